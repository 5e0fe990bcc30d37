"""The roll-up on screen: a period, by steward or village, this area or all that are open; a list behind each figure."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QDate, QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QDateEdit, QListView, QSplitter, QTableView, QWidget

from gridsteward.desktop.delegates import RowDelegate, RowText
from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.models import RecordList
from gridsteward.desktop.pages.reports.period import Period, days
from gridsteward.desktop.pages.supervisor.table import COLUMNS, RollUpModel, RollUpWords, lines
from gridsteward.desktop.session import Session
from gridsteward.desktop.status import moment_ms
from gridsteward.desktop.tasks import Progress
from gridsteward.desktop.widgets.chips import Chips
from gridsteward.desktop.widgets.feedback import ProgressPanel
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.labels import Label, Pair
from gridsteward.desktop.wording import dated
from gridsteward.operations import area as areas
from gridsteward.operations import roll_up
from gridsteward.operations.area import aside
from gridsteward.records.roll_up import AreaRollUp, Behind, Figure
from gridsteward.records.share import percent

_WAIT_MS: Final = 300
_PERIODS: Final[tuple[Period, ...]] = ("today", "week", "month", "last_month", "own")
_TABLES: Final = frozenset(
    (
        *("visit", "household", "household_tag", "person", "commitment", "commitment_event", "care_contact"),
        *("service_case", "service_case_event", "survey_answer", "hand_over", "visit_pause", "sealed"),
    )
)


class Look(Struct, frozen=True, kw_only=True):
    """A figure whose list is wanted: of a row, in a period, counted in one of the two ways."""

    figure: Figure
    key: str | None
    name: str
    first: str
    last: str
    by: roll_up.By
    period: Period


class RollUpView(QWidget):
    """Figures in the order of names; nobody is ranked, and small numbers are not judged."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, theme, space = session, session.theme, session.theme.space
        self.said = RollUpWords(session, self)
        self.found: tuple[AreaRollUp, ...] = ()
        self._asked = 0
        self._look: Look | None = None
        chosen = self._choices()
        fair = self.tr(
            "In alphabetical order, never ranked: few complaints may only mean that few were written down, and a "
            "number below five says nothing. A figure is a reason to ask and to help. Press one to see its list."
        )
        self.model = RollUpModel(session, self.said, self)
        self.table = self._figures()
        self.classes = Label(theme, role="caption", wrap=True)
        self._progress = column(gap=0)
        over = column(
            self.table,
            row(self.classes, pad=(space.l, 0, space.l, space.s)),
            gap=space.xs,
            pad=(1, 1, 1, 1),
        )
        over.setStretch(0, 1)
        body = QSplitter(Qt.Orientation.Vertical)
        body.setChildrenCollapsible(False)
        body.setHandleWidth(space.m)
        for part in (frame("panel", over), self._behind_it()):
            part.setMinimumHeight(3 * theme.row)
            body.addWidget(part)
        body.setStretchFactor(0, 3)
        body.setStretchFactor(1, 2)
        made = column(
            chosen, Label(theme, fair, role="caption", wrap=True), self._progress, body, gap=space.s
        )
        made.setStretch(3, 1)
        self.setLayout(made)
        self.fresh = Fresh(session, self, self.refresh, tables=_TABLES, rest_ms=_WAIT_MS, unread=True)
        theme.changed.connect(self._fit)
        self._set_days()

    def _choices(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        names = {
            "today": self.tr("Today"),
            "week": self.tr("This week"),
            "month": self.tr("This month"),
            "last_month": self.tr("Last month"),
            "own": self.tr("Own days"),
        }
        options = [(each, names[each]) for each in _PERIODS]
        self.periods = Chips(theme, options, name=self.tr("Period"), value="month")
        self.first, self.last = self._day(self.tr("From")), self._day(self.tr("To"))
        self._own = QWidget()
        self._own.setLayout(row(self.first, self.last))
        self.by = Chips(
            theme,
            [("steward", self.tr("By steward")), ("village", self.tr("By village"))],
            name=self.tr("Counted by"),
            value="steward",
        )
        self.scope = Chips(
            theme,
            [("one", self.tr("This area")), ("all", self.tr("All areas"))],
            name=self.tr("Which areas"),
            value="one",
        )
        for chips in (self.periods, self.by, self.scope):
            chips.setMaximumWidth(
                sum(each.sizeHint().width() + space.s for each in chips.buttons.values()) + space.s
            )
        self.periods.changed.connect(self._use_period)
        for chips in (self.by, self.scope):
            chips.changed.connect(self.refresh)
        made = QWidget()
        made.setLayout(Flow(self.periods, self._own, self.by, self.scope, gap=space.m))
        self._own.hide()
        return made

    def _figures(self) -> QTableView:
        theme = self._session.theme
        made = QTableView()
        made.setModel(self.model)
        made.setAccessibleName(self.tr("Roll-up"))
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        made.setShowGrid(False)
        made.setTabKeyNavigation(False)
        made.verticalHeader().hide()
        made.verticalHeader().setDefaultSectionSize(theme.row)
        made.horizontalHeader().setHighlightSections(False)
        made.horizontalHeader().setMinimumSectionSize(theme.space.xl)
        made.clicked.connect(self.open_figure)
        made.activated.connect(self.open_figure)
        return made

    def _behind_it(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        self.behind: RecordList[Behind] = RecordList(self._word, parent=self)
        self.list = QListView()
        self.list.setModel(self.behind)
        self.list.setItemDelegate(RowDelegate(theme, self.list, marks=False))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Behind this figure"))
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        self.title = Pair(theme, self.tr("Press a figure to see what is behind it"))
        self.nothing = Label(theme, role="quiet", wrap=True)
        self.nothing.hide()
        under = column(
            row(self.title, None, pad=(space.l, space.s, space.l, 0)),
            row(self.nothing, pad=(space.l, 0, space.l, space.s)),
            self.list,
            gap=space.xs,
            pad=(1, 1, 1, space.s),
        )
        under.setStretch(2, 1)
        return frame("panel", under)

    # ------------------------------------------------------------------ period

    def _day(self, name: str) -> QDateEdit:
        made = QDateEdit()
        made.setCalendarPopup(True)
        made.setDisplayFormat("yyyy-MM-dd")
        made.setAccessibleName(name)
        made.dateChanged.connect(lambda _day: self.fresh.soon())
        return made

    def _use_period(self) -> None:
        self._own.setVisible(self.periods.value == "own")
        if self.periods.value != "own":
            self._set_days()
        self.refresh()

    def _set_days(self) -> None:
        period: Period = next(each for each in _PERIODS if each == self.periods.value)
        self._put_days(*days(period, self._session.clock().date()))

    def _put_days(self, first: date, last: date) -> None:
        for edit, when in ((self.first, first), (self.last, last)):
            edit.blockSignals(True)
            edit.setDate(QDate(when.year, when.month, when.day))
            edit.blockSignals(False)

    def period(self) -> tuple[str, str]:
        """Return first and last day, ISO, both included."""
        first, last = (edit.date().toString("yyyy-MM-dd") for edit in (self.first, self.last))
        return min(first, last), max(first, last)

    def way(self) -> roll_up.By:
        """Return what is counted by."""
        return "village" if self.by.value == "village" else "steward"

    # ------------------------------------------------------------------ figures

    def refresh(self) -> None:
        """Count anew, beside what the window does; an area that is locked or damaged is named."""
        session, (first, last), by = self._session, self.period(), self.way()
        several = self.scope.value == "all"
        opened = dict(session.opened_areas())
        here, data_dir = session.area, session.area.data_dir
        self._asked += 1
        asked, progress = self._asked, Progress(self)
        if several:
            self._progress.addWidget(ProgressPanel(session.theme, self.tr("Counting area by area"), progress))

        def look() -> list[AreaRollUp]:
            places = [(here.id, here.name, here)]
            if several:
                places = [(each.id, each.name, opened.get(each.id)) for each in areas.list_areas(data_dir)]
            return roll_up.roll_up_areas(places, first, last, by=by, progress=progress)

        def show(found: list[AreaRollUp]) -> None:
            if asked == self._asked:  # else something else was chosen meanwhile
                self.show_found(found)

        session.tasks.run("roll_up", look, show, lane="cpu", owner=self, progress=progress)

    def show_found(self, found: Sequence[AreaRollUp]) -> None:
        """Show what was counted."""
        self.found = tuple(found)
        self.model.show(lines(found), self.way())
        self.table.clearSpans()
        for at, line in enumerate(self.model.lines):
            if line.row is None:
                self.table.setSpan(at, 0, 1, 1 + len(COLUMNS))
        self._fit()
        self.classes.show_text("    ".join(self._beneath(found)))
        self.classes.setVisible(bool(self.classes.text()))
        look = self._look
        same = look is not None and (look.first, look.last, look.by) == (*self.period(), self.way())
        if look is not None and same and len(found) == 1:
            self._read_behind(look)
        else:
            self._look = None
            self.title.show_text(self.tr("Press a figure to see what is behind it"))
            self.behind.show_records(())
            self.nothing.hide()

    def _beneath(self, found: Sequence[AreaRollUp]) -> Iterator[str]:
        """Yield how the classes stand; of several areas how fresh each is and what waits there for a look."""
        words = self._session.words
        if len(found) > 1:
            for area in found:
                if area.found is not None:
                    when = (
                        moment_ms(words, area.last_sync_ms, self._session.clock())
                        if area.last_sync_ms
                        else ""
                    )
                    synced = (
                        self.tr("last sync {when}").format(when=when) if when else self.tr("never synced")
                    )
                    waits = self.tr("%n to look at", "", area.waiting) if area.waiting else ""
                    yield f"{area.name}: " + " · ".join(part for part in (synced, waits) if part)
            return
        told = found[0].found if found else None
        for each in told.classes if told is not None else ():
            if each.homes:
                yield self.tr("{name}: {share} of {homes} homes in time").format(
                    name=words(f"relation_class.{each.key}") if each.key else self.tr("No class"),
                    share=f"{percent(each.in_time, each.homes)}%",
                    homes=f"{each.homes:,}",
                )

    def _fit(self) -> None:
        """Let the figures have the room there is; where it is too narrow the table scrolls."""
        theme, table = self._session.theme, self.table
        table.verticalHeader().setDefaultSectionSize(theme.row)
        table.resizeColumnsToContents()
        columns = range(self.model.columnCount())
        over = table.viewport().width() - sum(table.columnWidth(at) for at in columns)
        share = max(0, over) // (len(columns) + 1)
        for at in columns:  # a name may be longer than any figure
            table.setColumnWidth(at, table.columnWidth(at) + (share if at else 2 * share))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out."""
        super().resizeEvent(event)
        self._fit()

    # ------------------------------------------------------------------ behind a figure

    def open_figure(self, index: QModelIndex) -> None:
        """Show the list behind a cell; one of another area is shown there."""
        line = self.model.lines[index.row()]
        session = self._session
        if line.row is None:
            session.area_requested.emit(line.area_id, "supervisor", None)
        elif index.column():
            first, last = self.period()
            period: Period = next(each for each in _PERIODS if each == self.periods.value)
            look = Look(
                figure=COLUMNS[index.column() - 1],
                key=line.key,
                name=self.said.name(line, self.way()),
                first=first,
                last=last,
                by=self.way(),
                period=period,
            )
            if line.area_id == session.area.id:
                self._read_behind(look)
            else:
                session.area_requested.emit(line.area_id, "supervisor", look)

    def show_look(self, look: Look) -> None:
        """Show a figure's list that was asked for from another area."""
        self._look = look
        self.scope.choose("one")
        self.by.choose(look.by)
        self.periods.choose(look.period)
        self._own.setVisible(look.period == "own")
        self._put_days(date.fromisoformat(look.first), date.fromisoformat(look.last))
        self.refresh()

    def _read_behind(self, look: Look) -> None:
        self._look, area = look, self._session.area

        def read() -> list[Behind]:
            with aside(area) as own:
                return roll_up.behind(own, look.figure, look.first, look.last, by=look.by, key=look.key)

        def show(found: list[Behind]) -> None:
            if self._look == look:
                self._show_behind(look, found)

        self._session.tasks.run("roll_up.behind", read, show, lane="cpu", owner=self)

    def _show_behind(self, look: Look, found: list[Behind]) -> None:
        self.title.show_text(f"{look.name} · {self.said.heading(look.figure)}", f"{len(found):,}")
        self.behind.show_records(found)
        few = self.tr("Too few to judge; single answers are not shown, so that nobody is pointed at.")
        none = self.tr("Nothing here.")
        self.nothing.show_text(few if look.figure is Figure.ANSWERS else none)
        self.nothing.setVisible(not found)

    def _word(self, each: Behind) -> RowText:
        words, today = self._session.words, self._session.clock().date()
        when = dated(words, date.fromisoformat(each.at[:10]), today) if each.at else self.tr("never met")
        what = each.what
        if self._look is not None and self._look.figure is Figure.CARE_OVERDUE and what:
            what = words(f"care_tier.{what}")
        name = each.name or each.number or self.tr("Confidential")
        quiet = " · ".join(part for part in (each.village, each.steward, what.replace("\n", " ")) if part)
        return RowText(name, quiet, when)

    def _open(self, index: QModelIndex) -> None:
        each = self.behind.records[index.row()]
        if each.case_id:
            self._session.open_case(each.case_id)
        elif each.household_id:
            self._session.open_household(each.household_id)
