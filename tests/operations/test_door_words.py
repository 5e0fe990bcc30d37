"""A word by which an old person knows who knocks: kept, shown on asking only, and who asked is on record."""

import pytest

from gridsteward.operations.area import Area
from gridsteward.operations.contacts import contacts_with, record_contact
from gridsteward.operations.door_words import (
    agree_word,
    door_word_state,
    drop_word,
    emergency_card,
    look_at_word,
    put_steward_phone,
)
from gridsteward.operations.households import history, merge_households, undo
from gridsteward.records.contact import ContactWay
from gridsteward.records.faults import Fault
from tests.operations.conftest import WallClock
from tests.operations.town_outage import homes


def test_the_word_is_shown_on_asking_and_who_asked_is_kept(grid: Area, clock: WallClock) -> None:
    (home,) = homes(grid, 1, "oxygen_concentrator")
    assert door_word_state(grid, home) is None
    with pytest.raises(Fault, match="door_word_empty"):
        agree_word(grid, home, "  ")
    agree_word(grid, home, " 桂花糕 ", hint="外婆做的点心")
    put_steward_phone(grid, " 139 0000 1234 ")
    card = emergency_card(grid, home)
    assert (card.hint, card.dependent, card.steward_phone) == ("外婆做的点心", True, "139 0000 1234")
    assert [each.phones for each in card.family] == [("13800000001",)]
    assert "桂花糕" not in repr((card, door_word_state(grid, home), history(grid, home)))
    clock.set(17, 8)
    assert look_at_word(grid, home)[0] == "桂花糕"
    state = door_word_state(grid, home)
    assert state is not None
    assert (state.looks, state.last_looker, state.last_look[:10]) == (1, "李建国", "2026-09-17")
    agree_word(grid, home, "水缸")
    assert look_at_word(grid, home)[0] == "水缸"
    drop_word(grid, home)
    assert door_word_state(grid, home) is None
    assert drop_word(grid, home) is None
    agree_word(grid, home, "竹篮")
    assert look_at_word(grid, home)[0] == "竹篮"


def test_word_and_contacts_follow_when_two_homes_become_one(grid: Area) -> None:
    keep, drop = homes(grid, 2)
    agree_word(grid, drop, "桂花糕")
    had, _ = record_contact(grid, drop, way=ContactWay.VISIT)
    merge_households(grid, keep=keep, drop=drop)
    assert look_at_word(grid, keep)[0] == "桂花糕"
    assert [each.id for each in contacts_with(grid, keep)] == [had.id]
    undo(grid)
    undo(grid)
    assert door_word_state(grid, keep) is None
