"""The care light of somebody who is looked after: a reason to look in, never a diagnosis (R5.5)."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from gridsteward.records.household import HouseholdSummary


class Light(StrEnum):
    """What the use of power says of a day. `GREY`: it cannot tell."""

    RED = "red"
    YELLOW = "yellow"
    GREY = "grey"
    GREEN = "green"


class LookOutcome(StrEnum):
    """What somebody found who looked in."""

    WELL = "well"
    NEEDED_HELP = "needed_help"
    AWAY = "away"
    NOT_REACHED = "not_reached"
    METER = "meter"
    OUTAGE = "outage"


class LookWay(StrEnum):
    """How: a call comes first, a visit second."""

    CALLED = "called"
    VISITED = "visited"


class LightReason(Struct, frozen=True, kw_only=True):
    """A level and why: a key of the words [light_reason], and what fills its sentence."""

    level: Light
    key: str
    values: Mapping[str, str | int | float] = {}


class LightFacts(Struct, frozen=True, kw_only=True):
    """What is known of one home up to a day.

    `kwh` is kWh a day of the home's last days, the last one for `until` (ISO day, "" when nothing was ever read); None
    where none was read or what was read is no level of use. `lossy`: the meter has lost days within a year.
    `silent_since` and
    `still_since` are ISO days since which the use of the area's homes (days), and the points within a day, tell of
    quiet; `night_since` of a load left on at night; "" for none. `outages` are (first, last) ISO days of outages of
    the home's district. `away` is the note that says that nobody is there, "" for none.
    """

    day: str
    until: str
    kwh: tuple[float | None, ...]
    lossy: bool = False
    silent_since: str = ""
    still_since: str = ""
    night_since: str = ""
    outages: tuple[tuple[str, str], ...] = ()
    away: str = ""
    solar: bool = False


class LightRules(Struct, frozen=True, kw_only=True):
    """Thresholds, versioned: see resources/vocabularies/care_light.toml."""

    version: int
    days: int
    history: int
    stale_days: int
    low_share: float
    red_days: int
    red_days_lossy: int
    least_kwh: float
    news_days: int


class CareLook(Struct, frozen=True, kw_only=True):
    """Somebody looked in; append-only. `level`, `reason` and `lit_at` (ISO with offset) are of the light that asked
    for it, "" where none did; `way` is a LookWay, `outcome` a LookOutcome."""

    id: str
    household_id: str
    person_id: str
    level: str
    reason: str
    lit_at: str
    way: str
    outcome: str
    note: str
    steward: str
    at: str


class KeptLight(Struct, frozen=True, kw_only=True):
    """A level as it was first shown on a day; local, worked out anew on every laptop. `at` is that moment."""

    household_id: str
    day: str
    level: str
    reason: str
    at: str


class CareLight(Struct, frozen=True, kw_only=True):
    """The light of a home on a day. `lit_at` is when it came on (yellow or red, ISO with offset), "" while it is not.

    `look` is the latest look since it came on; `step` what to do first: "call", "visit" after a call that reached
    nobody, "" where nothing is to be done any more.
    """

    household: HouseholdSummary
    person_id: str
    tier: str
    day: str
    reason: LightReason
    lit_at: str = ""
    look: CareLook | None = None
    step: str = ""

    @property
    def level(self) -> Light:
        """Its level."""
        return self.reason.level


class LightRecord(Struct, frozen=True, kw_only=True):
    """The station's own record: how many lights were looked into and told on, how many had a real reason.

    `share` is None until one was told on; `hours` is the median from the light to the first look, None while there is
    none; `low` and `high` bound the true share (95 %, Wilson 1927). `outcomes` counts the lights by what was found.
    """

    first: str
    last: str
    lights: int
    looked_into: int
    decided: int
    real: int
    hours: float | None
    low: float | None
    high: float | None
    outcomes: Mapping[str, int]

    @property
    def share(self) -> float | None:
        """The share of those decided that had a real reason."""
        return self.real / self.decided if self.decided else None
