"""Lunar dates: half of rural birthdays are told in them."""

from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct


class LunarDay(Struct, frozen=True):
    """A day of the lunar calendar, 1900 to 2100."""

    year: int
    month: int
    day: int
    leap: bool


@lru_cache(maxsize=64)  # the ages of a whole area ask for the same today
def lunar_day(day: date) -> LunarDay:
    """Return the lunar day of a solar date; raise ValueError outside 1900-01-31 … 2101-01-28."""
    from borax.calendars.lunardate import LunarDate

    found = LunarDate.from_solar(day)
    return LunarDay(found.year, found.month, found.day, bool(found.leap))


@lru_cache(maxsize=4096)  # birthdays of an area fall on few days
def day_of_lunar(year: int, month: int, day: int) -> date | None:
    """Return the solar date of a day of a lunar month that is not a leap month, its last day where it is shorter.

    None outside the calendar's tables (1900 to 2100).
    """
    from borax.calendars.lunardate import LunarDate

    try:
        begins: date = LunarDate(year, month, 1).to_solar_date()
    except ValueError:
        return None
    found = begins + timedelta(days=day - 1)
    return found if lunar_day(found).day == day else found - timedelta(days=1)
