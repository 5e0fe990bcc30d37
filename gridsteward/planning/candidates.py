"""Whom there is reason to see: the rules asked about every home (R4.1)."""

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from gridsteward.planning.facts import HomeFacts
from gridsteward.planning.rules import Rule, VisitRules
from gridsteward.records.plan import Candidate, Reason

_HIGHEST: Final = 100
_PER_REASON: Final = 3  # points a further reason adds


class _Found(NamedTuple):
    """A rule that holds: when it wants to be done by, from when it makes sense, and what its sentence says."""

    rule: Rule
    due: str
    opens: str
    values: dict[str, str | int | float]


class Rhythm(Struct, frozen=True):
    """How often a home is to be met: days, and the key of the rule that says so."""

    every: int
    key: str


def candidates(homes: Sequence[HomeFacts], rules: VisitRules, *, first: str, last: str) -> list[Candidate]:
    """Return whom there is reason to see on the days `first` … `last` (ISO), the most pressing first.

    Homes that are paused beyond `last` are among them: whoever plans leaves them out and says so.
    """
    sorts = Sorts(rules)
    groups = _groups(homes, rules)
    found = []
    for home in homes:
        sort = sorts.of(home)
        hits = [hit for rule in sort.rules for hit in _hits(home, rule, groups, last=last)]
        if hits:
            candidate = _candidate(home, sort, hits, rules, first=first)
            if home.pause is not None and "" < home.pause.until <= last:
                candidate = replace(candidate, opens=max(candidate.opens, home.pause.until))
            found.append(candidate)
    found.sort(key=lambda each: (-each.priority, each.latest or "9", each.household_id))
    return found


@lru_cache(maxsize=4096)
def day_after(day: str, days: int) -> str:
    """Return the ISO day so many days later."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


@lru_cache(maxsize=4096)
def days_between(day: str, later: str) -> int:
    """Return how many days there are from one ISO day to another."""
    return (date.fromisoformat(later) - date.fromisoformat(day)).days


class Sort(NamedTuple):
    """What holds for all homes of one sort: the rules that may give a reason, what to check, whom to bring.

    `rhythm` is the shortest in which such a home is to be met, None where there is none.
    """

    rules: tuple[Rule, ...]
    checks: tuple[str, ...]
    bring: tuple[str, ...]
    rhythm: Rhythm | None


class Sorts:
    """Homes of which the rules see the same: some hundred sorts among ten thousand, each worked out once."""

    def __init__(self, rules: VisitRules) -> None:
        self._rules, self._known = rules, dict[tuple[object, ...], Sort]()
        asked = (rules.rules, rules.checks, rules.bring)
        self._ages = sorted({each.when.oldest for kind in asked for each in kind})

    def of(self, home: HomeFacts) -> Sort:
        """Return the sort of a home."""
        age = bisect(self._ages, home.oldest or 0)
        key = (home.marks, home.care_tier, home.care_every, home.tenure, age)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._worked_out(home)
        return found

    def _worked_out(self, home: HomeFacts) -> Sort:
        rules = self._rules
        rhythms = (
            Rhythm(rule.every or home.care_every, rule.key)
            for rule in rules.rules
            if rule.kind == "cadence" and rule.when.holds(home)
        )
        return Sort(
            # a group gives its reason to all who share it, whether the rule holds for them or not
            rules=tuple(each for each in rules.rules if each.kind == "group" or each.when.holds(home)),
            checks=tuple(check for each in rules.checks if each.when.holds(home) for check in each.checks),
            bring=tuple(dict.fromkeys(each.who for each in rules.bring if each.when.holds(home))),
            rhythm=min(rhythms, key=lambda each: each.every, default=None),
        )


Groups = dict[tuple[str, str], int]


def _groups(homes: Iterable[HomeFacts], rules: VisitRules) -> Groups:
    """Count for each rule that looks across homes how many it holds for, by what they share."""
    found: Counter[tuple[str, str]] = Counter()
    across = [rule for rule in rules.rules if rule.kind == "group"]
    for home in homes if across else ():
        for rule in across:
            shared = getattr(home, rule.by)
            if shared and _raises(home, rule):
                found[rule.key, shared] += 1
    return found


def _raises(home: HomeFacts, rule: Rule) -> bool:
    if not rule.when.holds(home):
        return False
    return not rule.kinds or any(each.kind in rule.kinds for each in home.findings)


def _hits(home: HomeFacts, rule: Rule, groups: Groups, *, last: str) -> Iterable[_Found]:
    return _group(home, rule, groups, last) if rule.kind == "group" else _KINDS[rule.kind](home, rule, last)


def _group(home: HomeFacts, rule: Rule, groups: Groups, last: str) -> Iterator[_Found]:
    shared = getattr(home, rule.by)
    count = groups.get((rule.key, shared), 0) if shared else 0
    # whoever was called on since knows of it
    seen_lately = bool(home.tried) and days_between(home.tried, last) <= rule.within
    if count >= rule.least and not seen_lately:
        # a landlord's key is no name a person reads
        place = {"place": shared} if rule.by == "transformer_district" else {}
        yield _Found(rule, "", "", {"count": count, **place})


def _cadence(home: HomeFacts, rule: Rule, last: str) -> Iterator[_Found]:
    every = rule.every or home.care_every
    if not home.met:
        yield _Found(rule, "", "", {"every": every, "days": -1})
        return
    due = day_after(home.met, every)
    opens = day_after(due, -rule.ahead)
    if opens <= last:
        yield _Found(rule, due, opens, {"every": every, "days": days_between(home.met, last)})


def _promise(home: HomeFacts, rule: Rule, last: str) -> Iterator[_Found]:
    for due in home.promises:
        if day_after(due, -rule.ahead) <= last:
            yield _Found(rule, due, "", {})


def _agreed(home: HomeFacts, rule: Rule, last: str) -> Iterator[_Found]:
    if home.agreed and home.agreed <= last:
        yield _Found(rule, home.agreed, home.agreed, {})


def _request(home: HomeFacts, rule: Rule, last: str) -> Iterator[_Found]:  # noqa: ARG001  (one shape for all)
    for due in home.requests:
        yield _Found(rule, due, "", {})


def _finding(home: HomeFacts, rule: Rule, last: str) -> Iterator[_Found]:
    for finding in home.findings:
        fresh = finding.day <= last and days_between(finding.day, last) <= rule.within
        if finding.kind in rule.kinds and fresh and home.tried < finding.day:
            due = day_after(finding.day, rule.every)
            yield _Found(rule, due, "", {"kind": finding.kind, "day": finding.day})


def _stale(home: HomeFacts, rule: Rule, last: str) -> Iterator[_Found]:
    asked_lately = bool(home.met) and days_between(home.met, last) <= rule.within
    if home.asks >= rule.least and not asked_lately:
        yield _Found(rule, "", "", {"count": home.asks})


def _date(home: HomeFacts, rule: Rule, last: str) -> Iterator[_Found]:
    for each in home.dates:
        opens = day_after(each.day, -rule.ahead)
        if each.kind in rule.kinds and opens <= last and home.met < opens:
            yield _Found(rule, each.day, opens, {"kind": each.kind, "day": each.day, "name": each.name})


def _carried(home: HomeFacts, rule: Rule, last: str) -> Iterator[_Found]:
    carried = home.carried
    if carried is not None and days_between(carried.day, last) <= rule.within:
        yield _Found(rule, "", "", {"day": carried.day, "reason": carried.reason})


_KINDS: Final[Mapping[str, Callable[[HomeFacts, Rule, str], Iterable[_Found]]]] = {
    "cadence": _cadence,
    "promise": _promise,
    "agreed": _agreed,
    "request": _request,
    "finding": _finding,
    "stale": _stale,
    "date": _date,
    "carried": _carried,
}


def _points(hit: _Found, first: str) -> int:
    rule = hit.rule
    beyond = max(0, days_between(hit.due, first)) if hit.due else 0
    if rule.kind == "cadence" and hit.values["days"] == -1:
        beyond = int(hit.values["every"])  # never met: as if one whole turn had been missed
    return min(rule.most, round(rule.priority + rule.per_day * beyond))


def _candidate(
    home: HomeFacts, sort: Sort, hits: list[_Found], rules: VisitRules, *, first: str
) -> Candidate:
    # of several rhythms the one that presses most speaks for all
    rhythms = [hit for hit in hits if hit.rule.kind == "cadence"]
    if rhythms:
        spoken = max(rhythms, key=lambda hit: (_points(hit, first), -int(hit.values["every"])))
        hits = [hit for hit in hits if hit.rule.kind != "cadence" or hit is spoken]
    ranked = sorted(hits, key=lambda hit: (-_points(hit, first), hit.due or "9", hit.rule.key))
    priority = min(_HIGHEST, _points(ranked[0], first) + _PER_REASON * (len(ranked) - 1))
    longest = max(hit.rule.minutes for hit in hits)
    minutes = min(max(longest, rules.longest), longest + rules.each_more * (len(hits) - 1)) + rules.knock
    checks = dict.fromkeys(check for hit in ranked for check in hit.rule.checks)
    checks |= dict.fromkeys(sort.checks)
    opening = [hit.opens for hit in hits]
    musts = [max(hit.due, hit.opens) for hit in hits if hit.rule.must and hit.due]
    return Candidate(
        household_id=home.household_id,
        reasons=tuple(Reason(hit.rule.key, hit.values, hit.due) for hit in ranked),
        priority=max(1, priority),
        minutes=minutes,
        opens="" if "" in opening else min(opening),
        latest=min((hit.due for hit in hits if hit.due), default=""),
        must=min(musts, default=""),
        parts=home.parts,
        bring=sort.bring,
        checks=tuple(checks),
        village=home.village,
        relation_class=home.relation_class,
        tier=home.care_tier,
    )
