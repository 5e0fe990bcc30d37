"""How long the way is from each place to each."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gridsteward.planning.sites import Speed
from gridsteward.records.plan import Point

_EARTH: Final = 6_371_008.8  # metres, mean radius (IUGG)


def travel_seconds(points: Sequence[Point], by: Speed) -> NDArray[np.int64]:
    """Return the seconds from each point to each, by the great circle, the detour factor and the speed."""
    longitude, latitude = np.radians(np.array(points, dtype=np.float64).reshape(-1, 2)).T
    across = np.sin((latitude[:, None] - latitude) / 2) ** 2
    along = np.sin((longitude[:, None] - longitude) / 2) ** 2
    chord = across + np.cos(latitude[:, None]) * np.cos(latitude) * along
    metres = 2 * _EARTH * np.arcsin(np.sqrt(np.clip(chord, 0, 1)))
    seconds: NDArray[np.int64] = np.rint(metres * by.detour * 3.6 / by.speed).astype(np.int64)
    return seconds


def with_roads(
    seconds: NDArray[np.int64], names: Sequence[str], roads: Mapping[tuple[str, str], float]
) -> NDArray[np.int64]:
    """Return the same with the minutes of a loaded road table in place where it has them (either direction counts
    for both unless both are there). `names` are the points' ids, "" for a point that is no household.
    """
    if not roads:
        return seconds
    found = seconds.copy()
    for row, origin in enumerate(names):
        for column, goal in enumerate(names):
            if origin and goal and origin != goal:
                minutes = roads.get((origin, goal), roads.get((goal, origin)))
                if minutes is not None:
                    found[row, column] = round(minutes * 60)
    return found


def whole_minutes(seconds: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return travel in minutes as a plan reckons with it: rounded up, so that nobody is promised an hour too early."""
    return -(-seconds // 60)
