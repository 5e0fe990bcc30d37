"""What a reminder asks for at a moment: worked out from its rule, its acts and the contacts had, never kept (R5.3).

Nothing remembers that a reminder went off, so nothing can be lost while a laptop sleeps or its clock is wrong, and two
laptops that have the same rows say the same. Times are the station's wall clock, wherever a laptop believes to be.

One occurrence follows the other: who was not called last Tuesday is not called twice this Tuesday. The one before is
kept as missed and counted.
"""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta, timezone, tzinfo
from itertools import zip_longest
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from gridsteward.care.reminder_days import falls
from gridsteward.records.reminder import (
    OPEN,
    PREFIX,
    ActKind,
    Had,
    Loudness,
    Occurrence,
    ReminderAct,
    ReminderFacts,
    ReminderRule,
    RuleKind,
    State,
)

CHINA: Final = timezone(timedelta(hours=8))
"""All of China has one time, without summer time since 1991."""
LOUD_AFTER: Final = timedelta(hours=24)
MOST_MISSED: Final = 30
"""So many missed ones are counted: after that the number says nothing more."""
_FAR: Final = 3  # years ahead in which the next one is looked for: 29 February of a lunar year is found too
_OF_RULE: Final = frozenset((ActKind.CHANGE, ActKind.STOP))


def occasion(secret: str, day: date) -> str:
    """Return what a contact that was had for an occurrence says it was for.

    A contact is read by more people than a reminder: who may not read the reminder cannot tell which it was.
    """
    return PREFIX + hashlib.sha256(f"{secret}:{day.isoformat()}".encode()).hexdigest()[:32]


class Slot(Struct, frozen=True):
    """A time a reminder falls due, whatever the moment it is asked at."""

    day: date
    due: datetime
    rule: ReminderRule


class Course:
    """One reminder with all that was done about it; `at` and `between` ask it."""

    def __init__(self, rule: ReminderRule, facts: ReminderFacts, *, zone: tzinfo = CHINA) -> None:
        self._secret, self._facts, self._zone = rule.secret, facts, zone
        # The acts come in their order; a rule holds from the day on which it was set.
        self._versions: list[tuple[date, ReminderRule | None]] = [(date.min, rule)]
        self._acts: dict[str, list[ReminderAct]] = {}
        for act in facts.acts:
            if act.kind not in _OF_RULE:
                self._acts.setdefault(act.day, []).append(act)
                continue
            since = max(self._local(act.at).date(), self._versions[-1][0])
            self._versions.append((since, act.rule if act.kind is ActKind.CHANGE else None))
        self._had = sorted(facts.had, key=lambda each: each.at)
        self._closing: dict[str, Had] = {}
        for had in reversed(self._had):
            if had.occasion:
                self._closing[had.occasion] = had
        self._since = [*self._since_contact()]
        self._years: dict[int, list[Slot]] = {}

    @property
    def rule(self) -> ReminderRule | None:
        """Return the rule as it stands, None once the reminder was stopped."""
        return self._versions[-1][1]

    def at(self, now: datetime) -> tuple[Occurrence | None, Occurrence | None]:
        """Return what is open at a moment (None when nothing is) and what comes next."""
        last, coming = self._around(now)
        open_now = self._occurrence(last, coming, now) if last is not None else None
        if open_now is not None and open_now.state not in OPEN:
            open_now = None
        if open_now is not None:
            open_now = self._with_missed(open_now, now)
        return open_now, self._occurrence(coming, None, now) if coming is not None else None

    def between(self, first: date, last: date, now: datetime) -> list[Occurrence]:
        """Return all occurrences due from one day to another, both included, as they stand at a moment."""
        slots = [each for year in range(first.year - 1, last.year + 2) for each in self._slots(year)]
        found = []
        for each, follows in zip_longest(slots, slots[1:]):
            if first <= each.due.astimezone(self._zone).date() <= last:
                found.append(self._occurrence(each, follows, now))
        return found

    # -- which times -------------------------------------------------------------------------------------------------

    def _around(self, now: datetime) -> tuple[Slot | None, Slot | None]:
        """Return the last slot that is due at a moment and the first that is not."""
        year = now.astimezone(self._zone).year
        begins = min((int(rule.starts[:4]) for _, rule in self._versions if rule is not None), default=year)
        last = next(
            (
                slots[at - 1]
                for slots in map(self._slots, range(year, begins - 1, -1))
                if (at := bisect_right(slots, now, key=lambda each: each.due))
            ),
            None,
        )
        coming = next(
            (
                each
                for slots in map(self._slots, range(year, max(year, begins) + _FAR))
                for each in slots
                if each.due > now
            ),
            None,
        )
        return last, coming

    def _slots(self, year: int) -> list[Slot]:
        """Return the slots of a year in the order they fall due."""
        if year not in self._years:
            self._years[year] = self._worked_out(year)
        return self._years[year]

    def _worked_out(self, year: int) -> list[Slot]:
        found = [each for each in self._since if each.due.astimezone(self._zone).year == year]
        ends: date | None = None
        for since, rule in reversed(self._versions):
            if rule is not None and rule.kind is not RuleKind.SINCE_CONTACT:
                for falls_on, day in falls(rule, self._facts, year):
                    if since <= falls_on and (ends is None or falls_on < ends):
                        found.append(Slot(day, self._moment(falls_on, rule), rule))
            ends = since
        found.sort(key=lambda each: each.due)
        return found

    def _since_contact(self) -> Iterator[Slot]:
        """Yield when somebody was to be asked after because nobody had for so long.

        From one contact to the next there is one time at most, and none where the next came before it.
        """
        if all(rule is None or rule.kind is not RuleKind.SINCE_CONTACT for _, rule in self._versions):
            return
        ended = [self._local(acts[-1].at) for acts in self._acts.values() if acts[-1].kind is ActKind.CANCEL]
        steps: list[datetime | None] = [None, *sorted([*(each.at for each in self._had), *ended])]
        for before, after in zip_longest(steps, steps[1:]):
            rule = self._version(after)
            if rule is None or rule.kind is not RuleKind.SINCE_CONTACT:
                continue
            day = date.fromisoformat(rule.starts)
            if before is not None:
                day = max(day, before.astimezone(self._zone).date() + timedelta(days=rule.every_days))
            due = self._moment(day, rule)
            if (after is None or after >= due) and not (rule.ends and day.isoformat() > rule.ends):
                yield Slot(day, due, rule)

    def _version(self, moment: datetime | None) -> ReminderRule | None:
        """Return the rule that held at a moment, the latest for None."""
        if moment is None:
            return self.rule
        day = moment.astimezone(self._zone).date()
        return [rule for since, rule in self._versions if since <= day][-1]

    # -- how it stands -----------------------------------------------------------------------------------------------

    def _occurrence(self, slot: Slot, follows: Slot | None, now: datetime) -> Occurrence:
        key = occasion(self._secret, slot.day)
        acts = self._acts.get(slot.day.isoformat(), ())
        act = acts[-1] if acts else None
        had = self._reached(key, slot, follows)
        rings = slot.due
        if act is not None and act.kind is ActKind.SNOOZE:
            rings = max(rings, self._local(act.until))
        state = self._state(slot, follows, now, act=act, had=had, rings=rings)
        return Occurrence(
            key=key,
            day=slot.day,
            due=slot.due,
            rings=rings,
            rule=slot.rule,
            state=state,
            loudness=_loudness(slot.rule, now - rings) if state in OPEN else Loudness.CALM,
            act=act,
            had=had,
        )

    def _state(
        self,
        slot: Slot,
        follows: Slot | None,
        now: datetime,
        *,
        act: ReminderAct | None,
        had: Had | None,
        rings: datetime,
    ) -> State:
        if had is not None:
            return State.DONE
        if (act is not None and act.kind is ActKind.CANCEL) or self._stopped(slot, now):
            return State.CANCELLED
        if slot.due > now:
            return State.WAITING
        if follows is not None and follows.due <= now:
            return State.MISSED
        if act is not None and act.kind is ActKind.HAND:
            return State.HANDED
        return State.SNOOZED if rings > now else State.DUE

    def _stopped(self, slot: Slot, now: datetime) -> bool:
        """Tell whether the reminder was stopped since: what is set anew later does not bring back what was open."""
        due, today = slot.due.astimezone(self._zone).date(), now.astimezone(self._zone).date()
        return any(rule is None and due < since <= today for since, rule in self._versions)

    def _reached(self, key: str, slot: Slot, follows: Slot | None) -> Had | None:
        """Return the contact that did it.

        That is one that was had for it, at any time; or a visit once it was due, for whoever stands in the home asks
        after everything. Where it is only about not being out of touch, and in bad weather, every contact counts.
        """
        if key in self._closing:
            return self._closing[key]
        since = slot.due
        anyone = slot.rule.kind in (RuleKind.SINCE_CONTACT, RuleKind.WEATHER)
        if slot.rule.kind is RuleKind.WEATHER:
            back = max(slot.rule.every_days, 1) - 1
            morning = datetime.combine(slot.due.astimezone(self._zone), time.min, tzinfo=self._zone)
            since = morning - timedelta(days=back)
        for each in self._had[bisect_left(self._had, since, key=lambda each: each.at) :]:
            if follows is not None and each.at >= follows.due:
                return None
            if anyone or (each.visit and not each.occasion):
                return each
        return None

    def _with_missed(self, occurrence: Occurrence, now: datetime) -> Occurrence:
        """Count those right before it that nobody did, up to the most that are counted."""
        this_year = occurrence.due.astimezone(self._zone).year
        slots = [each for year in (this_year - 1, this_year) for each in self._slots(year)]
        at = next(at for at, each in enumerate(slots) if each.day == occurrence.day)
        missed = 0
        while at - missed > 0 and missed < MOST_MISSED:
            before = self._occurrence(slots[at - missed - 1], slots[at - missed], now)
            if before.state is not State.MISSED:
                break
            missed += 1
        return replace(occurrence, missed=missed) if missed else occurrence

    def _moment(self, day: date, rule: ReminderRule) -> datetime:
        return datetime.combine(day, time.fromisoformat(rule.time), tzinfo=self._zone)

    def _local(self, text: str) -> datetime:
        return datetime.fromisoformat(text).astimezone(self._zone)


def loudest_first(occurrence: Occurrence) -> tuple[int, datetime, str]:
    """Return by what the occurrences of a day are sorted."""
    order: Sequence[Loudness] = tuple(Loudness)
    return -order.index(occurrence.loudness), occurrence.rings, occurrence.key


def reached_by(occurrence: Occurrence) -> tuple[datetime, datetime]:
    """Return when an open occurrence grows loud, and when the supervisor is told of it."""
    return occurrence.rings + LOUD_AFTER, occurrence.rings + timedelta(hours=occurrence.rule.tell_after)


def _loudness(rule: ReminderRule, late: timedelta) -> Loudness:
    if late >= timedelta(hours=rule.tell_after):
        return Loudness.SUPERVISOR
    return Loudness.LOUD if late >= LOUD_AFTER else Loudness.CALM
