"""How closely somebody is looked after and when the next contact is due: if these fail, somebody is forgotten."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridsteward.care.tiers import CareEdition, CareRules, next_due
from gridsteward.operations.care_rules import care_rules, edition
from gridsteward.operations.needs import need_codes
from gridsteward.records.contact import ContactWay
from gridsteward.words import Words

TODAY = date(2026, 11, 26)
RULES: CareEdition = edition(TODAY)


@pytest.mark.parametrize(
    ("marks", "oldest", "tier"),
    [
        ({"living_alone"}, 80, "high"),
        ({"living_alone", "age_80"}, None, "high"),
        ({"left_behind_elder"}, 84, "high"),
        ({"living_alone"}, 79, "other"),
        ({"dementia"}, 50, "high"),
        ({"heart_lung_ventilator"}, None, "high"),
        ({"bereaved_parent"}, 55, "key"),
        ({"forgetful"}, 60, "key"),
        ({"forgetful"}, 50, "other"),
        ({"blind", "pensionable_age"}, None, "key"),
        ({"left_behind_child"}, 8, "other"),
        ({"dog"}, 90, ""),
        (set(), 90, ""),
    ],
)
def test_the_opinions_tiers(marks: set[str], oldest: int | None, tier: str) -> None:
    assert RULES.tier(frozenset(marks), oldest) == tier


def test_the_data_names_needs_ways_and_tiers_that_exist() -> None:
    for each in care_rules().editions:
        assert set(each.stands) == {way.value for way in ContactWay}
        assert set(each.changes) <= need_codes()
        assert set(each.visit_of) == set(each.every)
        assert set(each.events) <= set(Words("zh_CN").section("life_event"))
        assert {rule.tier for rule in each.tiers} == set(each.every)
        named = {mark for rule in each.tiers for mark in (*rule.any, *rule.all)}
        assert named <= need_codes() | {"care"}
        assert each.issuer
        date.fromisoformat(each.valid_from)
    assert (RULES.every["high"], RULES.every["key"], RULES.every["other"]) == (7, 30, 90)


def test_an_edition_holds_from_its_day_on() -> None:
    from msgspec.structs import replace

    later = replace(RULES, edition="2028", valid_from="2028-01-01")
    rules = CareRules(editions=(later, RULES))
    assert rules.on(date(2027, 12, 31)).edition == "2022"
    assert rules.on(date(2028, 1, 1)).edition == "2028"
    assert rules.on(date(2000, 1, 1)).edition == "2022"


def test_a_contact_counts_as_its_way_does() -> None:
    due = next_due("high", [("hotline", "2026-11-20")], since="2026-01-01", changes=[], rules=RULES)
    assert (due.day, due.reasons[0].key) == ("2026-11-27", "rhythm")
    written = next_due("high", [("message", "2026-11-20")], since="2026-01-01", changes=[], rules=RULES)
    assert written.day == "2026-11-24", "a letter stands for half of it"
    both = [("hotline", "2026-11-20"), ("message", "2026-11-21")]
    assert next_due("high", both, since="2026-01-01", changes=[], rules=RULES).day == "2026-11-27"


def test_a_major_change_wants_a_word_within_a_day_until_it_was_had() -> None:
    had = [("visit", "2026-11-20")]
    change = [("post_hospital", "2026-11-23")]
    due = next_due("high", had, since="2026-01-01", changes=change, rules=RULES)
    assert (due.day, [each.key for each in due.reasons]) == ("2026-11-24", ["change", "rhythm"])
    after = next_due(
        "high", [*had, ("hotline", "2026-11-23")], since="2026-01-01", changes=change, rules=RULES
    )
    assert (after.day, [each.key for each in after.reasons]) == ("2026-11-30", ["rhythm"])


def test_after_some_calls_the_next_contact_is_a_visit() -> None:
    def keys(tier: str, unvisited: int) -> list[str]:
        had = [("hotline", "2026-11-20")]
        due = next_due(tier, had, since="2026-01-01", changes=[], unvisited=unvisited, rules=RULES)
        return [each.key for each in due.reasons]

    assert keys("high", 2) == ["rhythm"]
    assert keys("high", 3) == ["rhythm", "visit"], (
        "or a voice on the telephone is all that is ever known of them"
    )
    assert keys("other", 1) == ["rhythm", "visit"]


def test_who_was_never_reached_is_due_from_the_first_day() -> None:
    due = next_due("key", [], since="2026-11-01", changes=[], rules=RULES)
    assert (due.day, due.reasons[0].key) == ("2026-11-01", "never")


_DAYS = st.integers(0, 200).map(lambda n: (TODAY - timedelta(days=n)).isoformat())
_CONTACTS = st.lists(st.tuples(st.sampled_from([way.value for way in ContactWay]), _DAYS), max_size=8)


@given(
    tier=st.sampled_from(["high", "key", "other"]),
    contacts=_CONTACTS,
    more=st.tuples(st.just("visit"), _DAYS),
)
def test_one_more_contact_never_brings_the_next_nearer(
    tier: str, contacts: list[tuple[str, str]], more: tuple[str, str]
) -> None:
    def due(had: list[tuple[str, str]]) -> str:
        return next_due(tier, had, since="2026-01-01", changes=[], rules=RULES).day

    if contacts:
        assert due([*contacts, more]) >= due(contacts)
    last = max((day for _way, day in contacts), default="2026-01-01")
    latest = date.fromisoformat(last) + timedelta(days=RULES.every[tier])
    assert due(contacts) <= latest.isoformat(), "nobody waits longer than the tier's rhythm"
    assert due(contacts) == due(list(reversed(contacts)))
