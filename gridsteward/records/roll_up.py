"""The roll-up of an area by steward or by village (R9.2): figures, and the rows behind each."""

from enum import StrEnum

from msgspec import Struct

from gridsteward.records.survey import Tally


class Figure(StrEnum):
    """What is counted; each opens the list behind it."""

    VISITS = "visits"
    LATE = "late"
    DUE = "due"
    DONE = "done"
    TO_DO = "to_do"  # due and not done
    OUT_OF_TIME = "out_of_time"
    CARE_OVERDUE = "care_overdue"
    KEPT = "kept"
    BROKEN = "broken"
    OPEN = "open"
    MET = "met"
    MISSED = "missed"
    FIRST_ANSWER = "first_answer"
    CLOSING = "closing"
    ANSWERS = "answers"


class Timed(Struct, frozen=True, kw_only=True):
    """Of so many cases half took no longer than `half` minutes; None where there are too few to judge."""

    cases: int
    half: int | None


class RollUpRow(Struct, frozen=True, kw_only=True):
    """One steward, one village, or all of them together (`key` "" is who or what is not told).

    `visits` were made in the period, `late` of them entered on a later day. `homes` have a rhythm in which they are to
    be met; `in_time` of them were, seen from the period's last day. Of `due` homes the rhythm asked for a visit by
    then, `done` of these were met in the period. `care_overdue` is as of today. Of the days promised that fell into the
    period some were `kept`, some `broken`, some are `open`. Of the cases that came in `met` deadlines were, `missed`
    were not.
    """

    key: str
    visits: int
    late: int
    homes: int
    in_time: int
    due: int
    done: int
    care_overdue: int
    kept: int
    broken: int
    open: int
    met: int
    missed: int
    first_answer: Timed
    closing: Timed
    satisfaction: Tally


class ClassRow(Struct, frozen=True, kw_only=True):
    """How the homes of a relation class ("" without one) stand against their rhythm."""

    key: str
    homes: int
    in_time: int


class RollUp(Struct, frozen=True, kw_only=True):
    """An area's figures for a period (ISO days, both included), rows in the order of their names, never of figures.

    `as_of` is the day coverage is seen from: the period's last, or today where that is still to come.
    """

    first: str
    last: str
    as_of: str
    by: str
    rows: tuple[RollUpRow, ...]
    whole: RollUpRow
    classes: tuple[ClassRow, ...]


class Behind(Struct, frozen=True, kw_only=True):
    """One row of the list behind a figure; what a confidential case would tell is "".

    `at` is an ISO day or moment, "" for never; `what` is in somebody's own words, a key of the words, or "".
    """

    at: str
    household_id: str = ""
    name: str = ""
    village: str = ""
    steward: str = ""
    what: str = ""
    visit_id: str = ""
    case_id: str = ""
    number: str = ""


class AreaRollUp(Struct, frozen=True, kw_only=True):
    """One of several areas: its figures, or the kind of Fault that kept it out and what its sentence says."""

    area_id: str
    name: str
    found: RollUp | None = None
    fault: str = ""
    fault_values: dict[str, str | int] = {}
    last_sync_ms: int = 0
    waiting: int = 0
