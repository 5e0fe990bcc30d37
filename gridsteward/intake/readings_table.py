"""A table of use data, large as it may be: its first rows as they stand, and its columns as arrays.

Text goes through pandas' parser, and a column that repeats itself (accounts, days, most daily use) comes as codes into
its different cells, so that each of them is interpreted once. Whatever pandas cannot cut into even rows, and workbooks,
come cell by cell.
"""

import codecs
import csv
import io
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import closing
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


class Spread(NamedTuple):
    """Values by code, and the code of each row; without codes the values are the rows' own."""

    codes: Codes | None
    values: NDArray[Any]

    @property
    def size(self) -> int:
        """Return how many rows there are."""
        return len(self.values if self.codes is None else self.codes)

    def rows(self) -> NDArray[Any]:
        """Return the value of each row."""
        found: NDArray[Any] = self.values if self.codes is None else self.values[self.codes]
        return found

    def at(self, row: int) -> Any:
        """Return the value of one row."""
        return self.values[row if self.codes is None else self.codes[row]]


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

    def pick(self, wanted: Container[int]) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Yield rows as they stand, each with its number (from 0)."""
        raise NotImplementedError


def open_tables(path: Path) -> list[Table]:
    """Return the sheets of a file of any kind `intake.files` reads; raise its Faults."""
    try:
        with path.open("rb") as file:
            start = file.read(_SNIFFED + 1)
    except OSError as error:
        raise Fault("ledger_cannot_open", name=path.name) from error
    if not is_workbook(start):
        return [_text_table(path, start)]
    tables: list[Table] = [
        CellTable(sheet) for sheet in workbook_sheets(read_bytes(path), path.name) if sheet.rows
    ]
    if not tables:
        raise Fault("ledger_empty", name=path.name)
    return tables


def _text_table(path: Path, start: bytes) -> Table:
    if not start.strip():
        read_bytes(path)  # says that it is empty, if it is
    encodings = encodings_of(start, path.name)
    if len(start) > _SNIFFED:  # a character cut in two would be no sign of another encoding
        start = start[: start.rfind(b"\n", 0, _SNIFFED) + 1]
    encoding = next((each for each in encodings if _text(start, each) is not None), "")
    sample = _text(start, encoding) or "" if encoding else ""
    expect_no_web_page(sample, path.name)
    delimiter = delimiter_of(sample) if sample else ""
    if encodings == ("utf-16",) or len(delimiter.encode()) != 1 or b"\n" not in start:
        return CellTable(
            RawSheet(name=path.stem, rows=text_rows(decoded(read_bytes(path), path.name), path.name))
        )
    return TextTable(path, start, encoding, delimiter=delimiter)


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

    def pick(self, wanted: Container[int]) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Yield rows as they stand."""
        return ((at, row) for at, row in enumerate(self._rows) if at in wanted)


def _coded(cells: Iterable[Cell]) -> Coded:
    places: dict[tuple[type, Cell], int] = {}
    codes = [places.setdefault((type(cell), cell), len(places)) for cell in cells]
    return Coded(np.array(codes, np.int32), [cell for _type, cell in places])


class TextTable(Table):
    """A CSV file. What lies below the head is parsed when it is known which columns count."""

    def __init__(self, path: Path, start: bytes, encoding: str, *, delimiter: str) -> None:
        self._sample = start.decode(encoding)
        reader = csv.reader(io.StringIO(self._sample, newline=""), delimiter=delimiter)
        rows, self._lines = [], [0]
        for row in islice(reader, TOP):
            rows.append(row)
            self._lines.append(reader.line_num)
        width = max(map(len, rows), default=0)
        super().__init__(path.stem, [[*row, *[""] * (width - len(row))] for row in rows])
        self._path, self._start, self._delimiter = path, start, delimiter
        # Whether it is GB18030 may show further down only.
        self._encoding = encoding if not start.isascii() else ""
        self._slow: CellTable | None = None

    def load(self, first: int, *, texts: Sequence[int], numbers: Sequence[int]) -> Loaded:
        """Return columns; see `Table.load`."""
        as_floats = [index for index in numbers if not self._repeats(first, index)]
        as_codes = [*texts, *(index for index in numbers if index not in as_floats)]
        kinds = dict.fromkeys(as_codes, "category") | dict.fromkeys(as_floats, "float64")
        try:
            frame = self._parse(first, kinds)
        except (pd.errors.ParserError, UnicodeDecodeError):
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
            except (pd.errors.ParserError, UnicodeDecodeError):
                raise
            except ValueError:
                frame = self._parse(first, dict.fromkeys(across, "str"))[list(across)]
        except (pd.errors.ParserError, UnicodeDecodeError):
            return self._cell_by_cell().grid(first, across)
        codes, cells = _factorized(frame.to_numpy(object).reshape(-1))
        codes[codes < 0] = len(cells)
        return Coded(codes.reshape(frame.shape), [*cells, ""])

    def pick(self, wanted: Container[int]) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Yield rows as they stand; the file is gone through once, and never held whole."""
        below = _Below(self._path, self._offset(0), self._encoding, before=None)
        with closing(below):
            lines = io.TextIOWrapper(io.BufferedReader(below), "utf-8", newline="")
            for at, row in enumerate(csv.reader(lines, delimiter=self._delimiter)):
                if at in wanted:
                    yield at, row

    def _parse(self, first: int, kinds: dict[int, Any]) -> pd.DataFrame:
        """Return columns below row `first`, under a row of marks that is not the file's (`_codes_of` drops it).

        pandas makes numbers of a coded column that holds nothing else, and account numbers would lose their zeros.
        """
        floats = {index: [""] for index, kind in kinds.items() if kind == "float64"}
        marks = ("" if index in floats else _MARK for index in range(self.wide))
        below = _Below(self._path, self._offset(first), self._encoding, before=self._delimiter.join(marks))
        with closing(below):
            frame = pd.read_csv(
                below,
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
                low_memory=True,  # in pieces that fit into the processor's cache: a fifth faster
            )
        return frame.iloc[1:]

    def _offset(self, first: int) -> int:
        """Return where row `first` begins, in bytes; no byte of a character of several looks like a line's end."""
        at = len(codecs.BOM_UTF8) if self._start.startswith(codecs.BOM_UTF8) else 0
        for _ in range(self._lines[first]):
            at = self._start.find(b"\n", at) + 1 or len(self._start)
        return at

    def _repeats(self, first: int, index: int) -> bool:
        """Tell whether a column repeats itself enough to be read as codes."""
        lines = self._sample.splitlines()[self._lines[first] :]
        cells = [parts[index] for line in lines if len(parts := line.split(self._delimiter)) > index]
        return len(cells) < _FEWEST or len(set(cells)) < _REPEATS * len(cells)

    def _cell_by_cell(self) -> CellTable:
        """Return the same table, cut by the csv module: uneven rows, or one row asked for."""
        if self._slow is None:
            text = decoded(read_bytes(self._path), self._path.name)
            self._slow = CellTable(RawSheet(name=self.name, rows=text_rows(text, self._path.name)))
        return self._slow


class _Below(io.RawIOBase):
    """A text file from some byte on, as UTF-8, under a line of our own."""

    def __init__(self, path: Path, at: int, encoding: str, *, before: str | None) -> None:
        super().__init__()
        self._name = path.name
        self._left = b"" if before is None else f"{before}\n".encode()
        self._decoder = codecs.getincrementaldecoder(encoding)() if encoding == "gb18030" else None
        self._unsure = not encoding
        try:
            self._file = path.open("rb", buffering=0)
        except OSError as error:
            raise Fault("ledger_cannot_open", name=path.name) from error
        self._file.seek(at)

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer with what comes next; 0 at the end."""
        room = memoryview(buffer).cast("B")
        data = self._left or self._next(len(room))
        count = min(len(data), len(room))
        room[:count] = data[:count]
        self._left = data[count:]
        return count

    def read(self, size: int = -1) -> bytes:
        """Return the next piece: pandas asks for it so, and a copy is saved."""
        left, self._left = self._left, b""
        return left or self._next(size)

    def _next(self, size: int) -> bytes:
        try:
            data = self._file.read(size)
        except OSError as error:
            raise Fault("ledger_cannot_open", name=self._name) from error
        if self._unsure and not data.isascii():
            self._unsure = False
            self._decoder = None if _starts_as_utf_8(data) else codecs.getincrementaldecoder("gb18030")()
        if self._decoder is None or (data.isascii() and data and not self._decoder.getstate()[0]):
            return data
        try:
            text = self._decoder.decode(data, final=not data)
        except UnicodeDecodeError as error:
            raise Fault("ledger_not_a_table", name=self._name) from error
        # An empty piece would be the end, and half a character is not.
        return text.encode() or (self._next(size) if data else b"")

    def close(self) -> None:
        """Let go of the file."""
        if not self.closed:
            self._file.close()
        super().close()


def _starts_as_utf_8(data: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _codes_of(column: "pd.Series[Any]") -> Coded:
    if isinstance(column.dtype, pd.CategoricalDtype):
        cells: list[Cell] = list(column.cat.categories)
        first = int(cells[:1] == [_MARK])
        codes = np.subtract(column.cat.codes.to_numpy(), first, dtype=np.int32)
        cells = ["" if cell == _MARK else cell for cell in cells[first:]]
    else:
        codes, cells = _factorized(column.to_numpy(object))
    if (codes < 0).any():  # a row that ends before this column
        codes = np.where(codes < 0, len(cells), codes).astype(np.int32)
        cells.append("")
    return Coded(codes, cells)


def _factorized(cells: NDArray[Any]) -> tuple[Codes, list[Cell]]:
    codes, found = pd.factorize(cells)
    return codes.astype(np.int32), [str(each) for each in found]
