"""Who is to be seen or heard next, and why: the rhythm of the tiers against the contacts that were had (R5.2)."""

from collections import defaultdict
from datetime import date, timedelta

from gridsteward.care.tiers import next_due
from gridsteward.operations.area import Area
from gridsteward.operations.care_people import cared
from gridsteward.operations.care_rules import edition
from gridsteward.records.care import DueContact
from gridsteward.records.contact import ContactWay

_Had = defaultdict[str, list[tuple[str, str]]]


def due_contacts(area: Area, *, days: int = 0, household_id: str = "") -> list[DueContact]:
    """Return who is due today or within `days` days, the longest overdue of the closest tier first.

    Of one household, or of all. Homes that are paused are among them: to be left in peace from visits is not to be
    forgotten.
    """
    today = area.now().date()
    rules, last_day = edition(today), (today + timedelta(days=days)).isoformat()
    had, since, changes = _contacts(area), _since(area, today), _changes(area, rules.changes)
    found = []
    for each in cared(area, household_id):
        home = each.household_id
        contacts = had.get(home, [])
        due = next_due(
            each.tier, contacts, since=since.get(home, today.isoformat()), changes=changes[home], rules=rules
        )
        if due.day <= last_day:
            last = max(contacts, key=lambda one: one[1], default=("", ""))
            beyond = max(0, (today - date.fromisoformat(due.day)).days)
            found.append(DueContact(cared=each, due=due, beyond=beyond, last=last[1], way=last[0]))
    order = list(rules.every)
    found.sort(
        key=lambda one: (not one.beyond, order.index(one.cared.tier), one.due.day, one.cared.household_id)
    )
    return found


def _contacts(area: Area) -> _Had:
    """Return the last time each household was reached in each way, its visits among them."""
    had: _Had = defaultdict(list)
    sql = (
        "SELECT household_id, way, max(at) FROM care_contact WHERE NOT _deleted AND outcome = 'reached' "
        "GROUP BY household_id, way"
    )
    for household, way, at in area.store.query(sql):
        had[household].append((way, at[:10]))
    sql = (
        "SELECT household_id, max(started_at) FROM visit WHERE NOT _deleted AND met NOT IN ('nobody', 'declined') "
        "GROUP BY household_id"
    )
    for household, at in area.store.query(sql):
        had[household].append((ContactWay.VISIT.value, at[:10]))
    return had


def _since(area: Area, today: date) -> dict[str, str]:
    """Return since when each household is looked after: the first of its needs, as far as a day is told."""
    sql = "SELECT household_id, min(since) FROM household_mark WHERE length(since) = 10 GROUP BY household_id"
    return {household: min(since, today.isoformat()) for household, since in area.store.query(sql)}


def _changes(area: Area, codes: tuple[str, ...]) -> _Had:
    """Return the major changes of each household: (code, the day it is there since)."""
    changes: _Had = defaultdict(list)
    marks = ", ".join("?" * len(codes))
    sql = f"SELECT household_id, code, since FROM need_seen WHERE code IN ({marks}) AND length(since) = 10"
    for household, code, since in area.store.query(sql, codes):
        changes[household].append((code, since))
    return changes
