"""The card in a window of its own, from wherever a household is in front."""

from PySide6.QtWidgets import QWidget

from gridsteward.desktop.advice.view import CardView
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.labels import Elided
from gridsteward.records.advice import Contact


class CardDialog(Dialog):
    """A household's strategy card; from it one prints, or begins the visit with the planned moments."""

    def __init__(self, session: Session, household: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._household = session, household
        theme, space = session.theme, session.theme.space
        self.setWindowTitle(self.tr("Strategy card"))
        self.name = Elided(theme, role="title")
        self.where = Elided(theme, role="quiet")
        self.view = CardView(session, household)
        self.print_button = Button(theme, self.tr("&Print …"), icon="print")
        self.begin = Button(theme, self.tr("Begin the visit with this plan"), kind="main", icon="flag")
        self.begin.setToolTip(self.tr("Takes the best moment and the ending along to the door"))
        close = Button(theme, self.tr("Close"))
        head = row(self.name, self.where, gap=space.m, pad=(space.xl, space.m, space.xl, 0))
        head.setStretch(1, 1)
        foot = frame(
            "foot",
            row(self.print_button, None, close, self.begin, pad=(space.xl, space.s, space.xl, space.s)),
        )
        box = column(head, self.view, foot, gap=0)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.print_button.clicked.connect(self.print_card)
        self.begin.clicked.connect(self._begin)
        close.clicked.connect(self.reject)
        self.view.read.connect(self._told)
        self.resize(*self._room())
        if self.view.card is not None:
            self._told()
        self.view.situation.setFocus()

    def _room(self) -> tuple[int, int]:
        window = self.parentWidget() or self
        return min(1040, round(0.94 * window.width())), min(760, round(0.94 * window.height()))

    def _told(self) -> None:
        card = self.view.card
        if card is not None:
            self.name.show_text(card.name)
            self.where.show_text(card.address)
            self.begin.setVisible(card.contact is Contact.DOOR)

    def print_card(self) -> None:
        """Show the half page before it is printed."""
        from gridsteward.desktop.advice.print_dialog import PrintDialog

        if self.view.card is not None:
            dialog = PrintDialog(self._session, self.view.card, self.view.sections, parent=self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _begin(self) -> None:
        peak, ending = self.view.plan
        self.accept()
        self._session.start_planned_visit(self._household, peak, ending)
