"""Invented homes: who lives there, how old they are, and what a steward would know of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from gridsteward.operations.demo_people import SOURCE, Naming, People
from gridsteward.records.household import (
    Household,
    HouseholdTag,
    Person,
    Relation,
    RelationClass,
    TagSource,
    TariffClass,
    Tenure,
)
from gridsteward.records.ids import from_source

# Kinds of homes and how often they occur; the rural stations the product is made for are old villages.
_KINDS: Final = {
    "alone": 8,
    "couple": 14,
    "grandparents": 8,
    "three_generations": 18,
    "family": 30,
    "single": 3,
    "tenant": 6,
    "vacant": 6,
    "account": 7,
}
_CARE_TAGS: Final = frozenset(
    {"living_alone", "oxygen_concentrator", "forgetful", "left_behind_child", "restricted_movement"}
)
_RISK_TAGS: Final = frozenset({"complained_before", "low_voltage_reported"})
_OLD_AGE_TAGS: Final = {
    "forgetful": 0.16,
    "oxygen_concentrator": 0.04,
    "hearing": 0.14,
    "partially_sighted": 0.07,
    "restricted_movement": 0.10,
    "chronic_illness": 0.20,
    "cannot_read": 0.06,
    "dialect_only": 0.05,
}
_FAMILY_TAGS: Final = {
    "ebike_charging": 0.14,
    "photovoltaic": 0.05,
    "large_use": 0.06,
    "low_voltage_reported": 0.03,
    "arrears_reminders": 0.04,
    "asks_policy": 0.05,
    "talkative": 0.07,
    "dog": 0.06,
    "complained_before": 0.02,
}


@dataclass(slots=True)
class Home:
    """A household being invented, with what its visits will need to know."""

    household: Household
    district: int
    people: list[Person] = field(default_factory=list)
    tags: list[HouseholdTag] = field(default_factory=list)
    ages: list[int] = field(default_factory=list)

    def tag_keys(self) -> set[str]:
        """Return the keys of the tags it carries."""
        return {tag.tag for tag in self.tags}


class HomeMaker:
    """Invents homes one after another; every choice comes from `rng`."""

    def __init__(self, rng: Random, *, area_id: str, today: date, material: Mapping[str, Any]) -> None:
        self._rng, self._area_id, self._today = rng, area_id, today
        self._places: Mapping[str, Any] = material["places"]
        self._evidence: Mapping[str, Sequence[str]] = material["stories"]["evidence"]
        self._naming = Naming(rng, area_id=area_id, today=today, material=material)
        self._account = 4_107_000_000 + rng.randrange(1, 90) * 1000
        self._meter = 315_000_000_000 + rng.randrange(10**9)

    def homes(self, count: int) -> list[Home]:
        """Return `count` homes in transformer districts of 60 to 80, villages in turn."""
        villages = list(self._places["villages"])[: max(3, min(22, count // 90))]
        middles = {name: self._middle() for name in villages}
        houses = dict.fromkeys(villages, 0)
        made: list[Home] = []
        district = 0
        while len(made) < count:
            village = villages[district % len(villages)]
            turn = district // len(villages)
            name = f"{village}{turn + 1}号公变"
            size = min(self._rng.randint(60, 80), count - len(made))
            for at in range(size):
                houses[village] += self._rng.randint(1, 2)
                group = turn * 2 + 1 + (at >= size // 2)
                address = f"{village}{group}组{houses[village]}号"
                made.append(
                    self._home(village, address, district=name, number=district, middle=middles[village])
                )
            district += 1
        return made

    def _middle(self) -> tuple[float, float]:
        spread = self._places["spread"]
        return (
            self._places["longitude"] + self._rng.uniform(-spread, spread),
            self._places["latitude"] + self._rng.uniform(-spread, spread),
        )

    def _home(
        self, village: str, address: str, *, district: str, number: int, middle: tuple[float, float]
    ) -> Home:
        rng = self._rng
        self._account += rng.randint(1, 3)
        self._meter += rng.randint(3, 9_000)
        account_no = f"{self._account:013d}"
        kind = rng.choices(list(_KINDS), list(_KINDS.values()))[0]
        surname = self._naming.surname()
        household_id = from_source(self._area_id, SOURCE, f"household:{account_no}")
        people = People(self._naming, household_id, surname)
        fields: dict[str, Any] = {"tariff_class": TariffClass.RESIDENTIAL, "tenure": Tenure.OWNER}
        fields["contracted_capacity"] = float(rng.choice((4, 4, 8, 8, 8, 12)))
        if kind == "account":
            fields |= self._business(people, village, surname)
        else:
            getattr(people, kind)()
            fields["name"] = people.made[0].name
            if kind in {"tenant", "vacant"}:
                fields["tenure"] = Tenure.TENANT if kind == "tenant" else Tenure.VACANT
        tags = self._tags(people, kind, str(fields["tariff_class"]))
        keys = {tag.tag for tag in tags}
        fields.setdefault("leading_class", _leading_class(keys, fields["tariff_class"]))
        spread = self._places["village_spread"]
        household = Household(
            id=household_id,
            account_no=account_no,
            address=address,
            village=village,
            transformer_district=district,
            meter_no=f"{self._meter:012d}",
            meter_phase="三相" if fields["contracted_capacity"] >= 15 else "单相",
            longitude=round(rng.gauss(middle[0], spread / 2), 6),
            latitude=round(rng.gauss(middle[1], spread / 2), 6),
            residents=None if kind == "account" else sum(person.lives_here for person in people.made),
            **fields,
        )
        return Home(household, number, people=people.made, tags=tags, ages=people.ages)

    def _business(self, people: People, village: str, surname: str) -> dict[str, Any]:
        chosen = self._rng.choices(self._places["account"], [5, 6, 4, 1, 1, 3, 4, 3, 3, 3, 1])[0]
        people.add(Relation.HOLDER, self._rng.randint(32, 60), lives_here=0, main_contact=1)
        return {
            "name": chosen["name"].format(village=village, surname=surname),
            "tariff_class": TariffClass(chosen["tariff"]),
            "contracted_capacity": float(chosen["capacity"]),
            "leading_class": RelationClass(chosen.get("leading_class", "")),
        }

    def _tags(self, people: People, kind: str, tariff: str) -> list[HouseholdTag]:
        keys: list[str] = []
        if kind == "account":
            keys = ["small_firm" if tariff == TariffClass.COMMERCIAL else "farm_machinery"]
            if tariff == TariffClass.LARGE_INDUSTRIAL:
                keys = ["large_use"]
        elif kind in {"alone", "single"}:
            keys = ["living_alone"]
        elif kind == "couple":
            keys = ["empty_nest"]
        elif kind == "grandparents":
            keys = ["left_behind_child"]
        elif kind in {"family", "three_generations"}:
            keys = self._some(_FAMILY_TAGS)
        if people.away:
            keys.append("children_away")
        ages = [age for age, person in zip(people.ages, people.made, strict=True) if person.lives_here]
        keys += self._age_tags(ages)
        if kind == "single" and self._naming.chance(0.4):
            keys.append("forgetful")
        return [self._tag(key, people) for key in keys]

    def _age_tags(self, ages: Sequence[int]) -> list[str]:
        if not ages:
            return []
        young = ["young_children"] if min(ages) <= 4 else []
        if max(ages) < 65:
            return young
        return [*young, "age_80" if max(ages) >= 80 else "pensionable_age", *self._some(_OLD_AGE_TAGS)]

    def _some(self, shares: Mapping[str, float]) -> list[str]:
        return [key for key, share in shares.items() if self._naming.chance(share)]

    def _tag(self, key: str, people: People) -> HouseholdTag:
        evidence = self._rng.choice(self._evidence[people.away if key == "children_away" else key])
        by_age = key in {"age_80", "pensionable_age"}
        since = self._today - timedelta(days=self._rng.randint(20, 900))
        return HouseholdTag(
            id=from_source(self._area_id, SOURCE, f"tag:{people.household_id}:{key}"),
            household_id=people.household_id,
            tag=key,
            source=TagSource.RULE if by_age else TagSource.STEWARD,
            evidence=evidence.format(name=people.made[0].name, city=people.city),
            since=since.isoformat(),
        )


def _leading_class(tags: set[str], tariff: str) -> RelationClass:
    if tags & _CARE_TAGS:
        return RelationClass.CARE
    if tags & _RISK_TAGS:
        return RelationClass.RISK
    if "large_use" in tags or tariff == TariffClass.LARGE_INDUSTRIAL:
        return RelationClass.ECONOMIC
    return RelationClass.NONE
