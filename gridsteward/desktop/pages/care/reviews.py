"""Needs somebody is to look at again, and those of which the person is still to be asked (R5.1)."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gridsteward.desktop.done import tell_done
from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.pages.households.portrait.register import NeedLine
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import NameButton
from gridsteward.desktop.widgets.frames import clear, column, frame, row, rule, scrolling
from gridsteward.desktop.widgets.labels import Label, Pair
from gridsteward.operations import needs
from gridsteward.operations.care_names import names_of
from gridsteward.operations.needs_seen import MARK_TABLES
from gridsteward.records.household import Person
from gridsteward.records.journal import Change
from gridsteward.records.need import KnownNeed

_AHEAD: Final = timedelta(days=14)
_MOST: Final = 60  # more than a day's work, and lines a window builds at once
_AT_ONCE: Final = 5
_LINES: Final = "care.reviews.lines"
_TABLES: Final = frozenset((*MARK_TABLES, "household", "person"))
Found = tuple[Sequence[KnownNeed], dict[str, str], dict[str, list[Person]]]


class ReviewsView(QFrame):
    """The list, what is late first; it says so when nothing is left to do."""

    counted = Signal(int)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.lines: list[NeedLine] = []
        self.count = 0
        self._home = ""
        self._todo: list[KnownNeed] = []
        self._again = QTimer(self)
        self._again.setInterval(0)
        self._again.timeout.connect(self._build)
        self._people: dict[str, list[Person]] = {}
        self._names: dict[str, str] = {}
        theme, space = session.theme, session.theme.space
        self.title = Pair(theme, self.tr("Needs to look at again"))
        said = self.tr("What has passed its day stays until somebody looked: nothing ends by itself.")
        self.nothing = Label(
            theme, self.tr("Nothing is to be looked at in the next two weeks."), role="quiet"
        )
        self._more = Label(theme, role="quiet")
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        inside = column(
            self.title,
            Label(theme, said, role="caption", wrap=True),
            rule(),
            self.nothing,
            self._box,
            self._more,
            None,
            gap=space.s,
            pad=(space.xl, space.l, space.xl, space.l),
        )
        self.setLayout(column(scrolling(frame("surface", inside)), gap=0))
        self.fresh = Fresh(session, self, self.refresh, tables=_TABLES)
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew."""
        session = self._session
        if session.tasks.closed:
            return
        area, by = session.area, session.clock().date() + _AHEAD

        def read() -> Found:
            found = needs.to_review(area, by)
            homes = [each.household_id for each in found]
            return found, names_of(area, homes), needs.people_of(area, homes)

        session.tasks.run("care.reviews", read, self._show, owner=self)

    def take_focus(self) -> None:
        """Give the keys to the first line's button."""
        for line in self.lines:
            for button in (line.ask, line.review, line.more):
                if button.isVisibleTo(self):
                    button.setFocus()
                    return

    def go_back(self) -> bool:
        """There is nothing inside to leave."""
        return False

    def _show(self, read: Found) -> None:
        found, self._names, self._people = read
        clear(self._box)
        self.lines = []
        self._home = ""
        self._todo = list(found[:_MOST])
        self._build()
        self.nothing.setVisible(not found)
        self._more.setVisible(len(found) > _MOST)
        self._more.show_text(self.tr("and %n more", "", len(found) - _MOST))
        self.title.show_text(
            self.tr("Needs to look at again"), self.tr("%n in all", "", len(found)) if found else ""
        )
        self.count = len(found)
        self.counted.emit(self.count)

    def _build(self) -> None:
        """Build the lines, some in one go: sixty at once would hold the window. Unseen ones are for a quiet moment."""
        if self.isVisible():
            self._build_some()
            if self._todo:
                self._again.start()
            else:
                self._again.stop()
        else:
            self._again.stop()
            self._session.quiet.ask(_LINES, self._build_ahead)

    def _build_ahead(self) -> None:
        self._build_some()
        if self._todo:
            self._session.quiet.ask(_LINES, self._build_ahead)

    def _build_some(self) -> None:
        upto, self._todo = self._todo[:_AT_ONCE], self._todo[_AT_ONCE:]
        for each in upto:
            if each.household_id != self._home:
                self._home = each.household_id
                self._box.addWidget(self._head(self._home))
            self._box.addWidget(self._line(each))

    def showEvent(self, event: QShowEvent) -> None:
        """Go on building."""
        super().showEvent(event)
        self._build()

    def _head(self, household: str) -> QWidget:
        theme, made = self._session.theme, QWidget()
        name = NameButton(theme, self._names.get(household, ""))
        name.clicked.connect(lambda: self._session.open_household(household))
        made.setLayout(row(name, None, pad=(0, theme.space.s, 0, 0)))
        return made

    def _line(self, known: KnownNeed) -> NeedLine:
        line = NeedLine(self._session)
        people = {each.id: each.name for each in self._people.get(known.household_id, ())}
        line.show_need(known, people.get(known.need.person_id, ""), self._session.clock().date())
        line.ask_wanted.connect(self._ask)
        line.change_wanted.connect(self._ask)
        line.review_wanted.connect(lambda need: self._open("review", need, self.tr("Noted: it still holds.")))
        line.end_wanted.connect(lambda need: self._open("end", need, self.tr("Noted: it is over.")))
        line.erase_wanted.connect(lambda need: self._open("erase", need, ""))
        self.lines.append(line)
        return line

    def _ask(self, known: KnownNeed) -> None:
        from gridsteward.desktop.dialogs.need import NeedDialog

        NeedDialog(
            self._session,
            known.household_id,
            name=self._names.get(known.household_id, ""),
            people=self._people.get(known.household_id, ()),
            then=lambda change: self._told(self.tr("Written down for those who may see it."), change),
            parent=self.window(),
            known=known,
        ).open()

    def _open(self, act: str, known: KnownNeed, said: str) -> None:
        from gridsteward.desktop.dialogs.need import DIALOGS

        DIALOGS[act](
            self._session,
            known,
            name=self._names.get(known.household_id, ""),
            then=lambda change: self._told(said, change),
            parent=self.window(),
        ).open()

    def _told(self, said: str, change: Change) -> None:
        self._session.changed.emit(change)
        if said:
            tell_done(self._session, said, change)
