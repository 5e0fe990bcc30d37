"""概览: what a period came to: few large figures, charts, and behind each column the list it counts (R9.2)."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QStackedWidget, QVBoxLayout, QWidget

from gridsteward.desktop.delegates import RowDelegate, RowText
from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.models import RecordList
from gridsteward.desktop.pages.reports.chart_tile import ChartTile
from gridsteward.desktop.pages.reports.period_bar import PeriodBar
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import EmptyState
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import column, frame, row, scrolling
from gridsteward.desktop.widgets.labels import Label, Pair
from gridsteward.operations import charts, dashboard, dashboard_lists
from gridsteward.operations.area import aside
from gridsteward.records.chart import Behind, Chart, ChartColumn, Dashboard, Figure

_TABLES = frozenset(
    (
        *("visit", "touchpoint", "household", "commitment", "commitment_event", "care_contact", "need_seen"),
        *("service_case", "service_case_event", "survey_answer", "finding_event", "sealed"),
    )
)
_WAIT_MS = 400
_COLUMN = 390  # pixels a chart wants at least


class _List(Struct, frozen=True):
    title: str
    note: str
    rows: Sequence[Behind]


class OverviewView(QWidget):
    """The page and, over it, the list behind a column; Esc leaves the list."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        space = session.theme.space
        self.found: Dashboard | None = None
        self._asked = 0
        self._forgotten = 0
        # while nothing changes: what is the same for all periods, and the periods looked at so far
        self._today: dashboard.AsOfToday | None = None
        self._kept: dict[tuple[date, date], Dashboard] = {}
        self.periods = PeriodBar(
            session, ("week", "month", "last_month", "quarter", "year", "own"), chosen="quarter"
        )
        self.periods.changed.connect(self.refresh)
        self.figures: dict[str, Pair] = {}
        self._numbers = Flow(gap=space.l)
        panel = frame("panel", column(self._numbers, pad=(space.l, space.m, space.l, space.m)))
        self.tiles: dict[str, ChartTile] = {}
        self._grid = _Grid(space.m)
        inner = QWidget()
        inner.setLayout(column(panel, self._grid, None, gap=space.m, pad=(0, 0, space.s, 0)))
        page = QWidget()
        inside = column(self.periods, scrolling(inner, "page"), gap=space.m)
        inside.setStretch(1, 1)
        page.setLayout(inside)
        self._stack = QStackedWidget()
        self._stack.addWidget(page)
        self._stack.addWidget(self._list_page())
        self.setLayout(column(self._stack, gap=0))
        self.fresh = Fresh(session, self, self.refresh, tables=_TABLES, rest_ms=_WAIT_MS, unread=True)
        session.directory.standings_read.connect(self._forget)
        session.findings.scanned.connect(self._forget)
        session.changed.connect(self._forget)

    def _list_page(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        self.back = Button(theme, self.tr("Back to the charts"), kind="text", icon="back")
        self.back.clicked.connect(self.go_back)
        self.list_title = Pair(theme, "")
        self.rows: RecordList[Behind] = RecordList(lambda each: RowText(each.strong, each.quiet), parent=self)
        self.list = QListView()
        self.list.setModel(self.rows)
        self.list.setItemDelegate(RowDelegate(theme, self.list, marks=False))
        self.list.setUniformItemSizes(True)
        self.list.activated.connect(self._open_row)
        self.list.clicked.connect(self._open_row)
        self.empty = EmptyState(
            theme,
            self.tr("Nobody is behind this: all is as it should be."),
            action=self.tr("Back to the charts"),
        )
        self.empty.wanted.connect(self.go_back)
        head = row(self.back, self.list_title, None, pad=(space.s, space.s, space.l, 0))
        inside = column(head, self.list, self.empty, gap=space.xs, pad=(1, 1, 1, space.s))
        inside.setStretch(1, 1)
        return frame("panel", inside)

    # ------------------------------------------------------------------ reading

    def refresh(self) -> None:
        """Work it out anew."""
        area, (first, last) = self._session.area, self.periods.days()
        portraits = self._session.directory.portraits()
        known = self.today
        self._asked += 1
        kept = self._kept.get((first, last))
        if kept is not None and known is not None:
            self.show_found(kept)
            return
        asked, forgotten = self._asked, self._forgotten

        def work() -> tuple[dashboard.AsOfToday, Dashboard]:
            with aside(area) as own:
                today = known or dashboard.as_of_today(own, portraits=portraits)
                return today, dashboard.dashboard(own, first, last, today=today)

        def show(found: tuple[dashboard.AsOfToday, Dashboard]) -> None:
            if forgotten == self._forgotten:  # else something has changed meanwhile
                self._today = found[0]
                self._kept[first, last] = found[1]
            if asked == self._asked:  # else another period was chosen
                self.show_found(found[1])

        self._session.tasks.run("report.overview", work, show, lane="cpu", owner=self)

    @property
    def today(self) -> dashboard.AsOfToday | None:
        """What stands today, None until it is read; nothing has changed since."""
        day = self._session.clock().date().isoformat()
        return self._today if self._today is not None and self._today.day == day else None

    def _forget(self, _why: object = None) -> None:
        self._today = None
        self._kept = {}
        self._forgotten += 1

    def show_found(self, found: Dashboard) -> None:
        """Show what was worked out."""
        self.found = found
        for figure in found.figures:
            self._show_figure(figure)
        for chart in found.charts:
            if chart.key in self.tiles:
                self.tiles[chart.key].show_chart(chart)
                continue
            tile = ChartTile(self._session, chart)
            tile.opened.connect(self.open_column)
            self.tiles[chart.key] = tile
        self._grid.show_tiles([self.tiles[chart.key] for chart in found.charts])

    def _show_figure(self, figure: Figure) -> None:
        words, theme = self._session.words, self._session.theme
        if figure.key not in self.figures:
            pair = Pair(theme, "", role="figure")
            title = Label(theme, charts.figure_title(figure, words), role="quiet")
            cell = QWidget()
            cell.setLayout(column(pair, title, gap=0))
            self._numbers.addWidget(cell)
            self.figures[figure.key] = pair
        text = charts.value_text(figure.value, figure.unit)
        self.figures[figure.key].show_text(text, charts.figure_note(figure, words))

    # ------------------------------------------------------------------ opening

    def open_column(self, chart: Chart, chosen: ChartColumn) -> None:
        """Show the list behind a column."""
        if chosen.opens is None:
            return
        area, words, opens = self._session.area, self._session.words, chosen.opens
        title = charts.title(chart, words)
        note = charts.spoken(chart, chosen, words)

        def look() -> _List:
            with aside(area) as own:
                return _List(title, note, dashboard_lists.behind(own, opens, words))

        self._session.tasks.run("report.behind", look, self._show_list, lane="cpu", owner=self)

    def _show_list(self, found: _List) -> None:
        self.list_title.show_text(found.title, found.note)
        self.list.setAccessibleName(f"{found.title} {found.note}")
        self.rows.show_records(found.rows)
        self.list.setVisible(bool(found.rows))
        self.empty.setVisible(not found.rows)
        self._stack.setCurrentIndex(1)
        (self.list if found.rows else self.empty.button).setFocus()
        if found.rows:
            self.list.setCurrentIndex(self.rows.index(0, 0))

    def _open_row(self, index: QModelIndex) -> None:
        chosen = self.rows.records[index.row()]
        if chosen.case_id:
            self._session.open_case(chosen.case_id)
        elif chosen.household_id:
            self._session.open_household(chosen.household_id)

    def go_back(self) -> bool:
        """Leave the list; False when the charts are in front."""
        if self._stack.currentIndex() == 0:
            return False
        self._stack.setCurrentIndex(0)
        return True


class _Grid(QWidget):
    """Tiles in as many columns as there is room for, each below the shortest column."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._gap = gap
        self._tiles: list[ChartTile] = []
        self._columns: list[QVBoxLayout] = []
        self._row = row(gap=gap)
        self.setLayout(self._row)

    def show_tiles(self, tiles: Sequence[ChartTile]) -> None:
        """Lay these out in order."""
        self._tiles = list(tiles)
        self._lay()

    def _lay(self) -> None:
        wanted = max(1, min(3, (self.width() + self._gap) // (_COLUMN + self._gap)))
        if not self._tiles:
            return
        while len(self._columns) < wanted:
            box = column(gap=self._gap)
            self._columns.append(box)
            self._row.addLayout(box, 1)
        for box in self._columns:
            while box.count():
                box.takeAt(0)
        heights = [0] * wanted
        for tile in self._tiles:
            at = heights.index(min(heights))
            self._columns[at].addWidget(tile)
            heights[at] += tile.sizeHint().height() + self._gap
        for at, box in enumerate(self._columns):
            box.addStretch(1)
            self._row.setStretch(at, 1 if at < wanted else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew when more or fewer columns have room."""
        super().resizeEvent(event)
        before = max(1, min(3, (event.oldSize().width() + self._gap) // (_COLUMN + self._gap)))
        if before != max(1, min(3, (self.width() + self._gap) // (_COLUMN + self._gap))):
            self._lay()
