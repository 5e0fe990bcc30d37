"""Gather what rules of advice may ask about, from the card, the portrait, findings, visits, promises and the clock."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Final

from msgspec import Struct

from gridsteward.advice.facts import NOTICED, SURE, DayPart, Fact, Season
from gridsteward.care.ages import age
from gridsteward.operations.area import Area
from gridsteward.operations.days import lunar
from gridsteward.operations.portrait_facts import portrait_rules
from gridsteward.portrait import temperament
from gridsteward.records.advice import Contact, Value
from gridsteward.records.finding import Finding, FindingEvent, FindingOutcome
from gridsteward.records.household import Person, Relation
from gridsteward.records.page import HouseholdCard, VisitEntry
from gridsteward.records.portrait import LifeEvent, Portrait, Scored
from gridsteward.records.visit import Met
from gridsteward.store import findings as stored

_HOLDS: Final = 0.5  # a relation class holds from here on (records.portrait.Portrait)
_NEARLY: Final = 0.75  # a second trait this close to the leading one counts beside it
_FRESH: Final = timedelta(days=90)  # a life event older than this is no news
_FINDING: Final = timedelta(days=45)
_OVERALL: Final = "overall"
_EXPLAINING: Final = "explaining"
_OUTSIDERS: Final = frozenset((Relation.NEIGHBOUR.value, Relation.LANDLORD.value))
_PRIVATE: Final = frozenset(
    ("circumstances", "medical", "cognition", "sensory", "mobility", "temporary", "power_dependent")
)
"""Groups of tags that are nobody else's business: left out where one speaks with an outsider (R10.1)."""
_SEASONS: Final = {
    **dict.fromkeys((3, 4, 5), Season.SPRING),
    **dict.fromkeys((6, 7, 8), Season.SUMMER),
    **dict.fromkeys((9, 10, 11), Season.AUTUMN),
    **dict.fromkeys((12, 1, 2), Season.WINTER),
}


class Gathered(Struct, frozen=True, kw_only=True):
    """Facts by the names of advice.facts, what fills texts, and whom one means to speak with ("" unknown)."""

    facts: dict[str, Fact]
    fillers: dict[str, Value]
    person_id: str


def gather(
    area: Area,
    card: HouseholdCard,
    portrait: Portrait,
    *,
    person_id: str,
    contact: Contact,
    now: datetime,
) -> Gathered:
    """Return all that is known of a household for advice; the reason to go is added by whoever asks."""
    person = _person(card, portrait, person_id)
    today = now.date()
    facts: dict[str, Fact] = {
        "contact": contact.value,
        "season": _SEASONS[today.month].value,
        "day_part": _day_part(now.hour).value,
    }
    fillers: dict[str, Value] = {"steward": area.steward} if area.steward else {}
    facts |= _temperament(portrait, person.id if person else "", asked=person_id, today=today)
    facts |= _household(card, portrait, person, today)
    facts |= _past(card.visits, today)
    _festival(facts, today)
    _promises(card, facts, fillers, today)
    _findings(area, card.household.id, facts, fillers, today)
    return Gathered(facts=facts, fillers=fillers, person_id=person.id if person else "")


def _person(card: HouseholdCard, portrait: Portrait, wanted: str) -> Person | None:
    """Return who is meant: the one asked for, whose temperament is known, the main contact, whoever lives here."""
    known = {each.id: each for each in card.people}
    usual = known.get(wanted) or known.get(portrait.temperament_of)
    return usual or next((each for each in card.people if each.lives_here), None)


def _day_part(hour: int) -> DayPart:
    if hour < 11:
        return DayPart.MORNING
    if hour < 14:
        return DayPart.NOON
    return DayPart.AFTERNOON if hour < 18 else DayPart.EVENING


def _temperament(portrait: Portrait, person_id: str, *, asked: str, today: date) -> dict[str, Fact]:
    leading, traits = portrait.temperament, portrait.traits
    if asked and person_id != portrait.temperament_of:
        own = portrait.own_words.get(temperament.ABOUT)
        seen = [each for each in portrait.observations if each.person_id == person_id]
        style = temperament.style(seen, portrait_rules(), today=today, own_word=own)
        leading, traits = style.leading, style.traits
    if leading is None or leading.confidence < NOTICED:
        return {"trait_known": False, "trait_sure": False}
    found: dict[str, Fact] = {
        "trait": leading.key,
        "trait_known": True,
        "trait_sure": leading.confidence >= SURE,
    }
    also = _second(leading, traits)
    return {**found, "trait_also": also} if also else found


def _second(leading: Scored, traits: Sequence[Scored]) -> str:
    others = [each for each in traits if each.key != leading.key]
    best = max(others, key=lambda each: each.score, default=None)
    return best.key if best is not None and best.score >= _NEARLY * leading.score > 0 else ""


def _household(
    card: HouseholdCard, portrait: Portrait, person: Person | None, today: date
) -> dict[str, Fact]:
    household = card.household
    tags = frozenset(each.tag for each in card.tags if not each.expires or each.expires >= today.isoformat())
    tags |= {each.need.code for each in card.needs}
    ages = {each.id: years for each in card.people if (years := age(each, today)) is not None}
    here = [ages[each.id] for each in card.people if each.lives_here and each.id in ages]
    away = any(
        not each.lives_here and each.relation in (Relation.CHILD, Relation.CHILD_IN_LAW)
        for each in card.people
    )
    fresh = [each for each in portrait.life_events if _fresh(each, today)]
    seen = next((each.visit.started_at[:10] for each in _met(card.visits)), "")
    found: dict[str, Fact] = {
        "class": frozenset(each.key for each in portrait.classes if each.score >= _HOLDS),
        "appliance": frozenset(each.kind for each in portrait.appliances if each.count),
        "life_event": frozenset(each.kind for each in fresh),
        "news": frozenset(each.kind for each in fresh if (each.day or each.at[:10]) > seen),
        "lives_alone": "living_alone" in tags or household.residents == 1,
        "family_away": away or "children_away" in tags,
    }
    if household.tenure:
        found["tenure"] = household.tenure
    if household.tariff_class:
        found["tariff"] = household.tariff_class
    if portrait.need_level is not None:
        found["need_level"] = portrait.need_level.key
    if here:
        found |= {"oldest": max(here), "youngest": min(here)}
    if person is not None:
        found["relation"] = person.relation
        if person.id in ages:
            found["age"] = ages[person.id]
        if person.relation in _OUTSIDERS:
            tags -= _private_tags()
            found = {name: value for name, value in found.items() if name not in _OF_THE_HOME}
    return {**found, "tag": tags}


_OF_THE_HOME: Final = frozenset(
    ("lives_alone", "family_away", "life_event", "news", "oldest", "youngest", "class")
)


@cache
def _private_tags() -> frozenset[str]:
    import tomllib

    from gridsteward.assets import asset

    groups = tomllib.loads(asset("resources", "vocabularies", "tags.toml").read_text("utf-8"))
    return frozenset(tag for group in _PRIVATE for tag in groups[group])


def _fresh(event: LifeEvent, today: date) -> bool:
    """Tell whether an event is of the last ninety days; of one told by its year alone nobody can say."""
    day = event.day or event.at[:10]
    try:
        when = date.fromisoformat(day if len(day) == 10 else f"{day}-01")
    except ValueError:
        return False
    return timedelta() <= today - when <= _FRESH


def _past(visits: Sequence[VisitEntry], today: date) -> dict[str, Fact]:
    met = _met(visits)
    found: dict[str, Fact] = {"visits": len(met)}
    if not met:
        return found
    found["days_since"] = max(0, (today - date.fromisoformat(met[0].visit.started_at[:10])).days)
    moods = met[0].touchpoints
    if moods:
        overall = next((each.mood for each in moods if each.kind == _OVERALL), moods[-1].mood)
        found["last_mood"] = overall
    found["not_understood"] = any(
        point.kind == _EXPLAINING and point.mood < 0 for each in met[:2] for point in each.touchpoints
    )
    return found


def _met(visits: Sequence[VisitEntry]) -> list[VisitEntry]:
    """Return the visits at which somebody of the household was met, the latest first."""
    return [each for each in visits if each.visit.met in (Met.PERSON, Met.FAMILY)]


def _festival(facts: dict[str, Fact], today: date) -> None:
    moon = lunar(today)
    if moon is None or moon.leap:
        return
    if (moon.month == 12 and moon.day >= 16) or (moon.month == 1 and moon.day <= 15):
        facts["festival"] = "spring_festival"
    elif moon.month == 8 and moon.day <= 16:
        facts["festival"] = "mid_autumn"


def _promises(card: HouseholdCard, facts: dict[str, Fact], fillers: dict[str, Value], today: date) -> None:
    due = sorted(
        (each.commitment for each in card.commitments if each.outcome == "open"),
        key=lambda each: (each.due, each.id),
    )
    facts["promises_open"] = len(due)
    facts["promises_late"] = sum(each.due < today.isoformat() for each in due)
    if due:
        fillers |= {"promise": due[0].what, "promise_day": due[0].due}


def _findings(
    area: Area, household_id: str, facts: dict[str, Fact], fillers: dict[str, Value], today: date
) -> None:
    standing = list(_open(area, household_id, today))
    facts["finding"] = frozenset(each.kind for each in standing)
    for each in standing:
        if each.kind == "rise" and each.before is not None and each.after is not None:
            fillers |= {"before": each.before, "after": each.after, "since_day": each.since}


def _open(area: Area, household_id: str, today: date) -> Iterator[Finding]:
    """Yield the findings of the last weeks that nobody has explained or dismissed, notes left out."""
    events = area.store.select(FindingEvent, "household_id = ?", (household_id,), order="at, id")
    outcome = {each.finding_id: each.outcome for each in events if each.outcome != FindingOutcome.OPENED}
    since = (today - _FINDING).isoformat()
    for each in stored.findings(area.store, [household_id]):
        closed = outcome.get(each.id) in (FindingOutcome.EXPLAINED, FindingOutcome.DISMISSED)
        if not each.note and not closed and since <= each.day <= today.isoformat():
            yield each
