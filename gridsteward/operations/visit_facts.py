"""Gather what the rules of visits want to know of every home, in a few plain reads."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any, Final

import msgspec

from gridsteward.assets import asset
from gridsteward.care.ages import years
from gridsteward.operations.area import Area
from gridsteward.operations.care_rules import edition
from gridsteward.operations.contacts import last_reached
from gridsteward.operations.days import lunar
from gridsteward.operations.findings import wanted_findings
from gridsteward.operations.portraits import standings
from gridsteward.planning.facts import CarriedFact, DateFact, FindingFact, HomeFacts, Pause
from gridsteward.planning.rules import VisitRules
from gridsteward.planning.sites import Dwelling
from gridsteward.records.household import Relation
from gridsteward.records.portrait import Standing
from gridsteward.store import queries

_DATES_AHEAD: Final = 14  # days beyond the last planned one in which a date can be a reason
_CARRIED_FOR: Final = 31  # days a stop that was not made is looked for
_FESTIVALS: Final = {(1, 1): "spring_festival", (8, 15): "mid_autumn", (9, 9): "double_ninth"}
_SEVERAL: Final = ("promises", "requests", "findings", "dates")  # facts that are gathered one by one
_Fields = dict[str, Any]


@cache
def visit_rules() -> VisitRules:
    """Return the rules as shipped: resources/vocabularies/visit_rules.toml."""
    text = asset("resources", "vocabularies", "visit_rules.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), VisitRules)


def home_facts(
    area: Area, first: date, last: date, *, portraits: Mapping[str, Standing] | None = None
) -> list[HomeFacts]:
    """Return what is known of every home, for planning the days `first` … `last`.

    `portraits` are how the portraits stand, read anew when None: that is most of the work.
    """
    return _Gathering(area, first, last, standings(area) if portraits is None else portraits).facts()


def rhythm_facts(area: Area, first: date, last: date) -> tuple[list[HomeFacts], dict[str, str]]:
    """Return of every home what says how often it is to be met, seen from `last`; and when it was met before `first`.

    Its classes are those that somebody wrote down, as workbooks select by: to judge the portraits of 12,000 homes takes
    longer than all that a roll-up counts.
    """
    return _Gathering(area, first, last, {}).rhythms()


def dwellings(area: Area) -> list[Dwelling]:
    """Return where every home is, as far as it is known."""
    return [
        Dwelling(
            household_id=row,
            address=address or "",
            village=village or "",
            point=(longitude, latitude) if longitude is not None and latitude is not None else None,
        )
        for row, address, village, longitude, latitude in area.store.query(
            "SELECT id, address, village, longitude, latitude FROM household WHERE NOT _deleted ORDER BY id"
        )
    ]


class _Gathering:
    def __init__(self, area: Area, first: date, last: date, portraits: Mapping[str, Standing]) -> None:
        self._area, self._first, self._last, self._known = area, first, last, portraits
        self._of: dict[str, _Fields] = {}

    def facts(self) -> list[HomeFacts]:
        self._homes()
        self._tags()
        self._people()
        self._visits()
        self._promises()
        self._agreed()
        self._requests()
        self._findings()
        self._portraits()
        self._carried()
        self._routines()
        self._pauses()
        self._care()
        return self._gathered()

    def rhythms(self) -> tuple[list[HomeFacts], dict[str, str]]:
        self._homes()
        self._tags()
        for fields, (leading,) in self._read(
            "SELECT id, leading_class FROM household WHERE leading_class <> ''"
        ):
            fields["relation_class"] = leading
            fields["marks"].add(leading)
        sql = "SELECT household_id, birth, birth_calendar FROM person WHERE NOT _deleted AND lives_here AND birth <> ''"
        for fields, (birth, calendar) in self._read(sql):
            old = years(birth, calendar, self._last)
            if old is not None:
                fields["oldest"] = max(old, fields.get("oldest") or 0)
        earlier, until = (queries.MET_BEFORE.format(moment=moment) for moment in ("?1", "?2"))
        before: dict[str, str] = {}
        for fields, (met_before, met, household) in self._read(
            f"SELECT household_id, {earlier}, {until}, household_id FROM visit_last",
            self._first.isoformat(),
            (self._last + timedelta(days=1)).isoformat(),
        ):
            before[household] = met_before[:10]
            fields["met"] = met[:10]
        self._pauses()
        self._care(before)
        return self._gathered(), before

    def _gathered(self) -> list[HomeFacts]:
        return [_home(row, self._of.pop(row)) for row in list(self._of)]  # of 12,000 homes 20 MB, twice

    def _read(self, sql: str, *values: str) -> Iterator[tuple[_Fields, tuple[Any, ...]]]:
        """Yield the fields of the home a row is of, and the row's other values; homes that are gone are skipped."""
        for household, *rest in self._area.store.query(sql, values):
            fields = self._of.get(household)
            if fields is not None:
                yield fields, tuple(rest)

    def _homes(self) -> None:
        sql = "SELECT id, village, transformer_district, tenure FROM household WHERE NOT _deleted ORDER BY id"
        for row, village, district, tenure in self._area.store.query(sql):
            self._of[row] = {
                "village": village or "",
                "transformer_district": district or "",
                "tenure": tenure or "",
                "marks": set(),
            }

    def _tags(self) -> None:
        for fields, (tag,) in self._read(
            "SELECT household_id, tag FROM household_mark WHERE (expires = '' OR expires >= ?)",
            self._first.isoformat(),
        ):
            fields["marks"].add(tag)

    def _people(self) -> None:
        dates = _dates(self._first, self._last + timedelta(days=_DATES_AHEAD))
        for fields, (name, relation, phones, birth, calendar, here) in self._read(
            "SELECT household_id, name, relation, phones, birth, birth_calendar, lives_here FROM person "
            "WHERE NOT _deleted AND (birth <> '' OR relation = 'landlord')"
        ):
            if relation == Relation.LANDLORD and (name or phones):
                # one number is one person; without it the name has to do
                fields["landlord"] = phones.split()[0] if phones else name
            if birth and here:
                old = years(birth, calendar, self._first)
                if old is not None and old > (fields.get("oldest") or -1):
                    fields["oldest"] = old
                for day in dates.get((calendar, birth[5:]), ()):
                    fields.setdefault("dates", []).append(DateFact("birthday", day, name))
        festivals = [DateFact(kind, day) for kind, day in _festivals(self._first, self._last)]
        for fields in self._of.values() if festivals else ():
            fields.setdefault("dates", []).extend(festivals)

    def _visits(self) -> None:
        for fields, (met, tried) in self._read("SELECT household_id, met, tried FROM visit_last"):
            fields["met"], fields["tried"] = met[:10], tried[:10]

    def _promises(self) -> None:
        for fields, (due,) in self._read(
            f"SELECT household_id, due FROM commitment WHERE NOT _deleted AND {queries.STANDING} = 'reopened' "
            "ORDER BY due"
        ):
            fields.setdefault("promises", []).append(due)

    def _agreed(self) -> None:
        for fields, (day,) in self._read(
            f"SELECT household_id, next_visit FROM visit WHERE NOT _deleted AND {queries.STILL_AGREED} "
            "ORDER BY next_visit DESC"
        ):
            fields["agreed"] = day

    def _requests(self) -> None:
        for fields, (due,) in self._read(
            f"SELECT household_id, due FROM visit_request WHERE NOT _deleted AND {queries.STILL_ASKED} ORDER BY due, id"
        ):
            fields.setdefault("requests", []).append(due)

    def _findings(self) -> None:
        for finding in wanted_findings(self._area):
            fields = self._of.get(finding.household_id)
            if fields is not None and finding.day <= self._last.isoformat():
                known = FindingFact(finding.kind, finding.day, finding.confidence)
                fields.setdefault("findings", []).append(known)

    def _portraits(self) -> None:
        """Take the relation classes as the portraits have them, and how much they still lack."""
        for household, standing in self._known.items():
            fields = self._of.get(household)
            if fields is not None:
                fields["marks"].update(standing.classes)
                fields["relation_class"] = standing.classes[0] if standing.classes else ""
                fields["asks"] = len(standing.missing)

    def _care(self, before: dict[str, str] | None = None) -> None:
        """Say how closely a home is looked after; a contact in another way is as a visit so many days ago.

        Where `before` is given, those since the last day are left out, and those before the first stand in it too.
        """
        rules = edition(self._first)
        had = last_reached(self._area)
        tier_of = lru_cache(maxsize=None)(rules.tier)
        for household, fields in self._of.items():
            tier = tier_of(frozenset(fields["marks"]), fields.get("oldest"))
            if not tier:
                continue
            every = rules.every[tier]
            fields["care_tier"], fields["care_every"] = tier, every
            for way, day in had.get(household, ()):
                if before is not None and day > self._last.isoformat():
                    continue
                until = date.fromisoformat(rules.stands_until(tier, way, day))
                as_if = (until - timedelta(days=every)).isoformat()
                fields["met"] = max(fields.get("met", ""), as_if)
                if before is not None and day < self._first.isoformat():
                    before[household] = max(before.get(household, ""), as_if)

    def _carried(self) -> None:
        since = (self._first - timedelta(days=_CARRIED_FOR)).isoformat()
        for fields, (day, reasons) in self._read(
            "SELECT household_id, day, reasons FROM planned_stop WHERE NOT _deleted AND day >= ? AND day < ? "
            "AND NOT EXISTS (SELECT 1 FROM visit WHERE NOT visit._deleted "
            "AND visit.household_id = planned_stop.household_id AND visit.started_at >= planned_stop.day) "
            "ORDER BY day",
            since,
            min(self._first, self._area.now().date()).isoformat(),
        ):
            known = msgspec.json.decode(reasons) if reasons else []
            fields["carried"] = CarriedFact(day, known[0]["key"] if known else "carried")

    def _routines(self) -> None:
        for fields, (home, best) in self._read(
            "SELECT household_id, home, best FROM routine WHERE NOT _deleted"
        ):
            fields["parts"] = tuple((best or home).split())

    def _pauses(self) -> None:
        first = self._first.isoformat()
        for fields, (until, reason) in self._read(
            "SELECT household_id, until, reason FROM visit_pause WHERE NOT _deleted AND since <= ? "
            "AND (until = '' OR until > ?) ORDER BY until = '', until",
            self._last.isoformat(),
            first,
        ):
            fields["pause"] = Pause(until, reason)


def _home(household: str, fields: _Fields) -> HomeFacts:
    for name in _SEVERAL:
        if name in fields:
            fields[name] = tuple(fields[name])
    fields["marks"] = frozenset(fields["marks"])
    return HomeFacts(household_id=household, **fields)


def _dates(first: date, last: date) -> dict[tuple[str, str], list[str]]:
    """Return (calendar, "MM-DD") → the ISO days it falls on."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for day in _days(first, last):
        found["solar", f"{day:%m-%d}"].append(day.isoformat())
        there = lunar(day)
        if there is not None and not there.leap:
            found["lunar", f"{there.month:02}-{there.day:02}"].append(day.isoformat())
    return found


def _festivals(first: date, last: date) -> Iterator[tuple[str, str]]:
    for day in _days(first, last + timedelta(days=_DATES_AHEAD)):
        there = lunar(day)
        if there is not None and not there.leap and (there.month, there.day) in _FESTIVALS:
            yield _FESTIVALS[there.month, there.day], day.isoformat()


def _days(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
