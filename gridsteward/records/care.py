"""Who is looked after, and how closely (R5.1, R5.2)."""

from collections.abc import Mapping

from msgspec import Struct


class Cared(Struct, frozen=True, kw_only=True):
    """Somebody who is looked after, with what this laptop may know of the reasons.

    `person_id` is "" where the household as a whole is meant. `tier` is a CareTier. `codes` are the needs codes this
    laptop may see; `power_dependent` tells whether one of all of them is of that group.
    """

    household_id: str
    person_id: str
    tier: str
    codes: frozenset[str] = frozenset()
    power_dependent: bool = False


class CareReason(Struct, frozen=True):
    """A key of the words [care_reason] and the values that fill its sentence."""

    key: str
    values: Mapping[str, str | int]


class CareDue(Struct, frozen=True, kw_only=True):
    """By which day (ISO) somebody is to be seen or heard, and why, the most pressing first."""

    day: str
    reasons: tuple[CareReason, ...]


class DueContact(Struct, frozen=True, kw_only=True):
    """Somebody who is to be seen or heard: who, how closely looked after, by when and why, and the last contact.

    `beyond` is how many days it is overdue, 0 for one that is due today or later. `last` is when they were last
    reached (ISO day), "" for never, in the `way` (a ContactWay).
    """

    cared: Cared
    due: CareDue
    beyond: int
    last: str = ""
    way: str = ""


class CareStanding(Struct, frozen=True, kw_only=True):
    """How many are looked after, with how many a word is overdue, and with how many due today or tomorrow."""

    people: int
    overdue: int
    soon: int
