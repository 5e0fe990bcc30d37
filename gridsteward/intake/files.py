"""Read a workbook or a text table as it stands: cells in their rows, nothing interpreted."""

import codecs
import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import python_calamine

from gridsteward.records.faults import Fault
from gridsteward.records.ledger import Cell, RawSheet, RawWorkbook

_ZIP: Final = b"PK"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_DELIMITERS: Final = ("\t", ",", ";", "，")
_LOOKED_AT: Final = 40
# A stray quote swallows the rest of a text file into one cell; no cell of a ledger holds this many lines.
_MOST_LINES_IN_A_CELL: Final = 20
# calamine lays a sheet out densely and ends the process when memory runs out, so measure it first.
_MOST_CELLS: Final = 20_000_000
_MOST_BYTES: Final = 1 << 30
_DIMENSION: Final = re.compile(rb'<dimension ref="[A-Z]+\d+:([A-Z]+)(\d+)"')
_FILLED_CELL: Final = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*[^/]>')


def read_file(path: Path) -> RawWorkbook:
    """Return all sheets of an .xlsx, .xls, .csv or .txt file, told apart by content, not by name.

    Raise Fault `ledger_cannot_open`, `ledger_empty`, `ledger_password`, `ledger_web_page`,
    `ledger_too_large` or `ledger_not_a_table`; each carries the file's `name`.
    """
    data = read_bytes(path)
    if is_workbook(data):
        sheets = workbook_sheets(data, path.name)
    else:
        sheets = (RawSheet(name=path.stem, rows=text_rows(decoded(data, path.name), path.name)),)
    if not any(sheet.rows for sheet in sheets):
        raise Fault("ledger_empty", name=path.name)
    return RawWorkbook(name=path.name, sheets=sheets)


def read_bytes(path: Path) -> bytes:
    """Return what a file holds; raise Fault `ledger_cannot_open` or `ledger_empty`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Fault("ledger_cannot_open", name=path.name) from error
    if not data[:1_000].strip() and not data.strip():
        raise Fault("ledger_empty", name=path.name)
    return data


def is_workbook(data: bytes) -> bool:
    """Tell a workbook (.xlsx, .xls) from a text table by its first bytes."""
    return data.startswith((_ZIP, _OLE))


def workbook_sheets(data: bytes, name: str) -> tuple[RawSheet, ...]:
    """Return the sheets of a workbook; raise Fault `ledger_password`, `ledger_too_large` or `ledger_not_a_table`."""
    if data.startswith(_OLE) and _ENCRYPTED in data:
        raise Fault("ledger_password", name=name)
    try:
        if data.startswith(_ZIP):
            _measure(data, name)
        workbook = python_calamine.load_workbook(io.BytesIO(data))
        return tuple(_sheets(workbook))
    except python_calamine.PasswordError as error:
        raise Fault("ledger_password", name=name) from error
    except (python_calamine.CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        raise Fault("ledger_not_a_table", name=name) from error


def _sheets(workbook: python_calamine.CalamineWorkbook) -> Iterator[RawSheet]:
    for about in workbook.sheets_metadata:
        if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(about.name)
        yield RawSheet(
            name=about.name,
            rows=sheet.to_python(skip_empty_area=False),
            hidden=about.visible != python_calamine.SheetVisibleEnum.Visible,
            merged=tuple(
                (top, left, low, right) for (top, left), (low, right) in sheet.merged_cell_ranges or ()
            ),
        )


def _measure(data: bytes, name: str) -> None:
    """Refuse a workbook whose sheets would not fit into memory: one stray cell far away is enough."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
            raise Fault("ledger_too_large", name=name)
        for entry in archive.namelist():
            if not entry.startswith("xl/worksheets/") or not entry.endswith(".xml"):
                continue
            with archive.open(entry) as part:
                said = _DIMENSION.search(part.read(4096))
            if said is None or _area(said[1], said[2]) <= _MOST_CELLS:
                continue
            # The stated size counts cells that are only formatted; measure those that hold something.
            filled = [(found[1], found[2]) for found in _FILLED_CELL.finditer(archive.read(entry))]
            columns, rows = {column for column, _ in filled}, {row for _, row in filled}
            widest, last = max(columns, key=_column, default=b"A"), max(rows, key=int, default=b"1")
            if _area(widest, last) > _MOST_CELLS:
                raise Fault("ledger_too_large", name=name)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _area(column: bytes, row: bytes) -> int:
    return _column(column) * int(row)


def encodings_of(data: bytes, name: str) -> tuple[str, ...]:
    """Return the encodings a text table may be in, to be tried in order; raise Fault `ledger_not_a_table`."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    if b"\0" in data:
        raise Fault("ledger_not_a_table", name=name)
    return ("utf-8-sig", "gb18030")


def decoded(data: bytes, name: str) -> str:
    """Return a text table as text; raise Fault `ledger_not_a_table` or `ledger_web_page`."""
    for encoding in encodings_of(data, name):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        expect_no_web_page(text, name)
        return text
    raise Fault("ledger_not_a_table", name=name)


def expect_no_web_page(text: str, name: str) -> None:
    """Raise Fault `ledger_web_page` for what only has the name of a table."""
    if text[:1_000].lstrip()[:200].lower().startswith(("<!doctype", "<html", "<table", "<?xml", "<meta")):
        raise Fault("ledger_web_page", name=name)


def text_rows(text: str, name: str) -> list[list[Cell]]:
    """Return the rows of a text table, all equally long; raise Fault `ledger_not_a_table`."""
    delimiter = delimiter_of(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        if any(cell.count("\n") > _MOST_LINES_IN_A_CELL for row in rows for cell in row):
            lines = io.StringIO(text, newline="")
            rows = list(csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE))
    except csv.Error as error:
        raise Fault("ledger_not_a_table", name=name) from error
    width = max(map(len, rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def delimiter_of(text: str) -> str:
    """Return the delimiter that cuts the first lines most evenly into most columns."""
    lines = [line for line in text[:200_000].splitlines() if line.strip()][:_LOOKED_AT]

    def evenness(delimiter: str) -> float:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter))
        columns, rows = max(widths.items(), key=lambda item: (item[0] > 1, item[1], item[0]), default=(1, 0))
        return columns * rows if columns > 1 else 0

    return max(_DELIMITERS, key=evenness)
