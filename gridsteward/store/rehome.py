"""Give a copy that may not be the only one a new writer, and move to it what the old one never sent.

A database behind its anchor was restored or cloned: numbers beyond it may be in use elsewhere. Ops that never left
this copy are renamed in place, in every place that names them; nothing of what they say changes.
"""

from typing import Any

import msgspec

from gridsteward.store.connection import Connection
from gridsteward.store.schema import SYNCED

_unpack = msgspec.msgpack.Decoder(dict[str, list[tuple[int, int]]]).decode


def move_unsent(connection: Connection, old: int, new: int, *, after: int) -> int:
    """Rename the ops of `old` beyond number `after` to be the next ones of `new`; return how many. In a transaction.

    Both are device numbers of this file. The transaction must be tracked: rows that such an op brought in name it.
    """
    (last,) = connection.execute("SELECT coalesce(max(seq), 0) FROM op WHERE device = ?", (new,)).fetchone()
    moved = {
        seq: last + at
        for at, (seq,) in enumerate(
            connection.execute("SELECT seq FROM op WHERE device = ? AND seq > ? ORDER BY seq", (old, after)),
            1,
        )
    }
    if not moved:
        return 0
    # Upwards in old numbers: a new number is never one that is still to be moved, as the devices differ.
    for seq, becomes in moved.items():
        for table in ("op", "quarantine", "erased_op"):
            connection.execute(
                f"UPDATE {table} SET device = ?, seq = ? WHERE device = ? AND seq = ?",
                (new, becomes, old, seq),
            )
    _rename_heads(connection, old, new, moved)
    _rename_origins(connection, old, new, moved)
    _rename_prevs(connection, old, new, moved)
    for column in ("first_seq", "undoes_seq"):
        for no, seq in connection.execute(
            f"SELECT no, {column} FROM change WHERE device = ? AND {column} > ?", (old, after)
        ).fetchall():
            connection.execute(f"UPDATE change SET {column} = ? WHERE no = ?", (moved.get(seq, seq), no))
    connection.execute(
        "UPDATE change SET device = ? WHERE device = ? AND EXISTS "
        "(SELECT 1 FROM op WHERE op.change = change.no AND op.device = ?)",
        (new, old, new),
    )
    return len(moved)


def _rename_heads(connection: Connection, old: int, new: int, moved: dict[int, int]) -> None:
    lines = connection.execute("SELECT row, col, seq FROM head WHERE device = ?", (old,)).fetchall()
    connection.executemany(
        "UPDATE head SET device = ?, seq = ? WHERE row = ? AND col = ? AND device = ? AND seq = ?",
        [(new, moved[seq], row, column, old, seq) for row, column, seq in lines if seq in moved],
    )


def _rename_origins(connection: Connection, old: int, new: int, moved: dict[int, int]) -> None:
    for name in SYNCED:
        lines = connection.execute(f"SELECT id, _seq FROM {name} WHERE _device = ?", (old,)).fetchall()
        connection.executemany(
            f"UPDATE {name} SET _device = ?, _seq = ? WHERE id = ?",
            [(new, moved[seq], row) for row, seq in lines if seq in moved],
        )


def _rename_prevs(connection: Connection, old: int, new: int, moved: dict[int, int]) -> None:
    """Every op that names a moved one is itself one that never left, or nobody could have named it."""
    lines: list[tuple[Any, ...]] = connection.execute(
        "SELECT seq, prevs FROM op WHERE device = ? AND prevs IS NOT NULL", (new,)
    ).fetchall()
    for seq, prevs in lines:
        named = _unpack(prevs)
        renamed = {
            column: [[new, moved[dot[1]]] if dot[0] == old and dot[1] in moved else list(dot) for dot in dots]
            for column, dots in named.items()
        }
        connection.execute(
            "UPDATE op SET prevs = ? WHERE device = ? AND seq = ?",
            (msgspec.msgpack.encode(renamed), new, seq),
        )
