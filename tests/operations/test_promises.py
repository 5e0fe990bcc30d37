"""Promises: nothing beyond authority without a name, another day only with the customer's word, one list for all."""

from datetime import timedelta

import pytest

from gridsteward.cases.promises import PromiseState
from gridsteward.operations import cases, households, promises, visits
from gridsteward.operations.area import Area
from gridsteward.operations.cases import Entry
from gridsteward.records.case import CaseKind
from gridsteward.records.faults import Fault
from gridsteward.records.sealed import Audience
from gridsteward.records.visit import CommitmentOutcome, CommitmentSource, DraftCommitment, VisitDraft
from tests.operations.conftest import WallClock
from tests.operations.pair import Pair


@pytest.fixture
def home(grid: Area) -> str:
    return households.add_household(grid, {"account_no": "061044273985", "name": "周桂英"})[0]


def test_a_steward_needs_a_name_for_what_is_beyond_authority(pair: Pair) -> None:
    home = pair.household()
    area = pair.other
    with pytest.raises(Fault, match="promise_beyond_authority"):
        visits.promise(area, home.id, what="赔一台电饭锅", due="2030-09-20", kind="compensation")
    draft = VisitDraft(
        id="",
        household_id=home.id,
        started_at=area.stamp(),
        met="person",
        commitments=(DraftCommitment(what="周五来施工", due="2030-09-20", kind="work_date"),),
    )
    with pytest.raises(Fault, match="promise_beyond_authority"):
        visits.finish_visit(area, draft)
    assert promises.promises(area) == []

    visits.promise(
        area, home.id, what="赔一台电饭锅", due="2030-09-20", kind="compensation", granted_by="王站长"
    )
    visits.promise(area, home.id, what="来看看", due="2030-09-20", kind="visit")
    visits.promise(pair.first, home.id, what="赔一台水泵", due="2030-09-20", kind="compensation")
    assert [each.granted_by for each in promises.promises(area)] == ["王站长", ""]


def test_a_case_too_takes_the_name_of_who_granted_it(pair: Pair) -> None:
    area = pair.other
    case, _ = cases.register_case(area, Entry(kind=CaseKind.COMPLAINT, content="冰箱烧了"))
    until = (area.now() + timedelta(days=3)).isoformat()
    with pytest.raises(Fault, match="case_beyond_authority"):
        cases.add_event(area, case.id, "promised", value="compensation", until=until)
    cases.add_event(area, case.id, "promised", value="compensation", until=until, granted_by="王站长")
    (found,) = promises.promises(area)
    assert (found.source, found.granted_by, found.case_id) == (CommitmentSource.CASE, "王站长", case.id)
    assert found.case_number == cases.case_number(case)


def test_another_day_takes_the_customers_word_and_the_old_one_stays_known(
    grid: Area, home: str, clock: WallClock
) -> None:
    clock.set(10, 9)
    visits.promise(
        grid, home, what="换灯头", due="2026-09-12", made_to="周桂英", source=CommitmentSource.PHONE
    )
    (made,) = promises.promises(grid)
    for due, word, fault in (
        ("2026-09-15", " ", "promise_word"),
        ("2026-09-12", "行", "promise_moved"),
        ("下周", "行", "promise_due"),
    ):
        with pytest.raises(Fault, match=fault):
            promises.settle(grid, made.id, CommitmentOutcome.RENEGOTIATED, due=due, word=word)

    clock.set(11, 9)
    promises.settle(grid, made.id, CommitmentOutcome.RENEGOTIATED, due="2026-09-15", word="周五不在家")
    (moved,) = promises.promises(grid)
    assert (moved.due, moved.word, [each.day for each in moved.days]) == (
        "2026-09-15",
        "周五不在家",
        ["2026-09-12", "2026-09-15"],
    )
    assert [each.commitment.due for each in households.household_card(grid, home).commitments] == [
        "2026-09-15"
    ]
    clock.set(15, 9)
    promises.settle(grid, made.id, CommitmentOutcome.KEPT)
    assert promises.promises(grid) == []
    (kept,) = promises.promises(grid, settled=True)
    assert kept.state is PromiseState.KEPT
    found = promises.keeping_rate(grid, "2026-09-01", "2026-09-30")
    assert (found.whole.kept, found.whole.of) == (1, 1)


def test_what_is_moved_too_late_was_missed(grid: Area, home: str, clock: WallClock) -> None:
    clock.set(10, 9)
    visits.promise(grid, home, what="换灯头", due="2026-09-12")
    clock.set(14, 9)
    (made,) = promises.promises(grid)
    assert made.state is PromiseState.OVERDUE
    promises.settle(grid, made.id, CommitmentOutcome.RENEGOTIATED, due="2026-09-20", word="那就下周")
    found = promises.keeping_rate(grid, "2026-09-01", "2026-09-30")
    assert (found.whole.kept, found.whole.of) == (0, 1)
    assert found.by_steward.keys() == {grid.steward}


def test_a_confidential_case_names_nobody(grid: Area, home: str, clock: WallClock) -> None:
    case, _ = cases.register_case(
        grid,
        Entry(
            kind=CaseKind.COMPLAINT,
            content="偷电",
            household_id=home,
            person="周桂英",
            confidential=Audience.SUPERVISOR,
        ),
    )
    until = (clock.at + timedelta(days=1)).isoformat()
    cases.add_event(grid, case.id, "promised", value="call_back", until=until, note="周桂英家")
    (found,) = promises.promises(grid)
    assert (found.household_id, found.name, found.what, found.made_to) == ("", "", "", "")


def test_what_is_pressing_is_the_beginning_of_the_whole_list(grid: Area, clock: WallClock, home: str) -> None:
    """Only what is shown is read; the rest is counted, whatever was said on it, in whatever order."""
    made = [f"2026-09-{10 + at:02d}" for at in range(12)]
    for due in made:
        visits.promise(grid, home, what=f"到 {due}", due=due)
    ids = {each.due: each.id for each in promises.promises(grid)}
    said = CommitmentOutcome
    promises.settle(grid, ids["2026-09-10"], said.KEPT)
    promises.settle(grid, ids["2026-09-11"], said.BROKEN)
    promises.settle(grid, ids["2026-09-12"], said.WITHDRAWN)
    promises.settle(grid, ids["2026-09-13"], said.KEPT)
    clock.at += timedelta(minutes=1)
    promises.settle(grid, ids["2026-09-13"], said.REOPENED)
    promises.settle(grid, ids["2026-09-14"], said.RENEGOTIATED, due="2026-09-16", word="后天来")
    promises.settle(grid, ids["2026-09-17"], said.RENEGOTIATED, due="2026-09-18", word="后天来")
    clock.at += timedelta(minutes=1)
    promises.settle(grid, ids["2026-09-17"], said.KEPT)
    case, _ = cases.register_case(grid, Entry(kind=CaseKind.COMPLAINT, content="灯暗", household_id=home))
    until = (clock.at + timedelta(hours=2)).isoformat()
    cases.add_event(grid, case.id, "promised", value="visit", until=until)
    gone, _ = cases.register_case(grid, Entry(kind=CaseKind.COMPLAINT, content="不要了", household_id=home))
    cases.add_event(grid, gone.id, "promised", value="visit", until=until)
    cases.add_event(grid, gone.id, "withdrawn")

    every = promises.promises(grid, settled=True)
    assert len(every) == 14
    for settled in (True, False):
        whole = [each for each in every if settled or each.is_open]
        assert promises.promises(grid, settled=settled) == whole
        assert promises.promises(grid, household_id=home, settled=settled) == whole
        for most in (3, 99):
            found = promises.pressing(grid, settled=settled, most=most)
            assert list(found.shown) == whole[:most]
            assert found.count == len(whole)
            assert found.late == sum(each.state is PromiseState.OVERDUE for each in whole) == 2
            assert found.today == sum(each.state is PromiseState.TODAY for each in whole) == 3
    assert {each.case_id for each in promises.promises(grid)} == {"", case.id}

    # the rate reads a period alone, and comes to what all of them tell
    for first, last in (
        ("2026-09-01", "2026-09-30"),
        ("2026-09-13", "2026-09-16"),
        ("2026-10-01", "2026-10-31"),
    ):
        rate = promises.keeping_rate(grid, first, last).whole
        given = [
            day for each in every for day in each.days if day.kept is not None and first <= day.day <= last
        ]
        assert (rate.kept, rate.of) == (sum(bool(day.kept) for day in given), len(given))
    assert promises.keeping_rate(grid, "2026-09-16", "2026-09-16").whole.of == 1, "that of a closed request"
