"""What a steward adds is kept, undone, and met by the other laptop; what is wrong is refused and changes nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from gridsteward.operations import households, portrait_acts, portraits
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household, HouseholdTag, TagSource
from gridsteward.records.journal import Change
from gridsteward.records.portrait import Appliance, LifeEvent, OwnWord, PortraitCheck, Routine, TagSuggestion
from gridsteward.store.schema import SYNCED
from tests.operations.pair import Pair
from tests.operations.test_portraits import elder


def everything(area: Area) -> dict[str, Any]:
    """Return every row a person can see."""
    return {name: area.store.select(table.record) for name, table in SYNCED.items()}


def _offered(area: Area, household: str) -> TagSuggestion:
    """Return the tag the rules offer because a charger stands in the yard."""
    return next(
        each for each in portraits.portrait(area, household).suggestions if each.tag == "ebike_charging"
    )


ACTS: dict[str, Callable[[Area, str], Change]] = {
    "appliance": lambda area, home: portrait_acts.add_appliance(
        area, home, {"kind": "water_pump", "count": 2}
    ),
    "routine": lambda area, home: portrait_acts.set_routine(area, home, best=["weekday_noon"], avoid="赶集"),
    "observation": lambda area, home: portrait_acts.observe(area, home, ["fast_loud"], note="催着来电"),
    "own word": lambda area, home: portrait_acts.say(area, home, "temperament", "driver", reason="当面说的"),
    "lead": lambda area, home: portrait_acts.lead_with(area, home, "social"),
    "life event": lambda area, home: portrait_acts.add_life_event(area, home, "new_baby", day="2026-08"),
    "confirm": lambda area, home: portrait_acts.confirm_part(area, home, "phones"),
    "decline": lambda area, home: portrait_acts.decline_suggestion(area, home, "age_80"),
    "accept": lambda area, home: portrait_acts.accept_suggestion(
        area, home, _offered(area, home), evidence="每晚在院里充电"
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_every_act_is_one_change_and_undo_takes_it_back(grid: Area, act: str) -> None:
    household = elder(grid)
    portrait_acts.add_appliance(grid, household, {"kind": "ebike_charger"})
    before = everything(grid)
    change = ACTS[act](grid, household)
    assert change.touched == {household}
    assert everything(grid) != before
    assert households.undo(grid, only=change.no) is not None
    assert everything(grid) == before
    ACTS[act](grid, household)  # and it can be done once more
    assert everything(grid) != before


def test_an_appliance_is_changed_and_taken_off(grid: Area) -> None:
    household = elder(grid)
    portrait_acts.add_appliance(grid, household, {"kind": "room_heater", "rated_power": "1500"})
    (made,) = portraits.portrait(grid, household).appliances
    assert (made.count, made.rated_power) == (1, 1500)
    portrait_acts.edit_appliance(grid, made.id, {"count": "3", "rated_power": "", "since": "2025"})
    (edited,) = portraits.portrait(grid, household).appliances
    assert (edited.count, edited.rated_power, edited.since) == (3, None, "2025")
    portrait_acts.remove_appliance(grid, made.id)
    assert portraits.portrait(grid, household).appliances == ()


def test_an_own_word_is_withdrawn_and_the_score_speaks_again(grid: Area) -> None:
    household = elder(grid)
    computed = portraits.portrait(grid, household).classes[0]
    portrait_acts.say(grid, household, "class.care", "no", reason="儿子搬回来住了")
    said = next(each for each in portraits.portrait(grid, household).classes if each.key == "care")
    assert (said.score, said.reasons[0].values["reason"]) == (0.0, "儿子搬回来住了")
    portrait_acts.say(grid, household, "class.care", "")
    assert portraits.portrait(grid, household).classes[0] == computed
    assert len(grid.store.select(OwnWord)) == 1, "one row a household and subject"


def test_saying_no_of_the_class_that_leads_takes_the_lead_from_it(grid: Area) -> None:
    household = elder(grid)
    portrait_acts.lead_with(grid, household, "risk")
    assert portraits.portrait(grid, household).leading_class == "risk"
    portrait_acts.say(grid, household, "class.risk", "no")
    assert grid.store.get(Household, household).leading_class == ""
    assert portraits.portrait(grid, household).leading_class == "care"
    portrait_acts.lead_with(grid, household, "risk")
    assert portraits.portrait(grid, household).leading_class == "risk", "the later word holds"


def test_a_tag_past_its_day_stays_until_somebody_looks(grid: Area) -> None:
    household = elder(grid)
    households.add_tag(grid, household, "ebike_charging", evidence="院里充电", expires="2026-09-01")
    (past,) = portraits.portrait(grid, household).expired_tags
    assert past.tag == "ebike_charging"
    portrait_acts.renew_tag(grid, past.id)
    assert portraits.portrait(grid, household).expired_tags == ()
    assert grid.store.get(HouseholdTag, past.id).expires == "2028-09-16", "as long again as its rule says"
    portrait_acts.renew_tag(grid, past.id, expires="")
    assert grid.store.get(HouseholdTag, past.id).expires == ""


def test_a_suggested_tag_says_that_a_rule_put_it_there_and_is_not_offered_again(grid: Area) -> None:
    household = elder(grid)
    portrait_acts.add_appliance(grid, household, {"kind": "ebike_charger"})
    first = _offered(grid, household)
    portrait_acts.accept_suggestion(grid, household, first, evidence="每晚在院里充电")
    tag = next(each for each in grid.store.select(HouseholdTag) if each.tag == first.tag)
    assert (tag.source, tag.evidence, tag.since) == (TagSource.RULE, "每晚在院里充电", "2026-09-16")
    for offered in portraits.portrait(grid, household).suggestions:
        portrait_acts.decline_suggestion(grid, household, offered.tag)
    assert portraits.portrait(grid, household).suggestions == ()
    with pytest.raises(Fault) as there:
        portrait_acts.accept_suggestion(grid, household, first, evidence="")
    assert there.value.kind == "tag_there"


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        (lambda area, home: portrait_acts.add_appliance(area, home, {"kind": "spaceship"}), "field_choice"),
        (lambda area, home: portrait_acts.add_appliance(area, home, {}), "field_choice"),
        (
            lambda area, home: portrait_acts.add_appliance(area, home, {"kind": "fan", "count": "x"}),
            "field_number",
        ),
        (lambda area, home: portrait_acts.set_routine(area, home, best=["midnight"]), "field_choice"),
        (lambda area, home: portrait_acts.observe(area, home, []), "observation_empty"),
        (lambda area, home: portrait_acts.observe(area, home, ["dances"]), "observation_empty"),
        (lambda area, home: portrait_acts.say(area, home, "temperament", "rude"), "field_choice"),
        (lambda area, home: portrait_acts.say(area, home, "class.care", "perhaps"), "field_choice"),
        (lambda area, home: portrait_acts.say(area, home, "weather", "yes"), "field_choice"),
        (lambda area, home: portrait_acts.lead_with(area, home, "rich"), "field_choice"),
        (lambda area, home: portrait_acts.add_life_event(area, home, "party"), "field_choice"),
        (lambda area, home: portrait_acts.add_life_event(area, home, "wedding", day="31.2."), "field_date"),
        (lambda area, home: portrait_acts.confirm_part(area, home, "shoes"), "field_choice"),
        (lambda area, _home: portrait_acts.confirm_part(area, "nobody", "phones"), "row_gone"),
    ],
)
def test_what_is_wrong_is_refused_and_changes_nothing(
    grid: Area, act: Callable[[Area, str], Change], kind: str
) -> None:
    household = elder(grid)
    before = everything(grid)
    with pytest.raises(Fault) as refused:
        act(grid, household)
    assert refused.value.kind == kind
    assert everything(grid) == before


def test_two_laptops_that_note_the_same_meet_in_one_row(pair: Pair) -> None:
    """Two routines of one home would contradict each other for ever."""
    household = pair.household().id
    portrait_acts.set_routine(pair.first, household, best=["weekday_noon"])
    portrait_acts.set_routine(pair.other, household, best=["weekday_evening"], avoid="赶集")
    for area, trait in ((pair.first, "driver"), (pair.other, "amiable")):
        portrait_acts.say(area, household, "temperament", trait)
        portrait_acts.confirm_part(area, household, "phones")
        portrait_acts.observe(area, household, ["fast_loud", "to_the_point"])
    pair.exchange()
    for area in (pair.first, pair.other):
        assert [len(area.store.select(kind)) for kind in (Routine, OwnWord, PortraitCheck)] == [1, 1, 1]
    assert portraits.portrait(pair.first, household) == portraits.portrait(pair.other, household)
    assert len(portraits.portrait(pair.first, household).observations) == 2, "both saw what they saw"


def test_merging_brings_the_portraits_together_and_undo_parts_them(grid: Area) -> None:
    keep = elder(grid)
    drop = households.add_household(grid, {"account_no": "2", "name": "龙贵香"})[0]
    portrait_acts.set_routine(grid, keep, best=["weekday_noon"])
    portrait_acts.set_routine(grid, drop, best=["weekend_noon"])
    portrait_acts.say(grid, drop, "need_level", "safe")
    portrait_acts.add_appliance(grid, drop, {"kind": "fridge"})
    portrait_acts.add_life_event(grid, drop, "child_left", day="2025")
    portrait_acts.observe(grid, drop, ["slow_soft"])
    before = everything(grid)
    households.merge_households(grid, keep=keep, drop=drop)
    found = portraits.portrait(grid, keep)
    assert found.routine is not None
    assert found.routine.best == "weekday_noon", "its own stays"
    assert found.own_words["need_level"].value == "safe"
    assert ([each.kind for each in found.appliances], len(found.life_events)) == (["fridge"], 1)
    assert len(found.observations) == 1
    portrait_acts.say(grid, keep, "need_level", "clear")
    assert len(grid.store.select(OwnWord, "household_id = ?", (keep,))) == 1
    households.undo(grid)
    households.undo(grid)
    assert everything(grid) == before


def test_history_tells_of_the_portrait_too(grid: Area) -> None:
    household = elder(grid)
    portrait_acts.add_appliance(grid, household, {"kind": "fridge"})
    portrait_acts.say(grid, household, "need_level", "safe")
    portrait_acts.confirm_part(grid, household, "phones")
    told = {(each.table, each.field) for each in households.history(grid, household)}
    assert {("appliance", "kind"), ("own_word", "value"), ("portrait_check", "part")} <= told


def test_an_event_is_changed_and_taken_off(grid: Area) -> None:
    household = elder(grid)
    portrait_acts.add_life_event(grid, household, "hospital", day="2026-08-02", note="一周")
    (event,) = grid.store.select(LifeEvent)
    portrait_acts.edit_life_event(grid, event.id, {"day": "2026-08", "kind": "other"})
    assert [(each.kind, each.day) for each in grid.store.select(LifeEvent)] == [("other", "2026-08")]
    portrait_acts.remove_life_event(grid, event.id)
    assert grid.store.select(LifeEvent) == []
    assert grid.store.select(Appliance) == []
