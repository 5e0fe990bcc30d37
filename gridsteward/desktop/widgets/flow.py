"""A layout that wraps: chips and tags take as many lines as they need."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flow(QLayout):
    """Items from left to right, then on the next line; the height follows the width.

    The last `tail` of them stand at the right end of their line.
    """

    def __init__(self, *widgets: QWidget, gap: int = 6, tail: int = 0) -> None:
        super().__init__()
        self._tail = tail
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)
        for widget in widgets:
            self.addWidget(widget)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back, None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Remove and delete all widgets."""
        while (item := self.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell Qt that lines wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put the items in their places."""
        super().setGeometry(rect)
        # Beside taller neighbours the lines stand in the middle.
        spare = max(0, rect.height() - self.heightForWidth(rect.width()))
        self._place(rect.adjusted(0, spare // 2, 0, 0), move=True)

    def sizeHint(self) -> QSize:
        """Return the smallest size that holds the largest item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        y, gap, width = rect.y(), self.spacing(), rect.width()
        line: list[tuple[QLayoutItem, QSize]] = []
        used = height = 0
        shown = [item for item in self._items if not item.isEmpty()]  # none that is hidden
        for item in shown:
            size = self._size(item, width)
            if line and used + gap + size.width() > width:
                self._move(line, QRect(rect.x(), y, width, height), move=move)
                y, used, height, line = y + height + gap, 0, 0, []
            used += size.width() + (gap if line else 0)
            height = max(height, size.height())
            line.append((item, size))
        self._move(line, QRect(rect.x(), y, width, height), move=move)
        return y + height - rect.y()

    def _move(self, line: list[tuple[QLayoutItem, QSize]], place: QRect, *, move: bool) -> None:
        if not move or not line:
            return
        gap, x = self.spacing(), place.x()
        ends = self._items[len(self._items) - self._tail :] if self._tail else []
        spare = place.width() - sum(size.width() + gap for _item, size in line) + gap
        for item, size in line:
            if spare and item in ends:
                x, spare = x + spare, 0
            item.setGeometry(QRect(QPoint(x, place.y() + (place.height() - size.height()) // 2), size))
            x += size.width() + gap

    @staticmethod
    def _size(item: QLayoutItem, width: int) -> QSize:
        """Return what an item wants; no more than there is, down to what it cannot do without."""
        size = item.sizeHint()
        if size.width() > width:
            size.setWidth(max(width, item.minimumSize().width()))
            if item.hasHeightForWidth():
                size.setHeight(item.heightForWidth(size.width()))
        return size


class Wrapping(QWidget):
    """Widgets on one line where they fit, else on more; it asks for the one line."""

    def __init__(self, *widgets: QWidget, gap: int = 6) -> None:
        super().__init__()
        self._widgets, self._gap = widgets, gap
        self.setLayout(Flow(*widgets, gap=gap))

    def sizeHint(self) -> QSize:
        """Return the room of one line."""
        sizes = [each.sizeHint() for each in self._widgets if not each.isHidden()]
        width = sum(size.width() + self._gap for size in sizes) - self._gap
        return QSize(max(0, width), max((size.height() for size in sizes), default=0))
