"""Which days: a chip for each usual period, and two dates for days of one's own."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QButtonGroup, QDateEdit, QWidget

from gridsteward.desktop.pages.reports.period import Period, days
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Wrapping
from gridsteward.desktop.widgets.frames import row


class PeriodBar(QWidget):
    """`changed` comes when a person chose other days. It takes as many lines as it needs."""

    changed = Signal()

    def __init__(self, session: Session, periods: Sequence[Period], *, chosen: Period = "month") -> None:
        super().__init__()
        self._session = session
        names: dict[Period, str] = {
            "today": self.tr("Today"),
            "week": self.tr("This week"),
            "month": self.tr("This month"),
            "last_month": self.tr("Last month"),
            "quarter": self.tr("Last 13 weeks"),
            "year": self.tr("Last 12 months"),
            "own": self.tr("Own days"),
        }
        self.period = chosen
        group = QButtonGroup(self)
        self.chips: dict[Period, Button] = {}
        for period in periods:
            chip = Button(session.theme, names[period], kind="chip", checked=period == chosen)
            group.addButton(chip)
            chip.clicked.connect(lambda _checked=False, period=period: self.use(period))
            self.chips[period] = chip
        self.first, self.last = self._day(self.tr("From")), self._day(self.tr("To"))
        self._own = QWidget()
        self._own.setLayout(row(self.first, self.last))
        self._own.hide()
        parts = (*self.chips.values(), self._own)
        self.setLayout(row(Wrapping(*parts, gap=session.theme.space.s)))
        self._set_days()

    def _day(self, name: str) -> QDateEdit:
        made = QDateEdit()
        made.setCalendarPopup(True)
        made.setDisplayFormat("yyyy-MM-dd")
        made.setAccessibleName(name)
        made.dateChanged.connect(self.changed)
        return made

    def use(self, period: Period) -> None:
        """Choose a period."""
        self.period = period
        self.chips[period].setChecked(True)
        self._own.setVisible(period == "own")
        if period != "own":
            self._set_days()
        self.changed.emit()

    def use_days(self, first: date, last: date) -> None:
        """Choose days of one's own."""
        self._quietly(first, last)
        self.use("own")

    def days(self) -> tuple[date, date]:
        """Return the first and the last day, both included."""
        first, last = (
            date.fromisoformat(edit.date().toString("yyyy-MM-dd")) for edit in (self.first, self.last)
        )
        return min(first, last), max(first, last)

    def _set_days(self) -> None:
        self._quietly(*days(self.period, self._session.clock().date()))

    def _quietly(self, first: date, last: date) -> None:
        for edit, when in ((self.first, first), (self.last, last)):
            edit.blockSignals(True)
            edit.setDate(QDate(when.year, when.month, when.day))
            edit.blockSignals(False)
