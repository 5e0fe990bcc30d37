"""Ops of one writer as they travel, read from the journal."""

from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Final

import msgspec

from gridsteward.records.journal import JournalPart, Named, PartChange, PartOp
from gridsteward.store.connection import Connection
from gridsteward.store.ops import Shapes

_values = msgspec.msgpack.Decoder(list[str | int | float | None]).decode
_prevs = msgspec.msgpack.Decoder(dict[str, list[tuple[int, int]]]).decode
_LINES: Final = (
    "SELECT op.seq, op.ms, op.change, op.tbl, op.row, op.shape, op.body, op.prevs, op.schema FROM op "
    "WHERE op.device = ? AND op.seq > ? AND op.seq <= ? ORDER BY op.seq LIMIT ?"
)


def part(
    connection: Connection, shapes: Shapes, device: int, *, after: int, most: int, until: int = 1 << 62
) -> JournalPart | None:
    """Return the next at most `most` ops of a writer beyond number `after`, None when there are none.

    The ops of one part were written under one schema; where that changes, a part ends.
    """
    lines = connection.execute(_LINES, (device, after, until, most)).fetchall()
    if not lines:
        return None
    schema = lines[0][-1]
    lines = list(takewhile(lambda line: line[-1] == schema, lines))
    ids = dict(connection.execute("SELECT no, id FROM device"))
    (steward,) = connection.execute("SELECT steward FROM device WHERE no = ?", (device,)).fetchone()
    changes: dict[int, int] = {}
    said: list[PartChange] = []
    found: list[PartOp] = []
    for _seq, ms, change, table, row, shape, body, prevs, _schema in lines:
        if change not in changes:
            changes[change] = len(said)
            said.append(_change(connection, change, ms))
        found.append(
            PartOp(
                changes[change],
                table,
                row,
                shapes.columns(shape),
                tuple(_values(body)),
                None if prevs is None else _named(prevs, ids),
            )
        )
    return JournalPart(
        writer=ids[device], steward=steward, schema=schema, first_seq=lines[0][0], changes=said, ops=found
    )


def _change(connection: Connection, number: int, ms: int) -> PartChange:
    kind, about, first_seq, undoes_seq = connection.execute(
        "SELECT kind, about, first_seq, undoes_seq FROM change WHERE no = ?", (number,)
    ).fetchone()
    return PartChange(first_seq=first_seq, ms=ms, kind=kind, about=about, undoes_seq=undoes_seq)


def _named(prevs: bytes, ids: Mapping[int, str]) -> dict[str, list[Named]]:
    return {column: [Named(ids[dot[0]], dot[1]) for dot in dots] for column, dots in _prevs(prevs).items()}


def parts(
    connection: Connection, shapes: Shapes, device: int, *, most: int, until: int
) -> Iterator[JournalPart]:
    """Yield all ops of a writer up to number `until`, in parts of at most `most`."""
    after = 0
    while found := part(connection, shapes, device, after=after, most=most, until=until):
        yield found
        after = found.last_seq
