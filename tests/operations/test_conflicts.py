"""Two laptops wrote at once: both values are shown, a person decides, and nothing that was not on screen is lost."""

import pytest

from gridsteward.operations import conflicts, households
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from tests.operations.pair import Pair


def write(area: Area, home: Household, **values: str) -> None:
    card = households.household_card(area, home.id)
    households.edit_household(area, home.id, values, seen={name: card.seen[name] for name in values})


def test_both_values_stand_side_by_side_and_one_is_chosen(pair: Pair) -> None:
    home = pair.household()
    write(pair.first, home, note="有狗")
    write(pair.other, home, note="耳背")
    pair.exchange()
    (card,) = conflicts.conflict_cards(pair.first)
    assert (card.household_name, card.field) == ("周桂英", "note")
    assert {(side.steward, side.value, side.here) for side in card.sides} == {
        ("王站长", "有狗", True),
        ("李建国", "耳背", False),
    }
    assert not any(side.clock_off for side in card.sides)
    conflicts.resolve(pair.first, card.id, "有狗，耳背", seen=card.sides)
    pair.exchange()
    for area in (pair.first, pair.other):
        assert conflicts.conflict_cards(area) == []
        assert area.store.get(Household, home.id).note == "有狗，耳背"


def test_a_clock_that_is_off_is_said(pair: Pair) -> None:
    home = pair.household()
    write(pair.first, home, note="有狗")
    pair.other.store._now_ms = lambda: 1_000  # its battery is dead
    write(pair.other, home, note="耳背")
    pair.other.store._now_ms = pair.first.store._now_ms
    pair.exchange()
    (card,) = conflicts.conflict_cards(pair.first)
    assert {side.steward: side.clock_off for side in card.sides} == {"王站长": False, "李建国": True}


@pytest.mark.parametrize("deleted", [0, 1])
def test_deleted_here_and_edited_there_is_for_a_person_to_say(pair: Pair, deleted: int) -> None:
    home = pair.household()
    with pair.first.store.write("household_delete", about=home.id) as session:
        session.delete(Household, home.id)
    write(pair.other, home, note="还住着人")
    pair.exchange()
    (card,) = conflicts.conflict_cards(pair.other)
    assert card.field == "_deleted"
    assert [(side.steward, side.deletes, side.field) for side in card.sides] == [
        ("王站长", True, ""),
        ("李建国", False, "note"),
    ]
    conflicts.resolve(pair.other, card.id, deleted, seen=card.sides)
    pair.exchange()
    for area in (pair.first, pair.other):
        assert conflicts.conflict_cards(area) == []
        assert area.store.exists(Household, home.id) is not bool(deleted)


def test_a_decision_does_not_touch_what_came_after_the_look(pair: Pair) -> None:
    home = pair.household()
    write(pair.first, home, note="一")
    write(pair.other, home, note="二")
    pair.exchange()
    (card,) = conflicts.conflict_cards(pair.first)
    write(pair.other, home, note="三")
    pair.exchange()
    with pytest.raises(Fault, match="conflict_changed"):
        conflicts.resolve(pair.first, card.id, "一", seen=card.sides)
    (again,) = conflicts.conflict_cards(pair.first)
    conflicts.resolve(pair.first, again.id, "一", seen=again.sides)
    with pytest.raises(Fault, match="conflict_gone"):
        conflicts.resolve(pair.first, again.id, "一")


def test_a_decision_can_be_taken_back(pair: Pair) -> None:
    home = pair.household()
    write(pair.first, home, note="一")
    write(pair.other, home, note="二")
    pair.exchange()
    (card,) = conflicts.conflict_cards(pair.first)
    shown = pair.first.store.get(Household, home.id).note
    conflicts.resolve(pair.first, card.id, "三")
    households.undo(pair.first)
    assert pair.first.store.get(Household, home.id).note == shown


def test_a_form_opened_before_an_exchange_overwrites_nothing_it_did_not_show(pair: Pair) -> None:
    home = pair.household()
    form = households.household_card(pair.first, home.id)
    write(pair.other, home, note="对方先写的")
    pair.exchange()
    households.edit_household(pair.first, home.id, {"note": "照旧表写的"}, seen={"note": form.seen["note"]})
    (card,) = conflicts.conflict_cards(pair.first)
    assert {side.value for side in card.sides} == {"对方先写的", "照旧表写的"}
