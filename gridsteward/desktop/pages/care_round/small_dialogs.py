"""Two short questions of a round: since when is power back, and who looks after somebody from now on."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from gridsteward.desktop.errors import explain
from gridsteward.desktop.pages.care_round.outage_dialog import moment_edit, told_moment
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import outage_round, outages
from gridsteward.records.journal import Change
from gridsteward.records.outage_round import CareRound, OutagePerson


class RestoreDialog(Dialog):
    """Since when power is back."""

    def __init__(self, session: Session, found: CareRound, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._found = session, found
        theme, space = session.theme, session.theme.space
        self.setWindowTitle(self.tr("Power is back"))
        self.at = moment_edit(self.tr("Since"), session.clock())
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        cancel = Button(theme, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.go = Button(theme, self.tr("Power is &back"), kind="main", icon="bolt")
        self.go.setDefault(True)
        self.go.clicked.connect(self.submit)
        left = sum(each.power_dependent for each in found.people)
        what = self.tr(
            "The rounds end. %n person(s) are called once more, to hear that all is well.", "", left
        )
        self.setLayout(
            column(
                Label(theme, self.tr("Power is back"), role="title"),
                Label(theme, what, role="quiet", wrap=True),
                column(Label(theme, self.tr("Since"), role="caption"), self.at, gap=space.xs),
                self.wrong,
                row(None, cancel, self.go),
                gap=space.m,
                pad=(space.xl, space.l, space.xl, space.l),
            )
        )
        self.setMinimumWidth(theme.shape.list)
        self.at.setFocus()

    def submit(self) -> None:
        """Keep it."""
        session, area, outage = self._session, self._session.area, self._found.outage
        now = session.clock()
        at = told_moment(self.at, now)
        # Untouched it is this very moment, with its seconds.
        moment = now if (at.date(), at.hour, at.minute) == (now.date(), now.hour, now.minute) else at
        session.tasks.run(
            "outage.restore",
            lambda: outages.restore_power(area, outage.id, at=moment),
            self._done,
            failed=self._refused,
            owner=self,
        )

    def _done(self, change: Change) -> None:
        self._session.changed.emit(change)
        self.accept()

    def _refused(self, error: Exception) -> None:
        self.wrong.show_text(explain(error, self._session.words).sentence)
        self.wrong.show()


class TakeDialog(Dialog):
    """Who looks after somebody from now on, and why."""

    def __init__(
        self,
        session: Session,
        outage: str,
        person: OutagePerson,
        *,
        stewards: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._outage, self._person = session, outage, person
        theme, space = session.theme, session.theme.space
        title = self.tr("Who looks after {name}").format(name=person.name)
        self.setWindowTitle(title)
        self.steward = QComboBox()
        self.steward.setEditable(True)
        self.steward.setAccessibleName(self.tr("Steward"))
        self.steward.addItems(list(stewards))
        self.steward.setCurrentIndex(0)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("e.g. is out on a repair"))
        self.reason.setAccessibleName(self.tr("Why"))
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        before = self.tr("So far: {who}").format(who=person.carer or self.tr("nobody in particular"))
        history = "\n".join(
            self.tr("{time} {who}: {reason}").format(
                time=each.at[11:16], who=each.steward, reason=each.reason or "–"
            )
            for each in person.takes
        )
        past = Label(theme, history, role="caption", wrap=True)
        past.setVisible(bool(history))
        cancel = Button(theme, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.go = Button(theme, self.tr("&Take over"), kind="main", icon="check")
        self.go.setDefault(True)
        self.go.clicked.connect(self.submit)
        self.setLayout(
            column(
                Label(theme, title, role="title"),
                Label(theme, before, role="quiet"),
                past,
                column(Label(theme, self.tr("From now on"), role="caption"), self.steward, gap=space.xs),
                column(Label(theme, self.tr("Why"), role="caption"), self.reason, gap=space.xs),
                self.wrong,
                row(None, cancel, self.go),
                gap=space.m,
                pad=(space.xl, space.l, space.xl, space.l),
            )
        )
        self.setMinimumWidth(theme.shape.list)
        self.reason.setFocus()

    def submit(self) -> None:
        """Keep it."""
        session, area, person = self._session, self._session.area, self._person
        steward, reason, outage = self.steward.currentText(), self.reason.text(), self._outage
        session.tasks.run(
            "outage.take",
            lambda: outage_round.take_over(
                area, outage, person.household_id, person_id=person.person_id, steward=steward, reason=reason
            ),
            self._done,
            failed=self._refused,
            owner=self,
        )

    def _done(self, change: Change) -> None:
        self._session.changed.emit(change)
        self.accept()

    def _refused(self, error: Exception) -> None:
        self.wrong.show_text(explain(error, self._session.words).sentence)
        self.wrong.show()
