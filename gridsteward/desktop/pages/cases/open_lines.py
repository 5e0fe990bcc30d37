"""Open cases as lines on other pages: the day's, a household's, the door's."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridsteward.desktop.pages.cases.wording import CaseSaying
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button, NameButton
from gridsteward.desktop.widgets.frames import clear, column, row, rule
from gridsteward.desktop.widgets.labels import Elided, Glyph, Pair
from gridsteward.operations import case_board
from gridsteward.operations.case_board import CaseRow
from gridsteward.records.journal import Change

TABLES: Final = frozenset(("service_case", "service_case_event", "household", "sealed", "sealed_act"))
SHOWN: Final = 5
_REST_MS: Final = 800  # after the day itself is on screen, and after the last of several changes
_MINUTE_MS: Final = 60_000


class CaseLine(QFrame):
    """A case in two lines: whom it is about (or what it is) with its clock, and what was said; `wanted` opens it."""

    wanted = Signal(str)

    def __init__(self, session: Session, saying: CaseSaying, item: CaseRow, *, at_home: bool = False) -> None:
        super().__init__()
        theme, space, view = session.theme, session.theme.space, item.view
        clock, tone = saying.limit(view.next_deadline)
        who = theme.dots(saying.kind(view) if at_home else saying.who(item))
        note = "" if at_home else saying.kind(view)
        self.name = NameButton(
            theme, who, name_for_readers=self.tr("Open the request of {who}").format(who=who)
        )
        limit = Elided(theme, clock, role="caption", tone=tone)
        head = row(self.name, Elided(theme, note, role="caption"), None, limit, gap=space.xs)
        said = Elided(theme, view.case.content.replace("\n", " "), role="quiet")
        words = column(head, row(space.xs, said, gap=0), gap=2)
        self.main = Button(
            theme, self.tr("Handle"), icon="case", name_for_readers=self.tr("Handle: {who}").format(who=who)
        )
        line = row(Glyph(theme, tone or "unknown", tone=tone or "unknown"), words, self.main, gap=space.m)
        line.setStretch(1, 1)
        pad = 0 if at_home else space.l
        line.setContentsMargins(pad, space.s - 2, pad, space.s - 2)
        self.setLayout(line)
        for button in (self.name, self.main):
            button.clicked.connect(lambda: self.wanted.emit(view.case.id))


class HomeCases(QWidget):
    """The open cases of one household; gone while there is none."""

    wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._saying, self._household = session, CaseSaying(session, self), ""
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        self.lines: list[CaseLine] = []
        theme = session.theme
        head = Pair(theme, self.tr("Open requests"))
        self.setLayout(column(rule(), theme.space.xs, head, self._box, gap=theme.space.xs))
        session.changed.connect(self._changed)
        self.hide()

    def show_household(self, household: str) -> None:
        """Show a household's once they are read."""
        if household != self._household:
            self.hide()
        self._household = household
        area = self._session.area
        self._session.tasks.run(
            "household.cases",
            lambda: case_board.rows(area, household_id=household),
            lambda rows: self._show(household, rows),
            owner=self,
        )

    def _changed(self, change: Change) -> None:
        of_cases = not change.tables or not TABLES.isdisjoint(change.tables)
        if self._household and of_cases and not self._session.tasks.closed:
            self.show_household(self._household)

    def _show(self, household: str, rows: Sequence[CaseRow]) -> None:
        if household != self._household:
            return
        clear(self._box)
        self.lines = [CaseLine(self._session, self._saying, each, at_home=True) for each in rows]
        for made in self.lines:
            made.wanted.connect(self.wanted)
            self._box.addWidget(made)
        self.setVisible(bool(rows))
