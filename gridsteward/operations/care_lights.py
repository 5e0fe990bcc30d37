"""Care lights: whom there is reason to look in on, what came of looking in, and how often the lights were right."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from statistics import median
from typing import Final

from gridsteward.care.light import light
from gridsteward.operations.area import Area
from gridsteward.operations.care_light_facts import light_facts, light_rules, vocabulary
from gridsteward.operations.care_people import cared
from gridsteward.operations.collecting import no_collecting
from gridsteward.operations.contacts import new_contact
from gridsteward.operations.finding_record import wilson
from gridsteward.operations.finding_words import FEW
from gridsteward.records.care import Cared
from gridsteward.records.care_light import (
    CareLight,
    CareLook,
    KeptLight,
    Light,
    LightReason,
    LightRecord,
    LookOutcome,
    LookWay,
)
from gridsteward.records.contact import ContactOutcome, ContactWay
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Change
from gridsteward.store.care_lights import keep_lights, kept_lights

_LIT: Final = (Light.RED, Light.YELLOW)
_ORDER: Final = tuple(Light)
_BACK: Final = timedelta(days=60)
_APART: Final = 2  # days without a light after which the next one is another
_ALL: Final = ("0000", "9999")


@no_collecting()
def care_lights(
    area: Area, day: date | None = None, *, lit: bool = False, people: Sequence[Cared] | None = None
) -> list[CareLight]:
    """Return the light of everybody who is looked after on a day (today when None), the most pressing first.

    Today's are kept, so that it can be told later when each came on; asking for a day in the past keeps nothing. With
    `lit` those that are red or yellow are returned alone. `people` are those who are looked after, read when None.
    """
    today = area.now().date()
    day = min(day or today, today)
    of_home = {each.household_id: each for each in (cared(area) if people is None else people)}
    reasons = _reasons(area, of_home, day)
    if day == today:
        at = area.stamp()
        keep_lights(
            area.store,
            [
                KeptLight(
                    household_id=home, day=day.isoformat(), level=each.level.value, reason=each.key, at=at
                )
                for home, each in reasons.items()
            ],
        )
    if lit:
        reasons = {home: each for home, each in reasons.items() if each.level in _LIT}
    return sorted(_shown(area, day, of_home, reasons), key=_pressing)


def household_light(area: Area, household_id: str) -> CareLight | None:
    """Return today's light of one household, None where it is not among those looked after; nothing is kept."""
    people = {each.household_id: each for each in cared(area, household_id)}
    day = area.now().date()
    return next(iter(_shown(area, day, people, _reasons(area, people, day))), None)


def levels_shown(area: Area) -> dict[str, Light]:
    """Return the level that was last shown today, by household; quick: nothing is judged anew."""
    today = area.now().date().isoformat()
    kept = sorted(kept_lights(area.store, first=today, last=today), key=lambda each: each.at)
    return {each.household_id: Light(each.level) for each in kept}


def look_in(
    area: Area,
    household_id: str,
    outcome: LookOutcome,
    *,
    way: LookWay = LookWay.CALLED,
    person_id: str = "",
    note: str = "",
) -> tuple[CareLook, Change]:
    """Keep what came of looking in on somebody, as an answer to the light that is on, and as a contact.

    Raise Fault row_gone where there is no such home.
    """
    day = area.now().date()
    lit_at = _lit_since(area, day, household_id).get(household_id, "")
    shown = [
        each
        for each in kept_lights(
            area.store, first=lit_at[:10], last=day.isoformat(), household_id=household_id
        )
        if each.level in _LIT
    ]
    look = CareLook(
        id=made_by_hand(),
        household_id=household_id,
        person_id=person_id,
        level=shown[-1].level if lit_at else "",
        reason=shown[-1].reason if lit_at else "",
        lit_at=lit_at,
        way=way.value,
        outcome=outcome.value,
        note=note.strip(),
        steward=area.steward,
        at=area.stamp(),
    )
    missed = outcome is LookOutcome.NOT_REACHED or (outcome is LookOutcome.AWAY and way is LookWay.VISITED)
    contact = new_contact(
        area,
        household_id,
        way=ContactWay.HOTLINE if way is LookWay.CALLED else ContactWay.VISIT,
        outcome=ContactOutcome.NOT_REACHED if missed else ContactOutcome.REACHED,
        person_id=person_id,
        note=note,
        occasion=f"light:{look.id}",
    )
    with area.store.write("care_look.add", about=household_id) as write:
        write.insert(look)
        write.insert(contact)
    return look, write.outcome()


def light_record(area: Area, *, first: str = "", last: str = "") -> LightRecord:
    """Return how the lights that came on in a period (ISO days, "" leaves an end open) fared."""
    begin, end = first or _ALL[0], last or _ALL[1]
    words = vocabulary()["outcome"]
    answers: defaultdict[tuple[str, str], list[CareLook]] = defaultdict(list)
    for looks in _looks(area).values():
        for each in looks:
            if each.lit_at and begin <= each.lit_at[:10] <= end:
                answers[each.household_id, each.lit_at].append(each)
    lights = set(answers)
    for home, spells in _spells(kept_lights(area.store, first=begin, last=end)).items():
        lights |= {(home, lit_at) for lit_at, _ in spells}
    verdicts = [
        next((each.outcome for each in reversed(looks) if each.outcome in words["decided"]), "")
        for looks in answers.values()
    ]
    decided = [each for each in verdicts if each]
    real = sum(each in words["real"] for each in decided)
    low, high = wilson(real, len(decided)) if len(decided) >= FEW else (None, None)
    hours = [
        (datetime.fromisoformat(looks[0].at) - datetime.fromisoformat(lit_at)).total_seconds() / 3600
        for (_, lit_at), looks in answers.items()
    ]
    return LightRecord(
        first=first,
        last=last,
        lights=len(lights),
        looked_into=len(answers),
        decided=len(decided),
        real=real,
        hours=median(hours) if hours else None,
        low=low,
        high=high,
        outcomes=Counter(looks[-1].outcome for looks in answers.values()),
    )


def _reasons(area: Area, people: Mapping[str, Cared], day: date) -> dict[str, LightReason]:
    facts = light_facts(area, sorted(people), day)
    return {home: light(known, light_rules()) for home, known in facts.items()}


def _shown(
    area: Area, day: date, people: Mapping[str, Cared], reasons: Mapping[str, LightReason]
) -> list[CareLight]:
    """Return the lights with when they came on, who looked in since, and what to do first."""
    lit, looks = _lit_since(area, day), _looks(area)
    found = []
    for household in area.store.summaries(sorted(reasons)):
        reason, person = reasons[household.id], people[household.id]
        lit_at = lit.get(household.id, "") if reason.level in _LIT else ""
        look = next((each for each in reversed(looks[household.id]) if lit_at and each.at >= lit_at), None)
        found.append(
            CareLight(
                household=household,
                person_id=person.person_id,
                tier=person.tier,
                day=day.isoformat(),
                reason=reason,
                lit_at=lit_at,
                look=look,
                step=_step(reason.level, look),
            )
        )
    return found


def _looks(area: Area) -> defaultdict[str, list[CareLook]]:
    """Return all looks by household, in the order they were had."""
    found: defaultdict[str, list[CareLook]] = defaultdict(list)
    for each in area.store.select(CareLook, order="at, id"):
        found[each.household_id].append(each)
    return found


def _lit_since(area: Area, day: date, household_id: str = "") -> dict[str, str]:
    """Return when the light that is on came on, by household."""
    kept = kept_lights(
        area.store,
        first=(day - _BACK).isoformat(),
        last=day.isoformat(),
        household_id=household_id,
    )
    edge = (day - timedelta(days=_APART - 1)).isoformat()
    return {home: spells[-1][0] for home, spells in _spells(kept).items() if spells[-1][1] >= edge}


def _spells(kept: Sequence[KeptLight]) -> dict[str, list[tuple[str, str]]]:
    """Return for each household when its lights came on, and the last day each was on."""
    found: dict[str, list[tuple[str, str]]] = {}
    for each in kept:
        if each.level not in _LIT:
            continue
        spells = found.setdefault(each.household_id, [])
        if spells and (date.fromisoformat(each.day) - date.fromisoformat(spells[-1][1])).days <= _APART:
            spells[-1] = (min(spells[-1][0], each.at), each.day)
        else:
            spells.append((each.at, each.day))
    return found


def _step(level: Light, look: CareLook | None) -> str:
    """Return what to do first: a call, a visit where the call reached nobody, nothing once somebody told how it is."""
    if level not in _LIT or (look is not None and look.outcome != LookOutcome.NOT_REACHED):
        return ""
    return "call" if look is None else "visit"


def _pressing(each: CareLight) -> tuple[int, bool, str, str]:
    return _ORDER.index(each.level), not each.step, each.lit_at, each.household.id
