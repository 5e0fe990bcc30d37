"""Tiles under the homes: read and decoded beside the window, kept while there is room."""

from collections import OrderedDict
from collections.abc import Iterator
from math import log2
from typing import Final

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPainter

from gridsteward.desktop.map.mercator import TILE, Camera
from gridsteward.desktop.tasks import Tasks
from gridsteward.operations.maps import read_tiles
from gridsteward.records.tiles import TileFileInfo, TileKey

_KEPT: Final = 400  # pictures of a quarter of a megabyte each
_BATCH: Final = 8
_COARSER: Final = 6  # zooms up to which a coarser tile stands in for a missing one
_FINEST: Final = 2  # zooms a tile may be drawn smaller than it is


class TileLayer(QObject):
    """Draws what it has and asks for the rest; `arrived` says that there is more to draw."""

    arrived = Signal()

    def __init__(self, file: TileFileInfo, tasks: Tasks, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file, self._tasks = file, tasks
        self._kept: OrderedDict[TileKey, QImage | None] = OrderedDict()
        self._wanted: list[TileKey] = []
        self._reading = False
        self._asked: list[TileKey] = []

    def paint(self, painter: QPainter, camera: Camera) -> None:
        """Draw the tiles in view, coarser ones where the right ones are still to come."""
        info = self.file
        # As many of a tile's pixels as the screen has: a fine screen takes the next zoom.
        zoom = round(camera.zoom + log2(max(1.0, painter.device().devicePixelRatioF())))
        zoom = min(info.most_zoom, max(info.least_zoom, zoom))
        if zoom > camera.zoom + _FINEST + 1:
            self._wanted = []
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        missing = []
        for key in self._in_view(camera, zoom):
            if key not in self._kept:
                missing.append(key)
            self._paint_one(painter, camera, key)
        middle = 2**zoom * camera.x, 2**zoom * camera.y
        missing.sort(key=lambda key: abs(key[1] + 0.5 - middle[0]) + abs(key[2] + 0.5 - middle[1]))
        self._wanted = missing
        self._read()

    def _in_view(self, camera: Camera, zoom: int) -> Iterator[TileKey]:
        count = 2**zoom
        left, top, right, low = (int(edge * count) for edge in camera.bounds())
        for y in range(max(0, top), min(count - 1, low) + 1):
            for x in range(max(0, left), min(count - 1, right) + 1):
                yield zoom, x, y

    def _paint_one(self, painter: QPainter, camera: Camera, key: TileKey) -> None:
        zoom, x, y = key
        size = 1 / 2**zoom
        left, top = camera.screen(x * size, y * size)
        right, low = camera.screen((x + 1) * size, (y + 1) * size)
        place = QRectF(left, top, right - left, low - top)
        for up in range(_COARSER + 1):
            held = (zoom - up, x >> up, y >> up)
            picture = self._kept.get(held)
            if picture is not None:
                self._kept.move_to_end(held)
                wide, tall = picture.width() / 2**up, picture.height() / 2**up
                part = QRectF((x - (held[1] << up)) * wide, (y - (held[2] << up)) * tall, wide, tall)
                painter.drawImage(place, picture, part)
                return

    def _read(self) -> None:
        """Read the next few, those nearest to the middle first; what is out of view by then is not asked for."""
        if self._reading or not self._wanted or self._tasks.closed:
            return
        self._reading = True
        self._asked = self._wanted[:_BATCH]
        batch, file = self._asked, self.file

        def work() -> list[tuple[TileKey, QImage | None]]:
            return [(key, _decoded(data)) for key, data in zip(batch, read_tiles(file, batch), strict=True)]

        self._tasks.run("map.tiles", work, self._have, failed=self._failed, lane="drawing", owner=self)

    def _have(self, found: list[tuple[TileKey, QImage | None]]) -> None:
        self._reading = False
        self._kept.update(found)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit()

    def _failed(self, _error: Exception) -> None:
        """Leave out what could not be read: the stick may have been pulled out; the homes stay."""
        self._reading = False
        self._kept.update(dict.fromkeys(self._asked))


def _decoded(data: bytes | None) -> QImage | None:
    if data is None:
        return None
    picture = QImage.fromData(data)
    if picture.isNull() or max(picture.width(), picture.height()) > 8 * TILE:
        return None
    return picture.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
