"""A file of readings on its way in: how it is laid out, what is wrong with it, and what it would bring."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct

from gridsteward.records.ledger import ColumnPlan
from gridsteward.records.readings import ReadingKind

READING_FIELDS: Final = (
    "account_no",
    "meter_no",
    "date",
    "month",
    "daily_kwh",
    "register",
    "register_kind",
    "multiplier",
    "bill_kwh",
    "amount",
    "estimated",
)
"""What a column of use data may be read as, in the order a person would look for it."""


MEANING: Final = -1
"""Stands for all columns across a sheet where a person says what they are."""


class Layout(StrEnum):
    """How a sheet is laid out. None of these: nobody can tell homes and days apart."""

    ROWS = "rows"
    DAYS_ACROSS = "days_across"
    HOMES_ACROSS = "homes_across"
    POINTS_ACROSS = "points_across"
    UNKNOWN = "unknown"


class ReadingProblemKind(StrEnum):
    """Why a reading, or a row, was not taken in as it stands."""

    NO_ACCOUNT = "no_account"
    NOT_AN_ACCOUNT = "not_an_account"
    DIGITS_LOST = "digits_lost"
    ACCOUNT_UNKNOWN = "account_unknown"
    ACCOUNT_AMBIGUOUS = "account_ambiguous"
    NOT_A_DATE = "not_a_date"
    DATE_IN_FUTURE = "date_in_future"
    DATE_TOO_EARLY = "date_too_early"
    EMPTY = "empty"
    NO_VALUE = "no_value"
    NOT_A_NUMBER = "not_a_number"
    FORMULA_ERROR = "formula_error"
    NEGATIVE = "negative"
    ABSURD = "absurd"
    MULTIPLIER = "multiplier"
    CONTRADICTS = "contradicts"
    METER_CHANGED = "meter_changed"
    REGISTER_GAP = "register_gap"


class ReadingNoteKind(StrEnum):
    """What was passed over or put right on the way, none of it wrong."""

    SAME_TWICE = "same_twice"
    ZEROS_RESTORED = "zeros_restored"
    BY_METER = "by_meter"
    ESTIMATED = "estimated"
    BLANK = "blank"
    TOTALS = "totals"
    REPEATED_HEAD = "repeated_head"
    OTHER_REGISTER = "other_register"
    ROLLOVER = "rollover"
    REGISTER_BEGINS = "register_begins"


class ProblemRow(Struct, frozen=True):
    """A row that shows a problem: where it stands and what it says."""

    sheet: str
    row_no: int
    value: str = ""


class ReadingProblem(Struct, frozen=True, kw_only=True):
    """All readings of a file that one thing is wrong with: how many, and the first few of them."""

    kind: ReadingProblemKind
    field: str
    count: int
    examples: tuple[ProblemRow, ...]


class ReadingSheet(Struct, frozen=True, kw_only=True):
    """How one sheet is read. Row numbers count from 1; `head_rows` is empty when no head was found.

    `across` are the columns that hold a day, month, home or point each, as (column index from 0, what: an ISO date,
    "YYYY-MM", an account number, or the number of the point from 0). `cumulative`: the figures are what a register
    shows, not use. `power`: points are kW, not kWh. `account` is the home that the lines above the head name, where no
    column does.
    """

    sheet: str
    head_rows: tuple[int, ...]
    first_data_row: int
    columns: tuple[ColumnPlan, ...]
    layout: Layout
    kind: ReadingKind
    across: tuple[tuple[int, str], ...] = ()
    cumulative: bool = False
    power: bool = False
    account: str = ""
    hidden: bool = False

    def column(self, field: str) -> int | None:
        """Return the index of the column that is read as `field`."""
        return next((each.index for each in self.columns if each.field == field), None)

    @property
    def usable(self) -> bool:
        """Tell whether homes and days can be told apart and there is something to read."""
        return self.layout is not Layout.UNKNOWN


class ReadingCounts(Struct, frozen=True, kw_only=True):
    """What an import would bring, in readings (of days, months or points): new, other than so far, the same.

    `rows` of the file hold a reading; `missing` readings are not there or were not taken.
    """

    rows: int
    homes: int
    created: int
    changed: int
    unchanged: int
    missing: int
    first: str
    last: str

    @property
    def readings(self) -> int:
        """Return how many readings the file brings."""
        return self.created + self.changed + self.unchanged


Notes = Mapping[ReadingNoteKind, int]
