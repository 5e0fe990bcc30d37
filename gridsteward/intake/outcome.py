"""What reading one cell gives: a clean value, nothing, or something to talk about."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from gridsteward.records.ledger import ProblemKind, RepairKind, Value


@dataclass(frozen=True, slots=True)
class Odd:
    """A cell that was repaired or holds a problem.

    `more` are values for other fields; `before` is the part of the cell a problem is about.
    """

    value: Value | None = None
    repair: RepairKind | None = None
    problem: ProblemKind | None = None
    before: str = ""
    other: str = ""
    more: Mapping[str, Value] = field(default_factory=dict)


Outcome = Value | Odd | None
"""None is an empty cell. The bare value is the fast path: most cells of a ledger are clean."""
