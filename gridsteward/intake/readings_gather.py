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
from gridsteward.intake.readings_table import Spread
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
    home: Spread
    day: Spread
    wh: Spread
    row: Places | None  # None: each in its own


_T = TypeVar("_T", Points, Bills)


class Gathered(NamedTuple):
    """What a file says of homes of ours. `rows` of it hold a reading, `missing` readings of theirs are not there."""

    days: Days
    points: dict[int, Points]
    bills: Bills | None
    registers: Registers | None
    rows: int
    missing: int


def gather(sheets: Sequence[tuple[ReadingRows, Spread]], *, homes: int, before: Registers) -> Gathered:
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
        places = _held(sheet, home)
        count = home.size if places is None else len(places)
        missing += 0 if places is None else int(_ours(sheet, home).sum()) - count
        rows += count if sheet.across == 1 else len(np.unique(_all(places, count) // sheet.across))
        if sheet.kind is ReadingKind.BILLS:
            bills.append(_bills(sheet, home.rows(), _all(places, count)))
        elif sheet.kind is ReadingKind.POINTS:
            points.setdefault(sheet.slots, []).append(_points(sheet, home.rows(), _all(places, count)))
        elif sheet.cumulative:
            uses, last = daily_use(sheet, home.rows(), _all(places, count), before)
            registers = last if registers is None else registers.followed_by(last)
            before = before.followed_by(last)
            columns = (uses.home.astype(np.int32), uses.day.astype(np.int32), _wh(uses.kwh))
            of_home, day, wh = (Spread(None, each) for each in columns)
            pieces.append(_Piece(sheet, of_home, day, wh, uses.row))
        else:
            wh = Spread(sheet.value.codes, _wh(sheet.value.values))
            of_home, day, wh = (_of(each, places) for each in (home, sheet.day, wh))
            pieces.append(_Piece(sheet, of_home, day, wh, places))
    return Gathered(
        _blocks(pieces, homes),
        {slots: _joined(Points, found) for slots, found in points.items()},
        _last_of_each(_joined(Bills, bills)) if bills else None,
        registers,
        rows,
        missing,
    )


def _held(sheet: ReadingRows, home: Spread) -> Places | None:
    """Return the rows that hold a reading of a home of ours; None when all do."""
    figures = [sheet.value] if sheet.amount is None else [sheet.value, sheet.amount]
    if (
        sheet.keep is None
        and len(figures) == 1
        and (home.values >= 0).all()
        and (sheet.day.values != NO_DAY).all()
        and not np.isnan(sheet.value.values).any()
    ):
        return None
    there = np.logical_or.reduce([Spread(each.codes, ~np.isnan(each.values)).rows() for each in figures])
    return np.flatnonzero(there & _ours(sheet, home))


def _ours(sheet: ReadingRows, home: Spread) -> NDArray[np.bool_]:
    """Return which rows speak of a home of ours and a day."""
    dated = Spread(sheet.day.codes, sheet.day.values != NO_DAY).rows()
    ours: NDArray[np.bool_] = dated & Spread(home.codes, home.values >= 0).rows()
    return ours if sheet.keep is None else ours & sheet.keep


def _all(places: Places | None, count: int) -> Places:
    return np.arange(count) if places is None else places


def _of(spread: Spread, places: Places | None) -> Spread:
    """Return some rows of a column."""
    if places is None:
        return spread
    if spread.codes is None:
        return Spread(None, spread.values[places])
    return Spread(spread.codes[places], spread.values)


def _first_day(sheet: ReadingRows) -> int:
    days = sheet.day.values[sheet.day.values != NO_DAY]
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
    return np.where(np.isnan(kwh), MISSING, np.rint(kwh * 1_000)).astype(np.int32)


def _blocks(pieces: Sequence[_Piece], homes: int) -> Days:
    """Lay readings into blocks of a home's month."""
    known = [each.day.values[each.day.values != NO_DAY] for each in pieces if each.home.size]
    if not sum(map(len, known)):
        none = np.zeros(0, np.int32)
        return Days(none, none, np.zeros((0, DAYS), np.int32), np.zeros(0, np.uint32))
    every = np.unique(np.concatenate(known))
    dates = every.astype("datetime64[D]")
    month_of = dates.astype("datetime64[M]").astype(np.int32) + _EPOCH_MONTH
    in_month = (dates - dates.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int32)
    months = np.unique(month_of)
    slot = (np.searchsorted(months, month_of) * DAYS + in_month).astype(np.int32)
    grid = np.full(homes * len(months) * DAYS, MISSING, np.int32)
    estimated = np.zeros(0, bool)
    for each in pieces:
        at = slot[np.searchsorted(every, each.day.values).clip(max=len(every) - 1)]
        cells = Spread(each.home.codes, each.home.values * np.int32(len(months) * DAYS)).rows()
        cells = cells + Spread(each.day.codes, at).rows()
        _lay(grid, cells, each.wh.rows(), each.sheet, each.row)
        if each.sheet.estimated is not None:
            estimated = estimated if len(estimated) else np.zeros(len(grid), bool)
            marks = each.sheet.estimated.rows()
            marks = marks if each.row is None else marks[each.row]
            estimated[cells] = marks
            each.sheet.problems.note(ReadingNoteKind.ESTIMATED, int(marks.sum()))
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


def _lay(grid: Ints, cells: Ints, wh: Ints, sheet: ReadingRows, rows: Places | None) -> None:
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
    named = np.sort(_all(rows, len(cells))[differs])
    sheet.note_problem(
        ReadingProblemKind.CONTRADICTS, "daily_kwh", named, lambda at: f"{sheet.value.at(at):.10g}"
    )
    sheet.problems.note(ReadingNoteKind.SAME_TWICE, twice - len(named))


def _points(sheet: ReadingRows, home: Ints, places: Places) -> Points:
    """Lay the points of each home's day side by side."""
    assert sheet.slot is not None  # noqa: S101  (readings through the day have their interval)
    key = home[places].astype(np.int64) << _DAY_BITS | sheet.day.rows()[places]
    keys, at = np.unique(key, return_inverse=True)
    grid = np.full(len(keys) * sheet.slots, MISSING, np.int32)
    value = sheet.value.rows()[places] * (24 / sheet.slots if sheet.power else 1.0)
    _lay(grid, (at * sheet.slots + sheet.slot.rows()[places]).astype(np.int32), _wh(value), sheet, places)
    return Points(
        home=(keys >> _DAY_BITS).astype(np.int32),
        day=(keys & ((1 << _DAY_BITS) - 1)).astype(np.int32),
        wh=grid.reshape(-1, sheet.slots),
    )


def _bills(sheet: ReadingRows, home: Ints, places: Places) -> Bills:
    """Return one bill a home and month: the last in the file."""
    key = home[places].astype(np.int64) << _DAY_BITS | sheet.day.rows()[places]
    order = np.argsort(key, kind="stable")
    key, rows = key[order], places[order]
    last = np.r_[key[1:] != key[:-1], True] if len(key) else np.zeros(0, bool)
    held = np.flatnonzero(last)[np.searchsorted(np.flatnonzero(last), np.arange(len(key)))]
    kwh = sheet.value.rows()
    amount = np.full(len(kwh), np.nan) if sheet.amount is None else sheet.amount.rows()
    differs = np.zeros(len(key), bool)
    for figures in (kwh, amount):
        one, other = figures[rows], figures[rows[held]]
        differs |= (one != other) & ~(np.isnan(one) & np.isnan(other))
    named = np.sort(rows[differs])
    sheet.note_problem(ReadingProblemKind.CONTRADICTS, "bill_kwh", named, lambda at: f"{kwh[at]:.10g}")
    sheet.problems.note(ReadingNoteKind.SAME_TWICE, int((~last).sum() - differs.sum()))
    key, rows = key[last], rows[last]
    return Bills(
        home=(key >> _DAY_BITS).astype(np.int32),
        month=(key & ((1 << _DAY_BITS) - 1)).astype(np.int32),
        kwh=kwh[rows],
        amount=amount[rows],
    )
