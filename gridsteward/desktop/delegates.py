"""Rows of lists: geometry comes from the density token and the fonts, never from fixed offsets."""

from html import escape
from typing import Final, Literal

from msgspec import Struct
from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from gridsteward.desktop.drawing import Noting, paint_mark, paint_text
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.tokens import Role, Tone
from gridsteward.desktop.widgets.badges import badge_size, paint_badge

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RowText(Struct, frozen=True):
    """A two-line row: strong line with badges, quiet line with a note, a meaning's mark at the left.

    `hit` is the stretch (start, end) of the strong line that a search fits, `quiet_hit` that of the quiet line:
    both are shown in the brand's colour.
    """

    strong: str
    quiet: str = ""
    note: str = ""
    badges: tuple[tuple[str, Tone], ...] = ()
    mark: Tone = ""
    hit: tuple[int, int] = (0, 0)
    quiet_hit: tuple[int, int] = (0, 0)

    @property
    def spoken(self) -> str:
        """The row in one line, for the model's accessible text."""
        parts = (self.strong, *(text for text, _tone in self.badges), self.quiet, self.note)
        return ", ".join(part for part in parts if part)


class StopText(Struct, frozen=True):
    """What a timeline row shows: time at the left, then a knot, then name with place and a reason."""

    state: Literal["done", "now", "todo"]
    time: str
    strong: str
    place: str = ""
    reason: str = ""

    @property
    def spoken(self) -> str:
        """The row in one line, for the model's accessible text."""
        return ", ".join(part for part in (self.time, self.strong, self.place, self.reason) if part)


class TellingDelegate(QStyledItemDelegate):
    """Rows that draw themselves: what a narrow place cuts short is told whole in a tooltip."""

    def whole(self, option: QStyleOptionViewItem, index: Index) -> str:
        """Return the lines that are cut short at this size, each whole; "" when all is there."""
        painter = Noting()
        try:
            self.paint(painter, option, index)
        finally:
            painter.end()
        return "\n".join(dict.fromkeys(painter.cut))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show what is cut short; a row with a tooltip of its own shows that."""
        if event.type() == QEvent.Type.ToolTip and not index.data(Qt.ItemDataRole.ToolTipRole):
            from PySide6.QtWidgets import QToolTip

            whole = self.whole(option, index) if index.isValid() else ""
            QToolTip.showText(event.globalPos(), escape(whole).replace("\n", "<br>"), view)
            return True
        return super().helpEvent(event, view, option, index)


class RowDelegate(TellingDelegate):
    """Two-line rows. The model gives `RowText` under ROW_ROLE and its `spoken` as accessible text.

    `marks` keeps room at the left for a meaning's mark.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None, *, marks: bool = True) -> None:
        super().__init__(parent)
        self.theme = theme
        self._marks = marks
        theme.changed.connect(self._remeasure)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return room for both lines and the density's air."""
        lines = self.line("strong") + self.line("caption")
        return QSize(self.theme.shape.list // 2, lines + self.gap + 2 * self.air)

    @property
    def air(self) -> int:
        """Distance above and below the words: what a one-line row of this density would leave."""
        return max(self.theme.space.xs, (self.theme.row - self.line("body")) // 2)

    @property
    def gap(self) -> int:
        """Distance between the two lines."""
        return self.theme.space.xs

    def line(self, role: Role) -> int:
        """Return the height of a line in a role."""
        return QFontMetrics(self.theme.font(role)).height()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, selection and focus, then the row's own words."""
        from PySide6.QtWidgets import (
            QStyle,  # its 600 names take 4 ms to make: with the first row, not before
        )

        theme, rect = self.theme, option.rect
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("brand_soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.colour("brand"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        self.paint_row(painter, rect, index)
        if state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
            ring = theme.shape.focus
            painter.setPen(QPen(theme.colour("brand"), ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(ring, ring, -ring, -ring), theme.space.xs, theme.space.xs)
        painter.restore()

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw the words of one row."""
        text: RowText = index.data(ROW_ROLE)
        theme, space = self.theme, self.theme.space
        strong, caption = self.line("strong"), self.line("caption")
        top = rect.top() + self.air
        below = top + strong + self.gap
        side = space.m
        left = rect.left() + (space.xl + side + space.m if self._marks else space.l)
        right = rect.right() - space.l - space.xs
        if text.mark:
            box = QRectF(rect.left() + space.xl, top + (strong - side) / 2, side, side)
            paint_mark(painter, box, text.mark, theme.colour(text.mark))
        edge = right
        for words, tone in reversed(text.badges):
            size = badge_size(theme, words, tone)
            if edge - size.width() < left + (right - left) // 3:
                break  # the name comes first; what does not fit is on the detail page
            place = QRect(
                edge - size.width(), top + (strong - size.height()) // 2, size.width(), size.height()
            )
            paint_badge(painter, place, theme, text=words, tone=tone)
            edge -= size.width() + space.xs
        name = QRect(left, top, edge - left - space.xs, strong)
        self._paint_found(painter, name, text.strong, hit=text.hit, role="strong", tone="ink")
        font, quiet = theme.font("caption"), theme.colour("quiet")
        note = QFontMetrics(font).horizontalAdvance(text.note) + 1 if text.note else 0
        place = QRect(right - note, below, note, caption)
        paint_text(painter, place, text.note, font=font, colour=quiet, align=_RIGHT)
        room = QRect(left, below, right - left - note - (space.s if note else 0), caption)
        self._paint_found(painter, room, text.quiet, hit=text.quiet_hit, role="caption", tone="quiet")
        painter.fillRect(QRect(left, rect.bottom(), rect.right() - left, 1), theme.colour("line"))

    def _paint_found(
        self, painter: QPainter, rect: QRect, text: str, *, hit: tuple[int, int], role: Role, tone: str
    ) -> None:
        """Draw a line with the stretch a search fits in the brand's colour; cut where the room ends."""
        theme, (start, end) = self.theme, hit
        if end <= start:
            paint_text(painter, rect, theme.dots(text), font=theme.font(role), colour=theme.colour(tone))
            return
        left = rect.left()
        parts = ((text[:start], False), (text[start:end], True), (text[end:], False))
        for part, found in parts:
            if part and left < rect.right():
                place = QRect(left, rect.top(), rect.right() - left + 1, rect.height())
                font = theme.font(role, bold=True if found else None)
                colour = theme.colour("brand" if found else tone)
                left += paint_text(painter, place, theme.dots(part), font=font, colour=colour)

    def _remeasure(self) -> None:
        self.sizeHintChanged.emit(QModelIndex())


class TimelineDelegate(RowDelegate):
    """Rows of a day's route. The model gives `StopText` under ROW_ROLE."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return room for both lines; the line through the knots needs no gap."""
        lines = self.line("body") + self.line("caption")
        return QSize(self.theme.shape.list // 2, lines + 2 * self.air)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw time, knot and words of one stop."""
        stop: StopText = index.data(ROW_ROLE)
        theme, space = self.theme, self.theme.space
        now, done = stop.state == "now", stop.state == "done"
        body, caption = self.line("body"), self.line("caption")
        top = rect.top() + self.air
        when = QFontMetrics(theme.font("body", bold=True)).horizontalAdvance("00:00")
        knot = QPointF(rect.left() + space.l + when + space.l + 2, top + body / 2)
        self._paint_thread(painter, rect, knot, index)
        self._paint_knot(painter, knot, stop.state)
        place = QRect(rect.left() + space.l, top, when, body)
        tone = "brand" if now else "quiet"
        paint_text(painter, place, stop.time, font=theme.font("body", bold=now), colour=theme.colour(tone))
        left = round(knot.x()) + space.l + 2
        width = rect.right() - left - space.m
        font, quiet = theme.font("caption"), theme.colour("quiet")
        name_font, ink = theme.font("body", bold=not done), theme.colour("quiet" if done else "ink")
        used = paint_text(
            painter, QRect(left, top, width, body), theme.dots(stop.strong), font=name_font, colour=ink
        )
        rest = QRect(left + used + space.s, top, width - used - space.s, body)
        if rest.width() > 0:
            paint_text(painter, rest, theme.dots(stop.place), font=font, colour=quiet)
        paint_text(
            painter, QRect(left, top + body, width, caption), theme.dots(stop.reason), font=font, colour=quiet
        )

    def _paint_thread(self, painter: QPainter, rect: QRect, knot: QPointF, index: Index) -> None:
        painter.setPen(QPen(self.theme.colour("edge"), 1.5))
        clear = self.theme.space.s + 2
        if index.row():
            painter.drawLine(QPointF(knot.x(), rect.top()), QPointF(knot.x(), knot.y() - clear))
        if index.row() < index.model().rowCount() - 1:
            painter.drawLine(QPointF(knot.x(), knot.y() + clear), QPointF(knot.x(), rect.bottom() + 1))

    def _paint_knot(self, painter: QPainter, knot: QPointF, state: str) -> None:
        theme = self.theme
        painter.setPen(QPen(theme.colour("edge" if state == "todo" else "brand"), 1.6))
        painter.setBrush(theme.colour("brand") if state == "now" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(knot, 6.0, 6.0)
        if state == "done":
            tick = [knot + QPointF(-3, 0), knot + QPointF(-1, 2.2), knot + QPointF(3, -2.4)]
            painter.drawPolyline(tick)
