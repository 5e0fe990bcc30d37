"""The list side of the page: found as typed, narrowed by chips, sorted, and back where it was."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QListView, QMenu, QWidget

from gridsteward.desktop.delegates import RowDelegate
from gridsteward.desktop.pages.households.filters import NARROWING, class_word, dated, said, sort_word
from gridsteward.desktop.pages.households.known import KnownLine
from gridsteward.desktop.pages.households.list_model import HOUSEHOLD_ROLE, HouseholdListModel
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import EmptyState
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, frame, row, rule
from gridsteward.desktop.widgets.labels import Label
from gridsteward.desktop.widgets.stack import Stack
from gridsteward.operations.finding import SORTS, HouseholdFilter
from gridsteward.records.household import RelationClass

if TYPE_CHECKING:
    from gridsteward.desktop.pages.households.filter_panel import FilterPanel

CLASSES = ("", *(kind.value for kind in RelationClass if kind.value))
_CHIP_ORDER = {"care": 1, "risk": 2, "economic": 3, "social": 4}


class HouseholdList(QListView):
    """The rows; Enter or a click opens, moving only shows."""

    def __init__(self, session: Session, model: HouseholdListModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(RowDelegate(session.theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Households"))


class ListPane(QWidget):
    """Chips, filter panel, count and rows. `shown` follows the current row, `opened` a click or Enter."""

    shown = Signal(str)
    opened = Signal(str)
    import_wanted = Signal()
    add_wanted = Signal()
    duplicates_wanted = Signal()
    export_wanted = Signal()
    save_wanted = Signal(str, object)  # name, HouseholdFilter
    drop_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._quiet = False  # only a person's move is told
        self.wanted = HouseholdFilter()
        self._saved: Mapping[str, HouseholdFilter] = {}
        self._counts: Mapping[str, int] = {}
        # Made when first asked for: the page is there sooner.
        self._panel: FilterPanel | None = None
        self._none: EmptyState | None = None
        self._nothing: EmptyState | None = None
        self.model = HouseholdListModel(session.words, lambda: session.clock().date(), self)
        self.view = HouseholdList(session, self.model)
        self._chips_and_menus()
        self._lay_out()
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.view.clicked.connect(lambda index: self.opened.emit(index.data(HOUSEHOLD_ROLE)))
        self.view.activated.connect(lambda index: self.opened.emit(index.data(HOUSEHOLD_ROLE)))
        session.directory.refreshed.connect(self._refreshed)
        session.directory.standings_read.connect(lambda: self._refreshed(frozenset()))
        session.theme.changed.connect(self._dress)
        if session.directory.current is None:
            session.directory.load()
        else:
            self._refreshed(frozenset())

    # ------------------------------------------------------------------ asked from outside

    @property
    def current(self) -> str:
        """Id of the household whose row is current, empty without one."""
        return self.model.household(self.view.currentIndex().row())

    def search(self, text: str) -> None:
        """Find as typed; the best fit stands first."""
        if text != self.wanted.text:
            self.known.search(text)
            self.narrow(replace(self.wanted, text=text), top=True)

    def narrow(self, wanted: HouseholdFilter, *, top: bool = False) -> None:
        """Show what `wanted` asks for; `top` leaves the place the list had."""
        self.wanted = wanted
        self._show(top=top)
        self._show_narrowing()

    def select(self, household: str) -> bool:
        """Make a household's row current without telling; False when it is not in the list now."""
        at = self.model.row_of(household) if household else -1
        index = self.model.index(at, 0) if at >= 0 else QModelIndex()
        flag = QItemSelectionModel.SelectionFlag
        self._quiet = True
        self.view.selectionModel().setCurrentIndex(index, flag.ClearAndSelect if at >= 0 else flag.Clear)
        self._quiet = False
        return at >= 0

    def take_focus(self) -> None:
        """Give the keys to the rows, or to what fills an empty list."""
        shown = self.states.currentWidget()
        target = shown.button if isinstance(shown, EmptyState) else self.view
        if target is self.view and not self.current:
            self.step(0)  # Qt would make the first row current without showing it
        if target.isVisible():
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def step(self, rows: int) -> None:
        """Move the current row, as Up and Down in the search box do."""
        last = self.model.rowCount() - 1
        at = self.view.currentIndex().row()
        at = min(last, max(0, at + rows)) if at >= 0 else 0
        if last >= 0:
            self.view.setCurrentIndex(self.model.index(at, 0))

    def show_saved(self, saved: Mapping[str, HouseholdFilter]) -> None:
        """Offer the kept filters."""
        self._saved = saved
        menu = self._saved_menu
        menu.clear()
        for name, wanted in saved.items():
            action = menu.addAction(name)
            action.triggered.connect(lambda _on=False, wanted=wanted: self._apply(wanted))
        if not saved:
            none = menu.addAction(self.tr("No filter kept yet"))
            none.setEnabled(False)
            return
        drop = menu.addMenu(self.tr("Delete a filter"))
        for name in saved:
            action = drop.addAction(name)
            action.triggered.connect(lambda _on=False, name=name: self.drop_wanted.emit(name))

    # ------------------------------------------------------------------ parts

    def _chips_and_menus(self) -> None:
        theme = self._session.theme
        self.chips = {
            key: Button(theme, kind="chip", checked=not key)
            for key in sorted(CLASSES, key=lambda key: _CHIP_ORDER.get(key, 0))
        }
        for key, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, key=key: self._class_chosen(key))
        self.count = Label(theme, role="caption")
        self.sort = Button(theme, kind="text", icon="sort")
        self._sort_menu = QMenu(self.sort)
        group = QActionGroup(self._sort_menu)
        self._sorts: dict[str, QAction] = {}
        for key in SORTS:
            action = self._sort_menu.addAction(sort_word(key))
            action.setCheckable(True)
            action.triggered.connect(lambda _on=False, key=key: self.narrow(replace(self.wanted, sort=key)))
            group.addAction(action)
            self._sorts[key] = action
        self.sort.clicked.connect(lambda: _drop_down(self._sort_menu, self.sort))
        self.filter = Button(theme, self.tr("Filter"), kind="text", icon="filter", checked=False)
        self.filter.toggled.connect(self._fold_panel)
        self.more = Button(
            theme, "⋯", kind="text", name_for_readers=self.tr("More: kept filters, add, duplicates, export")
        )
        self._more_menu = QMenu(self.more)
        self._saved_menu = self._more_menu.addMenu(self.tr("Kept filters"))
        self._more_menu.addSeparator()
        self._more_menu.addAction(self.tr("Add a household…"), self.add_wanted.emit)
        self._more_menu.addAction(self.tr("Possible duplicates"), self.duplicates_wanted.emit)
        self._more_menu.addAction(self.tr("Take in a ledger"), self.import_wanted.emit)
        self._more_menu.addSeparator()
        self.export = self._more_menu.addAction(self.tr("Export this list…"), self.export_wanted.emit)
        self.more.clicked.connect(lambda: _drop_down(self._more_menu, self.more))
        self.show_saved({})

    def _lay_out(self) -> None:
        theme, space = self._session.theme, self._session.theme.space
        self._narrowings = Flow()
        self._narrowing_row = QWidget()
        self._narrowing_row.setLayout(self._narrowings)
        self._narrowing_row.hide()
        line = row(self.count, None, self.sort, self.filter, self.more, gap=space.s)
        self._chip_flow = Flow(*self.chips.values(), gap=space.xs)
        pad = (space.xl, space.m, space.s, space.xs)
        head = self._chip_line = column(self._chip_flow, self._narrowing_row, line, gap=space.s, pad=pad)
        loading = Label(theme, self.tr("Reading the households…"), role="quiet")
        loading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.states = Stack()
        self.states.addWidget(loading)
        self.states.addWidget(self.view)
        self.known = KnownLine(self._session)
        inside = column(head, rule(), self.states, self.known, gap=0)
        inside.setStretch(2, 1)
        self.setLayout(column(frame("list", inside)))
        self.setMinimumWidth(theme.shape.list - 80)
        self._show_narrowing()

    @property
    def panel(self) -> "FilterPanel":
        """The questions a list can be narrowed by."""
        if self._panel is None:
            from gridsteward.desktop.pages.households.filter_panel import FilterPanel

            self._panel = panel = FilterPanel(self._session)
            panel.hide()
            panel.show_filter(self.wanted)
            panel.changed.connect(self.narrow)
            panel.save_wanted.connect(lambda name: self.save_wanted.emit(name, self.wanted))
            self._chip_line.addWidget(panel)
        return self._panel

    @property
    def none(self) -> EmptyState:
        """What stands in the place of the rows of an area without households."""
        if self._none is None:
            self._none = EmptyState(
                self._session.theme,
                self.tr("No household yet. The ledger your station hands out fills this list."),
                action=self.tr("Take in a ledger"),
                icon="import",
            )
            self._none.wanted.connect(self.import_wanted)
            self.states.addWidget(self._none)
        return self._none

    @property
    def nothing(self) -> EmptyState:
        """What stands in the place of the rows where no household fits."""
        if self._nothing is None:
            self._nothing = EmptyState(
                self._session.theme,
                self.tr("No household fits."),
                action=self.tr("Clear filters"),
                icon="close",
            )
            self._nothing.wanted.connect(self._clear)
            self.states.addWidget(self._nothing)
        return self._nothing

    def _dress(self) -> None:
        self.view.viewport().update()
        # Rows of another height: the chosen one stays in sight once they are laid out anew.
        QTimer.singleShot(0, self.view, lambda: self.view.scrollTo(self.view.currentIndex()))

    # ------------------------------------------------------------------ showing

    def _refreshed(self, _touched: frozenset[str]) -> None:
        directory = self._session.directory.current
        if directory is None:
            return
        self._counts = directory.counts("relation_class")
        self._word_chips()
        if self._panel is not None and self._panel.isVisible():
            self._panel.fill(directory)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Word the chips for the new width."""
        super().resizeEvent(event)
        self._word_chips()

    def _word_chips(self) -> None:
        """Say how many a class has where all chips fit on one line with it; else the words alone."""
        margins = self._chip_line.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        for with_counts in (True, False):
            width = -self._chip_flow.spacing()
            for key, chip in self.chips.items():
                count = self._counts.get(key, 0)
                word = class_word(key) if key else self.tr("All")
                chip.show_text(f"{word} {count:,}" if key and with_counts else word)
                chip.setToolTip(f"{word} {count:,}" if key and not with_counts else "")
                chip.setVisible(not key or count > 0)
                if not key or count:
                    width += chip.sizeHint().width() + self._chip_flow.spacing()
            if width <= room:
                return

    def _show(self, *, top: bool = False) -> None:
        directory = self._session.directory.current
        if directory is None:
            return
        found = directory.find(dated(self.wanted, self._session.clock().date()))
        kept, place = self.current, self.view.verticalScrollBar().value()
        # A new search starts at the top: the first screenful is laid out at once, the rest when there is time.
        self.view.setLayoutMode(QListView.LayoutMode.Batched if top else QListView.LayoutMode.SinglePass)
        self.model.show(found, text=self.wanted.text)
        self.select(kept)
        if top:
            self.view.scrollToTop()
        else:
            self.view.verticalScrollBar().setValue(place)
        whole = len(found) == len(directory)
        count = self.tr("%Ln household(s)", "", len(found))
        self.export.setEnabled(bool(found))
        self.count.show_text(count if whole else self.tr("%Ln found", "", len(found)))
        if not found and len(directory):
            self._say_nothing()
        self.states.setCurrentWidget(self.view if found else self.nothing if len(directory) else self.none)

    def _say_nothing(self) -> None:
        """Say what was not found, and offer what brings the list back."""
        text = self.wanted.text.strip()
        narrowed = any(getattr(self.wanted, field) for field in (*NARROWING, "relation_class"))
        if text and narrowed:
            self.nothing.show_sentence(
                self.tr("“{text}” is not among these households.").format(text=text), self.tr("Search all")
            )
        elif text:
            self.nothing.show_sentence(
                self.tr("Nobody found for “{text}”.").format(text=text), self.tr("Clear the search")
            )
        else:
            self.nothing.show_sentence(self.tr("No household fits."), self.tr("Clear filters"))

    def _show_narrowing(self) -> None:
        wanted = self.wanted
        for key, chip in self.chips.items():
            chip.setChecked(key == wanted.relation_class)
        self.sort.show_text(sort_word(wanted.sort))
        self._sorts[wanted.sort].setChecked(True)
        if self._panel is not None:
            self._panel.show_filter(wanted)
        self._narrowings.clear()
        fields = [field for field in NARROWING if getattr(wanted, field)]
        for field in fields:
            text = said(field, wanted, self._session.words)
            chip = Button(
                self._session.theme,
                text,
                kind="chip",
                icon="close",
                icon_after=True,
                name_for_readers=self.tr("Remove {filter}").format(filter=text),
            )
            chip.clicked.connect(lambda _on=False, field=field: self._widen(field))
            self._narrowings.addWidget(chip)
        self._narrowing_row.setVisible(bool(fields))

    def _class_chosen(self, key: str) -> None:
        self.narrow(replace(self.wanted, relation_class=key), top=True)

    def _fold_panel(self, out: bool) -> None:
        directory = self._session.directory.current
        if out and directory is not None:
            self.panel.fill(directory)
        self.panel.setVisible(out)
        if out:
            self.panel.boxes["village"].setFocus(Qt.FocusReason.TabFocusReason)

    def _apply(self, wanted: HouseholdFilter) -> None:
        self.narrow(replace(wanted, text=self.wanted.text), top=True)

    def _widen(self, field: str) -> None:
        empty: dict[str, Any] = {field: getattr(HouseholdFilter(), field)}
        self.narrow(replace(self.wanted, **empty))

    def _clear(self) -> None:
        """Take away what the button says: the narrowing first, so that a search goes on in all households."""
        narrowed = any(getattr(self.wanted, field) for field in (*NARROWING, "relation_class"))
        kept = self.wanted.text if narrowed else ""
        self.narrow(HouseholdFilter(text=kept, sort=self.wanted.sort))
        if self._session.directory.current is not None:
            self._session.search(kept)

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid() and not self._quiet:
            self.shown.emit(index.data(HOUSEHOLD_ROLE))


def _drop_down(menu: QMenu, button: Button) -> None:
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
