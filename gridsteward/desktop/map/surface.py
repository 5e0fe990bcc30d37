"""The ground of the map: moved, zoomed and fitted by wheel, fingers and keys, and painted."""

from collections.abc import Callable
from math import log2
from typing import Final, cast

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFocusEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QWidget

from gridsteward.desktop.map.mercator import Camera
from gridsteward.desktop.map.picture import MapPicture
from gridsteward.desktop.theme import Theme

FIT_MARGIN: Final = 56.0
FIT_ABOVE: Final = 28.0  # more at the top: a name stands above its place, and the buttons stand there
"""Pixels left free around what is fitted."""
_FIT_MOST: Final = 17.5
_TURN: Final = 240.0  # wheel units a zoom


class MapSurface(QWidget):
    """Shows a `MapPicture`. While nobody moved it, it keeps showing the whole, whatever its size."""

    def __init__(self, picture: MapPicture, theme: Theme) -> None:
        super().__init__()
        self.picture, self._theme = picture, theme
        self._fitted: Callable[[], None] | None = self.fit_all
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.grabGesture(Qt.GestureType.PinchGesture)

    def _lay_out(self) -> None:
        """Put what lies on the map to its place."""
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size at which an area can be told."""
        return QSize(560, 420)

    def minimumSizeHint(self) -> QSize:
        """Return what is readable yet."""
        return QSize(280, 220)

    def fit_all(self) -> None:
        """Show all homes, and the way."""
        self._fitted = self.fit_all
        self._look(self._fit([*self.picture.homes.places, *self.picture.way()]))

    def fit_route(self) -> None:
        """Show the whole way."""
        self._fitted = self.fit_route
        self._look(self._fit(self.picture.way() or self.picture.homes.places))

    def _fit(self, places: list[tuple[float, float]]) -> Camera:
        camera = self.picture.camera.sized(self.width(), self.height())
        return camera.fitted(places, margin=FIT_MARGIN, above=FIT_ABOVE, most=_FIT_MOST)

    def _look(self, camera: Camera) -> None:
        self.picture.camera = camera
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer."""
        turn = event.angleDelta().y()
        if turn:
            self._zoom(turn / _TURN, event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Zoom by two fingers, on a screen or on a touch pad."""
        if event.type() == QEvent.Type.Gesture:
            pinch = cast("QGestureEvent", event).gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self._pinch(pinch.scaleFactor(), QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint())))
                return True
        if event.type() == QEvent.Type.NativeGesture:
            native = cast("QNativeGestureEvent", event)
            if native.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._pinch(1 + native.value(), native.position())
                return True
        return super().event(event)

    def _pinch(self, factor: float, place: QPointF) -> None:
        if factor > 0:
            self._zoom(log2(factor), place)

    def _zoom(self, by: float, place: QPointF | None = None) -> None:
        self._fitted = None
        place = QPointF(self.rect().center()) if place is None else place
        self._look(self.picture.camera.zoomed(by, left=place.x(), top=place.y()))

    def _pan(self, right: float, down: float) -> None:
        self._fitted = None
        self._look(self.picture.camera.moved(right, down))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys go here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they do no more."""
        super().focusOutEvent(event)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep showing the whole, or the same middle."""
        super().resizeEvent(event)
        self.picture.camera = self.picture.camera.sized(self.width(), self.height())
        if self._fitted is not None:
            self._fitted()
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it all."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.colour("ground"))
        if not self.picture.homes.homes and not self.picture.ends:
            self._paint_nothing(painter)
        else:
            self.picture.paint(painter, self.rect())
        self._paint_frame(painter)
        painter.end()  # an error that is still held would hold it too

    def _paint_nothing(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.colour("quiet"))
        text = self.tr("No home has a place yet. A ledger with coordinates brings them.")
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(self.rect().adjusted(24, 24, -24, -24), int(flags), text)

    def _paint_frame(self, painter: QPainter) -> None:
        focus = self.hasFocus()
        width = self._theme.shape.focus if focus else 1
        painter.setPen(QPen(self._theme.colour("brand" if focus else "line"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2))
