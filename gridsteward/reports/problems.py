"""The rows an import could not take, with the reason beside each: mend them in Excel, import them again."""

import math
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from gridsteward.records.report import ProblemRow, WordsLike, WrittenReport
from gridsteward.reports.book import Filled, write_book
from gridsteward.reports.style import Style, Texts, height, lines_of, print_setup

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_LEAD: Final = (("reason", 36.0), ("source_sheet", 12.0), ("source_row", 8.0))
_EXACT: Final = 10**15  # Excel keeps 15 digits of a number; longer ones are account numbers and stay text
_NOT_IN_A_NAME: Final = str.maketrans("", "", "[]:*?/\\'")


def problems_workbook(
    rows: Sequence[ProblemRow],
    *,
    words: WordsLike,
    out: Path | BinaryIO,
    password: str | None = None,
    overwrite: bool = False,
) -> WrittenReport:
    """Write the rows under the head they came with, one sheet for each head and source sheet.

    Cells keep their type: text stays text (leading zeros included), numbers numbers, dates dates. The first
    three columns are reason, source sheet and source row number. Raises the Faults of `target.replacing`.
    """

    def fill(book: "Workbook") -> Filled:
        style, texts = Style(book, words), Texts(words)
        groups: dict[tuple[str, tuple[str, ...]], list[ProblemRow]] = {}
        for row in rows:
            groups.setdefault((row.sheet, row.titles), []).append(row)
        taken: set[str] = set()
        for (name, titles), members in groups.items():
            sheet = book.add_worksheet(_sheet_name(texts.fit(name), taken))
            _fill_sheet(sheet, members, titles=titles, style=style, texts=texts, words=words)
        return Filled(len(rows), len(groups), texts.shortened)

    return write_book(fill, out, password=password, overwrite=overwrite)


def _fill_sheet(
    sheet: "Worksheet",
    rows: Sequence[ProblemRow],
    *,
    titles: tuple[str, ...],
    style: Style,
    texts: Texts,
    words: WordsLike,
) -> None:
    width = max(len(titles), *(len(row.cells) for row in rows))
    sheet.write_string(0, 0, words("report.problems_hint"), style.scope_line)
    for at, (key, size) in enumerate(_LEAD):
        sheet.set_column(at, at, size)
        sheet.write_string(1, at, words(f"report.{key}"), style.head)
    sheet.set_column(len(_LEAD), len(_LEAD) + width - 1, 15)
    for at, title in enumerate(titles, len(_LEAD)):
        sheet.write_string(1, at, texts.fit(title), style.head)
    for at, row in enumerate(rows, 2):
        reason = texts.fit("\n".join(row.reasons))
        sheet.set_row(at, height(lines_of(reason, _LEAD[0][1])))
        sheet.write_string(at, 0, reason, style.cells["reason"])
        sheet.write_string(at, 1, texts.fit(row.sheet), style.cells["short"])
        sheet.write_number(at, 2, row.row_no, style.cells["number"])
        for column, value in enumerate(row.cells, len(_LEAD)):
            _write_as_it_was(sheet, at, column=column, value=value, style=style, texts=texts)
    sheet.autofilter(1, 0, len(rows) + 1, len(_LEAD) + width - 1)
    sheet.freeze_panes(2, len(_LEAD))
    print_setup(sheet, words, first_head=0, last_head=1)


def _write_as_it_was(
    sheet: "Worksheet", row: int, *, column: int, value: object, style: Style, texts: Texts
) -> None:
    cells = style.cells
    if value is None or value == "":
        sheet.write_blank(row, column, None, cells["code"])
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, cells["short"])
    elif isinstance(value, int | float) and math.isfinite(value) and abs(value) < _EXACT:
        sheet.write_number(row, column, value, cells["number"])
    elif isinstance(value, datetime) and value.year >= 1900:
        whole = value.time() == time.min
        sheet.write_datetime(row, column, value.replace(tzinfo=None), cells["date" if whole else "moment"])
    elif isinstance(value, date) and not isinstance(value, datetime) and value.year >= 1900:
        sheet.write_datetime(row, column, value, cells["date"])
    elif isinstance(value, time):
        sheet.write_datetime(row, column, value.replace(tzinfo=None), cells["time"])
    else:
        # text format as well as text: what is typed over it in Excel keeps its zeros too
        sheet.write_string(row, column, texts.fit(str(value)), cells["code"])


def _sheet_name(name: str, taken: set[str]) -> str:
    """Return a name Excel accepts (31 characters, no []:*?/\\', unique whatever the case), near to `name`."""
    plain = " ".join(name.translate(_NOT_IN_A_NAME).split())[:24] or "1"
    found, turn = plain, 1
    while found.casefold() in taken or found.casefold() == "history":
        turn += 1
        found = f"{plain} ({turn})"
    taken.add(found.casefold())
    return found
