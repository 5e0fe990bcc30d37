"""Who is looked after: the homes with a care tier, and what makes it (R5.1, R5.2)."""

from collections import defaultdict
from functools import lru_cache

from gridsteward.care.ages import years
from gridsteward.operations.area import Area
from gridsteward.operations.care_rules import edition
from gridsteward.operations.needs import need_codes, need_groups
from gridsteward.records.care import Cared


def cared(area: Area, household_id: str = "") -> list[Cared]:
    """Return who is looked after, in the order of ids: homes that have a tier; of one home, or of all."""
    today = area.now().date()
    rules, codes, dependent = edition(today), need_codes(), frozenset(need_groups()["power_dependent"])
    marks: defaultdict[str, set[str]] = defaultdict(set)
    sql = (
        "SELECT household_id, tag FROM household_mark JOIN household ON household.id = household_id "
        "WHERE NOT household._deleted AND (expires = '' OR expires >= ?)"
    )
    of_one = (household_id,) if household_id else ()
    sql += " AND household_id = ?" if household_id else ""
    for household, tag in area.store.query(sql, (today.isoformat(), *of_one)):
        marks[household].add(tag)
    oldest: dict[str, int] = {}
    sql = "SELECT household_id, birth, birth_calendar FROM person WHERE NOT _deleted AND lives_here AND birth <> ''"
    sql += " AND household_id = ?" if household_id else ""
    for household, birth, calendar in area.store.query(sql, of_one):
        age = years(birth, calendar, today)
        if age is not None:
            oldest[household] = max(age, oldest.get(household, 0))
    found = []
    tier_of = lru_cache(maxsize=None)(rules.tier)  # some hundred sorts of homes among thousands
    for household in sorted(marks):
        held = frozenset(marks[household])
        tier = tier_of(held, oldest.get(household))
        if tier:
            found.append(
                Cared(
                    household_id=household,
                    person_id="",
                    tier=tier,
                    codes=held & codes,
                    power_dependent=not held.isdisjoint(dependent),
                )
            )
    return found
