"""What a steward's day taught (R8.3): what happened, and three short words on it."""

from msgspec import Struct


class DayReview(Struct, frozen=True, kw_only=True):
    """A steward's words on a day (ISO), append-only: of several on one day the last entered is shown, all are kept."""

    id: str
    day: str
    steward: str
    entered_at: str
    went_well: str = ""
    do_better: str = ""
    for_tomorrow: str = ""


class Moment(Struct, frozen=True, kw_only=True):
    """A moment of a visit of the day: where, of which kind, and the mood it left."""

    name: str
    kind: str
    mood: int
    note: str = ""


class DayLimit(Struct, frozen=True, kw_only=True):
    """A deadline of a case: its code, the case's number, and when it is due."""

    case_id: str
    number: str
    code: str
    due: str


class DayFacts(Struct, frozen=True, kw_only=True):
    """What happened on a steward's day. Names are those of households; `minutes` were spent at doors.

    `not_done` were planned and nobody called there. `missed` fell due that day and were not kept, `tomorrow` are due on
    the day after. `open` are promises due by the day and not kept. `late` counts visits entered later than on their
    day. `best` and `worst` are None where no moment is noted, `worst` also where none was lower than the best.
    `reminded` is what was last put down for the day after.
    """

    day: str
    steward: str
    visited: tuple[str, ...]
    nobody: int
    not_done: tuple[str, ...]
    minutes: int
    taken: int
    closed: int
    missed: tuple[DayLimit, ...]
    tomorrow: tuple[DayLimit, ...]
    promised: int
    due: int
    open: tuple[str, ...]
    contacts: int
    late: int
    best: Moment | None = None
    worst: Moment | None = None
    kept: DayReview | None = None
    reminded: str = ""
