"""Which cases are worth working out: to tell what runs of each of eight thousand takes a second."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from gridsteward.cases import flow
from gridsteward.operations import case_rules
from gridsteward.operations.area import Area
from gridsteward.records.case import Case, CaseColumn, CaseEvent
from gridsteward.records.journal import Value

_DAY = timedelta(days=1)
_Course = tuple[str, tuple[tuple[str, str, bool], ...]]


def chosen(
    area: Area,
    *,
    household_id: str = "",
    closed: bool = True,
    first: str = "",
    last: str = "",
    promised: bool = False,
) -> list[Case]:
    """Return the cases that may be meant, by when they came in; whoever asks looks closer.

    Of a household those that may be about it: of a confidential one only its content says. Without `closed` ones those
    that are open alone. Of days (ISO, both included, "" leaves an end open) those that came in then, by any clock.
    `promised` are those in which a moment was promised.
    """
    where: list[str] = []
    values: list[Value] = []
    if household_id:
        where.append("(household_id = ? OR sealed_id <> '')")
        values.append(household_id)
    if first:
        where.append("at >= ?")
        values.append((date.fromisoformat(first) - _DAY).isoformat())
    if last:
        where.append("at < ?")
        values.append((date.fromisoformat(last) + 2 * _DAY).isoformat())
    if promised:
        where.append("id IN (SELECT case_id FROM service_case_event WHERE NOT _deleted AND until <> '')")
    if not closed:
        still_open = _open(area, " AND ".join(where) or "1", values)
        where, values = ["id IN (SELECT value FROM json_each(?))"], [json.dumps(still_open)]
    return area.store.select(Case, " AND ".join(where) or "1", values, order="at, id")


def _open(area: Area, where: str, values: Sequence[Value]) -> list[str]:
    """Return the ids of those that are not closed. Cases that took the same course stand alike: it is judged once."""
    cases = area.store.query(f"SELECT id, kind, at FROM service_case WHERE NOT _deleted AND {where}", values)
    events: defaultdict[str, list[tuple[str, str, str, str, str]]] = defaultdict(list)
    for case_id, *event in area.store.query(
        "SELECT case_id, at, entered_at, id, kind, value FROM service_case_event WHERE NOT _deleted"
    ):
        events[case_id].append(tuple(event))
    rules, known = case_rules.flows(), dict[_Course, bool]()
    found = []
    for case_id, kind, at in cases:
        began = flow.moment(at)
        told = sorted(events[case_id], key=lambda each: (flow.moment(each[0]), flow.moment(each[1]), each[2]))
        course = kind, tuple((each[3], each[4], flow.moment(each[0]) < began) for each in told)
        if course not in known:
            known[course] = _is_closed(case_id, kind, at, told, rules)
        if not known[course]:
            found.append(case_id)
    return found


def _is_closed(
    case_id: str, kind: str, at: str, told: Sequence[tuple[str, str, str, str, str]], rules: flow.Flows
) -> bool:
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
            id=row, case_id=case_id, kind=what, at=stated, entered_at=entered, steward="", value=value or ""
        )
        for stated, entered, row, what, value in told
    ]
    return flow.state_of(case, events, rules).column == CaseColumn.CLOSED
