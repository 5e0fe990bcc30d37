"""The one write API: row, op and heads in one transaction (SYNC design: version pointers, not clocks).

A head of a cell is an op that no later op names as its `prev`. Locally a cell has one head; after a sync it may
have several, and the one shown is the greatest by (author's ms, device id, seq).
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import Any

import sqlcipher3

from gridsteward.records.faults import Fault
from gridsteward.records.journal import Change, Dot, Value
from gridsteward.store.connection import Connection
from gridsteward.store.ops import DELETED, WHOLE_ROW, Shapes, encode_body, encode_prevs, of_dots, shown
from gridsteward.store.schema import OF_RECORD, Table
from gridsteward.store.settle import settle

Seen = Mapping[str, Sequence[Dot]]


class Write:
    """What a `with store.write(...)` block does its writing through; not made by anyone else."""

    def __init__(
        self,
        connection: Connection,
        shapes: Shapes,
        *,
        device: int,
        change: int,
        ms: int,
        schema: int,
        kind: str,
        about: str,
    ) -> None:
        self._connection = connection
        self._shapes = shapes
        self._device = device
        self._ms = ms
        self._schema = schema
        (last,) = connection.execute(
            "SELECT coalesce(max(seq), 0) FROM op WHERE device = ?", (device,)
        ).fetchone()
        self._seq = int(last)
        self._first_seq = self._seq
        self.change_no = change
        self._kind = kind
        self._about = about
        self._touched: set[str] = {about} if about else set()
        self._tables: set[str] = set()
        self.renamed: set[str] = set()
        # names of households this write brought, so that nobody need read them back
        self.fresh_names: dict[str, list[str]] = {}

    @property
    def wrote(self) -> bool:
        """Tell whether anything was written."""
        return self._seq > self._first_seq

    @property
    def span(self) -> tuple[int, int]:
        """Return the numbers of the first and the last op it wrote."""
        return self._first_seq + 1, self._seq

    def outcome(self) -> Change:
        """Say what this write changed."""
        return Change(
            no=self.change_no,
            kind=self._kind,
            about=self._about,
            touched=frozenset(self._touched),
            tables=frozenset(self._tables),
        )

    def insert(self, *records: object) -> None:
        """Bring rows into being. A row that is here already raises ValueError: edit it instead.

        The change is then lost as a whole.
        """
        groups: defaultdict[type, list[Any]] = defaultdict(list)
        for record in records:
            groups[type(record)].append(record)
        for kind, rows in groups.items():
            self._insert(OF_RECORD[kind], rows)

    def _insert(self, table: Table, rows: list[Any]) -> None:
        shape = self._shapes.number(table.columns)
        ops, lines = [], []
        names = table.name in ("household", "person")
        self._tables.add(table.name)
        # In id order the pages of the tables and their indexes fill one after the other.
        for row in sorted(rows, key=attrgetter("id")):
            self._seq += 1
            values = table.values(row)
            ops.append(
                (
                    self._device,
                    self._seq,
                    self._ms,
                    self.change_no,
                    table.name,
                    row.id,
                    shape,
                    encode_body(values),
                    None,
                    self._schema,
                )
            )
            lines.append((row.id, *values, 0, self._device, self._seq))
            concerned = row.id if table.name == "household" else getattr(row, "household_id", "")
            if concerned:
                self._touched.add(concerned)
                if names and not self._is_fresh(table, concerned, row.name):
                    self.renamed.add(concerned)
        self._put_ops(ops)
        columns = ("id", *table.columns, DELETED, "_device", "_seq")
        marks = ", ".join("?" * len(columns))
        try:
            self._connection.executemany(
                f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({marks})",
                lines,
            )
        except sqlcipher3.IntegrityError as error:
            raise ValueError(f"a row of {table.name} is here already") from error
        self._settle_spoken_of(lines)

    def _settle_spoken_of(self, lines: Sequence[tuple[Any, ...]]) -> None:
        """Work out rows of which another laptop wrote something before they came into being here.

        Its insert waits elsewhere (on a road that is damaged, with a laptop that was put out), and a list brings the
        same row in again.
        """
        if not self._connection.execute("SELECT 1 FROM device LIMIT 1 OFFSET 1").fetchone():
            return
        spoken_of = [
            row
            for (row,) in self._connection.execute(
                "SELECT row FROM op WHERE row IN (SELECT value FROM json_each(?)) GROUP BY row HAVING count(*) > 1",
                (json.dumps([line[0] for line in lines]),),
            )
        ]
        if spoken_of:
            settled = settle(self._connection, self._shapes, spoken_of)
            self._touched |= settled.touched
            self.renamed |= settled.renamed
            for household in settled.renamed:
                self.fresh_names.pop(household, None)

    def _is_fresh(self, table: Table, household: str, name: str) -> bool:
        if table.name == "household":
            self.fresh_names[household] = [name]
        elif household in self.fresh_names:
            self.fresh_names[household].append(name)
        return household in self.fresh_names

    def touch(self, household: str) -> None:
        """Say that a household is concerned by rows that do not name it; told to this laptop's screens only."""
        self._touched.add(household)

    def edit(
        self, record: type, row_id: str, values: Mapping[str, Value], *, seen: Seen | None = None
    ) -> bool:
        """Give cells new values and tell whether anything changed.

        `seen` are the heads the person had on screen (`Store.heads`); without it, the value shown now counts as
        seen. Cells that already hold the value are left alone. Raise Fault row_gone when there is no such row.
        """
        table = OF_RECORD[record]
        unknown = set(values) - set(table.columns)
        if unknown:
            raise KeyError(f"{table.name} has no {sorted(unknown)}")
        line = self._line(table, row_id)
        if line is None or line[DELETED]:
            raise Fault("row_gone")
        changed = {column: value for column, value in values.items() if line[column] != value}
        if changed:
            self._write_cells(table, line, changed, seen=seen or {}, saw_row=False)
        return bool(changed)

    def supersede(self, record: type, row_id: str, values: Mapping[str, Value], *, seen: Seen) -> None:
        """Write cells, hidden row or not, in place of exactly the heads in `seen`, one entry a cell."""
        table = OF_RECORD[record]
        line = self._line(table, row_id)
        if line is None:
            raise Fault("row_gone")
        self._write_cells(table, line, values, seen=seen, saw_row=bool(values.get(DELETED)))

    def delete(self, record: type, row_id: str, *, also: Mapping[str, Value] | None = None) -> None:
        """Hide a row; what was written stays in the journal. A row that is hidden already stays so.

        `also` are cells that go into the same op.
        """
        self._set_deleted(OF_RECORD[record], row_id, deleted=1, also=also or {})

    def bring_back(self, record: type, row_id: str, *, also: Mapping[str, Value] | None = None) -> None:
        """Show a hidden row again."""
        self._set_deleted(OF_RECORD[record], row_id, deleted=0, also=also or {})

    def settle_delete(self, record: type, row_id: str, *, deleted: int) -> None:
        """Settle a row that was deleted here and edited there: all of both has been seen; raise Fault row_gone."""
        table = OF_RECORD[record]
        line = self._line(table, row_id)
        if line is None:
            raise Fault("row_gone")
        seen = {DELETED: self._heads(line, DELETED)}
        self._write_cells(table, line, {DELETED: deleted}, seen=seen, saw_row=bool(deleted))

    def _set_deleted(self, table: Table, row_id: str, *, deleted: int, also: Mapping[str, Value]) -> None:
        line = self._line(table, row_id)
        if line is None:
            raise Fault("row_gone")
        if line[DELETED] != deleted:
            cells = {DELETED: deleted, **also}
            seen = {column: self._heads(line, column) for column in cells}
            self._write_cells(table, line, cells, seen=seen, saw_row=bool(deleted))

    def _write_cells(
        self, table: Table, line: Mapping[str, Any], cells: Mapping[str, Value], *, seen: Seen, saw_row: bool
    ) -> None:
        row = line["id"]
        self._seq += 1
        dot = Dot(self._device, self._seq)
        prevs: dict[str, Sequence[Dot]] = {}
        values: dict[str, Value] = {}
        if saw_row:
            prevs[WHOLE_ROW] = self._row_heads(table, line)
        for column, value in cells.items():
            heads = self._heads(line, column)
            prev = list(seen[column]) if column in seen else self._shown(heads, column)
            left = [head for head in heads if head not in prev]
            prevs[column] = prev
            self._connection.execute("DELETE FROM head WHERE row = ? AND col = ?", (row, column))
            self._connection.executemany(
                "INSERT INTO head (row, col, device, seq) VALUES (?, ?, ?, ?)",
                [(row, column, *head) for head in (*left, dot)],
            )
            newest = max((*left, dot), key=lambda head: self._rank(head, own=dot))
            if newest == dot:
                values[column] = value
            else:
                (other,) = of_dots(self._connection, self._shapes, (newest,))
                values[column] = other.value(column)
        columns = tuple(cells)
        self._put_ops(
            [
                (
                    *dot,
                    self._ms,
                    self.change_no,
                    table.name,
                    row,
                    self._shapes.number(columns),
                    encode_body(list(cells.values())),
                    encode_prevs(prevs),
                    self._schema,
                )
            ]
        )
        if line[DELETED] or (DELETED in cells and (len(self._heads(line, DELETED)) > 1 or self._unread(row))):
            # Another laptop's word on it stands beside, a later program wrote what nobody here could see, or the row
            # hides and a cell of it is written: whether it shows is not this value's alone to say.
            settle(self._connection, self._shapes, (row,))
        else:
            settings = ", ".join(f"{column} = ?" for column in columns)
            self._connection.execute(
                f"UPDATE {table.name} SET {settings} WHERE id = ?",
                (*values.values(), row),
            )
        self._note(table, row, line.get("household_id", ""), columns)
        moved_to = cells.get("household_id")
        if isinstance(moved_to, str):
            self._note(table, row, moved_to, columns)

    def _put_ops(self, ops: Sequence[tuple[Any, ...]]) -> None:
        self._connection.executemany(
            "INSERT INTO op (device, seq, ms, change, tbl, row, shape, body, prevs, schema) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ops,
        )

    def _line(self, table: Table, row_id: str) -> dict[str, Any] | None:
        cursor = self._connection.execute(f"SELECT * FROM {table.name} WHERE id = ?", (row_id,))
        line = cursor.fetchone()
        if line is None:
            return None
        return dict(zip((each[0] for each in cursor.description), line, strict=True))

    def _heads(self, line: Mapping[str, Any], column: str) -> list[Dot]:
        return heads_of_cell(self._connection, line["id"], column, origin=Dot(line["_device"], line["_seq"]))

    def _row_heads(self, table: Table, line: Mapping[str, Any]) -> list[Dot]:
        return sorted({head for column in table.columns for head in self._heads(line, column)})

    def _unread(self, row: str) -> bool:
        sql = "SELECT 1 FROM quarantine JOIN op USING (device, seq) WHERE op.row = ? LIMIT 1"
        return self._connection.execute(sql, (row,)).fetchone() is not None

    def _shown(self, heads: Sequence[Dot], column: str) -> list[Dot]:
        return shown_heads(self._connection, self._shapes, heads, column)

    def _rank(self, dot: Dot, own: Dot | None = None) -> tuple[int, str, int]:
        (device,) = self._connection.execute("SELECT id FROM device WHERE no = ?", (dot.device,)).fetchone()
        if dot == own:
            return self._ms, device, dot.seq
        (ms,) = self._connection.execute(
            "SELECT ms FROM op WHERE device = ? AND seq = ?", tuple(dot)
        ).fetchone()
        return ms, device, dot.seq

    def _note(self, table: Table, row: str, household: str, columns: Sequence[str]) -> None:
        concerned = row if table.name == "household" else household
        self._tables.add(table.name)
        if concerned:
            self._touched.add(concerned)
        if (
            concerned
            and table.name in ("household", "person")
            and not {"name", "household_id", DELETED}.isdisjoint(columns)
        ):
            self.renamed.add(concerned)


def shown_heads(connection: Connection, shapes: Shapes, heads: Sequence[Dot], column: str) -> list[Dot]:
    """Return those of a cell's heads whose value is the one shown: what a person who looks at it has seen."""
    if len(heads) == 1:
        return list(heads)
    found = of_dots(connection, shapes, heads)
    value = shown(connection, found).value(column)
    return [op.dot for op in found if op.value(column) == value]


def heads_of_cell(connection: Connection, row: str, column: str, *, origin: Dot) -> list[Dot]:
    """Return the heads of one cell: its lines, else the dot that inserted the row."""
    lines = connection.execute("SELECT device, seq FROM head WHERE row = ? AND col = ?", (row, column))
    return [Dot(*line) for line in lines] or [origin]
