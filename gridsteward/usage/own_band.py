"""The range in which a home's days are expected, carried along with what its own transformer district does."""

from typing import Final

import bottleneck as bn
import numpy as np
from numpy.typing import NDArray

from gridsteward.usage.banding import band
from gridsteward.usage.town import Town

Array = NDArray[np.float32]

_WEEK: Final = 7
_FLOOR: Final = 0.05  # kWh: below it a ratio says nothing


def own_band(kwh: Array, neighbours: Array) -> tuple[Array, Array]:
    """Return the least and the most kWh to expect of each day; NaN where too little was read before it.

    `kwh` [days] is the home's, what was set aside left out; `neighbours` [days] the median of those around it, NaN
    unknown: what everybody does on hot days is no habit of one home. The district stands for the town, since it is
    read for the chart anyway and a whole area is not.
    """
    found = band(kwh, district_as_town(neighbours))
    return found.low.astype(np.float32), found.high.astype(np.float32)


def district_as_town(neighbours: Array) -> Town:
    """Return what a district's median shares out: a week's mean, so that one evening does not shake the band.

    Where it is unknown it stands still, so that nothing jumps where the neighbours' readings begin or end.
    """
    days = len(neighbours)
    known = np.flatnonzero(np.isfinite(neighbours))
    movement = np.zeros(days, np.float32)
    if len(known):
        logs = np.log(np.maximum(neighbours.astype(np.float64), _FLOOR))
        steady = bn.move_mean(logs, min(_WEEK, days), min_count=1)
        there = np.flatnonzero(np.isfinite(steady))
        latest = np.searchsorted(there, np.arange(days), side="right") - 1
        movement = (steady[there[np.maximum(latest, 0)]] - steady[there[0]]).astype(np.float32)
    return Town(
        cooling=movement,
        heating=np.zeros(days, np.float32),
        known=bool(len(known)),
        ordinary=np.ones(days, np.bool_),
        homecoming=np.zeros(days, np.bool_),
    )
