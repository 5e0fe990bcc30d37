"""First on the day's page: an outage that is on or comes, where somebody needs power to live (R5.6)."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.pages.care_round.wording import moment, outage_when, outage_where, round_tone
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label
from gridsteward.desktop.wording import capital
from gridsteward.operations import outage_round
from gridsteward.operations.needs_seen import MARK_TABLES
from gridsteward.records.outage_round import CareRound

_MINUTE_MS: Final = 60_000
_TABLES: Final = frozenset(
    (
        "outage",
        "outage_take",
        "care_contact",
        "household",
        *MARK_TABLES,
        "person",
        "",
    )
)
_PAGE: Final = "care"


class OutageRow(QFrame):
    """Where, until when, how many are to be called; the way to the round."""

    def __init__(self, session: Session, found: CareRound) -> None:
        super().__init__()
        self.setProperty("look", "told")
        theme, space, words = session.theme, session.theme.space, session.words
        tone = round_tone(found)
        self.setProperty("tone", tone if tone in ("alarm", "watch") else "")
        state = capital(words(f"outage_state.{found.state.value}"))
        where = outage_where(found.outage, words)
        self.what = Elided(theme, f"{state} · {where} · {outage_when(found.outage, words)}", role="strong")
        said = [self.tr("%n need(s) power", "", found.dependent)]
        due = next((each.clock.due for each in found.people if each.clock.due), "")
        if found.overdue:
            said.append(self.tr("%n overdue", "", found.overdue))
        elif due:
            said.append(self.tr("next by {time}").format(time=moment(words, due)))
        self.who = Label(theme, " · ".join(said))
        self.look = Button(
            theme,
            self.tr("To the calls"),
            kind="main" if found.overdue else "",
            icon="phone",
            name_for_readers=f"{self.tr('To the calls')}: {where}",
        )
        self.look.clicked.connect(lambda: self._go(session, found.outage.id))
        line = row(
            Glyph(theme, tone), column(self.what, self.who, gap=2), self.look, gap=space.m,
            pad=(space.l, space.s, space.l, space.s),
        )  # fmt: skip
        line.setStretch(1, 1)
        self.setLayout(line)

    def _go(self, session: Session, outage: str) -> None:
        session.open_page(_PAGE)
        session.outage_requested.emit(outage)


class TodayOutages(QWidget):
    """Gone while there is none."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._box = QVBoxLayout()
        self._box.setSpacing(session.theme.space.s)
        self.setLayout(column(self._box))
        self.rows: list[OutageRow] = []
        self.fresh = Fresh(session, self, self.refresh, tables=_TABLES, hides_itself=True)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        self._minute.start()
        self.hide()
        self.refresh()

    def refresh(self) -> None:
        """Read anew."""
        if not self._session.tasks.closed:
            area = self._session.area
            self._session.tasks.run(
                "today.outages", lambda: outage_round.current_rounds(area), self._show, owner=self
            )

    def _show(self, found: Sequence[CareRound]) -> None:
        at = next((i for i, each in enumerate(self.rows) if each.look.hasFocus()), -1)
        for each in self.rows:
            self._box.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.rows = [OutageRow(self._session, each) for each in found if each.dependent and each.open]
        for made in self.rows:
            self._box.addWidget(made)
        self.setVisible(bool(self.rows))
        if at >= 0 and self.rows:
            self.rows[min(at, len(self.rows) - 1)].look.setFocus()
