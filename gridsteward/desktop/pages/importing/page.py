"""A file on its way in, a ledger or readings: choose, see how it is understood and what it would do, take it in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QHideEvent
from PySide6.QtWidgets import QFileDialog, QScrollArea, QTabBar, QWidget

from gridsteward.desktop.dialogs.export import ExportDialog
from gridsteward.desktop.errors import explain
from gridsteward.desktop.pages.importing.columns import Columns, Fields
from gridsteward.desktop.pages.importing.preview import Preview, Shown
from gridsteward.desktop.pages.importing.readings import ReadingsPlan
from gridsteward.desktop.pages.importing.tables import clear_sheets
from gridsteward.desktop.places import documents
from gridsteward.desktop.session import Session
from gridsteward.desktop.tasks import Progress
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import Notice, ProgressPanel
from gridsteward.desktop.widgets.flow import Flow
from gridsteward.desktop.widgets.frames import Halves, column, frame, row, scrolling
from gridsteward.desktop.widgets.labels import Elided, Glyph, Label
from gridsteward.desktop.widgets.stack import Stack
from gridsteward.desktop.wording import listed
from gridsteward.operations import exporting, households, ledgers, usage_import
from gridsteward.operations.area import Area
from gridsteward.operations.usage_import import UsageFile, UsagePlan
from gridsteward.records.coordinates import Datum
from gridsteward.records.intake_plan import LedgerFile, LedgerPlan
from gridsteward.records.journal import Change
from gridsteward.records.report import WrittenReport

SUFFIXES = (".xlsx", ".xls", ".csv", ".txt")
_REPLAN_MS = 200
_READINGS = 3  # the page of their plan


def editors_of(area: Area, plan: LedgerPlan) -> dict[tuple[str, str], str]:
    """Return who typed the values that the ledger's questions are about: (row, field) to steward."""
    found: dict[tuple[str, str], str] = {}
    for household in {each.household_id for each in plan.questions}:
        for change in reversed(households.history(area, household)):
            found.setdefault((change.row_id, change.field), change.steward)
    return found


class ImportPage(QWidget):
    """The file and its plan live only while the page shows them."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setAcceptDrops(True)
        theme = session.theme
        self.file: LedgerFile | None = None
        self.shown: Shown | None = None
        self._chosen: dict[str, dict[int, str]] = {}
        self._round = 0
        self.done: LedgerPlan | UsagePlan | None = None
        self._path: Path | None = None

        self.choose = Button(theme, self.tr("&Choose a file …"), kind="main", icon="import")
        self.choose.clicked.connect(self._choose)
        self.refused = Label(theme, tone="alarm", wrap=True)
        self.refused.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.refused.hide()
        self.start = self._start_page()

        self.plan_page = self._plan_page()
        self.readings = ReadingsPlan(session, self._run)
        self.readings.other_wanted.connect(self._choose)
        self.readings.ledger_wanted.connect(lambda: self._read_again(ledger=True))
        self.readings.problems_wanted.connect(self.export_problems)
        self.readings.taken.connect(self._readings_taken_in)

        self.pages = Stack()
        for page in (self.start, self.plan_page, self._result_page(), self.readings):
            self.pages.addWidget(page)
        self.setLayout(column(self.pages, gap=0))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REPLAN_MS)
        self._soon.timeout.connect(self._understand)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keys to the next step."""
        super().focusInEvent(event)
        steps = (self.choose, self.go if self.go.isEnabled() else self.other, self.see, self.readings)
        steps[self.pages.currentIndex()].setFocus(Qt.FocusReason.TabFocusReason)

    def _start_page(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        words = Label(theme, self.tr("Drop a ledger or readings here, or choose a file"), role="title")
        note = Label(
            theme,
            self.tr(
                "The station's ledger, daily readings, monthly bills: Excel, CSV or text. First you see what it "
                "would do; nothing is changed before you say so. Identity numbers are left out."
            ),
            role="quiet",
            wrap=True,
        )
        for label in (words, note):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        icon = row(None, Glyph(theme, "import"), None)
        self.reading = column(gap=0)
        box = column(
            None,
            icon,
            words,
            note,
            row(None, self.choose, None),
            self.refused,
            self.reading,
            None,
            gap=space.l,
        )
        panel = frame("panel", box)
        return frame("page", column(panel, pad=(space.xl, space.xl, space.xl, space.xl)))

    def _plan_page(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        self.name = Elided(theme, role="strong")
        self.other = Button(theme, self.tr("&Another file …"))
        self.other.clicked.connect(self._choose)
        self.go = Button(theme, self.tr("&Import"), kind="main", icon="check")
        self.go.clicked.connect(self.take_in)
        self.problems = Button(theme, self.tr("Export problem &rows …"), icon="export")
        self.problems.clicked.connect(self.export_problems)
        title = Label(theme, self.tr("Take a ledger in"), role="title")
        head = Flow(title, self.name, self.other, self.problems, self.go, gap=space.m, tail=3)
        self.work = column(gap=0)
        self._fields = Fields(self._session.words, self)
        self.sheets = QTabBar()
        self.sheets.setDrawBase(False)
        self.sheets.setExpanding(False)
        self.sheets.currentChanged.connect(self._show_sheet)
        self.columns = Stack()
        self.unread = Label(theme, role="caption", tone="watch", wrap=True)
        self.unread.setContentsMargins(space.l, space.xs, space.l, 0)
        self.unread.hide()
        self.as_readings = Button(theme, self.tr("The&y are readings"), kind="text")
        self.as_readings.clicked.connect(lambda: self._read_again(ledger=False))
        left_head = row(
            Label(theme, self.tr("How the columns are understood"), role="head"),
            None,
            self.as_readings,
            pad=(space.l, space.s, space.s, 0),
        )
        left = frame(
            "panel", column(left_head, self.sheets, self.unread, self.columns, gap=space.xs, pad=(1, 1, 1, 1))
        )
        self.preview = Preview(self._session)
        self.preview.datum_chosen.connect(self.take_places_as)
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        right = QWidget()
        right.setLayout(column(self.wrong, self.preview, gap=space.m))
        right.layout().setStretch(1, 1)  # type: ignore[union-attr]
        body = Halves(theme, left, right, shares=(2, 3), least=(300, 320), gap=space.m)
        inside = column(head, self.work, body, gap=space.m, pad=(space.xl, space.l, space.xl, space.l))
        inside.setStretch(2, 1)
        return frame("page", inside)

    def _result_page(self) -> QWidget:
        theme, space = self._session.theme, self._session.theme.space
        self.result = Label(theme, role="title", wrap=True)
        self.result_note = Label(theme, role="quiet", wrap=True)
        for label in (self.result, self.result_note):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.see = Button(theme, self.tr("See the &households"), kind="main", icon="home")
        self.see.clicked.connect(lambda: self._session.open_page("households"))
        self.undo = Button(theme, self.tr("&Undo the import"), icon="undo")
        self.undo.clicked.connect(self._undo)
        self.left_over = Button(theme, self.tr("Export problem &rows …"), icon="export")
        self.left_over.clicked.connect(self.export_problems)
        again = Button(theme, self.tr("&Another file …"))
        again.clicked.connect(self.restart)
        buttons = row(None, again, self.undo, self.left_over, self.see, None, gap=space.m)
        box = column(
            None,
            row(None, Glyph(theme, "good"), None),
            self.result,
            self.result_note,
            buttons,
            None,
            gap=space.l,
        )
        return frame("page", column(frame("panel", box), pad=(space.xl, space.xl, space.xl, space.xl)))

    # ------------------------------------------------------------------ the file

    def _choose(self) -> None:
        dialog = QFileDialog(self.window(), self.tr("Choose a ledger or readings"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog.setNameFilters(
            [self.tr("Tables ({patterns})").format(patterns=patterns), self.tr("All files (*)")]
        )
        dialog.setDirectory(str(documents()))
        dialog.fileSelected.connect(lambda name: self.read(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file of a kind we read."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        event.acceptProposedAction()
        self.read(Path(event.mimeData().urls()[0].toLocalFile()))

    def read(self, path: Path) -> None:
        """Read a file and show what it would do."""
        self.restart()
        self._path = path
        area, today = self._session.area, self._session.clock().date()

        def work(_progress: Progress) -> LedgerFile | UsageFile:
            if usage_import.holds_readings(path, today=today):
                return usage_import.read_usage_file(area, path)
            return ledgers.read_ledger_file(area, path)

        self._read(path, work)

    def _read_again(self, *, ledger: bool) -> None:
        """Read the file as what a person says it is."""
        path, area = self._path, self._session.area
        if path is None:
            return
        self.restart()
        self._path = path
        as_said = ledgers.read_ledger_file if ledger else usage_import.read_usage_file
        self._read(path, lambda _progress: as_said(area, path))

    def _read(self, path: Path, work: Callable[[Progress], LedgerFile | UsageFile]) -> None:
        self.choose.setEnabled(False)
        self._run(
            self.tr("Reading “{name}”").format(name=path.name), work, self._have_read, place=self.reading
        )

    def restart(self) -> None:
        """Forget the file."""
        self._round += 1
        self.file = self.shown = self.done = self._path = None
        self.readings.forget()
        self._chosen = {}
        self.preview.questions.answers = {}
        self.refused.hide()
        self.choose.setEnabled(True)
        self.pages.setCurrentIndex(0)

    def go_back(self) -> bool:
        """Leave the plan for the choice of a file."""
        if self.pages.currentIndex() == 0:
            return False
        self.restart()
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go of a ledger that has been taken in once the page is left."""
        super().hideEvent(event)
        if self.done is not None and self.window().isVisible():
            self.restart()

    def _have_read(self, file: LedgerFile | UsageFile) -> None:
        if isinstance(file, UsageFile):
            self.pages.setCurrentIndex(_READINGS)
            self.readings.show_file(file)
            return
        self.name.show_text(file.workbook.name)
        self.pages.setCurrentIndex(1)
        self._use(file)
        shown = [at for at, plan in enumerate(file.plans) if plan.usable]
        self.sheets.setCurrentIndex(shown[0] if shown else 0)

    def _use(self, file: LedgerFile) -> None:
        """Show how a file's columns are understood, and have its plan made."""
        self.file = file
        at = max(0, self.sheets.currentIndex())
        self.sheets.blockSignals(True)
        clear_sheets(self.sheets, self.columns)
        for plan in file.plans:
            self.sheets.addTab(plan.sheet)
            shown = Columns(self._session.theme, self._session.words, plan, self._fields)
            shown.chosen.connect(lambda index, field, sheet=plan.sheet: self.understand(sheet, index, field))
            self.columns.addWidget(scrolling(shown))
        self.sheets.setVisible(len(file.plans) > 1)
        self.sheets.blockSignals(False)
        self.sheets.setCurrentIndex(min(at, len(file.plans) - 1))
        self._show_sheet(self.sheets.currentIndex())
        inside = self.columns.currentWidget()
        lines = inside.widget() if isinstance(inside, QScrollArea) else None
        if isinstance(lines, Columns) and not lines.complete:
            # One after the other: beside a busy thread each measuring of a line waits for the interpreter.
            lines.ready.connect(self._plan, Qt.ConnectionType.SingleShotConnection)
        else:
            self._plan()

    def _show_sheet(self, at: int) -> None:
        self.columns.setCurrentIndex(at)

    def understand(self, sheet: str, index: int, field: str) -> None:
        """Read a column as a person says; a field is one column's only, so the one that had it gives it up."""
        self._chosen.setdefault(sheet, {})[index] = field
        self.go.setEnabled(False)
        self._soon.start()

    def _understand(self) -> None:
        area, file = self._session.area, self.file
        if file is None:
            return
        chosen = {sheet: dict(columns) for sheet, columns in self._chosen.items()}
        self._run(
            self.tr("Looking again"),
            lambda _progress: ledgers.recognise_again(area, file, chosen),
            self._use,
            place=self.work,
        )

    # ------------------------------------------------------------------ the plan

    def _plan(self) -> None:
        session, file = self._session, self.file
        if file is None:
            return
        area, preview = session.area, self.preview
        self.go.setEnabled(False)

        def work(progress: Progress) -> Shown:
            plan = ledgers.plan_import(area, file, progress=progress)
            return preview.word(plan, editors_of(area, plan))

        self._run(self.tr("Working out what it would do"), work, self._show, place=self.work)

    def _show(self, shown: Shown) -> None:
        self.shown = shown
        plan = shown.plan
        self.wrong.hide()
        self.preview.show()
        self.preview.show_plan(shown)
        unread = plan.reading.unread_sheets
        self.unread.setVisible(bool(unread))
        self.unread.show_text(
            self.tr("Not read, no account number found: {sheets}").format(
                sheets=listed(self._session.words, unread)
            )
        )
        self.problems.setVisible(bool(shown.problems))
        nothing = plan.writes_nothing and not plan.questions
        self.go.setEnabled(not nothing)
        self.go.show_text(self.tr("Nothing new") if nothing else self.tr("&Import"))
        if not self.columns.isAncestorOf(self.window().focusWidget()):  # nobody is setting a column right
            self.focusInEvent(QFocusEvent(QFocusEvent.Type.FocusIn))

    # ------------------------------------------------------------------ the import

    def take_places_as(self, datum: Datum | None) -> None:
        """Have the plan made again with the coordinates taken as a person says."""
        if self.file is not None:
            self.file = ledgers.with_datum(self.file, datum)
            self._plan()

    def take_in(self) -> None:
        """Do it: everything in one change, or nothing."""
        session, file = self._session, self.file
        if file is None:
            return
        area, answers = session.area, dict(self.preview.questions.answers)
        self.go.setEnabled(False)
        self._run(
            self.tr("Importing"),
            lambda progress: ledgers.apply_import(area, file, answers, progress=progress),
            self._taken_in,
            place=self.work,
            stopped=lambda: self.go.setEnabled(True),
        )

    def _taken_in(self, result: tuple[LedgerPlan, Change | None]) -> None:
        self.done, change = result
        if change is not None:
            self._session.changed.emit(change)
        text = self.tr("Imported: {created} new, {changed} updated.")
        self.result.show_text(
            text.format(created=f"{len(self.done.created):,}", changed=f"{len(self.done.changed):,}")
        )
        lost = self.shown.lost if self.shown is not None else 0
        note = self.tr("{count} rows were not taken in. Mend them in the exported sheet and import it again.")
        self.result_note.show_text(note.format(count=lost) if lost else self.tr("Every row found its place."))
        self.left_over.setVisible(bool(self.shown and self.shown.problems))
        self.undo.setEnabled(change is not None)
        self.file = None  # the rows are let go; what is left over can still be written
        self.pages.setCurrentIndex(2)
        self.see.setFocus()

    def _readings_taken_in(self, plan: UsagePlan, change: Change | None) -> None:
        self.done = plan
        if change is not None:
            self._session.changed.emit(change)
        text, note = self.readings.result_words(plan)
        self.result.show_text(text)
        self.result_note.show_text(note)
        self.left_over.setVisible(bool(plan.problems))
        self.undo.setEnabled(change is not None)
        self.pages.setCurrentIndex(2)
        self.see.setFocus()

    def _undo(self) -> None:
        self.undo.setEnabled(False)
        self._session.undo_requested.emit()

    def export_problems(self) -> None:
        """Write the rows with a problem as a workbook that can be mended and imported again."""
        session, words = self._session, self._session.words
        plan: LedgerPlan | UsagePlan | None = None
        if self.readings.shown is not None:
            plan, name = self.readings.shown.plan, self.readings.shown.plan.file.name
        elif self.shown is not None:
            plan, name = self.shown.plan, self.shown.plan.file.workbook.name
        if plan is None:
            return

        def write(out: Path, _password: str, overwrite: bool) -> WrittenReport:
            if isinstance(plan, LedgerPlan):
                return exporting.export_problems(plan, out, words=words, overwrite=overwrite)
            return usage_import.export_problems([plan], out, words=words, overwrite=overwrite)

        dialog = ExportDialog(
            write,
            title=self.tr("Export problem rows"),
            what=self.tr(
                "The rows as they stand in the file, with the reason beside each. Mend and import again."
            ),
            file_name=self.tr("problem rows {name}.xlsx").format(name=Path(name).stem),
            with_password=False,
            theme=session.theme,
            tasks=session.tasks,
            words=words,
            parent=self.window(),
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # ------------------------------------------------------------------ work

    def _run(self, what: str, work: Any, then: Any, *, place: Any, stopped: Any = None) -> None:
        """Do a long work under a progress panel; what belongs to a file that was left is dropped."""
        self._round += 1
        this = self._round
        progress = Progress(self)
        panel = ProgressPanel(self._session.theme, what, progress)
        place.addWidget(panel)

        def ended() -> None:
            panel.deleteLater()
            progress.deleteLater()
            if stopped is not None:
                stopped()

        progress.ended.connect(ended)
        self._session.tasks.run(
            "ledger",
            lambda: work(progress),
            lambda result: then(result) if this == self._round else None,
            failed=lambda error: self._refused(error) if this == self._round else None,
            owner=self,
            progress=progress,
        )

    def _refused(self, error: Exception) -> None:
        said = explain(error, self._session.words)
        text = said.sentence
        self.choose.setEnabled(True)
        if self.pages.currentIndex() == 0:
            self.refused.show_text(text)
            self.refused.show()
        elif self.pages.currentIndex() == _READINGS and said.kind == "usage_no_head":
            self.readings.refuse(text)
        elif said.kind == "ledger_no_head":
            self.wrong.show_text(text)
            self.wrong.show()
            self.preview.hide()
        else:
            self._session.notify(
                Notice(said.what, tone="alarm", safe=said.safe, todo=said.todo, details=said.details)
            )
