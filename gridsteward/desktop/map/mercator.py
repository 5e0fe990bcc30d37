"""The plane that map tiles are cut from (EPSG:3857): the world is a square, x east and y south from 0 to 1."""

from math import atan, cos, degrees, log, log2, pi, radians, sinh, tan
from typing import Final

from msgspec import Struct

from gridsteward.records.plan import Point

TILE: Final = 256
"""Pixels along a side of a tile; at zoom z the world is TILE * 2 ** z pixels wide."""
LEAST_ZOOM: Final = 2.0
MOST_ZOOM: Final = 20.0
_EQUATOR_M: Final = 40_075_016.686
_MOST_LATITUDE: Final = 85.0511


def plane(point: Point) -> tuple[float, float]:
    """Return where (longitude, latitude) in degrees lies in the square."""
    longitude, latitude = point
    north = radians(max(-_MOST_LATITUDE, min(_MOST_LATITUDE, latitude)))
    return longitude / 360 + 0.5, 0.5 - log(tan(pi / 4 + north / 2)) / (2 * pi)


def globe(x: float, y: float) -> Point:
    """Return the (longitude, latitude) in degrees of a place in the square."""
    return (x - 0.5) * 360, degrees(atan(sinh((0.5 - y) * 2 * pi)))


def metres_of_world(y: float) -> float:
    """Return how many metres the width of the square stands for at height `y` in it."""
    return _EQUATOR_M * cos(radians(globe(0.5, y)[1]))


class Camera(Struct, frozen=True):
    """What is looked at: the place in the middle, the zoom, and the window's size in device-independent pixels."""

    x: float
    y: float
    zoom: float
    width: float
    height: float

    @property
    def scale(self) -> float:
        """Pixels the world is wide."""
        return TILE * float(2**self.zoom)

    def screen(self, x: float, y: float) -> tuple[float, float]:
        """Return the pixel of a place in the square."""
        return (x - self.x) * self.scale + self.width / 2, (y - self.y) * self.scale + self.height / 2

    def world(self, left: float, top: float) -> tuple[float, float]:
        """Return the place in the square under a pixel."""
        return self.x + (left - self.width / 2) / self.scale, self.y + (top - self.height / 2) / self.scale

    def bounds(self, margin: float = 0.0) -> tuple[float, float, float, float]:
        """Return the least x and y and the most x and y that are seen, `margin` pixels around."""
        return (
            *self.world(-margin, -margin),
            *self.world(self.width + margin, self.height + margin),
        )

    def moved(self, right: float, down: float) -> "Camera":
        """Return the view moved by so many pixels."""
        return Camera(
            min(1.0, max(0.0, self.x + right / self.scale)),
            min(1.0, max(0.0, self.y + down / self.scale)),
            self.zoom,
            self.width,
            self.height,
        )

    def zoomed(self, by: float, *, left: float, top: float) -> "Camera":
        """Return the view `by` zooms nearer; what lies under the pixel stays there."""
        zoom = min(MOST_ZOOM, max(LEAST_ZOOM, self.zoom + by))
        x, y = self.world(left, top)
        near = Camera(x, y, zoom, self.width, self.height)
        return near.moved(self.width / 2 - left, self.height / 2 - top)

    def sized(self, width: float, height: float) -> "Camera":
        """Return the same view in a window of another size."""
        return Camera(self.x, self.y, self.zoom, width, height)

    def fitted(
        self, places: list[tuple[float, float]], *, margin: float, most: float, above: float = 0.0
    ) -> "Camera":
        """Return the view that shows all places, `margin` pixels around, `above` more on top, at `most` that near."""
        if not places:
            return self
        left, right = min(x for x, _ in places), max(x for x, _ in places)
        top, low = min(y for _, y in places), max(y for _, y in places)
        room = max(40.0, self.width - 2 * margin), max(40.0, self.height - 2 * margin - above)
        share = max((right - left) / room[0], (low - top) / room[1], 1 / (TILE * 2**most))
        zoom = max(LEAST_ZOOM, log2(1 / (share * TILE)))
        middle = (top + low - above / (TILE * 2**zoom)) / 2
        return Camera((left + right) / 2, middle, zoom, self.width, self.height)
