"""Every part of the portrait: since when it is known, and one press to say that it is still so."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QToolButton, QWidget

from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.parts import Pool
from gridsteward.desktop.pages.households.portrait.part import PortraitPart
from gridsteward.desktop.pages.households.portrait.saying import freshness_text
from gridsteward.desktop.pages.households.rows import translate
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import Columns, row
from gridsteward.desktop.widgets.labels import ElidedPair, Glyph
from gridsteward.operations import portrait_acts
from gridsteward.records.portrait import PartState, Portrait


class PartLine(QWidget):
    """A part: its mark, its name with since when, and what to press."""

    fill_wanted = Signal(str)
    confirm_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self.part = desk, ""
        theme = desk.session.theme
        self._mark = Glyph(theme, "unknown")
        self._words = ElidedPair(theme)
        self.fill = Button(theme, self.tr("Fill in"), kind="text")
        self.fill.clicked.connect(lambda: self.fill_wanted.emit(self.part))
        self.still = Button(theme, self.tr("Still so"), kind="text", icon="check")
        self.again = QToolButton()  # what is fresh needs no word to be said once more
        for each in (self.still, self.again):
            each.clicked.connect(lambda: self.confirm_wanted.emit(self.part))
        theme.changed.connect(self._dress)
        self._dress()
        line = row(self._mark, self._words, self.fill, self.still, self.again, gap=theme.space.xs)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.setMinimumHeight(self.still.sizeHint().height())  # both columns keep step

    def show_state(self, state: PartState) -> None:
        """Show how a part stands."""
        self.part = state.part
        session = self._desk.session
        words, today = session.words, session.clock().date()
        name = words(f"portrait_part.{state.part}")
        settled = (state.known or state.asked) and not state.stale
        self._mark.show_glyph("good" if settled else "watch" if state.stale else "unknown")
        self._words.show_text(name, freshness_text(words, state, today))
        self.fill.setVisible(not state.known)
        self.still.setVisible(state.known and state.stale)
        self.again.setVisible(state.known and not state.stale)
        self.fill.setAccessibleName(self.tr("Fill in {part}").format(part=name))
        for each in (self.still, self.again):
            each.setAccessibleName(self.tr("Still so: {part}").format(part=name))
            each.setToolTip(each.accessibleName())

    def _dress(self) -> None:
        self.again.setIcon(self._desk.session.theme.icon("check", "quiet"))


class FreshnessSection(PortraitPart):
    """The parts in two columns."""

    fill_wanted = Signal(str)

    def __init__(self, desk: Desk) -> None:
        theme = desk.session.theme
        self._left: Pool[PartLine] = Pool(self._line, 0)
        self._right: Pool[PartLine] = Pool(self._line, 0)
        left, right = QWidget(), QWidget()
        left.setLayout(self._left.layout)
        right.setLayout(self._right.layout)
        title = translate("portrait", "How fresh this is")
        super().__init__(desk, title, Columns(theme, left, right, ruled=False))

    @property
    def lines(self) -> list[PartLine]:
        """The parts on screen."""
        return [*self._left.shown, *self._right.shown]

    def show_portrait(self, portrait: Portrait) -> None:
        """Show a household's."""
        half = (len(portrait.parts) + 1) // 2
        for pool, states in ((self._left, portrait.parts[:half]), (self._right, portrait.parts[half:])):
            for line, state in zip(pool.show(len(states)), states, strict=True):
                line.show_state(state)
        old = sum(each.stale for each in portrait.parts)
        self.note(self.tr("%n to look at again", "", old) if old else "")

    def _line(self) -> PartLine:
        line = PartLine(self._desk)
        line.fill_wanted.connect(self.fill_wanted)
        line.confirm_wanted.connect(self._confirm)
        return line

    def _confirm(self, part: str) -> None:
        area, household = self._desk.session.area, self._desk.household
        name = self._desk.session.words(f"portrait_part.{part}")
        said = translate("portrait", "Noted: {part} is still so.").format(part=name)
        self._write("portrait.confirm", lambda: portrait_acts.confirm_part(area, household, part), said)
