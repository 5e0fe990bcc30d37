"""What short dialogs share: a title, some fields, one button; a day to choose."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget

from gridsteward.desktop.errors import explain
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import Item, column, row
from gridsteward.desktop.widgets.labels import Label
from gridsteward.records.journal import Change

Told = Callable[[Change], object]


class SayDialog(Dialog):
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
