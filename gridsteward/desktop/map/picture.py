"""The picture of the map: what stands where, what is under a pixel, and drawing it in order."""

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QPainter, QPen

from gridsteward.desktop.map.homes import Gathered, Spot
from gridsteward.desktop.map.marks import RADIUS, STOP_RADIUS, MarkPen
from gridsteward.desktop.map.mercator import Camera, metres_of_world
from gridsteward.desktop.map.tiles import TileLayer
from gridsteward.desktop.theme import Theme
from gridsteward.records.plan import Placed

_LABELS: Final = 60
_NAMES_FROM: Final = 16.0  # the zoom from which every home has its name
_DARK_TILES: Final = 0.6  # tiles are drawn for daylight
_SCALE_PIXELS: Final = 120
_BESIDE: Final = tuple((dx, dy) for dy in (0, -22, 22, -34, 34) for dx in (0, -22, 22))


class MapPicture:
    """What is drawn. `ends` are (x, y, name) of where the way begins and ends; `closed` tells which of them there are.

    `tell` words what is said of a home, `length` the metres of the scale's bar.
    """

    def __init__(
        self, theme: Theme, tell: Callable[[str], list[str]], length: Callable[[float], str]
    ) -> None:
        self._theme, self._tell, self._length = theme, tell, length
        self._pen = MarkPen(theme)
        self.camera = Camera(0.5, 0.5, 4.0, 640, 480)
        self.homes = Gathered([])
        self.stops: list[str] = []
        self.ends: list[tuple[float, float, str]] = []
        self.closed = (False, False)
        self.tiles: TileLayer | None = None
        self.foot = ""  # whose map it is, or why there is none
        self.chosen = ""
        self.hovered = ""

    def way(self) -> list[tuple[float, float]]:
        """Return the places of the way, from its start to its finish."""
        ends = [(x, y) for x, y, _ in self.ends]
        stops = [self.homes.places[index] for _, index in self._numbered()]
        begins, finishes = self.closed
        return [*(ends[:1] if begins else ()), *stops, *(ends[-1:] if finishes else ())]

    def at(self, place: QPointF) -> Spot | str | None:
        """Return the home or the spot at a pixel, the nearest one; stops before all others."""
        stops = [
            (self._away(place, *self.homes.places[index]), self.homes.homes[index].household_id)
            for _, index in self._numbered()
        ]
        away, household = min(stops, default=(STOP_RADIUS + 3, ""))
        if away <= STOP_RADIUS + 2:
            return household
        best: tuple[float, Spot | None] = (float("inf"), None)
        for spot in self.homes.spots(self.camera):
            away = self._away(place, spot.x, spot.y)
            if away <= self._reach(spot) + 3 and away < best[0]:
                best = (away, spot)
        found = best[1]
        if found is None or len(found.homes) > 1:
            return found
        return self.homes.homes[found.homes[0]].household_id

    def paint(self, painter: QPainter, rect: QRect) -> None:
        """Draw tiles, way, homes, ends, stops, names, what is chosen, and the scale."""
        if self.tiles is not None:
            painter.setOpacity(_DARK_TILES if self._theme.name == "dark" else 1.0)
            self.tiles.paint(painter, self.camera)
            painter.setOpacity(1.0)
        self._pen.way(painter, [self._pixel(*place) for place in self.way()])
        taken = [self._paint_spot(painter, spot) for spot in self.homes.spots(self.camera)]
        for x, y, text in self.ends:
            if text:
                self._pen.end(painter, self._pixel(x, y))
        stops = list(self._numbered())
        for number, index in reversed(stops):
            place = self._pixel(*self.homes.places[index])
            guessed = self.homes.homes[index].placed != Placed.OWN
            self._pen.stop(painter, place, number, guessed=guessed)
            taken.append(_around(place, STOP_RADIUS))
        for x, y, text in self.ends:
            if text:  # its name lies over the stops around it
                box = self._pen.label_box(self._pixel(x, y) + QPointF(0, 18), text)
                self._pen.label(painter, box.center(), text)
                taken.append(box)
        if self.camera.zoom >= _NAMES_FROM:
            self._paint_names(painter, rect, taken)
        else:
            self._paint_villages(painter, rect, taken)
        self._paint_chosen(painter, rect)
        self._paint_scale(painter, rect)
        if self.foot:
            box = self._pen.label_box(QPointF(), self.foot)
            room = rect.width() - box.width() / 2 - self._theme.space.s
            self._pen.label(painter, QPointF(room, rect.height() - box.height() / 2 - 4), self.foot)

    def _numbered(self) -> Iterator[tuple[int, int]]:
        """Yield number and index of each stop that is among the homes."""
        for number, household in enumerate(self.stops, 1):
            index = self.homes.at.get(household)
            if index is not None:
                yield number, index

    def _pixel(self, x: float, y: float) -> QPointF:
        return QPointF(*self.camera.screen(x, y))

    def _away(self, place: QPointF, x: float, y: float) -> float:
        left, top = self.camera.screen(x, y)
        return float(((left - place.x()) ** 2 + (top - place.y()) ** 2) ** 0.5)

    def _reach(self, spot: Spot) -> float:
        return RADIUS if len(spot.homes) == 1 else self._pen.spot_radius(len(spot.homes))

    def _paint_spot(self, painter: QPainter, spot: Spot) -> QRectF:
        place = self._pixel(spot.x, spot.y)
        if len(spot.homes) == 1:
            self._pen.home(painter, place, tone=spot.tone, guessed=spot.guessed)
        else:
            self._pen.spot(painter, place, spot)
        return _around(place, self._reach(spot))

    def _paint_villages(self, painter: QPainter, rect: QRect, taken: list[QRectF]) -> None:
        """Draw each village's name in the middle of its homes, or beside where it hides least."""
        seen = QRectF(rect)
        for name, x, y, _ in self.homes.villages[:_LABELS]:
            middle = self._pixel(x, y)
            if not seen.contains(middle):
                continue
            boxes = [self._pen.label_box(middle + QPointF(*by), name, "head") for by in _BESIDE]
            hidden = [sum(_shared(box, other) for other in taken) for box in boxes]
            best = boxes[hidden.index(min(hidden))]
            self._pen.label(painter, best.center(), name, role="head")
            taken.append(best)

    def _paint_names(self, painter: QPainter, rect: QRect, taken: list[QRectF]) -> None:
        """Draw the homes' names; one that would lie on something is left out."""
        seen, shown = QRectF(rect), 0
        singles = [spot.homes[0] for spot in self.homes.spots(self.camera) if len(spot.homes) == 1]
        stops = [index for _, index in self._numbered()]
        for index, reach in [*((at, STOP_RADIUS) for at in stops), *((at, RADIUS) for at in singles)]:
            place = self._pixel(*self.homes.places[index]) + QPointF(0, reach + 11)
            box = self._pen.label_box(place, self.homes.homes[index].name)
            if shown < _LABELS and seen.contains(place) and not any(box.intersects(each) for each in taken):
                self._pen.label(painter, place, self.homes.homes[index].name)
                taken.append(box)
                shown += 1

    def _paint_chosen(self, painter: QPainter, rect: QRect) -> None:
        for household in dict.fromkeys((self.chosen, self.hovered)):
            index = self.homes.at.get(household)
            if index is None:
                continue
            place, reach = self._pixel(*self.homes.places[index]), RADIUS + 5
            spot = self.homes.spot_of(index, self.camera)
            if household in self.stops:
                reach = STOP_RADIUS + 3
            elif spot is not None and len(spot.homes) > 1:
                place, reach = self._pixel(spot.x, spot.y), self._reach(spot) + 3
            if household == self.chosen:
                self._pen.ring(painter, place, reach)
            if household == (self.hovered or self.chosen):
                self._pen.callout(painter, place, self._tell(household), within=QRectF(rect))

    def _paint_scale(self, painter: QPainter, rect: QRect) -> None:
        """Draw a bar of a round length at the bottom left."""
        metres = metres_of_world(self.camera.y) / self.camera.scale
        length = _round_length(metres * _SCALE_PIXELS)
        wide, air = length / metres, self._theme.space.m
        top = rect.height() - air - 6
        ends = [
            QPointF(air, top - 4),
            QPointF(air, top),
            QPointF(air + wide, top),
            QPointF(air + wide, top - 4),
        ]
        for colour, width in (("surface", 5), ("ink", 2)):
            painter.setPen(QPen(self._theme.colour(colour), width))
            painter.drawPolyline(ends)
        self._pen.label(painter, QPointF(air + wide / 2, top - 14), self._length(length))


def _around(place: QPointF, reach: float) -> QRectF:
    return QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)


def _shared(one: QRectF, other: QRectF) -> float:
    """Return how many square pixels two boxes share."""
    wide = min(one.right(), other.right()) - max(one.left(), other.left())
    tall = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    return wide * tall if wide > 0 and tall > 0 else 0.0


def _round_length(most: float) -> float:
    """Return the longest of 1, 2, 5 times a power of ten that is no more than `most`."""
    unit = 1.0
    while unit * 10 <= most:
        unit *= 10
    while unit > most:
        unit /= 10
    return max(step * unit for step in (1, 2, 5) if step * unit <= most)
