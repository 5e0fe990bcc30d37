"""Said plainly under a household's name while its supply is cut off, with the way back (R7.1)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import row
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label
from gridsteward.desktop.wording import dated
from gridsteward.operations import cases, check_lists
from gridsteward.records.check import SupplyAct, SupplyKind
from gridsteward.records.journal import Change


class SupplyLine(QWidget):
    """Gone where power is on."""

    restore_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._household = session, ""
        theme = session.theme
        self.since = Label(theme, role="strong", tone="alarm")
        self.why = Elided(theme, role="quiet")
        self.restore = Button(theme, self.tr("Restore supply…"), kind="text", icon="bolt")
        self.restore.clicked.connect(self.restore_wanted)
        line = row(Glyph(theme, "alarm", tone="alarm"), self.since, self.why, self.restore, gap=theme.space.s)
        line.setStretch(2, 1)
        self.setLayout(line)
        self.off = False
        session.changed.connect(self._changed)
        self.hide()

    def show_household(self, household: str) -> None:
        """Show a household's state once it is read."""
        if household != self._household:
            self.hide()
        self._household = household
        area = self._session.area
        self._session.tasks.run(
            "household.supply",
            lambda: check_lists.state(area, household),
            lambda found: self._show(household, found),
            owner=self,
        )

    def _changed(self, change: Change) -> None:
        concerned = not change.tables or "supply_act" in change.tables
        if self._household and concerned and not self._session.tasks.closed:
            self.show_household(self._household)

    def _show(self, household: str, found: SupplyAct | None) -> None:
        if household != self._household:
            return
        self.off = found is not None and found.kind == SupplyKind.CUT_OFF
        self.setVisible(self.off)
        if found is not None and self.off:
            at = cases.wall_clock(found.at)
            day = dated(self._session.words, at.date(), self._session.clock().date())
            self.since.show_text(self.tr("Cut off since {day} {time}").format(day=day, time=f"{at:%H:%M}"))
            parts = [found.reason]
            if found.granted_by:
                parts.append(self.tr("allowed by {who}").format(who=found.granted_by))
            if found.substitute:
                parts.append(found.substitute)
            self.why.show_text(" · ".join(part for part in parts if part))
