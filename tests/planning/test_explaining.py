"""Why somebody is not in a plan, held against a reckoning of its own: a reason that is not true is worse than none."""

from collections import Counter

import pytest

from gridsteward.planning.explaining import WhyNot, why_not
from gridsteward.planning.planner import Effort, search
from gridsteward.planning.routes import Problem
from tests.planning.areas import holds, invented, ride, with_one_more

QUICK = Effort(tasks=200, width=60, runs=1, steps=60, seconds=30)


def some_area(seed: int) -> Problem:
    """Return a dense or a wide area, a short day or a long one."""
    spread, end = (0.01, 0.05, 0.2, 0.6)[seed % 4], (1050, 720, 600)[seed // 4 % 3]
    return invented(seed, 20 + seed % 40, spread=spread, end=end, narrow=seed % 3 == 0)


def swaps(problem: Problem, day: int, route: list[int], number: int) -> dict[int, int]:
    """Return which visits a task could take the place of, and the loss of each exchange."""
    found = {}
    for out, given_up in enumerate(route):
        rest = [*route[:out], *route[out + 1 :]]
        ways = [
            ride(problem, day, tried) for tried in with_one_more(rest, number) if holds(problem, day, tried)
        ]
        if ways:
            longer = min(ways) - ride(problem, day, route)
            found[given_up] = problem.tasks[given_up].prize - problem.tasks[number].prize + longer
    return found


def is_true(problem: Problem, day: int, route: list[int], number: int, why: WhyNot) -> bool:
    task = problem.tasks[number]
    more = [tried for tried in with_one_more(route, number) if holds(problem, day, tried)]
    extra = min((ride(problem, day, tried) - ride(problem, day, route) for tried in more), default=None)
    alone = holds(problem, day, [number])
    instead = swaps(problem, day, route, number)
    if why.key == "not_met_today":
        return not task.spans[day]
    if why.key == "too_far":
        return bool(task.spans[day]) and not alone
    if why.key == "detour":
        return extra == why.extra >= task.prize
    if why.key in ("outranked", "as_good", "longer_way"):
        its, own = problem.tasks[why.instead].prize, task.prize
        compared = {"outranked": its > own, "as_good": its == own, "longer_way": its < own}[why.key]
        return not more and compared and instead[why.instead] == min(instead.values()) >= 0
    if why.key == "window_taken":
        otherwise = with_one_more(route, number)
        met = any(holds(problem, day, tried, any_hour=number) for tried in otherwise)
        return not more and not instead and met
    return why.key == "hours_full" and not more and not instead and alone


@pytest.mark.parametrize("seed", range(100))
def test_every_reason_is_true(seed: int) -> None:
    problem = some_area(seed)
    route = list(search(problem, QUICK).routes[0])
    whys = why_not(problem, [route])
    assert set(whys) == set(range(len(problem.tasks))) - set(route)
    wrong = {number: why for number, why in whys.items() if not is_true(problem, 0, route, number, why)}
    assert wrong == {}


def test_every_kind_of_reason_comes_up() -> None:
    """Else the test above would hold of reasons that are never given."""
    seen: Counter[str] = Counter()
    for seed in range(100):
        problem = some_area(seed)
        seen.update(why.key for why in why_not(problem, search(problem, QUICK).routes).values())
    wanted = {"detour", "outranked", "as_good", "longer_way", "window_taken", "hours_full", "too_far"}
    wanted |= {"not_met_today"}
    assert wanted <= set(seen)


def test_of_several_days_the_nearest_reason_is_told() -> None:
    problem = invented(5, 90, days=3)
    routes = [list(route) for route in search(problem, QUICK).routes]
    for number, why in why_not(problem, routes).items():
        assert is_true(problem, why.day, routes[why.day], number, why)


def test_an_order_made_by_hand_is_told_what_it_leaves_out() -> None:
    """Whoever drags a visit away sees that there is room again."""
    problem = invented(4, 30)
    route = list(search(problem, QUICK).routes[0])
    taken_out = max(route, key=lambda number: problem.tasks[number].prize)
    route.remove(taken_out)
    assert why_not(problem, [route])[taken_out].key == "fits"
