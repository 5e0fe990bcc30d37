"""How days and numbers are said on screen, in the language of the words."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from gridsteward.words import Words

if TYPE_CHECKING:  # a start needs no word of the exchange, nor the calendars
    from gridsteward.operations.days import LunarDay
    from gridsteward.records.sync import DeviceRole, RecordState

_NEAR: Final = 30  # days: further away a date says more than a count
_NAMED: Final = {0: "today", -1: "yesterday", 1: "tomorrow"}


def day(words: Words, when: date, *, weekday: bool = True) -> str:
    """Return 11月22日 周日, Sun 22 Nov; without the weekday 11月22日, 22 Nov."""
    return _say(words, "day_weekday" if weekday else "day", when)


def dated(words: Words, when: date, today: date) -> str:
    """Return a past or future day without its weekday, with the year when it is not this one."""
    return _say(words, "day" if when.year == today.year else "day_year", when)


def relative(words: Words, when: date, today: date) -> str:
    """Return 今天, 昨天, 明天, 3 天前, 3 天后; the date itself when it is more than a month away."""
    distance = (when - today).days
    if distance in _NAMED:
        return words(f"date.{_NAMED[distance]}")
    if abs(distance) > _NEAR:
        return dated(words, when, today)
    return words("date.ago" if distance < 0 else "date.ahead", days=abs(distance))


def listed(words: Words, parts: Iterable[str]) -> str:
    """Return things one after the other: 甲、乙, one, two."""
    return words("list.comma").join(parts)


def lunar(words: Words, found: "LunarDay") -> str:
    """Return 农历十月十四, lunar month 10, day 14."""
    month, day = words(f"lunar_month.{found.month}"), words(f"lunar_day.{found.day}")
    return words("lunar.day_leap" if found.leap else "lunar.day", month=month, day=day)


def capital(text: str) -> str:
    """Return a word as it stands alone, with a capital where the language has them."""
    return text[:1].upper() + text[1:]


def state_name(words: Words, state: "RecordState") -> str:
    """Return in a word where a change is."""
    return capital(words(f"record_state.{state}"))


def role_name(words: Words, role: "DeviceRole") -> str:
    """Return what a laptop works as."""
    return capital(words(f"device_role.{role}"))


def account_number(number: str) -> str:
    """Return an account number in groups of four: 0610 4427 3985."""
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))


def phone(number: str) -> str:
    """Return a mobile number as people say it, 139 0000 7754; others as they are."""
    if len(number) == 11 and number.isdecimal() and number.startswith("1"):
        return f"{number[:3]} {number[3:7]} {number[7:]}"
    return number


def _say(words: Words, form: str, when: date) -> str:
    return words(
        f"date.{form}",
        year=when.year,
        month=when.month,
        day=when.day,
        weekday=words(f"weekday.{when.isoweekday()}"),
        month_name=words(f"month.{when.month}"),
    )
