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
_IDLE_SHARE: Final = 0.5
"""Share of a night that lies within the idle load."""
_EDGES: Final = (1.0, 1.25, 1.8, 3.0)
"""Loads between the levels, in times of the idle one."""
_NOBODY: Final = (0.9, 0.06, 0.02, 0.01, 0.01)
"""How often each level is seen where nobody stirs, not even to the fridge."""
_PRIOR: Final = 0.2
_PRIOR_DAYS: Final = 40
"""What is thought of a level before any day was seen, and how many days that counts for."""
_LEAST_KW: Final = 0.005


def stillness(power: Values, night: int) -> Values:
    """Return the evidence that nobody has stirred: the sum of logarithms of likelihood ratios since it was last 0.

    `power` [homes, days, steps], kW, NaN where none is known, which is no evidence; the first `night` steps of a day
    are the night. The result is [homes, days * steps]; a value depends on what came before it only (Page 1954).
    """
    idle = day_before(
        moving(bn.move_median, _idle_of(power[:, :, :night]), days=_DAYS, at_least=_NIGHTS_AT_LEAST)
    )
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
    return np.asarray(total - lowest, dtype=np.float32)


def by_step(power: Values) -> Values:
    """Return the means of half-hours [homes, days, 48], of hours where the points divide into no half-hours."""
    homes, days, points = power.shape
    steps = STEPS if points % STEPS == 0 else STEPS // 2
    return np.asarray(power.reshape(homes, days, steps, points // steps).mean(axis=3), dtype=np.float32)


def _idle_of(night: Values) -> Values:
    """Return the load that most of each night stays within; fridges go on and off."""
    known = np.count_nonzero(~np.isnan(night), axis=2)
    place = np.maximum(np.ceil(known * _IDLE_SHARE).astype(np.intp) - 1, 0)
    return np.asarray(np.take_along_axis(np.sort(night, axis=2), place[:, :, None], axis=2)[:, :, 0])


def _usual_share(seen: Values) -> NDArray[np.float32]:
    """Return how often a level was seen around the same time of the days before. [homes, days, steps]."""
    by_clock = np.ascontiguousarray(seen.transpose(0, 2, 1))
    share = moving(bn.move_mean, by_clock, days=_DAYS, at_least=_DAYS_AT_LEAST)
    near = sum((np.roll(share, by, axis=1) for by in range(-_NEAR, _NEAR + 1)), np.zeros_like(share))
    return np.asarray(day_before(near / np.float32(2 * _NEAR + 1)).transpose(0, 2, 1))
