"""A bare sheet of values, such as a station's own ledger: title, head, rows, nothing else."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from gridsteward.records.report import WrittenReport
from gridsteward.reports.book import Filled, write_book

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook


def plain_workbook(
    rows: Sequence[Sequence[object]], out: Path | BinaryIO, *, sheet_name: str, overwrite: bool = False
) -> WrittenReport:
    """Write `rows` as they are: texts, numbers, dates, None for an empty cell.

    Raises the Faults of `target.replacing`; TypeError for a value of another kind.
    """

    def fill(book: "Workbook") -> Filled:
        sheet = book.add_worksheet(sheet_name)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(at, column, value)
                elif isinstance(value, int | float):
                    sheet.write_number(at, column, value)
                elif isinstance(value, date):
                    sheet.write_datetime(at, column, value, day)
                elif value is not None:
                    raise TypeError(type(value).__name__)
        return Filled(len(rows), 1)

    return write_book(fill, out, overwrite=overwrite)
