"""What a supervisor looked at (R4.4, R9.2): a visit or a closed case, why it may be worth a look, what was said."""

from enum import StrEnum

from msgspec import Struct


class ReviewKind(StrEnum):
    """What was done about a visit or case; the last two carry a remark."""

    SEEN = "seen"
    ASKED = "asked"
    ANSWERED = "answered"


class VisitReview(Struct, frozen=True, kw_only=True):
    """One word on a visit or a closed case, append-only; the other of the two ids is "".

    `household_id` is "" for a confidential case. `steward` is whoever said it, `at` ISO with offset.
    """

    id: str
    visit_id: str
    case_id: str
    household_id: str
    kind: str
    at: str
    steward: str
    remark: str = ""


class Oddity(Struct, frozen=True, kw_only=True):
    """Why a visit may be worth a look: a key of the words [oddity], and what its sentence says."""

    key: str
    values: dict[str, str | int]


class QueueEntry(Struct, frozen=True, kw_only=True):
    """A visit or a closed case in the queue.

    `sort` is "visit" or "case", `at` when it began or was closed, `entered_at` when that was typed in. `state` is "" as
    long as nobody looked, else the ReviewKind that stands. Of a confidential case all that tells whose it is is "".
    """

    sort: str
    id: str
    household_id: str
    name: str
    village: str
    at: str
    entered_at: str
    steward: str
    note: str
    minutes: int = 0
    late: bool = False
    number: str = ""
    oddities: tuple[Oddity, ...] = ()
    state: str = ""
    said: tuple[VisitReview, ...] = ()

    @property
    def waits(self) -> bool:
        """Tell whether a supervisor has yet to look: nobody did, or what was asked is answered."""
        return self.state in ("", ReviewKind.ANSWERED)


class ReviewQueue(Struct, frozen=True, kw_only=True):
    """What was entered since an ISO day, the newest first, and how much of it waits to be looked at."""

    since: str
    entries: tuple[QueueEntry, ...]
    waiting: int
