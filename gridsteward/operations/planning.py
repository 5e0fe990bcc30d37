"""Plan whom to see: a day, a week, again from where one stands; and see how the area stands against its rhythms."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

import msgspec
from msgspec.structs import replace

from gridsteward.operations import plan_rows
from gridsteward.operations.area import Area
from gridsteward.operations.collecting import no_collecting
from gridsteward.operations.plan_asked import Fixed, Search
from gridsteward.operations.portraits import standings
from gridsteward.operations.visit_facts import dwellings, home_facts, visit_rules
from gridsteward.planning import coverage as covering
from gridsteward.planning.candidates import candidates as find_candidates
from gridsteward.planning.rules import minute_of
from gridsteward.planning.sites import places
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.records.journal import Change
from gridsteward.records.plan import (
    Candidate,
    Coverage,
    PlannedStop,
    Point,
    Stop,
    StopState,
    Travel,
    VisitPlan,
    WorkHours,
    WorkingDay,
)
from gridsteward.records.portrait import Standing

_HOURS: Final = "work_hours"
_STEP: Final = 5  # minutes to which "from now on" is rounded up
_NOWHERE: Final[Point] = (0.0, 0.0)
_SEARCH: Final = Search()


# -- how one works -----------------------------------------------------------------------------------------------


def work_hours(area: Area) -> WorkHours:
    """Return the hours of the steward of this laptop."""
    kept = area.store.setting(_HOURS)
    return msgspec.json.decode(kept, type=WorkHours) if kept else WorkHours()


def set_work_hours(area: Area, hours: WorkHours) -> None:
    """Keep the hours of the steward of this laptop; raise Fault hours_backwards, hours_lunch or hours_no_day."""
    check_hours(hours)
    area.store.put_setting(_HOURS, msgspec.json.encode(hours).decode())


def check_hours(hours: WorkHours) -> None:
    """Raise Fault hours_backwards, hours_lunch or hours_no_day where hours make no day."""
    if not 0 <= hours.begin < hours.end <= 24 * 60:
        raise Fault("hours_backwards")
    if hours.lunch_minutes < 0 or not 0 <= hours.lunch <= 24 * 60:
        raise Fault("hours_lunch")
    if not hours.weekdays or hours.travel_by not in set(Travel):
        raise Fault("hours_no_day")


def minute(clock: str) -> int:
    """Return the minute since midnight of "HH:MM"; raise Fault clock_time."""
    return minute_of(clock)


def place_of(area: Area, household_id: str) -> Point:
    """Return where a home is; raise Fault place_unknown where its coordinates are not known."""
    home = area.store.get(Household, household_id)
    if home.longitude is None or home.latitude is None:
        raise Fault("place_unknown", name=home.name)
    return (home.longitude, home.latitude)


def home_at(area: Area, place: Point) -> str:
    """Return the name of who lives at a place, "" when it is nobody's."""
    found = area.store.query(
        "SELECT name FROM household WHERE NOT _deleted AND longitude = ? AND latitude = ? ORDER BY id LIMIT 1",
        place,
    )
    return str(found[0][0] or "") if found else ""


def point(text: str) -> Point:
    """Return the place of "longitude,latitude" in degrees (WGS-84); raise Fault place_text."""
    try:
        longitude, latitude = (float(part) for part in text.replace("，", ",").split(","))
    except ValueError as error:
        raise Fault("place_text", value=text) from error
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise Fault("place_text", value=text)
    return (longitude, latitude)


def next_midnight(now: datetime) -> datetime:
    """Return the local midnight after `now`: when whom there is reason to see is worked out anew.

    It is a moment by the clock on the wall, also where that clock is put forward or back in between.
    """
    midnight = datetime.combine(now.date() + timedelta(days=1), time())
    if now.tzinfo is None:
        return midnight
    there = midnight.astimezone()  # the system's own offset on that day, not the one of now
    return (
        there
        if now.utcoffset() == now.replace(tzinfo=None).astimezone().utcoffset()
        else midnight.replace(tzinfo=now.tzinfo)
    )


# -- whom there is reason to see ----------------------------------------------------------------------------------


@no_collecting()
def candidates(
    area: Area, first: date, last: date | None = None, *, portraits: Mapping[str, Standing] | None = None
) -> list[Candidate]:
    """Return whom there is reason to see on a day, or from a day to another, the most pressing first.

    Homes that are paused are not among them. `portraits` as in `home_facts`.
    """
    last = last or first
    homes = home_facts(area, first, last, portraits=portraits)
    paused = {
        home.household_id for home in homes if home.pause and not "" < home.pause.until <= last.isoformat()
    }
    found = find_candidates(homes, visit_rules(), first=first.isoformat(), last=last.isoformat())
    return [each for each in found if each.household_id not in paused]


class CandidateBook:
    """Whom there is reason to see, asked again and again: after every save, and at midnight.

    What takes longest, how the portraits stand, is kept, and read anew for the homes that were touched only.
    """

    @no_collecting()
    def __init__(self, area: Area) -> None:
        self._portraits = standings(area)

    def see(self, area: Area, touched: Iterable[str]) -> None:
        """Take notice that these homes were changed (`Change.touched`)."""
        wanted = sorted(set(touched))
        for household in wanted:
            self._portraits.pop(household, None)
        self._portraits |= standings(area, wanted)

    def candidates(self, area: Area, first: date, last: date | None = None) -> list[Candidate]:
        """Return the same as `candidates`, sooner."""
        return candidates(area, first, last, portraits=self._portraits)


def coverage(
    area: Area, day: date | None = None, *, portraits: Mapping[str, Standing] | None = None
) -> Coverage:
    """Return who was not seen for how long against the rule, by class, village and tier.

    `portraits` as in `home_facts`.
    """
    on = day or area.now().date()
    facts = home_facts(area, on, on, portraits=portraits)
    return covering.coverage(facts, visit_rules(), day=on.isoformat())


# -- plans --------------------------------------------------------------------------------------------------------


def plan_day(
    area: Area,
    day: date,
    *,
    hours: WorkHours | None = None,
    search: Search = _SEARCH,
) -> VisitPlan:
    """Plan a day and keep the plan; today it begins where one is now.

    Stops that are locked keep their hour. Raise Fault plan_past or plan_cancelled (nothing is changed then).
    """
    return plan_days(area, [day], hours=hours, search=search)


def plan_week(
    area: Area,
    first: date,
    *,
    days: int = 7,
    hours: WorkHours | None = None,
    search: Search = _SEARCH,
) -> VisitPlan:
    """Plan the working days among so many days as one, and keep the plans. Faults as `plan_day`, hours_no_day."""
    weekdays = (hours or work_hours(area)).weekdays
    wanted = [first + timedelta(days=number) for number in range(days)]
    wanted = [day for day in wanted if day.isoweekday() in weekdays]
    if not wanted:
        raise Fault("hours_no_day")
    return plan_days(area, wanted, hours=hours, search=search)


def plan_days(
    area: Area,
    wanted: Sequence[date],
    *,
    hours: WorkHours | None = None,
    search: Search = _SEARCH,
) -> VisitPlan:
    """Plan these days as one and keep the plans. Raise Fault plan_past, plan_cancelled."""
    from gridsteward.operations.plan_desk import Desk

    now, hours = area.now(), hours or work_hours(area)
    check_hours(hours)
    if wanted[0] < now.date():
        raise Fault("plan_past", day=wanted[0].isoformat())
    if wanted[0] == now.date() and _minute(now) > hours.begin:
        plan = _plan_rest(area, wanted, where="", hours=hours, search=search)
    else:
        days = [day_of(area, day.isoformat(), hours) for day in wanted]
        desk = Desk(area, days, hours)
        fixed = _locked(area, days)
        plan = desk.plan(fixed, search)
        _keep(area, plan, hours, {})
    return plan


def replan_from(
    area: Area,
    *,
    where: str = "",
    hours: WorkHours | None = None,
    search: Search = _SEARCH,
) -> VisitPlan:
    """Plan the rest of today from now on, from the home `where` (the last one called on when "").

    Visits already made stay as they are. Raise Fault plan_cancelled.
    """
    today = area.now().date()
    return _plan_rest(area, [today], where=where, hours=hours or work_hours(area), search=search)


def _plan_rest(
    area: Area, wanted: Sequence[date], *, where: str, hours: WorkHours, search: Search
) -> VisitPlan:
    from gridsteward.operations.plan_desk import Desk

    now = area.now()
    today = now.date().isoformat()
    days = [day_of(area, day.isoformat(), hours) for day in wanted]
    called = plan_rows.states(area, today)
    made = [
        stop for stop in plan_rows.planned_stops(area, today, area.steward) if stop.household_id in called
    ]
    days[0] = rest_of(area, days[0], now, where or _last_called(area, today))
    desk = Desk(area, days, hours)
    fixed = {household: each for household, each in _locked(area, days).items() if household not in called}
    plan = desk.plan(fixed, search, without=frozenset(called))
    _keep(area, plan, hours, {today: made})
    done = tuple(kept_stop(stop, called.get(stop.household_id, StopState.DONE)) for stop in made)
    first = plan.days[0]
    stops = done + tuple(replace(stop, order=stop.order + len(done)) for stop in first.stops)
    return replace(plan, days=(replace(first, stops=stops), *plan.days[1:]))


def rest_of(area: Area, day: WorkingDay, now: datetime, where: str) -> WorkingDay:
    """Return what is left of a day: from now, from where one is, the meal not yet had."""
    begin = min(day.end, max(day.begin, -(-_minute(now) // _STEP) * _STEP))
    start = day.start
    if where:
        site = places(dwellings(area)).get(where)
        start = site.point if site else start
    lunch = max(day.lunch, begin) if begin < day.lunch + day.lunch_minutes else day.lunch
    return replace(day, begin=begin, start=start, lunch=lunch)


def rest_of_day(area: Area, working: WorkingDay, called: Mapping[str, StopState]) -> WorkingDay:
    """Return what is left of a day: all of it unless it is today and somebody was called on."""
    now = area.now()
    if working.day != now.date().isoformat() or _minute(now) <= working.begin or not called:
        return working
    return rest_of(area, working, now, _last_called(area, working.day))


def _minute(now: datetime) -> int:
    return now.hour * 60 + now.minute


def _last_called(area: Area, today: str) -> str:
    found = area.store.query(
        "SELECT household_id FROM visit WHERE NOT _deleted AND substr(started_at, 1, 10) = ? "
        "ORDER BY started_at DESC, id DESC LIMIT 1",
        (today,),
    )
    return str(found[0][0]) if found else ""


def day_of(area: Area, day: str, hours: WorkHours) -> WorkingDay:
    """Return a day of these hours."""
    start = hours.start or _middle(area)
    return WorkingDay(
        day=day,
        begin=hours.begin,
        end=hours.end,
        lunch=hours.lunch,
        lunch_minutes=hours.lunch_minutes,
        start=start,
        finish=hours.finish or start,
    )


def _middle(area: Area) -> Point:
    ((longitude, latitude),) = area.store.query(
        "SELECT avg(longitude), avg(latitude) FROM household WHERE NOT _deleted AND longitude IS NOT NULL "
        "AND latitude IS NOT NULL"
    )
    return (longitude, latitude) if longitude is not None else _NOWHERE


def _locked(area: Area, days: Sequence[WorkingDay]) -> dict[str, Fixed]:
    return {
        stop.household_id: Fixed(day.day, stop.begins)
        for day in days
        for stop in plan_rows.planned_stops(area, day.day, area.steward)
        if stop.locked
    }


def _keep(area: Area, plan: VisitPlan, hours: WorkHours, made: Mapping[str, Sequence[PlannedStop]]) -> Change:
    with area.store.write("plan.make") as write:
        for day in plan.days:
            keep = made.get(day.working.day, ())
            plan_rows.save_day(area, write, day, travel_by=hours.travel_by, keep=keep)
    return write.outcome()


def kept_stop(row: PlannedStop, state: StopState) -> Stop:
    """Return a stop as it is kept."""
    return Stop(
        household_id=row.household_id,
        order=row.position,
        travel=row.travel,
        arrive=row.arrives,
        begin=row.begins,
        leave=row.leaves,
        reasons=plan_rows.reasons_of(row.reasons),
        minutes=row.minutes,
        priority=row.priority,
        locked=bool(row.locked),
        state=state,
    )
