"""What the write path leaves behind: dots, changes and the history of a field."""

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
