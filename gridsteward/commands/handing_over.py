"""Households go to another steward; what the former one still sends is looked at."""

from typing import Any

from gridsteward.commands import roads
from gridsteward.commands.session import Answer, Session
from gridsteward.records.faults import Fault
from gridsteward.records.household import ReviewOutcome
from gridsteward.records.sync import LateRecord
from gridsteward.words import Words


def hand_over(session: Session) -> Answer:
    """Hand households, or all of the area, to another steward."""
    from gridsteward.operations import handing_over, households

    arguments, words = session.arguments, session.words
    with session.opened() as area:
        wanted = [handing_over.WHOLE_AREA]
        if not arguments.whole_area:
            wanted = [households.household_by_account(area, each).id for each in arguments.accounts]
        handing_over.hand_over(
            area,
            wanted,
            from_steward=arguments.from_steward,
            to_steward=arguments.to_steward,
            reason=arguments.reason,
        )
    count = 0 if arguments.whole_area else len(set(wanted))
    what = "command.handed_over_area" if arguments.whole_area else "command.handed_over"
    return Answer(
        data={
            "households": count,
            "whole_area": arguments.whole_area,
            "from": arguments.from_steward.strip(),
            "to": arguments.to_steward.strip(),
        },
        lines=[words(what, count=count, name=arguments.to_steward.strip())],
    )


def list_late(session: Session) -> Answer:
    """List what former stewards wrote without knowing of the hand-over."""
    from gridsteward.operations import handing_over

    words = session.words
    with session.opened() as area:
        found = handing_over.late_records(area)
    lines = [line for each in found for line in _lines(each, words)]
    lines.append(words("command.late_todo") if found else words("command.late_none"))
    return Answer(data={"late": [_data(each) for each in found]}, lines=lines)


def _data(each: LateRecord) -> dict[str, Any]:
    return {
        "id": each.name,
        "account_no": each.account_no,
        "name": each.household_name,
        "steward": each.steward,
        "kind": each.kind,
        "at": roads.moment(each.at_ms),
        "arrived": roads.moment(each.arrived_ms),
        "fields": [{"table": table, "field": field, "value": value} for table, field, value in each.fields],
    }


def _lines(each: LateRecord, words: Words) -> list[str]:
    about = "  ".join(
        filter(
            None,
            (
                each.account_no,
                each.household_name,
                each.steward,
                words.section("change").get(each.kind, each.kind),
                words(
                    "command.late_times",
                    at=roads.spoken(each.at_ms, words),
                    arrived=roads.spoken(each.arrived_ms, words),
                ),
            ),
        )
    )
    fields = [
        "  " + words("command.field_line", field=words.section("field").get(field, field), value=value)
        for _table, field, value in each.fields
    ]
    return [about, *fields, "  " + words("command.late_id", id=each.name)]


def keep(session: Session) -> Answer:
    """Let late records stand."""
    return _review(session, ReviewOutcome.KEPT)


def take_back(session: Session) -> Answer:
    """Write the opposite of late records; what was changed since stays."""
    return _review(session, ReviewOutcome.TAKEN_BACK)


def _review(session: Session, outcome: ReviewOutcome) -> Answer:
    from gridsteward.operations import handing_over

    words, names = session.words, list(dict.fromkeys(session.arguments.ids))
    left = 0
    with session.opened() as area:
        there = {each.name for each in handing_over.late_records(area)}
        if not there.issuperset(names):
            raise Fault("late_gone")
        for name in names:
            left += handing_over.review(area, name, outcome)[1]
        remaining = len(handing_over.late_records(area))
    lines = [words(f"command.late_{outcome}", count=len(names), remaining=remaining)]
    if left:
        lines.append(words("command.undo_left", left=left))
    data = {"reviewed": len(names), "outcome": outcome, "left": left, "late": remaining}
    return Answer(data=data, lines=lines, problems=left > 0)
