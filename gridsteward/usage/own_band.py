"""The range in which a home's days are expected, from its own days before, carried along with its neighbours."""

from typing import Final

import bottleneck as bn
import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]

_WINDOW: Final = 42
_READ: Final = 14
_LATELY: Final = 9
_WIDE: Final = 1.5  # robust standard deviations to either side
_LEAST: Final = 0.12  # of a spread: no home is steadier than that for long
_SIGMA: Final = 1.4826
_FLOOR: Final = 0.05  # kWh: below it a ratio says nothing
_WEEK: Final = 7


def own_band(kwh: Array, neighbours: Array) -> tuple[Array, Array]:
    """Return the least and the most kWh to expect of each day; NaN where too little was read before it.

    `kwh` [days] is the home's, what was set aside left out; `neighbours` [days] the median of those around it, NaN
    unknown: what everybody does on hot days is no habit of one home. A day is judged from the days before it only.
    """
    if len(kwh) <= _READ:
        nothing = np.full(len(kwh), np.nan, np.float32)
        return nothing, nothing.copy()
    around = _steady(neighbours)
    own = np.log(np.maximum(kwh, _FLOOR))
    known = ~np.isnan(around)
    shared = np.where(known, np.log(np.maximum(np.where(known, around, 1.0), _FLOOR)), 0.0)
    relative = own - shared
    # where the neighbours begin or end the measure changes: each stretch is judged by itself
    level = np.full(len(kwh), np.nan)
    spread = np.full(len(kwh), np.nan)
    for stretch in (known, ~known):
        of_it = np.where(stretch, relative, np.nan)
        window = min(_WINDOW, len(of_it))
        middle = _before(bn.move_median(of_it, window, min_count=_READ))
        # around the last days, not the level: a step of the level is no unrest
        lately = bn.move_median(of_it, min(_LATELY, len(of_it)), min_count=3)
        apart = _SIGMA * _before(bn.move_median(np.abs(of_it - lately), window, min_count=_READ // 2))
        level = np.where(stretch, middle, level)
        spread = np.where(stretch, np.fmax(apart, _LEAST), spread)
    wide = _WIDE * spread
    return np.exp(level + shared - wide).astype(np.float32), np.exp(level + shared + wide).astype(np.float32)


def _steady(values: Array) -> NDArray[np.float64]:
    """Return the mean of a week: one evening's weather is not to shake the band."""
    window = min(_WEEK, len(values))
    found: NDArray[np.float64] = bn.move_mean(values.astype(np.float64), window, min_count=1)
    return np.where(np.isnan(values), np.nan, found)


def _before(values: NDArray[np.float64]) -> NDArray[np.float64]:
    out = np.full_like(values, np.nan)
    out[1:] = values[:-1]
    return out
