"""See a kept plan as it stands: what was made of it, who is not in it and why, and the hours against the work."""

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec.structs import replace

from gridsteward.operations import plan_rows
from gridsteward.operations.area import Area
from gridsteward.operations.planning import candidates, day_of, kept_stop, rest_of_day, work_hours
from gridsteward.operations.visit_facts import home_facts
from gridsteward.records.faults import Fault
from gridsteward.records.plan import Candidate, DayPlan, HoursBudget, LeftOut, Reason, StopState, VisitPlan
from gridsteward.records.portrait import Standing


def stewards_with_plan(area: Area, day: date) -> list[str]:
    """Return the stewards who have a plan for a day, the one of this laptop first."""
    found = area.store.query(
        "SELECT DISTINCT steward FROM planned_day WHERE NOT _deleted AND day = ? ORDER BY steward <> ?, steward",
        (day.isoformat(), area.steward),
    )
    return [str(steward) for (steward,) in found]


def planned(
    area: Area, day: date, *, steward: str = "", portraits: Mapping[str, Standing] | None = None
) -> VisitPlan | None:
    """Return the kept plan of a day as it stands now, with who is not in it and why; None where there is none.

    Of the steward of this laptop, or of another (a deputy looks at whom the colleague meant to see). `portraits` as in
    `home_facts`.
    """
    return _View(area, day, steward or area.steward).plan(portraits)


class _View:
    """A kept plan, and what has become of it since."""

    def __init__(self, area: Area, day: date, steward: str) -> None:
        self.area, self.day, self.steward = area, day.isoformat(), steward
        self.row = plan_rows.planned_day(area, self.day, steward)
        self.rows = plan_rows.planned_stops(area, self.day, steward) if self.row else []
        self.called = plan_rows.states(area, self.day)

    def plan(self, portraits: Mapping[str, Standing] | None) -> VisitPlan | None:
        from gridsteward.operations.plan_desk import Desk

        if self.row is None:
            return None
        hours = replace(work_hours(self.area), travel_by=self.row.travel_by)
        working = plan_rows.working_day(self.row)
        ahead = [row for row in self.rows if row.household_id not in self.called]
        desk = Desk(self.area, [rest_of_day(self.area, working, self.called)], hours, portraits=portraits)
        kept, further, paused = desk.as_kept(ahead, without=frozenset(self.called))
        chosen, problem, route, late = kept
        shown = [kept_stop(row, self.called.get(row.household_id, StopState.PLANNED)) for row in self.rows]
        known = {each.household_id: each for each in chosen}
        table = desk.day_plan(problem, 0, route, chosen=chosen, fixed={})
        stops = tuple(
            replace(
                stop,
                order=order,
                late=stop.household_id in late,
                placed=desk.site(stop.household_id).placed,
                bring=known[stop.household_id].bring if stop.household_id in known else (),
                checks=known[stop.household_id].checks if stop.household_id in known else (),
            )
            for order, stop in enumerate(shown, start=1)
        )
        travel = sum(stop.travel for stop in stops) + desk.way_home(problem, route)
        day = DayPlan(working=working, stops=stops, travel=travel, lunch=table.lunch, back=table.back)
        left_out = desk.left_out(problem, [route], chosen=chosen, further=further, paused=paused)
        # hours that are gone and visits that are made are no longer weighed against each other
        to_do = tuple(stop for stop in stops if stop.state == StopState.PLANNED)
        on_the_road = sum(stop.travel for stop in to_do) + desk.way_home(problem, route)
        rest = replace(day, stops=to_do, travel=on_the_road)
        return VisitPlan(days=(day,), left_out=left_out, budget=desk.budget((rest,), left_out))


def why_not(area: Area, day: date, household_id: str) -> Reason:
    """Return why a household is not in the plan of a day, whether there is a reason to go there or not.

    Raise Fault plan_missing where that day has no plan.
    """
    plan = planned(area, day)
    if plan is None:
        raise Fault("plan_missing", day=day.isoformat())
    if any(stop.household_id == household_id for stop in plan.days[0].stops):
        return Reason("planned")
    for each in plan.left_out:
        if each.household_id == household_id:
            return each.why
    homes = {home.household_id: home for home in home_facts(area, day, day)}
    return Reason("no_reason", {"met": homes[household_id].met if household_id in homes else ""})


def hours_budget(
    area: Area, first: date, *, days: int = 7, portraits: Mapping[str, Standing] | None = None
) -> HoursBudget:
    """Return the work of the days from `first` on against the hours there are, by the plans that are kept (R3.6).

    A working day without a plan counts with its hours and nothing done. `portraits` as in `home_facts`.
    """
    from gridsteward.operations.plan_desk import Desk

    hours = work_hours(area)
    wanted = [first + timedelta(days=number) for number in range(days)]
    wanted = [day for day in wanted if day.isoweekday() in hours.weekdays]
    if not wanted:
        raise Fault("hours_no_day")
    working = [day_of(area, day.isoformat(), hours) for day in wanted]
    desk = Desk(area, working, hours, portraits=portraits)
    kept = [plan_rows.planned_stops(area, day.day, area.steward) for day in working]
    stops = [tuple(kept_stop(row, StopState.PLANNED) for row in rows) for rows in kept]
    on_them = {row.household_id for rows in kept for row in rows}
    plans = [
        DayPlan(working=day, stops=found, travel=sum(stop.travel for stop in found), lunch=None, back=day.end)
        for day, found in zip(working, stops, strict=True)
    ]
    left_out = [
        LeftOut(household_id=each.household_id, why=Reason("hours_full"), candidate=each)
        for each in desk.candidates
        if each.household_id not in on_them and not desk.pause(each.household_id)
    ]
    return desk.budget(plans, left_out)


def carried_over(area: Area, day: date | None = None) -> list[Candidate]:
    """Return whom earlier plans meant to see and nobody called on since: they are candidates again, saying so."""
    on = day or area.now().date()
    return [each for each in candidates(area, on) if any(reason.key == "carried" for reason in each.reasons)]
