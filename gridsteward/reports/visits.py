"""The visit report as a station takes it: every visit, totals, a check line, and summaries (R4.5)."""

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from gridsteward.records.faults import Fault
from gridsteward.records.report import (
    ReportCommitment,
    VisitReportRow,
    VisitReportScope,
    VisitReportTotals,
    WordsLike,
    WrittenReport,
)
from gridsteward.records.visit import Met
from gridsteward.reports.book import Filled, stamp, write_book
from gridsteward.reports.style import (
    SHEET_ROWS,
    Column,
    Style,
    Texts,
    Value,
    clock_number,
    day_number,
    joined,
    literal,
    print_setup,
    write_cells,
    write_heads,
)
from gridsteward.reports.visit_counts import MET, Counts, write_summary

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_COLUMNS: Final = (
    Column("number", "", 5, "number"),
    Column("day", "group_visit", 10.5, "date"),
    Column("began", "group_visit", 5.5, "time"),
    Column("ended", "group_visit", 5.5, "time"),
    Column("late_entered", "group_visit", 10.5, "date"),
    Column("steward", "group_visit", 7, "short"),
    Column("purposes", "group_visit", 9, "short"),
    Column("account_no", "group_household", 14, "code"),
    Column("name", "group_household", 8, "short"),
    Column("address", "group_household", 17),
    Column("village", "group_household", 8, "short"),
    Column("transformer_district", "group_household", 10, "short"),
    Column("leading_class", "group_household", 7, "short"),
    Column("tags", "group_household", 10),
    Column("nth", "group_household", 5.5, "number"),
    Column("met", "group_found", 7.5, "short"),
    Column("met_who", "group_found", 7, "short"),
    Column("checks", "group_found", 11),
    Column("mood_mean", "group_found", 5, "decimal"),
    Column("mood_last", "group_found", 6.5, "short"),
    Column("visit_note", "group_found", 30),
    Column("photos", "group_found", 5.5, "number"),
    Column("planned_peak", "group_moments", 14),
    Column("peak_done", "group_moments", 6, "short"),
    Column("planned_ending", "group_moments", 14),
    Column("ending_done", "group_moments", 6, "short"),
    Column("promises", "group_promise", 5.5, "number"),
    Column("promise_texts", "group_promise", 22),
    Column("first_due", "group_promise", 10.5, "date"),
    Column("next_visit", "group_promise", 10.5, "date"),
)
_AT: Final = {column.key: at for at, column in enumerate(_COLUMNS)}
_HEAD: Final = 2  # title, scope, then the two-row head
_FIRST: Final = _HEAD + 2
_CLOSING: Final = 2  # totals row and check line
_ROOM: Final = SHEET_ROWS - _FIRST - _CLOSING


def visits_workbook(
    rows: Iterable[VisitReportRow],
    *,
    scope: VisitReportScope,
    totals: VisitReportTotals,
    words: WordsLike,
    out: Path | BinaryIO,
    password: str | None = None,
    overwrite: bool = False,
) -> WrittenReport:
    """Write the visits in the order given, with totals that must equal those the database counted.

    `rows` may be a generator; it is read once. Nothing is written when it fails. Raises Fault
    report_totals_differ (values `sheet`, `system`) and the Faults of `target.replacing`.
    """

    def fill(book: "Workbook") -> Filled:
        report = _VisitSheets(book, scope=scope, words=words)
        for row in rows:
            report.add(row)
        return report.close(totals)

    return write_book(fill, out, password=password, overwrite=overwrite)


class _VisitSheets:
    """The sheets of one report while they are being filled."""

    def __init__(self, book: "Workbook", *, scope: VisitReportScope, words: WordsLike) -> None:
        self._book, self._scope, self._words = book, scope, words
        self._style = Style(book, words)
        self._forms = [self._style.cells[column.form] for column in _COLUMNS]
        self._texts = Texts(words)
        self._values = _row_reader(self._texts, words)
        self._title = self._texts.fit(words("report.visits_title", station=scope.station, area=scope.area))
        stamp(book, title=self._title, author=scope.station, made_at=scope.exported_at)
        self._spans: list[tuple[str, int, int]] = []  # sheet, first and last row of its visits
        self.counts = Counts()
        self._open()

    def _open(self) -> None:
        words, style = self._words, self._style
        name = words("report.sheet_visits")
        if self._spans:
            name = f"{name} {len(self._spans) + 1}"
        sheet = self._book.add_worksheet(name)
        last = len(_COLUMNS) - 1
        sheet.merge_range(0, 0, 0, last, self._title, style.title)
        sheet.set_row(0, 30)
        sheet.merge_range(1, 0, 1, last, self._texts.fit(_scope_line(self._scope, words)), style.scope)
        sheet.set_row(1, 18)
        write_heads(sheet, style, row=_HEAD, columns=_COLUMNS, words=words)
        sheet.freeze_panes(_FIRST, _AT["day"] + 1)
        print_setup(sheet, words, first_head=_HEAD, last_head=_HEAD + 1)
        self._sheet: Worksheet = sheet
        self._name = name
        self._row = _FIRST

    def _end_sheet(self) -> None:
        last = max(self._row - 1, _FIRST)  # an empty report keeps one empty row, so that ranges stay ranges
        self._sheet.autofilter(_HEAD + 1, 0, last, len(_COLUMNS) - 1)
        self._spans.append((self._name, _FIRST, last))

    def add(self, row: VisitReportRow) -> None:
        """Write one visit below the last one, on a new sheet when this one is full."""
        if self._row - _FIRST >= _ROOM:
            self._end_sheet()
            self._open()
        nth = self.counts.add(row)
        values = self._values(row, self.counts.all.visits, nth)
        write_cells(self._sheet, self._row, values=values, columns=_COLUMNS, forms=self._forms)
        self._row += 1

    def close(self, totals: VisitReportTotals) -> Filled:
        """Write totals, check line and summaries; raise Fault report_totals_differ when they do not agree."""
        counted = self.counts.totals()
        if counted != totals:
            raise Fault("report_totals_differ", sheet=counted.visits, system=totals.visits)
        self._end_sheet()
        if not totals.visits:
            self._sheet.write_string(
                _FIRST, _AT["day"], self._words("report.no_visits"), self._style.cells["short"]
            )
        row = self._spans[-1][2] + 1
        cells = self._write_totals(row, totals)
        self._write_check(row + 1, cells, totals)
        sheets = len(self._spans) + write_summary(
            self._book,
            self._style,
            counts=self.counts,
            words=self._words,
            texts=self._texts,
            households_cell=f"{_quoted(self._name)}!{cells['households']}",
            title=self._title,
        )
        return Filled(totals.visits, sheets, self._texts.shortened)

    def _ranges(self, key: str) -> list[str]:
        from xlsxwriter.utility import xl_range_abs

        return [
            f"{_quoted(name)}!{xl_range_abs(first, _AT[key], last, _AT[key])}"
            for name, first, last in self._spans
        ]

    def _write_totals(self, row: int, totals: VisitReportTotals) -> dict[str, str]:
        """Write the totals row; return the address of each total by its name."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        met = self._words.section("met")

        def each(pattern: str, key: str) -> str:
            return "+".join(pattern.format(span) for span in self._ranges(key))

        def times(kinds: Iterable[Met]) -> str:
            return "+".join(each(f'COUNTIF({{}},"{met[kind]}")', "met") for kind in kinds)

        formulas = {
            "visits": ("day", each("COUNT({})", "number"), totals.visits),
            "late": ("late_entered", each("COUNTA({})", "late_entered"), totals.late),
            "households": ("account_no", each("COUNTIF({},1)", "nth"), totals.households),
            "met": ("met", times(sorted(MET)), totals.met),
            "nobody": ("met_who", times([Met.NOBODY]), totals.nobody),
            "photos": ("photos", each("SUM({})", "photos"), self.counts.photos),
            "commitments": ("promises", each("SUM({})", "promises"), totals.commitments),
        }
        self._sheet.set_row(row, 24)
        for column in range(len(_COLUMNS)):
            self._sheet.write_blank(row, column, None, self._style.total())
        self._sheet.write_string(row, 0, self._words("report.total"), self._style.total())
        for unit, (key, formula, value) in formulas.items():
            self._sheet.write_formula(row, _AT[key], f"={formula}", self._style.total(unit), value)
        return {unit: xl_rowcol_to_cell(row, _AT[key]) for unit, (key, _, _) in formulas.items()}

    def _write_check(self, row: int, cells: dict[str, str], totals: VisitReportTotals) -> None:
        """Write the line that compares sheet and system, also after somebody has edited the sheet."""
        names = ("visits", "households", "late", "met", "nobody", "commitments")
        wanted = {name: getattr(totals, name) for name in names}
        equal = self._words("report.check_equal", **wanted)
        differs = self._words("report.check_differs", **wanted)
        agree = ",".join(f"{cells[name]}={value}" for name, value in wanted.items())
        last = len(_COLUMNS) - 1
        self._sheet.merge_range(row, 0, row, last, "", self._style.check)
        self._sheet.write_formula(
            row, 0, f"=IF(AND({agree}),{literal(equal)},{literal(differs)})", self._style.check, equal
        )


def _row_reader(texts: Texts, words: WordsLike) -> Callable[[VisitReportRow, int, int], tuple[Value, ...]]:
    """Return the function that turns a visit, its number and its turn at the home into the cells of a row.

    Vocabularies, days and names repeat thousands of times in a report, so each is worded once.
    """
    purposes, checks = words.section("purpose"), words.section("check")
    met, tags = words.section("met"), words.section("tag")
    classes, moods = words.section("relation_class"), words.section("mood")
    comma, late_word = words("report.comma"), words("report.late")
    came_about = {done: words(f"came_about.{'yes' if done else 'no'}") for done in (True, False)}

    day = cache(lambda iso: day_number(iso) if iso else None)
    clock = cache(clock_number)
    purpose_text = cache(lambda keys: joined(keys.split(), purposes, comma=comma))
    check_text = cache(lambda keys: joined(keys.split(), checks, comma=comma))
    tag_text = cache(lambda keys: joined(keys, tags, comma=comma))
    named = cache(texts.fit)
    promise = cache(lambda what, due: words("report.promise", what=what, due=due))

    def promise_text(made: tuple[ReportCommitment, ...]) -> str:
        lines = [promise(one.what, one.due) if one.due else one.what for one in made]
        if len(lines) > 1:
            lines = [f"{number}. {line}" for number, line in enumerate(lines, 1)]
        return texts.fit("\n".join(lines))

    def cells(row: VisitReportRow, number: int, nth: int) -> tuple[Value, ...]:
        made, felt = row.commitments, row.moods
        dues = [one.due for one in made if one.due] if made else None
        return (
            number,
            day(row.started_at[:10]) or row.started_at,
            clock(row.started_at),
            clock(row.ended_at),
            (day(row.entered_at[:10]) or late_word) if row.late else None,
            named(row.steward),
            purpose_text(row.purposes),
            named(row.account_no),
            named(row.name),
            named(row.address),
            named(row.village),
            named(row.transformer_district),
            classes.get(row.leading_class, row.leading_class),
            tag_text(row.tags) if row.tags else None,
            nth,
            met.get(row.met, row.met),
            texts.fit(row.met_who),
            check_text(row.checks) if row.checks else None,
            sum(felt) / len(felt) if felt else None,
            moods.get(str(felt[-1])) if felt else None,
            texts.fit(row.note),
            row.photos or None,
            texts.fit(row.planned_peak) or None,
            came_about[bool(row.peak_done)] if row.planned_peak else None,
            texts.fit(row.planned_ending) or None,
            came_about[bool(row.ending_done)] if row.planned_ending else None,
            len(made) or None,
            promise_text(made) if made else None,
            day(min(dues)) if dues else None,
            day(row.next_visit) if row.next_visit else None,
        )

    return cells


def _scope_line(scope: VisitReportScope, words: WordsLike) -> str:
    everything = words("report.all")
    classes = words.section("relation_class")
    return words(
        "report.visits_scope",
        first=scope.first,
        last=scope.last,
        steward=scope.steward or everything,
        village=scope.village or everything,
        leading_class=classes.get(scope.leading_class, scope.leading_class) or everything,
        exported=scope.exported_at[:16].replace("T", " "),
    )


def _quoted(sheet: str) -> str:
    return "'" + sheet.replace("'", "''") + "'"
