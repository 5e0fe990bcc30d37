"""How homes use power: their habits, and all that a home's use chart shows."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

from msgspec import Struct, field

from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.portrait import LifeEvent
from gridsteward.records.readings import ReadingCorrection, UseHabits
from gridsteward.records.use import DayState, MarkKind, UseMark, UseView
from gridsteward.records.visit import Visit
from gridsteward.store.habits import kept_habits
from gridsteward.store.store import Store

if TYPE_CHECKING:  # numpy comes with the first home that has readings
    import numpy as np
    from numpy.typing import NDArray

    from gridsteward.records.readings import DailyUse
    from gridsteward.usage.cleaning import Cleaned

_DISTRICTS: Final = 4  # kept read: who pages through a village stays in a few

Version = tuple[Any, ...]


class _District(Struct):
    """The readings of a transformer district, a home a row, and why some of them are not relied on."""

    households: list[str]
    use: "DailyUse"
    cleaned: "Cleaned"


class _Kept(Struct):
    """What was worked out of the use data of one store, as of one version of it."""

    version: Version = ()
    districts: OrderedDict[str, _District] = field(default_factory=OrderedDict)


_KEPT: Final[WeakKeyDictionary[Store, _Kept]] = WeakKeyDictionary()


def _kept(store: Store) -> _Kept:
    """Return what is kept of this store; nothing older than its last change of use data."""
    kept = _KEPT.setdefault(store, _Kept())
    version = _version(store)
    if kept.version != version:
        kept.version = version
        kept.districts.clear()
    return kept


def _version(store: Store) -> Version:
    """Return what is another after every file taken in or taken back, every correction, and every merge of homes."""
    (found,) = store.query(
        "SELECT (SELECT count(*) FROM usage_applied), (SELECT max(at) FROM usage_applied), "
        "(SELECT total(NOT _deleted) FROM usage_import), (SELECT count(*) FROM reading_correction), "
        "(SELECT total(_deleted) FROM reading_correction), "
        "(SELECT count(*) FROM household WHERE _deleted AND merged_into <> '')"
    )
    return tuple(found)


# -- habits ------------------------------------------------------------------------------------------------------------


def habits_of(area: Area, household_ids: Sequence[str] | None = None) -> dict[str, UseHabits]:
    """Return the habits of these households (at most 500), or of all; one without readings is left out.

    They are of the last look at the whole area, which follows every change of readings in the background (`scanning`).
    """
    return kept_habits(area.store, household_ids)


# -- one home ----------------------------------------------------------------------------------------------------------


def load() -> None:
    """Import what reads a home's use; it comes by itself with the first home, only later."""
    from gridsteward.store import usage
    from gridsteward.usage import cleaning, neighbours, own_band, spans

    del usage, cleaning, neighbours, own_band, spans


def has_use(area: Area) -> bool:
    """Tell whether any readings or bills were taken in."""
    return bool(area.store.query("SELECT 1 FROM usage_series LIMIT 1"))


def use_view(area: Area, household_id: str) -> UseView | None:
    """Return all of a home's use chart, None where there is nothing to draw: neither reading nor bill.

    The readings of its transformer district are read once and kept until use data changes. Raise Fault row_gone.
    """
    store = area.store
    if not has_use(area):
        return None
    import numpy as np

    from gridsteward.store import usage
    from gridsteward.usage.cleaning import TROUBLES
    from gridsteward.usage.neighbours import around
    from gridsteward.usage.own_band import own_band

    found = store.query(
        "SELECT transformer_district FROM household WHERE id = ? AND NOT _deleted", (household_id,)
    )
    if not found:
        raise Fault("row_gone")
    district = _district(store, household_id, str(found[0][0] or ""))
    at = district.households.index(household_id)
    bills = usage.bills(store, household_id)
    days, all_kwh = district.use.days, district.use.kwh
    read = np.flatnonzero(~np.isnan(all_kwh[at])) if len(days) else np.zeros(0, np.intp)
    if not len(read) and not bills:
        return None
    begin = int(read[0]) if len(read) else len(days)
    days, all_kwh = days[begin:], all_kwh[:, begin:]
    kwh = all_kwh[at]
    corrections = store.select(ReadingCorrection, "household_id = ?", (household_id,), order="day, at, id")
    neighbours = around(district.cleaned.kwh[:, begin:], at)
    trouble = district.cleaned.trouble[at, begin:]
    state = _states(days, kwh, trouble, usage.estimated_days(store, household_id), corrections)
    low, high = own_band(np.where(state == DayState.SET_ASIDE, np.float32(np.nan), kwh), neighbours)
    return UseView(
        household_id=household_id,
        days=days,
        kwh=kwh,
        state=state,
        low=low,
        high=high,
        neighbours=neighbours,
        set_aside={
            str(days[place]): str(TROUBLES[trouble[place] - 1])
            for place in np.flatnonzero(state == DayState.SET_ASIDE)
        },
        marks=_marks(store, household_id, corrections),
        bills=tuple(bills),
        corrections=tuple(corrections),
        superseded=tuple(usage.superseded(store, household_id)),
    )


def _district(store: Store, household_id: str, name: str) -> _District:
    import numpy as np

    from gridsteward.store.usage import daily
    from gridsteward.usage.cleaning import cleaned

    kept = _kept(store)
    key = name or household_id
    district = kept.districts.get(key)
    if district is None or household_id not in district.households:
        homes = [household_id]
        if name:
            sql = "SELECT id FROM household WHERE NOT _deleted AND transformer_district = ? ORDER BY id"
            homes = [home for (home,) in store.query(sql, (name,))]
        use = daily(store, households=homes)
        together = np.zeros(len(homes), np.int32) if name else np.arange(len(homes), dtype=np.int32)
        district = kept.districts[key] = _District(homes, use, cleaned(use.kwh, together))
    kept.districts.move_to_end(key)
    while len(kept.districts) > _DISTRICTS:
        kept.districts.popitem(last=False)
    return district


def _states(
    days: "NDArray[np.datetime64]",
    kwh: "NDArray[np.float32]",
    trouble: "NDArray[np.uint8]",
    estimated: Iterable[str],
    corrections: Sequence[ReadingCorrection],
) -> "NDArray[np.uint8]":
    import numpy as np

    state = np.where(np.isnan(kwh), DayState.MISSING, DayState.READ).astype(np.uint8)
    state[trouble > 0] = DayState.SET_ASIDE
    place = {str(day): at for at, day in enumerate(days)}
    for day in estimated:
        if day in place and state[place[day]] == DayState.READ:
            state[place[day]] = DayState.ESTIMATED
    for each in corrections:
        if each.day in place and each.kwh is not None:
            state[place[each.day]] = DayState.CORRECTED
    return state


def _marks(store: Store, household_id: str, corrections: Sequence[ReadingCorrection]) -> tuple[UseMark, ...]:
    of_it = "household_id = ?", (household_id,)
    marks = [
        UseMark(what=MarkKind.VISIT, id=each.id, day=each.started_at[:10], kind=each.purposes, note=each.note)
        for each in store.select(Visit, *of_it)
    ]
    marks += [
        UseMark(
            what=MarkKind.LIFE_EVENT, id=each.id, day=_whole_day(each.day), kind=each.kind, note=each.note
        )
        for each in store.select(LifeEvent, *of_it)
        if each.day
    ]
    marks += [
        UseMark(what=MarkKind.CORRECTION, id=each.id, day=each.day, note=each.reason) for each in corrections
    ]
    marks += [
        UseMark(what=MarkKind.FINDING, id=row, day=day, kind=kind, since=since, quiet=bool(note))
        for row, day, kind, since, note in store.query(
            "SELECT id, day, kind, since, note FROM finding WHERE household_id = ?", (household_id,)
        )
    ]
    return tuple(sorted(marks, key=lambda each: (each.day, each.what, each.id)))


def _whole_day(day: str) -> str:
    """A life event known to the year or month stands in the middle of it."""
    return {4: f"{day}-07-01", 7: f"{day}-15"}.get(len(day), day)
