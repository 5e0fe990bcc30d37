"""Habits of use: if these fail, a portrait calls a home large, unsteady or beside its neighbours without ground."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from gridsteward.usage.habits import habits

FIRST = date(2024, 11, 25)  # a Monday
DAYS = [FIRST + timedelta(days=at) for at in range(730)]


def flat(homes: int, level: float = 6.0) -> NDArray[Any]:
    return np.full((homes, len(DAYS)), level)


def test_level_year_and_the_month_before() -> None:
    kwh = flat(1, 5.0)
    kwh[0, -30:] = 8.0
    (found,) = habits(kwh, DAYS, ["甲"])
    assert (found.until, found.days) == (DAYS[-1].isoformat(), 730)
    assert (found.daily, found.before) == (8.0, 5.0)
    assert found.year == pytest.approx(5.0 * 335 + 8.0 * 30, rel=0.01)


def test_what_was_not_read_is_never_zero() -> None:
    kwh = flat(1, 5.0)
    kwh[0, ::3] = np.nan
    (found,) = habits(kwh, DAYS, ["甲"])
    assert found.daily == 5.0
    assert found.year == pytest.approx(1825.0)
    assert found.unsteadiness == 0.0


def test_too_few_readings_say_nothing() -> None:
    kwh = np.full((2, len(DAYS)), np.nan)
    kwh[0, -10:] = 4.0
    few, none = habits(kwh, DAYS, ["甲", "甲"])
    assert (few.until, few.days) == (DAYS[-1].isoformat(), 10)
    assert (none.until, none.days) == ("", 0)
    for found in (few, none):
        for name in ("daily", "before", "year", "rank", "beside", "unsteadiness", "weekend", "cooling"):
            assert getattr(found, name) is None, name


def test_a_lost_season_does_not_tilt_the_year() -> None:
    kwh = flat(1, 4.0)
    kwh[0, -200:-100] = np.nan  # a hundred days without a reading
    kwh[0, -100:] = 8.0
    assert habits(kwh, DAYS, ["甲"])[0].year is None


def test_readings_that_stopped_are_told_as_of_then_and_have_no_place_among_others() -> None:
    kwh = flat(8)
    kwh[0, -90:] = np.nan
    found = habits(kwh, DAYS, ["甲"] * 8)
    assert (found[0].until, found[0].daily) == (DAYS[-91].isoformat(), 6.0)
    assert (found[0].rank, found[0].beside) == (None, None)
    assert found[1].beside == 1.0


def test_place_in_the_area_and_beside_the_neighbours() -> None:
    kwh = flat(10) * np.arange(1, 11)[:, None]
    found = habits(kwh, DAYS, ["甲"] * 5 + ["乙"] * 4 + [""])
    assert [each.rank for each in found] == pytest.approx(np.linspace(0, 1, 10), abs=1e-3)
    assert [each.beside for each in found[:5]] == pytest.approx([1 / 3, 2 / 3, 1, 4 / 3, 5 / 3], abs=1e-3)
    assert [each.beside for each in found[5:]] == [None] * 5, "four neighbours could be told apart"


def test_unsteadiness_is_a_spread_and_one_wild_day_or_one_step_is_none() -> None:
    rng = np.random.default_rng(1)
    kwh = flat(3, 10.0)
    kwh[0] *= np.exp(rng.normal(0, 0.3, len(DAYS)))
    kwh[1, -5] = 300.0
    kwh[2, -28:] = 25.0
    noisy, wild, stepped = (each.unsteadiness for each in habits(kwh, DAYS, ["甲"] * 3))
    assert noisy == pytest.approx(0.3, abs=0.08)
    assert (wild, stepped) == (0.0, 0.0)


def test_weekend_over_weekdays() -> None:
    kwh = flat(1, 4.0)
    weekend = np.array([day.weekday() >= 5 for day in DAYS])
    kwh[0, weekend] = 6.0
    assert habits(kwh, DAYS, [""])[0].weekend == 1.5


def test_cooling_and_heating_stand_above_the_mild_weeks() -> None:
    months = np.array([day.month for day in DAYS])
    kwh = flat(20, 5.0)
    kwh[:, np.isin(months, (7, 8))] = 10.0
    kwh[:, months == 1] = 7.5
    kwh[0] = 5.0  # neither
    found = habits(kwh, DAYS, ["甲"] * 20)
    assert found[1].cooling == 1.0
    assert found[1].heating == pytest.approx(0.5, abs=0.01)
    assert (found[0].cooling, found[0].heating) == (0.0, 0.0)


def test_a_home_that_only_hums_has_no_relative_habits() -> None:
    (found,) = habits(flat(1, 0.05), DAYS, ["甲"])
    assert found.daily == 0.05
    assert (found.unsteadiness, found.weekend, found.cooling, found.heating) == (None,) * 4


def test_no_homes_and_no_days() -> None:
    assert habits(np.empty((0, 0)), [], []) == []
    assert habits(np.empty((1, 0)), [], ["甲"])[0].days == 0
    assert habits(np.full((1, 3), 2.0), DAYS[:3], ["甲"])[0].daily is None
