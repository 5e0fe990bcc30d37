"""Whole laptops over a real hub: an area begins empty on it, and a new laptop comes in by a snapshot."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.sync import enrol
from gridsteward.sync.engine import Outcome
from gridsteward.sync.roads.hub import HubRoad
from gridsteward.sync.wire.messages import SNAPSHOT
from tests.relay import Relay
from tests.sync.laptops import Laptop, ask, founder, new_area


@contextmanager
def _road(relay: Relay, laptop: Laptop | None = None) -> Iterator[HubRoad]:
    circle = laptop.circle if laptop else None
    road = HubRoad(relay.url, circle.area, circle.device, circle.keys) if circle else HubRoad(relay.url)
    try:
        yield road
    finally:
        road.close()


def _sync(relay: Relay, laptop: Laptop) -> Outcome:
    with _road(relay, laptop) as road:
        return laptop.sync(road)


def _join(home: Path, inviter: Laptop, relay: Relay) -> Laptop:
    code = inviter.circle.invite(role="steward", expires_ms=inviter.clock.ms + 3_600_000)
    _sync(relay, inviter)
    with _road(relay) as road:
        made = ask(home, road, code, name="李建国")
    _sync(relay, inviter)
    (asking,) = inviter.engine.asking
    enrol.admit(inviter.circle, asking, name="青石区")
    _sync(relay, inviter)
    with _road(relay, made) as road:
        assert enrol.look_for_welcome(made.circle, road) == "青石区"
    return made


def test_an_area_in_which_nothing_was_written_yet_takes_laptops_in(relay: Relay, tmp_path: Path) -> None:
    first = founder(tmp_path, new_area())
    second = _join(tmp_path, first, relay)
    home = Household(id=made_by_hand(), account_no="0610442739", name="周桂英")
    first.add(home)
    _sync(relay, first)
    _sync(relay, second)
    assert second.households() == {home.id: home}
    for each in (first, second):
        each.close()


def test_a_new_laptop_takes_the_snapshot_a_hub_holds(relay: Relay, tmp_path: Path) -> None:
    first = founder(tmp_path, new_area())
    for number in range(3):
        first.add(Household(id=made_by_hand(), account_no=f"061044273{number}", name="周桂英"))
        _sync(relay, first)
    with _road(relay, first) as road:
        first.engine.snapshots.make(road)
        assert len(road.objects(SNAPSHOT)) == 1
    second = _join(tmp_path, first, relay)
    outcome = _sync(relay, second)
    assert (outcome.received, outcome.alarms) == (3, [])
    assert [kept.raw for kept in second.store.exchange.bundles(first.store.writer, raw=True)] == [None]
    assert second.store.state_digest() == first.store.state_digest()
    for each in (first, second):
        each.close()
