"""On the day's page: cases past a deadline, and those with one before midnight; gone while there is none."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import clear, column, rule
from gridsteward.desktop.widgets.labels import Pair
from gridsteward.operations.area import aside

if TYPE_CHECKING:  # a start needs none of it: it comes with the first look
    from gridsteward.desktop.pages.cases.open_lines import CaseLine
    from gridsteward.desktop.pages.cases.wording import CaseSaying
    from gridsteward.operations.case_board import CaseRow, Pressing

_TABLES: Final = frozenset(("service_case", "service_case_event", "household", "sealed", "sealed_act"))
SHOWN: Final = 5
_REST_MS: Final = 800  # after the day itself is on screen, and after the last of several changes
_MINUTE_MS: Final = 60_000


class TodayCases(QWidget):
    """On the day's page: cases past a deadline, and those with one before midnight; gone while there is none."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._day = session, session.clock().date()
        theme, space = session.theme, session.theme.space
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        self.title = Pair(theme, self.tr("Requests with a deadline"))
        self.all_button = Button(theme, self.tr("To all requests"), kind="text", icon="next", icon_after=True)
        self.all_button.clicked.connect(lambda: session.open_page("cases"))
        head = column(Flow(self.title, self.all_button, tail=1), pad=(space.l, space.m, space.l, 2))
        self.setLayout(column(head, self._box, space.xs, rule(), gap=0))
        self.lines: list[CaseLine] = []
        self._saying: CaseSaying | None = None
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._next_minute)
        self.fresh = Fresh(session, self, self.refresh, tables=_TABLES, rest_ms=_REST_MS, hides_itself=True)
        self.hide()
        self.fresh.soon()
        self._minute.start()

    def refresh(self) -> None:
        """Look anew."""
        if self._session.tasks.closed:
            return
        area, self._day = self._session.area, self._session.clock().date()

        def look() -> "Pressing":
            from gridsteward.operations import case_board

            with aside(area) as own:
                return case_board.pressing(own)

        self._session.tasks.run("today.cases", look, self._show, lane="cpu", owner=self)

    def _next_minute(self) -> None:
        # clocks run while the page is looked at, and a new day brings its own deadlines
        if (self.lines and self.isVisible()) or self._session.clock().date() != self._day:
            self.refresh()

    def _show(self, found: "Pressing") -> None:
        rows = [*found.overdue, *found.today]
        if rows or self.lines:
            self._show_lines(rows)
        late, soon = len(found.overdue), len(found.today)
        said = [
            self.tr("%n late", "", late) if late else "",
            self.tr("%n due today", "", soon) if soon else "",
        ]
        self.title.show_text(
            self.tr("Requests with a deadline"),
            " · ".join(part for part in said if part),
            note_tone="alarm" if late else "quiet",
        )
        self.setVisible(bool(rows))
        self._session.set_count("cases", late or soon, tone="alarm" if late else "watch")

    def _show_lines(self, rows: "Sequence[CaseRow]") -> None:
        from gridsteward.desktop.pages.cases.open_lines import CaseLine
        from gridsteward.desktop.pages.cases.wording import CaseSaying

        had_keyboard = any(each.isAncestorOf(self.focusWidget()) for each in self.lines if self.focusWidget())
        clear(self._box)
        self._saying = self._saying or CaseSaying(self._session, self)
        self.lines = [CaseLine(self._session, self._saying, each) for each in rows[:SHOWN]]
        for made in self.lines:
            made.wanted.connect(self._session.open_case)
            self._box.addWidget(made)
        if had_keyboard and self.lines:
            self.lines[0].main.setFocus()
