"""The day sheet: whom to see in which order, when, why and what to look at, on A4 for the pocket (R4.2, R4.5)."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from gridsteward.records.plan import DayPlan, Placed, clock_text
from gridsteward.records.report import DaySheet, DaySheetRow, WordsLike, WrittenReport
from gridsteward.records.sheet import SheetColumn
from gridsteward.reports.book import Filled, stamp, write_book
from gridsteward.reports.plan_words import day_text, reason_text, why_not_text
from gridsteward.reports.style import Style, Texts, Value, height, joined, print_setup, write_cells

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_COLUMNS: Final = (
    SheetColumn(key="order", width=5, form="number"),
    SheetColumn(key="arrive", width=7, form="time"),
    SheetColumn(key="leave", width=7, form="time"),
    SheetColumn(key="name", width=9, form="short"),
    SheetColumn(key="address", width=20),
    SheetColumn(key="phones", width=13, form="short"),
    SheetColumn(key="reasons", width=30),
    SheetColumn(key="checks", width=18),
    SheetColumn(key="strategy", width=22),
    SheetColumn(key="outcome", width=14),
    SheetColumn(key="account_no", width=15, form="code"),
)
_LEFT: Final = (
    SheetColumn(key="name", width=10, form="short"),
    SheetColumn(key="account_no", width=15, form="code"),
    SheetColumn(key="village", width=11, form="short"),
    SheetColumn(key="address", width=24),
    SheetColumn(key="priority", width=8, form="number"),
    SheetColumn(key="reasons", width=34),
    SheetColumn(key="reason", width=44),
)
_HEAD: Final = 2


def day_sheet_workbook(
    sheet: DaySheet,
    *,
    words: WordsLike,
    out: Path | BinaryIO,
    password: str | None = None,
    overwrite: bool = False,
) -> WrittenReport:
    """Write a sheet a day and one of those left out. Raises the Faults of `target.replacing`."""

    def fill(book: "Workbook") -> Filled:
        style, texts = Style(book, words), Texts(words)
        first = sheet.days[0][0].working.day
        stamp(book, title=_title(sheet, first, words), author=sheet.steward, made_at=sheet.made_at)
        for plan, rows in sheet.days:
            page = book.add_worksheet(words("sheet.sheet_name", day=plan.working.day))
            _fill_day(page, sheet, plan, rows, style=style, texts=texts, words=words)
        sheets = len(sheet.days)
        if sheet.left_out:
            _fill_left(book.add_worksheet(words("sheet.left_name")), sheet, style, texts, words)
            sheets += 1
        return Filled(sum(len(rows) for _, rows in sheet.days), sheets, texts.shortened)

    return write_book(fill, out, password=password, overwrite=overwrite)


def _title(sheet: DaySheet, day: str, words: WordsLike) -> str:
    when = day_text(day, words, "day_year")
    weekday = words(f"weekday.{date.fromisoformat(day).isoweekday()}")
    return words("sheet.title", area=sheet.area, day=when, weekday=weekday)


def _fill_day(
    page: "Worksheet",
    sheet: DaySheet,
    plan: DayPlan,
    rows: tuple[DaySheetRow, ...],
    *,
    style: Style,
    texts: Texts,
    words: WordsLike,
) -> None:
    last = len(_COLUMNS) - 1
    working = plan.working
    page.merge_range(0, 0, 0, last, texts.fit(_title(sheet, working.day, words)), style.title)
    page.set_row(0, 28)
    scope = words(
        "sheet.scope",
        steward=sheet.steward,
        travel=words(f"travel.{sheet.travel_by}"),
        begin=clock_text(working.begin),
        end=clock_text(working.end),
        count=len(rows),
        minutes=plan.travel,
        back=clock_text(plan.back),
        made=sheet.made_at[:16].replace("T", " "),
    )
    page.merge_range(1, 0, 1, last, texts.fit(scope), style.scope)
    _heads(page, _COLUMNS, style, words)
    forms = [style.cells[column.form] for column in _COLUMNS]
    at, eaten = _HEAD + 1, plan.lunch is None
    for row in rows:
        if plan.lunch is not None and not eaten and row.stop.begin >= plan.lunch.end:
            _lunch(page, at, plan, style, words)
            at, eaten = at + 1, True
        write_cells(page, at, values=_cells(row, texts, words), columns=_COLUMNS, forms=forms)
        at += 1
    if not eaten:
        _lunch(page, at, plan, style, words)
    page.freeze_panes(_HEAD + 1, 4)
    print_setup(page, words, first_head=_HEAD, last_head=_HEAD)


def _lunch(page: "Worksheet", at: int, plan: DayPlan, style: Style, words: WordsLike) -> None:
    if plan.lunch is None:
        return
    for column in range(len(_COLUMNS)):
        page.write_blank(at, column, None, style.cells["text"])
    page.write_number(at, 1, plan.lunch.begin / 1440, style.cells["time"])
    page.write_number(at, 2, plan.lunch.end / 1440, style.cells["time"])
    page.write_string(at, 3, words("sheet.lunch"), style.cells["short"])


def _heads(page: "Worksheet", columns: tuple[SheetColumn, ...], style: Style, words: WordsLike) -> None:
    for at, column in enumerate(columns):
        page.set_column(at, at, column.width)
        page.write_string(_HEAD, at, words(f"sheet.{column.key}"), style.head)
    page.set_row(_HEAD, height(2))


def _cells(row: DaySheetRow, texts: Texts, words: WordsLike) -> tuple[Value, ...]:
    stop, home, comma = row.stop, row.household, words("report.comma")
    lines = [reason_text(reason, words) for reason in stop.reasons]
    checks = joined(stop.checks, words.section("check"), comma=comma)
    bring = joined(stop.bring, words.section("bring"), comma=comma)
    address = home.address
    if stop.placed != Placed.OWN:
        address = "\n".join(filter(None, (address, words(f"placed.{stop.placed}"))))
    return (
        stop.order,
        stop.arrive / 1440,
        stop.leave / 1440,
        texts.fit(home.name),
        texts.fit(address),
        texts.fit(row.phones),
        texts.fit("\n".join(lines)),
        texts.fit("\n".join(filter(None, (checks, f"{words('sheet.bring')}: {bring}" if bring else "")))),
        texts.fit(row.strategy),
        None,
        texts.fit(home.account_no),
    )


def _fill_left(page: "Worksheet", sheet: DaySheet, style: Style, texts: Texts, words: WordsLike) -> None:
    last = len(_LEFT) - 1
    title = words("sheet.left_title", count=len(sheet.left_out))
    page.merge_range(0, 0, 0, last, title, style.title)
    page.set_row(0, 28)
    _heads(page, _LEFT, style, words)
    forms = [style.cells[column.form] for column in _LEFT]
    for at, each in enumerate(sheet.left_out, _HEAD + 1):
        home, candidate = each.household, each.left_out.candidate
        values: tuple[Value, ...] = (
            texts.fit(home.name),
            texts.fit(home.account_no),
            texts.fit(home.village),
            texts.fit(home.address),
            candidate.priority,
            texts.fit("\n".join(reason_text(reason, words) for reason in candidate.reasons)),
            texts.fit(why_not_text(each.left_out.why, words, sheet.names)),
        )
        write_cells(page, at, values=values, columns=_LEFT, forms=forms)
    page.autofilter(_HEAD, 0, _HEAD + len(sheet.left_out), last)
    page.freeze_panes(_HEAD + 1, 1)
    print_setup(page, words, first_head=_HEAD, last_head=_HEAD)
