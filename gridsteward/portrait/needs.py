"""Where a household stands on the ladder from having power to using it well (R1.7), with reasons."""

from typing import Final

from gridsteward.portrait.classes import OWN, by_whom
from gridsteward.portrait.facts import Facts
from gridsteward.portrait.rules import PortraitRules, grounds, joined
from gridsteward.records.portrait import NeedLevel, Reason, Scored

ABOUT: Final = "need_level"
NO_TROUBLE: Final = "no_trouble"
_VISITS_FOR_HALF: Final = 2


def need_level(facts: Facts, rules: PortraitRules) -> Scored | None:
    """Return the lowest step on which something is wanting: each rests on those before.

    Where nothing is wanting on any step and somebody was met here, the last one; None while nobody was ever met and
    nothing is known. Confidence grows with visits; without one it stays under a half.
    """
    seen = 1.0 - 0.5 ** (facts.met_visits / _VISITS_FOR_HALF)
    found = {level.value: _grounds(level, facts, rules) for level in NeedLevel}
    word = facts.own_words.get(ABOUT)
    if word is not None and word.value in found:
        own = (Reason(f"{OWN}_yes", 1.0, by_whom(word)), *found[word.value])
        return Scored(key=word.value, score=1.0, confidence=1.0, reasons=own, by="steward")
    for level, reasons in found.items():
        score = joined(reasons)
        if score >= rules.holds:
            confidence = score * (0.45 + 0.55 * seen)
            return Scored(key=level, score=score, confidence=confidence, reasons=reasons)
    if not facts.met_visits:
        return None
    last = NeedLevel.USES_WELL.value
    reasons = (*found[last], Reason(NO_TROUBLE, 0.0, {"value": facts.met_visits}))
    return Scored(key=last, score=joined(reasons), confidence=0.6 * seen, reasons=reasons)


def _grounds(level: NeedLevel, facts: Facts, rules: PortraitRules) -> tuple[Reason, ...]:
    reasons = grounds(rules.needs.get(level.value, ()), facts, expired_tag=rules.expired_tag)
    return tuple(sorted(reasons, key=lambda each: -each.weight))
