"""Who may complain next: worked out anew each time, kept nowhere, sent nowhere (R6.8)."""

from msgspec import Struct

from gridsteward.records.household import HouseholdSummary
from gridsteward.records.portrait import Reason


class Warned(Struct, frozen=True, kw_only=True):
    """A household to give thought to this week, never a word about the person.

    `score` 0 … 1. `reasons` are keys of the words [warning_reason], the weightiest first; `act` is what to do first,
    a key of [warning_act].
    """

    household: HouseholdSummary
    score: float
    reasons: tuple[Reason, ...]
    act: str
