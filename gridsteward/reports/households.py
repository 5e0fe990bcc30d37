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
from gridsteward.reports.style import (
    Column,
    Style,
    Texts,
    Value,
    day_number,
    joined,
    literal,
    print_setup,
    write_cells,
    write_heads,
)

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_COLUMNS: Final = (
    Column("number", "", 6, "number"),
    Column("account_no", "group_account", 15, "code"),
    Column("name", "group_account", 10, "short"),
    Column("address", "group_account", 24),
    Column("village", "group_account", 10, "short"),
    Column("transformer_district", "group_account", 14, "short"),
    Column("meter_no", "group_account", 14, "code"),
    Column("tariff_class", "group_account", 10, "short"),
    Column("contracted_capacity", "group_account", 9, "number"),
    Column("tenure", "group_account", 8, "short"),
    Column("residents", "group_people", 6, "number"),
    Column("people", "group_people", 26),
    Column("phones", "group_people", 24),
    Column("leading_class", "group_known", 9, "short"),
    Column("tags", "group_known", 18),
    Column("last_visit", "group_known", 11, "date"),
    Column("note", "group_known", 24),
)
_AT: Final = {column.key: at for at, column in enumerate(_COLUMNS)}
_HEAD: Final = 2
_FIRST: Final = _HEAD + 2


def households_workbook(
    rows: Iterable[HouseholdReportRow],
    *,
    scope: HouseholdReportScope,
    totals: HouseholdReportTotals,
    words: WordsLike,
    out: Path | BinaryIO,
    password: str | None = None,
    overwrite: bool = False,
) -> WrittenReport:
    """Write the households in the order given, with totals that must equal those the database counted.

    Nothing is written when it fails. Raises Fault report_totals_differ and the Faults of `target.replacing`.
    """

    def fill(book: "Workbook") -> Filled:
        style, texts = Style(book, words), Texts(words)
        last = len(_COLUMNS) - 1
        title = texts.fit(words("report.households_title", station=scope.station, area=scope.area))
        stamp(book, title=title, author=scope.station, made_at=scope.exported_at)
        sheet = book.add_worksheet(words("report.sheet_households"))
        sheet.merge_range(0, 0, 0, last, title, style.title)
        sheet.set_row(0, 30)
        sheet.merge_range(1, 0, 1, last, texts.fit(_scope_line(scope, words)), style.scope)
        write_heads(sheet, style, row=_HEAD, columns=_COLUMNS, words=words)
        forms = [style.cells[column.form] for column in _COLUMNS]
        homes = people = 0
        for row in rows:
            values = _cells(row, homes + 1, texts, words)
            write_cells(sheet, _FIRST + homes, values=values, columns=_COLUMNS, forms=forms)
            homes += 1
            people += len(row.people)
        if HouseholdReportTotals(households=homes, people=people) != totals:
            raise Fault("report_totals_differ", sheet=homes, system=totals.households)
        end = _FIRST + max(homes, 1)  # the totals row; an empty list keeps one empty row
        sheet.autofilter(_HEAD + 1, 0, end - 1, last)
        sheet.freeze_panes(_FIRST, _AT["name"] + 1)
        print_setup(sheet, words, first_head=_HEAD, last_head=_HEAD + 1)
        for column in range(len(_COLUMNS)):
            sheet.write_blank(end, column, None, style.total())
        sheet.write_string(end, 0, words("report.total"), style.total())
        sheet.write_formula(
            end, 1, f"=COUNTA(B{_FIRST + 1}:B{end})", style.total("households"), totals.households
        )
        sheet.write_number(end, _AT["people"], totals.people, style.total("people"))
        counted = {"households": totals.households, "people": totals.people}
        equal = words("report.check_households_equal", **counted)
        differs = words("report.check_households_differs", **counted)
        sheet.merge_range(end + 1, 0, end + 1, last, "", style.check)
        sheet.write_formula(
            end + 1, 0, f"=IF(B{end + 1}={homes},{literal(equal)},{literal(differs)})", style.check, equal
        )
        return Filled(homes, 1, texts.shortened)

    return write_book(fill, out, password=password, overwrite=overwrite)


def _cells(row: HouseholdReportRow, number: int, texts: Texts, words: WordsLike) -> tuple[Value, ...]:
    home, comma = row.household, words("report.comma")
    tariffs, tenures = words.section("tariff_class"), words.section("tenure")
    classes = words.section("relation_class")
    people = comma.join(_person(person, words) for person in row.people)
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
