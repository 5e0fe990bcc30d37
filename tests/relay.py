"""Hubs for tests: in a thread with a clock of ours, or as processes that can be killed. Always over real HTTP."""

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from gridsteward.hub.app import create_app
from gridsteward.hub.hub import now_ms
from gridsteward.hub.serve import Listening, configured
from gridsteward.hub.settings import Rate, Settings
from gridsteward.sync.roads.hub import HubRoad
from tests.sync.people import Area, Person

START_S = 20.0


@dataclass
class Clock:
    """A clock that goes only when a test moves it; None: the real one."""

    ms: int | None = None

    def __call__(self) -> int:
        """Return the time in ms."""
        return now_ms() if self.ms is None else self.ms


@dataclass
class Relay:
    """A running hub."""

    url: str
    clock: Clock = field(default_factory=Clock)
    process: "subprocess.Popen[bytes] | None" = None
    _roads: list[HubRoad] = field(default_factory=list)

    def road(self, area: Area, person: Person, **more: object) -> HubRoad:
        """Return a person's road over this hub."""
        road = HubRoad(self.url, area.id, person.device, person.keys, **more)  # type: ignore[arg-type]
        self._roads.append(road)
        return road

    def found(self, area: Area) -> HubRoad:
        """Let the first person bring the area's records; return that person's road."""
        road = self.road(area, area.people[0])
        road.append_members(area.raw_records, expected=[])
        return road

    def answers(self) -> bool:
        """Tell whether it serves by now."""
        return _listens(self.url)

    def close_roads(self) -> None:
        """Let all connections go."""
        for road in self._roads:
            road.close()


@contextmanager
def hub_in_thread(settings: Settings, *, clock: Clock | None = None) -> Iterator[Relay]:
    """Serve in a thread of this process until the block ends."""
    clock = clock or Clock()
    listening = Listening(port=0)
    config = configured(lambda: create_app(settings, clock=clock), settings, listening, quiet=True)
    with socket.create_server(("127.0.0.1", 0)) as bound:
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        relay = Relay(f"http://127.0.0.1:{bound.getsockname()[1]}", clock)
        try:
            _await(lambda: server.started, thread.is_alive)
            yield relay
        finally:
            relay.close_roads()
            server.should_exit = True
            thread.join()


@contextmanager
def hub_process(
    database: str, *options: str, port: int = 0, environment: Mapping[str, str] | None = None
) -> Iterator[Relay]:
    """Run `gridsteward hub serve` until the block ends."""
    port = port or free_port()
    process = start_hub(database, port, *options, environment=environment)
    scheme = "https" if "--cert" in options else "http"
    relay = Relay(f"{scheme}://127.0.0.1:{port}", process=process)
    try:
        _await(lambda: _listens(f"http://127.0.0.1:{port}"), lambda: process.poll() is None)
        yield relay
    finally:
        relay.close_roads()
        if process.poll() is None:
            process.terminate()
        process.wait(timeout=START_S)


def start_hub(
    database: str, port: int, *options: str, environment: Mapping[str, str] | None = None
) -> "subprocess.Popen[bytes]":
    """Start `gridsteward hub serve` and do not wait; unlimited rates, as a test asks a lot in little time."""
    rates = ("--area-rate", "100000", "--address-rate", "100000", "--founding-rate", "100000")
    given = ("--database", database, "--port", str(port), "--quiet", *rates, *options)
    return subprocess.Popen(
        [sys.executable, "-m", "gridsteward", "hub", "serve", *given],
        env={**os.environ, **(environment or {})},
        stderr=subprocess.DEVNULL,
    )


def unhurried(database: str, **more: Any) -> Settings:
    """Return settings without rates: a test asks a lot in little time."""
    free = Rate(1e6, 1_000_000)
    rates = dict.fromkeys(("area_rate", "address_rate", "invite_rate", "founding_rate"), free)
    return Settings(database, **{**rates, **more})


def sqlite_url(folder: Path) -> str:
    """Return the URL of a database file in a folder."""
    return f"sqlite:///{folder / 'hub.db'}"


def free_port() -> int:
    """Return a port nobody listens on just now."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def until(true: Callable[[], bool], *, seconds: float = START_S) -> None:
    """Wait until something is so; fail when it does not become so."""
    _await(true, lambda: True, seconds=seconds)


def _listens(url: str) -> bool:
    try:
        return httpx.get(f"{url}/healthz", trust_env=False).status_code == 204
    except (httpx.ReadError, httpx.RemoteProtocolError):
        return True  # it speaks TLS
    except httpx.TransportError:
        return False


def _await(true: Callable[[], bool], alive: Callable[[], bool], *, seconds: float = START_S) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert alive(), "it ended before it served"
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.02)
