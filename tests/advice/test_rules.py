"""A mistake in a rule file is named by file, rule and field: it must not silently change what a steward is told."""

from typing import Any

import pytest

from gridsteward.advice.card import card_lines
from gridsteward.advice.rules import read_book
from gridsteward.records.faults import Fault

LAYOUT: dict[str, Any] = {
    "opposites": [["slow", "brisk"], ["loud", "soft"]],
    "sections": {
        "opening": {"most": 2, "needed": True},
        "mind": {"most": 1, "needed": False},
    },
}
ALWAYS: dict[str, Any] = {"any_opening": {"section": "opening"}}
VOCABULARY = {"tag": frozenset(("dog", "hearing"))}


def book(**rules: Any) -> Any:
    return read_book(LAYOUT, {"some.toml": {**ALWAYS, **rules}}, VOCABULARY)


def said(facts: dict[str, Any], **rules: Any) -> list[str]:
    return [line.key for line in card_lines(book(**rules), facts, {})]


@pytest.mark.parametrize(
    ("rule", "field", "why"),
    [
        ("text", "key", "not_a_table"),
        ({}, "section", "unknown_value"),
        ({"section": "greeting"}, "section", "unknown_value"),
        ({"section": "mind", "whem": {}}, "whem", "unknown_field"),
        ({"section": "mind", "priority": 101}, "priority", "out_of_range"),
        ({"section": "mind", "priority": True}, "priority", "out_of_range"),
        ({"section": "mind", "when": "tag = dog"}, "when", "not_a_table"),
        ({"section": "mind", "when": {"weather": "rain"}}, "when.weather", "unknown_fact"),
        ({"section": "mind", "when": {"tag": "cat"}}, "when.tag", "unknown_value"),
        ({"section": "mind", "when": {"tag": ["dog", "cat"]}}, "when.tag", "unknown_value"),
        ({"section": "mind", "when": {"tag": []}}, "when.tag", "not_a_word"),
        ({"section": "mind", "when": {"tag": 3}}, "when.tag", "not_a_word"),
        ({"section": "mind", "when": {"trait": "bossy"}}, "when.trait", "unknown_value"),
        ({"section": "mind", "when": {"lives_alone": "yes"}}, "when.lives_alone", "not_a_flag"),
        ({"section": "mind", "when": {"age": 60}}, "when.age", "not_a_range"),
        ({"section": "mind", "when": {"age": {}}}, "when.age", "not_a_range"),
        ({"section": "mind", "when": {"age": {"above": 60}}}, "when.age", "not_a_range"),
        ({"section": "mind", "when": {"age": {"from": "60"}}}, "when.age", "not_a_range"),
        ({"section": "mind", "when": {"age": {"from": 60, "to": 50}}}, "when.age", "not_a_range"),
        ({"section": "mind", "unless": {"tag": "cat"}}, "unless.tag", "unknown_value"),
        ({"section": "mind", "any": {"tag": "dog"}}, "any", "not_a_list"),
        ({"section": "mind", "any": [{"tag": "dog"}]}, "any", "not_a_list"),
        ({"section": "mind", "any": [{"tag": "dog"}, {"tag": "cat"}]}, "any.tag", "unknown_value"),
        ({"section": "mind", "manner": ["rude"]}, "manner", "unknown_value"),
        ({"section": "mind", "manner": "slow"}, "manner", "not_a_list"),
        ({"section": "mind", "fills": ["phone"]}, "fills", "unknown_value"),
        ({"section": "mind", "groups": "one"}, "groups", "not_a_list"),
        ({"section": "mind", "groups": [1]}, "groups", "not_a_word"),
    ],
)
def test_a_mistake_is_named(rule: Any, field: str, why: str) -> None:
    with pytest.raises(Fault) as caught:
        book(wrong=rule)
    assert caught.value.values == {"file": "some.toml", "rule": "wrong", "field": field, "why": why}


def test_a_rule_of_one_name_in_two_files_is_named() -> None:
    with pytest.raises(Fault) as caught:
        read_book(LAYOUT, {"one.toml": ALWAYS, "two.toml": ALWAYS}, VOCABULARY)
    assert (caught.value.values["file"], caught.value.values["why"]) == ("two.toml", "twice")


def test_a_needed_section_that_could_be_empty_is_named() -> None:
    with pytest.raises(Fault) as caught:
        read_book(LAYOUT, {"some.toml": {"dog": {"section": "mind"}}}, VOCABULARY)
    assert (caught.value.values["rule"], caught.value.values["why"]) == ("opening", "no_fallback")


# -- what a condition means ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "facts", "fires"),
    [
        ({"tag": ["dog", "hearing"]}, {"tag": frozenset(("hearing",))}, True),
        ({"tag": "dog"}, {"tag": frozenset(("hearing",))}, False),
        ({"tag": "dog"}, {}, False),
        ({"age": {"from": 60}}, {"age": 60}, True),
        ({"age": {"from": 60}}, {"age": 59}, False),
        ({"age": {"to": 15}}, {}, False),
        ({"last_mood": {"to": -1}}, {"last_mood": 0}, False),
        ({"lives_alone": True}, {"lives_alone": True}, True),
        ({"lives_alone": True}, {}, False),
        ({"lives_alone": False}, {}, True),
        ({"trait": "driver", "age": {"from": 1}}, {"trait": "driver"}, False),
    ],
)
def test_a_condition_holds_only_on_what_is_known(
    when: dict[str, Any], facts: dict[str, Any], fires: bool
) -> None:
    assert ("asked" in said(facts, asked={"section": "mind", "when": when})) is fires


def test_one_of_several_conditions_is_enough_and_an_exception_stops_it() -> None:
    rule = {
        "section": "mind",
        "any": [{"tag": "dog"}, {"age": {"from": 80}}],
        "unless": {"contact": "phone"},
    }
    assert "mind_it" in said({"age": 81}, mind_it=rule)
    assert "mind_it" not in said({"age": 79}, mind_it=rule)
    assert "mind_it" not in said({"age": 81, "contact": "phone"}, mind_it=rule)


def test_the_urgent_goes_before_the_special_and_both_before_the_general() -> None:
    plain = {"section": "opening", "when": {"trait": "driver"}, "priority": 50}
    special = {"section": "opening", "when": {"trait": "driver", "contact": "door"}, "priority": 50}
    urgent = {"section": "opening", "when": {"tag": "dog"}, "priority": 60}
    facts = {"trait": "driver", "contact": "door", "tag": frozenset(("dog",))}
    assert said(facts, plain=plain, special=special, urgent=urgent) == ["urgent", "special"]
    assert said({}, plain=plain, special=special, urgent=urgent) == ["any_opening"]


def test_of_a_group_one_line_speaks_and_no_line_contradicts_one_before_it() -> None:
    first = {"section": "opening", "when": {"trait": "driver"}, "priority": 50, "groups": ["way_in"]}
    second = {**first, "priority": 40}
    assert said({"trait": "driver"}, first=first, second=second) == ["first"]
    slow = {"section": "mind", "when": {"tag": "hearing"}, "priority": 70, "manner": ["slow"]}
    brisk = {"section": "opening", "when": {"trait": "driver"}, "priority": 50, "manner": ["brisk"]}
    facts = {"trait": "driver", "tag": frozenset(("hearing",))}
    assert said(facts, slow=slow, brisk=brisk) == ["any_opening", "slow"]


def test_a_line_that_needs_a_word_waits_for_it() -> None:
    owed = {"section": "opening", "when": {"trait": "driver"}, "fills": ["promise"]}
    assert said({"trait": "driver"}, owed=owed) == ["any_opening"]
    (line,) = card_lines(book(owed=owed), {"trait": "driver"}, {"promise": "换灯头", "steward": "林静"})
    assert (line.key, line.values) == ("owed", {"promise": "换灯头"})
