"""Edits that hold, merges that come apart again, numbers kept as people write them."""

from typing import Any

import pytest
from msgspec.structs import replace

from gridsteward.operations import finding, households, promises, visits
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household, Person
from gridsteward.records.visit import DraftCommitment, DraftTouchpoint, Met
from gridsteward.store.schema import SYNCED


def home(area: Area, account_no: str, **values: Any) -> str:
    return households.add_household(area, {"account_no": account_no, **values})[0]


def visible(area: Area) -> dict[str, Any]:
    """Return everything a person can see, table by table."""
    return {name: area.store.select(table.record) for name, table in SYNCED.items()} | {
        "summaries": sorted(area.store.summaries(), key=lambda each: each.id)
    }


def well_known(area: Area, account_no: str, **values: Any) -> str:
    """Return a household with people, tags, a visit, a promise and a photo."""
    household = home(area, account_no, **values)
    households.save_person(area, household, {"name": "周桂英", "phones": "13900001111", "birth": "1948"})
    with area.store.write("ledger.import", about=household) as write:
        write.insert(Person(id=f"{household}/p", household_id=household, phones=f"139{account_no}"))
    households.add_tag(area, household, "lives_alone", evidence="邻居")
    households.add_tag(area, household, f"tag_{account_no}")
    draft = visits.attach(area, visits.begin_visit(area, household), b"photo", name="a.bin")
    visits.finish_visit(
        area,
        replace(
            draft,
            met=Met.PERSON,
            touchpoints=(DraftTouchpoint(kind="bill", mood=1),),
            commitments=(DraftCommitment(what="换表", due="2026-09-20"),),
        ),
    )
    return household


def test_merging_loses_nothing_and_undo_parts_them_again(grid: Area) -> None:
    """A wrong merge that cannot be undone mixes up two families for good."""
    keep = well_known(grid, "00100000", name="周桂英", village="桂溪村")
    drop = well_known(grid, "00200000", name="周贵英", address="桂溪村3组", longitude=114.5)
    households.save_person(grid, drop, {"name": "周桂英", "phones": "13900002222 13900001111"})
    households.save_person(grid, drop, {"name": "周桂英", "phones": "13900003333", "relation": "spouse"})
    before = visible(grid)
    change = households.merge_households(grid, keep=keep, drop=drop)
    assert {keep, drop} <= change.touched
    card = households.household_card(grid, keep)
    assert (card.household.address, card.household.longitude, card.household.village) == (
        "桂溪村3组",
        114.5,
        "桂溪村",
    )
    assert card.household.account_no == "00100000"
    named = [each for each in card.people if each.name]
    assert [each.phones.split() for each in named] == [["13900001111", "13900002222", "13900003333"]]
    assert len([each for each in card.people if not each.name]) == 2, "two people without a name are not one"
    assert sorted(each.tag for each in card.tags) == ["lives_alone", "tag_00100000", "tag_00200000"]
    assert (len(card.visits), len(card.commitments)) == (2, 2)
    assert all(len(each.attachments) == len(each.touchpoints) == 1 for each in card.visits)
    assert not any(each.amended for each in card.visits), "moving a visit is not amending it"
    with pytest.raises(Fault, match="row_gone"):
        households.household_card(grid, drop)
    undone = households.undo(grid)
    assert undone is not None
    assert undone[1] == 0
    assert visible(grid) == before


def test_undo_takes_back_every_kind_of_change(grid: Area) -> None:
    """Each step back shows exactly what was there before the step."""
    one = well_known(grid, "0010", name="张三")
    other = well_known(grid, "0020", name="李四")
    card = households.household_card(grid, one)
    visit, promise = card.visits[0].visit.id, card.commitments[0].commitment.id
    from gridsteward.records.visit import CommitmentOutcome

    steps: list[Any] = [
        lambda: households.edit_household(grid, one, {"name": "张叁", "residents": "3"}),
        lambda: households.edit_household(grid, one, {"name": "张三丰", "note": "x"}),
        lambda: households.edit_household(grid, one, {"name": "张三"}),
        lambda: households.save_person(grid, one, {"name": "王五"}),
        lambda: households.save_person(grid, one, {"phones": "12345"}, person_id=card.people[0].id),
        lambda: households.remove_person(grid, card.people[0].id),
        lambda: households.add_tag(grid, one, "new"),
        lambda: households.add_tag(grid, one, "lives_alone", evidence="自己说"),
        lambda: households.remove_tag(grid, card.tags[0].id),
        lambda: households.say_not_duplicate(grid, one, other),
        lambda: promises.settle(grid, promise, CommitmentOutcome.KEPT),
        lambda: visits.promise(grid, one, what="x", due="2026-10-01"),
        lambda: visits.finish_visit(grid, replace(visits.amend_visit(grid, visit), note="改")),
        lambda: visits.remove_visit(grid, visit),
        lambda: households.merge_households(grid, keep=other, drop=one),
        lambda: households.remove_household(grid, other),
        lambda: home(grid, "0030"),
    ]
    states = []
    for step in steps:
        states.append(visible(grid))
        step()
        assert visible(grid) != states[-1]
    for number in reversed(range(len(steps))):
        undone = households.undo(grid)
        assert undone is not None
        assert undone[1] == 0, number
        assert visible(grid) == states[number], number


def test_an_old_form_keeps_both_values(grid: Area) -> None:
    household = home(grid, "0010", note="一楼")
    seen = households.household_card(grid, household).seen
    households.edit_household(grid, household, {"note": "二楼"})
    households.edit_household(grid, household, {"note": "三楼"}, seen=seen)
    assert len(grid.store.heads(Household, household)["note"]) == 2
    assert len(households.household_card(grid, household).seen["note"]) == 1, "nobody saw the other value"
    households.undo(grid)
    assert households.household_card(grid, household).household.note == "二楼"
    assert len(households.household_card(grid, household).seen["note"]) == 1


@pytest.mark.parametrize(
    ("record", "field", "typed", "kept"),
    [
        (Household, "account_no", " 0012 3456 ", "00123456"),
        (Household, "residents", "３", 3),
        (Household, "residents", "", None),
        (Household, "contracted_capacity", "8.5", 8.5),
        (Household, "name", "  张   三 ", "张 三"),
        (Household, "moved_in", "1985-03", "1985-03"),
        (Person, "phones", "139 0000 1111", "13900001111"),
        (Person, "phones", "139-0000-1111、0712-8888888", "13900001111 0712-8888888"),
        (Person, "phones", "13900001111，13900002222", "13900001111 13900002222"),
        (Person, "birth", "1950-02-30", "1950-02-30"),
        (Person, "birth", "", ""),
    ],
)
def test_values_are_kept_as_they_are_meant(record: type, field: str, typed: Any, kept: Any) -> None:
    assert households.checked(record, {field: typed}) == {field: kept}


@pytest.mark.parametrize(
    ("record", "field", "typed", "kind"),
    [
        (Household, "account_no", "", "field_account"),
        (Household, "account_no", "户12", "field_account"),
        (Household, "residents", "2.5", "field_number"),
        (Household, "residents", "nan", "field_number"),
        (Household, "longitude", "14", "field_number"),
        (Household, "tenure", "squatter", "field_choice"),
        (Person, "phones", "12", "field_phone"),
        (Person, "phones", "邻居 139", "field_phone"),
        (Person, "birth", "1985-02-00", "field_date"),
        (Person, "birth", "1985-13-01", "field_date"),
        (Person, "birth", "１９８５", "field_date"),
        (Person, "birth", "0000-01-01", "field_date"),
    ],
)
def test_what_cannot_be_meant_is_refused(record: type, field: str, typed: Any, kind: str) -> None:
    with pytest.raises(Fault) as caught:
        households.checked(record, {field: typed})
    assert caught.value.kind == kind


def test_an_account_number_belongs_to_one_household(grid: Area) -> None:
    one, other = home(grid, "0010"), home(grid, "0020")
    for attempt in (
        lambda: home(grid, "00 10"),
        lambda: households.edit_household(grid, other, {"account_no": "0010"}),
    ):
        with pytest.raises(Fault, match="account_taken"):
            attempt()
    households.edit_household(grid, one, {"account_no": "0010", "name": "张三"})
    assert households.household_by_account(grid, "00 10").name == "张三"
    with pytest.raises(Fault, match="household_unknown"):
        households.household_by_account(grid, "0099")


def test_duplicates_that_are_none_are_not_offered_again(grid: Area) -> None:
    one = home(grid, "0010", name="周桂英", meter_no="31")
    other = home(grid, "0020", name="王强", meter_no="31")
    summaries = grid.store.summaries()
    (pair,) = households.find_duplicates(grid, summaries)
    assert {pair.first, pair.second} == {one, other}
    households.say_not_duplicate(grid, other, one)
    assert households.find_duplicates(grid, summaries) == []
    households.undo(grid)
    assert len(households.find_duplicates(grid, summaries)) == 1


def test_saved_filters_come_back_as_they_were(grid: Area) -> None:
    wanted = finding.HouseholdFilter(text="zs", village="桂溪村", with_open_commitments=True, sort="name")
    finding.save_filter(grid, "我的", wanted)
    assert finding.saved_filters(grid) == {"我的": wanted}
    finding.save_filter(grid, "我的", replace(wanted, tag="lives_alone"))
    assert finding.saved_filters(grid)["我的"].tag == "lives_alone"
    finding.save_filter(grid, "我的", None)
    assert finding.saved_filters(grid) == {}


def test_the_directory_keeps_step_with_every_change(grid: Area) -> None:
    """A household that was renamed would be found under its old name until the next start."""
    directory = finding.load_directory(grid)
    one, change = households.add_household(grid, {"account_no": "0010", "name": "张三"})
    changes = [change, households.edit_household(grid, one, {"name": "曾国强"})]
    changes.append(households.save_person(grid, one, {"name": "单雄信", "phones": "13900001111"})[1])
    two, change = households.add_household(grid, {"account_no": "0020", "name": "李四"})
    changes += [change, households.merge_households(grid, keep=two, drop=one)]
    undone = households.undo(grid)
    assert undone is not None
    changes += [undone[0], households.remove_household(grid, two)]
    for each in changes:
        directory.refresh(each.touched, finding.changed_rows(grid, each.touched))
    rebuilt = finding.load_directory(grid)
    for text in ("", "zs", "zgq", "zengguoqiang", "sxx", "shanxiongxin", "1111", "ls"):
        wanted = finding.HouseholdFilter(text=text)
        assert directory.find(wanted) == rebuilt.find(wanted), text
    assert [each.id for each in directory.find(finding.HouseholdFilter(text="shanxx"))] == []
    assert [each.id for each in directory.find(finding.HouseholdFilter(text="sxx"))] == [one]
