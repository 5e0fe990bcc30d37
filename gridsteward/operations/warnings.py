"""Whom to give thought to this week before they complain (R6.8). Read, worked out, shown; nothing of it is kept."""

import sys
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any, Final

import msgspec

from gridsteward.assets import asset
from gridsteward.operations.area import Area
from gridsteward.operations.collecting import no_collecting
from gridsteward.operations.findings import wanted_findings
from gridsteward.portrait.complaint_warning import (
    ComplaintWarning,
    History,
    PromiseFact,
    RiseFact,
    VisitFact,
    WarningRules,
    warn,
)
from gridsteward.records.household import RelationClass
from gridsteward.records.warning import Warned

A_WEEK: Final = 8
_STRETCH: Final = 31  # days whose visits are read in one go
_COMPLAINT: Final = "complaint"
_Gathered = defaultdict[str, dict[str, Any]]


@cache
def warning_rules() -> WarningRules:
    """Return the rules as shipped: resources/vocabularies/complaint_rules.toml."""
    text = asset("resources", "vocabularies", "complaint_rules.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), WarningRules)


@no_collecting()
def this_week(area: Area, most: int = A_WEEK) -> list[Warned]:
    """Return the households most likely to complain next, the likeliest first, at most so many."""
    today, rules = area.now().date(), warning_rules()
    found: dict[str, ComplaintWarning] = {}
    for household, history in histories(area, today=today).items():
        warning = warn(history, rules, today=today)
        if warning is not None:
            found[household] = warning
    chosen = sorted(found, key=lambda household: (-found[household].score, household))[: max(0, most)]
    known = {each.id: each for each in area.store.summaries(chosen)}
    return [
        Warned(
            household=known[household],
            score=found[household].score,
            reasons=found[household].reasons,
            act=found[household].act,
        )
        for household in chosen
    ]


def histories(area: Area, *, today: date) -> Mapping[str, History]:
    """Return what bears on a complaint, by household; those of which nothing does are not in it."""
    rules = warning_rules()
    gathered: _Gathered = defaultdict(lambda: {"visits": [], "promises": [], "rises": [], "tags": {}})
    since = today - timedelta(days=rules.days_back)
    _visits(area, gathered, since=since, today=today)
    _promises(area, gathered, since=since.isoformat())
    _rises(area, gathered, rules)
    _tags(area, gathered, rules, today=today)
    at_risk = _at_risk(area)
    present = {row for (row,) in area.store.query("SELECT id FROM household WHERE NOT _deleted")}
    return {
        household: History(
            visits=tuple(found["visits"]),
            promises=tuple(found["promises"]),
            rises=tuple(found["rises"]),
            tags=found["tags"],
            at_risk=household in at_risk,
            # what was promised over a complaint and is not done yet
            open_cases=sum(each.of_complaint and each.outcome == "open" for each in found["promises"]),
        )
        for household, found in gathered.items()
        if household in present
    }


def _visits(area: Area, gathered: _Gathered, *, since: date, today: date) -> None:
    """Gather the visits from `since` to `today`, a stretch at a time: of a large area a year fills 80 MB at once."""
    day_of, words_of = lru_cache(maxsize=None)(date.fromisoformat), lru_cache(maxsize=None)(_words)
    known: dict[tuple[int, ...], tuple[int, ...]] = {}  # most visits left moods as another one did
    for begin in range(0, (today - since).days + 1, _STRETCH):
        first = since + timedelta(days=begin)
        last = min(first + timedelta(days=_STRETCH - 1), today)
        days = first.isoformat(), (last + timedelta(days=1)).isoformat()
        moods: defaultdict[str, list[int]] = defaultdict(list)
        for visit, mood in area.store.query(
            "SELECT v.id, t.mood FROM visit v JOIN touchpoint t ON t.visit_id = v.id WHERE NOT v._deleted "
            "AND NOT t._deleted AND v.started_at >= ? AND v.started_at < ? ORDER BY t.position, t.id",
            days,
        ):
            moods[visit].append(mood)
        for row, household, started, purposes, met, done in area.store.query(
            "SELECT id, household_id, started_at, purposes, met, ending_done FROM visit "
            "WHERE NOT _deleted AND started_at >= ? AND started_at < ?",
            days,
        ):
            gathered[household]["visits"].append(
                VisitFact(
                    day=day_of(started[:10]),
                    purposes=words_of(purposes),
                    met=sys.intern(met),
                    moods=known.setdefault(told := tuple(moods.get(row, ())), told),
                    ending_done=bool(done),
                )
            )


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _promises(area: Area, gathered: _Gathered, *, since: str) -> None:
    latest = {
        commitment: (outcome, at)
        for commitment, outcome, at in area.store.query(
            "SELECT commitment_id, outcome, at FROM commitment_event WHERE NOT _deleted ORDER BY at, id"
        )
    }
    for row, household, what, due, purposes in area.store.query(
        "SELECT commitment.id, commitment.household_id, what, due, coalesce(visit.purposes, '') FROM commitment "
        "LEFT JOIN visit ON visit.id = commitment.visit_id AND NOT visit._deleted "
        "WHERE NOT commitment._deleted AND due >= ?",
        (since,),
    ):
        outcome, at = latest.get(row, ("reopened", ""))
        still_open = outcome == "reopened"
        gathered[household]["promises"].append(
            PromiseFact(
                what=what,
                due=date.fromisoformat(due),
                outcome="open" if still_open else outcome,
                ended=None if still_open else date.fromisoformat(at[:10]),
                of_complaint=_COMPLAINT in purposes.split(),
            )
        )


def _rises(area: Area, gathered: _Gathered, rules: WarningRules) -> None:
    for finding in wanted_findings(area):
        if finding.kind in rules.findings["rise"] and finding.before is not None:
            gathered[finding.household_id]["rises"].append(
                RiseFact(
                    day=date.fromisoformat(finding.day),
                    since=date.fromisoformat(finding.since),
                    before=finding.before,
                    after=finding.after or 0.0,
                    confidence=finding.confidence,
                )
            )


def _tags(area: Area, gathered: _Gathered, rules: WarningRules, *, today: date) -> None:
    wanted = tuple(rules.tags.values())
    marks = ", ".join("?" * len(wanted))
    for household, tag, since in area.store.query(
        f"SELECT household_id, tag, since FROM household_mark WHERE tag IN ({marks}) "
        "AND (expires = '' OR expires >= ?)",
        (*wanted, today.isoformat()),
    ):
        gathered[household]["tags"][tag] = _day(since)


def _day(text: str) -> date | None:
    """Return the day a tag is there since; ledgers and colleagues may tell a year or a month only."""
    year, month, day = (*text.split("-"), "1", "1")[:3]
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _at_risk(area: Area) -> frozenset[str]:
    risk = RelationClass.RISK.value
    return frozenset(
        row
        for (row,) in area.store.query(
            "SELECT id FROM household WHERE NOT _deleted AND leading_class = ? UNION "
            "SELECT household_id FROM household_tag WHERE NOT _deleted AND tag = ?",
            (risk, risk),
        )
    )
