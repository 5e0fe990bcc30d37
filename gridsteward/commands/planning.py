"""Plan a day or a week, and see who was not visited in time."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from msgspec.structs import asdict, replace

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import day_sheets, households, plan_view, planning
from gridsteward.operations.area import Area
from gridsteward.operations.plan_asked import Search
from gridsteward.operations.roads import load_roads
from gridsteward.records.faults import Fault
from gridsteward.records.plan import (
    Coverage,
    CoverageRow,
    DayPlan,
    Placed,
    Travel,
    VisitPlan,
    WorkHours,
    clock_text,
)
from gridsteward.records.report import DaySheet, DaySheetRow
from gridsteward.words import Words

_SHOWN: Final = 20  # lines of those left out


def plan(session: Session) -> Answer:
    """Plan from a day on, keep the plan, and write what was asked for."""
    arguments, words = session.arguments, session.words
    notes = []
    with session.opened() as area:
        first = date.fromisoformat(arguments.date) if arguments.date else area.now().date()
        hours, search = _hours(session, area), Search(arguments.seed)
        if arguments.kept is not None:
            found = _kept(area, first, arguments.kept, words)
        elif arguments.from_here is not None:
            where = (
                households.household_by_account(area, arguments.from_here).id if arguments.from_here else ""
            )
            found = planning.replan_from(area, where=where, hours=hours, search=search)
        elif arguments.days > 1:
            found = planning.plan_week(area, first, days=arguments.days, hours=hours, search=search)
        else:
            found = planning.plan_day(area, first, hours=hours, search=search)
        sheet = day_sheets.day_sheet(
            area, found, travel_by=hours.travel_by, words=words if arguments.out else None
        )
    written: list[Path] = []
    if arguments.out:
        out = arguments.out.expanduser()
        day_sheets.export_day_sheet(sheet, out, words=words, overwrite=arguments.overwrite)
        written.append(out)
    if arguments.ics:
        out = arguments.ics.expanduser()
        day_sheets.export_calendar(sheet, out, words=words, overwrite=arguments.overwrite)
        written.append(out)
    if written:
        notes.append(words("command.leaves_the_store"))
    if not found.whole:
        notes.append(words("plan.not_whole"))
    lines = [*_plan_lines(found, sheet, words), *(words("plan.written", path=path) for path in written)]
    return Answer(data=_plan_data(found, sheet, words, several=len(found.days) > 1), lines=lines, notes=notes)


def _kept(area: Area, day: date, steward: str, words: Words) -> VisitPlan:
    """Return the kept plan of a steward, of this laptop's when ""; raise Fault plan_missing, plan_of_others."""
    found = plan_view.planned(area, day, steward=steward)
    if found is not None:
        return found
    others = plan_view.stewards_with_plan(area, day)
    if others:
        raise Fault("plan_of_others", day=day.isoformat(), names=words("list.comma").join(others))
    raise Fault("plan_missing", day=day.isoformat())


def why(session: Session) -> Answer:
    """Tell why a household is not in the kept plan of a day."""
    arguments, words = session.arguments, session.words
    with session.opened() as area:
        day = date.fromisoformat(arguments.date) if arguments.date else area.now().date()
        home = households.household_by_account(area, arguments.account_no)
        reason = plan_view.why_not(area, day, home.id)
        names = {}
        if "instead" in reason.values:
            other = area.store.summaries([str(reason.values["instead"])])
            names = {each.id: each.name or each.account_no for each in other}
    text = day_sheets.why_not_text(reason, words, names)
    return Answer(
        data={"account_no": home.account_no, "reason": text, "reason_key": reason.key}, lines=[text]
    )


def roads(session: Session) -> Answer:
    """Load a table of ways by road."""
    arguments = session.arguments
    with session.opened() as area:
        count = load_roads(area, arguments.file.expanduser(), travel_by=arguments.by or Travel.EBIKE.value)
    return Answer(data={"ways": count}, lines=[session.words("plan.roads", count=count)])


def coverage(session: Session) -> Answer:
    """Tell who was not visited in time, by class, village and tier."""
    with session.opened() as area:
        day = date.fromisoformat(session.arguments.date) if session.arguments.date else None
        found = planning.coverage(area, day)
        numbers = {
            each.id: each for each in area.store.summaries([each.household_id for each in found.overdue])
        }
    data = {
        "day": found.day,
        **{name: [asdict(row) for row in getattr(found, name)] for name in _GROUPS},
        "overdue": [
            {
                "account_no": numbers[each.household_id].account_no,
                "last": each.last,
                "every": each.every,
                "beyond": each.beyond,
            }
            for each in found.overdue
            if each.household_id in numbers
        ],
    }
    return Answer(data=data, lines=list(_coverage_lines(found, session.words)))


_GROUPS: Final = {"by_class": "relation_class", "by_village": "", "by_tier": "care_tier"}


def _hours(session: Session, area: Area) -> WorkHours:
    arguments, hours = session.arguments, planning.work_hours(area)
    changes: dict[str, Any] = {}
    for name, given in (("begin", arguments.begin), ("end", arguments.end)):
        if given:
            changes[name] = planning.minute(given)
    if arguments.by:
        changes["travel_by"] = arguments.by
    return replace(hours, **changes)


def _plan_data(found: VisitPlan, sheet: DaySheet, words: Words, *, several: bool) -> dict[str, Any]:
    stops = []
    for day, rows in sheet.days:
        for row in rows:
            stop = row.stop
            stops.append(
                {
                    "order": stop.order,
                    "account_no": row.household.account_no,
                    "arrive": clock_text(stop.arrive),
                    "leave": clock_text(stop.leave),
                    "reasons": [day_sheets.reason_text(reason, words) for reason in stop.reasons],
                    "reason_keys": [reason.key for reason in stop.reasons],
                    "state": stop.state,
                    "placed": stop.placed,
                    **({"day": day.working.day} if several else {}),
                }
            )
    return {
        "stops": stops,
        "left_out": [
            {
                "account_no": each.household.account_no,
                "reason": day_sheets.why_not_text(each.left_out.why, words, dict(sheet.names)),
                "reason_key": each.left_out.why.key,
            }
            for each in sheet.left_out
        ],
        "days": [
            {
                "day": day.working.day,
                "travel_minutes": day.travel,
                "back": clock_text(day.back),
                "lunch": [clock_text(day.lunch.begin), clock_text(day.lunch.end)] if day.lunch else None,
            }
            for day in found.days
        ],
        "budget": {
            name: value for name, value in asdict(found.budget).items() if not name.startswith("falls")
        }
        | {"falls_off": len(found.budget.falls_off)},
        "whole": found.whole,
    }


def _plan_lines(found: VisitPlan, sheet: DaySheet, words: Words) -> Iterator[str]:
    for day, rows in sheet.days:
        yield from _day_lines(day, rows, words)
    if sheet.left_out:
        yield words("plan.left_head", count=len(sheet.left_out))
    for each in sheet.left_out[:_SHOWN]:
        yield words(
            "plan.left_line",
            name=each.household.name,
            account_no=each.household.account_no,
            reason=day_sheets.why_not_text(each.left_out.why, words, dict(sheet.names)),
        )
    if len(sheet.left_out) > _SHOWN:
        yield words("plan.left_more", count=len(sheet.left_out) - _SHOWN)
    budget = found.budget
    spent = {name: getattr(budget, name) for name in ("available", "planned", "travel", "needed")}
    yield words("plan.budget", **spent)
    if budget.falls_off:
        yield words("plan.falls_off", count=len(budget.falls_off))


def _day_lines(day: DayPlan, rows: Sequence[DaySheetRow], words: Words) -> Iterator[str]:
    yield _day_head(day, words)
    comma = words("list.comma")
    eaten = day.lunch is None
    for row in rows:
        if day.lunch and not eaten and row.stop.begin >= day.lunch.end:
            yield _lunch(day, words)
            eaten = True
        yield words(
            "plan.line",
            order=row.stop.order,
            arrive=clock_text(row.stop.arrive),
            leave=clock_text(row.stop.leave),
            name=row.household.name,
            account_no=row.household.account_no,
            address=row.household.address,
            reasons=comma.join(day_sheets.reason_text(each, words) for each in row.stop.reasons),
        )
    if not eaten:
        yield _lunch(day, words)
    for row in rows:
        if row.stop.placed != Placed.OWN:
            placed = words(f"placed.{row.stop.placed}")
            yield words("plan.guessed", name=row.household.name, placed=placed)


def _day_head(day: DayPlan, words: Words) -> str:
    said = {
        "day": day_sheets.day_text(day.working.day, words),
        "weekday": words(f"weekday.{date.fromisoformat(day.working.day).isoweekday()}"),
    }
    if not day.stops:
        return words("plan.no_stops", **said)
    return words("plan.day_head", count=len(day.stops), travel=day.travel, back=clock_text(day.back), **said)


def _lunch(day: DayPlan, words: Words) -> str:
    begin, end = day.lunch or (0, 0)
    return words("plan.lunch", begin=clock_text(begin), end=clock_text(end))


def _coverage_lines(found: Coverage, words: Words) -> Iterator[str]:
    rows = found.by_tier
    yield words(
        "plan.coverage_head",
        day=day_sheets.day_text(found.day, words),
        homes=sum(row.homes for row in rows),
        in_time=sum(row.in_time for row in rows),
        overdue=sum(row.overdue for row in rows),
    )
    for name, section in _GROUPS.items():
        yield words(f"plan.{name}")
        for row in getattr(found, name):
            yield _coverage_line(row, section, words)


def _coverage_line(row: CoverageRow, section: str, words: Words) -> str:
    named = words.section(section).get(row.key, row.key) if section else row.key
    return words(
        "plan.coverage_line",
        name=named or words("plan.none"),
        homes=row.homes,
        overdue=row.overdue,
        never=row.never,
        longest=row.longest,
    )
