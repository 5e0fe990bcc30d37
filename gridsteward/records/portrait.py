"""The portrait of a household beyond its basics: what it has, when it is home, how to speak with it (R1.3-R1.9)."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from gridsteward.records.household import HouseholdTag
from gridsteward.records.readings import UseHabits


class Trait(StrEnum):
    """Temperament by Merrill's social styles (R1.6)."""

    DRIVER = "driver"
    EXPRESSIVE = "expressive"
    AMIABLE = "amiable"
    ANALYTICAL = "analytical"


class NeedLevel(StrEnum):
    """What a household needs of its supply, from having power to using it well (R1.7); each rests on those before."""

    HAS_POWER = "has_power"
    SAFE = "safe"
    CLEAR = "clear"
    EASY = "easy"
    USES_WELL = "uses_well"


class Appliance(Struct, frozen=True, kw_only=True):
    """What a household runs: `kind` is a key of the vocabulary [appliance], `rated_power` W of one, None unknown."""

    id: str
    household_id: str
    kind: str
    count: int = 1
    rated_power: float | None = None
    since: str = ""
    note: str = ""


class Routine(Struct, frozen=True, kw_only=True):
    """When a household is met; one row a household (its id is made from the household's).

    `home` and `best` are keys of the vocabulary [day_part] separated by one space ("weekday_evening …"): when
    somebody is home, and when it suits them to be called on. `avoid` is in the steward's words ("noon nap").
    """

    id: str
    household_id: str
    home: str = ""
    best: str = ""
    avoid: str = ""
    note: str = ""


class TemperamentObservation(Struct, frozen=True, kw_only=True):
    """What was seen and heard of how a person deals with others, once; append-only (R1.6).

    `behaviours` are keys of the vocabulary [behaviour] separated by one space. `person_id` is "" for who opens.
    """

    id: str
    household_id: str
    person_id: str
    visit_id: str
    behaviours: str
    note: str
    steward: str
    at: str


class OwnWord(Struct, frozen=True, kw_only=True):
    """The steward's own word, which stands above what was worked out; one row a household and subject.

    `about` says of what: "temperament", "need_level", "class.economic" … (value "yes" or "no"), "summary". "" in
    `value` takes the word back.
    """

    id: str
    household_id: str
    about: str
    value: str
    reason: str
    steward: str
    at: str


class LifeEvent(Struct, frozen=True, kw_only=True):
    """Something that changed how a household lives (R1.9); `kind` is a key of the vocabulary [life_event].

    `day` is "YYYY", "YYYY-MM" or "YYYY-MM-DD". `finding_id` is the finding it explained, "" for none.
    """

    id: str
    household_id: str
    kind: str
    day: str
    note: str
    finding_id: str
    steward: str
    at: str


class PortraitCheck(Struct, frozen=True, kw_only=True):
    """Somebody asked whether a part of the portrait is still so, and it is; one row a household and part (R1.8)."""

    id: str
    household_id: str
    part: str
    steward: str
    at: str


class Reason(Struct, frozen=True):
    """One reason for a score: a key of the words [portrait_reason], what fills its sentence, and how much it weighs."""

    key: str
    weight: float = 0.0
    values: Mapping[str, str | int | float] = {}


class Scored(Struct, frozen=True, kw_only=True):
    """A judgement with its grounds: `score` and `confidence` 0 … 1. `by` is "score" or "steward" (own word)."""

    key: str
    score: float
    confidence: float
    reasons: tuple[Reason, ...] = ()
    by: str = "score"


class Ask(Struct, frozen=True, kw_only=True):
    """What to ask next at the door: a `part` of the portrait (vocabulary [portrait_part]), missing or stale.

    `worth` 0 … 1 puts them in order; `since` is when it was last known to be so (ISO date, "" never).
    """

    part: str
    stale: bool
    worth: float
    since: str = ""


class PartState(Struct, frozen=True, kw_only=True):
    """How one part of a portrait stands: whether anything is known, until when it may be trusted, what it is worth.

    `since` is the ISO date on which it was last written down or said to be still so, "" never. `worth` 0 … 1 is
    relative to the part worth most. `known` without `since` is a part whose day nobody kept.
    """

    part: str
    known: bool
    stale: bool
    worth: float
    since: str = ""
    asked: bool = False


class TagSuggestion(Struct, frozen=True, kw_only=True):
    """A tag a rule would put on, with its ground and the day it would have to be looked at again ("" never)."""

    tag: str
    reason: Reason
    expires: str = ""


class Portrait(Struct, frozen=True, kw_only=True):
    """All that is known and judged of a household beyond its card.

    `classes` holds all four relation classes, the strongest first; those that hold have a score of at least 0.5.
    `temperament` is the leading trait of the person usually met (`temperament_of`, "" for whoever opens), `traits`
    all four; both empty while nothing was observed. `completeness` 0 … 1 is the share, by worth, of the `parts`
    that are known; `asks` are those missing or stale in the order to ask. `expired_tags` still stand on the
    household and wait to be looked at.
    """

    household_id: str
    classes: tuple[Scored, ...]
    leading_class: str
    temperament: Scored | None
    traits: tuple[Scored, ...]
    need_level: Scored | None
    appliances: tuple[Appliance, ...]
    routine: Routine | None
    life_events: tuple[LifeEvent, ...]
    observations: tuple[TemperamentObservation, ...]
    own_words: Mapping[str, OwnWord]
    completeness: float
    asks: tuple[Ask, ...]
    habits: UseHabits | None = None
    temperament_of: str = ""
    parts: tuple[PartState, ...] = ()
    suggestions: tuple[TagSuggestion, ...] = ()
    expired_tags: tuple[HouseholdTag, ...] = ()


class Standing(Struct, frozen=True, kw_only=True):
    """What lists and filters need of a household's portrait.

    `classes` are the relation classes that hold, the leading one first; `missing` are parts of the portrait.
    """

    classes: tuple[str, ...]
    completeness: float
    missing: tuple[str, ...]
    expired_tags: int = 0
