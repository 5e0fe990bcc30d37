"""Invented portraits: what homes run, when they are met, how they like to be spoken with, what happened to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from random import Random
from typing import Any, Final

from msgspec.structs import replace

from gridsteward.operations.demo_homes import Home
from gridsteward.operations.demo_people import SOURCE, Naming
from gridsteward.operations.portrait_acts import DAY_PARTS
from gridsteward.records.household import HouseholdTag, Person, Relation, Tenure
from gridsteward.records.ids import from_source
from gridsteward.records.portrait import (
    Appliance,
    LifeEvent,
    OwnWord,
    PortraitCheck,
    Routine,
    TemperamentObservation,
)

_HERE: Final = timezone(timedelta(hours=8))
_NEEDS: Final = frozenset({"living_alone", "empty_nest", "left_behind_child", "small_firm", "farm_machinery"})
_KNOWN, _MET, _OBSERVED, _CHANGED = 0.45, 0.4, 0.3, 0.16  # shares of homes whose portrait has such a part
_FIRST_PHONE: Final = 150_000  # no area hands out so many
# An elder is home by day, who works is not.
_ELDER: Final = (
    "weekday_early",
    "weekday_morning",
    "weekday_noon",
    "weekday_evening",
    "weekend_morning",
    "weekend_noon",
)
_WORKING: Final = ("weekday_evening", "weekend_morning", "weekend_afternoon", "weekend_evening")


@dataclass(slots=True)
class Portraits:
    """What the portraits of an area are made of."""

    appliances: list[Appliance] = field(default_factory=list)
    routines: list[Routine] = field(default_factory=list)
    observations: list[TemperamentObservation] = field(default_factory=list)
    own_words: list[OwnWord] = field(default_factory=list)
    life_events: list[LifeEvent] = field(default_factory=list)
    checks: list[PortraitCheck] = field(default_factory=list)

    def rows(self) -> Iterator[Any]:
        """Yield every row."""
        for rows in (
            *(self.appliances, self.routines, self.observations),
            *(self.own_words, self.life_events, self.checks),
        ):
            yield from rows


class PortraitMaker:
    """Invents portraits; every choice comes from `rng`. Scenarios change the homes they go to."""

    def __init__(self, rng: Random, *, area_id: str, today: date, material: Mapping[str, Any]) -> None:
        self._rng, self._area_id, self._today = rng, area_id, today
        self._texts: Mapping[str, Any] = material["portraits"]
        self._steward = str(material["places"]["stewards"][0])
        self._naming = Naming(rng, area_id=area_id, today=today, material=material, first_phone=_FIRST_PHONE)
        self._made = Portraits()

    def portraits(self, homes: list[Home]) -> Portraits:
        """Return the portraits of these homes, the scenarios' first."""
        taken: set[str] = set()
        for scenario in self._texts["scenario"]:
            home = next(
                (each for each in homes if each.household.id not in taken and _fits(each, scenario)), None
            )
            if home is not None:
                taken.add(home.household.id)
                self._play(home, scenario)
        for home in homes:
            if home.household.id not in taken:
                self._invent(home)
        return self._made

    # -- scenarios ------------------------------------------------------------------------------------------

    def _play(self, home: Home, scenario: Mapping[str, Any]) -> None:
        household = home.household.id
        self._become(home, int(scenario["age"]), female=bool(scenario["female"]))
        home.household = replace(home.household, note=str(scenario["note"]))
        if "child_away" in scenario:
            self._child_away(home, int(scenario["child_away"]))
        for tag, evidence, days in scenario.get("tags", ()):
            self._put_tag(home, str(tag), str(evidence), int(days))
        for at, (kind, count, power) in enumerate(scenario["appliances"]):
            self._appliance(household, str(kind), at, count=int(count), power=float(power) or None)
        self._routine(household, scenario["home"], scenario["best"], str(scenario["avoid"]))
        people = [each for each in home.people if each.lives_here]
        for days, behaviours, note in scenario["observations"]:
            self._observe(household, people[0].id, int(days), str(behaviours), str(note))
        for days, behaviours, note in scenario.get("second", ()):
            self._observe(
                household, people[min(1, len(people) - 1)].id, int(days), str(behaviours), str(note)
            )
        for kind, days, note in scenario.get("events", ()):
            self._event(household, str(kind), int(days), str(note))
        for about, value, reason in scenario.get("own_words", ()):
            self._made.own_words.append(
                OwnWord(
                    id=from_source(self._area_id, "own_word", f"{household}:{about}"),
                    household_id=household,
                    about=str(about),
                    value=str(value),
                    reason=str(reason),
                    steward=self._steward,
                    at=self._at(8),
                )
            )
        for part, days in scenario.get("checks", ()):
            self._check(household, str(part), int(days))

    def _become(self, home: Home, age: int, *, female: bool) -> None:
        """Let the one usually met be of this age and sex."""
        at = next(at for at, each in enumerate(home.people) if each.lives_here)
        person = home.people[at]
        surname = person.name[:2] if person.name[:2] in ("欧阳", "上官", "司马", "令狐") else person.name[:1]
        birth, calendar = self._naming.birth(age)
        name = surname + self._naming.given_name(age, female=female)
        home.people[at] = replace(person, name=name, birth=birth, birth_calendar=calendar, main_contact=1)
        home.ages[at] = age
        if person.relation == Relation.HOLDER:
            home.household = replace(home.household, name=name)

    def _child_away(self, home: Home, age: int) -> None:
        """Let a child live elsewhere, to be called in an emergency."""
        first = home.people[0]
        birth, calendar = self._naming.birth(age)
        home.people.append(
            Person(
                id=self._naming.person_id(home.household.id, len(home.people)),
                household_id=home.household.id,
                name=first.name[:1] + self._naming.given_name(age, female=True),
                relation=Relation.CHILD,
                phones=self._naming.phone(),
                birth=birth,
                birth_calendar=calendar,
                lives_here=0,
                emergency_contact=1,
            )
        )
        home.ages.append(age)

    def _put_tag(self, home: Home, tag: str, evidence: str, days: int) -> None:
        """Put a tag on; `days` below zero is how long its day has passed."""
        home.tags[:] = [each for each in home.tags if each.tag != tag]
        expires = (self._today + timedelta(days=days)).isoformat() if days else ""
        home.tags.append(
            HouseholdTag(
                id=from_source(self._area_id, SOURCE, f"tag:{home.household.id}:{tag}"),
                household_id=home.household.id,
                tag=tag,
                evidence=evidence,
                since=(self._today - timedelta(days=170)).isoformat(),
                expires=expires,
            )
        )

    # -- other homes ----------------------------------------------------------------------------------------

    def _invent(self, home: Home) -> None:
        rng, household, common = self._rng, home.household.id, self._texts["common"]
        lived_in = home.household.tenure != Tenure.VACANT and home.household.residents is not None
        if not lived_in:
            return
        if rng.random() < _KNOWN:
            kinds = [kind for kind, share in common["appliances"].items() if rng.random() * 100 < share]
            for at, kind in enumerate(kinds[:8]):
                self._appliance(household, kind, at, count=rng.choice((1, 1, 1, 2)), power=None)
        if rng.random() < _MET:
            parts = _ELDER if max(home.ages, default=0) >= 60 else _WORKING
            at_home = [part for part in DAY_PARTS if part in parts and rng.random() < 0.8] or [parts[0]]
            self._routine(household, at_home, [rng.choice(at_home)], rng.choice(common["avoid"]))
        if rng.random() < _OBSERVED:
            self._some_observations(home)
        if rng.random() < _CHANGED:
            kinds_of_event = common["events"]
            (kind,) = rng.choices(list(kinds_of_event), list(kinds_of_event.values()))
            self._event(household, kind, rng.randint(10, 700), rng.choice(common["event_notes"][kind]))
        if rng.random() < 0.3:
            self._check(household, rng.choice(("people", "phones", "tenure")), rng.randint(5, 500))

    def _some_observations(self, home: Home) -> None:
        rng, styles = self._rng, self._texts["common"]["styles"]
        here = [each for each in home.people if each.lives_here]
        person: Person | None = next(iter(here), None)
        ((_trait, _share, behaviours),) = rng.choices(styles, [each[1] for each in styles])
        for _ in range(rng.choice((1, 1, 2, 3))):
            seen = rng.sample(list(behaviours), k=min(len(behaviours), rng.randint(2, 4)))
            self._observe(
                home.household.id, person.id if person else "", rng.randint(3, 400), " ".join(seen), ""
            )

    # -- rows -----------------------------------------------------------------------------------------------

    def _appliance(self, household: str, kind: str, at: int, *, count: int, power: float | None) -> None:
        self._made.appliances.append(
            Appliance(
                id=self._id(f"appliance:{household}:{at}"),
                household_id=household,
                kind=kind,
                count=count,
                rated_power=power,
            )
        )

    def _routine(self, household: str, home: Sequence[str], best: Sequence[str], avoid: str) -> None:
        self._made.routines.append(
            Routine(
                id=from_source(self._area_id, "routine", household),
                household_id=household,
                home=" ".join(part for part in DAY_PARTS if part in home),
                best=" ".join(part for part in DAY_PARTS if part in best),
                avoid=avoid,
            )
        )

    def _observe(self, household: str, person: str, days: int, behaviours: str, note: str) -> None:
        number = len(self._made.observations)
        self._made.observations.append(
            TemperamentObservation(
                id=self._id(f"observation:{household}:{number}"),
                household_id=household,
                person_id=person,
                visit_id="",
                behaviours=behaviours,
                note=note,
                steward=self._steward,
                at=self._at(days),
            )
        )

    def _event(self, household: str, kind: str, days: int, note: str) -> None:
        number = len(self._made.life_events)
        self._made.life_events.append(
            LifeEvent(
                id=self._id(f"event:{household}:{number}"),
                household_id=household,
                kind=kind,
                day=(self._today - timedelta(days=days)).isoformat(),
                note=note,
                finding_id="",
                steward=self._steward,
                at=self._at(max(0, days - 3)),
            )
        )

    def _check(self, household: str, part: str, days: int) -> None:
        self._made.checks.append(
            PortraitCheck(
                id=from_source(self._area_id, "portrait_check", f"{household}:{part}"),
                household_id=household,
                part=part,
                steward=self._steward,
                at=self._at(days),
            )
        )

    def _at(self, days: int) -> str:
        return datetime.combine(self._today - timedelta(days=days), time(10, 20), _HERE).isoformat()

    def _id(self, key: str) -> str:
        return from_source(self._area_id, SOURCE, key)


def _fits(home: Home, scenario: Mapping[str, Any]) -> bool:
    tags, wanted = home.tag_keys(), scenario["fits"]
    if home.household.tenure != Tenure.OWNER or home.household.residents is None:
        return False
    if wanted:
        under = scenario.get("alone_under", 200)
        return wanted in tags and max(home.ages) < under
    adults = sum(1 for age, each in zip(home.ages, home.people, strict=True) if each.lives_here and age >= 18)
    return not tags & _NEEDS and adults >= 2 and max(home.ages) < 65
