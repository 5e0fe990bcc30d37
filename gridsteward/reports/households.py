"""The list of households a station keeps on paper, from what the system knows (R1.1, R1.2, R1.4)."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from gridsteward.records.faults import Fault
from gridsteward.records.household import Person
from gridsteward.records.report import (
    HouseholdReportRow,
    HouseholdReportScope,
    HouseholdReportTotals,
    WordsLike,
    WrittenReport,
)
from gridsteward.reports.book import Filled, stamp, write_book
from gridsteward.reports.sheet import Check, Sheet, Total, title_of
from gridsteward.reports.style import Style, Texts, Value, day_number, joined
from gridsteward.reports.templates import SHIPPED, Templates

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_FIELDS: Final = (
    *(
        "number",
        "account_no",
        "name",
        "address",
        "village",
        "transformer_district",
        "meter_no",
        "tariff_class",
    ),
    *(
        "contracted_capacity",
        "tenure",
        "residents",
        "people",
        "phones",
        "leading_class",
        "tags",
        "last_visit",
    ),
    "note",
)


def households_workbook(
    rows: Iterable[HouseholdReportRow],
    *,
    scope: HouseholdReportScope,
    totals: HouseholdReportTotals,
    words: WordsLike,
    out: Path | BinaryIO,
    templates: Templates = SHIPPED,
    password: str | None = None,
    overwrite: bool = False,
) -> WrittenReport:
    """Write the households in the order given, with totals that must equal those the database counted.

    Nothing is written when it fails. Raises Fault report_totals_differ and the Faults of `target.replacing`.
    """

    def fill(book: "Workbook") -> Filled:
        style, texts, template = Style(book, words), Texts(words), templates["households"]
        title = title_of(template, words, station=scope.station, area=scope.area)
        stamp(book, title=texts.fit(title), author=scope.station, made_at=scope.exported_at)
        sheet = Sheet(
            book,
            template,
            _FIELDS,
            name=words("report.sheet_households"),
            title=title,
            scope=_scope_line(scope, words),
            style=style,
            texts=texts,
            words=words,
        )
        homes = people = 0
        for row in rows:
            homes += 1
            people += len(row.people)
            sheet.add(_cells(row, homes, texts, words))
        if HouseholdReportTotals(households=homes, people=people) != totals:
            raise Fault("report_totals_differ", sheet=homes, system=totals.households)
        sheet.end()
        counted = {"households": totals.households, "people": totals.people}
        sheet.totals(
            {
                "households": Total(
                    column="account_no", formulas=("COUNT({number})",), value=homes, unit="households"
                ),
                "people": Total(column="people", formulas=(), value=people, unit="people"),
            },
            Check(
                equal=words("report.check_households_equal", **counted),
                differs=words("report.check_households_differs", **counted),
                expects=counted,
            ),
        )
        return Filled(homes, 1, texts.shortened)

    return write_book(fill, out, password=password, overwrite=overwrite)


def _cells(row: HouseholdReportRow, number: int, texts: Texts, words: WordsLike) -> tuple[Value, ...]:
    home, comma = row.household, words("report.comma")
    tariffs, tenures = words.section("tariff_class"), words.section("tenure")
    classes = words.section("relation_class")
    people = people_text(row.people, words)
    phones = "\n".join(
        words("report.person_phones", name=person.name, phones=person.phones)
        for person in row.people
        if person.phones
    )
    return (
        number,
        texts.fit(home.account_no),
        texts.fit(home.name),
        texts.fit(home.address),
        texts.fit(home.village),
        texts.fit(home.transformer_district),
        texts.fit(home.meter_no),
        texts.fit(tariffs.get(home.tariff_class, home.tariff_class)),
        home.contracted_capacity,
        texts.fit(tenures.get(home.tenure, home.tenure)),
        home.residents,
        texts.fit(people),
        texts.fit(phones.strip()),
        texts.fit(classes.get(home.leading_class, home.leading_class)),
        texts.fit(joined(row.tags, words.section("tag"), comma=comma)),
        day_number(row.last_visit),
        texts.fit(home.note),
    )


def people_text(people: Iterable[Person], words: WordsLike) -> str:
    """Return who belongs to a household, on one line."""
    return words("report.comma").join(_person(person, words) for person in people)


def _person(person: Person, words: WordsLike) -> str:
    relation = words.section("relation").get(person.relation, person.relation)
    key = "report.person" if person.lives_here else "report.person_away"
    return words(key, name=person.name, relation=relation)


def _scope_line(scope: HouseholdReportScope, words: WordsLike) -> str:
    everything = words("report.all")
    exported = scope.exported_at[:16].replace("T", " ")
    if scope.chosen:
        return words("report.households_chosen", count=scope.chosen, exported=exported)
    return words(
        "report.households_scope",
        village=scope.village or everything,
        transformer_district=scope.transformer_district or everything,
        leading_class=words.section("relation_class").get(scope.leading_class, scope.leading_class)
        or everything,
        tag=words.section("tag").get(scope.tag, scope.tag) or everything,
        exported=exported,
    )
