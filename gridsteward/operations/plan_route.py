"""The days as they were planned, and how far they are; without what could be, so that it is read in no time."""

from collections.abc import Sequence
from datetime import date, timedelta

from msgspec import Struct

from gridsteward.operations import plan_rows
from gridsteward.operations.area import Area
from gridsteward.records.household import HouseholdSummary
from gridsteward.records.plan import Stop, StopState


class KeptDay(Struct, frozen=True, kw_only=True):
    """A day as it was planned, without what could be: `stops` is None where nothing is planned."""

    day: str
    works: bool
    stops: tuple[Stop, ...] | None

    @property
    def called_on(self) -> int:
        """How many of its homes somebody called on."""
        return sum(stop.state != StopState.PLANNED for stop in self.stops or ())


class DayRoute(Struct, frozen=True, kw_only=True):
    """Today's way as it stands: `stops` is None where nothing is planned; `homes` tells of theirs."""

    stops: tuple[Stop, ...] | None
    homes: dict[str, HouseholdSummary]

    @property
    def following(self) -> Stop | None:
        """The stop that comes next, None when all were called on or nothing is planned."""
        return next((stop for stop in self.stops or () if stop.state == StopState.PLANNED), None)


def kept_days(area: Area, first: date, *, days: int = 7) -> tuple[KeptDay, ...]:
    """Return so many days from `first` on as they were planned, with what became of their stops."""
    from gridsteward.operations.planning import work_hours

    weekdays = work_hours(area).weekdays
    return tuple(
        _kept(area, first + timedelta(days=number), weekdays=weekdays) for number in range(max(1, days))
    )


def day_route(area: Area, day: date) -> DayRoute:
    """Return the way of a day as it was planned; quick enough for every save."""
    (kept,) = kept_days(area, day, days=1)
    wanted = [stop.household_id for stop in kept.stops or ()]
    return DayRoute(stops=kept.stops, homes={each.id: each for each in area.store.summaries(wanted)})


def _kept(area: Area, day: date, *, weekdays: Sequence[int]) -> KeptDay:
    from gridsteward.operations.planning import kept_stop

    at = day.isoformat()
    works = day.isoweekday() in weekdays
    if plan_rows.planned_day(area, at, area.steward) is None:
        return KeptDay(day=at, works=works, stops=None)
    called = plan_rows.states(area, at)
    rows = plan_rows.planned_stops(area, at, area.steward)
    stops = tuple(kept_stop(row, called.get(row.household_id, StopState.PLANNED)) for row in rows)
    return KeptDay(day=at, works=works, stops=stops)
