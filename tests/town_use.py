"""An invented town's use as files of readings bring it, with what somebody should be told of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from gridsteward.operations.area import Area
from gridsteward.records.household import Household, HouseholdTag
from gridsteward.records.ids import made_by_hand
from gridsteward.records.readings import ReadingKind, UsageImport
from gridsteward.store.usage_batch import DAYS, MISSING, Batch, encode

HOMES = 120
DAYS_READ = 430
QUIET, RISING, EMPTY = 3, 7, 11
"""Homes of the town: somebody who lives alone and goes quiet, one that doubles, one that is left."""


@dataclass(frozen=True)
class Town:
    """Households in order, the day of each column, kWh [homes, days]."""

    ids: tuple[str, ...]
    first: date
    kwh: NDArray[np.float64]

    @property
    def last(self) -> date:
        """The last day."""
        return self.first + timedelta(days=self.kwh.shape[1] - 1)


def use_of_a_town(
    last: date, *, homes: int = HOMES, days: int = DAYS_READ, seed: int = 5
) -> NDArray[np.float64]:
    """Return kWh [homes, days] up to `last`: each home its level and week, all of them one weather, three events."""
    rng = np.random.default_rng(seed)
    first = last - timedelta(days=days - 1)
    season = np.array(
        [
            1 + 0.25 * np.cos(2 * np.pi * ((first + timedelta(days=at)).timetuple().tm_yday - 20) / 183)
            for at in range(days)
        ]
    )
    level = rng.uniform(3, 9, (homes, 1))
    kwh = level * season * rng.lognormal(0, 0.16, (homes, days))
    kwh[RISING, -24:] *= 2.2
    kwh[QUIET, -2:] = 0.12
    kwh[EMPTY, -40:] = 0.2 * rng.lognormal(0, 0.1, 40)
    rounded: NDArray[np.float64] = kwh.round(2)
    return rounded


def settle(area: Area, homes: int = HOMES) -> tuple[str, ...]:
    """Bring in households of two transformer districts, one of them somebody who lives alone; return their ids."""
    made = [
        Household(
            id=made_by_hand(),
            account_no=f"06104427{at:04d}",
            name=f"周{'甲乙丙丁戊己庚辛壬癸'[at % 10]}{at}",
            village="桂溪村" if at % 2 else "石桥头",
            transformer_district=f"{at % 2 + 1} 号公变",
        )
        for at in range(homes)
    ]
    alone = HouseholdTag(id=made_by_hand(), household_id=made[QUIET].id, tag="living_alone")
    with area.store.write("ledger.import") as write:
        write.insert(*made, alone)
    return tuple(each.id for each in made)


def town_of(area: Area, *, last: date, days: int = DAYS_READ) -> Town:
    """Settle a town and return its use; nothing is taken in yet."""
    return Town(settle(area), last - timedelta(days=days - 1), use_of_a_town(last, days=days))


def bring(area: Area, town: Town, *, at: str, upto: date | None = None) -> None:
    """Take the readings of a town in, up to a day, as the import of a file does."""
    days = ((upto or town.last) - town.first).days + 1
    with area.store.write("usage.import") as write:
        content = area.store.files.put(encode(_batch(town.ids, town.first, town.kwh[:, :days])))
        write.insert(
            UsageImport(
                id=made_by_hand(),
                kind=ReadingKind.DAILY,
                file_name="日电量.csv",
                at=at,
                first=town.first.isoformat(),
                last=(town.first + timedelta(days=days - 1)).isoformat(),
                homes=len(town.ids),
                readings=days * len(town.ids),
                content_hash=content,
                size=1,
            )
        )


def _batch(ids: Sequence[str], first: date, kwh: NDArray[np.float64]) -> Batch:
    days = [first + timedelta(days=at) for at in range(kwh.shape[1])]
    numbers = [day.year * 12 + day.month - 1 for day in days]
    months: Mapping[int, list[int]] = {
        number: [at for at, each in enumerate(numbers) if each == number] for number in dict.fromkeys(numbers)
    }
    home, month, blocks = [], [], []
    for place in range(len(ids)):
        for number, columns in months.items():
            block = np.full(DAYS, MISSING, np.int32)
            for at in columns:
                if not np.isnan(kwh[place, at]):
                    block[days[at].day - 1] = round(kwh[place, at] * 1_000)
            home.append(place)
            month.append(number)
            blocks.append(block)
    return Batch(
        households=list(ids),
        home=np.array(home, np.int32),
        month=np.array(month, np.int32),
        kwh=np.array(blocks, np.int32),
        estimated=np.zeros(len(home), np.uint32),
    )
