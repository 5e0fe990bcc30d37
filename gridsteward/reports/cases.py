"""The register of requests and complaints as a station takes it: every case, all that happened, and counts (R6.8)."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from gridsteward.records.case import CaseColumn, Deadline, DeadlineState, TimeTrust
from gridsteward.records.case_report import CaseReport, CaseReportEvent, CaseReportRow, CaseReportTotals
from gridsteward.records.faults import Fault
from gridsteward.records.report import WordsLike, WrittenReport
from gridsteward.reports.book import Filled, stamp, write_book
from gridsteward.reports.style import (
    Column,
    Style,
    Texts,
    Value,
    clock_number,
    day_number,
    literal,
    print_setup,
    write_cells,
    write_heads,
)

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_CASES: Final = (
    Column("number", "", 5, "number"),
    Column("case_number", "case_group_case", 15, "code"),
    Column("case_kind", "case_group_case", 10, "short"),
    Column("case_class", "case_group_case", 10, "short"),
    Column("case_channel", "case_group_case", 8, "short"),
    Column("case_secret", "case_group_case", 11, "short"),
    Column("case_at", "case_group_in", 15, "moment"),
    Column("case_entered", "case_group_in", 15, "moment"),
    Column("case_trust", "case_group_in", 10, "short"),
    Column("case_by", "case_group_in", 8, "short"),
    Column("case_home", "case_group_who", 9, "short"),
    Column("account_no", "case_group_who", 14, "code"),
    Column("case_person", "case_group_who", 9, "short"),
    Column("case_content", "case_group_who", 28),
    Column("case_department", "case_group_course", 10, "short"),
    Column("case_order", "case_group_course", 12, "code"),
    Column("case_state", "case_group_course", 9, "short"),
    Column("case_answer_due", "case_group_answer", 15, "moment"),
    Column("case_answer_at", "case_group_answer", 15, "moment"),
    Column("case_answer_kept", "case_group_answer", 9, "short"),
    Column("case_result_due", "case_group_result", 15, "moment"),
    Column("case_result_at", "case_group_result", 15, "moment"),
    Column("case_result_kept", "case_group_result", 9, "short"),
    Column("case_missed", "case_group_after", 7, "number"),
    Column("case_called_back", "case_group_after", 15, "moment"),
    Column("case_satisfaction", "case_group_after", 6, "number"),
)
_EVENTS: Final = (
    Column("number", "", 5, "number"),
    Column("case_number", "case_group_case", 15, "code"),
    Column("case_kind", "case_group_case", 10, "short"),
    Column("case_event", "case_group_event", 12, "short"),
    Column("case_value", "case_group_event", 12, "short"),
    Column("case_until", "case_group_event", 15, "moment"),
    Column("case_note", "case_group_event", 30),
    Column("case_by", "case_group_event", 8, "short"),
    Column("case_happened", "case_group_times", 15, "moment"),
    Column("case_entered", "case_group_times", 15, "moment"),
    Column("case_received", "case_group_times", 15, "moment"),
    Column("case_trust", "case_group_times", 10, "short"),
)
_COUNTS: Final = ("cases", "secret", "open", "closed", "missed", "late", "called", "satisfied")
_AT: Final = {column.key: at for at, column in enumerate(_CASES)}
_HEAD: Final = 2  # title, scope, then the two-row head
_FIRST: Final = _HEAD + 2
_CHINA: Final = timezone(timedelta(hours=8))
_LATE: Final = (DeadlineState.MISSED, DeadlineState.OVERDUE)


def cases_workbook(
    report: CaseReport,
    *,
    words: WordsLike,
    out: Path | BinaryIO,
    password: str | None = None,
    overwrite: bool = False,
) -> WrittenReport:
    """Write one row for each case, one for each event, and the counts.

    Nothing is written when it fails. Raises Fault report_totals_differ and the Faults of `target.replacing`.
    """

    def fill(book: "Workbook") -> Filled:
        return _Sheets(book, report, words).fill()

    return write_book(fill, out, password=password, overwrite=overwrite)


class _Sheets:
    def __init__(self, book: "Workbook", report: CaseReport, words: WordsLike) -> None:
        self._book, self._report, self._words = book, report, words
        self._style, self._texts = Style(book, words), Texts(words)
        scope = report.scope
        self._title = self._texts.fit(words("report.cases_title", station=scope.station, area=scope.area))
        self._secret = words("report.case_kept_secret")
        self._names = words.section
        stamp(book, title=self._title, author=scope.station, made_at=scope.exported_at)

    def fill(self) -> Filled:
        rows, totals = self._report.rows, self._report.totals
        events = [(row, each) for row in rows for each in row.events]
        counted = CaseReportTotals(
            cases=len(rows),
            confidential=sum(row.view.confidential for row in rows),
            late=sum(row.trust == TimeTrust.LATE for row in rows),
            events=len(events),
        )
        if counted != totals:
            raise Fault("report_totals_differ", sheet=counted.cases, system=totals.cases)
        cells = [self._case(at, row) for at, row in enumerate(rows, 1)]
        sheet = self._write("sheet_cases", _CASES, cells, nothing="no_cases")
        self._close(sheet, _FIRST + max(len(cells), 1), len(events))
        happened = [self._event(at, row, each) for at, (row, each) in enumerate(events, 1)]
        self._write("sheet_case_events", _EVENTS, happened, nothing="no_case_events")
        self._write_counts()
        return Filled(len(rows), 3, self._texts.shortened)

    # -- the cases ---------------------------------------------------------------------------------------------

    def _case(self, number: int, row: CaseReportRow) -> tuple[Value, ...]:
        words, fit, view = self._words, self._texts.fit, row.view
        case, about = view.case, view.complainant
        who: tuple[Value, ...]
        if about is None:
            who = (self._secret, self._secret, self._secret, self._secret)
        else:
            who = (fit(row.home or about.place), fit(row.account_no), fit(about.person), fit(case.content))
        topic = case.topic if view.kind == case.kind else ""
        return (
            number,
            view.number,
            words(f"case_kind.{view.kind}"),
            self._names("case_topic").get(topic, topic),
            words(f"case_channel.{case.channel}"),
            words("report.yes") if view.confidential else None,
            _moment(case.at),
            _moment(case.entered_at),
            words(f"time_trust.{row.trust}"),
            fit(case.steward),
            *who,
            self._names("case_value").get(view.department, view.department),
            fit(view.order_no),
            words(f"case_column.{view.column}"),
            *self._limit(row.answer),
            *self._limit(row.result),
            sum(each.state in _LATE for each in view.deadlines) or None,
            _moment(row.called_back),
            view.satisfaction or None,
        )

    def _limit(self, limit: Deadline | None) -> tuple[Value, ...]:
        if limit is None:
            return (None, None, None)
        return (_moment(limit.due), _moment(limit.stopped), self._words(f"deadline_state.{limit.state}"))

    def _event(self, number: int, row: CaseReportRow, each: CaseReportEvent) -> tuple[Value, ...]:
        words, fit, event = self._words, self._texts.fit, each.event
        values = self._names("case_kind" if event.kind == "turned" else "case_value")
        return (
            number,
            row.view.number,
            words(f"case_kind.{row.view.kind}"),
            self._names("case_event").get(event.kind, event.kind),
            fit(values.get(event.value, event.value)),
            _moment(event.until),
            self._secret if row.view.confidential else fit(event.note),
            fit(event.steward),
            _moment(event.at),
            _moment(event.entered_at),
            _moment(each.received_at),
            words(f"time_trust.{each.trust}"),
        )

    def _write(
        self, name: str, columns: Sequence[Column], rows: Sequence[tuple[Value, ...]], *, nothing: str
    ) -> "Worksheet":
        words, style = self._words, self._style
        sheet = self._book.add_worksheet(words(f"report.{name}"))
        last = len(columns) - 1
        sheet.merge_range(0, 0, 0, last, self._title, style.title)
        sheet.set_row(0, 30)
        sheet.merge_range(1, 0, 1, last, self._scope_line(), style.scope)
        sheet.set_row(1, 18)
        write_heads(sheet, style, row=_HEAD, columns=columns, words=words)
        sheet.freeze_panes(_FIRST, 2)
        print_setup(sheet, words, first_head=_HEAD, last_head=_HEAD + 1)
        forms = [style.cells[column.form] for column in columns]
        for at, values in enumerate(rows):
            write_cells(sheet, _FIRST + at, values=values, columns=columns, forms=forms)
        sheet.autofilter(_HEAD + 1, 0, max(_FIRST + len(rows) - 1, _FIRST), last)
        if not rows:
            sheet.write_string(_FIRST, 1, words(f"report.{nothing}"), style.cells["short"])
        return sheet

    def _scope_line(self) -> str:
        words, scope = self._words, self._report.scope
        line = words(
            "report.cases_scope",
            first=scope.first or words("report.case_beginning"),
            last=scope.last or scope.exported_at[:10],
            at=scope.exported_at[:16].replace("T", " "),
        )
        return self._texts.fit(line)

    def _close(self, sheet: "Worksheet", row: int, events: int) -> None:
        """Write the totals row, and the line that sets the sheet against the system, also after somebody edits it."""
        from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

        words, style, totals = self._words, self._style, self._report.totals

        def span(key: str) -> str:
            return str(xl_range_abs(_FIRST, _AT[key], row - 1, _AT[key]))

        late = words(f"time_trust.{TimeTrust.LATE}")
        formulas = {
            "case_number": ("cases", f"=COUNT({span('number')})", totals.cases),
            "case_secret": ("cases", f"=COUNTA({span('case_secret')})", totals.confidential),
            "case_trust": ("cases", f"=COUNTIF({span('case_trust')},{literal(late)})", totals.late),
        }
        for column in range(len(_CASES)):
            sheet.write_blank(row, column, None, style.total())
        sheet.write_string(row, 0, words("report.total"), style.total())
        for key, (unit, formula, value) in formulas.items():
            sheet.write_formula(row, _AT[key], formula, style.total(unit), value)
        wanted = {"cases": totals.cases, "confidential": totals.confidential, "late": totals.late}
        agree = ",".join(
            f"{xl_rowcol_to_cell(row, _AT[key])}={value}" for key, (_, _, value) in formulas.items()
        )
        name = words("report.sheet_case_events").replace("'", "''")
        last = _FIRST + max(events, 1) - 1
        agree += f",COUNT('{name}'!{xl_range_abs(_FIRST, 0, last, 0)})={events}"
        equal = words("report.cases_check_equal", events=events, **wanted)
        differs = words("report.cases_check_differs", events=events, **wanted)
        sheet.merge_range(row + 1, 0, row + 1, len(_CASES) - 1, "", style.check)
        sheet.write_formula(
            row + 1, 0, f"=IF(AND({agree}),{literal(equal)},{literal(differs)})", style.check, equal
        )

    # -- the counts --------------------------------------------------------------------------------------------

    def _write_counts(self) -> None:
        words, style = self._words, self._style
        sheet = self._book.add_worksheet(words("report.sheet_case_counts"))
        sheet.set_column(0, 0, 20)
        sheet.set_column(1, len(_COUNTS), 11)
        sheet.merge_range(0, 0, 0, len(_COUNTS), self._title, style.title)
        sheet.set_row(0, 30)
        sheet.merge_range(1, 0, 1, len(_COUNTS), self._scope_line(), style.scope)
        row = 3
        for name, groups in self._groups():
            row = self._block(sheet, row, name, groups)
        print_setup(sheet, words, first_head=0, last_head=1)

    def _groups(self) -> Iterator[tuple[str, dict[str, list[CaseReportRow]]]]:
        words, fit = self._words, self._texts.fit
        keys: dict[str, Callable[[CaseReportRow], str]] = {
            "case_by_kind": lambda row: words(f"case_kind.{row.view.kind}"),
            "case_by_channel": lambda row: words(f"case_channel.{row.view.case.channel}"),
            "case_by_department": lambda row: self._names("case_value").get(row.view.department, ""),
            "case_by_steward": lambda row: fit(row.view.case.steward),
        }
        for name, key in keys.items():
            groups: defaultdict[str, list[CaseReportRow]] = defaultdict(list)
            for row in self._report.rows:
                groups[key(row) or words("report.unnamed")].append(row)
            yield name, dict(sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])))

    def _block(self, sheet: "Worksheet", row: int, name: str, groups: dict[str, list[CaseReportRow]]) -> int:
        """Write one table with its totals row; return the row where the next may begin."""
        words, style = self._words, self._style
        heads = (name, *(f"case_count_{key}" for key in _COUNTS))
        for at, head in enumerate(heads):
            sheet.write_string(row, at, words(f"report.{head}"), style.head)
        row = first = row + 1
        for group, rows in groups.items():
            sheet.write_string(row, 0, group, style.cells["short"])
            for at, value in enumerate(_counts(rows), 1):
                sheet.write_number(row, at, value, style.cells["number"])
            _write_mean(sheet, row, rows, style.cells["decimal"])
            row += 1
        sheet.write_string(row, 0, words("report.total"), style.total())
        for at, value in enumerate(_counts(self._report.rows), 1):
            letter = "ABCDEFGHI"[at]
            total = f"=SUM({letter}{first + 1}:{letter}{row})" if groups else "=0"
            sheet.write_formula(row, at, total, style.total(), value)
        _write_mean(sheet, row, self._report.rows, style.total("mood"))
        return row + 2


def _counts(rows: Sequence[CaseReportRow]) -> tuple[int, ...]:
    closed = sum(row.view.column == CaseColumn.CLOSED for row in rows)
    return (
        len(rows),
        sum(row.view.confidential for row in rows),
        len(rows) - closed,
        closed,
        sum(any(each.state in _LATE for each in row.view.deadlines) for row in rows),
        sum(row.trust == TimeTrust.LATE for row in rows),
        sum(bool(row.called_back) for row in rows),
    )


def _write_mean(sheet: "Worksheet", row: int, rows: Sequence[CaseReportRow], form: "Format") -> None:
    given = [each.view.satisfaction for each in rows if each.view.satisfaction]
    if given:
        sheet.write_number(row, len(_COUNTS), sum(given) / len(given), form)
    else:
        sheet.write_blank(row, len(_COUNTS), None, form)


def _moment(iso: str) -> float | None:
    """Return Excel's number of a moment by China's clock, None for ""."""
    if not iso:
        return None
    here = datetime.fromisoformat(iso).astimezone(_CHINA).isoformat()
    day, clock = day_number(here), clock_number(here)
    return None if day is None or clock is None else day + clock
