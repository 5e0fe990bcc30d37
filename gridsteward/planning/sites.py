"""How fast one gets about, and where a home is of which that is not known."""

import re
from collections import defaultdict
from collections.abc import Sequence
from statistics import median
from typing import Final

from msgspec import Struct

from gridsteward.records.plan import Placed, Point

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
    return median(longitude for longitude, _ in points), median(latitude for _, latitude in points)
