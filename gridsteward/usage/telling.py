"""What is to be told of a finding: since when, from how much to how much, and what the town did meanwhile."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gridsteward.usage.level import Levels
from gridsteward.usage.moving import Values
from gridsteward.usage.town import Town

Places = NDArray[np.intp]

_SHORTEST: Final = 2
_EDGE: Final = 3.0
_SEASON_DAYS: Final = 42


@dataclass(frozen=True, slots=True)
class Told:
    """Of each finding: the day the new level began, kWh a day expected and used since, the town's own movement.

    `old` and `new` are the home's level before and since, logarithms with the town taken out.
    """

    since: Places
    before: NDArray[np.float64]
    after: NDArray[np.float64]
    shared: NDArray[np.float64]
    old: NDArray[np.float64]
    new: NDArray[np.float64]


def told(
    home: Places, day: Places, *, kwh: Values, logs: Values, found: Levels, town: Town, longest: int
) -> Told:
    """Look back from each finding for the day since which the days lie furthest, for their number, off the expected.

    `kwh` and `logs` are [days, homes], the latter without the weekly shape. The level is the one of `longest` days
    before, so that the new days have no part in it.
    """
    back = np.arange(longest)[::-1]
    at = np.maximum(day[:, None] - back, 0)
    start = np.maximum(day - longest, 0)
    of = home[:, None]
    part = found.cooling[start, home][:, None], found.heating[start, home][:, None]
    shared = part[0] * town.cooling[at] + part[1] * town.heating[at]
    level = found.level[start, home].astype(float)
    spread = found.spread[start, home][:, None]
    off = logs[at, of] - level[:, None] - shared
    read = ~np.isnan(off) & (day[:, None] >= back)
    edge = _EDGE * np.sqrt(spread)
    clipped = np.where(read, np.clip(off, -edge - 1, edge + 1), 0)
    # from each day on to the finding: number of days read, and their mean
    number = np.cumsum(read[:, ::-1], axis=1)[:, ::-1]
    total = np.cumsum(clipped[:, ::-1], axis=1)[:, ::-1]
    weight = np.where(number >= min(_SHORTEST, longest), total**2 / np.maximum(number, 1), -1.0)
    first = weight.argmax(axis=1)
    inside = read & (np.arange(longest) >= first[:, None])
    days = np.maximum(inside.sum(axis=1), 1)
    expected = np.exp(level[:, None] + shared + spread / 2)
    movement = town.movement.astype(float)
    total_movement = np.concatenate([[0.0], np.cumsum(movement)])
    since = at[np.arange(len(day)), first]
    earlier = np.maximum(since - _SEASON_DAYS, 0)
    return Told(
        since=since,
        before=np.where(inside, expected, 0).sum(axis=1) / days,
        after=np.where(inside, np.nan_to_num(kwh[at, of]), 0).sum(axis=1) / days,
        shared=np.expm1(
            (total_movement[day + 1] - total_movement[since]) / (day + 1 - since)
            - (total_movement[since] - total_movement[earlier]) / np.maximum(since - earlier, 1)
        ),
        old=level,
        new=level + np.where(inside, off, 0).sum(axis=1) / days,
    )
