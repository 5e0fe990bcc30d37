"""Reports: few large figures, then bars, then the visits themselves; one button hands them over as a workbook."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QListView, QMenu, QWidget

from gridsteward.desktop.dialogs.export import ExportDialog
from gridsteward.desktop.fresh import Fresh
from gridsteward.desktop.pages.reports.bars import KEY_ROLE, BarDelegate, BarModel, bars
from gridsteward.desktop.pages.reports.scope import ScopeBar
from gridsteward.desktop.pages.reports.visit_list import VisitsPanel
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import Halves, column, frame, row
from gridsteward.desktop.widgets.labels import Label, Pair
from gridsteward.desktop.widgets.stack import Stack
from gridsteward.desktop.wording import day
from gridsteward.operations import care_due, exporting, report_figures
from gridsteward.operations.area import aside
from gridsteward.operations.days import Sort, days_of
from gridsteward.operations.exporting import HouseholdSelection, VisitSelection
from gridsteward.operations.needs_seen import MARK_TABLES
from gridsteward.operations.report_figures import VisitFigures
from gridsteward.records.care import CareStanding
from gridsteward.records.journal import Change
from gridsteward.records.report import VisitListRow, WrittenReport
from gridsteward.records.share import percent

if TYPE_CHECKING:  # imported when first asked for
    from gridsteward.desktop.pages.reports.case_analysis import CaseAnalysisView
    from gridsteward.desktop.pages.reports.moods import MoodsView
    from gridsteward.desktop.pages.reports.overview import OverviewView

_DAYS = 62  # more than two months are shown by month
_WAIT_MS = 120
_TABLES = frozenset(("care_contact", "visit", "commitment", "household", *MARK_TABLES))
MOST = 2_000
"""Visits that are listed at first; the figures and the bars count all of them."""
_Rows = tuple[VisitListRow, ...]


class _Times(Struct, frozen=True):
    by: str
    counts: list[tuple[str, int]]


class ReportsPage(QWidget):
    """Live figures of a selection; whatever a bar counts, it opens."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme, space = session.theme, session.theme.space
        self.scope = ScopeBar(session)
        self.export = Button(theme, self.tr("&Export visits …"), kind="main", icon="export")
        head = self._head()
        words = 7 * theme.space.l
        self.villages, self.times = BarModel(self), BarModel(self)
        self.by_village = self._bars(self.villages, words, self.tr("By village"))
        self.by_time = self._bars(self.times, words, self.tr("By day"))
        self.time_title = Label(theme, self.tr("By day"), role="head")
        self.listing = VisitsPanel(session)
        self.listing.opened.connect(session.open_household)
        self.listing.more_wanted.connect(self.show_more)
        self.listing.reset_wanted.connect(self._show_everything)
        self.visits, self.list, self.empty = self.listing.model, self.listing.list, self.listing.empty
        left = column(
            self._panel(Label(theme, self.tr("By village"), role="head"), self.by_village),
            self._panel(self.time_title, self.by_time),
            gap=space.m,
        )
        bars = QWidget()
        bars.setLayout(left)
        body = Halves(theme, bars, self.listing, shares=(2, 3), gap=space.m)
        made = column(self.scope, self._figures(), body, gap=space.m)
        made.setStretch(2, 1)
        visits = QWidget()
        visits.setLayout(made)
        self._stack = Stack()
        self._stack.addWidget(visits)
        self._overview: OverviewView | None = None
        self._moods: MoodsView | None = None
        self._requests: CaseAnalysisView | None = None
        inside = column(head, self._stack, gap=space.m, pad=(space.xl, space.l, space.xl, space.l))
        inside.setStretch(1, 1)
        self.setLayout(column(frame("page", inside), gap=0))
        self.fresh = Fresh(session, visits, self.refresh, tables=_TABLES, rest_ms=_WAIT_MS, unread=True)
        session.changed.connect(self._may_be_others)
        self.scope.changed.connect(self.fresh.soon)
        session.quiet.ask("reports.moods", lambda: self.moods)
        session.quiet.ask("reports.requests", lambda: self.requests)
        session.directory.refreshed.connect(self._offer)
        self.export.clicked.connect(self.export_visits)
        self._stewards: list[str] = []
        self._stewards_read = False
        self._listed, self._most, self._count = VisitSelection(), MOST, 0
        self._offer()
        self.use_view("overview")

    def _head(self) -> Flow:
        theme = self._session.theme
        titles = {
            "overview": self.tr("Overview"),
            "visits": self.tr("Visits"),
            "moods": self.tr("How my visits were felt"),
        }
        self.views = {
            key: Button(theme, title, kind="chip", checked=key == "overview") for key, title in titles.items()
        }
        for key, chip in self.views.items():
            chip.clicked.connect(lambda _on=False, key=key: self.use_view(key))
        self.lists = Button(theme, self.tr("Reports and &lists"), icon="export")
        menu = QMenu(self.lists)
        self.export_day = menu.addAction(self.tr("&Daily log …"), self._export_day)
        self.export_week = menu.addAction(self.tr("&Weekly report …"), lambda: self.export_period("week"))
        self.export_month = menu.addAction(self.tr("&Monthly report …"), lambda: self.export_period("month"))
        menu.addSeparator()
        self.export_households = menu.addAction(self.tr("Household &list …"), self.export_list)
        self.export_portraits = menu.addAction(self.tr("Household &portraits …"), self._export_portraits)
        self.export_answers = menu.addAction(self.tr("Answers to &questionnaires …"), self._export_answers)
        self.export_cases = menu.addAction(self.tr("Requests and co&mplaints …"), self._export_cases)
        menu.addSeparator()
        self.correct = menu.addAction(self.tr("Take a &corrected visits workbook back …"), self._correct)
        self.analyse = menu.addAction(self.tr("&Analysis of requests"), lambda: self.use_view("cases"))
        self.supervise = menu.addAction(
            self.tr("By &steward and village"), lambda: self._session.open_page("supervisor")
        )
        self.lists.clicked.connect(lambda: menu.popup(self.lists.mapToGlobal(self.lists.rect().bottomLeft())))
        title = Label(theme, self.tr("Reports"), role="title")
        self.report = Button(theme, self.tr("&Report of this period …"), kind="main", icon="export")
        self.report.clicked.connect(lambda: self.export_period("own"))
        buttons = (self.lists, self.report, self.export)
        return Flow(title, *self.views.values(), *buttons, gap=theme.space.s, tail=3)

    @property
    def overview(self) -> "OverviewView":
        """What a period came to, made when it is first asked for."""
        if self._overview is None:
            from gridsteward.desktop.pages.reports.overview import OverviewView

            self._overview = OverviewView(self._session)
            self._stack.addWidget(self._overview)
        return self._overview

    @property
    def moods(self) -> "MoodsView":
        """How one's own visits were felt, made when it is first asked for."""
        if self._moods is None:
            from gridsteward.desktop.pages.reports.moods import MoodsView

            self._moods = MoodsView(self._session)
            self._stack.addWidget(self._moods)
        return self._moods

    @property
    def requests(self) -> "CaseAnalysisView":
        """What the requests of a period tell, made when it is first asked for."""
        if self._requests is None:
            from gridsteward.desktop.pages.reports.case_analysis import CaseAnalysisView

            self._requests = CaseAnalysisView(self._session)
            self._stack.addWidget(self._requests)
        return self._requests

    def use_view(self, key: str) -> None:
        """Show the overview, the visits, how one's own were felt, or what the requests tell."""
        for each, chip in self.views.items():
            chip.setChecked(each == key)
        self.export.setVisible(key == "visits")
        self.report.setVisible(key == "overview")
        if key == "visits":
            self._stack.setCurrentIndex(0)
            return
        view: OverviewView | MoodsView | CaseAnalysisView
        view = self.overview if key == "overview" else self.moods if key == "moods" else self.requests
        self._stack.setCurrentWidget(view)

    def _figures(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        self.figures = {
            key: Pair(theme, "", role="figure") for key in ("visits", "households", "met", "promises", "care")
        }
        line = Flow(gap=space.xl)
        for key, title in self._titles().items():
            one = QWidget()
            one.setLayout(column(self.figures[key], Label(theme, title, role="quiet"), gap=0))
            line.addWidget(one)
        numbers = column(line, pad=(space.l, space.m, space.l, space.m))
        return frame("panel", numbers)

    def _titles(self) -> dict[str, str]:
        return {
            "visits": self.tr("Visits"),
            "households": self.tr("Households seen"),
            "met": self.tr("Somebody met"),
            "promises": self.tr("Promises made"),
            "care": self.tr("Looked after in time, today"),
        }

    def _panel(self, title: QWidget, *items: QWidget) -> QWidget:
        space = self._session.theme.space
        head = row(title, None, pad=(space.l, space.s, space.l, 0))
        return frame("panel", column(head, *items, gap=space.xs, pad=(1, 1, 1, space.s)))

    def _bars(self, model: BarModel, width: int, name: str) -> QListView:
        view = QListView()
        view.setModel(model)
        view.setItemDelegate(BarDelegate(self._session.theme, width, view))
        view.setAccessibleName(name)
        view.setUniformItemSizes(True)
        view.activated.connect(self._open_bar)
        view.clicked.connect(self._open_bar)
        return view

    # ------------------------------------------------------------------ figures

    def refresh(self) -> None:
        """Count anew."""
        area, wanted = self._session.area, self.scope.selection()
        if wanted != self._listed:
            self._listed, self._most = wanted, MOST
            self.figures["promises"].show_text("–")  # not those of the selection before
        most = self._most

        def work() -> tuple[VisitFigures, _Rows]:
            return report_figures.visit_figures(area, wanted), report_figures.latest_visits(
                area, wanted, most
            )

        self._session.tasks.run("report", work, lambda found: self._show(wanted, *found), owner=self)

        def promises() -> int:
            with aside(area) as own:
                return report_figures.visit_promises(own, wanted)

        def show_promises(count: int) -> None:
            if wanted == self.scope.selection():
                self.figures["promises"].show_text(f"{count:,}")

        self._session.tasks.run("report.promises", promises, show_promises, lane="cpu", owner=self)

        def look() -> CareStanding:
            with aside(area) as own:
                return care_due.standing(own)

        self._session.tasks.run("report.care", look, self._show_care, lane="cpu", owner=self)
        self._read_stewards()  # last: nobody waits for whom else to choose

    def _read_stewards(self) -> None:
        """Read who made visits, once and when there are others: all visits are gone through for it."""
        if self._stewards_read:
            return
        area, self._stewards_read = self._session.area, True

        def read() -> list[str]:
            with aside(area) as own:
                return exporting.stewards(own)

        def show(names: list[str]) -> None:
            self._stewards = names
            self._offer()

        self._session.tasks.run("report.stewards", read, show, lane="cpu", owner=self)

    def show_more(self) -> None:
        """List older visits too."""
        area, wanted = self._session.area, self._listed
        self._most += MOST
        most = self._most

        def show(rows: _Rows) -> None:
            if wanted == self._listed:
                self.listing.show_visits(rows, self._count)

        self._session.tasks.run(
            "report.more", lambda: report_figures.latest_visits(area, wanted, most), show, owner=self
        )

    def _show_care(self, found: CareStanding) -> None:
        late = self.tr("%n overdue", "", found.overdue) if found.overdue else ""
        share = f"{percent(found.people - found.overdue, found.people)}%" if found.people else "–"
        self.figures["care"].show_text(share, late)

    def _show(self, wanted: VisitSelection, found: VisitFigures, rows: _Rows) -> None:
        if wanted != self.scope.selection():
            return  # somebody has chosen again; those figures are on their way
        words = self._session.words
        late = self.tr("{count} entered late").format(count=found.late) if found.late else ""
        self.figures["visits"].show_text(f"{found.visits:,}", late)
        self.figures["households"].show_text(f"{found.households:,}")
        rate = f"{percent(found.met, found.visits)}%" if found.visits else "–"
        nobody = self.tr("nobody answered {count} times").format(count=found.nobody) if found.nobody else ""
        self.figures["met"].show_text(rate, nobody)
        unnamed = words("report.unnamed")
        self.villages.show(bars([(name, name or unnamed, count) for name, count in found.villages]))
        self._count = found.visits
        self.listing.show_visits(rows, self._count)
        area, by = self._session.area, "day" if self._span(wanted) <= _DAYS else "month"
        self._session.tasks.run(
            "report.times",
            lambda: _Times(by, report_figures.visit_times(area, wanted, by, visits=found.visits)),
            lambda times: self._show_times(wanted, times),
            owner=self,
        )

    def _show_times(self, wanted: VisitSelection, found: _Times) -> None:
        if wanted != self.scope.selection():
            return
        self.times.show(bars([(key, self._when(key), count) for key, count in found.counts]))
        self.time_title.show_text(self.tr("By day") if found.by == "day" else self.tr("By month"))

    def _when(self, key: str) -> str:
        if len(key) == 7:
            year, month = key.split("-")
            return f"{year}-{month}"
        return day(self._session.words, date.fromisoformat(key))

    @staticmethod
    def _span(wanted: VisitSelection) -> int:
        return (date.fromisoformat(wanted.last) - date.fromisoformat(wanted.first)).days + 1

    def _may_be_others(self, change: Change) -> None:
        """Others may have made visits."""
        if not change.tables or "visit" in change.tables:
            self._stewards_read = False

    def _offer(self, _touched: object = None) -> None:
        directory = self._session.directory.current
        villages = list(directory.counts("village")) if directory is not None else []
        self.scope.offer(self._stewards, villages)

    # ------------------------------------------------------------------ opening

    def _open_bar(self, index: QModelIndex) -> None:
        key = str(index.data(KEY_ROLE))
        if index.model() is self.villages:
            self.scope.use_village(key)
        elif len(key) == 7:
            first = date.fromisoformat(f"{key}-01")
            following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
            self.scope.use_days(first, date.fromordinal(following.toordinal() - 1))
        else:
            self.scope.use_days(date.fromisoformat(key), date.fromisoformat(key))

    def go_back(self) -> bool:
        """Leave a list behind a chart, one's own moods or the requests, then a village that was opened by its bar."""
        front = self._stack.currentWidget()
        if front is self._overview:
            return self.overview.go_back()
        if self._stack.currentIndex():
            self.use_view("overview")
            return True
        if self.scope.village.currentIndex() > 0:
            self.scope.village.setCurrentIndex(0)
            return True
        self.use_view("overview")
        return True

    def _show_everything(self) -> None:
        for combo in (self.scope.steward, self.scope.village, self.scope.relation):
            combo.setCurrentIndex(0)
        self.scope.use("month")

    # ------------------------------------------------------------------ export

    def export_visits(self) -> None:
        """Ask where to, and write the station's workbook."""
        session, wanted = self._session, self.scope.selection()
        area, words = session.area, session.words

        def write(out: Path, password: str, overwrite: bool) -> WrittenReport:
            return exporting.export_visits(
                area, wanted, out, words=words, password=password, overwrite=overwrite
            )

        what = self.tr(
            "Visits from {first} to {last}, in the station's format. Totals are checked against the area."
        )
        self._ask(
            ExportDialog(
                write,
                title=self.tr("Export visits"),
                what=what.format(first=wanted.first, last=wanted.last),
                file_name=self.tr("visits {first} {last}.xlsx").format(first=wanted.first, last=wanted.last),
                theme=session.theme,
                tasks=session.tasks,
                words=words,
                parent=self.window(),
            )
        )

    def export_list(self) -> None:
        """Ask where to, and write the household list of the chosen village and class."""
        session, chosen = self._session, self.scope.selection()
        area, words = session.area, session.words
        wanted = HouseholdSelection(village=chosen.village, relation_class=chosen.relation_class)

        def write(out: Path, password: str, overwrite: bool) -> WrittenReport:
            return exporting.export_households(
                area, wanted, out, words=words, password=password, overwrite=overwrite
            )

        today = session.clock().date().isoformat()
        place = chosen.village or self.tr("all villages")
        self._ask(
            ExportDialog(
                write,
                title=self.tr("Export the household list"),
                what=self.tr("Households of: {village}").format(village=place),
                file_name=self.tr("households {day}.xlsx").format(day=today),
                theme=session.theme,
                tasks=session.tasks,
                words=words,
                parent=self.window(),
            )
        )

    def export_period(self, sort: Sort) -> None:
        """Ask where to, and write the report of the week, the month, or the period the overview shows."""
        from gridsteward.desktop.dialogs.export_period import ask_export_period

        shown = self.overview.periods.days() if self._stack.currentIndex() else self.scope.periods.days()
        first, last = shown if sort == "own" else days_of(sort, min(shown[1], self._session.clock().date()))
        today = self._overview.today if self._overview is not None else None
        ask_export_period(self._session, self, first, last, sort=sort, today=today)

    def _export_day(self) -> None:
        from gridsteward.desktop.dialogs.export_period import ask_export_log

        ask_export_log(self._session, self, self._session.clock().date())

    def _export_portraits(self) -> None:
        from gridsteward.desktop.dialogs.export_period import ask_export_portraits

        ask_export_portraits(self._session, self, self.scope.selection().village)

    def _export_answers(self) -> None:
        from gridsteward.desktop.dialogs.export_answers import ask_export_answers

        first, last = (
            self.scope.periods.days() if not self._stack.currentIndex() else self.overview.periods.days()
        )
        ask_export_answers(self._session, self, first=first.isoformat(), last=last.isoformat())

    def _correct(self) -> None:
        from gridsteward.desktop.dialogs.corrections import ask_corrections

        ask_corrections(self._session, self)

    def _export_cases(self) -> None:
        from gridsteward.desktop.dialogs.export_cases import ask_export_cases

        chosen = self.scope.selection()
        ask_export_cases(self._session, self, first=chosen.first, last=chosen.last)

    @staticmethod
    def _ask(dialog: ExportDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
