"""What one import of readings brought, and how it is packed: in the sealed file that travels, and in the tables.

Energy is counted in whole watt-hours (int32), so that every laptop adds up to the same; MISSING is no reading.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Final, NamedTuple
from uuid import UUID

import msgspec
import numpy as np
import zstandard
from numpy.typing import NDArray

from gridsteward.records.faults import Fault

DAYS: Final = 31
"""Slots of a block: the days of a month."""
MONTH_BITS: Final = 16
"""A block is kept under series << MONTH_BITS | month."""
MISSING: Final = -(1 << 31)
CENTI, MILLI, WIDE = range(3)
_NO_READING: Final = 0xFFFF
_MOST_SHORT: Final = 0xFFFE
_VERSION: Final = 1
_LEVEL: Final = 3
_MOST_BYTES: Final = 1 << 30

Ints = NDArray[np.int32]


class Batch(NamedTuple):
    """What an import brought. Homes are places in `households`; blocks are in order of (home, month), each once.

    `month` counts months since year 0, `kwh` [blocks × 31] Wh, `estimated` a bit for each day of the block. `points`
    maps intervals of a day to (home, day since 1970, Wh [days × intervals]). Bills are (home, month, kWh, yuan) with
    NaN for nothing, registers (home, day, value shown), the last of each home.
    """

    households: list[str]
    home: Ints
    month: Ints
    kwh: Ints
    estimated: NDArray[np.uint32]
    points: Mapping[int, tuple[Ints, Ints, Ints]] = MappingProxyType({})
    bills: tuple[Ints, Ints, NDArray[np.float64], NDArray[np.float64]] | None = None
    registers: tuple[Ints, Ints, NDArray[np.float64]] | None = None


def no_blocks(households: list[str]) -> Batch:
    """Return a batch of these homes that brings no daily readings."""
    none = np.zeros(0, np.int32)
    return Batch(households, none, none, np.zeros((0, DAYS), np.int32), np.zeros(0, np.uint32))


def homes(batch: Batch) -> int:
    """Return of how many homes a batch brings anything."""
    parts = [batch.home, *(home for home, _day, _wh in batch.points.values())]
    parts += [part[0] for part in (batch.bills, batch.registers) if part is not None]
    return len(np.unique(np.concatenate(parts)))


def readings(batch: Batch) -> int:
    """Return how many readings a batch brings: days, points and bills."""
    points = sum(int((wh != MISSING).sum()) for _home, _day, wh in batch.points.values())
    bills = 0 if batch.bills is None else len(batch.bills[0])
    return int((batch.kwh != MISSING).sum()) + points + bills


def span(batch: Batch) -> tuple[str, str]:
    """Return the first and last day (ISO) of which a batch says anything, "" for one that says nothing.

    A bill speaks of all its month.
    """
    days = [day for _home, day, _wh in batch.points.values()]
    if len(batch.month):
        for month in (int(batch.month.min()), int(batch.month.max())):
            said = np.flatnonzero((batch.kwh[batch.month == month] != MISSING).any(axis=0))
            days.append(first_day(month) + said.astype(np.int32))
    if batch.registers is not None:
        days.append(batch.registers[1])
    if batch.bills is not None and len(batch.bills[1]):
        first, last = int(batch.bills[1].min()), int(batch.bills[1].max())
        days.append(np.array([first_day(first), first_day(last + 1) - 1], np.int32))
    every = np.concatenate(days) if days else np.zeros(0, np.int32)
    if not len(every):
        return "", ""
    return str(np.datetime64(int(every.min()), "D")), str(np.datetime64(int(every.max()), "D"))


@cache
def first_day(month: int) -> int:
    """Return the first day of a month (since year 0) as days since 1970."""
    return (date(month // 12, month % 12 + 1, 1) - date(1970, 1, 1)).days


# -- blocks in the tables ----------------------------------------------------------------------------------------------


def forms(kwh: Ints) -> NDArray[np.uint8]:
    """Return in which form each block [blocks × n] is kept: CENTI, MILLI or WIDE; the shortest that loses nothing."""
    there = kwh != MISSING
    in_centi = (~there | ((kwh % 10 == 0) & (kwh >= 0) & (kwh <= _MOST_SHORT * 10))).all(axis=1)
    in_milli = (~there | ((kwh >= 0) & (kwh <= _MOST_SHORT))).all(axis=1)
    found = np.full(len(kwh), WIDE, np.uint8)
    found[in_milli] = MILLI
    found[in_centi] = CENTI
    return found


def bodies(kwh: Ints, form: int) -> NDArray[Any]:
    """Return blocks as they are kept in one form, still an array."""
    if form == WIDE:
        return kwh.astype("<i4")
    short = kwh // (10 if form == CENTI else 1)
    return np.where(kwh == MISSING, _NO_READING, short).astype("<u2")


def packed(kwh: Ints) -> Iterator[tuple[int, NDArray[np.intp], list[bytes]]]:
    """Yield (form, places of the blocks in that form, their bytes)."""
    found = forms(kwh)
    for form in (CENTI, MILLI, WIDE):
        places = np.flatnonzero(found == form)
        if len(places):
            array = bodies(kwh[places], form)
            size, data = array.itemsize * array.shape[1], array.tobytes()
            yield form, places, [data[at : at + size] for at in range(0, len(data), size)]


def unpacked(data: Sequence[bytes] | bytes, form: int, *, slots: int = DAYS) -> Ints:
    """Return blocks [blocks × slots] of one form."""
    joined = data if isinstance(data, bytes) else b"".join(data)
    kept: NDArray[Any] = np.frombuffer(joined, "<i4" if form == WIDE else "<u2").reshape(-1, slots)
    wide: Ints = kept.astype(np.int32)
    if form == CENTI:
        wide *= 10
    if form != WIDE:
        wide[kept == _NO_READING] = MISSING
    return wide


def point_body(wh: Ints) -> bytes:
    """Return the readings of one day [intervals] as they are kept."""
    short = ((wh == MISSING) | ((wh >= 0) & (wh <= _MOST_SHORT))).all()
    return bodies(wh[np.newaxis], MILLI if short else WIDE).tobytes()


def point_of(body: bytes, count: int) -> Ints:
    """Return the readings of a day of so many intervals."""
    return unpacked(body, MILLI if len(body) == 2 * count else WIDE, slots=count).reshape(count)


# -- the file that travels ---------------------------------------------------------------------------------------------


class _Head(msgspec.Struct, array_like=True, frozen=True):
    version: int


class _Packed(_Head, array_like=True, frozen=True):
    households: bytes
    home: bytes
    month: bytes
    form: bytes
    estimated: bytes
    blocks: list[bytes]
    points: list[tuple[int, bytes, bytes, bytes]]
    bills: list[bytes]
    registers: list[bytes]


def encode(batch: Batch) -> bytes:
    """Return a batch as the bytes that are sealed and travel. Equal batches make equal bytes."""
    form = forms(batch.kwh)
    data = _Packed(
        version=_VERSION,
        households=b"".join(UUID(each).bytes for each in batch.households),
        home=_steps(batch.home),
        month=_planes(batch.month.astype("<i4")),
        form=form.tobytes(),
        estimated=_planes(batch.estimated.astype("<u4")),
        blocks=[_planes(bodies(batch.kwh[form == each], each)) for each in (CENTI, MILLI, WIDE)],
        points=[
            (count, _steps(home), _steps(day), _planes(wh.astype("<i4")))
            for count, (home, day, wh) in sorted(batch.points.items())
        ],
        bills=[] if batch.bills is None else [_plain(each) for each in batch.bills],
        registers=[] if batch.registers is None else [_plain(each) for each in batch.registers],
    )
    return zstandard.ZstdCompressor(level=_LEVEL).compress(msgspec.msgpack.encode(data))


def decode(data: bytes) -> Batch:
    """Return the batch of a file; raise Fault usage_file_newer for one of a later program, else usage_file_damaged."""
    try:
        if zstandard.frame_content_size(data) > _MOST_BYTES:
            raise Fault("usage_file_damaged")
        plain = zstandard.ZstdDecompressor().decompress(data, max_output_size=_MOST_BYTES)
        if msgspec.msgpack.decode(plain, type=_Head).version > _VERSION:
            raise Fault("usage_file_newer")
        return _batch(msgspec.msgpack.decode(plain, type=_Packed))
    except (zstandard.ZstdError, msgspec.MsgspecError, ValueError) as error:
        raise Fault("usage_file_damaged") from error


def _batch(data: _Packed) -> Batch:
    form = np.frombuffer(data.form, np.uint8)
    kwh = np.empty((len(form), DAYS), np.int32)
    for each, planes in zip((CENTI, MILLI, WIDE), data.blocks, strict=True):
        kwh[form == each] = unpacked(_joined(planes, 4 if each == WIDE else 2), each)
    ids = data.households
    bills, registers = data.bills, data.registers
    return Batch(
        households=[str(UUID(bytes=ids[at : at + 16])) for at in range(0, len(ids), 16)],
        home=_sums(data.home),
        month=np.frombuffer(_joined(data.month, 4), "<i4").astype(np.int32),
        kwh=kwh,
        estimated=np.frombuffer(_joined(data.estimated, 4), "<u4").astype(np.uint32),
        points={
            count: (
                _sums(home),
                _sums(day),
                np.frombuffer(_joined(wh, 4), "<i4").astype(np.int32).reshape(-1, count),
            )
            for count, home, day, wh in data.points
        },
        bills=(_ints(bills[0]), _ints(bills[1]), _floats(bills[2]), _floats(bills[3])) if bills else None,
        registers=(_ints(registers[0]), _ints(registers[1]), _floats(registers[2])) if registers else None,
    )


def _planes(array: NDArray[Any]) -> bytes:
    """Return an array's bytes with all first bytes before all second ones: alike stands beside alike."""
    return array.reshape(-1).view(np.uint8).reshape(-1, array.itemsize).T.tobytes()


def _joined(planes: bytes, itemsize: int) -> bytes:
    return np.frombuffer(planes, np.uint8).reshape(itemsize, -1).T.tobytes()


def _steps(array: Ints) -> bytes:
    return _planes(np.diff(array, prepend=0).astype("<i4"))


def _sums(data: bytes) -> Ints:
    return np.cumsum(np.frombuffer(_joined(data, 4), "<i4"), dtype=np.int32)


def _plain(array: NDArray[Any]) -> bytes:
    return array.astype("<f8" if array.dtype.kind == "f" else "<i4").tobytes()


def _ints(data: bytes) -> Ints:
    return np.frombuffer(data, "<i4").astype(np.int32)


def _floats(data: bytes) -> NDArray[np.float64]:
    return np.frombuffer(data, "<f8").astype(np.float64)
