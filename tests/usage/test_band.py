"""What a chart shows as expected: were it wrong, a steward would ask about a day like any other."""

import numpy as np
import pytest

from gridsteward.usage import band, town_around
from tests.usage.towns import invented_town


def test_nine_days_in_ten_lie_within_through_summer_and_winter() -> None:
    town = invented_town(days=730)
    around = town_around(town.kwh, town.days, town.districts, town.holidays)
    inside = []
    for home in range(0, 160, 8):
        expected = band(town.kwh[home], around)
        known = ~np.isnan(expected.middle)
        assert known[40:].all()
        inside.append(((town.kwh[home] >= expected.low) & (town.kwh[home] <= expected.high))[known].mean())
    assert np.mean(inside) == pytest.approx(0.9, abs=0.04)


def test_a_gap_is_bridged_and_a_lost_day_is_no_level() -> None:
    town = invented_town(days=200)
    around = town_around(town.kwh, town.days, town.districts, town.holidays)
    whole = band(town.kwh[3], around).middle
    town.kwh[3, 100:110] = np.nan
    town.kwh[3, 120] = 0
    assert band(town.kwh[3], around).middle[100:140] == pytest.approx(whole[100:140], rel=0.15)


def test_a_day_has_no_say_in_what_was_expected_of_it() -> None:
    town = invented_town(days=200)
    around = town_around(town.kwh, town.days, town.districts, town.holidays)
    before = band(town.kwh[3], around)
    town.kwh[3, 150] *= 9
    assert band(town.kwh[3], around).high[:151] == pytest.approx(before.high[:151], nan_ok=True)


def test_few_homes_have_a_band_too() -> None:
    town = invented_town(homes=4, days=120)
    around = town_around(town.kwh, town.days, town.districts, town.holidays)
    assert not around.known
    assert np.isfinite(band(town.kwh[0], around).middle[40:]).all()
