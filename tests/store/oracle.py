"""What the journal says, worked out anew from the `op` table alone: the judge of the write path.

The rules, as the sync design lays them down:
- an op's dot is (device, seq); it writes the cells it lists, an insert every cell of the row but `_deleted`; `prevs`
  of a cell are the dots this op replaces there;
- the heads of a cell are the dots that wrote it and that no op names as `prev` of that cell;
- shown is the value of the greatest head by (author's ms, device id, seq);
- a row is there from its insert on: while that waits for a supervisor's word (a laptop that was out brought it), what
  others wrote in the row stays in the journal and is not shown;
- a row hides only if it was deleted, every head of `_deleted` is a delete and every head of every other cell was seen
  by one of these deletes: named in its `prevs` under "*", or written by the delete itself; `_deleted` says that.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

Dot = tuple[int, int]


@dataclass(frozen=True)
class Entry:
    """One line of `op`, unpacked."""

    dot: Dot
    rank: tuple[int, str, int]
    row: str
    table: str
    cells: Mapping[str, Any]
    prevs: Mapping[str, list[Dot]]
    insert: bool


def journal(connection: Any, rows: Sequence[str] = ()) -> list[Entry]:
    """Return the whole journal, or that of some rows, read with nothing of the store's own code."""
    chosen = f"WHERE row IN ({', '.join('?' * len(rows))})" if rows else ""
    lines = connection.execute(
        "SELECT op.device, seq, ms, device.id, row, tbl, columns, body, prevs FROM op "
        f"JOIN op_shape ON op_shape.no = op.shape JOIN device ON device.no = op.device {chosen}",
        tuple(rows),
    )
    entries = []
    for device, seq, ms, device_id, row, table, columns, body, prevs in lines:
        cells = dict(zip(columns.split(" "), msgspec.msgpack.decode(body), strict=True))
        named = msgspec.msgpack.decode(prevs) if prevs else {}
        entries.append(
            Entry(
                dot=(device, seq),
                rank=(ms, device_id, seq),
                row=row,
                table=table,
                cells=cells,
                prevs={column: [(each[0], each[1]) for each in dots] for column, dots in named.items()},
                insert=prevs is None,
            )
        )
    return entries


def heads(entries: list[Entry]) -> dict[tuple[str, str], set[Dot]]:
    """Return the heads of every cell, by (row, column)."""
    written: defaultdict[tuple[str, str], set[Dot]] = defaultdict(set)
    replaced: defaultdict[tuple[str, str], set[Dot]] = defaultdict(set)
    for entry in entries:
        for column in entry.cells:
            written[entry.row, column].add(entry.dot)
            replaced[entry.row, column].update(entry.prevs.get(column, ()))
    return {cell: dots - replaced[cell] for cell, dots in written.items()}


def shown(entries: list[Entry]) -> dict[tuple[str, str], Any]:
    """Return the value every cell shows, by (row, column)."""
    by_dot = {entry.dot: entry for entry in entries}
    return {
        (row, column): by_dot[max(dots, key=lambda dot: by_dot[dot].rank)].cells[column]
        for (row, column), dots in heads(entries).items()
    }


def visible(entries: list[Entry]) -> dict[str, bool]:
    """Return for every row that is there whether it shows."""
    begun = {entry.row for entry in entries if entry.insert}
    by_dot = {entry.dot: entry for entry in entries}
    deletes: dict[str, set[Dot]] = {}
    cells: defaultdict[str, set[Dot]] = defaultdict(set)
    for (row, column), dots in heads(entries).items():
        if column == "_deleted":
            deletes[row] = dots
        else:
            cells[row] |= dots
    found = {}
    for row in begun:
        standing = cells[row]
        said = [by_dot[dot] for dot in deletes.get(row, ())]
        seen = {dot for each in said for dot in (each.dot, *each.prevs.get("*", ()))}
        found[row] = not (said and all(each.cells["_deleted"] for each in said) and standing <= seen)
    return found


def heads_in_file(connection: Any) -> dict[tuple[str, str], set[Dot]]:
    """Return the lines of `head`, by (row, column)."""
    found: defaultdict[tuple[str, str], set[Dot]] = defaultdict(set)
    for row, column, device, seq in connection.execute("SELECT row, col, device, seq FROM head"):
        found[row, column].add((device, seq))
    return dict(found)


def disagreements(connection: Any) -> list[str]:
    """Return where row, op and head disagree, and gaps in the numbering; nothing when all is well."""
    entries = journal(connection)
    expected, in_file = heads(entries), heads_in_file(connection)
    wrong = [f"head of {cell}" for cell, dots in in_file.items() if expected.get(cell) != dots]
    tables = connection.execute(
        "SELECT substr(name, 7, length(name) - 13) FROM sqlite_master "
        "WHERE type = 'trigger' AND name LIKE 'guard_%_insert'"
    ).fetchall()
    for (table,) in tables:
        wrong += _wrong_rows(connection, table, [entry for entry in entries if entry.table == table], in_file)
    for device, count, last in connection.execute(
        "SELECT device, count(*), max(seq) FROM op GROUP BY device"
    ):
        if count != last:
            wrong.append(f"gap in the numbers of device {device}")
    lost = "SELECT DISTINCT change FROM op WHERE change NOT IN (SELECT no FROM change)"
    wrong += [f"change {no} of an op" for (no,) in connection.execute(lost)]
    return wrong


def _wrong_rows(
    connection: Any, table: str, entries: list[Entry], in_file: Mapping[tuple[str, str], set[Dot]]
) -> list[str]:
    expected, values, shows = heads(entries), shown(entries), visible(entries)
    cursor = connection.execute(f"SELECT * FROM {table}")
    names = [each[0] for each in cursor.description]
    present = {line[0]: dict(zip(names, line, strict=True)) for line in cursor}
    if present.keys() != shows.keys():
        return [f"rows of {table}"]
    wrong = [f"visibility of {row}" for row, line in present.items() if shows[row] == bool(line["_deleted"])]
    for row, line in present.items():
        origin = {(line["_device"], line["_seq"])}
        for column in sorted(set(names) - {"id", "_device", "_seq"}):
            # a column that came with an update holds its default until somebody writes it
            if column != "_deleted" and line[column] != values.get((row, column), line[column]):
                wrong.append(f"{table}.{column} of {row}")
            if expected.get((row, column), origin) != in_file.get((row, column), origin):
                wrong.append(f"heads of {table}.{column} of {row}")
    return wrong
