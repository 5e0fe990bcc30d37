"""Whom to look in on, first thing on the day's page: who has gone quiet, whose bill will be a surprise."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridsteward.desktop.pages.usage.wording import name_of, tone_of
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button, NameButton
from gridsteward.desktop.widgets.frames import column, row, rule
from gridsteward.desktop.widgets.labels import Elided, Glyph, Pair
from gridsteward.operations import finding_words
from gridsteward.records.finding import FindingEntry

MOST: Final = 5
_PAGE: Final = "usage"


class FindingRow(QFrame):
    """Who and what, why, and the way to it."""

    named = Signal()
    looked = Signal()

    def __init__(self, session: Session, entry: FindingEntry) -> None:
        super().__init__()
        theme, space, words = session.theme, session.theme.space, session.words
        finding, household = entry.finding, entry.household
        tone = tone_of(finding)
        what = finding_words.short(finding, words)
        self.name = NameButton(
            theme,
            name_of(household),
            name_for_readers=self.tr("Open {name}, {note}").format(name=name_of(household), note=what),
        )
        self.name.clicked.connect(self.named)
        note = " · ".join(part for part in (what, household.village) if part)
        head = row(self.name, Elided(theme, note, role="caption", tone=tone), gap=space.xs)
        head.setStretch(1, 1)
        why = Elided(theme, finding_words.sentence(finding, words), role="quiet")
        look = self.tr("Look at it")
        self.look = Button(theme, look, icon="eye", name_for_readers=f"{look}: {name_of(household)}, {what}")
        self.look.setMinimumWidth(112)
        self.look.clicked.connect(self.looked)
        said = column(head, row(space.xs, why, gap=0), gap=2)
        line = row(Glyph(theme, tone), said, self.look, gap=space.m)
        line.setStretch(1, 1)
        line.setContentsMargins(space.l, space.s - 2, space.l, space.s - 2)
        self.setLayout(line)


class TodayFindings(QWidget):
    """At most five rows, and the way to all; gone while there is nothing to look at."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme, space = session.theme, session.theme.space
        self._head = Pair(theme, "")
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        self.all_button = Button(theme, kind="text")
        self.all_button.clicked.connect(lambda: session.open_page(_PAGE))
        foot = row(self.all_button, None, pad=(theme.shape.icon + space.l + space.m - 2, 0, space.l, 0))
        head = row(self._head, None, pad=(space.l, space.m, space.l, 2))
        self.setLayout(column(head, self._box, foot, space.xs, rule(), gap=0, pad=(1, 1, 1, 0)))
        self.rows: list[FindingRow] = []
        self._elsewhere: frozenset[str] = frozenset()
        session.findings.refreshed.connect(self.refresh)
        self.hide()
        self.refresh()

    def leave_out(self, findings: frozenset[str]) -> None:
        """Show no finding of these ids: a care light above tells of them."""
        if findings != self._elsewhere:
            self._elsewhere = findings
            self.refresh()

    def refresh(self) -> None:
        """Show what is to be looked at now."""
        found = self._session.findings.current
        waiting = found.waiting if found is not None else ()
        wanted = [each for each in waiting if each.finding.id not in self._elsewhere]
        at = next((i for i, each in enumerate(self.rows) if each.look.hasFocus() or each.name.hasFocus()), -1)
        for each in self.rows:
            self._box.removeWidget(each)
            each.hide()
            each.deleteLater()
        self.rows = []
        for entry in wanted[:MOST]:
            made = FindingRow(self._session, entry)
            made.named.connect(lambda entry=entry: self._session.open_household(entry.household.id))
            made.looked.connect(lambda entry=entry: self._session.open_finding(entry.finding.id))
            self._box.addWidget(made)
            self.rows.append(made)
        self._head.show_text(self.tr("Look in on"), self.tr("%n item(s)", "", len(wanted)))
        self.all_button.show_text(self.tr("Show all %n", "", len(wanted)))
        self.all_button.setVisible(len(wanted) > MOST)
        self.setVisible(bool(wanted))
        if at >= 0 and self.rows:
            self.rows[min(at, len(self.rows) - 1)].look.setFocus()
