"""A notice of outages on its way in: what each row says, and what keeps one out (R5.6)."""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from gridsteward.records.intake_plan import LedgerFile
from gridsteward.records.ledger import SkippedRow
from gridsteward.records.outage import Outage, OutageKind

OUTAGE_COLUMNS: Final = (
    *("notice_no", "districts", "line", "day", "begins", "expected", "reason", "kind", "status"),
)
"""What a column of an outage notice may be read as."""


class OutageProblemKind(StrEnum):
    """Why a row of a notice waits for a person, or a district of it."""

    NO_DISTRICT = "no_district"
    NO_BEGIN = "no_begin"
    NOT_A_MOMENT = "not_a_moment"
    ENDS_BEFORE = "ends_before"
    UNKNOWN_WORD = "unknown_word"
    SAID_TWICE = "said_twice"
    DISTRICT_NEAR = "district_near"
    DISTRICT_UNKNOWN = "district_unknown"


class OutageProblem(Struct, frozen=True, kw_only=True):
    """One thing about a row; `other` is what a near district is called here."""

    sheet: str
    row_no: int
    field: str
    kind: OutageProblemKind
    value: str = ""
    other: str = ""


class SheetOutage(Struct, frozen=True, kw_only=True):
    """One outage as a notice tells it: wall-clock times "YYYY-MM-DDTHH:MM", districts in the notice's own words.

    `nth` tells apart several of one day for the same districts.
    """

    sheet: str
    row_no: int
    districts: tuple[str, ...]
    begins: str
    expected: str = ""
    line: str = ""
    reason: str = ""
    kind: OutageKind = OutageKind.PLANNED
    cancelled: bool = False
    notice_no: str = ""
    nth: int = 0


class OutageReading(Struct, frozen=True, kw_only=True):
    """What a notice says, and what of it cannot be read."""

    outages: tuple[SheetOutage, ...]
    problems: tuple[OutageProblem, ...]
    skipped: tuple[SkippedRow, ...]
    unread_sheets: tuple[str, ...] = ()


class OutageMove(Struct, frozen=True, kw_only=True):
    """What a notice changes in an outage that is here: field, before and after; `told` is what it says in whole."""

    outage: Outage
    changed: tuple[tuple[str, str, str], ...]
    told: str


class OutagePlan(Struct, frozen=True, kw_only=True):
    """What a notice would do. `created` are the outages with what the notice says of each (JSON)."""

    file: LedgerFile
    reading: OutageReading
    created: tuple[tuple[Outage, str], ...]
    moved: tuple[OutageMove, ...]
    unchanged: int
    elsewhere: int
    problems: tuple[OutageProblem, ...]
    offered: dict[str, str]

    @property
    def rows(self) -> int:
        """Return how many rows told of an outage."""
        told = {(each.sheet, each.row_no) for each in self.reading.outages}
        return len(told | {(each.sheet, each.row_no) for each in self.reading.problems})
