"""关爱: the parts of looking after people, one in front; each part is a widget with `take_focus` and `go_back`."""

from typing import Protocol

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QStackedWidget

from gridsteward.desktop.pages.care_round.view import CareRoundView
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.frames import column


class Part(Protocol):
    """What the page asks of a part."""

    def take_focus(self) -> None:
        """Give the keys to what is used first."""

    def go_back(self) -> bool:
        """Leave what is innermost; False when there was nothing."""


class CarePage(QFrame):
    """The page."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "page")
        self.round = CareRoundView(session)
        self._parts: tuple[Part, ...] = (self.round,)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.round)
        self.setLayout(column(self._stack))

    def go_back(self) -> bool:
        """Leave what is innermost."""
        return self._front.go_back()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keys to the part in front."""
        super().focusInEvent(event)
        self._front.take_focus()

    @property
    def _front(self) -> Part:
        return self._parts[self._stack.currentIndex()]
