"""Which cases are worth working out: to tell what runs of each of eight thousand takes a second."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from gridsteward.cases import flow
from gridsteward.operations import case_rules
from gridsteward.operations.area import Area
from gridsteward.records.case import Case, CaseColumn, CaseEvent
from gridsteward.records.journal import Value

_DAY = timedelta(days=1)
_Told = list[tuple[datetime, datetime, str, str, str]]
"""When each event happened and was entered, its id, its kind and value."""


class Standing(Struct, frozen=True):
    """How a case stands, as far as its course alone tells: whether it is closed, and the kind it is now."""

    id: str
    closed: bool
    kind: str


def chosen(
    area: Area,
    *,
    household_id: str = "",
    closed: bool = True,
    first: str = "",
    last: str = "",
    promised: bool = False,
    promised_for: tuple[str, str] = ("", ""),
) -> list[Case]:
    """Return the cases that may be meant, by when they came in; whoever asks looks closer.

    Of a household those that may be about it: of a confidential one only its content says. Without `closed` ones those
    that are open alone. Of days (ISO, both included, "" leaves an end open) those that came in then, by any clock.
    `promised` are those in which a moment was promised, `promised_for` a day of these if they are told.
    """
    where: list[str] = []
    values: list[Value] = []
    if household_id:
        where.append("(household_id = ? OR sealed_id <> '')")
        values.append(household_id)
    if first:
        where.append("at >= ?")
        values.append(_before(first))
    if last:
        where.append("at < ?")
        values.append(_after(last))
    if promised:
        begin, end = promised_for
        until = "until > ? AND until < ?"
        where.append(f"id IN (SELECT case_id FROM service_case_event WHERE NOT _deleted AND {until})")
        values += [_before(begin) if begin else "", _after(end) if end else "~"]
    if not closed:
        still_open = [
            each.id for each in standings(area, " AND ".join(where) or "1", values) if not each.closed
        ]
        where, values = ["id IN (SELECT value FROM json_each(?))"], [json.dumps(still_open)]
    return area.store.select(Case, " AND ".join(where) or "1", values, order="at, id")


def _before(day: str) -> str:
    return (date.fromisoformat(day) - _DAY).isoformat()


def _after(day: str) -> str:
    return (date.fromisoformat(day) + 2 * _DAY).isoformat()


def standings(area: Area, where: str = "1", values: Sequence[Value] = ()) -> list[Standing]:
    """Return how cases stand, by when they came in. Cases that took the same course stand alike: it is judged once."""
    cases = area.store.query(
        f"SELECT id, kind, at FROM service_case WHERE NOT _deleted AND {where} ORDER BY at, id", values
    )
    events, moment = defaultdict[str, _Told](list), datetime.fromisoformat
    of_them = "1" if where == "1" else f"case_id IN (SELECT id FROM service_case WHERE {where})"
    for case_id, at, entered, row, kind, value in area.store.query(
        f"SELECT case_id, at, entered_at, id, kind, value FROM service_case_event WHERE NOT _deleted AND {of_them}",
        () if where == "1" else values,
    ):
        events[case_id].append((moment(at), moment(entered), row, kind, value))
    known = dict[tuple[str, tuple[tuple[str, str, bool], ...]], tuple[bool, str]]()
    found = []
    for case_id, kind, at in cases:
        began, told = moment(at), events.get(case_id, [])
        told.sort()
        course = kind, tuple([(what, value, when < began) for when, _, _, what, value in told])
        if course not in known:
            known[course] = _judged(case_id, kind, at, told)
        found.append(Standing(case_id, *known[course]))
    return found


def _judged(case_id: str, kind: str, at: str, told: _Told) -> tuple[bool, str]:
    case = Case(
        id=case_id,
        kind=kind,
        topic="",
        channel="",
        content="",
        at=at,
        entered_at=at,
        steward="",
        area_class="",
        company="",
    )
    events = [
        CaseEvent(
            id=row,
            case_id=case_id,
            kind=what,
            at=happened.isoformat(),
            entered_at=entered.isoformat(),
            steward="",
            value=value or "",
        )
        for happened, entered, row, what, value in told
    ]
    state = flow.state_of(case, events, case_rules.flows())
    return state.column == CaseColumn.CLOSED, state.kind
