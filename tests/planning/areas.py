"""Invented days with realistic hours and places, and an independent reckoning of what a plan says of them."""

from collections.abc import Sequence
from itertools import pairwise, permutations
from random import Random

import numpy as np

from gridsteward.planning.clock import hours, start_spans
from gridsteward.planning.routes import Problem, Shift, Task
from gridsteward.planning.sites import Speed
from gridsteward.planning.travel import travel_seconds, whole_minutes
from gridsteward.records.plan import Point, Span, WorkingDay

MORNING, AFTERNOON, EVENING = Span(510, 690), Span(840, 1050), Span(1050, 1230)
DAY_LONG = Span(0, 1440)
EBIKE = Speed(speed=18.0, detour=1.35)
WORTH = 60  # seconds a point


def working(day: str = "2026-09-16", *, end: int = 1050) -> WorkingDay:
    return WorkingDay(day=day, begin=510, end=end, start=(119.0, 29.6), finish=(119.0, 29.6))


def invented(
    seed: int, count: int, *, days: int = 1, end: int = 1050, spread: float = 0.02, narrow: bool = False
) -> Problem:
    """Return a problem of homes in villages; two in five can be met in a part of the day only, or for half an hour."""
    rng = Random(seed)  # noqa: S311  (invented homes, no secrets)
    shifts = [working(f"2026-09-{16 + number}", end=end) for number in range(days)]
    villages = [
        (119 + rng.uniform(-spread, spread), 29.6 + rng.uniform(-spread, spread))
        for _ in range(max(2, count // 12))
    ]
    points: list[Point] = []
    tasks = []
    for _ in range(count):
        longitude, latitude = rng.choice(villages)
        points.append((rng.gauss(longitude, 0.002), rng.gauss(latitude, 0.002)))
        minutes = rng.choice((10, 12, 15, 15, 20, 30))
        spans = rng.choices(
            ((DAY_LONG,), (MORNING,), (AFTERNOON,), (MORNING, EVENING), (EVENING,)), (60, 14, 14, 8, 4)
        )[0]
        if narrow and spans != (DAY_LONG,):
            spans = (Span(600, 634),)
        priority = rng.choice((6, 10, 15, 25, 25, 30, 45, 55, 70, 90))
        tasks.append(
            Task(
                minutes=minutes,
                prize=priority * WORTH,
                spans=tuple(start_spans(day, spans, minutes) for day in shifts),
            )
        )
    cost = np.maximum(travel_seconds([(119.0, 29.6), *points], EBIKE), 20)
    np.fill_diagonal(cost, 0)
    return Problem(
        shifts=tuple(Shift(begin=hours(day).begin, end=hours(day).end, start=0, finish=0) for day in shifts),
        tasks=tuple(tasks),
        time=whole_minutes(cost),
        cost=cost,
        first=1,
    )


# -- reckoned apart from the product -------------------------------------------------------------------------------


def holds(problem: Problem, day: int, route: Sequence[int], *, any_hour: int = -1) -> bool:
    """Walk a route step by step and tell whether every visit begins in its hours and one is back in time.

    `any_hour` is a task that can be met all day long.
    """
    shift = problem.shifts[day]
    at, now = shift.start, shift.begin
    for number in route:
        now += int(problem.time[at][number + problem.first])
        if number != any_hour:
            hours_left = [max(now, begin) for begin, end in problem.tasks[number].spans[day] if now <= end]
            if not hours_left:
                return False
            now = min(hours_left)
        now += problem.tasks[number].minutes
        at = number + problem.first
    return now + int(problem.time[at][shift.finish]) <= shift.end


def ride(problem: Problem, day: int, route: Sequence[int]) -> int:
    """Return the cost of the ways of a route."""
    shift = problem.shifts[day]
    places = [shift.start, *(number + problem.first for number in route), shift.finish]
    return sum(int(problem.cost[a][b]) for a, b in pairwise(places)) if route else 0


def value(problem: Problem, routes: Sequence[Sequence[int]]) -> int:
    """Return the cost of a plan: ways, and the prizes of all who are not seen."""
    seen = {number for route in routes for number in route}
    missed = sum(task.prize for number, task in enumerate(problem.tasks) if number not in seen)
    return missed + sum(ride(problem, day, route) for day, route in enumerate(routes))


def best_of_all(problem: Problem) -> int:
    """Return the least cost of a day by trying every order of every choice."""
    count = len(problem.tasks)
    best = value(problem, [[]])
    for size in range(1, count + 1):
        found = False
        for route in permutations(range(count), size):
            if holds(problem, 0, route):
                found = True
                best = min(best, value(problem, [route]))
        if not found:
            break
    return best


def with_one_more(route: Sequence[int], number: int) -> list[list[int]]:
    """Return a route with one more visit at every place."""
    return [[*route[:at], number, *route[at:]] for at in range(len(route) + 1)]
