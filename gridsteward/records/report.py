"""What a report is made of: rows asked of the store, and totals counted apart from them (R4.5)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from gridsteward.records.household import Household, Person
from gridsteward.records.plan import DayPlan, LeftOut, Stop


class WordsLike(Protocol):
    """The catalogue of sentences a report is worded from."""

    def __call__(self, key: str, **values: object) -> str:
        """Return the sentence for `key`; raise KeyError when there is none."""

    def section(self, name: str) -> dict[str, str]:
        """Return all texts of one section by key."""


class ReportCommitment(Struct, frozen=True, kw_only=True):
    """A promise made at a visit: what, and by when (ISO date)."""

    what: str
    due: str


class VisitReportRow(Struct, frozen=True, kw_only=True):
    """One visit with what a reader wants to know of its household, as of the day of export.

    Times are ISO 8601 with offset and are shown as the clock on the wall stood. `purposes` and `checks` are
    vocabulary keys separated by one space, as in `Visit`. `moods` are the touchpoints' moods in their order.
    """

    household_id: str
    started_at: str
    ended_at: str
    entered_at: str
    id: str = ""
    late: int = 0
    steward: str = ""
    purposes: str = ""
    account_no: str = ""
    name: str = ""
    address: str = ""
    village: str = ""
    transformer_district: str = ""
    leading_class: str = ""
    tags: tuple[str, ...] = ()
    met: str = ""
    met_who: str = ""
    checks: str = ""
    moods: tuple[int, ...] = ()
    note: str = ""
    photos: int = 0
    commitments: tuple[ReportCommitment, ...] = ()
    next_visit: str = ""
    planned_peak: str = ""
    peak_done: int = 0
    planned_ending: str = ""
    ending_done: int = 0


class VisitListRow(Struct, frozen=True, kw_only=True):
    """One visit as the list beside the figures shows it; fields as in VisitReportRow, `promises` made at it."""

    household_id: str
    started_at: str
    late: int
    met: str
    purposes: str
    note: str
    name: str
    village: str
    promises: int


class VisitReportScope(Struct, frozen=True, kw_only=True):
    """What it covers: ISO dates, both included; "" means all. `exported_at` is an ISO time with offset."""

    station: str
    area: str
    first: str
    last: str
    exported_at: str
    steward: str = ""
    village: str = ""
    leading_class: str = ""


class VisitReportTotals(Struct, frozen=True, kw_only=True):
    """The same visits counted by the database itself, apart from the rows.

    `met` counts visits where the person or the family was met, `nobody` those where nobody answered;
    `households` are different households, `commitments` promises made at these visits.
    """

    visits: int = 0
    households: int = 0
    late: int = 0
    met: int = 0
    nobody: int = 0
    commitments: int = 0


class HouseholdReportRow(Struct, frozen=True, kw_only=True):
    """One household, its people, its tags (keys) and the ISO date of the last visit ("" when never)."""

    household: Household
    people: tuple[Person, ...] = ()
    tags: tuple[str, ...] = ()
    last_visit: str = ""


class HouseholdReportScope(Struct, frozen=True, kw_only=True):
    """Which households the list covers; "" means all. `tag` is a key of the tag library.

    `chosen` says how many were picked one by one, 0 when the list follows from the other fields alone.
    """

    station: str
    area: str
    exported_at: str
    village: str = ""
    transformer_district: str = ""
    leading_class: str = ""
    tag: str = ""
    chosen: int = 0


class HouseholdReportTotals(Struct, frozen=True, kw_only=True):
    """The same households counted by the database itself, apart from the rows."""

    households: int = 0
    people: int = 0


class ProblemRow(Struct, frozen=True, kw_only=True):
    """A row of somebody's file that could not be taken in: head and cells untouched, reasons worded."""

    sheet: str
    row_no: int
    titles: tuple[str, ...]
    cells: tuple[object, ...]
    reasons: tuple[str, ...]


class DaySheetRow(Struct, frozen=True, kw_only=True):
    """One stop of a day sheet: the stop, its home, the phones to call, and a line on how to talk ("" for none)."""

    stop: Stop
    household: Household
    phones: str = ""
    strategy: str = ""


class DaySheetLeftOut(Struct, frozen=True, kw_only=True):
    """Somebody who is not in the plan, and why not."""

    household: Household
    left_out: LeftOut


class DaySheet(Struct, frozen=True, kw_only=True):
    """A plan as it goes out of the door: a sheet a day. `made_at` is an ISO time with offset."""

    area: str
    steward: str
    travel_by: str
    made_at: str
    days: tuple[tuple[DayPlan, tuple[DaySheetRow, ...]], ...]
    left_out: tuple[DaySheetLeftOut, ...]
    names: Mapping[str, str]


class WrittenReport(Struct, frozen=True, kw_only=True):
    """What was written: where (None for a stream), rows, sheets, bytes, and texts too long for a cell."""

    path: Path | None
    rows: int
    sheets: int
    size: int
    shortened: int
