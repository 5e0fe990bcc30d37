"""XLSForm workbooks for tests, written row by row as a station would in a spreadsheet program."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl

Rows = Sequence[Sequence[str | int | float | None]]


def xlsform(path: Path, survey: Rows, *, choices: Rows = (), settings: Rows = ()) -> Path:
    """Write a workbook of these sheets, heads first."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in (("survey", survey), ("choices", choices), ("settings", settings)):
        if rows:
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
    book.save(path)
    return path
