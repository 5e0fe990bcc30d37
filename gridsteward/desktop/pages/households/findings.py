"""What use data gives reason to ask about in the household in front."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.pages.households.parts import Pool, Section
from gridsteward.desktop.pages.households.rows import translate
from gridsteward.desktop.pages.usage.wording import tone_of
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import row
from gridsteward.desktop.widgets.labels import Glyph, Pair
from gridsteward.operations import finding_words
from gridsteward.records.finding import FindingEntry, FindingState
from gridsteward.records.page import HouseholdCard

_MOST = 3


class FindingLine(QWidget):
    """A finding's sentence, how sure it is, and the way to it."""

    wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._id = session, ""
        theme = session.theme
        self._mark = Glyph(theme, "watch")
        self._said = Pair(theme, "", role="body")
        self._said.setWordWrap(True)
        self.look = Button(theme, self.tr("Look at it"), kind="text", icon="next", icon_after=True)
        self.look.clicked.connect(lambda: self.wanted.emit(self._id))
        line = row(self._mark, self._said, self.look)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_finding(self, entry: FindingEntry) -> None:
        """Show a finding."""
        finding, words = entry.finding, self._session.words
        self._id = finding.id
        self._mark.show_glyph(tone_of(finding))
        said = finding_words.sentence(finding, words)
        self._said.show_text(said, finding_words.certainty(finding, words))
        self.look.setAccessibleName(f"{self.tr('Look at it')}: {said}")


class OpenFindings(Section):
    """The open ones of the household, the latest first; gone when there are none."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._household = ""
        self._lines: Pool[FindingLine] = Pool(self._line, session.theme.space.xs)
        super().__init__(session.theme, translate("households", "Use to ask about"), self._lines.layout)
        session.findings.refreshed.connect(self._refresh)
        self.hide()

    @property
    def lines(self) -> list[FindingLine]:
        """The lines on screen."""
        return self._lines.shown

    def show_card(self, card: HouseholdCard) -> None:
        """Show a household's."""
        self._household = card.household.id
        if self._session.findings.current is None:
            self._session.findings.load()
        self._refresh()

    def _refresh(self) -> None:
        found = self._session.findings.current
        entries = [
            each
            for each in (found.entries if found is not None else ())
            if each.household.id == self._household
            and each.state == FindingState.OPEN
            and not (each.finding.note or each.past)
        ]
        entries.sort(key=lambda each: each.finding.day, reverse=True)
        shown = entries[:_MOST]
        self.setVisible(bool(shown))
        for line, entry in zip(self._lines.show(len(shown)), shown, strict=True):
            line.show_finding(entry)

    def _line(self) -> FindingLine:
        line = FindingLine(self._session)
        line.wanted.connect(self._session.open_finding)
        return line
