"""What to ask in passing at the door: the three questions worth most, answered in place and kept at once."""

from typing import Final

from PySide6.QtWidgets import QWidget

from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.portrait.ask_next import AskNext
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, section
from gridsteward.records.page import HouseholdCard
from gridsteward.records.portrait import Portrait

MOST: Final = 3


class DoorAsks(QWidget):
    """The questions, and a quick observation of how the person likes to be spoken with."""

    def __init__(self, session: Session, card: HouseholdCard, portrait: Portrait) -> None:
        super().__init__()
        theme = session.theme
        self.desk = Desk(session, self)
        self.asks = AskNext(self.desk, most=MOST, at_door=True)
        self.observe = Button(theme, self.tr("How to talk with them…"), kind="text", icon="eye")
        self.observe.clicked.connect(self.open_observation)
        self.setLayout(
            column(section(theme, self.tr("Asked in passing"), self.asks, note="Alt+Q", action=self.observe))
        )
        self.asks.elsewhere.connect(lambda _part: self.open_observation())
        self.desk.portrait_read.connect(self.asks.show_portrait)
        self.desk.hold(card, portrait)
        self.asks.show_portrait(portrait)

    def take_focus(self) -> None:
        """Give the keyboard to the first question, or to the observation where nothing is asked."""
        first = next(iter(self.asks.rows.values()), None)
        (first.answer if first is not None else self.observe).setFocus()

    def open_observation(self) -> None:
        """Ask what was seen and heard."""
        from gridsteward.desktop.pages.households.portrait.observe import ObserveDialog

        ObserveDialog(self.desk, parent=self).open()
