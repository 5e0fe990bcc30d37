"""All sheets' layouts as a workbook to be changed in Excel: a row a column, in the order they stand."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from gridsteward.records.report import WordsLike, WrittenReport
from gridsteward.records.sheet import OwnSheet, SheetColumn
from gridsteward.reports.book import Filled, write_book
from gridsteward.reports.style import Style, Texts, print_setup
from gridsteward.reports.templates import Templates, shipped, template

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_WIDTHS: Final = (28, 22, 26, 9, 9)
_HEADS: Final = ("layout_code", "layout_what", "layout_title", "layout_width", "layout_wanted")
_FIRST: Final = 3


def layout_workbook(
    own: Mapping[str, OwnSheet], *, words: WordsLike, out: Path | BinaryIO, overwrite: bool = False
) -> WrittenReport:
    """Write a worksheet for each sheet that has a template. Raises the Faults of `target.replacing`."""

    def fill(book: "Workbook") -> Filled:
        style, texts = Style(book, words), Texts(words)
        rows = 0
        for name in shipped():
            page = book.add_worksheet(words(f"sheet_name.{name}"))
            rows += _fill(page, name, Templates(own), style=style, texts=texts, words=words)
        return Filled(rows, len(shipped()), texts.shortened)

    return write_book(fill, out, overwrite=overwrite)


def _fill(
    page: "Worksheet", name: str, wanted: Templates, *, style: Style, texts: Texts, words: WordsLike
) -> int:
    base, now = template(name), wanted[name]
    for at, width in enumerate(_WIDTHS):
        page.set_column(at, at, width)
    page.write_string(0, 0, words("report.layout_hint"), style.scope_line)
    for at, head in enumerate(_HEADS):
        page.write_string(_FIRST - 2, at, words(f"report.{head}"), style.head)
    cells = style.cells
    page.write_string(_FIRST - 1, 0, f"{name}.*", cells["short"])
    page.write_string(_FIRST - 1, 1, words("report.layout_whole"), cells["text"])
    page.write_string(_FIRST - 1, 2, texts.fit(now.own_title), cells["text"])
    shown = {column.key for column in now.columns}
    columns = (*now.columns, *(column for column in base.columns if column.key not in shown))
    for at, column in enumerate(columns, _FIRST):
        page.write_string(at, 0, f"{name}.{column.key}", cells["short"])
        page.write_string(at, 1, _what(column, words), cells["text"])
        page.write_string(at, 2, texts.fit(column.title), cells["text"])
        page.write_number(at, 3, column.width, cells["number"])
        page.write_string(at, 4, words("report.yes" if column.key in shown else "report.no"), cells["short"])
    page.data_validation(
        _FIRST,
        4,
        _FIRST + len(columns) - 1,
        4,
        {"validate": "list", "source": [words("report.yes"), words("report.no")]},
    )
    page.freeze_panes(_FIRST, 2)
    print_setup(page, words, first_head=0, last_head=_FIRST - 2)
    return len(columns) + 1


def _what(column: SheetColumn, words: WordsLike) -> str:
    return words(f"report.{column.key}").replace("\n", "")
