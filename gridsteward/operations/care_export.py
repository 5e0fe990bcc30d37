"""Hand over as a workbook who is looked after and when a word is due, and the contact rounds of outages.

Needs stand in it only as far as whoever exports may see them.
"""

import json
from pathlib import Path

from gridsteward.operations.area import Area
from gridsteward.operations.care_wall import care_wall
from gridsteward.operations.outage_round import rounds_between
from gridsteward.operations.sheet_templates import templates
from gridsteward.records.care_report import CareReport, CareReportScope, CareReportTotals
from gridsteward.records.report import WordsLike, WrittenReport


def care_report(area: Area, first: str, last: str) -> CareReport:
    """Return everybody looked after as of today, and the rounds of the outages that began within a period.

    With it goes the database's own count of contacts.
    """
    rounds = rounds_between(area, first, last)
    ((contacts, reached),) = area.store.query(
        "SELECT count(*), coalesce(sum(outcome = 'reached'), 0) FROM care_contact c "
        "JOIN household h ON h.id = household_id WHERE NOT c._deleted AND NOT h._deleted AND occasion LIKE 'outage:%' "
        "AND substr(occasion, 8, 36) IN (SELECT value FROM json_each(?))",
        (json.dumps([each.outage.id for each in rounds]),),
    )
    return CareReport(
        rounds=tuple(rounds),
        people=care_wall(area).people,
        scope=CareReportScope(
            station=area.name, area=area.name, first=first, last=last, exported_at=area.stamp()
        ),
        totals=CareReportTotals(contacts=contacts, reached=reached),
    )


def export_care(
    area: Area,
    out: Path,
    *,
    words: WordsLike,
    first: str = "",
    last: str = "",
    password: str = "",
    overwrite: bool = False,
) -> WrittenReport:
    """Write who is looked after and the register of contact rounds; see `exporting.export_visits`."""
    from gridsteward.reports.care_rounds import care_rounds_workbook

    return care_rounds_workbook(
        care_report(area, first, last),
        templates=templates(area),
        words=words,
        out=out,
        password=password or None,
        overwrite=overwrite,
    )
