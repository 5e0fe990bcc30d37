"""Who is to be seen or heard next, and why: the rhythm of the tiers against the contacts that were had (R5.2)."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from gridsteward.care.tiers import CareEdition, next_due
from gridsteward.operations.area import Area
from gridsteward.operations.care_people import cared
from gridsteward.operations.care_rules import edition
from gridsteward.operations.contacts import last_reached
from gridsteward.records.care import Cared, CareDue, CareStanding, DueContact
from gridsteward.records.contact import ContactWay

_SOON: Final = 1  # days ahead that are as good as due
_Had = defaultdict[str, list[tuple[str, str]]]


def due_contacts(
    area: Area,
    *,
    day: date | None = None,
    days: int = 0,
    household_id: str = "",
    people: Sequence[Cared] | None = None,
) -> list[DueContact]:
    """Return who is due on a day (today when None) or within `days` days of it, the longest overdue first.

    Of those overdue the closest tier comes first, of the others who is due first. What is known is what is known now,
    whichever day is asked for. Of one household, or of all; `people` are those who are looked after, read when None.
    Homes that are paused are among them: to be left in peace
    from visits is not to be forgotten.
    """
    today = day or area.now().date()
    rules, last_day = edition(today), (today + timedelta(days=days)).isoformat()
    had, since, changes = _contacts(area), _since(area, today), _changes(area, rules, today)

    def due(each: Cared, unvisited: int = 0) -> CareDue:
        home = each.household_id
        return next_due(
            each.tier,
            had.get(home, ()),
            since=since.get(home, today.isoformat()),
            changes=changes.get(home, ()),
            unvisited=unvisited,
            rules=rules,
        )

    people = cared(area, household_id) if people is None else people
    chosen = [each for each in people if due(each).day <= last_day]
    unvisited = _unvisited(area, [each.household_id for each in chosen])
    found = []
    for each in chosen:
        wanted = due(each, unvisited.get(each.household_id, 0))
        way, last = max(had.get(each.household_id, ()), key=lambda one: one[1], default=("", ""))
        beyond = max(0, (today - date.fromisoformat(wanted.day)).days)
        found.append(DueContact(cared=each, due=wanted, beyond=beyond, last=last, way=way))
    order = list(rules.every)

    def pressing(one: DueContact) -> tuple[bool, str, str, str]:
        tier, due = str(order.index(one.cared.tier)), one.due.day
        first, then = (tier, due) if one.beyond else (due, tier)
        return not one.beyond, first, then, one.cared.household_id

    found.sort(key=pressing)
    return found


def standing(area: Area) -> CareStanding:
    """Return how many are looked after, and how many of them a word is overdue with, or due today or tomorrow."""
    people = cared(area)
    found = due_contacts(area, days=_SOON, people=people)
    overdue = sum(bool(each.beyond) for each in found)
    return CareStanding(people=len(people), overdue=overdue, soon=len(found) - overdue)


def _contacts(area: Area) -> _Had:
    """Return the last time each household was reached in each way, its visits among them."""
    had: _Had = defaultdict(list, last_reached(area))
    for household, at in area.store.query("SELECT household_id, met FROM visit_last WHERE met <> ''"):
        had[household].append((ContactWay.VISIT.value, at[:10]))
    return had


def _since(area: Area, today: date) -> dict[str, str]:
    """Return since when each household is looked after: since the first of its needs was written down."""
    sql = "SELECT household_id, min(substr(at, 1, 10)) FROM need_seen GROUP BY household_id"
    return {household: min(since, today.isoformat()) for household, since in area.store.query(sql)}


def _unvisited(area: Area, households: Sequence[str]) -> dict[str, int]:
    """Return in how many contacts each of these households was reached since it was last visited."""
    sql = (
        "SELECT home.value, (SELECT count(*) FROM care_contact WHERE household_id = home.value AND NOT _deleted "
        "AND outcome = 'reached' AND way <> 'visit' AND at > max("
        "coalesce((SELECT met FROM visit_last WHERE household_id = home.value), ''), "
        "coalesce((SELECT at FROM contact_last WHERE household_id = home.value AND way = 'visit'), ''))) AS contacts "
        "FROM json_each(?) home WHERE contacts > 0"
    )
    return dict(area.store.query(sql, (json.dumps(households),)))


def _changes(area: Area, rules: CareEdition, today: date) -> _Had:
    """Return the major changes of each household that are new: (code or kind of event, the day it is there since)."""
    changes: _Had = defaultdict(list)
    between = ((today - timedelta(days=rules.new_days)).isoformat(), today.isoformat())
    needs, events = (", ".join("?" * len(kinds)) for kinds in (rules.changes, rules.events))
    sql = (
        f"SELECT household_id, code, since FROM need_seen WHERE code IN ({needs}) AND length(since) = 10 "
        "AND since BETWEEN ? AND ? UNION SELECT household_id, kind, day FROM life_event WHERE NOT _deleted "
        f"AND kind IN ({events}) AND length(day) = 10 AND day BETWEEN ? AND ? ORDER BY 3, 2"
    )
    for household, code, since in area.store.query(sql, (*rules.changes, *between, *rules.events, *between)):
        changes[household].append((code, since))
    return changes
