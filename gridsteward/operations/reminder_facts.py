"""The reminders this laptop may read, each with what it hangs on: people, outages, weather, contacts and visits."""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime

from gridsteward.care.reminders import Course
from gridsteward.operations.area import Area
from gridsteward.records.activity import WeatherDay
from gridsteward.records.contact import ContactOutcome, ContactWay
from gridsteward.records.household import Person
from gridsteward.records.outage import Outage, OutageKind
from gridsteward.records.reminder import (
    SEALED,
    Had,
    Reminder,
    ReminderAct,
    ReminderFacts,
    ReminderRule,
    RuleKind,
)
from gridsteward.records.visit import Met

_OF_THEM = "household_id IN (SELECT value FROM json_each(?))"


def reminders(area: Area, household_id: str = "") -> list[Reminder]:
    """Return the reminders this laptop may read, of one household or of all, stopped ones too, oldest first."""
    if not area.store.query("SELECT 1 FROM sealed WHERE kind = ? LIMIT 1", (SEALED,)):
        return []
    from gridsteward.operations.sealed import opened

    return [
        Reminder(
            id=each.id,
            household_id=each.household_id,
            audience=each.audience,
            rule=each.content,
            acts=each.acts,
        )
        for each in opened(area, SEALED, ReminderRule, ReminderAct, household_id=household_id)
    ]


def courses(area: Area, found: Sequence[Reminder]) -> dict[str, Course]:
    """Return the course of each of some reminders, by its id."""
    homes = sorted({each.household_id for each in found})
    people = _people(area, homes)
    had, weather, outages = _had(area, homes), _weather(area), _outages(area, homes)
    made = {}
    for each in found:
        rule = each.now or each.rule
        person = people.get(rule.person_id)
        facts = ReminderFacts(
            birth=person.birth if person else "",
            birth_calendar=person.birth_calendar if person else "",
            outages=outages.get(each.household_id, ()) if rule.kind is RuleKind.OUTAGE else (),
            weather=weather.get(rule.weather, ()),
            had=_of_person(had[each.household_id], rule.person_id, people),
            acts=each.acts,
        )
        made[each.id] = Course(each.rule, facts)
    return made


def people_of(area: Area, homes: Collection[str]) -> dict[str, str]:
    """Return the names of people by their ids."""
    return {each.id: each.name for each in _people(area, sorted(homes)).values()}


def _people(area: Area, homes: Sequence[str]) -> dict[str, Person]:
    return {each.id: each for each in area.store.select(Person, _OF_THEM, (json.dumps(homes),))}


def _of_person(had: Sequence[Had], person_id: str, people: Collection[str]) -> tuple[Had, ...]:
    """Leave out what was had with somebody else of the home; whoever is gone from it was anybody."""
    if not person_id or person_id not in people:
        return tuple(had)
    return tuple(each for each in had if each.person_id in ("", person_id) or each.occasion)


def _had(area: Area, homes: Sequence[str]) -> defaultdict[str, list[Had]]:
    """Return when somebody of a home was reached, in a contact or at the door."""
    found: defaultdict[str, list[Had]] = defaultdict(list)
    sql = (
        "SELECT household_id, person_id, way, at, occasion FROM care_contact "
        f"WHERE NOT _deleted AND outcome = ? AND {_OF_THEM}"
    )
    for home, person, way, at, occasion in area.store.query(
        sql, (ContactOutcome.REACHED.value, json.dumps(homes))
    ):
        found[home].append(
            Had(
                at=datetime.fromisoformat(at),
                person_id=person,
                occasion=occasion,
                visit=way == ContactWay.VISIT.value,
            )
        )
    sql = f"SELECT household_id, started_at FROM visit WHERE NOT _deleted AND met IN (?, ?, ?) AND {_OF_THEM}"
    met = (Met.PERSON.value, Met.FAMILY.value, Met.UNKNOWN.value)
    for home, at in area.store.query(sql, (*met, json.dumps(homes))):
        found[home].append(Had(at=datetime.fromisoformat(at), visit=True))
    return found


def _weather(area: Area) -> dict[str, tuple[date, ...]]:
    found: defaultdict[str, set[date]] = defaultdict(set)
    for each in area.store.select(WeatherDay, "off = 0"):
        found[each.kind].add(date.fromisoformat(each.day))
    return {kind: tuple(sorted(days)) for kind, days in found.items()}


def _outages(area: Area, homes: Sequence[str]) -> dict[str, tuple[date, ...]]:
    """Return the days on which planned outages of a home's district begin."""
    begins: defaultdict[str, set[date]] = defaultdict(set)
    for outage in area.store.select(Outage, "NOT cancelled AND kind = ?", (OutageKind.PLANNED.value,)):
        for name in outage.names:
            begins[name].add(datetime.fromisoformat(outage.begins).date())
    sql = "SELECT id, transformer_district FROM household WHERE id IN (SELECT value FROM json_each(?))"
    return {
        home: tuple(sorted(begins[district]))
        for home, district in area.store.query(sql, (json.dumps(homes),))
        if district in begins
    }
