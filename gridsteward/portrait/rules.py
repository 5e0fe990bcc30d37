"""The rules of a portrait as they stand in data: see resources/vocabularies/portrait_rules.toml."""

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

from gridsteward.portrait.facts import NUMBERS, TEXTS, Facts
from gridsteward.records.portrait import Reason

Show = Literal["number", "percent", "top_percent"]


class Rule(Struct, frozen=True, kw_only=True):
    """One ground for a score. Exactly one of: a number between `low` and `high`, a word, a text, tags."""

    reason: str
    weight: float = 0.0
    fact: str = ""
    low: float = 0.0
    high: float = 1.0
    one_of: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    tags: Mapping[str, float] = {}
    show: Show = "number"

    def __post_init__(self) -> None:
        """Raise ValueError for a rule that could never say anything."""
        text = bool(self.one_of or self.names)
        if not self.tags and self.fact not in (TEXTS if text else NUMBERS):
            raise ValueError(f"{self.reason}: no fact {self.fact!r}")
        weights = (*self.tags.values(), self.weight)
        if not all(0 <= weight < 1 for weight in weights) or (not text and self.low == self.high):
            raise ValueError(self.reason)


class Behaviour(Struct, frozen=True, kw_only=True):
    """Something seen or heard, and where it lies on the two axes, -1 … 1. `asks` is the question it answers."""

    asks: str
    assertive: float
    responsive: float


class TemperamentRules(Struct, frozen=True, kw_only=True):
    """How much must be seen, and how long it counts; see the data file."""

    prior: float
    half_life: float
    full_at: int
    occasions_for_half: float
    leading_from: float


class PartRule(Struct, frozen=True, kw_only=True):
    """What a part of the portrait is worth, for whom, and how many months it stays fresh."""

    weight: float
    months: int
    more: Mapping[str, float] = {}
    only: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()


class SuggestRule(Struct, frozen=True, kw_only=True):
    """When a tag is offered: a number from `low` on and under `below`, a text, an appliance or a life event."""

    tag: str
    reason: str
    fact: str = ""
    low: float = 0.0
    below: float | None = None
    names: tuple[str, ...] = ()
    appliances: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    within: int = 12
    months: int = 0
    show: Show = "number"

    def __post_init__(self) -> None:
        """Raise ValueError for a rule that could never say anything."""
        if self.fact and self.fact not in (TEXTS if self.names else NUMBERS):
            raise ValueError(f"{self.tag}: no fact {self.fact!r}")
        if not (self.fact or self.appliances or self.events):
            raise ValueError(self.tag)


class PortraitRules(Struct, frozen=True, kw_only=True):
    """All of them. `classes` and `needs` are grounds by relation class and by step of the need ladder.

    `findings` says which kinds of finding count as rises, silences and left_on; `purposes` which purposes of a visit
    count as complaint, outage, safety, bill and business. A firm is small up to `small_firm_up_to` kW.
    """

    holds: float
    expired_tag: float
    months_of_visits: int
    months_of_moods: int
    days_of_findings: int
    small_firm_up_to: float
    firm_troubles: frozenset[str]
    hard_events: frozenset[str]
    findings: Mapping[str, frozenset[str]]
    purposes: Mapping[str, tuple[str, ...]]
    basis: Mapping[str, Mapping[str, float]]
    classes: Mapping[str, tuple[Rule, ...]]
    needs: Mapping[str, tuple[Rule, ...]]
    temperament: TemperamentRules
    behaviours: Mapping[str, Behaviour]
    parts: Mapping[str, PartRule]
    marks: Mapping[str, frozenset[str]]
    suggestions: tuple[SuggestRule, ...]


def shown(value: float, show: Show) -> dict[str, str | int | float]:
    """Return a number as its sentence fills it in: `value`, or `percent` for shares."""
    if show == "percent":
        return {"percent": round(value * 100)}
    if show == "top_percent":
        return {"percent": max(1, round((1 - value) * 100))}
    return {"value": int(value) if value == int(value) else round(value, 1)}


def _ground(rule: Rule, value: Any) -> Reason | None:
    if rule.one_of:
        return Reason(rule.reason, rule.weight, {rule.fact: value}) if value in rule.one_of else None
    if rule.names:
        found = next((name for name in rule.names if name in value), "")
        return Reason(rule.reason, rule.weight, {"word": found}) if found else None
    share = min(1.0, max(0.0, (value - rule.low) / (rule.high - rule.low)))
    return Reason(rule.reason, rule.weight * share, shown(value, rule.show)) if share > 0 else None


def grounds(rules: tuple[Rule, ...], facts: Facts, *, expired_tag: float) -> list[Reason]:
    """Return what the rules find in the facts; a tag past its day counts `expired_tag` of its weight."""
    reasons: list[Reason] = []
    for rule in rules:
        if not rule.tags:
            value = getattr(facts, rule.fact)
            if not value and (value != 0 or rule.high > rule.low):
                continue  # most of what could be known of a home is nothing
            found = _ground(rule, value)
            if found is not None and found.weight > 0:
                reasons.append(found)
            continue
        if rule.tags.keys().isdisjoint(facts.tags):
            continue
        for tag, past in facts.tags.items():
            weight = rule.tags.get(tag, 0.0) * (expired_tag if past else 1.0)
            if weight:
                reasons.append(Reason(rule.reason, weight, {"tag": tag}))
    return reasons


def joined(reasons: tuple[Reason, ...]) -> float:
    """Return the score of independent grounds (noisy-or): another ground never lowers it, none makes it 1."""
    doubt = 1.0
    for reason in reasons:
        doubt *= 1.0 - reason.weight
    return 1.0 - doubt
