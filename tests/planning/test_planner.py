"""The search: beside every possible day, the same for the same seed, and stopped when somebody says so."""

import pytest
from msgspec.structs import replace

from gridsteward.planning.planner import Effort, effort_for, search
from gridsteward.planning.routes import Problem, begins
from gridsteward.records.faults import Fault
from tests.planning.areas import best_of_all, holds, invented, value


def found(problem: Problem, **changes: int) -> list[list[int]]:
    effort = effort_for(len(problem.tasks), len(problem.shifts), **changes)
    return [list(route) for route in search(problem, effort).routes]


@pytest.mark.parametrize("seed", range(60))
def test_no_order_of_up_to_nine_visits_is_better(seed: int) -> None:
    """A worse day is an hour on the road somebody could have been seen in."""
    count = 3 + seed % 7
    # short days and wide ways, so that not everybody can be seen
    problem = invented(seed, count, end=510 + 60 + 25 * (seed % 5), spread=0.01 + 0.02 * (seed % 4))
    routes = found(problem)
    assert holds(problem, 0, routes[0])
    assert value(problem, routes) == best_of_all(problem)


@pytest.mark.parametrize(("count", "days"), [(60, 1), (60, 3)])
def test_the_same_seed_gives_the_same_plan(count: int, days: int) -> None:
    """A plan that changes by itself between breakfast and the first door is not believed."""
    problem = invented(7, count, days=days)
    effort = replace(effort_for(count, days), seconds=60.0)  # a busy machine must not cut it short
    first = search(problem, effort)
    assert first.whole
    assert search(problem, effort) == first


@pytest.mark.parametrize("days", [1, 3])
@pytest.mark.parametrize("seed", range(6))
def test_every_day_holds_and_nobody_is_seen_twice(seed: int, days: int) -> None:
    """Somebody rung out of bed, or twice, or not at home: the plan must be walkable as it stands."""
    problem = invented(seed, 50, days=days, spread=0.05)
    routes = found(problem)
    seen = [number for route in routes for number in route]
    assert len(seen) == len(set(seen)) > 0
    assert all(holds(problem, day, route) for day, route in enumerate(routes))
    assert all(begins(problem, day, route) is not None for day, route in enumerate(routes))


def test_a_search_that_is_called_off_says_so() -> None:
    """Cancel means now, not when the search is through."""
    told: list[float] = []
    effort = Effort(tasks=60, width=100, runs=1, steps=10**9, seconds=60)
    with pytest.raises(Fault, match="plan_cancelled"):
        search(invented(1, 60), effort, cancelled=lambda: len(told) > 1, progress=told.append)
    assert all(0 <= part <= 1 for part in told)


def test_a_slow_laptop_still_has_a_plan_and_says_that_it_was_cut_short() -> None:
    """A ceiling in seconds that left nothing behind would leave a steward without a day."""
    problem = invented(2, 60)
    cut = search(problem, Effort(tasks=60, width=50, runs=9, steps=10**9, seconds=0))
    assert not cut.whole
    assert len(cut.routes[0]) > 5
    assert holds(problem, 0, cut.routes[0])


def test_an_area_without_anybody_to_see_has_an_empty_day() -> None:
    problem = invented(3, 5)
    nobody = problem.of_first(0)
    assert search(nobody, effort_for(0, 1)).routes == ((),)
