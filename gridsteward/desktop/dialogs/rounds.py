"""Leaving a household in peace for a while, and noting that somebody asked for a visit."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QDialog, QLineEdit, QWidget

from gridsteward.desktop.errors import explain
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import Item, column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import plan_changes
from gridsteward.records.journal import Change
from gridsteward.records.plan import PauseReason

_MONTH = timedelta(days=30)
_SOON = timedelta(days=3)
Told = Callable[[Change], object]


class SayDialog(QDialog):
    """A title, some fields, one button; it stays open and says why when the write is refused."""

    def __init__(self, session: Session, title: str, *, action: str, then: Told, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._then = session, then
        self.setWindowTitle(title)
        theme = session.theme
        self.title = Label(theme, title, role="strong")
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        self.save = Button(theme, action, kind="main")
        self.save.setDefault(True)
        self.save.clicked.connect(self.submit)
        self.leave = Button(theme, self.tr("Cancel"))
        self.leave.clicked.connect(self.reject)
        self.setMinimumWidth(theme.shape.list + 40)
        self.finished.connect(self.deleteLater)

    def fill(self, *items: Item) -> None:
        """Put the fields between title and buttons."""
        space = self._session.theme.space
        pad = (space.xl, space.l, space.xl, space.l)
        foot = row(None, self.leave, self.save)
        self.setLayout(column(self.title, *items, self.wrong, foot, gap=space.s, pad=pad))

    def submit(self) -> None:
        """Keep it."""
        self.save.setEnabled(False)
        self._session.tasks.run("plan.say", self.work(), self._done, failed=self._refused, owner=self)

    def work(self) -> Callable[[], Change]:
        """Return what is to be done with what was typed."""
        raise NotImplementedError

    def _done(self, change: Change) -> None:
        self.accept()
        self._then(change)

    def _refused(self, error: Exception) -> None:
        self.save.setEnabled(True)
        said = explain(error, self._session.words)
        if said.kind == "unexpected":
            self._session.tasks.failed.emit("plan.say", error)
        self.wrong.show_text(said.sentence)
        self.wrong.show()


def day_field(day: date, name: str) -> QDateEdit:
    """Return a field for a day, with a calendar to choose from."""
    field = QDateEdit(QDate(day.year, day.month, day.day))
    field.setCalendarPopup(True)
    field.setDisplayFormat("yyyy-MM-dd")
    field.setAccessibleName(name)
    return field


def python_day(day: QDate) -> date:
    """Return the day of a field."""
    return date(day.year(), day.month(), day.day())


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
