"""A case is taken in, taken on by whoever has it at hand, and kept from those who need not know whose it is."""

from datetime import timedelta

import pytest

from gridsteward.operations import case_rules, cases, households, verifying
from gridsteward.operations.area import Area
from gridsteward.operations.cases import Entry
from gridsteward.records.case import AreaClass, CaseColumn, CaseKind, DeadlineState, LookReason
from gridsteward.records.faults import Fault
from gridsteward.records.sealed import Audience
from gridsteward.words import LANGUAGES, Words
from tests.operations.conftest import WallClock
from tests.operations.pair import Pair

COMPLAINT = Entry(kind=CaseKind.COMPLAINT, topic="price", content="电费比邻居家高一倍", person="龙桂香")


def fault_of(act: object) -> str:
    with pytest.raises(Fault) as caught:
        act()  # type: ignore[operator]
    return caught.value.kind


def test_a_complaint_goes_to_its_department_and_its_first_reply_is_due_within_the_hour(grid: Area) -> None:
    home, _ = households.add_household(grid, {"account_no": "0610442739", "name": "龙桂香"})
    case, change = cases.register_case(
        grid, Entry(kind=CaseKind.COMPLAINT, topic="price", content="电费高", household_id=home)
    )
    view = cases.case_view(grid, case.id)
    assert (view.department, case.steward, change.about) == ("pricing", grid.steward, home)
    limit = view.next_deadline
    assert limit is not None
    assert (limit.code, limit.due) == ("complaint_first_reply", "2026-09-16T10:30:00+08:00")
    assert [each.case.id for each in cases.cases(grid, household_id=home)] == [case.id]


def test_what_does_not_fit_is_refused_with_nothing_written(grid: Area, clock: WallClock) -> None:
    case, _ = cases.register_case(grid, COMPLAINT)

    def add(kind: str, **values: str) -> str:
        return fault_of(lambda: cases.add_event(grid, case.id, kind, **values))

    assert fault_of(lambda: cases.register_case(grid, Entry(kind=CaseKind.BILL, content=" "))) == "case_empty"
    wrong = Entry(kind=CaseKind.COMPLAINT, content="电费高", topic="weather")
    assert fault_of(lambda: cases.register_case(grid, wrong)) == "case_topic"
    assert add("closed") == "case_not_now"
    assert add("paused", value="lunch") == "case_value"
    assert add("promised", value="visit") == "case_until"
    assert add("promised", value="visit", until="2026-09-16T09:00") == "case_until"
    assert add("answered", at="2026-09-16T09:00") == "case_before"
    assert add("answered", at="2026-09-16T11:00") == "case_ahead"
    assert cases.case_view(grid, case.id).events == ()


def test_lists_put_the_most_urgent_first_and_find_by_what_was_said(grid: Area, clock: WallClock) -> None:
    slow, _ = cases.register_case(grid, Entry(kind=CaseKind.SUGGESTION, content="村口装盏灯"))
    quick, _ = cases.register_case(grid, Entry(kind=CaseKind.FAULT, content="一直没电", area_class="urban"))
    assert [each.case.id for each in cases.cases(grid)] == [quick.id, slow.id]
    assert [each.case.id for each in cases.cases(grid, text="盏灯")] == [slow.id]
    assert [each.case.id for each in cases.cases(grid, kinds=("fault",))] == [quick.id]
    assert cases.cases(grid, overdue=True) == []
    clock.at += timedelta(hours=1)
    assert [each.case.id for each in cases.cases(grid, overdue=True)] == [quick.id]
    cases.add_event(grid, slow.id, "withdrawn")
    assert [each.case.id for each in cases.cases(grid)] == [quick.id]
    assert [each.case.id for each in cases.cases(grid, columns=(CaseColumn.CLOSED,))] == [slow.id]
    numbered = cases.case_numbered(grid, cases.case_number(slow))
    assert numbered.id == slow.id
    again, _ = cases.register_case(grid, Entry(kind=CaseKind.FAULT, content="又没电"))
    assert again.area_class == AreaClass.URBAN, "as it was last"


def test_two_laptops_take_a_case_on_and_agree(pair: Pair) -> None:
    case, _ = cases.register_case(pair.first, COMPLAINT)
    pair.exchange()
    cases.add_event(pair.first, case.id, "answered")
    cases.add_event(pair.other, case.id, "dispatched", value="quality")
    pair.exchange()
    here, there = cases.case_view(pair.first, case.id), cases.case_view(pair.other, case.id)
    assert (here.phase, here.department, here.events, here.deadlines) == (
        *(there.phase, there.department, there.events),
        there.deadlines,
    )
    assert len(here.events) == 2
    for area in (pair.first, pair.other):
        times = cases.event_times(area, case.id)
        assert all(each.received_at for each in times)
        assert {each.trust for each in times} == {"at_once"}
    assert verifying.verify(pair.first).problems == []


def test_only_a_supervisor_promises_what_is_beyond_a_stewards_authority(pair: Pair) -> None:
    case, _ = cases.register_case(pair.first, COMPLAINT)
    pair.exchange()
    until = (pair.other.now() + timedelta(days=2)).isoformat()

    def promise(area: Area) -> None:
        cases.add_event(area, case.id, "promised", value="compensation", until=until)

    assert fault_of(lambda: promise(pair.other)) == "case_beyond_authority"
    cases.add_event(pair.other, case.id, "escalated", value="beyond_authority")
    pair.exchange()
    assert cases.case_view(pair.first, case.id).escalated
    promise(pair.first)
    kept = [each for each in cases.case_view(pair.first, case.id).deadlines if each.code == "compensation"]
    assert [each.state for each in kept] == [DeadlineState.RUNNING]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_the_data_names_has_its_word(language: str) -> None:
    words, rules = Words(language), case_rules.flows()
    events = {each.event for kind in CaseKind for each in rules.moves(kind)}
    assert events == words.section("case_event").keys()
    clocks = {each.code for each in case_rules.clocks().clocks}
    assert clocks | rules.promises.keys() == words.section("case_clock").keys()
    assert {each.issuer for each in case_rules.clocks().clocks} == words.section("case_issuer").keys()
    values = {value for of in rules.values.values() for value in of if not value.isdigit()}
    assert values - words.section("case_value").keys() - words.section("case_kind").keys() == set()


def test_what_a_clock_starts_and_stops_by_happens_in_a_flow_it_holds_for() -> None:
    rules = case_rules.flows()
    for clock in case_rules.clocks().clocks:
        for kind in clock.kinds:
            events = {each.event for each in rules.moves(kind)} | {"registered"}
            assert clock.starts in events, clock.code
            assert events.intersection(clock.stops), clock.code
            assert set(clock.topics) <= rules.topics.get(kind, {}).keys()


def test_two_households_made_one_keep_their_cases_the_confidential_ones_too(grid: Area) -> None:
    keep, _ = households.add_household(grid, {"account_no": "0610442739", "name": "龙桂香"})
    drop, _ = households.add_household(grid, {"account_no": "0610442740", "name": "龙桂香"})
    open_one, secret = (
        cases.register_case(
            grid,
            Entry(kind=CaseKind.GRUMBLE, content="抄表来得晚", household_id=drop, confidential=confidential),
        )[0]
        for confidential in (None, Audience.SUPERVISOR)
    )
    households.merge_households(grid, keep=keep, drop=drop)
    assert [each.case.id for each in cases.cases(grid, household_id=keep)] == [open_one.id]
    assert cases.cases(grid, household_id=drop) == []
    assert cases.reveal(grid, secret.id, LookReason.HANDLING).household_id == keep
