"""What a ledger would do to an area: shown before anything is written."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from gridsteward.records.coordinates import Datum, DatumDecision
from gridsteward.records.journal import Value
from gridsteward.records.ledger import LedgerReading, LedgerRow, RawWorkbook, SheetPlan


class RowProblemKind(StrEnum):
    """Why a row that could be read was not taken in: only the store knows."""

    REMOVED_HERE = "removed_here"
    METER_UNKNOWN = "meter_unknown"
    METER_AMBIGUOUS = "meter_ambiguous"


class Answer(StrEnum):
    """What a person said to a difference."""

    OURS = "ours"
    THEIRS = "theirs"


class Difference(Struct, frozen=True, kw_only=True):
    """A field where the ledger says otherwise than we do.

    `asked` is True where a person typed our value and the ledger changed its mind: it is kept unless answered.
    """

    household_id: str
    account_no: str
    name: str
    sheet: str
    row_no: int
    table: str
    row_id: str
    field: str
    ours: Value
    theirs: Value
    asked: bool


class RowProblem(Struct, frozen=True, kw_only=True):
    """A row that was read and cannot be placed."""

    sheet: str
    row_no: int
    kind: RowProblemKind
    value: str


class LedgerFile(Struct, frozen=True, kw_only=True):
    """A ledger as read, and how its columns are understood. `chosen`: sheet, then column, what a person said.

    `datum` is the system in which a person said its coordinates are given; None leaves it to what can be told.
    """

    workbook: RawWorkbook
    plans: tuple[SheetPlan, ...]
    chosen: Mapping[str, Mapping[int, str]]
    datum: Datum | None = None


class LedgerPlan(Struct, frozen=True, kw_only=True):
    """What an import would do. Every data row is in exactly one of created, changed, unchanged, merged, lost."""

    file: LedgerFile
    reading: LedgerReading
    created: tuple[LedgerRow, ...]
    changed: frozenset[str]
    unchanged: int
    differences: tuple[Difference, ...]
    problems: tuple[RowProblem, ...]
    coordinates: tuple[DatumDecision, ...] = ()

    @property
    def rows(self) -> int:
        """Return how many rows hold a household."""
        lost = {(each.sheet, each.row_no) for each in self.reading.problems if each.row_lost}
        return len(self.reading.rows) + len(self.reading.merged) + len(lost)

    @property
    def unread_sheets(self) -> tuple[str, ...]:
        """Return the sheets nobody read: no column tells households apart, or hidden and not asked for."""
        hidden = (
            each.sheet for each in self.file.plans if each.hidden and each.sheet not in self.file.chosen
        )
        return (*self.reading.unread_sheets, *hidden)

    @property
    def questions(self) -> tuple[Difference, ...]:
        """Return the differences that wait for an answer."""
        return tuple(each for each in self.differences if each.asked)

    @property
    def writes_nothing(self) -> bool:
        """Tell whether taking it in would change nothing."""
        return not self.created and not self.changed
