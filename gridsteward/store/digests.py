"""Short proofs that two copies hold the same: of the state as it is, and of the ops up to a vector."""

import hashlib
from collections.abc import Mapping
from typing import Final

import msgspec

from gridsteward.records.journal import JournalPart
from gridsteward.store import outgoing
from gridsteward.store.connection import Connection
from gridsteward.store.erasing import lasting
from gridsteward.store.ops import DELETED, Shapes
from gridsteward.store.schema import ERASABLE, SYNCED

_pack = msgspec.msgpack.Encoder().encode
_SCHEMA_BYTES: Final = 4


def state_digest(connection: Connection, schema: int) -> bytes:
    """Return 32 bytes over every row, cell and head; the first four are the schema under which it was worked out.

    Only digests of one schema can be compared: an older program does not know what a newer one shows.
    """
    ids = dict(connection.execute("SELECT no, id FROM device"))
    found = hashlib.sha256()
    for name in sorted(SYNCED):
        lasting = [column for column in SYNCED[name].columns if column != ERASABLE.get(name)]
        columns = ", ".join(("id", *lasting, DELETED, "_device", "_seq"))
        for *values, device, seq in connection.execute(f"SELECT {columns} FROM {name} ORDER BY id"):
            found.update(_pack([name, *values, ids[device], seq]))
    heads = [
        (row, column, ids[device], seq)
        for row, column, device, seq in connection.execute("SELECT row, col, device, seq FROM head")
    ]
    for head in sorted(heads):
        found.update(_pack(head))
    return schema.to_bytes(_SCHEMA_BYTES, "big") + found.digest()[:-_SCHEMA_BYTES]


def comparable(one: bytes, other: bytes) -> bool:
    """Tell whether two state digests were worked out under one schema."""
    return bool(one and other) and one[:_SCHEMA_BYTES] == other[:_SCHEMA_BYTES]


def ops_digest(connection: Connection, shapes: Shapes, last_seqs: Mapping[str, int]) -> bytes:
    """Return the SHA-256 over the ops of every writer up to the number given (writer id -> seq)."""
    found = hashlib.sha256()
    for writer in sorted(last_seqs):
        line = connection.execute("SELECT no FROM device WHERE id = ?", (writer,)).fetchone()
        if line is None:
            continue
        for part in outgoing.parts(connection, shapes, line[0], most=2_000, until=last_seqs[writer]):
            found.update(_pack([writer, part.schema, part.first_seq, _plain(part)]))
    return found.digest()


def _plain(part: JournalPart) -> list[object]:
    return [
        [
            part.changes[op.change].ms,
            op.table,
            op.row,
            op.columns,
            lasting(op.table, op.columns, op.values),
            None if op.prevs is None else [[column, op.prevs[column]] for column in sorted(op.prevs)],
        ]
        for op in part.ops
    ]
