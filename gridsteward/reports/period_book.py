"""The daily log and the report of a week or month as workbooks: figures, charts, and the registers they come from."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from gridsteward.records.chart import Chart, Figure
from gridsteward.records.faults import Fault
from gridsteward.records.period_report import (
    LogKind,
    LogRow,
    OverdueRow,
    PeriodReport,
    PeriodScope,
    PromiseRow,
    WorkLog,
)
from gridsteward.records.report import (
    VisitReportRow,
    VisitReportScope,
    VisitReportTotals,
    WordsLike,
    WrittenReport,
)
from gridsteward.reports.book import Filled, stamp, write_book
from gridsteward.reports.cases import CaseSheets
from gridsteward.reports.chart_sheets import write_charts, write_figures
from gridsteward.reports.log_words import outcome_text, review_text, what_text
from gridsteward.reports.sheet import Check, Sheet, Total, report_title, title_of
from gridsteward.reports.style import Style, Texts, Value, clock_number, day_number
from gridsteward.reports.templates import SHIPPED, Templates
from gridsteward.reports.visits import VisitSheets

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_LOG: Final = (
    *("number", "log_at", "log_kind", "log_by", "account_no", "name", "village"),
    *("log_what", "log_outcome", "log_note", "log_late"),
)
_PROMISES: Final = (
    *("number", "promise_made", "promise_what", "promise_name", "promise_to", "promise_by"),
    *("promise_granted", "promise_due", "promise_state"),
)
_OVERDUE: Final = (
    *("number", "account_no", "care_person", "village", "address", "care_tier"),
    *("care_due_day", "care_late", "care_last_day", "care_way"),
)


def log_workbook(
    log: WorkLog,
    *,
    words: WordsLike,
    out: Path | BinaryIO,
    templates: Templates = SHIPPED,
    password: str | None = None,
    overwrite: bool = False,
) -> WrittenReport:
    """Write the log of a day. Raises Fault report_totals_differ and the Faults of `target.replacing`."""

    def fill(book: "Workbook") -> Filled:
        sheets = _PeriodSheets(book, log.scope, templates, words)
        sheets.stamp("log_title")
        sheets.log(log)
        return sheets.filled()

    return write_book(fill, out, password=password, overwrite=overwrite)


def period_workbook(
    report: PeriodReport,
    visits: Iterable[VisitReportRow],
    *,
    visit_scope: VisitReportScope,
    visit_totals: VisitReportTotals,
    words: WordsLike,
    out: Path | BinaryIO,
    templates: Templates = SHIPPED,
    step: Callable[[], object] = lambda: None,
    told: Callable[[int, int], object] = lambda _done, _total: None,
    password: str | None = None,
    overwrite: bool = False,
) -> WrittenReport:
    """Write figures, charts and registers of a period. `visits` may be a generator; it is read once.

    `step` is called for every row, `told` hears how many of all are put down in the end; both may raise, which stops
    the work.
    Nothing is written when it fails. Raises Fault report_totals_differ and the Faults of `target.replacing`.
    """

    def fill(book: "Workbook") -> Filled:
        sheets = _PeriodSheets(book, report.scope, templates, words, step=step)
        sheets.stamp(f"period_{report.scope.sort}_title")
        sheets.overview(report.figures, report.charts)
        register = VisitSheets(book, templates["visits"], scope=visit_scope, words=words)
        for row in visits:
            step()
            register.add(row)
        made = register.close(visit_totals)
        cases = CaseSheets(book, report.cases, words, templates).fill()
        sheets.promises(report.promises)
        sheets.overdue(report.overdue)
        sheets.log(report.log)
        own = sheets.filled()
        return Filled(
            made.rows + cases.rows + own.rows,
            made.sheets + cases.sheets + own.sheets,
            made.shortened + cases.shortened + own.shortened,
        )

    return write_book(fill, out, password=password, overwrite=overwrite, told=told)


class _PeriodSheets:
    def __init__(
        self,
        book: "Workbook",
        scope: PeriodScope,
        templates: Templates,
        words: WordsLike,
        *,
        step: Callable[[], object] = lambda: None,
    ) -> None:
        self._step = step
        self._book, self._scope, self._templates, self._words = book, scope, templates, words
        self._style, self._texts = Style(book, words), Texts(words)
        self._rows = self._sheets = 0

    def filled(self) -> Filled:
        """Return what was written so far."""
        return Filled(self._rows, self._sheets, self._texts.shortened)

    def stamp(self, title: str) -> None:
        """Write the document properties."""
        scope = self._scope
        self._title = self._texts.fit(
            report_title(title, self._words, station=scope.station, area=scope.area)
        )
        stamp(self._book, title=self._title, author=scope.station, made_at=scope.exported_at)

    def overview(self, figures: Sequence[Figure], charts: Sequence[Chart]) -> None:
        """Write the large figures and the charts."""
        words = self._words
        write_figures(self._book, self._style, figures, title=self._title, scope=self._period(), words=words)
        write_charts(self._book, self._style, charts, title=self._title, texts=self._texts, words=words)
        self._sheets += 2

    def log(self, log: WorkLog) -> None:
        """Write what was done, line by line, and what the stewards said of their days."""
        words, scope = self._words, log.scope
        counted = Counter(row.kind for row in log.rows)
        wanted = {kind: count for kind, count in log.counts.items() if count}
        if counted != wanted:
            raise Fault("report_totals_differ", sheet=len(log.rows), system=sum(log.counts.values()))
        line = words(
            "report.log_scope",
            first=scope.first,
            last=scope.last,
            steward=words("report.comma").join(sorted({row.steward for row in log.rows})),
            exported=scope.exported_at[:16].replace("T", " "),
        )
        rows = map(self._log_cells, count(1), log.rows)
        sheet = self._write("work_log", _LOG, rows, scope=line, nothing="log_none", total=("log_kind", "log"))
        for at, review in enumerate(log.reviews, 3):
            text = self._texts.fit(review_text(review, words))
            sheet.sheet.write_string(sheet.spans[-1][2] + at, 1, text, self._style.scope_line)

    def _log_cells(self, number: int, row: LogRow) -> tuple[Value, ...]:
        fit, words = self._texts.fit, self._words
        return (
            number,
            _moment(row.at),
            words(f"log_kind.{row.kind}"),
            fit(row.steward),
            fit(row.account_no),
            fit(row.name) or (words("report.case_kept_secret") if _secret(row) else ""),
            fit(row.village),
            fit(what_text(row, words)),
            fit(outcome_text(row, words)),
            fit(row.note),
            words("report.log_late") if row.late else None,
        )

    def promises(self, made: Iterable[PromiseRow]) -> None:
        """Write the promises made or due."""
        rows = map(self._promise_cells, count(1), made)
        self._write(
            "promises",
            _PROMISES,
            rows,
            scope=self._period(),
            nothing="promises_none",
            total=("promise_due", "promises"),
        )

    def _promise_cells(self, number: int, row: PromiseRow) -> tuple[Value, ...]:
        fit = self._texts.fit
        return (
            number,
            day_number(row.made_at),
            fit(row.what),
            fit(row.name),
            fit(row.made_to),
            fit(row.steward),
            fit(row.granted_by),
            day_number(row.due),
            self._words(f"promise_state.{row.state}"),
        )

    def overdue(self, found: Iterable[OverdueRow]) -> None:
        """Write who is looked after and was not heard in time."""
        rows = map(self._overdue_cells, count(1), found)
        self._write("overdue", _OVERDUE, rows, scope=self._period(), nothing="overdue_none")

    def _overdue_cells(self, number: int, each: OverdueRow) -> tuple[Value, ...]:
        fit, words, home = self._texts.fit, self._words, each.household
        return (
            number,
            fit(home.account_no),
            fit(each.name),
            fit(home.village),
            fit(home.address),
            words(f"care_tier.{each.due.cared.tier}"),
            day_number(each.due.due.day),
            each.due.beyond,
            day_number(each.due.last) if each.due.last else None,
            words(f"contact_way.{each.due.way}") if each.due.way else "",
        )

    def _period(self) -> str:
        scope = self._scope
        return self._words(
            "report.period_scope",
            first=scope.first,
            last=scope.last,
            exported=scope.exported_at[:16].replace("T", " "),
        )

    def _write(
        self,
        name: str,
        fields: Sequence[str],
        rows: Iterable[tuple[Value, ...]],
        *,
        scope: str,
        nothing: str,
        total: tuple[str, str] | None = None,
    ) -> Sheet:
        words, template, about = self._words, self._templates[name], self._scope
        sheet = Sheet(
            self._book,
            template,
            fields,
            name=words(f"report.sheet_{name}"),
            title=title_of(template, words, station=about.station, area=about.area),
            scope=scope,
            style=self._style,
            texts=self._texts,
            words=words,
        )
        written = 0
        for values in rows:
            self._step()
            sheet.add(values)
            written += 1
        sheet.end(nothing=words(f"report.{nothing}"))
        if total is not None:
            column, said = total
            counts: Mapping[str, int] = {"rows": written}
            sheet.totals(
                {"rows": Total(column=column, formulas=("COUNT({number})",), value=written, unit="rows")},
                Check(
                    equal=words(f"report.{said}_equal", **counts),
                    differs=words(f"report.{said}_differs", **counts),
                    expects=counts,
                ),
            )
        self._rows += written
        self._sheets += len(sheet.spans)
        return sheet


def _secret(row: LogRow) -> bool:
    return row.kind in (LogKind.CASE, LogKind.CASE_STEP) and not (row.name or row.note or row.account_no)


def _moment(iso: str) -> float | None:
    day, clock = day_number(iso), clock_number(iso)
    return None if day is None else day + (clock or 0)
