"""What a ledger would do: figures, and below them what is different, wrong, repaired or passed over."""

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QAbstractItemModel, Signal
from PySide6.QtWidgets import QTableView, QTabWidget, QWidget

from gridsteward.desktop.pages.importing.lines import Line, Lines, Questions, value_words
from gridsteward.desktop.pages.importing.tables import preview_table
from gridsteward.desktop.pages.settings.parts import choice
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, frame, row, rule
from gridsteward.desktop.widgets.labels import Label, Pair
from gridsteward.operations.exporting import problem_reasons
from gridsteward.operations.ledger_places import datum_sentence
from gridsteward.records.coordinates import Datum
from gridsteward.records.intake_plan import Answer, Difference, LedgerPlan
from gridsteward.records.journal import Value


class Shown(Struct, frozen=True):
    """A plan with its lines worded, made beside the window: ten thousand of them take a while."""

    plan: LedgerPlan
    editors: Mapping[tuple[str, str], str]
    differences: tuple[Line, ...]
    problems: tuple[Line, ...]
    repairs: tuple[Line, ...]
    skipped: tuple[Line, ...]
    lost: int


class Preview(QWidget):
    """Figures and tables of a plan, and how its coordinates are taken."""

    datum_chosen = Signal(object)  # Datum, None to leave it to what can be told

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme, space = session.theme, session.theme.space
        titles = {
            "created": self.tr("new"),
            "changed": self.tr("updated"),
            "unchanged": self.tr("the same"),
            "merged": self.tr("rows of one household"),
            "lost": self.tr("not taken in"),
        }
        self.figures = {key: Pair(theme, "–", role="figure") for key in titles}
        numbers = row(gap=space.m, pad=(space.l, space.s, space.l, space.s))
        for at, (key, title) in enumerate(titles.items()):
            if at:
                numbers.addWidget(rule("vline"))
            numbers.addLayout(column(self.figures[key], Label(theme, title, role="caption"), gap=0))
            numbers.addStretch(1)
        where = (self.tr("Sheet"), self.tr("Row"))
        self.questions = Questions(
            (
                self.tr("Household"),
                self.tr("Field"),
                self.tr("Typed here"),
                self.tr("Ledger"),
                self.tr("What to do"),
            ),
            {Answer.OURS: self.tr("keep ours"), Answer.THEIRS: self.tr("take the ledger's")},
            self,
        )
        self.differences = Lines(
            (self.tr("Household"), self.tr("Field"), self.tr("So far"), self.tr("Ledger"), self.tr("Row")),
            self,
        )
        self.problems = Lines((*where, self.tr("Field"), self.tr("Why")), self)
        self.repairs = Lines((*where, self.tr("Field"), self.tr("What was done")), self)
        self.skipped = Lines((*where, self.tr("What it is"), self.tr("Text")), self)
        self.keep_all = Button(theme, self.tr("Keep all &ours"))
        self.take_all = Button(theme, self.tr("Take all from the &ledger"))
        self.keep_all.clicked.connect(lambda: self.questions.answer_all(Answer.OURS))
        self.take_all.clicked.connect(lambda: self.questions.answer_all(Answer.THEIRS))
        asked = QWidget()
        note = Label(
            theme,
            self.tr(
                "You typed these yourself and the ledger has changed them. Tick what the ledger has right."
            ),
            role="caption",
            wrap=True,
        )
        line = row(note, self.keep_all, self.take_all, pad=(space.m, space.s, space.m, 0))
        line.setStretch(0, 1)
        decide = self.tr("For you to decide")
        asked.setLayout(column(line, self._table(self.questions, decide), gap=space.xs))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self._pages: tuple[tuple[QWidget, str, Lines], ...] = (
            (asked, decide, self.questions),
            *(
                (self._table(model, title), title, model)
                for title, model in (
                    (self.tr("Differences"), self.differences),
                    (self.tr("Problems"), self.problems),
                    (self.tr("Repaired"), self.repairs),
                    (self.tr("Passed over"), self.skipped),
                )
            ),
        )
        for page, title, _model in self._pages:
            self.tabs.addTab(page, title)
        self.datum = choice(
            self.tr("Coordinates are"),
            [
                ("", self.tr("Told by the program")),
                *((each.value, session.words(f"coordinates.{each.value}")) for each in Datum),
            ],
            "",
        )
        self.datum.activated.connect(
            lambda: self.datum_chosen.emit(
                Datum(self.datum.currentData()) if self.datum.currentData() else None
            )
        )
        self.datum_note = Label(theme, role="caption", wrap=True)
        places = row(
            Label(theme, self.tr("Coordinates are")),
            self.datum,
            self.datum_note,
            gap=space.m,
            pad=(space.l, space.s, space.l, space.s),
        )
        places.setStretch(2, 1)
        self.places = frame("panel", places)
        self.places.hide()
        self.setLayout(
            column(
                frame("panel", numbers),
                self.places,
                frame("panel", column(self.tabs, pad=(1, 1, 1, 1))),
                gap=space.m,
            )
        )
        self.layout().setStretch(2, 1)  # type: ignore[union-attr]

    def word(self, plan: LedgerPlan, editors: Mapping[tuple[str, str], str]) -> Shown:
        """Put a plan into words; safe to call from a lane: it touches no widget."""
        words = self._session.words
        fields = words.section("ledger_field")
        problems = tuple(
            (sheet, str(row_no), fields.get(field, field), text)
            for (sheet, row_no), reasons in problem_reasons(plan, words).items()
            for field, text in reasons
        )
        repairs = tuple(
            (
                found.sheet,
                str(found.row_no),
                fields.get(each.field, each.field),
                words(f"ledger_repair.{each.kind.value}", before=each.before, after=each.after),
            )
            for found in plan.reading.rows
            for each in found.repairs
        )
        skipped = tuple(
            (each.sheet, str(each.row_no), words(f"ledger_skip.{each.kind.value}"), each.text)
            for each in plan.reading.skipped
        )
        differences = tuple(
            (*self._line(each), str(each.row_no)) for each in plan.differences if not each.asked
        )
        lost = len({(each.sheet, each.row_no) for each in plan.reading.problems if each.row_lost})
        return Shown(plan, editors, differences, problems, repairs, skipped, lost + len(plan.problems))

    def show_plan(self, shown: Shown) -> None:
        """Show what `word` made."""
        plan = shown.plan
        counts = {
            "created": len(plan.created),
            "changed": len(plan.changed),
            "unchanged": plan.unchanged,
            "merged": len(plan.reading.merged),
            "lost": shown.lost,
        }
        for key, count in counts.items():
            self.figures[key].show_text(f"{count:,}", note_tone="quiet")
        self.places.setVisible(bool(plan.coordinates))
        self.datum.setCurrentIndex(max(0, self.datum.findData(plan.file.datum or "")))
        several = len(plan.coordinates)
        sentences = [datum_sentence(each, self._session.words, sheets=several) for each in plan.coordinates]
        self.datum_note.show_text("\n".join(sentences))
        self.questions.ask(plan.questions, lambda each: self._question(each, shown.editors))
        self.differences.show(shown.differences)
        self.problems.show(shown.problems)
        self.repairs.show(shown.repairs)
        self.skipped.show(shown.skipped)
        first = -1
        for at, (_page, title, model) in enumerate(self._pages):
            count = model.rowCount()
            self.tabs.setTabText(at, f"{title} {count:,}" if count else title)
            self.tabs.setTabEnabled(at, bool(count))
            first = at if count and first < 0 else first
        self.tabs.setCurrentIndex(max(0, first))

    def _line(self, each: Difference) -> Line:
        words = self._session.words
        field = words.section("field").get(each.field, each.field)
        return (
            each.name or each.account_no,
            field,
            self._value(each.field, each.ours),
            self._value(each.field, each.theirs),
        )

    def _question(self, each: Difference, editors: Mapping[tuple[str, str], str]) -> Line:
        name, field, ours, theirs = self._line(each)
        who = editors.get((each.row_id, each.field), "")
        return (
            name,
            field,
            self.tr("{value} ({who})").format(value=ours, who=who) if who else ours,
            theirs,
            "",
        )

    def _value(self, field: str, value: Value) -> str:
        return value_words(self._session.words, field, value, yes=self.tr("yes"), no=self.tr("no"))

    def _table(self, model: QAbstractItemModel, name: str) -> QTableView:
        letters = (5, 5, 12, 8) if model.columnCount() == 5 else (6, 4, 7)
        return preview_table(self._session.theme, model, letters, name=name)
