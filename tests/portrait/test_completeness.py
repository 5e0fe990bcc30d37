"""If these fail, the steward is sent to ask what is known, or never to ask what matters most at a door."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gridsteward.portrait.completeness import asks, completeness, kinds_of, known_parts, part_states
from gridsteward.portrait.dates import months_after
from gridsteward.portrait.facts import Facts
from tests.portrait.known import RULES, some_facts

TODAY = date(2026, 11, 22)
ELDER = Facts(
    household_id="h",
    name="龙桂香",
    tariff_class="residential",
    tenure="owner",
    people=1,
    living_here=1,
    with_phone=1,
    births=1,
    eldest=82,
    alone_age=82,
)


@given(some_facts, st.dictionaries(st.sampled_from(sorted(RULES.parts)), st.dates(date(2015, 1, 1), TODAY)))
def test_what_is_missing_comes_before_what_is_old_each_by_worth(facts: Facts, days: dict[str, date]) -> None:
    states = part_states(
        facts, RULES, since={part: day.isoformat() for part, day in days.items()}, today=TODAY
    )
    share = completeness(states)
    assert 0 <= share <= 1
    wanted = asks(states)
    assert [each.stale for each in wanted] == sorted(each.stale for each in wanted)
    for stale in (False, True):
        worths = [each.worth for each in wanted if each.stale is stale]
        assert worths == sorted(worths, reverse=True)
    assert all(0 < each.worth <= 1 for each in wanted)
    missing = {each.part for each in wanted if not each.stale}
    assert missing == {each.part for each in states if not each.known}
    assert (share == 1) == (not missing)


@given(some_facts)
def test_noting_something_never_makes_a_portrait_less_complete(facts: Facts) -> None:
    before = completeness(part_states(facts, RULES, since={}, today=TODAY))
    known = replace(
        facts, with_phone=facts.with_phone + 1, routine_known=True, appliances=frozenset({"fridge"})
    )
    assert completeness(part_states(known, RULES, since={}, today=TODAY)) >= before


def test_an_elder_alone_is_first_asked_whom_to_call_and_to_look_round() -> None:
    states = part_states(ELDER, RULES, since={}, today=TODAY)
    first = [each.part for each in asks(states)][:4]
    assert {"emergency_contact", "door_check"} <= set(first)
    young = replace(ELDER, eldest=35, alone_age=35)
    worth = {each.part: each.worth for each in states}
    plain = {each.part: each.worth for each in part_states(young, RULES, since={}, today=TODAY)}
    assert worth["emergency_contact"] > 1.5 * plain["emergency_contact"]
    assert worth["door_check"] > 2 * plain["door_check"]


def test_a_firm_is_not_asked_its_birthday_nor_an_owner_his_landlord() -> None:
    def parts(facts: Facts) -> set[str]:
        return {each.part for each in part_states(facts, RULES, since={}, today=TODAY)}

    assert "birth" not in parts(Facts(household_id="h", tariff_class="commercial"))
    assert "landlord" not in parts(ELDER)
    assert "landlord" in parts(replace(ELDER, tenure="tenant"))
    assert "needs_consent" not in parts(ELDER)
    assert "needs_consent" in parts(replace(ELDER, tags={"oxygen_concentrator": False}))
    assert "temperament" not in parts(replace(ELDER, tenure="vacant"))


def test_a_part_grows_old_after_its_months_and_still_so_makes_it_fresh() -> None:
    fresh_until = RULES.parts["phones"].months
    last = months_after(TODAY.isoformat(), -fresh_until)
    state = {each.part: each for each in part_states(ELDER, RULES, since={"phones": last}, today=TODAY)}[
        "phones"
    ]
    assert not state.stale
    older = months_after(last, -1)
    old = part_states(ELDER, RULES, since={"phones": older}, today=TODAY)
    assert [(each.part, each.since) for each in asks(old) if each.stale] == [("phones", older)]
    said = replace(ELDER, checks={"phones": "2026-11-20T09:00:00+08:00"})
    again = part_states(said, RULES, since={"phones": older}, today=TODAY)
    assert not [each for each in asks(again) if each.stale]
    assert {each.part: each.since for each in again}["phones"] == "2026-11-20"


def test_who_has_no_phone_is_not_asked_at_every_door() -> None:
    without = replace(ELDER, with_phone=0)
    assert "phones" in {each.part for each in asks(part_states(without, RULES, since={}, today=TODAY))}
    asked = replace(without, checks={"phones": "2026-10-01T09:00:00+08:00"})
    states = part_states(asked, RULES, since={}, today=TODAY)
    assert "phones" not in {each.part for each in asks(states)}
    long_ago = replace(without, checks={"phones": "2024-10-01T09:00:00+08:00"})
    assert "phones" in {each.part for each in asks(part_states(long_ago, RULES, since={}, today=TODAY))}


def test_every_part_in_the_rules_can_be_known_and_every_kind_can_be_met() -> None:
    assert known_parts(ELDER).keys() == RULES.parts.keys()
    met = {"elder", "elder_alone", "tenant", "vacant", "firm", *RULES.marks}
    named = {kind for part in RULES.parts.values() for kind in (*part.more, *part.only, *part.never)}
    assert named <= met
    assert {"elder", "elder_alone"} <= kinds_of(ELDER, RULES)


@given(st.dates(date(2000, 1, 1), date(2040, 12, 31)), st.integers(-240, 240))
def test_months_keep_to_the_calendar(day: date, months: int) -> None:
    moved = date.fromisoformat(months_after(day.isoformat(), months))
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day
