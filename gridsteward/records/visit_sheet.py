"""A sheet of visits typed in afterwards, on its way in: what each row says and what kept one out."""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from gridsteward.records.intake_plan import LedgerFile
from gridsteward.records.ledger import ProblemKind, SkippedRow
from gridsteward.records.visit import DraftCommitment

VISIT_COLUMNS: Final = (
    "account_no",
    "name",
    "day",
    "start",
    "end",
    "steward",
    "purposes",
    "met",
    "met_who",
    "checks",
    "note",
    "promise",
    "due",
    "next_visit",
    "planned_peak",
    "peak_done",
    "planned_ending",
    "ending_done",
    "promise_texts",
    "mark",
)
"""What a column of a visit sheet may be read as."""


class VisitProblemKind(StrEnum):
    """Why a row of a visit sheet waits for a person. A row goes in whole or not at all."""

    NO_ACCOUNT = "no_account"
    ACCOUNT_UNKNOWN = "account_unknown"
    NAME_DIFFERS = "name_differs"
    NO_DAY = "no_day"
    NO_START = "no_start"
    NOT_A_TIME = "not_a_time"
    IN_FUTURE = "in_future"
    ENDS_BEFORE = "ends_before"
    MET_MISSING = "met_missing"
    PROMISE_WITHOUT_DUE = "promise_without_due"
    DUE_WITHOUT_PROMISE = "due_without_promise"
    CONTRADICTS = "contradicts"
    HERE_OTHERWISE = "here_otherwise"
    REMOVED_HERE = "removed_here"
    NOT_HERE_YET = "not_here_yet"
    OTHER_HOME = "other_home"
    PROMISES_APART = "promises_apart"


class SheetVisit(Struct, frozen=True, kw_only=True):
    """One visit as a sheet tells it.

    `started` and `ended` are wall-clock times "YYYY-MM-DDTHH:MM" without an offset, `ended` "" when not told.
    `purposes` and `checks` hold vocabulary keys; `name` is what the sheet calls the household. A row of a workbook that
    was handed out here has a `mark`, and `changed` names the marked fields that no longer say what they said.
    """

    sheet: str
    row_no: int
    account_no: str
    started: str
    ended: str = ""
    name: str = ""
    steward: str = ""
    purposes: tuple[str, ...] = ()
    met: str = ""
    met_who: str = ""
    checks: tuple[str, ...] = ()
    note: str = ""
    next_visit: str = ""
    planned_peak: str = ""
    peak_done: int = 0
    planned_ending: str = ""
    ending_done: int = 0
    commitments: tuple[DraftCommitment, ...] = ()
    mark: str = ""
    changed: tuple[str, ...] = ()


class VisitProblem(Struct, frozen=True, kw_only=True):
    """What keeps a row out, in which column. `other` is the value it stands against."""

    sheet: str
    row_no: int
    field: str
    kind: ProblemKind | VisitProblemKind
    value: str = ""
    other: str = ""


class VisitReading(Struct, frozen=True, kw_only=True):
    """What came of a file. Every row with content stands once in visits, merged, skipped or problems.

    `merged` counts rows that tell more of a visit an earlier row tells (a second promise).
    """

    visits: tuple[SheetVisit, ...]
    problems: tuple[VisitProblem, ...] = ()
    skipped: tuple[SkippedRow, ...] = ()
    merged: int = 0
    unread_sheets: tuple[str, ...] = ()


class FieldCorrection(Struct, frozen=True, kw_only=True):
    """A field of a visit that the sheet corrects: what it says here, and what it shall say.

    `both` says that it was changed here as well since the sheet was handed out.
    """

    field: str
    here: str | int
    wanted: str | int
    both: bool = False


class VisitCorrection(Struct, frozen=True, kw_only=True):
    """A visit that a row of a workbook corrects. `started` is when it began as it stands here."""

    visit_id: str
    household_id: str
    name: str
    started: str
    sheet: str
    row_no: int
    fields: tuple[FieldCorrection, ...]


class VisitPlan(Struct, frozen=True, kw_only=True):
    """What a visit sheet would do.

    `created` are new here, `unchanged` counts those that are here already, `corrections` change some and wait for a
    person's word. `kept` counts fields that were changed here only, and stay.
    """

    file: LedgerFile
    reading: VisitReading
    created: tuple[SheetVisit, ...]
    unchanged: int
    problems: tuple[VisitProblem, ...]
    corrections: tuple[VisitCorrection, ...] = ()
    kept: int = 0

    @property
    def lost(self) -> int:
        """Return how many rows were not taken in."""
        return len({(each.sheet, each.row_no) for each in self.problems})

    @property
    def rows(self) -> int:
        """Return how many rows hold a visit."""
        return len(self.created) + len(self.corrections) + self.unchanged + self.reading.merged + self.lost
