"""What the requests of a period tell (R6.8): counts, times, and places where trouble gathers more than by luck."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from math import ceil, exp, fsum, lgamma, log, log1p
from statistics import fmean, median

from msgspec import Struct

from gridsteward.records.case_analysis import Analysis, ClockCount, Count, Gathering, Spread, Standout


class AnalysisRules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of resources/vocabularies/case_analysis.toml; it explains itself there."""

    answers: tuple[str, ...]
    ends: tuple[str, ...]
    chance: float
    place_cases: int
    place_homes: int
    often: int
    often_days: int
    few: int
    late_share: float


class Fact(Struct, frozen=True, kw_only=True):
    """What counts of one case. `came_as` is the kind it was registered as, `kind` what it is now.

    `day` (ISO) is when it came in; minutes are None for what has not happened. `clocks` are the codes of its deadlines
    with whether each was kept. Of a confidential case `home`, `village` and `district` are "".
    """

    id: str
    came_as: str
    kind: str
    topic: str
    channel: str
    department: str
    day: str
    turned: bool = False
    objected: bool = False
    reopened: bool = False
    clocks: tuple[tuple[str, bool], ...] = ()
    answered_after: int | None = None
    closed_after: int | None = None
    asked: bool = False
    satisfaction: int = 0
    confidential: bool = False
    home: str = ""
    village: str = ""
    district: str = ""


def analyse(
    facts: Collection[Fact],
    *,
    first: str,
    last: str,
    year_before: str,
    homes: Mapping[str, Mapping[str, int]],
    rules: AnalysisRules,
) -> Analysis:
    """Return what the cases of a period tell; `first`, `last` and `year_before` are ISO days, the ends included.

    `homes` are how many homes each "village" and "district" has. Cases of the year since `year_before` count for the
    homes that come often.
    """
    chosen = sorted(
        (each for each in facts if first <= each.day <= last), key=lambda each: (each.day, each.id)
    )
    ratings = [each.satisfaction for each in chosen if each.satisfaction]
    return Analysis(
        cases=tuple(each.id for each in chosen),
        confidential=sum(each.confidential for each in chosen),
        by_kind=_most_first(chosen, lambda each: each.kind),
        by_topic=_most_first([each for each in chosen if each.topic], lambda each: each.topic),
        by_channel=_most_first(chosen, lambda each: each.channel),
        by_department=_most_first(chosen, lambda each: each.department),
        by_month=tuple(sorted(_most_first(chosen, lambda each: each.day[:7]), key=lambda each: each.key)),
        grumbles=sum(each.came_as == "grumble" for each in chosen),
        turned=tuple(each.id for each in chosen if each.turned),
        objected=tuple(each.id for each in chosen if each.objected),
        reopened=tuple(each.id for each in chosen if each.reopened),
        clocks=_clocks(chosen),
        first_answer=spread(each.answered_after for each in chosen),
        closing=spread(each.closed_after for each in chosen),
        asked=sum(each.asked for each in chosen),
        rated=sum(each.asked and each.satisfaction > 0 for each in chosen),
        satisfaction=fmean(ratings) if ratings else None,
        gatherings=tuple(gatherings(chosen, homes, rules)),
        often=tuple(
            each
            for each in _most_first(
                [each for each in facts if each.home and year_before <= each.day <= last],
                lambda each: each.home,
            )
            if len(each.cases) >= rules.often
        ),
    )


def _most_first(facts: Iterable[Fact], key: Callable[[Fact], str]) -> tuple[Count, ...]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for each in facts:
        found[key(each)].append(each.id)
    made = [Count(key=name, cases=tuple(ids)) for name, ids in found.items()]
    return tuple(sorted(made, key=lambda each: (-len(each.cases), each.key)))


def _clocks(facts: Iterable[Fact]) -> tuple[ClockCount, ...]:
    """Count each case once by code: it kept a clock if it kept all of that code."""
    kept: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for fact in facts:
        for code, met in fact.clocks:
            kept[code][fact.id] = kept[code].get(fact.id, True) and met
    made = [
        ClockCount(
            code=code,
            met=sum(cases.values()),
            missed=tuple(name for name, met in cases.items() if not met),
        )
        for code, cases in kept.items()
    ]
    return tuple(sorted(made, key=lambda each: (-len(each.missed), -each.met, each.code)))


def spread(minutes: Iterable[int | None]) -> Spread:
    """Return the median and the time within which nine of ten were done."""
    known = sorted(each for each in minutes if each is not None)
    if not known:
        return Spread(cases=0, half=0, most=0)
    return Spread(cases=len(known), half=round(median(known)), most=known[ceil(0.9 * len(known)) - 1])


def gatherings(
    facts: Collection[Fact], homes: Mapping[str, Mapping[str, int]], rules: AnalysisRules
) -> list[Gathering]:
    """Return the places whose cases stand out, the least likely to be luck first.

    If all homes of the area were alike, so many of its cases would fall on a place as its share of the homes says: an
    exact binomial test, and its chance times the number of places looked at, since one of many is odd sooner or later.
    """
    looked_at = sum(len(places) for places in homes.values())
    found = []
    for sort, places in homes.items():
        here: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            place = getattr(fact, sort)
            if fact.home and place in places:
                here[place].append(fact)
        cases, all_homes = sum(map(len, here.values())), sum(places.values())
        for place, of_it in here.items():
            share = places[place] / all_homes
            chance = min(1.0, looked_at * at_least(len(of_it), cases, share))
            from_homes = len({each.home for each in of_it})
            enough = len(of_it) >= rules.place_cases and from_homes >= rules.place_homes
            if enough and chance < rules.chance:
                found.append(
                    Gathering(
                        sort=sort,
                        place=place,
                        homes=places[place],
                        from_homes=from_homes,
                        cases=tuple(each.id for each in of_it),
                        expected=cases * share,
                        chance=chance,
                    )
                )
    told: dict[frozenset[str], Gathering] = {}  # a village and its only transformer district are told of once
    for each in sorted(found, key=lambda each: (each.chance, each.sort, each.place)):
        told.setdefault(frozenset(each.cases), each)
    return list(told.values())


def at_least(hits: int, of: int, share: float) -> float:
    """Return how likely at least so many of so many fall on a place with this share of all homes."""
    if hits <= 0:
        return 1.0
    if hits > of or share <= 0.0:
        return 0.0
    if share >= 1.0:
        return 1.0
    terms = (
        exp(
            lgamma(of + 1)
            - lgamma(at + 1)
            - lgamma(of - at + 1)
            + at * log(share)
            + (of - at) * log1p(-share)
        )
        for at in range(hits, of + 1)
    )
    return min(1.0, fsum(terms))


def standout(found: Analysis, rules: AnalysisRules) -> Standout:
    """Return the one thing most worth a look."""
    total = len(found.cases)
    missed = {case for each in found.clocks for case in each.missed}
    if total < rules.few:
        return Standout(key="few" if total else "none", values={"count": total} if total else {})
    if found.gatherings:
        at = found.gatherings[0]
        return Standout(
            key=f"{at.sort}_gathers",
            values={
                "place": at.place,
                "count": len(at.cases),
                "from_homes": at.from_homes,
                "homes": at.homes,
                "expected": round(at.expected, 1),
            },
        )
    if len(missed) > rules.late_share * total:
        worst = found.clocks[0]
        return Standout(
            key="late",
            values={
                "count": len(missed),
                "all": total,
                "case_clock": worst.code,
                "worst": len(worst.missed),
            },
        )
    return _quieter(found, total)


def _quieter(found: Analysis, total: int) -> Standout:
    if found.turned:
        return Standout(key="turned", values={"count": len(found.turned), "all": found.grumbles})
    if found.often:
        return Standout(key="often", values={"count": len(found.often)})
    most = found.by_kind[0]
    share = round(100 * len(most.cases) / total)
    return Standout(key="most", values={"case_kind": most.key, "count": len(most.cases), "share": share})
