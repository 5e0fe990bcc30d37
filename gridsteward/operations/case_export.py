"""Hand over as a workbook what people came with, how it went and whether it went in time (R6.8).

A confidential case stands in it without names, words and notes, whoever exports.
"""

import json
from collections.abc import Collection
from pathlib import Path
from typing import Final

from gridsteward.cases import deadlines, flow
from gridsteward.operations import case_rules, cases
from gridsteward.operations.area import Area
from gridsteward.operations.sheet_templates import templates
from gridsteward.records.case import CaseColumn, CaseView, Deadline
from gridsteward.records.case_report import (
    CaseReport,
    CaseReportEvent,
    CaseReportRow,
    CaseReportScope,
    CaseReportTotals,
)
from gridsteward.records.report import WordsLike, WrittenReport

_ANSWER: Final = frozenset({"complaint_first_reply", "complaint_contact", "service_response", "arrive"})
_RESULT: Final = frozenset(
    {
        *("complaint_result", "complaint_answer", "clear_answer", "restore", "reconnect"),
        *("supply_residential", "supply_low", "supply_high_single", "supply_high_double"),
        *("meter_test", "meter_data"),
    }
)
# the day a case came in by China's clock, as its deadlines are told
_CHOSEN: Final = (
    "FROM service_case c WHERE NOT c._deleted AND (:first = '' OR date(c.at, '+8 hours') >= :first) "
    "AND (:last = '' OR date(c.at, '+8 hours') <= :last)"
)


def case_report(area: Area, first: str, last: str) -> CaseReport:
    """Return the cases that came in within a period, with the database's own count of them."""
    found = [
        each
        for each in cases.cases(area, columns=tuple(CaseColumn), first=first, last=last)
        if (first or "0") <= cases.wall_clock(each.case.at).date().isoformat() <= (last or "9")
    ]
    found.sort(key=lambda each: (flow.moment(each.case.at), each.case.id))
    homes = _homes(area, found)
    times = cases.times_of(area, [each.case.id for each in found])
    rows = []
    for view in found:
        about = view.complainant.household_id if view.complainant else ""
        home, account_no = homes.get(about, ("", ""))
        stamps = {each.event_id: each for each in times.get(view.case.id, ())}
        rows.append(
            CaseReportRow(
                view=view,
                trust=str(deadlines.trust(view.case.at, view.case.entered_at, "", case_rules.flows())),
                home=home,
                account_no=account_no,
                answer=_first_of(view, _ANSWER),
                result=_first_of(view, _RESULT),
                called_back=next(
                    (each.at for each in reversed(view.events) if each.kind == "called_back"), ""
                ),
                events=tuple(
                    CaseReportEvent(
                        event=each, received_at=stamps[each.id].received_at, trust=stamps[each.id].trust
                    )
                    for each in view.events
                ),
            )
        )
    return CaseReport(
        rows=tuple(rows),
        scope=CaseReportScope(
            station=area.name, area=area.name, first=first, last=last, exported_at=area.stamp()
        ),
        totals=_totals(area, first, last),
    )


def _homes(area: Area, found: Collection[CaseView]) -> dict[str, tuple[str, str]]:
    wanted = [each.complainant.household_id for each in found if each.complainant]
    lines = area.store.query(
        "SELECT id, name, account_no FROM household WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(wanted),),
    )
    return {home: (name or "", account_no or "") for home, name, account_no in lines}


def _first_of(view: CaseView, codes: Collection[str]) -> Deadline | None:
    """Return the strictest of the deadlines of these codes, of those that began first."""
    asked = [each for each in view.deadlines if each.code in codes]
    return min(asked, key=lambda each: (each.started, not each.due, each.due), default=None)


def _totals(area: Area, first: str, last: str) -> CaseReportTotals:
    values = {"first": first, "last": last, "late": 60 * case_rules.flows().entered_late}
    ((count, confidential, late),) = area.store.query(
        "SELECT count(*), coalesce(sum(sealed_id <> ''), 0), "
        f"coalesce(sum(unixepoch(entered_at) - unixepoch(at) > :late), 0) {_CHOSEN}",
        values,
    )
    ((events,),) = area.store.query(
        f"SELECT count(*) FROM service_case_event e WHERE NOT e._deleted AND e.case_id IN (SELECT c.id {_CHOSEN})",
        values,
    )
    return CaseReportTotals(cases=count, confidential=confidential, late=late, events=events)


def export_cases(
    area: Area,
    out: Path,
    *,
    words: WordsLike,
    first: str = "",
    last: str = "",
    password: str = "",
    overwrite: bool = False,
) -> WrittenReport:
    """Write the register of cases; see `exporting.export_visits`."""
    from gridsteward.reports.cases import cases_workbook

    return cases_workbook(
        case_report(area, first, last),
        templates=templates(area),
        words=words,
        out=out,
        password=password or None,
        overwrite=overwrite,
    )
