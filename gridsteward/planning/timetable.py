"""From an order of visits to the hours a person reads: rides, doors, the meal, home again."""

from collections.abc import Sequence
from typing import NamedTuple

from gridsteward.planning.clock import hours, wall_time
from gridsteward.planning.routes import Problem
from gridsteward.records.plan import Span, WorkingDay


class Line(NamedTuple):
    """One visit: minutes on the way, when at the door, when it begins and ends by the clock, whether too late."""

    travel: int
    arrive: int
    begin: int
    leave: int
    late: bool


class Timetable(NamedTuple):
    """A day by the clock. `lunch` is None when one is back before it."""

    lines: tuple[Line, ...]
    travel: int
    lunch: Span | None
    back: int


def timetable(problem: Problem, day: int, route: Sequence[int], *, working: WorkingDay) -> Timetable:
    """Return when each visit of an order takes place at the earliest; an order made by hand may make some late."""
    shift, first = problem.shifts[day], problem.first
    at, now, on_the_road = shift.start, hours(working).begin, 0
    lines: list[Line] = []
    eats: int | None = None
    left = now
    for number in route:
        task = problem.tasks[number]
        travel = int(problem.time[at, number + first])
        arrive = now + travel
        span = next((each for each in task.spans[day] if each.end >= arrive), None)
        begin = max(arrive, span.begin) if span else arrive
        if eats is None and begin >= working.lunch > shift.begin:
            eats = _lunch(working, left=left, arrive=arrive)
        on_the_road += travel
        arrive_wall, begin_wall = wall_time(working, arrive), wall_time(working, begin)
        if eats == working.lunch and arrive <= working.lunch:
            arrive_wall = min(arrive_wall, arrive)  # at the door before the meal, which is taken there
        lines.append(Line(travel, arrive_wall, begin_wall, begin_wall + task.minutes, span is None))
        now = left = begin + task.minutes
        at = number + first
    home = int(problem.time[at, shift.finish]) if route else 0
    back = now + home
    if eats is None and route and back > working.lunch > shift.begin:
        eats = _lunch(working, left=left, arrive=back)
    lunch = Span(eats, eats + working.lunch_minutes) if eats is not None and working.lunch_minutes else None
    on_the_road += home
    return Timetable(tuple(lines), on_the_road, lunch, wall_time(working, back))


def _lunch(working: WorkingDay, *, left: int, arrive: int) -> int:
    """Return when the meal begins: at its hour where one waits then, else before the ride, after the last visit."""
    if left >= working.lunch:
        return left
    return working.lunch if arrive < working.lunch else left
