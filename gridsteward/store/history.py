"""Who changed what, when, from what to what: read from the journal, kept nowhere else."""

from collections.abc import Iterable, Sequence

from gridsteward.records.journal import Dot, FieldChange, Value
from gridsteward.store import ops
from gridsteward.store.connection import Connection
from gridsteward.store.ops import Op, Shapes


def field_changes(connection: Connection, shapes: Shapes, rows: Iterable[str]) -> list[FieldChange]:
    """Return every change of every field of the rows, newest first; "" to "" at creation is left out."""
    kinds: dict[int, str] = {}
    stewards: dict[int, str] = dict(connection.execute("SELECT no, steward FROM device"))
    found: list[FieldChange] = []
    for row in dict.fromkeys(rows):
        known = ops.of_rows(connection, shapes, (row,))
        by_dot = {op.dot: op for op in known}
        for op in known:
            if op.change not in kinds:
                (kinds[op.change],) = connection.execute(
                    "SELECT kind FROM change WHERE no = ?", (op.change,)
                ).fetchone()
            for column, after in op.cells.items():
                if column == "ledger_import_id" or (op.is_insert and after in ("", None)):
                    continue
                found.append(
                    FieldChange(
                        ms=op.ms,
                        steward=stewards.get(op.dot.device, ""),
                        kind=kinds[op.change],
                        table=op.table,
                        row_id=row,
                        field=column,
                        before=_before(connection, by_dot, column, op.prevs.get(column, ())),
                        after=after,
                        created=op.is_insert,
                    )
                )
    found.reverse()
    return sorted(found, key=lambda change: -change.ms)


def _before(connection: Connection, by_dot: dict[Dot, Op], column: str, prevs: Sequence[Dot]) -> Value:
    known = [by_dot[dot] for dot in prevs if dot in by_dot]
    if not known:
        return None
    return ops.shown(connection, known).value(column)


def last_from_ledger(connection: Connection, shapes: Shapes, row: str) -> dict[str, Value]:
    """Return what the ledger last said of each cell of a row: the ops of imports name their ledger.

    An import that was undone has said nothing.
    """
    said: dict[str, Value] = {}
    taken_back = {
        change
        for (change,) in connection.execute(
            "SELECT no FROM change WHERE (undone_by IS NOT NULL OR undoes IS NOT NULL) "
            "AND no IN (SELECT change FROM op WHERE row = ?)",
            (row,),
        )
    }
    for op in ops.of_rows(connection, shapes, (row,)):
        if op.cells.get("ledger_import_id") and op.change not in taken_back:
            said.update(op.cells)
    return said
