"""A class that fell when more spoke for it, or rose above the steward's own word, would be believed by nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gridsteward.portrait.classes import CLASSES, about, leading, score_classes
from gridsteward.portrait.facts import Facts
from gridsteward.portrait.rules import Rule
from gridsteward.records.portrait import Scored
from tests.portrait.known import RULES, TAGS, some_facts, word

COUNTS = (
    "complaint_visits",
    "low_moods",
    "promises_overdue",
    "promises_late",
    "rises",
    "hard_events",
    "tenants",
)


def by_key(facts: Facts) -> dict[str, Scored]:
    return {each.key: each for each in score_classes(facts, RULES)}


@given(some_facts)
def test_all_four_are_scored_within_bounds_the_strongest_first(facts: Facts) -> None:
    found = score_classes(facts, RULES)
    assert {each.key for each in found} == set(CLASSES)
    assert all(0 <= each.score <= 1 and 0 <= each.confidence <= 1 for each in found)
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    for each in found:
        if each.by == "score":
            assert each.score < 1, "grounds alone never make a class certain"
            assert (each.score > 0) == bool(each.reasons), "a score without grounds cannot be told to anybody"


@given(some_facts, st.sampled_from(TAGS), st.sampled_from(COUNTS))
def test_more_evidence_never_lowers_a_score(facts: Facts, tag: str, count: str) -> None:
    before = by_key(facts)
    tagged = by_key(replace(facts, tags={**facts.tags, tag: False}))
    counted = by_key(replace(facts, **{count: getattr(facts, count) + 1}))
    for key, scored in before.items():
        assert tagged[key].score >= scored.score - 1e-12
        assert counted[key].score >= scored.score - 1e-12


@given(some_facts, st.sampled_from(CLASSES), st.sampled_from(("yes", "no")))
def test_the_stewards_own_word_always_stands_above_the_score(facts: Facts, key: str, value: str) -> None:
    computed = by_key(replace(facts, leading_class=""))[key]
    said = replace(facts, own_words={about(key): word(about(key), value)})
    found = by_key(said)[key]
    assert (found.by, found.score, found.confidence) == ("steward", 1.0 if value == "yes" else 0.0, 1.0)
    own, *grounds = found.reasons
    assert own.values["steward"] == "林静"
    assert own.values["worked_out"] == round(computed.score * 100), "one still sees what was worked out"
    assert tuple(grounds) == computed.reasons
    assert (leading(score_classes(said, RULES), said, holds=RULES.holds) == key) <= (value == "yes")


def test_the_class_the_steward_named_leads_though_another_scores_higher() -> None:
    facts = Facts(household_id="h", tags={"oxygen_concentrator": False}, leading_class="risk")
    assert leading(score_classes(facts, RULES), facts, holds=RULES.holds) == "risk"
    ruled_out = replace(facts, own_words={about("risk"): word(about("risk"), "no")})
    assert leading(score_classes(ruled_out, RULES), ruled_out, holds=RULES.holds) == "care"
    assert leading(score_classes(Facts(household_id="h"), RULES), Facts(household_id="h"), holds=0.5) == ""


@pytest.mark.parametrize(
    ("facts", "key"),
    [
        (Facts(household_id="h", name="周桂英", alone_age=82, eldest=82, living_here=1), "care"),
        (Facts(household_id="h", tags={"oxygen_concentrator": False}), "care"),
        (
            Facts(household_id="h", tariff_class="commercial", firm_troubles=2, tags={"small_firm": False}),
            "care",
        ),
        (Facts(household_id="h", complaint_visits=3, low_moods=4), "risk"),
        (Facts(household_id="h", unsteadiness=1.0, rises=2), "risk"),
        (Facts(household_id="h", tariff_class="large_industrial", capacity=315.0), "economic"),
        (Facts(household_id="h", rank=0.99, beside=5.0), "economic"),
        (Facts(household_id="h", name="桂溪小学食堂", tariff_class="commercial"), "social"),
        (Facts(household_id="h", tenants=8), "social"),
    ],
)
def test_what_the_seed_says_of_a_class_makes_it_hold(facts: Facts, key: str) -> None:
    first = score_classes(facts, RULES)[0]
    assert (first.key, first.score >= RULES.holds) == (key, True)


@pytest.mark.parametrize(
    "facts",
    [
        Facts(household_id="h"),
        Facts(household_id="h", eldest=67, youngest=40, tags={"pensionable_age": False}, met_visits=3),
        Facts(household_id="h", complaint_visits=1, met_visits=3),
        Facts(household_id="h", tariff_class="commercial", capacity=8.0, name="陈记小卖部"),
        Facts(household_id="h", rank=0.6, beside=1.1, unsteadiness=0.3),
    ],
)
def test_an_ordinary_home_is_in_no_class(facts: Facts) -> None:
    assert [each.key for each in score_classes(facts, RULES) if each.score >= RULES.holds] == []


def test_a_tag_past_its_day_counts_for_less_and_not_for_nothing() -> None:
    fresh = by_key(Facts(household_id="h", tags={"oxygen_concentrator": False}))["care"].score
    past = by_key(Facts(household_id="h", tags={"oxygen_concentrator": True}))["care"].score
    assert 0 < past < fresh


def test_confidence_grows_with_what_is_known() -> None:
    nothing = by_key(Facts(household_id="h"))
    known = by_key(
        Facts(
            household_id="h",
            rank=0.5,
            capacity=8,
            tariff_class="residential",
            people=2,
            met_visits=4,
            name="周",
        )
    )
    assert all(known[key].confidence >= nothing[key].confidence for key in CLASSES)
    assert known["economic"].confidence > 0.8 > nothing["economic"].confidence


def test_a_rule_that_could_never_say_anything_is_refused() -> None:
    for wrong in (
        {"reason": "x", "fact": "no_such_fact", "weight": 0.5},
        {"reason": "x", "fact": "rises", "weight": 1.0},
        {"reason": "x", "fact": "rises", "weight": 0.5, "low": 1.0, "high": 1.0},
        {"reason": "x", "fact": "rises", "weight": 0.5, "names": ("小学",)},
    ):
        with pytest.raises(ValueError):  # noqa: PT011  (any sentence of ours will do)
            Rule(**wrong)  # type: ignore[arg-type]
