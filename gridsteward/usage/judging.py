"""How much each day speaks for a rise, a drop, or something left on: one score a kind. All [days, homes].

The weights were fitted on invented towns built of half of the bench's homes; `tests/bench/fitting.py` finds them
again. Windows and edges were chosen on both halves, several seeds each.
"""

from typing import Final

import bottleneck as bn
import numpy as np
from numpy.typing import NDArray

from gridsteward.usage.evidence import Totals, least_excess
from gridsteward.usage.level import Doubt, Levels, off_expected
from gridsteward.usage.moving import Values, later, moving
from gridsteward.usage.town import Town

RISE_WINDOWS: Final = {7: -0.6, 10: -0.2, 14: 0.0, 21: 0.1, 28: 0.2}
DROP_WINDOWS: Final = {21: 0.0, 28: 0.25}
"""Days looked at together, and what is added to their step: short windows are wrong more often, long ones less."""
LEFT_ON_WINDOWS: Final = (7, 10)
_AWAY: Final = -1.2
"""Logarithm under which a day says that nobody was at home, and nothing of how those at home live (0.3 times)."""
_WILD: Final = 0.45
_WILD_STEPS: Final = 2.0
"""Logarithm, and a day's own spreads, beyond which a day counts no further: one wild day is no step."""
_YEAR: Final = 364
_SEASON_DAYS: Final = 21
"""Days around the same date a year ago (whole weeks back) on which a season may have come."""
_LAG: Final = 14
"""Days before a day of which the level is taken to tell a day away, or a wild one."""

LEFT_ON_CANDIDATE: Final = 0.7
"""Step of five days under which nothing is looked at any closer."""
LEFT_ON_WEIGHTS: Final = {
    "up_7": 0.5,
    "up_10": 0.88,
    "least_3": 1.03,
    "ever": -0.22,
    "level": 0.78,
}
LEFT_ON_BIAS: Final = -8.44
"""Logistic regression of days within invented loads against other days."""
_LEVEL_LAG: Final = 7
_EVER_DAYS: Final = 90
_EVER_LAG: Final = 10
_WITHIN: Final = (-3.0, 8.0)


def parts_of(logs: Values, found: Levels, doubt: Doubt, town: Town) -> dict[str, Values]:
    """Return what is measured of some homes by name, not yet in the day's spread over all homes.

    `logs` is [days, homes] without the weekly shape.
    """
    off = off_expected(logs, found, town, _LAG)
    edge = np.full_like(off, np.inf)
    edge[_LAG:] = np.maximum(_WILD_STEPS * np.sqrt(found.spread[:-_LAG]), _WILD)[: max(len(off) - _LAG, 0)]
    tame = logs - np.fmax(off - edge, 0)
    totals = Totals(tame, town)
    parts = {f"up_{w}": totals.steps(found, doubt, w) for w in sorted({5, *RISE_WINDOWS, *LEFT_ON_WINDOWS})}
    totals = Totals(np.where(off < _AWAY, np.float32(np.nan), logs), town)
    parts |= {f"down_{w}": -totals.steps(found, doubt, w) for w in DROP_WINDOWS}
    parts["least_3"] = least_excess(logs, found, town)
    return parts if town.known else {name: _beyond_last_year(values) for name, values in parts.items()}


def _beyond_last_year(values: Values) -> Values:
    """Return the values less what they came to on these dates a year ago: the home's own season."""
    around = moving(bn.move_max, np.ascontiguousarray(values.T), days=_SEASON_DAYS, at_least=1)
    last_year = later(around, _YEAR - _SEASON_DAYS // 2).T
    return np.asarray(values - np.maximum(np.nan_to_num(last_year), 0))


def rise_score(parts: dict[str, Values]) -> Values:
    """Return the best of the windows, in standard deviations."""
    return np.asarray(np.fmax.reduce([parts[f"up_{w}"] + extra for w, extra in RISE_WINDOWS.items()]))


def drop_score(parts: dict[str, Values]) -> Values:
    """Return the best of the windows, in standard deviations; days away do not count."""
    return np.asarray(np.fmax.reduce([parts[f"down_{w}"] + extra for w, extra in DROP_WINDOWS.items()]))


def left_on_score(parts: dict[str, Values], found: Levels) -> Values:
    """Return the log-odds that a constant load has come on top in the last days; NaN where they are poor."""
    score = np.full_like(found.level, np.nan)
    day, home = np.nonzero(parts["up_5"] > LEFT_ON_CANDIDATE)
    score[day, home] = LEFT_ON_BIAS
    for name, values in left_on_features(parts, found, day, home).items():
        score[day, home] += np.float32(LEFT_ON_WEIGHTS[name]) * values
    return score


def left_on_features(
    parts: dict[str, Values], found: Levels, day: NDArray[np.intp], home: NDArray[np.intp]
) -> dict[str, NDArray[np.float32]]:
    """Return what the log-odds are made of, for some days of some homes."""
    names = [f"up_{w}" for w in LEFT_ON_WINDOWS] + ["least_3"]
    features = {name: _within(parts[name][day, home]) for name in names}
    least = np.ascontiguousarray(parts["least_3"].T)
    ever = later(moving(bn.move_max, least, days=_EVER_DAYS, at_least=_EVER_DAYS // 3), _EVER_LAG).T
    features["ever"] = _within(ever[day, home])
    features["level"] = found.level[np.maximum(day - _LEVEL_LAG, 0), home]
    return features


def _within(values: Values) -> Values:
    return np.clip(np.nan_to_num(values), *_WITHIN)
