"""One of several in front, which alone says how much room is wanted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from gridsteward.desktop.widgets.reading import stops


class Stack(QWidget):
    """As Qt's stacked widget; but whoever stands behind has no say in the size, neither its width nor its height."""

    turned = Signal(int)  # the place of the page that came forward

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._pages: list[QWidget] = []
        self._front: QWidget | None = None

    def addWidget(self, page: QWidget) -> int:
        """Put a page behind the others (the first one in front); return its place."""
        return self.insertWidget(len(self._pages), page)

    def insertWidget(self, at: int, page: QWidget) -> int:
        """Put a page at a place; return it."""
        self._pages.insert(at, page)
        page.hide()
        self._box.addWidget(page, 1)
        if self._front is None:
            self.setCurrentWidget(page)
        return self._pages.index(page)

    def removeWidget(self, page: QWidget) -> None:
        """Take a page out without deleting it; its neighbour comes forward when it was in front."""
        if page not in self._pages:
            return
        at = self._pages.index(page)
        self._pages.remove(page)
        self._box.removeWidget(page)
        page.hide()
        if page is self._front:
            self._front = None
            if self._pages:
                self.setCurrentIndex(min(at, len(self._pages) - 1))

    def count(self) -> int:
        """Return how many pages there are."""
        return len(self._pages)

    def widget(self, at: int) -> QWidget | None:
        """Return a page, None where there is none."""
        return self._pages[at] if 0 <= at < len(self._pages) else None

    def indexOf(self, page: QWidget) -> int:
        """Return the place of a page, -1 where it is none of these."""
        return self._pages.index(page) if page in self._pages else -1

    def currentWidget(self) -> QWidget | None:
        """Return the page in front."""
        return self._front

    def currentIndex(self) -> int:
        """Return its place, -1 while there is none."""
        return self._pages.index(self._front) if self._front is not None else -1

    def setCurrentIndex(self, at: int) -> None:
        """Bring a page forward by its place."""
        if 0 <= at < len(self._pages):
            self.setCurrentWidget(self._pages[at])

    def setCurrentWidget(self, page: QWidget) -> None:
        """Bring a page forward; the keyboard goes along when it was on the one before."""
        if page is self._front or page not in self._pages:
            return
        before, self._front = self._front, page
        focused = QApplication.focusWidget()
        had_keys = before is not None and focused is not None and before.isAncestorOf(focused)
        drawn = self.updatesEnabled()
        self.setUpdatesEnabled(False)
        page.show()
        if had_keys:
            self._give_keys(page)
        if before is not None:
            before.hide()
        self._box.activate()
        self.setUpdatesEnabled(drawn)
        self.updateGeometry()
        self.turned.emit(self._pages.index(page))

    @staticmethod
    def _give_keys(page: QWidget) -> None:
        last: QWidget | None = page.focusWidget()
        if last is not None:
            last.setFocus()
            return
        # Not along Qt's chain: PySide takes what comes next there for a part of what came before, and lets go of both.
        next(stops(page), page).setFocus()
