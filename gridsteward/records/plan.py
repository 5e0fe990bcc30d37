"""Whom to see, in what order, within which hours, and why (R4.1, R4.2, R3.6).

Times of a plan are whole minutes since midnight by the clock on the wall, so that a plan reads as a person says it
and a change of the clock at night moves nothing. Coordinates are (longitude, latitude) in degrees.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

Point = tuple[float, float]


class Travel(StrEnum):
    """How the steward gets about."""

    EBIKE = "ebike"
    CAR = "car"
    FOOT = "foot"


class CareTier(StrEnum):
    """How closely somebody is looked after (R5.2); "" for a home without a need."""

    HIGH = "high"
    KEY = "key"
    OTHER = "other"
    NONE = ""


class Placed(StrEnum):
    """From what a home's place is known; anything but its own coordinates is a guess and is marked so."""

    OWN = "own"
    NEIGHBOURS = "neighbours"
    VILLAGE = "village"
    AREA = "area"


class PauseReason(StrEnum):
    """Why a household is not called on for a while."""

    MOVED = "moved"
    REFUSED = "refused"
    AWAY = "away"
    OTHER = "other"


class StopState(StrEnum):
    """How a stop stands: `tried` when somebody called and nobody was met."""

    PLANNED = "planned"
    DONE = "done"
    TRIED = "tried"


class Span(NamedTuple):
    """A stretch of a day, in minutes since midnight; both ends belong to it."""

    begin: int
    end: int


def clock_text(minute: int) -> str:
    """Return "HH:MM" of a minute since midnight."""
    return f"{minute // 60:02}:{minute % 60:02}"


class Reason(Struct, frozen=True):
    """A key of the words [visit_reason] or [left_out], and the values that fill its sentence.

    `by` is the ISO day until which it wants to be done, "" when it does not press.
    """

    key: str
    values: Mapping[str, str | int | float] = {}
    by: str = ""


class Candidate(Struct, frozen=True, kw_only=True):
    """A household there is reason to see, the strongest reason first.

    `priority` 1 … 100. `opens` is the first ISO day on which the visit makes sense, `latest` the last ("" for
    none). `must` is an ISO day on or after which it may not be left out for another's sake, "" for never. `minutes`
    is how long it takes at the door. `parts` are the keys of [day_part] in which somebody is met, none when that is
    not known. `bring` are keys of [bring], `checks` of [check].
    """

    household_id: str
    reasons: tuple[Reason, ...]
    priority: int
    minutes: int
    opens: str = ""
    latest: str = ""
    must: str = ""
    parts: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    village: str = ""
    relation_class: str = ""
    tier: str = ""


class WorkingDay(Struct, frozen=True, kw_only=True):
    """One day of work: from when to when, and the meal between, which is taken once the visit going on then ends.

    `start` and `end` are where the day begins and ends.
    """

    day: str
    begin: int = 8 * 60 + 30
    end: int = 17 * 60 + 30
    lunch: int = 12 * 60
    lunch_minutes: int = 60
    start: Point
    finish: Point


class WorkHours(Struct, frozen=True, kw_only=True):
    """How a steward's days are: hours, meal, how one gets about, on which weekdays (1 Monday … 7) one goes round.

    `start` and `finish` are where a day begins and ends, None for the middle of the area's homes.
    """

    begin: int = 8 * 60 + 30
    end: int = 17 * 60 + 30
    lunch: int = 12 * 60
    lunch_minutes: int = 60
    travel_by: str = Travel.EBIKE
    weekdays: tuple[int, ...] = (1, 2, 3, 4, 5)
    start: Point | None = None
    finish: Point | None = None


class Stop(Struct, frozen=True, kw_only=True):
    """One visit of a plan. `travel` minutes on the way there, `arrive` at the door, `begin` … `leave` the visit.

    Between `arrive` and `begin` the steward waits or eats. `locked` keeps its hour when the day is planned anew.
    """

    household_id: str
    order: int
    travel: int
    arrive: int
    begin: int
    leave: int
    reasons: tuple[Reason, ...]
    minutes: int
    priority: int
    locked: bool = False
    late: bool = False
    placed: str = Placed.OWN
    state: str = StopState.PLANNED
    bring: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()


class LeftOut(Struct, frozen=True, kw_only=True):
    """Somebody there is reason to see who is not in the plan, and why not."""

    household_id: str
    why: Reason
    candidate: Candidate


class DayPlan(Struct, frozen=True, kw_only=True):
    """One day: its stops, minutes on the road, the meal (None when the day ends before), and when one is back."""

    working: WorkingDay
    stops: tuple[Stop, ...]
    travel: int
    lunch: Span | None
    back: int


class HoursBudget(Struct, frozen=True, kw_only=True):
    """The work there is against the hours there are, all in minutes (R3.6).

    `needed` is what all candidates take at the door, `travel` what the plan spends on the road, `planned` at the
    door. `falls_off` are candidates whose last day is within the plan's days and who are not in it.
    """

    available: int
    needed: int
    planned: int
    travel: int
    falls_off: tuple[str, ...]
    needed_by_class: Mapping[str, int]
    planned_by_class: Mapping[str, int]


class VisitPlan(Struct, frozen=True, kw_only=True):
    """A plan for one day or several. `whole` tells that the search ran to its end: the same again gives the same."""

    days: tuple[DayPlan, ...]
    left_out: tuple[LeftOut, ...]
    budget: HoursBudget
    whole: bool = True


class CoverageRow(Struct, frozen=True, kw_only=True):
    """Who was not seen for how long against the rule, for one class, village or tier (`key`, "" without one).

    `homes` counts those with a rhythm to keep, `in_time` those seen within it, `overdue` those not, of whom `never`
    were never met; `longest` is the most days anybody is beyond the rule.
    """

    key: str
    homes: int
    in_time: int
    overdue: int
    never: int
    longest: int


class Overdue(Struct, frozen=True, kw_only=True):
    """A home not seen within its rhythm. `last` is the ISO day it was last met, "" for never; `beyond` days."""

    household_id: str
    last: str
    every: int
    beyond: int
    village: str
    relation_class: str
    tier: str


class RhythmHome(Struct, frozen=True, kw_only=True):
    """A home that is to be met every so many days."""

    household_id: str
    village: str
    every: int


class DueHome(Struct, frozen=True, kw_only=True):
    """A home whose rhythm asked for a visit within a period, and whether somebody was met there."""

    household_id: str
    village: str
    done: bool


class Coverage(Struct, frozen=True, kw_only=True):
    """How the area stands against its rhythms on a day, and who is overdue, the longest first."""

    day: str
    by_class: tuple[CoverageRow, ...]
    by_village: tuple[CoverageRow, ...]
    by_tier: tuple[CoverageRow, ...]
    overdue: tuple[Overdue, ...]


# -- what is kept and travels --------------------------------------------------------------------------------------


class PlannedDay(Struct, frozen=True, kw_only=True):
    """A day that was planned; its id is made from steward and day. Times in minutes, coordinates in degrees."""

    id: str
    day: str
    steward: str
    made_at: str
    travel_by: str
    begins: int
    ends: int
    lunch: int
    lunch_minutes: int
    start_longitude: float
    start_latitude: float
    finish_longitude: float
    finish_latitude: float


class PlannedStop(Struct, frozen=True, kw_only=True):
    """One visit of a planned day; its id is made from steward, day and household.

    `reasons` is the JSON of its reasons, so that it can still say why it was planned after the cause is gone.
    `position` puts the stops in order, `arrives`, `begins`, `leaves` are minutes.
    """

    id: str
    planned_day_id: str
    household_id: str
    day: str
    position: int
    travel: int
    arrives: int
    begins: int
    leaves: int
    minutes: int
    priority: int
    locked: int
    reasons: str


class VisitPause(Struct, frozen=True, kw_only=True):
    """A household is not called on from `since` until the day before `until` (ISO; "" until somebody resumes)."""

    id: str
    household_id: str
    since: str
    until: str
    reason: str
    note: str
    steward: str
    at: str


class VisitRequest(Struct, frozen=True, kw_only=True):
    """Somebody asked that a household be called on, by `due` (ISO day, "" when it does not press); a visit meets it."""

    id: str
    household_id: str
    due: str
    why: str
    steward: str
    at: str
