"""A request or complaint (R6): how it came in, and what happened to it. Its state follows from its events alone."""

from enum import StrEnum
from typing import Final

from msgspec import Struct

COMPANIES: Final = ("state_grid", "southern_grid")
"""Whose commitments a case can run by; the first where nobody said."""
COMPLAINANT: Final = "complainant"
"""The kind under which the person of a confidential case is sealed."""


class CaseKind(StrEnum):
    """What somebody came with."""

    ENQUIRY = "enquiry"
    APPLICATION = "application"
    FAULT = "fault"
    BILL = "bill"
    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"
    GRUMBLE = "grumble"  # not a complaint yet
    CRISIS = "crisis"


class CaseChannel(StrEnum):
    """How it reached the station."""

    DOOR = "door"
    PHONE = "phone"
    HALL = "hall"
    ONLINE = "online"
    HOTLINE = "hotline"
    COMMITTEE = "committee"
    OTHER = "other"


class AreaClass(StrEnum):
    """How far out it is: arrival is promised by it."""

    URBAN = "urban"
    RURAL = "rural"
    REMOTE = "remote"


class CaseColumn(StrEnum):
    """Where a case stands on the board."""

    NEW = "new"
    WORKING = "working"
    OBJECTED = "objected"
    ANSWERED = "answered"
    CONFIRMED = "confirmed"
    CLOSED = "closed"


class TimeTrust(StrEnum):
    """How far the stated time of an event can be relied on (R7.2)."""

    AT_ONCE = "at_once"  # entered while it happened
    AFTERWARDS = "afterwards"  # entered later the same day
    LATE = "late"  # entered more than a day later
    AHEAD = "ahead"  # happened after it was entered, or was entered after it was received: a clock is wrong


class DeadlineState(StrEnum):
    """How a deadline stands. What was missed stays missed."""

    RUNNING = "running"
    STANDING = "standing"  # paused
    OVERDUE = "overdue"
    MET = "met"
    MISSED = "missed"
    REPLACED = "replaced"  # another moment was promised before this one came


class Case(Struct, frozen=True, kw_only=True):
    """The registration, append-only. `at` is when it came in, `entered_at` when it was typed, `steward` who took it.

    Whoever took it answers for it to the end. `company` is whose clocks it runs by. Of a confidential case
    `household_id`, `person`, `phone` and `place` are "" and `sealed_id` names the sealed Complainant.
    """

    id: str
    kind: str
    topic: str
    channel: str
    content: str
    at: str
    entered_at: str
    steward: str
    area_class: str
    company: str
    household_id: str = ""
    person: str = ""
    phone: str = ""
    place: str = ""
    sealed_id: str = ""


class CaseEvent(Struct, frozen=True, kw_only=True):
    """Something that happened to a case, append-only. Kinds and values are those of case_flows.toml.

    `until` is a moment that was promised, "" for none.
    """

    id: str
    case_id: str
    kind: str
    at: str
    entered_at: str
    steward: str
    value: str = ""
    until: str = ""
    note: str = ""


class Complainant(Struct, frozen=True, kw_only=True):
    """Who a confidential case is about, as it is sealed."""

    household_id: str = ""
    person: str = ""
    phone: str = ""
    place: str = ""


class ComplainantAct(Struct, frozen=True, kw_only=True):
    """Nothing is done about a sealed complainant but erasing it; the sealed rows ask for a type."""

    at: str = ""


class Deadline(Struct, frozen=True, kw_only=True):
    """One time limit of a case. Moments are ISO, "" where there is none.

    `issuer` is "" for what somebody promised. `unknown_year` as in `cases.clocks.Due`. `trust` (a TimeTrust) tells how
    far the moment it was met at can be relied on, "" while it was not.
    """

    code: str
    issuer: str
    edition: str
    amount: int
    unit: str
    started: str
    due: str
    state: str
    stopped: str = ""
    left: int = 0
    unknown_year: int = 0
    trust: str = ""


class CaseView(Struct, frozen=True, kw_only=True):
    """A case as it stands. `deadlines` by when they are due; `complainant` None where this laptop may not see it.

    `steps` are those of the six at the door that were taken, `guide` the flow's events with whether each happened,
    `allowed` what may happen next, `set_aside` ids of events that do not fit the flow where they stand.
    """

    case: Case
    number: str
    kind: str
    phase: str
    column: str
    paused: bool
    escalated: bool
    department: str
    order_no: str
    satisfaction: int
    steps: tuple[str, ...]
    guide: tuple[tuple[str, bool], ...]
    allowed: tuple[str, ...]
    set_aside: tuple[str, ...]
    deadlines: tuple[Deadline, ...]
    complainant: Complainant | None
    events: tuple[CaseEvent, ...]

    @property
    def next_deadline(self) -> Deadline | None:
        """Return the open deadline that is due first, those standing still last."""
        running = [
            each for each in self.deadlines if each.state in (DeadlineState.RUNNING, DeadlineState.OVERDUE)
        ]
        standing = [each for each in self.deadlines if each.state == DeadlineState.STANDING]
        return next(iter([*running, *standing]), None)
