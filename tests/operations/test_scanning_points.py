"""Who is read through the day is missed within hours, and a load that runs all night is seen; nobody else is."""

from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from gridsteward.operations import scanning
from gridsteward.operations.area import Area
from gridsteward.records.ids import made_by_hand
from gridsteward.records.readings import ReadingKind, UsageImport
from gridsteward.store.findings import findings as stored
from gridsteward.store.usage_batch import encode, no_blocks
from tests.marking import mark
from tests.town_use import QUIET, Town, bring, town_of

LAST = date(2026, 9, 15)
DAYS = 70
STIRRING, NIGHT = 5, 9
"""A home of nobody in particular that goes quiet, and a watched one that leaves something on."""


def through_the_day(rng: np.random.Generator) -> NDArray[np.float64]:
    """Return kW [days, 96] of a home that sleeps at night and cooks three times a day."""
    hours = np.arange(96) / 4
    shape = 0.05 + sum(0.6 * np.exp(-(((hours - hour) / 0.9) ** 2)) for hour in (7, 12, 18.5, 21))
    made: NDArray[np.float64] = shape * rng.lognormal(0, 0.25, (DAYS, 96)) + 0.03
    return made


def points_of(area: Area, town: Town, of: dict[int, NDArray[np.float64]]) -> None:
    """Take the points of some homes in."""
    first = (LAST - timedelta(days=DAYS - 1) - date(1970, 1, 1)).days
    homes = sorted(of)
    batch = no_blocks([town.ids[home] for home in homes])._replace(
        points={
            96: (
                np.repeat(np.arange(len(homes), dtype=np.int32), DAYS),
                np.tile(np.arange(first, first + DAYS, dtype=np.int32), len(homes)),
                np.concatenate([np.rint(of[home] * 250) for home in homes]).astype(np.int32),
            )
        }
    )
    with area.store.write("usage.import") as write:
        write.insert(
            UsageImport(
                id=made_by_hand(),
                kind=ReadingKind.POINTS,
                file_name="96点.csv",
                at="2026-09-16T08:30:00+08:00",
                first=(LAST - timedelta(days=DAYS - 1)).isoformat(),
                last=LAST.isoformat(),
                homes=len(homes),
                readings=DAYS * 96 * len(homes),
                content_hash=area.store.files.put(encode(batch)),
                size=1,
            )
        )


def test_points_tell_within_the_day_and_of_the_watched_only(grid: Area) -> None:
    town = town_of(grid, last=LAST)
    usual = town.kwh.copy()
    usual[QUIET, -2:] = usual[QUIET, -4:-2]
    bring(grid, Town(town.ids, town.first, usual), at="2026-09-16T08:00:00+08:00")
    mark(grid, town.ids[NIGHT], "forgetful")
    rng = np.random.default_rng(4)
    made = {home: through_the_day(rng) for home in (QUIET, STIRRING, NIGHT)}
    for home in (QUIET, STIRRING):
        made[home][-1] = 0.06
    made[NIGHT][-6:] += 0.4
    points_of(grid, town, made)
    scanning.scan_area(grid)
    told = {(town.ids.index(each.household_id), each.kind, each.trouble): each for each in stored(grid.store)}
    silence = told[QUIET, "silence", "inactive"]
    assert (silence.day, silence.watched) == (LAST.isoformat(), 1)
    night = told[NIGHT, "left_on", "night_base"]
    assert night.after is not None
    assert night.before is not None
    assert 8 < night.after - night.before < 12, "0.4 kW all day"
    assert not any(home == STIRRING for home, _kind, _trouble in told)
    before = stored(grid.store)
    assert scanning.scan_area(grid).touched == frozenset()
    assert stored(grid.store) == before
