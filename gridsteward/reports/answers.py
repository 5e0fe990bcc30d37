"""The answers to a questionnaire as a workbook: a row a visit, a column a question, all versions beside each other."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from gridsteward.records.answers_report import AnswersReport, AnswersRow
from gridsteward.records.faults import Fault
from gridsteward.records.questionnaire import QuestionKind
from gridsteward.records.report import WordsLike, WrittenReport
from gridsteward.records.sheet import SheetColumn, SheetTemplate
from gridsteward.reports.book import Filled, stamp, write_book
from gridsteward.reports.sheet import Check, Sheet, Total, report_title
from gridsteward.reports.style import Style, Texts, Value, clock_number, day_number

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_BEFORE: Final = (
    SheetColumn(key="number", width=5, form="number"),
    SheetColumn(key="day", group="group_visit", width=15, form="moment"),
    SheetColumn(key="steward", group="group_visit", width=8, form="short"),
    SheetColumn(key="account_no", group="group_household", width=14, form="code"),
    SheetColumn(key="name", group="group_household", width=10, form="short"),
    SheetColumn(key="village", group="group_household", width=10, form="short"),
    SheetColumn(key="answers_version", width=9, form="short"),
)
_FORMS: Final = {
    QuestionKind.INTEGER: ("number", 10.0),
    QuestionKind.DECIMAL: ("decimal", 10.0),
    QuestionKind.DATE: ("date", 12.0),
}


def answers_workbook(
    report: AnswersReport,
    *,
    words: WordsLike,
    out: Path | BinaryIO,
    password: str | None = None,
    overwrite: bool = False,
) -> WrittenReport:
    """Write a row for each visit at which the questionnaire was answered.

    Nothing is written when it fails. Raises Fault report_totals_differ and the Faults of `target.replacing`.
    """

    def fill(book: "Workbook") -> Filled:
        given = sum(len(row.answers) for row in report.rows)
        if (len(report.rows), given) != (report.visits, report.answers):
            raise Fault("report_totals_differ", sheet=given, system=report.answers)
        style, texts = Style(book, words), Texts(words)
        title = report_title("answers_title", words, station=report.station, area=report.area)
        stamp(book, title=texts.fit(title), author=report.station, made_at=report.exported_at)
        asked = [
            SheetColumn(key=f"question.{each.name}", width=_FORMS.get(each.kind, ("text", 16.0))[1],
                        form=_FORMS.get(each.kind, ("text", 16.0))[0], title=each.label)
            for each in report.questions
        ]  # fmt: skip
        template = SheetTemplate(title="answers_title", keep="name", needed=(), columns=(*_BEFORE, *asked))
        sheet = Sheet(
            book,
            template,
            [column.key for column in template.columns],
            name=words("report.answers_sheet"),
            title=title,
            scope=words(
                "report.answers_scope",
                title=report.title,
                first=report.first or words("report.case_beginning"),
                last=report.last or report.exported_at[:10],
                exported=report.exported_at[:16].replace("T", " "),
            ),
            style=style,
            texts=texts,
            words=words,
        )
        for at, row in enumerate(report.rows, 1):
            sheet.add(_cells(row, at, report, texts))
        sheet.end(nothing=words("report.answers_none"))
        counts = {"rows": len(report.rows), "answers": given}
        sheet.totals(
            {
                "rows": Total(
                    column="day", formulas=("COUNT({number})",), value=len(report.rows), unit="visits"
                )
            },
            Check(
                equal=words("report.answers_equal", **counts),
                differs=words("report.answers_differs", **counts),
                expects={"rows": len(report.rows)},
            ),
        )
        return Filled(len(report.rows), len(sheet.spans), texts.shortened)

    return write_book(fill, out, password=password, overwrite=overwrite)


def _cells(row: AnswersRow, number: int, report: AnswersReport, texts: Texts) -> Sequence[Value]:
    fit = texts.fit
    day = day_number(row.at)
    return (
        number,
        None if day is None else day + (clock_number(row.at) or 0),
        fit(row.steward),
        fit(row.account_no),
        fit(row.name),
        fit(row.village),
        fit(row.version),
        *(_value(row.answers, each.name, each.kind, fit) for each in report.questions),
    )


def _value(answers: Mapping[str, str], name: str, kind: QuestionKind, fit: Callable[[str], str]) -> Value:
    text = answers.get(name, "")
    if not text:
        return None
    if kind in (QuestionKind.INTEGER, QuestionKind.DECIMAL):
        try:
            return float(text)
        except ValueError:
            return fit(text)
    return day_number(text) or fit(text) if kind is QuestionKind.DATE else fit(text)
