"""How each home uses power, from its own readings: level, place among others, unsteadiness, week and season (R1.3).

Every figure looks back from the home's own last reading. Medians carry it, so that one wild day is none of a home's
habits; what was not read is left out and never counts as zero.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

import bottleneck as bn
import numpy as np
from numpy.typing import NDArray

from gridsteward.records.readings import UseHabits

Array = NDArray[np.float64]

_MONTH: Final = 30
_MONTH_READ: Final = 15  # of thirty days: fewer say nothing of a level
_YEAR: Final = 365
_BLOCKS: Final = 12  # a year is taken in parts, so that a lost season does not tilt it
_BLOCK_READ: Final = 8
_BLOCKS_READ: Final = 10
_WEEKS: Final = 26
_WEEKS_READ: Final = 8
_STEADY_BLOCKS: Final = 3
_STEADY: Final = 28
_STEADY_READ: Final = 14
_NEIGHBOURS: Final = 5
_FRESH: Final = 31  # a home whose readings stopped longer ago has no place among the others
_NOISE_KWH: Final = 0.2  # a home below this hums: what is relative to it would only be noise
_SIGMA: Final = 1.4826  # of a median absolute deviation, for a normal spread
_SEASON_WEEKS: Final = 5
_SUMMER: Final = (6, 7, 8, 9)
_WINTER: Final = (12, 1, 2)
_MILD: Final = (4, 5, 10, 11)


def habits(kwh: NDArray[Any], days: Sequence[date], districts: Sequence[str]) -> list[UseHabits]:
    """Return the habits of homes, in their order.

    `kwh` is (homes, days) of kWh, NaN where nothing was read; `days` are consecutive dates; `districts` names the
    transformer district of each home, "" unknown.
    """
    homes = kwh.shape[0]
    if not homes or not kwh.shape[1]:
        return [UseHabits(until="", days=0) for _ in range(homes)]
    values = np.asarray(kwh, dtype=np.float64)
    read = ~np.isnan(values)
    count = read.sum(axis=1)
    last = np.where(count > 0, values.shape[1] - 1 - np.argmax(read[:, ::-1], axis=1), -1)
    back = _looking_back(values, last)
    month = _level(back[:, :_MONTH])
    figures = {
        "daily": month,
        "before": _level(back[:, _MONTH : 2 * _MONTH]),
        "year": _year(back),
        "unsteadiness": _unsteadiness(back),
        "weekend": _weekend(values, days),
    }
    fresh = (last >= 0) & (last >= last.max() - _FRESH)
    figures["rank"] = _rank(figures["year"], month, fresh)
    figures["beside"] = _beside(month, fresh, districts)
    figures["cooling"], figures["heating"] = _seasons(values, days)
    told = {name: np.round(found, 4).tolist() for name, found in figures.items()}
    return [
        UseHabits(
            until=days[at].isoformat() if at >= 0 else "",
            days=int(number),
            **{name: None if found[home] != found[home] else found[home] for name, found in told.items()},
        )
        for home, (at, number) in enumerate(zip(last.tolist(), count.tolist(), strict=True))
    ]


def _looking_back(values: Array, last: NDArray[np.intp]) -> Array:
    """Return (homes, 365): each home's readings backwards from its own last one."""
    at = last[:, None] - np.arange(_YEAR)[None, :]
    found = np.take_along_axis(values, np.maximum(at, 0), axis=1)
    found[at < 0] = np.nan
    return found


def _level(window: Array) -> Array:
    """Return the mean of the days read, NaN where too few were."""
    read = (~np.isnan(window)).sum(axis=1)
    return np.where(read >= _MONTH_READ, bn.nansum(window, axis=1) / np.maximum(read, 1), np.nan)


def _year(back: Array) -> Array:
    total = np.zeros(len(back))
    told = np.zeros(len(back))
    blocks = np.zeros(len(back), dtype=np.intp)
    for part in np.array_split(back, _BLOCKS, axis=1):
        read = (~np.isnan(part)).sum(axis=1)
        enough = read >= _BLOCK_READ
        mean = bn.nansum(part, axis=1) / np.maximum(read, 1)
        total += np.where(enough, mean * part.shape[1], 0.0)
        told += np.where(enough, part.shape[1], 0)
        blocks += enough
    return np.where(blocks >= _BLOCKS_READ, total * _YEAR / np.maximum(told, 1), np.nan)


def _unsteadiness(back: Array) -> Array:
    """Return the median of three four-week spreads around the level of each: one move of level is no unrest."""
    spreads = np.full((len(back), _STEADY_BLOCKS), np.nan)
    for block in range(_STEADY_BLOCKS):
        part = back[:, block * _STEADY : (block + 1) * _STEADY]
        enough = (~np.isnan(part)).sum(axis=1) >= _STEADY_READ
        level = bn.nanmedian(part, axis=1)
        spread = _SIGMA * bn.nanmedian(np.abs(part - level[:, None]), axis=1)
        usable = enough & (level >= _NOISE_KWH)
        spreads[usable, block] = spread[usable] / level[usable]
    found: Array = bn.nanmedian(spreads, axis=1)
    return found


def _weeks(values: Array, days: Sequence[date]) -> tuple[NDArray[Any], int]:
    """Return the last readings as (homes, weeks, 7), Monday first, and the place of the first Monday."""
    first = -days[0].weekday() % 7
    weeks = (values.shape[1] - first) // 7
    return values[:, first : first + 7 * weeks].reshape(len(values), weeks, 7), first


def _weekend(values: Array, days: Sequence[date]) -> Array:
    weeks, _first = _weeks(values, days)
    weeks = weeks[:, -_WEEKS:]
    if not weeks.shape[1]:
        return np.full(len(values), np.nan)
    read = ~np.isnan(weeks)
    working, free = read[:, :, :5].sum(axis=2), read[:, :, 5:].sum(axis=2)
    work_mean = bn.nansum(weeks[:, :, :5], axis=2) / np.maximum(working, 1)
    free_mean = bn.nansum(weeks[:, :, 5:], axis=2) / np.maximum(free, 1)
    usable = (working >= 3) & (free >= 1) & (work_mean >= _NOISE_KWH)
    ratio = np.where(usable, free_mean / np.where(usable, work_mean, 1.0), np.nan)
    return np.where(usable.sum(axis=1) >= _WEEKS_READ, bn.nanmedian(ratio, axis=1), np.nan)


def _rank(year: Array, month: Array, fresh: NDArray[np.bool_]) -> Array:
    """Return each home's place among all that have a year; one without takes the place of its last month."""
    found = np.full(len(year), np.nan)
    for measure in (year, month):
        known = np.sort(measure[fresh & ~np.isnan(measure)])
        wanted = fresh & np.isnan(found) & ~np.isnan(measure)
        if len(known) > 1:
            below = np.searchsorted(known, measure[wanted], side="left")
            up_to = np.searchsorted(known, measure[wanted], side="right") - 1
            found[wanted] = (below + up_to) / 2 / (len(known) - 1)
    return found


def _beside(month: Array, fresh: NDArray[np.bool_], districts: Sequence[str]) -> Array:
    found = np.full(len(month), np.nan)
    names, place = np.unique(np.asarray(districts, dtype=str), return_inverse=True)
    usable = fresh & ~np.isnan(month)
    for at, name in enumerate(names):
        here = usable & (place == at)
        if name and here.sum() >= _NEIGHBOURS:
            median = float(np.median(month[here]))
            if median >= _NOISE_KWH:
                found[here] = month[here] / median
    return found


def _seasons(values: Array, days: Sequence[date]) -> tuple[Array, Array]:
    """Return what the hottest and the coldest weeks add to the mild ones; the town itself tells which they were."""
    nothing = np.full(len(values), np.nan)
    weeks, first = _weeks(values, days)
    read = (~np.isnan(weeks)).sum(axis=2)
    weekly = np.where(read >= 3, bn.nansum(weeks, axis=2) / np.maximum(read, 1), np.nan)[:, -53:]
    if not weekly.shape[1]:
        return nothing, nothing
    offset = first + 7 * (weeks.shape[1] - weekly.shape[1]) + 3
    months = np.array([(days[0] + timedelta(days=offset + 7 * at)).month for at in range(weekly.shape[1])])
    # relative to each home's own year, else large homes alone would say what the weather was
    level = bn.nanmedian(weekly, axis=1)[:, None]
    town = bn.nanmedian(np.where(level >= _NOISE_KWH, weekly / np.maximum(level, _NOISE_KWH), np.nan), axis=0)
    mild = _mean_of(weekly, months, town, of=_MILD, lowest=True)
    usable = mild >= _NOISE_KWH
    return tuple(  # type: ignore[return-value]  # two of them
        np.where(
            usable,
            np.maximum(
                _mean_of(weekly, months, town, of=season, lowest=False) / np.where(usable, mild, 1.0) - 1, 0.0
            ),
            np.nan,
        )
        for season in (_SUMMER, _WINTER)
    )


def _mean_of(
    weekly: Array, months: NDArray[np.intp], town: Array, *, of: Sequence[int], lowest: bool
) -> Array:
    """Return each home's middle over the weeks of a season in which the town used most (or least)."""
    there = np.flatnonzero(np.isin(months, of) & ~np.isnan(town))
    if len(there) < _SEASON_WEEKS:
        return np.full(len(weekly), np.nan)
    order = np.argsort(town[there], kind="stable")
    chosen = there[order[:_SEASON_WEEKS] if lowest else order[-_SEASON_WEEKS:]]
    part = weekly[:, chosen]
    enough = (~np.isnan(part)).sum(axis=1) >= 3
    return np.where(enough, bn.nanmedian(part, axis=1), np.nan)
