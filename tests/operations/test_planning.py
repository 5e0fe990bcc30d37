"""A steward's day from the ledger to the last door: who, when, why, and why not."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from gridsteward.operations import plan_changes, plan_rows, plan_view, planning, visits
from gridsteward.operations.area import Area
from gridsteward.operations.plan_asked import Search
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household, HouseholdTag, Person
from gridsteward.records.ids import made_by_hand
from gridsteward.records.plan import PauseReason, Placed, PlannedStop, StopState, VisitPause, WorkHours
from gridsteward.records.portrait import Routine
from gridsteward.records.visit import DraftCommitment, VisitDraft
from gridsteward.store.store import Store
from tests.operations.conftest import CHINA, WallClock
from tests.operations.pair import Pair

DAY = date(2026, 9, 17)  # a Thursday; the clock stands on the 16th, 9:30


def home(number: int, **fields: Any) -> Household:
    known: dict[str, Any] = {
        "address": f"桂溪村3组{number}号",
        "village": "桂溪村",
        "transformer_district": "桂溪村1号公变",
        "longitude": 119.0 + number % 7 * 0.003,
        "latitude": 29.6 + number // 7 * 0.003,
        "tenure": "owner",
    }
    return Household(
        id=f"home-{number:03}", account_no=f"00033020{number:05}", name=f"户{number}", **(known | fields)
    )


def put(area: Area, *rows: object) -> None:
    with area.store.write("test") as write:
        write.insert(*rows)


def tag(household: str, key: str) -> HouseholdTag:
    return HouseholdTag(id=made_by_hand(), household_id=household, tag=key)


@pytest.fixture
def village(grid: Area) -> Area:
    """Return an area of forty homes, five of them with somebody of 80 living alone."""
    put(grid, *(home(number) for number in range(40)))
    for number in range(5):
        put(grid, tag(f"home-{number:03}", "age_80"), tag(f"home-{number:03}", "living_alone"))
    return grid


def call(area: Area, household: str, *, at: datetime, met: str = "person", **more: Any) -> None:
    draft = VisitDraft(
        id=made_by_hand(),
        household_id=household,
        started_at=at.isoformat(),
        ended_at=(at + timedelta(minutes=10)).isoformat(),
        met=met,
        **more,
    )
    visits.record_visits(area, [draft])


def on(day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(2026, 9, day, hour, minute, tzinfo=CHINA)


def seen(plan: Any) -> list[str]:
    return [stop.household_id for day in plan.days for stop in day.stops]


def reasons(area: Area, household: str, day: date = DAY) -> list[str]:
    found = {each.household_id: each for each in planning.candidates(area, day)}
    known = [reason.key for reason in found[household].reasons] if household in found else []
    return [key for key in known if key != "portrait"]  # nothing is known of these invented homes


# -- whom there is reason to see -----------------------------------------------------------------------------------


def test_a_saved_visit_takes_its_home_off_the_list_at_once(village: Area) -> None:
    assert reasons(village, "home-000") == ["care_weekly"]
    call(village, "home-000", at=on(16, 8))
    assert reasons(village, "home-000") == []
    assert "care_weekly" in reasons(village, "home-000", date(2026, 9, 21))


def test_a_kept_book_says_the_same_as_reading_all_anew(village: Area) -> None:
    """A list that forgets what was saved a moment ago sends the steward to the same door twice."""
    book = planning.CandidateBook(village)
    call(village, "home-000", at=on(16, 8))
    put(village, tag("home-007", "dementia"), home(50))
    plan_changes.pause_visits(village, "home-001", reason=PauseReason.MOVED)
    book.see(village, ["home-000", "home-001", "home-007", "home-050"])
    assert book.candidates(village, DAY) == planning.candidates(village, DAY)


def test_a_closed_door_is_no_visit(village: Area) -> None:
    """A high-risk person nobody met would drop off the list for a week."""
    call(village, "home-000", at=on(16, 8), met="nobody")
    assert reasons(village, "home-000") == ["care_weekly"]


def test_promises_agreed_days_and_requests_are_reasons_until_they_are_met(village: Area) -> None:
    call(
        village,
        "home-010",
        at=on(14),
        next_visit="2026-09-17",
        commitments=(DraftCommitment(what="换保险丝", due="2026-09-18"),),
    )
    plan_changes.request_visit(village, "home-011", due=date(2026, 9, 18), why="孙子打来电话")
    assert reasons(village, "home-010") == ["agreed", "promise"]
    assert "request" in reasons(village, "home-011")
    call(village, "home-011", at=on(16, 9, 10))
    assert "request" in reasons(village, "home-011"), "that visit was made before it was asked for"
    village.now = lambda: on(17, 8)
    call(village, "home-011", at=on(17, 7))
    assert reasons(village, "home-011") == []


def test_a_lunar_birthday_is_kept_in_its_own_calendar(village: Area) -> None:
    """Half of rural birthdays are told in the lunar calendar; 2026-09-17 is the seventh of the eighth month."""
    person = Person(
        id="p", household_id="home-000", name="周桂英", birth="1940-08-07", birth_calendar="lunar"
    )
    put(village, person)
    call(village, "home-000", at=on(15))
    assert reasons(village, "home-000") == ["birthday"]
    assert reasons(village, "home-000", date(2026, 9, 19)) != ["birthday"]


def test_one_rule_looks_across_the_homes_of_a_district(village: Area) -> None:
    """Three homes with low voltage mean that their neighbours have it too."""
    assert "district_voltage" not in reasons(village, "home-030")
    for number in (20, 21, 22):
        put(village, tag(f"home-{number:03}", "low_voltage_reported"))
    assert "district_voltage" in reasons(village, "home-030")


def test_one_rule_looks_across_the_homes_of_a_landlord(village: Area) -> None:
    for number in (20, 21, 22):
        put(
            village,
            Person(
                id=f"l{number}", household_id=f"home-{number:03}", relation="landlord", phones="13900001111"
            ),
        )
    put(village, tag("home-020", "arrears_reminders"), tag("home-021", "arrears_reminders"))
    assert "landlord_homes" in reasons(village, "home-022")
    assert "landlord_homes" not in reasons(village, "home-023")


def test_a_pause_ends_by_itself(village: Area) -> None:
    plan_changes.pause_visits(village, "home-000", reason=PauseReason.REFUSED, until=date(2026, 9, 20))
    assert reasons(village, "home-000") == []
    assert reasons(village, "home-000", date(2026, 9, 19)) == []
    assert "care_weekly" in reasons(village, "home-000", date(2026, 9, 20))
    assert [each.household_id for each in plan_changes.pauses(village)] == ["home-000"]
    plan_changes.resume_visits(village, "home-000")
    assert reasons(village, "home-000") == ["care_weekly"]
    with pytest.raises(Fault, match="pause_past"):
        plan_changes.pause_visits(village, "home-000", reason=PauseReason.MOVED, until=date(2026, 9, 16))


# -- a day ---------------------------------------------------------------------------------------------------------


def test_a_day_is_walkable_kept_and_explained(village: Area) -> None:
    plan = planning.plan_day(village, DAY)
    (day,) = plan.days
    now, at_work = day.working.begin, 0
    for stop in day.stops:
        eaten = day.lunch and now <= day.lunch.begin < stop.arrive
        assert stop.arrive == now + stop.travel + (60 if eaten else 0) or stop.arrive <= stop.begin
        assert stop.begin >= stop.arrive
        assert stop.leave - stop.begin == stop.minutes
        now = stop.leave
        at_work += stop.minutes
    assert day.back <= day.working.end
    assert set(seen(plan)) >= {f"home-{number:03}" for number in range(5)}, "those of high risk first"
    assert len(seen(plan)) + len(plan.left_out) == 40
    kept = plan_view.planned(village, DAY)
    assert kept is not None
    assert seen(kept) == seen(plan)
    assert {each.household_id for each in kept.left_out} == {each.household_id for each in plan.left_out}
    assert (kept.days[0].back, kept.days[0].lunch, kept.days[0].travel) == (day.back, day.lunch, day.travel)
    assert plan.budget.planned == at_work
    assert plan.budget.available == 8 * 60


def test_the_plan_is_there_after_a_restart_and_for_the_deputy(pair: Pair) -> None:
    """A plan that lives in one window is gone when the battery is."""
    first, second = pair.first, pair.other
    put(first, *(home(number) for number in range(6)))
    day = first.now().date() + timedelta(days=1)
    plan = planning.plan_day(first, day, hours=WorkHours(weekdays=(1, 2, 3, 4, 5, 6, 7)))
    pair.exchange()
    (steward,) = plan_view.stewards_with_plan(second, day)
    kept = plan_view.planned(second, day, steward=steward)
    assert kept is not None
    assert seen(kept) == seen(plan)


def test_people_are_planned_for_when_they_are_home(village: Area) -> None:
    put(village, Routine(id="r1", household_id="home-000", best="weekday_afternoon"))
    put(village, Routine(id="r2", household_id="home-001", home="weekend_morning"))
    plan = planning.plan_day(village, DAY)
    stops = {stop.household_id: stop for stop in plan.days[0].stops}
    assert 14 * 60 <= stops["home-000"].begin <= stops["home-000"].leave <= 17 * 60 + 30
    whys = {each.household_id: each.why.key for each in plan.left_out}
    assert whys["home-001"] == "not_met_today"
    saturday = planning.plan_day(village, date(2026, 9, 19))
    assert "home-001" in seen(saturday)


def test_a_paused_home_is_named_with_its_reason(village: Area) -> None:
    plan_changes.pause_visits(village, "home-002", reason=PauseReason.AWAY)
    plan = planning.plan_day(village, DAY)
    why = {each.household_id: each.why for each in plan.left_out}["home-002"]
    assert (why.key, why.values["reason"], why.values["until"]) == ("paused", "away", "")
    assert plan_view.why_not(village, DAY, "home-002") == why
    assert plan_view.why_not(village, DAY, "home-000").key == "planned"
    call(village, "home-039", at=on(15))
    plan_changes.remove_stop(village, DAY, "home-039")
    assert plan_view.why_not(village, DAY, "home-039").key == "no_reason"


def test_a_home_without_coordinates_is_placed_and_marked(village: Area) -> None:
    put(village, home(100, longitude=None, latitude=None, address="桂溪村3组8号"))
    put(village, home(101, longitude=None, latitude=None, address="", village="马家坡"))
    for number in (100, 101):
        plan_changes.request_visit(village, f"home-{number:03}", due=DAY)
    stops = {stop.household_id: stop.placed for stop in planning.plan_day(village, DAY).days[0].stops}
    assert stops["home-100"] == Placed.NEIGHBOURS
    assert stops["home-101"] == Placed.AREA
    assert stops["home-000"] == Placed.OWN


def test_an_area_that_knows_no_coordinates_at_all_still_has_a_plan(grid: Area) -> None:
    put(grid, *(home(number, longitude=None, latitude=None) for number in range(5)))
    plan = planning.plan_day(grid, DAY)
    assert len(seen(plan)) == 5
    assert {stop.placed for stop in plan.days[0].stops} == {Placed.AREA}


def test_cancelling_leaves_the_plan_as_it_was(village: Area) -> None:
    plan = planning.plan_day(village, DAY)
    call(village, "home-000", at=on(16, 8))
    before = village.store.last_change()
    with pytest.raises(Fault, match="plan_cancelled"):
        planning.plan_day(village, DAY, search=Search(cancelled=lambda: True))
    assert village.store.last_change() == before
    kept = plan_view.planned(village, DAY)
    assert kept is not None
    assert seen(kept) == seen(plan)


def test_a_day_that_is_over_is_not_planned(village: Area) -> None:
    with pytest.raises(Fault, match="plan_past"):
        planning.plan_day(village, date(2026, 9, 15))


def test_planning_anew_replaces_the_day(village: Area) -> None:
    planning.plan_day(village, DAY)
    for number in range(5):
        call(village, f"home-{number:03}", at=on(16, 8))
    plan = planning.plan_day(village, DAY)
    assert not set(seen(plan)) & {f"home-{number:03}" for number in range(5)}
    rows = plan_rows.planned_stops(village, DAY.isoformat(), village.steward)
    assert [row.household_id for row in rows] == seen(plan)


def test_a_loaded_road_counts_instead_of_the_line_through_the_air(village: Area, tmp_path: Any) -> None:
    """Across a river a neighbour is an hour away."""
    from gridsteward.operations.roads import load_roads

    table = tmp_path / "roads.csv"
    others = [number for number in range(40) if number]
    lines = ["户号,户号,分钟", *(f"00033020{0:05},00033020{number:05},400" for number in others)]
    table.write_bytes("\r\n".join(lines).encode("gb18030"))
    assert "home-000" in seen(planning.plan_day(village, DAY))
    assert load_roads(village, table, travel_by="ebike") == len(others)
    plan = planning.plan_day(village, DAY)
    order = seen(plan)
    assert order in (["home-000"], [each for each in order if each != "home-000"])
    (tmp_path / "wrong.csv").write_text("1,2,3\n4,5,six\n", "utf-8")
    with pytest.raises(Fault, match="roads_wrong"):
        load_roads(village, tmp_path / "wrong.csv", travel_by="ebike")


# -- the day as it goes --------------------------------------------------------------------------------------------


def test_the_rest_of_the_day_is_planned_from_where_one_stands(village: Area, clock: WallClock) -> None:
    """A visit that overran shifts all that follows; what was made stays made."""
    first, second, *_ = seen(planning.plan_day(village, DAY))
    clock.set(17, 8, 40)
    call(village, first, at=on(17, 8, 31))
    clock.set(17, 11, 3)
    call(village, second, at=on(17, 8, 50), met="nobody")
    plan = planning.replan_from(village)
    stops = plan.days[0].stops
    assert [stop.household_id for stop in stops[:2]] == [first, second]
    assert [stop.state for stop in stops[:3]] == [StopState.DONE, StopState.TRIED, StopState.PLANNED]
    assert [stop.order for stop in stops] == list(range(1, len(stops) + 1))
    assert stops[2].arrive >= 11 * 60 + 5
    assert plan.days[0].back <= 17 * 60 + 30
    kept = plan_view.planned(village, DAY)
    assert kept is not None
    assert seen(kept) == seen(plan)
    assert kept.days[0].working.begin == 8 * 60 + 30


def test_planning_today_begins_now(village: Area, clock: WallClock) -> None:
    clock.set(17, 15, 2)
    plan = planning.plan_day(village, DAY)
    assert plan.days[0].stops[0].arrive >= 15 * 60 + 5
    assert plan.days[0].lunch is None
    clock.set(17, 12, 20)
    stops = planning.plan_day(village, DAY).days[0].stops
    assert stops[0].arrive >= 13 * 60 + 20, "the meal comes first"
    clock.set(17, 23, 0)
    over = planning.plan_day(village, DAY)
    assert {each.why.key for each in over.left_out} == {"day_over"}


def test_what_was_not_reached_is_carried_over_with_its_reason(village: Area, clock: WallClock) -> None:
    planned = seen(planning.plan_day(village, DAY))
    clock.set(17, 17)
    call(village, planned[0], at=on(17, 9))
    call(village, planned[1], at=on(17, 10), met="nobody")
    clock.set(18, 7)
    carried = {each.household_id: each for each in plan_view.carried_over(village)}
    assert set(carried) == set(planned[2:])
    ordinary = next(household for household in planned[2:] if int(household[-3:]) >= 5)
    values = [reason.values for reason in carried[ordinary].reasons if reason.key == "carried"]
    assert values == [{"day": "2026-09-17", "reason": "yearly"}]


def test_a_locked_stop_keeps_its_hour(village: Area) -> None:
    """Somebody was told half past two."""
    plan = planning.plan_day(village, DAY)
    stop = next(stop for stop in plan.days[0].stops if stop.begin > 14 * 60)
    plan_changes.lock_stop(village, DAY, stop.household_id, locked=True)
    for number in range(20, 30):
        plan_changes.request_visit(village, f"home-{number:03}", due=DAY)
    again = {each.household_id: each for each in planning.plan_day(village, DAY).days[0].stops}
    assert abs(again[stop.household_id].begin - stop.begin) <= 15
    assert again[stop.household_id].locked


def hours_hold(stops: Sequence[Any]) -> bool:
    return all(later.arrive >= earlier.leave for earlier, later in pairwise(stops))


def test_a_stop_is_dragged_taken_out_and_put_in(village: Area) -> None:
    before = seen(planning.plan_day(village, DAY))
    plan_changes.move_stop(village, DAY, before[-1], to=1)
    moved = plan_view.planned(village, DAY)
    assert moved is not None
    assert seen(moved) == [before[-1], *before[:-1]]
    assert hours_hold(moved.days[0].stops)
    assert moved.days[0].stops[0].locked
    plan_changes.remove_stop(village, DAY, before[0])
    without = plan_view.planned(village, DAY)
    assert without is not None
    assert before[0] not in seen(without)
    assert plan_view.why_not(village, DAY, before[0]).key in ("fits", "by_hand")
    plan_changes.add_stop(village, DAY, before[0])
    again = plan_view.planned(village, DAY)
    assert again is not None
    assert sorted(seen(again)) == sorted(before)
    assert hours_hold(again.days[0].stops)
    with pytest.raises(Fault, match="plan_stop_missing"):
        plan_changes.remove_stop(village, DAY, "home-999")


def test_an_order_that_comes_too_late_says_so(village: Area) -> None:
    put(village, Routine(id="r1", household_id="home-000", best="weekday_morning"))
    before = seen(planning.plan_day(village, DAY))
    plan_changes.move_stop(village, DAY, "home-000", to=len(before))
    plan = plan_view.planned(village, DAY)
    assert plan is not None
    last = plan.days[0].stops[-1]
    assert last.household_id == "home-000"
    assert last.begin > 11 * 60 + 30
    assert last.late


def test_a_stop_moves_to_another_day(village: Area) -> None:
    friday = date(2026, 9, 18)
    stop = seen(planning.plan_day(village, DAY))[0]
    with pytest.raises(Fault, match="plan_missing"):
        plan_changes.move_to_day(village, DAY, stop, to=friday)
    planning.plan_day(village, friday, hours=replace(WorkHours(), end=9 * 60))
    plan_changes.move_to_day(village, DAY, stop, to=friday)
    there, here = plan_view.planned(village, friday), plan_view.planned(village, DAY)
    assert there is not None
    assert here is not None
    assert stop in seen(there)
    assert stop not in seen(here)


def test_who_is_planned_for_tomorrow_is_not_planned_for_the_day_after_too(village: Area) -> None:
    """Somebody called on twice in two days, and somebody else not at all."""
    friday = date(2026, 9, 18)
    first = seen(planning.plan_day(village, DAY))
    later = planning.plan_day(village, friday)
    assert not set(first) & set(seen(later))
    why = plan_view.why_not(village, friday, first[0])
    assert (why.key, why.values["day"]) == ("planned_on", DAY.isoformat())
    plan_changes.remove_stop(village, DAY, first[0])
    assert first[0] in seen(planning.plan_day(village, friday))


def test_undo_brings_the_plan_back(village: Area) -> None:
    before = seen(planning.plan_day(village, DAY))
    plan_changes.remove_stop(village, DAY, before[0])
    village.store.undo()
    plan = plan_view.planned(village, DAY)
    assert plan is not None
    assert seen(plan) == before


# -- a week, the area, the clock --------------------------------------------------------------------------------------


def test_a_week_sees_nobody_twice_and_keeps_promises_in_time(village: Area) -> None:
    call(village, "home-010", at=on(14), commitments=(DraftCommitment(what="送发票", due="2026-09-18"),))
    plan = planning.plan_week(village, DAY, days=7)
    assert [day.working.day[-2:] for day in plan.days] == ["17", "18", "21", "22", "23"]
    assert len(seen(plan)) == len(set(seen(plan)))
    promised = [day.working.day for day in plan.days for stop in day.stops if stop.household_id == "home-010"]
    assert promised
    assert promised[0] <= "2026-09-18"
    budget = plan_view.hours_budget(village, DAY)
    assert budget.planned == plan.budget.planned
    assert budget.available == 5 * 8 * 60
    with pytest.raises(Fault, match="hours_no_day"):
        planning.plan_week(village, date(2026, 9, 19), days=2)


def test_coverage_counts_who_was_not_seen_in_time(village: Area) -> None:
    call(village, "home-000", at=on(12))
    call(village, "home-001", at=on(2))
    found = planning.coverage(village)
    tiers = {row.key: row for row in found.by_tier}
    assert (tiers["high"].homes, tiers["high"].in_time, tiers["high"].overdue) == (5, 1, 4)
    assert (tiers["high"].never, tiers["high"].longest) == (3, 14 - 7)
    assert sum(row.homes for row in found.by_village) == 40
    assert found.overdue[0].household_id == "home-002", "never seen, and most pressing"


def test_merged_homes_take_their_plans_with_them(village: Area) -> None:
    from gridsteward.operations.households import merge_households

    planning.plan_day(village, DAY)
    plan_changes.pause_visits(village, "home-031", reason=PauseReason.MOVED)
    merge_households(village, keep="home-030", drop="home-031")
    assert [each.household_id for each in village.store.select(VisitPause)] == ["home-030"]
    assert not village.store.select(PlannedStop, "household_id = 'home-031'")


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Asia/Shanghai"])
def test_midnight_is_by_the_clock_on_the_wall(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    """Where the clock is put back in the night, the day still turns at midnight."""
    import time

    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        now = datetime(2026, 10, 24, 22, 30).astimezone()
        midnight = planning.next_midnight(now)
        assert (midnight.date(), midnight.hour, midnight.minute) == (date(2026, 10, 25), 0, 0)
        after = planning.next_midnight(midnight)
        assert (after.date(), after.hour) == (date(2026, 10, 26), 0)
        assert after - midnight == timedelta(hours=25 if zone == "Europe/Berlin" else 24)
        assert planning.next_midnight(datetime(2026, 9, 16, 23, 59, tzinfo=CHINA)) > on(16, 23, 59)
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_hours_of_the_steward_are_kept_and_checked(village: Area) -> None:
    hours = replace(WorkHours(), begin=9 * 60, travel_by="foot", weekdays=(1, 3, 5))
    planning.set_work_hours(village, hours)
    assert planning.work_hours(village) == hours
    assert planning.plan_day(village, DAY).days[0].working.begin == 9 * 60
    for wrong, kind in (
        (replace(hours, end=8 * 60), "hours_backwards"),
        (replace(hours, lunch_minutes=-1), "hours_lunch"),
        (replace(hours, weekdays=()), "hours_no_day"),
    ):
        with pytest.raises(Fault, match=kind):
            planning.set_work_hours(village, wrong)


def test_ten_thousand_homes_are_asked_within_a_few_reads(village: Area) -> None:
    """A query a home would make every save wait for a minute."""
    counted = 0
    query = Store.query

    def counting(self: Store, *values: Any) -> Any:
        nonlocal counted
        counted += 1
        return query(self, *values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "query", counting)
        planning.candidates(village, DAY)
    assert counted < 40
