"""What can be done about a case now: the usual next thing first, then the rest."""

from collections.abc import Sequence
from typing import Final

from gridsteward.records.case import CaseView

_QUIET: Final = frozenset(("stepped",))  # written down by the six-step guide
_RARE: Final = (
    "promised",
    "visited",
    "noted",
    "dispatched",
    "escalated",
    "paused",
    "resumed",
    "turned",
    "withdrawn",
)


def usual_next(view: CaseView) -> str:
    """Return the event that usually comes next, "" where nothing does."""
    return next((each for each, done in view.guide if not done and each in view.allowed), _way_out(view))


def _way_out(view: CaseView) -> str:
    """Return what leads on where the usual course does not: an objection is answered by a recovery."""
    return next(
        (each for each in ("recovery_offered", "recovery_done", "closed") if each in view.allowed), ""
    )


def others(view: CaseView) -> Sequence[str]:
    """Return what else may be written down now: what belongs to the course first, then what may come at any time."""
    first = usual_next(view)
    found = [each for each in view.allowed if each != first and each not in _QUIET]
    return sorted(found, key=lambda each: (each in _RARE, _RARE.index(each) if each in _RARE else 0))
