"""A hub that never answers: the exchange ends in time, leaves nothing half-done, and nobody waits for it at a door."""

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.store.store import Store
from gridsteward.sync.circle import Circle
from gridsteward.sync.engine import Engine
from gridsteward.sync.roads.hub import HubRoad
from gridsteward.sync.roads.road import RoadFault
from tests.relay import hub_in_thread, sqlite_url, unhurried
from tests.store import oracle
from tests.sync.bad_line import DEAD, HONEST, BadLine, Fate, Odds
from tests.sync.laptops import Laptop, founder, joiner, new_area

TIMEOUT_S = 0.6
WRITES = 20


@pytest.fixture
def line(tmp_path: Path) -> Iterator[BadLine]:
    (tmp_path / "hub").mkdir()
    with hub_in_thread(unhurried(sqlite_url(tmp_path / "hub"))) as relay:
        made = BadLine([int(relay.url.rpartition(":")[2])])
        yield made
        made.close()


def road(line: BadLine, laptop: Laptop, *, timeout_s: float = TIMEOUT_S) -> HubRoad:
    circle = laptop.circle
    return HubRoad(line.url, circle.area, circle.device, circle.keys, timeout_s=timeout_s)


def home(name: str) -> Household:
    return Household(id=made_by_hand(), account_no="0610442739", name=name)


@pytest.fixture
def pair(line: BadLine, tmp_path: Path) -> Iterator[list[Laptop]]:
    first = founder(tmp_path, new_area())
    with closing(road(line, first, timeout_s=20)) as honest:
        other = joiner(tmp_path, first, honest, name="李建国")
    for each in (first, other):
        sync(line, each)
    yield [first, other]
    for each in (first, other):
        each.close()


def sync(line: BadLine, laptop: Laptop) -> None:
    with closing(road(line, laptop, timeout_s=20)) as honest:
        laptop.sync(honest)


def stalls_at(question: int) -> Odds:
    """Return odds by which everything passes until the given question, and from then on nothing."""

    class From(Odds):
        asked = 0

        def draw(self, rnd: object) -> Fate:  # noqa: ARG002  (nothing here is left to chance)
            self.asked += 1
            return Fate.STALLED if self.asked >= question else Fate.PASSED

    return From()


@pytest.mark.parametrize(
    "question", [1, 2, 3, 4], ids=["pull", "first bundle", "second bundle", "third bundle"]
)
def test_a_hub_that_never_answers_is_given_up_in_time(
    line: BadLine, pair: list[Laptop], monkeypatch: pytest.MonkeyPatch, question: int
) -> None:
    """Else the app hangs at a village with a bad mast, and what was typed there hangs with it."""
    monkeypatch.setattr("gridsteward.sync.wire.bundles.MOST_OPS", 1)
    first, other = pair
    for number in range(3):
        first.add(home(f"第{number}户"))
    line.odds = stalls_at(question)
    began = time.monotonic()
    with closing(road(line, first)) as bad, pytest.raises(RoadFault, match="road_unreachable"):
        first.sync(bad)
    assert TIMEOUT_S * 0.9 <= time.monotonic() - began < TIMEOUT_S + 3
    connection = first.store.connection
    assert not connection.in_transaction
    assert oracle.disagreements(connection) == []
    assert len(first.households()) == 3
    line.odds = HONEST
    for each in (first, other, first):
        sync(line, each)
    assert other.store.state_digest() == first.store.state_digest()
    assert first.engine.standing.confirmed_seq() == first.store.last_seq(first.store.writer)


def test_a_hub_that_drips_is_given_up_too(line: BadLine, pair: list[Laptop]) -> None:
    """A byte now and then keeps a connection alive for hours, and nobody would ever be told."""
    line.odds = Odds({Fate.DRIPPED: 1.0})
    began = time.monotonic()
    with closing(road(line, pair[0])) as bad, pytest.raises(RoadFault, match="road_unreachable"):
        pair[0].sync(bad)
    assert time.monotonic() - began < TIMEOUT_S + 3


def test_no_lock_is_held_while_the_exchange_waits(line: BadLine, pair: list[Laptop]) -> None:
    """A steward types at the door while the exchange waits for a hub: not one field may wait with it."""
    first, other = pair
    first.add(home("先记的"))
    line.odds = DEAD
    faults: list[RoadFault] = []

    def exchange() -> None:
        store = Store(first.store.path, first.store._key, now_ms=first.clock)
        with closing(store), closing(road(line, first, timeout_s=2)) as bad:
            try:
                Engine(store, Circle(store, first.area), first.engine.anchors).sync(bad)
            except RoadFault as fault:
                faults.append(fault)

    waiting = threading.Thread(target=exchange)
    waiting.start()
    while not line.counts[Fate.STALLED]:
        assert waiting.is_alive(), "it did not wait for the hub"
        time.sleep(0.005)
    first.store.connection.execute("PRAGMA busy_timeout = 0")  # a lock held for a moment would be an error
    for number in range(WRITES):
        first.add(home(f"等的时候记的{number}"))
    assert waiting.is_alive(), "all was written while the exchange waited"
    waiting.join()
    assert [fault.kind for fault in faults] == ["road_unreachable"]
    line.odds = HONEST
    for each in (first, other):
        sync(line, each)
    assert len(other.households()) == 1 + WRITES
