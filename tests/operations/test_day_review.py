"""The look back on a day: what happened, counted by hand, and words that are never overwritten."""

from datetime import date, timedelta

import pytest

from gridsteward.operations import cases, contacts, plan_rows, visits
from gridsteward.operations.area import Area
from gridsteward.operations.cases import Entry
from gridsteward.operations.day_review import keep_review, review_of, reviews
from gridsteward.operations.households import add_household
from gridsteward.records.case import CaseKind
from gridsteward.records.contact import ContactWay
from gridsteward.records.day_review import DayReview
from gridsteward.records.faults import Fault
from gridsteward.records.plan import PlannedDay, PlannedStop
from gridsteward.records.visit import DraftCommitment, DraftTouchpoint, VisitDraft
from tests.operations.conftest import WallClock

DAY = date(2026, 9, 16)


def home(grid: Area, name: str) -> str:
    return add_household(grid, {"account_no": f"06{ord(name[0])}", "name": name})[0]


def visit(grid: Area, household: str, hour: int, minutes: int, **more: object) -> None:
    visits.record_visits(
        grid,
        [
            VisitDraft(
                id="",
                household_id=household,
                started_at=f"2026-09-16T{hour:02d}:00:00+08:00",
                ended_at=f"2026-09-16T{hour:02d}:{minutes:02d}:00+08:00",
                purposes=("care",),
                **{"met": "person", **more},  # type: ignore[arg-type]
            )
        ],
    )


def plan(grid: Area, *homes: str) -> None:
    day, iso = plan_rows.day_id(grid, DAY.isoformat(), grid.steward), DAY.isoformat()
    with grid.store.write("plan.day") as write:
        write.insert(
            PlannedDay(
                id=day,
                day=iso,
                steward=grid.steward,
                made_at=grid.stamp(),
                travel_by="foot",
                begins=480,
                ends=1020,
                lunch=720,
                lunch_minutes=60,
                start_longitude=104.0,
                start_latitude=30.0,
                finish_longitude=104.0,
                finish_latitude=30.0,
            )
        )
        for at, each in enumerate(homes):
            write.insert(
                PlannedStop(
                    id=plan_rows.stop_id(grid, iso, grid.steward, each),
                    planned_day_id=day,
                    household_id=each,
                    day=iso,
                    position=at,
                    travel=5,
                    arrives=500,
                    begins=500,
                    leaves=520,
                    minutes=20,
                    priority=1,
                    locked=0,
                    reasons="",
                )
            )


def test_a_quiet_day_is_told_too(grid: Area) -> None:
    facts = review_of(grid, DAY)
    assert (facts.visited, facts.not_done, facts.minutes, facts.best, facts.kept) == ((), (), 0, None, None)


def test_the_day_is_counted_by_hand(grid: Area, clock: WallClock) -> None:
    zhou, chen, long = home(grid, "周桂英"), home(grid, "陈老四"), home(grid, "龙桂香")
    clock.set(16, 18)
    plan(grid, zhou, long)
    visit(
        grid,
        zhou,
        9,
        30,
        touchpoints=(
            DraftTouchpoint(kind="arrival", mood=-1, note="等久了"),
            DraftTouchpoint(kind="farewell", mood=2),
        ),
        commitments=(
            DraftCommitment(what="带联系卡", due="2026-09-16"),
            DraftCommitment(what="换表", due="2026-09-30"),
        ),
    )
    visit(grid, chen, 10, 15, met="nobody")
    contacts.record_contact(grid, long, way=ContactWay.HOTLINE)

    facts = review_of(grid, DAY)

    assert (facts.visited, facts.nobody, facts.not_done, facts.minutes) == (
        ("周桂英",),
        1,
        ("龙桂香",),
        45,
    )
    assert (facts.promised, facts.due, facts.open, facts.contacts, facts.late) == (
        2,
        1,
        ("带联系卡",),
        1,
        0,
    )
    assert facts.best is not None
    assert facts.worst is not None
    assert (facts.best.kind, facts.best.mood, facts.worst.note) == ("farewell", 2, "等久了")
    clock.set(17, 9)
    visit(grid, chen, 16, 20)
    assert review_of(grid, date(2026, 9, 17)).late == 1
    assert review_of(grid, DAY).visited == ("周桂英", "陈老四")


def test_deadlines_missed_and_due_tomorrow_are_told(grid: Area, clock: WallClock) -> None:
    complaint = cases.register_case(grid, Entry(kind=CaseKind.COMPLAINT, content="灯暗"))[0].id
    clock.set(16, 20)

    facts = review_of(grid, DAY)

    assert (facts.taken, facts.closed) == (1, 0)
    assert {each.code for each in facts.missed} >= {"complaint_first_reply"}
    assert all(each.due[:10] == "2026-09-16" for each in facts.missed)
    assert all(each.due[:10] == "2026-09-17" for each in facts.tomorrow)
    before = len(facts.tomorrow)
    cases.add_event(grid, complaint, "promised", value="call_back", until="2026-09-17T12:00:00+08:00")
    assert len(review_of(grid, DAY).tomorrow) == before + 1
    bill = cases.register_case(grid, Entry(kind=CaseKind.BILL, content="电费高"))[0].id
    cases.add_event(grid, bill, "replied")
    cases.add_event(grid, bill, "closed")
    assert review_of(grid, DAY).closed == 1


def test_the_last_review_of_a_day_is_shown_and_both_are_kept(grid: Area, clock: WallClock) -> None:
    keep_review(grid, DAY, went_well=" 话说清楚了 ")
    clock.at += timedelta(minutes=5)
    second, change = keep_review(grid, DAY, do_better="早点出门")
    keep_review(grid, DAY - timedelta(days=1), for_tomorrow="带卡")

    assert [each.do_better or each.for_tomorrow for each in reviews(grid)] == ["早点出门", "带卡"]
    assert reviews(grid, DAY.isoformat(), DAY.isoformat()) == [second]
    assert len(grid.store.select(DayReview)) == 3
    assert review_of(grid, DAY).kept == second
    assert change.tables == {"day_review"}


def test_an_empty_review_and_one_of_tomorrow_are_refused(grid: Area) -> None:
    with pytest.raises(Fault, match="review_empty"):
        keep_review(grid, DAY, went_well="  ")
    with pytest.raises(Fault, match="review_ahead"):
        keep_review(grid, DAY + timedelta(days=1), went_well="好")
    assert reviews(grid) == []
