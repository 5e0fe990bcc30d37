"""What a rule may ask about: every fact with its kind and the values it can take."""

from collections.abc import Mapping, Set
from enum import StrEnum
from typing import Final

from msgspec import Struct

from gridsteward.records.advice import Contact, Situation, Value
from gridsteward.records.household import Relation, RelationClass, TariffClass, Tenure
from gridsteward.records.portrait import NeedLevel, Trait

SURE: Final = 0.6
"""From this confidence on a temperament is sure; below it every line that rests on it is tentative."""
NOTICED: Final = 0.2
"""Below this confidence a temperament counts as unknown."""


class FactKind(StrEnum):
    """How a fact is told: one word, a set of words, a number, or yes and no."""

    WORD = "word"
    WORDS = "words"
    NUMBER = "number"
    FLAG = "flag"


class FactSpec(Struct, frozen=True):
    """A fact's kind; `values` are the words it can be, empty for a vocabulary that is handed in by its name."""

    kind: FactKind
    values: tuple[str, ...] = ()


class Season(StrEnum):
    """Season by month: what the weather asks of a home."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class DayPart(StrEnum):
    """Part of the day one comes or calls in."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"


def _words(*kinds: type[StrEnum]) -> tuple[str, ...]:
    return tuple(str(value) for kind in kinds for value in kind if value.value)


FACTS: Final[Mapping[str, FactSpec]] = {
    "situation": FactSpec(FactKind.WORD, _words(Situation)),
    "contact": FactSpec(FactKind.WORD, _words(Contact)),
    # temperament: the leading trait, a second one that is nearly as strong, and whether the first is sure
    "trait": FactSpec(FactKind.WORD, _words(Trait)),
    "trait_also": FactSpec(FactKind.WORD, _words(Trait)),
    "trait_known": FactSpec(FactKind.FLAG),
    "trait_sure": FactSpec(FactKind.FLAG),
    # the household
    "tag": FactSpec(FactKind.WORDS),
    "class": FactSpec(FactKind.WORDS, _words(RelationClass)),
    "need_level": FactSpec(FactKind.WORD, _words(NeedLevel)),
    "tenure": FactSpec(FactKind.WORD, _words(Tenure)),
    "tariff": FactSpec(FactKind.WORD, _words(TariffClass)),
    "appliance": FactSpec(FactKind.WORDS),
    "finding": FactSpec(FactKind.WORDS),
    "life_event": FactSpec(FactKind.WORDS),
    "news": FactSpec(FactKind.WORDS),  # the life events since somebody was last met
    # who is there: years of whom one speaks with, and of the oldest and youngest who live there
    "age": FactSpec(FactKind.NUMBER),
    "oldest": FactSpec(FactKind.NUMBER),
    "youngest": FactSpec(FactKind.NUMBER),
    "relation": FactSpec(FactKind.WORD, _words(Relation)),
    "lives_alone": FactSpec(FactKind.FLAG),
    "family_away": FactSpec(FactKind.FLAG),
    # what was before
    "visits": FactSpec(FactKind.NUMBER),
    "days_since": FactSpec(FactKind.NUMBER),
    "last_mood": FactSpec(FactKind.NUMBER),
    "not_understood": FactSpec(FactKind.FLAG),
    "promises_open": FactSpec(FactKind.NUMBER),
    "promises_late": FactSpec(FactKind.NUMBER),
    # when
    "season": FactSpec(FactKind.WORD, _words(Season)),
    "day_part": FactSpec(FactKind.WORD, _words(DayPart)),
    "festival": FactSpec(FactKind.WORD, ("spring_festival", "mid_autumn")),
}

Fact = str | frozenset[str] | float | bool
Facts = Mapping[str, Fact]
"""What is known, by the names of FACTS. What is absent is not known: no condition on it holds."""

Vocabulary = Mapping[str, Set[str]]
"""For facts whose values are data (tag, appliance, finding, life_event, news): the words that may be asked for."""

FILLERS: Final = frozenset(("steward", "promise", "promise_day", "before", "after", "since_day"))
"""What a line's text may be filled with. Names that end in `_day` are ISO dates; the others are text or numbers."""

Fillers = Mapping[str, Value]
