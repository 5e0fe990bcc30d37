"""Service clocks (R6.7): until when something is to be done, by rules that are data and a calendar that is handed in.

Time runs by China's clock, wherever the laptop thinks it is. A span (minutes, hours, days of 24 hours) runs through
nights and holidays. Working days are counted as the Civil Code does (articles 201 and 203): the day of receipt does
not count, the first working day after it is the first, and the last one ends at the close of business.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Final

from msgspec import Struct

CHINA: Final = timezone(timedelta(hours=8))
_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5


class Unit(StrEnum):
    """What a clock is counted in."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"


_SPANS: Final = {Unit.MINUTES: timedelta(minutes=1), Unit.HOURS: timedelta(hours=1), Unit.DAYS: _DAY}


class Clock(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One time limit of one edition, valid from a day (ISO).

    It holds for cases of `kinds` (CaseKind) and, where there are any, `topics`; for one `company` and one `area_class`
    unless they are "". It runs from the event `starts` to the first of `stops` (kinds of events). `ends` is the hour
    (HH:MM) at which its last working day is over, "" for the close of business. One that counts back (`before`) says
    how long ahead of the start something has to be done.
    """

    code: str
    issuer: str
    edition: str
    valid_from: str
    amount: int
    unit: Unit
    company: str = ""
    area_class: str = ""
    kinds: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    starts: str = "registered"
    stops: tuple[str, ...] = ()
    ends: str = ""
    before: bool = False


class Clocks(Struct, frozen=True, forbid_unknown_fields=True, cache_hash=True):
    """All of resources/vocabularies/service_clocks.toml. `closes` is the close of business (HH:MM)."""

    closes: str
    clocks: tuple[Clock, ...]


class WorkCalendar(Struct, frozen=True):
    """Which days are worked: days off, weekend days worked in their place, and the years that are announced.

    Of a year that is not, `holidays` are the days the law itself names; which days are moved nobody knows yet.
    """

    holidays: frozenset[date]
    worked: frozenset[date]
    announced: frozenset[int]

    def works(self, day: date) -> bool:
        """Tell whether a day is a working day."""
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.holidays)


class Pause(Struct, frozen=True):
    """A time during which a clock stands still; without an end it still does."""

    since: datetime
    until: datetime | None = None


class Due(Struct, frozen=True, kw_only=True):
    """When it is due, None while the clock stands still; then `left` is what is left, in minutes or working days.

    `unknown_year` is the first year counted in whose working days are not announced yet, 0 for none: the moment may
    still move.
    """

    at: datetime | None
    left: int = 0
    unknown_year: int = 0


def in_force(clocks: Iterable[Clock], day: date, *, company: str) -> list[Clock]:
    """Return the clocks of a company that hold on a day: of each code and area class the latest edition begun."""
    found: dict[tuple[str, str, str], Clock] = {}
    for each in sorted(clocks, key=lambda clock: clock.valid_from):
        if each.valid_from <= day.isoformat() and each.company in ("", company):
            found[each.code, each.area_class, each.company] = each
    return sorted(found.values(), key=lambda clock: (clock.code, clock.area_class, clock.company))


def due(
    clock: Clock, start: datetime, *, calendar: WorkCalendar, closes: str, pauses: Iterable[Pause] = ()
) -> Due:
    """Return when a clock that started (an aware datetime) runs out.

    While it is paused nothing of a span goes by. A working day counts unless the clock stands still when that day
    ends: a pause within the day gives no day away. Pauses may overlap, as two laptops write them down.
    """
    start = start.astimezone(CHINA)
    if clock.before:
        return Due(at=start - clock.amount * _SPANS[clock.unit])
    rests = _merged(pauses)
    if clock.unit is Unit.WORKING_DAYS:
        ends = time.fromisoformat(clock.ends or closes).replace(tzinfo=CHINA)
        return _after_days(clock.amount, start.date(), ends=ends, calendar=calendar, rests=rests)
    return _after_span(clock.amount * _SPANS[clock.unit], start, rests)


def _merged(pauses: Iterable[Pause]) -> list[Pause]:
    """Return the pauses in order, those that touch as one."""
    found: list[Pause] = []
    for each in sorted(pauses, key=lambda pause: pause.since):
        if not found or (found[-1].until is not None and found[-1].until < each.since):
            found.append(each)
            continue
        last = found[-1]
        open_ended = last.until is None or each.until is None
        found[-1] = Pause(last.since, None if open_ended else max(last.until, each.until))  # type: ignore[type-var]
    return found


def _after_span(span: timedelta, start: datetime, rests: Iterable[Pause]) -> Due:
    at, left = start, span
    for rest in rests:
        if rest.until is not None and rest.until <= at:
            continue
        runs = max(rest.since - at, timedelta())
        if left <= runs:
            break
        left -= runs
        if rest.until is None:
            return Due(at=None, left=-(-left // timedelta(minutes=1)))
        at = rest.until
    return Due(at=(at + left).astimezone(CHINA))


def _after_days(amount: int, day: date, *, ends: time, calendar: WorkCalendar, rests: list[Pause]) -> Due:
    left, unknown = amount, 0
    while True:
        day += _DAY
        if not unknown and day.year not in calendar.announced:
            unknown = day.year
        if not calendar.works(day):
            continue
        moment = datetime.combine(day, ends)
        rest = next((each for each in rests if each.since < moment and _goes_on(each, moment)), None)
        if rest is None:
            left -= 1
            if not left:
                return Due(at=moment, unknown_year=unknown)
        elif rest.until is None:
            return Due(at=None, left=left, unknown_year=unknown)


def _goes_on(rest: Pause, moment: datetime) -> bool:
    return rest.until is None or moment <= rest.until
