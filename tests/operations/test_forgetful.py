"""Who forgets to switch off gets a routine made from what is known; family is written to by hand and it is kept."""

import pytest

from gridsteward.operations import contacts, door_words, forgetful, households, portrait_acts
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.journal import Value
from gridsteward.words import Words
from tests.marking import mark

CHINESE = Words("zh_CN")


@pytest.fixture
def uncle(grid: Area) -> str:
    """A man of fifty, long alone at home, children away, who often forgets the switches."""
    home, _ = households.add_household(grid, {"account_no": "0610442739", "name": "江军"})
    households.save_person(grid, home, {"name": "江军", "birth": "1976-05", "phones": "13900000001"})
    daughter: dict[str, Value] = {
        "name": "江倩",
        "relation": "child",
        "phones": "13900000002",
        "lives_here": 0,
        "emergency_contact": 1,
    }
    households.save_person(grid, home, daughter)
    for code in ("living_alone", "forgetful"):
        mark(grid, home, code)
    for kind in ("room_heater", "electric_blanket", "kettle"):
        portrait_acts.add_appliance(grid, home, {"kind": kind})
    portrait_acts.set_routine(grid, home, home=["weekday_early", "weekday_evening"], best=["weekday_evening"])
    for _ in range(3):
        portrait_acts.observe(grid, home, ["slow_soft", "says_never_mind", "wants_care"])
    return home


def test_the_man_of_fifty_comes_out(grid: Area, uncle: str) -> None:
    found = forgetful.forgetful_routine(grid, uncle)
    assert found is not None
    assert [each.key for each in found.plan.checks if each.known] == ["heater", "blanket", "kettle"]
    assert (found.name, found.plan.times, found.trait) == ("江军", ("07:30", "20:30"), "amiable")
    assert [each.name for each in found.tell] == ["江倩"]


def test_who_is_not_known_to_forget_has_none(grid: Area, uncle: str) -> None:
    other, _ = households.add_household(grid, {"account_no": "0610442740", "name": "龙桂香"})
    assert forgetful.forgetful_routine(grid, other) is None


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_message_asks_for_a_call_and_tells_of_no_need(grid: Area, uncle: str, language: str) -> None:
    words = Words(language)
    door_words.put_steward_phone(grid, "13900009999")
    found = forgetful.forgetful_routine(grid, uncle)
    assert found is not None
    text = forgetful.family_message(grid, found, words, to="江倩")
    assert [part for part in ("江倩", "江军", "20:30", "13900009999") if part not in text] == []
    assert words("tag.forgetful") not in text
    assert words("tag.living_alone") not in text


def test_that_it_was_sent_by_hand_is_kept_and_is_no_word_with_the_person(grid: Area, uncle: str) -> None:
    change = forgetful.message_sent(grid, uncle, to="江倩", words=CHINESE)
    (kept,) = contacts.contacts_with(grid, uncle)
    assert (kept.way, kept.outcome) == ("relatives", "left_word")
    assert "江倩" in kept.note
    assert "取暖器" not in kept.note, "what was written stays with who wrote it"
    found = forgetful.forgetful_routine(grid, uncle)
    assert found is not None
    assert found.told == kept.at
    households.undo(grid, only=change.no)
    with pytest.raises(Fault) as refused:
        forgetful.message_sent(grid, uncle, to=" ", words=CHINESE)
    assert refused.value.kind == "message_to_nobody"
