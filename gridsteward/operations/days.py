"""The calendar on the wall: what day it is in the lunar year."""

from datetime import date

from gridsteward.care.lunar import LunarDay, lunar_day

__all__ = ["LunarDay", "lunar"]


def lunar(day: date) -> LunarDay | None:
    """Return the lunar day, None where the calendar's tables end (before 1900, after 2100)."""
    try:
        return lunar_day(day)
    except ValueError:
        return None
