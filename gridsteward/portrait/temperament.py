"""How somebody deals with others, from what was observed (Merrill's social styles, R1.6): never a bare label.

Behaviours lie on two axes, assertiveness (asks … tells) and responsiveness (keeps feelings in … shows them). What was
seen on several occasions is added up, older ones counting less; a weight of nothing in particular pulls towards the
middle. The four styles are the four corners, and their shares are what the two positions give each of them.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from msgspec import Struct

from gridsteward.portrait.classes import OWN, by_whom
from gridsteward.portrait.rules import Behaviour, PortraitRules
from gridsteward.records.portrait import OwnWord, Reason, Scored, TemperamentObservation, Trait

ABOUT: Final = "temperament"
BEHAVIOUR: Final = "behaviour"
_DAYS_A_MONTH: Final = 30.44
_CORNERS: Final = {
    Trait.DRIVER: (1, -1),
    Trait.EXPRESSIVE: (1, 1),
    Trait.AMIABLE: (-1, 1),
    Trait.ANALYTICAL: (-1, -1),
}


class Style(Struct, frozen=True, kw_only=True):
    """What the observations come to: all four traits, the strongest first, and the leading one or None."""

    leading: Scored | None
    traits: tuple[Scored, ...]


class _Axis:
    """One axis: the sum of what was seen, and how much of it there is whichever way it points."""

    def __init__(self) -> None:
        self.sum = 0.0
        self.amount = 0.0

    def add(self, value: float, weight: float) -> None:
        self.sum += value * weight
        self.amount += abs(value) * weight

    def position(self, prior: float) -> float:
        return self.sum / (self.amount + prior)

    @property
    def agreement(self) -> float:
        return abs(self.sum) / self.amount if self.amount else 0.0


def style(
    observations: Sequence[TemperamentObservation],
    rules: PortraitRules,
    *,
    today: date,
    own_word: OwnWord | None = None,
) -> Style:
    """Return the style of one person from what was observed of them.

    A trait's `score` is its share (the four add up to 1), `confidence` grows with the number of occasions and with
    their agreement on both axes, and decays with age; one occasion alone stays under a half. The steward's own word
    leads for certain, whatever was observed.
    """
    how = rules.temperament
    assertive, responsive = _Axis(), _Axis()
    occasions = 0.0
    seen: dict[str, tuple[int, str]] = {}
    for observation in sorted(observations, key=lambda each: (each.at, each.id)):
        keys = [key for key in dict.fromkeys(observation.behaviours.split()) if key in rules.behaviours]
        if not keys:
            continue
        months = max(0, (today - date.fromisoformat(observation.at[:10])).days) / _DAYS_A_MONTH
        weight = 0.5 ** (months / how.half_life)
        occasions += weight * min(1.0, len(keys) / how.full_at)
        for key in keys:
            behaviour = rules.behaviours[key]
            assertive.add(behaviour.assertive, weight)
            responsive.add(behaviour.responsive, weight)
            seen[key] = (seen.get(key, (0, ""))[0] + 1, observation.at[:10])
    traits: tuple[Scored, ...] = ()
    if seen:
        along, across = assertive.position(how.prior), responsive.position(how.prior)
        enough = 1.0 - 0.5 ** (occasions / how.occasions_for_half)
        confidence = enough * min(assertive.agreement, responsive.agreement)
        traits = tuple(
            sorted(
                (
                    Scored(
                        key=trait.value,
                        score=(1 + sides[0] * along) * (1 + sides[1] * across) / 4,
                        confidence=confidence,
                        reasons=_evidence(seen, rules, sides),
                    )
                    for trait, sides in _CORNERS.items()
                ),
                key=lambda each: -each.score,
            )
        )
    if own_word is not None and own_word.value in frozenset(Trait):
        return Style(leading=_own(own_word, traits), traits=traits)
    leads = traits[0] if traits and traits[0].score >= how.leading_from else None
    return Style(leading=leads, traits=traits)


def _evidence(
    seen: dict[str, tuple[int, str]], rules: PortraitRules, sides: tuple[int, int]
) -> tuple[Reason, ...]:
    """Return what speaks for a corner, the strongest first: how often and when last it was seen."""
    reasons = [
        Reason(
            BEHAVIOUR,
            round(_towards(rules.behaviours[key], sides), 3),
            {BEHAVIOUR: key, "times": times, "at": at},
        )
        for key, (times, at) in seen.items()
    ]
    return tuple(sorted((each for each in reasons if each.weight > 0), key=lambda each: -each.weight))


def _towards(behaviour: Behaviour, sides: tuple[int, int]) -> float:
    return (behaviour.assertive * sides[0] + behaviour.responsive * sides[1]) / 2


def _own(word: OwnWord, traits: tuple[Scored, ...]) -> Scored:
    observed = next((each.reasons for each in traits if each.key == word.value), ())
    own = Reason(f"{OWN}_yes", 1.0, by_whom(word))
    return Scored(key=word.value, score=1.0, confidence=1.0, reasons=(own, *observed), by="steward")
