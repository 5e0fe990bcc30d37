"""What the write path leaves behind: dots, changes and the history of a field."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

Value = str | int | float | None


class Dot(NamedTuple):
    """Identity of an op inside one file: short device number and that device's sequence number."""

    device: int
    seq: int


class Change(Struct, frozen=True, kw_only=True):
    """One thing a person did. `touched` are the households it concerns, `tables` the kinds of rows."""

    no: int
    kind: str
    about: str = ""
    touched: frozenset[str] = frozenset()
    tables: frozenset[str] = frozenset()


class Place(Struct, frozen=True, kw_only=True):
    """Where in the journal something does not hold: kind of change, when it was sealed (ms), entries by number."""

    kind: str
    at_ms: int
    first_seq: int
    last_seq: int


class FieldChange(Struct, frozen=True, kw_only=True):
    """One field before and after, by whom and when (author's clock, ms since 1970)."""

    ms: int
    steward: str
    kind: str
    table: str
    row_id: str
    field: str
    before: Value
    after: Value
    created: bool


class Named(NamedTuple):
    """Identity of an op everywhere: the writer's id (UUID text) and its sequence number."""

    writer: str
    seq: int


class PartChange(Struct, frozen=True, kw_only=True):
    """A change as it travels: named by the sequence number of its first op, and perhaps of the change it undoes."""

    first_seq: int
    ms: int
    kind: str
    about: str
    undoes_seq: int = 0


class PartOp(NamedTuple):
    """An op as it travels. `prevs` is None for an insert; `change` is an index into the part's changes."""

    change: int
    table: str
    row: str
    columns: tuple[str, ...]
    values: tuple[Value, ...]
    prevs: Mapping[str, Sequence[Named]] | None


class JournalPart(Struct, frozen=True, kw_only=True):
    """Consecutive ops of one writer, the first of them with number `first_seq`."""

    writer: str
    steward: str
    schema: int
    first_seq: int
    changes: Sequence[PartChange]
    ops: Sequence[PartOp]

    @property
    def last_seq(self) -> int:
        """Return the number of its last op."""
        return self.first_seq + len(self.ops) - 1
