"""Turn what Chinese maps show (GCJ-02, BD-09) into WGS-84 and back, and tell which of them a ledger gives.

The formulas come from PRCoords (CC0); its iterated inverses come back to within a millimetre.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import cos, hypot, radians
from statistics import median
from typing import Final, TypeVar

import prcoords

from gridsteward.intake.synonyms import normalise_title
from gridsteward.records.coordinates import Datum, PlacedHome
from gridsteward.records.ledger import COORDINATES, SheetPlan
from gridsteward.records.plan import Point

_PLACES: Final = 7  # decimals of a degree: a centimetre
_METRES: Final = 111_320.0  # of a degree of latitude
_SAME_HOME_M: Final = 60.0
_SAME_PLACE_M: Final = 200.0
_CLEARER: Final = 2.0
"""How many times nearer the best reading must be than the next."""
_FEW: Final = 3
_IN_A_VILLAGE: Final = 8
_ENOUGH: Final = 200

_T = TypeVar("_T")


def to_wgs84(point: Point, datum: Datum) -> Point:
    """Return (longitude, latitude) of a place given in `datum`."""
    if datum is Datum.WGS84:
        return point
    undo = prcoords.gcj_wgs_bored if datum is Datum.GCJ02 else prcoords.bd_wgs_bored
    found = undo((point[1], point[0]), False)
    return round(found.lon, _PLACES), round(found.lat, _PLACES)


def from_wgs84(point: Point, datum: Datum) -> Point:
    """Return where a map in `datum` shows a place."""
    if datum is Datum.WGS84:
        return point
    do = prcoords.wgs_gcj if datum is Datum.GCJ02 else prcoords.wgs_bd
    found = do((point[1], point[0]), False)
    return round(found.lon, _PLACES), round(found.lat, _PLACES)


def metres(one: Point, other: Point) -> float:
    """Return the distance of two places that are not far from each other."""
    east = (one[0] - other[0]) * cos(radians((one[1] + other[1]) / 2))
    return hypot(east, one[1] - other[1]) * _METRES


def said_by_headings(plan: SheetPlan, words: Mapping[str, Sequence[str]]) -> Datum | None:
    """Return the system that the titles of the coordinates name; None where they name none or two."""
    titles = "".join(
        each.title for each in plan.columns if each.field in {"longitude", "latitude", COORDINATES}
    )
    # brackets count here: that is where it usually stands
    plain = normalise_title(titles.translate(dict.fromkeys(map(ord, "()（）[]【】"))))
    found = {Datum(key) for key, names in words.items() for name in names if normalise_title(name) in plain}
    return found.pop() if len(found) == 1 else None


def agreeing(said: Sequence[PlacedHome], known: Sequence[PlacedHome]) -> tuple[Datum, int] | None:
    """Return the system in which what a ledger says lies where the known homes lie, and how many of these there are.

    The same homes tell most; else the middles of villages and transformer districts. None where it is not clear.
    """
    return _by_homes(said, known) or _by_groups(said, known)


def _by_homes(said: Sequence[PlacedHome], known: Sequence[PlacedHome]) -> tuple[Datum, int] | None:
    places = {each.account_no: each.point for each in known if each.account_no}
    both = [(each.point, places[each.account_no]) for each in said if each.account_no in places]
    if len(both) < _FEW:
        return None
    apart = {
        datum: median(metres(to_wgs84(theirs, datum), ours) for theirs, ours in _some(both))
        for datum in Datum
    }
    return _clearest(apart, _SAME_HOME_M, len(both))


def _by_groups(said: Sequence[PlacedHome], known: Sequence[PlacedHome]) -> tuple[Datum, int] | None:
    ours, theirs = _groups(known), _groups(said)
    shared = [key for key in ours if key in theirs]
    if not shared:
        return None
    middles = {key: _middle(ours[key]) for key in shared}
    apart = {
        datum: median(
            metres(_middle([to_wgs84(point, datum) for point in _some(theirs[key])]), middles[key])
            for key in shared
        )
        for datum in Datum
    }
    homes = {id(point) for key in shared for point in ours[key]}
    return _clearest(apart, _SAME_PLACE_M, len(homes))


def _groups(homes: Iterable[PlacedHome]) -> dict[tuple[str, str], list[Point]]:
    """Return the places of each village and each transformer district with enough of them for a middle."""
    found: defaultdict[tuple[str, str], list[Point]] = defaultdict(list)
    for each in homes:
        if each.village:
            found["village", each.village].append(each.point)
        if each.transformer_district:
            found["district", each.transformer_district].append(each.point)
    return {key: points for key, points in found.items() if len(points) >= _IN_A_VILLAGE}


def _some(found: Sequence[_T]) -> Sequence[_T]:
    """Return enough of them, spread over all: a median of ten thousand says no more."""
    return found[:: max(1, len(found) // _ENOUGH)]


def _middle(points: Sequence[Point]) -> Point:
    return median(point[0] for point in points), median(point[1] for point in points)


def _clearest(apart: Mapping[Datum, float], most: float, homes: int) -> tuple[Datum, int] | None:
    best, second, *_ = sorted(apart, key=lambda datum: apart[datum])
    if apart[best] > most or apart[second] < _CLEARER * max(apart[best], 1.0):
        return None
    return best, homes
