"""An XLSForm workbook to begin with: the three sheets with their heads, wide enough to be read."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from gridsteward.records.report import WrittenReport
from gridsteward.reports.book import Filled, write_book

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_WIDEST = 44


def xlsform_workbook(
    sheets: Mapping[str, Sequence[Sequence[str]]],
    *,
    out: Path | BinaryIO,
    overwrite: bool = False,
) -> WrittenReport:
    """Write each sheet's rows, its head first, as text. Raises the Faults of `target.replacing`."""

    def fill(book: "Workbook") -> Filled:
        head = book.add_format({"bold": True, "bg_color": "#E3EFEA", "border": 1})
        cell = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        rows = 0
        for name, lines in sheets.items():
            page = book.add_worksheet(name)
            for at, title in enumerate(lines[0]):
                longest = max(2 * len(line[at]) for line in lines)
                page.set_column(at, at, min(_WIDEST, max(10, longest)))
                page.write_string(0, at, title, head)
            for at, line in enumerate(lines[1:], 1):
                for column, text in enumerate(line):
                    page.write_string(at, column, text, cell)
            page.freeze_panes(1, 2)
            rows += len(lines) - 1
        return Filled(rows, len(sheets))

    return write_book(fill, out, overwrite=overwrite)
