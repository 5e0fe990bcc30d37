"""Reminders of contacts with people who are looked after, and what was done about each (R5.3, R5.7).

Rules and acts are sealed as needs are: a reminder may tell of one. Nothing keeps that a reminder "fired"; what is due
follows from the rules, the acts, the contacts and the moment (`care.reminders`).
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct

from gridsteward.records.household import HouseholdSummary

SEALED: Final = "reminder"
HANDED: Final = "reminder_handed"
"""The sealed kinds: a reminder, and the plain words of one that a deputy takes over."""
PREFIX: Final = "reminder:"
"""What the occasion of a contact begins with that was had for a reminder."""


class RuleKind(StrEnum):
    """What a reminder hangs on."""

    CALENDAR = "calendar"  # days of the week, month or year
    LUNAR = "lunar"  # a lunar day of every month, or of one month a year
    SINCE_CONTACT = "since_contact"  # so many days after whoever it is was last reached
    DATE = "date"  # before or after a birthday, a festival, a day
    WEATHER = "weather"  # heat, cold or storm
    OUTAGE = "outage"  # before a planned outage of the district
    PAYMENT = "payment"  # the day of the month by which to pay


class WeatherKind(StrEnum):
    """A day that is hard on people."""

    HEAT = "heat"
    COLD = "cold"
    STORM = "storm"


class Festival(StrEnum):
    """Days of the lunar year on which people are remembered."""

    SPRING = "spring_festival"
    LANTERN = "lantern_festival"
    DRAGON_BOAT = "dragon_boat"
    MID_AUTUMN = "mid_autumn"
    DOUBLE_NINTH = "double_ninth"


BIRTHDAY: Final = "birthday"


class ReminderRule(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A reminder of one person or home (`person_id` ""). `what` is to be done, `checks` to be asked, in plain words.

    `time` is the wall clock of the station, "HH:MM", wherever a laptop is. `starts` and `ends` are ISO days, both
    included, "" for no end. By kind: `rrule` (RFC 5545, days only) of CALENDAR and PAYMENT; `lunar_month` (0 every
    month) and `lunar_day` of LUNAR; `every_days` of SINCE_CONTACT, and of WEATHER: a contact so many days back is
    enough; `anchor` of DATE: "birthday", a Festival or an ISO day; `weather` a WeatherKind. `offset` moves DATE,
    WEATHER and OUTAGE by days, negative before. `tell_after` are the hours after which the supervisor is told
    of it. `secret` is random text of the reminder, out of which the occasions of its contacts are made.
    """

    kind: RuleKind
    what: str
    starts: str
    time: str = "09:00"
    ends: str = ""
    person_id: str = ""
    checks: tuple[str, ...] = ()
    rrule: str = ""
    lunar_month: int = 0
    lunar_day: int = 0
    every_days: int = 0
    anchor: str = ""
    weather: str = ""
    offset: int = 0
    tell_after: int = 48
    secret: str = ""
    steward: str = ""
    set_at: str = ""


class ActKind(StrEnum):
    """What was done about an occurrence, or about the reminder itself (CHANGE, STOP)."""

    SNOOZE = "snooze"
    HAND = "hand"
    TAKE_BACK = "take_back"
    CANCEL = "cancel"
    CHANGE = "change"
    STOP = "stop"


class ReminderAct(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One act, append-only, the latest by (at, id) stands. `day` names the occurrence, "" for the reminder itself.

    `at` is ISO in UTC; `until` (ISO with offset) of SNOOZE; `to`, `text` and `handed_id` of HAND: who, the words they
    may read, and the row that holds them; `rule` of CHANGE holds from the day of the act on.
    """

    kind: ActKind
    at: str
    steward: str
    day: str = ""
    reason: str = ""
    until: str = ""
    to: str = ""
    text: str = ""
    handed_id: str = ""
    rule: ReminderRule | None = None


class HandedReminder(Struct, frozen=True, kw_only=True):
    """What somebody who may not read the reminder may know of one occurrence: the words its steward went over."""

    occasion: str
    text: str
    to: str
    due: str
    steward: str


class State(StrEnum):
    """Where an occurrence stands."""

    WAITING = "waiting"
    DUE = "due"
    SNOOZED = "snoozed"
    HANDED = "handed"
    DONE = "done"
    MISSED = "missed"
    CANCELLED = "cancelled"


OPEN: Final = frozenset((State.DUE, State.SNOOZED, State.HANDED))


class Loudness(StrEnum):
    """How an open occurrence is shown: as due, as overdue, as what the supervisor is told of."""

    CALM = "calm"
    LOUD = "loud"
    SUPERVISOR = "supervisor"


class Had(Struct, frozen=True, kw_only=True):
    """A contact or visit in which somebody was reached."""

    at: datetime
    person_id: str = ""
    occasion: str = ""
    visit: bool = False


class ReminderFacts(Struct, frozen=True, kw_only=True):
    """What a reminder hangs on beside its rule: of its person, district and weather only."""

    birth: str = ""
    birth_calendar: str = ""
    outages: tuple[date, ...] = ()
    weather: tuple[date, ...] = ()
    had: tuple[Had, ...] = ()
    acts: tuple[ReminderAct, ...] = ()


class Occurrence(Struct, frozen=True, kw_only=True):
    """One time a reminder falls due. `day` names it, `due` is the moment; `rings` the moment it is due for now.

    `missed` counts those right before it that nobody did. `act` is the latest act on it.
    """

    key: str
    day: date
    due: datetime
    rings: datetime
    rule: ReminderRule
    state: State
    loudness: Loudness = Loudness.CALM
    missed: int = 0
    act: ReminderAct | None = None
    had: Had | None = None

    @property
    def ring(self) -> str:
        """Return what is announced once: this occurrence at the moment it is due for now."""
        return f"{self.key}@{self.rings.timestamp():.0f}"


class Reminder(Struct, frozen=True, kw_only=True):
    """A reminder as this laptop may read it; `rule` is how it was set first, `now` how it stands, None when stopped."""

    id: str
    household_id: str
    audience: str
    rule: ReminderRule
    acts: tuple[ReminderAct, ...] = ()

    @property
    def now(self) -> ReminderRule | None:
        """Return the rule as it stands, None once it was stopped."""
        for act in reversed(self.acts):
            if act.kind in (ActKind.CHANGE, ActKind.STOP):
                return act.rule
        return self.rule


class DueReminder(Struct, frozen=True, kw_only=True):
    """An occurrence with whose it is. Of a reminder that was handed over to this laptop only `handed` is known."""

    household: HouseholdSummary
    reminder: Reminder | None
    occurrence: Occurrence | None
    person: str = ""
    person_id: str = ""
    handed: HandedReminder | None = None
    handed_id: str = ""

    @property
    def key(self) -> str:
        """Return what a contact says that was had for it."""
        return self.occurrence.key if self.occurrence else self.handed.occasion if self.handed else ""

    @property
    def ring(self) -> str:
        """Return what is announced once."""
        return self.occurrence.ring if self.occurrence else f"{self.key}@handed"


class RemindersPage(Struct, frozen=True, kw_only=True):
    """What is due now, the loudest first; what was put off or handed over; what comes in the next days.

    On a supervisor's laptop what another steward set is among the `others` until it is so late that the supervisor is
    told.
    """

    at: str
    due: tuple[DueReminder, ...]
    others: tuple[DueReminder, ...]
    resting: tuple[DueReminder, ...]
    coming: tuple[DueReminder, ...]
    next_change: str = ""

    @property
    def overdue(self) -> tuple[DueReminder, ...]:
        """Return what nobody did for so long that the supervisor is told."""
        told = Loudness.SUPERVISOR
        found = (*self.due, *self.others, *self.resting)
        return tuple(each for each in found if each.occurrence and each.occurrence.loudness is told)
