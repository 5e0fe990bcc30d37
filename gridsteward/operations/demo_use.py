"""Two years of invented daily use for an invented area: seasons, festivals, and some stories to find in it.

Vectorised, so that the demonstration starts as quickly as without. The same area and day give the same readings.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from gridsteward.operations.demo_data import DemoArea
from gridsteward.records.household import Household, TariffClass, Tenure
from gridsteward.store.usage_batch import DAYS, MISSING, Batch

YEARS: Final = 2
_SEED: Final = 20_261_123
_POINTS: Final = 96
_POINT_DAYS: Final = (
    45  # so long have the meters of the special-care homes been read every quarter of an hour
)
_POINT_HOMES: Final = 3
_LOST: Final = 0.004  # of all readings
_ZEROED: Final = 41  # days before the last, when a collector failed
_DOUBLE: Final = 2.0
Floats = NDArray[np.float64]
Masks = Mapping[str, NDArray[np.bool_]]


@dataclass(frozen=True, slots=True)
class _Homes:
    """What the use of a home depends on, one entry a home."""

    level: Floats
    cooling: Floats
    heating: Floats
    unrest: Floats
    of: Masks


def invent_use(area: DemoArea, *, price: float) -> Batch:
    """Return readings up to the day before `area.today`: daily for all homes, bills, points of a few."""
    random = np.random.default_rng(_SEED)
    households = sorted(area.households, key=lambda home: home.id)
    days = np.arange(np.datetime64(_first_day(area.today), "D"), np.datetime64(area.today, "D"))
    homes = _homes(area, households, random)
    kwh = _ordinary(homes, days, random)
    told = _tell_stories(households, homes, kwh)
    # A meter shows hundredths of a kWh.
    wh = (np.rint(kwh * 100) * 10).astype(np.int32)
    wh[random.random(wh.shape) < _LOST] = MISSING
    districts = [home.transformer_district for home in households]
    _fail_collector(wh, np.array([name == districts[-1] for name in districts]))
    if told.silent_weeks is not None:
        wh[told.silent_weeks, -60:-48] = MISSING
    months = days.astype("datetime64[M]").astype(np.int32) + 1970 * 12
    blocks = _blocks(wh, days, months)
    return Batch(
        households=[home.id for home in households],
        home=blocks[0],
        month=blocks[1],
        kwh=blocks[2],
        estimated=np.zeros(len(blocks[0]), np.uint32),
        points={_POINTS: _points(wh, told.watched, days, random)} if told.watched else {},
        bills=_bills(wh, months, price),
    )


def _first_day(today: date) -> date:
    return today - timedelta(days=365 * YEARS)


# -- ordinary days -----------------------------------------------------------------------------------------------------


def _homes(area: DemoArea, households: Sequence[Household], random: np.random.Generator) -> _Homes:
    tags: dict[str, set[str]] = {}
    for tag in area.tags:
        tags.setdefault(tag.household_id, set()).add(tag.tag)

    def those(says: Iterator[bool]) -> NDArray[np.bool_]:
        return np.fromiter(says, bool, len(households))

    of = {
        "vacant": those(home.tenure == Tenure.VACANT for home in households),
        "tenant": those(home.tenure == Tenure.TENANT for home in households),
        "business": those(home.tariff_class != TariffClass.RESIDENTIAL for home in households),
        "large": those("large_use" in tags.get(home.id, ()) for home in households),
        "alone": those("living_alone" in tags.get(home.id, ()) for home in households),
        "forgetful": those("forgetful" in tags.get(home.id, ()) for home in households),
        "awaited": those("children_away" in tags.get(home.id, ()) for home in households),
    }
    count = len(households)
    people = np.array([home.residents or 1 for home in households], np.float64)
    level = (1.6 + 1.25 * people) * random.lognormal(0, 0.3, count)
    capacity = np.array([home.contracted_capacity or 4.0 for home in households])
    level = np.where(of["business"], capacity * random.uniform(1.0, 2.4, count), level)
    level = np.where(of["large"], level * 2.2, level)
    level = np.where(of["vacant"], random.uniform(0.02, 0.25, count), level)
    at_home = ~(of["vacant"] | of["business"])
    return _Homes(
        level=level,
        cooling=np.where(at_home, random.gamma(2.0, 0.35, count), 0.1),
        heating=np.where(at_home, random.gamma(2.0, 0.22, count), 0.05),
        unrest=np.where(of["business"], 0.12, random.uniform(0.1, 0.3, count)),
        of=of,
    )


def _ordinary(homes: _Homes, days: NDArray[np.datetime64], random: np.random.Generator) -> Floats:
    """Return kWh [homes × days] of homes in which nothing happens but weather, weeks and festivals."""
    of_year = (days - days.astype("datetime64[Y]").astype("datetime64[D]")).astype(np.int64)
    heat = np.exp(-(((of_year - 208) / 30.0) ** 2))
    cold = np.exp(-((((of_year - 15 + 182) % 365 - 182) / 38.0) ** 2))
    weather = _wandering(len(days), random)
    heat, cold = (np.clip(each * (1 + 0.5 * weather), 0, None) for each in (heat, cold))
    weekend = ((days.astype(np.int64) + 3) % 7 >= 5).astype(np.float64)
    kwh: Floats = homes.level[:, None] * (1 + homes.cooling[:, None] * heat + homes.heating[:, None] * cold)
    kwh *= random.lognormal(0, homes.unrest[:, None], kwh.shape)
    kwh *= np.where(homes.of["business"][:, None], 1 - 0.35 * weekend, 1 + 0.07 * weekend)
    for new_year in _new_years(days):
        before, after = new_year - np.timedelta64(8, "D"), new_year + np.timedelta64(12, "D")
        feast = (days >= before) & (days <= after)
        # Who works elsewhere comes home, who came from elsewhere leaves, and shops are shut.
        kwh[np.ix_(homes.of["awaited"], feast)] *= 1.9
        kwh[np.ix_(homes.of["tenant"], feast)] *= 0.08
        kwh[np.ix_(homes.of["business"], feast)] *= 0.3
    return kwh


def _wandering(count: int, random: np.random.Generator) -> Floats:
    """Return weather that stays like yesterday's for a while, about -1 to 1."""
    steps = random.normal(0, 0.45, count)
    found = np.empty(count)
    last = 0.0
    for at, step in enumerate(steps.tolist()):
        last = 0.75 * last + step
        found[at] = last
    weather: Floats = np.clip(found, -1, 1)
    return weather


def _new_years(days: NDArray[np.datetime64]) -> list[np.datetime64]:
    """Return the first days of the lunar years that fall near these days."""
    from gridsteward.care.lunar import lunar_day

    first, last = (date.fromisoformat(str(day)) for day in (days[0], days[-1]))
    found: list[np.datetime64] = []
    for year in range(first.year, last.year + 2):
        day = date(year, 1, 21)  # no lunar year begins before
        while (lunar := lunar_day(day)).month != 1 or lunar.day != 1:
            day += timedelta(days=1)
        found.append(np.datetime64(day, "D"))
    return found


# -- stories -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Told:
    watched: list[int]
    silent_weeks: int | None


def _tell_stories(households: Sequence[Household], homes: _Homes, kwh: Floats) -> _Told:
    """Let something happen in some homes, in the order of their accounts so that the list shows them early."""
    of = homes.of
    order = sorted(range(len(households)), key=lambda at: households[at].account_no)
    lived_in = [
        at for at in order if not (of["vacant"][at] | of["business"][at] | of["tenant"][at] | of["alone"][at])
    ]
    alone = [at for at in order if of["alone"][at]]
    forgetful = [at for at in alone if of["forgetful"][at]] or alone[1:2]
    tenants = [at for at in order if of["tenant"][at]]

    def story(pool: Sequence[int], turn: int) -> int | None:
        return pool[turn] if turn < len(pool) else None

    if (rise := story(lived_in, 2)) is not None:
        kwh[rise, -19:] *= 2.3
    if (earlier := story(lived_in, 11)) is not None:
        kwh[earlier, -160:] *= 1.8
    if (fewer := story(lived_in, 7)) is not None:
        kwh[fewer, -75:] *= 0.45
    if (empty := story(lived_in, 5)) is not None:
        kwh[empty, -26:] = 0.12
    if (feast := story(lived_in, 9)) is not None:
        kwh[feast, -24] *= 6
    if (let := story(tenants, 0)) is not None:
        kwh[let, -110:-60] = 0.1
    silent = story([at for at in alone if at not in forgetful], 0)
    if silent is not None:
        kwh[silent, -2:] = 0.0
    if forgetful:
        kwh[forgetful[0], -5:] += 11.5  # half a kilowatt that nobody switches off
    watched = [at for at in (silent, *forgetful[:1], *alone) if at is not None]
    return _Told(watched=list(dict.fromkeys(watched))[:_POINT_HOMES], silent_weeks=story(lived_in, 14))


def _fail_collector(wh: NDArray[np.int32], district: NDArray[np.bool_]) -> None:
    """One day a whole transformer district reports nought, and the day after all of both."""
    if wh.shape[1] > _ZEROED + 1:
        at = wh.shape[1] - _ZEROED
        there = district & (wh[:, at] != MISSING) & (wh[:, at + 1] != MISSING)
        wh[there, at + 1] += wh[there, at]
        wh[there, at] = 0


# -- packing -----------------------------------------------------------------------------------------------------------


def _blocks(
    wh: NDArray[np.int32], days: NDArray[np.datetime64], months: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    every = np.unique(months)
    in_month = (days - days.astype("datetime64[M]").astype("datetime64[D]")).astype(np.int64)
    grid = np.full((len(wh), len(every) * DAYS), MISSING, np.int32)
    grid[:, (months - every[0]) * DAYS + in_month] = wh
    return (
        np.repeat(np.arange(len(wh), dtype=np.int32), len(every)),
        np.tile(every.astype(np.int32), len(wh)),
        grid.reshape(-1, DAYS),
    )


def _bills(
    wh: NDArray[np.int32], months: NDArray[np.int32], price: float
) -> tuple[NDArray[np.int32], NDArray[np.int32], Floats, Floats]:
    """Return a bill for each home and whole month."""
    whole = np.unique(months)[1:-1]
    used = np.where(wh == MISSING, 0, wh)
    kwh = np.stack([used[:, months == month].sum(axis=1) for month in whole], axis=1) / 1_000
    homes = np.repeat(np.arange(len(wh), dtype=np.int32), len(whole))
    kwh = np.rint(kwh).reshape(-1)
    return homes, np.tile(whole.astype(np.int32), len(wh)), kwh, np.round(kwh * price, 2)


def _points(
    wh: NDArray[np.int32], watched: Sequence[int], days: NDArray[np.datetime64], random: np.random.Generator
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """Return the last weeks of the watched homes by quarters of an hour: up early, meals, the evening, the night."""
    hours = np.arange(_POINTS) / 4
    shape = 0.25 + sum(
        size * np.exp(-(((hours - hour) / width) ** 2))
        for hour, width, size in ((6.8, 0.9, 1.0), (11.6, 1.0, 1.4), (18.2, 1.4, 1.8), (20.5, 1.2, 1.2))
    )
    homes, numbers, rows = [], [], []
    for home in watched:
        for at in range(len(days) - _POINT_DAYS, len(days)):
            if wh[home, at] == MISSING:
                continue
            parts = shape * random.lognormal(0, 0.35, _POINTS)
            homes.append(home)
            numbers.append(int(days[at].astype(np.int64)))
            rows.append(np.rint(parts / parts.sum() * wh[home, at]))
    return (
        np.array(homes, np.int32),
        np.array(numbers, np.int32),
        np.array(rows, np.int32).reshape(-1, _POINTS),
    )


def of_material(area: DemoArea, material: Mapping[str, Any]) -> tuple[str, Batch]:
    """Return the name of the file that is pretended, and what it brought."""
    words = material["use"]
    return words["file"], invent_use(area, price=words["price"])
