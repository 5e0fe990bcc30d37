"""Change a plan by hand, pause a household, note a request, and set the hours of work."""

from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec.structs import replace

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import day_sheets, households, plan_changes, plan_view, planning
from gridsteward.operations.area import Area
from gridsteward.operations.maps import told_at
from gridsteward.records.coordinates import Datum
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.records.plan import PauseReason, Point, WorkHours, clock_text
from gridsteward.words import Words

_RESET = {"start": "middle", "finish": "start"}
"""What is typed for a place to go back to what holds unless given: the middle of the area, and where the day starts."""


def add_stop(session: Session) -> Answer:
    """Put a household into the plan of a day."""
    return _stop(session, plan_changes.add_stop)


def remove_stop(session: Session) -> Answer:
    """Take a household out of the plan of a day."""
    return _stop(session, plan_changes.remove_stop)


def lock_stop(session: Session) -> Answer:
    """Let a stop keep its hour."""
    return _stop(session, lambda area, day, home: plan_changes.lock_stop(area, day, home, locked=True))


def unlock_stop(session: Session) -> Answer:
    """Let a stop keep its hour no longer."""
    return _stop(session, lambda area, day, home: plan_changes.lock_stop(area, day, home, locked=False))


def move_stop(session: Session) -> Answer:
    """Put a stop at another place of its day, or into another day."""
    arguments = session.arguments
    if arguments.to:
        return _stop(
            session, lambda area, day, home: plan_changes.move_stop(area, day, home, to=arguments.to)
        )
    to = date.fromisoformat(arguments.day)
    return _stop(session, lambda area, day, home: plan_changes.move_to_day(area, day, home, to=to))


def _stop(session: Session, change: Callable[[Area, date, str], object]) -> Answer:
    """Change a stop and tell the day as it stands then."""
    arguments, words = session.arguments, session.words
    with session.opened() as area:
        day = date.fromisoformat(arguments.date) if arguments.date else area.now().date()
        change(area, day, households.household_by_account(area, arguments.account_no).id)
        plan = plan_view.planned(area, day)
        stops = plan.days[0].stops if plan else ()
        known = {each.id: each for each in area.store.summaries([stop.household_id for stop in stops])}
    data = [
        {
            "order": stop.order,
            "account_no": known[stop.household_id].account_no,
            "arrive": clock_text(stop.arrive),
            "leave": clock_text(stop.leave),
            "locked": stop.locked,
            "late": stop.late,
        }
        for stop in stops
        if stop.household_id in known
    ]
    lines = [
        words(
            "plan.stop_line_late" if stop.late else "plan.stop_line",
            order=stop.order,
            arrive=clock_text(stop.arrive),
            leave=clock_text(stop.leave),
            name=known[stop.household_id].name,
            account_no=known[stop.household_id].account_no,
        )
        for stop in stops
        if stop.household_id in known
    ]
    head = words("plan.stops_now", day=day_sheets.day_text(day.isoformat(), words), count=len(stops))
    return Answer(data={"day": day.isoformat(), "stops": data}, lines=[head, *lines])


# -- pauses and requests -------------------------------------------------------------------------------------------


def pause(session: Session) -> Answer:
    """Call on a household no more, until a day or until somebody resumes."""
    arguments, words = session.arguments, session.words
    until = date.fromisoformat(arguments.until) if arguments.until else None
    with session.opened() as area:
        home = _home(session, area)
        plan_changes.pause_visits(
            area, home.id, reason=PauseReason(arguments.reason), until=until, note=arguments.note
        )
    if until is None:
        line = words("plan.paused_open", name=home.name)
    else:
        line = words("plan.paused", name=home.name, day=day_sheets.day_text(until.isoformat(), words))
    return Answer(
        data={"account_no": home.account_no, "until": arguments.until or "", "reason": arguments.reason},
        lines=[line],
    )


def resume(session: Session) -> Answer:
    """Call on a household again."""
    with session.opened() as area:
        home = _home(session, area)
        plan_changes.resume_visits(area, home.id)
    return Answer(data={"account_no": home.account_no}, lines=[session.words("plan.resumed", name=home.name)])


def list_pauses(session: Session) -> Answer:
    """List the households that are not called on."""
    words = session.words
    with session.opened() as area:
        found = plan_changes.pauses(area)
        known = {each.id: each for each in area.store.summaries([pause.household_id for pause in found])}
    shown = [each for each in found if each.household_id in known]
    lines = [
        words(
            "plan.pause_line" if each.until else "plan.pause_line_open",
            name=known[each.household_id].name,
            account_no=known[each.household_id].account_no,
            reason=words(f"pause_reason.{each.reason}"),
            day=day_sheets.day_text(each.until, words) if each.until else "",
        )
        for each in shown
    ]
    data = [
        {
            "account_no": known[each.household_id].account_no,
            "since": each.since,
            "until": each.until,
            "reason": each.reason,
            "note": each.note,
        }
        for each in shown
    ]
    return Answer(data={"pauses": data}, lines=lines or [words("plan.no_pauses")])


def request(session: Session) -> Answer:
    """Note that somebody asked that a household be called on."""
    arguments, words = session.arguments, session.words
    due = date.fromisoformat(arguments.due) if arguments.due else None
    with session.opened() as area:
        home = _home(session, area)
        plan_changes.request_visit(area, home.id, due=due, why=arguments.why)
    return Answer(
        data={"account_no": home.account_no, "by": arguments.due or "", "why": arguments.why.strip()},
        lines=[words("plan.requested", name=home.name)],
    )


def withdraw(session: Session) -> Answer:
    """Take back the requests that a household be called on."""
    with session.opened() as area:
        home = _home(session, area)
        found = households.household_card(area, home.id).requests
        for each in found:
            plan_changes.withdraw_request(area, each.id)
    return Answer(
        data={"account_no": home.account_no, "withdrawn": len(found)},
        lines=[session.words("plan.withdrawn", name=home.name, count=len(found))],
    )


def _home(session: Session, area: Area) -> Household:
    return households.household_by_account(area, session.arguments.account_no)


# -- hours -----------------------------------------------------------------------------------------------------------


def hours(session: Session) -> Answer:
    """Tell the hours of work, changed as asked for."""
    words = session.words
    with session.opened() as area:
        changes = _changes(session, area)
        found = planning.work_hours(area)
        if changes:
            found = replace(found, **changes)
            planning.set_work_hours(area, found)
    return Answer(data=_hours_data(found), lines=_hours_lines(found, words))


def _changes(session: Session, area: Area) -> dict[str, Any]:
    arguments = session.arguments
    changes: dict[str, Any] = {
        name: planning.minute(given)
        for name, given in (("begin", arguments.begin), ("end", arguments.end), ("lunch", arguments.lunch))
        if given
    }
    if arguments.lunch_minutes is not None:
        changes["lunch_minutes"] = arguments.lunch_minutes
    if arguments.by:
        changes["travel_by"] = arguments.by
    if arguments.weekdays:
        if not set(arguments.weekdays) <= set("1234567"):
            raise Fault("hours_no_day")
        changes["weekdays"] = tuple(sorted({int(each) for each in arguments.weekdays}))
    for name, reset in _RESET.items():
        if given := getattr(arguments, name):
            changes[name] = None if given == reset else _place(area, given, Datum(arguments.coordinates))
    return changes


def _place(area: Area, given: str, datum: Datum) -> Point:
    """Return the place typed in: a household by its account number, or longitude,latitude in `datum`."""
    if "," not in given:
        return planning.place_of(area, households.household_by_account(area, given).id)
    return told_at(planning.point(given), datum)


def _hours_data(found: WorkHours) -> dict[str, Any]:
    return {
        "from": clock_text(found.begin),
        "until": clock_text(found.end),
        "lunch": clock_text(found.lunch),
        "lunch_minutes": found.lunch_minutes,
        "by": found.travel_by,
        "weekdays": list(found.weekdays),
        "start": list(found.start) if found.start else None,
        "finish": list(found.finish) if found.finish else None,
    }


def _hours_lines(found: WorkHours, words: Words) -> list[str]:
    return [
        words(
            "plan.hours",
            begin=clock_text(found.begin),
            end=clock_text(found.end),
            lunch=clock_text(found.lunch),
            minutes=found.lunch_minutes,
            by=words(f"travel.{found.travel_by}"),
        ),
        words("plan.weekdays", days=words("list.comma").join(words(f"weekday.{n}") for n in found.weekdays)),
        words(
            "plan.places",
            start=_place_text(found.start) or words("plan.middle"),
            finish=_place_text(found.finish) or words("plan.where_it_starts"),
        ),
    ]


def _place_text(place: Point | None) -> str:
    return "" if place is None else f"{place[0]:.5f},{place[1]:.5f}"
