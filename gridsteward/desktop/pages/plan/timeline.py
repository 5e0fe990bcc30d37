"""The day as a line of stops: order, hours, who, where, why, what to look at; dragged, or moved with Alt and arrows."""

from collections.abc import Callable, Sequence
from typing import Final

from msgspec import Struct
from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDropEvent, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem

from gridsteward.desktop.delegates import ROW_ROLE, TimelineDelegate
from gridsteward.desktop.drawing import paint_mark, paint_text
from gridsteward.desktop.models import RecordList
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.badges import badge_size, paint_badge
from gridsteward.records.plan import Span, Stop, StopState

Index = QModelIndex | QPersistentModelIndex
Line = Stop | Span
"""A stop, or the meal between two."""
_KNOT: Final = 11.0
_CENTRE = Qt.AlignmentFlag.AlignCenter


class LineText(Struct, frozen=True):
    """What a row of the day says. `order` "" is the meal."""

    order: str
    arrive: str
    leave: str
    strong: str
    reason: str = ""
    place: str = ""
    state: str = StopState.PLANNED
    following: bool = False
    badges: tuple[tuple[str, Tone], ...] = ()

    @property
    def spoken(self) -> str:
        """The row in one line, for the model's accessible text."""
        parts = (
            self.order,
            f"{self.arrive}–{self.leave}",
            self.strong,
            *(text for text, _tone in self.badges),
            self.reason,
            self.place,
        )
        return ", ".join(filter(None, parts))


class DayModel(RecordList[Line]):
    """The lines of the day; what is still ahead can be dragged."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let stops that lie ahead be dragged, and dropped between others."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        line = self.records[index.row()]
        if not isinstance(line, Stop):
            return Qt.ItemFlag.ItemIsEnabled
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return found | Qt.ItemFlag.ItemIsDragEnabled if line.state == StopState.PLANNED else found

    def supportedDropActions(self) -> Qt.DropAction:
        """Move, nothing else."""
        return Qt.DropAction.MoveAction


class DayDelegate(TimelineDelegate):
    """Three lines a stop beside its hours and its number; one for the meal."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for what the row says."""
        text: LineText = index.data(ROW_ROLE)
        if not text.order:
            return QSize(self.theme.shape.list // 2, self.line("caption") + 2 * self.theme.space.s)
        hint = super().sizeHint(option, index)
        return QSize(hint.width(), self.line("body") + 2 * self.line("caption") + 2 * self.air + 2)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw hours, knot, name with badges, reason, place."""
        text: LineText = index.data(ROW_ROLE)
        theme, space = self.theme, self.theme.space
        body, caption = self.line("body"), self.line("caption")
        meal = not text.order
        top = rect.top() + (space.s if meal else self.air)
        first = caption if meal else body
        when = QFontMetrics(theme.font("body", bold=True)).horizontalAdvance("00:00")
        knot = QPointF(rect.left() + space.l + when + space.l + 4, top + first / 2)
        self._thread(painter, rect, knot, index, meal=meal)
        quiet, font = theme.colour("quiet"), theme.font("caption")
        hours = QRect(rect.left() + space.l, top, when, first)
        left = round(knot.x()) + space.l + 4
        width = rect.right() - left - space.m
        if meal:
            paint_text(painter, hours, text.arrive, font=font, colour=quiet)
            said = QRect(left, top, width, caption)
            paint_text(painter, said, theme.dots(text.strong), font=font, colour=quiet)
            return
        self._knot(painter, knot, text)
        gone = text.state != StopState.PLANNED
        tone = "brand" if text.following else "quiet" if gone else "ink"
        face = theme.font("body", bold=text.following)
        paint_text(painter, hours, text.arrive, font=face, colour=theme.colour(tone))
        paint_text(painter, hours.translated(0, body), text.leave, font=font, colour=quiet)
        edge = rect.right() - space.m
        for said_badge, badge_tone in reversed(text.badges):
            size = badge_size(theme, said_badge, badge_tone)
            if edge - size.width() < left + width // 3:
                break
            place = QRect(edge - size.width(), top + (body - size.height()) // 2, size.width(), size.height())
            paint_badge(painter, place, theme, text=said_badge, tone=badge_tone)
            edge -= size.width() + space.xs
        name = QRect(left, top, edge - left - space.xs, body)
        ink = theme.colour("quiet" if gone else "ink")
        paint_text(painter, name, theme.dots(text.strong), font=theme.font("body", bold=not gone), colour=ink)
        reason = QRect(left, top + body + 1, width, caption)
        paint_text(
            painter,
            reason,
            theme.dots(text.reason),
            font=font,
            colour=theme.colour("quiet" if gone else "ink"),
        )
        paint_text(
            painter, reason.translated(0, caption + 1), theme.dots(text.place), font=font, colour=quiet
        )

    def _thread(self, painter: QPainter, rect: QRect, knot: QPointF, index: Index, *, meal: bool) -> None:
        painter.setPen(QPen(self.theme.colour("line"), 2))
        clear = 0.0 if meal else _KNOT + 2
        if index.row():
            painter.drawLine(QPointF(knot.x(), rect.top()), QPointF(knot.x(), knot.y() - clear))
        if index.row() < index.model().rowCount() - 1:
            painter.drawLine(QPointF(knot.x(), knot.y() + clear), QPointF(knot.x(), rect.bottom() + 1))

    def _knot(self, painter: QPainter, knot: QPointF, text: LineText) -> None:
        theme = self.theme
        if text.state == StopState.TRIED:
            side = _KNOT * 1.6
            box = QRectF(knot.x() - side / 2, knot.y() - side / 2, side, side)
            paint_mark(painter, box, "unknown", theme.colour("unknown"))
            return
        done = text.state == StopState.DONE
        painter.setPen(QPen(theme.colour("brand" if done or text.following else "edge"), 1.6))
        painter.setBrush(theme.colour("brand") if text.following else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(knot, _KNOT, _KNOT)
        if done:
            tick = [knot + QPointF(-4, 0), knot + QPointF(-1.2, 3), knot + QPointF(4.4, -3.4)]
            painter.drawPolyline(tick)
            return
        number = QRect(round(knot.x() - _KNOT), round(knot.y() - _KNOT), round(2 * _KNOT), round(2 * _KNOT))
        font = theme.font("caption", bold=True)
        colour = theme.colour("on_brand" if text.following else "ink")
        paint_text(painter, number, text.order, font=font, colour=colour, align=_CENTRE)


class Timeline(QListView):
    """The list of the day's lines. What somebody wants done to a stop is signalled; nothing is moved here."""

    shown = Signal(str)  # household the cursor stands on
    door_wanted = Signal(str)
    moved = Signal(str, int)  # household, its new place among those ahead, 1 first
    lock_pressed = Signal(str)
    out_wanted = Signal(str)

    def __init__(self, session: Session, word: Callable[[Line], LineText]) -> None:
        super().__init__()
        self.lines = DayModel(word, parent=self)  # type: ignore[arg-type]  # its rows speak for themselves
        self.setModel(self.lines)
        self.setItemDelegate(DayDelegate(session.theme, self))
        self.setAccessibleName(self.tr("The day's visits in order"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setProperty("look", "surface")
        self._quiet = False
        self.selectionModel().currentChanged.connect(self._current)
        self.activated.connect(self._activated)

    def show_lines(self, lines: Sequence[Line], *, household: str) -> None:
        """Replace the lines; the cursor goes to a household, if it is among them."""
        stood = self.verticalScrollBar().value()
        self._quiet = True
        self.lines.show_records(lines)
        self.select(household)
        self._quiet = False
        self.verticalScrollBar().setValue(stood)

    def select(self, household: str) -> bool:
        """Put the cursor on a household; tell whether it is there."""
        for at, line in enumerate(self.lines.records):
            if isinstance(line, Stop) and line.household_id == household:
                self.setCurrentIndex(self.lines.index(at, 0))
                return True
        self.setCurrentIndex(QModelIndex())
        return False

    @property
    def current(self) -> Stop | None:
        """The stop the cursor stands on."""
        at = self.currentIndex()
        line = self.lines.records[at.row()] if at.isValid() else None
        return line if isinstance(line, Stop) else None

    def place_of(self, household: str) -> int:
        """Return its place among the stops ahead, 1 first; 0 where it is none of them."""
        ahead = [each.household_id for each in self._ahead()]
        return ahead.index(household) + 1 if household in ahead else 0

    def step(self, household: str, by: int) -> None:
        """Ask for a stop to come so many places earlier (negative) or later."""
        at, count = self.place_of(household), len(self._ahead())
        if at and 1 <= at + by <= count:
            self.moved.emit(household, at + by)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Up and Alt+Down move the stop, Space locks it, Delete takes it out."""
        stop, alt = self.current, bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if stop is not None and alt and step:
            self.step(stop.household_id, step)
        elif stop is not None and event.key() == Qt.Key.Key_Space:
            self.lock_pressed.emit(stop.household_id)
        elif stop is not None and event.key() == Qt.Key.Key_Delete:
            self.out_wanted.emit(stop.household_id)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; the plan says what comes of it."""
        stop = self.current
        at = self.indexAt(event.position().toPoint())
        row = at.row() if at.isValid() else self.lines.rowCount()
        below = self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem
        self.setState(QAbstractItemView.State.NoState)
        event.setDropAction(Qt.DropAction.CopyAction)  # else the view itself would take the row out
        event.accept()
        if stop is not None:
            self.dropped(stop.household_id, row + (1 if below else 0))

    def dropped(self, household: str, row: int) -> None:
        """Ask for a household to stand where `row` begins."""
        before = [
            line
            for line in self.lines.records[:row]
            if isinstance(line, Stop) and line.state == StopState.PLANNED and line.household_id != household
        ]
        if len(before) + 1 != self.place_of(household):
            self.moved.emit(household, len(before) + 1)

    def _ahead(self) -> list[Stop]:
        return [
            line for line in self.lines.records if isinstance(line, Stop) and line.state == StopState.PLANNED
        ]

    def _current(self, _index: QModelIndex) -> None:
        if not self._quiet and self.current is not None:
            self.shown.emit(self.current.household_id)

    def _activated(self, _index: QModelIndex) -> None:
        if self.current is not None:
            self.door_wanted.emit(self.current.household_id)
