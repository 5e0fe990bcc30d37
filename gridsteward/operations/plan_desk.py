"""Where a plan is made: candidates, places and hours become a problem, routes become days a person reads."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from msgspec.structs import replace

from gridsteward.operations.area import Area
from gridsteward.operations.plan_asked import Fixed, Search
from gridsteward.operations.plan_rows import reasons_of
from gridsteward.operations.visit_facts import dwellings, home_facts, visit_rules
from gridsteward.planning.candidates import candidates
from gridsteward.planning.clock import available, hours, start_spans, wall_time, work_time
from gridsteward.planning.facts import HomeFacts, Pause
from gridsteward.planning.routes import Problem, Shift, Task, begins
from gridsteward.planning.sites import Site, places
from gridsteward.planning.timetable import Timetable, timetable
from gridsteward.planning.travel import travel_seconds, whole_minutes, with_roads
from gridsteward.records.plan import (
    Candidate,
    DayPlan,
    HoursBudget,
    LeftOut,
    Placed,
    PlannedStop,
    Point,
    Reason,
    Span,
    Stop,
    VisitPlan,
    WorkHours,
    WorkingDay,
    clock_text,
)
from gridsteward.records.portrait import Standing

CONSIDERED: Final = 600
"""Candidates that are tried at every place of a plan; whoever stands further down has that many before."""
if TYPE_CHECKING:
    from gridsteward.planning.explaining import WhyNot

_MUST: Final = 1_000_000  # seconds: worth more than all that fits into a day
_LOCK: Final = 15  # minutes by which a locked visit may move
_APART: Final = 20  # seconds between two doors at least
_WEEKEND: Final = 6


class Kept(NamedTuple):
    """A kept order: candidates (its own first), their problem, the order as numbers of tasks, who comes too late."""

    chosen: list[Candidate]
    problem: Problem
    route: list[int]
    late: frozenset[str]


class Desk:
    """What is known for planning some days, read once."""

    def __init__(
        self,
        area: Area,
        days: Sequence[WorkingDay],
        hours: WorkHours,
        *,
        portraits: Mapping[str, Standing] | None = None,
    ) -> None:
        self.area, self.days, self.hours, self.rules = area, tuple(days), hours, visit_rules()
        first, last = date.fromisoformat(days[0].day), date.fromisoformat(days[-1].day)
        self.homes = {home.household_id: home for home in home_facts(area, first, last, portraits=portraits)}
        self.sites = places(dwellings(area))
        self.candidates = candidates(
            list(self.homes.values()), self.rules, first=days[0].day, last=days[-1].day
        )

    def site(self, household: str) -> Site:
        """Return where a home is; where nothing is known of any, it is where the day begins."""
        return self.sites.get(household) or Site(point=self.days[0].start, placed=Placed.AREA)

    def pause(self, household: str) -> Pause | None:
        """Return the pause of a home that lasts over all the days."""
        pause = self.homes[household].pause if household in self.homes else None
        return pause if pause and not ("" < pause.until <= self.days[-1].day) else None

    def ranked(self, fixed: Mapping[str, Fixed]) -> tuple[list[Candidate], list[Candidate], list[Candidate]]:
        """Return whom to try, who comes further down, and who is paused.

        Fixed stops come first, whether there is a reason left or not, then who must be seen, then by priority and the
        nearer first.
        """
        known = {each.household_id: each for each in self.candidates}
        free: list[Candidate] = []
        paused: list[Candidate] = []
        for each in self.candidates:
            if each.household_id not in fixed:
                (paused if self.pause(each.household_id) else free).append(each)
        ways = self._ways([each.household_id for each in free])
        free.sort(
            key=lambda each: (
                not self._is_must(each),
                -each.priority,
                each.latest or "9",
                ways[each.household_id],
            )
        )
        first = [known.get(household) or self.by_hand(household) for household in fixed]
        room = max(0, CONSIDERED - len(first))
        return first + free[:room], free[room:], paused

    def by_hand(self, household: str) -> Candidate:
        """Return the candidate of a home that somebody put into a plan without a rule asking for it."""
        home = self.homes.get(household) or HomeFacts(household_id=household)
        return Candidate(
            household_id=household,
            reasons=(Reason("by_hand"),),
            priority=50,
            minutes=15 + self.rules.knock,
            parts=home.parts,
            village=home.village,
            relation_class=home.relation_class,
        )

    def _ways(self, households: Sequence[str]) -> dict[str, int]:
        if not households:
            return {}
        points = [self.days[0].start, *(self.site(household).point for household in households)]
        spread = np.array(points)
        ways = np.abs(spread[1:] - spread[0]).sum(axis=1) * 1e6  # near enough to say who is nearer
        return {household: int(way) for household, way in zip(households, ways, strict=True)}

    def spans(self, candidate: Candidate, day: WorkingDay) -> tuple[Span, ...]:
        """Return by the clock when somebody of a home is met on a day; all day where that is not known."""
        if not candidate.parts:
            return (Span(0, 24 * 60),)
        weekday = date.fromisoformat(day.day).isoweekday()
        kind = "weekend_" if weekday >= _WEEKEND else "weekday_"
        found = [
            self.rules.part_span(part.removeprefix(kind)) for part in candidate.parts if part.startswith(kind)
        ]
        return tuple(span for span in found if span is not None)

    def problem(self, chosen: Sequence[Candidate], fixed: Mapping[str, Fixed]) -> Problem:
        """Return the problem of these candidates; tasks stand in their order."""
        points: list[Point] = [point for day in self.days for point in (day.start, day.finish)]
        first = len(points)
        sites = [self.site(each.household_id) for each in chosen]
        points += [site.point for site in sites]
        names = [""] * first + [each.household_id for each in chosen]
        cost = travel_seconds(points, self.rules.travel[self.hours.travel_by])
        apart = np.full(cost.shape, _APART, dtype=np.int64)
        np.fill_diagonal(apart, 0)
        apart[:first, :first] = 0
        cost = with_roads(np.maximum(cost, apart), names, self._roads(names))
        return Problem(
            shifts=tuple(
                Shift(begin=hours(day).begin, end=hours(day).end, start=2 * at, finish=2 * at + 1)
                for at, day in enumerate(self.days)
            ),
            tasks=tuple(self._task(each, fixed.get(each.household_id)) for each in chosen),
            time=whole_minutes(cost),
            cost=cost,
            first=first,
        )

    def _roads(self, names: Sequence[str]) -> dict[tuple[str, str], float]:
        sql = "SELECT origin, goal, minutes FROM road_minutes WHERE travel_by = ?"
        wanted = set(names)
        return {
            (origin, goal): minutes
            for origin, goal, minutes in self.area.store.query(sql, (self.hours.travel_by,))
            if origin in wanted and goal in wanted
        }

    def way_home(self, problem: Problem, route: Sequence[int]) -> int:
        """Return the minutes from the last stop of the first day to where it ends."""
        return int(problem.time[route[-1] + problem.first, problem.shifts[0].finish]) if route else 0

    def _is_must(self, candidate: Candidate) -> bool:
        return "" < candidate.must <= self.days[-1].day

    def _task(self, candidate: Candidate, fixed: Fixed | None) -> Task:
        spans = []
        must = self._is_must(candidate)
        for day in self.days:
            found: tuple[Span, ...] = ()
            if fixed is not None:
                if fixed.day == day.day:
                    around = None if fixed.begin is None else work_time(day, fixed.begin)
                    found = start_spans(day, (Span(0, 24 * 60),), candidate.minutes)
                    if around is not None:
                        kept = (Span(max(s.begin, around - _LOCK), min(s.end, around + _LOCK)) for s in found)
                        found = tuple(span for span in kept if span.begin <= span.end)
            elif candidate.opens <= day.day and not (must and self.days[0].day <= candidate.must < day.day):
                found = start_spans(day, self.spans(candidate, day), candidate.minutes)
            spans.append(found)
        prize = candidate.priority * self.rules.worth + (_MUST if must or fixed is not None else 0)
        return Task(minutes=candidate.minutes, prize=prize, spans=tuple(spans))

    def as_kept(
        self, rows: Sequence[PlannedStop], *, without: frozenset[str] = frozenset()
    ) -> tuple[Kept, list[Candidate], list[Candidate]]:
        """Return kept stops, in their order, among all who might be seen; who comes further down; who is paused.

        Where the order does not hold (made by hand, or the day has moved on) its hours are taken as they come.
        """
        self.candidates = [each for each in self.candidates if each.household_id not in without]
        fixed = {row.household_id: Fixed(self.days[0].day, None) for row in rows}
        chosen, further, paused = self.ranked(fixed)
        known = {each.household_id: each for each in self.candidates}
        chosen[: len(rows)] = [_of_row(row, known.get(row.household_id)) for row in rows]
        locks = {row.household_id: Fixed(row.day, row.begins) for row in rows if row.locked}
        problem = self.problem(chosen, locks)
        route = list(range(len(rows)))
        # a lock keeps an hour, it does not make somebody be at home
        plain = self.problem(chosen[: len(rows)], {})
        lines = timetable(plain, 0, route, working=self.days[0]).lines
        late = frozenset(row.household_id for row, line in zip(rows, lines, strict=True) if line.late)
        if begins(problem, 0, route) is None:
            table = timetable(problem, 0, route, working=self.days[0])
            problem = self._as_it_comes(problem, route, table)
        return Kept(chosen, problem, route, late), further, paused

    def _as_it_comes(self, problem: Problem, route: Sequence[int], table: Timetable) -> Problem:
        day, shift = self.days[0], problem.shifts[0]
        tasks = list(problem.tasks)
        for number, line in zip(route, table.lines, strict=True):
            begin = work_time(day, line.begin)
            tasks[number] = replace(tasks[number], spans=((Span(begin, begin),),))
        end = max(shift.end, work_time(day, table.back))
        return replace(problem, tasks=tuple(tasks), shifts=(replace(shift, end=end),))

    # -- what came of it ------------------------------------------------------------------------------------------

    def day_plan(
        self,
        problem: Problem,
        at: int,
        route: Sequence[int],
        *,
        chosen: Sequence[Candidate],
        fixed: Mapping[str, Fixed],
    ) -> DayPlan:
        """Return a day as a person reads it."""
        day = self.days[at]
        table = timetable(problem, at, route, working=day)
        stops = tuple(
            Stop(
                household_id=candidate.household_id,
                order=order,
                travel=line.travel,
                arrive=line.arrive,
                begin=line.begin,
                leave=line.leave,
                reasons=candidate.reasons,
                minutes=candidate.minutes,
                priority=candidate.priority,
                locked=candidate.household_id in fixed,
                late=line.late,
                placed=self.site(candidate.household_id).placed,
                bring=candidate.bring,
                checks=candidate.checks,
            )
            for order, (candidate, line) in enumerate(
                zip((chosen[number] for number in route), table.lines, strict=True), start=1
            )
        )
        return DayPlan(working=day, stops=stops, travel=table.travel, lunch=table.lunch, back=table.back)

    def left_out(
        self,
        problem: Problem,
        routes: Sequence[Sequence[int]],
        *,
        chosen: Sequence[Candidate],
        further: Sequence[Candidate],
        paused: Sequence[Candidate],
    ) -> tuple[LeftOut, ...]:
        """Return whom there is reason to see who is on none of the days, with the nearest true reason."""
        from gridsteward.planning.explaining import why_not

        found = []
        held = [route if begins(problem, day, route) is not None else [] for day, route in enumerate(routes)]
        on_them = {number for route in routes for number in route}
        for number, why in sorted(why_not(problem, held).items()):
            if number not in on_them:
                reason = self._reason(problem, chosen, number, why)
                found.append(
                    LeftOut(household_id=chosen[number].household_id, why=reason, candidate=chosen[number])
                )
        for place, each in enumerate(further):
            reason = Reason("far_down", {"ahead": len(chosen) + place})
            found.append(LeftOut(household_id=each.household_id, why=reason, candidate=each))
        for each in paused:
            pause = self.pause(each.household_id)
            values = {"until": pause.until, "reason": pause.reason} if pause else {}
            found.append(
                LeftOut(household_id=each.household_id, why=Reason("paused", values), candidate=each)
            )
        return tuple(found)

    def _reason(self, problem: Problem, chosen: Sequence[Candidate], number: int, why: "WhyNot") -> Reason:
        key, at = why.key, why.day
        day, candidate, task = self.days[at], chosen[number], problem.tasks[number]
        values: dict[str, str | int | float] = {"minutes": candidate.minutes, "priority": candidate.priority}
        if len(self.days) > 1:
            values["day"] = day.day
        if key == "not_met_today" and candidate.opens > self.days[-1].day:
            return Reason("not_yet", {"day": candidate.opens})
        if key in ("detour", "longer_way", "fits"):
            values |= {"extra": -(-why.extra // 60), "worth": task.prize // 60}
        if why.instead >= 0:
            other = chosen[why.instead]
            values |= {"instead": other.household_id, "instead_priority": other.priority}
            if key == "outranked" and problem.tasks[why.instead].prize >= _MUST:
                key = "behind_must"
        if key == "window_taken":
            spans = task.spans[at]
            values |= {
                "from": clock_text(wall_time(day, spans[0].begin)),
                "to": clock_text(wall_time(day, spans[-1].end) + candidate.minutes),
            }
        if key == "too_far":
            place = number + problem.first
            shift = problem.shifts[at]
            values["way"] = int(problem.time[shift.start, place] + problem.time[place, shift.finish])
        return Reason(key, values)

    def budget(self, days: Sequence[DayPlan], left_out: Sequence[LeftOut]) -> HoursBudget:
        """Return the work against the hours (R3.6)."""
        planned: dict[str, int] = {}
        needed: dict[str, int] = {}
        for day in days:
            for stop in day.stops:
                kind = self.homes[stop.household_id].relation_class if stop.household_id in self.homes else ""
                planned[kind] = planned.get(kind, 0) + stop.minutes
        needed |= planned
        waiting = [each.candidate for each in left_out if each.why.key not in ("paused", "not_yet")]
        for each in waiting:
            needed[each.relation_class] = needed.get(each.relation_class, 0) + each.minutes
        last = self.days[-1].day
        return HoursBudget(
            available=sum(available(day) for day in self.days),
            needed=sum(needed.values()),
            planned=sum(planned.values()),
            travel=sum(day.travel for day in days),
            falls_off=tuple(each.household_id for each in waiting if "" < each.latest <= last),
            needed_by_class=needed,
            planned_by_class=planned,
        )

    def plan(
        self,
        fixed: Mapping[str, Fixed],
        asked: Search,
        *,
        without: frozenset[str] = frozenset(),
    ) -> VisitPlan:
        """Search for the days' plan; homes `without` are no candidates. Raise Fault plan_cancelled."""
        from gridsteward.planning.planner import effort_for, search

        self.candidates = [each for each in self.candidates if each.household_id not in without]
        chosen, further, paused = self.ranked(fixed)
        problem = self.problem(chosen, fixed)
        effort = effort_for(len(chosen), len(self.days), seed=asked.seed)
        found = search(problem, effort, cancelled=asked.cancelled, progress=asked.progress)
        days = tuple(
            self.day_plan(problem, at, route, chosen=chosen, fixed=fixed)
            for at, route in enumerate(found.routes)
        )
        left_out = self.left_out(problem, found.routes, chosen=chosen, further=further, paused=paused)
        return VisitPlan(days=days, left_out=left_out, budget=self.budget(days, left_out), whole=found.whole)


def _of_row(row: PlannedStop, known: Candidate | None) -> Candidate:
    """Return the candidate of a kept stop: with its own minutes, and its own reasons where there are no others."""
    if known is not None:
        return replace(known, minutes=row.minutes, opens="", must="")
    return Candidate(
        household_id=row.household_id,
        reasons=reasons_of(row.reasons),
        priority=row.priority,
        minutes=row.minutes,
    )
