"""Bring the readings of a file together by home: daily use in monthly blocks, points, bills, registers.

Energy is in Wh (int32); MISSING is no reading. Of two readings of one home and day the last in the file holds: the same
twice is counted, a different one is named.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from gridsteward.intake.readings_registers import Registers, daily_use
from gridsteward.intake.readings_rows import NO_DAY, ReadingRows
from gridsteward.records.reading_plan import ReadingNoteKind, ReadingProblemKind
from gridsteward.records.readings import ReadingKind

DAYS: Final = 31
MISSING: Final = -(1 << 31)
_EPOCH_MONTH: Final = 1970 * 12
_DAY_BITS: Final = 20
Ints = NDArray[np.int32]
Floats = NDArray[np.float64]
Places = NDArray[np.intp]


class Days(NamedTuple):
    """Daily use in blocks of (home, month since year 0), in that order: Wh [blocks × 31] and a bit a day estimated."""

    home: Ints
    month: Ints
    wh: Ints
    estimated: NDArray[np.uint32]


class Points(NamedTuple):
    """Readings through the day, a row each of (home, day since 1970): Wh [rows × intervals]."""

    home: Ints
    day: Ints
    wh: Ints


class Bills(NamedTuple):
    """Bills of (home, month since year 0): kWh and yuan, NaN for nothing."""

    home: Ints
    month: Ints
    kwh: Floats
    amount: Floats


class _Piece(NamedTuple):
    """Daily readings of one sheet: home, day since 1970, Wh, and the row each stands in."""

    sheet: ReadingRows
    home: Ints
    day: Ints
    wh: Ints
    row: Places


_T = TypeVar("_T", Points, Bills)


class Gathered(NamedTuple):
    """What a file says of homes of ours. `rows` of it hold a reading, `missing` readings of theirs are not there."""

    days: Days
    points: dict[int, Points]
    bills: Bills | None
    registers: Registers | None
    rows: int
    missing: int


def gather(sheets: Sequence[tuple[ReadingRows, Ints]], *, homes: int, before: Registers) -> Gathered:
    """Return what sheets say, each with the number of the home for each of its rows (-1: none of ours).

    `homes` is how many there are, `before` the registers as earlier files left them. Registers go on from the sheet of
    one month to that of the next, in whatever order the sheets lie.
    """
    pieces: list[_Piece] = []
    points: dict[int, list[Points]] = {}
    bills: list[Bills] = []
    registers: Registers | None = None
    rows = missing = 0
    for sheet, home in sorted(sheets, key=lambda each: _first_day(each[0]) if each[0].cumulative else -1):
        ours = (home >= 0) & (sheet.day != NO_DAY)
        there = ~np.isnan(sheet.value)
        if sheet.amount is not None:
            there |= ~np.isnan(sheet.amount)
        held = ours & there
        whole = bool(held.all())
        places = np.arange(len(home)) if whole else np.flatnonzero(held)
        missing += 0 if whole else int((ours & ~there).sum())
        rows += len(places) if sheet.across == 1 else len(np.unique(places // sheet.across))
        if sheet.kind is ReadingKind.BILLS:
            bills.append(_bills(sheet, home, places))
        elif sheet.kind is ReadingKind.POINTS:
            points.setdefault(sheet.slots, []).append(_points(sheet, home, places))
        elif sheet.cumulative:
            uses, last = daily_use(sheet, home, places, before)
            registers = last if registers is None else registers.followed_by(last)
            before = before.followed_by(last)
            pieces.append(
                _Piece(sheet, uses.home.astype(np.int32), uses.day.astype(np.int32), _wh(uses.kwh), uses.row)
            )
        elif whole:
            pieces.append(_Piece(sheet, home, sheet.day, _wh(sheet.value), places))
        else:
            pieces.append(_Piece(sheet, home[places], sheet.day[places], _wh(sheet.value[places]), places))
    return Gathered(
        _blocks(pieces, homes),
        {slots: _joined(Points, found) for slots, found in points.items()},
        _last_of_each(_joined(Bills, bills)) if bills else None,
        registers,
        rows,
        missing,
    )


def _first_day(sheet: ReadingRows) -> int:
    days = sheet.day[sheet.day != NO_DAY]
    return int(days.min()) if len(days) else 0


def _joined(kind: type[_T], parts: Sequence[_T]) -> _T:
    return kind(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def _last_of_each(bills: Bills) -> Bills:
    """Return one bill a home and month, of the sheet that speaks of it last."""
    key = bills.home.astype(np.int64) << _DAY_BITS | bills.month
    _keys, from_end = np.unique(key[::-1], return_index=True)
    held = len(key) - 1 - from_end
    return Bills(*(column[held] for column in bills))


def _wh(kwh: Floats) -> Ints:
    return np.rint(kwh * 1_000).astype(np.int32)


def _blocks(pieces: Sequence[_Piece], homes: int) -> Days:
    """Lay readings into blocks of a home's month."""
    spans = [(int(day.min()), int(day.max())) for _sheet, _home, day, _values, _rows in pieces if len(day)]
    if not spans:
        none = np.zeros(0, np.int32)
        return Days(none, none, np.zeros((0, DAYS), np.int32), np.zeros(0, np.uint32))
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    dates = np.arange(first, last + 1).astype("datetime64[D]")
    month_of = dates.astype("datetime64[M]").astype(np.int32) + _EPOCH_MONTH
    in_month = (dates - dates.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int32)
    said = np.zeros(len(dates), bool)
    for _sheet, _home, day, _values, _rows in pieces:
        said[day - first] = True
    months, slot = np.unique(month_of[said]), np.zeros(len(dates), np.int32)
    slot[said] = np.searchsorted(months, month_of[said]) * DAYS + in_month[said]
    grid = np.full(homes * len(months) * DAYS, MISSING, np.int32)
    estimated = np.zeros(len(grid), bool)
    for sheet, home, day, wh, rows in pieces:
        cells = home * np.int32(len(months) * DAYS) + slot[day - first]
        _lay(grid, cells, wh, sheet, rows)
        if sheet.estimated is not None:
            marks = sheet.estimated[rows]
            estimated[cells] = marks
            sheet.problems.note(ReadingNoteKind.ESTIMATED, int(marks.sum()))
    blocks = grid.reshape(-1, DAYS)
    full = np.flatnonzero((blocks != MISSING).any(axis=1))
    bits = np.zeros(len(full), np.uint32)
    if estimated.any():
        marked = estimated.reshape(-1, DAYS)[full].astype(np.uint32)
        bits = (marked << np.arange(DAYS, dtype=np.uint32)).sum(axis=1, dtype=np.uint32)
    return Days(
        home=(full // len(months)).astype(np.int32),
        month=months[full % len(months)].astype(np.int32),
        wh=blocks if len(full) == len(blocks) else blocks[full],
        estimated=bits,
    )


def _lay(grid: Ints, cells: Ints, wh: Ints, sheet: ReadingRows, rows: Places) -> None:
    """Put readings into their cells, and say where two speak of one."""
    before = int(np.count_nonzero(grid != MISSING))
    earlier = grid[cells] if before else None
    grid[cells] = wh
    twice = before + len(cells) - int(np.count_nonzero(grid != MISSING))
    if not twice:
        return
    differs = grid[cells] != wh
    if earlier is not None:
        differs |= (earlier != MISSING) & (earlier != wh)
    named = np.sort(rows[differs])
    sheet.note_problem(
        ReadingProblemKind.CONTRADICTS, "daily_kwh", named, lambda at: f"{sheet.value[at]:.10g}"
    )
    sheet.problems.note(ReadingNoteKind.SAME_TWICE, twice - len(named))


def _points(sheet: ReadingRows, home: Ints, places: Places) -> Points:
    """Lay the points of each home's day side by side."""
    assert sheet.slot is not None  # noqa: S101  (readings through the day have their interval)
    key = home[places].astype(np.int64) << _DAY_BITS | sheet.day[places]
    keys, at = np.unique(key, return_inverse=True)
    grid = np.full(len(keys) * sheet.slots, MISSING, np.int32)
    value = sheet.value[places] * (24 / sheet.slots if sheet.power else 1.0)
    _lay(grid, (at * sheet.slots + sheet.slot[places]).astype(np.int32), _wh(value), sheet, places)
    return Points(
        home=(keys >> _DAY_BITS).astype(np.int32),
        day=(keys & ((1 << _DAY_BITS) - 1)).astype(np.int32),
        wh=grid.reshape(-1, sheet.slots),
    )


def _bills(sheet: ReadingRows, home: Ints, places: Places) -> Bills:
    """Return one bill a home and month: the last in the file."""
    key = home[places].astype(np.int64) << _DAY_BITS | sheet.day[places]
    order = np.argsort(key, kind="stable")
    key, rows = key[order], places[order]
    last = np.r_[key[1:] != key[:-1], True] if len(key) else np.zeros(0, bool)
    held = np.flatnonzero(last)[np.searchsorted(np.flatnonzero(last), np.arange(len(key)))]
    amount = np.full(len(sheet.value), np.nan) if sheet.amount is None else sheet.amount
    differs = np.zeros(len(key), bool)
    for figures in (sheet.value, amount):
        one, other = figures[rows], figures[rows[held]]
        differs |= (one != other) & ~(np.isnan(one) & np.isnan(other))
    named = np.sort(rows[differs])
    sheet.note_problem(
        ReadingProblemKind.CONTRADICTS, "bill_kwh", named, lambda at: f"{sheet.value[at]:.10g}"
    )
    sheet.problems.note(ReadingNoteKind.SAME_TWICE, int((~last).sum() - differs.sum()))
    key, rows = key[last], rows[last]
    return Bills(
        home=(key >> _DAY_BITS).astype(np.int32),
        month=(key & ((1 << _DAY_BITS) - 1)).astype(np.int32),
        kwh=sheet.value[rows],
        amount=amount[rows],
    )
