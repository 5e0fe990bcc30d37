"""The wall: a tile for everybody who is looked after, under the name of a village or a tier."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from msgspec import Struct
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from gridsteward.desktop.delegates import TellingDelegate
from gridsteward.desktop.drawing import paint_mark, paint_text
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.tokens import Tone
from gridsteward.records.care_wall import WallPerson

Index = QModelIndex | QPersistentModelIndex
TILE_ROLE: Final = Qt.ItemDataRole.UserRole + 1
HEAD_ROLE: Final = Qt.ItemDataRole.UserRole + 2
_CHOSEN: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_NOWHERE = QModelIndex()
_GROUND: Final = ("alarm", "watch")  # lights whose tile is coloured: the eye finds them first


class Tile(Struct, frozen=True):
    """A name with its light and one short line; `household` "" for the head of a group (`below`: how many)."""

    household: str
    name: str
    line: str = ""
    light: Tone = ""
    tone: Tone = ""
    spoken: str = ""


class TileModel(QAbstractListModel):
    """Heads (tiles already) and people in the order given; `word` says how a person is shown, once they are seen."""

    def __init__(self, word: Callable[[WallPerson], Tile], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._word = word
        self.tiles: tuple[Tile | WallPerson, ...] = ()

    def show_tiles(self, tiles: Sequence[Tile | WallPerson]) -> None:
        """Replace all."""
        self.beginResetModel()
        self.tiles = tuple(tiles)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many heads and tiles there are."""
        return 0 if parent.isValid() else len(self.tiles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a tile, its name, or what a screen reader says."""
        if not index.isValid():
            return None
        shown = self.tiles[index.row()]
        if role == HEAD_ROLE:
            return isinstance(shown, Tile)
        if role not in (TILE_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        tile = shown if isinstance(shown, Tile) else self._word(shown)
        if role == TILE_ROLE:
            return tile
        if role == Qt.ItemDataRole.DisplayRole:
            return tile.name
        return tile.spoken or tile.name

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads cannot be chosen."""
        person = index.isValid() and not isinstance(self.tiles[index.row()], Tile)
        return _CHOSEN if person else Qt.ItemFlag.NoItemFlags


class TileDelegate(TellingDelegate):
    """Draws heads over the whole width and tiles beside each other."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._sizes: tuple[int, QSize, QSize] | None = None
        theme.changed.connect(self._forget)

    def _forget(self) -> None:
        self._sizes = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Return the room of a head or a tile, with the distance to its neighbours."""
        width = self._view.viewport().width() - 2
        if self._sizes is None or self._sizes[0] != width:
            self._sizes = (width, *self._measure(width))
        return self._sizes[1] if index.data(HEAD_ROLE) else self._sizes[2]

    def _measure(self, width: int) -> tuple[QSize, QSize]:
        theme, space = self._theme, self._theme.space
        strong, caption = (QFontMetrics(theme.font(role)).height() for role in ("strong", "caption"))
        least = 5 * strong + space.xl  # a name of four characters, its mark and the air around
        columns = max(1, width // least)
        head = QSize(width, strong + space.l + space.xs)
        return head, QSize(width // columns, strong + caption + 2 * space.s + space.s)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one."""
        from PySide6.QtWidgets import QStyle

        tile: Tile = index.data(TILE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if tile.household:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            over = bool(option.state & QStyle.StateFlag.State_MouseOver)
            self._tile(painter, option.rect, tile, chosen=chosen or over, focused=focused)
        else:
            self._head(painter, option.rect, tile)
        painter.restore()

    def _head(self, painter: QPainter, rect: QRect, tile: Tile) -> None:
        theme, space = self._theme, self._theme.space
        font = theme.font("strong")
        height = QFontMetrics(font).height()
        line = QRect(rect.left(), rect.bottom() - height - space.xs, rect.width(), height)
        paint_text(painter, line, tile.name, font=font, colour=theme.colour("ink"))
        beside = line.adjusted(QFontMetrics(font).horizontalAdvance(tile.name) + space.s, 0, 0, 0)
        paint_text(painter, beside, tile.line, font=theme.font("caption"), colour=theme.colour("quiet"))

    def _tile(self, painter: QPainter, rect: QRect, tile: Tile, *, chosen: bool, focused: bool) -> None:
        theme, space = self._theme, self._theme.space
        box = QRectF(rect.adjusted(0, 0, -space.s, -space.s)).adjusted(0.5, 0.5, -0.5, -0.5)
        lit = tile.light in _GROUND
        painter.setBrush(theme.soft(tile.light) if lit else theme.colour("surface"))
        edge = "brand" if focused or chosen else "line"
        painter.setPen(
            Qt.PenStyle.NoPen if lit and edge == "line" else QPen(theme.colour(edge), 2 if focused else 1)
        )
        painter.drawRoundedRect(box, theme.shape.corner, theme.shape.corner)
        side = space.m
        mark = QRectF(box.left() + space.s + 2, box.center().y() - side / 2, side, side)
        paint_mark(painter, mark, tile.light or "unknown", theme.colour(tile.light or "unknown"))
        left = round(mark.right()) + space.s
        font = theme.font("strong", bold=lit or tile.tone == "alarm")
        strong = QFontMetrics(font).height()
        top = rect.top() + space.s - 2
        room = round(box.right()) - left - space.xs
        paint_text(painter, QRect(left, top, room, strong), tile.name, font=font, colour=theme.colour("ink"))
        caption = theme.font("caption")
        below = QRect(left, top + strong, room, QFontMetrics(caption).height() + 2)
        colour = theme.word(tile.tone) if tile.tone in ("alarm", "watch") else theme.colour("quiet")
        paint_text(painter, below, tile.line, font=caption, colour=colour)


class TileWall(QListView):
    """The wall itself: arrows go from tile to tile, Enter opens."""

    def __init__(
        self, theme: Theme, word: Callable[[WallPerson], Tile], *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.tiles = TileModel(word, self)
        self.setModel(self.tiles)
        self.setItemDelegate(TileDelegate(theme, self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setLayoutMode(QListView.LayoutMode.SinglePass)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew: heads take the whole width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
