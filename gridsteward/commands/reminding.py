"""Reminders on the command line: whom to contact, set one, put one off, hand one over, say what came of it."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import households, reminder_acts, reminder_words, reminders
from gridsteward.operations.area import Area
from gridsteward.records.contact import ContactOutcome, ContactWay
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household, Person
from gridsteward.records.reminder import DueReminder, Loudness, Occurrence, Reminder, ReminderRule, RuleKind
from gridsteward.records.sealed import Audience
from gridsteward.words import Words


def listed(session: Session) -> Answer:
    """List what is due and comes, of everybody; or the reminders of one household with it."""
    words, account = session.words, session.arguments.account_no
    with session.opened() as area:
        home = households.household_by_account(area, account) if account else None
        page = reminders.reminders_page(area, home.id if home else "")
        own = reminders.reminders(area, home.id) if home else []
        past = reminders.lately(area, own)
        late = page.overdue
    if session.arguments.overdue:
        lines = [line for each in late for line in _lines(each, words)]
        return Answer(
            data={"overdue": [_item(each, words) for each in late]},
            lines=lines or [words("reminder.none_late")],
        )
    data: dict[str, Any] = {
        "due": [_item(each, words) for each in page.due],
        "others": [_item(each, words) for each in page.others],
        "resting": [_item(each, words) for each in page.resting],
        "coming": [_item(each, words) for each in page.coming],
        "next": page.next_change,
    }
    lines = [words("reminder.none")] if not page.due else []
    lines += [line for each in page.due for line in _lines(each, words)]
    for title, some in (("others", page.others), ("resting", page.resting), ("coming", page.coming)):
        if some:
            lines += [
                "",
                words(f"reminder.{title}"),
                *(line for each in some for line in _lines(each, words)),
            ]
    if home is not None:
        data["reminders"] = [_rule_data(each, past[each.id], words) for each in own]
        lines += (
            ["", *(line for each in own for line in _rule_lines(each, past[each.id], words))] if own else []
        )
    return Answer(data=data, lines=lines)


def add(session: Session) -> Answer:
    """Set a reminder."""
    arguments, words = session.arguments, session.words
    with session.opened() as area:
        home = households.household_by_account(area, arguments.account_no)
        rule = _typed(session, area, home)
        made, _ = reminder_acts.add_reminder(area, home.id, rule, audience=Audience(arguments.share))
    when = reminder_words.when(rule, words)
    said = words("reminder.set", name=home.name or home.account_no, when=when, what=rule.what)
    data = {"id": made, "account_no": home.account_no, "what": rule.what, "when": when}
    return Answer(data=data, lines=[said, words("reminder.id", id=made)])


def erase(session: Session) -> Answer:
    """Erase a reminder on every laptop, as the person asked."""
    with session.opened() as area:
        found = _one(session, area)
        reminder_acts.erase_reminder(area, found)
    return Answer(data={"id": found.id}, lines=[session.words("reminder.erased")])


def stop(session: Session) -> Answer:
    """Stop a reminder."""
    arguments, words = session.arguments, session.words
    with session.opened() as area:
        found = _one(session, area)
        reminder_acts.stop_reminder(area, found, reason=arguments.reason)
        home = area.store.get(Household, found.household_id)
    rule = found.now or found.rule
    said = words("reminder.stopped", name=home.name or home.account_no, what=rule.what)
    return Answer(data={"id": found.id, "account_no": home.account_no}, lines=[said])


def snooze(session: Session) -> Answer:
    """Put what is due off."""
    arguments, words = session.arguments, session.words
    with session.opened() as area:
        item = _due(session, area)
        until = _moment(arguments.until)
        reminder_acts.snooze(area, item, until=until, reason=arguments.reason)
    said = words("reminder.snoozed", name=_name(item), until=f"{until:%m-%d %H:%M}")
    return Answer(data={**_item(item, words), "until": until.isoformat()}, lines=[said])


def hand(session: Session) -> Answer:
    """Hand what is due over to somebody."""
    arguments, words = session.arguments, session.words
    with session.opened() as area:
        item = _due(session, area)
        reminder_acts.hand_over(area, item, to=arguments.to, text=arguments.text)
    said = words("reminder.handed_to", name=_name(item), to=arguments.to)
    return Answer(data={**_item(item, words), "to": arguments.to}, lines=[said])


def done(session: Session) -> Answer:
    """Keep what came of the contact."""
    arguments, words = session.arguments, session.words
    outcome = ContactOutcome(arguments.outcome)
    with session.opened() as area:
        item = _due(session, area)
        contact, _ = reminder_acts.done(
            area, item, way=ContactWay(arguments.way), outcome=outcome, note=arguments.note
        )
    said = words("reminder.kept", name=_name(item), outcome=words(f"contact_outcome.{outcome}"))
    return Answer(data={**_item(item, words), "contact": contact.id, "outcome": outcome.value}, lines=[said])


def _typed(session: Session, area: Area, home: Household) -> ReminderRule:
    """Return the rule that was typed. Raise Fault reminder_no_days where its days cannot be understood."""
    given = session.arguments
    rule = ReminderRule(
        kind=RuleKind.CALENDAR,
        what=given.what,
        starts=area.now().date().isoformat(),
        time=_clock(given.time),
        checks=tuple(given.check),
        offset=given.offset,
        ends=given.until or "",
        person_id=_person(area, home, given.person),
    )
    days = _days(given)
    if days is None:
        raise Fault("reminder_no_days")
    return replace(rule, **days)


def _days(given: Namespace) -> dict[str, Any] | None:
    """Return what says when; None for a lunar day that cannot be understood."""
    month, _, day = (given.lunar or "").partition("-")
    recurs = (
        (given.daily, RuleKind.CALENDAR, reminder_words.daily),
        (
            given.weekday,
            RuleKind.CALENDAR,
            lambda: reminder_words.weekly(_weekdays(given.weekday), 1 + given.fortnight),
        ),
        (given.monthly, RuleKind.CALENDAR, lambda: reminder_words.monthly(given.monthly)),
        (given.payment, RuleKind.PAYMENT, lambda: reminder_words.monthly(given.payment)),
    )
    for chosen, kind, rrule in recurs:
        if chosen:
            return {"kind": kind, "rrule": rrule()}
    if given.lunar:
        lunar = month.isdecimal() and day.isdecimal()
        return {"kind": RuleKind.LUNAR, "lunar_month": int(month), "lunar_day": int(day)} if lunar else None
    if given.weather:
        return {"kind": RuleKind.WEATHER, "weather": given.weather, "every_days": 1}
    if given.outage:
        return {"kind": RuleKind.OUTAGE, "offset": given.offset or -1}
    if given.date:
        return {"kind": RuleKind.DATE, "anchor": given.date}
    return {"kind": RuleKind.SINCE_CONTACT, "every_days": given.days}


def _weekdays(numbers: list[int]) -> tuple[str, ...]:
    return tuple(reminder_words.WEEKDAYS[each - 1] for each in numbers)


def _person(area: Area, home: Household, name: str) -> str:
    if not name:
        return ""
    people = area.store.select(Person, "household_id = ? AND name = ?", (home.id, name))
    if not people:
        raise Fault("row_gone")
    return people[0].id


def _clock(text: str) -> str:
    try:
        return datetime.strptime(text, "%H:%M").strftime("%H:%M")  # noqa: DTZ007  (a wall clock)
    except ValueError:
        raise Fault("not_a_clock", value=text) from None


def _moment(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise Fault("not_a_clock", value=text) from None
    return found if found.tzinfo else found.replace(tzinfo=reminders.CHINA)


def _one(session: Session, area: Area) -> Reminder:
    """Return the one reminder an id, or how it begins, means."""
    wanted = session.arguments.id
    found = [each for each in reminders.reminders(area) if each.id.startswith(wanted)]
    if len(found) != 1:
        raise Fault("reminder_unknown", value=wanted)
    return found[0]


def _due(session: Session, area: Area) -> DueReminder:
    page = reminders.reminders_page(area)
    wanted = session.arguments.id
    found = [
        each
        for each in (*page.due, *page.others, *page.resting, *page.coming)
        if _id(each).startswith(wanted)
    ]
    if not found:
        raise Fault("reminder_unknown", value=wanted)
    return found[0]


def _id(each: DueReminder) -> str:
    return each.reminder.id if each.reminder else each.handed_id


def _name(each: DueReminder) -> str:
    return each.person or each.household.name or each.household.account_no


def _item(each: DueReminder, words: Words) -> dict[str, Any]:
    one, handed = each.occurrence, each.handed
    return {
        "id": _id(each),
        "account_no": each.household.account_no,
        "person": each.person,
        "what": one.rule.what if one else handed.text if handed else "",
        "checks": list(one.rule.checks) if one else [],
        "due": one.due.isoformat() if one else handed.due if handed else "",
        "when": reminder_words.when(one.rule, words) if one else "",
        "state": one.state.value if one else "due",
        "loudness": one.loudness.value if one else "calm",
        "missed": one.missed if one else 0,
        "handed_by": handed.steward if handed else "",
    }


def _lines(each: DueReminder, words: Words) -> Iterator[str]:
    item = _item(each, words)
    when = item["due"][5:16].replace("T", " ")
    yield words(
        "reminder.line", when=when, name=_name(each), account_no=item["account_no"], what=item["what"]
    )
    if item["checks"]:
        yield words("reminder.checks", checks=words("reminder.join").join(item["checks"]))
    if item["missed"]:
        yield words("reminder.missed", count=item["missed"])
    if item["loudness"] == Loudness.SUPERVISOR:
        yield words("reminder.supervisor")
    if item["handed_by"]:
        yield "    " + words("reminder.handed", by=item["handed_by"])
    yield words("reminder.id", id=item["id"])


def _rule_data(each: Reminder, past: list[Occurrence], words: Words) -> dict[str, Any]:
    rule = each.now or each.rule
    return {
        "id": each.id,
        "what": rule.what,
        "when": reminder_words.when(rule, words),
        "stopped": each.now is None,
        "audience": each.audience,
        "past": [{"day": one.day.isoformat(), "state": one.state.value} for one in past],
    }


def _rule_lines(each: Reminder, past: list[Occurrence], words: Words) -> Iterator[str]:
    rule = each.now or each.rule
    key = "reminder.rule" if each.now else "reminder.rule_stopped"
    yield words(key, when=reminder_words.when(rule, words), what=rule.what)
    for one in past:
        yield words("reminder.past", day=one.day.isoformat(), state=words(f"state.{one.state}"))
    yield words("reminder.id", id=each.id)
