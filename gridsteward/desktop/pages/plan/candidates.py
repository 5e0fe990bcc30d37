"""Whom there is reason to see and who is not on the way: why, how pressing, until when; filtered, and added."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QListView

from gridsteward.desktop.delegates import RowDelegate, RowText
from gridsteward.desktop.models import RecordList
from gridsteward.desktop.pages.plan.wording import candidate_row, pause_row
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import EmptyState
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, row, rule
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations.plan_page import PlanPage
from gridsteward.records.household import HouseholdSummary
from gridsteward.records.plan import Candidate, VisitPause

VIEWS: Final = ("all", "due", "care", "carried", "paused")
Row = Candidate | VisitPause
_TYPING_MS: Final = 120
_VILLAGE_SIGNS: Final = 7


Views = Mapping[str, Sequence[Candidate]]


def views_of(page: PlanPage) -> Views:
    """Sort the candidates of a day, there may be thousands, into what the chips show; paused homes are left away."""
    paused = {each.household_id for each in page.pauses}
    free = [each for each in page.candidates if each.household_id not in paused]
    return {view: [each for each in free if _wanted(view, each, page)] for view in VIEWS if view != "paused"}


class CandidatePane(QFrame):
    """Chips, a search line, a village, the list. It keeps its place when it is read anew."""

    shown = Signal(str)  # household the cursor stands on
    add_wanted = Signal(str)
    anybody_wanted = Signal()  # somebody not in the list

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "list")
        self._session = session
        self._page: PlanPage | None = None
        self._views: Views = {}
        self._quiet = False
        self.view = "all"
        theme, space = session.theme, session.theme.space
        self.chips = {view: Button(theme, kind="chip", checked=view == "all") for view in VIEWS}
        for view, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, view=view: self.choose(view))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name / pinyin / address"))
        self.search.setAccessibleName(self.tr("Find in this list"))
        self.search.setClearButtonEnabled(True)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPING_MS)
        self._typed.timeout.connect(self.refresh)
        self.search.textChanged.connect(lambda _text: self._typed.start())
        self.village = QComboBox()
        self.village.setAccessibleName(self.tr("Village"))
        self.village.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.village.setMinimumContentsLength(_VILLAGE_SIGNS)
        self.village.addItem(self.tr("All villages"), "")
        self.village.currentIndexChanged.connect(lambda _index: self.refresh())
        self.count = Label(theme, role="caption")
        self.model: RecordList[Row] = RecordList(self._word, parent=self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(theme, self.list, marks=False))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Whom there is reason to see"))
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.clicked.connect(self._told)
        self.list.activated.connect(self._activated)
        self.empty = EmptyState(theme, "")
        self.empty.wanted.connect(self._fill)
        self.empty.hide()
        self.anybody = Button(theme, self.tr("Somebody else …"), kind="text", icon="search")
        self.anybody.setToolTip(self.tr("Add any household to the day, or see why it is not in it"))
        self.anybody.clicked.connect(self.anybody_wanted)
        line = row(self.search, self.village, gap=space.s)
        line.setStretch(0, 1)
        head = column(
            Flow(*self.chips.values()),
            line,
            self.count,
            gap=space.s,
            pad=(space.l, space.m, space.l, space.s),
        )
        foot = row(self.anybody, None, pad=(space.m, space.xs, space.l, space.xs))
        inside = column(head, rule(), self.list, self.empty, rule(), foot, gap=0)
        inside.setStretch(2, 1)
        inside.setStretch(3, 1)
        self.setLayout(inside)

    # ------------------------------------------------------------------ showing

    def show_page(self, page: PlanPage, views: Views) -> None:
        """Show another day, or the same anew; `views` are `views_of` it."""
        self._page, self._views = page, views
        names = sorted({home.village for home in page.homes.values() if home.village})
        if names != [self.village.itemData(at) for at in range(1, self.village.count())]:
            chosen = self.village.currentData()
            self.village.blockSignals(True)
            while self.village.count() > 1:
                self.village.removeItem(1)
            for name in names:
                self.village.addItem(name, name)
            self.village.setCurrentIndex(max(0, self.village.findData(chosen)))
            self.village.blockSignals(False)
        self.refresh()

    def choose(self, view: str) -> None:
        """Show one kind only."""
        self.view = view
        for each, chip in self.chips.items():
            chip.setChecked(each == view)
        self.refresh()

    def refresh(self) -> None:
        """Filter anew; who was chosen stays chosen."""
        page = self._page
        if page is None:
            return
        current = self.current
        self._name_chips(page)
        rows = self._rows(page)
        self._quiet = True
        self.model.show_records(rows)
        if current:
            self.select(current)
        self._quiet = False
        self.count.show_text(self.tr("%n household(s), the most pressing first", "", len(rows)))
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        if not rows:
            self._explain(page)

    def select(self, household: str) -> bool:
        """Put the cursor on a household; tell whether it is in the list."""
        for at, each in enumerate(self.model.records):
            if each.household_id == household:
                self.list.setCurrentIndex(self.model.index(at, 0))
                return True
        self.list.setCurrentIndex(QModelIndex())
        return False

    @property
    def current(self) -> str:
        """The household the cursor stands on, "" for none."""
        at = self.list.currentIndex()
        return self.model.records[at.row()].household_id if at.isValid() else ""

    def _rows(self, page: PlanPage) -> list[Row]:
        fits = self._fits()
        if self.view == "paused":
            return [each for each in page.pauses if fits(page.homes.get(each.household_id))]
        found = self._views[self.view]
        narrowed = self.search.text().strip() or self.village.currentData()
        return (
            [each for each in found if fits(page.homes.get(each.household_id))] if narrowed else list(found)
        )

    def _fits(self) -> Callable[[HouseholdSummary | None], bool]:
        text, village = self.search.text().strip().lower(), self.village.currentData() or ""
        parts = text.split()

        def fits(home: HouseholdSummary | None) -> bool:
            if home is None:
                return not parts and not village
            if village and home.village != village:
                return False
            said = f"{home.names}\n{home.pinyin}\n{home.initials}\n{home.address}\n{home.account_no}".lower()
            return all(part in said for part in parts)

        return fits

    def _name_chips(self, page: PlanPage) -> None:
        names = {
            "all": self.tr("All"),
            "due": self.tr("Due"),
            "care": self.tr("Care"),
            "carried": self.tr("Not reached before"),
            "paused": self.tr("Paused"),
        }
        for view, chip in self.chips.items():
            count = len(page.pauses) if view == "paused" else len(self._views[view])
            chip.show_text(f"{names[view]} {count:,}" if count else names[view])
            chip.setVisible(bool(count) or view in ("all", self.view))

    def _explain(self, page: PlanPage) -> None:
        if page.day < page.today:
            self.empty.show_sentence(self.tr("This day is over."))
        elif self.view != "all" or self.search.text() or self.village.currentData():
            self.empty.show_sentence(self.tr("Nobody fits."), self.tr("Show all"))
        elif page.plan is None:
            self.empty.show_sentence(
                self.tr("Nobody there is reason to see on this day."), self.tr("Choose somebody")
            )
        else:
            self.empty.show_sentence(self.tr("Everybody there is reason to see is on the way."))

    def _fill(self) -> None:
        if self.view != "all" or self.search.text() or self.village.currentData():
            self.search.clear()
            self.village.setCurrentIndex(0)
            self.choose("all")
        else:
            self.anybody_wanted.emit()

    def _word(self, each: Row) -> RowText:
        page, words = self._page, self._session.words
        home = page.homes.get(each.household_id) if page else None
        if isinstance(each, VisitPause):
            return pause_row(each, home, words)
        return candidate_row(each, home, words, day=page.day if page else "")

    def _moved(self, _index: QModelIndex) -> None:
        if not self._quiet and self.current:
            self.shown.emit(self.current)

    def _told(self, _index: QModelIndex) -> None:
        if self.current:
            self.shown.emit(self.current)

    def _activated(self, _index: QModelIndex) -> None:
        if self.current and self.view != "paused":
            self.add_wanted.emit(self.current)


def _wanted(view: str, each: Candidate, page: PlanPage) -> bool:
    if view == "due":
        return "" < each.latest <= page.day
    if view == "care":
        return bool(each.tier)
    if view == "carried":
        return any(reason.key == "carried" for reason in each.reasons)
    return True
