"""Where things stand: frames, rules, sections, box helpers, columns, and list beside detail."""

from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)

from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.labels import Pair

Look = Literal[
    "page", "surface", "panel", "soft", "spoken", "rail", "bar", "list", "foot", "hline", "vline", "notice"
]
Item = QWidget | QLayout | int | None
Pad = tuple[int, int, int, int]


def _fill(box: QBoxLayout, items: tuple[Item, ...], gap: int, pad: Pad) -> None:
    box.setSpacing(gap)
    box.setContentsMargins(*pad)
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(item)
        elif isinstance(item, QWidget):
            box.addWidget(item)
        else:
            box.addLayout(item)


def row(*items: Item, gap: int = 8, pad: Pad = (0, 0, 0, 0)) -> QHBoxLayout:
    """Put widgets, layouts, distances (int) and stretches (None) beside each other."""
    box = QHBoxLayout()
    _fill(box, items, gap, pad)
    return box


def column(*items: Item, gap: int = 8, pad: Pad = (0, 0, 0, 0)) -> QVBoxLayout:
    """Put widgets, layouts, distances (int) and stretches (None) below each other."""
    box = QVBoxLayout()
    _fill(box, items, gap, pad)
    return box


def clear(box: QLayout) -> None:
    """Remove and delete what a layout holds."""
    while (item := box.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def frame(look: Look, layout: QLayout | None = None) -> QFrame:
    """Return a frame in one of the design's looks."""
    made = QFrame()
    made.setProperty("look", look)
    if layout is not None:
        made.setLayout(layout)
    return made


def rule(way: Literal["hline", "vline"] = "hline") -> QFrame:
    """Return a hairline."""
    return frame(way)


def scrolling(inside: QWidget, look: Literal["surface", "page"] = "surface") -> QScrollArea:
    """Return an area that scrolls its content down, never sideways."""
    area = QScrollArea()
    area.setProperty("look", look)
    area.setWidgetResizable(True)
    # What is inside has the focus; the keys it does not use scroll the area all the same.
    area.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


def section(
    theme: Theme, title: str, *items: Item, note: str = "", action: QWidget | None = None
) -> QVBoxLayout:
    """Return a headed group: title with a note, an optional action at the right, then its items."""
    words = Pair(theme, title, note)
    head = row(words, None) if action is None else Flow(words, action, gap=theme.space.s, tail=1)
    return column(head, *items, gap=theme.space.s)


class Columns(QWidget):
    """Two parts side by side from the token's width, one below the other in a narrower place."""

    def __init__(self, theme: Theme, left: QWidget, right: QWidget, *, ruled: bool = True) -> None:
        super().__init__()
        self._theme, self._ruled = theme, ruled
        self._left, self._right = left, right
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.space.l)
        self._rule = rule("vline")
        self._rule.hide()
        self._box.addWidget(left, 1, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(self._rule)
        self._box.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)

    @property
    def side_by_side(self) -> bool:
        """Whether both parts stand on one line now."""
        return self._box.direction() == QBoxLayout.Direction.LeftToRight

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider part alone: side by side it can always give way to one below the other."""
        hint = super().minimumSizeHint()
        hint.setWidth(max(self._left.minimumSizeHint().width(), self._right.minimumSizeHint().width()))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the direction that fits."""
        super().resizeEvent(event)
        wide = event.size().width() >= self._theme.shape.columns
        if wide != self.side_by_side:
            way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
            self._box.setDirection(way)
            self._rule.setVisible(wide and self._ruled)


class _Half(QWidgetItem):
    """A part that wants a `least` height, but gives way where there is less: never one part over the other.

    A fixed minimum would not: while a page grows, what stands on it has for a moment the room it had before.
    """

    least = 0

    def minimumSize(self) -> QSize:
        """Return the least size it wants."""
        wanted = super().minimumSize()
        return QSize(wanted.width(), max(wanted.height(), self.least))

    def sizeHint(self) -> QSize:
        """Return the size it likes best."""
        return super().sizeHint().expandedTo(QSize(0, self.least))

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width, -1 where that makes no difference."""
        wanted = super().heightForWidth(width)
        return wanted if wanted < 0 else max(wanted, self.least)


class Halves(QWidget):
    """Two parts that fill their place side by side; below one another where that is narrower than `fold`.

    `shares` says how the width is divided; `least` is the height of either part where they stand below one another:
    the page then scrolls. `fold` is the token's width for columns unless told. All in device-independent pixels.
    """

    def __init__(
        self,
        theme: Theme,
        left: QWidget,
        right: QWidget,
        *,
        shares: tuple[int, int] = (1, 1),
        least: tuple[int, int] = (240, 240),
        gap: int | None = None,
        fold: int | None = None,
    ) -> None:
        super().__init__()
        self._fold, self._parts, self._least = (
            theme.shape.columns if fold is None else fold,
            (left, right),
            least,
        )
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.space.l if gap is None else gap)
        self._items = [_Half(part) for part in self._parts]
        for at, (item, share) in enumerate(zip(self._items, shares, strict=True)):
            self._parts[at].setParent(self)
            self._box.addItem(item)
            self._box.setStretch(at, share)

    @property
    def side_by_side(self) -> bool:
        """Whether both parts stand on one line now."""
        return self._box.direction() == QBoxLayout.Direction.LeftToRight

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider part alone: side by side it can always give way to one below the other."""
        hint = super().minimumSizeHint()
        hint.setWidth(max(each.minimumSizeHint().width() for each in self._parts))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the direction that fits."""
        super().resizeEvent(event)
        wide = event.size().width() >= self._fold
        if wide != self.side_by_side:
            way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
            for item, height in zip(self._items, self._least, strict=True):
                item.least = 0 if wide else height
            self._box.setDirection(way)


class ListDetail(QWidget):
    """A list pane beside a detail; in a narrow window they take turns, with a way back."""

    folded = Signal(bool)

    def __init__(self, theme: Theme, listing: QWidget, detail: QWidget) -> None:
        super().__init__()
        self._theme, self._listing = theme, listing
        self.back = Button(theme, self.tr("Back to the list"), kind="text", icon="back")
        self.back.clicked.connect(self.show_list)
        space = theme.space
        self._back_row = frame("bar", row(self.back, None, pad=(space.l, space.xs, space.l, space.xs)))
        self._detail = QWidget()
        self._detail.setLayout(column(self._back_row, detail, gap=0))
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(listing)
        self._split.addWidget(self._detail)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([theme.shape.list, 2 * theme.shape.list])
        self.setLayout(column(self._split))
        self.narrow = False
        self._detail_in_front = False
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider one alone: side by side they can always take turns."""
        hint = super().minimumSizeHint()
        parts = (self._listing, self._detail)
        hint.setWidth(max(max(each.minimumSizeHint().width(), each.minimumWidth()) for each in parts))
        return hint

    def show_detail(self) -> None:
        """Bring the detail forward (a list row was opened)."""
        self._detail_in_front = True
        self._arrange()

    def show_list(self) -> None:
        """Bring the list forward."""
        self._detail_in_front = False
        self._arrange()

    def go_back(self) -> bool:
        """Return to the list where it is folded away; tell whether there was anything to do."""
        if not (self.narrow and self._detail_in_front):
            return False
        self.show_list()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._theme.shape.fold
        if narrow != self.narrow:
            self.narrow = narrow
            self._arrange()
            self.folded.emit(narrow)

    def _arrange(self) -> None:
        self._listing.setVisible(not self.narrow or not self._detail_in_front)
        self._detail.setVisible(not self.narrow or self._detail_in_front)
        self._back_row.setVisible(self.narrow)
