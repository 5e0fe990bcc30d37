"""Which visits may be worth a supervisor's look, by rules in data (R4.4). A reason to ask, never a verdict."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from math import asin, cos, radians, sin, sqrt
from typing import Final, Literal

from msgspec import Struct

from gridsteward.records.plan import Point
from gridsteward.records.review import Oddity

Kind = Literal["short", "hours", "many", "far", "same", "photo"]
_EARTH: Final = 6_371_008.8  # metres, mean radius (IUGG)
_DAY: Final = 86_400.0


class ReviewRule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One reason to look. `key` is a key of the words [oddity]; what the other fields say stands in the file."""

    key: str
    kind: Kind
    minutes: int = 0
    letters: int = 0
    begins: str = ""
    ends: str = ""
    visits: int = 0
    speed: float = 0
    metres: int = 0
    days: int = 0
    checks: tuple[str, ...] = ()


class ReviewRules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All of resources/vocabularies/review_rules.toml; it explains itself there."""

    days: int
    late_hours: int
    rules: tuple[ReviewRule, ...]


class Seen(Struct, frozen=True, kw_only=True):
    """What the rules know of a visit. Times are ISO with offset; `point` is its home's, None where not known."""

    id: str
    household_id: str
    steward: str
    started_at: str
    ended_at: str
    entered_at: str
    note: str
    checks: tuple[str, ...] = ()
    photos: int = 0
    point: Point | None = None


class _Timed(Struct, frozen=True):
    visit: Seen
    began: float  # seconds since 1970
    ended: float


def entered_late(ended_at: str, entered_at: str, hours: int) -> bool:
    """Tell whether something was typed in so many hours after it ended."""
    passed = datetime.fromisoformat(entered_at) - datetime.fromisoformat(ended_at)
    return passed.total_seconds() >= 3600 * hours


def minutes_of(started_at: str, ended_at: str) -> int:
    """Return how many whole minutes something took."""
    passed = datetime.fromisoformat(ended_at) - datetime.fromisoformat(started_at)
    return max(0, int(passed.total_seconds() // 60))


def oddities(visits: Sequence[Seen], rules: ReviewRules) -> dict[str, tuple[Oddity, ...]]:
    """Return why visits may be worth a look, by id; those without a reason are left out.

    Visits are judged beside the others of the same steward, so all of a stretch of time are to be given.
    """
    of_steward: defaultdict[str, list[_Timed]] = defaultdict(list)
    for each in visits:
        began, ended = (datetime.fromisoformat(at).timestamp() for at in (each.started_at, each.ended_at))
        of_steward[each.steward].append(_Timed(each, began, max(began, ended)))
    found: defaultdict[str, list[Oddity]] = defaultdict(list)
    for made in of_steward.values():
        made.sort(key=lambda each: (each.began, each.visit.id))
        for rule in rules.rules:
            for visit, values in _JUDGES[rule.kind](made, rule):
                found[visit].append(Oddity(key=rule.key, values=values))
    return {visit: tuple(reasons) for visit, reasons in found.items()}


_Hits = Iterator[tuple[str, dict[str, str | int]]]


def _short(made: Sequence[_Timed], rule: ReviewRule) -> _Hits:
    for each in made:
        minutes, letters = int((each.ended - each.began) // 60), len(each.visit.note)
        if minutes <= rule.minutes and letters >= rule.letters:
            yield each.visit.id, {"minutes": minutes, "letters": letters}


def _hours(made: Sequence[_Timed], rule: ReviewRule) -> _Hits:
    for each in made:
        clock = each.visit.started_at[11:16]  # as the clock on the wall stood
        if not rule.begins <= clock < rule.ends:
            yield each.visit.id, {"clock": clock}


def _many(made: Sequence[_Timed], rule: ReviewRule) -> _Hits:
    """Look for so many beginnings within so many minutes; every visit of such a run is told of once."""
    run: dict[str, int] = {}
    first = 0
    for last, each in enumerate(made):
        while each.began - made[first].began > 60 * rule.minutes:
            first += 1
        if last - first + 1 >= rule.visits:
            for one in made[first : last + 1]:
                run[one.visit.id] = max(run.get(one.visit.id, 0), last - first + 1)
    for visit, count in run.items():
        yield visit, {"count": count, "minutes": rule.minutes}


def _far(made: Sequence[_Timed], rule: ReviewRule) -> _Hits:
    before: _Timed | None = None
    for each in made:
        if each.visit.point is None:
            continue
        if before is not None and before.visit.point is not None:
            metres = _metres(before.visit.point, each.visit.point)
            seconds = max(0.0, each.began - before.ended)
            if metres >= rule.metres and metres * 3.6 > rule.speed * seconds:
                yield (
                    each.visit.id,
                    {"kilometres": f"{metres / 1000:.1f}", "minutes": int(seconds // 60)},
                )
        before = each


def _same(made: Sequence[_Timed], rule: ReviewRule) -> _Hits:
    notes: defaultdict[str, list[_Timed]] = defaultdict(list)
    for each in made:
        words = " ".join(each.visit.note.split())
        if len(words) >= rule.letters:
            notes[words].append(each)
    for alike in notes.values():  # in the order they began
        homes: Counter[str] = Counter()  # of the visits so many days before and after
        first = beyond = 0
        for each in alike:
            while beyond < len(alike) and alike[beyond].began - each.began <= rule.days * _DAY:
                homes[alike[beyond].visit.household_id] += 1
                beyond += 1
            while each.began - alike[first].began > rule.days * _DAY:
                homes[alike[first].visit.household_id] -= 1
                if not homes[alike[first].visit.household_id]:
                    del homes[alike[first].visit.household_id]
                first += 1
            if len(homes) >= rule.visits:
                yield each.visit.id, {"count": len(homes), "days": rule.days}


def _photo(made: Sequence[_Timed], rule: ReviewRule) -> _Hits:
    for each in made:
        wanted = [check for check in each.visit.checks if check in rule.checks]
        if wanted and not each.visit.photos:
            yield each.visit.id, {"check": wanted[0]}


def _metres(one: Point, other: Point) -> float:
    (east, north), (east_to, north_to) = ([radians(each) for each in point] for point in (one, other))
    chord = sin((north_to - north) / 2) ** 2 + cos(north) * cos(north_to) * sin((east_to - east) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(min(1.0, chord)))


_JUDGES: Mapping[Kind, Callable[[Sequence[_Timed], ReviewRule], _Hits]] = {
    "short": _short,
    "hours": _hours,
    "many": _many,
    "far": _far,
    "same": _same,
    "photo": _photo,
}
