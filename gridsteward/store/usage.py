"""Use data of an area as it stands: what the files of readings say in their order, and a steward's word above them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from gridsteward.records.readings import (
    Bill,
    DailyUse,
    PointUse,
    ReadingCorrection,
    ReadingKind,
    Superseded,
)
from gridsteward.store.connection import plain_faults
from gridsteward.store.usage_batch import (
    CENTI,
    DAYS,
    MILLI,
    MISSING,
    MONTH_BITS,
    WIDE,
    Ints,
    point_of,
    unpacked,
)

if TYPE_CHECKING:
    from gridsteward.store.store import Store

_EPOCH: Final = np.datetime64("1970-01-01", "D")
_EPOCH_MONTH: Final = 1970 * 12
_WH: Final = np.float32(1_000)
_MONTH: Final = (1 << MONTH_BITS) - 1
_FEW: Final = 200  # series to look up one by one


def usage_span(store: "Store") -> tuple[date, date] | None:
    """Return the first and last day that files brought daily readings of; None when there are none."""
    found = store.query(
        "SELECT min(first), max(last) FROM usage_import JOIN usage_applied ON import_id = id "
        "WHERE NOT _deleted AND kind <> ?",
        (ReadingKind.BILLS,),
    )
    first, last = found[0]
    return (date.fromisoformat(first), date.fromisoformat(last)) if first else None


def daily(
    store: "Store",
    *,
    first: date | None = None,
    last: date | None = None,
    households: Sequence[str] | None = None,
) -> DailyUse:
    """Return daily use from `first` to `last`, both included; without them, of all days there are.

    `households` come in the order asked for, a home without readings as missing days; without it, every household
    that is present and has readings in these days. 5,000 homes × 730 days take well under a second.
    """
    span = usage_span(store)
    first, last = first or (span[0] if span else last), last or (span[1] if span else first)
    days = np.zeros(0, "datetime64[D]")
    if first and last:
        days = np.arange(np.datetime64(first, "D"), np.datetime64(last, "D") + 1)
    homes = _Homes(store, households)
    wh = _blocks(store, homes, days)
    _fill_from_points(store, homes, days, wh)
    kwh = wh.astype(np.float32)
    kwh[wh == MISSING] = np.nan
    kwh /= _WH
    said = _correct(store, homes, days, kwh)
    if households is not None:
        return DailyUse(homes.ids, days, kwh)
    there = (wh != MISSING).any(axis=1)
    there[list(said)] = True
    ids = [each for each, any_ in zip(homes.ids, there, strict=True) if any_]
    return DailyUse(ids, days, kwh if there.all() else kwh[there])


class _Homes:
    """Which series stand for which of the households asked for; those merged into one stand behind its own."""

    def __init__(self, store: "Store", households: Sequence[str] | None) -> None:
        merged = _merged(store)
        series = store.query("SELECT no, household_id FROM usage_series ORDER BY no")
        if households is None:
            sql = "SELECT id FROM household WHERE NOT _deleted"
            present = {row for (row,) in store.query(sql)}
            ids = dict.fromkeys(_became(home, merged) for _no, home in series)
            self.ids = [home for home in ids if home in present]
        else:
            self.ids = list(households)
        self.place = {home: at for at, home in enumerate(self.ids)}
        self._merged = merged
        self.own: dict[int, int] = {}
        self.behind: dict[int, int] = {}
        for no, home in series:
            if home in self.place:
                self.own[no] = self.place[home]
            elif (at := self.place.get(_became(home, merged))) is not None:
                self.behind[no] = at

    def place_of(self, household_id: str) -> int | None:
        """Return the place of the household that this one is, or became."""
        found = self.place.get(household_id)
        return self.place.get(_became(household_id, self._merged)) if found is None else found

    @property
    def series(self) -> list[int]:
        """Return all series concerned, those of merged households first: what comes later holds."""
        return [*self.behind, *self.own]


def _merged(store: "Store") -> Mapping[str, str]:
    return dict(store.query("SELECT id, merged_into FROM household WHERE _deleted AND merged_into <> ''"))


def _became(household_id: str, merged: Mapping[str, str]) -> str:
    passed = {household_id}
    while (into := merged.get(household_id)) is not None and into not in passed:
        passed.add(into)
        household_id = into
    return household_id


def _blocks(store: "Store", homes: _Homes, days: NDArray[np.datetime64]) -> Ints:
    """Return Wh [homes × days] as the files say."""
    if not len(days):
        return np.full((len(homes.ids), 0), MISSING, np.int32)
    month_of = days.astype("datetime64[M]").astype(np.int64) + _EPOCH_MONTH
    start, end = int(month_of[0]), int(month_of[-1])
    months = end - start + 1
    grid = np.full((len(homes.ids) * months, DAYS), MISSING, np.int32)
    for group in (homes.behind, homes.own):
        lines = _lines(store, group, start, end)
        if not lines:
            continue
        key, form, data = zip(*lines, strict=True)
        keys = np.array(key, np.int64)
        of_series = np.full(max(group) + 1, -1, np.int64)
        of_series[list(group)] = list(group.values())
        rows = of_series[keys >> MONTH_BITS] * months + (keys & _MONTH) - start
        kinds = np.array(form)
        for kind in (CENTI, MILLI, WIDE):
            places = np.flatnonzero(kinds == kind)
            if not len(places):
                continue
            found = unpacked(data if len(places) == len(data) else [data[at] for at in places], kind)
            if group is homes.own:
                grid[rows[places]] = np.where(found == MISSING, grid[rows[places]], found)
            else:
                for row, block in zip(rows[places], found, strict=True):
                    grid[row] = np.where(grid[row] == MISSING, block, grid[row])
    of_month = (days - days.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int64)
    columns = (month_of - start) * DAYS + of_month
    return grid.reshape(len(homes.ids), months * DAYS)[:, columns]


def _lines(store: "Store", group: Mapping[int, int], start: int, end: int) -> list[tuple[int, int, bytes]]:
    """Return (key, form, body) of these series from month `start` to `end`."""
    with plain_faults():
        if len(group) <= _FEW:
            lines: list[tuple[int, int, bytes]] = []
            for no in group:
                lines += store.connection.execute(
                    "SELECT key, form, body FROM usage_month WHERE key BETWEEN ? AND ?",
                    (no << MONTH_BITS | start, no << MONTH_BITS | end),
                )
            return lines
        found = store.connection.execute(
            "SELECT key, form, body FROM usage_month WHERE key & ? BETWEEN ? AND ?", (_MONTH, start, end)
        )
        return [line for line in found if line[0] >> MONTH_BITS in group]


def _fill_from_points(store: "Store", homes: _Homes, days: NDArray[np.datetime64], wh: Ints) -> None:
    """Where no file gives a day's use, take the sum of a day that was read through and through."""
    if not len(days):
        return
    first = int(days[0].astype(np.int64))
    for no, day, count, body in store.query(
        "SELECT series, day, count, body FROM usage_points WHERE day BETWEEN ? AND ?",
        (first, first + len(days) - 1),
    ):
        place = homes.own.get(no, homes.behind.get(no))
        if place is not None and wh[place, day - first] == MISSING:
            readings = point_of(body, count)
            if (readings != MISSING).all():
                wh[place, day - first] = readings.sum()


def _correct(
    store: "Store", homes: _Homes, days: NDArray[np.datetime64], kwh: NDArray[np.float32]
) -> Iterable[int]:
    """Put the steward's own word in; return the places of the homes it speaks of."""
    said: dict[int, None] = {}
    if not len(days):
        return said
    first, last = str(days[0]), str(days[-1])
    for each in store.select(ReadingCorrection, "day BETWEEN ? AND ?", (first, last), order="at, id"):
        at = homes.place_of(each.household_id)
        if at is not None:
            kwh[at, int((np.datetime64(each.day, "D") - days[0]).astype(int))] = (
                np.nan if each.kwh is None else each.kwh
            )
            said[at] = None
    return said


def registers(store: "Store") -> list[tuple[str, int, float]]:
    """Return (household, day since 1970, what it showed) of each cumulative register at its last day."""
    merged = _merged(store)
    sql = "SELECT household_id, day, value FROM usage_register JOIN usage_series ON no = series"
    return [(_became(home, merged), day, value) for home, day, value in store.query(sql)]


# -- one home ----------------------------------------------------------------------------------------------------------


def points(
    store: "Store", household_id: str, *, first: date | None = None, last: date | None = None
) -> PointUse:
    """Return a home's use through the day, for the days that were read so; of all days without `first` and `last`."""
    homes = _Homes(store, [household_id])
    found: dict[int, Ints] = {}
    for no in homes.series:
        for day, count, body in store.query(
            "SELECT day, count, body FROM usage_points WHERE series = ? AND day BETWEEN ? AND ? ORDER BY day",
            (no, _day_no(first) if first else -1, _day_no(last) if last else 1 << 30),
        ):
            found[day] = point_of(body, count)
    coarsest = min(map(len, found.values()), default=0)
    kwh = np.full((len(found), coarsest), np.nan, np.float32)
    for at, day in enumerate(sorted(found)):
        wh = found[day].astype(np.float64)
        wh[found[day] == MISSING] = np.nan
        kwh[at] = wh.reshape(coarsest, -1).sum(axis=1) / 1_000
    return PointUse(_EPOCH + np.array(sorted(found), np.int64).astype("timedelta64[D]"), kwh)


def bills(store: "Store", household_id: str) -> list[Bill]:
    """Return a home's monthly bills, the earliest first."""
    found: dict[int, tuple[float | None, float | None]] = {}
    for no in _Homes(store, [household_id]).series:
        for month, kwh, amount in store.query(
            "SELECT month, kwh, amount FROM usage_bill WHERE series = ?", (no,)
        ):
            found[month] = (kwh, amount)
    return [
        Bill(month=f"{month // 12:04}-{month % 12 + 1:02}", kwh=found[month][0], amount=found[month][1])
        for month in sorted(found)
    ]


def superseded(store: "Store", household_id: str) -> list[Superseded]:
    """Return what earlier files said of a home and later ones gave otherwise, the latest day first."""
    return [
        Superseded(day=_day(day), what=what, value=value, file_name=file_name, at=at)
        for no in _Homes(store, [household_id]).series
        for day, what, value, file_name, at in store.query(
            "SELECT day, what, value, file_name, usage_import.at FROM usage_superseded "
            "JOIN usage_import ON usage_import.id = import_id WHERE series = ? ORDER BY day DESC, usage_import.at DESC",
            (no,),
        )
    ]


def estimated_days(store: "Store", household_id: str) -> list[str]:
    """Return the days (ISO) of a home whose reading the file itself called estimated; the value stands."""
    found: set[str] = set()
    for no in _Homes(store, [household_id]).series:
        for month, mask in store.query(
            "SELECT key & ?, estimated FROM usage_month WHERE key BETWEEN ? AND ? AND estimated <> 0",
            (_MONTH, no << MONTH_BITS, no << MONTH_BITS | _MONTH),
        ):
            found |= {
                date(month // 12, month % 12 + 1, at + 1).isoformat() for at in range(DAYS) if mask >> at & 1
            }
    return sorted(found)


def _day_no(day: date) -> int:
    return (day - date(1970, 1, 1)).days


def _day(number: int) -> str:
    return date.fromordinal(number + date(1970, 1, 1).toordinal()).isoformat()
