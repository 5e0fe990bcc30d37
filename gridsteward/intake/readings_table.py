"""A table of use data, large as it may be: its first rows as they stand, and its columns as arrays.

Text goes through pandas' parser, and a column that repeats itself (accounts, days, most daily use) comes as codes into
its different cells, so that each of them is interpreted once. Whatever pandas cannot cut into even rows, and workbooks,
come cell by cell.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gridsteward.intake.files import (
    decoded,
    delimiter_of,
    encodings_of,
    expect_no_web_page,
    is_workbook,
    read_bytes,
    text_rows,
    workbook_sheets,
)
from gridsteward.records.faults import Fault
from gridsteward.records.ledger import Cell, RawSheet

TOP: Final = 60
"""Rows that are looked at to understand a sheet."""
_SNIFFED: Final = 1 << 20
_REPEATS: Final = 0.6  # of the cells of a column may be different for it to be read as codes
_FEWEST: Final = 50
_MARK: Final = "\x01"
Codes = NDArray[np.int32]
Floats = NDArray[np.float64]


class Coded(NamedTuple):
    """A column as codes [rows] into its different cells."""

    codes: Codes
    cells: list[Cell]


class Loaded(NamedTuple):
    """Columns of a table, `rows` long. `numbers` are those that hold nothing but numbers (NaN for a blank)."""

    rows: int
    coded: dict[int, Coded]
    numbers: dict[int, Floats]


class Table:
    """One sheet. `top` are its first rows, all equally long."""

    def __init__(self, name: str, top: Sequence[Sequence[Cell]], *, hidden: bool = False) -> None:
        self.name = name
        self.top = top
        self.hidden = hidden

    @property
    def wide(self) -> int:
        """Return how many columns there are."""
        return len(self.top[0]) if self.top else 0

    def load(self, first: int, *, texts: Sequence[int], numbers: Sequence[int]) -> Loaded:
        """Return columns from row `first` (from 0) on: `texts` as codes, `numbers` as floats where they all are.

        A column of `numbers` that holds other things is coded as well.
        """
        raise NotImplementedError

    def grid(self, first: int, across: Sequence[int]) -> "Floats | Coded":
        """Return the cells of several columns as numbers [rows × columns], or as codes of that shape."""
        raise NotImplementedError

    def row(self, at: int) -> list[Cell]:
        """Return row `at` (from 0), as it stands."""
        raise NotImplementedError


def open_tables(path: Path) -> list[Table]:
    """Return the sheets of a file of any kind `intake.files` reads; raise its Faults."""
    data = read_bytes(path)
    if is_workbook(data):
        tables: list[Table] = [CellTable(sheet) for sheet in workbook_sheets(data, path.name) if sheet.rows]
    else:
        tables = [_text_table(data, path)]
    if not tables:
        raise Fault("ledger_empty", name=path.name)
    return tables


def _text_table(data: bytes, path: Path) -> Table:
    encodings = encodings_of(data[:_SNIFFED], path.name)
    # A character cut in two at the end of a sample would be no sign of another encoding.
    start = data[: data.rfind(b"\n", 0, _SNIFFED) + 1] if len(data) > _SNIFFED else data
    sample = next((text for encoding in encodings if (text := _text(start, encoding)) is not None), "")
    expect_no_web_page(sample, path.name)
    delimiter = delimiter_of(sample) if sample else ""
    if encodings == ("utf-16",) or len(delimiter.encode()) != 1 or b"\n" not in start:
        return CellTable(RawSheet(name=path.stem, rows=text_rows(decoded(data, path.name), path.name)))
    return TextTable(path, data, sample, delimiter=delimiter)


def _text(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


class CellTable(Table):
    """A sheet of a workbook, or a text table that has to be read cell by cell."""

    def __init__(self, sheet: RawSheet) -> None:
        super().__init__(sheet.name, sheet.rows[:TOP], hidden=sheet.hidden)
        self._rows = sheet.rows

    def load(self, first: int, *, texts: Sequence[int], numbers: Sequence[int]) -> Loaded:
        """Return columns; see `Table.load`."""
        rows = self._rows[first:]
        coded = {index: _coded(row[index] for row in rows) for index in texts}
        floats: dict[int, Floats] = {}
        for index in numbers:
            cells = [row[index] for row in rows]
            if all(type(cell) in (float, int) for cell in cells):
                floats[index] = np.array(cells, np.float64)
            else:
                coded[index] = _coded(cells)
        return Loaded(len(rows), coded, floats)

    def grid(self, first: int, across: Sequence[int]) -> Floats | Coded:
        """Return cells; see `Table.grid`."""
        rows = self._rows[first:]
        cells = [row[index] for row in rows for index in across]
        shape = len(rows), len(across)
        if all(type(cell) in (float, int) or cell == "" for cell in cells):
            numbers = [np.nan if cell == "" else cell for cell in cells]
            return np.array(numbers, np.float64).reshape(shape)
        found = _coded(cells)
        return Coded(found.codes.reshape(shape), found.cells)

    def row(self, at: int) -> list[Cell]:
        """Return one row."""
        return list(self._rows[at])


def _coded(cells: Iterable[Cell]) -> Coded:
    places: dict[tuple[type, Cell], int] = {}
    codes = [places.setdefault((type(cell), cell), len(places)) for cell in cells]
    return Coded(np.array(codes, np.int32), [cell for _type, cell in places])


class TextTable(Table):
    """A CSV file. What lies below the head is parsed when it is known which columns count."""

    def __init__(self, path: Path, data: bytes, sample: str, *, delimiter: str) -> None:
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        rows, self._lines = [], [0]
        for row in islice(reader, TOP):
            rows.append(row)
            self._lines.append(reader.line_num)
        width = max(map(len, rows), default=0)
        super().__init__(path.stem, [[*row, *[""] * (width - len(row))] for row in rows])
        self._path, self._data, self._delimiter = path, data, delimiter
        self._sample = sample
        self._slow: CellTable | None = None

    def load(self, first: int, *, texts: Sequence[int], numbers: Sequence[int]) -> Loaded:
        """Return columns; see `Table.load`."""
        as_floats = [index for index in numbers if not self._repeats(first, index)]
        as_codes = [*texts, *(index for index in numbers if index not in as_floats)]
        kinds = dict.fromkeys(as_codes, "category") | dict.fromkeys(as_floats, "float64")
        try:
            frame = self._parse(first, kinds)
        except pd.errors.ParserError:
            return self._cell_by_cell().load(first, texts=texts, numbers=numbers)
        except ValueError:  # something in a column of numbers is none
            frame, as_codes, as_floats = self._parse(first, dict.fromkeys(kinds, "str")), [*kinds], []
        coded = {index: _codes_of(frame[index]) for index in as_codes}
        floats = {index: frame[index].to_numpy(np.float64) for index in as_floats}
        return Loaded(len(frame), coded, floats)

    def grid(self, first: int, across: Sequence[int]) -> Floats | Coded:
        """Return cells; see `Table.grid`."""
        try:
            try:
                found = self._parse(first, dict.fromkeys(across, "float64"))[list(across)]
                return np.ascontiguousarray(found.to_numpy(np.float64))
            except pd.errors.ParserError:
                raise
            except ValueError:
                frame = self._parse(first, dict.fromkeys(across, "str"))[list(across)]
        except pd.errors.ParserError:
            return self._cell_by_cell().grid(first, across)
        codes, cells = _factorized(frame.to_numpy(object).reshape(-1))
        codes[codes < 0] = len(cells)
        return Coded(codes.reshape(frame.shape), [*cells, ""])

    def row(self, at: int) -> list[Cell]:
        """Return one row, as it stands."""
        return self._cell_by_cell().row(at)

    def _parse(self, first: int, kinds: dict[int, Any]) -> pd.DataFrame:
        """Return columns below row `first`, under a row of marks that is not the file's (`_codes_of` drops it).

        pandas makes numbers of a coded column that holds nothing else, and account numbers would lose their zeros.
        """
        floats = {index: [""] for index, kind in kinds.items() if kind == "float64"}
        marks = ("" if index in floats else _MARK for index in range(self.wide))
        frame = pd.read_csv(
            io.BytesIO(b"".join((self._delimiter.join(marks).encode(), b"\n", self._body(first)))),
            header=None,
            index_col=False,
            names=range(self.wide),
            usecols=list(kinds),
            dtype=kinds,
            sep=self._delimiter,
            encoding="utf-8",
            skip_blank_lines=False,
            keep_default_na=False,
            na_values=floats,
            na_filter=bool(floats),
            low_memory=False,
        )
        return frame.iloc[1:]

    def _body(self, first: int) -> bytes:
        """Return what lies from row `first` on, as UTF-8."""
        at = 0
        for _ in range(self._lines[first]):
            at = self._data.find(b"\n", at) + 1
        body = self._data[at:].removeprefix(codecs.BOM_UTF8)
        if body.isascii() or _text(body, "utf-8") is not None:
            return body
        text = _text(body, "gb18030")
        if text is None:
            raise Fault("ledger_not_a_table", name=self._path.name)
        return text.encode()

    def _repeats(self, first: int, index: int) -> bool:
        """Tell whether a column repeats itself enough to be read as codes."""
        lines = self._sample.splitlines()[self._lines[first] :]
        cells = [parts[index] for line in lines if len(parts := line.split(self._delimiter)) > index]
        return len(cells) < _FEWEST or len(set(cells)) < _REPEATS * len(cells)

    def _cell_by_cell(self) -> CellTable:
        """Return the same table, cut by the csv module: uneven rows, or one row asked for."""
        if self._slow is None:
            text = decoded(self._data, self._path.name)
            self._slow = CellTable(RawSheet(name=self.name, rows=text_rows(text, self._path.name)))
        return self._slow


def _codes_of(column: "pd.Series[Any]") -> Coded:
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes = column.cat.codes.to_numpy().astype(np.int32)
        cells: list[Cell] = ["" if each == _MARK else each for each in column.cat.categories]
    else:
        codes, cells = _factorized(column.to_numpy(object))
    if (codes < 0).any():  # a row that ends before this column
        codes = np.where(codes < 0, len(cells), codes).astype(np.int32)
        cells.append("")
    return Coded(codes, cells)


def _factorized(cells: NDArray[Any]) -> tuple[Codes, list[Cell]]:
    codes, found = pd.factorize(cells)
    return codes.astype(np.int32), [str(each) for each in found]
