"""Who is due for a contact, from what is kept: whoever is forgotten here is forgotten."""

from datetime import timedelta

import pytest

from gridsteward.operations.area import Area
from gridsteward.operations.care_due import due_contacts
from gridsteward.operations.contacts import record_contact
from gridsteward.operations.portrait_acts import add_life_event
from gridsteward.records.contact import ContactOutcome, ContactWay
from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from tests.marking import mark


@pytest.fixture
def home(grid: Area) -> str:
    made = Household(id=made_by_hand(), account_no="0000000001", name="Home")
    with grid.store.write("household.add", about=made.id) as write:
        write.insert(made)
    mark(grid, made.id, "dementia")
    return made.id


def _told(area: Area) -> tuple[int, list[str]]:
    (found,) = due_contacts(area, days=7)
    return (area.now().date().fromisoformat(found.due.day) - area.now().date()).days, [
        each.key for each in found.due.reasons
    ]


def test_only_who_was_reached_was_looked_after(grid: Area, home: str) -> None:
    begun = (grid.now() - timedelta(days=5)).isoformat()
    record_contact(grid, home, way=ContactWay.HOTLINE, at=begun)
    record_contact(grid, home, way=ContactWay.VISIT, outcome=ContactOutcome.NOT_REACHED)
    record_contact(grid, home, way=ContactWay.HOTLINE, outcome=ContactOutcome.LEFT_WORD)
    assert _told(grid) == (2, ["rhythm"])


def test_a_death_in_the_family_wants_a_word_by_tomorrow(grid: Area, home: str) -> None:
    today = grid.now().date().isoformat()
    record_contact(grid, home, way=ContactWay.VISIT, at=(grid.now() - timedelta(days=1)).isoformat())
    add_life_event(grid, home, "bereavement", day=today)
    assert _told(grid) == (1, ["change", "rhythm"])
    record_contact(grid, home, way=ContactWay.HOTLINE)
    assert _told(grid) == (7, ["rhythm"])


def test_after_three_calls_somebody_has_to_go_there(grid: Area, home: str) -> None:
    for back in (9, 6, 3):
        record_contact(grid, home, way=ContactWay.HOTLINE, at=(grid.now() - timedelta(days=back)).isoformat())
    assert _told(grid) == (4, ["rhythm", "visit"])
    record_contact(grid, home, way=ContactWay.VISIT)
    assert _told(grid) == (7, ["rhythm"])
