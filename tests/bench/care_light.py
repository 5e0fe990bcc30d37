"""What the care light rests on: silence told by days and by the hour, on the detection bench, and how fast it is.

The bench is a folder of its own (see `tests.bench.detection`); without it only the time is told. False ones are per
1,000 months of watched homes (days) and per 1,000 days of homes (half-hours), the latter of 48 points a day and of the
same read 96 times. `python -m tests.bench.care_light 11 12` tells of towns and homes of other seeds, one line each.
"""

import contextlib
import importlib
import io
import json
import sys
import tempfile
import time
import warnings
from pathlib import Path
from typing import Any, Final

import numpy as np

from gridsteward.usage import scan_points
from tests.bench.detection import BENCH, HOMES, SEED, build, detector, figures

WATCHED: Final = 300
DAYS: Final = 63
_HALF_HOURS: Final = {
    "inactive_missed": "recall.inactive",
    "night_base_missed": "recall.night_base",
}
_AS_THEY_ARE: Final = {
    "inactive_delay_hours": "delay_h50.inactive",
    "inactive_false": "false_per_1000_home_days.inactive",
    "night_base_false": "false_per_1000_home_days.night_base",
    "fires_on_outage": "fires_on.outage",
    "fires_on_gap": "fires_on.gap",
    "fires_on_late_night": "fires_on.late_night",
}
_TIMES: Final = 3
DAILY: Final = ("silence_missed", "silence_false", "fires_on_dropout")
HALF_HOURLY: Final = tuple(f"{key}{end}" for end in ("", "_96") for key in (*_HALF_HOURS, *_AS_THEY_ARE))


def hourly_seconds(points: int) -> float:
    """Return the seconds that looking at 300 homes takes, as it is done each hour: the least of a few times."""
    rng = np.random.default_rng(3)
    kwh = rng.gamma(1.2, 0.2, (WATCHED, DAYS, points)).astype(np.float32)
    scan_points(kwh[:2], points)
    took = []
    for _ in range(_TIMES):
        began = time.perf_counter()
        scan_points(kwh, points)
        took.append(time.perf_counter() - began)
    return min(took)


def half_hours(scorer: Any, folder: Path, *, seed: int) -> dict[str, float]:
    """Return the figures of the half-hourly track, of 48 points a day and of the same read 96 times."""
    import pandas as pd

    make = importlib.reload(importlib.import_module("make"))
    with contextlib.redirect_stdout(io.StringIO()):
        make.make_hh(str(BENCH / "real"), str(folder), seed)
    data, events = scorer.load(str(folder / f"HH_{seed}.npz"))
    found: dict[str, float] = {}
    for often in (1, 2):
        kwh = (np.repeat(data["kwh"], often, axis=2) / often).astype(np.float32)
        points = kwh.shape[2]
        rows = [(f.home, f.point, f.kind.value, f.score) for f in scan_points(kwh, points)]
        alerts = pd.DataFrame(rows, columns=["household", "point", "kind", "score"])
        timed = events.assign(start=events.start * often, end=events.end * often)
        result = scorer.score_hh(alerts, timed, kwh)
        end = "" if often == 1 else "_96"
        found |= {ours + end: 1 - float(result[theirs]) for ours, theirs in _HALF_HOURS.items()}
        found |= {ours + end: float(result[theirs]) for ours, theirs in _AS_THEY_ARE.items()}
    return found


def measured(seed: int) -> dict[str, float]:
    """Return the figures of one seed: of a town's days, and of homes read through the day."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scorer, path = build(folder, homes=HOMES, seed=seed)
        daily = figures(scorer, path, detector, causal=False)
        return {key: daily[key] for key in DAILY} | half_hours(scorer, folder, seed=seed)


def main() -> None:
    """Print the figures."""
    warnings.simplefilter("ignore")  # of the bench
    often = hourly_seconds(48), hourly_seconds(96)
    for seed in [int(each) for each in sys.argv[1:]] or [SEED]:
        out: dict[str, Any] = {
            "hourly_seconds": often[0],
            "hourly_seconds_96": often[1],
            "ratio_96": often[1] / often[0],
        }
        if (BENCH / "make.py").exists():
            out |= measured(seed)
        else:
            out["skipped"] = dict.fromkeys((*DAILY, *HALF_HOURLY), "the detection bench is not here")
        sys.stdout.write(
            json.dumps(
                {key: round(value, 4) if isinstance(value, float) else value for key, value in out.items()}
            )
            + "\n"
        )
        sys.stdout.flush()


if __name__ == "__main__":
    main()
