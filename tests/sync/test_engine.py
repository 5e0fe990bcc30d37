"""Laptops of one area become one again when a road opens: what each typed is on all, sealed on the way, once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.sync.chains import check_chains
from gridsteward.sync.receiving import writer_bytes
from tests.store import oracle
from tests.sync.laptops import Laptop, founder, joiner, new_area
from tests.sync.memory_road import MemoryRoad


@pytest.fixture
def road() -> MemoryRoad:
    return MemoryRoad()


@pytest.fixture
def three(tmp_path: Path, road: MemoryRoad) -> Iterator[list[Laptop]]:
    first = founder(tmp_path, new_area())
    laptops = [
        first,
        joiner(tmp_path, first, road, name="李建国"),
        joiner(tmp_path, first, road, name="陈立"),
    ]
    yield laptops
    for each in laptops:
        each.close()


def household(*, name: str = "周桂英") -> Household:
    return Household(id=made_by_hand(), account_no="0610442739", name=name, village="青石村")


def settle(laptops: list[Laptop], road: MemoryRoad) -> None:
    for each in (*laptops, *laptops):
        each.sync(road)


def expect_equal(laptops: list[Laptop]) -> None:
    assert len({each.store.state_digest()[4:] for each in laptops}) == 1
    for each in laptops:
        assert oracle.disagreements(each.store.connection) == []


def test_everything_arrives_everywhere(three: list[Laptop], road: MemoryRoad) -> None:
    homes = [household(name=name) for name in ("周桂英", "李大山", "吴小妹")]
    for laptop, home in zip(three, homes, strict=True):
        laptop.add(home)
    settle(three, road)
    expect_equal(three)
    assert three[0].households().keys() == {home.id for home in homes}
    assert three[2].store.work_out_names() == 2
    assert three[2].store.summaries()[0].pinyin


def test_an_edit_here_and_there_is_a_conflict_on_all(three: list[Laptop], road: MemoryRoad) -> None:
    home = household()
    three[0].add(home)
    settle(three, road)
    three[1].edit(home.id, note="有狗", address="一组")
    three[2].edit(home.id, note="耳背，敲门要重")
    settle(three, road)
    expect_equal(three)
    for each in three:
        (conflict,) = each.store.conflicts()
        assert conflict.field == "note"
        assert {side.value for side in conflict.sides} == {"有狗", "耳背，敲门要重"}
        assert {side.steward for side in conflict.sides} == {"李建国", "陈立"}
    three[0].edit(home.id, note="有狗，耳背")  # supersedes what was shown, not what was not
    settle(three, road)
    assert len(three[2].store.conflicts()) == 1


def test_a_delete_against_an_unseen_edit_shows_the_row(three: list[Laptop], road: MemoryRoad) -> None:
    home = household()
    three[0].add(home)
    settle(three, road)
    three[1].delete(home.id)
    three[2].edit(home.id, note="还住着人")
    settle(three, road)
    expect_equal(three)
    for each in three:
        assert home.id in each.households()
        (conflict,) = each.store.conflicts()
        assert conflict.field == "_deleted"


def test_nothing_to_say_is_one_question(three: list[Laptop], road: MemoryRoad) -> None:
    settle(three, road)
    before = road.questions
    outcome = three[1].sync(road)
    assert road.questions == before + 1
    assert (outcome.sent, outcome.received, outcome.waiting) == (0, 0, 0)


def test_a_wiped_hub_is_filled_again(three: list[Laptop], road: MemoryRoad) -> None:
    three[1].add(household())
    settle(three, road)
    road.wipe()
    outcome = three[2].sync(road)
    assert ("rolled_back", three[1].store.writer, 1) in outcome.alarms or outcome.alarms
    assert sum(map(len, road.bundles.values())) == sum(three[2].engine.own.vector().values())
    settle(three, road)
    expect_equal(three)


def test_a_revoked_laptop_is_cut_off_and_its_work_waits(three: list[Laptop], road: MemoryRoad) -> None:
    lost = three[2]
    lost.add(household(name="早先记的"))
    settle(three, road)
    lost.add(household(name="丢了以后记的"))
    three[0].circle.revoke(lost.circle.device)
    three[0].sync(road)
    outcome = lost.sync(road)
    assert outcome.revoked
    for each in three[:2]:
        each.sync(road)
        assert {home.name for home in each.households().values()} == {"早先记的"}
        assert [kept.state for kept in each.store.exchange.waiting()] == ["parked"]
    three[0].circle.accept(lost.circle.device)
    settle(three[:2], road)
    for each in three[:2]:
        assert len(each.households()) == 2
    newest = three[0].circle.membership.epoch.id
    assert lost.circle.epoch_key(newest) is None
    assert three[1].circle.epoch_key(newest) is not None
    expect_equal(three[:2])


def test_a_restored_database_never_uses_a_number_twice(three: list[Laptop], road: MemoryRoad) -> None:
    laptop = three[1]
    laptop.add(household(name="备份前"))
    laptop.sync(road)
    laptop.add(household(name="备份前未送"))
    laptop.close()
    kept = (laptop.folder / "area.db").read_bytes()
    laptop.open()
    laptop.add(household(name="备份后"))
    laptop.sync(road)
    laptop.close()
    (laptop.folder / "area.db").write_bytes(kept)
    laptop.open()
    laptop.add(household(name="恢复后"))
    settle(three, road)
    expect_equal(three)
    names = sorted(home.name for home in three[0].households().values())
    assert names == sorted(["备份前", "备份前未送", "备份后", "恢复后"])


def test_a_snapshot_stands_for_the_bundles(three: list[Laptop], road: MemoryRoad, tmp_path: Path) -> None:
    for number in range(5):
        three[1].add(household(name=f"第{number}户"))
        settle(three, road)
    name = three[0].engine.snapshots.make(road)
    (found,) = three[1].engine.snapshots.on(road)
    assert found.name == name
    assert three[1].engine.snapshots.countersign(road, found)
    road.floors = {writer: len(raws) for writer, raws in road.bundles.items()}
    late = joiner(tmp_path, three[0], road, name="新来的")
    try:
        late.sync(road)
        settle([*three, late], road)
        expect_equal([*three, late])
    finally:
        late.close()


def test_a_laptop_long_asleep_takes_the_snapshot_in_place_of_what_it_holds(
    three: list[Laptop], road: MemoryRoad
) -> None:
    """It holds the first bundles and the hub has only the later ones: a gap between them would shut every stick."""
    three[1].add(household(name="第0户"))
    settle(three, road)
    for number in range(1, 4):
        three[1].add(household(name=f"第{number}户"))
        settle(three[:2], road)
    three[0].engine.snapshots.make(road)
    (found,) = three[1].engine.snapshots.on(road)
    assert three[1].engine.snapshots.countersign(road, found)
    road.floors = {writer: len(raws) for writer, raws in road.bundles.items()}
    settle(three, road)
    expect_equal(three)
    assert check_chains(three[2].store) == {}
    kept = three[2].store.exchange.bundles(three[1].store.writer, raw=True)
    assert [(each.n, each.raw) for each in kept] == [(4, None)]


def test_a_bundle_says_what_its_author_knew_when_writing(three: list[Laptop], road: MemoryRoad) -> None:
    """A hand-over that arrives in the very exchange that takes old work along was not known to its author."""
    one, two, _three = three
    for each in three:
        each.sync(road)
    before = two.engine.own.vector()
    two.add(Household(id=made_by_hand(), account_no="1", name="没联网时记的"))
    one.add(Household(id=made_by_hand(), account_no="2", name="同时记的"))
    one.sync(road)
    two.sync(road)
    (kept,) = two.store.exchange.bundles(
        two.store.writer, after=before.get(writer_bytes(two.store.writer), 0)
    )
    assert kept.have.get(one.store.writer, 0) == before.get(writer_bytes(one.store.writer), 0)
    two.add(Household(id=made_by_hand(), account_no="3", name="知道以后记的"))
    two.sync(road)
    later = two.store.exchange.last(two.store.writer)
    assert later is not None
    assert later.have[one.store.writer] == two.engine.own.vector()[writer_bytes(one.store.writer)]


def test_a_row_others_spoke_of_before_it_came_into_being_here_says_the_same_on_all(
    three: list[Laptop], road: MemoryRoad
) -> None:
    """Its first insert waits with a laptop that was put out; then the ledger brings the same row in again here."""
    first, second, third = three
    home = household()
    third.add(home)
    third.sync(road)
    second.sync(road)
    first.circle.revoke(third.circle.device)
    second.edit(home.id, name="周桂英(新)")
    settle([second, first], road)
    assert home.id not in first.households()
    first.add(home)
    settle([first, second], road)
    assert oracle.disagreements(first.store.connection) == []
    assert first.store.state_digest()[4:] == second.store.state_digest()[4:]
    assert first.households()[home.id].name == second.households()[home.id].name


def test_undoing_an_edit_brings_no_deleted_row_to_light(three: list[Laptop], road: MemoryRoad) -> None:
    """Who takes back what they typed means their words, not the household a colleague took off the list since."""
    first, second, _third = three
    home = household()
    first.add(home)
    settle(three, road)
    second.edit(home.id, note="狗拴好")
    settle([second, first], road)
    first.delete(home.id)
    settle([first, second], road)
    undone = second.store.undo()
    assert undone is not None
    assert undone[1] == 1, "the person is told of the one cell that was left"
    settle(three, road)
    expect_equal(three)
    assert home.id not in first.households()
