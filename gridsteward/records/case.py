"""A request or complaint (R6): how it came in, and what happened to it. Its state follows from its events alone."""

from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from gridsteward.records.sealed import Erased

COMPANIES: Final = ("state_grid", "southern_grid")
"""Whose commitments a case can run by; the first where nobody said."""
CONFIDENTIAL: Final = "confidential_case"
"""The kind under which what is told in a confidential case is sealed."""


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


_RUNNING: Final = frozenset((DeadlineState.RUNNING, DeadlineState.OVERDUE))


class LookReason(StrEnum):
    """Why somebody looked at what is sealed of a case."""

    HANDLING = "handling"
    CALL_BACK = "call_back"
    SUPERVISION = "supervision"
    DISPUTE = "dispute"
    OTHER = "other"


class Case(Struct, frozen=True, kw_only=True):
    """The registration, append-only. `at` is when it came in, `entered_at` when it was typed, `steward` who took it.

    Whoever took it answers for it to the end. `company` is whose clocks it runs by. Of a confidential case `content`,
    `household_id`, `person`, `phone` and `place` are "" and `sealed_id` names the sealed Confidential.
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

    `until` is a moment that was promised, "" for none; `granted_by` who allowed what is beyond a steward's authority.
    The `note` of a confidential case is "" and sealed as an act.
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
    granted_by: str = ""


class Complainant(Struct, frozen=True, kw_only=True):
    """Who a case is about."""

    household_id: str = ""
    person: str = ""
    phone: str = ""
    place: str = ""


class Confidential(Complainant, frozen=True, kw_only=True):
    """All that is told in a confidential case, as it is sealed."""

    content: str = ""


class ConfidentialAct(Struct, frozen=True, kw_only=True):
    """A note on what happened to a confidential case, or on why somebody looked at it: one of the ids is ""."""

    note: str
    event_id: str = ""
    look_id: str = ""


class Revealed(Confidential, frozen=True, kw_only=True):
    """A confidential case opened, with the notes on its events by the event's id."""

    notes: dict[str, str]


class CaseLook(Struct, frozen=True, kw_only=True):
    """That somebody looked at what is sealed of a case, append-only. `why` is a LookReason."""

    id: str
    case_id: str
    at: str
    steward: str
    why: str


class Look(Struct, frozen=True, kw_only=True):
    """A CaseLook as it is read; `note` "" where there is none, or this laptop may not read it."""

    id: str
    case_id: str
    at: str
    steward: str
    why: str
    note: str = ""


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
    """A case as it stands. `deadlines` by when they are due; `complainant` None for a confidential case.

    What that holds is shown by `cases.reveal` alone, to whom it may (`may_reveal`); `erased` once it is gone for good.
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
    may_reveal: bool = False
    erased: Erased | None = None

    @property
    def confidential(self) -> bool:
        """Tell whether what is told in it is sealed."""
        return bool(self.case.sealed_id)

    def opened(self, told: Revealed) -> "CaseView":
        """Return the view of a confidential case with what was revealed of it in its place."""
        events = tuple(replace(each, note=told.notes.get(each.id, "")) for each in self.events)
        return replace(self, case=replace(self.case, content=told.content), complainant=told, events=events)

    @property
    def next_deadline(self) -> Deadline | None:
        """Return the open deadline that is due first, those standing still last."""
        standing = None
        for each in self.deadlines:
            if each.state in _RUNNING:
                return each
            if standing is None and each.state == DeadlineState.STANDING:
                standing = each
        return standing
