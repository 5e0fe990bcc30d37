"""Weeks and months of a chart: a lost day must lower nothing, and no day may be counted twice."""

import numpy as np
import pytest

from gridsteward.records.use import ChartSpan
from gridsteward.usage.spans import means, spans

DAYS = np.arange(np.datetime64("2026-01-28"), np.datetime64("2026-03-05"))


@pytest.mark.parametrize("span", list(ChartSpan))
def test_every_day_is_in_one_span(span: ChartSpan) -> None:
    made = spans(DAYS, span)
    assert made.lengths.sum() == len(DAYS)
    assert len(made.of) == len(DAYS)
    assert (made.starts[made.of] <= DAYS).all()


def test_weeks_begin_on_mondays_and_months_on_the_first() -> None:
    weeks, months = spans(DAYS, ChartSpan.WEEK), spans(DAYS, ChartSpan.MONTH)
    assert {day.item().weekday() for day in weeks.starts[1:]} == {0}
    assert [str(day) for day in months.starts] == ["2026-01-28", "2026-02-01", "2026-03-01"]
    assert months.lengths.tolist() == [4, 28, 4]


def test_the_mean_is_of_the_days_that_were_read() -> None:
    kwh = np.full(len(DAYS), 6.0, np.float32)
    kwh[5:15] = np.nan
    made = spans(DAYS, ChartSpan.MONTH)
    mean, read = means(kwh, made)
    assert mean.tolist() == [6.0, 6.0, 6.0]
    assert read.tolist() == [4, 18, 4]


def test_less_than_half_of_a_span_is_no_level() -> None:
    kwh = np.full(len(DAYS), 6.0, np.float32)
    kwh[5:20] = np.nan
    mean, read = means(kwh, spans(DAYS, ChartSpan.MONTH))
    assert np.isnan(mean[1])
    assert read[1] == 13


def test_no_days() -> None:
    made = spans(DAYS[:0], ChartSpan.WEEK)
    assert len(made.starts) == 0
    assert len(means(np.zeros(0, np.float32), made)[0]) == 0
