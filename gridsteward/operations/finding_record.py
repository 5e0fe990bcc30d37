"""The area's own record: of what was put before the steward, how much was so, and how soon somebody looked."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from math import sqrt
from statistics import median
from typing import Final, NamedTuple

from gridsteward.operations.area import Area
from gridsteward.operations.finding_words import FEW
from gridsteward.operations.findings import findings_a_week, places_of, words_on
from gridsteward.records.finding import (
    Finding,
    FindingEvent,
    FindingOutcome,
    FindingRecord,
    FindingState,
    KindRecord,
    state_of,
)
from gridsteward.records.usage import NOTES, FindingKind
from gridsteward.store.findings import findings

_Z: Final = 1.959964  # 95 % of a normal spread lie within
_KINDS: Final = tuple(kind.value for kind in FindingKind if kind not in NOTES)


class _Raised(NamedTuple):
    """One that was put before the steward: its kind, what was said of it (the newest first), days to the first look."""

    kind: str
    events: tuple[FindingEvent, ...]
    days_to_look: int | None


def finding_record(area: Area, *, first: str = "", last: str = "") -> FindingRecord:
    """Return how the findings of a period fared, by the day they could first be said ("" leaves an end open).

    Raised are those within their week's cap, all silence, and whatever somebody said a word on; notes ask for
    nothing and do not count.
    """
    store, cap = area.store, findings_a_week(area)
    found = findings(store)
    events = store.select(FindingEvent, order="at, id")
    places = places_of(found)
    said = words_on(found, events)

    def within(day: str) -> bool:
        return first <= day and (not last or day <= last)

    raised = [
        _Raised(each.kind, said[each.id], _days_to_look(each, said[each.id]))
        for each in found
        if not each.note
        and within(each.day)
        and (places[each.id] <= cap or each.kind == FindingKind.SILENCE or said[each.id])
    ]
    raised += _no_longer_found(events, said, within_days=[each for each in events if within(each.day)])
    by_kind: defaultdict[str, list[_Raised]] = defaultdict(list)
    for each in raised:
        by_kind[each.kind].append(each)
    return FindingRecord(
        first=first,
        last=last,
        whole=_record("", raised),
        kinds=tuple(_record(kind, by_kind[kind]) for kind in _KINDS if by_kind[kind]),
        reasons=_reasons(raised),
    )


def _no_longer_found(
    events: Sequence[FindingEvent],
    said: dict[str, tuple[FindingEvent, ...]],
    *,
    within_days: Iterable[FindingEvent],
) -> list[_Raised]:
    """Return what people spoke of and no reading of this laptop shows: words count, wherever they were said."""
    placed = {event.id for words in said.values() for event in words}
    notes = {kind.value for kind in NOTES}
    lost: defaultdict[str, list[FindingEvent]] = defaultdict(list)
    wanted = {each.finding_id for each in within_days}
    for each in events:
        if each.id not in placed and each.finding_id in wanted and each.kind not in notes:
            lost[each.finding_id].append(each)
    return [_Raised(words[0].kind, tuple(reversed(words)), None) for words in lost.values()]


def _days_to_look(finding: Finding, events: tuple[FindingEvent, ...]) -> int | None:
    """Return the days from when it began to when somebody first looked."""
    if not events:
        return None
    looked = date.fromisoformat(events[-1].at[:10])
    return max(0, (looked - date.fromisoformat(finding.since)).days)


def _record(kind: str, raised: Sequence[_Raised]) -> KindRecord:
    states = Counter(state_of(each.events) for each in raised)
    days = [each.days_to_look for each in raised if each.days_to_look is not None]
    right, wrong = states[FindingState.EXPLAINED], states[FindingState.DISMISSED]
    low, high = wilson(right, right + wrong) if right + wrong >= FEW else (None, None)
    return KindRecord(
        kind=kind,
        raised=len(raised),
        looked_at=sum(bool(each.events) for each in raised),
        explained=right,
        dismissed=wrong,
        days_to_look=median(days) if days else None,
        low=low,
        high=high,
    )


def _reasons(raised: Iterable[_Raised]) -> dict[str, int]:
    holding = (
        next((word for word in each.events if word.outcome != FindingOutcome.OPENED), None) for each in raised
    )
    counted = Counter(word.reason for word in holding if word is not None and word.reason)
    return dict(counted.most_common())


def wilson(right: int, of: int) -> tuple[float, float]:
    """Return the bounds within which the true share lies at 95 % (Wilson 1927, score interval); `of` is not 0."""
    share, z2 = right / of, _Z**2
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = _Z / (1 + z2 / of) * sqrt(share * (1 - share) / of + z2 / (4 * of**2))
    return max(0.0, middle - half), min(1.0, middle + half)
