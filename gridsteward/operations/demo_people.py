"""Invented people: names as their years were named, numbers nobody has, and who lives with whom."""

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from gridsteward.records.household import Calendar, Person, Relation
from gridsteward.records.ids import from_source

SOURCE: Final = "demo"


class Naming:
    """Hands out names, birth dates and phone numbers; every choice comes from `rng`.

    Who hands out numbers beside another begins with another `first_phone`.
    """

    def __init__(
        self, rng: Random, *, area_id: str, today: date, material: Mapping[str, Any], first_phone: int = 0
    ) -> None:
        self._rng, self._area_id, self._today = rng, area_id, today
        self._names: Mapping[str, Any] = material["names"]
        self._places: Mapping[str, Any] = material["places"]
        self._phones = first_phone

    def surname(self) -> str:
        if self._rng.random() < 0.01:
            return str(self._rng.choice(self._names["compound"]))
        # the first families of a valley are the biggest
        letters = self._names["surnames"]
        return str(letters[int(len(letters) * self._rng.random() ** 1.7)])

    def given_name(self, age: int, *, female: bool) -> str:
        """Return a given name as people of that age bear it."""
        cohort = "old" if age >= 60 else "middle" if age >= 36 else "young"
        return str(self._rng.choice(self._names[cohort]["female" if female else "male"]))

    def phone(self) -> str:
        """Return a number nobody has: four zeros after the prefix; each is given out once."""
        prefixes = self._places["phone_prefixes"]
        self._phones += 1
        turn, which = divmod(self._phones, len(prefixes))
        tail = (turn * 7919 + which * 1237 + 2613) % 10_000
        return f"{prefixes[which]}0000{tail:04d}"

    def birth(self, age: int) -> tuple[str, str]:
        """Return a birth date and its calendar; older people tell it by the moon, some only the year."""
        year = self._today.year - age
        chance = self._rng.random()
        if age >= 55 and chance < 0.45:
            return f"{year}-{self._rng.randint(1, 12):02d}-{self._rng.randint(1, 29):02d}", Calendar.LUNAR
        if chance > 0.95:
            return f"{year}", Calendar.SOLAR
        passed = max((self._today - date(self._today.year, 1, 1)).days, 1)
        return (date(year, 1, 1) + timedelta(days=self._rng.randrange(passed))).isoformat(), Calendar.SOLAR

    def other_surname(self, surname: str) -> str:
        """Return the family name of somebody who married in."""
        found = self.surname()
        return found if found != surname else self.surname()

    def city(self) -> str:
        """Return a city people go to for work."""
        return str(self._rng.choice(self._places["cities"]))

    def person_id(self, household_id: str, number: int) -> str:
        """Return the id of the `number`-th person of a household."""
        return from_source(self._area_id, SOURCE, f"person:{household_id}:{number}")

    def chance(self, share: float) -> bool:
        """Return True as often as `share` of 1 says."""
        return self._rng.random() < share

    def between(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`, both included."""
        return self._rng.randint(low, high)


class People:
    """The people of one home; the holder comes first. Each method makes one kind of home."""

    def __init__(self, naming: Naming, household_id: str, surname: str) -> None:
        self.household_id = household_id
        self.made: list[Person] = []
        self.ages: list[int] = []
        self._naming, self._surname = naming, surname
        self._children_bear = surname
        self.city = naming.city()
        self.away = ""  # which evidence tells of the child who left

    def add(
        self,
        relation: Relation,
        age: int,
        *,
        female: bool | None = None,
        surname: str = "",
        lives_here: int = 1,
        main_contact: int = 0,
        emergency_contact: int = 0,
    ) -> None:
        naming = self._naming
        if female is None:
            female = naming.chance(0.5)
        birth, calendar = naming.birth(age)
        reachable = main_contact or emergency_contact or (age >= 14 and naming.chance(0.8))
        self.made.append(
            Person(
                id=naming.person_id(self.household_id, len(self.made)),
                household_id=self.household_id,
                name=(surname or self._surname) + naming.given_name(age, female=female),
                relation=relation,
                phones=naming.phone() if reachable else "",
                birth=birth,
                birth_calendar=calendar,
                lives_here=lives_here,
                main_contact=main_contact,
                emergency_contact=emergency_contact,
            )
        )
        self.ages.append(age)

    def _pair(self, age: int) -> None:
        """A married couple, either of whom holds the account."""
        wife_holds = self._naming.chance(0.25)
        self.add(Relation.HOLDER, age, female=wife_holds, main_contact=1)
        partner = self._naming.other_surname(self._surname)
        if wife_holds:
            self._children_bear = partner
        self.add(Relation.SPOUSE, age + self._naming.between(-4, 4), female=not wife_holds, surname=partner)

    def _child_away(self, parent_age: int) -> None:
        age = max(18, parent_age - self._naming.between(22, 32))
        daughter = self._naming.chance(0.4)
        self.away = "daughter_away" if daughter else "son_away"
        self.add(
            Relation.CHILD,
            age,
            female=daughter,
            surname=self._children_bear,
            lives_here=0,
            emergency_contact=1,
        )

    def _children(self, relation: Relation, *, count: int, youngest: int, eldest: int) -> None:
        ages = {self._naming.between(youngest, eldest) for _ in range(count)}
        for age in sorted(ages, reverse=True):
            self.add(relation, age, surname=self._children_bear)

    def alone(self) -> None:
        age = self._naming.between(66, 91)
        widow = self._naming.chance(0.68)
        self.add(Relation.HOLDER, age, female=widow, main_contact=1)
        if widow:
            self._children_bear = self._naming.other_surname(self._surname)
        if self._naming.chance(0.9):
            self._child_away(age)

    def couple(self) -> None:
        age = self._naming.between(60, 84)
        self._pair(age)
        self._child_away(age)

    def grandparents(self) -> None:
        age = self._naming.between(54, 72)
        self._pair(age)
        self._child_away(age)
        self._children(Relation.GRANDCHILD, count=self._naming.between(1, 2), youngest=4, eldest=14)

    def three_generations(self) -> None:
        age = self._naming.between(38, 56)
        self._pair(age)
        mother = self._naming.chance(0.6)
        born = self._naming.other_surname(self._surname) if mother else self._surname
        self.add(Relation.PARENT, age + self._naming.between(22, 30), female=mother, surname=born)
        self._children(Relation.CHILD, count=self._naming.between(1, 2), youngest=6, eldest=age - 24)

    def family(self) -> None:
        age = self._naming.between(26, 54)
        self._pair(age)
        self._children(Relation.CHILD, count=self._naming.between(0, 2), youngest=1, eldest=age - 24)

    def single(self) -> None:
        self.add(Relation.HOLDER, self._naming.between(42, 60), female=False, main_contact=1)

    def tenant(self) -> None:
        """The owner holds the account and lives elsewhere; the tenant is the one to talk to."""
        self.add(Relation.HOLDER, self._naming.between(40, 68), lives_here=0)
        lodger = self._naming.other_surname(self._surname)
        age = self._naming.between(22, 45)
        self.add(Relation.TENANT, age, surname=lodger, main_contact=1)
        if self._naming.chance(0.5):
            partner = self._naming.other_surname(lodger)
            self.add(Relation.TENANT, age + self._naming.between(-3, 3), surname=partner)

    def vacant(self) -> None:
        self.add(Relation.HOLDER, self._naming.between(35, 66), lives_here=0, main_contact=1)
