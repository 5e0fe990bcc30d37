"""How much of a portrait is there, what to ask next, and what has grown old (R1.8)."""

from collections.abc import Mapping
from datetime import date

from gridsteward.portrait.dates import months_after
from gridsteward.portrait.facts import Facts
from gridsteward.portrait.rules import PortraitRules
from gridsteward.records.household import TariffClass, Tenure
from gridsteward.records.portrait import Ask, PartState

ELDER_FROM = 70
_HOMES = ("", TariffClass.RESIDENTIAL)


def kinds_of(facts: Facts, rules: PortraitRules) -> frozenset[str]:
    """Return what kind of household it is, as the rules of the parts name them."""
    found = {name for name, tags in rules.marks.items() if not tags.isdisjoint(facts.tags)}
    if facts.eldest is not None and facts.eldest >= ELDER_FROM:
        found.add("elder")
        if facts.living_here == 1 or "living_alone" in facts.tags:
            found.add("elder_alone")
    if facts.tenure == Tenure.TENANT:
        found.add("tenant")
    if facts.tenure == Tenure.VACANT:
        found.add("vacant")
    if facts.tariff_class not in _HOMES:
        found.add("firm")
    return frozenset(found)


def known_parts(facts: Facts) -> dict[str, bool]:
    """Return of each part whether anything is known."""
    return {
        "phones": facts.with_phone > 0,
        "main_contact": facts.main_contacts > 0,
        "people": facts.people > 0,
        "emergency_contact": facts.emergency_contacts > 0,
        "birth": facts.births > 0,
        "tenure": bool(facts.tenure),
        "landlord": facts.landlords > 0,
        "residents": facts.residents is not None,
        "appliances": bool(facts.appliances),
        "routine": facts.routine_known,
        "temperament": facts.observations > 0 or "temperament" in facts.own_words,
        "coordinates": facts.has_coordinates,
        "moved_in": bool(facts.moved_in),
        "meter": facts.has_meter,
        "door_check": facts.checked,
        "needs_consent": "needs_consent" in facts.checks,
    }


def part_states(
    facts: Facts, rules: PortraitRules, *, since: Mapping[str, str], today: date
) -> tuple[PartState, ...]:
    """Return every part asked of such a household, in the order of the rules.

    `since` is when a part was last written down (ISO date). Somebody who said "still so" (`facts.checks`) makes it
    as fresh as that day; of a part nothing is known of, that somebody asked and there is nothing to write down.
    """
    kinds, known = kinds_of(facts, rules), known_parts(facts)
    worths: dict[str, float] = {}
    for part, rule in rules.parts.items():
        if (rule.only and rule.only.isdisjoint(kinds)) or not rule.never.isdisjoint(kinds):
            continue
        worth = rule.weight
        for kind in kinds:
            worth *= rule.more.get(kind, 1.0)
        worths[part] = worth
    most = max(worths.values(), default=1.0)
    states = []
    for part, worth in worths.items():
        checked = facts.checks.get(part, "")[:10]
        last = max(since.get(part, ""), checked)
        old = bool(last) and months_after(last, rules.parts[part].months) < today.isoformat()
        states.append(
            PartState(
                part=part,
                known=known[part],
                stale=old and (known[part] or bool(checked)),
                worth=worth / most,
                since=last,
                asked=bool(checked),
            )
        )
    return tuple(states)


def completeness(states: tuple[PartState, ...]) -> float:
    """Return the share, by worth, of what is known or was asked for in vain not long ago; 1 when nothing is asked."""
    whole = sum(each.worth for each in states)
    return sum(each.worth for each in states if settled(each)) / whole if whole else 1.0


def settled(state: PartState) -> bool:
    """Tell whether a part need not be asked for the first time: known, or asked within its months."""
    return state.known or (state.asked and not state.stale)


def asks(states: tuple[PartState, ...]) -> tuple[Ask, ...]:
    """Return what to ask next: what is missing by worth, then what has grown old by worth."""
    missing = [each for each in states if not settled(each)]
    old = [each for each in states if settled(each) and each.stale]
    order = [
        *((each, False) for each in sorted(missing, key=lambda each: -each.worth)),
        *((each, True) for each in sorted(old, key=lambda each: -each.worth)),
    ]
    return tuple(
        Ask(part=each.part, stale=stale, worth=each.worth, since=each.since) for each, stale in order
    )
