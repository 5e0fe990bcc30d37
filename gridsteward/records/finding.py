"""What the use data gave reason to look at, and what became of it (R2.2-R2.4)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct

from gridsteward.records.household import HouseholdSummary

READINGS: Final = frozenset({"usage_import", "reading_correction"})
"""Tables of which a change may mean other readings: a scan follows it."""


class Finding(Struct, frozen=True, kw_only=True):
    """One finding of one home, worked out anew from its readings: local, never an op.

    `id` is the same on every laptop (from household, kind and day). `kind` is a FindingKind. `day` is when it could
    first be said, `since` when the new level began (ISO dates); `before` and `after` are kWh a day (None where no
    level can be told), `size` their difference, `shared` the area's own relative movement between the two (None: too
    few homes to tell), `confidence` 0 … 1. `note` is 1 for what asks for nothing (a single-day spike, trouble with
    the data), `trouble` the kind of trouble with the data, or what points within the day told (a PointKind).
    `watched` is 1 where somebody lives who must not be overlooked.
    """

    id: str
    household_id: str
    kind: str
    day: str
    since: str
    before: float | None
    after: float | None
    size: float
    shared: float | None
    score: float
    confidence: float
    note: int = 0
    trouble: str = ""
    watched: int = 0


class FindingOutcome(StrEnum):
    """What a person did with a finding. `explained` (it was so, and this is why) and `dismissed` (it was
    nothing) close it; `reopened` opens it; `opened` says that somebody looked at it and closes nothing."""

    OPENED = "opened"
    EXPLAINED = "explained"
    DISMISSED = "dismissed"
    REOPENED = "reopened"


class FindingState(StrEnum):
    """How a finding stands by the latest word on it."""

    OPEN = "open"
    EXPLAINED = "explained"
    DISMISSED = "dismissed"


class FindingEvent(Struct, frozen=True, kw_only=True):
    """One append-only word on a finding; the latest by `at` holds. It names all that tells the finding apart.

    `reason` is a key of the words [finding_reason]: what was behind it ("new_appliance", "guests", "left_on",
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


class FindingReason(Struct, frozen=True, kw_only=True):
    """A reason a person may give: for which outcome, of which kinds it is offered first, which life event it is."""

    key: str
    outcome: FindingOutcome
    kinds: tuple[str, ...] = ()
    life_event: str = ""


class FindingEntry(Struct, frozen=True, kw_only=True):
    """A finding with its household and what was said of it, the newest word first.

    `place` is its place among those of its week that ask for somebody to look, 1 first (0: a note or a closed one
    of no week); `more` that it lies beyond the week's cap, `past` that it is older than anybody need look after.
    """

    finding: Finding
    household: HouseholdSummary
    events: tuple[FindingEvent, ...]
    place: int = 0
    more: bool = False
    past: bool = False

    @property
    def state(self) -> FindingState:
        """How it stands."""
        return state_of(self.events)

    @property
    def word(self) -> FindingEvent | None:
        """The word that holds, None while nobody closed or reopened it."""
        return next((each for each in self.events if each.outcome != FindingOutcome.OPENED), None)

    @property
    def wanted(self) -> bool:
        """Whether somebody is asked to look at it now."""
        return self.state == FindingState.OPEN and not (self.finding.note or self.more or self.past)


def state_of(events: tuple[FindingEvent, ...]) -> FindingState:
    """Return how a finding stands after these words on it, the newest first."""
    for each in events:
        if each.outcome in (FindingOutcome.EXPLAINED, FindingOutcome.DISMISSED):
            return FindingState(each.outcome)
        if each.outcome == FindingOutcome.REOPENED:
            break
    return FindingState.OPEN


class FindingList(Struct, frozen=True, kw_only=True):
    """All findings up to `until` (ISO date of the last reading, "" while there is none), most pressing first.

    `homes` are those with readings, `cap` how many a week are put before the steward.
    """

    until: str
    homes: int
    cap: int
    entries: tuple[FindingEntry, ...]

    @property
    def waiting(self) -> tuple[FindingEntry, ...]:
        """Those somebody is asked to look at now."""
        return tuple(each for each in self.entries if each.wanted)


class ScanOutcome(Struct, frozen=True, kw_only=True):
    """What a scan of the area changed.

    `until` is the last day that was read ("" while there are no readings), `found` how many findings stand now,
    `fresh` those that are new and ask for somebody to look, `touched` the households whose findings changed.
    """

    until: str
    homes: int
    found: int
    fresh: tuple[Finding, ...] = ()
    touched: frozenset[str] = frozenset()


class KindRecord(Struct, frozen=True, kw_only=True):
    """How findings of one kind ("" all) fared in a period: counts, and days from `since` to the first look.

    `low` and `high` are the bounds within which the true share of right ones lies (95 %, Wilson 1927); None while
    too few were decided to speak of a share at all.
    """

    kind: str
    raised: int
    looked_at: int
    explained: int
    dismissed: int
    days_to_look: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def decided(self) -> int:
        """How many a person called right or wrong."""
        return self.explained + self.dismissed

    @property
    def share(self) -> float | None:
        """The share of those decided that were right, None while none was."""
        return self.explained / self.decided if self.decided else None


class FindingRecord(Struct, frozen=True, kw_only=True):
    """The area's own record of a period (ISO dates, both included): all kinds together, then each kind.

    `reasons` counts what was behind those explained or dismissed.
    """

    first: str
    last: str
    whole: KindRecord
    kinds: tuple[KindRecord, ...]
    reasons: Mapping[str, int]
