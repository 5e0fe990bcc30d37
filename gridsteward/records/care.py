"""Who is looked after, and how closely (R5.1, R5.2)."""

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
