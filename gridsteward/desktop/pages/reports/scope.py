"""What a report is about: period, steward, village, class."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from gridsteward.desktop.pages.reports.period import Period
from gridsteward.desktop.pages.reports.period_bar import PeriodBar
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import row
from gridsteward.operations.exporting import VisitSelection


class ScopeBar(QWidget):
    """Chips and choices; `changed` when the selection is another one."""

    changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        theme = session.theme
        self.periods = PeriodBar(session, ("today", "week", "month", "last_month", "own"))
        self.periods.changed.connect(self.changed)
        self.steward = self._combo(self.tr("All stewards"))
        self.village = self._combo(self.tr("All villages"))
        self.relation = self._combo(self.tr("All classes"))
        for key, words in session.words.section("relation_class").items():
            self.relation.addItem(words, key)
        choices = QWidget()
        choices.setLayout(row(self.steward, self.village, self.relation))
        self.setLayout(Flow(self.periods, choices, gap=theme.space.m))

    def _combo(self, everything: str) -> QComboBox:
        made = QComboBox()
        made.addItem(everything, "")
        made.setAccessibleName(everything)
        made.currentIndexChanged.connect(self.changed)
        return made

    def use(self, period: Period) -> None:
        """Choose a period."""
        self.periods.use(period)

    def use_days(self, first: date, last: date) -> None:
        """Choose days of one's own."""
        self.periods.use_days(first, last)

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
        first, last = self.periods.days()
        return VisitSelection(
            first=first.isoformat(),
            last=last.isoformat(),
            steward=self.steward.currentData(),
            village=self.village.currentData(),
            relation_class=self.relation.currentData(),
        )
