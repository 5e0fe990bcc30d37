"""What a day, a week or a month came to, as a workbook and a paper take it (R4.5, R9.2)."""

from enum import StrEnum

from msgspec import Struct

from gridsteward.records.care import DueContact
from gridsteward.records.case_report import CaseReport
from gridsteward.records.chart import Chart, Figure
from gridsteward.records.day_review import DayReview
from gridsteward.records.household import HouseholdSummary


class LogKind(StrEnum):
    """What a line of the log tells of."""

    VISIT = "visit"
    CONTACT = "contact"
    CASE = "case"
    CASE_STEP = "case_step"
    PROMISED = "promised"
    PROMISE = "promise"
    FINDING = "finding"
    SUPPLY = "supply"


class LogRow(Struct, frozen=True, kw_only=True):
    """One thing that was done: when (ISO with offset), for whom, what (keys or text), and what came of it.

    Of a confidential case `name` and `place` are "" and `note` is not told.
    """

    at: str
    kind: LogKind
    steward: str
    account_no: str = ""
    name: str = ""
    village: str = ""
    what: str = ""
    outcome: str = ""
    note: str = ""
    late: int = 0


class PromiseRow(Struct, frozen=True, kw_only=True):
    """A promise of the period: made or due in it. `state` is a PromiseState, `due` the day that holds."""

    made_at: str
    due: str
    what: str
    name: str
    made_to: str
    steward: str
    granted_by: str
    state: str


class PeriodScope(Struct, frozen=True, kw_only=True):
    """What a report covers: ISO days, both included; `sort` is "day", "week", "month" or "own"."""

    station: str
    area: str
    first: str
    last: str
    sort: str
    exported_at: str


class OverdueRow(Struct, frozen=True, kw_only=True):
    """Somebody who is looked after and was not heard in time: by which name they are called, and what is due."""

    name: str
    household: HouseholdSummary
    due: DueContact


class WorkLog(Struct, frozen=True, kw_only=True):
    """What was done within a scope, line by line, and what the stewards said of their days.

    `counts` says how many lines of each kind the database counted.
    """

    scope: PeriodScope
    rows: tuple[LogRow, ...]
    counts: dict[LogKind, int]
    reviews: tuple[DayReview, ...]


class PeriodReport(Struct, frozen=True, kw_only=True):
    """All of it but the visits, which come by themselves: there may be many."""

    scope: PeriodScope
    figures: tuple[Figure, ...]
    charts: tuple[Chart, ...]
    log: WorkLog
    promises: tuple[PromiseRow, ...]
    overdue: tuple[OverdueRow, ...]
    cases: CaseReport
