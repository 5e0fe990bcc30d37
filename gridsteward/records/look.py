"""Who looked at what is not shown without asking (R7.3)."""

from enum import StrEnum

from msgspec import Struct


class LookedAt(StrEnum):
    """What was looked at."""

    DOOR_WORD = "door_word"
    CASE = "case"


class SensitiveLook(Struct, frozen=True, kw_only=True):
    """One look. `what` names it: a case's number, a household's name; `of` is the id of the case or household.

    `why` is a LookReason, "" where none is asked for; `note` "" where there is none, or this laptop may not read it.
    """

    kind: str
    what: str
    of: str
    at: str
    steward: str
    why: str = ""
    note: str = ""
