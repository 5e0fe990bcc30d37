"""Take in ops of other writers: journal, rows and heads in one transaction, in whatever order they arrive."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from gridsteward.records.journal import Dot, JournalPart, PartOp
from gridsteward.store import ops as journal
from gridsteward.store.connection import Connection
from gridsteward.store.erasing import erase, lasting
from gridsteward.store.ops import DELETED, Shapes, encode_body, encode_prevs, values_of
from gridsteward.store.schema import ERASABLE, SYNCED, Table
from gridsteward.store.settle import Settled, settle

_CHUNK = 500


class Twin(Exception):  # noqa: N818  (a state of affairs, handled by who asked)
    """A part holds other ops under numbers this file has given out itself: somebody goes on with a copy of it."""


@dataclass(slots=True)
class Taken:
    """What taking parts in has changed."""

    ops: int = 0
    touched: set[str] = field(default_factory=set)
    tables: set[str] = field(default_factory=set)
    renamed: set[str] = field(default_factory=set)


def device_no(connection: Connection, writer: str, *, steward: str = "", member: str = "") -> int:
    """Return this file's number of a writer, new or known; what is newly told of it is kept. In a transaction."""
    found = connection.execute("SELECT no, steward, member FROM device WHERE id = ?", (writer,)).fetchone()
    if found is None:
        return int(
            connection.execute(
                "INSERT INTO device (id, steward, member) VALUES (?, ?, ?)", (writer, steward, member)
            ).lastrowid
        )
    if (steward and steward != found[1]) or (member and member != found[2]):
        connection.execute(
            "UPDATE device SET steward = ?, member = ? WHERE no = ?",
            (steward or found[1], member or found[2], found[0]),
        )
    return int(found[0])


def take(connection: Connection, shapes: Shapes, parts: Iterable[JournalPart], taken: Taken) -> None:
    """Write parts into the journal and bring the rows they speak of up to date. Inside a tracked transaction.

    Ops that are here already are passed over. Raise Twin when an op that is here under the same name says something
    else.
    """
    fresh: list[tuple[Dot, PartOp]] = []
    numbers: dict[str, int] = {}
    for part in parts:
        fresh += _put_part(connection, shapes, part, numbers)
    taken.ops += len(fresh)
    _put_aside(connection, fresh)
    alone = _alone(connection, fresh)
    _insert_rows(connection, [(dot, op) for dot, op in fresh if op.row in alone], taken)
    rest = [op.row for _dot, op in fresh if op.row not in alone]
    settled = settle(connection, shapes, rest)
    taken.touched |= settled.touched
    taken.tables |= settled.tables
    taken.renamed |= settled.renamed
    if any(op.table in ERASABLE or op.table == "sealed_erased" for _dot, op in fresh):
        erase(connection, shapes)


def _put_part(
    connection: Connection, shapes: Shapes, part: JournalPart, numbers: dict[str, int]
) -> list[tuple[Dot, PartOp]]:
    """Put the ops of one part that are not here yet into the journal and return them."""

    def number(writer: str) -> int:
        if writer not in numbers:
            numbers[writer] = device_no(connection, writer)
        return numbers[writer]

    device = numbers[part.writer] = device_no(connection, part.writer, steward=part.steward)
    (last,) = connection.execute(
        "SELECT coalesce(max(seq), 0) FROM op WHERE device = ?", (device,)
    ).fetchone()
    known = max(0, min(len(part.ops), last - part.first_seq + 1))
    lines = [
        (
            device,
            part.first_seq + at,
            part.changes[op.change].ms,
            op.change,
            op.table,
            op.row,
            shapes.number(op.columns),
            encode_body(op.values),
            None
            if op.prevs is None
            else encode_prevs(
                {
                    column: [Dot(number(each.writer), each.seq) for each in named]
                    for column, named in op.prevs.items()
                }
            ),
            part.schema,
        )
        for at, op in enumerate(part.ops)
    ]
    if known:
        _expect_same(connection, shapes, lines[:known])
    changes = _put_changes(connection, device, part, {op.change for op in part.ops[known:]})
    connection.executemany(
        "INSERT INTO op (device, seq, ms, change, tbl, row, shape, body, prevs, schema) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(*line[:3], changes[line[3]], *line[4:]) for line in lines[known:]],
    )
    return [(Dot(device, part.first_seq + at), op) for at, op in enumerate(part.ops) if at >= known]


def _expect_same(connection: Connection, shapes: Shapes, lines: Sequence[tuple[Any, ...]]) -> None:
    for device, seq, ms, _change, table, row, shape, body, prevs, _schema in lines:
        found = connection.execute(
            "SELECT ms, tbl, row, shape, body, prevs FROM op WHERE device = ? AND seq = ?", (device, seq)
        ).fetchone()
        if found != (ms, table, row, shape, body, prevs) and not _erased_since(
            shapes, found, (ms, table, row, shape, body, prevs)
        ):
            raise Twin


def _erased_since(shapes: Shapes, one: tuple[Any, ...] | None, other: tuple[Any, ...]) -> bool:
    """Tell whether two ops differ in nothing but content that one of the two copies has erased."""
    if one is None or one[1] not in ERASABLE or (*one[:4], one[5]) != (*other[:4], other[5]):
        return False
    columns = shapes.columns(one[3])
    return lasting(one[1], columns, values_of(one[4])) == lasting(one[1], columns, values_of(other[4]))


def _put_changes(connection: Connection, device: int, part: JournalPart, used: set[int]) -> dict[int, int]:
    numbers: dict[int, int] = {}
    for at in sorted(used):
        change = part.changes[at]
        undoes = None
        if change.undoes_seq:
            undoes = connection.execute(
                "SELECT max(no) FROM change WHERE device = ? AND first_seq = ?", (device, change.undoes_seq)
            ).fetchone()[0]
        taken_back = connection.execute(
            "SELECT max(no) FROM change WHERE device = ? AND undoes_seq = ?", (device, change.first_seq)
        ).fetchone()[0]
        cursor = connection.execute(
            "INSERT INTO change (ms, kind, about, undoes, undone_by, device, first_seq, undoes_seq) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                change.ms,
                change.kind,
                change.about,
                undoes,
                taken_back,
                device,
                change.first_seq,
                change.undoes_seq,
            ),
        )
        numbers[at] = int(cursor.lastrowid)
        if change.undoes_seq:
            connection.execute(
                "UPDATE change SET undone_by = ? WHERE device = ? AND first_seq = ?",
                (numbers[at], device, change.undoes_seq),
            )
    return numbers


def _alone(connection: Connection, fresh: Sequence[tuple[Dot, PartOp]]) -> set[str]:
    """Return the rows of which one insert is all there is: they need no working out."""
    count: dict[str, int] = {}
    for _dot, op in fresh:
        count[op.row] = count.get(op.row, 0) + 1
    once = [
        op.row
        for _dot, op in fresh
        if op.prevs is None and count[op.row] == 1 and op.table in SYNCED and _whole(SYNCED[op.table], op)
    ]
    found = set(once)
    for chunk in (once[start : start + _CHUNK] for start in range(0, len(once), _CHUNK)):
        marks = ", ".join("?" * len(chunk))
        several = connection.execute(
            f"SELECT row FROM op WHERE row IN ({marks}) GROUP BY row HAVING count(*) > 1", chunk
        )
        found.difference_update(row for (row,) in several)
    return found


def _whole(table: Table, op: PartOp) -> bool:
    return op.columns == table.columns


def _insert_rows(connection: Connection, fresh: Sequence[tuple[Dot, PartOp]], taken: Taken) -> None:
    by_table: dict[str, list[tuple[Dot, PartOp]]] = {}
    for dot, op in fresh:
        by_table.setdefault(op.table, []).append((dot, op))
    for name, found in by_table.items():
        table = SYNCED[name]
        columns = ("id", *table.columns, DELETED, "_device", "_seq")
        connection.executemany(
            f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})",
            sorted((op.row, *op.values, 0, *dot) for dot, op in found),
        )
        taken.tables.add(name)
        _note_names(table, [op for _dot, op in found], taken)


def _note_names(table: Table, inserted: Sequence[PartOp], taken: Taken) -> None:
    if table.name == "household":
        concerned = {op.row for op in inserted}
    elif "household_id" in table.columns:
        at = table.columns.index("household_id")
        concerned = {str(op.values[at] or "") for op in inserted} - {""}
    else:
        return
    taken.touched |= concerned
    if table.name in ("household", "person"):
        taken.renamed |= concerned


def retract(connection: Connection, shapes: Shapes, device: int, *, after: int) -> Settled:
    """Take ops of a writer beyond number `after` out again (its device was revoked). Inside a tracked transaction.

    What others wrote on top of them stays, as if it had come early. The sealed bundles are still here.
    """
    rows = [
        row
        for (row,) in connection.execute(
            "SELECT DISTINCT row FROM op WHERE device = ? AND seq > ?", (device, after)
        )
    ]
    for table in ("op", "quarantine", "erased_op"):
        connection.execute(f"DELETE FROM {table} WHERE device = ? AND seq > ?", (device, after))
    connection.execute("DELETE FROM change WHERE no NOT IN (SELECT change FROM op) AND device = ?", (device,))
    settled = settle(connection, shapes, rows)
    present = journal.by_row(connection, shapes, rows)
    for row in rows:
        if not any(op.is_insert for op in present.get(row, ())):
            _take_out(connection, row, settled)
    return settled


def _take_out(connection: Connection, row: str, settled: Settled) -> None:
    connection.execute("DELETE FROM head WHERE row = ?", (row,))
    for name, table in SYNCED.items():
        concerned = (
            "id" if name == "household" else "household_id" if "household_id" in table.columns else "''"
        )
        found = connection.execute(f"SELECT {concerned} FROM {name} WHERE id = ?", (row,)).fetchone()
        if found is not None:
            connection.execute(f"DELETE FROM {name} WHERE id = ?", (row,))
            settled.tables.add(name)
            if found[0]:
                settled.touched.add(found[0])
                settled.renamed.add(found[0])


# -- what this program cannot read yet ---------------------------------------------------------------------------------


def _readable(table: str, columns: Iterable[str]) -> bool:
    return table in SYNCED and set(columns) <= {DELETED, *SYNCED[table].columns}


def _put_aside(connection: Connection, fresh: Sequence[tuple[Dot, PartOp]]) -> None:
    """Put ops that speak of unknown tables or columns into quarantine."""
    strange = {
        kind for kind in {(op.table, op.columns) for _dot, op in fresh} if not _readable(kind[0], kind[1])
    }
    connection.executemany(
        "INSERT OR IGNORE INTO quarantine (device, seq) VALUES (?, ?)",
        [tuple(dot) for dot, op in fresh if (op.table, op.columns) in strange],
    )


def read_again(connection: Connection, shapes: Shapes) -> Settled:
    """After an update: bring in what was in quarantine and is known now. Inside a tracked transaction."""
    dots = [Dot(*line) for line in connection.execute("SELECT device, seq FROM quarantine")]
    known = [op for op in journal.of_dots(connection, shapes, dots) if _readable(op.table, op.cells)]
    connection.executemany(
        "DELETE FROM quarantine WHERE device = ? AND seq = ?", [tuple(op.dot) for op in known]
    )
    return settle(connection, shapes, [op.row for op in known])
