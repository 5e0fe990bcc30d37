"""A visit and what comes of it: touchpoints, promises, files (R3.2, R4.3, R4.4)."""

from enum import StrEnum

from msgspec import Struct, field


class Met(StrEnum):
    """Whom the steward met at the door."""

    PERSON = "person"
    FAMILY = "family"
    NEIGHBOUR = "neighbour"
    NOBODY = "nobody"
    DECLINED = "declined"
    UNKNOWN = ""


class CommitmentOutcome(StrEnum):
    """How a promise ended."""

    KEPT = "kept"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"
    RENEGOTIATED = "renegotiated"  # open, with another day the customer agreed to
    REOPENED = "reopened"


class CommitmentSource(StrEnum):
    """Where a promise was made."""

    VISIT = "visit"
    PHONE = "phone"
    HALL = "hall"
    MESSAGE = "message"
    OTHER = "other"
    CASE = "case"  # in a request or complaint, and settled there


class Visit(Struct, frozen=True, kw_only=True):
    """One visit. Times are ISO 8601 with offset: when it began and ended, and when it was typed in.

    `late` is 1 when it was entered on a later day than it happened (R4.4): labelled, never hidden.
    `purposes` and `checks` are vocabulary keys separated by one space. `next_visit` is an ISO date or "".
    `planned_peak` and `planned_ending` are what was meant to be its best moment and its last one (R3.2), `peak_done`
    and `ending_done` 1 when they came about.
    """

    id: str
    household_id: str
    started_at: str
    ended_at: str
    entered_at: str
    late: int = 0
    steward: str = ""
    purposes: str = ""
    met: str = ""
    met_who: str = ""
    checks: str = ""
    note: str = ""
    next_visit: str = ""
    planned_peak: str = ""
    planned_ending: str = ""
    peak_done: int = 0
    ending_done: int = 0


class Touchpoint(Struct, frozen=True, kw_only=True):
    """A moment of the visit and the mood it left, -2 (very unhappy) to +2 (very happy)."""

    id: str
    visit_id: str
    household_id: str
    kind: str
    mood: int
    note: str = ""
    position: int = 0


class Commitment(Struct, frozen=True, kw_only=True):
    """A promise: what, by when (ISO date), made at which visit ("" when made otherwise).

    `due` is the day that holds now; the days before it stand in the events that moved it. `kind` is a key of words
    [promise_kind], `made_to` whoever it was made to ("" the household), `source` a CommitmentSource ("" not told),
    `granted_by` who allowed what is beyond a steward's authority.
    """

    id: str
    household_id: str
    visit_id: str
    what: str
    due: str
    made_at: str
    steward: str = ""
    kind: str = "other"
    made_to: str = ""
    source: str = ""
    granted_by: str = ""


class CommitmentEvent(Struct, frozen=True, kw_only=True):
    """One append-only word on how a promise stands; the latest by `at` holds.

    Another day agreed: from `was` to `due`, with the customer's own `word`.
    """

    id: str
    commitment_id: str
    household_id: str
    outcome: str
    at: str
    note: str = ""
    due: str = ""
    was: str = ""
    word: str = ""
    steward: str = ""


class Attachment(Struct, frozen=True, kw_only=True):
    """A photo or file of a visit; its bytes lie sealed under `content_hash` (keyed hash, hex)."""

    id: str
    visit_id: str
    household_id: str
    content_hash: str
    name: str
    media_type: str
    size: int
    added_at: str


class DraftTouchpoint(Struct, frozen=True, kw_only=True):
    """A touchpoint as it stands in an unfinished visit."""

    kind: str
    mood: int
    note: str = ""


class DraftCommitment(Struct, frozen=True, kw_only=True):
    """A promise as it stands in an unfinished visit; `kind`, `made_to` and `granted_by` as in Commitment."""

    what: str
    due: str
    kind: str = "other"
    made_to: str = ""
    granted_by: str = ""


class DraftFile(Struct, frozen=True, kw_only=True):
    """A file already sealed in the store, waiting for its visit to be finished."""

    content_hash: str
    name: str
    media_type: str
    size: int


class VisitDraft(Struct, frozen=True, kw_only=True):
    """A visit being written down; saved after every field so that a kill loses nothing.

    `visit_id` names the finished visit that is being amended, else "". Of that one, `shown` are the values that stood
    there when the draft was begun, `seen` their heads (device number, sequence number), `parts` the ids of what
    belonged to it: what came meanwhile was never on screen and is left alone. `answers` are those to questionnaires,
    by questionnaire and question.
    """

    id: str
    household_id: str
    visit_id: str = ""
    started_at: str = ""
    ended_at: str = ""
    purposes: tuple[str, ...] = ()
    met: str = ""
    met_who: str = ""
    checks: tuple[str, ...] = ()
    note: str = ""
    next_visit: str = ""
    planned_peak: str = ""
    planned_ending: str = ""
    peak_done: int = 0
    ending_done: int = 0
    touchpoints: tuple[DraftTouchpoint, ...] = ()
    commitments: tuple[DraftCommitment, ...] = ()
    files: tuple[DraftFile, ...] = field(default=())
    saved_at: str = ""
    shown: dict[str, str | int] = field(default_factory=dict)
    seen: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    answers: dict[str, dict[str, str]] = field(default_factory=dict)
