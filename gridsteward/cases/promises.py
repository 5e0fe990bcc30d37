"""How promises stand, and how many of the days given were kept (R6.6). Late stays late.

A day given counts once it has passed or the promise was settled before. It was kept when the promise was by the end of
that day. A day the customer agreed to move before it was over does not count; moved afterwards it was missed. Nor does
one count of which they said in time that it is not wanted any more.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from msgspec import Struct

from gridsteward.records.share import percent

KEPT: Final = "kept"
BROKEN: Final = "broken"
WITHDRAWN: Final = "withdrawn"
RENEGOTIATED: Final = "renegotiated"
REOPENED: Final = "reopened"
OPEN_AGAIN: Final = frozenset((RENEGOTIATED, REOPENED))


class PromiseState(StrEnum):
    """How a promise stands today."""

    OVERDUE = "overdue"
    TODAY = "today"
    OPEN = "open"
    KEPT = "kept"
    KEPT_LATE = "kept_late"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"


class Word(Struct, frozen=True, kw_only=True):
    """One word on a promise: a CommitmentOutcome, when (ISO), and for another day the day it is now and was."""

    outcome: str
    at: str
    due: str = ""
    was: str = ""


class Given(Struct, frozen=True, kw_only=True):
    """A day that was given, and whether it was kept; None while nobody can tell, or where it does not count."""

    day: str
    kept: bool | None


class Rate(Struct, frozen=True, kw_only=True):
    """Of `of` days that fell due in a period `kept` were kept."""

    kept: int
    of: int

    @property
    def percent(self) -> int | None:
        """Return the share in whole per cent, None where nothing fell due."""
        return percent(self.kept, self.of) if self.of else None


def state(due: str, words: Iterable[Word], today: date) -> PromiseState:
    """Return how a promise stands; `due` is the day that holds (ISO date)."""
    last = max(words, key=lambda each: each.at, default=None)
    if last is not None and last.outcome == KEPT:
        return PromiseState.KEPT if last.at[:10] <= due else PromiseState.KEPT_LATE
    if last is not None and last.outcome in (BROKEN, WITHDRAWN):
        return PromiseState(last.outcome)
    if due < today.isoformat():
        return PromiseState.OVERDUE
    return PromiseState.TODAY if due == today.isoformat() else PromiseState.OPEN


def days_given(due: str, words: Sequence[Word], today: date) -> list[Given]:
    """Return every day a promise was given for, in the order they were given."""
    ordered = sorted(words, key=lambda each: each.at)
    moves = [each for each in ordered if each.outcome == RENEGOTIATED and each.due]
    days = [*(each.was for each in moves), moves[-1].due if moves else due]
    if moves and due != days[-1]:
        days[-1] = due  # the day itself was corrected since
    found = []
    for at, day in enumerate(days):
        since = moves[at - 1].at if at else ""
        until = moves[at].at if at < len(moves) else "9"
        found.append(Given(day=day, kept=_kept(day, ordered, since, until, today)))
    return found


def _kept(day: str, words: Sequence[Word], since: str, until: str, today: date) -> bool | None:
    """Judge one day by what was said while it held, from `since` up to and with `until`."""
    said = [each for each in words if since < each.at <= until]
    last = said[-1] if said else None
    if last is None or last.outcome == REOPENED:
        return False if day < today.isoformat() else None
    in_time = last.at[:10] <= day
    if last.outcome == KEPT:
        return in_time
    if last.outcome == BROKEN:
        return False
    return None if in_time else False  # moved or withdrawn


def rate(given: Iterable[Given], *, first: str, last: str) -> Rate:
    """Return how many of the days that fell into a period (ISO dates, both included) were kept."""
    counted = [each for each in given if each.kept is not None and first <= each.day <= last]
    return Rate(kept=sum(1 for each in counted if each.kept), of=len(counted))
