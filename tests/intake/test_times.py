"""A time of day is taken as it was meant, or not at all: a wrong hour in a visit report is a false statement."""

from datetime import datetime, time, timedelta
from typing import Any

import pytest

from gridsteward.intake.outcome import Odd
from gridsteward.intake.times import read_time


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("9:30", "09:30"),
        ("09：30", "09:30"),
        ("９：３０", "09:30"),
        ("9.30", "09:30"),
        ("9:30:15", "09:30"),
        ("9点", "09:00"),
        ("9点半", "09:30"),
        ("9点5分", "09:05"),
        ("十点一刻", "10:15"),
        ("14时05分", "14:05"),
        ("上午9点半", "09:30"),
        ("下午2:30", "14:30"),
        ("下午三点", "15:00"),
        ("下午14:30", "14:30"),
        ("中午12点", "12:00"),
        ("中午1点", "13:00"),
        ("凌晨12点半", "00:30"),
        ("3:15 pm", "15:15"),
        ("12:00 AM", "00:00"),
        (time(9, 30), "09:30"),
        (datetime(2026, 11, 3, 9, 30), "09:30"),  # noqa: DTZ001  (a cell of a sheet knows no zone)
        (timedelta(hours=9, minutes=30), "09:30"),
        (0.395833333, "09:30"),
    ],
)
def test_a_time_is_read_as_it_was_meant(cell: Any, meant: str) -> None:
    assert read_time(cell) == meant


@pytest.mark.parametrize(
    "cell", ["9", "25:00", "9:75", "上午", "一会儿", "晚上12点", "9:3", 9.3, 9, 930.0, True]
)
def test_what_could_mean_two_things_is_not_guessed(cell: Any) -> None:
    assert isinstance(read_time(cell), Odd)


@pytest.mark.parametrize("cell", ["", "无", "—"])
def test_nothing_is_nothing(cell: str) -> None:
    assert read_time(cell) is None
