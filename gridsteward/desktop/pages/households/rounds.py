"""Whether a household is left in peace for a while, and who asked for a visit: said under its title."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gridsteward.desktop import wording
from gridsteward.desktop.done import tell_done
from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import clear, column, row
from gridsteward.desktop.widgets.labels import Glyph, Label
from gridsteward.operations import plan_changes
from gridsteward.records.journal import Change
from gridsteward.records.page import HouseholdCard
from gridsteward.records.plan import VisitPause, VisitRequest

if TYPE_CHECKING:
    from gridsteward.desktop.dialogs.rounds import PauseDialog, RequestDialog


class Rounds(QWidget):
    """A line for the pause and one for each request; hidden while there is neither."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._session = desk, desk.session
        self._lines = column(gap=desk.session.theme.space.xs)
        self.setLayout(self._lines)
        self.hide()

    def show_card(self, card: HouseholdCard) -> None:
        """Show what holds of a household."""
        clear(self._lines)
        if card.pause is not None:
            self._lines.addWidget(self._pause(card.pause))
        for request in card.requests:
            self._lines.addWidget(self._request(request))
        self.setVisible(card.pause is not None or bool(card.requests))

    def pause(self) -> None:
        """Ask why and until when the household is left in peace."""
        from gridsteward.desktop.dialogs.rounds import PauseDialog

        self._ask(PauseDialog, self.tr("Visits to {name} are paused."))

    def request(self) -> None:
        """Ask who wants a visit, and by when."""
        from gridsteward.desktop.dialogs.rounds import RequestDialog

        self._ask(RequestDialog, self.tr("The request of {name} is noted."))

    def _ask(self, dialog: "type[PauseDialog | RequestDialog]", said: str) -> None:
        card = self._desk.card
        if card is not None:
            name = card.household.name
            dialog(
                self._session,
                card.household.id,
                name=name,
                then=lambda change: self._told(said.format(name=name), change),
                parent=self.window(),
            ).open()

    def _pause(self, pause: VisitPause) -> QWidget:
        words = self._session.words
        why = pause.note or words(f"pause_reason.{pause.reason}")
        if pause.until:
            said = self.tr("No visits until {day}: {why}").format(day=self._day(pause.until), why=why)
        else:
            said = self.tr("No visits until somebody resumes them: {why}").format(why=why)
        resume = Button(self._session.theme, self.tr("Resume"), kind="text")
        area, household = self._session.area, pause.household_id
        resume.clicked.connect(
            lambda: self._desk.write(
                "pause.end",
                lambda: plan_changes.resume_visits(area, household),
                then=lambda change: tell_done(self._session, self.tr("Visits are resumed."), change),
            )
        )
        return self._line("watch", said, resume)

    def _request(self, request: VisitRequest) -> QWidget:
        why = request.why or self.tr("no reason was noted")
        if request.due:
            said = self.tr("Asked for a visit by {day}: {why}").format(day=self._day(request.due), why=why)
        else:
            said = self.tr("Asked for a visit: {why}").format(why=why)
        back = Button(self._session.theme, self.tr("Take back"), kind="text")
        area, row_id = self._session.area, request.id
        back.clicked.connect(
            lambda: self._desk.write(
                "request.withdraw",
                lambda: plan_changes.withdraw_request(area, row_id),
                then=lambda change: tell_done(self._session, self.tr("The request was taken back."), change),
            )
        )
        return self._line("clock", said, back)

    def _line(self, glyph: str, text: str, act: Button) -> QWidget:
        theme, made = self._session.theme, QWidget()
        box = row(Glyph(theme, glyph), Label(theme, text, wrap=True), act, gap=theme.space.s)
        box.setStretch(1, 1)
        made.setLayout(box)
        return made

    def _day(self, day: str) -> str:
        today = self._session.clock().date()
        return wording.dated(self._session.words, date.fromisoformat(day), today)

    def _told(self, said: str, change: Change) -> None:
        self._session.changed.emit(change)
        tell_done(self._session, said, change)
