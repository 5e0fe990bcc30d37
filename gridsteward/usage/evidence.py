"""How far the last days stand off from what was expected before them, measured in what chance does."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from gridsteward.usage.level import Doubt, Levels, doubt_of, expected
from gridsteward.usage.moving import Values
from gridsteward.usage.town import MANY_HOMES, Town

_READ: Final = 0.6
"""Share of a window's days that must have been read."""
_MODEL: Final = 0.05
"""Standard deviation by which the model itself is off, however steady a home is."""
_EXCESS_LAG: Final = 7
_LEAST_KWH: Final = 0.5
_UNITS: Final = 256
"""Sums over homes are taken in whole units of 1/256, so that their order does not matter."""


class Totals:
    """Running totals of some homes' ordinary days, from which any window's means are taken."""

    def __init__(self, logs: Values, town: Town) -> None:
        """Add up `logs` [days, homes]; NaN and days that are not ordinary do not count."""
        read = ~np.isnan(logs) & town.ordinary[:, None]
        self.days = len(logs)
        self._town = town
        self._number = np.cumsum(read, axis=0, dtype=np.float32)
        self._logs = np.cumsum(np.where(read, logs, 0), axis=0, dtype=np.float32)
        self._cooling = np.cumsum(np.where(read, town.cooling[:, None], 0), axis=0, dtype=np.float32)
        self._heating = np.cumsum(np.where(read, town.heating[:, None], 0), axis=0, dtype=np.float32)

    def steps(self, found: Levels, doubt: Doubt, window: int) -> Values:
        """Return the step of the last `window` days against the level before them, in standard deviations.

        [days, homes]; NaN where too little was read.
        """
        out = np.full_like(self._logs, np.nan)
        end = self.days - window
        if end <= 0:
            return out
        number = _within(self._number, window)
        with np.errstate(divide="ignore", invalid="ignore"):
            mean = _within(self._logs, window) / number
            cooling, heating = (
                _within(self._cooling, window) / number,
                _within(self._heating, window) / number,
            )
            off = mean - found.level[:end] - found.cooling[:end] * cooling - found.heating[:end] * heating
            ll, lc, lh, cc, ch, hh = doubt
            lagged = ll[:end], lc[:end], lh[:end], cc[:end], ch[:end], hh[:end]
            town = _means(self._town.cooling, window), _means(self._town.heating, window)
            variance = doubt_of(lagged, *town) + 2 * found.spread[:end] / number + np.float32(_MODEL**2)
            off /= np.sqrt(variance)
        out[window:] = np.where(number >= _READ * window, off, np.nan)
        return out


def least_excess(logs: Values, found: Levels, town: Town) -> Values:
    """Return how far the least of the last three days lies above the level of a week ago, in a day's own spread.

    A load left on lifts each day by the same kWh, so the least of the days is lifted too; a busy stretch has its
    quiet day. [days, homes]; NaN unless all three were read.
    """
    days, lag = len(logs), _EXCESS_LAG
    out = np.full_like(logs, np.nan)
    if days <= lag:
        return out
    end = days - lag
    level, cool, heat = found.level[:end], found.cooling[:end], found.heating[:end]
    unit = np.maximum(
        np.exp(expected(found, town, lag)) * np.sqrt(found.spread[:end]), np.float32(_LEAST_KWH)
    )
    least = np.full_like(unit, np.inf)
    for back in range(3):
        at = slice(lag - back, days - back)
        usual = np.exp(level + cool * town.cooling[at, None] + heat * town.heating[at, None])
        above = np.where(town.ordinary[at, None], np.exp(logs[at]) - usual, np.float32(np.nan))
        least = np.minimum(least, above)
    out[lag:] = least / unit
    return out


class DaySpread:
    """How all homes' steps lie on each day, gathered group by group: a day on which all stand off says little."""

    def __init__(self, days: int) -> None:
        self._number = np.zeros(days, dtype=np.int64)
        self._sum = np.zeros(days, dtype=np.int64)
        self._squares = np.zeros(days, dtype=np.int64)

    def add(self, values: Values) -> None:
        """Count more homes in. `values` is [days, homes]."""
        units = np.rint(np.nan_to_num(np.clip(values, -3, 3)) * _UNITS).astype(np.int32)
        self._number += np.count_nonzero(~np.isnan(values), axis=1)
        self._sum += units.sum(axis=1, dtype=np.int64)
        self._squares += (units * units).sum(axis=1, dtype=np.int64)

    def measured(self, values: Values) -> Values:
        """Return the values less the day's mean, in the day's spread where that is wider than chance."""
        many = self._number >= MANY_HOMES
        number = np.maximum(self._number, 1)
        mean = self._sum / number / _UNITS
        spread = np.sqrt(np.maximum(self._squares / number / _UNITS**2 - mean**2, 1))
        centre = np.where(many, mean, 0).astype(np.float32)
        unit = np.where(many, spread, 1).astype(np.float32)
        return np.asarray((values - centre[:, None]) / unit[:, None])


def _within(total: Values, window: int) -> Values:
    """Return the sums of `window` days ending on day `window` and later, from running totals."""
    return np.asarray(total[window:] - total[:-window])


def _means(values: NDArray[np.float32], window: int) -> Values:
    return _within(np.cumsum(values[:, None], axis=0, dtype=np.float32), window) / np.float32(window)
