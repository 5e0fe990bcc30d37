"""The daily log and the weekly and monthly report of the station, as a workbook or on paper (R4.5, R9.2)."""

from collections.abc import Callable, Iterator, Mapping, Sized
from datetime import date
from itertools import count
from pathlib import Path
from typing import Final

from gridsteward.operations import dashboard, exporting, promises
from gridsteward.operations.area import Area
from gridsteward.operations.care_due import due_contacts
from gridsteward.operations.care_names import names_of
from gridsteward.operations.case_export import case_report
from gridsteward.operations.dashboard import AsOfToday
from gridsteward.operations.day_review import reviews
from gridsteward.operations.days import Sort
from gridsteward.operations.sheet_templates import templates
from gridsteward.operations.work_log import log_counts, log_rows
from gridsteward.records.faults import Fault
from gridsteward.records.period_report import OverdueRow, PeriodReport, PeriodScope, PromiseRow, WorkLog
from gridsteward.records.portrait import Standing
from gridsteward.records.report import VisitReportScope, WordsLike, WrittenReport

Progress = Callable[[int, int], object]
"""(done, total), in hundredths; may raise, which stops the work with nothing left behind."""
Step = Callable[[], object]
Portraits = Mapping[str, Standing] | None

_EVERY: Final = 50  # rows between two reports of progress
# hundredths: once all but the visits is read, once the sheets are filled, once they are put down
_READ, _FILLED, _WHOLE = 65, 83, 100


def period_report(
    area: Area,
    first: date,
    last: date,
    *,
    sort: Sort,
    today: AsOfToday | None = None,
    portraits: Portraits = None,
    step: Step = lambda: None,
) -> PeriodReport:
    """Return what stands in the report of some days, visits apart.

    `today`, `portraits` and `step` as in `dashboard.dashboard`.
    """
    found = dashboard.dashboard(area, first, last, today=today, portraits=portraits, step=step)
    step()
    overdue = tuple(_overdue(area))
    step()
    told = case_report(area, first.isoformat(), last.isoformat())
    step()
    log = work_log(area, first, last, sort=sort)
    return PeriodReport(
        scope=log.scope,
        figures=found.figures,
        charts=found.charts,
        log=log,
        promises=tuple(_promises(area, log.scope.first, log.scope.last)),
        overdue=overdue,
        cases=told,
    )


def work_log(area: Area, first: date, last: date, *, sort: Sort, steward: str = "") -> WorkLog:
    """Return what was done on some days by one steward, or by all, and what they said of them."""
    begin, end = first.isoformat(), last.isoformat()
    return WorkLog(
        scope=PeriodScope(
            station=area.name, area=area.name, first=begin, last=end, sort=sort, exported_at=area.stamp()
        ),
        rows=tuple(log_rows(area, begin, end, steward=steward)),
        counts=log_counts(area, begin, end, steward=steward),
        reviews=tuple(each for each in reviews(area, begin, end) if not steward or each.steward == steward),
    )


def _overdue(area: Area) -> Iterator[OverdueRow]:
    """Yield who is looked after and was not heard in time, as the wall of names has them."""
    due = {each.cared.household_id: each for each in due_contacts(area) if each.beyond}
    names, homes = names_of(area, list(due)), {each.id: each for each in area.store.summaries(due)}
    for home, each in due.items():
        if home in homes:
            yield OverdueRow(name=names[home], household=homes[home], due=each)


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
    log = work_log(area, day, day, sort="day", steward=steward)
    if _on_paper(out, password):
        from gridsteward.reports.period_paper import write_log_paper

        return write_log_paper(log, words=words, out=out, author=area.steward, overwrite=overwrite)
    from gridsteward.reports.period_book import log_workbook

    return log_workbook(
        log,
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
    today: AsOfToday | None = None,
    portraits: Portraits = None,
    password: str = "",
    overwrite: bool = False,
    progress: Progress | None = None,
) -> WrittenReport:
    """Write the report of some days; see `exporting.export_visits` and `period_report`.

    A PDF of figures and charts where `out` ends so.
    """
    told = progress or (lambda _done, _whole: None)
    parts = count(1)
    report = period_report(
        area,
        first,
        last,
        sort=sort,
        today=today,
        portraits=portraits,
        step=lambda: told(min(_READ, 5 * next(parts)), _WHOLE),
    )
    if _on_paper(out, password):
        from gridsteward.reports.period_paper import write_period_paper

        return write_period_paper(report, words=words, out=out, author=area.steward, overwrite=overwrite)
    from gridsteward.reports.period_book import period_workbook

    wanted = exporting.VisitSelection(first=first.isoformat(), last=last.isoformat())
    totals = exporting.visit_totals(area, wanted)
    return period_workbook(
        report,
        exporting.visit_rows(area, wanted),
        visit_scope=VisitReportScope(
            station=area.name,
            area=area.name,
            first=wanted.first,
            last=wanted.last,
            exported_at=report.scope.exported_at,
        ),
        visit_totals=totals,
        step=_by_rows(told, totals.visits, report.promises, report.overdue, report.log.rows),
        told=lambda done, total: told(_FILLED + (_WHOLE - 1 - _FILLED) * done // max(1, total), _WHOLE),
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


def _by_rows(told: Progress, visits: int, *registers: Sized) -> Step:
    """Return what is to be called for every row of the workbook."""
    rows, total = count(), visits + sum(map(len, registers))

    def step() -> None:
        at = next(rows)
        if at % _EVERY == 0:
            told(min(_FILLED, _READ + (_FILLED - _READ) * at // max(1, total)), _WHOLE)

    return step
