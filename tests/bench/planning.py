"""Plans of 60, 120 and 200 candidates a day with realistic hours: seconds, and their cost beside a search of 30 s.

`excess_…` is by how many per cent the plan costs more than the best that 30 s of PyVRP alone find (below zero:
less), the worst of some fixed areas; `seconds_…` the slowest on the wall, explanations included. Beside them, without
a budget, what the same day costs when one always goes to the nearest who is home (`nearest_…`) and when one follows
the ledger's order (`ledger_…`), as many times the plan's own cost. $GRIDSTEWARD_BENCH_AREAS changes how many areas,
$GRIDSTEWARD_BENCH_LONG how many seconds. `excess_week` and `seconds_week` are of five days out of 400 candidates.
"""

import json
import os
import sys
import time
from collections.abc import Sequence
from typing import Final

from gridsteward.planning.explaining import why_not
from gridsteward.planning.planner import Effort, effort_for, search, total_cost
from gridsteward.planning.routes import Problem, begins
from tests.planning.areas import invented

SIZES: Final = (60, 120, 200)
AREAS: Final = int(os.environ.get("GRIDSTEWARD_BENCH_AREAS", "3"))
WEEKS: Final = min(AREAS, 2)
LONG: Final = float(os.environ.get("GRIDSTEWARD_BENCH_LONG", "30"))


def nearest(problem: Problem) -> list[int]:
    """Always go to the nearest who can still be met in time to be back."""
    route: list[int] = []
    while True:
        at = route[-1] + problem.first if route else problem.shifts[0].start
        left = sorted(
            set(range(len(problem.tasks))) - set(route),
            key=lambda number: (int(problem.cost[at, number + problem.first]), number),
        )
        following = next((one for one in left if begins(problem, 0, [*route, one]) is not None), None)
        if following is None:
            return route
        route.append(following)


def in_order(problem: Problem, order: Sequence[int]) -> list[int]:
    """Go down a list and call on everybody who can still be met in time to be back."""
    route: list[int] = []
    for number in order:
        if begins(problem, 0, [*route, number]) is not None:
            route.append(number)
    return route


def main() -> None:
    """Print the figures as one JSON line."""
    found: dict[str, object] = {}
    search(invented(0, 20), effort_for(20, 1))  # imports, first calls
    for size in SIZES:
        excess, seconds, beside_nearest, beside_ledger = [], [], [], []
        for seed in range(AREAS):
            problem = invented(1_000 + seed, size, spread=0.03)
            began = time.perf_counter()
            plan = search(problem, effort_for(size, 1))
            why_not(problem, plan.routes)
            seconds.append(time.perf_counter() - began)
            if begins(problem, 0, plan.routes[0]) is None:
                raise AssertionError(size)
            alone = Effort(tasks=size, width=0, runs=1, steps=10**9, seconds=LONG)
            long = search(problem, alone).cost
            excess.append(100 * (plan.cost - long) / long)
            beside_nearest.append(total_cost(problem, [nearest(problem)]) / plan.cost)
            beside_ledger.append(total_cost(problem, [in_order(problem, range(size))]) / plan.cost)
        found |= {
            f"excess_{size}": round(max(excess), 3),
            f"seconds_{size}": round(max(seconds), 2),
            f"nearest_{size}": round(sum(beside_nearest) / AREAS, 2),
            f"ledger_{size}": round(sum(beside_ledger) / AREAS, 2),
        }
    sys.stdout.write(json.dumps(found | week()) + "\n")


def week() -> dict[str, object]:
    """Return the same of five days out of 400 candidates, beside a search of twice the seconds."""
    excess, seconds = [], []
    for seed in range(WEEKS):
        problem = invented(2_000 + seed, 400, days=5, spread=0.05)
        began = time.perf_counter()
        plan = search(problem, effort_for(400, 5))
        why_not(problem, plan.routes)
        seconds.append(time.perf_counter() - began)
        alone = Effort(tasks=400, width=0, runs=1, steps=10**9, seconds=2 * LONG)
        long = search(problem, alone).cost
        excess.append(100 * (plan.cost - long) / long)
    return {"excess_week": round(max(excess), 3), "seconds_week": round(max(seconds), 2)}


if __name__ == "__main__":
    main()
