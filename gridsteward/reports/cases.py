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
from gridsteward.records.sheet import SheetTemplate
from gridsteward.reports.book import Filled, stamp, write_book
from gridsteward.reports.sheet import FIRST, Check, Sheet, Total, quoted, title_of
from gridsteward.reports.style import Style, Texts, Value, clock_number, day_number, literal, print_setup
from gridsteward.reports.templates import SHIPPED, Templates

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_CASES: Final = (
    *("number", "case_number", "case_kind", "case_class", "case_channel", "case_secret"),
    *(
        "case_at",
        "case_entered",
        "case_trust",
        "case_by",
        "case_home",
        "account_no",
        "case_person",
        "case_content",
    ),
    *("case_department", "case_order", "case_state", "case_answer_due", "case_answer_at", "case_answer_kept"),
    *("case_result_due", "case_result_at", "case_result_kept", "case_missed", "case_called_back"),
    "case_satisfaction",
)
_EVENTS: Final = (
    *("number", "case_number", "case_kind", "case_event", "case_value", "case_until", "case_note", "case_by"),
    *("case_happened", "case_entered", "case_received", "case_trust"),
)
_COUNTS: Final = ("cases", "secret", "open", "closed", "missed", "late", "called", "satisfied")
_CHINA: Final = timezone(timedelta(hours=8))
_LATE: Final = (DeadlineState.MISSED, DeadlineState.OVERDUE)


def cases_workbook(
    report: CaseReport,
    *,
    words: WordsLike,
    out: Path | BinaryIO,
    templates: Templates = SHIPPED,
    password: str | None = None,
    overwrite: bool = False,
) -> WrittenReport:
    """Write one row for each case, one for each event, and the counts.

    Nothing is written when it fails. Raises Fault report_totals_differ and the Faults of `target.replacing`.
    """

    def fill(book: "Workbook") -> Filled:
        sheets = CaseSheets(book, report, words, templates)
        scope = report.scope
        stamp(book, title=sheets.title, author=scope.station, made_at=scope.exported_at)
        return sheets.fill()

    return write_book(fill, out, password=password, overwrite=overwrite)


class CaseSheets:
    """The sheets of the register while they are being filled."""

    def __init__(self, book: "Workbook", report: CaseReport, words: WordsLike, templates: Templates) -> None:
        self._book, self._report, self._words, self._templates = book, report, words, templates
        self._style, self._texts = Style(book, words), Texts(words)
        self.title = self._titled(templates["cases"])
        self._secret = words("report.case_kept_secret")
        self._names = words.section

    def fill(self) -> Filled:
        """Write all sheets; raise Fault report_totals_differ."""
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
        sheet = self._write("cases", _CASES, cells, nothing="no_cases")
        register = self._templates["case_events"]
        name = words_name(self._words, "case_events")
        span = f"{quoted(name)}!{_numbers(register, len(events))}"
        self._close(sheet, f"COUNT({span})={len(events)}", len(events))
        happened = [self._event(at, row, each) for at, (row, each) in enumerate(events, 1)]
        self._write("case_events", _EVENTS, happened, nothing="no_case_events")
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

    def _titled(self, template: SheetTemplate) -> str:
        scope = self._report.scope
        return self._texts.fit(title_of(template, self._words, station=scope.station, area=scope.area))

    def _write(
        self, name: str, fields: Sequence[str], rows: Sequence[tuple[Value, ...]], *, nothing: str
    ) -> Sheet:
        words, template = self._words, self._templates[name]
        sheet = Sheet(
            self._book,
            template,
            fields,
            name=words_name(words, name),
            title=self._titled(template),
            scope=self._scope_line(),
            style=self._style,
            texts=self._texts,
            words=words,
        )
        for values in rows:
            sheet.add(values)
        sheet.end(nothing=words(f"report.{nothing}"))
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

    def _close(self, sheet: Sheet, also: str, events: int) -> None:
        """Write the totals row, and the line that sets the sheet against the system, also after somebody edits it."""
        words, totals = self._words, self._report.totals
        late = literal(words(f"time_trust.{TimeTrust.LATE}"))
        wanted = {"cases": totals.cases, "confidential": totals.confidential, "late": totals.late}
        sheet.totals(
            {
                "cases": Total(
                    column="case_number", formulas=("COUNT({number})",), value=totals.cases, unit="cases"
                ),
                "confidential": Total(
                    column="case_secret",
                    formulas=("COUNTA({case_secret})",),
                    value=totals.confidential,
                    unit="cases",
                ),
                "late": Total(
                    column="case_trust",
                    formulas=(f"COUNTIF({{case_trust}},{late})",),
                    value=totals.late,
                    unit="cases",
                ),
            },
            Check(
                equal=words("report.cases_check_equal", events=events, **wanted),
                differs=words("report.cases_check_differs", events=events, **wanted),
                expects=wanted,
                also=(also,),
            ),
        )

    # -- the counts --------------------------------------------------------------------------------------------

    def _write_counts(self) -> None:
        words, style = self._words, self._style
        sheet = self._book.add_worksheet(words("report.sheet_case_counts"))
        sheet.set_column(0, 0, 20)
        sheet.set_column(1, len(_COUNTS), 11)
        sheet.merge_range(0, 0, 0, len(_COUNTS), self.title, style.title)
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


def words_name(words: WordsLike, sheet: str) -> str:
    """Return what a sheet is called in the workbook."""
    return words(f"report.sheet_{sheet}")


def _numbers(template: SheetTemplate, rows: int) -> str:
    """Return the cells that number the rows of a sheet."""
    from xlsxwriter.utility import xl_range_abs

    at = [column.key for column in template.columns].index("number")
    return str(xl_range_abs(FIRST, at, FIRST + max(rows, 1) - 1, at))


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
