"""A line that goes dead while something goes up: what the hub took unheard, and a photo cut on its way.

Between the laptop and a real hub stands a line that goes silent for ever at one request.
"""

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from gridsteward.operations import syncing
from gridsteward.operations.area import Area
from gridsteward.records.household import Household
from gridsteward.store.store import Store
from gridsteward.sync.files import Files
from gridsteward.sync.roads.hub import HubRoad
from gridsteward.sync.roads.road import RoadFault
from tests.relay import Relay, hub_in_thread, sqlite_url, unhurried, until
from tests.store import oracle
from tests.sync import field as laptops

TIMEOUT_S = 0.8
SLACK_S = 2.0  # of a machine that does other things too
PHOTO = bytes(range(256)) * 12_000  # three megabytes: more than the buffers between two sockets hold


@dataclass
class Line:
    """A line to the hub that goes silent at the first request that begins as the pattern `at` says.

    `heard`: the hub still hears that request, only its answer does not come. With `at` empty it is an honest line.
    """

    hub: int
    at: bytes = b""
    heard: bool = False
    silent: threading.Event = field(default_factory=threading.Event)
    _over: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def serve(self, listening: socket.socket) -> None:
        """Take connections until `listening` is closed."""
        while True:
            try:
                near, _ = listening.accept()
            except OSError:
                return
            self._start(self._carry, near)

    def _start(self, do: object, *given: object) -> None:
        thread = threading.Thread(target=do, args=given)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _carry(self, near: socket.socket) -> None:
        with near, socket.create_connection(("127.0.0.1", self.hub)) as far, suppress(OSError):
            self._start(self._answers, near, far)
            try:
                while data := near.recv(65_536):
                    if self.at and re.match(self.at, data):
                        self._fall_silent(near, far, data)
                        break
                    far.sendall(data)
            finally:
                far.shutdown(socket.SHUT_RDWR)

    def _fall_silent(self, near: socket.socket, far: socket.socket, data: bytes) -> None:
        self.silent.set()
        while self.heard and data:
            far.sendall(data)
            data = near.recv(65_536)
        self._over.wait()

    def _answers(self, near: socket.socket, far: socket.socket) -> None:
        with suppress(OSError):
            while data := far.recv(65_536):
                if self.silent.is_set():
                    self._over.wait()
                    return
                near.sendall(data)

    def end(self) -> None:
        """Let go of everything."""
        self._over.set()
        for thread in self._threads:
            thread.join()


@contextmanager
def line(hub: Relay, *, at: bytes = b"", heard: bool = False) -> Iterator[tuple[Line, str]]:
    """Give a line and the hub's address over it."""
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8_192)
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        made = Line(int(hub.url.rpartition(":")[2]), at, heard)
        accepting = threading.Thread(target=made.serve, args=(listening,))
        accepting.start()
        try:
            yield made, f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            made.end()
            accepting.join()


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Relay]:
    with hub_in_thread(unhurried(sqlite_url(tmp_path_factory.mktemp("hub")))) as relay:
        yield relay


@pytest.fixture
def team(tmp_path: Path, hub: Relay, cheap_keys: None) -> Iterator[list[Area]]:
    made = laptops.team(tmp_path, hub.url, stewards=("王站长", "李建国"))
    yield made
    laptops.close(made)


def exchange(area: Area, url: str) -> None:
    """Exchange as `operations.syncing` does, with a patience of our own."""
    with syncing.engine_of(area) as engine:
        circle = engine.circle
        road = HubRoad(url, circle.area, circle.device, circle.keys, timeout_s=TIMEOUT_S)
        try:
            engine.sync(road)
            files = Files(engine.store)
            files.leave(road)
            files.fetch(road, sorted(files.named() - files.here()))
        finally:
            road.close()


def faults_of(area: Area, url: str) -> tuple[list[str], float]:
    """Return the kinds of fault the exchange ended with, and how long it took in seconds."""
    started = time.monotonic()
    try:
        exchange(area, url)
    except RoadFault as fault:
        return [fault.kind], time.monotonic() - started
    return [], time.monotonic() - started


PLACES: dict[str, dict[str, Any]] = {
    "a bundle is taken and nobody says so": {"at": rb"PUT \S+/bundles/", "heard": True},
    "a photo stops on its way there": {"at": rb"PUT \S+/chunks/"},
    "a photo is taken and nobody says so": {"at": rb"PUT \S+/objects/file/", "heard": True},
}


@pytest.mark.parametrize("place", PLACES)
def test_silence_ends_in_time_and_holds_nobody_up(team: list[Area], hub: Relay, place: str) -> None:
    """A steward at a door must be able to write while the laptop waits for a network that is not there."""
    first, other = team
    theirs = laptops.household(other, "周桂英", note="x" * 2_000)
    laptops.visit(other, theirs, b"their meter" * 200)
    syncing.sync_hub(other)
    row = laptops.household(first, "李大山")
    photo = laptops.visit(first, row, PHOTO)
    told: list[tuple[list[str], float]] = []
    with line(hub, **PLACES[place]) as (stalled, url):
        thread = threading.Thread(target=lambda: told.append(faults_of(first, url)))
        thread.start()
        until(stalled.silent.is_set)
        meanwhile = write_beside(first, "吴小妹")
        assert thread.is_alive(), "the second connection had to wait for the exchange to give up"
        thread.join(timeout=TIMEOUT_S + SLACK_S + 10)
        assert not thread.is_alive(), "it waits for ever"
    ((kinds, took),) = told
    assert kinds == ["road_unreachable"]
    assert took < TIMEOUT_S + SLACK_S
    for each in team:
        assert oracle.disagreements(each.store.connection) == []
    assert syncing.sync_state(first).unsent > 0, "what nobody has confirmed counts as sent"
    assert syncing.sync_state(first).files_on_hub == (1 if place.startswith("a photo") else 0)
    with line(hub) as (_honest, url):
        assert faults_of(first, url)[0] == []
    laptops.until_quiet(team)
    laptops.expect_one_state(team)
    assert {home.id for home in other.store.select(Household)} >= {theirs, row, meanwhile}
    with syncing.engine_of(other) as engine, syncing.hub_road(engine.circle) as road:
        Files(engine.store).fetch(road, [photo])
    assert other.store.files.get(photo) == PHOTO


def write_beside(area: Area, name: str) -> str:
    """Write over a connection of its own, as the window does while an exchange runs."""
    beside = Store(area.store.path, area.opened.key)
    try:
        made = Household(id=f"beside-{name}", account_no="0610442740", name=name)
        with beside.write("household.add", about=made.id) as write:
            write.insert(made)
    finally:
        beside.close()
    return made.id
