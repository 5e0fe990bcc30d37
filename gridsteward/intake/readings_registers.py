"""From what a cumulative register shows to daily use: differences from one day to the next.

The use of day d is what the register shows for d less what it showed for d − 1 (a frozen reading closes its day). Over
a gap the total is not spread: nobody knows which day used what.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gridsteward.intake.readings_figures import MOST_KWH
from gridsteward.intake.readings_rows import ReadingRows
from gridsteward.records.reading_plan import ReadingNoteKind, ReadingProblemKind

_KEY_BITS: Final = 20
_NEAR_FULL, _NEAR_ZERO = 0.9, 0.1  # of what the register can show, on both sides of a rollover
_OTHER_DAYS: Final = 20  # times the median use of its other days a home may use across a rollover
_SMALL_KWH: Final = 50.0
_BEFORE: Final = -1  # the row of a reading that an earlier file brought
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


class Registers(NamedTuple):
    """Registers at their last day: homes, days, what they showed."""

    home: Ints
    day: Ints
    value: Floats

    def followed_by(self, later: "Registers") -> "Registers":
        """Return these with others in their place where those are of a later day. In order of home."""
        home = np.concatenate([self.home, later.home])
        day = np.concatenate([self.day, later.day])
        order = np.lexsort((np.r_[np.zeros(len(self.home)), np.ones(len(later.home))], day, home))
        last = np.r_[home[order][1:] != home[order][:-1], True] if len(home) else np.zeros(0, bool)
        held = order[last]
        return Registers(home[held], day[held], np.concatenate([self.value, later.value])[held])


class Uses(NamedTuple):
    """Daily use (kWh) by home and day, and the row each comes from."""

    home: Ints
    day: Ints
    kwh: Floats
    row: Ints


class _Readings(NamedTuple):
    """Readings in order of home and day, one each."""

    home: Ints
    day: Ints
    value: Floats
    meter: Ints
    multiplier: Floats
    row: Ints


def daily_use(
    rows: ReadingRows, home: NDArray[np.int32], places: NDArray[np.intp], before: Registers
) -> tuple[Uses, Registers]:
    """Return the use of the days between register readings, and the registers at their last day.

    `places` are the rows that hold a reading of a home of ours (`home[row]` its number); `before` are the registers as
    earlier files left them. What is odd is noted in `rows.problems`.
    """
    readings = _with_before(_ordered(rows, home, places), before)
    begins = ~np.isin(np.unique(readings.home), before.home)
    rows.problems.note(ReadingNoteKind.REGISTER_BEGINS, int(begins.sum()))
    if len(readings.home) < 2:
        return _none(), _last(readings)
    same = readings.home[1:] == readings.home[:-1]
    days = np.diff(readings.day)
    use = np.diff(readings.value)
    other_meter = (
        same & (np.diff(readings.meter) != 0) & (readings.meter[1:] >= 0) & (readings.meter[:-1] >= 0)
    )
    back = same & (use < 0) & ~other_meter
    changed = other_meter.copy()
    for at in np.flatnonzero(back).tolist():
        rolled = _rolled_over(readings, use, at)
        if rolled is None:
            changed[at] = True
        else:
            use[at] = rolled
            rows.problems.note(ReadingNoteKind.ROLLOVER, 1)
    gap = same & (days > 1) & ~changed
    kwh = use * readings.multiplier[1:]
    absurd = same & (days == 1) & ~changed & (kwh > MOST_KWH)
    row = readings.row[1:]

    def name(kind: ReadingProblemKind, where: NDArray[np.bool_]) -> None:
        at = np.flatnonzero(where)
        shown = dict(zip(row[at].tolist(), at.tolist(), strict=True))
        rows.note_problem(
            kind,
            "register",
            row[at],
            lambda place: f"{readings.value[shown[place]]:.10g} → {readings.value[shown[place] + 1]:.10g}",
        )

    name(ReadingProblemKind.METER_CHANGED, changed)
    name(ReadingProblemKind.REGISTER_GAP, gap)
    name(ReadingProblemKind.ABSURD, absurd)
    good = same & (days == 1) & ~changed & ~absurd
    uses = Uses(readings.home[1:][good], readings.day[1:][good], kwh[good], row[good])
    return uses, _last(readings)


def _ordered(rows: ReadingRows, home: NDArray[np.int32], places: NDArray[np.intp]) -> _Readings:
    """Return the readings in order; of two of one home and day the later row holds, and is named if they differ."""
    value = rows.value.rows()
    key = home[places].astype(np.int64) << _KEY_BITS | rows.day.rows()[places]
    if not (np.diff(key) > 0).all():
        order = np.argsort(key, kind="stable")
        key, places = key[order], places[order]
        last = np.r_[key[1:] != key[:-1], True]
        held = np.flatnonzero(last)[np.searchsorted(np.flatnonzero(last), np.arange(len(key)))]
        differs = value[places] != value[places[held]]
        rows.note_problem(
            ReadingProblemKind.CONTRADICTS,
            "register",
            np.sort(places[differs]),
            lambda at: f"{value[at]:.10g}",
        )
        rows.problems.note(ReadingNoteKind.SAME_TWICE, int((~last).sum() - differs.sum()))
        key, places = key[last], places[last]
    count = len(places)
    return _Readings(
        home=key >> _KEY_BITS,
        day=key & ((1 << _KEY_BITS) - 1),
        value=value[places],
        meter=np.full(count, -1, np.int64)
        if rows.meter is None
        else rows.meter.codes[places].astype(np.int64),
        multiplier=np.ones(count) if rows.multiplier is None else rows.multiplier.rows()[places],
        row=places.astype(np.int64),
    )


def _with_before(readings: _Readings, before: Registers) -> _Readings:
    """Put the register as an earlier file left it before the first reading of each home, where it is earlier."""
    homes, first = np.unique(readings.home, return_index=True)
    at = np.searchsorted(homes, before.home).clip(max=max(len(homes) - 1, 0))
    if not len(homes) or not len(before.home):
        return readings
    wanted = (homes[at] == before.home) & (before.day < readings.day[first[at]])
    where, count = first[at[wanted]], int(wanted.sum())
    return _Readings(
        home=np.insert(readings.home, where, before.home[wanted]),
        day=np.insert(readings.day, where, before.day[wanted]),
        value=np.insert(readings.value, where, before.value[wanted]),
        meter=np.insert(readings.meter, where, np.full(count, -1)),
        multiplier=np.insert(readings.multiplier, where, np.ones(count)),
        row=np.insert(readings.row, where, np.full(count, _BEFORE)),
    )


def _rolled_over(readings: _Readings, use: Floats, at: int) -> float | None:
    """Return the use across a register that ran over its last digit; None when it was another meter instead.

    How many digits it has is told by the reading before: 99999.99 is followed by 0.
    """
    before, after = float(readings.value[at]), float(readings.value[at + 1])
    full = 10.0 ** len(str(int(before)))
    if before < _NEAR_FULL * full or after > _NEAR_ZERO * full:
        return None
    rolled = after - before + full
    first, last = np.searchsorted(readings.home, [readings.home[at], readings.home[at] + 1])
    own = use[first : last - 1]
    usual = float(np.median(own[own >= 0])) if (own >= 0).any() else 0.0
    days = float(readings.day[at + 1] - readings.day[at])
    return rolled if rolled <= max(_OTHER_DAYS * usual, _SMALL_KWH) * days else None


def _last(readings: _Readings) -> Registers:
    if not len(readings.home):
        return Registers(readings.home, readings.day, readings.value)
    last = np.r_[readings.home[1:] != readings.home[:-1], True] & (readings.row != _BEFORE)
    return Registers(readings.home[last], readings.day[last], readings.value[last])


def _none() -> Uses:
    none = np.zeros(0, np.int64)
    return Uses(none, none, np.zeros(0), none)
