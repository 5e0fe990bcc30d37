"""Homes on the plane, gathered where they would lie on each other."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import floor
from typing import Final

from msgspec import Struct

from gridsteward.desktop.map.mercator import TILE, Camera, plane
from gridsteward.records.plan import Placed

CELL: Final = 44
"""Pixels within which homes are gathered."""
_APART_FROM: Final = 17
"""The zoom from which only homes that lie on each other stay gathered."""
_APART: Final = 14
_TOUCH: Final = 0.55
"""The share of a cell nearer than which two spots become one: no line of the grid parts neighbours."""
_WORST_FIRST: Final = ("alarm", "watch", "good", "unknown", "")


_Cell = tuple[int, int]


class MapHome(Struct, frozen=True, kw_only=True):
    """A home to draw. Degrees are WGS-84; `tone` is its care light, "" where it has none."""

    household_id: str
    name: str
    longitude: float
    latitude: float
    village: str = ""
    relation_class: str = ""
    tone: str = ""
    placed: Placed = Placed.OWN


class Spot(Struct, frozen=True):
    """Homes drawn as one: where, and which (by index). `tone` is the worst among them."""

    x: float
    y: float
    homes: tuple[int, ...]
    tone: str
    guessed: bool


class Gathered:
    """All homes, and for each zoom the spots they form, worked out once."""

    def __init__(self, homes: Sequence[MapHome], places: Sequence[tuple[float, float]] | None = None) -> None:
        self.homes = list(homes)
        self.places = (
            [plane((each.longitude, each.latitude)) for each in self.homes]
            if places is None
            else list(places)
        )
        self.at = {each.household_id: index for index, each in enumerate(self.homes)}
        self._levels: dict[int, dict[_Cell, Spot]] = {}
        self._owners: dict[int, dict[int, _Cell]] = {}
        self._leave: frozenset[int] = frozenset()
        self.villages = self._villages()

    def leave_out(self, households: Sequence[str]) -> None:
        """Gather these into no spot: they are drawn by themselves."""
        self._leave = frozenset(self.at[each] for each in households if each in self.at)
        self._levels.clear()

    def spots(self, camera: Camera) -> Iterator[Spot]:
        """Yield the spots in view."""
        level = self._level(camera)
        size = self._size(round(camera.zoom))
        left, top, right, low = (floor(edge / size) for edge in camera.bounds(CELL))
        if (right - left + 1) * (low - top + 1) > len(level):
            for (x, y), spot in level.items():
                if left <= x <= right and top <= y <= low:
                    yield spot
            return
        for x in range(left, right + 1):
            for y in range(top, low + 1):
                found = level.get((x, y))
                if found is not None:
                    yield found

    def spot_of(self, index: int, camera: Camera) -> Spot | None:
        """Return the spot a home is in; None for one that is drawn by itself."""
        if index in self._leave:
            return None
        level = self._level(camera)
        return level.get(self._owners[round(camera.zoom)][index])

    @staticmethod
    def _size(level: int) -> float:
        return float((CELL if level < _APART_FROM else _APART) / (TILE * 2**level))

    def _level(self, camera: Camera) -> dict[_Cell, Spot]:
        level = round(camera.zoom)
        if level not in self._levels:
            size = self._size(level)
            cells: defaultdict[_Cell, list[int]] = defaultdict(list)
            for index, (x, y) in enumerate(self.places):
                if index not in self._leave:
                    cells[floor(x / size), floor(y / size)].append(index)
            spots: dict[_Cell, Spot] = {}
            owners: dict[int, _Cell] = {}
            for cell, found in sorted(cells.items(), key=lambda each: -len(each[1])):
                spot = self._spot(found)
                into = _touching(cell, spot, spots, near=size * _TOUCH)
                if into is not None:
                    spot = self._spot([*spots[into].homes, *found])
                place = cell if into is None else into
                spots[place] = spot
                owners.update(dict.fromkeys(found, place))
            self._levels[level], self._owners[level] = spots, owners
        return self._levels[level]

    def _spot(self, found: list[int]) -> Spot:
        tones = {self.homes[index].tone for index in found}
        return Spot(
            sum(self.places[index][0] for index in found) / len(found),
            sum(self.places[index][1] for index in found) / len(found),
            tuple(found),
            next(tone for tone in _WORST_FIRST if tone in tones),
            all(self.homes[index].placed != Placed.OWN for index in found),
        )

    def _villages(self) -> list[tuple[str, float, float, int]]:
        """Return name, middle and number of homes of each village, the largest first."""
        members: defaultdict[str, list[int]] = defaultdict(list)
        for index, each in enumerate(self.homes):
            if each.village:
                members[each.village].append(index)
        found = [
            (
                name,
                sum(self.places[index][0] for index in within) / len(within),
                sum(self.places[index][1] for index in within) / len(within),
                len(within),
            )
            for name, within in members.items()
        ]
        return sorted(found, key=lambda each: (-each[3], each[0]))


def _touching(cell: _Cell, spot: Spot, spots: dict[_Cell, Spot], *, near: float) -> _Cell | None:
    """Return the cell beside whose spot lies so near that it would be drawn over this one."""
    column, row = cell
    for x in (column - 1, column, column + 1):
        for y in (row - 1, row, row + 1):
            other = spots.get((x, y))
            if other is not None and abs(other.x - spot.x) < near and abs(other.y - spot.y) < near:
                return x, y
    return None
