"""Homes with special care, read 48 or 96 times a day: who lies on the floor is found within the day."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from gridsteward.records.usage import PointKind
from gridsteward.usage import scan_points

DAYS = 100
HOME = 2


def _lived_in(points: int, *, homes: int = 6, seed: int = 1) -> NDArray[np.float32]:
    """Return kWh [homes, days, points] of people who sleep from eleven to six and have a fridge."""
    rng = np.random.default_rng(seed)
    hour = np.arange(points) * 24 / points
    awake = (hour >= 6) & (hour < 23)
    fridge = 0.06 + 0.03 * (rng.random((homes, DAYS, points)) < 0.4)
    busy = awake * rng.gamma(1.2, 0.25, (homes, DAYS, points))
    return ((fridge + busy) * 24 / points).round(4).astype(np.float32)


@pytest.mark.parametrize("points", [48, 96])
def test_a_day_without_anybody_stirring_is_told_before_it_ends(points: int) -> None:
    kwh = _lived_in(points)
    assert [f for f in scan_points(kwh) if f.kind is PointKind.INACTIVE] == []
    start = 80 * points + points * 8 // 24
    flat = kwh.reshape(6, -1)
    night = flat[HOME, 70 * points : 70 * points + points // 5]
    flat[HOME, start : start + points] = np.random.default_rng(2).choice(night, points)
    (inactive,) = (f for f in scan_points(kwh) if f.kind is PointKind.INACTIVE)
    assert inactive.home == HOME
    assert start < inactive.point < start + points
    assert inactive.after < inactive.before


@pytest.mark.parametrize("points", [48, 96])
def test_a_load_left_on_at_night_is_told_the_third_night(points: int) -> None:
    kwh = _lived_in(points)
    kwh[HOME, 80:] += 0.2 * 24 / points
    (base,) = (f for f in scan_points(kwh) if f.kind is PointKind.NIGHT_BASE)
    assert (base.home, base.point // points, base.since // points) == (HOME, 82, 80)
    assert base.after - base.before == pytest.approx(0.2, abs=0.03)
    assert 0.5 < base.confidence <= 1


@pytest.mark.parametrize("value", [np.nan, 0.0])
@pytest.mark.parametrize("hours", [3, 8])
def test_neither_a_gap_nor_a_power_cut_is_inactivity(value: float, hours: int) -> None:
    kwh = _lived_in(48)
    start = 80 * 48 + 20
    kwh.reshape(6, -1)[HOME, start : start + hours * 2] = value
    assert scan_points(kwh) == []


def test_a_gap_of_days_is_no_inactivity() -> None:
    kwh = _lived_in(48)
    kwh[HOME, 70:78] = np.nan
    assert scan_points(kwh) == []


def test_points_to_come_change_nothing_of_what_was_told() -> None:
    kwh = _lived_in(48, seed=3)
    kwh[HOME, 60:64] += 0.1
    kwh[HOME + 1, 70] = 0.07
    whole: list[Any] = [f for f in scan_points(kwh) if f.point < 75 * 48]
    assert whole
    assert whole == scan_points(kwh[:, :75])


@pytest.mark.parametrize("shape", [(0, 5, 48), (2, 0, 48), (1, 1, 96)])
def test_few_points_tell_nothing(shape: tuple[int, int, int]) -> None:
    assert scan_points(np.ones(shape, dtype=np.float32)) == []


def test_a_home_that_was_switched_off_for_weeks_is_not_told_to_be_inactive() -> None:
    """It used nothing at every hour; whatever it does now is not less."""
    kwh = _lived_in(48)
    kwh[HOME, :90] = 0
    assert [f for f in scan_points(kwh) if f.home == HOME and f.kind is PointKind.INACTIVE] == []


def test_the_same_use_read_twice_as_often_tells_the_same() -> None:
    """A home does not lie still for longer because its meter is read by the quarter of an hour."""
    half_hours = _lived_in(48)
    start = 80 * 48 + 16
    night = half_hours[HOME, 70, :10]
    half_hours.reshape(6, -1)[HOME, start : start + 60] = np.random.default_rng(2).choice(night, 60)
    half_hours[HOME + 1, 82:] += 0.1
    quarters = (np.repeat(half_hours, 2, axis=2) / 2).astype(np.float32)
    told = [(f.home, f.kind, (f.point + 1) / 48, f.score) for f in scan_points(half_hours, 48)]
    assert {kind for _, kind, _, _ in told} == set(PointKind)
    flat = quarters.reshape(6, -1)
    again = [(f.home, f.kind, (f.point + 1) / 96, f.score) for f in scan_points(flat, 96)]
    assert [each[:2] for each in again] == [each[:2] for each in told]
    assert np.allclose([each[2:] for each in again], [each[2:] for each in told], atol=0.02)
