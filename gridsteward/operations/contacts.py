"""Contacts with people who are looked after: kept as they were had, and when the last one was."""

import json
from collections.abc import Iterable
from datetime import datetime

from gridsteward.operations.area import Area
from gridsteward.records.contact import CareContact, ContactOutcome, ContactWay
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Change


def record_contact(
    area: Area,
    household_id: str,
    *,
    way: ContactWay,
    outcome: ContactOutcome = ContactOutcome.REACHED,
    person_id: str = "",
    at: str = "",
    note: str = "",
    occasion: str = "",
) -> tuple[CareContact, Change]:
    """Keep one contact, had `at` (ISO with offset; now when ""), perhaps for an occasion.

    Raise Fault row_gone where there is no such home, contact_ahead for a moment that is still to come.
    """
    contact = new_contact(
        area,
        household_id,
        way=way,
        outcome=outcome,
        person_id=person_id,
        at=at,
        note=note,
        occasion=occasion,
    )
    with area.store.write("care_contact.add", about=household_id) as write:
        write.insert(contact)
    return contact, write.outcome()


def new_contact(
    area: Area,
    household_id: str,
    *,
    way: ContactWay,
    outcome: ContactOutcome,
    person_id: str = "",
    at: str = "",
    note: str = "",
    occasion: str = "",
) -> CareContact:
    """Return a contact to be kept together with what it was for; the Faults are those of `record_contact`."""
    area.store.get(Household, household_id)
    now = area.stamp()
    if at and datetime.fromisoformat(at) > area.now():
        raise Fault("contact_ahead", at=at)
    return CareContact(
        id=made_by_hand(),
        household_id=household_id,
        person_id=person_id,
        way=way.value,
        outcome=outcome.value,
        at=at or now,
        entered_at=now,
        steward=area.steward,
        note=note.strip(),
        occasion=occasion,
    )


def contacts_for(area: Area, occasions: Iterable[str]) -> list[CareContact]:
    """Return the contacts had for some occasions ("" is none), in the order they were had."""
    return area.store.select(
        CareContact,
        "occasion <> '' AND occasion IN (SELECT value FROM json_each(?))",  # the index holds those alone
        (json.dumps(sorted(occasions)),),
        order="at, id",
    )


def last_reached(area: Area) -> dict[str, list[tuple[str, str]]]:
    """Return for each household when it was last reached in each way: (a ContactWay, ISO day)."""
    had: dict[str, list[tuple[str, str]]] = {}
    for household, way, at in area.store.query("SELECT household_id, way, at FROM contact_last"):
        had.setdefault(household, []).append((way, at[:10]))
    return had


def contacts_with(area: Area, household_id: str) -> list[CareContact]:
    """Return the contacts with a household and its people, the latest first."""
    return area.store.select(CareContact, "household_id = ?", (household_id,), order="at DESC, id DESC")
