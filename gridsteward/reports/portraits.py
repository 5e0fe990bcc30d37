"""The portraits of households as a workbook: people, class, temperament, needs, appliances, and what is missing."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from gridsteward.records.faults import Fault
from gridsteward.records.portrait_report import PortraitRow, PortraitScope
from gridsteward.records.report import WordsLike, WrittenReport
from gridsteward.reports.book import Filled, stamp, write_book
from gridsteward.reports.households import people_text
from gridsteward.reports.sheet import Check, Sheet, Total, title_of
from gridsteward.reports.style import Style, Texts, Value, day_number, joined
from gridsteward.reports.templates import SHIPPED, Templates

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_FIELDS: Final = (
    *("number", "account_no", "name", "address", "village", "transformer_district", "tariff_class"),
    *("residents", "people", "leading_class", "temperament", "need_level", "care_tier", "tags", "appliances"),
    *("last_visit", "visits_year", "completeness", "missing"),
)


def portraits_workbook(
    rows: Sequence[PortraitRow],
    *,
    scope: PortraitScope,
    words: WordsLike,
    out: Path | BinaryIO,
    templates: Templates = SHIPPED,
    password: str | None = None,
    overwrite: bool = False,
) -> WrittenReport:
    """Write the portraits in the order given. Nothing is written when it fails.

    Raises Fault report_totals_differ and the Faults of `target.replacing`.
    """

    def fill(book: "Workbook") -> Filled:
        if len(rows) != scope.households:
            raise Fault("report_totals_differ", sheet=len(rows), system=scope.households)
        style, texts, template = Style(book, words), Texts(words), templates["portraits"]
        title = title_of(template, words, station=scope.station, area=scope.area)
        stamp(book, title=texts.fit(title), author=scope.station, made_at=scope.exported_at)
        sheet = Sheet(
            book,
            template,
            _FIELDS,
            name=words("report.sheet_portraits"),
            title=title,
            scope=words(
                "report.portraits_scope",
                village=scope.village or words("report.all"),
                exported=scope.exported_at[:16].replace("T", " "),
            ),
            style=style,
            texts=texts,
            words=words,
        )
        for at, row in enumerate(rows, 1):
            sheet.add(_cells(row, at, texts, words))
        sheet.end()
        people = sum(len(row.people) for row in rows)
        counted = {"households": len(rows), "people": people}
        sheet.totals(
            {
                "households": Total(
                    column="account_no", formulas=("COUNT({number})",), value=len(rows), unit="households"
                ),
                "people": Total(column="people", formulas=(), value=people, unit="people"),
            },
            Check(
                equal=words("report.check_households_equal", **counted),
                differs=words("report.check_households_differs", **counted),
                expects=counted,
            ),
        )
        return Filled(len(rows), 1, texts.shortened)

    return write_book(fill, out, password=password, overwrite=overwrite)


def _cells(row: PortraitRow, number: int, texts: Texts, words: WordsLike) -> tuple[Value, ...]:
    home, comma, fit = row.household, words("report.comma"), texts.fit

    def named(section: str, key: str) -> str:
        return fit(words.section(section).get(key, key)) if key else ""

    return (
        number,
        fit(home.account_no),
        fit(home.name),
        fit(home.address),
        fit(home.village),
        fit(home.transformer_district),
        named("tariff_class", home.tariff_class),
        home.residents,
        fit(people_text(row.people, words)),
        named("relation_class", home.leading_class),
        named("trait", row.temperament),
        named("need_level", row.need_level),
        named("care_tier", row.care_tier),
        fit(joined(row.tags, words.section("tag"), comma=comma)),
        fit(joined(row.appliances, words.section("appliance"), comma=comma)),
        day_number(row.last_visit) if row.last_visit else None,
        row.visits,
        row.completeness,
        fit(joined(row.missing, words.section("portrait_part"), comma=comma)),
    )
