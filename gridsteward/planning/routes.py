"""Days, tasks and sequences: when each visit begins, and what it would take to fit one more in."""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from gridsteward.records.plan import Span

Matrix = NDArray[np.int64]
NEVER: Final = 10**9


class Task(Struct, frozen=True, kw_only=True):
    """One visit that may be made. Its place in the matrices is its number plus `Problem.first`.

    `minutes` at the door; `prize` what it is worth, in units of cost; `spans` for each day when it can begin (work
    time), none on a day on which it cannot.
    """

    minutes: int
    prize: int
    spans: tuple[tuple[Span, ...], ...]


class Shift(Struct, frozen=True, kw_only=True):
    """A day's hours in work time, and the places (numbers in the matrices) where it begins and ends."""

    begin: int
    end: int
    start: int
    finish: int


class Problem(Struct, frozen=True, kw_only=True, dict=True):
    """What is to be planned. `time` and `cost` hold a place a row and column: minutes of travel, and what it costs.

    The first `first` places are starts and ends, after them stand the tasks in order.
    """

    shifts: tuple[Shift, ...]
    tasks: tuple[Task, ...]
    time: Matrix
    cost: Matrix
    first: int

    @cached_property
    def minutes(self) -> Matrix:
        """Return the minutes at the door of every task."""
        return np.array([task.minutes for task in self.tasks], dtype=np.int64)

    @cached_property
    def prizes(self) -> Matrix:
        """Return the prize of every task."""
        return np.array([task.prize for task in self.tasks], dtype=np.int64)

    def of_first(self, count: int) -> "Problem":
        """Return the same problem with only its first tasks."""
        if count >= len(self.tasks):
            return self
        size = self.first + count
        return replace(
            self, tasks=self.tasks[:count], time=self.time[:size, :size], cost=self.cost[:size, :size]
        )

    def windows(self, day: int) -> tuple[Matrix, Matrix]:
        """Return the begins and ends of every task's spans on a day, a task a row, filled up with what never fits."""
        found: tuple[Matrix, Matrix] = self._windows[day]
        return found

    @cached_property
    def _windows(self) -> list[tuple[Matrix, Matrix]]:
        made = []
        for day in range(len(self.shifts)):
            most = max((len(task.spans[day]) for task in self.tasks), default=0) or 1
            begins = np.full((len(self.tasks), most), NEVER, dtype=np.int64)
            ends = np.full((len(self.tasks), most), -1, dtype=np.int64)
            for row, task in enumerate(self.tasks):
                for column, span in enumerate(task.spans[day]):
                    begins[row, column], ends[row, column] = span
            made.append((begins, ends))
        return made

    def open_windows(self, day: int) -> tuple[Matrix, Matrix]:
        """Return the same as if everybody could be met all day long."""
        shift = self.shifts[day]
        begins = np.full((len(self.tasks), 1), shift.begin, dtype=np.int64)
        return begins, (shift.end - self.minutes)[:, None]


def begins(problem: Problem, day: int, route: Sequence[int]) -> list[int] | None:
    """Return when each visit of a route begins at the earliest (work time), None where one cannot be made in time."""
    shift, first, time = problem.shifts[day], problem.first, problem.time
    at, now = shift.start, shift.begin
    found = []
    for number in route:
        task, place = problem.tasks[number], number + first
        now += int(time[at, place])
        span = next((each for each in task.spans[day] if each.end >= now), None)
        if span is None:
            return None
        now = max(now, span.begin)
        found.append(now)
        now += task.minutes
        at = place
    return found if now + int(time[at, shift.finish]) <= shift.end else None


def latest_begins(problem: Problem, day: int, route: Sequence[int]) -> list[int]:
    """Return by when each visit of a feasible route must begin for the rest to hold, then when one must be back."""
    shift, first, time = problem.shifts[day], problem.first, problem.time
    limits = [shift.end]
    after = shift.finish
    for number in reversed(route):
        task, place = problem.tasks[number], number + first
        bound = limits[-1] - int(time[place, after]) - task.minutes
        limits.append(max(min(span.end, bound) for span in task.spans[day] if span.begin <= bound))
        after = place
    return limits[::-1]


def cost_of(problem: Problem, day: int, route: Sequence[int]) -> int:
    """Return what the travel of a route costs; a day without visits costs nothing."""
    if not route:
        return 0
    shift = problem.shifts[day]
    places = [shift.start, *(number + problem.first for number in route), shift.finish]
    return int(problem.cost[places[:-1], places[1:]].sum())


class Fitting(Struct, frozen=True):
    """What fitting each of some tasks into a route costs at best (NEVER where it does not fit), and at which place."""

    extra: Matrix
    position: Matrix


def fit(
    problem: Problem,
    day: int,
    route: Sequence[int],
    *,
    tasks: Matrix,
    windows: tuple[Matrix, Matrix] | None = None,
) -> Fitting:
    """Try each of `tasks` at every place of a feasible route, all else staying in its order."""
    shift, first = problem.shifts[day], problem.first
    starts = begins(problem, day, route)
    if starts is None:
        raise ValueError("the route does not hold")
    leave = np.array(
        [shift.begin, *(s + problem.tasks[n].minutes for s, n in zip(starts, route, strict=True))]
    )
    before = np.array([shift.start, *(number + first for number in route)])
    after = np.array([*(number + first for number in route), shift.finish])
    limits = np.array(latest_begins(problem, day, route))
    places = tasks + first
    early, late = (each[tasks] for each in windows or problem.windows(day))
    arrive = leave[:, None] + problem.time[np.ix_(before, places)]
    start = np.full(arrive.shape, NEVER, dtype=np.int64)
    for column in range(early.shape[1]):
        there = np.where(arrive <= late[:, column], np.maximum(arrive, early[:, column]), NEVER)
        start = np.minimum(start, there)
    onward = problem.time[np.ix_(places, after)].T
    fits = start + problem.minutes[tasks] + onward <= limits[:, None]
    direct = problem.cost[before, after] if route else np.zeros(1, dtype=np.int64)
    extra = problem.cost[np.ix_(before, places)] + problem.cost[np.ix_(places, after)].T - direct[:, None]
    extra = np.where(fits, extra, NEVER)
    position = extra.argmin(axis=0)
    return Fitting(extra[position, np.arange(len(tasks))], position)
