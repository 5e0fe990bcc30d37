"""The picture of a use chart on screen: the drawn figure, and above it what follows the pointer and the keys."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridsteward.desktop.drawing import paint_text
from gridsteward.desktop.pages.households.use_reading import Line, UseReading, day_number
from gridsteward.desktop.theme import Theme
from gridsteward.records.use import ChartPicture, ChartSpan, ChartWindow, UseMark

HEIGHT: Final = 248
LEAST_DAYS: Final[dict[ChartSpan, int]] = {ChartSpan.DAY: 7, ChartSpan.WEEK: 56, ChartSpan.MONTH: 120}
_NEAR: Final = 7.0  # pixels from a mark within which it is meant
_DRAG: Final = 6  # pixels after which a press is no click
_ZOOM: Final = 0.8
_REST_MS: Final = 40
_CENTRE = Qt.AlignmentFlag.AlignCenter


class UseCanvas(QWidget):
    """Shows a `ChartPicture`; asks for another window of days, opens marks, reads out the day under pointer or keys."""

    window_wanted = Signal(object)  # ChartWindow
    back_wanted = Signal()  # the chosen stretch again
    mark_wanted = Signal(object)  # UseMark
    resized = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self.picture: ChartPicture | None = None
        self.reading: UseReading | None = None
        self.day: int | None = None  # what the callout tells of, days since 1970
        self.marked = ""  # id of the mark that stands out
        # draws at once, for this many pixels a device-independent one: what paints elsewhere cannot wait
        self.fresh: Callable[[float], ChartPicture | None] = lambda _scale: None
        self._dressed = ""
        self._pressed: QPointF | None = None
        self._dragged: QPointF | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.resized)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the height the first screenful has for it."""
        return QSize(560, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return what is readable yet."""
        return QSize(320, HEIGHT)

    def show_picture(self, picture: ChartPicture, reading: UseReading) -> None:
        """Show a drawn chart; `reading` words its days."""
        self.reading = reading
        self._keep(picture)
        if self.day is not None and not picture.window.first <= self.day <= picture.window.last:
            self.day = None
        self._tell()
        self.update()

    def _keep(self, picture: ChartPicture) -> None:
        self.picture, self._dressed = picture, self._theme.name
        made = QImage(
            picture.pixels,
            picture.width,
            picture.height,
            4 * picture.width,
            QImage.Format.Format_RGBA8888,
        )
        made.setDevicePixelRatio(picture.scale)
        self._image = made

    def clear(self) -> None:
        """Show nothing: what stood here was another home's."""
        self._image = self.picture = self.reading = None
        self.day, self.marked = None, ""
        self._pressed = self._dragged = None
        self.update()

    def show_mark(self, mark: str) -> None:
        """Let the mark with this id stand out."""
        self.marked = mark
        self.update()

    # ------------------------------------------------------------------ where is what

    @property
    def _days(self) -> int:
        window = self.picture.window if self.picture else ChartWindow(0, 0)
        return window.last - window.first + 1

    def x_of(self, day: float) -> float:
        """Return where the beginning of a day stands."""
        if self.picture is None:
            return 0.0
        left, _top, width, _height = self.picture.plot
        return left + (day - self.picture.window.first) / self._days * width

    def day_at(self, x: float) -> int | None:
        """Return the day at a place, None beside the field."""
        if self.picture is None:
            return None
        left, _top, width, _height = self.picture.plot
        if not left - 2 <= x <= left + width + 2:
            return None
        window = self.picture.window
        found = window.first + int((x - left) / width * self._days)
        return min(max(found, window.first), window.last)

    def mark_at(self, place: QPointF) -> UseMark | None:
        """Return the mark at a place, the nearest one."""
        if self.picture is None or self.reading is None or abs(place.y() - self.picture.lane) > _NEAR + 2:
            return None
        near = [(abs(self.x_of(day + 0.5) - place.x()), at) for at, day in enumerate(self.reading.mark_days)]
        distance, at = min(near, default=(_NEAR + 1, 0))
        return self.reading.view.marks[at] if distance <= _NEAR else None

    # ------------------------------------------------------------------ pointer

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read out what is under the pointer, or stretch the span that is being drawn."""
        place = event.position()
        if self._pressed is not None:
            far = abs(place.x() - self._pressed.x()) >= _DRAG
            self._dragged = place if far or self._dragged is not None else None
        mark = self.mark_at(place)
        self.setCursor(Qt.CursorShape.PointingHandCursor if mark else Qt.CursorShape.ArrowCursor)
        self._look_at(self.day_at(self.x_of(day_number(mark.day) + 0.5) if mark else place.x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a span."""
        if event.button() == Qt.MouseButton.LeftButton and self.day_at(event.position().x()) is not None:
            self._pressed, self._dragged = event.position(), None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the mark that was clicked, or show the span that was drawn."""
        begun, dragged = self._pressed, self._dragged
        self._pressed = self._dragged = None
        if event.button() != Qt.MouseButton.LeftButton or begun is None:
            return
        if dragged is None:
            mark = self.mark_at(begun)
            if mark is not None:
                self.mark_wanted.emit(mark)
        else:
            ends = sorted((begun.x(), event.position().x()))
            first, last = (self.day_at(self._inside(x)) for x in ends)
            if first is not None and last is not None:
                self._want(first, last)
        self.update()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Go back to the chosen stretch."""
        self._pressed = self._dragged = None
        self.back_wanted.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer once the chart has the keys (or with Ctrl); else the page scrolls on."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if not self.hasFocus() and not control:
            event.ignore()
            return
        turn = event.angleDelta()
        if turn.x() or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._pan(-(turn.x() or turn.y()) / 120 / 8)
        elif turn.y():
            day = self.day_at(event.position().x())
            self._zoom(_ZOOM if turn.y() > 0 else 1 / _ZOOM, day)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Take the callout away, unless the keys put it there."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._look_at(None)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the chart and with the day."""
        self.menu_wanted.emit(event.globalPos())

    def _inside(self, x: float) -> float:
        if self.picture is None:
            return x
        left, _top, width, _height = self.picture.plot
        return min(max(x, left), left + width)

    # ------------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from day to day, zoom, move, open: everything the pointer can do."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        act = None if self.picture is None else self._acts(control=control).get(event.key())
        if act is None or (event.key() == Qt.Key.Key_Escape and self.day is None):
            super().keyPressEvent(event)
        else:
            act()

    def _acts(self, *, control: bool) -> dict[int, Callable[[], object]]:
        window = self.picture.window if self.picture else ChartWindow(0, 0)
        return {
            Qt.Key.Key_Left: lambda: self._pan(-0.5) if control else self._walk(-1),
            Qt.Key.Key_Right: lambda: self._pan(0.5) if control else self._walk(1),
            Qt.Key.Key_Plus: lambda: self._zoom(_ZOOM, self.day),
            Qt.Key.Key_Equal: lambda: self._zoom(_ZOOM, self.day),
            Qt.Key.Key_Minus: lambda: self._zoom(1 / _ZOOM, self.day),
            Qt.Key.Key_Home: lambda: self._look_at(window.first),
            Qt.Key.Key_End: lambda: self._look_at(window.last),
            Qt.Key.Key_0: self.back_wanted.emit,
            Qt.Key.Key_Return: self._open_day,
            Qt.Key.Key_Enter: self._open_day,
            Qt.Key.Key_Escape: lambda: self._look_at(None),
            Qt.Key.Key_Menu: lambda: self.menu_wanted.emit(self.mapToGlobal(self.rect().center())),
        }

    def _open_day(self) -> None:
        if self.day is not None and self.reading is not None:
            for mark in self.reading.marks_of(self.day)[:1]:
                self.mark_wanted.emit(mark)

    def _walk(self, step: int) -> None:
        reading, picture = self.reading, self.picture
        if reading is None or picture is None:
            return
        window = picture.window
        at_the_edge = window.last if step < 0 else window.first
        day = at_the_edge if self.day is None else reading.beside(self.day, step)
        if not window.first <= day <= window.last:
            self._pan(step / 2)
        self._look_at(min(max(day, reading.first), reading.last))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the callout away with the keys."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._look_at(None)

    # ------------------------------------------------------------------ asking

    def _zoom(self, factor: float, around: int | None) -> None:
        if self.picture is None:
            return
        window = self.picture.window
        middle = (window.first + window.last) / 2 if around is None else around + 0.5
        length = max(LEAST_DAYS[window.span], round(self._days * factor))
        share = (middle - window.first) / self._days
        first = round(middle - share * length)
        self._want(first, first + length - 1)

    def _pan(self, share: float) -> None:
        if self.picture is None:
            return
        window, step = self.picture.window, round(share * self._days)
        step = step or (1 if share > 0 else -1)
        self._want(window.first + step, window.last + step)

    def _want(self, first: int, last: int) -> None:
        """Ask for a window, within what there is and no narrower than can be read."""
        if self.picture is None or self.reading is None:
            return
        window, reading = self.picture.window, self.reading
        length = max(last - first + 1, LEAST_DAYS[window.span])
        length = min(length, reading.last - reading.first + 1)
        first = min(max(first, reading.first), reading.last - length + 1)
        wanted = ChartWindow(first, first + length - 1, window.span)
        if wanted != window:
            self.window_wanted.emit(wanted)

    def _look_at(self, day: int | None) -> None:
        if day != self.day:
            self.day = day
            self._tell()
        self.update()

    def _tell(self) -> None:
        """Say to readers what the callout shows, else the chart in a sentence."""
        if self.reading is None:
            return
        told = self.reading.summary
        if self.day is not None:
            told = "，".join(line.text for line in self.reading.lines(self.day))
        self.setAccessibleDescription(told)

    # ------------------------------------------------------------------ painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have it drawn anew once the size rests."""
        super().resizeEvent(event)
        self._rest.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the figure, what is meant, the callout, and the ring of the keys."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._suit(painter.deviceTransform().m11())
            if self._image is not None and self.picture is not None:
                painter.drawImage(QPointF(0, 0), self._image)
                self._paint_span(painter, self.picture)
                self._paint_marked(painter, self.picture)
                self._paint_day(painter, self.picture)
            if self.hasFocus():
                ring, corner = self._theme.shape.focus, self._theme.shape.corner
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self._theme.colour("brand"), ring))
                painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), corner, corner)

    def _suit(self, scale: float) -> None:
        """Have it drawn at once where the picture is of another theme, or for coarser paper than is painted on."""
        picture = self.picture
        if picture is None or (self._dressed == self._theme.name and scale <= picture.scale + 0.01):
            return
        fresh = self.fresh(max(scale, self.devicePixelRatioF()))
        if fresh is not None:
            self._keep(fresh)

    def _paint_span(self, painter: QPainter, picture: ChartPicture) -> None:
        if self._pressed is None or self._dragged is None:
            return
        _left, top, _width, height = picture.plot
        begin, end = self._inside(self._pressed.x()), self._inside(self._dragged.x())
        soft = self._theme.colour("link")
        soft.setAlpha(48)
        painter.fillRect(QRectF(min(begin, end), top, abs(end - begin), height), soft)

    def _paint_marked(self, painter: QPainter, picture: ChartPicture) -> None:
        reading = self.reading
        if not self.marked or reading is None:
            return
        for mark, day in zip(reading.view.marks, reading.mark_days, strict=True):
            if mark.id == self.marked and picture.window.first <= day <= picture.window.last:
                x, (_left, top, _width, height) = self.x_of(day + 0.5), picture.plot
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self._theme.colour("ink"), 1.6))
                painter.drawEllipse(QPointF(x, picture.lane), 8, 8)
                painter.drawLine(QPointF(x, picture.lane + 8), QPointF(x, top + height))

    def _paint_day(self, painter: QPainter, picture: ChartPicture) -> None:
        if self.day is None or self.reading is None or self._dragged is not None:
            return
        begin, length, level = self.reading.point(self.day)
        left, top, width, height = picture.plot
        x = min(max(self.x_of(begin + length / 2), left), left + width)
        painter.setPen(QPen(self._theme.colour("quiet"), 1))
        painter.drawLine(QPointF(x, top), QPointF(x, top + height))
        if level is not None:
            y = top + height * (1 - min(level / picture.most, 0.985))
            painter.setPen(QPen(self._theme.colour("surface"), 1.5))
            painter.setBrush(self._theme.colour("brand"))
            painter.drawEllipse(QPointF(x, y), 4.5, 4.5)
        self._paint_callout(painter, x, self.reading.lines(self.day))

    def _paint_callout(self, painter: QPainter, x: float, lines: list[Line]) -> None:
        theme = self._theme
        air, icon = theme.space.s, theme.space.l
        fonts = {line: theme.font("strong" if line.strong else "caption") for line in lines}
        rooms = [
            QFontMetrics(fonts[line]).horizontalAdvance(line.text) + (icon if line.glyph else 0)
            for line in lines
        ]
        heights = [QFontMetrics(fonts[line]).height() for line in lines]
        wide = min(max(rooms) + 2 * air + 2, self.width() - 2 * air)
        tall = sum(heights) + 2 * air
        left = x + 12 if x + 12 + wide <= self.width() - 2 else x - 12 - wide
        box = QRectF(max(2.0, left), min(30.0, max(2.0, self.height() - tall - 2.0)), wide, tall)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(box, theme.shape.corner, theme.shape.corner)
        top = box.top() + air
        for line, height in zip(lines, heights, strict=True):
            place = QRect(round(box.left()) + air, round(top), round(wide) - 2 * air, height)
            if line.glyph:
                side = 12
                at = QRectF(place.left(), top + (height - side) / 2, side, side)
                theme.paint_glyph(painter, at, line.glyph, tone=line.tone)
                place.setLeft(place.left() + icon)
            colour = theme.colour("ink" if line.strong or line.glyph else "quiet")
            paint_text(painter, place, line.text, font=fonts[line], colour=colour)
            top += height
