"""Find the weights of the load left on, and the certainty of each kind, anew on towns of the detection bench.

    python -m tests.bench.fitting [SEED ...]

Prints one JSON line: the weights `gridsteward/usage/judging.py` holds, and bias and slope of each kind in
`gridsteward/usage/rules.py`. Bars are chosen by hand from the figures of `tests.bench.detection`. Not a budget:
fit on other homes and seeds than those it is then tried on.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gridsteward.records.usage import FindingKind
from gridsteward.usage import cleaned, scan
from gridsteward.usage.evidence import DaySpread
from gridsteward.usage.judging import LEFT_ON_CANDIDATE, left_on_features
from gridsteward.usage.quiet import logs_of
from gridsteward.usage.rules import RULES
from gridsteward.usage.scanning import follow
from gridsteward.usage.town import town_of
from tests.bench.detection import build

SEEDS: Final = (201, 202, 203)
HOMES: Final = 1_500
_NOT_LEFT_ON: Final = 0.25
"""Share of the days without a load that are looked at: there are many more than with one."""
_TRUE, _FALSE, _NEITHER = 1, 0, -1


def logistic(rows: NDArray[np.float64], true: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Return bias and slopes of a logistic regression (Newton's method, a touch of ridge)."""
    design = np.column_stack([np.ones(len(rows)), rows])
    weights = np.zeros(design.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-design @ weights))
        curve = (design * (chance * (1 - chance))[:, None]).T @ design + 1e-3 * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, design.T @ (true - chance) - 1e-3 * weights)
    return weights


def verdicts(scorer: Any, events: Any, shape: tuple[int, int], kind: str) -> NDArray[np.int8]:
    """Return for each home and day whether an alert of this kind would be right, false, or neither."""
    out = np.full(shape, _FALSE, dtype=np.int8)
    rows = [
        row for row in events.itertuples(index=False) if row.kind in scorer.ACCEPT and row.kind != "spike"
    ]
    for row in rows:
        after = row.start + 75 if row.kind in scorer.PERMANENT else row.end + 35
        out[row.household, row.start : after + 1] = _NEITHER
    for row in rows:
        kinds, within = scorer.ACCEPT[row.kind]
        if kind in kinds:
            last = row.end - 1 if within is None else row.start + within
            out[row.household, row.start : last + 1] = _TRUE
    return out


def left_on_days(
    data: Any, scorer: Any, events: Any, rng: np.random.Generator
) -> tuple[dict[str, NDArray[np.float32]], NDArray[np.bool_]]:
    """Return the features of days with and without a load left on, and which are which."""
    readings = cleaned(data["kwh"], data["group"])
    logs = logs_of(readings.kwh)
    town = town_of(logs, data["dates"].astype("datetime64[D]"), data["holidays"].astype("datetime64[D]"))
    homes, parts = follow(np.arange(len(logs)), readings, logs, town)
    for name, values in parts.items():
        spread = DaySpread(len(values))
        spread.add(values)
        parts[name] = spread.measured(values)
    right = verdicts(scorer, events, logs.shape, "left_on").T
    loaded = np.zeros(right.shape, dtype=bool)
    for row in events[events.kind == "left_on"].itertuples(index=False):
        loaded[row.start + 2 : row.end, row.household] = True
    looked_at = (parts["up_5"] > LEFT_ON_CANDIDATE) & ~homes.new
    without = looked_at & (right == _FALSE) & (rng.random(right.shape) < _NOT_LEFT_ON)
    day, home = np.nonzero(without | (looked_at & loaded & (right == _TRUE)))
    return left_on_features(parts, homes.found, day, home), loaded[day, home]


def weighed(data: Any, scorer: Any, events: Any) -> Iterator[tuple[FindingKind, float, bool]]:
    """Yield kind, score and rightness of every finding that is right or false."""
    dates, holidays = (data[name].astype("datetime64[D]") for name in ("dates", "holidays"))
    found = scan(data["kwh"], dates, data["group"], data["care"], holidays)
    for kind in RULES:
        right = verdicts(scorer, events, data["kwh"].shape, kind.value)
        for one in found:
            if one.kind is kind and right[one.home, one.day] != _NEITHER:
                yield kind, one.score, bool(right[one.home, one.day] == _TRUE)


def main() -> None:
    """Print weights and certainties."""
    rng = np.random.default_rng(0)
    features: list[dict[str, NDArray[np.float32]]] = []
    loaded: list[NDArray[np.bool_]] = []
    scores: list[tuple[FindingKind, float, bool]] = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in [int(word) for word in sys.argv[1:]] or SEEDS:
            scorer, path = build(Path(folder), homes=HOMES, seed=seed)
            data, events = scorer.load(str(path))
            of_town, with_load = left_on_days(data, scorer, events, rng)
            features.append(of_town)
            loaded.append(with_load)
            scores += weighed(data, scorer, events)
    names = list(features[0])
    rows = np.concatenate([np.column_stack([some[name] for name in names]) for some in features])
    bias, *slopes = logistic(rows.astype(float), np.concatenate(loaded)).round(2).tolist()
    certainty = {}
    for kind in (FindingKind.RISE, FindingKind.DROP, FindingKind.LEFT_ON, FindingKind.SILENCE):
        mine = [(score, true) for of, score, true in scores if of is kind]
        fitted = logistic(np.array([[score] for score, _ in mine]), np.array([true for _, true in mine]))
        certainty[kind.value] = {
            "bias_slope": fitted.round(2).tolist(),
            "findings": len(mine),
            "right": round(float(np.mean([true for _, true in mine])), 2),
        }
    line = {"left_on": {"bias": bias, **dict(zip(names, slopes, strict=True))}, "certainty": certainty}
    sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main()
