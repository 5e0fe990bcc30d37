"""Set, change and stop reminders; put one off, hand it over, say that it was done (R5.3)."""

import secrets
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Final

from msgspec.structs import replace

from gridsteward.operations.area import Area
from gridsteward.operations.contacts import new_contact
from gridsteward.operations.reminder_facts import courses
from gridsteward.records.contact import CareContact, ContactOutcome, ContactWay
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household, Person
from gridsteward.records.journal import Change
from gridsteward.records.reminder import (
    BIRTHDAY,
    HANDED,
    SEALED,
    ActKind,
    DueReminder,
    Festival,
    HandedReminder,
    Reminder,
    ReminderAct,
    ReminderRule,
    RuleKind,
    WeatherKind,
)
from gridsteward.records.sealed import Audience, ErasedFor

_SECRET_BYTES: Final = 16
_LUNAR_MONTHS, _LUNAR_DAYS, _FAR = 12, 30, 400


def add_reminder(
    area: Area, household_id: str, rule: ReminderRule, *, audience: Audience = Audience.STEWARD
) -> tuple[str, Change]:
    """Set a reminder for those who may see it; return its id.

    Raise Fault reminder_no_what, reminder_no_days, reminder_no_birthday, reminder_ends_before, row_gone or
    not_of_the_area.
    """
    area.store.get(Household, household_id)
    _check(area, rule)
    from gridsteward.operations.sealed import keep, sealing

    rule = replace(_signed(area, rule), secret=secrets.token_urlsafe(_SECRET_BYTES), what=rule.what.strip())
    here = sealing(area)
    with area.store.write("sealed.write") as write:
        made = keep(write, here, kind=SEALED, household_id=household_id, content=rule, audience=audience)
    return made, write.outcome()


def change_reminder(area: Area, reminder: Reminder, rule: ReminderRule) -> Change:
    """Have a reminder be otherwise from today on; one that was stopped begins anew. Faults as `add_reminder`."""
    _check(area, rule)
    before, today = reminder.now, area.now().date().isoformat()
    begins_anew = before is None or before.every_days != rule.every_days or before.kind is not rule.kind
    if begins_anew:
        rule = replace(rule, starts=max(rule.starts, today))
    rule = replace(_signed(area, rule), secret=reminder.rule.secret, what=rule.what.strip())
    return _act(area, reminder, _new(area, ActKind.CHANGE, rule=rule))


def stop_reminder(area: Area, reminder: Reminder, *, reason: str = "") -> Change:
    """Have a reminder ask for nothing from today on."""
    return _act(area, reminder, _new(area, ActKind.STOP, reason=reason.strip()))


def erase_reminder(area: Area, reminder: Reminder) -> Change:
    """Erase a reminder on every laptop, as the person asked; not to be undone."""
    from gridsteward.operations.sealed import erase, sealing

    here, home = sealing(area), reminder.household_id
    with area.store.write("sealed.erase") as write:
        for each in (reminder.id, *(act.handed_id for act in reminder.acts if act.handed_id)):
            erase(area, write, here, each, household_id=home, why=ErasedFor.ASKED.value)
    return write.outcome()


# -- one occurrence ----------------------------------------------------------------------------------------------------


def snooze(area: Area, item: DueReminder, *, until: datetime, reason: str) -> Change:
    """Put an occurrence off, and say why.

    Raise Fault reminder_no_reason; reminder_until for a moment that has passed, or after the next one is due.
    """
    reminder, day = _known(item)
    if not reason.strip():
        raise Fault("reminder_no_reason")
    _, follows = courses(area, [reminder])[reminder.id].at(area.now())
    if until <= area.now() or (follows is not None and until >= follows.due):
        raise Fault("reminder_until")
    act = _new(area, ActKind.SNOOZE, day=day, reason=reason, until=until.isoformat(timespec="seconds"))
    return _act(area, reminder, act)


def hand_over(area: Area, item: DueReminder, *, to: str, text: str) -> Change:
    """Give an occurrence to somebody: they read only `text`, which says no more than its steward lets it.

    Raise Fault reminder_no_deputy or reminder_no_text.
    """
    reminder, day = _known(item)
    if not to.strip():
        raise Fault("reminder_no_deputy")
    if not text.strip():
        raise Fault("reminder_no_text")
    from gridsteward.operations.sealed import add, keep, sealing

    assert item.occurrence is not None  # noqa: S101  (_known saw to it)
    here, home = sealing(area), reminder.household_id
    handed = HandedReminder(
        occasion=item.key,
        text=text.strip(),
        to=to.strip(),
        due=item.occurrence.due.isoformat(timespec="minutes"),
        steward=area.steward,
    )
    with area.store.write("sealed.write") as write:
        row = keep(write, here, kind=HANDED, household_id=home, content=handed, audience=Audience.EVERYBODY)
        act = _new(area, ActKind.HAND, day=day, to=handed.to, text=handed.text, handed_id=row)
        add(area, write, here, reminder.id, act, household_id=home)
    return write.outcome()


def take_back(area: Area, item: DueReminder) -> Change:
    """Take back what was handed over: the words are erased where they went."""
    reminder, day = _known(item)
    handed = item.occurrence.act.handed_id if item.occurrence and item.occurrence.act else ""
    from gridsteward.operations.sealed import add, erase, sealing

    here, home = sealing(area), reminder.household_id
    with area.store.write("sealed.act") as write:
        if handed:
            erase(area, write, here, handed, household_id=home, why=ErasedFor.REPLACED.value)
        add(area, write, here, reminder.id, _new(area, ActKind.TAKE_BACK, day=day), household_id=home)
    return write.outcome()


def let_be(area: Area, item: DueReminder, *, reason: str) -> Change:
    """Say that an occurrence need not be done this time, and why. Raise Fault reminder_no_reason."""
    reminder, day = _known(item)
    if not reason.strip():
        raise Fault("reminder_no_reason")
    return _act(area, reminder, _new(area, ActKind.CANCEL, day=day, reason=reason))


def done(
    area: Area,
    item: DueReminder,
    *,
    way: ContactWay,
    outcome: ContactOutcome = ContactOutcome.REACHED,
    note: str = "",
) -> tuple[CareContact, Change]:
    """Keep the contact that was had for an occurrence; only one in which somebody was reached ends it."""
    contact = new_contact(
        area,
        item.household.id,
        way=way,
        outcome=outcome,
        person_id=item.person_id,
        note=note,
        occasion=item.key,
    )
    with area.store.write("care_contact.add", about=item.household.id) as write:
        write.insert(contact)
    return contact, write.outcome()


# -- the parts ---------------------------------------------------------------------------------------------------------


def _known(item: DueReminder) -> tuple[Reminder, str]:
    if item.reminder is None or item.occurrence is None:
        raise Fault("reminder_not_yours")
    return item.reminder, item.occurrence.day.isoformat()


def _new(area: Area, kind: ActKind, **values: object) -> ReminderAct:
    at = area.now().astimezone(UTC).isoformat(timespec="seconds")
    return replace(ReminderAct(kind=kind, at=at, steward=area.steward), **values)


def _signed(area: Area, rule: ReminderRule) -> ReminderRule:
    return replace(rule, steward=area.steward, set_at=area.stamp())


def _act(area: Area, reminder: Reminder, act: ReminderAct) -> Change:
    from gridsteward.operations.sealed import add, sealing

    here = sealing(area)
    with area.store.write("sealed.act") as write:
        add(area, write, here, reminder.id, act, household_id=reminder.household_id)
    return write.outcome()


def _check(area: Area, rule: ReminderRule) -> None:
    if not rule.what.strip():
        raise Fault("reminder_no_what")
    if rule.ends and rule.ends < rule.starts:
        raise Fault("reminder_ends_before")
    if not _WHOLE[rule.kind](rule):
        raise Fault("reminder_no_days")
    if rule.person_id:
        person = area.store.get(Person, rule.person_id)
        if rule.anchor == BIRTHDAY and len(person.birth) != len("YYYY-MM-DD"):
            raise Fault("reminder_no_birthday")
    elif rule.kind is RuleKind.DATE and rule.anchor == BIRTHDAY:
        raise Fault("reminder_no_birthday")


def _recurs(rule: ReminderRule) -> bool:
    from dateutil.rrule import rrulestr

    try:
        rrulestr(rule.rrule, dtstart=datetime.fromisoformat(rule.starts))
    except ValueError:
        return False
    return bool(rule.rrule)


def _dated(rule: ReminderRule) -> bool:
    if rule.anchor == BIRTHDAY or rule.anchor in set(Festival):
        return True
    try:
        day = date.fromisoformat(rule.anchor)
    except ValueError:
        return False
    # A day that has passed, with what was to be done before it, would never ring.
    return (day + timedelta(days=rule.offset)).isoformat() >= rule.starts


_WHOLE: Final[dict[RuleKind, Callable[[ReminderRule], bool]]] = {
    RuleKind.CALENDAR: _recurs,
    RuleKind.PAYMENT: _recurs,
    RuleKind.LUNAR: lambda rule: (
        0 <= rule.lunar_month <= _LUNAR_MONTHS and 1 <= rule.lunar_day <= _LUNAR_DAYS
    ),
    RuleKind.SINCE_CONTACT: lambda rule: 1 <= rule.every_days <= _FAR,
    RuleKind.DATE: _dated,
    RuleKind.WEATHER: lambda rule: rule.weather in set(WeatherKind),
    RuleKind.OUTAGE: lambda rule: rule.offset <= 0,
}
