"""Plans as they are kept and travel: one row a planned day, one a stop, the same ids on every laptop."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec
from msgspec.structs import asdict

from gridsteward.operations.area import Area
from gridsteward.records.ids import from_source
from gridsteward.records.plan import (
    DayPlan,
    PlannedDay,
    PlannedStop,
    Reason,
    Stop,
    StopState,
    VisitPause,
    VisitRequest,
    WorkingDay,
)
from gridsteward.store import queries
from gridsteward.store.write import Write

_SOURCE: Final = "plan"


def day_id(area: Area, day: str, steward: str) -> str:
    """Return the id of a steward's planned day."""
    return from_source(area.id, _SOURCE, f"{steward}\x1f{day}")


def stop_id(area: Area, day: str, steward: str, household: str) -> str:
    """Return the id of a stop of a steward's planned day."""
    return from_source(area.id, _SOURCE, f"{steward}\x1f{day}\x1f{household}")


def planned_day(area: Area, day: str, steward: str) -> PlannedDay | None:
    """Return a steward's planned day, None where there is none."""
    found = area.store.select(PlannedDay, "id = ?", (day_id(area, day, steward),))
    return found[0] if found else None


def planned_stops(area: Area, day: str, steward: str) -> list[PlannedStop]:
    """Return the stops of a steward's planned day, in order; those of homes that are gone are skipped."""
    return area.store.select(
        PlannedStop,
        "planned_day_id = ? AND EXISTS (SELECT 1 FROM household h "
        "WHERE h.id = planned_stop.household_id AND NOT h._deleted)",
        (day_id(area, day, steward),),
        order="position, id",
    )


def planned_elsewhere(area: Area, days: Sequence[str]) -> dict[str, str]:
    """Return household → the day from today on, other than these, on which this steward plans to see it, the first.

    Who was called on that day already is not among them.
    """
    today = area.now().date().isoformat()
    rows = area.store.query(
        "SELECT household_id, planned_stop.day FROM planned_stop JOIN planned_day ON planned_day.id = planned_day_id "
        "WHERE NOT planned_stop._deleted AND NOT planned_day._deleted AND steward = ? AND planned_stop.day >= ? "
        "ORDER BY planned_stop.day DESC",
        (area.steward, today),
    )
    found: dict[str, str] = {household: day for household, day in rows if day not in days}
    called = states(area, today) if today in found.values() else {}
    return {household: day for household, day in found.items() if day != today or household not in called}


def states(area: Area, day: str) -> dict[str, StopState]:
    """Return how the homes stand at which somebody called on a day."""
    found: dict[str, StopState] = {}
    for household, met in area.store.query(
        f"SELECT household_id, max({queries.MET}) FROM visit "
        "WHERE NOT _deleted AND started_at BETWEEN ? AND ? GROUP BY household_id",
        (day, f"{day}T99"),
    ):
        found[household] = StopState.DONE if met else StopState.TRIED
    return found


def reasons_text(reasons: Sequence[Reason]) -> str:
    """Return reasons as a row keeps them."""
    return msgspec.json.encode(reasons).decode()


def reasons_of(text: str) -> tuple[Reason, ...]:
    """Return the reasons a row keeps."""
    return msgspec.json.decode(text, type=tuple[Reason, ...]) if text else ()


def save_day(
    area: Area, write: Write, plan: DayPlan, *, travel_by: str, keep: Sequence[PlannedStop] = ()
) -> None:
    """Write a day as planned in place of what stood there; stops in `keep` (already made) come before it."""
    day, steward = plan.working.day, area.steward
    working = plan.working
    row = PlannedDay(
        id=day_id(area, day, steward),
        day=day,
        steward=steward,
        made_at=area.stamp(),
        travel_by=travel_by,
        begins=working.begin,
        ends=working.end,
        lunch=working.lunch,
        lunch_minutes=working.lunch_minutes,
        start_longitude=working.start[0],
        start_latitude=working.start[1],
        finish_longitude=working.finish[0],
        finish_latitude=working.finish[1],
    )
    before = planned_day(area, day, steward)
    if keep and before is not None:  # the day began when it began
        write.edit(PlannedDay, before.id, {"made_at": row.made_at})
    else:
        put(area, write, row)
    kept = {each.household_id for each in keep}
    wanted = {each.id for each in keep}
    wanted |= {stop_id(area, day, steward, each.household_id) for each in plan.stops}
    for old in area.store.select(PlannedStop, "planned_day_id = ?", (row.id,)):
        if old.id not in wanted:
            write.delete(PlannedStop, old.id)
    for position, each in enumerate(keep, start=1):
        write.edit(PlannedStop, each.id, {"position": position})
    for stop in plan.stops:
        if stop.household_id not in kept:
            put(area, write, stop_row(area, day, stop, position=len(keep) + stop.order))


def stop_row(area: Area, day: str, stop: Stop, *, position: int) -> PlannedStop:
    """Return a stop as it is kept."""
    steward = area.steward
    return PlannedStop(
        id=stop_id(area, day, steward, stop.household_id),
        planned_day_id=day_id(area, day, steward),
        household_id=stop.household_id,
        day=day,
        position=position,
        travel=stop.travel,
        arrives=stop.arrive,
        begins=stop.begin,
        leaves=stop.leave,
        minutes=stop.minutes,
        priority=stop.priority,
        locked=int(stop.locked),
        reasons=reasons_text(stop.reasons),
    )


def put(area: Area, write: Write, row: PlannedDay | PlannedStop) -> None:
    """Write a row whose id is made from what it is of: new, there already, or hidden."""
    values: Mapping[str, Any] = {name: value for name, value in asdict(row).items() if name != "id"}
    there = area.store.exists(type(row), row.id)
    if there is None:
        write.insert(row)
        return
    if not there:
        write.bring_back(type(row), row.id)
    write.edit(type(row), row.id, values)


def working_day(row: PlannedDay) -> WorkingDay:
    """Return the hours of a planned day."""
    return WorkingDay(
        day=row.day,
        begin=row.begins,
        end=row.ends,
        lunch=row.lunch,
        lunch_minutes=row.lunch_minutes,
        start=(row.start_longitude, row.start_latitude),
        finish=(row.finish_longitude, row.finish_latitude),
    )


def move_plans(area: Area, write: Write, *, keep: str, drop: str) -> None:
    """Move what is planned of `drop` to `keep`, inside a merge; of two stops of one day `keep`'s own stays."""
    own = {each.planned_day_id for each in area.store.select(PlannedStop, "household_id = ?", (keep,))}
    for stop in area.store.select(PlannedStop, "household_id = ?", (drop,)):
        if stop.planned_day_id in own:
            write.delete(PlannedStop, stop.id)
        else:
            write.edit(PlannedStop, stop.id, {"household_id": keep})
    for record in (VisitPause, VisitRequest):
        for row in area.store.select(record, "household_id = ?", (drop,)):
            write.edit(record, row.id, {"household_id": keep})  # type: ignore[attr-defined]  # both have ids
