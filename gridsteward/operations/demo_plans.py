"""What the steward of the demonstration has said of visits: two homes left alone for a while, one that asked."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from gridsteward.operations.area import Area
from gridsteward.operations.plan_changes import pause_visits, request_visit
from gridsteward.records.household import Household, Tenure
from gridsteward.records.plan import PauseReason

_AWAY_FOR: Final = timedelta(days=45)
_SOON: Final = timedelta(days=2)


def say_of_visits(area: Area, homes: Sequence[Household], *, texts: dict[str, Any], today: date) -> None:
    """Pause a rented home that stands empty and one that wants no calls; note a request for a third."""
    rented = [home for home in homes if home.tenure == Tenure.TENANT]
    own = [home for home in homes if home.tenure == Tenure.OWNER]
    if rented:
        pause_visits(area, rented[0].id, reason=PauseReason.MOVED, note=texts["moved"])
    if len(own) > 1:
        pause_visits(
            area, own[0].id, reason=PauseReason.REFUSED, until=today + _AWAY_FOR, note=texts["refused"]
        )
        request_visit(area, own[1].id, due=today + _SOON, why=texts["asked"])
