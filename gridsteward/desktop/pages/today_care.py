"""On the day's page: with how many who are looked after a word is overdue, or due today or tomorrow (R5.2)."""

from typing import Final

from PySide6.QtWidgets import QWidget

from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import row
from gridsteward.desktop.widgets.labels import Glyph, Label
from gridsteward.operations import care_due
from gridsteward.operations.area import aside
from gridsteward.operations.needs_seen import MARK_TABLES
from gridsteward.records.care import CareStanding

_REST_MS: Final = 900  # after the day itself is on screen, and after the last of several changes
_TABLES: Final = frozenset((*MARK_TABLES, "care_contact", "visit", "household", "person", "life_event"))
_PAGE: Final = "care"


class TodayCare(QWidget):
    """One line that leads to the wall; gone while nobody is due."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme, space = session.theme, session.theme.space
        self._mark = Glyph(theme, "watch")
        self.text = Label(theme, role="body", wrap=True)
        self.open = Button(theme, self.tr("To the wall of names"), kind="text", icon="next", icon_after=True)
        self.open.clicked.connect(lambda: session.page_requested.emit(_PAGE))
        line = row(self._mark, self.text, self.open, gap=space.m, pad=(space.l, space.s, space.l, space.s))
        line.setStretch(1, 1)
        self.setLayout(line)
        self.fresh = Fresh(session, self, self.refresh, tables=_TABLES, rest_ms=_REST_MS, hides_itself=True)
        self.hide()
        self.fresh.soon()

    def refresh(self) -> None:
        """Count anew."""
        if self._session.tasks.closed:
            return
        area = self._session.area

        def look() -> CareStanding:
            with aside(area) as own:
                return care_due.standing(own)

        self._session.tasks.run("today.care", look, self._show, lane="cpu", owner=self)

    def _show(self, found: CareStanding) -> None:
        self.setVisible(bool(found.overdue or found.soon))
        tone: Tone = "alarm" if found.overdue else "watch"
        self._mark.show_glyph(tone, tone=tone)
        said = [
            self.tr("a word is overdue with %n", "", found.overdue) if found.overdue else "",
            self.tr("%n more today or tomorrow", "", found.soon) if found.soon else "",
        ]
        text = " · ".join(part for part in said if part)
        self.text.show_text(
            self.tr("Of {people} looked after: {what}").format(people=found.people, what=text)
        )
