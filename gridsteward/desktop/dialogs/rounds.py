"""Leaving a household in peace for a while, and noting that somebody asked for a visit."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from gridsteward.desktop.dialogs.say import SayDialog, Told, day_field, python_day
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.frames import row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import plan_changes
from gridsteward.records.journal import Change
from gridsteward.records.plan import PauseReason

_MONTH = timedelta(days=30)
_SOON = timedelta(days=3)


class PauseDialog(SayDialog):
    """Why, until when, a word."""

    def __init__(self, session: Session, household: str, *, name: str, then: Told, parent: QWidget) -> None:
        title = self.tr("Pause visits to {name}").format(name=name)
        super().__init__(session, title, action=self.tr("Pause"), then=then, parent=parent)
        self._household = household
        theme = session.theme
        self.reason = QComboBox()
        self.reason.setAccessibleName(self.tr("Why"))
        for key in PauseReason:
            self.reason.addItem(session.words(f"pause_reason.{key}"), key)
        self.ends = QCheckBox(self.tr("Comes back by itself on"))
        self.ends.setChecked(True)
        self.until = day_field(session.clock().date() + _MONTH, self.tr("Day of resuming"))
        self.ends.toggled.connect(self.until.setEnabled)
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("e.g. with the son in town until spring"))
        self.note.setAccessibleName(self.tr("In your own words"))
        self.fill(
            Label(theme, self.tr("Why"), role="caption"),
            self.reason,
            row(self.ends, self.until, None),
            Label(theme, self.tr("In your own words (may stay empty)"), role="caption"),
            self.note,
        )

    def work(self) -> Callable[[], Change]:
        """Return the pause."""
        area, household, note = self._session.area, self._household, self.note.text()
        reason = PauseReason(self.reason.currentData())
        until = python_day(self.until.date()) if self.ends.isChecked() else None
        return lambda: plan_changes.pause_visits(area, household, reason=reason, until=until, note=note)


class RequestDialog(SayDialog):
    """By when, and what about."""

    def __init__(self, session: Session, household: str, *, name: str, then: Told, parent: QWidget) -> None:
        title = self.tr("Somebody asked for a visit to {name}").format(name=name)
        super().__init__(session, title, action=self.tr("Note it"), then=then, parent=parent)
        self._household = household
        theme = session.theme
        self.presses = QCheckBox(self.tr("By this day at the latest"))
        self.due = day_field(session.clock().date() + _SOON, self.tr("Last day"))
        self.due.setEnabled(False)
        self.presses.toggled.connect(self.due.setEnabled)
        self.why = QLineEdit()
        self.why.setPlaceholderText(self.tr("Who asked, and what about"))
        self.why.setAccessibleName(self.tr("Who asked, and what about"))
        self.fill(
            Label(theme, self.tr("Who asked, and what about"), role="caption"),
            self.why,
            row(self.presses, self.due, None),
        )
        self.why.setFocus()

    def work(self) -> Callable[[], Change]:
        """Return the request."""
        area, household, why = self._session.area, self._household, self.why.text()
        due = python_day(self.due.date()) if self.presses.isChecked() else None
        return lambda: plan_changes.request_visit(area, household, due=due, why=why)
