"""What the page of reports shows of the visits of a selection: figures, bars and the latest rows, each for itself.

What counts a quarter of a million visits is parted so that the first figures stand there before the last are counted.
The totals a workbook is checked against are counted on their own (`exporting.visit_totals`).
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from gridsteward.operations.area import Area
from gridsteward.operations.exporting import CHOSEN, VisitSelection, chosen_values
from gridsteward.records.journal import Value
from gridsteward.records.report import VisitListRow

_LONG_DAYS: Final = 300  # from here on most visits are meant: they are taken home by home, not by their time

_HOMES: Final = """(:village = '' OR h.village = :village) AND (:relation_class = ''
 OR h.leading_class = :relation_class OR EXISTS (SELECT 1 FROM household_tag t
            WHERE t.household_id = h.id AND t.tag = :relation_class AND NOT t._deleted))"""
_IDS: Final = f"SELECT h.id FROM household h WHERE {_HOMES}"
_DAYS: Final = """NOT _deleted AND started_at >= :first AND started_at < :beyond
 AND (:steward = '' OR steward = :steward)"""
_SPAN: Final = "FROM visit WHERE started_at >= :first AND started_at < :beyond"
_BY_VILLAGE: Final = """SELECT h.village, count(*), sum(v.visits), sum(v.late), sum(v.met), sum(v.nobody)
 FROM (SELECT household_id, count(*) AS visits, sum(late) AS late,
 sum(met = 'person' OR met = 'family') AS met, sum(met = 'nobody') AS nobody FROM visit {index} WHERE {days}
 GROUP BY household_id) v JOIN household h ON h.id = v.household_id
 WHERE {homes} GROUP BY h.village ORDER BY 3 DESC, 1"""
_TIMES: Final = {"day": 10, "month": 7}


class VisitFigures(Struct, frozen=True, kw_only=True):
    """How many visits, different homes, and visits entered late, with the person or the family met, with no answer.

    `villages` are (name, visits), most first.
    """

    visits: int
    households: int
    late: int
    met: int
    nobody: int
    villages: tuple[tuple[str, int], ...]


def visit_figures(area: Area, wanted: VisitSelection) -> VisitFigures:
    """Count the visits of a selection."""
    index = "INDEXED BY visit_household" if _long(wanted) else ""
    sql = _BY_VILLAGE.format(index=index, days=_DAYS, homes=_HOMES)
    found = area.store.query(sql, chosen_values(wanted))
    return VisitFigures(
        visits=sum(visits for _, _, visits, *_ in found),
        households=sum(homes for _, homes, *_ in found),
        late=sum(late or 0 for *_, late, _, _ in found),
        met=sum(met or 0 for *_, met, _ in found),
        nobody=sum(nobody or 0 for *_, nobody in found),
        villages=tuple((str(village), visits) for village, _, visits, *_ in found),
    )


def _long(wanted: VisitSelection) -> bool:
    if not wanted.first or not wanted.last:
        return True
    return (date.fromisoformat(wanted.last) - date.fromisoformat(wanted.first)).days >= _LONG_DAYS


def visit_times(area: Area, wanted: VisitSelection, by: str, *, visits: int) -> list[tuple[str, int]]:
    """Count the visits of a selection by "day" or "month", in order. `visits` is how many `visit_figures` found."""
    asked = f"SELECT substr(started_at, 1, {_TIMES[by]}), count(*) FROM visit WHERE {_DAYS}"
    order = "GROUP BY 1 ORDER BY 1"
    found, values = list[tuple[str, int]](), chosen_values(wanted)
    if not wanted.village and not wanted.relation_class:
        found = _by_month(area, values) if by == "month" else area.store.query(f"{asked} {order}", values)
    if sum(count for _, count in found) != visits:  # some are of other homes, or of none that is here
        found = area.store.query(f"{asked} AND household_id IN ({_IDS}) {order}", values)
    return [(str(key), int(count)) for key, count in found]


def _by_month(area: Area, values: Mapping[str, Value]) -> list[tuple[str, int]]:
    """Count month by month: to sort a quarter of a million visits into months takes half as long again."""
    ((begin, end),) = area.store.query(
        f"SELECT (SELECT min(started_at) {_SPAN}), (SELECT max(started_at) {_SPAN})", values
    )
    found, month = list[tuple[str, int]](), str(begin or "~")[:7]
    while month <= str(end or ""):
        after = _next_month(month)
        within: dict[str, Value] = {
            **values,
            "first": max(month, str(values["first"])),
            "beyond": min(after, str(values["beyond"])),
        }
        ((count,),) = area.store.query(f"SELECT count(*) FROM visit WHERE {_DAYS}", within)
        found += [(month, count)] if count else []
        month = after
    return found


def _next_month(month: str) -> str:
    year, number = int(month[:4]), int(month[5:7])
    return f"{year + number // 12:04d}-{number % 12 + 1:02d}"


def visit_promises(area: Area, wanted: VisitSelection) -> int:
    """Count the promises made at the visits of a selection."""
    asked = f"visit_id IN (SELECT v.id {CHOSEN})"
    if _long(wanted):  # promises are fewer than visits: each is asked for its own
        asked = f"EXISTS (SELECT 1 {CHOSEN} AND v.id = visit_id)"
    sql = f"SELECT count(*) FROM commitment WHERE NOT _deleted AND {asked}"
    ((promises,),) = area.store.query(sql, chosen_values(wanted))
    return int(promises)


def latest_visits(area: Area, wanted: VisitSelection, most: int) -> tuple[VisitListRow, ...]:
    """Return the visits of a selection, the newest first; at most so many."""
    return tuple(
        VisitListRow(
            household_id=home,
            started_at=started,
            late=late,
            met=met,
            purposes=purposes,
            note=note,
            name=name,
            village=village,
            promises=promises,
        )
        for home, started, late, met, purposes, note, name, village, promises in area.store.query(
            "SELECT v.household_id, v.started_at, v.late, v.met, v.purposes, v.note, h.name, h.village, "
            "(SELECT count(*) FROM commitment c WHERE c.visit_id = v.id AND NOT c._deleted) "
            f"{CHOSEN} ORDER BY v.started_at DESC, v.id DESC LIMIT :most",
            chosen_values(wanted) | {"most": most},
        )
    )
