"""Everything on which laptops differ, one household after the other."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent

from gridsteward.desktop.pages.sync.conflict_group import GroupView
from gridsteward.desktop.pages.sync.conflict_words import Group, groups
from gridsteward.desktop.pages.sync.reading import Reader, UnderPage
from gridsteward.desktop.pages.sync.settling import Settling
from gridsteward.desktop.pages.sync.wording import translate
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.feedback import EmptyState
from gridsteward.desktop.widgets.frames import clear
from gridsteward.operations import conflicts
from gridsteward.records.journal import Change

_AT_ONCE = 20  # groups on screen; the rest come forward as these are settled

Found = tuple[list[Group], dict[str, dict[str, int]]]


def read_groups(session: Session, most: int) -> Found:
    """Return the groups, and for deleted households what would go with them. On the database lane."""
    found = groups(conflicts.conflict_cards(session.area))
    counts = {
        each.first.id: conflicts.belongings(session.area, each.first.row)
        for each in found[:most]
        if each.about_deleting and each.first.table == "household"
    }
    return found, counts


class ConflictsPage(UnderPage):
    """The page."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, translate("Conflicts", "Differences"))
        self.views: list[GroupView] = []
        self._keep_keyboard = False
        self.settling = Settling(session, self)
        self._reader = Reader(
            session, "conflicts", lambda: read_groups(session, _AT_ONCE), self._show, parent=self
        )
        self._groups = self.add_scrolling()
        self.empty = EmptyState(
            session.theme,
            translate("Conflicts", "Nothing differs. Every laptop that was heard says the same."),
        )
        self.add(self.empty)
        self.empty.hide()
        self.settling.settled.connect(self._settled)
        session.changed.connect(self._changed)
        self._reader.read()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keys to the first choice."""
        super().focusInEvent(event)
        self._take_keyboard()

    def _changed(self, change: Change) -> None:
        if change.kind in ("sync", "undo") or self.views:
            self._reader.read()

    def _settled(self) -> None:
        self._keep_keyboard = True
        self._reader.read()

    def _show(self, found: Found) -> None:
        all_groups, counts = found
        differences = sum(len(each.cards) for each in all_groups)
        shown = all_groups[:_AT_ONCE]
        text = self.tr(
            "%n value(s) were written differently on two laptops. None is lost; please choose.",
            "",
            differences,
        )
        if len(all_groups) > _AT_ONCE:
            more = translate(
                "Conflicts", "The first {shown} of {count} are here; the next come forward by themselves."
            )
            text = f"{text} {more.format(shown=_AT_ONCE, count=len(all_groups))}"
        self.line.show_text(text if differences else "")
        self.empty.setVisible(not shown)
        self.area.setVisible(bool(shown))
        if [view.group for view in self.views] != shown:
            self._build(shown, counts)
        if self._keep_keyboard:
            self._keep_keyboard = False
            QTimer.singleShot(0, self, self._take_keyboard)

    def _build(self, shown: list[Group], counts: dict[str, dict[str, int]]) -> None:
        clear(self._groups)
        self.views = []
        for group in shown:
            view = GroupView(self.session, group, counts=counts.get(group.first.id))
            view.chosen.connect(self.settling.choose)
            view.third_wanted.connect(self.settling.ask)
            view.household_wanted.connect(self.session.open_household)
            self._groups.addWidget(view)
            self.views.append(view)
        self._groups.addStretch(1)

    def _take_keyboard(self) -> None:
        first = self.views[0].first_button if self.views else self.back
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
