"""The daily log and the weekly and monthly report of the station, as a workbook or on paper (R4.5, R9.2)."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from gridsteward.operations import dashboard, exporting, promises
from gridsteward.operations.area import Area
from gridsteward.operations.care_wall import care_wall
from gridsteward.operations.case_export import case_report
from gridsteward.operations.day_review import reviews
from gridsteward.operations.days import Sort
from gridsteward.operations.sheet_templates import templates
from gridsteward.operations.work_log import log_counts, log_rows
from gridsteward.records.faults import Fault
from gridsteward.records.period_report import PeriodReport, PeriodScope, PromiseRow
from gridsteward.records.report import VisitReportScope, WordsLike, WrittenReport

T = TypeVar("T")
Progress = Callable[[int, int], object]
"""(done, total) of the visits that are written; may raise, which stops the work with nothing left behind."""

_EVERY: Final = 200  # visits between two reports of progress


def period_report(area: Area, first: date, last: date, *, sort: Sort, steward: str = "") -> PeriodReport:
    """Return what stands in the report of some days, visits apart. The log of a day is of one steward, or of all."""
    found = dashboard.dashboard(area, first, last)
    begin, end = first.isoformat(), last.isoformat()
    return PeriodReport(
        scope=PeriodScope(
            station=area.name, area=area.name, first=begin, last=end, sort=sort, exported_at=area.stamp()
        ),
        figures=found.figures,
        charts=found.charts,
        log=tuple(log_rows(area, begin, end, steward=steward)),
        log_counts=log_counts(area, begin, end, steward=steward),
        reviews=tuple(each for each in reviews(area, begin, end) if not steward or each.steward == steward),
        promises=tuple(_promises(area, begin, end)),
        overdue=tuple(each for each in care_wall(area).people if each.due.beyond),
        cases=case_report(area, begin, end),
    )


def _promises(area: Area, first: str, last: str) -> Iterator[PromiseRow]:
    for each in promises.promises(area, settled=True):
        if first <= each.made_at[:10] <= last or any(first <= given.day <= last for given in each.days):
            yield PromiseRow(
                made_at=each.made_at,
                due=each.due,
                what=each.what,
                name=each.name,
                made_to=each.made_to,
                steward=each.steward,
                granted_by=each.granted_by,
                state=each.state.value,
            )


def export_log(
    area: Area,
    day: date,
    out: Path,
    *,
    words: WordsLike,
    steward: str = "",
    password: str = "",
    overwrite: bool = False,
) -> WrittenReport:
    """Write the log of a day; see `exporting.export_visits`. A PDF where `out` ends so."""
    report = period_report(area, day, day, sort="day", steward=steward)
    if _on_paper(out, password):
        from gridsteward.reports.period_paper import write_log_paper

        return write_log_paper(report, words=words, out=out, author=area.steward, overwrite=overwrite)
    from gridsteward.reports.period_book import log_workbook

    return log_workbook(
        report,
        templates=templates(area),
        words=words,
        out=out,
        password=password or None,
        overwrite=overwrite,
    )


def export_period(
    area: Area,
    first: date,
    last: date,
    out: Path,
    *,
    words: WordsLike,
    sort: Sort = "own",
    password: str = "",
    overwrite: bool = False,
    progress: Progress | None = None,
) -> WrittenReport:
    """Write the report of some days; see `exporting.export_visits`. A PDF of figures and charts where `out` ends so."""
    report = period_report(area, first, last, sort=sort)
    if _on_paper(out, password):
        from gridsteward.reports.period_paper import write_period_paper

        return write_period_paper(report, words=words, out=out, author=area.steward, overwrite=overwrite)
    from gridsteward.reports.period_book import period_workbook

    wanted = exporting.VisitSelection(first=first.isoformat(), last=last.isoformat())
    totals = exporting.visit_totals(area, wanted)
    return period_workbook(
        report,
        _told(exporting.visit_rows(area, wanted), totals.visits, progress),
        visit_scope=VisitReportScope(
            station=area.name,
            area=area.name,
            first=wanted.first,
            last=wanted.last,
            exported_at=report.scope.exported_at,
        ),
        visit_totals=totals,
        templates=templates(area),
        words=words,
        out=out,
        password=password or None,
        overwrite=overwrite,
    )


def _on_paper(out: Path, password: str) -> bool:
    if out.suffix.lower() != ".pdf":
        return False
    if password:
        raise Fault("paper_has_no_password")
    return True


def _told(rows: Iterator[T], total: int, progress: Progress | None) -> Iterator[T]:
    for at, row in enumerate(rows):
        if progress is not None and at % _EVERY == 0:
            progress(at, total)
        yield row
    if progress is not None:
        progress(total, total)
