"""Files as stations hand them in, made on the spot, and the reading of them."""

import io
import tomllib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

import openpyxl
import pytest
import xlwt

from gridsteward.intake.columns import recognise
from gridsteward.intake.files import read_file
from gridsteward.intake.ledger import read_ledger
from gridsteward.intake.synonyms import Synonyms, parse_synonyms
from gridsteward.records.ledger import LedgerReading

TODAY: Final = date(2026, 11, 22)
REPOSITORY: Final = Path(__file__).resolve().parents[2]
Rows = Sequence[Sequence[Any]]
Import = Callable[..., LedgerReading]


@pytest.fixture(scope="session")
def synonyms() -> Synonyms:
    path = REPOSITORY / "resources" / "vocabularies" / "ledger_columns.toml"
    return parse_synonyms(tomllib.loads(path.read_text("utf-8")))


def xlsx(sheets: Mapping[str, Rows] | Rows, *, merged: Sequence[str] = ()) -> bytes:
    """Return a workbook; a cell given as a str is a text cell, a number a number cell, as in Excel."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in (sheets if isinstance(sheets, Mapping) else {"台账": sheets}).items():
        sheet = workbook.create_sheet(name)
        for at, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                cell = sheet.cell(at, column, value)
                if isinstance(value, str) and value[:1] in {"=", "#"}:
                    cell.data_type = "s"
        for area in merged:
            sheet.merge_cells(area)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def xls(rows: Rows) -> bytes:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("台账")
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if value is not None:
                sheet.write(at, column, value)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def text(rows: Rows, *, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    lines = (delimiter.join("" if cell is None else str(cell) for cell in row) for row in rows)
    return ("\r\n".join(lines) + "\r\n").encode(encoding)


@pytest.fixture
def take_in(tmp_path: Path, synonyms: Synonyms) -> Import:
    """Return a function from the bytes of a file to what its import would take in."""

    def run(data: bytes, name: str = "台账.xlsx", **options: Any) -> LedgerReading:
        path = tmp_path / name
        path.write_bytes(data)
        workbook = read_file(path)
        plans = [
            recognise(sheet, synonyms, remembered=options.get("remembered"), chosen=options.get("chosen"))
            for sheet in workbook.sheets
        ]
        known = options.get("known_account_length")
        return read_ledger(workbook, plans, synonyms, today=TODAY, known_account_length=known)

    return run
