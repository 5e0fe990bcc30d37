"""How likely a household is to complain next, with what speaks for it (R6.8). Rules come in as data."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import prod
from typing import Final, NamedTuple

from msgspec import Struct

from gridsteward.records.portrait import Reason
from gridsteward.records.visit import CommitmentOutcome, Met

_NOT_MET: Final = (Met.NOBODY, Met.DECLINED)
_ROUNDING: Final = 1e-9
_FIGURES: Final = 6  # digits by which two scores are told apart


class SignRule(Struct, frozen=True, kw_only=True):
    """How much a sign weighs, and how it fades; see resources/vocabularies/complaint_rules.toml."""

    weight: float
    half_life: float
    most: int
    act: str
    background: bool = False


class ReliefRule(Struct, frozen=True):
    """What is left of a sign after something went well."""

    factor: float


class WarningRules(Struct, frozen=True, kw_only=True):
    """The whole of complaint_rules.toml."""

    listed_from: float
    told_from: float
    days_back: int
    days_of_outages: int
    outages_from: int
    days_of_not_met: int
    not_met_from: int
    low_mood: float
    mood_fall: float
    most_reliefs: int
    purposes: Mapping[str, tuple[str, ...]]
    findings: Mapping[str, tuple[str, ...]]
    tags: Mapping[str, str]
    signs: Mapping[str, SignRule]
    reliefs: Mapping[str, ReliefRule]


class VisitFact(NamedTuple):
    """A visit: its day, purposes, whom one met, the moods it left in their order, whether it ended as planned."""

    day: date
    purposes: tuple[str, ...] = ()
    met: str = ""
    moods: tuple[int, ...] = ()
    ending_done: bool = False


class PromiseFact(NamedTuple):
    """A promise: what, by when, and how it ended when ("open" has no day)."""

    what: str
    due: date
    outcome: str = "open"
    ended: date | None = None
    of_complaint: bool = False


class RiseFact(NamedTuple):
    """A finding of a rise nobody has explained yet: when it was found, since when it is so, kWh a day, how sure."""

    day: date
    since: date
    before: float
    after: float
    confidence: float


class History(Struct, frozen=True, kw_only=True):
    """What is known of a household that bears on a complaint. Tags map to since when they are there, None not known.

    `open_cases` are complaints somebody still works on.
    """

    visits: tuple[VisitFact, ...] = ()
    promises: tuple[PromiseFact, ...] = ()
    rises: tuple[RiseFact, ...] = ()
    tags: Mapping[str, date | None] = {}
    at_risk: bool = False
    open_cases: int = 0


Figures = dict[str, str | int | float]


class Sign(Struct, frozen=True):
    """Something that speaks for a complaint: since when (None does not fade), how strongly (0 … 1), its figures."""

    kind: str
    day: date | None
    strength: float = 1.0
    values: Mapping[str, str | int | float] = {}


class Relief(Struct, frozen=True):
    """Something that went well, and when."""

    kind: str
    day: date


class ComplaintWarning(Struct, frozen=True, kw_only=True):
    """A score with its reasons, the weightiest first, and what to do first."""

    score: float
    reasons: tuple[Reason, ...]
    act: str


def warn(history: History, rules: WarningRules, *, today: date) -> ComplaintWarning | None:
    """Return how likely a complaint is; None where nothing speaks for one, or too little to trouble anybody."""
    found = list(signs(history, rules, today=today))
    unrelieved = 1 - prod(1 - _weight(sign, (), rules, today=today) for sign in found)
    if unrelieved < rules.listed_from - _ROUNDING:  # of most homes: what went well need not be looked for
        return None
    return judge(found, reliefs(history, today=today), rules, today=today)


def judge(
    found: Iterable[Sign], eased: Iterable[Relief], rules: WarningRules, *, today: date
) -> ComplaintWarning | None:
    """Join signs to a score; see `warn`."""
    eased = list(eased)
    weighed: defaultdict[str, list[tuple[float, Sign]]] = defaultdict(list)
    for sign in found:
        weight = _weight(sign, eased, rules, today=today)
        if weight > 0:
            weighed[sign.kind].append((weight, sign))
    kept = [
        pair
        for kind, pairs in weighed.items()
        for pair in sorted(pairs, key=lambda pair: -pair[0])[: rules.signs[kind].most]
    ]
    kept.sort(key=lambda pair: (-round(pair[0], _FIGURES), pair[1].kind, str(pair[1].day)))
    score = 1 - prod(1 - weight for weight, _ in kept)
    leading = [sign for _, sign in kept if not rules.signs[sign.kind].background]
    if not leading or score < rules.listed_from:
        return None
    return ComplaintWarning(
        score=score,
        reasons=tuple(
            Reason(sign.kind, weight, sign.values) for weight, sign in kept if weight >= rules.told_from
        ),
        act=rules.signs[leading[0].kind].act,
    )


def _weight(sign: Sign, eased: Sequence[Relief], rules: WarningRules, *, today: date) -> float:
    rule = rules.signs[sign.kind]
    weight = rule.weight * max(0.0, min(1.0, sign.strength))
    if sign.day is None:
        return weight
    age = max(0, (today - sign.day).days)
    if age > rules.days_back:
        return 0.0
    if rule.half_life:
        weight *= 0.5 ** (age / rule.half_life)
    after = sorted(rules.reliefs[each.kind].factor for each in eased if sign.day <= each.day <= today)
    return weight * prod(after[: rules.most_reliefs])


# -- what speaks for it ------------------------------------------------------------------------------------------------


def signs(history: History, rules: WarningRules, *, today: date) -> Iterator[Sign]:
    """Yield all that speaks for a complaint."""
    for rise in history.rises:
        figures: Figures = {"day": rise.since.isoformat(), "before": rise.before, "after": rise.after}
        yield Sign("rise", rise.day, rise.confidence, figures)
    visits = sorted((each for each in history.visits if each.day <= today), key=lambda each: each.day)
    yield from _of_purposes(visits, rules, today=today)
    yield from _of_moods(visits, rules)
    yield from _of_doors(visits, rules, today=today)
    yield from _of_promises(history.promises, today=today)
    for kind, tag in rules.tags.items():
        if tag in history.tags:
            yield Sign(kind, history.tags[tag])
    for _ in range(history.open_cases):
        yield Sign("open_case", None, 1.0, {"count": history.open_cases})
    if history.at_risk:
        yield Sign("risk_class", None)


def _of_purposes(visits: Sequence[VisitFact], rules: WarningRules, *, today: date) -> Iterator[Sign]:
    outages: list[VisitFact] = []
    for visit in visits:
        for purpose in ("complaint", "bill_doubt", "fault"):
            if _was_for(visit, rules.purposes[purpose]):
                yield Sign(purpose, visit.day, 1.0, {"day": visit.day.isoformat()})
        lately = (today - visit.day).days <= rules.days_of_outages
        if lately and _was_for(visit, rules.purposes["outage"]):
            outages.append(visit)
    if len(outages) >= rules.outages_from:
        strength = min(1.0, 0.5 * len(outages) / rules.outages_from)
        figures: Figures = {"day": outages[0].day.isoformat(), "count": len(outages)}
        yield Sign("outages", outages[-1].day, strength, figures)


def _was_for(visit: VisitFact, purposes: Sequence[str]) -> bool:
    return any(map(purposes.__contains__, visit.purposes))


def _of_moods(visits: Sequence[VisitFact], rules: WarningRules) -> Iterator[Sign]:
    told = [visit for visit in visits if visit.moods]
    for visit in told:
        if visit.moods[-1] <= rules.low_mood:
            values: Figures = {"day": visit.day.isoformat(), "mood": visit.moods[-1]}
            yield Sign("low_mood", visit.day, visit.moods[-1] / -2, values)
    if len(told) > 1:
        before, last = (sum(each.moods) / len(each.moods) for each in told[-2:])
        if before - last >= rules.mood_fall:
            figures: Figures = {"day": told[-1].day.isoformat()}
            yield Sign("mood_falling", told[-1].day, min(1.0, (before - last) / 2), figures)


def _of_doors(visits: Sequence[VisitFact], rules: WarningRules, *, today: date) -> Iterator[Sign]:
    """Nobody opened, or it did not suit them, several times in a row."""
    in_a_row: list[VisitFact] = []
    for visit in reversed(visits):
        if visit.met not in _NOT_MET or today - visit.day > timedelta(days=rules.days_of_not_met):
            break
        in_a_row.append(visit)
    if len(in_a_row) >= rules.not_met_from:
        figures: Figures = {"day": in_a_row[0].day.isoformat(), "count": len(in_a_row)}
        yield Sign("not_met", in_a_row[0].day, min(1.0, len(in_a_row) / 4), figures)


def _of_promises(promises: Iterable[PromiseFact], *, today: date) -> Iterator[Sign]:
    for promise in promises:
        figures: Figures = {"day": promise.due.isoformat(), "what": promise.what}
        if promise.outcome == "open" and promise.due < today:
            yield Sign("promise_overdue", promise.due, 1.0, figures)
        elif promise.outcome == CommitmentOutcome.KEPT and promise.ended and promise.ended > promise.due:
            yield Sign("promise_late", promise.due, 1.0, figures)


def reliefs(history: History, *, today: date) -> Iterator[Relief]:
    """Yield all that went well: a promise kept in time, a visit that ended well."""
    for promise in history.promises:
        ended = promise.ended
        if promise.outcome == CommitmentOutcome.KEPT and ended and ended <= min(promise.due, today):
            yield Relief("promise_kept", ended)
    for visit in history.visits:
        if (visit.ending_done or (visit.moods and visit.moods[-1] > 0)) and visit.day <= today:
            yield Relief("good_ending", visit.day)
