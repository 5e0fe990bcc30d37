"""What is known of the homes that are looked after before their light is judged: use, meters, outages, absences."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from math import isnan
from typing import Any, Final

import msgspec

from gridsteward.assets import asset
from gridsteward.operations.area import Area
from gridsteward.operations.scanning import SOURCE
from gridsteward.operations.scanning_points import point_findings
from gridsteward.records.care_light import LightFacts, LightRules
from gridsteward.records.outage import Outage
from gridsteward.records.plan import VisitPause
from gridsteward.records.portrait import LifeEvent
from gridsteward.records.usage import FindingKind, PointKind, Trouble

_YEAR: Final = timedelta(days=365)
_NO_LEVEL: Final = (Trouble.ABSURD, Trouble.ESTIMATED, Trouble.COLLECTOR, Trouble.CATCH_UP)
Spans = Mapping[str, tuple[tuple[str, str], ...]]


@cache
def vocabulary() -> Mapping[str, Any]:
    """Return the parsed thresholds and words of care lights."""
    return tomllib.loads(asset("resources", "vocabularies", "care_light.toml").read_text("utf-8"))


@cache
def light_rules() -> LightRules:
    """Return the thresholds."""
    return msgspec.convert(vocabulary()["rules"], LightRules)


def light_facts(area: Area, homes: Sequence[str], day: date) -> dict[str, LightFacts]:
    """Return what is known of some homes at the end of a day, or by now."""
    rules = light_rules()
    first = day - timedelta(days=rules.days + rules.stale_days - 1)
    use, solar = _use(area, homes, first, day), _solar(area)
    told = _told(area, homes, first, day)
    away, off = _away(area, day), _off(area, first, day)
    district = dict(area.store.query("SELECT id, transformer_district FROM household"))
    lossy = _lossy(area, day)
    found = {}
    for home in homes:
        until, kwh = use.get(home, ("", ()))
        found[home] = LightFacts(
            day=day.isoformat(),
            until=until,
            kwh=kwh,
            lossy=home in lossy,
            silent_since=told.get((home, FindingKind.SILENCE), ""),
            still_since=told.get((home, PointKind.INACTIVE), ""),
            night_since=told.get((home, PointKind.NIGHT_BASE), ""),
            outages=off.get(district.get(home, ""), ()),
            away=away.get(home, ""),
            solar=home in solar,
        )
    return found


def _use(
    area: Area, homes: Sequence[str], first: date, last: date
) -> dict[str, tuple[str, tuple[float | None, ...]]]:
    """Return the last day read, and kWh a day up to it. The neighbours of a district tell a collector from silence."""
    import numpy as np

    from gridsteward.store.usage import daily
    from gridsteward.usage import TROUBLES, cleaned

    districts: dict[str, int] = {}
    of_home: dict[str, int] = {}
    wanted = set(homes)
    rows = area.store.query("SELECT id, transformer_district FROM household WHERE NOT _deleted ORDER BY id")
    theirs = {district for home, district in rows if home in wanted and district}
    for home, district in rows:
        if home in wanted or district in theirs:
            of_home[home] = districts.setdefault(district or f"\x1f{home}", len(districts))
    read = daily(area.store, first=first, last=last, households=list(of_home))
    if not read.kwh.size:
        return {}
    clean = cleaned(read.kwh, np.array(list(of_home.values())))
    no_level = np.isin(clean.trouble, [TROUBLES.index(each) + 1 for each in _NO_LEVEL])
    level = np.where(no_level, np.float32(np.nan), read.kwh)
    days = [str(each) for each in read.days]
    found = {}
    for at, home in enumerate(read.households):
        known = np.flatnonzero(~np.isnan(read.kwh[at]))
        if home in wanted and len(known):
            end = int(known[-1])
            values = level[at, : end + 1].tolist()
            found[home] = (days[end], tuple(None if isnan(each) else each for each in values))
    return found


def _told(area: Area, homes: Sequence[str], first: date, day: date) -> dict[tuple[str, str], str]:
    """Return since when silence (days) and inactivity or a load at night (points) were last told of, by home and kind.

    A finding still stands at the end of its own day; silence is said in whole days, points by the hour.
    """
    found: dict[tuple[str, str], str] = {}
    near = (day - timedelta(days=light_rules().news_days)).isoformat()
    sql = "SELECT household_id, day FROM finding WHERE kind = ? AND trouble = '' AND day BETWEEN ? AND ? ORDER BY day"
    for home, at in area.store.query(sql, (FindingKind.SILENCE, near, day.isoformat())):
        found[home, FindingKind.SILENCE] = at
    there = "SELECT 1 FROM usage_points LIMIT 1"
    if not area.store.query(there):
        return found
    points = point_findings(
        area.store,
        area_id=area.id,
        source=SOURCE,
        first=first,
        last=day,
        watched=set(homes),
        only_watched=True,
    )
    for each in points:
        # who has stirred since is not still any more: inactivity holds for the day it is told on and the next
        held = day - timedelta(days=1 if each.trouble == PointKind.INACTIVE else light_rules().news_days)
        if each.day >= held.isoformat():
            found[each.household_id, each.trouble] = each.day
    return found


def _solar(area: Area) -> set[str]:
    """Return the homes with panels on the roof: what the meter tells is not what is used."""
    sql = (
        "SELECT household_id FROM household_tag WHERE NOT _deleted AND tag = 'photovoltaic' "
        "UNION SELECT household_id FROM appliance WHERE NOT _deleted AND kind = 'solar_panels'"
    )
    return {home for (home,) in area.store.query(sql)}


def _lossy(area: Area, day: date) -> set[str]:
    """Return the homes whose meter lost a day within a year, the last week aside: that may be silence."""
    since, until = (day - _YEAR).isoformat(), (day - timedelta(days=7)).isoformat()
    sql = "SELECT DISTINCT household_id FROM finding WHERE kind = ? AND trouble = ? AND day BETWEEN ? AND ?"
    return {
        home for (home,) in area.store.query(sql, (FindingKind.DATA.value, Trouble.LOST.value, since, until))
    }


def _away(area: Area, day: date) -> dict[str, str]:
    """Return the note that says that nobody is there: a key of the words [light_away]."""
    away, today = vocabulary()["away"], day.isoformat()
    found = {}
    since = (day - timedelta(days=int(away["life_days"]))).isoformat()
    for event in area.store.select(LifeEvent, "day BETWEEN ? AND ?", (since, today)):
        if event.kind in away["life_events"]:
            found[event.household_id] = event.kind
    for pause in area.store.select(VisitPause, "since <= ? AND (until = '' OR until > ?)", (today, today)):
        if pause.reason in away["pauses"]:
            found[pause.household_id] = pause.reason
    return found


def _off(area: Area, first: date, day: date) -> Spans:
    """Return (first, last) days of outages by transformer district."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for each in area.store.select(Outage, "NOT cancelled AND begins < ?", (f"{day.isoformat()}T99",)):
        end = (each.restored or day.isoformat())[:10]
        if end >= first.isoformat():
            for name in each.names:
                found[name].append((each.begins[:10], end))
    return {name: tuple(spans) for name, spans in found.items()}
