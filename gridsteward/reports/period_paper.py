"""The daily log and the report of a week or month on A4, as a PDF (R4.5)."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from gridsteward.records.chart import Chart
from gridsteward.records.paper import (
    Paper,
    PaperBlock,
    PaperCell,
    PaperCharts,
    PaperFacts,
    PaperHeading,
    PaperTable,
    PaperText,
    PaperTone,
)
from gridsteward.records.period_report import PeriodReport, PeriodScope, WorkLog
from gridsteward.records.report import WordsLike, WrittenReport
from gridsteward.reports import chart_words
from gridsteward.reports.log_words import outcome_text, review_text, what_text
from gridsteward.reports.paper import write_paper
from gridsteward.reports.sheet import report_title
from gridsteward.reports.target import replacing

_BESIDE = 2


def write_period_paper(
    report: PeriodReport, *, words: WordsLike, out: Path, author: str, overwrite: bool = False
) -> WrittenReport:
    """Write figures, charts and promises. Raises the Faults of `target.replacing`."""
    blocks = (*_figures(report, words), *_charts(report, words), *_promises(report, words))
    return _write(report.scope, f"period_{report.scope.sort}_title", blocks, words=words, out=out, author=author,
                  overwrite=overwrite)  # fmt: skip


def write_log_paper(
    log: WorkLog, *, words: WordsLike, out: Path, author: str, overwrite: bool = False
) -> WrittenReport:
    """Write the log of a day. Raises the Faults of `target.replacing`."""
    return _write(log.scope, "log_title", tuple(_log(log, words)), words=words, out=out, author=author,
                  overwrite=overwrite)  # fmt: skip


def _write(
    scope: PeriodScope,
    title: str,
    blocks: tuple[PaperBlock, ...],
    *,
    words: WordsLike,
    out: Path,
    author: str,
    overwrite: bool,
) -> WrittenReport:
    at = scope.exported_at[:16].replace("T", " ")
    paper = Paper(
        title=report_title(title, words, station=scope.station, area=scope.area),
        subtitle=words("report.period_scope", first=scope.first, last=scope.last, exported=at),
        head=(words("report.period_made_by", at=at, author=author),),
        blocks=blocks,
        foot=(words("report.period_fair"),),
        page=words("report.paper_page", at="{at}", of="{of}"),
        author=author,
        made_at=scope.exported_at,
    )
    content = write_paper(paper)
    with replacing(out, overwrite=overwrite) as stream:
        stream.write(content)
    rows = sum(len(block.rows) for block in blocks if isinstance(block, PaperTable))
    return WrittenReport(path=out, rows=rows, sheets=1, size=len(content), shortened=0)


def _figures(report: PeriodReport, words: WordsLike) -> Iterator[PaperBlock]:
    yield PaperHeading(words("report.period_figures"))
    yield PaperFacts(
        tuple(
            (
                chart_words.figure_title(figure, words),
                "  ".join(
                    filter(
                        None,
                        (
                            chart_words.value_text(figure.value, figure.unit),
                            chart_words.figure_note(figure, words),
                        ),
                    )
                ),
            )
            for figure in report.figures
        )
    )


def _charts(report: PeriodReport, words: WordsLike) -> Iterator[PaperBlock]:
    yield PaperHeading(words("report.period_charts"))
    told = [chart for chart in report.charts if _tells(chart)]
    for pair in zip_longest(told[::_BESIDE], told[1::_BESIDE]):
        yield PaperCharts(
            tuple(
                (chart_words.title(chart, words), chart_words.shown(chart, words))
                for chart in pair
                if chart is not None
            )
        )


def _tells(chart: Chart) -> bool:
    return any(value for column in chart.columns for value in column.values)


def _promises(report: PeriodReport, words: WordsLike) -> Iterator[PaperBlock]:
    yield PaperHeading(words("report.period_promises"))
    if not report.promises:
        yield PaperText(words("report.promises_none"))
        return
    yield PaperTable(
        columns=(
            (words("report.promise_what"), 4.0),
            (words("report.promise_name"), 1.6),
            (words("report.promise_by"), 1.2),
            (words("report.promise_due"), 1.4),
            (words("report.promise_state"), 1.4),
        ),
        rows=tuple(
            (
                PaperCell(each.what),
                PaperCell(each.name),
                PaperCell(each.steward),
                PaperCell(each.due),
                PaperCell(
                    words(f"promise_state.{each.state}"),
                    PaperTone.LOUD if each.state in ("overdue", "broken") else PaperTone.PLAIN,
                ),
            )
            for each in report.promises
        ),
    )


def _log(log: WorkLog, words: WordsLike) -> Iterator[PaperBlock]:
    if not log.rows:
        yield PaperText(words("report.log_none"))
    else:
        yield PaperTable(
            columns=(
                (words("report.log_at"), 1.1),
                (words("report.log_kind"), 1.2),
                (words("report.name"), 1.5),
                (words("report.log_what"), 2.2),
                (words("report.log_outcome"), 1.4),
                (words("report.log_note"), 4.0),
            ),
            rows=tuple(
                (
                    PaperCell(row.at[11:16]),
                    PaperCell(words(f"log_kind.{row.kind}")),
                    PaperCell(row.name),
                    PaperCell(what_text(row, words)),
                    PaperCell(outcome_text(row, words)),
                    PaperCell(row.note),
                )
                for row in log.rows
            ),
        )
    for review in log.reviews:
        yield PaperText(review_text(review, words))
