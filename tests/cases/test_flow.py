"""Where a case stands: the same on every laptop, through every kind's own flow, and no promise is forgotten."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridsteward.cases.clocks import CHINA, WorkCalendar
from gridsteward.cases.deadlines import deadlines, trust
from gridsteward.cases.flow import CaseState, state_of
from gridsteward.operations import case_rules
from gridsteward.records.case import Case, CaseEvent, CaseKind, Deadline

RULES, CLOCKS = case_rules.flows(), case_rules.clocks()
CALENDAR = WorkCalendar(holidays=frozenset(), worked=frozenset(), announced=frozenset((2026,)))
ANYWAY = {"turned": ("complaint", "crisis"), "ordered": ("0815",)}


def moment(text: str) -> str:
    """Return a moment of March 2026 from "day hour:minute"."""
    day, _, clock = text.partition(" ")
    return f"2026-03-{int(day):02}T{clock}:00+08:00"


def case(kind: str, topic: str = "", *, area_class: str = "rural") -> Case:
    return Case(
        id="c",
        kind=kind,
        topic=topic,
        channel="door",
        content="灯一直闪",
        at=moment("9 09:00"),
        entered_at=moment("9 09:00"),
        steward="李建国",
        area_class=area_class,
        company="state_grid",
    )


def events(*lines: str) -> list[CaseEvent]:
    """Return events from lines "day hour:minute kind[=value] [until day hour:minute]"."""
    found = []
    for number, line in enumerate(lines):
        day, clock, what, *rest = line.split()
        kind, _, value = what.partition("=")
        at = moment(f"{day} {clock}")
        until = moment(" ".join(rest[1:])) if rest else ""
        found.append(
            CaseEvent(
                id=f"e{number:02}",
                case_id="c",
                kind=kind,
                at=at,
                entered_at=at,
                steward="李建国",
                value=value,
                until=until,
            )
        )
    return found


def state(one: Case, *lines: str) -> CaseState:
    return state_of(one, events(*lines), RULES)


def limits(one: Case, now: str, *lines: str) -> dict[str, Deadline]:
    found = deadlines(
        one,
        state(one, *lines),
        clocks=CLOCKS,
        flows=RULES,
        calendar=CALENDAR,
        now=datetime.fromisoformat(moment(now)),
    )
    return {each.code: each for each in found}


@pytest.mark.parametrize("kind", list(CaseKind))
def test_every_kind_goes_its_usual_course_to_the_end(kind: CaseKind) -> None:
    flow = RULES.of(kind)
    values = {"located": "outside", "called_back": "5", "escalated": "complex", "dispatched": "quality"}
    lines = [f"9 10:{at:02} {each}={values.get(each, '')}" for at, each in enumerate(flow.guide)]
    found = state(case(kind), *lines)
    assert (found.set_aside, found.column) == ((), "closed")


KINDS = sorted({each.event for kind in CaseKind for each in RULES.moves(kind)})
HAPPENED = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 5), st.integers(0, 59), st.integers(0, 7)), max_size=14
)


@settings(max_examples=60)
@given(st.sampled_from(list(CaseKind)), HAPPENED, st.randoms(use_true_random=False))
def test_two_laptops_with_the_same_events_agree_in_whatever_order_they_came(
    kind: CaseKind, happened: list[tuple[str, int, int, int]], chance: object
) -> None:
    lines = []
    for what, day, minute, choice in happened:
        values = RULES.values.get(what, ANYWAY.get(what, ("",)))
        lines.append(f"{9 + day} 10:{minute:02} {what}={values[choice % len(values)]}")
    made = events(*lines)
    shuffled = list(made)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    found = state_of(case(kind), made, RULES)
    assert state_of(case(kind), shuffled, RULES) == found
    counted = [each.id for part in found.rounds for each in part.events]
    assert len(counted) == len(set(counted))
    assert not set(counted) & set(found.set_aside), "what counts is not set aside as well"


def test_a_complaint_closes_only_after_a_call_back_that_somebody_is_content_with() -> None:
    lines = ["9 09:20 answered", "9 10:00 dispatched=quality", "10 09:00 investigated", "11 09:00 replied"]
    assert "closed" not in state(case("complaint"), *lines).allowed
    assert "closed" not in state(case("complaint"), *lines, "11 10:00 called_back=not_reached").allowed
    cross = [*lines, "11 11:00 called_back=1"]
    assert (state(case("complaint"), *cross).column, state(case("complaint"), *cross).satisfaction) == (
        "objected",
        1,
    )
    mended = [*cross, "11 12:00 recovery_offered=apology", "12 09:00 recovery_done", "12 10:00 called_back=4"]
    assert state(case("complaint"), *mended, "12 11:00 closed").column == "closed"


def test_inside_the_premises_there_is_advice_and_outside_a_crew() -> None:
    asked = ["9 09:05 checked"]
    assert "located" not in state(case("fault")).allowed, "address, phone and account come first"
    inside = state(case("fault"), *asked, "9 09:06 located=inside").allowed
    outside = state(case("fault"), *asked, "9 09:06 located=outside").allowed
    assert ("advised" in inside, "arrived" in inside) == (True, False)
    assert ("advised" in outside, "arrived" in outside) == (False, True)


def test_a_grumble_that_turns_into_a_complaint_runs_by_its_clocks_from_then_on() -> None:
    found = limits(case("grumble"), "9 15:00", "9 09:30 answered", "9 14:00 turned=complaint")
    assert found["service_response"].state == "met"
    assert (found["complaint_first_reply"].due, found["complaint_first_reply"].state) == (
        moment("9 15:00"),
        "running",
    )


def test_what_was_missed_stays_missed_and_a_reopened_case_runs_anew() -> None:
    late = ["9 11:00 answered", "10 09:00 replied", "10 10:00 called_back=5", "10 11:00 closed"]
    assert limits(case("complaint"), "10 12:00", *late)["complaint_first_reply"].state == "missed"
    again = deadlines(
        case("complaint"),
        state(case("complaint"), *late, "12 09:00 reopened"),
        clocks=CLOCKS,
        flows=RULES,
        calendar=CALENDAR,
        now=datetime(2026, 3, 12, 9, 30, tzinfo=CHINA),
    )
    replies = [(each.due, each.state) for each in again if each.code == "complaint_first_reply"]
    assert replies == [(moment("9 10:00"), "missed"), (moment("12 10:00"), "running")]


def test_arrival_is_promised_by_how_far_out_it_is_and_restoring_counts_from_arrival() -> None:
    for area_class, due in (("urban", "9 09:45"), ("rural", "9 10:30"), ("remote", "9 11:00")):
        assert limits(case("fault", area_class=area_class), "9 09:00")["arrive"].due == moment(due)
    on_site = ("9 09:05 checked", "9 09:06 located=outside", "9 10:00 arrived")
    assert limits(case("fault"), "9 10:00", *on_site)["restore"].due == moment("9 14:00")


def test_a_promise_is_a_deadline_until_it_is_kept_or_another_moment_is_agreed_in_time() -> None:
    told = ("9 09:05 checked", "9 09:06 located=outside", "9 09:10 ordered=0815 until 9 12:00")
    assert limits(case("fault"), "9 12:01", *told)["ordered"].state == "overdue"
    nobody = (*told, "9 11:00 called_back=not_reached")
    assert limits(case("fault"), "9 12:01", *nobody)["ordered"].state == "overdue", "a call nobody took"
    moved = deadlines(
        case("fault"),
        state(case("fault"), *told, "9 11:30 ordered=0815 until 9 16:00"),
        clocks=CLOCKS,
        flows=RULES,
        calendar=CALENDAR,
        now=datetime(2026, 3, 9, 12, 1, tzinfo=CHINA),
    )
    assert [each.state for each in moved if each.code == "ordered"] == ["replaced", "running"]


def test_while_the_customer_gets_the_documents_the_clock_stands_still() -> None:
    one = case("application", "supply_low")
    waiting = limits(one, "20 09:00", "9 09:30 answered", "11 10:00 paused=documents")["supply_low"]
    assert (waiting.state, waiting.due, waiting.left) == ("standing", "", 5)
    back = ("9 09:30 answered", "11 10:00 paused=documents", "13 10:00 resumed")
    assert limits(one, "20 09:00", *back)["supply_low"].due == moment("19 18:00")  # 10 | 13 16 17 18 19


@pytest.mark.parametrize(
    ("entered", "received", "expected"),
    [
        ("9 10:20", "9 10:20", "at_once"),
        ("9 18:00", "9 18:00", "afterwards"),
        ("12 09:00", "12 09:00", "late"),
        ("9 09:00", "9 09:00", "ahead"),  # entered before it happened
        (
            "9 10:00",
            "8 10:00",
            "ahead",
        ),  # came here before it was entered: the other laptop's clock runs ahead
    ],
)
def test_how_far_a_stated_time_can_be_relied_on(entered: str, received: str, expected: str) -> None:
    assert trust(moment("9 10:00"), moment(entered), moment(received), RULES) == expected
