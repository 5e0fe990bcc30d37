"""The routine names what the home has, the dangerous first, and when to ring up; the seed's man of fifty comes out."""

import pytest

from gridsteward.care.forgetful import switch_off_plan
from gridsteward.operations.forgetful import forgetful_rules
from gridsteward.operations.portrait_facts import appliance_groups
from gridsteward.records.forgetful import ForgetfulFacts
from gridsteward.words import Words

RULES = forgetful_rules()


def keys(**facts: object) -> list[str]:
    return [each.key for each in switch_off_plan(ForgetfulFacts(**facts), RULES).checks]  # type: ignore[arg-type]


def test_a_home_nobody_knows_looks_at_what_is_usual_in_the_season() -> None:
    assert keys(month=1) == ["heater", "blanket", "stove", "kettle", "charger"]
    assert keys(month=7) == ["stove", "kettle", "charger"]


def test_what_a_home_has_is_looked_at_in_any_season() -> None:
    plan = switch_off_plan(
        ForgetfulFacts(appliances=frozenset({"room_heater", "bath_heater"}), month=7), RULES
    )
    assert [(each.key, each.known) for each in plan.checks] == [
        ("heater", True),
        ("stove", False),
        ("kettle", False),
        ("charger", False),
        ("bath_heater", True),
    ]


@pytest.mark.parametrize(
    ("home", "times"),
    [
        ((), ("20:30",)),
        (("weekday_evening",), ("20:30",)),
        (("weekday_early", "weekday_evening"), ("07:30", "20:30")),
        (("weekday_morning", "weekday_noon", "weekday_evening"), ("20:30",)),
    ],
)
def test_who_goes_out_in_the_morning_is_rung_up_before(home: tuple[str, ...], times: tuple[str, ...]) -> None:
    assert switch_off_plan(ForgetfulFacts(home=frozenset(home)), RULES).times == times


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_check_has_its_words_and_its_appliances_exist(language: str) -> None:
    words, kinds = Words(language), {kind for group in appliance_groups().values() for kind in group}
    for rule in RULES.checks:
        assert set(rule.appliances) <= kinds
        assert f"switch_off.{rule.key}" in words
        assert f"switch_off_ask.{rule.key}" in words
