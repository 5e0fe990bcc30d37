"""The rules as shipped: whatever is known of a household gives a whole card that does not contradict itself."""

import re
import string
from typing import Final

import pytest
from hypothesis import given, settings

from gridsteward.advice.card import card_lines
from gridsteward.advice.facts import Fact
from gridsteward.advice.rules import Rule
from gridsteward.operations.advising import rule_book, worded_because
from gridsteward.records.advice import Because, CardSection, Situation
from gridsteward.records.portrait import Trait
from gridsteward.words import LANGUAGES, Words
from tests.advice.facts import FILLED, any_facts, fewest_facts

BOOK: Final = rule_book()
RULES: Final = {rule.key: rule for rule in BOOK.rules}


def texts(language: str, key: str) -> list[str]:
    words = Words(language)
    return [words.section(name).get(key, "") for name in ("advice_do", "advice_say")]


@given(any_facts())
@settings(max_examples=300, deadline=None)
def test_whatever_is_known_gives_a_whole_card(facts: dict[str, Fact]) -> None:
    lines = card_lines(BOOK, facts, FILLED)
    for spec in BOOK.sections:
        there = [line for line in lines if line.section is spec.section]
        assert bool(spec.needed) <= len(there) <= spec.most, spec.section
    chosen = [RULES[line.key] for line in lines]
    assert len({rule.key for rule in chosen}) == len(chosen)
    manners = frozenset[str]().union(*(rule.manner for rule in chosen))
    assert not [pair for pair in BOOK.opposites if pair <= manners], "one line would undo another"
    grouped = [group for rule in chosen for group in rule.groups]
    assert len(grouped) == len(set(grouped))
    assert lines == card_lines(BOOK, dict(reversed(facts.items())), FILLED), "the same facts, the same card"


@pytest.mark.parametrize("situation", Situation)
@pytest.mark.parametrize("trait", ["", *Trait])
def test_every_reason_and_temperament_has_words_of_its_own(situation: Situation, trait: str) -> None:
    """General lines alone would tell a steward nothing about why he goes."""
    facts: dict[str, Fact] = {"situation": situation.value, "contact": "door", "visits": 3.0}
    facts |= {"trait": trait, "trait_known": True, "trait_sure": True} if trait else {"trait_known": False}
    lines = card_lines(BOOK, facts, {"steward": FILLED["steward"]})
    own = {line.section for line in lines if any(each.fact == "situation" for each in line.because)}
    assert own >= {
        *(CardSection.MOOD, CardSection.OPENING, CardSection.ASK, CardSection.CLOSE),
        *(CardSection.PEAK, CardSection.ENDING, CardSection.AVOID, CardSection.DOUBT),
    } - ({CardSection.OPENING} if situation is Situation.PROMISE else set())


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.key)
def test_every_rule_can_speak(rule: Rule) -> None:
    """A line nobody can ever see is a line somebody wrote in vain."""
    fillers = {name: FILLED[name] for name in rule.fills}
    tried = [card_lines(BOOK, facts, fillers) for facts in fewest_facts(rule)]
    assert any(rule.key == line.key for lines in tried for line in lines)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_has_its_words_and_no_words_are_left_over(language: str) -> None:
    words = Words(language)
    written = words.section("advice_do").keys() | words.section("advice_say").keys()
    assert written == RULES.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_asks_for_just_what_fills_it(language: str) -> None:
    for key, rule in RULES.items():
        wanted = {
            name for text in texts(language, key) for _, name, _, _ in string.Formatter().parse(text) if name
        }
        assert wanted == rule.fills, f"{key}: a placeholder would crash or a needed word be lacking"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_for_a_line_is_told_in_words(language: str) -> None:
    """A key on the screen would tell a steward nothing."""
    for rule in BOOK.rules:
        for test in rule.when:
            for word in test.words or ("yes",):
                value = word if test.words else ("yes" if test.flag else "no") if test.flag is not None else 3
                told = worded_because((Because(test.fact, value),), Words(language))
                assert told, rule.key
                assert "_" not in told, (rule.key, told)
                assert language == "en" or not re.search("[a-z]{3}", told), (rule.key, told)


def test_terms_have_a_name_and_plain_words() -> None:
    terms = [key for key, rule in RULES.items() if rule.section is CardSection.TERMS]
    assert len(terms) >= 25
    for language in LANGUAGES:
        assert not [key for key in terms if not all(texts(language, key))]


def test_a_line_names_no_kind_of_person() -> None:
    """A card may be seen by whoever stands beside: it tells what to do, never what somebody is."""
    labels = (
        "控制型",
        "表达型",
        "友善型",
        "分析型",
        "难缠",
        "刁民",
        "老赖",
        "driver type",
        "difficult customer",
    )
    for language in LANGUAGES:
        every = "\n".join(text for key in RULES for text in texts(language, key))
        assert not [label for label in labels if label in every]


def test_an_unsure_temperament_is_tried_out_and_says_what_to_watch_for() -> None:
    facts: dict[str, Fact] = {"situation": "bill_doubt", "contact": "door", "trait": "analytical"}
    sure = card_lines(BOOK, {**facts, "trait_known": True, "trait_sure": True}, {})
    unsure = card_lines(BOOK, {**facts, "trait_known": True, "trait_sure": False}, {})
    assert not any(line.tentative for line in sure)
    resting = [line for line in unsure if any(each.fact == "trait" for each in line.because)]
    assert resting
    assert all(line.tentative for line in resting)
    assert [line.key for line in unsure if line.section is CardSection.OBSERVE] == ["observe_analytical"]


def test_an_unknown_temperament_says_what_to_observe() -> None:
    lines = card_lines(BOOK, {"situation": "routine", "contact": "door", "trait_known": False}, {})
    assert [line.key for line in lines if line.section is CardSection.OBSERVE] == ["observe_unknown"]
    assert not any(line.tentative for line in lines)
