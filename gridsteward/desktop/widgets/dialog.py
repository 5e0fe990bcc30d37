"""A dialog that fits the screen: where it is too high (a laptop at 200 %) it scrolls, its buttons stay in sight."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from gridsteward.desktop.tokens import tokens
from gridsteward.desktop.widgets.frames import scrolling
from gridsteward.desktop.widgets.reading import step

_FRAME = 32  # what the system's title bar takes, in device-independent pixels


def room_for(widget: QWidget) -> QSize:
    """Return how large a dialog may be on the screen it is shown on."""
    return widget.screen().availableSize() - QSize(0, _FRAME)


class Dialog(QDialog):
    """Every dialog of ours. It is built as if there were room; whether there is shows when it opens."""

    _scrolls = False

    def showEvent(self, event: QShowEvent) -> None:
        """Fit before anybody sees it."""
        self._fit_screen()
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        """Fit again when what it holds has grown."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit_screen()
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go as one reads."""
        return step(self, forward=forward)

    def adjustSize(self) -> None:
        """Take the size that what it holds likes best; where it scrolls it has all of the screen already."""
        if not self._scrolls:
            super().adjustSize()
            self._fit_screen()

    def _fit_screen(self) -> None:
        layout, room = self.layout(), room_for(self)
        if layout is None or self._scrolls:
            return
        wants = layout.totalSizeHint().expandedTo(layout.totalMinimumSize()).expandedTo(self.minimumSize())
        width = min(max(self.width(), self.minimumWidth()), room.width())
        high = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else wants.height()
        self.setMinimumWidth(min(self.minimumWidth(), room.width()))
        if max(high, layout.totalMinimumSize().height()) > room.height():
            area = self._scroll(layout)
            self.setMinimumHeight(min(self.minimumHeight(), room.height()))
            bar = area.verticalScrollBar().sizeHint().width()
            self.resize(min(max(width, wants.width()) + bar, room.width()), room.height())
        elif self.width() > room.width() or self.height() > room.height():
            self.resize(self.size().boundedTo(room))
        elif high > self.height():  # a top-level layout does not ask for the height that wrapped words need
            self.resize(self.width(), high)

    def _scroll(self, layout: QLayout) -> QScrollArea:
        """Put everything but a last row of buttons into an area that scrolls."""
        self._scrolls = True
        pad = layout.contentsMargins()
        last = layout.itemAt(layout.count() - 1)
        foot = layout.takeAt(layout.count() - 1) if isinstance(last, QHBoxLayout) else None
        inside = QWidget()
        inside.setLayout(layout)  # Qt takes it off the dialog
        whole = QVBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        area = scrolling(inside, "page")
        whole.addWidget(area, 1)
        if isinstance(foot, QHBoxLayout):
            space = tokens().space
            left, right = max(pad.left(), space.l), max(pad.right(), space.l)
            foot.setContentsMargins(left, space.s, right, space.m)
            whole.addLayout(foot)
        self.setLayout(whole)
        if self.isVisible():
            area.show()  # at once: a layout shows what it was given later
        return area
