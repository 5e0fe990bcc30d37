"""Which readings are no level of use: set aside as missing before anything is judged from them."""

from dataclasses import dataclass
from typing import Final

import bottleneck as bn
import numpy as np
from numpy.typing import NDArray

from gridsteward.records.usage import Trouble
from gridsteward.usage.moving import day_before, moving, run_length

TROUBLES: Final = tuple(Trouble)
"""The code in `Cleaned.trouble` is the place in this tuple plus one; 0 is a reading that stands."""

_ABSURD: Final = 25.0
"""Times the own median of 60 days that no home reaches with its own wiring (USE 1)."""
_SMALL: Final = 0.5
"""KWh a day below which a median counts as this much, so that an empty home's first busy day is not absurd."""
_NEVER: Final = 500.0
_ABSURD_LARGE: Final = 4.0
"""KWh a day that no home uses, unless its own median is a quarter of it; all there is in a home's first week."""
_FLAT: Final = 1.0
"""KWh a day under which a fridge reads the same for days, by itself."""
_AREA_HOMES: Final = 5
"""Homes with a reading from which a transformer district can be told to be down."""
_ZERO_RUN: Final = 7
"""Days of zero in a row after which nothing is lost any more: the home is switched off."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Readings that stand, and why the others do not. Both [homes, days]; kWh a day, NaN is missing."""

    kwh: NDArray[np.float32]
    trouble: NDArray[np.uint8]

    def of(self, homes: NDArray[np.intp]) -> "Cleaned":
        """Return the same of some homes."""
        return Cleaned(self.kwh[homes], self.trouble[homes])


def cleaned(kwh: NDArray[np.float32], districts: NDArray[np.integer]) -> Cleaned:
    """Set aside what is no level of use; a day is judged by itself and the days before it only.

    `kwh` is [homes, days] with NaN for missing, `districts` the transformer district of each home, any numbers.
    Missing stays missing and is never a trouble.
    """
    out = np.array(kwh, dtype=np.float32)
    trouble = np.zeros(out.shape, dtype=np.uint8)

    def set_aside(which: NDArray[np.bool_], why: Trouble) -> None:
        out[which] = np.nan
        trouble[which] = TROUBLES.index(why) + 1

    if not out.size:
        return Cleaned(kwh=out, trouble=trouble)
    raw = out.copy()
    set_aside(raw < 0, Trouble.ABSURD)
    usual = day_before(moving(bn.move_median, np.where(out == 0, np.nan, out), days=60, at_least=7))
    most = np.fmin(_ABSURD * np.fmax(usual, _SMALL), np.fmax(_NEVER, _ABSURD_LARGE * usual))
    most = np.where(np.isnan(usual), _NEVER, most)
    set_aside(out > most, Trouble.ABSURD)
    down = _down(out, districts)
    set_aside(down, Trouble.COLLECTOR)
    set_aside(_follows(down, ~np.isnan(raw)) & ~down & ~np.isnan(out), Trouble.CATCH_UP)
    again = np.zeros(out.shape, dtype=bool)
    again[:, 2:] = (out[:, 2:] == out[:, 1:-1]) & (out[:, 1:-1] == out[:, :-2])
    set_aside(again & (out > np.fmax(0.5 * usual, _FLAT)) & (out < 2 * usual), Trouble.ESTIMATED)
    zero = out == 0
    set_aside(zero & (run_length(zero) < _ZERO_RUN), Trouble.LOST)
    return Cleaned(kwh=out, trouble=trouble)


def _down(kwh: NDArray[np.float32], districts: NDArray[np.integer]) -> NDArray[np.bool_]:
    """Tell the zeros that more than half of a transformer district shares."""
    order = np.argsort(districts, kind="stable")
    _, starts, district = np.unique(districts[order], return_index=True, return_inverse=True)
    sorted_kwh = kwh[order]
    read = np.add.reduceat(~np.isnan(sorted_kwh), starts, axis=0, dtype=np.int32)
    zeros = np.add.reduceat(sorted_kwh == 0, starts, axis=0, dtype=np.int32)
    shared = (2 * zeros > read) & (read >= _AREA_HOMES)
    down = np.empty(kwh.shape, dtype=bool)
    down[order] = shared[district] & (sorted_kwh == 0)
    return down


def _follows(down: NDArray[np.bool_], read: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell the days whose latest reading before was lost with the collector, days without a reading skipped."""
    at = np.arange(down.shape[1], dtype=np.int32)
    latest = np.maximum.accumulate(np.where(read, at, np.int32(-1)), axis=1)
    out = np.zeros_like(down)
    out[:, 1:] = np.take_along_axis(down, np.maximum(latest[:, :-1], 0), axis=1) & (latest[:, :-1] >= 0)
    return out
