"""The demonstration shows portraits somebody would believe: the six people of the course, and homes half known."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gridsteward.operations import portraits
from gridsteward.operations.demo import demo_material, make_demo
from gridsteward.operations.demo_data import DemoArea, invent
from gridsteward.operations.portrait_acts import DAY_PARTS, LIFE_EVENTS
from gridsteward.operations.portrait_facts import appliance_groups, portrait_rules
from gridsteward.records.portrait import Appliance, LifeEvent, PortraitCheck, Routine, TemperamentObservation
from gridsteward.store import keys
from gridsteward.words import LANGUAGES, Words

TODAY = date(2026, 11, 23)
AREA = "5a3c1c52-1d43-5c1e-9a53-6a3d3f1f7f10"
MEANT = {
    "careful_technician": "analytical",
    "loud_grandparent": "driver",
    "forgets_switches": "amiable",
    "likes_to_be_seen": "expressive",
    "asks_policy_detail": "driver",
    "past_each_other": "expressive",
}


@pytest.fixture(scope="module")
def made() -> DemoArea:
    return invent(households=300, seed=7, today=TODAY, area_id=AREA, material=demo_material())


def test_the_six_people_come_out_as_they_are_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    area = make_demo(tmp_path, households=300, passphrase="three calm words")
    try:
        notes = {each["key"]: each["note"] for each in demo_material()["portraits"]["scenario"]}
        for key, trait in MEANT.items():
            ((household,),) = area.store.query("SELECT id FROM household WHERE note = ?", (notes[key],))
            found = portraits.portrait(area, household)
            assert found.temperament is not None, key
            assert found.temperament.key == trait, key
            assert found.temperament.confidence > 0.4, key
            assert found.routine is not None
            assert found.appliances
        stands = portraits.standings(area).values()
        shares = [each.completeness for each in stands]
        assert min(shares) < 0.6 < max(shares), "some homes are half known, some well"
        assert any(each.expired_tags for each in stands)
        asks = (portraits.portrait(area, household).asks for household in portraits.standings(area))
        assert any(each.stale for of_home in asks for each in of_home)
    finally:
        area.close()


def test_all_that_is_invented_is_in_the_vocabularies(made: DemoArea) -> None:
    kinds = {kind for of_group in appliance_groups().values() for kind in of_group}
    rules = portrait_rules()
    homes = {each.id for each in made.households}
    seen: set[type] = set()
    for row in made.portraits:
        assert row.household_id in homes
        seen.add(type(row))
        match row:
            case Appliance():
                assert row.kind in kinds
            case Routine():
                assert set((row.home + " " + row.best).split()) <= set(DAY_PARTS)
            case TemperamentObservation():
                assert set(row.behaviours.split()) <= rules.behaviours.keys()
            case LifeEvent():
                assert row.kind in LIFE_EVENTS
            case PortraitCheck():
                assert row.part in rules.parts
    assert len(seen) == 6
    assert len({row.id for row in made.portraits}) == len(made.portraits)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_a_portrait_has_its_word(language: str) -> None:
    """A key on the screen is what a person would see in place of a word."""
    words, rules = Words(language), portrait_rules()
    wanted: dict[str, set[str]] = {
        "appliance": {kind for of_group in appliance_groups().values() for kind in of_group},
        "appliance_group": set(appliance_groups()),
        "day_part": set(DAY_PARTS),
        "life_event": set(LIFE_EVENTS),
        "behaviour": set(rules.behaviours),
        "behaviour_question": {each.asks for each in rules.behaviours.values()},
        "portrait_part": set(rules.parts),
        "portrait_ask": set(rules.parts),
        "portrait_none": set(rules.parts),
        "tag": {each.tag for each in rules.suggestions},
    }
    for section, keys_wanted in wanted.items():
        assert keys_wanted <= words.section(section).keys(), section
    reasons = {
        rule.reason for of_class in (*rules.classes.values(), *rules.needs.values()) for rule in of_class
    }
    reasons |= {each.reason for each in rules.suggestions}
    reasons |= {"own_word_yes", "own_word_no", "leads", "behaviour", "no_trouble"}
    assert reasons == words.section("portrait_reason").keys()


def test_rules_name_only_what_there_is() -> None:
    rules = portrait_rules()
    tags: Any = Words("zh_CN").section("tag")
    named = {
        tag
        for of_class in (*rules.classes.values(), *rules.needs.values())
        for rule in of_class
        for tag in rule.tags
    }
    named |= {tag for of_mark in rules.marks.values() for tag in of_mark} | rules.firm_troubles
    assert named <= tags.keys()
    kinds = {kind for of_group in appliance_groups().values() for kind in of_group}
    assert {kind for each in rules.suggestions for kind in each.appliances} <= kinds
    assert {kind for each in rules.suggestions for kind in each.events} | rules.hard_events <= set(
        LIFE_EVENTS
    )
    purposes = Words("zh_CN").section("purpose")
    assert {purpose for each in rules.purposes.values() for purpose in each} <= purposes.keys()
    assert len(kinds) >= 25
