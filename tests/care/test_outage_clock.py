"""The clock that keeps somebody on oxygen from being forgotten while the power is off."""

from datetime import datetime, timedelta
from itertools import permutations

import pytest

from gridsteward.care.outage_clock import clock, occasion
from gridsteward.records.contact import CareContact, ContactOutcome
from gridsteward.records.outage import Outage, OutageKind
from gridsteward.records.outage_round import Clock, OutageStep, TurnState

BEGINS = datetime.fromisoformat("2026-11-25T08:00:00+08:00")
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


def outage(
    kind: OutageKind = OutageKind.PLANNED, *, known: timedelta = -10 * 24 * HOUR, **more: object
) -> tuple[Outage, datetime]:
    """Return an outage and when it was heard of."""
    values = {"begins": BEGINS.isoformat(), "districts": "桂溪1号台区"}
    return Outage(id="o", kind=kind, **(values | more)), BEGINS + known  # type: ignore[arg-type]


def contact(
    after: timedelta,
    step: OutageStep = OutageStep.ROUND,
    outcome: ContactOutcome = ContactOutcome.REACHED,
    *,
    by: str = "李建国",
) -> CareContact:
    at = (BEGINS + after).isoformat()
    return CareContact(
        id=f"{at} {by}",
        household_id="h",
        person_id="",
        way="hotline",
        outcome=outcome,
        at=at,
        entered_at=at,
        steward=by,
        occasion=occasion("o", step),
    )


def look(
    made: tuple[Outage, datetime], *contacts: CareContact, at: timedelta, dependent: bool = True
) -> Clock:
    return clock(made[0], contacts, known=made[1], dependent=dependent, now=BEGINS + at)


def states(found: Clock) -> list[tuple[str, int, str]]:
    return [(each.step.value, each.number, each.state.value) for each in found.turns]


def due(found: Clock) -> timedelta:
    return datetime.fromisoformat(found.due) - BEGINS


def test_a_planned_outage_is_told_seven_days_and_a_day_before() -> None:
    found = look(outage(), at=-9 * 24 * HOUR)
    assert (found.step, due(found)) == (OutageStep.WEEK, -7 * 24 * HOUR)
    told = contact(-8 * 24 * HOUR, OutageStep.WEEK)
    found = look(outage(), told, at=-24 * HOUR)
    assert (found.step, due(found), found.overdue) == (OutageStep.DAY, -24 * HOUR, False)
    found = look(outage(), told, at=-23 * HOUR)
    assert found.overdue
    found = look(outage(), told, contact(-22 * HOUR, OutageStep.DAY), at=MINUTE)
    assert states(found) == [("week", 0, "done"), ("day", 0, "late"), ("round", 1, "open")]
    assert due(found) == 3 * HOUR
    assert states(look(outage(), at=MINUTE))[:2] == [("week", 0, "missed"), ("day", 0, "missed")]


@pytest.mark.parametrize(
    ("kind", "known", "dependent", "step", "by"),
    [
        # the station heard late: within a day, and before the other notice
        (OutageKind.PLANNED, -5 * 24 * HOUR, True, OutageStep.WEEK, -4 * 24 * HOUR),
        (OutageKind.PLANNED, -30 * HOUR, True, OutageStep.WEEK, -24 * HOUR),
        # who does not depend on power is told once
        (OutageKind.PLANNED, -10 * 24 * HOUR, False, OutageStep.DAY, -24 * HOUR),
        # at short notice: at once, and never after it began
        (OutageKind.TEMPORARY, -4 * HOUR, True, OutageStep.NOW, -4 * HOUR + 30 * MINUTE),
        (OutageKind.PLANNED, -10 * MINUTE, True, OutageStep.NOW, timedelta()),
        (OutageKind.FAULT, 15 * MINUTE, True, OutageStep.ROUND, 45 * MINUTE),
        (OutageKind.FAULT, 15 * MINUTE, False, OutageStep.NOW, 15 * MINUTE + 3 * HOUR),
    ],
)
def test_the_first_word_is_due_in_time(
    kind: OutageKind, known: timedelta, dependent: bool, step: OutageStep, by: timedelta
) -> None:
    found = look(outage(kind, known=known), at=known, dependent=dependent)
    assert (found.step, due(found)) == (step, by)


def test_the_next_round_counts_from_when_somebody_was_reached_and_what_was_missed_stays_missed() -> None:
    made = outage(OutageKind.FAULT, known=timedelta())
    found = look(made, contact(20 * MINUTE), at=HOUR)
    assert due(found) == 3 * HOUR + 20 * MINUTE
    # due at 3:20; nothing until 7:00, so that one was missed and the next, due at 6:20, came late
    found = look(made, contact(20 * MINUTE), contact(7 * HOUR), at=8 * HOUR)
    assert states(found) == [
        ("round", 1, "done"),
        ("round", 2, "missed"),
        ("round", 3, "late"),
        ("round", 4, "open"),
    ]
    assert (due(found), found.missed) == (10 * HOUR, 1)
    assert look(made, contact(20 * MINUTE), at=7 * HOUR).missed == 1, "seen before anybody calls"


def test_who_is_not_reached_is_tried_again_soon_and_then_somebody_goes_there() -> None:
    made = outage(OutageKind.FAULT, known=timedelta())
    not_reached = ContactOutcome.NOT_REACHED
    first = contact(5 * MINUTE, outcome=not_reached)
    found = look(made, first, at=10 * MINUTE)
    assert (due(found), found.go_there, found.overdue) == (25 * MINUTE, False, False)
    second = contact(26 * MINUTE, outcome=not_reached)
    found = look(made, first, second, at=40 * MINUTE)
    assert (due(found), found.go_there, found.overdue) == (46 * MINUTE, True, True)
    word = contact(26 * MINUTE, outcome=ContactOutcome.LEFT_WORD)
    assert not look(made, first, word, at=40 * MINUTE).go_there
    found = look(made, first, second, contact(50 * MINUTE), at=HOUR)
    assert (states(found)[0], found.go_there) == (("round", 1, "late"), False)
    assert found.turns[0].tried == (first, second)


def test_it_ends_with_a_word_that_all_is_well() -> None:
    made = outage(OutageKind.FAULT, known=timedelta(), restored=(BEGINS + 5 * HOUR).isoformat())
    found = look(made, contact(10 * MINUTE), at=6 * HOUR)
    assert states(found) == [("round", 1, "done"), ("round", 2, "missed"), ("after", 0, "open")]
    assert due(found) == 8 * HOUR
    found = look(made, contact(10 * MINUTE), contact(6 * HOUR, OutageStep.AFTER), at=7 * HOUR)
    assert (found.due, states(found)[-1]) == ("", ("after", 0, "done"))
    # somebody who did not know yet went on with the round: that is the same word
    found = look(made, contact(3 * HOUR), contact(6 * HOUR), at=7 * HOUR)
    assert states(found) == [("round", 1, "late"), ("after", 0, "done")]
    assert look(made, contact(3 * HOUR), at=30 * HOUR).turns[-1].state is TurnState.MISSED
    assert look(outage(cancelled=1), at=HOUR) == Clock(turns=())


def test_two_laptops_that_called_the_same_round_are_told_and_the_order_of_arrival_changes_nothing() -> None:
    made = outage(OutageKind.FAULT, known=timedelta())
    had = [
        contact(10 * MINUTE),
        contact(15 * MINUTE, by="王芳"),
        contact(2 * HOUR, outcome=ContactOutcome.NOT_REACHED),
        contact(3 * HOUR, by="王芳"),
    ]
    found = look(made, *had, at=4 * HOUR)
    assert [each.steward for each in found.again] == ["王芳"]
    assert states(found) == [("round", 1, "done"), ("round", 2, "done"), ("round", 3, "open")]
    assert due(found) == 6 * HOUR
    for order in permutations(had):
        assert look(made, *order, at=4 * HOUR) == found
