"""The strategy card at the door: beside the column where there is room, in its place where there is none."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gridsteward.desktop.advice.view import CardView
from gridsteward.desktop.door.choices import WIDTH
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, frame, row, rule

PANEL: Final = 440


class CardPanel(QFrame):
    """The card in large words, with the one button that takes its moments into the visit within a thumb's reach."""

    taken = Signal(str, str)  # best moment, ending
    left = Signal()

    def __init__(self, session: Session, household: str) -> None:
        super().__init__()
        self.setProperty("look", "surface")
        theme, space = session.theme, session.theme.space
        self.view = CardView(session, household, large=True)
        self.take = Button(theme, self.tr("Plan the visit like this"), kind="door", icon="flag")
        self.take.setToolTip(self.tr("Writes the best moment and the ending into this visit"))
        self.hide_button = Button(theme, self.tr("Put away"), kind="door", icon="back")
        foot = frame(
            "foot", row(self.hide_button, self.take, gap=space.s, pad=(space.m, space.s, space.m, space.s))
        )
        box = column(self.view, foot, gap=0)
        box.setStretch(0, 1)
        whole = row(rule("vline"), box, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.take.clicked.connect(lambda: self.taken.emit(*self.view.plan))
        self.hide_button.clicked.connect(self.left)


class Beside(QWidget):
    """The visit's column, and the card when it is asked for."""

    taken = Signal(str, str)

    def __init__(self, session: Session, household: str, column_of_visit: QWidget) -> None:
        super().__init__()
        self._session, self._household, self._column = session, household, column_of_visit
        self.panel: CardPanel | None = None
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(column_of_visit, 1)

    @property
    def unfolded(self) -> bool:
        """Whether the card is on screen."""
        return self.panel is not None and not self.panel.isHidden()

    def toggle(self) -> None:
        """Show the card, or put it away."""
        if self.unfolded:
            self.fold()
            return
        if self.panel is None:
            self.panel = CardPanel(self._session, self._household)
            self.panel.taken.connect(self._take)
            self.panel.left.connect(self.fold)
            self._box.addWidget(self.panel)
        self.panel.show()
        self._arrange()
        self.panel.view.situation.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fold(self) -> bool:
        """Put the card away; tell whether there was one to put away."""
        if not self.unfolded or self.panel is None:
            return False
        self.panel.hide()
        self._arrange()
        return True

    def _take(self, peak: str, ending: str) -> None:
        if not self._wide:
            self.fold()  # the lines it goes into are below
        self.taken.emit(peak, ending)

    @property
    def _wide(self) -> bool:
        return self.width() >= WIDTH + PANEL

    def _arrange(self) -> None:
        beside = self.unfolded
        self._column.setVisible(self._wide or not beside)
        if self.panel is not None:
            self.panel.setMinimumWidth(PANEL if self._wide else 0)
            self.panel.setMaximumWidth(PANEL if self._wide else 16_777_215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the arrangement that fits."""
        super().resizeEvent(event)
        self._arrange()
