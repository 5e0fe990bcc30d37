"""What a report is about: period, steward, village, class."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QDateEdit, QWidget

from gridsteward.desktop.pages.reports.period import PERIODS, Period, days
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import row
from gridsteward.operations.exporting import VisitSelection


class ScopeBar(QWidget):
    """Chips and choices; `changed` when the selection is another one."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme = session.theme
        names = {
            "today": self.tr("Today"),
            "week": self.tr("This week"),
            "month": self.tr("This month"),
            "last_month": self.tr("Last month"),
            "own": self.tr("Own days"),
        }
        self.period: Period = "month"
        group = QButtonGroup(self)
        self.chips: dict[Period, Button] = {}
        for period in PERIODS:
            chip = Button(theme, names[period], kind="chip", checked=period == self.period)
            group.addButton(chip)
            chip.clicked.connect(lambda _checked=False, period=period: self.use(period))
            self.chips[period] = chip
        self.first, self.last = self._day(self.tr("From")), self._day(self.tr("To"))
        self._own = QWidget()
        self._own.setLayout(row(self.first, self.last))
        self._own.hide()
        self.steward = self._combo(self.tr("All stewards"))
        self.village = self._combo(self.tr("All villages"))
        self.relation = self._combo(self.tr("All classes"))
        for key, words in session.words.section("relation_class").items():
            self.relation.addItem(words, key)
        chips, choices = QWidget(), QWidget()
        chips.setLayout(row(*self.chips.values(), self._own))
        choices.setLayout(row(self.steward, self.village, self.relation))
        self.setLayout(Flow(chips, choices, gap=theme.space.m))
        self._set_days()

    def _day(self, name: str) -> QDateEdit:
        made = QDateEdit()
        made.setCalendarPopup(True)
        made.setDisplayFormat("yyyy-MM-dd")
        made.setAccessibleName(name)
        made.dateChanged.connect(self.changed)
        return made

    def _combo(self, everything: str) -> QComboBox:
        made = QComboBox()
        made.addItem(everything, "")
        made.setAccessibleName(everything)
        made.currentIndexChanged.connect(self.changed)
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

    def use_village(self, village: str) -> None:
        """Choose a village."""
        self.village.setCurrentIndex(max(0, self.village.findData(village)))

    def offer(self, stewards: list[str], villages: list[str]) -> None:
        """Fill the choices, keeping what is chosen."""
        for combo, values in ((self.steward, stewards), (self.village, villages)):
            kept = combo.currentData()
            combo.blockSignals(True)
            while combo.count() > 1:
                combo.removeItem(1)
            for value in values:
                combo.addItem(value, value)
            combo.setCurrentIndex(max(0, combo.findData(kept)))
            combo.blockSignals(False)

    def selection(self) -> VisitSelection:
        """Return what is chosen."""
        first, last = self._iso(self.first), self._iso(self.last)
        return VisitSelection(
            first=min(first, last),
            last=max(first, last),
            steward=self.steward.currentData(),
            village=self.village.currentData(),
            relation_class=self.relation.currentData(),
        )

    def _set_days(self) -> None:
        self._quietly(*days(self.period, self._session.clock().date()))

    def _quietly(self, first: date, last: date) -> None:
        for edit, when in ((self.first, first), (self.last, last)):
            edit.blockSignals(True)
            edit.setDate(QDate(when.year, when.month, when.day))
            edit.blockSignals(False)

    @staticmethod
    def _iso(edit: QDateEdit) -> str:
        return edit.date().toString("yyyy-MM-dd")
