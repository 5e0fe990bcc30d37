"""The band in which one home's use is expected, day by day: for a chart beside what was used."""

from dataclasses import dataclass
from typing import Final

import bottleneck as bn
import numpy as np
from numpy.typing import NDArray

from gridsteward.usage.cleaning import cleaned
from gridsteward.usage.moving import Values, day_before, later, moving
from gridsteward.usage.quiet import logs_of
from gridsteward.usage.town import Days, Town, town_of

_LEVEL_DAYS: Final = 28
_SPREAD_DAYS: Final = 90
_WEEKS: Final = 8
_AT_LEAST: Final = 7
_DOUBT: Final = 4
"""Weeks of doubt whether a weekday is unlike the others at all."""
_WIDTH: Final = 1.645 * 1.4826
"""Median deviations to either side of the middle: nine ordinary days in ten lie within."""
_NARROWEST: Final = 0.1
"""Logarithm to either side that no home keeps within."""


@dataclass(frozen=True, slots=True)
class Band:
    """KWh a day expected of one home on each day, as known the day before; NaN while too little is known. [days]."""

    low: Values
    middle: Values
    high: Values


def band(kwh: Values, town: Town) -> Band:
    """Return where one home's use is expected.

    `kwh` [days] is NaN where none was read; `town` is what the homes around did on the same days (`town_around`),
    which a home is taken to share. The middle is the median of four weeks, shifted by the town's movement and the
    home's own weekly shape; the width comes from how far it was off in three months.
    """
    readings = cleaned(kwh[None, :], np.zeros(1, dtype=np.int64))
    own = np.where(town.ordinary, logs_of(readings.kwh) - town.movement, np.float32(np.nan))
    level = day_before(moving(bn.move_median, own, days=_LEVEL_DAYS, at_least=_AT_LEAST))
    off = own - level
    weekly = np.stack([later(off, 7 * week) for week in range(1, _WEEKS + 1)])
    known = np.count_nonzero(~np.isnan(weekly), axis=0)
    shape = np.nansum(np.clip(weekly, -1, 1), axis=0) / (known + np.float32(_DOUBT))
    deviation = day_before(moving(bn.move_median, np.abs(off - shape), days=_SPREAD_DAYS, at_least=_AT_LEAST))
    middle = (level + shape + town.movement)[0]
    width = np.maximum(_WIDTH * deviation[0], np.float32(_NARROWEST))
    return Band(low=np.exp(middle - width), middle=np.exp(middle), high=np.exp(middle + width))


def town_around(kwh: Values, days: Days, districts: NDArray[np.integer], holidays: Days) -> Town:
    """Return what an area's homes share, once for all their charts; the arguments are those of `scan`."""
    return town_of(logs_of(cleaned(kwh, districts).kwh), days, holidays)
