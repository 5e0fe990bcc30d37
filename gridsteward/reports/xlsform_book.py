"""An XLSForm workbook to begin with: the three sheets with their heads, wide enough to be read."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from gridsteward.records.report import WordsLike, WrittenReport
from gridsteward.reports.book import Filled, write_book
from gridsteward.reports.style import Style

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_WIDEST = 44


def xlsform_workbook(
    sheets: Mapping[str, Sequence[Sequence[str]]],
    *,
    words: WordsLike,
    out: Path | BinaryIO,
    overwrite: bool = False,
) -> WrittenReport:
    """Write each sheet's rows, its head first, as text. Raises the Faults of `target.replacing`."""

    def fill(book: "Workbook") -> Filled:
        style = Style(book, words)
        rows = 0
        for name, lines in sheets.items():
            page = book.add_worksheet(name)
            for at, title in enumerate(lines[0]):
                longest = max(2 * len(line[at]) for line in lines)
                page.set_column(at, at, min(_WIDEST, max(10, longest)))
                page.write_string(0, at, title, style.head)
            for at, line in enumerate(lines[1:], 1):
                for column, text in enumerate(line):
                    page.write_string(at, column, text, style.cells["text"])
            page.freeze_panes(1, 2)
            rows += len(lines) - 1
        return Filled(rows, len(sheets))

    return write_book(fill, out, overwrite=overwrite)
