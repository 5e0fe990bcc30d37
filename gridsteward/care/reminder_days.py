"""On which days a reminder falls: by the calendar, the lunar year, a date, the weather, an outage (R5.3, R5.7)."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final

from gridsteward.care.lunar import day_of_lunar, lunar_day
from gridsteward.records.household import Calendar
from gridsteward.records.reminder import BIRTHDAY, Festival, ReminderFacts, ReminderRule, RuleKind

FESTIVALS: Final = {
    Festival.SPRING: (1, 1),
    Festival.LANTERN: (1, 15),
    Festival.DRAGON_BOAT: (5, 5),
    Festival.MID_AUTUMN: (8, 15),
    Festival.DOUBLE_NINTH: (9, 9),
}
"""Lunar month and day of each."""
MONTHS: Final = 12
_SHORT: Final = 29  # days every lunar month has
_DAY: Final = timedelta(days=1)
_WHOLE: Final = len("YYYY-MM-DD")


def falls(rule: ReminderRule, facts: ReminderFacts, year: int) -> tuple[tuple[date, date], ...]:
    """Return the days of a solar year on which a reminder is due, each with the day that names it, in order.

    Not for SINCE_CONTACT, whose days hang on the contacts.
    """
    return _falls(rule, year, birth=facts.birth, calendar=facts.birth_calendar, told=_told(rule, facts))


def _told(rule: ReminderRule, facts: ReminderFacts) -> tuple[date, ...]:
    if rule.kind is RuleKind.WEATHER:
        return facts.weather
    return facts.outages if rule.kind is RuleKind.OUTAGE else ()


@lru_cache(maxsize=32768)  # asked for at every look at the day; a year of one rule never changes
def _falls(
    rule: ReminderRule, year: int, *, birth: str, calendar: str, told: tuple[date, ...]
) -> tuple[tuple[date, date], ...]:
    moved = timedelta(days=rule.offset)
    first, last = date(year, 1, 1), date(year, 12, 31)
    starts = date.fromisoformat(rule.starts)
    first = max(first, starts)
    if rule.ends:
        last = min(last, date.fromisoformat(rule.ends))
    if first > last:
        return ()
    named = _named(rule, first - moved, last - moved, birth=birth, calendar=calendar, told=told)
    return tuple((each + moved, each) for each in sorted(set(named)) if first <= each + moved <= last)


def _named(
    rule: ReminderRule, first: date, last: date, *, birth: str, calendar: str, told: tuple[date, ...]
) -> list[date]:
    match rule.kind:
        case RuleKind.CALENDAR | RuleKind.PAYMENT:
            from dateutil.rrule import rrulestr  # the window is there sooner without it

            begins = datetime.fromisoformat(rule.starts)
            found = rrulestr(rule.rrule, dtstart=begins)
            midnight = datetime.min.time()
            between = found.between(
                datetime.combine(first, midnight), datetime.combine(last, midnight), inc=True
            )
            return [each.date() for each in between]
        case RuleKind.LUNAR:
            return _lunar(rule.lunar_month, rule.lunar_day, first, last)
        case RuleKind.DATE:
            return _dates(rule.anchor, first, last, birth=birth, calendar=calendar)
        case RuleKind.WEATHER | RuleKind.OUTAGE:
            return [each for each in told if first <= each <= last]
        case RuleKind.SINCE_CONTACT:
            return []


def _dates(anchor: str, first: date, last: date, *, birth: str, calendar: str) -> list[date]:
    if anchor in FESTIVALS:
        return _lunar(*FESTIVALS[Festival(anchor)], first, last)
    if anchor != BIRTHDAY:
        return [date.fromisoformat(anchor)]
    # Whoever told only the year, or the month, has no day to be congratulated on.
    if len(birth) != _WHOLE:
        return []
    month, day = int(birth[5:7]), int(birth[8:])
    if calendar == Calendar.LUNAR:
        return _lunar(month, day, first, last)
    return [_clipped(year, month, day) for year in range(first.year, last.year + 1)]


def _clipped(year: int, month: int, day: int) -> date:
    """Return a day of a month, its last where it is shorter: who was born on 29 February has a birthday every year."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year + month // MONTHS, month % MONTHS + 1, 1) - _DAY


def _lunar(month: int, day: int, first: date, last: date) -> list[date]:
    """Return a lunar day of one month a year, or of every month (0), leap months too.

    A yearly day is not kept twice in a year whose month is doubled. Where a month has 29 days its 30th is the 29th.
    """
    if month:
        found = [day_of_lunar(year, month, day) for year in range(first.year - 1, last.year + 1)]
        return [each for each in found if each is not None and first <= each <= last]
    days = []
    # Every month begins 29 or 30 days after the one before: from one beginning to the next.
    at = first - timedelta(days=lunar_day(first).day - 1)
    while at <= last:
        follows = at + timedelta(days=_SHORT)
        if lunar_day(follows).day != 1:
            follows += _DAY
        each = min(at + timedelta(days=day - 1), follows - _DAY)
        if first <= each <= last:
            days.append(each)
        at = follows
    return days
