"""An invented area to try GridSteward on: homes, people, tags, a year of visits. Nobody in it is real."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from gridsteward.operations.demo_homes import HomeMaker
from gridsteward.operations.demo_portraits import PortraitMaker
from gridsteward.operations.demo_visits import DiaryMaker
from gridsteward.records.household import Calendar, Household, HouseholdTag, Person
from gridsteward.records.visit import Commitment, CommitmentEvent, Touchpoint, Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoArea:
    """Everything of an invented area, as records. `stewards` are those who visited, the first one leads.

    `portraits` are rows of what records/portrait.py keeps.
    """

    area_id: str
    station: str
    area: str
    today: date
    stewards: tuple[str, ...]
    households: tuple[Household, ...]
    people: tuple[Person, ...]
    tags: tuple[HouseholdTag, ...]
    visits: tuple[Visit, ...]
    touchpoints: tuple[Touchpoint, ...]
    commitments: tuple[Commitment, ...]
    commitment_events: tuple[CommitmentEvent, ...]
    portraits: tuple[Any, ...]


def invent(*, households: int, seed: int, today: date, area_id: str, material: Mapping[str, Any]) -> DemoArea:
    """Return an area that is the same for the same arguments.

    `area_id` is a UUID. `material` holds the parsed files of resources/demo by their names without ".toml":
    names, places, stories, portraits.
    """
    rng = Random(seed)  # noqa: S311  (the same demo for the same seed; nothing secret)
    homes = HomeMaker(rng, area_id=area_id, today=today, material=material).homes(households)
    portraits = PortraitMaker(
        Random(seed + 1),  # noqa: S311  (homes and visits stay as they are without portraits)
        area_id=area_id,
        today=today,
        material=material,
    ).portraits(homes)
    diary = DiaryMaker(rng, area_id=area_id, today=today, material=material).diary(homes)
    places = material["places"]
    return DemoArea(
        area_id=area_id,
        station=places["station"],
        area=places["area"],
        today=today,
        stewards=tuple(dict.fromkeys(visit.steward for visit in diary.visits)) or (places["stewards"][0],),
        households=tuple(home.household for home in homes),
        people=tuple(person for home in homes for person in home.people),
        tags=tuple(tag for home in homes for tag in home.tags),
        visits=tuple(diary.visits),
        touchpoints=tuple(diary.touchpoints),
        commitments=tuple(diary.commitments),
        commitment_events=tuple(diary.events),
        portraits=tuple(portraits.rows()),
    )


def ledger_rows(area: DemoArea, material: Mapping[str, Any]) -> list[list[object]]:
    """Return the area as a station hands out its ledger: title row, head, one row a household."""
    words = material["stories"]["ledger"]
    holders: dict[str, Person] = {}
    for person in area.people:
        holders.setdefault(person.household_id, person)
    tags: dict[str, set[str]] = {}
    for tag in area.tags:
        tags.setdefault(tag.household_id, set()).add(tag.tag)
    title = words["title"].format(
        station=area.station, area=area.area, year=area.today.year, month=area.today.month
    )
    rows: list[list[object]] = [[title], list(words["titles"])]
    for number, home in enumerate(area.households, 1):
        holder, known = holders[home.id], tags.get(home.id, set())
        remarks = [text for key, text in words["remarks"].items() if key in known]
        rows.append(
            [
                number,
                home.account_no,
                home.name,
                home.address,
                home.village,
                home.transformer_district,
                home.meter_no,
                words["tariff_class"][home.tariff_class],
                home.contracted_capacity,
                holder.phones or None,
                _birth(holder, words),
                home.residents,
                words["yes"] if "living_alone" in known else words["no"],
                words["tenure"][home.tenure],
                home.longitude,
                home.latitude,
                "，".join(remarks) or None,
            ]
        )
    return rows


def _birth(person: Person, words: Mapping[str, Any]) -> object:
    if person.birth_calendar == Calendar.LUNAR:
        year, month, day = person.birth.split("-")
        return str(words["lunar"].format(year=year, month=int(month), day=int(day)))
    if len(person.birth) == 4:
        return int(person.birth)
    return date.fromisoformat(person.birth)
