"""What the use data gave reason to look at: listed by what presses most, looked at, explained, dismissed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from gridsteward.operations.area import Area, put_setting, setting
from gridsteward.operations.finding_vocabulary import known_reason
from gridsteward.operations.scanning import Known, is_past, judge, own_store, scanned_until, settled
from gridsteward.records.faults import Fault
from gridsteward.records.finding import (
    Finding,
    FindingEntry,
    FindingEvent,
    FindingList,
    FindingOutcome,
    FindingReason,
    FindingState,
    state_of,
)
from gridsteward.records.household import HouseholdSummary, Person
from gridsteward.records.ids import from_source, made_by_hand
from gridsteward.records.journal import Change
from gridsteward.records.portrait import LifeEvent
from gridsteward.records.usage import FindingKind
from gridsteward.store import findings as stored
from gridsteward.store.store import Store
from gridsteward.store.write import Write

A_WEEK: Final = "findings_a_week"
"""The setting of a copy: how many findings of a week are put before the steward."""

DEFAULT_A_WEEK: Final = 20
MOST_A_WEEK: Final = 200


def findings_a_week(area: Area) -> int:
    """Return how many findings of a week are put before the steward; silence comes on top of them."""
    kept = setting(area, A_WEEK)
    return int(kept) if kept.isdecimal() else DEFAULT_A_WEEK


def set_findings_a_week(area: Area, number: int) -> None:
    """Put so many findings a week before the steward from now on."""
    put_setting(area, A_WEEK, str(max(1, min(number, MOST_A_WEEK))))


# -- seeing ------------------------------------------------------------------------------------------------------------


def finding_list(area: Area) -> FindingList:
    """Return all findings that stand, the most pressing first."""
    until, homes = scanned_until(area.store)
    return _listed(area, stored.findings(area.store), until=until, homes=homes)


def wanted_findings(area: Area) -> list[Finding]:
    """Return the findings somebody is asked to look at now, the most pressing first; quicker than the whole list."""
    found = stored.findings(area.store)
    until, cap = scanned_until(area.store)[0], findings_a_week(area)
    said, places = words_on(found, area.store.select(FindingEvent, order="at, id")), places_of(found)
    wanted = [
        each
        for each in found
        if state_of(said[each.id]) == FindingState.OPEN
        and not (each.note or _is_beyond(each, place=places[each.id], cap=cap) or is_past(each, until))
    ]
    return sorted(
        wanted, key=lambda each: (each.kind != FindingKind.SILENCE, -_week(each), places[each.id], each.id)
    )


def findings_as_of(area: Area, day: date) -> FindingList:
    """Return the findings as they stood at the end of a day: judged from what was read until then; nothing is kept."""
    with own_store(area) as store:
        judged = judge(area, store, as_of=day)
    events = area.store.select(FindingEvent, "substr(at, 1, 10) <= ?", (day.isoformat(),), order="at, id")
    return _listed(area, settled(judged, (), events), until=judged.until, homes=judged.homes, events=events)


def household_findings(area: Area, household_id: str) -> tuple[FindingEntry, ...]:
    """Return the findings of one household, the latest first; whether they press is told as in the whole list."""
    found = finding_list(area).entries
    own = [each for each in found if each.household.id == household_id]
    return tuple(sorted(own, key=lambda each: each.finding.day, reverse=True))


def _listed(
    area: Area,
    found: Sequence[Finding],
    *,
    until: str,
    homes: int,
    events: Sequence[FindingEvent] | None = None,
) -> FindingList:
    store, cap = area.store, findings_a_week(area)
    said = words_on(found, store.select(FindingEvent, order="at, id") if events is None else events)
    known = {each.id: each for each in store.summaries({each.household_id for each in found})}
    places = places_of(found)
    entries = [
        _entry(each, known[each.household_id], said[each.id], place=places[each.id], cap=cap, until=until)
        for each in found
        if each.household_id in known
    ]
    return FindingList(until=until, homes=homes, cap=cap, entries=tuple(sorted(entries, key=_order)))


def _entry(
    finding: Finding,
    household: HouseholdSummary,
    events: tuple[FindingEvent, ...],
    *,
    place: int,
    cap: int,
    until: str,
) -> FindingEntry:
    return FindingEntry(
        finding=finding,
        household=household,
        events=events,
        place=place,
        more=_is_beyond(finding, place=place, cap=cap),
        past=is_past(finding, until),
    )


def _is_beyond(finding: Finding, *, place: int, cap: int) -> bool:
    return place > cap and finding.kind != FindingKind.SILENCE


def _order(entry: FindingEntry) -> tuple[bool, bool, bool, int, int, str]:
    finding = entry.finding
    pressing = entry.wanted
    return (
        not pressing,
        not (pressing and finding.kind == FindingKind.SILENCE),
        entry.more,
        -_week(finding),
        entry.place,
        finding.id,
    )


def _week(finding: Finding) -> int:
    return date.fromisoformat(finding.day).toordinal() // 7


def weight(finding: Finding) -> tuple[bool, bool, float]:
    """Return what orders findings of a week: silence first, watched homes first, then kWh a day × certainty."""
    return (
        finding.kind != FindingKind.SILENCE,
        not finding.watched,
        -abs(finding.size) * finding.confidence,
    )


def places_of(found: Iterable[Finding]) -> dict[str, int]:
    """Return each finding's place within its week, 1 first; 0 for notes. What became of it moves nobody up."""
    weeks: defaultdict[int, list[Finding]] = defaultdict(list)
    places: dict[str, int] = {}
    for each in found:
        if each.note:
            places[each.id] = 0
        else:
            weeks[_week(each)].append(each)
    for week in weeks.values():
        for place, each in enumerate(sorted(week, key=lambda each: (weight(each), each.id)), start=1):
            places[each.id] = place
    return places


def words_on(
    found: Iterable[Finding], events: Iterable[FindingEvent]
) -> defaultdict[str, tuple[FindingEvent, ...]]:
    """Return what was said of each finding, by its id, the newest first.

    A word belongs to the finding of its home and kind next to its day: two laptops may have told one by another day.
    """
    known: Known[Finding] = Known(found)
    said: defaultdict[str, tuple[FindingEvent, ...]] = defaultdict(tuple)
    for event in events:
        finding = known.near(event)
        if finding is not None:
            said[finding.id] = (event, *said[finding.id])
    return said


# -- saying what it was ------------------------------------------------------------------------------------------------


def open_finding(area: Area, finding_id: str) -> Change | None:
    """Keep that a person looked at a finding; None when somebody has done so already. Raise Fault finding_unknown."""
    finding, events = _with_words(area.store, finding_id)
    if events:
        return None
    with area.store.write("finding.opened", about=finding.household_id) as write:
        _say(area, write, finding, FindingOutcome.OPENED)
    return write.outcome()


def note_finding(area: Area, finding_id: str, note: str) -> Change:
    """Keep a word on a finding that settles nothing: rung up and nobody answered. Raise Fault finding_unknown."""
    finding, _events = _with_words(area.store, finding_id)
    with area.store.write("finding.noted", about=finding.household_id) as write:
        _say(area, write, finding, FindingOutcome.OPENED, note=note)
    return write.outcome()


def explain_finding(
    area: Area, finding_id: str, reason: str, *, note: str = "", life_event: bool = True
) -> Change:
    """Say that it was so, and why; a reason that is a life event is kept as one too unless told not to (R1.9).

    Raise Fault finding_unknown, finding_reason_missing.
    """
    known = known_reason(FindingOutcome.EXPLAINED, reason)
    finding, _events = _with_words(area.store, finding_id)
    with area.store.write("finding.explained", about=finding.household_id) as write:
        _say(area, write, finding, FindingOutcome.EXPLAINED, reason=reason, note=note)
        _forget_life_events(area, write, finding)
        if life_event and known.life_event:
            _keep_life_event(area, write, finding, known=known, note=note)
    return write.outcome()


def dismiss_finding(area: Area, finding_id: str, reason: str, *, note: str = "") -> Change:
    """Say that it was nothing, and why. Raise Fault finding_unknown, finding_reason_missing."""
    known_reason(FindingOutcome.DISMISSED, reason)
    finding, _events = _with_words(area.store, finding_id)
    with area.store.write("finding.dismissed", about=finding.household_id) as write:
        _say(area, write, finding, FindingOutcome.DISMISSED, reason=reason, note=note)
        _forget_life_events(area, write, finding)
    return write.outcome()


def reopen_finding(area: Area, finding_id: str) -> Change:
    """Let a finding wait to be looked at again; the life event that explained it goes. Raise Fault finding_unknown."""
    finding, _events = _with_words(area.store, finding_id)
    with area.store.write("finding.reopened", about=finding.household_id) as write:
        _say(area, write, finding, FindingOutcome.REOPENED)
        _forget_life_events(area, write, finding)
    return write.outcome()


def _with_words(store: Store, finding_id: str) -> tuple[Finding, tuple[FindingEvent, ...]]:
    finding = stored.finding(store, finding_id)
    if finding is None:
        raise Fault("finding_unknown")
    events = store.select(FindingEvent, "household_id = ?", (finding.household_id,), order="at, id")
    own = stored.findings(store, [finding.household_id])
    return finding, words_on(own, events)[finding_id]


def _say(
    area: Area, write: Write, finding: Finding, outcome: FindingOutcome, *, reason: str = "", note: str = ""
) -> None:
    write.insert(
        FindingEvent(
            id=made_by_hand(),
            finding_id=finding.id,
            household_id=finding.household_id,
            kind=finding.kind,
            day=finding.day,
            outcome=outcome.value,
            reason=reason,
            note=note.strip(),
            steward=area.steward,
            at=area.now().isoformat(timespec="milliseconds"),
        )
    )


def _keep_life_event(area: Area, write: Write, finding: Finding, *, known: FindingReason, note: str) -> None:
    """Keep what happened in the household; two laptops that explain one finding alike keep one event."""
    row = from_source(area.id, "finding", f"life_event:{finding.id}:{known.life_event}")
    event = LifeEvent(
        id=row,
        household_id=finding.household_id,
        kind=known.life_event,
        day=finding.since,
        note=note.strip(),
        finding_id=finding.id,
        steward=area.steward,
        at=area.stamp(),
    )
    there = area.store.exists(LifeEvent, row)
    if there is None:
        write.insert(event)
        return
    if not there:
        write.bring_back(LifeEvent, row)
    write.edit(LifeEvent, row, {"note": event.note, "steward": event.steward, "at": event.at})


def _forget_life_events(area: Area, write: Write, finding: Finding) -> None:
    """What was said of a finding before no longer holds; what a person wrote down otherwise is left alone."""
    for each in area.store.select(LifeEvent, "finding_id = ?", (finding.id,)):
        write.delete(LifeEvent, each.id)


def people_to_call(area: Area, household_id: str) -> list[Person]:
    """Return who of a household can be rung up: who opens first, then those for an emergency, then the others."""
    order = "main_contact DESC, emergency_contact DESC, lives_here DESC, id"
    return area.store.select(Person, "household_id = ? AND phones <> ''", (household_id,), order=order)
