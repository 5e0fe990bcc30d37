"""A row as the set of its ops says it is, whatever order they came in (SYNC design: heads, conflicts, deletes).

- The heads of a cell are the ops that write it and that no op names as `prev` of that cell; named is named, also
  when the naming op came first.
- Shown is the value of the greatest head by (author's ms, device id, seq).
- A row hides only if every head of `_deleted` is a delete and every head of every other cell was seen by one of
  these deletes: it names it under "*", or wrote it itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from gridsteward.records.journal import Dot, Value
from gridsteward.store import ops
from gridsteward.store.connection import Connection
from gridsteward.store.ops import DELETED, WHOLE_ROW, Op, Shapes
from gridsteward.store.schema import SYNCED, Table


class State(Struct, frozen=True):
    """What the ops of one row say. `heads` holds every cell that was written; `values` what each shows."""

    origin: Dot
    heads: Mapping[str, Sequence[Dot]]
    values: Mapping[str, Value]
    deleted: bool


def state_of(row_ops: Sequence[Op], device_ids: Mapping[int, str]) -> State | None:
    """Return the state of a row from all its ops; None while the op that brought it into being is not here."""
    inserts = [op for op in row_ops if op.is_insert]
    if not inserts:
        return None

    def rank(op: Op) -> tuple[int, str, int]:
        return op.ms, device_ids[op.dot.device], op.dot.seq

    named: dict[str, set[Dot]] = {}
    for op in row_ops:
        for column, dots in op.prevs.items():
            if column != WHOLE_ROW:
                named.setdefault(column, set()).update(dots)
    standing: dict[str, list[Op]] = {}
    for op in row_ops:
        for column in op.cells:
            if op.dot not in named.get(column, ()):
                standing.setdefault(column, []).append(op)
    values = {column: max(found, key=rank).value(column) for column, found in standing.items()}
    return State(
        origin=min(inserts, key=rank).dot,
        heads={column: sorted(op.dot for op in found) for column, found in standing.items()},
        values=values,
        deleted=_hides(standing),
    )


def _hides(standing: Mapping[str, Sequence[Op]]) -> bool:
    deletes = standing.get(DELETED, ())
    if not deletes or not all(op.value(DELETED) for op in deletes):
        return False
    seen = {dot for op in deletes for dot in (op.dot, *op.prevs.get(WHOLE_ROW, ()))}
    return all(op.dot in seen for column, found in standing.items() if column != DELETED for op in found)


class Settled(Struct):
    """What settling changed: households concerned, tables, households whose names must be read anew."""

    touched: set[str]
    tables: set[str]
    renamed: set[str]


def settle(connection: Connection, shapes: Shapes, rows: Iterable[str]) -> Settled:
    """Bring rows, their cells and heads to what their ops say. Inside a tracked transaction."""
    done = Settled(set(), set(), set())
    device_ids = dict(connection.execute("SELECT no, id FROM device"))
    for row, row_ops in ops.by_row(connection, shapes, rows).items():
        for name in {op.table for op in row_ops}:
            table = SYNCED.get(name)
            if table is None:  # of a later program; its ops wait in the journal
                continue
            state = state_of([op for op in row_ops if op.table == name], device_ids)
            if state is not None:
                _put(connection, table, row, state, done)
    return done


def _put(connection: Connection, table: Table, row: str, state: State, done: Settled) -> None:
    columns = [column for column in table.columns if column in state.values]
    line: dict[str, Any] = {column: state.values[column] for column in columns}
    line |= {DELETED: int(state.deleted), "_device": state.origin.device, "_seq": state.origin.seq}
    cursor = connection.execute(f"SELECT {', '.join(line)} FROM {table.name} WHERE id = ?", (row,))
    found = cursor.fetchone()
    before = None if found is None else dict(zip(line, found, strict=True))
    if before is None:
        names = ("id", *line)
        connection.execute(
            f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
            (row, *line.values()),
        )
    elif before != line:
        settings = ", ".join(f"{column} = ?" for column in line)
        connection.execute(f"UPDATE {table.name} SET {settings} WHERE id = ?", (*line.values(), row))
    _put_heads(connection, row, state)
    _note(table, row, before, line, done)


def _put_heads(connection: Connection, row: str, state: State) -> None:
    connection.execute("DELETE FROM head WHERE row = ?", (row,))
    connection.executemany(
        "INSERT INTO head (row, col, device, seq) VALUES (?, ?, ?, ?)",
        [
            (row, column, *dot)
            for column, dots in state.heads.items()
            if list(dots) != [state.origin]
            for dot in dots
        ],
    )


def _note(
    table: Table, row: str, before: Mapping[str, Any] | None, after: Mapping[str, Any], done: Settled
) -> None:
    done.tables.add(table.name)
    sides = [side for side in (before, after) if side is not None]
    concerned = (
        {row} if table.name == "household" else {str(side.get("household_id") or "") for side in sides}
    )
    concerned.discard("")
    done.touched |= concerned
    if table.name in ("household", "person") and before != after:
        done.renamed |= concerned
