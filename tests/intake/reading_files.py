"""Files of readings as collection systems write them, and what comes of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from gridsteward.intake.readings_gather import MISSING, Gathered, gather
from gridsteward.intake.readings_problems import Problems
from gridsteward.intake.readings_registers import Registers
from gridsteward.intake.readings_rows import read_rows
from gridsteward.intake.readings_sheets import recognise
from gridsteward.intake.readings_table import Spread, open_tables
from gridsteward.operations import usage_import
from gridsteward.records.reading_plan import ReadingSheet

TODAY = date(2026, 11, 22)
NOBODY = Registers(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0))


@dataclass
class Came:
    """What a file gave: readings by account and ISO day, and what was said of it."""

    sheets: list[ReadingSheet]
    homes: list[str]
    gathered: Gathered
    told: Problems

    @property
    def daily(self) -> dict[tuple[str, str], float]:
        """Return kWh by account and day."""
        days = self.gathered.days
        found = {}
        for block, slot in zip(*np.nonzero(days.wh != MISSING), strict=True):
            month = int(days.month[block])
            day = date(month // 12, month % 12 + 1, int(slot) + 1)
            found[self.homes[days.home[block]], day.isoformat()] = int(days.wh[block, slot]) / 1_000
        return found

    @property
    def problems(self) -> dict[str, int]:
        """Return how often each kind of problem was found."""
        found: dict[str, int] = {}
        for each in self.told.listed():
            found[each.kind.value] = found.get(each.kind.value, 0) + each.count
        return found

    def rows(self, kind: str) -> list[int]:
        """Return the rows named for a kind of problem."""
        return [row.row_no for each in self.told.listed() if each.kind == kind for row in each.examples]

    @property
    def notes(self) -> dict[str, int]:
        """Return what was passed over or put right, by kind."""
        return {kind.value: count for kind, count in self.told.notes.items()}


def take(
    path: Path,
    *,
    today: date = TODAY,
    before: Mapping[str, tuple[str, float]] | None = None,
    chosen: Mapping[int, str] | None = None,
) -> Came:
    """Read a file; every account in it is a home. `before` are registers of earlier files, (day, value) by account."""
    synonyms = usage_import._synonyms()
    rows, sheets = [], []
    for table in open_tables(path):
        sheet = recognise(table, synonyms, today=today, file_name=path.stem, chosen=chosen)
        sheets.append(sheet)
        if sheet.usable:
            rows.append(read_rows(table, sheet, synonyms, today=today))
    ids = [each.account or each.meter for each in rows]
    homes = sorted({text for each in ids if each is not None for text in each.texts if text})
    at = {text: place for place, text in enumerate(homes)}
    placed = [
        (each, Spread(of.codes, np.array([at.get(text, -1) for text in of.texts], np.int32)))
        for each, of in zip(rows, ids, strict=True)
        if of is not None
    ]
    known = sorted((at[home], *said) for home, said in (before or {}).items() if home in at)
    registers = Registers(
        np.array([place for place, _day, _value in known], np.int64),
        np.array(
            [(date.fromisoformat(day) - date(1970, 1, 1)).days for _place, day, _value in known], np.int64
        ),
        np.array([value for _place, _day, value in known], np.float64),
    )
    gathered = gather(placed, homes=len(homes), before=registers)
    told = Problems()
    for each in rows:
        told.merge(each.problems)
    return Came(sheets, homes, gathered, told)


def days_from(first: str, count: int) -> list[date]:
    """Return days one after the other."""
    start = date.fromisoformat(first)
    return [start + timedelta(days=at) for at in range(count)]


def csv_file(folder: Path, *lines: str, encoding: str = "utf-8", name: str = "readings.csv") -> Path:
    """Write lines as a text file."""
    path = folder / name
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))
    return path


def workbook(
    folder: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], name: str = "readings.xlsx"
) -> Path:
    """Write a workbook whose cells keep their types."""
    import xlsxwriter

    path = folder / name
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return path
