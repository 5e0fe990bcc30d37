"""The page: find on the left, know on the right."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.detail import Detail
from gridsteward.desktop.pages.households.list_pane import ListPane
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.frames import ListDetail, column
from gridsteward.desktop.widgets.stack import Stack
from gridsteward.operations import finding
from gridsteward.operations.finding import HouseholdFilter
from gridsteward.records.journal import Change, Value

if TYPE_CHECKING:
    from gridsteward.desktop.pages.households.duplicates import DuplicatesView
    from gridsteward.records.report import WrittenReport

# Who holds Down pages through rows; the portrait follows once they rest.
REST_MS = 90


class HouseholdsPage(QWidget):
    """List and portrait, or the possible duplicates in their place."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.desk = Desk(session, self)
        self.list = ListPane(session)
        self.detail = Detail(self.desk)
        self._duplicates: DuplicatesView | None = None
        self._split = ListDetail(session.theme, self.list, self.detail)
        self._states = Stack()
        self._states.addWidget(self._split)
        self.setLayout(column(self._states))
        self._next = ""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(lambda: self._bring(self._next))
        self._connect()
        self._read_filters()

    def open_household(self, household: str) -> None:
        """Show a household, whatever the list is narrowed to."""
        self._states.setCurrentIndex(0)
        self._bring(household)
        self._split.show_detail()

    @property
    def duplicates(self) -> "DuplicatesView":
        """The view of possible duplicates, made when it is first asked for."""
        if self._duplicates is None:
            from gridsteward.desktop.pages.households.duplicates import DuplicatesView

            self._duplicates = DuplicatesView(self.desk)
            self._duplicates.left.connect(self.go_back)
            self._states.addWidget(self._duplicates)
        return self._duplicates

    def show_duplicates(self, household: str = "") -> None:
        """Show the possible duplicates, those of a household first."""
        self._states.setCurrentWidget(self.duplicates)
        self.duplicates.show_pairs(first=household)
        self.duplicates.view.setFocus()

    def go_back(self) -> bool:
        """Leave duplicates, then the list of changes, then the folded portrait."""
        if self._states.currentIndex() == 1:
            self._states.setCurrentIndex(0)
            self.list.view.setFocus()
            return True
        return self.detail.close_history() or self._split.go_back()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget a move that has not come to rest: the area may be locked next."""
        super().hideEvent(event)
        if self._rest.isActive():
            self._rest.stop()
            self.list.select(self.desk.household)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keys to the list, or to the one button of an empty one: nothing else here uses them."""
        super().focusInEvent(event)
        if self._states.currentIndex() == 0:
            self.list.take_focus()

    # ------------------------------------------------------------------ parts

    def _connect(self) -> None:
        session, listing = self._session, self.list
        listing.shown.connect(self._move)
        listing.opened.connect(self._open)
        listing.import_wanted.connect(lambda: session.open_page("import"))
        listing.add_wanted.connect(self.add_household)
        listing.duplicates_wanted.connect(self.show_duplicates)
        listing.export_wanted.connect(self.export_list)
        listing.save_wanted.connect(self._save_filter)
        listing.drop_wanted.connect(lambda name: self._save_filter(name, None))
        self.detail.duplicates_wanted.connect(self.show_duplicates)
        session.search_requested.connect(self._search)
        session.search_stepped.connect(self._step)
        session.search_entered.connect(self._enter)
        session.household_requested.connect(self.open_household)
        session.card_here.connect(self._card)

    def _search(self, text: str) -> None:
        self._states.setCurrentIndex(0)
        if self._split.narrow:
            self._split.show_list()
        self.list.search(text)

    def _step(self, rows: int) -> None:
        if self.isVisible():
            self.list.step(rows)

    def _enter(self) -> None:
        if self.isVisible() and self.list.model.rowCount():
            self._open(self.list.current or self.list.model.household(0))

    def _card(self) -> None:
        if self.isVisible() and self._states.currentIndex() == 0:
            self.detail.open_card()

    def _move(self, household: str) -> None:
        self._next = household
        self._rest.start()

    def _open(self, household: str) -> None:
        self._bring(household)
        self._split.show_detail()

    def _bring(self, household: str) -> None:
        """Put a household on the desk, once what is being typed about the one before is kept."""
        self._rest.stop()
        if not household or household == self.desk.household:
            self.list.select(household or self.desk.household)
            return
        # A refused value keeps the portrait: the list must not show another as chosen.
        self.list.select(self.desk.household)
        self.detail.settle(lambda: self._front(household))

    def _front(self, household: str) -> None:
        self.desk.show(household)
        self.list.select(household)

    def add_household(self) -> None:
        """Ask for a household that no ledger has."""
        from gridsteward.desktop.pages.households.ask import AskDialog, Asked
        from gridsteward.operations import households

        words, area = self._session.words, self._session.area
        names = ("account_no", "name", "address", "village", "transformer_district", "meter_no")
        asked = [Asked(name, words(f"field.{name}")) for name in names]
        title = self.tr("Add a household")
        dialog = AskDialog(self.desk, title, asked, action=self.tr("Add"), parent=self)
        made: list[str] = []

        def write(values: Mapping[str, Value]) -> Change:
            household, change = households.add_household(area, values)
            made.append(household)
            return change

        dialog.ask(write, lambda _change: self.open_household(made[-1]))

    def export_list(self) -> None:
        """Ask where to, and write the households the list shows now, in its order."""
        # Imported when asked for: the page is there sooner.
        from gridsteward.desktop.dialogs.export import ExportDialog
        from gridsteward.operations import exporting

        session, area, words = self._session, self._session.area, self._session.words
        wanted = exporting.HouseholdSelection(ids=self.list.model.households)

        def write(out: Path, password: str, overwrite: bool) -> "WrittenReport":
            return exporting.export_households(
                area, wanted, out, words=words, password=password, overwrite=overwrite
            )

        dialog = ExportDialog(
            write,
            title=self.tr("Export this list"),
            what=self.tr("%Ln household(s), as the list shows them now.", "", len(wanted.ids)),
            file_name=self.tr("household list {day}.xlsx").format(day=session.clock().date().isoformat()),
            theme=session.theme,
            tasks=session.tasks,
            words=words,
            parent=self.window(),
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # ------------------------------------------------------------------ kept filters

    def _read_filters(self) -> None:
        area = self._session.area
        self._session.tasks.run(
            "filters.read", lambda: finding.saved_filters(area), self.list.show_saved, owner=self
        )

    def _save_filter(self, name: str, wanted: HouseholdFilter | None) -> None:
        area = self._session.area

        def save() -> Mapping[str, HouseholdFilter]:
            finding.save_filter(area, name, wanted)
            return finding.saved_filters(area)

        self._session.tasks.run("filters.save", save, self.list.show_saved, owner=self)
