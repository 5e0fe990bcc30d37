"""The demonstration shows use a steward knows: seasons, the New Year, and a few homes in which something happened."""

from datetime import date

import numpy as np
import pytest

from gridsteward.operations.demo import demo_material
from gridsteward.operations.demo_data import DemoArea, invent
from gridsteward.operations.demo_use import invent_use
from gridsteward.store.usage_batch import MISSING, Batch

TODAY = date(2026, 11, 22)
AREA = "5a3c1c52-1d43-5c1e-9a53-6a3d3f1f7f10"


@pytest.fixture(scope="module")
def made() -> tuple[DemoArea, Batch]:
    area = invent(households=300, seed=7, today=TODAY, area_id=AREA, material=demo_material())
    return area, invent_use(area, price=0.5)


def by_month(batch: Batch) -> dict[int, float]:
    """Return the median use of a day by month of the year, in kWh."""
    found = {}
    for month in range(12):
        kwh = batch.kwh[batch.month % 12 == month]
        found[month + 1] = float(np.median(kwh[kwh != MISSING])) / 1_000
    return found


def test_it_is_the_same_every_time(made: tuple[DemoArea, Batch]) -> None:
    area, batch = made
    again = invent_use(area, price=0.5)
    assert np.array_equal(batch.kwh, again.kwh)
    assert batch.households == again.households == sorted(home.id for home in area.households)


def test_two_years_of_all_homes_and_some_readings_are_lost(made: tuple[DemoArea, Batch]) -> None:
    _area, batch = made
    said = int((batch.kwh != MISSING).sum())
    assert 0.99 * 300 * 730 < said < 300 * 730


def test_summer_and_winter_take_more_than_spring(made: tuple[DemoArea, Batch]) -> None:
    use = by_month(made[1])
    assert min(use[1], use[7], use[8]) > 1.15 * use[5]
    assert 3 < use[5] < 12


def test_a_district_reported_nought_for_one_day(made: tuple[DemoArea, Batch]) -> None:
    area, batch = made
    noughts = {}
    for district in {home.transformer_district for home in area.households}:
        places = {
            batch.households.index(home.id)
            for home in area.households
            if home.transformer_district == district
        }
        blocks = np.isin(batch.home, list(places)) & (batch.month == 2026 * 12 + 9)
        noughts[district] = int((batch.kwh[blocks] == 0).sum(axis=0).max())
    assert sum(count > 10 for count in noughts.values()) == 1


def test_some_elderly_homes_are_read_every_quarter_of_an_hour(made: tuple[DemoArea, Batch]) -> None:
    area, batch = made
    homes, _days, points = batch.points[96]
    alone = {tag.household_id for tag in area.tags if tag.tag == "living_alone"}
    assert {batch.households[home] for home in homes.tolist()} <= alone
    assert len(set(homes.tolist())) == 3
    assert points.shape[1] == 96


def test_small_areas_have_readings_too() -> None:
    area = invent(households=1, seed=7, today=TODAY, area_id=AREA, material=demo_material())
    assert (invent_use(area, price=0.5).kwh != MISSING).sum() > 700
