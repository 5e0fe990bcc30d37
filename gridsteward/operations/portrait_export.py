"""Household portraits as a workbook: who lives there, how they are, what is known and what is missing (R1, R4.5)."""

from collections import defaultdict
from datetime import timedelta
from pathlib import Path

from gridsteward.operations import care_people, portraits
from gridsteward.operations.area import Area
from gridsteward.operations.portrait_facts import portrait_rules
from gridsteward.operations.sheet_templates import templates
from gridsteward.portrait import completeness, needs, temperament
from gridsteward.records.household import Household, Person
from gridsteward.records.portrait import Appliance, Scored, TemperamentObservation
from gridsteward.records.portrait_report import PortraitRow, PortraitScope
from gridsteward.records.report import WordsLike, WrittenReport


def portrait_rows(area: Area, *, village: str = "") -> list[PortraitRow]:
    """Return the portraits of a village, or of all, in the order of villages and addresses."""
    store, rules, today = area.store, portrait_rules(), area.now().date()
    where, values = ("village = ?", (village,)) if village else ("1", ())
    homes = store.select(Household, where, values, order="village, transformer_district, address, id")
    people: defaultdict[str, list[Person]] = defaultdict(list)
    for person in store.select(Person, order="main_contact DESC, id"):
        people[person.household_id].append(person)
    observed: defaultdict[str, list[TemperamentObservation]] = defaultdict(list)
    for each in store.select(TemperamentObservation, order="at DESC, id DESC"):
        observed[each.household_id].append(each)
    appliances: defaultdict[str, list[str]] = defaultdict(list)
    for appliance in store.select(Appliance, order="kind, id"):
        appliances[appliance.household_id].append(appliance.kind)
    tiers = {each.household_id: each.tier for each in care_people.cared(area)}
    known = {each.id: each for each in store.summaries()}
    year = (today - timedelta(days=365)).isoformat()
    visits = dict(
        store.query(
            "SELECT household_id, count(*) FROM visit WHERE NOT _deleted AND started_at >= ? GROUP BY household_id",
            (year,),
        )
    )
    made = []
    facts = dict(portraits.every(area, [home.id for home in homes]))
    for home in homes:
        of_it, seen = facts[home.id], observed[home.id]
        person_id = portraits.person_observed(people[home.id], seen)
        style = temperament.style(
            [each for each in seen if each.person_id == person_id],
            rules,
            today=today,
            own_word=of_it.own_words.get(temperament.ABOUT),
        )
        states = completeness.part_states(of_it, rules, since={}, today=today)
        made.append(
            PortraitRow(
                household=home,
                people=tuple(people[home.id]),
                tags=known[home.id].tags,
                last_visit=known[home.id].last_visit[:10],
                visits=visits.get(home.id, 0),
                temperament=_key(style.leading),
                need_level=_key(needs.need_level(of_it, rules)),
                care_tier=tiers.get(home.id, ""),
                appliances=tuple(dict.fromkeys(appliances[home.id])),
                completeness=completeness.completeness(states),
                missing=tuple(each.part for each in states if not completeness.settled(each)),
            )
        )
    return made


def _key(found: Scored | None) -> str:
    return found.key if found is not None else ""


def export_portraits(
    area: Area,
    out: Path,
    *,
    words: WordsLike,
    village: str = "",
    password: str = "",
    overwrite: bool = False,
) -> WrittenReport:
    """Write the portraits; see `exporting.export_visits`."""
    from gridsteward.reports.portraits import portraits_workbook

    ((count,),) = area.store.query(
        "SELECT count(*) FROM household WHERE NOT _deleted AND (? = '' OR village = ?)", (village, village)
    )
    return portraits_workbook(
        portrait_rows(area, village=village),
        scope=PortraitScope(
            station=area.name, area=area.name, village=village, exported_at=area.stamp(), households=count
        ),
        templates=templates(area),
        words=words,
        out=out,
        password=password or None,
        overwrite=overwrite,
    )
