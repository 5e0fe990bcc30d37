"""Nobody is cut off before everything that has to be is settled, least of all who depends on power (R7.1)."""

import pytest

from gridsteward.cases.check_lists import YES, Known
from gridsteward.operations import cases, check_lists, households, promises, visits
from gridsteward.operations.area import Area
from gridsteward.operations.cases import Entry
from gridsteward.records.case import CaseKind
from gridsteward.records.faults import Fault
from gridsteward.records.sealed import Audience
from tests.marking import mark
from tests.operations.conftest import WallClock
from tests.operations.pair import Pair

ALL = {each.code: YES for each in check_lists.lists().of("cut_off").items}
BACK = {each.code: YES for each in check_lists.lists().of("restore").items}


@pytest.fixture
def home(grid: Area) -> str:
    return households.add_household(grid, {"account_no": "061044273985", "name": "周桂英"})[0]


def test_a_cut_off_waits_for_every_item_that_blocks(grid: Area, home: str, clock: WallClock) -> None:
    for code in ("notice_served", "approved", "told_again"):
        with pytest.raises(Fault, match="supply_guard") as refused:
            check_lists.cut_off(grid, home, {**ALL, code: ""}, reason="欠费")
        assert refused.value.values == {"check_item": code, "count": 1}
    assert check_lists.state(grid, home) is None

    act, change = check_lists.cut_off(grid, home, ALL, reason="9、10 月欠费")
    assert change.tables == {"check_run", "supply_act"}
    assert check_lists.cut_off_now(grid) == [act]
    with pytest.raises(Fault, match="supply_off"):
        check_lists.cut_off(grid, home, ALL, reason="再停")
    with pytest.raises(Fault, match="supply_guard"):
        check_lists.restore(grid, home, {})
    clock.set(17, 9)
    check_lists.restore(grid, home, BACK)
    assert check_lists.cut_off_now(grid) == []
    with pytest.raises(Fault, match="supply_on"):
        check_lists.restore(grid, home, BACK)


def test_who_depends_on_power_is_cut_off_only_by_a_named_supervisor_and_with_another_supply(
    grid: Area, home: str
) -> None:
    mark(grid, home, "oxygen_concentrator")
    asked = check_lists.check_list(grid, "cut_off", home)
    assert asked.facts["power_dependent"] == check_lists.Fact(known=Known.YES, what="oxygen_concentrator")
    for granted, instead in (("", ""), ("王站长", ""), ("", "发电机")):
        with pytest.raises(Fault, match="supply_guard_person"):
            check_lists.cut_off(grid, home, ALL, reason="欠费", granted_by=granted, substitute=instead)
    act, _ = check_lists.cut_off(
        grid, home, ALL, reason="欠费", granted_by="王站长", substitute="所里借的发电机"
    )
    assert (act.granted_by, act.substitute) == ("王站长", "所里借的发电机")


def test_a_laptop_that_may_not_read_the_register_cannot_rule_it_out(pair: Pair) -> None:
    home = pair.household()
    mark(pair.first, home.id, "dialysis_feeding_automed", audience=Audience.SUPERVISOR)
    pair.exchange()
    asked = check_lists.check_list(pair.other, "cut_off", home.id)
    assert asked.facts["power_dependent"].known is Known.UNKNOWN
    with pytest.raises(Fault, match="supply_guard_person"):
        check_lists.cut_off(pair.other, home.id, ALL, reason="欠费")


def test_the_list_says_what_is_open_at_the_home(grid: Area, home: str) -> None:
    facts = check_lists.check_list(grid, "cut_off", home).facts
    assert {key: each.known for key, each in facts.items()} == {
        "power_dependent": Known.NO,
        "care_tier": Known.NO,
        "open_case": Known.NO,
    }
    cases.register_case(grid, Entry(kind=CaseKind.BILL, content="多算了", household_id=home))
    visits.promise(grid, home, what="复算", due="2026-09-20")
    mark(grid, home, "dementia")
    facts = check_lists.check_list(grid, "cut_off", home).facts
    assert (facts["open_case"].what, facts["care_tier"].known) == ("1", Known.YES)
    assert check_lists.check_list(grid, "on_site", home).facts["promise_open"].what == "1"
    assert promises.promises(grid)


def test_a_check_is_kept_as_it_was_answered(grid: Area, home: str) -> None:
    answers = {"right_meter": YES, "read_together": "no"}
    run, _ = check_lists.keep_check(grid, "metering", home, answers, note="表底 1023")
    assert (run.answers, run.note, run.steward) == ("right_meter:yes", "表底 1023", grid.steward)
    with pytest.raises(Fault, match="check_unknown"):
        check_lists.keep_check(grid, "metering", home, {"permit": YES})
    assert check_lists.fitting(["care", "meter"]) == "metering"
    assert check_lists.fitting(["care"]) == "on_site"


def test_checks_and_cut_offs_follow_when_two_homes_are_one(grid: Area, home: str) -> None:
    other, _ = households.add_household(grid, {"account_no": "061044273986", "name": "周桂英"})
    check_lists.cut_off(grid, home, ALL, reason="欠费")
    households.merge_households(grid, keep=other, drop=home)
    assert [each.household_id for each in check_lists.cut_off_now(grid)] == [other]
