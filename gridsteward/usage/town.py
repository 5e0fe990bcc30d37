"""What all homes did together: weather and festivals, taken out before a home is judged."""

from dataclasses import dataclass
from typing import Final

import bottleneck as bn
import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.datetime64]

MANY_HOMES: Final = 100
"""Homes from which a day's median change is the town's and not a few homes' (USE)."""
_FOLLOW: Final = 1 / 60
_EDGE: Final = 0.8
_UNITS: Final = 1 << 16
"""Part of a day's way that a home's slow level follows, and the logarithm beyond which a day counts no more."""
_COOLING_MONTHS: Final = (5, 6, 7, 8, 9, 10)
_FESTIVAL_MONTHS: Final = (1, 2)
_FESTIVAL_RUN: Final = 4
"""Days off in a row in January or February that are Spring Festival and not New Year's Day."""
_AWAY_BEFORE: Final = 4
_AWAY_AFTER: Final = 5
"""Days before and after the days off on which people travel."""
HOME_BEFORE: Final = 21
HOME_AFTER: Final = 20
"""Days around Spring Festival in which an empty home fills and empties again."""


@dataclass(frozen=True, slots=True)
class Town:
    """The movement all homes share, and which days tell of habits.

    `cooling` and `heating` [days] are the cumulated logarithms of the shared day-to-day change in the months of
    either, so that each home may take its own part in each. `known` is false where there are too few homes; both
    are zero then. `ordinary` [days] is false around Spring Festival; other days off are left to the day's spread
    over homes. `homecoming` [days] is true while homes fill for the festival.
    """

    cooling: NDArray[np.float32]
    heating: NDArray[np.float32]
    known: bool
    ordinary: NDArray[np.bool_]
    homecoming: NDArray[np.bool_]

    @property
    def movement(self) -> NDArray[np.float32]:
        """Both together: the logarithm of the shared level against the first day's."""
        return self.cooling + self.heating


def town_of(logs: NDArray[np.float32], days: Days, holidays: Days) -> Town:
    """Return what the homes share. `logs` [homes, days] is the logarithm of cleaned kWh a day, NaN is missing.

    The shared movement of a day is a median over homes: one home, whatever it does or leaves out, moves it by no
    more than the distance to the next home.
    """
    festival = _festival(holidays)
    zero = np.zeros(len(days), dtype=np.float32)
    known = logs.shape[0] >= MANY_HOMES and len(days) > 1
    cooling, heating = zero, zero
    if known:
        change = np.diff(_movement(np.ascontiguousarray(logs.T)), prepend=np.float32(0))
        warm = np.isin(days.astype("datetime64[M]").astype(int) % 12 + 1, _COOLING_MONTHS)
        cooling = np.cumsum(np.where(warm, change, 0), dtype=np.float32)
        heating = np.cumsum(np.where(warm, 0, change), dtype=np.float32)
    return Town(
        cooling=cooling,
        heating=heating,
        known=known,
        ordinary=~_around(days, festival, _AWAY_BEFORE, _AWAY_AFTER),
        homecoming=_around(days, festival, HOME_BEFORE, HOME_AFTER),
    )


def _movement(logs: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the logarithm of the shared level by day; `logs` is [days, homes].

    The median over homes of how far each is off its own slow level. The slow levels follow their homes but never
    all together, so that the shared level cannot leak into them, nor chance add up in it over the years.
    """
    slow = np.full(logs.shape[1], np.nan, dtype=np.float32)
    shared = np.zeros(len(logs), dtype=np.float32)
    for day, log in enumerate(logs):
        off = log - slow
        middle = bn.nanmedian(off)
        shared[day] = shared[max(day - 1, 0)] if np.isnan(middle) else middle
        follow = np.clip(off - shared[day], -_EDGE, _EDGE)
        known = ~np.isnan(follow)
        # in whole units, so that the order of homes does not matter
        together = np.rint(follow[known] * _UNITS).astype(np.int64).sum() / max(int(known.sum()), 1) / _UNITS
        slow = np.where(known, slow + np.float32(_FOLLOW) * (follow - np.float32(together)), slow)
        slow = np.where(np.isnan(slow), log - shared[day], slow)
    return shared


def _festival(holidays: Days) -> Days:
    """Return the days off that are Spring Festival: a long run in January or February."""
    off = np.unique(holidays.astype("datetime64[D]"))
    winter = off[np.isin(off.astype("datetime64[M]").astype(int) % 12 + 1, _FESTIVAL_MONTHS)]
    runs = np.split(winter, np.flatnonzero(np.diff(winter) > np.timedelta64(1, "D")) + 1)
    return np.concatenate([run for run in runs if len(run) >= _FESTIVAL_RUN] or [winter[:0]])


def _around(days: Days, festival: Days, early: int, late: int) -> NDArray[np.bool_]:
    near = [festival + np.timedelta64(shift, "D") for shift in range(-early, late + 1)]
    return np.isin(days, np.concatenate(near))
