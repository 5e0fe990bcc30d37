"""Gather what is known of one household or of all, as the rules of portraits want it."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache
from typing import Any, Final

import msgspec

from gridsteward.assets import asset
from gridsteward.care.ages import years
from gridsteward.operations.area import Area
from gridsteward.portrait.dates import months_after
from gridsteward.portrait.facts import Facts
from gridsteward.portrait.rules import PortraitRules
from gridsteward.portrait.tags import is_past
from gridsteward.records.household import Relation, TariffClass, Tenure
from gridsteward.records.portrait import OwnWord
from gridsteward.records.readings import UseHabits

Lines = defaultdict[str, dict[str, Any]]
_PARENT_AGES: Final = frozenset((Relation.CHILD.value, Relation.CHILD_IN_LAW.value))
_CHILD_UNDER: Final = 18


@cache
def portrait_rules() -> PortraitRules:
    """Return the rules as shipped: resources/vocabularies/portrait_rules.toml."""
    text = asset("resources", "vocabularies", "portrait_rules.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), PortraitRules)


@cache
def appliance_groups() -> Mapping[str, Mapping[str, float]]:
    """Return group → kind of appliance → usual rated power of one in W, in the library's order."""
    text = asset("resources", "vocabularies", "appliances.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, dict[str, float]])


@cache
def _usual_power() -> Mapping[str, float]:
    """Return the usual power of one of each kind that uses any."""
    groups = appliance_groups()
    return {kind: power for group in groups if group != "generation" for kind, power in groups[group].items()}


def power_of(kind: str, count: int, rated_power: float | None) -> float:
    """Return what appliances of a kind use together, in W: as noted, else as usual; what generates uses none."""
    usual = _usual_power()
    if kind not in usual:
        return 0.0
    return (rated_power or usual[kind]) * (count or 1)


def gather(
    area: Area, households: Sequence[str] | None = None, *, habits: Mapping[str, UseHabits] | None = None
) -> dict[str, Facts]:
    """Return the facts of these households (at most 500), or of all that are present."""
    return _Gathering(area, households, habits or {}).facts()


class _Gathering:
    """One reading of every table, for the chosen households or for all of them."""

    def __init__(self, area: Area, households: Sequence[str] | None, habits: Mapping[str, UseHabits]) -> None:
        self._area, self._habits, self._rules = area, habits, portrait_rules()
        self._today = area.now().date()
        self._chosen = tuple(households or ())
        marks = ", ".join("?" * len(self._chosen))
        self._own, self._owned = (
            ("", "") if households is None else (f"AND id IN ({marks})", f"AND household_id IN ({marks})")
        )
        self._of: Lines = defaultdict(dict)

    def facts(self) -> dict[str, Facts]:
        self._households()
        self._tags()
        self._people()
        self._visits()
        self._moods()
        self._promises()
        self._findings()
        self._own_things()
        for household, habits in self._habits.items():
            if household in self._of:
                self._of[household] |= {
                    "rank": habits.rank,
                    "beside": habits.beside,
                    "unsteadiness": habits.unsteadiness,
                }
        for fields in self._of.values():
            self._of_firms(fields)
        return {household: Facts(household_id=household, **fields) for household, fields in self._of.items()}

    def _read(self, sql: str, *values: str, ending: str = "") -> Iterator[tuple[Any, ...]]:
        yield from self._area.store.query(f"{sql} {self._owned} {ending}", (*values, *self._chosen))

    def _known(self, household: str) -> dict[str, Any] | None:
        return self._of.get(household)

    def _households(self) -> None:
        sql = (
            "SELECT id, name, tariff_class, tenure, contracted_capacity, residents, leading_class, meter_no <> '', "
            "longitude IS NOT NULL AND latitude IS NOT NULL, moved_in FROM household WHERE NOT _deleted "
        )
        names = ("name", "tariff_class", "tenure", "capacity", "residents", "leading_class")
        for row, *values, meter, placed, moved_in in self._area.store.query(sql + self._own, self._chosen):
            self._of[row] = dict(zip(names, values, strict=True))
            self._of[row] |= {"has_meter": bool(meter), "has_coordinates": bool(placed), "moved_in": moved_in}

    def _tags(self) -> None:
        for household, tag, expires in self._read(
            "SELECT household_id, tag, expires FROM household_mark WHERE 1"
        ):
            fields = self._known(household)
            if fields is not None:
                tags = fields.setdefault("tags", {})
                # the same tag put on twice counts for as long as one of them holds
                tags[tag] = tags.get(tag, True) and is_past(expires, self._today)

    def _people(self) -> None:
        living: defaultdict[str, list[tuple[str, int | None]]] = defaultdict(list)
        for household, relation, phones, birth, calendar, here, main, emergency in self._read(
            "SELECT household_id, relation, phones <> '', birth, birth_calendar, lives_here, main_contact, "
            "emergency_contact FROM person WHERE NOT _deleted"
        ):
            fields = self._known(household)
            if fields is None:
                continue
            from_afar = relation == Relation.HOLDER and not here and fields["tenure"] == Tenure.TENANT
            age = years(birth, calendar, self._today) if birth else None
            counted = (
                ("people", True),
                ("living_here", here),
                ("with_phone", phones),
                ("main_contacts", main),
                ("emergency_contacts", emergency and phones),
                ("births", birth and here),
                # who holds the account of a let home and lives elsewhere is its landlord
                ("landlords", phones and (from_afar or relation == Relation.LANDLORD)),
                ("tenants", relation == Relation.TENANT),
                ("children_away", not here and relation in _PARENT_AGES and (age or 18) >= _CHILD_UNDER),
            )
            for name, one_more in counted:
                if one_more:
                    fields[name] = fields.get(name, 0) + 1
            if here:
                living[household].append((relation, age))
        for household, people in living.items():
            self._of[household] |= _ages(people, self._of[household]["residents"])

    def _visits(self) -> None:
        since = months_after(self._today.isoformat(), -self._rules.months_of_visits)
        fresh = months_after(self._today.isoformat(), -self._rules.parts["door_check"].months)
        counted = {"met_visits": "met IN ('person', 'family')"}
        values: list[str] = []
        for name, purposes in self._rules.purposes.items():
            counted[f"{name}_visits"] = " OR ".join(["instr(said, ?)"] * len(purposes))
            values += [f" {purpose} " for purpose in purposes]
        sums = ", ".join(f"total({test})" for test in counted.values())
        rows = self._area.store.query(
            f"SELECT household_id, {sums}, max(checks <> '' AND started_at >= ?) FROM "
            "(SELECT household_id, met, checks, started_at, ' ' || purposes || ' ' AS said FROM visit "
            f"WHERE NOT _deleted AND started_at >= ? {self._owned}) GROUP BY household_id",
            (*values, fresh, since, *self._chosen),
        )
        for household, *counts, checked in rows:
            fields = self._known(household)
            if fields is not None:
                fields |= {name: int(n) for name, n in zip(counted, counts, strict=True)}
                fields["checked"] = bool(checked)

    def _moods(self) -> None:
        since = months_after(self._today.isoformat(), -self._rules.months_of_moods)
        # for a few homes each visit is looked up, for all of them the visits since are listed once
        recent = (
            "EXISTS (SELECT 1 FROM visit WHERE visit.id = visit_id AND NOT visit._deleted AND started_at >= ?)"
            if self._chosen
            else "visit_id IN (SELECT id FROM visit WHERE NOT _deleted AND started_at >= ?)"
        )
        for household, count in self._area.store.query(
            "SELECT household_id, count(*) FROM touchpoint INDEXED BY touchpoint_low WHERE mood < 0 AND NOT _deleted "
            f"AND {recent} {self._owned} GROUP BY household_id",
            (since, *self._chosen),
        ):
            fields = self._known(household)
            if fields is not None:
                fields["low_moods"] = count

    def _promises(self) -> None:
        today = self._today.isoformat()
        since = months_after(today, -self._rules.months_of_visits)
        last: dict[str, tuple[str, str]] = {}
        for promise, outcome, at in self._area.store.query(
            "SELECT commitment_id, outcome, at FROM commitment_event WHERE NOT _deleted AND commitment_id IN "
            f"(SELECT id FROM commitment WHERE due >= ? {self._owned}) ORDER BY at, id",
            (since, *self._chosen),
        ):
            last[promise] = (outcome, at[:10])
        for household, promise, due in self._read(
            "SELECT household_id, id, due FROM commitment WHERE NOT _deleted AND due >= ?", since
        ):
            fields = self._known(household)
            outcome, at = last.get(promise, ("reopened", ""))
            if fields is None:
                continue
            if outcome == "reopened" and due < today:
                fields["promises_overdue"] = fields.get("promises_overdue", 0) + 1
            elif outcome == "kept" and at > due:
                fields["promises_late"] = fields.get("promises_late", 0) + 1

    def _findings(self) -> None:
        since = (self._today - timedelta(days=self._rules.days_of_findings)).isoformat()
        outcomes: dict[str, str] = dict(
            self._area.store.query(
                f"SELECT finding_id, outcome FROM finding_event WHERE NOT _deleted {self._owned} ORDER BY at, id",
                self._chosen,
            )
        )
        names = {kind: name for name, kinds in self._rules.findings.items() for kind in kinds}
        for household, finding, kind in self._read(
            "SELECT household_id, id, kind FROM finding WHERE NOT note AND day >= ?", since
        ):
            fields, name = self._known(household), names.get(kind)
            if fields is not None and name and outcomes.get(finding) != "dismissed":
                fields[name] = fields.get(name, 0) + 1

    def _own_things(self) -> None:
        powers: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for household, kind, count, power in self._read(
            "SELECT household_id, kind, count, rated_power FROM appliance WHERE NOT _deleted"
        ):
            powers[household][kind] = powers[household].get(kind, 0.0) + power_of(kind, count, power)
        for household, kinds in powers.items():
            self._put(household, "appliances", frozenset(kinds))
            self._put(household, "appliance_power", sum(kinds.values()))
        for (household,) in self._read(
            "SELECT household_id FROM routine WHERE NOT _deleted AND (home <> '' OR best <> '')"
        ):
            self._put(household, "routine_known", True)
        for household, count in self._area.store.query(
            f"SELECT household_id, count(*) FROM temperament_observation WHERE NOT _deleted {self._owned} "
            "GROUP BY household_id",
            self._chosen,
        ):
            self._put(household, "observations", count)
        for household, part, at in self._read(
            "SELECT household_id, part, at FROM portrait_check WHERE NOT _deleted"
        ):
            self._into(household, "checks", part, at)
        # who wrote a need down asked first; what a ledger says of one is still to be asked about
        for household, since in self._read(
            "SELECT household_id, max(since) FROM need_seen WHERE 1",
            ending="GROUP BY household_id HAVING min(agreed)",
        ):
            self._into(household, "checks", "needs_consent", since)
        for word in self._area.store.select(OwnWord, f"value <> '' {self._owned}", self._chosen):
            self._into(word.household_id, "own_words", word.about, word)
        since = months_after(self._today.isoformat(), -self._rules.months_of_visits)
        for household, kind, day, at in self._read(
            "SELECT household_id, kind, day, at FROM life_event WHERE NOT _deleted"
        ):
            fields = self._known(household)
            if (
                fields is not None
                and kind in self._rules.hard_events
                and (day or at) >= since[: len(day or at)]
            ):
                fields["hard_events"] = fields.get("hard_events", 0) + 1

    def _put(self, household: str, name: str, value: object) -> None:
        fields = self._known(household)
        if fields is not None:
            fields[name] = value

    def _into(self, household: str, name: str, key: str, value: object) -> None:
        fields = self._known(household)
        if fields is not None:
            fields.setdefault(name, {})[key] = value

    def _of_firms(self, fields: dict[str, Any]) -> None:
        """Count what weighs on a small firm: the care class knows firms in special circumstances (R1.5)."""
        capacity = fields["capacity"]
        tags = fields.get("tags", {})
        small = fields["tariff_class"] == TariffClass.COMMERCIAL and (
            capacity is None or capacity <= self._rules.small_firm_up_to
        )
        if small or "small_firm" in tags:
            fields["firm_troubles"] = len(self._rules.firm_troubles & tags.keys()) + fields.get("rises", 0)


def _ages(people: Sequence[tuple[str, int | None]], residents: int | None) -> dict[str, Any]:
    """Return what the ages of those who live here come to."""
    known = [age for _relation, age in people if age is not None]
    found: dict[str, Any] = {}
    if known:
        found = {"eldest": max(known), "youngest": min(known)}
    if len(people) == 1 and residents in (None, 1):
        found["alone_age"] = people[0][1]
    relations = {relation for relation, _age in people}
    young = any(
        age is not None and age < _CHILD_UNDER for relation, age in people if relation == Relation.GRANDCHILD
    )
    found["left_behind"] = int(young and relations.isdisjoint(_PARENT_AGES))
    return found
