"""What was looked at before a risky act, and the acts themselves: supply cut off and restored (R7.1)."""

from enum import StrEnum

from msgspec import Struct


class SupplyKind(StrEnum):
    """What was done to a household's supply."""

    CUT_OFF = "cut_off"
    RESTORED = "restored"


class CheckRun(Struct, frozen=True, kw_only=True):
    """A list as it was answered, append-only. `answers` are "code:yes" or "code:na", separated by one space."""

    id: str
    situation: str
    household_id: str
    at: str
    entered_at: str
    steward: str
    answers: str
    note: str = ""


class SupplyAct(Struct, frozen=True, kw_only=True):
    """Supply cut off or restored, append-only, with the check it rests on.

    `granted_by` is the supervisor who allowed a cut-off where somebody depends on power, `substitute` what supplies
    them.
    """

    id: str
    household_id: str
    kind: str
    at: str
    entered_at: str
    steward: str
    reason: str
    run_id: str
    granted_by: str = ""
    substitute: str = ""
