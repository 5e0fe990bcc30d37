"""A household ledger on its way in: raw sheets, how their columns are read, and what came of every row."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct

Cell = str | int | float | bool | date | datetime | time | timedelta
Value = str | int | float | bool

IGNORE: Final = "ignore"
"""Marks a column that is left out on purpose (a running number, our own reason column)."""
SENSITIVE: Final = "ignored_sensitive"
"""Marks a column that is never taken in (identity numbers), whoever asks for it."""
COORDINATES: Final = "coordinates"
"""One column that holds longitude and latitude together."""

LEDGER_FIELDS: Final = (
    "account_no",
    "name",
    "address",
    "village",
    "transformer_district",
    "meter_no",
    "meter_phase",
    "tariff_class",
    "contracted_capacity",
    "longitude",
    "latitude",
    COORDINATES,
    "tenure",
    "residents",
    "moved_in",
    "phones",
    "birth",
    "birth_calendar",
    "living_alone",
    "emergency_name",
    "emergency_phones",
    "landlord_name",
    "landlord_phones",
    "tenant_name",
    "tenant_phones",
    "note",
)
"""What a column may be read as, in the order a person would look for it."""


class RepairKind(StrEnum):
    """What was done to a value so that it could be taken in."""

    LEADING_ZEROS = "leading_zeros"
    NUMBER_AS_TEXT = "number_as_text"
    WRAPPING = "wrapping"
    FULL_WIDTH = "full_width"
    SPACING = "spacing"
    PHONE_FORMAT = "phone_format"
    PHONE_REMARK = "phone_remark"
    UNIT = "unit"
    NUMERAL = "numeral"
    DATE_FORMAT = "date_format"
    DATE_SERIAL = "date_serial"
    MONTH_UNCLEAR = "month_unclear"
    LUNAR_KEPT = "lunar_kept"
    COORDINATES_SWAPPED = "coordinates_swapped"
    COORDINATES_SPLIT = "coordinates_split"
    MERGED_CELL = "merged_cell"


class ProblemKind(StrEnum):
    """Why a value, or a whole row, was not taken in as it stands."""

    NO_ACCOUNT = "no_account"
    NOT_AN_ACCOUNT = "not_an_account"
    DIGITS_LOST = "digits_lost"
    LENGTH_UNSURE = "length_unsure"
    NOT_A_NUMBER = "not_a_number"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_PHONE = "not_a_phone"
    NOT_A_DATE = "not_a_date"
    TWO_DIGIT_YEAR = "two_digit_year"
    DATE_IN_FUTURE = "date_in_future"
    DATE_TOO_EARLY = "date_too_early"
    UNKNOWN_WORD = "unknown_word"
    FORMULA_ERROR = "formula_error"
    CONTRADICTS = "contradicts"
    NOT_MEASURED = "not_measured"
    HALF_A_PLACE = "half_a_place"


class SkipKind(StrEnum):
    """Why a row holds no household."""

    TITLE = "title"
    REPEATED_HEAD = "repeated_head"
    TOTALS = "totals"
    REMARK = "remark"
    EMPTY = "empty"


class RawSheet(Struct, frozen=True, kw_only=True):
    """One sheet as read. `rows[n]` is row n + 1 as Excel shows it; all rows are equally long.

    `merged` holds merged areas as (first row, first column, last row, last column), counted from 0.
    """

    name: str
    rows: Sequence[Sequence[Cell]]
    hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()


class RawWorkbook(Struct, frozen=True, kw_only=True):
    """A file as read, before anybody knows what its columns mean."""

    name: str
    sheets: tuple[RawSheet, ...]

    def sheet(self, name: str) -> RawSheet:
        """Return the sheet called `name`; raise KeyError when there is none."""
        for sheet in self.sheets:
            if sheet.name == name:
                return sheet
        raise KeyError(name)

    def row(self, sheet: str, row_no: int) -> Sequence[Cell]:
        """Return the raw cells of a row, `row_no` as Excel shows it."""
        return self.sheet(sheet).rows[row_no - 1]


class ColumnPlan(Struct, frozen=True, kw_only=True):
    """How one column is read. `field` is one of LEDGER_FIELDS, IGNORE, SENSITIVE or "" (not taken).

    `title` is what the page shows, group and word joined for a two-row head; `key` is the normalised title
    a correction is remembered under ("" without a title). `sure` is False for a guess from content.
    """

    index: int
    title: str
    key: str
    field: str
    sure: bool
    samples: tuple[str, ...]


class SheetPlan(Struct, frozen=True, kw_only=True):
    """How one sheet is read. Row numbers count from 1; `head_rows` is empty when no head was found."""

    sheet: str
    head_rows: tuple[int, ...]
    first_data_row: int
    columns: tuple[ColumnPlan, ...]
    hidden: bool = False

    @property
    def usable(self) -> bool:
        """Tell whether a household can be told apart: there is an account or a meter number."""
        return any(column.field in {"account_no", "meter_no"} for column in self.columns)

    @property
    def not_taken(self) -> tuple[ColumnPlan, ...]:
        """Return the columns nobody reads, so that a page can say so."""
        return tuple(column for column in self.columns if not column.field)

    @property
    def sensitive(self) -> tuple[ColumnPlan, ...]:
        """Return the columns left out because they must not be stored."""
        return tuple(column for column in self.columns if column.field == SENSITIVE)


class Repair(Struct, frozen=True):
    """One value that was repaired: what stood there and what was taken."""

    field: str
    kind: RepairKind
    before: str
    after: str


class LedgerRow(Struct, frozen=True, kw_only=True):
    """One household. `values` holds only what the row says, by field name of Household and Person.

    Besides LEDGER_FIELDS: `birth_leap` (1 for a lunar leap month). `phones` and its like are separated by one
    space, power is in kW, dates are "YYYY", "YYYY-MM" or "YYYY-MM-DD". Without `account_no` the row has a
    `meter_no`, and the caller finds the household by it.
    """

    sheet: str
    row_no: int
    values: Mapping[str, Value]
    repairs: tuple[Repair, ...] = ()

    @property
    def account_no(self) -> str:
        """Return the account number, "" when the row only names a meter."""
        return str(self.values.get("account_no", ""))


class LedgerProblem(Struct, frozen=True, kw_only=True):
    """A value that was left out, or a whole row (`row_lost`). `other` is the value it stands against."""

    sheet: str
    row_no: int
    field: str
    kind: ProblemKind
    value: str = ""
    other: str = ""
    row_lost: bool = False


class MergedRow(Struct, frozen=True, kw_only=True):
    """A row about a household that an earlier row already names."""

    sheet: str
    row_no: int
    into_sheet: str
    into_row_no: int
    account_no: str


class SkippedRow(Struct, frozen=True, kw_only=True):
    """A row that holds no household, and the text it holds."""

    sheet: str
    row_no: int
    kind: SkipKind
    text: str = ""


class LedgerReading(Struct, frozen=True, kw_only=True):
    """What came of a file. Every row with content stands once in rows, merged, skipped or lost problems.

    `unread_sheets` have content but no column that tells households apart.
    """

    rows: tuple[LedgerRow, ...]
    problems: tuple[LedgerProblem, ...] = ()
    merged: tuple[MergedRow, ...] = ()
    skipped: tuple[SkippedRow, ...] = ()
    unread_sheets: tuple[str, ...] = ()
