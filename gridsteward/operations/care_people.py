"""Who is looked after: the homes with a care tier, and what makes it (R5.1, R5.2)."""

import tomllib
from collections import defaultdict
from functools import cache
from typing import Final

from gridsteward.assets import asset
from gridsteward.care.ages import years
from gridsteward.operations.area import Area
from gridsteward.operations.visit_facts import visit_rules
from gridsteward.planning.candidates import care_tier
from gridsteward.planning.facts import HomeFacts
from gridsteward.records.care import Cared

_NEED_GROUPS: Final = (
    *("power_dependent", "medical", "cognition", "sensory", "mobility", "life_stage", "circumstances"),
    *("temporary", "access"),
)


@cache
def needs_groups() -> dict[str, frozenset[str]]:
    """Return group → needs codes, in the library's groups."""
    groups = tomllib.loads(asset("resources", "vocabularies", "tags.toml").read_text("utf-8"))
    return {group: frozenset(groups[group]) for group in _NEED_GROUPS}


def cared(area: Area, household_id: str = "") -> list[Cared]:
    """Return who is looked after, in the order of ids: homes that have a tier; of one home, or of all."""
    today = area.now().date()
    codes = frozenset().union(*needs_groups().values())
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
    for household in sorted(marks):
        home = HomeFacts(
            household_id=household, marks=frozenset(marks[household]), oldest=oldest.get(household)
        )
        tier = care_tier(home, visit_rules())
        if tier:
            held = home.marks & codes
            found.append(
                Cared(
                    household_id=household,
                    person_id="",
                    tier=tier,
                    codes=held,
                    power_dependent=bool(held & needs_groups()["power_dependent"]),
                )
            )
    return found
