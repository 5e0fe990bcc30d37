"""Cells that say two things, and rows deleted here and edited there: found in the journal, settled by a person."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gridsteward.records.journal import Dot, Value
from gridsteward.store import ops
from gridsteward.store.connection import Connection
from gridsteward.store.ops import DELETED, WHOLE_ROW, Op, Shapes
from gridsteward.store.schema import SYNCED


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the values a cell has: who wrote it, when by that laptop's clock, and when this copy came to know it.

    `replaced_ms` is the latest time of what it replaced: later than `ms`, the author's clock was behind. `own`: this
    copy wrote it.
    """

    value: Value
    dot: Dot
    steward: str
    ms: int
    known_ms: int
    replaced_ms: int
    own: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A cell with several different values. `field` is `_deleted` where a row was deleted here and edited there.

    `shown` comes first in `sides`. Of a delete against edits, `sides` are the deletes (value 1) and the unseen edits
    (value: what they wrote, `field` of the edit in `fields`). `heads` are all heads of the cell; several may hold one
    value.
    """

    table: str
    row: str
    field: str
    sides: Sequence[Side]
    fields: Sequence[str] = ()
    heads: Sequence[Dot] = ()

    @property
    def id(self) -> str:
        """Return a name for it that holds as long as it stands as it is."""
        return f"{self.table}:{self.row}:{self.field}"


def conflicts(
    connection: Connection, shapes: Shapes, rows: Iterable[str] | None = None, *, own: Iterable[str] = ()
) -> list[Conflict]:
    """Return what stands in conflict, in the whole file or in these rows. `own`: writers that are this copy."""
    if rows is None:
        rows = [
            row
            for (row,) in connection.execute(
                "SELECT DISTINCT row FROM (SELECT row FROM head GROUP BY row, col HAVING count(*) > 1 "
                "UNION SELECT row FROM head WHERE col = ?)",
                (DELETED,),
            )
        ]
    found: list[Conflict] = []
    reader = _Reader(connection, own)
    for row, row_ops in ops.by_row(connection, shapes, rows).items():
        table = row_ops[0].table
        if table in SYNCED:
            found += reader.of_row(table, row, row_ops)
    return sorted(found, key=lambda each: (each.table, each.row, each.field))


class _Reader:
    def __init__(self, connection: Connection, own: Iterable[str]) -> None:
        self._connection = connection
        self._devices = {
            no: (writer, steward)
            for no, writer, steward in connection.execute("SELECT no, id, steward FROM device")
        }
        self._own = set(own)
        self._came: dict[int, list[tuple[int, int]]] = {}

    def of_row(self, table: str, row: str, row_ops: Sequence[Op]) -> list[Conflict]:
        by_dot = {op.dot: op for op in row_ops}
        line = self._connection.execute(
            f"SELECT _deleted FROM {SYNCED[table].name} WHERE id = ?", (row,)
        ).fetchone()
        if line is None:
            return []
        heads: dict[str, list[Op]] = {}
        for column, device, seq in self._connection.execute(
            "SELECT col, device, seq FROM head WHERE row = ?", (row,)
        ):
            op = by_dot.get(Dot(device, seq))
            if op is not None:
                heads.setdefault(column, []).append(op)
        deletes = [op for op in heads.get(DELETED, ()) if op.value(DELETED)]
        if line[0]:
            return []
        found = [
            self._conflict(table, row, column, several)
            for column, several in heads.items()
            if column != DELETED
            and column in SYNCED[table].columns
            and len({repr(op.value(column)) for op in several}) > 1
        ]
        if deletes:
            found.append(self._against_delete(table, row, deletes, row_ops, heads))
        return found

    def _conflict(self, table: str, row: str, column: str, several: Sequence[Op]) -> Conflict:
        ranked = sorted(several, key=self._rank, reverse=True)
        distinct: dict[str, Op] = {}
        for op in ranked:
            distinct.setdefault(repr(op.value(column)), op)
        sides = [self._side(op, op.value(column)) for op in distinct.values()]
        heads = [op.dot for op in several]
        return Conflict(table=table, row=row, field=column, sides=sides, heads=heads)

    def _against_delete(
        self,
        table: str,
        row: str,
        deletes: Sequence[Op],
        row_ops: Sequence[Op],
        heads: dict[str, list[Op]],
    ) -> Conflict:
        seen = {dot for op in deletes for dot in (op.dot, *op.prevs.get(WHOLE_ROW, ()))}
        inserts = [op for op in row_ops if op.is_insert]
        unseen = {
            (column, op.dot): (column, op)
            for column in SYNCED[table].columns
            for op in heads.get(column, inserts)
            if op.dot not in seen
        }
        # An op that wrote several fields is one act of somebody's: one side each field all the same.
        edits = sorted(unseen.values(), key=lambda pair: (pair[0], self._rank(pair[1])))
        deletes = sorted(deletes, key=self._rank, reverse=True)
        return Conflict(
            table=table,
            row=row,
            field=DELETED,
            sides=[
                *(self._side(op, 1) for op in deletes),
                *(self._side(op, op.cells.get(column)) for column, op in edits),
            ],
            fields=["" for _ in deletes] + [column for column, _op in edits],
        )

    def _side(self, op: Op, value: Value) -> Side:
        came = self._bundles(op.dot.device)
        at = bisect_left(came, (op.dot.seq, 0))
        replaced = [
            self._connection.execute("SELECT ms FROM op WHERE device = ? AND seq = ?", tuple(dot)).fetchone()
            for dots in op.prevs.values()
            for dot in dots
        ]
        return Side(
            value=value,
            dot=op.dot,
            steward=self._devices[op.dot.device][1],
            ms=op.ms,
            known_ms=came[at][1] if at < len(came) else op.ms,
            replaced_ms=max((each[0] for each in replaced if each), default=op.ms),
            own=self._devices[op.dot.device][0] in self._own,
        )

    def _bundles(self, device: int) -> list[tuple[int, int]]:
        """Return (number of the last op, when it came here, ms) of a writer's bundles, in order; read once."""
        if device not in self._came:
            sql = "SELECT last_seq, at_ms FROM bundle WHERE device = ? AND last_seq > 0 ORDER BY last_seq"
            self._came[device] = self._connection.execute(sql, (device,)).fetchall()
        return self._came[device]

    def _rank(self, op: Op) -> tuple[int, str, int]:
        return op.ms, self._devices[op.dot.device][0], op.dot.seq
