"""What a person is told of the exchange with other laptops: devices, state, statement, conflicts, late records."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from gridsteward.records.journal import Value


class DeviceRole(StrEnum):
    """What a laptop may do in the area."""

    STEWARD = "steward"
    DEPUTY = "deputy"
    SUPERVISOR = "supervisor"


class Laptop(Struct, frozen=True, kw_only=True):
    """Whose a laptop is. `id` is the device's id as a UUID; the name travels sealed, the membership knows none."""

    id: str
    steward: str


class SyncDevice(Struct, frozen=True, kw_only=True):
    """A laptop of the area. `heard_ms`: when it last said what it holds, by its clock (0: never).

    `behind` counts bundles that lie here and that it has not confirmed; `parked` its bundles that wait for a
    supervisor because it was revoked.
    """

    id: str
    steward: str
    role: DeviceRole
    active: bool
    this: bool
    heard_ms: int = 0
    behind: int = 0
    parked: int = 0


class Asker(Struct, frozen=True, kw_only=True):
    """A laptop that asks to join under a code handed out here, and proved it holds it."""

    device: str
    steward: str
    role: DeviceRole


class Invitation(Struct, frozen=True, kw_only=True):
    """A code to read out or show as a QR picture (its text is the code), good until `expires` (ISO with offset)."""

    code: str
    role: DeviceRole
    expires: str


class SyncAlarm(Struct, frozen=True, kw_only=True):
    """Something a person must hear of: fork, twin, rolled_back, diverged, damaged, signature, … `steward`: of whom."""

    kind: str
    at_ms: int
    road: str
    steward: str


class SyncState(Struct, frozen=True, kw_only=True):
    """Where the exchange stands, in records (ops) of this copy and, for `refused` and `parked`, bundles of others.

    `written` = `unsent` + `on_the_way` + `confirmed`: every record this laptop ever wrote is exactly one of these.
    `on_the_way` lies on a stick or folder and nobody has confirmed it; `confirmed` the hub holds or another laptop
    has; of these `seen` are on every other active laptop.
    """

    founded: bool
    pending: bool = False
    revoked: bool = False
    supervisor: bool = False
    hub_url: str = ""
    written: int = 0
    unsent: int = 0
    on_the_way: int = 0
    confirmed: int = 0
    seen: int = 0
    conflicts: int = 0
    waiting: int = 0
    refused: int = 0
    parked: int = 0
    late: int = 0
    unheard: int = 0
    last_sync_ms: int = 0
    last_road: str = ""
    files_named: int = 0
    files_here: int = 0
    files_on_hub: int = 0
    recovery_made: bool = False
    alarms: Sequence[SyncAlarm] = ()


class RecordState(StrEnum):
    """Where one change of this laptop is."""

    UNSENT = "unsent"
    ON_THE_WAY = "on_the_way"
    CONFIRMED = "confirmed"
    SEEN = "seen"
    REFUSED = "refused"


class StatementLine(Struct, frozen=True, kw_only=True):
    """A change this laptop made: when (ms), what kind (words [change]), of how many records, about which household.

    `superseded` counts those of its records of which nothing is shown any more, because a later one replaced it.
    """

    change_no: int
    at_ms: int
    kind: str
    about: str
    household: str
    records: int
    superseded: int
    state: RecordState
    roads: Sequence[str] = ()
    reason: str = ""


class Statement(Struct, frozen=True, kw_only=True):
    """All this laptop's records in one account; `agree` tells whether each other laptop's account says the same.

    `accepted` + `waiting` + `refused` + `superseded` = `written`.
    """

    written: int
    accepted: int
    waiting: int
    refused: int
    superseded: int
    lines: Sequence[StatementLine]
    others: Sequence["OtherAccount"]


class OtherAccount(Struct, frozen=True, kw_only=True):
    """What another laptop holds of this one's records, by its own signed word, against what was confirmed here."""

    device: str
    steward: str
    holds: int
    of: int
    same_state: bool | None
    """None: it holds another set of bundles, so the two cannot be compared."""


class ConflictSide(Struct, frozen=True, kw_only=True):
    """One of the values: by whom, when by that laptop's clock, and whether that clock was off.

    `field` names the field an unseen edit wrote (only in a conflict of a delete against edits).
    """

    value: Value
    steward: str
    ms: int
    here: bool
    clock_off: bool
    deletes: bool = False
    field: str = ""


class ConflictCard(Struct, frozen=True, kw_only=True):
    """A field that says two things, or a row deleted here and edited there (`field` is "_deleted").

    `sides[0]` is what is shown. `label` says which row of the household it is: a person's name, a tag, a day.
    """

    id: str
    table: str
    row: str
    field: str
    household: str
    household_name: str
    account_no: str
    label: str
    sides: Sequence[ConflictSide]

    @property
    def deleted(self) -> bool:
        """Tell whether the row was deleted on one laptop and edited on another."""
        return self.field == "_deleted"


class LateRecord(Struct, frozen=True, kw_only=True):
    """A change a former steward made without knowing of the hand-over. It counts until somebody takes it back."""

    name: str
    household: str
    household_name: str
    account_no: str
    steward: str
    kind: str
    at_ms: int
    arrived_ms: int
    tables: Sequence[str]
    fields: Sequence[tuple[str, str, Value]]
    """(table, field, value) of what it wrote."""


class SyncReport(Struct, frozen=True, kw_only=True):
    """What one exchange did, in records; `requests` are laptops that ask to join. Never "done" without a receipt:
    `waiting` counts own records nobody has confirmed, `unheard` bundles known to exist that have not come."""

    road: str
    sent: int
    received: int
    waiting: int
    refused: int
    conflicts: int
    requests: int
    unheard: int
    files_sent: int
    files_received: int
    files_missing: int
    renewed: bool
    revoked: bool
    alarms: Sequence[str]
    notes: Sequence[tuple[str, str]] = ()
    touched: frozenset[str] = frozenset()
    tables: frozenset[str] = frozenset()
