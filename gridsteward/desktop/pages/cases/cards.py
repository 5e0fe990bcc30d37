"""The cards of the board: what it is and whom it is about, what was said, and the clock."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from gridsteward.desktop.delegates import Index, TellingDelegate
from gridsteward.desktop.drawing import paint_mark, paint_text
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.tokens import Role, Tone
from gridsteward.desktop.widgets.badges import badge_size, paint_badge
from gridsteward.operations.case_board import CaseRow

CARD_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()


class Card(Struct, frozen=True):
    """A case in four lines: who, kind with badges, what was said, the clock."""

    who: str
    kind: str
    said: str
    clock: str = ""
    tone: Tone = ""
    badges: tuple[tuple[str, Tone], ...] = ()

    @property
    def spoken(self) -> str:
        """The card in one line, for screen readers."""
        parts = (self.who, self.kind, *(text for text, _tone in self.badges), self.clock, self.said)
        return ", ".join(part for part in parts if part)


class CardModel(QAbstractListModel):
    """Cases in the order given; `word` says how one is shown once it is seen."""

    def __init__(self, word: Callable[[CaseRow], Card], parent: QWidget) -> None:
        super().__init__(parent)
        self._word = word
        self.rows: tuple[CaseRow, ...] = ()

    def show_rows(self, rows: tuple[CaseRow, ...]) -> None:
        """Replace all."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many cases there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the card, its name, or what a screen reader says."""
        if not index.isValid():
            return None
        if role == CARD_ROLE:
            return self._word(self.rows[index.row()])
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            card = self._word(self.rows[index.row()])
            return card.spoken if role == Qt.ItemDataRole.AccessibleTextRole else card.who
        return None


class CardDelegate(TellingDelegate):
    """Draws a card; its size comes from the fonts."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the room of four lines and the air around them."""
        space = self._theme.space
        height = (
            self._line("strong") + 2 * self._line("caption") + self._line("body") + 4 * space.s + space.xs
        )
        return QSize(max(120, self._view.viewport().width() - 2), height)

    def _line(self, role: Role) -> int:
        return QFontMetrics(self._theme.font(role)).height()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one."""
        from PySide6.QtWidgets import QStyle

        theme, space = self._theme, self._theme.space
        card: Card = index.data(CARD_ROLE)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(option.rect.adjusted(0, 0, 0, -space.s)).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour("hover" if over and not chosen else "surface"))
        painter.setPen(QPen(theme.colour("brand" if chosen else "line"), theme.shape.focus if chosen else 1))
        painter.drawRoundedRect(box, theme.shape.corner, theme.shape.corner)
        self._words(painter, box.toRect().adjusted(space.m, space.s, -space.m, -space.s), card)
        painter.restore()

    def _words(self, painter: QPainter, rect: QRect, card: Card) -> None:
        theme, space = self._theme, self._theme.space
        strong, caption, body = self._line("strong"), self._line("caption"), self._line("body")
        line = QRect(rect.left(), rect.top(), rect.width(), strong)
        right = rect.right()
        for text, tone in reversed(card.badges):
            size = badge_size(theme, text, tone)
            if right - size.width() < rect.left() + rect.width() // 2:
                break
            at = QRect(
                right - size.width(),
                line.top() + (strong - size.height()) // 2,
                size.width(),
                size.height(),
            )
            paint_badge(painter, at, theme, text=text, tone=tone)
            right -= size.width() + space.xs
        who = QRect(line.left(), line.top(), right - line.left(), strong)
        paint_text(painter, who, theme.dots(card.who), font=theme.font("strong"), colour=theme.colour("ink"))
        top = line.bottom() + 1 + space.xs // 2
        quiet = theme.colour("quiet")
        kind = QRect(rect.left(), top, rect.width(), caption)
        paint_text(painter, kind, theme.dots(card.kind), font=theme.font("caption"), colour=quiet)
        top += caption + space.xs // 2
        said = QRect(rect.left(), top, rect.width(), body)
        paint_text(painter, said, theme.dots(card.said), font=theme.font("body"), colour=theme.colour("ink"))
        top += body + space.xs // 2
        left = rect.left()
        if card.clock and card.tone:
            side = space.m
            mark = QRectF(left, top + (caption - side) / 2, side, side)
            paint_mark(painter, mark, card.tone, theme.colour(card.tone))
            left += side + space.xs
        clock = QRect(left, top, rect.right() - left, caption)
        font = theme.font("caption", bold=card.tone == "alarm")
        paint_text(painter, clock, theme.dots(card.clock), font=font, colour=theme.word(card.tone or "quiet"))


class CardList(QListView):
    """One column: Up and Down go through it, Left and Right to the next, Enter opens."""

    moved = Signal(int)

    def __init__(self, theme: Theme, word: Callable[[CaseRow], Card], name: str) -> None:
        super().__init__()
        self.cards = CardModel(word, self)
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(theme, self))
        self.setAccessibleName(name)
        self.setProperty("look", "page")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right leave for the next column."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)

    def take_keys(self) -> None:
        """Take the keys, with a card chosen."""
        if not self.currentIndex().isValid() and self.cards.rows:
            self.setCurrentIndex(self.cards.index(0, 0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
