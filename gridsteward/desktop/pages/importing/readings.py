"""A file of readings on its way in: how it is understood, what it would bring, what is wrong with it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from msgspec import Struct
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QComboBox,
    QTabBar,
    QTableView,
    QTabWidget,
    QWidget,
)

from gridsteward.desktop.pages.importing.columns import Columns, Fields
from gridsteward.desktop.pages.importing.lines import Line, Lines
from gridsteward.desktop.pages.importing.tables import clear_sheets, preview_table
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import Halves, column, frame, row, rule, scrolling
from gridsteward.desktop.widgets.labels import Elided, Label, Pair
from gridsteward.desktop.widgets.stack import Stack
from gridsteward.desktop.wording import account_number, capital, dated, listed
from gridsteward.operations import usage_import
from gridsteward.operations.usage_import import UsageFile, UsagePlan
from gridsteward.records.journal import Change
from gridsteward.records.reading_plan import MEANING, READING_FIELDS, Layout, ReadingSheet
from gridsteward.words import Words

Run = Callable[..., None]
_REPLAN_MS: Final = 200
_NAMED: Final = 6
_MOST_STRANGERS: Final = 500
_FEW: Final = 20  # readings that may differ without anybody wondering


class ShownPlan(Struct, frozen=True):
    """A plan with its lines worded."""

    plan: UsagePlan
    problems: tuple[Line, ...]
    rows: tuple[Line, ...]
    notes: tuple[Line, ...]
    strangers: tuple[Line, ...]


def worded(plan: UsagePlan, words: Words) -> ShownPlan:
    """Put a plan into words; safe to call from a lane."""
    fields = words.section("reading_field")
    problems = []
    rows = []
    for each in plan.problems:
        places = [str(example.row_no) for example in each.examples[:_NAMED]]
        more = " …" if each.count > len(places) else ""
        field = fields.get(each.field, each.field)
        what = words(f"reading_problem_all.{each.kind.value}")
        problems.append((capital(what), f"{each.count:,}", field, listed(words, places) + more))
        rows += [
            (
                example.sheet,
                str(example.row_no),
                field,
                words(f"reading_problem.{each.kind.value}", value=example.value),
            )
            for example in each.examples
        ]
    return ShownPlan(
        plan,
        tuple(problems),
        tuple(rows),
        tuple(
            (words(f"reading_note.{kind.value}", count=f"{count:,}"),) for kind, count in plan.notes.items()
        ),
        tuple((account_number(number),) for number in plan.unknown[:_MOST_STRANGERS]),
    )


class ReadingsPlan(QWidget):
    """Shows a file's plan and takes it in.

    `taken(plan, change)` when it is in, `other_wanted` for another file, `ledger_wanted` when it is a ledger after all,
    `problems_wanted` to have the rows with a problem written.
    """

    taken = Signal(object, object)
    other_wanted = Signal()
    ledger_wanted = Signal()
    problems_wanted = Signal()

    def __init__(self, session: Session, run: Run) -> None:
        super().__init__()
        self._session, self._run = session, run
        self.file: UsageFile | None = None
        self.shown: ShownPlan | None = None
        self._chosen: dict[str, dict[int, str]] = {}
        theme, space = session.theme, session.theme.space
        self.name = Elided(theme, role="strong")
        self.other = Button(theme, self.tr("&Another file …"))
        self.other.clicked.connect(self.other_wanted)
        self.problems = Button(theme, self.tr("Export problem &rows …"), icon="export")
        self.problems.clicked.connect(self.problems_wanted)
        self.go = Button(theme, self.tr("&Import"), kind="main", icon="check")
        self.go.clicked.connect(self.take_in)
        title = Label(theme, self.tr("Take readings in"), role="title")
        head = Flow(title, self.name, self.other, self.problems, self.go, gap=space.m, tail=3)
        self.work = column(gap=0)
        body = Halves(theme, self._left(), self._right(), shares=(2, 3), least=(300, 320), gap=space.m)
        inside = column(head, self.work, body, gap=space.m, pad=(space.xl, space.l, space.xl, space.l))
        inside.setStretch(2, 1)
        self.setLayout(column(frame("page", inside), gap=0))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REPLAN_MS)
        self._soon.timeout.connect(self._understand)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keys to the next step."""
        super().focusInEvent(event)
        (self.go if self.go.isEnabled() else self.other).setFocus(Qt.FocusReason.TabFocusReason)

    def _left(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        self.as_ledger = Button(theme, self.tr("It is a &ledger"), kind="text")
        self.as_ledger.clicked.connect(self.ledger_wanted)
        head = row(
            Label(theme, self.tr("How the file is understood"), role="head"),
            None,
            self.as_ledger,
            pad=(space.l, space.s, space.s, 0),
        )
        self.layout_said = Label(theme, role="strong", wrap=True)
        self.across_said = Label(theme, role="quiet", wrap=True)
        self.meaning = QComboBox()
        self.meaning.setAccessibleName(self.tr("What the figures are"))
        self.meaning.addItem(self.tr("The figures are use (kWh)"), "daily_kwh")
        self.meaning.addItem(self.tr("The figures are what the meter shows"), "register")
        self.meaning.activated.connect(lambda _at: self._mean(self.meaning.currentData()))
        said = column(
            self.layout_said,
            self.across_said,
            self.meaning,
            gap=space.s,
            pad=(space.l, space.s, space.l, space.s),
        )
        self._fields = Fields(self._session.words, self, section="reading_field", fields=READING_FIELDS)
        self.sheets = QTabBar()
        self.sheets.setDrawBase(False)
        self.sheets.setExpanding(False)
        self.sheets.currentChanged.connect(self._show_sheet)
        self.columns = Stack()
        inside = column(head, self.sheets, said, rule("hline"), self.columns, gap=space.xs, pad=(1, 1, 1, 1))
        inside.setStretch(4, 1)
        return frame("panel", inside)

    def _right(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        titles = {
            "homes": self.tr("homes"),
            "created": self.tr("new readings"),
            "changed": self.tr("corrected"),
            "unchanged": self.tr("the same"),
            "missing": self.tr("missing"),
        }
        self.figures = {key: Pair(theme, "–", role="figure") for key in titles}
        numbers = row(gap=space.m, pad=(space.l, space.s, space.l, space.s))
        for at, (key, text) in enumerate(titles.items()):
            if at:
                numbers.addWidget(rule("vline"))
            numbers.addLayout(column(self.figures[key], Label(theme, text, role="caption"), gap=0))
            numbers.addStretch(1)
        self.span = Label(theme, role="strong", wrap=True)
        self.calm = Label(theme, wrap=True)
        span = column(self.span, self.calm, gap=0, pad=(space.l, space.s, space.l, space.s))
        self.kinds = Lines((self.tr("What"), self.tr("How many"), self.tr("Column"), self.tr("Rows")), self)
        self.rows = Lines((self.tr("Sheet"), self.tr("Row"), self.tr("Column"), self.tr("Why")), self)
        self.notes = Lines((self.tr("What was done"),), self)
        self.strangers = Lines((self.tr("Account number"),), self)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        tables = (
            (self.kinds, self.tr("Problems"), (15, 5, 8)),
            (self.rows, self.tr("Row by row"), (6, 4, 8)),
            (self.notes, self.tr("Put right"), ()),
            (self.strangers, self.tr("Not of this area"), ()),
        )
        self._pages: tuple[tuple[QTableView, str, Lines], ...] = tuple(
            (preview_table(theme, model, letters, name=title), title, model)
            for model, title, letters in tables
        )
        self.by_row = self._pages[1][0]
        for page, text, _model in self._pages:
            self.tabs.addTab(page, text)
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.wrong.hide()
        self.found = QWidget()
        found = column(
            frame("panel", column(numbers, rule("hline"), span, gap=0)),
            frame("panel", column(self.tabs, pad=(1, 1, 1, 1))),
            gap=space.m,
        )
        found.setStretch(1, 1)
        self.found.setLayout(found)
        right = QWidget()
        inside = column(self.wrong, self.found, gap=space.m)
        inside.setStretch(1, 1)
        right.setLayout(inside)
        return right

    # ------------------------------------------------------------------ the file

    def show_file(self, file: UsageFile) -> None:
        """Show a file that was read, and work its plan out."""
        self._chosen = {sheet: dict(columns) for sheet, columns in file.chosen.items()}
        self.name.show_text(file.name)
        self._use(file)
        usable = [at for at, sheet in enumerate(file.sheets) if sheet.usable]
        self.sheets.setCurrentIndex(usable[0] if usable else 0)

    def forget(self) -> None:
        """Let go of the file."""
        self.file = self.shown = None
        self._chosen = {}

    def _use(self, file: UsageFile) -> None:
        self.file = file
        at = max(0, self.sheets.currentIndex())
        self.sheets.blockSignals(True)
        clear_sheets(self.sheets, self.columns)
        for sheet in file.sheets:
            self.sheets.addTab(sheet.sheet)
            shown = Columns(self._session.theme, self._session.words, sheet, self._fields)
            shown.chosen.connect(lambda index, field, name=sheet.sheet: self.understand(name, index, field))
            self.columns.addWidget(scrolling(shown))
        self.sheets.setVisible(len(file.sheets) > 1)
        self.by_row.setColumnHidden(0, len(file.sheets) == 1)
        self.sheets.blockSignals(False)
        self.sheets.setCurrentIndex(min(at, len(file.sheets) - 1))
        self._show_sheet(self.sheets.currentIndex())
        self._plan()

    def _show_sheet(self, at: int) -> None:
        if self.file is None or not 0 <= at < len(self.file.sheets):
            return
        self.columns.setCurrentIndex(at)
        sheet, words = self.file.sheets[at], self._session.words
        what = words(f"reading_layout.{sheet.layout.value}")
        if sheet.usable:
            what = self.tr("{kind}: {layout}").format(
                kind=words(f"reading_kind.{sheet.kind.value}"), layout=what
            )
        self.layout_said.show_text(capital(what))
        across = self._across(sheet)
        self.across_said.setVisible(bool(across))
        self.across_said.show_text(across)
        self.meaning.setVisible(
            sheet.layout in (Layout.DAYS_ACROSS, Layout.HOMES_ACROSS) and sheet.kind == "daily"
        )
        self.meaning.setCurrentIndex(int(sheet.cumulative))

    def _across(self, sheet: ReadingSheet) -> str:
        """Say what stands across the head: 730 days, 40 homes, 96 points."""
        count = len(sheet.across)
        if sheet.layout is Layout.HOMES_ACROSS:
            return self.tr("%n home(s) across", "", count)
        if sheet.layout is Layout.POINTS_ACROSS:
            return self.tr("%n point(s) a day across", "", count)
        if sheet.layout is not Layout.DAYS_ACROSS:
            return ""
        first, last = min(what for _at, what in sheet.across), max(what for _at, what in sheet.across)
        if sheet.kind == "daily":
            first, last = self._day(first), self._day(last)
        return self.tr("%n column(s) across, {first} to {last}", "", count).format(first=first, last=last)

    def _day(self, iso: str) -> str:
        return dated(self._session.words, date.fromisoformat(iso), self._session.clock().date())

    def _mean(self, field: str) -> None:
        if self.file is not None:
            self.understand(self.file.sheets[self.sheets.currentIndex()].sheet, MEANING, field)

    def understand(self, sheet: str, index: int, field: str) -> None:
        """Read a column as a person says."""
        self._chosen.setdefault(sheet, {})[index] = field
        self.go.setEnabled(False)
        self._soon.start()

    def _understand(self) -> None:
        area, file = self._session.area, self.file
        if file is None:
            return
        chosen: Mapping[str, Mapping[int, str]] = {sheet: dict(said) for sheet, said in self._chosen.items()}
        self._run(
            self.tr("Looking again"),
            lambda _progress: usage_import.recognise_again(area, file, chosen),
            self._use,
            place=self.work,
        )

    # ------------------------------------------------------------------ the plan

    def _plan(self) -> None:
        session, file = self._session, self.file
        if file is None:
            return
        area, words = session.area, session.words
        self.go.setEnabled(False)
        self._run(
            self.tr("Reading all of it"),
            lambda progress: worded(usage_import.plan_usage(area, file, progress=progress), words),
            self._show,
            place=self.work,
        )

    def refuse(self, text: str) -> None:
        """Say why there is no plan; what the columns are can still be said."""
        self.wrong.show_text(text)
        self.wrong.show()
        self.found.hide()
        self.problems.hide()
        if not self.columns.isAncestorOf(self.window().focusWidget()):
            self.other.setFocus()

    def _show(self, shown: ShownPlan) -> None:
        self.shown = shown
        plan, counts = shown.plan, shown.plan.counts
        self.wrong.hide()
        self.found.show()
        for key, pair in self.figures.items():
            pair.show_text(f"{getattr(counts, key):,}", note_tone="quiet")
        kind = self._session.words(f"reading_kind.{plan.kind.value}")
        self.span.show_text(
            self.tr("{kind}, {first} to {last}").format(
                kind=capital(kind), first=self._day(counts.first), last=self._day(counts.last)
            )
            if counts.first
            else self.tr("No reading of a home of this area.")
        )
        odd = counts.changed > max(_FEW, counts.readings // 2)
        self.calm.show_text(
            self.tr("Most of it differs from what was taken in before. Is it the right file?")
            if odd
            else self.tr("Missing stays missing: it is never taken for zero.")
            if counts.missing
            else self.tr("Where the file differs from an earlier one it holds; the earlier word is kept.")
        )
        self.calm.set_tone("watch" if odd else "quiet")
        for model, lines in (
            (self.kinds, shown.problems),
            (self.rows, shown.rows),
            (self.notes, shown.notes),
            (self.strangers, shown.strangers),
        ):
            model.show(lines)
        first = -1
        for at, (_page, title, model) in enumerate(self._pages):
            count = len(plan.unknown) if model is self.strangers else model.rowCount()
            self.tabs.setTabText(at, f"{title} {count:,}" if count else title)
            self.tabs.setTabEnabled(at, bool(count))
            first = at if count and first < 0 else first
        self.tabs.setCurrentIndex(max(0, first))
        self.tabs.setVisible(first >= 0)
        self.problems.setVisible(bool(shown.rows))
        self.go.setEnabled(not plan.writes_nothing)
        self.go.show_text(self.tr("Nothing new") if plan.writes_nothing else self.tr("&Import"))
        if not self.columns.isAncestorOf(self.window().focusWidget()):  # nobody is setting a column right
            self.focusInEvent(QFocusEvent(QFocusEvent.Type.FocusIn))

    # ------------------------------------------------------------------ the import

    def take_in(self) -> None:
        """Do it: everything in one change, or nothing."""
        shown = self.shown
        if shown is None:
            return
        area = self._session.area
        self.go.setEnabled(False)
        self._run(
            self.tr("Importing"),
            lambda progress: usage_import.import_usage(area, shown.plan, progress=progress),
            self._done,
            place=self.work,
            stopped=lambda: self.go.setEnabled(True),
        )

    def _done(self, result: tuple[UsagePlan, Change | None]) -> None:
        self.taken.emit(*result)

    def result_words(self, plan: UsagePlan) -> tuple[str, str]:
        """Return what came of an import, and a line below it."""
        counts = plan.counts
        text = self.tr("Imported: {created} new readings of {homes} homes, {changed} corrected.").format(
            created=f"{counts.created:,}", homes=f"{counts.homes:,}", changed=f"{counts.changed:,}"
        )
        if not counts.missing:
            return text, self.tr("Every reading found its place.")
        note = self.tr("{count} readings are missing or could not be read; they stay missing.")
        return text, note.format(count=f"{counts.missing:,}")
