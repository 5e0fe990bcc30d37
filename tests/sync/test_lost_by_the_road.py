"""A hub that lost what it had confirmed, and an exchange that ends before it is healed: nothing lost counts as sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.records.visit import Attachment
from gridsteward.sync.files import Files
from gridsteward.sync.roads.road import RoadFault
from tests.sync.laptops import Laptop, founder, joiner, new_area
from tests.sync.memory_road import MemoryRoad


@pytest.fixture
def road() -> MemoryRoad:
    return MemoryRoad()


@pytest.fixture
def pair(tmp_path: Path, road: MemoryRoad) -> Iterator[list[Laptop]]:
    first = founder(tmp_path, new_area())
    laptops = [first, joiner(tmp_path, first, road, name="李建国")]
    yield laptops
    for each in laptops:
        each.close()


def full(what: str) -> None:
    if what in ("put", "append_members"):
        raise RoadFault("road_full")


def alarms(laptop: Laptop) -> list[str]:
    return [event.body["alarm"] for event in laptop.store.exchange.events("alarm")]


def test_what_a_wiped_hub_lost_is_unsent_before_it_is_healed(pair: list[Laptop], road: MemoryRoad) -> None:
    """The new hub is full: a steward who reads "all sent" hands the laptop in, and the work is on no other."""
    first = pair[1]
    with first.store.write("household.add") as write:
        write.insert(Household(id=made_by_hand(), account_no="1", name="周桂英"))
    photo = first.store.files.put(b"photo" * 500)
    with first.store.write("visit_new") as write:
        write.insert(
            Attachment(
                id=made_by_hand(),
                visit_id="v",
                household_id="h",
                content_hash=photo,
                name="门口.jpg",
                media_type="image/jpeg",
                size=2_500,
                added_at="2026-11-25T10:00:00+08:00",
            )
        )
    first.sync(road)
    Files(first.store).leave(road)
    written = first.store.last_seq(first.store.writer)
    assert first.engine.standing.confirmed_seq() == written
    road.wipe()
    road.before = full
    for _turn in range(2):
        with pytest.raises(RoadFault, match="road_full"):
            first.sync(road)
        assert first.engine.standing.confirmed_seq() == 0, "what the hub lost still counts as sent"
        assert Files(first.store).on("hub:") == set(), "the photo lies on no hub"
        assert "rolled_back" in alarms(first)
    assert len(set(alarms(first))) == 1
    road.before = lambda _what: None
    first.sync(road)
    assert Files(first.store).leave(road) == 1
    assert first.engine.standing.confirmed_seq() == written
    said = len(alarms(first))
    first.sync(road)
    assert len(alarms(first)) == said, "healed, and the alarm goes on"
