"""Outages by transformer district, who takes over whom during one, and the words agreed for the door (R5.6, R5.8)."""

from enum import StrEnum

from msgspec import Struct


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
    "" not yet). `cancelled` is 0 or 1.
    """

    id: str
    kind: str
    begins: str
    districts: str
    expected: str = ""
    restored: str = ""
    cancelled: int = 0
    line: str = ""
    reason: str = ""
    notice_no: str = ""

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


class OutageNotice(Struct, frozen=True, kw_only=True):
    """A laptop heard of an outage, or of a change of it; append-only, so that two that read one file do not differ.

    The earliest is when the area knew. `source` names the file, "" where it was typed in; `told` is what the file said
    (JSON): what somebody changed here since is not changed back by taking the same file in again.
    """

    id: str
    outage_id: str
    at: str
    steward: str
    source: str = ""
    told: str = ""


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
