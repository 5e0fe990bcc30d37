"""Take back the last thing a person did, by new ops: the journal only grows."""

from typing import Any, NamedTuple

from gridsteward.records.journal import Dot, Value
from gridsteward.store import ops
from gridsteward.store.connection import Connection
from gridsteward.store.ops import DELETED, Op, Shapes
from gridsteward.store.schema import SYNCED
from gridsteward.store.write import Write, heads_of_cell


def last_undoable(connection: Connection, device: int) -> tuple[int, str, str] | None:
    """Return (no, kind, about) of this device's last change that stands and was no undo itself.

    That somebody looked at something is kept, and nobody means it when they take their last change back. What was
    erased is gone, and keys that others hold cannot be taken from them again.
    """
    found = connection.execute(
        "SELECT no, kind, about FROM change WHERE undoes IS NULL AND undone_by IS NULL "
        "AND kind NOT IN ('finding.opened', 'door_word.look', 'case_look.add', 'audience.key', 'sealed.change', "
        "'sealed.erase') "
        "AND EXISTS (SELECT 1 FROM op WHERE op.change = change.no AND op.device = ?) ORDER BY no DESC LIMIT 1",
        (device,),
    ).fetchone()
    return None if found is None else (int(found[0]), str(found[1]), str(found[2]))


def take_back(connection: Connection, shapes: Shapes, write: Write, change: int) -> int:
    """Take back `change`, this device's last that stands; return how many cells were left (`write_opposite`)."""
    left = write_opposite(connection, shapes, write, change)
    connection.execute("UPDATE change SET undone_by = ? WHERE no = ?", (write.change_no, change))
    connection.execute(
        "UPDATE change SET undoes = ?, undoes_seq = (SELECT first_seq FROM change WHERE no = ?) WHERE no = ?",
        (change, change, write.change_no),
    )
    connection.execute("UPDATE visit_draft SET finished_by = NULL WHERE finished_by = ?", (change,))
    return left


def write_opposite(connection: Connection, shapes: Shapes, write: Write, change: int) -> int:
    """Write the opposite of every op of a change; return how many cells were left.

    Left is a cell that was changed since by another device: undo never overwrites what its author has not seen. So is
    one of a row that was deleted since, or that waits with a laptop that was put out: undo brings no row to light.
    """
    left = 0
    for op in reversed(ops.of_change(connection, shapes, change)):
        record = SYNCED[op.table].record
        if op.is_insert:
            write.delete(record, op.row)
            continue
        place = _place(connection, op)
        if place is None or (place.hidden and DELETED not in op.cells):
            left += len(op.cells)
            continue
        back: dict[str, Value] = {}
        seen: dict[str, list[Dot]] = {}
        for column in op.cells:
            heads = ops.of_dots(
                connection, shapes, heads_of_cell(connection, op.row, column, origin=place.origin)
            )
            ours = [head for head in heads if _stands_for(head, op, column)]
            others = [head for head in heads if head not in ours]
            if not ours:
                left += 1
                continue
            if others:
                # What stood beside ours is shown again, and is no longer in conflict with it.
                before = ops.shown(connection, others)
                ours.append(before)
            else:
                before = ops.shown(connection, ops.of_dots(connection, shapes, op.prevs[column]))
            back[column] = before.value(column)
            seen[column] = [head.dot for head in ours]
        if back:
            write.supersede(record, op.row, back, seen=seen)
    return left


def _stands_for(head: Op, op: Op, column: str) -> bool:
    """Tell whether a head is `op` or what undoing later changes of this device put back in its place.

    `op` belongs to the last change of its device that stands, so a later op of that device is always an undo's;
    one that put back another device's value stands for that.
    """
    if head.dot == op.dot:
        return True
    devices = {head.dot.device, *(dot.device for dot in head.prevs.get(column, ()))}
    return devices == {op.dot.device} and head.dot.seq > op.dot.seq


class _Place(NamedTuple):
    origin: Dot
    hidden: bool


def _place(connection: Connection, op: Op) -> _Place | None:
    """Return where a row came from and whether it hides; None while it is not here."""
    found: tuple[Any, ...] | None = connection.execute(
        f"SELECT _device, _seq, {DELETED} FROM {SYNCED[op.table].name} WHERE id = ?",
        (op.row,),
    ).fetchone()
    return None if found is None else _Place(Dot(*found[:2]), bool(found[2]))
