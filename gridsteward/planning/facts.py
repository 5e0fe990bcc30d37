"""What the rules of visits know of a home: plain values, gathered elsewhere."""

from msgspec import Struct


class Pause(Struct, frozen=True):
    """A home is not called on: until the day before `until` (ISO, "" open), and why (a PauseReason)."""

    until: str
    reason: str


class FindingFact(Struct, frozen=True):
    """An open finding: its kind, its ISO day, its confidence 0 … 1."""

    kind: str
    day: str
    confidence: float


class DateFact(Struct, frozen=True):
    """A day that matters to a home: "birthday", "spring_festival" …, ISO day, and whose it is."""

    kind: str
    day: str
    name: str = ""


class CarriedFact(Struct, frozen=True):
    """A stop of an earlier plan at which nobody called since: the plan's ISO day, the key of its first reason."""

    day: str
    reason: str


class HomeFacts(Struct, frozen=True, kw_only=True):
    """One home. Days are ISO, "" for never or none.

    `marks` are the tags that hold and the relation classes. `care_tier` says how closely it is looked after, every so
    many days (`care_every`). `oldest` is the age of the oldest who lives there.
    `met` is when somebody of it was last met, `tried` when the steward last stood at its door. `promises` are the due
    days of open promises, `agreed` the day agreed for the next visit, `requests` the days by which it was asked for
    ("" when it does not press). `asks` counts the parts of its portrait that are missing or stale. `landlord` tells
    homes of one landlord, "" without one. `parts` are the keys of [day_part] in which it is met.
    """

    household_id: str
    village: str = ""
    transformer_district: str = ""
    landlord: str = ""
    tenure: str = ""
    relation_class: str = ""
    marks: frozenset[str] = frozenset()
    care_tier: str = ""
    care_every: int = 0
    oldest: int | None = None
    met: str = ""
    tried: str = ""
    promises: tuple[str, ...] = ()
    agreed: str = ""
    requests: tuple[str, ...] = ()
    findings: tuple[FindingFact, ...] = ()
    dates: tuple[DateFact, ...] = ()
    carried: CarriedFact | None = None
    asks: int = 0
    parts: tuple[str, ...] = ()
    pause: Pause | None = None
