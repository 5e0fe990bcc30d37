"""A public yardstick: Solomon's 29 instances as orienteering with time windows, through the product's own planner.

Figures: instances of 29 whose best known score is not reached in 0.5 s and in 2 s (on the wall, building the problem
included), the mean gap in per cent at 2 s, and the worst gap of all. Best known scores as in the literature
(Righini and Salani 2009; Gunawan, Lau and Vansteenwegen 2016). The instances (M. M. Solomon, Operations Research
35(2), 1987) are looked for in $GRIDSTEWARD_SOLOMON, else in ../shared/data/solomon beside the checkout.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Final

import numpy as np

from gridsteward.planning.planner import Effort, search
from gridsteward.planning.routes import Problem, Shift, Task, begins
from gridsteward.records.plan import Span

FOLDER: Final = Path(
    os.environ.get("GRIDSTEWARD_SOLOMON") or Path(__file__).parents[3] / "shared" / "data" / "solomon"
)
BEST: Final = {
    **dict(
        zip((f"c10{at}" for at in range(1, 10)), (320, 360, 400, 420, 340, 340, 370, 370, 380), strict=True)
    ),
    **dict(
        zip(
            (f"r1{at:02}" for at in range(1, 13)),
            (198, 286, 293, 303, 247, 293, 299, 308, 277, 284, 297, 298),
            strict=True,
        )
    ),
    **dict(zip((f"rc10{at}" for at in range(1, 9)), (219, 266, 266, 301, 244, 252, 277, 298), strict=True)),
}
BUDGETS: Final = {
    "half_second": Effort(tasks=100, width=1_000, runs=99, steps=1_500, seconds=0.36),
    "two_seconds": Effort(tasks=100, width=2_500, runs=99, steps=1_500, seconds=1.6),
}
"""Each ends by its seconds and then builds its last beam, which takes the rest."""
_SCALE: Final = 10_000  # a point of score beside a tenth of a unit of travel


def instance(name: str) -> Problem:
    """Return an instance; times are tenths, travel is cut to one decimal."""
    rows = [line.split() for line in (FOLDER / f"{name}.txt").read_text("ascii").splitlines()]
    table = np.array([[int(cell) for cell in row] for row in rows if len(row) == 7 and row[0].isdigit()])
    across, along = (table[:, column, None] - table[:, column] for column in (1, 2))
    time_ = np.floor(np.hypot(across, along) * 10 + 1e-9).astype(np.int64)
    ends = int(table[0, 5]) * 10
    return Problem(
        shifts=(Shift(begin=0, end=ends, start=0, finish=0),),
        tasks=tuple(
            Task(
                minutes=10 * int(service),
                prize=_SCALE * int(score),
                spans=((Span(10 * int(ready), min(10 * int(due), ends - 10 * int(service))),),),
            )
            for _, _, _, score, ready, due, service in table[1:]
        ),
        time=time_,
        cost=time_,
        first=1,
    )


def main() -> None:
    """Print the figures as one JSON line."""
    found: dict[str, object] = {}
    if not FOLDER.is_dir():
        figures = ("missed_half_second", "missed_two_seconds", "mean_gap_percent", "worst_gap_percent")
        found["skipped"] = dict.fromkeys(figures, f"no instances in {FOLDER.name}")
        sys.stdout.write(json.dumps(found) + "\n")
        return
    search(instance("c101"), Effort(tasks=100, width=10, runs=1, steps=1, seconds=1))  # imports, first calls
    worst, behind = 0.0, {}
    for name, effort in BUDGETS.items():
        gaps, seconds = {}, []
        for key, best in BEST.items():
            began = time.perf_counter()
            problem = instance(key)
            (route,) = search(problem, effort).routes
            seconds.append(time.perf_counter() - began)
            if begins(problem, 0, route) is None:
                raise AssertionError(key)
            gaps[key] = (best - sum(problem.tasks[number].prize for number in route) / _SCALE) / best
        found[f"missed_{name}"] = sum(gap > 0 for gap in gaps.values())
        found["mean_gap_percent"] = round(100 * sum(gaps.values()) / len(gaps), 3)  # of the longer budget
        found[f"slowest_{name}"] = round(max(seconds), 2)
        worst = max(worst, *gaps.values())
        behind[f"missed_{name}"] = {key: round(100 * gap, 2) for key, gap in gaps.items() if gap > 0}
    found |= {"worst_gap_percent": round(100 * worst, 2), "behind": behind}
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
