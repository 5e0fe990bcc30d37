"""Ops as they lie in the file: encode, read back, tell the value an op gave a cell."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import msgspec
from msgspec import Struct

from gridsteward.records.journal import Dot, Value
from gridsteward.store.connection import Connection

DELETED: Final = "_deleted"
# In the prevs of a delete: every head of the row that its author saw.
WHOLE_ROW: Final = "*"

Prevs = Mapping[str, Sequence[Dot]]

_pack = msgspec.msgpack.Encoder().encode
_unpack_body = msgspec.msgpack.Decoder(list[str | int | float | None]).decode
_unpack_prevs = msgspec.msgpack.Decoder(dict[str, list[tuple[int, int]]]).decode


class Op(Struct, frozen=True):
    """One row write. `prevs` is empty for an insert."""

    dot: Dot
    ms: int
    change: int
    table: str
    row: str
    cells: Mapping[str, Value]
    prevs: Prevs

    @property
    def is_insert(self) -> bool:
        """Tell whether this op brought the row into being."""
        return not self.prevs

    def value(self, column: str) -> Value:
        """Return what this op says of a cell; an insert need not say that the row is not deleted."""
        return self.cells.get(column, 0) if column == DELETED else self.cells[column]


class Shapes:
    """Interned column lists of ops."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._numbers: dict[tuple[str, ...], int] = {}
        self._columns: dict[int, tuple[str, ...]] = {}

    def forget(self) -> None:
        """Drop what is remembered; a rolled-back transaction may have taken lines with it."""
        self._numbers.clear()
        self._columns.clear()

    def number(self, columns: tuple[str, ...]) -> int:
        """Return the number of a column list, new or known. Inside a transaction."""
        found = self._numbers.get(columns)
        if found is None:
            text = " ".join(columns)
            self._connection.execute("INSERT OR IGNORE INTO op_shape (columns) VALUES (?)", (text,))
            (found,) = self._connection.execute(
                "SELECT no FROM op_shape WHERE columns = ?", (text,)
            ).fetchone()
            self._numbers[columns] = found
        return int(found)

    def columns(self, number: int) -> tuple[str, ...]:
        """Return the column list of a number."""
        if number not in self._columns:
            (text,) = self._connection.execute(
                "SELECT columns FROM op_shape WHERE no = ?", (number,)
            ).fetchone()
            self._columns[number] = tuple(text.split(" "))
        return self._columns[number]


def encode_body(values: Sequence[Value]) -> bytes:
    """Return the values of an op as they are stored."""
    return _pack(values)


def values_of(body: bytes) -> list[Value]:
    """Return the values of an op from what `encode_body` made."""
    return list(_unpack_body(body))


def encode_prevs(prevs: Prevs) -> bytes:
    """Return the version pointers of an op as they are stored."""
    return _pack({column: [list(dot) for dot in dots] for column, dots in prevs.items()})


_SELECT: Final = "SELECT device, seq, ms, change, tbl, row, shape, body, prevs FROM op"


def _decode(shapes: Shapes, line: tuple[Any, ...]) -> Op:
    device, seq, ms, change, table, row, shape, body, prevs = line
    return Op(
        dot=Dot(device, seq),
        ms=ms,
        change=change,
        table=table,
        row=row,
        cells=dict(zip(shapes.columns(shape), _unpack_body(body), strict=True)),
        prevs={}
        if prevs is None
        else {column: [Dot(*dot) for dot in dots] for column, dots in _unpack_prevs(prevs).items()},
    )


def of_rows(connection: Connection, shapes: Shapes, rows: Iterable[str]) -> list[Op]:
    """Return all ops of the rows, in the order this device came to know them."""
    found: list[Op] = []
    for row in rows:
        lines = connection.execute(f"{_SELECT} WHERE row = ? ORDER BY change, seq", (row,))
        found.extend(_decode(shapes, line) for line in lines)
    return found


def by_row(connection: Connection, shapes: Shapes, rows: Iterable[str]) -> dict[str, list[Op]]:
    """Return all ops of each of the rows; a row without any is left out."""
    wanted = list(dict.fromkeys(rows))
    found: dict[str, list[Op]] = {}
    for chunk in (wanted[start : start + 500] for start in range(0, len(wanted), 500)):
        marks = ", ".join("?" * len(chunk))
        for line in connection.execute(f"{_SELECT} WHERE row IN ({marks})", chunk):
            op = _decode(shapes, line)
            found.setdefault(op.row, []).append(op)
    return found


def of_change(connection: Connection, shapes: Shapes, change: int) -> list[Op]:
    """Return the ops of one change, first to last."""
    lines = connection.execute(f"{_SELECT} WHERE change = ? ORDER BY seq", (change,))
    return [_decode(shapes, line) for line in lines]


def of_dots(connection: Connection, shapes: Shapes, dots: Iterable[Dot]) -> list[Op]:
    """Return the ops of these dots that are here."""
    found = []
    for dot in dots:
        line = connection.execute(f"{_SELECT} WHERE device = ? AND seq = ?", tuple(dot)).fetchone()
        if line is not None:
            found.append(_decode(shapes, line))
    return found


def shown(connection: Connection, candidates: Iterable[Op]) -> Op:
    """Return the op whose value is shown where several stand: the greatest by (author's ms, device id, seq)."""
    device_ids = dict(connection.execute("SELECT no, id FROM device"))
    return max(candidates, key=lambda op: (op.ms, device_ids[op.dot.device], op.dot.seq))
