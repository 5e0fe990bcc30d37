"""Tags are offered on evidence and grow old in the open; the need ladder stands on what happened here."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gridsteward.portrait import needs, tags
from gridsteward.portrait.facts import Facts
from gridsteward.records.household import HouseholdTag
from gridsteward.records.portrait import LifeEvent, NeedLevel
from tests.portrait.known import RULES, some_facts, word

TODAY = date(2026, 11, 22)


def event(kind: str, day: str) -> LifeEvent:
    return LifeEvent(
        id="e", household_id="h", kind=kind, day=day, note="", finding_id="", steward="林静", at="2026-11-20"
    )


@given(some_facts)
def test_no_tag_is_offered_that_is_there_or_was_declined(facts: Facts) -> None:
    offered = tags.suggested(facts, RULES, today=TODAY)
    assert len({each.tag for each in offered}) == len(offered)
    assert not {each.tag for each in offered} & facts.tags.keys()
    for each in offered:
        assert each.reason.key
        assert not each.expires or each.expires > TODAY.isoformat()
        about = tags.about(each.tag)
        declined = replace(facts, own_words={about: word(about, "no")})
        assert each.tag not in {one.tag for one in tags.suggested(declined, RULES, today=TODAY)}
        there = replace(facts, tags={**facts.tags, each.tag: False})
        assert each.tag not in {one.tag for one in tags.suggested(there, RULES, today=TODAY)}


@pytest.mark.parametrize(
    ("facts", "events", "tag"),
    [
        (Facts(household_id="h", rank=0.97), (), "large_use"),
        (Facts(household_id="h", appliances=frozenset({"ebike_charger"})), (), "ebike_charging"),
        (Facts(household_id="h", eldest=81), (), "age_80"),
        (Facts(household_id="h", eldest=70), (), "pensionable_age"),
        (Facts(household_id="h", alone_age=71), (), "living_alone"),
        (Facts(household_id="h", youngest=2), (), "young_children"),
        (Facts(household_id="h", name="桂溪村卫生室"), (), "public_service"),
        (Facts(household_id="h", complaint_visits=1), (), "complained_before"),
        (Facts(household_id="h"), (event("hospital", "2026-10"),), "post_hospital"),
        (Facts(household_id="h"), (event("bereavement", "2026"),), "life_change"),
    ],
)
def test_a_rule_offers_what_it_sees(facts: Facts, events: tuple[LifeEvent, ...], tag: str) -> None:
    assert tag in {each.tag for each in tags.suggested(facts, RULES, events=events, today=TODAY)}


def test_what_happened_long_ago_is_no_reason_for_a_tag() -> None:
    events = (event("hospital", "2025-03-01"),)
    assert tags.suggested(Facts(household_id="h"), RULES, events=events, today=TODAY) == ()


@pytest.mark.parametrize(
    ("expires", "past"),
    [
        ("", False),
        ("2026-11-22", False),
        ("2026-11-21", True),
        ("2026-11", False),
        ("2026-10", True),
        ("2025", True),
    ],
)
def test_a_tag_is_past_only_once_all_of_its_day_month_or_year_is_over(expires: str, past: bool) -> None:
    tag = HouseholdTag(id="t", household_id="h", tag="post_hospital", expires=expires)
    assert tags.expired([tag], TODAY) == ((tag,) if past else ())


@given(some_facts)
def test_the_ladder_names_a_step_or_says_it_does_not_know(facts: Facts) -> None:
    found = needs.need_level(facts, RULES)
    if found is None:
        assert facts.met_visits == 0
        return
    assert found.key in frozenset(NeedLevel)
    assert 0 <= found.confidence <= 1
    assert found.reasons


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        (Facts(household_id="h", outage_visits=3, bill_visits=3, met_visits=4), "has_power"),
        (Facts(household_id="h", tags={"forgetful": False}, bill_visits=3, met_visits=2), "safe"),
        (Facts(household_id="h", bill_visits=3, met_visits=3), "clear"),
        (Facts(household_id="h", business_visits=2, met_visits=2), "easy"),
        (Facts(household_id="h", tags={"photovoltaic": False}, met_visits=1), "uses_well"),
        (Facts(household_id="h", met_visits=4), "uses_well"),
    ],
)
def test_the_lowest_step_with_something_wanting_is_where_they_stand(facts: Facts, level: str) -> None:
    found = needs.need_level(facts, RULES)
    assert found is not None
    assert found.key == level


@given(some_facts, st.sampled_from(sorted(NeedLevel)))
def test_own_word_on_the_ladder_wins(facts: Facts, level: str) -> None:
    found = needs.need_level(replace(facts, own_words={needs.ABOUT: word(needs.ABOUT, level)}), RULES)
    assert found is not None
    assert (found.key, found.by, found.confidence) == (level, "steward", 1.0)


def test_nobody_met_and_nothing_known_is_said_to_be_unknown() -> None:
    assert needs.need_level(Facts(household_id="h"), RULES) is None
