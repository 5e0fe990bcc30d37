"""The list of findings: which to see, of which kind, of whom; most pressing first."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QListView

from gridsteward.desktop.delegates import RowDelegate, RowText
from gridsteward.desktop.models import RecordList
from gridsteward.desktop.pages.usage.wording import finding_row
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import EmptyState
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, row, rule
from gridsteward.desktop.widgets.labels import Label
from gridsteward.desktop.wording import dated
from gridsteward.operations.finding import HouseholdFilter
from gridsteward.records.finding import FindingEntry, FindingList, FindingState
from gridsteward.records.usage import FindingKind

Chosen = Callable[[FindingEntry], bool]
_KIND_SIGNS: Final = 9
VIEWS: Final = ("open", "explained", "dismissed", "notes", "all")


def _explained(entry: FindingEntry) -> bool:
    return entry.state == FindingState.EXPLAINED


def _dismissed(entry: FindingEntry) -> bool:
    return entry.state == FindingState.DISMISSED


def _noted(entry: FindingEntry) -> bool:
    return bool(entry.finding.note) and entry.state == FindingState.OPEN


_CHOSEN: Final[dict[str, Chosen]] = {
    "explained": _explained,
    "dismissed": _dismissed,
    "notes": _noted,
    "all": lambda _entry: True,
}


class FindingsPane(QFrame):
    """Chips, kind, a search line, the list. It keeps its place when it is read anew."""

    shown = Signal(object)  # FindingEntry the cursor stands on, None when the list is empty
    opened = Signal(object)  # FindingEntry somebody clicked or pressed Enter on
    record_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "list")
        self._session = session
        self._found: FindingList | None = None
        self._current = ""
        self._showing = False
        theme = session.theme
        self.chips = {view: Button(theme, kind="chip", checked=view == "open") for view in VIEWS}
        self.view = "open"
        self.with_more = False
        self.model: RecordList[FindingEntry] = RecordList(self._word, parent=self)
        self._build()

    def _word(self, entry: FindingEntry) -> RowText:
        return finding_row(entry, self._session.words, self._session.clock().date())

    def _build(self) -> None:
        session = self._session
        theme, space, words = session.theme, session.theme.space, session.words
        for view, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, view=view: self.choose(view))
        self._name_chips()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Name / pinyin / village"))
        self.search.setAccessibleName(self.tr("Find in this list"))
        self.search.setClearButtonEnabled(True)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(120)
        self._typed.timeout.connect(self.refresh)
        self.search.textChanged.connect(lambda _text: self._typed.start())
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Kind"))
        # No wider than the search line leaves room for; the open list shows the words in full.
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(_KIND_SIGNS)
        self.kind.addItem(self.tr("All kinds"), "")
        for kind in FindingKind:
            self.kind.addItem(words(f"finding_kind.{kind}"), kind.value)
        self.kind.currentIndexChanged.connect(lambda _index: self.refresh())
        self.count = Label(theme, role="caption")
        self.more = Button(theme, kind="text")
        self.more.clicked.connect(self._show_more)
        self.record = Button(theme, self.tr("How often it was right"), kind="text", icon="report")
        self.record.clicked.connect(self.record_wanted)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(RowDelegate(theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("What use data gives reason to look at"))
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.activated.connect(self._opened)
        self.list.clicked.connect(self._opened)
        self.empty = EmptyState(theme, "")
        self.empty.hide()
        line = row(self.search, self.kind, gap=space.s)
        line.setStretch(0, 1)
        head = column(
            Flow(*self.chips.values()),
            line,
            row(self.count, self.more, None, gap=space.s),
            gap=space.s,
            pad=(space.l, space.m, space.l, space.s),
        )
        foot = row(self.record, None, pad=(space.m, space.xs, space.l, space.xs))
        inside = column(head, rule(), self.list, self.empty, rule(), foot, gap=0)
        inside.setStretch(2, 1)
        inside.setStretch(3, 1)
        self.setLayout(inside)
        self._session.findings.told.connect(lambda: self._say(len(self.model.records)))

    def _name_chips(self) -> None:
        words = self._session.words
        names = {
            "open": words("finding_state.open"),
            "explained": words("finding_state.explained"),
            "dismissed": words("finding_state.dismissed"),
            "notes": self.tr("Notes"),
            "all": self.tr("All"),
        }
        for view, chip in self.chips.items():
            chip.show_text(names[view])

    # ------------------------------------------------------------------ choosing

    def choose(self, view: str) -> None:
        """Show another part: VIEWS."""
        self.view = view
        for key, chip in self.chips.items():
            chip.setChecked(key == view)
        self.refresh()

    def take_focus(self) -> None:
        """Give the keyboard to the list, or to the one button of an empty page."""
        if self.model.records:
            self.list.setFocus()
        elif self.empty.button.isVisible():
            self.empty.button.setFocus()
        else:
            self.chips[self.view].setFocus()

    def select(self, finding: str) -> bool:
        """Put the cursor on a finding, wherever it is listed; tell whether it is there at all."""
        entries = self._found.entries if self._found is not None else ()
        wanted = next((each for each in entries if each.finding.id == finding), None)
        if wanted is None:
            return False
        if wanted not in self.model.records:
            self.kind.setCurrentIndex(0)
            self.search.clear()
            self._typed.stop()
            self._current = finding
            self.choose("open" if wanted.wanted else "all")
        at = next((i for i, each in enumerate(self.model.records) if each.finding.id == finding), -1)
        if at >= 0:
            self.list.setCurrentIndex(self.model.index(at, 0))
        return at >= 0

    @property
    def current(self) -> FindingEntry | None:
        """The finding the cursor stands on."""
        return next((each for each in self.model.records if each.finding.id == self._current), None)

    # ------------------------------------------------------------------ showing

    def show_list(self, found: FindingList) -> None:
        """Show what stands now."""
        self._found = found
        self.refresh()

    def refresh(self) -> None:
        """Fill the list by what is chosen; the cursor stays on its finding, else goes where that one stood."""
        if self._found is None:
            return
        before = [each.finding.id for each in self.model.records]
        chosen = self._chosen()
        found = self._of_kind(chosen)
        self._showing = True
        self.model.show_records(found)
        self._showing = False
        beyond = sum(
            each.more and not each.past and each.state == FindingState.OPEN for each in self._found.entries
        )
        self.more.setVisible(self.view == "open" and beyond > 0)
        self.more.show_text(
            self.tr("Hide the less pressing")
            if self.with_more
            else self.tr("Show %n less pressing", "", beyond)
        )
        self._say(len(found))
        ids = [each.finding.id for each in found]
        if not found:
            self._current = ""
            self.shown.emit(None)
            return
        if self._current in ids:
            at = ids.index(self._current)
        elif self._current in before:  # it went from here: the next one has moved up to its place
            at = min(before.index(self._current), len(ids) - 1)
        else:
            at = 0
        self.list.setCurrentIndex(self.model.index(at, 0))
        self._move_to(found[at])

    def _chosen(self) -> list[FindingEntry]:
        if self._found is None:
            return []
        if self.view != "open":
            chosen = _CHOSEN[self.view]
            return [each for each in self._found.entries if chosen(each)]
        if not self.with_more:
            return list(self._found.waiting)
        return [
            each
            for each in self._found.entries
            if each.state == FindingState.OPEN and not (each.finding.note or each.past)
        ]

    def _of_kind(self, entries: Sequence[FindingEntry]) -> list[FindingEntry]:
        kind, text = self.kind.currentData(), self.search.text().strip()
        found = [each for each in entries if not kind or each.finding.kind == kind]
        directory = self._session.directory.current
        if text and directory is not None:
            fit = {each.id for each in directory.find(HouseholdFilter(text=text))}
            found = [each for each in found if each.household.id in fit]
        return found

    def _say(self, count: int) -> None:
        found, words = self._found, self._session.words
        if found is None:
            return
        self.list.setVisible(count > 0)
        self.empty.setVisible(count == 0)
        said = [self.tr("%n finding(s)", "", count)] if found.until else []
        if self._session.findings.running is not None:
            said.append(self.tr("looking through the readings …"))
        self.count.show_text(" · ".join(said))
        if not found.until:
            self.empty.show_sentence(
                self.tr(
                    "There is no use data yet. Once readings are taken in, this page tells whose use gives reason "
                    "to look in."
                ),
                self.tr("Take readings in"),
            )
        elif self.search.text().strip() or self.kind.currentData():
            self.empty.show_sentence(self.tr("Nothing here fits."))
        elif self.view == "open":
            from datetime import date

            until = dated(words, date.fromisoformat(found.until), self._session.clock().date())
            text = self.tr("Nothing to look at. Readings up to {day} are looked through.").format(day=until)
            self.empty.show_sentence(text)
        else:
            self.empty.show_sentence(self.tr("Nothing here yet."))

    def _show_more(self) -> None:
        self.with_more = not self.with_more
        self.refresh()

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid() and not self._showing:
            self._move_to(self.model.records[index.row()])

    def _move_to(self, entry: FindingEntry) -> None:
        self._current = entry.finding.id
        self.shown.emit(entry)

    def _opened(self, index: QModelIndex) -> None:
        self.opened.emit(self.model.records[index.row()])
