"""A word with somebody who is looked after must be there when the next one is due to be had."""

import pytest

from gridsteward.operations.area import Area
from gridsteward.operations.care_people import cared
from gridsteward.operations.contacts import contacts_for, contacts_with, record_contact
from gridsteward.records.contact import ContactOutcome, ContactWay
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household, HouseholdTag, Person
from gridsteward.records.ids import made_by_hand
from tests.operations.conftest import WallClock


def _home(area: Area, *tags: str, birth: str = "") -> str:
    home = Household(id=made_by_hand(), account_no="0000000001", name="Home")
    with area.store.write("household.add", about=home.id) as write:
        write.insert(home)
        write.insert(Person(id=made_by_hand(), household_id=home.id, name="Home", birth=birth))
        for tag in tags:
            write.insert(HouseholdTag(id=made_by_hand(), household_id=home.id, tag=tag))
    return home.id


def test_a_contact_is_kept_with_its_occasion_and_none_is_had_ahead_of_time(
    grid: Area, clock: WallClock
) -> None:
    home = _home(grid)
    said, change = record_contact(
        grid, home, way=ContactWay.HOTLINE, note=" slept well ", occasion="reminder:1:2026-09-16"
    )
    assert change.touched == {home}
    assert said.note == "slept well"
    clock.set(17, 9)
    later, _ = record_contact(grid, home, way=ContactWay.VISIT, outcome=ContactOutcome.NOT_REACHED)
    assert contacts_with(grid, home) == [later, said]
    assert contacts_for(grid, ["reminder:1:2026-09-16", "another"]) == [said]
    with pytest.raises(Fault) as fault:
        record_contact(grid, home, way=ContactWay.VISIT, at="2026-09-18T08:00:00+08:00")
    assert fault.value.kind == "contact_ahead"
    assert contacts_with(grid, home) == [later, said]


def test_homes_with_a_tier_are_looked_after_and_others_are_not(grid: Area) -> None:
    weekly = _home(grid, "living_alone", "oxygen_concentrator", birth="1940")
    _home(grid, "dog", birth="1940")
    (found,) = cared(grid)
    assert (found.household_id, found.tier, found.power_dependent) == (weekly, "high", True)
    assert found.codes == {"living_alone", "oxygen_concentrator"}
