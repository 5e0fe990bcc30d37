"""One laptop in a process of its own, as on its own computer: nothing is warm there that would not be there.

Reads a JSON line [what, *arguments], does it, says a JSON line.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from gridsteward.records.household import Household
from gridsteward.sync import enrol
from gridsteward.sync.members import leave_members
from gridsteward.sync.roads.hub import HubRoad
from gridsteward.sync.wire.secrets import Code
from tests.bench.sync.counting import CountingTransport
from tests.bench.sync.load import households
from tests.sync.laptops import Laptop


class Worker:
    """A laptop: named, at a home, of an area."""

    def __init__(self, name: str, home: str, area: str, url: str) -> None:
        self._laptop = Laptop(name, Path(home), bytes.fromhex(area), clock=_now_ms).open()  # type: ignore[arg-type]
        self._url = url

    def found(self) -> str:
        """Begin the area."""
        self._laptop.circle.found()
        return self._laptop.circle.device.hex()

    def rows(self) -> int:
        """Bring the load in, as a ledger does."""
        with self._laptop.store.write("ledger_import") as write:
            write.insert(*households())
        return len(self._laptop.households())

    def invite(self) -> str:
        """Hand out a code."""
        code = self._laptop.circle.invite(role="steward", expires_ms=_now_ms() + 3_600_000)
        self.sync()
        return code.text

    def ask(self, code: str) -> None:
        """Ask to join."""
        road = HubRoad(self._url)
        self._laptop.circle.begin_pending(Code.read(code))
        enrol.ask(self._laptop.circle, road, steward=self._laptop.name)
        road.close()

    def admit(self) -> int:
        """Take in who asks."""
        self.sync()
        engine = self._laptop.engine
        for each in engine.asking:
            enrol.admit(self._laptop.circle, each, name="桂溪")
        road = self._road()
        leave_members(engine.circle, road)
        road.close()
        return len(engine.asking)

    def welcome(self) -> str | None:
        """Read the records that admit this laptop."""
        road = self._road()
        try:
            return enrol.look_for_welcome(self._laptop.circle, road)
        finally:
            road.close()

    def sync(self) -> dict[str, float]:
        """Exchange; return how long it took (wall and processor), questions, bytes of bodies, and what came of it."""
        counting = CountingTransport()

        def work() -> Any:
            road = self._road(counting)
            outcome = self._laptop.engine.sync(road)
            road.close()
            return outcome

        seconds, cpu, outcome = _timed(work)
        return {
            "s": seconds,
            "cpu_s": cpu,
            "requests": counting.requests,
            "up": counting.up,
            "down": counting.down,
            "sent": outcome.sent,
            "received": outcome.received,
            "conflicts": outcome.conflicts,
        }

    def join(self) -> dict[str, float]:
        """Come in as a new laptop: records, snapshot, what came since; return how long it took."""
        seconds, cpu, welcome = _timed(self.welcome)
        if welcome is None:
            raise RuntimeError("not admitted")
        synced = self.sync()
        return {**synced, "s": seconds + synced["s"], "cpu_s": cpu + synced["cpu_s"]}

    def snapshot(self) -> float:
        """Leave a snapshot; return how long it took."""
        road = self._road()
        seconds, _cpu, _name = _timed(lambda: self._laptop.engine.snapshots.make(road))
        road.close()
        return seconds

    def edit(self, field: str, first: int, last: int, value: str) -> None:
        """Write a field of households, one change each, as a person does. `{}` in the value is their number."""
        for number, home in list(enumerate(households()))[first:last]:
            self._laptop.edit(home.id, **{field: value.format(number)})

    def conflicts(self) -> list[str]:
        """Return which cells say two things, as "row field"."""
        return [f"{each.row} {each.field}" for each in self._laptop.store.conflicts()]

    def names(self) -> float:
        """Work out by which names the households are found that came; return how long it took."""
        seconds, _cpu, _count = _timed(self._laptop.store.work_out_names)
        return seconds

    def count(self) -> tuple[int, int]:
        """Return how many households are here, and how many of them are found by a name."""
        store = self._laptop.store
        return len(store.select(Household)), sum(bool(each.pinyin) for each in store.summaries())

    def digest(self) -> str:
        """Return the digest of all that is here."""
        return self._laptop.store.state_digest().hex()

    def close(self) -> int:
        """Let go of the file; return its size."""
        self._laptop.close()
        return (self._laptop.folder / "area.db").stat().st_size

    def _road(self, counting: CountingTransport | None = None) -> HubRoad:
        circle = self._laptop.circle
        return HubRoad(
            self._url, circle.area, circle.device, circle.keys, transport=counting or CountingTransport()
        )


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


def _timed(work: Callable[[], Any]) -> tuple[float, float, Any]:
    gc.collect()
    began, cpu = time.perf_counter(), time.process_time()
    found = work()
    return time.perf_counter() - began, time.process_time() - cpu, found


def main() -> None:
    """Do what standard input says until it ends."""
    worker = Worker(*sys.argv[1:])
    for line in sys.stdin:
        what, *arguments = json.loads(line)
        said = getattr(worker, what)(*arguments)
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
