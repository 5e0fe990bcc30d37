"""What is usual for a home: if these fail, a chart calls a hot week unusual, or a doubled use quite usual."""

import numpy as np
import pytest

from gridsteward.usage.own_band import own_band

DAYS = 200
NONE = np.full(DAYS, np.nan, np.float32)


def noisy(level: float = 6.0) -> np.ndarray:
    return (level * np.exp(np.random.default_rng(1).normal(0, 0.15, DAYS))).astype(np.float32)


def test_an_ordinary_day_is_usual_and_a_doubled_one_is_not() -> None:
    kwh = noisy()
    low, high = own_band(kwh, NONE)
    inside = (kwh[60:] >= low[60:]) & (kwh[60:] <= high[60:])
    assert inside.mean() > 0.8
    assert high[60:].max() < 12
    assert low[60:].min() > 2


def test_what_everybody_does_on_hot_days_is_no_habit_of_one_home() -> None:
    hot = np.ones(DAYS)
    hot[120:150] = 2.0
    kwh, around = (noisy() * hot).astype(np.float32), (5 * hot).astype(np.float32)
    low, high = own_band(kwh, around)
    week = slice(128, 150)  # the line around is a week's mean
    inside = (kwh[week] >= low[week]) & (kwh[week] <= high[week])
    assert inside.mean() > 0.8
    assert not np.isfinite(own_band(kwh, NONE)[0][:14]).any()


def test_a_step_is_not_usual_at_first_and_never_makes_the_band_gape() -> None:
    kwh = noisy()
    kwh[120:] *= 2
    low, high = own_band(kwh, NONE)
    assert (kwh[121:130] > high[121:130]).mean() > 0.7
    assert (high[60:] / low[60:]).max() < 3
    assert ((kwh[170:] >= low[170:]) & (kwh[170:] <= high[170:])).mean() > 0.7, "and is usual in the end"


def test_a_day_is_judged_from_the_days_before_it_only() -> None:
    kwh, other = noisy(), noisy()
    other[150:] = 100.0
    for before, after in zip(own_band(kwh, NONE), own_band(other, NONE), strict=True):
        assert before[:151] == pytest.approx(after[:151], nan_ok=True)


def test_too_little_says_nothing() -> None:
    for days in (0, 1, 14):
        low, high = own_band(noisy()[:days], NONE[:days])
        assert len(low) == len(high) == days
        assert np.isnan(low).all()
