"""The calendar on the wall: what day it is in the lunar year, and which days nobody works."""

from datetime import date, timedelta
from typing import Literal

from gridsteward.care.lunar import LunarDay, lunar_day
from gridsteward.cases.clocks import WorkCalendar

__all__ = ["LunarDay", "Sort", "days_of", "days_off", "lunar", "working_days"]

_DAY = timedelta(days=1)
_FESTIVAL_DAYS = 8  # Spring Festival: the eve and seven days more


def lunar(day: date) -> LunarDay | None:
    """Return the lunar day, None where the calendar's tables end (before 1900, after 2100)."""
    try:
        return lunar_day(day)
    except ValueError:
        return None


def days_off(first: date, last: date) -> list[date]:
    """Return the days between two dates, both included, on which China keeps a holiday, in their order.

    Official days off with the weekends that join them, without those worked in their place (State Council notices, as
    the library `holidays` has them; years not announced yet are its estimates), and always all of Spring Festival.
    """
    from holidays import country_holidays

    official = country_holidays("CN", years=range(first.year - 1, last.year + 2))
    worked: set[date] = getattr(official, "weekend_workdays", set())
    off = {day for day in official if day not in worked}
    for year in range(first.year - 1, last.year + 2):
        eve = _new_year(year) - _DAY
        off |= {eve + number * _DAY for number in range(_FESTIVAL_DAYS)}
    for step in (_DAY, -_DAY):
        for day in sorted(off):
            beside = day + step
            while beside.weekday() >= 5 and beside not in worked and beside not in off:
                off.add(beside)
                beside += step
    return sorted(day for day in off if first <= day <= last)


def working_days(first: date, last: date) -> WorkCalendar:
    """Return the working days of the years two dates lie in and those between, as `cases.clocks` counts them.

    A year is announced once its make-up days are known (State Council notice, as the library `holidays` has it). Of
    one that is not, only the days the law itself names are off: what the library supposes on top is left out.
    """
    from holidays import country_holidays

    years = range(first.year, last.year + 1)
    official = country_holidays("CN", years=years, language="en_US")
    worked: frozenset[date] = frozenset(getattr(official, "weekend_workdays", ()))
    announced = frozenset(day.year for day in worked) & frozenset(years)
    off = frozenset(
        day
        for day, name in official.items()
        if day not in worked and (day.year in announced or not name.endswith("(observed)"))
    )
    return WorkCalendar(holidays=off, worked=worked, announced=announced)


def _new_year(year: int) -> date:
    """Return the first day of the lunar year that begins in a solar one."""
    day = date(year, 1, 20)  # it falls on 21 January at the earliest
    while (found := lunar_day(day)).month != 1 or found.day != 1:
        day += _DAY
    return day


Sort = Literal["day", "week", "month", "own"]
"""What stretch of days a report is of."""


def days_of(sort: Sort, day: date) -> tuple[date, date]:
    """Return first and last day, both included, of the day, week (from Monday) or month a day lies in."""
    if sort == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if sort == "month":
        following = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
        return day.replace(day=1), following - timedelta(days=1)
    return day, day
