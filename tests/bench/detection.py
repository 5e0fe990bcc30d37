"""What the scan finds and misses on the detection bench, beside four detectors that others use.

The bench (a folder of its own, `GRIDSTEWARD_BENCH`, by default `shared/bench` beside the checkout) builds towns of
real weekly shapes with labelled events and scores alerts; nothing of it ships. Nothing was fitted on this seed; its
homes are the bench's own, on half of which the weights were fitted. Misses are 1 - recall at the one operating point
the scan has; false ones are per 1,000 months of homes; `fires_on_*` is the share of such distractors on which
something was told. `left_on`, `down` and `vacancy` are of all alerts, `rise_*` of rise alerts alone, swept to 10 or 20
false ones.
"""

import contextlib
import importlib
import io
import json
import os
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gridsteward.usage import scan

BENCH: Final = Path(
    os.environ.get("GRIDSTEWARD_BENCH", Path(__file__).resolve().parents[3] / "shared" / "bench")
)
SEED: Final = 907
HOMES: Final = 5_000
BASELINES: Final = ("mom_percent", "weekday_z", "cusum", "seasonal_naive")
MISSED: Final = {
    "rise_missed_at_20": "recall@20.up",
    "rise_missed_at_20_in_14_days": "recall14@20.up",
    "rise_missed_at_10": "recall@10.up",
    "double_missed": "recall.rise_x2",
    "triple_missed": "recall.rise_x3",
    "left_on_missed": "recall.left_on",
    "down_missed": "recall.down",
    "vacancy_missed": "recall.vacancy",
    "silence_missed": "recall.quiet",
    "wrong_share": "precision.all",
}
"""Figure of ours to the bench's, of which it is what lacks to 1."""
FALSE: Final = {
    "down_false": "fa1000.down",
    "silence_false": "fa1000.quiet",
    "up_false": "fa1000.up",
    "all_false": "fa1000.all",
    "not_causal": "non_causal_share",
    "fires_on_holiday": "fires_on.holiday",
    "fires_on_missing": "fires_on.missing",
    "fires_on_zero_fill": "fires_on.zero_fill",
    "fires_on_estimated": "fires_on.estimated",
    "fires_on_rollover": "fires_on.rollover",
    "fires_on_dropout": "fires_on.dropout",
}
FIGURES: Final = (*MISSED, *FALSE)

Detector = Callable[[NDArray[np.float32], Any, Mapping[str, Any]], Any]


def detector(kwh: NDArray[np.float32], dates: Any, meta: Mapping[str, Any]) -> Any:
    """Scan in the bench's terms: a table of household, day, kind and score."""
    import pandas as pd

    found = scan(
        np.asarray(kwh, dtype=np.float32),
        dates.to_numpy().astype("datetime64[D]"),
        meta["group"],
        meta["care"],
        meta["holidays"].to_numpy().astype("datetime64[D]"),
    )
    rows = [(f.home, f.day, f.kind.value, f.score) for f in found]
    return pd.DataFrame(rows, columns=["household", "day", "kind", "score"])


def figures(scorer: Any, path: Path, detect: Detector, *, causal: bool) -> dict[str, float]:
    """Return the figures of one detector on one data set of the bench."""
    import pandas as pd

    data, events = scorer.load(str(path))
    dates, holidays = pd.DatetimeIndex(data["dates"]), pd.DatetimeIndex(data["holidays"])
    kwh, meta = data["kwh"], {"group": data["group"], "care": data["care"], "ids": data["ids"]}
    meta["holidays"] = holidays
    began = time.perf_counter()
    alerts = detect(kwh, dates, meta)
    seconds = time.perf_counter() - began
    result = scorer.score(alerts, events, kwh, data["care"], dates)
    result |= scorer.sweep(alerts[alerts.kind == "rise"], events, kwh, data["care"], dates, budgets=(10, 20))
    if causal:
        result["non_causal_share"] = scorer.causal(detect, kwh, dates, meta, alerts)
    out = {ours: 1 - result.get(theirs, 0.0) for ours, theirs in MISSED.items()}
    out |= {ours: result[theirs] for ours, theirs in FALSE.items() if theirs in result}
    return {name: round(float(value), 4) for name, value in out.items()} | {"seconds": round(seconds, 2)}


def build(folder: Path, *, homes: int, seed: int) -> tuple[Any, Path]:
    """Let the bench make a town in `folder`; return its scorer and the town's file."""
    sys.path.insert(0, str(BENCH))
    make, scorer = importlib.import_module("make"), importlib.import_module("score")
    setattr(make, "make_hh", lambda *_: None)  # noqa: B010 -- needs a library the project has no other use for
    sys.argv = ["make", "--seed", str(seed), "--out", str(folder), "--households", str(homes)]
    with contextlib.redirect_stdout(io.StringIO()):
        make.main()
    return scorer, folder / f"S_{seed}.npz"


def main() -> None:
    """Print the figures."""
    if not (BENCH / "make.py").exists():
        sys.stdout.write(
            json.dumps({"skipped": dict.fromkeys(FIGURES, "the detection bench is not here")}) + "\n"
        )
        return
    warnings.simplefilter("ignore")  # of the bench
    with tempfile.TemporaryDirectory() as folder:
        scorer, path = build(Path(folder), homes=HOMES, seed=SEED)
        ours = figures(scorer, path, detector, causal=True)
        baselines = importlib.import_module("baselines")
        others = {name: figures(scorer, path, getattr(baselines, name), causal=False) for name in BASELINES}
    behind = {name: {other: found.get(name) for other, found in others.items()} for name in ours}
    sys.stdout.write(json.dumps({**ours, "behind": behind}) + "\n")


if __name__ == "__main__":
    main()
