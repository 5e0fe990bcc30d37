"""Days, months and times of day in files of use data, however they are written; each different text is read once."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from gridsteward.intake.words import half_width, is_nothing, said, unwrapped
from gridsteward.records.ledger import Cell
from gridsteward.records.reading_plan import ReadingProblemKind

EARLIEST: Final = date(2000, 1, 1)
_EPOCH: Final = date(1970, 1, 1).toordinal()
_SERIAL_ZERO: Final = date(1899, 12, 30)
_SERIAL: Final = re.compile(r"\d{5}(?:\.\d+)?")
_SERIALS: Final = range(36_526, 73_051)  # 2000 … 2099
_TIME: Final = r"(?:[ T]*(\d{1,2})[:时](\d{1,2})(?:分|[:](\d{1,2})(?:\.\d+)?)?)?"
_FULL: Final = re.compile(r"((?:19|20)\d\d)[-./年](\d{1,2})[-./月](\d{1,2})日?" + _TIME)
_RUN: Final = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:\.0)?")
_NO_YEAR: Final = re.compile(r"(\d{1,2})[-./月](\d{1,2})[日号]?" + _TIME)
_MONTH: Final = re.compile(r"(20\d\d)(?:[-./年](\d{1,2})月?|(\d\d)(?:\.0)?)")
_MONTH_ALONE: Final = re.compile(r"(\d{1,2})月份?")
_MONTH_WITHIN: Final = re.compile(r"(20\d\d)\s*[-./年]?\s*(1[0-2]|0?[1-9])(?:\s*月|(?!\d))")
_YEAR_WITHIN: Final = re.compile(r"(20\d\d)\s*年?(?!\d)")
_DAY_ALONE: Final = re.compile(r"(\d{1,2})[日号]?(?:\.0)?")
_CLOCK: Final = re.compile(r"(\d{1,2})[:时点](\d{1,2})?(?:分|:\d\d)?")


class Moment(NamedTuple):
    """A day as days since 1970, and the minutes of the day where a time was written."""

    day: int
    minutes: int | None = None


Found = Moment | ReadingProblemKind


def day_number(day: date) -> int:
    """Return days since 1970-01-01."""
    return day.toordinal() - _EPOCH


def _plain(cell: Cell) -> str:
    text = half_width(unwrapped(said(cell))[0])
    return re.sub(r"\s*([-./年月日号:])\s*", r"\1", text).replace("号", "日")


def read_moment(cell: Cell, *, today: date, year: int | None = None) -> Found | None:
    """Return the day (and time) that a cell names, None for a cell that names nothing.

    `year` is what the file says of days without one; else such a day is the last that is not after `today`.
    """
    if isinstance(cell, datetime):
        return _checked(
            cell.date(), cell.hour * 60 + cell.minute, today, timed=cell.time() != cell.min.time()
        )
    if isinstance(cell, date):
        return _checked(cell, 0, today)
    text = _plain(cell)
    return None if is_nothing(text) else _from_text(text, today, year)


def _from_text(text: str, today: date, year: int | None) -> Found:
    if found := _FULL.fullmatch(text) or _RUN.fullmatch(text):
        return _from_parts(found, today)
    if found := _NO_YEAR.fullmatch(text):
        return _without_year(found, today, year)
    if _SERIAL.fullmatch(text) and int(float(text)) in _SERIALS:
        return _from_serial(float(text), today)
    return ReadingProblemKind.NOT_A_DATE


def _from_serial(serial: float, today: date) -> Found:
    minutes = round(serial % 1 * 24 * 60)
    return _checked(_SERIAL_ZERO + timedelta(days=int(serial)), minutes, today, timed=bool(minutes))


def _from_parts(found: re.Match[str], today: date) -> Found:
    year, month, day, hour, minute = (int(part) if part else 0 for part in found.groups()[:5])
    try:
        named = date(year, month, day)
    except ValueError:
        return ReadingProblemKind.NOT_A_DATE
    return _timed(named, hour, minute, today, timed=found[4] is not None)


def _timed(named: date, hour: int, minute: int, today: date, *, timed: bool) -> Found:
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return ReadingProblemKind.NOT_A_DATE
    return _checked(named, hour * 60 + minute, today, timed=timed)


def _without_year(found: re.Match[str], today: date, year: int | None) -> Found:
    month, day, hour, minute = (int(part) if part else 0 for part in found.groups()[:4])
    for tried in (year,) if year else (today.year, today.year - 1, today.year - 2, today.year - 3):
        try:
            named = date(tried, month, day)
        except ValueError:  # 29 February, perhaps
            continue
        if year or named <= today:
            return _timed(named, hour, minute, today, timed=found[3] is not None)
    return ReadingProblemKind.NOT_A_DATE


def _checked(named: date, minutes: int, today: date, *, timed: bool = False) -> Found:
    if minutes == 24 * 60:  # 24:00 closes the day before the next one begins
        named, minutes = named + timedelta(days=1), 0
    if named > today:
        return ReadingProblemKind.DATE_IN_FUTURE
    if named < EARLIEST:
        return ReadingProblemKind.DATE_TOO_EARLY
    return Moment(day_number(named), minutes if timed else None)


def read_month(cell: Cell, *, today: date, year: int | None = None) -> int | ReadingProblemKind | None:
    """Return the month that a cell names, as months since year 0; None for a cell that names nothing."""
    text = f"{cell.year}-{cell.month}" if isinstance(cell, date) else _plain(cell)
    if found := _MONTH.fullmatch(text):
        return _checked_month(int(found[1]), int(found[2] or found[3]), today)
    if found := _MONTH_ALONE.fullmatch(text):
        month = int(found[1])
        return _checked_month(year or today.year - (month > today.month), month, today)
    moment = read_moment(cell, today=today, year=year)
    if not isinstance(moment, Moment):
        return moment
    day = date.fromordinal(moment.day + _EPOCH)
    return day.year * 12 + day.month - 1


def _checked_month(year: int, month: int, today: date) -> int | ReadingProblemKind:
    if not 1 <= month <= 12:
        return ReadingProblemKind.NOT_A_DATE
    if (year, month) > (today.year, today.month):
        return ReadingProblemKind.DATE_IN_FUTURE
    return year * 12 + month - 1 if year >= EARLIEST.year else ReadingProblemKind.DATE_TOO_EARLY


def year_within(texts: Iterable[str]) -> int | None:
    """Return the one year that texts around a table name, None when they name none or several."""
    found = {int(year) for text in texts for year in _YEAR_WITHIN.findall(half_width(text))}
    return found.pop() if len(found) == 1 else None


def month_within(text: str) -> tuple[int, int] | None:
    """Return (year, month) when a text names one month ("2026年11月用电明细")."""
    found = {(int(year), int(month)) for year, month in _MONTH_WITHIN.findall(half_width(text))}
    return found.pop() if len(found) == 1 else None


def day_of_month(title: str) -> int | None:
    """Return the day that a title like "1", "1日" or "31" names."""
    found = _DAY_ALONE.fullmatch(_plain(title))
    return int(found[1]) if found and 1 <= int(found[1]) <= 31 else None


def minutes_of(title: str) -> int | None:
    """Return the minutes of the day that a title like "00:15" or "24:00" names."""
    found = _CLOCK.fullmatch(_plain(title))
    if found is None:
        return None
    minutes = int(found[1]) * 60 + int(found[2] or 0)
    return minutes if minutes <= 24 * 60 else None
