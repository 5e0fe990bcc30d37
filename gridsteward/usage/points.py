"""48 or 96 points a day of homes with special care: hours without anybody stirring, and loads left on at night.

Both rules compare a home with itself only (USE 6). On the bench's half-hourly homes, seen while choosing, seven
inactivities in ten of 12 to 48 hours are found, after 11 hours, at 3 false ones in 1,000 days of homes; three loads
in four of 50 to 400 W, after three nights, at 2 false ones.
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
from gridsteward.usage.stillness import by_step, stillness

_GROUP: Final = 200
_NIGHT_HOURS: Final = 5
"""Hours from midnight that are night."""
_BACK: Final = 28
_AT_LEAST: Final = 10
_HOURS: Final = 16
"""Hours looked at together for inactivity."""
_READ: Final = 0.85
_EVER: Final = 56
_EVER_AT_LEAST: Final = 20
"""Days of which not one had as little use in the same hours."""
_STILL: Final = 36.0
"""Evidence from which nobody stirs: of `stillness`, a sum of logarithms."""
_FAR: Final = 0.6
"""Share of the least there ever was that tells by itself, whatever a fridge does in between."""
_QUIET_DAYS: Final = 2
"""Days in which somebody has stirred before a home can be told to be still again."""
_CUT_HOURS: Final = 8
"""Hours of exact zeros that are a power cut or the meter, and nothing of the home."""
_NIGHTS: Final = 3
_NIGHT_STEPS: Final = 2.2
_LEAST_KW: Final = 0.016
_NIGHTS_QUIET: Final = 10
"""Nights in a row, standard deviations above the usual, and the least of a standard deviation in kilowatts; nights
of the usual load before it can be told again."""
_INACTIVE_CERTAINTY: Final = (-1.2, 0.05)
_NIGHT_CERTAINTY: Final = (-1.3, 0.28)
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
            power = _without_cuts(some) * np.float32(some.shape[2] / 24)
            found += _inactive(power, first)
            found += _night_base(power, first)
    return sorted(found, key=lambda one: (one.home, one.point, one.kind))


def _without_cuts(kwh: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return kWh a point with exact zeros missing, until they last too long for a power cut."""
    flat = kwh.reshape(len(kwh), -1)
    zero = flat == 0
    cut = zero & (run_length(zero) <= _CUT_HOURS * kwh.shape[2] // 24)
    return np.where(cut, np.float32(np.nan), flat).reshape(kwh.shape)


def _night(power: Values) -> Values:
    return power[:, :, : power.shape[2] * _NIGHT_HOURS // 24]


def _inactive(power: Values, first: int) -> Iterator[PointFinding]:
    """Yield hours in which nobody stirs. `power` [homes, days, points], kW."""
    points = power.shape[2]
    steps = by_step(power)
    a_day = steps.shape[2]
    evidence = stillness(steps, a_day * _NIGHT_HOURS // 24)
    used, least_used = _of_last_hours(steps)
    nothing = np.float32(np.nan)
    # where the least ever was nothing, nothing is less
    share = used / np.where(least_used > 0, least_used, nothing)
    far = np.where(share < _FAR, _STILL * _FAR / np.maximum(share, np.float32(_FAR / 2)), nothing)
    score = np.fmax(np.where(share < 1, evidence, nothing), far).astype(np.float32).T
    home, step = onsets(score, bar=_STILL, release=_STILL, quiet=a_day * _QUIET_DAYS)
    for h, p in zip(home.tolist(), step.tolist(), strict=True):
        value = float(score[p, h])
        (stirred,) = np.nonzero(evidence[h, :p] <= 0)
        since = int(stirred[-1]) + 1 if len(stirred) else 0
        yield PointFinding(
            home=first + h,
            point=(p + 1) * points // a_day - 1,
            kind=PointKind.INACTIVE,
            score=value,
            confidence=_confidence(value, _INACTIVE_CERTAINTY),
            since=since * points // a_day,
            before=float(least_used[h, p]),
            after=float(used[h, p]),
        )


def _of_last_hours(values: Values) -> tuple[Values, Values]:
    """Return the mean of the last hours, and the least it was at that time of the days before: [homes, points]."""
    homes, days, points = values.shape
    window = _HOURS * points // 24
    mean = moving(bn.move_mean, values.reshape(homes, -1), days=window, at_least=int(_READ * window))
    by_clock = np.ascontiguousarray(mean.reshape(homes, days, points).transpose(0, 2, 1))
    least = day_before(moving(bn.move_min, by_clock, days=_EVER, at_least=_EVER_AT_LEAST))
    return mean, np.ascontiguousarray(least.transpose(0, 2, 1)).reshape(homes, -1)


def _night_base(power: Values, first: int) -> Iterator[PointFinding]:
    """Yield nights whose least load stays above the usual. `power` [homes, days, points], kW."""
    points = power.shape[2]
    night = _night(power)
    read = np.count_nonzero(~np.isnan(night), axis=2) * 2 >= night.shape[2]
    least = np.where(read, np.fmin.reduce(night, axis=2), np.float32(np.nan))
    usual = moving(bn.move_median, least, days=_BACK, at_least=_AT_LEAST)
    off = np.abs(least - day_before(usual))
    spread = 1.4826 * moving(bn.move_median, off, days=_BACK, at_least=_AT_LEAST)
    lowest = moving(bn.move_min, least, days=_NIGHTS, at_least=_NIGHTS)
    before = later(usual, _NIGHTS)
    unit = np.maximum(later(spread, _NIGHTS), np.float32(_LEAST_KW))
    score = ((lowest - before) / unit).astype(np.float32).T
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
            after=float(lowest[h, d]),
        )


def _confidence(score: float, certainty: tuple[float, float]) -> float:
    bias, slope = certainty
    return 1 / (1 + exp(-bias - slope * score))
