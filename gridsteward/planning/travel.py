"""How long the way is, and where a home is of which that is not known."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from gridsteward.records.plan import Placed, Point

_EARTH: Final = 6_371_008.8  # metres, mean radius (IUGG)
_NUMBER: Final = re.compile(r"\d+")
_NEIGHBOURS: Final = 3


class Speed(Struct, frozen=True, kw_only=True):
    """How fast one gets about: km/h, and how much longer the road is than the line through the air."""

    speed: float
    detour: float


class Dwelling(Struct, frozen=True, kw_only=True):
    """What is known of where a home is. Coordinates are None where they are not known."""

    household_id: str
    address: str
    village: str
    point: Point | None


class Site(Struct, frozen=True, kw_only=True):
    """Where a home is, and from what that is known."""

    point: Point
    placed: Placed


def places(dwellings: Sequence[Dwelling]) -> dict[str, Site]:
    """Return where every home is. One without coordinates is put among those nearest to it by address, else into
    the middle of its village, else into the middle of all; none where nothing is known of any.
    """
    known = [each for each in dwellings if each.point is not None]
    found = {
        each.household_id: Site(point=each.point, placed=Placed.OWN)
        for each in known
        if each.point is not None
    }
    if not known or len(known) == len(dwellings):
        return found
    streets: defaultdict[tuple[str, str], list[tuple[int, Point]]] = defaultdict(list)
    villages: defaultdict[str, list[Point]] = defaultdict(list)
    for each in known:
        if each.point is not None:
            street, house = _street(each.address)
            if street and house is not None:
                streets[each.village, street].append((house, each.point))
            if each.village:
                villages[each.village].append(each.point)
    everything = _middle([each.point for each in known if each.point is not None])
    middles = {village: _middle(points) for village, points in villages.items()}
    for each in dwellings:
        if each.point is None:
            street, house = _street(each.address)
            beside = streets.get((each.village, street)) if street and house is not None else None
            if beside and house is not None:
                apart = sorted((abs(number - house), number, point) for number, point in beside)
                nearest = [point for _, _, point in apart[:_NEIGHBOURS]]
                site = Site(point=_middle(nearest), placed=Placed.NEIGHBOURS)
            elif each.village in middles:
                site = Site(point=middles[each.village], placed=Placed.VILLAGE)
            else:
                site = Site(point=everything, placed=Placed.AREA)
            found[each.household_id] = site
    return found


def _street(address: str) -> tuple[str, int | None]:
    """Return an address up to its last number (village and group, or street), and that number (the house)."""
    numbers = list(_NUMBER.finditer(address))
    return (address[: numbers[-1].start()], int(numbers[-1].group())) if numbers else ("", None)


def _middle(points: Sequence[Point]) -> Point:
    longitude, latitude = np.median(np.array(points), axis=0)
    return float(longitude), float(latitude)


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
