"""Homes that are read through the day: hours without a stir, and a load that runs all night."""

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from gridsteward.records.finding import Finding
from gridsteward.records.ids import from_source
from gridsteward.records.usage import FindingKind, PointFinding, PointKind
from gridsteward.store.store import Store

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KINDS: Final = {PointKind.INACTIVE: FindingKind.SILENCE, PointKind.NIGHT_BASE: FindingKind.LEFT_ON}
"""What is found in points is told as the same kind of finding as what days tell."""

_HOURS: Final = 24


def point_findings(
    store: Store,
    *,
    area_id: str,
    source: str,
    first: date,
    last: date,
    watched: set[str],
    only_watched: bool = False,
) -> list[Finding]:
    """Return what the points of some homes tell, from `first` to `last`; inactivity of the watched only.

    `only_watched` leaves all other homes unread.
    `before` and `after` are kWh a day as everywhere; `trouble` names what was found (a PointKind), so that it is said
    in its own sentence.
    """
    from gridsteward.usage import scan_points

    found: list[Finding] = []
    for homes, kwh in _by_pace(store, first, last, watched if only_watched else None):
        for each in scan_points(kwh, kwh.shape[2]):
            home = homes[each.home]
            if each.kind is PointKind.INACTIVE and home not in watched:
                continue
            made = _finding(each, home, first, points=kwh.shape[2])
            found.append(
                replace(
                    made,
                    id=from_source(area_id, source, f"{home}:{made.kind}:{made.day}"),
                    watched=int(home in watched),
                )
            )
    return found


def _by_pace(
    store: Store, first: date, last: date, only: set[str] | None
) -> "list[tuple[list[str], NDArray[np.float32]]]":
    """Return the homes that are read through the day, those of one pace together: kWh [homes, days, points]."""
    import numpy as np

    from gridsteward.store.usage import points

    days = (last - first).days + 1
    start = np.datetime64(first, "D")
    homes: defaultdict[int, list[str]] = defaultdict(list)
    read: defaultdict[int, list[NDArray[np.float32]]] = defaultdict(list)
    sql = (
        "SELECT DISTINCT household_id FROM usage_series JOIN usage_points ON series = no "
        "JOIN household ON household.id = household_id WHERE NOT _deleted ORDER BY household_id"
    )
    for (home,) in store.query(sql):
        if only is not None and home not in only:
            continue
        use = points(store, home, first=first, last=last)
        if not len(use.days):
            continue
        pace = use.kwh.shape[1]
        whole = np.full((days, pace), np.nan, np.float32)
        whole[(use.days - start).astype(np.int64)] = use.kwh
        homes[pace].append(home)
        read[pace].append(whole)
    return [(homes[pace], np.stack(read[pace])) for pace in sorted(homes)]


def _finding(found: PointFinding, home: str, first: date, *, points: int) -> Finding:
    day, since = (
        (first + timedelta(days=point // points)).isoformat() for point in (found.point, found.since)
    )
    before, after = (max(0.0, kilowatts * _HOURS) for kilowatts in (found.before, found.after))
    return Finding(
        id="",
        household_id=home,
        kind=KINDS[found.kind].value,
        day=day,
        since=since,
        before=before,
        after=after,
        size=after - before,
        shared=None,
        score=found.score,
        confidence=found.confidence,
        trouble=found.kind.value,
    )
