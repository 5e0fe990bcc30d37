"""Does the file say what its ops say? Every row, every head, every number, every guard; and how much of it there is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from gridsteward.records.journal import Dot
from gridsteward.store import ops
from gridsteward.store.connection import Connection, plain_faults
from gridsteward.store.migrations import guards
from gridsteward.store.ops import DELETED, Op, Shapes
from gridsteward.store.schema import SYNCED, Table
from gridsteward.store.settle import State, state_of

_AT_ONCE: Final = 500


@dataclass(slots=True)
class Checked:
    """What was found: kind of problem (words [problem]) to how often, and what there is, to how much."""

    problems: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def note(self, kind: str, times: int = 1) -> None:
        """Count a problem."""
        if times:
            self.problems[kind] = self.problems.get(kind, 0) + times


def check(connection: Connection, shapes: Shapes) -> Checked:
    """Hold every synced row and head against what all ops of the row say. Reads only."""
    checked = Checked()
    with plain_faults():
        _check_guards(connection, checked)
        _check_numbers(connection, checked)
        rows = 0
        for chunk in _chunks(connection):
            rows += _check_rows(connection, shapes, chunk, checked)
        there = sum(_count(connection, name) for name in SYNCED)
        checked.note("row_without_record", there - rows)
        checked.counts = {
            "rows": there,
            "records": _count(connection, "op"),
            "quarantine": _count(connection, "quarantine"),
        }
    return checked


def _count(connection: Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _check_guards(connection: Connection, checked: Checked) -> None:
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    checked.note("guard_missing", len(guards().keys() - there))


def _check_numbers(connection: Connection, checked: Checked) -> None:
    """A writer's ops are numbered 1, 2, … without a gap."""
    for _device, count, last in connection.execute(
        "SELECT device, count(*), max(seq) FROM op GROUP BY device"
    ):
        checked.note("record_missing", last - count)


def _chunks(connection: Connection) -> Iterator[list[str]]:
    """Yield the rows that ops speak of, so many at once that memory stays small."""
    last = ""
    while True:
        found = [
            row
            for (row,) in connection.execute(
                "SELECT DISTINCT row FROM op WHERE row > ? ORDER BY row LIMIT ?", (last, _AT_ONCE)
            )
        ]
        if not found:
            return
        yield found
        last = found[-1]


def _check_rows(connection: Connection, shapes: Shapes, rows: Sequence[str], checked: Checked) -> int:
    """Check some rows; return how many of them there are in the tables."""
    device_ids = dict(connection.execute("SELECT no, id FROM device"))
    by_table: dict[str, dict[str, list[Op]]] = {}
    for row, row_ops in ops.by_row(connection, shapes, rows).items():
        for op in row_ops:
            by_table.setdefault(op.table, {}).setdefault(row, []).append(op)
    heads = _heads(connection, rows)
    found = 0
    for name in by_table.keys() & SYNCED.keys():
        table = SYNCED[name]
        lines = _lines(connection, table, list(by_table[name]))
        for row, row_ops in by_table[name].items():
            state = state_of(row_ops, device_ids)
            line = lines.get(row)
            found += line is not None
            if (state is None) != (line is None):
                checked.note("row_wrong")
            elif state is not None and line is not None:
                if not _says(state, table, line):
                    checked.note("row_wrong")
                if _kept_heads(state) != heads.get(row, {}):
                    checked.note("heads_wrong")
    return found


def _lines(connection: Connection, table: Table, rows: Sequence[str]) -> dict[str, Mapping[str, object]]:
    names = ("id", *table.columns, DELETED, "_device", "_seq")
    marks = ", ".join("?" * len(rows))
    sql = f"SELECT {', '.join(names)} FROM {table.name} WHERE id IN ({marks})"
    return {line[0]: dict(zip(names, line, strict=True)) for line in connection.execute(sql, rows)}


def _says(state: State, table: Table, line: Mapping[str, object]) -> bool:
    """Tell whether a row is what its ops say. A column none of them knows keeps what the schema gave it."""
    return (
        line[DELETED] == int(state.deleted)
        and (line["_device"], line["_seq"]) == tuple(state.origin)
        and all(line[column] == state.values[column] for column in table.columns if column in state.values)
    )


def _heads(connection: Connection, rows: Sequence[str]) -> dict[str, dict[str, list[Dot]]]:
    found: dict[str, dict[str, list[Dot]]] = {}
    marks = ", ".join("?" * len(rows))
    sql = f"SELECT row, col, device, seq FROM head WHERE row IN ({marks}) ORDER BY row, col, device, seq"
    for row, column, device, seq in connection.execute(sql, rows):
        found.setdefault(row, {}).setdefault(column, []).append(Dot(device, seq))
    return found


def _kept_heads(state: State) -> dict[str, list[Dot]]:
    """Return the heads that have lines of their own: a cell never edited has none."""
    return {column: list(dots) for column, dots in state.heads.items() if list(dots) != [state.origin]}
