"""The register of requests and complaints as a workbook takes it (R6.8)."""

from msgspec import Struct

from gridsteward.records.case import CaseEvent, CaseView, Deadline


class CaseReportScope(Struct, frozen=True, kw_only=True):
    """What it covers: cases that came in within ISO dates, both included; "" means all."""

    station: str
    area: str
    first: str
    last: str
    exported_at: str


class CaseReportTotals(Struct, frozen=True, kw_only=True):
    """The same cases counted by the database itself, apart from the rows."""

    cases: int
    confidential: int
    late: int
    events: int


class CaseReportEvent(Struct, frozen=True, kw_only=True):
    """An event with when it came to this laptop, and how far its stated time can be relied on (a TimeTrust)."""

    event: CaseEvent
    received_at: str
    trust: str


class CaseReportRow(Struct, frozen=True, kw_only=True):
    """A case as it stands; of a confidential one the view holds nothing of what was told, nor of whom.

    `home` and `account_no` are of its household. `answer` is the first answer it asks for, `result` what it comes to,
    None where no clock asks. `called_back` is the moment of the last call-back, "" for none. `trust` is a TimeTrust.
    """

    view: CaseView
    trust: str
    home: str = ""
    account_no: str = ""
    answer: Deadline | None = None
    result: Deadline | None = None
    called_back: str = ""
    events: tuple[CaseReportEvent, ...] = ()


class CaseReport(Struct, frozen=True, kw_only=True):
    """The cases by when they came in, and what the database counted."""

    rows: tuple[CaseReportRow, ...]
    scope: CaseReportScope
    totals: CaseReportTotals
