"""What the requests of a period tell (R6.8): read, worked out, shown; a confidential case counts and names nobody."""

import tomllib
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

import msgspec
from msgspec import Struct

from gridsteward.assets import asset
from gridsteward.cases import analysis as figures
from gridsteward.cases import flow
from gridsteward.cases.analysis import AnalysisRules, Fact
from gridsteward.operations import case_board, cases, warnings
from gridsteward.operations.area import Area
from gridsteward.operations.case_board import CaseRow
from gridsteward.operations.collecting import no_collecting
from gridsteward.records.case import CaseColumn, CaseEvent, CaseView, DeadlineState
from gridsteward.records.case_analysis import Analysis, Standout
from gridsteward.records.warning import Warned

_MISSED = frozenset({DeadlineState.MISSED, DeadlineState.OVERDUE})


class CaseAnalysis(Struct, frozen=True, kw_only=True):
    """The figures of a period, the one thing most worth a look, and the cases behind them by id.

    `names` are the households with several cases, `warned` who may complain next.
    """

    first: str
    last: str
    found: Analysis
    standout: Standout
    rows: dict[str, CaseRow]
    names: dict[str, str]
    warned: tuple[Warned, ...]


@cache
def analysis_rules() -> AnalysisRules:
    """Return the rules as shipped: resources/vocabularies/case_analysis.toml."""
    text = asset("resources", "vocabularies", "case_analysis.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), AnalysisRules)


@no_collecting()
def analysis(area: Area, first: str = "", last: str = "") -> CaseAnalysis:
    """Return what the cases tell that came in within ISO days, both included; "" leaves an end open."""
    rules = analysis_rules()
    end = last or cases.wall_clock(area.stamp()).date().isoformat()
    year_before = (date.fromisoformat(end) - timedelta(days=rules.often_days - 1)).isoformat()
    rows = case_board.rows(area, columns=tuple(CaseColumn), first=first, last=end)
    places = _places(area)
    facts = [_fact(each.view, places, rules) for each in rows]
    facts = [each for each in facts if each.day >= first]
    if year_before < first:
        facts += _before(area, year_before, first, places)
    found = figures.analyse(
        facts, first=first, last=end, year_before=year_before, homes=_homes(places), rules=rules
    )
    behind = {*found.cases, *(case for each in found.often for case in each.cases)}
    shown = {each.view.case.id: each for each in rows if each.view.case.id in behind}
    for each in case_board.rows_of(area, behind - shown.keys()):
        shown[each.view.case.id] = each
    return CaseAnalysis(
        first=first,
        last=end,
        found=found,
        standout=figures.standout(found, rules),
        rows=shown,
        names={
            each.view.complainant.household_id: each.name
            for each in shown.values()
            if each.view.complainant and each.view.complainant.household_id
        },
        warned=tuple(warnings.this_week(area)),
    )


class CameIn(NamedTuple):
    """A case of a period: what it is now, the day it came in by China's clock, by clock that ended whether in time."""

    id: str
    kind: str
    day: str
    clocks: tuple[tuple[str, bool], ...]


def came_in(area: Area, first: str, last: str) -> list[CameIn]:
    """Return every case that came in within ISO days, both included."""
    views = cases.cases(area, columns=tuple(CaseColumn), first=first, last=last)
    found = [CameIn(each.case.id, each.kind, _day(each), _clocks(each)) for each in views]
    return [each for each in found if first <= each.day <= last]


_Places = dict[str, tuple[str, str]]


def _before(area: Area, since: str, until: str, places: _Places) -> list[Fact]:
    """Return the cases of homes that came in before a period: all that counts of them is whose they are."""
    found = []
    for case_id, home, at in area.store.query(
        "SELECT id, household_id, at FROM service_case WHERE NOT _deleted AND sealed_id = '' AND household_id <> '' "
        "AND at >= ? AND at < ? ORDER BY at, id",
        ((date.fromisoformat(since) - timedelta(days=1)).isoformat(), f"{until}~"),
    ):
        day = cases.wall_clock(at).date().isoformat()
        if since <= day < until and home in places:
            found.append(
                Fact(id=case_id, came_as="", kind="", topic="", channel="", department="", day=day, home=home)
            )
    return found


def _places(area: Area) -> _Places:
    return {
        home: (village or "", district or "")
        for home, village, district in area.store.query(
            "SELECT id, village, transformer_district FROM household WHERE NOT _deleted"
        )
    }


def _homes(places: _Places) -> dict[str, dict[str, int]]:
    villages = Counter(village for village, _ in places.values() if village)
    districts = Counter(district for _, district in places.values() if district)
    return {"district": dict(districts), "village": dict(villages)}


def _fact(view: CaseView, places: _Places, rules: AnalysisRules) -> Fact:
    case = view.case
    events = [each for each in view.events if each.id not in view.set_aside]
    kinds = {each.kind for each in events}
    about = view.complainant
    home = about.household_id if about and about.household_id in places else ""
    village, district = places.get(home, ("", ""))
    low = any(each.kind == "called_back" and each.value in ("1", "2") for each in events)
    ended = view.column == CaseColumn.CLOSED
    return Fact(
        id=case.id,
        came_as=case.kind,
        kind=view.kind,
        topic=case.topic if view.kind == case.kind else "",
        channel=case.channel,
        department=view.department,
        day=_day(view),
        turned=case.kind == "grumble"
        and any(each.kind == "turned" and each.value == "complaint" for each in events),
        objected="objected" in kinds or low,
        reopened="reopened" in kinds,
        clocks=_clocks(view),
        answered_after=_after(view, next((each for each in events if each.kind in rules.answers), None)),
        closed_after=_after(
            view, next((each for each in reversed(events) if ended and each.kind in rules.ends), None)
        ),
        asked="called_back" in kinds,
        satisfaction=view.satisfaction,
        confidential=view.confidential,
        home=home,
        village=village,
        district=district,
    )


def _day(view: CaseView) -> str:
    return cases.wall_clock(view.case.at).date().isoformat()


def _clocks(view: CaseView) -> tuple[tuple[str, bool], ...]:
    return tuple(
        (each.code, each.state == DeadlineState.MET)
        for each in view.deadlines
        if each.state == DeadlineState.MET or each.state in _MISSED
    )


def _after(view: CaseView, event: CaseEvent | None) -> int | None:
    if event is None:
        return None
    passed = flow.moment(event.at) - flow.moment(view.case.at)
    return int(passed.total_seconds() // 60)


def rows_of(found: CaseAnalysis, ids: Sequence[str]) -> list[CaseRow]:
    """Return the cases behind a figure, the latest first."""
    chosen = [found.rows[each] for each in ids if each in found.rows]
    return sorted(chosen, key=lambda each: flow.moment(each.view.case.at), reverse=True)


def facts_of(area: Area, found: Sequence[CaseView]) -> list[Fact]:
    """Return what counts of each of these cases, in their order."""
    places, rules = _places(area), analysis_rules()
    return [_fact(each, places, rules) for each in found]
