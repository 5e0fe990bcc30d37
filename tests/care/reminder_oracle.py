"""A slow second opinion on reminders: every day of the year asked by itself, every act told again from the start.

It shares nothing with the program but the records and the names of occasions: no recurrence rules, no tables of
festivals.
"""

import bisect
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone

from borax.calendars.lunardate import LunarDate

from gridsteward.care.reminders import occasion
from gridsteward.records.reminder import (
    ActKind,
    Had,
    ReminderFacts,
    ReminderRule,
    RuleKind,
)

STATION = timezone(timedelta(hours=8))
DAY = timedelta(days=1)
HOLIDAYS = {"spring_festival": (1, 1), "mid_autumn": (8, 15), "double_ninth": (9, 9)}
WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Calendar:
    """The lunar date of each day, walked through once; `last` tells the last day of a lunar month."""

    def __init__(self, first: date, last: date) -> None:
        self.of: dict[date, tuple[int, int, bool]] = {}
        day = first
        while day <= last:
            moon = LunarDate.from_solar(day)
            self.of[day] = (moon.month, moon.day, bool(moon.leap))
            day += DAY

    def is_day(self, day: date, month: int, number: int, *, leap_too: bool) -> bool:
        """Tell whether a day is that of a lunar month, or its 29th where the 30th is meant and there is none."""
        its_month, its_number, leap = self.of[day]
        if (month and its_month != month) or (leap and not leap_too):
            return False
        ends = self.of[day + DAY][1] == 1
        return its_number == number or (number == 30 and its_number == 29 and ends)


def expected(
    rule: ReminderRule,
    looks: Iterable[tuple[datetime, ReminderFacts]],
    *,
    calendar: Calendar,
) -> list[tuple[date, datetime, datetime]]:
    """Return what is announced: the day that names it, the moment it was due for, and when the laptop said so.

    `looks` are the moments, by the laptop's own clock, at which it was awake, each with what was written by then.
    """
    days: list[tuple[date, datetime]] = []
    known: ReminderFacts | None = None
    quiet: date | None = None  # of this occurrence nothing more is to be said until somebody writes
    told: set[tuple[date, datetime]] = set()
    found = []
    for now, facts in looks:
        if facts is not known:
            if rule.kind is RuleKind.SINCE_CONTACT:
                days = _since(rule, facts)
            elif known is None:
                days = _days(rule, facts, calendar)
            known, quiet = facts, None
        past = bisect.bisect_right(days, now, key=lambda each: each[1])
        if not past or days[past - 1][0] == quiet:
            continue
        day, due = days[past - 1]
        follows = days[past][1] if past < len(days) else None
        latest = next((each for each in reversed(facts.acts) if each.day == day.isoformat()), None)
        name = occasion(rule.secret, day)
        done = any(_does(each, name, rule, due, follows) for each in facts.had)
        if done or (latest is not None and latest.kind in (ActKind.CANCEL, ActKind.HAND)):
            quiet = day
            continue
        ring = due
        if latest is not None and latest.kind is ActKind.SNOOZE:
            ring = max(due, datetime.fromisoformat(latest.until))
        if ring <= now:
            quiet = day
            if (day, ring) not in told:
                told.add((day, ring))
                found.append((day, ring, now))
    return found


def _at(day: date, rule: ReminderRule) -> datetime:
    hour, minute = rule.time.split(":")
    return datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=STATION)


def _days(rule: ReminderRule, facts: ReminderFacts, calendar: Calendar) -> list[tuple[date, datetime]]:
    found = []
    for day in calendar.of:
        if day + DAY not in calendar.of or not _falls(rule, facts, day, calendar):
            continue
        on = day + timedelta(days=rule.offset)
        if rule.starts <= on.isoformat() and (not rule.ends or on.isoformat() <= rule.ends):
            found.append((day, _at(on, rule)))
    return found


def _falls(rule: ReminderRule, facts: ReminderFacts, day: date, calendar: Calendar) -> bool:
    if rule.kind in (RuleKind.CALENDAR, RuleKind.PAYMENT):
        return _recurs(rule, day)
    if rule.kind is RuleKind.LUNAR:
        return calendar.is_day(day, rule.lunar_month, rule.lunar_day, leap_too=not rule.lunar_month)
    if rule.kind is RuleKind.DATE:
        return _is_date(rule.anchor, facts, day, calendar)
    return day in (facts.weather if rule.kind is RuleKind.WEATHER else facts.outages)


def _recurs(rule: ReminderRule, day: date) -> bool:
    parts = dict(each.split("=") for each in rule.rrule.split(";"))
    if parts["FREQ"] == "DAILY":
        return True
    if parts["FREQ"] == "WEEKLY":
        weeks = (_monday(day) - _monday(date.fromisoformat(rule.starts))).days // 7
        return (
            WEEK[day.weekday()] in parts["BYDAY"].split(",") and weeks % int(parts.get("INTERVAL", "1")) == 0
        )
    return (day + DAY).day == 1 if "BYSETPOS" in parts else day.day == int(parts["BYMONTHDAY"])


def _is_date(anchor: str, facts: ReminderFacts, day: date, calendar: Calendar) -> bool:
    if anchor in HOLIDAYS:
        return calendar.is_day(day, *HOLIDAYS[anchor], leap_too=False)
    if anchor != "birthday":
        return day.isoformat() == anchor
    if facts.birth_calendar == "lunar":
        return calendar.is_day(day, int(facts.birth[5:7]), int(facts.birth[8:]), leap_too=False)
    born = "02-28" if facts.birth.endswith("02-29") and day.year % 4 else facts.birth[5:]
    return day.isoformat()[5:] == born


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _since(rule: ReminderRule, facts: ReminderFacts) -> list[tuple[date, datetime]]:
    """Return when somebody is to be asked after next: so long after the latest word, or after it was let be."""
    let_be = {each.day: each for each in facts.acts}
    moments = [each.at for each in facts.had]
    moments += [datetime.fromisoformat(each.at) for each in let_be.values() if each.kind is ActKind.CANCEL]
    day = date.fromisoformat(rule.starts)
    if moments:
        day = max(day, max(moments).astimezone(STATION).date() + rule.every_days * DAY)
    return [] if rule.ends and day.isoformat() > rule.ends else [(day, _at(day, rule))]


def _does(had: Had, name: str, rule: ReminderRule, due: datetime, follows: datetime | None) -> bool:
    if had.occasion == name:
        return True
    if follows is not None and had.at >= follows:
        return False
    if rule.kind is RuleKind.SINCE_CONTACT:
        return had.at >= due
    if rule.kind is RuleKind.WEATHER:
        morning = due.replace(hour=0, minute=0)
        return had.at >= morning - (max(rule.every_days, 1) - 1) * DAY
    return had.visit and not had.occasion and had.at >= due
