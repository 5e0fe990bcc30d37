"""Change a plan by hand: lock, move, add and take out stops; pause a household; note who asked for a visit."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from gridsteward.operations import plan_rows
from gridsteward.operations.area import Area
from gridsteward.operations.planning import rest_of_day, work_hours
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Change
from gridsteward.records.plan import PauseReason, PlannedStop, Reason, VisitPause, VisitRequest

if TYPE_CHECKING:
    from gridsteward.operations.plan_desk import Desk

Arrange = Callable[[list[PlannedStop]], list[PlannedStop]]


def lock_stop(area: Area, day: date, household_id: str, *, locked: bool) -> Change:
    """Let a stop keep its hour when the day is planned anew, or no longer. Raise Fault plan_stop_missing."""
    stop = _stop(area, day.isoformat(), household_id)
    with area.store.write("plan.move", about=household_id) as write:
        write.edit(PlannedStop, stop.id, {"locked": int(locked)})
    return write.outcome()


def move_stop(area: Area, day: date, household_id: str, *, to: int) -> Change:
    """Put a stop at another place of its day (1 first, among those not yet called on) and lock it there.

    All hours are reckoned anew; what then comes too late says so. Raise Fault plan_stop_missing, plan_visited.
    """

    def arranged(ahead: list[PlannedStop]) -> list[PlannedStop]:
        own = next(row for row in ahead if row.household_id == household_id)
        rest = [row for row in ahead if row is not own]
        at = min(max(to, 1), len(ahead)) - 1
        return [*rest[:at], replace(own, locked=1), *rest[at:]]

    _stop(area, day.isoformat(), household_id)
    return _arrange(area, day.isoformat(), arranged, about=household_id)


def remove_stop(area: Area, day: date, household_id: str) -> Change:
    """Take a stop out of a day. Raise Fault plan_stop_missing, plan_visited."""
    _stop(area, day.isoformat(), household_id)
    return _arrange(
        area,
        day.isoformat(),
        lambda ahead: [row for row in ahead if row.household_id != household_id],
        about=household_id,
    )


def add_stop(area: Area, day: date, household_id: str) -> Change:
    """Put a household into a day where it is the shortest way, and lock it there.

    Raise Fault plan_missing, or row_gone for a household that is not there.
    """
    area.store.get(Household, household_id)

    def arranged(ahead: list[PlannedStop]) -> list[PlannedStop]:
        if any(row.household_id == household_id for row in ahead):
            return ahead
        return _with(area, day.isoformat(), ahead, household_id)

    return _arrange(area, day.isoformat(), arranged, about=household_id)


def move_to_day(area: Area, day: date, household_id: str, *, to: date) -> tuple[Change, Change]:
    """Take a stop out of a day and put it into another that is planned. Faults as `remove_stop` and `add_stop`."""
    _stop(area, day.isoformat(), household_id)
    if plan_rows.planned_day(area, to.isoformat(), area.steward) is None:
        raise Fault("plan_missing", day=to.isoformat())
    return add_stop(area, to, household_id), remove_stop(area, day, household_id)


def _stop(area: Area, day: str, household_id: str) -> PlannedStop:
    found = area.store.select(
        PlannedStop, "id = ?", (plan_rows.stop_id(area, day, area.steward, household_id),)
    )
    if not found:
        raise Fault("plan_stop_missing")
    if household_id in plan_rows.states(area, day):
        raise Fault("plan_visited")
    return found[0]


def _desk(area: Area, day: str) -> "Desk":
    from gridsteward.operations.plan_desk import Desk

    row = plan_rows.planned_day(area, day, area.steward)
    if row is None:
        raise Fault("plan_missing", day=day)
    hours = replace(work_hours(area), travel_by=row.travel_by)
    return Desk(area, [rest_of_day(area, plan_rows.working_day(row), plan_rows.states(area, day))], hours)


def _with(area: Area, day: str, ahead: Sequence[PlannedStop], household_id: str) -> list[PlannedStop]:
    """Return the stops with one more at the place that makes the way longer by least."""
    desk = _desk(area, day)
    known = {each.household_id: each for each in desk.candidates}
    candidate = known.get(household_id) or desk.by_hand(household_id)
    kept, _, _ = desk.as_kept(ahead)
    problem = desk.problem([*kept.chosen[: len(ahead)], candidate], {})
    places = [
        problem.shifts[0].start,
        *(number + problem.first for number in kept.route),
        problem.shifts[0].finish,
    ]
    new = len(ahead) + problem.first
    longer = [
        int(problem.cost[a, new] + problem.cost[new, b] - problem.cost[a, b]) for a, b in pairwise(places)
    ]
    at = longer.index(min(longer))
    row = PlannedStop(
        id=plan_rows.stop_id(area, day, area.steward, household_id),
        planned_day_id=plan_rows.day_id(area, day, area.steward),
        household_id=household_id,
        day=day,
        position=at + 1,
        travel=0,
        arrives=0,
        begins=0,
        leaves=0,
        minutes=candidate.minutes,
        priority=candidate.priority,
        locked=1,
        reasons=plan_rows.reasons_text(candidate.reasons or (Reason("by_hand"),)),
    )
    return [*ahead[:at], row, *ahead[at:]]


def _arrange(area: Area, day: str, arranged: Arrange, *, about: str) -> Change:
    """Put the stops ahead into another order and reckon their hours anew; those called on stay first."""
    from gridsteward.planning.timetable import timetable

    desk = _desk(area, day)
    called = plan_rows.states(area, day)
    rows = plan_rows.planned_stops(area, day, area.steward)
    made = [row for row in rows if row.household_id in called]
    before = [row for row in rows if row.household_id not in called]
    ahead = arranged(before)
    # locks speak of hours, and the hours are what changes
    kept, _, _ = desk.as_kept([replace(row, locked=0) for row in ahead], without=frozenset(called))
    table = timetable(kept.problem, 0, kept.route, working=desk.days[0])
    wanted = {row.household_id for row in ahead}
    with area.store.write("plan.move", about=about) as write:
        for row in before:
            if row.household_id not in wanted:
                write.delete(PlannedStop, row.id)
        for position, (row, line) in enumerate(zip(ahead, table.lines, strict=True), start=len(made) + 1):
            timed = replace(
                row,
                position=position,
                travel=line.travel,
                arrives=line.arrive,
                begins=line.begin,
                leaves=line.leave,
            )
            plan_rows.put(area, write, timed)
    return write.outcome()


# -- pauses and requests ---------------------------------------------------------------------------------------------


def pause_visits(
    area: Area, household_id: str, *, reason: PauseReason, until: date | None = None, note: str = ""
) -> Change:
    """Call on a household no more until a day, on which it comes back by itself; without one until somebody resumes.

    Raise Fault pause_past.
    """
    today = area.now().date()
    if until is not None and until <= today:
        raise Fault("pause_past")
    with area.store.write("pause.add", about=household_id) as write:
        for old in area.store.select(VisitPause, "household_id = ?", (household_id,)):
            write.delete(VisitPause, old.id)
        write.insert(
            VisitPause(
                id=made_by_hand(),
                household_id=household_id,
                since=today.isoformat(),
                until=until.isoformat() if until else "",
                reason=reason,
                note=note.strip(),
                steward=area.steward,
                at=area.stamp(),
            )
        )
    return write.outcome()


def resume_visits(area: Area, household_id: str) -> Change:
    """Call on a household again from now on."""
    with area.store.write("pause.end", about=household_id) as write:
        for pause in area.store.select(VisitPause, "household_id = ?", (household_id,)):
            write.delete(VisitPause, pause.id)
    return write.outcome()


def pauses(area: Area) -> list[VisitPause]:
    """Return the pauses that hold today, those that end first first."""
    today = area.now().date().isoformat()
    return area.store.select(
        VisitPause, "until = '' OR until > ?", (today,), order="until = '', until, household_id"
    )


def request_visit(area: Area, household_id: str, *, due: date | None = None, why: str = "") -> Change:
    """Note that somebody asked that a household be called on; a visit at which somebody is met meets it."""
    with area.store.write("request.add", about=household_id) as write:
        write.insert(
            VisitRequest(
                id=made_by_hand(),
                household_id=household_id,
                due=due.isoformat() if due else "",
                why=why.strip(),
                steward=area.steward,
                at=area.stamp(),
            )
        )
    return write.outcome()


def withdraw_request(area: Area, request_id: str) -> Change:
    """Take a request back. Raise Fault row_gone."""
    request = area.store.get(VisitRequest, request_id)
    with area.store.write("request.withdraw", about=request.household_id) as write:
        write.delete(VisitRequest, request_id)
    return write.outcome()
