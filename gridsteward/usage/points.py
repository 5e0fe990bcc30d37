"""48 or 96 points a day of homes with special care: hours without anybody stirring, and loads left on at night.

Both rules compare a home with itself only (USE 6), by the half-hour; `tests/bench/care_light.py` tells what they find.
"""

from collections.abc import Iterator
from math import exp
from typing import Final

import bottleneck as bn
import numpy as np
from numpy.typing import NDArray

from gridsteward.records.usage import PointFinding, PointKind
from gridsteward.usage.moving import Values, day_before, later, moving, run_length
from gridsteward.usage.onsets import onsets
from gridsteward.usage.stillness import by_step, lowest, stillness

_GROUP: Final = 200
_NIGHT_HOURS: Final = 5
"""Hours from midnight that are night."""
_CUT_HOURS: Final = 8
"""Hours of exact zeros that are a power cut or the meter, and nothing of the home."""

_STILL_HOURS: Final = 11
"""Hours that were read in which nothing stirs before anything is said."""
_STILL: Final = 1.85
"""Evidence (see `stillness`) from which nobody stirs, in times of what the home's own days reach."""
_OWN_DAYS: Final = 56
_OWN_AT_LEAST: Final = 20
_OWN_LEAST: Final = 10.0
"""Days whose highest evidence is what a home reaches by itself, and what is added to it: a sum of logarithms."""
_QUIET_DAYS: Final = 2
"""Days in which somebody has stirred before a home can be told to be still again."""
_SHOWN_HOURS: Final = 16
"""Hours of which the use is told beside the least it was before."""

_BACK: Final = 28
_AT_LEAST: Final = 10
_NIGHTS: Final = 3
_WHOLE_DAYS: Final = _NIGHTS - 1
"""Nights in a row, and the days between them, whose least load stays above the usual."""
_LEAST_OF_DAY: Final = 0.1
_NIGHT_STEPS: Final = 2.25
_LEAST_KW: Final = 0.016
_NIGHTS_QUIET: Final = 10
"""Share of a day that runs at its least load; standard deviations above the usual and the least of one in kilowatts;
nights of the usual load before it can be told again."""
_INACTIVE_CERTAINTY: Final = (-1.25, 1.05)
_NIGHT_CERTAINTY: Final = (-0.77, 0.46)
"""Bias and slope of the logistic curve from score to confidence."""


def scan_points(kwh: NDArray[np.float32], points_per_day: int | None = None) -> list[PointFinding]:
    """Return what the points of some homes tell, ordered by home and point.

    `kwh` [homes, days, points a day] is NaN where none was read; points a day are 48, 96 or any multiple of 24.
    `points_per_day` is needed only where `kwh` comes as one row a home: [homes, days * points].
    Findings up to a point do not change with the points after it; a gap is never inactivity.
    """
    if points_per_day is not None:
        kwh = kwh.reshape(len(kwh), -1, points_per_day)
    found: list[PointFinding] = []
    for first in range(0, len(kwh), _GROUP):
        some = kwh[first : first + _GROUP]
        if some.size:
            points = some.shape[2]
            power = by_step(_without_cuts(some) * np.float32(points / 24))
            found += _inactive(power, first, points)
            found += _night_base(power, first, points)
    return sorted(found, key=lambda one: (one.home, one.point, one.kind))


def _without_cuts(kwh: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return kWh a point with exact zeros missing, until they last too long for a power cut."""
    flat = kwh.reshape(len(kwh), -1)
    zero = flat == 0
    cut = zero & (run_length(zero) <= _CUT_HOURS * kwh.shape[2] // 24)
    return np.where(cut, np.float32(np.nan), flat).reshape(kwh.shape)


def _inactive(power: Values, first: int, points: int) -> Iterator[PointFinding]:
    """Yield hours in which nobody stirs. `power` [homes, days, steps], kW; a day was read at so many `points`."""
    homes, days, a_day = power.shape
    evidence, still = stillness(power, a_day * _NIGHT_HOURS // 24)
    highest = evidence.reshape(homes, days, a_day).max(axis=2)
    own = day_before(moving(bn.move_mean, highest, days=_OWN_DAYS, at_least=_OWN_AT_LEAST))
    times = evidence / np.repeat(own + np.float32(_OWN_LEAST), a_day, axis=1)
    told = (still >= _STILL_HOURS * a_day // 24) & ~np.isnan(power.reshape(homes, -1))
    score = np.where(told, times, np.float32(np.nan))
    home, step = onsets(score.T, bar=_STILL, release=_STILL, quiet=a_day * _QUIET_DAYS)
    for h, s in zip(home.tolist(), step.tolist(), strict=True):
        now, least = _use_of_last_hours(power[h].ravel()[: s + 1], a_day)
        value = float(score[h, s])
        yield PointFinding(
            home=first + h,
            point=(s + 1) * points // a_day - 1,
            kind=PointKind.INACTIVE,
            score=value,
            confidence=_confidence(value, _INACTIVE_CERTAINTY),
            since=_first_still(still[h, : s + 1]) * points // a_day,
            before=least,
            after=now,
        )


def _first_still(still: NDArray[np.int32]) -> int:
    """Return the step after the last one in which something stirred."""
    stirred = np.flatnonzero(still == 0)
    return int(stirred[-1]) + 1 if len(stirred) else 0


def _use_of_last_hours(power: Values, a_day: int) -> tuple[float, float]:
    """Return the mean of the last hours, and the least it was at that time of the days before. `power` [steps]."""
    window = _SHOWN_HOURS * a_day // 24
    mean = moving(bn.move_mean, power, days=window, at_least=1)[::-1][::a_day]
    return float(mean[0]), float(np.fmin.reduce(mean[1 : 1 + _OWN_DAYS]))


def _night_base(power: Values, first: int, points: int) -> Iterator[PointFinding]:
    """Yield nights whose least load stays above the usual, as does that of the days between. Arguments as above."""
    a_day = power.shape[2]
    night = a_day * _NIGHT_HOURS // 24
    at_night = lowest(power[:, :, :night], 0)
    all_day = lowest(_until(power, night), _LEAST_OF_DAY)
    least, before, steps = _raised(at_night, _NIGHTS)
    _, _, steps_of_day = _raised(all_day, _WHOLE_DAYS)
    score = ((steps + steps_of_day) / np.float32(2)).T
    home, day = onsets(score, bar=_NIGHT_STEPS, release=_NIGHT_STEPS, quiet=_NIGHTS_QUIET)
    for h, d in zip(home.tolist(), day.tolist(), strict=True):
        value = float(score[d, h])
        yield PointFinding(
            home=first + h,
            point=d * points + points * _NIGHT_HOURS // 24,
            kind=PointKind.NIGHT_BASE,
            score=value,
            confidence=_confidence(value, _NIGHT_CERTAINTY),
            since=(d + 1 - _NIGHTS) * points,
            before=float(before[h, d]),
            after=float(least[h, d]),
        )


def _until(power: Values, step: int) -> Values:
    """Return the days that end before a step of the day instead of at midnight; the first is not known before it."""
    homes, days, a_day = power.shape
    return later(power.reshape(homes, -1), a_day - step).reshape(homes, days, a_day)


def _raised(load: Values, days: int) -> tuple[Values, Values, Values]:
    """Return the least of the last `days`, the usual before them, and how many deviations the first is above that."""
    usual = moving(bn.move_median, load, days=_BACK, at_least=_AT_LEAST)
    off = np.abs(load - day_before(usual))
    spread = 1.4826 * later(moving(bn.move_median, off, days=_BACK, at_least=_AT_LEAST), days)
    least = moving(bn.move_min, load, days=days, at_least=days)
    before = later(usual, days)
    steps = (least - before) / np.maximum(spread, np.float32(_LEAST_KW))
    return least, before, np.asarray(steps, dtype=np.float32)


def _confidence(score: float, certainty: tuple[float, float]) -> float:
    bias, slope = certainty
    return 1 / (1 + exp(-bias - slope * score))
