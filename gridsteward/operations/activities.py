"""Activities one meets people at: what, when and where, who is invited and who came (R5.7)."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Final

from msgspec import Struct

from gridsteward.operations.area import Area
from gridsteward.operations.contacts import new_contact
from gridsteward.records.activity import Activity, ActivityGuest
from gridsteward.records.contact import CareContact, ContactOutcome, ContactWay
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household, HouseholdSummary
from gridsteward.records.ids import from_source, made_by_hand
from gridsteward.records.journal import Change

_SOURCE: Final = "activity guest"


class Guest(Struct, frozen=True, kw_only=True):
    """A household that is invited, and whether it came."""

    household: HouseholdSummary
    came: bool


class ActivityPage(Struct, frozen=True, kw_only=True):
    """An activity with its guests by name."""

    activity: Activity
    guests: tuple[Guest, ...] = ()

    @property
    def came(self) -> int:
        """Return how many came."""
        return sum(each.came for each in self.guests)


def activities(area: Area) -> list[ActivityPage]:
    """Return all activities that were not called off, the latest first."""
    guests: defaultdict[str, list[ActivityGuest]] = defaultdict(list)
    for each in area.store.select(ActivityGuest, "off = 0"):
        guests[each.activity_id].append(each)
    wanted = sorted({each.household_id for some in guests.values() for each in some})
    homes = {each.id: each for each in area.store.summaries(wanted)} if wanted else {}
    return [
        ActivityPage(
            activity=activity,
            guests=tuple(
                sorted(
                    (
                        Guest(household=homes[each.household_id], came=bool(each.came))
                        for each in guests[activity.id]
                        if each.household_id in homes
                    ),
                    key=lambda guest: (guest.household.village, guest.household.name, guest.household.id),
                )
            ),
        )
        for activity in area.store.select(Activity, "NOT cancelled", order="day DESC, time DESC, id DESC")
    ]


def add_activity(
    area: Area, *, day: date, what: str, time: str = "", place: str = "", note: str = ""
) -> tuple[Activity, Change]:
    """Plan an activity, or write down one that was. Raise Fault activity_no_what."""
    if not what.strip():
        raise Fault("activity_no_what")
    activity = Activity(
        id=made_by_hand(),
        day=day.isoformat(),
        what=what.strip(),
        time=time,
        place=place.strip(),
        note=note.strip(),
        steward=area.steward,
    )
    with area.store.write("activity.add") as write:
        write.insert(activity)
    return activity, write.outcome()


def call_off(area: Area, activity_id: str) -> Change:
    """Say that an activity does not take place. Raise Fault row_gone."""
    with area.store.write("activity.cancel") as write:
        write.edit(Activity, activity_id, {"cancelled": 1})
    return write.outcome()


def invite(area: Area, activity_id: str, homes: Collection[str]) -> Change:
    """Invite households; who is invited already stays so. Raise Fault row_gone."""
    area.store.get(Activity, activity_id)
    with area.store.write("activity.invite") as write:
        for home in dict.fromkeys(homes):
            area.store.get(Household, home)
            row = _id(area, activity_id, home)
            if area.store.exists(ActivityGuest, row) is None:
                write.insert(ActivityGuest(id=row, activity_id=activity_id, household_id=home))
            else:
                write.edit(ActivityGuest, row, {"off": 0})
    return write.outcome()


def take_off(area: Area, activity_id: str, household_id: str) -> Change:
    """Take a household off the guests. Raise Fault row_gone."""
    with area.store.write("activity.take_off", about=household_id) as write:
        write.edit(ActivityGuest, _id(area, activity_id, household_id), {"off": 1})
    return write.outcome()


def say_came(area: Area, activity_id: str, household_id: str, *, came: bool = True) -> Change:
    """Keep that somebody of a household came: a contact, had face to face. Said not to have come, it is taken back.

    Raise Fault row_gone, and activity_ahead for one that is still to come.
    """
    activity = area.store.get(Activity, activity_id)
    if came and activity.day > area.now().date().isoformat():
        raise Fault("activity_ahead", day=activity.day)
    contact = from_source(area.id, "activity contact", f"{activity_id} {household_id}")
    with area.store.write("activity.came", about=household_id) as write:
        write.edit(ActivityGuest, _id(area, activity_id, household_id), {"came": int(came)})
        there = area.store.exists(CareContact, contact)
        if came and there is None:
            write.insert(_contact(area, activity, household_id, contact))
        elif came and not there:
            write.bring_back(CareContact, contact)
        elif not came and there:
            write.delete(CareContact, contact)
    return write.outcome()


def _contact(area: Area, activity: Activity, household_id: str, row: str) -> CareContact:
    from msgspec.structs import replace

    now = area.now()
    at = f"{activity.day}T{activity.time or '09:00'}:00{now.isoformat()[-6:]}"
    made = new_contact(
        area,
        household_id,
        way=ContactWay.VISIT,
        outcome=ContactOutcome.REACHED,
        at=min(at, area.stamp()),
        note=activity.what,
        occasion=f"activity:{activity.id}",
    )
    return replace(made, id=row)


def _id(area: Area, activity_id: str, household_id: str) -> str:
    return from_source(area.id, _SOURCE, f"{activity_id} {household_id}")
