"""Outages by transformer district, who takes over whom during one, and the words agreed for the door (R5.6, R5.8)."""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from gridsteward.records.intake_plan import LedgerFile
from gridsteward.records.ledger import SkippedRow


class OutageKind(StrEnum):
    """How it came: announced long before, at short notice, or by a fault."""

    PLANNED = "planned"
    TEMPORARY = "temporary"
    FAULT = "fault"


class OutageState(StrEnum):
    """Where an outage is, seen from a moment."""

    ON = "on"
    COMING = "coming"
    OVER = "over"
    CANCELLED = "cancelled"


class Outage(Struct, frozen=True, kw_only=True):
    """One outage. `districts` are names of transformer districts as households have them, a line each.

    Times are ISO with offset: `begins`, `expected` (when power is to be back, "" not told), `restored` (when it was,
    "" not yet), `known_at` (when this area first heard of it). `cancelled` is 0 or 1. `source` names the file it came
    from, "" where it was typed in, and `told` is what that file said (JSON): what somebody changed here since is not
    changed back by taking the same file in again.
    """

    id: str
    kind: str
    begins: str
    districts: str
    known_at: str
    expected: str = ""
    restored: str = ""
    cancelled: int = 0
    line: str = ""
    reason: str = ""
    notice_no: str = ""
    source: str = ""
    told: str = ""

    def state(self, now: str) -> OutageState:
        """Tell where it is at a moment, ISO in the same offset."""
        if self.cancelled:
            return OutageState.CANCELLED
        if self.restored:
            return OutageState.OVER
        return OutageState.ON if self.begins <= now else OutageState.COMING

    @property
    def names(self) -> tuple[str, ...]:
        """Return the districts one by one."""
        return tuple(self.districts.split("\n"))


class OutageTake(Struct, frozen=True, kw_only=True):
    """Somebody takes over looking after a person during an outage; append-only, the latest stands.

    `before` is the take this one was made over, "" for none: two with the same `before` were made without knowing of
    each other.
    """

    id: str
    outage_id: str
    household_id: str
    person_id: str
    steward: str
    at: str
    entered_by: str
    reason: str = ""
    before: str = ""


class DoorWord(Struct, frozen=True, kw_only=True):
    """The word agreed with a household, by which they know that it is really their steward who knocks.

    `hint` may stand on paper, the word itself only when somebody asks for it.
    """

    id: str
    household_id: str
    word: str
    hint: str
    agreed_at: str
    steward: str


class DoorWordLook(Struct, frozen=True, kw_only=True):
    """Somebody had the word shown or printed."""

    id: str
    household_id: str
    at: str
    steward: str


# -- a notice on its way in -------------------------------------------------------------------------------------------

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
    """What a notice would do."""

    file: LedgerFile
    reading: OutageReading
    created: tuple[Outage, ...]
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
