"""The four relation classes, scored from what is known, with reasons; the steward's own word stands above (R1.5)."""

from typing import Final

from gridsteward.portrait.facts import Facts
from gridsteward.portrait.rules import PortraitRules, grounds, joined
from gridsteward.records.household import RelationClass
from gridsteward.records.portrait import OwnWord, Reason, Scored

CLASSES: Final = tuple(kind.value for kind in RelationClass if kind.value)
OWN: Final = "own_word"
LEADS: Final = "leads"
_VISITS_FOR_HALF: Final = 1


def about(relation_class: str) -> str:
    """Return what an own word on a class is about."""
    return f"class.{relation_class}"


_ABOUT: Final = {key: about(key) for key in CLASSES}


def by_whom(word: OwnWord) -> dict[str, str | int | float]:
    """Return whose own word it is, why and since when, as a reason carries it."""
    return {"steward": word.steward, "reason": word.reason, "at": word.at[:10]}


def _known(facts: Facts) -> dict[str, float]:
    """Return how far each thing is known that a class may rest on, 0 … 1."""
    return {
        "use": float(facts.rank is not None),
        "capacity": float(facts.capacity is not None),
        "tariff_class": float(bool(facts.tariff_class)),
        "appliances": float(bool(facts.appliances)),
        "visited": 1.0 - 0.5 ** (facts.met_visits / _VISITS_FOR_HALF),
        "people": float(facts.people > 0),
        "ages": min(1.0, facts.births / max(1, facts.living_here)),
        "name": float(bool(facts.name)),
    }


def score_classes(facts: Facts, rules: PortraitRules) -> tuple[Scored, ...]:
    """Return all four, the strongest first; ties in the order the classes are told in.

    An own word "yes" makes a class certain, "no" rules it out, and so does being named the leading one. What was
    worked out stays among the reasons, and the share it came to stands in the own word's `worked_out` (per cent).
    """
    known = _known(facts)
    found = []
    for key in CLASSES:
        reasons = _reasons(key, facts, rules)
        if len(reasons) > 1:
            reasons = tuple(sorted(reasons, key=_lightest_last))
        score = joined(reasons)
        confidence = sum(share * known[name] for name, share in rules.basis.get(key, {}).items())
        word = facts.own_words.get(_ABOUT[key])
        if word is None and facts.leading_class != key:
            found.append(Scored(key=key, score=score, confidence=confidence, reasons=reasons))
            continue
        values: dict[str, str | int | float] = {"worked_out": round(score * 100)}
        if word is not None:
            values |= by_whom(word)
        own = Reason(LEADS if word is None else f"{OWN}_{word.value}", 1.0, values)
        found.append(
            Scored(key=key, score=_said(word), confidence=1.0, reasons=(own, *reasons), by="steward")
        )
    return tuple(sorted(found, key=lambda each: -each.score))


def holding(facts: Facts, rules: PortraitRules) -> tuple[str, ...]:
    """Return the classes that hold, the leading one first, then the strongest: `score_classes` without its reasons."""
    scores = []
    for key in CLASSES:
        word = facts.own_words.get(_ABOUT[key])
        own = word is not None or facts.leading_class == key
        score = _said(word) if own else joined(_reasons(key, facts, rules))
        if score >= rules.holds:
            scores.append((-(key == facts.leading_class), -score, key))
    # CLASSES breaks ties: a sort keeps the order of what is equal
    return tuple(key for _, _, key in sorted(scores, key=lambda each: each[:2]))


def _said(word: OwnWord | None) -> float:
    """Return the score of a class somebody spoke of, or named the leading one (None)."""
    return 0.0 if word is not None and word.value == "no" else 1.0


def _reasons(key: str, facts: Facts, rules: PortraitRules) -> tuple[Reason, ...]:
    return tuple(grounds(rules.classes.get(key, ()), facts, expired_tag=rules.expired_tag))


def _lightest_last(reason: Reason) -> float:
    return -reason.weight


def leading(classes: tuple[Scored, ...], facts: Facts, *, holds: float) -> str:
    """Return the class that leads: the one the steward named, unless the own word rules it out, else the strongest.

    "" where none holds.
    """
    holding = [each.key for each in classes if each.score >= holds]
    if facts.leading_class in holding:
        return facts.leading_class
    return holding[0] if holding else ""
