"""Reminders that are offered for a home by the needs this laptop may see, its tier, and what was just done there.

Nothing is set by itself.
"""

import tomllib
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from gridsteward.assets import asset
from gridsteward.operations.area import Area
from gridsteward.operations.care_people import cared
from gridsteward.operations.reminder_facts import reminders
from gridsteward.records.household import Person
from gridsteward.records.reminder import BIRTHDAY, ReminderRule
from gridsteward.records.report import WordsLike
from gridsteward.records.visit import Visit

_DATED: Final = len("YYYY-MM-DD")


class Offer(Struct, frozen=True):
    """A reminder that may fit, not set yet; `key` names its words."""

    key: str
    rule: ReminderRule


@cache
def _offers() -> dict[str, dict[str, Any]]:
    file = asset("resources", "vocabularies", "care_reminders.toml")
    found: dict[str, dict[str, Any]] = tomllib.loads(file.read_text("utf-8"))["offers"]
    return found


def offers(area: Area, household_id: str, words: WordsLike) -> list[Offer]:
    """Return what may be set for a home, in the order of the vocabulary, without what is set already."""
    known = next(iter(cared(area, household_id)), None)
    codes, tier = (known.codes, known.tier) if known is not None else (frozenset[str](), "")
    set_already = {_shape(each.now) for each in reminders(area, household_id) if each.now is not None}
    people = area.store.select(Person, "household_id = ? AND lives_here", (household_id,), order="id")
    born = next((each.id for each in people if len(each.birth) == _DATED), "")
    today = area.now().date()
    found = []
    for key, told in _offers().items():
        served = _served(area, household_id, told.get("after", ()), today, days=told.get("offset", 0))
        if codes.isdisjoint(told.get("needs", ())) and tier not in told.get("tiers", ()) and not served:
            continue
        values = {name: value for name, value in told.items() if name not in ("needs", "tiers", "after")}
        if served:
            values["anchor"] = served
        values["checks"] = [words(f"reminder_check.{each}") for each in values.get("checks", ())]
        rule = msgspec.convert(
            {"what": words(f"reminder_offer.{key}"), "starts": today.isoformat(), **values}, ReminderRule
        )
        if rule.anchor == BIRTHDAY:
            if not born:
                continue
            rule = replace(rule, person_id=born)
        if _shape(rule) not in set_already:
            found.append(Offer(key, rule))
    return found


def _served(area: Area, household_id: str, purposes: Sequence[str], today: date, *, days: int) -> str:
    """Return the day (ISO) of the last visit for one of these purposes within so many days, "" for none."""
    if not purposes:
        return ""
    since = (today - timedelta(days=days)).isoformat()
    visits = area.store.select(
        Visit,
        "household_id = ? AND substr(started_at, 1, 10) >= ?",
        (household_id, since),
        order="started_at DESC",
    )
    wanted = frozenset(purposes)
    return next((each.started_at[:10] for each in visits if wanted & set(each.purposes.split())), "")


def _shape(rule: ReminderRule) -> tuple[object, ...]:
    """Return what makes two reminders of a home the same, whatever their words, hours and rhythm."""
    return rule.kind, rule.anchor, rule.weather, rule.kind == "calendar" and rule.rrule
