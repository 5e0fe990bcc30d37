"""Why somebody is not in a plan: the nearest reason that is true, found by trying."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from msgspec import Struct

from gridsteward.planning.routes import NEVER, Matrix, Problem, cost_of, fit

# the nearer a candidate is to being in the plan, the earlier its reason stands here
ORDER: Final = (
    *("fits", "by_hand", "detour", "outranked", "as_good", "longer_way"),
    *("window_taken", "hours_full", "too_far", "not_met_today", "day_over"),
)


class WhyNot(Struct, frozen=True, kw_only=True):
    """Why a task is on none of the days: a key of the words [left_out], and the day it is about.

    `fits`: an order made by hand leaves room for it. `by_hand`: it would do better than `instead` in such an order.
    `detour`: it would fit, at `extra` cost, which is more than it is worth. `outranked`, `as_good`, `longer_way`: it
    could take the place of `instead`, which is worth more, as much, or less with `extra` cost on top.
    `window_taken`: it would fit at another hour than those in which it can begin. `hours_full`: no one visit given up
    makes room. `too_far`: it does not fit even into an empty day. `not_met_today`: there is no hour for it at all.
    `day_over`: the day has not (any longer) the minutes it takes.
    """

    key: str
    day: int
    extra: int = 0
    instead: int = -1


def why_not(problem: Problem, routes: Sequence[Sequence[int]]) -> dict[int, WhyNot]:
    """Return for every task on no route why not; with several days the nearest reason of any of them."""
    on_them = {number for route in routes for number in route}
    left = np.array([n for n in range(len(problem.tasks)) if n not in on_them], dtype=np.int64)
    found: dict[int, WhyNot] = {}
    if not len(left):
        return found
    for day, route in enumerate(routes):
        for why, number in zip(_of_day(problem, day, list(route), left), left.tolist(), strict=True):
            known = found.get(number)
            if known is None or ORDER.index(why.key) < ORDER.index(known.key):
                found[number] = why
    return found


def _of_day(problem: Problem, day: int, route: list[int], left: Matrix) -> list[WhyNot]:
    there = fit(problem, day, route, tasks=left)
    alone = fit(problem, day, [], tasks=left)
    any_hour = fit(problem, day, route, tasks=left, windows=problem.open_windows(day))
    instead, loss, extra = _instead(problem, day, route, left)
    shift = problem.shifts[day]
    whys = []
    for at, number in enumerate(left.tolist()):
        if shift.end - shift.begin < problem.tasks[number].minutes:
            whys.append(WhyNot(key="day_over", day=day))
        elif not problem.tasks[number].spans[day]:
            whys.append(WhyNot(key="not_met_today", day=day))
        elif alone.extra[at] >= NEVER:
            whys.append(WhyNot(key="too_far", day=day))
        elif there.extra[at] < NEVER:
            extra_cost = int(there.extra[at])
            key = "detour" if extra_cost >= problem.tasks[number].prize else "fits"
            whys.append(WhyNot(key=key, day=day, extra=extra_cost))
        elif loss[at] < NEVER:
            other = int(instead[at])
            key = _beside(problem, number, other, int(loss[at]))
            whys.append(WhyNot(key=key, day=day, extra=int(extra[at]), instead=other))
        elif any_hour.extra[at] < NEVER:
            whys.append(WhyNot(key="window_taken", day=day))
        else:
            whys.append(WhyNot(key="hours_full", day=day))
    return whys


def _beside(problem: Problem, number: int, other: int, loss: int) -> str:
    """Return why a task does not take the place of another although it could."""
    own, its = problem.tasks[number].prize, problem.tasks[other].prize
    if loss < 0:
        return "by_hand"
    return "outranked" if its > own else "as_good" if its == own else "longer_way"


def _instead(problem: Problem, day: int, route: list[int], left: Matrix) -> tuple[Matrix, Matrix, Matrix]:
    """Return for each task the visit whose place it could take at the least loss, the loss, and the longer way."""
    instead = np.full(len(left), -1, dtype=np.int64)
    loss = np.full(len(left), NEVER, dtype=np.int64)
    longer = np.zeros(len(left), dtype=np.int64)
    whole = cost_of(problem, day, route)
    for out in range(len(route)):
        rest = [*route[:out], *route[out + 1 :]]
        saved = whole - cost_of(problem, day, rest)
        fitting = fit(problem, day, rest, tasks=left)
        way = fitting.extra - saved
        lost = problem.tasks[route[out]].prize - problem.prizes[left] + way
        better = (fitting.extra < NEVER) & (lost < loss)
        instead[better], loss[better], longer[better] = route[out], lost[better], way[better]
    return instead, loss, longer
