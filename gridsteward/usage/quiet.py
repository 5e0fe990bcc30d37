"""Homes gone quiet: away for weeks (vacancy), or silent while somebody should be there (the watched only)."""

from typing import Final

import bottleneck as bn
import numpy as np
from numpy.typing import NDArray

from gridsteward.records.usage import Trouble
from gridsteward.usage.cleaning import TROUBLES, Cleaned
from gridsteward.usage.moving import Values, later, moving, run_length

VACANT_DAYS: Final = 14
"""Read days in a row, two weeks; a holiday is shorter."""
_VACANT: Final = float(np.log(0.42))
"""Logarithm of the share of the expected under which a home runs on its fridge."""
VACANT_LAG: Final = 14
_SILENT: Final = float(np.log(0.35))
SILENT_DAYS: Final = 2
_SILENT_AGAINST: Final = 60
"""Days of which not one was as low (the recipe: 60 days; KEPCO compares with as many)."""
_RECORD_DAYS: Final = 133
"""Days for which a meter must be known and have lost none by itself, for its second zero in a row to be believed."""
_LOSSY_DAYS: Final = 30
_LOSSY: Final = 1
"""Days lost in a month from which more may be lost than is seen."""
_NOUGHT: Final = 0.03
"""KWh a day that stands for less, so that it has a logarithm."""


def logs_of(kwh: Values) -> Values:
    """Return the logarithms of kWh a day; NaN stays, and nothing counts as nearly nothing."""
    return np.log(np.maximum(kwh, np.float32(_NOUGHT)))


def away_days(off: Values) -> Values:
    """Return how many read days in a row a home has been nearly without use. `off` [days, homes]."""
    run = np.zeros(off.shape[1], dtype=np.float32)
    out = np.empty_like(off)
    for day, today in enumerate(off):
        run = np.where(np.isnan(today), run, np.where(today < _VACANT, run + 1, 0))
        out[day] = run
    return out


def with_lost_days(logs: Values, readings: Cleaned) -> Values:
    """Return `logs` [days, homes] with the zeros put back of homes that lost no day in the weeks before.

    A home that loses days says nothing by a zero; one that never does and now reads 0 is silent, from the second day
    where the meter is known to be sound, else from the third: of the first pairs of zeros one in seven is the first
    of many lost days, and more where the meter has lost some before. A meter loses single days; several zeros in a
    row may have been a silence.
    """
    lost = readings.trouble == TROUBLES.index(Trouble.LOST) + 1
    run = run_length(lost)
    new = lost & (_within(lost, _SILENT_AGAINST) == run)
    lone = np.zeros_like(lost)
    lone[:, 1:] = (run[:, :-1] == 1) & ~lost[:, 1:]
    read = ~np.isnan(readings.kwh)
    known = np.arange(lost.shape[1]) - read.argmax(axis=1)[:, None] >= _RECORD_DAYS
    new &= (known & (_within(lone, _RECORD_DAYS) == 0)) | (run >= SILENT_DAYS)
    return np.where(new.T, np.float32(np.log(_NOUGHT)), logs)


def _within(true: NDArray[np.bool_], days: int) -> Values:
    """Return how many of the last `days` are true."""
    return moving(bn.move_sum, true.astype(np.float32), days=days, at_least=1)


def lossy_days(trouble: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Tell the days up to which a home lost any in a month. [homes, days], as is `trouble`."""
    lost = (trouble == TROUBLES.index(Trouble.LOST) + 1).astype(np.float32)
    return np.asarray(moving(bn.move_sum, lost, days=_LOSSY_DAYS, at_least=1) >= _LOSSY)


def silence(off: Values) -> Values:
    """Return how low the last two days were, as a logarithm, where that is silence; NaN elsewhere.

    `off` [days, homes] is against what was expected two days before; both days must have been read.
    """
    both = np.full_like(off, np.nan)
    both[1:] = np.maximum(off[1:], off[:-1])
    lowest = moving(
        bn.move_min, np.ascontiguousarray(both.T), days=_SILENT_AGAINST, at_least=_SILENT_AGAINST // 3
    )
    silent = (both < _SILENT) & (both < later(lowest, SILENT_DAYS).T)
    return np.where(silent, -both, np.float32(np.nan))
