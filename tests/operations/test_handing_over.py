"""A household goes to another steward: nothing is orphaned, and what the former one still sends is looked at (R9)."""

import pytest

from gridsteward.operations import handing_over, households
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household, ReviewOutcome
from tests.operations.pair import Pair


def note(pair: Pair, home: Household, text: str) -> None:
    """The steward's laptop writes a note."""
    card = households.household_card(pair.other, home.id)
    households.edit_household(pair.other, home.id, {"note": text}, seen=card.seen)


def hand_over(pair: Pair, *homes: str) -> None:
    handing_over.hand_over(
        pair.first,
        homes or [handing_over.WHOLE_AREA],
        from_steward="李建国",
        to_steward="王站长",
        reason="调岗",
    )


def test_a_household_has_the_steward_of_the_last_hand_over(pair: Pair) -> None:
    home = pair.household()
    assert handing_over.steward_of(pair.first, home.id) == ""
    hand_over(pair, home.id)
    pair.exchange()
    assert handing_over.steward_of(pair.other, home.id) == "王站长"
    assert [each.reason for each in handing_over.hand_overs(pair.other, home.id)] == ["调岗"]
    assert handing_over.stewards(pair.first) == ["李建国", "王站长"]


@pytest.mark.parametrize("whole_area", [True, False])
def test_late_records_of_the_former_steward_are_looked_at(pair: Pair, whole_area: bool) -> None:
    home = pair.household()
    note(pair, home, "以前记的")
    pair.exchange()
    hand_over(pair, *([] if whole_area else [home.id]))
    note(pair, home, "迟到的")  # the former steward has not heard of it
    pair.exchange()
    (late,) = handing_over.late_records(pair.first)
    assert (late.steward, late.household_name) == ("李建国", "周桂英")
    assert ("household", "note", "迟到的") in late.fields
    assert pair.first.store.get(Household, home.id).note == "迟到的", (
        "a late record counts until it is taken back"
    )


def test_what_the_former_steward_writes_knowing_of_it_is_not_late(pair: Pair) -> None:
    home = pair.household()
    hand_over(pair, home.id)
    pair.exchange()
    note(pair, home, "交接后补充")
    pair.exchange()
    assert handing_over.late_records(pair.first) == []


def test_another_household_is_not_concerned(pair: Pair) -> None:
    home, other = pair.household(), pair.household("李大山")
    hand_over(pair, home.id)
    note(pair, other, "别家的")
    pair.exchange()
    assert handing_over.late_records(pair.first) == []


@pytest.mark.parametrize("outcome", list(ReviewOutcome))
def test_one_look_is_enough_for_all_laptops(pair: Pair, outcome: ReviewOutcome) -> None:
    home = pair.household()
    hand_over(pair, home.id)
    note(pair, home, "迟到的")
    pair.exchange()
    (late,) = handing_over.late_records(pair.first)
    change, left = handing_over.review(pair.first, late.name, outcome)
    assert (change.kind, left) == ("late_review", 0)
    pair.exchange()
    for area in (pair.first, pair.other):
        assert handing_over.late_records(area) == []
        expected = "迟到的" if outcome is ReviewOutcome.KEPT else ""
        assert area.store.get(Household, home.id).note == expected
    with pytest.raises(Fault, match="late_gone"):
        handing_over.review(pair.first, late.name, outcome)


def test_taking_back_leaves_what_was_changed_since(pair: Pair) -> None:
    home = pair.household()
    hand_over(pair, home.id)
    note(pair, home, "迟到的")
    pair.exchange()
    card = households.household_card(pair.first, home.id)
    households.edit_household(pair.first, home.id, {"note": "新的更准"}, seen=card.seen)
    (late,) = handing_over.late_records(pair.first)
    _change, left = handing_over.review(pair.first, late.name, ReviewOutcome.TAKEN_BACK)
    assert left == 1
    assert pair.first.store.get(Household, home.id).note == "新的更准"


def test_a_hand_over_names_two_stewards(pair: Pair) -> None:
    for former, to, kind in (("", "王站长", "steward_empty"), ("王站长", " 王站长 ", "hand_over_same")):
        with pytest.raises(Fault, match=kind):
            handing_over.hand_over(pair.first, ["x"], from_steward=former, to_steward=to)
