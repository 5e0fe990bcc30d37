"""How long a home has run on nothing but its idle load, weighed by how unlikely that is at these hours of its days."""

from typing import Final

import bottleneck as bn
import numpy as np
from numpy.typing import NDArray

from gridsteward.usage.moving import Values, day_before, moving

STEPS: Final = 48
"""Parts of a day that are weighed: a home read more often is looked at by the half-hour."""
_DAYS: Final = 56
_NIGHTS_AT_LEAST: Final = 10
_DAYS_AT_LEAST: Final = 20
_NEAR: Final = 3
"""Parts of the day to either side that are the same hour of the day."""
_HALF_OF_NIGHT: Final = 0.5
_MOST_OF_NIGHT: Final = 0.7
_FRIDGE: Final = 1.15
"""Shares of a night that lie within the idle load, and within so many times of it: fridges go on and off."""
_STIRRED: Final = 1.25
"""Times the idle load from which somebody, or something that only somebody switches on, has stirred."""
_EDGES: Final = (1.0, 1.18, _STIRRED)
"""Loads between the levels, in times of the idle one."""
_NOBODY: Final = (0.93, 0.065, 0.004, 0.001)
"""How often each level is seen where nobody stirs."""
_PRIOR: Final = 0.2
_PRIOR_DAYS: Final = 40
"""A level's share before any day was seen, and how many times as much as that the days count."""
_LEAST_KW: Final = 0.005


def stillness(power: Values, night: int) -> tuple[Values, NDArray[np.int32]]:
    """Return the evidence that nobody stirs, and for how many steps that were read nothing has stirred.

    `power` [homes, days, steps], kW, NaN where none is known, which is no evidence; the first `night` steps of a day
    are the night. Evidence is the sum of logarithms of likelihood ratios since it was last 0 (Page 1954). Both are
    [homes, days * steps]; a value depends on what came before it only.
    """
    idle = _idle(power[:, :, :night])
    load = power / np.maximum(idle[:, :, None], np.float32(_LEAST_KW))
    unknown = np.isnan(load)
    level = np.digitize(load, _EDGES)
    evidence = np.zeros(power.shape, np.float32)
    for at, nobody in enumerate(_NOBODY):
        usual = _usual_share(np.where(unknown, np.float32(np.nan), (level == at).astype(np.float32)))
        share = (usual * _PRIOR_DAYS + _PRIOR) / (_PRIOR_DAYS + 1)
        evidence += np.where(level == at, np.log(nobody / share), 0)
    evidence[unknown | np.isnan(evidence)] = 0
    total = np.cumsum(evidence.reshape(len(power), -1) * (STEPS / power.shape[2]), axis=1, dtype=np.float64)
    lowest = np.minimum.accumulate(np.minimum(total, 0), axis=1)
    known = np.cumsum(~unknown.reshape(len(power), -1), axis=1, dtype=np.int32)
    stirred = (~unknown & (level == len(_EDGES))).reshape(len(power), -1)
    still = known - np.maximum.accumulate(np.where(stirred, known, 0), axis=1)
    return np.asarray(total - lowest, dtype=np.float32), still


def by_step(power: Values) -> Values:
    """Return the means of half-hours [homes, days, 48], of hours where the points divide into no half-hours."""
    homes, days, points = power.shape
    steps = STEPS if points % STEPS == 0 else STEPS // 2
    if steps == points:
        return power
    return np.asarray(power.reshape(homes, days, steps, points // steps).mean(axis=3), dtype=np.float32)


def lowest(power: Values, share: float) -> Values:
    """Return the load that a share of each day lies within, NaN where less than half of it was read. [homes, days]."""
    known = np.count_nonzero(~np.isnan(power), axis=2)
    place = np.maximum(np.ceil(known * share).astype(np.intp) - 1, 0)
    load = np.take_along_axis(np.sort(power, axis=2), place[:, :, None], axis=2)[:, :, 0]
    return np.where(2 * known >= power.shape[2], load, np.float32(np.nan))


def _idle(night: Values) -> Values:
    """Return what runs while all sleep, by the nights of the days before. [homes, days]."""
    half, most = (
        day_before(moving(bn.move_median, lowest(night, share), days=_DAYS, at_least=_NIGHTS_AT_LEAST))
        for share in (_HALF_OF_NIGHT, _MOST_OF_NIGHT)
    )
    return np.asarray(np.maximum(half, most / np.float32(_FRIDGE)))


def _usual_share(seen: Values) -> NDArray[np.float32]:
    """Return how often a level was seen around the same time of the days before. [homes, days, steps]."""
    by_clock = np.ascontiguousarray(seen.transpose(0, 2, 1))
    share = moving(bn.move_mean, by_clock, days=_DAYS, at_least=_DAYS_AT_LEAST)
    near = sum((np.roll(share, by, axis=1) for by in range(-_NEAR, _NEAR + 1)), np.zeros_like(share))
    return np.asarray(day_before(near / np.float32(2 * _NEAR + 1)).transpose(0, 2, 1))
