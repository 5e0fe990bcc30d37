"""What the use data gave reason to look at, and what became of it (R2.2-R2.4)."""

from enum import StrEnum

from msgspec import Struct


class Finding(Struct, frozen=True, kw_only=True):
    """One finding of one home, worked out anew from its readings: local, never an op.

    `id` is the same on every laptop (from household, kind and day). `kind` is a FindingKind. `day` is when it could
    first be said, `since` when the new level began (ISO dates); `before` and `after` are kWh a day, `size` their
    difference, `shared` the town's own relative movement between the two, `confidence` 0 … 1. `note` is 1 for what
    asks for nothing (a single-day spike, trouble with the data).
    """

    id: str
    household_id: str
    kind: str
    day: str
    since: str
    before: float
    after: float
    size: float
    shared: float
    score: float
    confidence: float
    note: int = 0


class FindingOutcome(StrEnum):
    """What a person did with a finding. `explained` (it was so, and this is why) and `dismissed` (it was
    nothing) close it; `reopened` opens it."""

    OPENED = "opened"
    EXPLAINED = "explained"
    DISMISSED = "dismissed"
    REOPENED = "reopened"


class FindingEvent(Struct, frozen=True, kw_only=True):
    """One append-only word on a finding; the latest by `at` holds. It names all that tells the finding apart.

    `reason` is a key of the vocabulary [finding_reason]: what was behind it ("new_appliance", "guests", "left_on",
    "moved_out", …) or why it was none ("reading_wrong", "as_every_year", …). `note` is in the steward's own words.
    """

    id: str
    finding_id: str
    household_id: str
    kind: str
    day: str
    outcome: str
    reason: str
    note: str
    steward: str
    at: str
