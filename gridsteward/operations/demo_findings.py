"""What the invented stewards made of what use data showed: so that the record of the demonstration says something."""

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final

from gridsteward.operations.area import Area
from gridsteward.operations.demo_people import SOURCE
from gridsteward.operations.finding_vocabulary import finding_reasons
from gridsteward.operations.findings import finding_list
from gridsteward.operations.scanning import scan_area
from gridsteward.records.finding import Finding, FindingEvent, FindingOutcome, FindingReason
from gridsteward.records.ids import from_source
from gridsteward.records.portrait import LifeEvent

_LEFT: Final = timedelta(days=16)  # what is newer waits to be looked at
_LOOKED: Final = 0.9  # share of the older ones somebody looked at
_RIGHT: Final = 0.68
_WRONG: Final = 0.2  # the rest was looked at and is still open
_DAYS: Final = ((1, 2, 3, 5, 8), (5, 4, 3, 2, 1))  # until somebody looked, and how often


def look_back(area: Area, *, seed: int) -> None:
    """Look through the readings of a demonstration and say of the older findings what they were, always the same."""
    scan_area(area)
    rng = Random(seed)  # noqa: S311  (the same demo for the same seed; nothing secret)
    entries = finding_list(area)
    if not entries.until:
        return
    newest = (date.fromisoformat(entries.until) - _LEFT).isoformat()
    older = sorted(
        (
            each
            for each in entries.entries
            if each.finding.day <= newest and not (each.finding.note or each.more)
        ),
        # By number: the ids of households are others each time a demonstration is made.
        key=lambda each: (each.finding.day, each.household.account_no, each.finding.kind),
    )
    events: list[FindingEvent] = []
    lived: list[LifeEvent] = []
    for entry in older:
        made, event = _said(area, entry.finding, rng)
        events += made
        lived += event
    if events:
        with area.store.write("demo") as write:
            write.insert(*events, *lived)


def _said(area: Area, finding: Finding, rng: Random) -> tuple[list[FindingEvent], list[LifeEvent]]:
    if rng.random() > _LOOKED:
        return [], []
    days = 0 if finding.kind == "silence" else rng.choices(*_DAYS)[0]
    day = min(date.fromisoformat(finding.day) + timedelta(days=days), area.now().date() - timedelta(days=1))
    at = datetime.combine(day, time(rng.randint(8, 17), rng.randrange(60)), area.now().tzinfo)
    events = [_event(area, finding, FindingOutcome.OPENED, at=at)]
    chance = rng.random()
    if chance > _RIGHT + _WRONG:
        return events, []
    outcome = FindingOutcome.EXPLAINED if chance < _RIGHT else FindingOutcome.DISMISSED
    reason = rng.choice([each for each in finding_reasons(outcome) if finding.kind in each.kinds])
    at += timedelta(minutes=rng.randint(10, 240))
    events.append(_event(area, finding, outcome, reason=reason.key, at=at))
    return events, [_life_event(area, finding, reason, at=at)] if reason.life_event else []


def _event(
    area: Area, finding: Finding, outcome: FindingOutcome, *, at: datetime, reason: str = ""
) -> FindingEvent:
    return FindingEvent(
        id=from_source(area.id, SOURCE, f"finding:{finding.id}:{outcome}"),
        finding_id=finding.id,
        household_id=finding.household_id,
        kind=finding.kind,
        day=finding.day,
        outcome=outcome.value,
        reason=reason,
        note="",
        steward=area.steward,
        at=at.isoformat(timespec="milliseconds"),
    )


def _life_event(area: Area, finding: Finding, reason: FindingReason, *, at: datetime) -> LifeEvent:
    return LifeEvent(
        id=from_source(area.id, SOURCE, f"life_event:{finding.id}"),
        household_id=finding.household_id,
        kind=reason.life_event,
        day=finding.since,
        note="",
        finding_id=finding.id,
        steward=area.steward,
        at=at.isoformat(timespec="seconds"),
    )
