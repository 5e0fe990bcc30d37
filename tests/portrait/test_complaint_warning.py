"""Who may complain next: what is worth a call must come up, and nobody may stand on the list for no reason."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gridsteward.operations.warnings import warning_rules
from gridsteward.portrait.complaint_warning import (
    ComplaintWarning,
    History,
    PromiseFact,
    RiseFact,
    VisitFact,
    signs,
    warn,
)

TODAY = date(2026, 11, 25)
RULES = warning_rules()
EVERYBODY = replace(RULES, listed_from=0.0)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


days = st.integers(0, 500).map(ago)
visits = st.builds(
    VisitFact,
    day=days,
    purposes=st.lists(st.sampled_from(["complaint", "bill", "fault", "outage", "care"]), max_size=2).map(
        tuple
    ),
    met=st.sampled_from(["person", "nobody", "declined", "family", ""]),
    moods=st.lists(st.integers(-2, 2), max_size=3).map(tuple),
    ending_done=st.booleans(),
)
promises = st.builds(
    lambda due, state, late: PromiseFact(
        "修路灯", due, state, None if state == "open" else min(TODAY, due + timedelta(days=late))
    ),
    due=st.integers(1, 500).map(ago),  # a promise that falls due is news, not time alone
    state=st.sampled_from(["open", "kept", "withdrawn"]),
    late=st.integers(-5, 20),
)
rises = st.builds(
    lambda day, sure: RiseFact(day, day - timedelta(days=5), 6.1, 11.8, sure), day=days, sure=st.floats(0, 1)
)
histories = st.builds(
    History,
    visits=st.lists(visits, max_size=5).map(tuple),
    promises=st.lists(promises, max_size=3).map(tuple),
    rises=st.lists(rises, max_size=2).map(tuple),
    tags=st.dictionaries(st.sampled_from(list(RULES.tags.values())), st.none() | days, max_size=3),
    at_risk=st.booleans(),
    open_cases=st.integers(0, 3),
)


def score(found: ComplaintWarning | None) -> float:
    return found.score if found else 0.0


@given(histories, st.integers(1, 400))
def test_a_broken_promise_never_lowers(history: History, days_late: int) -> None:
    more = replace(history, promises=(*history.promises, PromiseFact("换表", ago(days_late))))
    before, after = (score(warn(each, EVERYBODY, today=TODAY)) for each in (history, more))
    assert after >= before - 1e-12


@given(histories)
def test_a_kept_promise_never_raises(history: History) -> None:
    kept = PromiseFact("换表", ago(1), "kept", ago(3))
    more = replace(history, promises=(*history.promises, kept))
    before, after = (score(warn(each, EVERYBODY, today=TODAY)) for each in (history, more))
    assert after <= before + 1e-12


@given(histories, st.integers(1, 200))
def test_time_alone_only_lowers(history: History, later: int) -> None:
    before, after = (
        score(warn(history, EVERYBODY, today=TODAY + timedelta(days=days))) for days in (0, later)
    )
    assert after <= before + 1e-12


@given(histories)
def test_nobody_is_listed_without_reasons(history: History) -> None:
    found = warn(history, RULES, today=TODAY)
    if found is not None:
        assert found.score >= RULES.listed_from
        assert found.score < 1
        assert any(not RULES.signs[each.key].background for each in found.reasons)
        assert found.act
        weights = [each.weight for each in found.reasons]
        assert weights == sorted(weights, reverse=True)
        assert min(weights) >= RULES.told_from
        assert {each.key for each in found.reasons} <= {
            each.kind for each in signs(history, RULES, today=TODAY)
        }


@dataclass
class Case:
    """A history a steward would recognise, and what they would expect of it."""

    history: History
    act: str
    keys: set[str] = field(default_factory=set)


CASES = {
    "overdue promise after a complaint": Case(
        History(
            visits=(VisitFact(ago(20), ("complaint",), "person", (-1, 0)),),
            promises=(PromiseFact("查线路", ago(6), of_complaint=True),),
            open_cases=1,
        ),
        "close_case",
        {"promise_overdue", "complaint", "open_case"},
    ),
    "a rise nobody explained": Case(
        History(rises=(RiseFact(ago(2), ago(9), 6.1, 11.8, 0.9),)), "call_before_bill", {"rise"}
    ),
    "again and again without power": Case(
        History(visits=tuple(VisitFact(ago(days), ("fault",), "person", (0,)) for days in (50, 20, 5))),
        "ask_power",
        {"fault", "outages"},
    ),
    "left unhappy and worse than before": Case(
        History(
            visits=(
                VisitFact(ago(40), ("routine",), "person", (1, 1)),
                VisitFact(ago(3), ("bill",), "person", (-1, -2)),
            )
        ),
        "visit",
        {"low_mood", "mood_falling", "bill_doubt"},
    ),
}


def test_what_a_steward_would_worry_about_comes_up() -> None:
    for name, case in CASES.items():
        found = warn(case.history, RULES, today=TODAY)
        assert found is not None, name
        assert found.act == case.act, name
        assert {each.key for each in found.reasons} == case.keys, name


def test_a_single_closed_door_or_a_risk_class_alone_troubles_nobody() -> None:
    for quiet in (
        History(visits=(VisitFact(ago(3), ("routine",), "nobody"),)),
        History(at_risk=True),
        History(visits=(VisitFact(ago(3), ("care",), "person", (1, 2)),)),
        History(promises=(PromiseFact("送灯泡", TODAY),)),
        History(),
    ):
        assert warn(quiet, RULES, today=TODAY) is None


def test_a_good_ending_after_a_complaint_calms() -> None:
    complaint = VisitFact(ago(10), ("complaint",), "person", (-2, -1))
    after = VisitFact(ago(4), ("promise",), "person", (0, 2))
    before_it = VisitFact(ago(30), ("promise",), "person", (0, 2))
    worried = score(warn(History(visits=(complaint,)), EVERYBODY, today=TODAY))
    assert score(warn(History(visits=(complaint, after)), EVERYBODY, today=TODAY)) < worried
    fell = score(warn(History(visits=(before_it, complaint)), EVERYBODY, today=TODAY))
    assert fell > worried, "what went well before says nothing of what came after; the fall does"
