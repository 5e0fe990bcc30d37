"""What a bundle seals: consecutive ops of one writer, column by column, so that they press well.

Numbers that rise from one entry to the next are told by how much they rise, ids by their 16 bytes, and what follows
from the rest not at all: a hundred small edits are little more than the ids of their rows.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Annotated, Any, Final, TypeAlias

import msgspec

from gridsteward.records.journal import JournalPart, Named, PartChange, PartOp, Value
from gridsteward.store.ops import WHOLE_ROW
from gridsteward.sync.wire.bundles import MOST_OPS
from gridsteward.sync.wire.codec import ID_BYTES, Refused, pack, unpack

_VERSION: Final = 1
_UUID_TEXT: Final = 36
_MOST: Final = 1 << 62
_Int: TypeAlias = Annotated[int, msgspec.Meta(ge=-(1 << 63), le=(1 << 63) - 1)]  # what the file can hold
_Column: TypeAlias = bytes | list[str | _Int | float | None]


class _Body(msgspec.Struct, frozen=True, array_like=True):
    version: int
    writer: bytes
    steward: str
    schema: int
    first_seq: int
    writers: list[bytes]  # those that prevs name, by index
    changes: list[tuple[int, int, str, bool, int]]  # see _pressed
    abouts: _Column  # of the changes that are about something else than the row of their first op
    shapes: list[tuple[str, list[str]]]  # table and columns
    change_of: list[int]  # an op: how far its change lies beyond that of the op before
    shape_of: list[int]
    rows: _Column
    # one entry an op that is no insert: for each column of its shape, then for the whole row (deletes only), the
    # dots it replaces as [writer, seq, writer, seq, …]
    prevs: list[list[list[int]] | None]
    cells: list[list[_Column]]  # a shape, a column: its values, in the order of the ops


def encode(part: JournalPart) -> bytes:
    """Return the part as it is sealed."""
    writers: dict[str, int] = {}
    shapes: dict[tuple[str, tuple[str, ...]], int] = {}
    by_shape: list[list[tuple[Value, ...]]] = []
    shape_of, prevs = [], []
    for op in part.ops:
        key = (op.table, op.columns)
        if key not in shapes:
            shapes[key] = len(shapes)
            by_shape.append([])
        shape_of.append(shapes[key])
        by_shape[shapes[key]].append(op.values)
        prevs.append(None if op.prevs is None else _flat(op.prevs, op.columns, writers))
    changes, abouts = _pressed(part)
    return pack(
        _Body(
            version=_VERSION,
            writer=uuid.UUID(part.writer).bytes,
            steward=part.steward,
            schema=part.schema,
            first_seq=part.first_seq,
            writers=[uuid.UUID(each).bytes for each in writers],
            changes=changes,
            abouts=_column(abouts),
            shapes=[(table, list(columns)) for table, columns in shapes],
            change_of=_rises([op.change for op in part.ops]),
            shape_of=shape_of,
            rows=_column([op.row for op in part.ops]),
            prevs=prevs,
            cells=[[_column(column) for column in zip(*values, strict=True)] for values in by_shape],
        )
    )


def _pressed(part: JournalPart) -> tuple[list[tuple[int, int, str, bool, int]], list[str]]:
    """Return the changes, and what they are about where it is not the row of their first op in the part.

    Of a change: how far the number of its first op and its time lie beyond the former's, its kind, whether it is about
    that row, what it undoes.
    """
    rows: dict[int, str] = {}
    for op in part.ops:
        rows.setdefault(op.change, op.row)
    firsts = _rises([each.first_seq for each in part.changes])
    times = _rises([each.ms for each in part.changes])
    found = [
        (first, ms, each.kind, each.about == rows.get(at), each.undoes_seq)
        for at, (first, ms, each) in enumerate(zip(firsts, times, part.changes, strict=True))
    ]
    return found, [each.about for at, each in enumerate(part.changes) if each.about != rows.get(at)]


def _rises(numbers: Sequence[int]) -> list[int]:
    return [number - before for number, before in zip(numbers, (0, *numbers), strict=False)]


def _flat(
    prevs: Mapping[str, Sequence[Named]], columns: Sequence[str], writers: dict[str, int]
) -> list[list[int]]:
    names = (*columns, WHOLE_ROW) if WHOLE_ROW in prevs else columns
    return [
        [
            number
            for dot in prevs.get(name, ())
            for number in (writers.setdefault(dot.writer, len(writers)), dot.seq)
        ]
        for name in names
    ]


def _column(values: Sequence[Any]) -> _Column:
    """Return row ids as 16 bytes each where all of them are such; else the values as they are."""
    if all(type(each) is str and len(each) == _UUID_TEXT for each in values):
        try:
            raw = bytes.fromhex("".join(values).replace("-", ""))
        except ValueError:
            return list(values)
        if len(raw) == ID_BYTES * len(values) and _texts(raw) == list(values):
            return raw
    return list(values)


def _text(raw: bytes) -> str:
    found = raw.hex()
    return f"{found[:8]}-{found[8:12]}-{found[12:16]}-{found[16:20]}-{found[20:]}"


def _texts(raw: bytes) -> list[str]:
    return [_text(raw[at : at + ID_BYTES]) for at in range(0, len(raw), ID_BYTES)]


def _values(column: _Column, count: int) -> list[Any]:
    found: list[Any] = _texts(column) if isinstance(column, bytes) else column
    if len(found) != count:
        raise Refused("malformed")
    return found


def decode(data: bytes) -> JournalPart:
    """Return the part that was sealed; raise Refused malformed or newer."""
    found = unpack(data, _Body)
    if found.version != _VERSION:
        raise Refused("newer")
    count = len(found.change_of)
    try:
        return _part(found, count)
    except (ValueError, LookupError, StopIteration) as error:
        raise Refused("malformed") from error


def _part(found: _Body, count: int) -> JournalPart:
    if not 0 < count <= MOST_OPS or len(found.shape_of) != count or len(found.prevs) != count:
        raise Refused("malformed")
    change_of = list(accumulate(found.change_of))
    if min(*change_of, *found.shape_of, found.first_seq - 1) < 0:
        raise Refused("malformed")
    names = [str(uuid.UUID(bytes=each)) for each in found.writers]
    shapes = [(table, tuple(columns)) for table, columns in found.shapes]
    sizes = [found.shape_of.count(at) for at in range(len(shapes))]
    cells = [
        iter(list(zip(*(_values(column, size) for column in columns), strict=True)))
        for columns, size in zip(found.cells, sizes, strict=True)
    ]
    if any(
        len(columns) != len(shape[1]) or not columns
        for columns, shape in zip(found.cells, shapes, strict=True)
    ):
        raise Refused("malformed")
    rows = _values(found.rows, count)
    ops = []
    for row, change, shape, prevs in zip(rows, change_of, found.shape_of, found.prevs, strict=True):
        table, columns = shapes[shape]
        found.changes[change]
        named = None if prevs is None else _named(prevs, columns, names)
        ops.append(PartOp(change, table, row, columns, next(cells[shape]), named))
    return JournalPart(
        writer=str(uuid.UUID(bytes=found.writer)),
        steward=found.steward,
        schema=found.schema,
        first_seq=found.first_seq,
        changes=list(_changes(found, ops)),
        ops=ops,
    )


def _changes(found: _Body, ops: Sequence[PartOp]) -> Iterator[PartChange]:
    rows: dict[int, str] = {}
    for op in ops:
        rows.setdefault(op.change, op.row)
    abouts = iter(_values(found.abouts, sum(not same for *_, same, _undoes in found.changes)))
    first_seq = ms = 0
    for at, (first, later, kind, same, undoes) in enumerate(found.changes):
        first_seq, ms = first_seq + first, ms + later
        if not (0 <= first_seq < _MOST and -_MOST < ms < _MOST and 0 <= undoes < _MOST):
            raise Refused("malformed")
        about = rows[at] if same else str(next(abouts))
        yield PartChange(first_seq=first_seq, ms=ms, kind=kind, about=about, undoes_seq=undoes)


def _named(prevs: list[list[int]], columns: Sequence[str], names: Sequence[str]) -> dict[str, list[Named]]:
    if len(prevs) not in (len(columns), len(columns) + 1):
        raise Refused("malformed")
    found: dict[str, list[Named]] = {}
    if len(prevs) > len(columns):
        found[WHOLE_ROW] = _dots(prevs[-1], names)
    found |= {column: _dots(flat, names) for column, flat in zip(columns, prevs, strict=False)}
    return found


def _dots(flat: Sequence[int], names: Sequence[str]) -> list[Named]:
    if min(flat, default=0) < 0 or max(flat, default=0) >= _MOST:
        raise Refused("malformed")
    return [Named(names[writer], seq) for writer, seq in zip(flat[::2], flat[1::2], strict=True)]
