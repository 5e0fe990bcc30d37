"""Small bars: a word, a length, a number. Each row can be opened, by mouse or keyboard."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from gridsteward.desktop.delegates import ROW_ROLE, RowDelegate
from gridsteward.desktop.drawing import paint_text
from gridsteward.desktop.theme import Theme

KEY_ROLE: Final = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Bar(Struct, frozen=True):
    """One bar: what it opens, its words, its count, and its share of the longest one (0 to 1)."""

    key: str
    words: str
    count: int
    share: float

    @property
    def spoken(self) -> str:
        """The row in one line."""
        return f"{self.words}, {self.count}"


def bars(counts: Sequence[tuple[str, str, int]]) -> tuple[Bar, ...]:
    """Return bars of (key, words, count)."""
    longest = max((count for _key, _words, count in counts), default=1)
    return tuple(Bar(key, words, count, count / longest) for key, words, count in counts)


class BarModel(QAbstractListModel):
    """Bars for a list view."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bars: tuple[Bar, ...] = ()

    def show(self, made: tuple[Bar, ...]) -> None:
        """Replace all bars."""
        self.beginResetModel()
        self.bars = made
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        """Return how many bars there are."""
        return 0 if parent.isValid() else len(self.bars)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a bar under ROW_ROLE, its key, or its words for readers."""
        bar = self.bars[index.row()]
        if role == ROW_ROLE:
            return bar
        if role == KEY_ROLE:
            return bar.key
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return bar.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return bar.words
        return None


class BarDelegate(RowDelegate):
    """Draws a `Bar`: words at the left, the bar after them, the number at the right."""

    def __init__(self, theme: Theme, words_width: int, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._words = words_width

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return room for one line, never more than a dense row."""
        return QSize(self.theme.shape.list // 2, self.line("body") + self.theme.space.s)

    def paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw one bar."""
        bar: Bar = index.data(ROW_ROLE)
        theme, space = self.theme, self.theme.space
        body = theme.font("body")
        number = QFontMetrics(body).horizontalAdvance("00,000")
        left, right = rect.left() + space.l, rect.right() - space.m
        words = QRect(left, rect.top(), self._words, rect.height())
        paint_text(painter, words, theme.dots(bar.words), font=body, colour=theme.colour("ink"))
        room = right - number - space.s - words.right() - space.s
        height = max(space.s, self.line("caption") // 2)
        box = QRect(
            words.right() + space.s,
            rect.center().y() - height // 2,
            max(2, round(room * bar.share)),
            height,
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("brand"))
        painter.drawRoundedRect(box, 2, 2)
        place = QRect(right - number, rect.top(), number, rect.height())
        paint_text(painter, place, f"{bar.count:,}", font=body, colour=theme.colour("quiet"), align=_RIGHT)
