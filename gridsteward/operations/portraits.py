"""The portrait of a household put together from all that is kept of it, and how every household stands (R1.3-R1.9)."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from gridsteward.operations.area import Area
from gridsteward.operations.portrait_facts import appliance_groups, gather, portrait_rules, power_of
from gridsteward.operations.use import habits_of
from gridsteward.portrait import classes, completeness, needs, tags, temperament
from gridsteward.portrait.facts import Facts
from gridsteward.records.faults import Fault
from gridsteward.records.household import HouseholdTag, Person, Relation
from gridsteward.records.journal import FieldChange
from gridsteward.records.portrait import (
    Appliance,
    LifeEvent,
    Portrait,
    Routine,
    Scored,
    Standing,
    TemperamentObservation,
)
from gridsteward.records.visit import Visit

__all__ = ["appliance_groups", "behaviour_questions", "class_scores", "portrait", "power_of", "standings"]

CHUNK: Final = 500  # households a reading names one by one

# Which part of a portrait a field belongs to.
_OF_HOUSEHOLD: Final = {
    "tenure": "tenure",
    "residents": "residents",
    "longitude": "coordinates",
    "latitude": "coordinates",
    "moved_in": "moved_in",
    "meter_no": "meter",
}
_OF_PERSON: Final = {
    "name": "people",
    "relation": "people",
    "lives_here": "people",
    "phones": "phones",
    "birth": "birth",
    "main_contact": "main_contact",
    "emergency_contact": "emergency_contact",
}
_OF_TABLE: Final = {"appliance": "appliances", "routine": "routine"}


def portrait(area: Area, household_id: str) -> Portrait:
    """Return all that is known and judged of a household; raise Fault row_gone."""
    habits = habits_of(area, [household_id])
    facts = gather(area, [household_id], habits=habits).get(household_id)
    if facts is None:
        raise Fault("row_gone")
    store, rules, today = area.store, portrait_rules(), area.now().date()
    of_it = "household_id = ?", (household_id,)
    people = store.select(Person, *of_it)
    appliances = store.select(Appliance, *of_it)
    routines = store.select(Routine, *of_it)
    events = store.select(LifeEvent, *of_it, order="coalesce(nullif(day, ''), at) DESC, id DESC")
    observations = store.select(TemperamentObservation, *of_it, order="at DESC, id DESC")
    known_tags = store.select(HouseholdTag, *of_it)
    scored = classes.score_classes(facts, rules)
    person = person_observed(people, observations)
    style = temperament.style(
        [each for each in observations if each.person_id == person],
        rules,
        today=today,
        own_word=facts.own_words.get(temperament.ABOUT),
    )
    owned: tuple[Person | Appliance | Routine, ...] = (*people, *appliances, *routines)
    rows = [household_id, *(each.id for each in owned)]
    since = _since(area, rows, people)
    if observations:
        since["temperament"] = observations[0].at[:10]
    states = completeness.part_states(facts, rules, since=since, today=today)
    order = list(_kinds())
    return Portrait(
        household_id=household_id,
        classes=scored,
        leading_class=classes.leading(scored, facts, holds=rules.holds),
        temperament=style.leading,
        traits=style.traits,
        need_level=needs.need_level(facts, rules),
        appliances=tuple(
            sorted(
                appliances, key=lambda each: (order.index(each.kind) if each.kind in order else 999, each.id)
            )
        ),
        routine=routines[0] if routines else None,
        life_events=tuple(events),
        observations=tuple(observations),
        own_words=facts.own_words,
        completeness=completeness.completeness(states),
        asks=completeness.asks(states),
        habits=habits.get(household_id),
        temperament_of=person,
        parts=states,
        suggestions=tags.suggested(facts, rules, events=events, today=today),
        expired_tags=tags.expired(known_tags, today),
    )


def class_scores(area: Area, households: Sequence[str] | None = None) -> dict[str, tuple[Scored, ...]]:
    """Return the four scored relation classes of every household (or of these), the strongest first."""
    rules = portrait_rules()
    return {household: classes.score_classes(facts, rules) for household, facts in every(area, households)}


def standings(area: Area, households: Sequence[str] | None = None) -> dict[str, Standing]:
    """Return how the portrait of every household (or of these) stands, for lists and filters."""
    rules, today = portrait_rules(), area.now().date()
    found: dict[str, Standing] = {}
    alike: dict[tuple[object, ...], tuple[float, tuple[str, ...]]] = {}
    for household, facts in every(area, households):
        area.may_stop()
        # homes of one kind of which the same is known stand alike: some hundred among ten thousand
        sort = (
            completeness.kinds_of(facts, rules),
            *completeness.known_parts(facts).values(),
            *((part, at[:10]) for part, at in facts.checks.items()),
        )
        stands = alike.get(sort)
        if stands is None:
            states = completeness.part_states(facts, rules, since={}, today=today)
            missing = tuple(each.part for each in states if not completeness.settled(each))
            stands = alike[sort] = (completeness.completeness(states), missing)
        found[household] = Standing(
            classes=classes.holding(facts, rules),
            completeness=stands[0],
            missing=stands[1],
            expired_tags=sum(facts.tags.values()),
        )
    return found


def every(area: Area, households: Sequence[str] | None) -> list[tuple[str, Facts]]:
    """Return what the judging of portraits wants to know of every household, or of these."""
    if households is None:
        return list(gather(area, habits=habits_of(area)).items())
    wanted = sorted(set(households))
    found: list[tuple[str, Facts]] = []
    for chunk in (wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK)):
        found += gather(area, chunk, habits=habits_of(area, chunk)).items()
    return found


def behaviour_questions() -> dict[str, tuple[str, ...]]:
    """Return the questions of a guided observation, each with the behaviours that answer it, in order."""
    found: dict[str, tuple[str, ...]] = {}
    for key, behaviour in portrait_rules().behaviours.items():
        found[behaviour.asks] = (*found.get(behaviour.asks, ()), key)
    return found


def person_observed(people: Sequence[Person], observations: Sequence[TemperamentObservation]) -> str:
    """Return whose temperament the portrait tells: the main contact's once observed, else of who was seen last.

    "" is whoever opens the door. `observations` are newest first; those of people who are gone still count for "".
    """
    observed = [each.person_id for each in observations]
    main = next((each.id for each in people if each.main_contact and each.id in observed), "")
    present = {each.id for each in people} | {""}
    return main or next((each for each in observed if each in present), "")


def _kinds() -> list[str]:
    return [kind for kinds in appliance_groups().values() for kind in kinds]


def _since(area: Area, rows: Sequence[str], people: Sequence[Person]) -> dict[str, str]:
    """Return the day each part was last written down: from the journal of the rows, and the last look round."""
    household_id, zone = rows[0], area.now().tzinfo
    reachable = {each.id for each in people if each.emergency_contact}
    landlords = {each.id for each in people if each.relation == Relation.LANDLORD}
    found: dict[str, str] = {}
    for change in area.store.history(rows):
        day = datetime.fromtimestamp(change.ms / 1_000, zone).date().isoformat()
        for part in _parts_of(change, reachable, landlords):
            found[part] = max(found.get(part, ""), day)
    checked = area.store.select(
        Visit, "household_id = ? AND checks <> ''", (household_id,), order="started_at DESC", limit=1
    )
    if checked:
        found["door_check"] = checked[0].started_at[:10]
    return found


def _parts_of(change: FieldChange, reachable: set[str], landlords: set[str]) -> set[str]:
    if not change.after:
        return set()
    if change.table == "household":
        return {_OF_HOUSEHOLD[change.field]} if change.field in _OF_HOUSEHOLD else set()
    if change.table != "person":
        return {_OF_TABLE[change.table]} if change.table in _OF_TABLE else set()
    found = {_OF_PERSON[change.field]} if change.field in _OF_PERSON else set()
    if change.field == "phones" and change.row_id in reachable:
        found.add("emergency_contact")
    if change.field in ("name", "phones", "relation") and change.row_id in landlords:
        found.add("landlord")
    return found
