"""Erase the content of sealed records for good, from their rows and from the journal, on every laptop that hears of it.

What is left after is a function of the set of ops, as everything is: once an op says that a record was erased, and
proves that its author could read it, its content is "" in every op and row of it, whichever came first. Nothing brings
it back, taking the erasure back neither.
"""

import hashlib
from collections.abc import Sequence

from gridsteward.records.journal import Value
from gridsteward.store.connection import Connection
from gridsteward.store.ops import Shapes, encode_body, values_of
from gridsteward.store.schema import ERASABLE


def lasting(table: str, columns: Sequence[str], values: Sequence[Value]) -> list[Value]:
    """Return the values of an op with what may be erased left empty."""
    gone = ERASABLE.get(table)
    return [None if column == gone else value for column, value in zip(columns, values, strict=True)]


def hash_erased(value: Value) -> bytes:
    """Return the hash of content that may be erased: what is sealed, and tells nothing."""
    return hashlib.sha256(encode_body([value])).digest()


def erase(connection: Connection, shapes: Shapes) -> int:
    """Empty whatever belongs to a record that was erased; return how many rows. Inside a tracked transaction."""
    count = 0
    for table, row in _left(connection):
        column = ERASABLE[table]
        if not count:
            # what is freed is overwritten, so that it lies in no empty page of the file
            connection.execute("PRAGMA secure_delete = ON")
        connection.execute(f"UPDATE {table} SET {column} = '' WHERE id = ?", (row,))
        _erase_ops(connection, shapes, row, column)
        count += 1
    return count


def _left(connection: Connection) -> list[tuple[str, str]]:
    """Return what still holds content of an erased record: (table, row)."""
    found = []
    said = connection.execute(
        "SELECT sealed.id, lock, proof FROM sealed_erased JOIN sealed ON sealed.id = sealed_id "
        "WHERE sealed <> '' OR EXISTS "
        "(SELECT 1 FROM sealed_act WHERE sealed_id = sealed.id AND sealed_act.sealed <> '')"
    ).fetchall()
    for row in dict.fromkeys(row for row, lock, proof in said if opens(lock, proof)):
        found.append(("sealed", row))
        acts = connection.execute("SELECT id FROM sealed_act WHERE sealed_id = ? AND sealed <> ''", (row,))
        found += [("sealed_act", act) for (act,) in acts]
    return found


def opens(lock: str, proof: str) -> bool:
    """Tell whether a proof opens a lock (both hex)."""
    try:
        return hashlib.sha256(bytes.fromhex(proof)).hexdigest() == lock
    except ValueError:
        return False


def _erase_ops(connection: Connection, shapes: Shapes, row: str, column: str) -> None:
    lines = connection.execute("SELECT device, seq, shape, body FROM op WHERE row = ?", (row,)).fetchall()
    for device, seq, shape, body in lines:
        columns = shapes.columns(shape)
        if column in columns:
            values = values_of(body)
            if values[columns.index(column)] == "":
                continue
            # the chain goes on proving that there was an entry, and nothing of what it said
            connection.execute(
                "INSERT OR IGNORE INTO erased_op (device, seq, hash) VALUES (?, ?, ?)",
                (device, seq, hash_erased(values[columns.index(column)])),
            )
            values[columns.index(column)] = ""
            connection.execute(
                "UPDATE op SET body = ? WHERE device = ? AND seq = ?", (encode_body(values), device, seq)
            )
