"""Look at the use of the whole area and keep what gives reason to look in: over and over, with the same result."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Final, Generic, Protocol, TypeVar

import msgspec
from msgspec.structs import replace

from gridsteward.care.ages import age
from gridsteward.operations.area import Area, aside
from gridsteward.operations.days import days_off
from gridsteward.operations.finding_vocabulary import look_back, same_within, vocabulary, watched_tags
from gridsteward.operations.scanning_points import point_findings
from gridsteward.records.finding import Finding, FindingEvent, ScanOutcome
from gridsteward.records.household import Person
from gridsteward.records.ids import from_source
from gridsteward.records.readings import DailyUse, UseHabits
from gridsteward.records.usage import NOTES, FindingKind
from gridsteward.store.findings import keep_findings, last_scan, readings_stamp
from gridsteward.store.habits import keep_habits
from gridsteward.store.store import Store

Progress = Callable[[int, int], object]
SOURCE: Final = "finding"

_LOADED: Final = timedelta(days=800)  # two years, and what the first season of them is compared with
_SETTLED: Final = timedelta(days=365)  # what lies further back is no longer judged anew
_NEWS: Final = timedelta(days=7)  # of the first scan, which finds years at once
_SAME_BEGIN: Final = 14  # days apart in which two findings of a home have begun together
_SAID_BY: Final[Mapping[str, str]] = {
    FindingKind.LEFT_ON: FindingKind.RISE,
    FindingKind.DROP: FindingKind.VACANCY,
}
"""What looks like the one is often the other in its first days: once that is found it says it all."""
_AT_ONCE: Final = 500  # homes read in one go: a part of it holds up every other thread
_STEPS: Final = 3  # read, judged, kept


class _Scanned(msgspec.Struct, frozen=True):
    """What the last scan was of: this laptop's day, the last reading's day, homes, the readings, the last change."""

    day: str
    until: str
    homes: int
    readings: str
    change: int


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What a look at the readings gave, not yet held against what is known. `until` is "" while there are none.

    `habits` by household, where they were asked for.
    """

    until: str
    homes: int
    findings: tuple[Finding, ...]
    habits: Mapping[str, UseHabits] = {}


def scan_area(area: Area, *, progress: Progress | None = None) -> ScanOutcome:
    """Judge the readings of the area as they stand and keep what was found; any thread may do it, one at a time.

    A scan of the same readings changes nothing. A finding near one that is known already is that one and keeps what
    people said of it; one that no longer holds goes, unless somebody said something of it. `progress(done, total)`
    may raise to stop: nothing is kept then.
    """
    report = progress or _nobody
    report(0, _STEPS)
    with own_store(area) as store:
        _fold_what_came(store)
        readings, change = readings_stamp(store), store.last_change()
        judged = judge(area, store, progress=report, with_habits=True)
        last = _last(store)
        before, after = keep_findings(
            store,
            lambda stood, events: settled(judged, stood, events),
            scanned=msgspec.json.encode(
                _Scanned(
                    day=area.now().date().isoformat(),
                    until=judged.until,
                    homes=judged.homes,
                    readings=readings,
                    change=change,
                )
            ).decode(),
        )
        keep_habits(store, judged.habits)
        report(_STEPS, _STEPS)
    stood = {each.id: each for each in before}
    stands = {each.id: each for each in after}
    changed = [each for each in after if stood.get(each.id) != each]
    gone = [each for each in before if each.id not in stands]
    news_from = last.until if last is not None and last.until else _days_before(judged.until, _NEWS)
    return ScanOutcome(
        until=judged.until,
        homes=judged.homes,
        found=len(after),
        fresh=tuple(
            each for each in after if each.id not in stood and not each.note and each.day > news_from
        ),
        touched=frozenset(each.household_id for each in (*changed, *gone)),
    )


def scan_due(area: Area) -> bool:
    """Tell whether the last scan is of another day than today, or of other readings, or there was none."""
    last = _last(area.store)
    return (
        last is None
        or last.day != area.now().date().isoformat()
        or last.readings != readings_stamp(area.store)
    )


def bring_up_to_date(area: Area, *, progress: Progress | None = None) -> ScanOutcome | None:
    """Scan unless nothing was written since the last scan of today; return what it changed, None when it was not."""
    last = _last(area.store)
    if last is not None and last.change == area.store.last_change() and not scan_due(area):
        return None
    return scan_area(area, progress=progress)


def scanned_until(store: Store) -> tuple[str, int]:
    """Return the last day the last scan read ("" none) and how many homes had readings."""
    last = _last(store)
    return (last.until, last.homes) if last is not None else ("", 0)


def _fold_what_came(store: Store) -> None:
    """Lay in the files of readings an exchange brought."""
    from gridsteward.store import usage_fold, usage_standing

    if usage_standing.is_behind(store):
        usage_fold.catch_up(store)


@contextmanager
def own_store(area: Area) -> Iterator[Store]:
    """Give a connection of one's own: a scan takes seconds, and the window's goes on meanwhile."""
    with aside(area) as own:
        yield own.store


def _nobody(_done: int, _total: int) -> None:
    return


def _last(store: Store) -> _Scanned | None:
    text = last_scan(store)
    return msgspec.json.decode(text, type=_Scanned) if text else None


# -- judging -----------------------------------------------------------------------------------------------------------


def judge(
    area: Area,
    store: Store,
    *,
    as_of: date | None = None,
    with_habits: bool = False,
    progress: Progress = _nobody,
) -> Judged:
    """Judge the readings up to `as_of`, or all there are, as if nothing was known of them before."""
    from gridsteward.store.usage import usage_span

    span = usage_span(store)
    last = min(span[1], as_of) if span and as_of else span[1] if span else None
    if span is None or last is None or last < span[0]:
        return Judged(until="", homes=0, findings=())
    use = _use(store, max(span[0], last - _LOADED), last, progress=lambda: progress(0, _STEPS))
    progress(1, _STEPS)
    if not use.households:
        return Judged(until=last.isoformat(), homes=0, findings=())
    import numpy as np

    from gridsteward.usage import scan
    from gridsteward.usage.town import MANY_HOMES

    watched = watched_homes(store, last)
    found = scan(
        use.kwh,
        use.days,
        districts=np.array(_districts(store, use.households)),
        watched=np.array([home in watched for home in use.households]),
        holidays=np.array(days_off(use.days[0].item(), last), dtype="datetime64[D]"),
    )
    progress(2, _STEPS)
    days = [str(day) for day in use.days]
    # First what is read through the day: where days tell the same, their figures hold.
    findings = point_findings(
        store, area_id=area.id, source=SOURCE, first=use.days[0].item(), last=last, watched=watched
    )
    for each in found:
        home, day = use.households[each.home], days[each.day]
        findings.append(
            Finding(
                id=from_source(area.id, SOURCE, f"{home}:{each.kind}:{day}"),
                household_id=home,
                kind=each.kind.value,
                day=day,
                since=days[each.since],
                before=each.before,
                after=each.after,
                size=each.size,
                shared=each.shared if len(use.households) >= MANY_HOMES else None,
                score=each.score,
                confidence=each.confidence,
                note=int(each.kind in NOTES),
                trouble=each.trouble.value if each.trouble is not None else "",
                watched=int(home in watched),
            )
        )
    return Judged(
        until=days[-1],
        homes=len(use.households),
        findings=tuple(findings),
        habits=_habits(store, use) if with_habits else {},
    )


def _habits(store: Store, use: DailyUse) -> dict[str, UseHabits]:
    """Work out the habits of all homes together: each has its place among the others."""
    from gridsteward.usage.habits import habits

    district = dict(store.query("SELECT id, transformer_district FROM household"))
    found = habits(use.kwh, use.days.tolist(), [district.get(each) or "" for each in use.households])
    return dict(zip(use.households, found, strict=True))


def _use(store: Store, first: date, last: date, *, progress: Callable[[], object]) -> DailyUse:
    """Read the daily use of all homes that have any, some homes at a time: the window has a word in between."""
    import numpy as np

    from gridsteward.store.usage import daily

    homes = [home for (home,) in store.query("SELECT id FROM household WHERE NOT _deleted ORDER BY id")]
    there: list[str] = []
    parts = []
    for start in range(0, len(homes), _AT_ONCE):
        progress()
        part = daily(store, first=first, last=last, households=homes[start : start + _AT_ONCE])
        read = np.flatnonzero(~np.isnan(part.kwh).all(axis=1))
        there += [part.households[at] for at in read.tolist()]
        parts.append(part.kwh[read])
    days = np.arange(np.datetime64(first, "D"), np.datetime64(last, "D") + 1)
    kwh = np.concatenate(parts) if parts else np.zeros((0, len(days)), np.float32)
    return DailyUse(there, days, kwh)


def watched_homes(store: Store, day: date) -> set[str]:
    """Return the homes whose silence is told: by a tag that holds, or by the age of somebody who lives there."""
    tags, oldest = watched_tags(), int(vocabulary()["watched"]["age"])
    sql = "SELECT household_id, tag FROM household_mark WHERE expires = '' OR expires >= ?"
    found = {home for home, tag in store.query(sql, (day.isoformat(),)) if tag in tags}
    for person in store.select(Person, "lives_here AND birth <> ''"):
        if person.household_id not in found and (age(person, day) or 0) >= oldest:
            found.add(person.household_id)
    vacant = "SELECT id FROM household WHERE tenure = 'vacant'"
    return found - {home for (home,) in store.query(vacant)}


def _districts(store: Store, homes: Sequence[str]) -> list[int]:
    """Return a number for each home's transformer district; a home of an unknown one is a district of its own."""
    of_home: Mapping[str, str] = dict(store.query("SELECT id, transformer_district FROM household"))
    numbers: dict[str, int] = {}
    return [numbers.setdefault(of_home.get(home) or f"\x1f{home}", len(numbers)) for home in homes]


# -- which is which ----------------------------------------------------------------------------------------------------


def settled(judged: Judged, stood: Sequence[Finding], events: Sequence[FindingEvent]) -> list[Finding]:
    """Return what stands from now on, given what stood and what people said."""
    edge = _days_before(judged.until, _SETTLED)
    known = Known(stood)
    spoken = Known(events)
    stands: dict[str, Finding] = {}
    for each in sorted(judged.findings, key=lambda each: (each.day, each.id)):
        if stood and each.day < edge:
            continue
        same = known.near(each)
        if same is None:
            known.add(each)
            stands[each.id] = each
        else:
            stands[same.id] = replace(each, id=same.id, day=same.day)
    for each in stood:
        if each.id not in stands and (each.day < edge or spoken.near(each) is not None):
            stands[each.id] = each
    said_by: dict[tuple[str, str], list[str]] = {}
    for each in stands.values():
        said_by.setdefault((each.household_id, each.kind), []).append(each.since)
    return sorted(
        (each for each in stands.values() if spoken.near(each) is not None or not _said_again(each, said_by)),
        key=lambda each: (each.day, each.id),
    )


def _said_again(finding: Finding, said_by: Mapping[tuple[str, str], Sequence[str]]) -> bool:
    """Tell whether another finding, surer of what it is, says the same of the same days."""
    other = _SAID_BY.get(finding.kind)
    begun = said_by.get((finding.household_id, other), ()) if other else ()
    return any(days_between(each, finding.since) <= _SAME_BEGIN for each in begun)


class _Dated(Protocol):
    """What tells a finding apart."""

    @property
    def id(self) -> str: ...
    @property
    def household_id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def day(self) -> str: ...


D = TypeVar("D", bound=_Dated)


class Known(Generic[D]):
    """Findings, or words on findings, by home and kind."""

    def __init__(self, known: Iterable[D] = ()) -> None:
        self._known: dict[tuple[str, str], list[D]] = {}
        for each in known:
            self.add(each)

    def add(self, each: D) -> None:
        """Know one more."""
        self._known.setdefault((each.household_id, each.kind), []).append(each)

    def near(self, wanted: _Dated) -> D | None:
        """Return the one that `wanted` is; None for a new one.

        It is the latest before it that is near enough, else the first after it: that way the same days always fall
        to the same finding, however often they are judged.
        """
        within = same_within(wanted.kind)
        near = [
            (each.day > wanted.day, apart, each.id, each)
            for each in self._known.get((wanted.household_id, wanted.kind), ())
            if (apart := days_between(each.day, wanted.day)) <= within
        ]
        return min(near, key=lambda each: each[:3])[3] if near else None


def days_between(one: str, other: str) -> int:
    """Return how many days lie between two ISO dates."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def is_past(finding: Finding, until: str) -> bool:
    """Tell whether a finding lies too far back for anybody to look after it."""
    return finding.day < _days_before(until, timedelta(days=look_back(finding.kind)))


def _days_before(day: str, distance: timedelta) -> str:
    return (date.fromisoformat(day) - distance).isoformat() if day else ""
