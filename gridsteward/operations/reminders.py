"""Reminders: whom to contact today and why, what is overdue, what comes; and what a home is reminded of (R5.3)."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from gridsteward.care.reminders import CHINA, loudest_first, reached_by
from gridsteward.operations.area import Area
from gridsteward.operations.reminder_facts import courses, people_of, reminders
from gridsteward.records.contact import ContactOutcome
from gridsteward.records.household import HouseholdSummary
from gridsteward.records.reminder import (
    HANDED,
    DueReminder,
    HandedReminder,
    Loudness,
    Occurrence,
    Reminder,
    ReminderAct,
    RemindersPage,
    State,
)
from gridsteward.records.sync import DeviceRole
from gridsteward.store.reminders import not_told_yet

DAYS_AHEAD: Final = 7
LATELY: Final = 30
_ENDED: Final = (State.DONE, State.MISSED, State.CANCELLED)
__all__ = ["CHINA", "DAYS_AHEAD", "announce", "lately", "reminders", "reminders_page"]


def reminders_page(area: Area, household_id: str = "", *, days: int = DAYS_AHEAD) -> RemindersPage:
    """Return what is due now, what rests and what comes in the next days, of one household or of all."""
    now = area.now()
    found = reminders(area, household_id)
    made = courses(area, found)
    homes = _homes(area, (each.household_id for each in found))
    names = people_of(area, homes)
    due: list[DueReminder] = []
    resting: list[DueReminder] = []
    coming: list[DueReminder] = []
    changes: list[datetime] = []
    for each in found:
        home = homes.get(each.household_id)
        if home is None:
            continue
        open_now, follows = made[each.id].at(now)
        if open_now is not None:
            one = _due(each, open_now, home, names)
            (due if open_now.state is State.DUE else resting).append(one)
            if open_now.rings > now:
                changes.append(open_now.rings)
            # what somebody else is late with is said here once it has been late for long
            changes += [late for late in reached_by(open_now) if late > now]
        if follows is not None:
            changes.append(follows.due)
            if follows.due.date() <= now.date() + timedelta(days=days):
                coming.append(_due(each, follows, home, names))
    due.sort(key=_loudness)
    others = (
        [] if household_id or not _supervises(area) else [each for each in due if _of_another(area, each)]
    )
    return RemindersPage(
        at=area.stamp(),
        due=(*_handed_here(area, household_id, found), *(each for each in due if each not in others)),
        others=tuple(others),
        resting=tuple(sorted(resting, key=_loudness)),
        coming=tuple(sorted(coming, key=_moment)),
        next_change=min(changes).isoformat() if changes else "",
    )


def lately(area: Area, found: Sequence[Reminder], *, days: int = LATELY) -> dict[str, list[Occurrence]]:
    """Return how the last days' occurrences of some reminders ended, by the reminder's id; what is open left out."""
    now = area.now()
    first = now.date() - timedelta(days=days)
    return {
        key: [each for each in course.between(first, now.date(), now) if each.state in _ENDED]
        for key, course in courses(area, found).items()
    }


def announce(area: Area, page: RemindersPage) -> list[DueReminder]:
    """Return what of a page is due and was not announced on this laptop yet, and keep that it is now."""
    due = {each.ring: each for each in page.due}
    return [due[ring] for ring in not_told_yet(area.store, due, at=area.stamp())]


def _handed_here(area: Area, household_id: str, own: Iterable[Reminder]) -> list[DueReminder]:
    """Return what was handed over to whoever works here, where they may not read the reminder itself."""
    if not area.store.query("SELECT 1 FROM sealed WHERE kind = ? LIMIT 1", (HANDED,)):
        return []
    from gridsteward.operations.contacts import contacts_for
    from gridsteward.operations.sealed import opened

    known = {act.handed_id for each in own for act in each.acts if act.handed_id}
    handed = [
        each
        for each in opened(area, HANDED, HandedReminder, ReminderAct, household_id=household_id)
        if each.id not in known and each.content.to == area.steward
    ]
    done = {
        each.occasion
        for each in contacts_for(area, [each.content.occasion for each in handed])
        if each.outcome == ContactOutcome.REACHED
    }
    homes = _homes(area, (each.household_id for each in handed))
    return [
        DueReminder(
            household=homes[each.household_id],
            reminder=None,
            occurrence=None,
            handed=each.content,
            handed_id=each.id,
        )
        for each in handed
        if each.household_id in homes and each.content.occasion not in done
    ]


def _supervises(area: Area) -> bool:
    from gridsteward.operations.devices import devices

    return any(each.this and each.role is DeviceRole.SUPERVISOR for each in devices(area))


def _of_another(area: Area, each: DueReminder) -> bool:
    """Tell whether it is another steward's to do, and not so late yet that the supervisor is told."""
    one = each.occurrence
    return one is not None and one.rule.steward != area.steward and one.loudness is not Loudness.SUPERVISOR


def _homes(area: Area, ids: Iterable[str]) -> dict[str, HouseholdSummary]:
    wanted = sorted(set(ids))
    return {each.id: each for each in area.store.summaries(wanted)} if wanted else {}


def _due(each: Reminder, one: Occurrence, home: HouseholdSummary, names: dict[str, str]) -> DueReminder:
    person = one.rule.person_id
    return DueReminder(
        household=home, reminder=each, occurrence=one, person=names.get(person, ""), person_id=person
    )


def _loudness(each: DueReminder) -> tuple[int, datetime, str]:
    assert each.occurrence is not None  # noqa: S101  (only what was handed here has none, and is not sorted)
    return loudest_first(each.occurrence)


def _moment(each: DueReminder) -> tuple[datetime, str]:
    assert each.occurrence is not None  # noqa: S101
    return each.occurrence.due, each.key
