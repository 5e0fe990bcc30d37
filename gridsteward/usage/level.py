"""A home's own level, day by day: what it uses without the weather, and its part in cooling and heating.

A Kalman filter over the logarithm of kWh a day, all homes at once: three numbers a home (level, part in the town's
cooling, part in its heating) that start at what is known of homes in general and are corrected by each day as far
as the day is worth it. One wild day is worth as much as a day at the edge of the usual (Huber's clipping), so
that a party is no new level. (Harvey, Forecasting, structural time series models and the Kalman filter, 1989.)
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gridsteward.usage.moving import Values
from gridsteward.usage.town import Town

_SHARE_SPREAD: Final = 0.5
"""How much homes differ in their part in the town's movement before anything is known of one; the mean is 1."""
_DRIFT: Final = 3e-5
"""Variance a day by which a habit drifts unseen: 3 % a month."""
_DRIFT_ALONE: Final = 1e-3
"""The same where the town's movement is not known: the level has to follow the season by itself."""
_TRUST: Final = 1.5
"""Days of a week resemble each other: a day is worth this much less than one drawn alone."""
_EDGE: Final = 2.0
"""Standard deviations at which a day is clipped."""
_NOISE: Final = (0.05, 0.3, 0.8)
"""Day-to-day spread of a home's logarithm: least, to begin with, most."""
_NOISE_DAYS: Final = 60
_LEAN: Final = 1.2
"""Standard deviations that days may lean to one side for a fortnight before the level is doubted."""
_RESTART: Final = 0.15
"""Variances of a day by which the level is doubted for each standard deviation they lean further."""
_LEAN_DAYS: Final = 10
_WEEKDAY_DAYS: Final = 10
_WEEKDAY_DOUBT: Final = 12
"""Weeks until a weekday's own shape counts in full, and the weeks it remembers."""

Doubt = tuple[Values, Values, Values, Values, Values, Values]
"""Variances: level, level with cooling, level with heating, cooling, cooling with heating, heating."""


@dataclass(frozen=True, slots=True)
class Levels:
    """What was known of each home after each day. All [days, homes]; logarithms of kWh a day.

    `level` is the level without the town, `cooling` and `heating` the home's part in either, `spread` the variance
    of a day around the expected.
    """

    level: Values
    cooling: Values
    heating: Values
    spread: Values

    def of(self, homes: NDArray[np.intp]) -> "Levels":
        """Return the same of some homes."""
        return Levels(
            self.level[:, homes], self.cooling[:, homes], self.heating[:, homes], self.spread[:, homes]
        )


def levels(logs: Values, town: Town) -> tuple[Levels, Doubt]:
    """Follow every home through its days; the second is how much the first may be off.

    `logs` is [days, homes], NaN is missing. Days that are not `town.ordinary` teach nothing. Every number of a day
    comes from that day and those before.
    """
    days, homes = logs.shape
    level = np.full(homes, np.nan, dtype=np.float32)
    cool, heat = np.ones((2, homes), dtype=np.float32)
    zero = np.zeros(homes, dtype=np.float32)
    ll, lc, lh = np.ones_like(zero), zero, zero
    cc, ch, hh = zero + np.float32(_SHARE_SPREAD**2), zero, zero + np.float32(_SHARE_SPREAD**2)
    least, first, most = (np.float32(value**2) for value in _NOISE)
    spread, known, lean = zero + first, zero, zero
    drift = np.float32(_DRIFT if town.known else _DRIFT_ALONE)
    kept = np.empty((10, days, homes), dtype=np.float32)
    for day in range(days):
        c, h, log = town.cooling[day], town.heating[day], logs[day]
        read = ~np.isnan(log) & town.ordinary[day]
        level = np.where(read & np.isnan(level), log - cool * c - heat * h, level)
        ll = ll + drift + np.float32(_RESTART) * spread * np.maximum(np.abs(lean) - _LEAN, 0)
        # how far each of the three, and the day itself, may be off
        by_level, by_cool, by_heat = ll + lc * c + lh * h, lc + cc * c + ch * h, lh + ch * c + hh * h
        doubt = by_level + by_cool * c + by_heat * h
        off = np.where(read, log - level - cool * c - heat * h, 0)
        edge = _EDGE * np.sqrt(doubt + spread)
        gain = np.where(read, 1 / (doubt + _TRUST * spread), 0)
        clipped = np.clip(off, -edge, edge)
        step = gain * clipped
        lean = lean + np.where(read, (_EDGE * clipped / edge - lean) / _LEAN_DAYS, 0)
        level, cool, heat = level + by_level * step, cool + by_cool * step, heat + by_heat * step
        ll, lc, lh = ll - by_level**2 * gain, lc - by_level * by_cool * gain, lh - by_level * by_heat * gain
        cc, ch, hh = cc - by_cool**2 * gain, ch - by_cool * by_heat * gain, hh - by_heat**2 * gain
        known = known + read
        rate = np.where(read, np.maximum(1 / _NOISE_DAYS, 1 / (known + 8)), 0)
        spread = np.clip(spread + rate * (np.minimum(off**2, 9 * spread) - spread), least, most)
        for place, values in enumerate((level, cool, heat, spread, ll, lc, lh, cc, ch, hh)):
            kept[place, day] = values
    known_of = Levels(kept[0].copy(), kept[1].copy(), kept[2].copy(), kept[3].copy())
    return known_of, (kept[4], kept[5], kept[6], kept[7], kept[8], kept[9])


def doubt_of(doubt: Doubt, cooling: Values, heating: Values) -> Values:
    """Return the variance of what is expected at `cooling` and `heating` of the town ([days, 1])."""
    ll, lc, lh, cc, ch, hh = doubt
    variance: Values = (
        ll
        + 2 * cooling * lc
        + 2 * heating * lh
        + cooling**2 * cc
        + 2 * cooling * heating * ch
        + heating**2 * hh
    )
    return variance


def expected(found: Levels, town: Town, lag: int) -> Values:
    """Return the logarithm expected of each day from day `lag` on, as of `lag` days before: [days - lag, homes]."""
    end = max(len(found.level) - lag, 0)
    shared = found.cooling[:end] * town.cooling[lag:, None] + found.heating[:end] * town.heating[lag:, None]
    return np.asarray(found.level[:end] + shared)


def off_expected(logs: Values, found: Levels, town: Town, lag: int) -> Values:
    """Return how far each day's logarithm is off what was expected of it `lag` days before; NaN before that."""
    out = np.full_like(logs, np.nan)
    out[lag:] = logs[lag:] - expected(found, town, lag)
    return out


def without_weekday(logs: Values, town: Town) -> Values:
    """Take each home's own weekly shape out of its days, as far as it was known before the day. [days, homes]."""
    days, homes = logs.shape
    shape = np.zeros((7, homes), dtype=np.float32)
    seen = np.zeros_like(shape)
    slow = np.full(homes, np.nan, dtype=np.float32)
    out = np.empty_like(logs)
    for day in range(days):
        log = logs[day] - town.movement[day]
        read = ~np.isnan(log) & town.ordinary[day]
        out[day] = logs[day] - (shape[day % 7] - shape.mean(axis=0))
        slow = np.where(read & np.isnan(slow), log, slow)
        off = np.clip(log - slow, -0.8, 0.8)
        seen[day % 7] += read
        rate = np.maximum(1 / _WEEKDAY_DAYS, 1 / (seen[day % 7] + _WEEKDAY_DOUBT))
        shape[day % 7] += np.where(read, rate * (off - shape[day % 7]), 0)
        slow = slow + np.where(read, off / 14, 0)
    return out
