"""A year with 300 people: sleeping laptops, wrong clocks, other time zones; the slow oracle says what was owed."""

import heapq
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from random import Random

from msgspec import Struct, field
from msgspec.structs import replace

from gridsteward.care.reminders import Course, occasion
from gridsteward.records.reminder import (
    ActKind,
    Had,
    ReminderAct,
    ReminderFacts,
    ReminderRule,
    RuleKind,
    State,
)
from tests.care.reminder_oracle import STATION, Calendar, expected

FIRST, LAST = date(2025, 1, 1), date(2026, 1, 15)  # 2025 has a second sixth month
HOUR = timedelta(hours=1)
PEOPLE = 300


class Told(Struct):
    """One reminder, and when which part of what is known of it was written, by true hour."""

    id: str
    rule: ReminderRule
    facts: ReminderFacts
    had: list[tuple[int, Had]] = field(default_factory=list)
    acts: list[tuple[int, ReminderAct]] = field(default_factory=list)

    def known(self, hour: int) -> ReminderFacts:
        """Return what was written before a true hour."""
        return replace(
            self.facts,
            had=tuple(each for at, each in self.had if at < hour),
            acts=tuple(each for at, each in self.acts if at < hour),
        )


class Laptop(Struct):
    """What its clock shows at each true hour, and when it is awake."""

    shows: list[datetime]
    awake: list[bool]


def _laptop(chance: Random, hours: int) -> Laptop:
    begins = datetime(2025, 1, 1, 0, 0, tzinfo=STATION)
    shows, awake = [], []
    asleep_until, wrong, wrong_until = 0, timedelta(), 0
    zone = STATION
    for hour in range(hours):
        if chance.random() < 1 / 700:
            asleep_until = hour + chance.choice((8, 60, 24 * 8))
        if hour >= wrong_until:
            wrong = timedelta()
            if chance.random() < 1 / 1500:
                wrong, wrong_until = chance.choice((-30, -3, 5, 49)) * HOUR, hour + chance.choice((3, 40))
        if chance.random() < 1 / 900:
            zone = timezone(timedelta(hours=chance.choice((-8, 0, 6, 8, 9))))
        night = hour % 24 < 6 or hour % 24 > 21
        shows.append((begins + hour * HOUR + wrong).astimezone(zone))
        awake.append(hour >= asleep_until and not (night and chance.random() < 0.9))
    return Laptop(shows, awake)


def _rule(chance: Random, number: int) -> tuple[ReminderRule, ReminderFacts]:
    kind = list(RuleKind)[number % len(RuleKind)]
    starts = (FIRST + timedelta(days=chance.randrange(60))).isoformat()
    ends = (FIRST + timedelta(days=chance.randrange(200, 380))).isoformat() if chance.random() < 0.2 else ""
    clock = f"{chance.randrange(24):02}:{chance.choice((0, 30, 59)):02}"
    rule = ReminderRule(kind=kind, what="call", secret=str(number), starts=starts, ends=ends, time=clock)
    facts = ReminderFacts()
    some_days = tuple(sorted({FIRST + timedelta(days=chance.randrange(370)) for _ in range(12)}))
    match kind:
        case RuleKind.CALENDAR:
            kinds = ("FREQ=WEEKLY;BYDAY=TU,FR", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "FREQ=DAILY")
            rule = replace(rule, rrule=chance.choice(kinds))
        case RuleKind.PAYMENT:
            last = "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"
            rule = replace(rule, rrule=chance.choice((last, "FREQ=MONTHLY;BYMONTHDAY=15")), offset=-2)
        case RuleKind.LUNAR:
            rule = replace(rule, lunar_month=chance.choice((0, 6, 12)), lunar_day=chance.choice((1, 15, 30)))
        case RuleKind.SINCE_CONTACT:
            rule = replace(rule, every_days=chance.choice((1, 7, 30)))
        case RuleKind.DATE:
            anchor = chance.choice(("birthday", "spring_festival", "mid_autumn", "2025-06-30"))
            born = chance.choice(("1941-02-29", "1950-06-30", "1938-12-30", "1945-08-15"))
            facts = replace(
                facts, birth=born, birth_calendar="lunar" if born == "1938-12-30" or number % 2 else "solar"
            )
            rule = replace(rule, anchor=anchor, offset=chance.choice((-3, 0, 7)))
        case RuleKind.WEATHER:
            rule = replace(
                rule, weather="heat", every_days=chance.choice((0, 3)), offset=chance.choice((-1, 0))
            )
            facts = replace(facts, weather=some_days)
        case RuleKind.OUTAGE:
            rule, facts = replace(rule, offset=-1), replace(facts, outages=some_days)
    return rule, facts


def _had(chance: Random, told: Told, now: datetime, day: date | None) -> Had:
    named = occasion(told.rule.secret, day) if day is not None else ""
    return Had(at=now, occasion=named, visit=chance.random() < 0.4)


class Year:
    """What is due is announced once; people call, put off, let be, hand over."""

    def __init__(self) -> None:
        self.chance = Random(20250629)  # noqa: S311  (a scenario, not secrets)
        hours = ((date(2025, 12, 31) - FIRST).days + 1) * 24
        self.laptop = _laptop(self.chance, hours)
        self.people = [Told(f"r{number}", *_rule(self.chance, number)) for number in range(PEOPLE)]
        self.announced: defaultdict[str, list[tuple[date, datetime, datetime]]] = defaultdict(list)
        self._remembered: set[str] = set()
        self._courses = [Course(each.rule, each.facts) for each in self.people]
        # Looked at again only once something can have changed: what rings, what comes next, what somebody wrote.
        wake = [(self.laptop.shows[0], number) for number in range(PEOPLE)]
        showed = self.laptop.shows[0]
        for hour in range(hours):
            now = self.laptop.shows[hour]
            if not self.laptop.awake[hour]:
                continue
            if now < showed:  # a clock that was set back
                wake = [(now, number) for number in range(PEOPLE)]
            showed = now
            look = set()
            while wake and wake[0][0] <= now:
                look.add(heapq.heappop(wake)[1])
            for number in sorted(look):
                for again in self._look(number, now, hour):
                    heapq.heappush(wake, (again, number))

    def _look(self, number: int, now: datetime, hour: int) -> Iterator[datetime]:
        """Look at one reminder; yield when to look again."""
        chance, told = self.chance, self.people[number]
        open_now, coming = self._courses[number].at(now)
        if open_now is not None and open_now.state is State.DUE and open_now.ring not in self._remembered:
            self._remembered.add(open_now.ring)
            self.announced[told.id].append((open_now.day, open_now.rings, now))
        # Something is done about it sooner or later, or never; now and then somebody calls anyway.
        if open_now is not None and chance.random() < 0.5:
            _act(chance, told, open_now.day, now=now, hour=hour)
        elif open_now is None and chance.random() < 0.1:
            told.had.append((hour, _had(chance, told, now, None)))
        else:
            if coming is not None:
                yield coming.due
            if open_now is not None and open_now.rings > now:
                yield open_now.rings
            elif open_now is not None and chance.random() < 0.7:
                yield now + chance.choice((3, 26, 90)) * HOUR
            return
        self._courses[number] = Course(told.rule, told.known(hour + 1))
        yield now + HOUR / 2


def _act(chance: Random, told: Told, day: date, *, now: datetime, hour: int) -> None:
    what = chance.random()
    if what < 0.5:
        told.had.append((hour, _had(chance, told, now, day if chance.random() < 0.6 else None)))
        return
    kind = ActKind.SNOOZE if what < 0.8 else chance.choice((ActKind.CANCEL, ActKind.HAND, ActKind.TAKE_BACK))
    at = now.astimezone(UTC).isoformat()
    until = (now + chance.choice((2, 24, 100)) * HOUR).isoformat() if kind is ActKind.SNOOZE else ""
    act = ReminderAct(kind=kind, at=at, steward="Li", day=day.isoformat(), until=until)
    told.acts.append((hour, act))


def test_every_contact_owed_in_a_year_is_told_of_once_and_on_time_and_none_is_lost() -> None:
    year = Year()
    people, laptop, announced = year.people, year.laptop, year.announced
    calendar = Calendar(FIRST - timedelta(days=40), LAST)
    hours = [hour for hour, awake in enumerate(laptop.awake) if awake]
    shown = [(hour, laptop.shows[hour].astimezone(STATION)) for hour in hours]
    total = 0
    for told in people:
        want = expected(told.rule, _looks(told, shown), calendar=calendar)
        assert announced[told.id] == want, told.rule
        total += len(want)
    assert total > 3_000
    assert {each.rule.kind for each in people if announced[each.id]} == set(RuleKind)


def _looks(told: Told, shown: list[tuple[int, datetime]]) -> Iterator[tuple[datetime, ReminderFacts]]:
    """Yield what the laptop's clock showed whenever it was awake, and what was written before."""
    written = sorted({at for at, _ in [*told.had, *told.acts]})
    facts = told.known(0)
    for hour, now in shown:
        while written and written[0] < hour:
            facts = told.known(written.pop(0) + 1)
        yield now, facts
