"""Take back the last thing a person did, by new ops: the journal only grows."""

from typing import Any

from gridsteward.records.journal import Dot, Value
from gridsteward.store import ops
from gridsteward.store.connection import Connection
from gridsteward.store.ops import DELETED, Op, Shapes
from gridsteward.store.schema import SYNCED
from gridsteward.store.write import Write, heads_of_cell


def last_undoable(connection: Connection, device: int) -> tuple[int, str, str] | None:
    """Return (no, kind, about) of this device's last change that stands and was no undo itself."""
    found = connection.execute(
        "SELECT no, kind, about FROM change WHERE undoes IS NULL AND undone_by IS NULL "
        "AND EXISTS (SELECT 1 FROM op WHERE op.change = change.no AND op.device = ?) ORDER BY no DESC LIMIT 1",
        (device,),
    ).fetchone()
    return None if found is None else (int(found[0]), str(found[1]), str(found[2]))


def take_back(connection: Connection, shapes: Shapes, write: Write, change: int) -> int:
    """Write the opposite of every op of `change`; return how many cells somebody has changed since.

    Such a cell keeps what the other wrote: undo never overwrites what its author has not seen.
    """
    left = 0
    for op in reversed(ops.of_change(connection, shapes, change)):
        record = SYNCED[op.table].record
        if op.is_insert:
            write.delete(record, op.row)
            continue
        origin = _origin(connection, op)
        back: dict[str, Value] = {}
        hide = False
        for column in op.cells:
            if heads_of_cell(connection, op.row, column, origin=origin) != [op.dot]:
                left += 1
            elif column == DELETED and op.cells[DELETED]:
                write.bring_back(record, op.row)
            elif column == DELETED:
                hide = True
            else:
                back[column] = _value_before(connection, shapes, op, column)
        if back:
            write.edit(record, op.row, back)
        if hide:
            write.delete(record, op.row)
    connection.execute("UPDATE change SET undone_by = ? WHERE no = ?", (write.change_no, change))
    connection.execute("UPDATE change SET undoes = ? WHERE no = ?", (change, write.change_no))
    connection.execute("UPDATE visit_draft SET finished_by = NULL WHERE finished_by = ?", (change,))
    return left


def _origin(connection: Connection, op: Op) -> Dot:
    found: tuple[Any, ...] = connection.execute(
        f"SELECT _device, _seq FROM {SYNCED[op.table].name} WHERE id = ?",
        (op.row,),
    ).fetchone()
    return Dot(*found)


def _value_before(connection: Connection, shapes: Shapes, op: Op, column: str) -> Value:
    prevs = ops.of_dots(connection, shapes, op.prevs[column])
    return max(prevs, key=lambda prev: (prev.ms, prev.dot)).cells[column]
