"""What another program, a bad disk or a bug of ours did to the file is found and named, each kind by itself."""

import pytest

from gridsteward.operations import households, syncing
from gridsteward.operations.area import Area
from gridsteward.operations.verifying import Verified, verify


@pytest.fixture
def worked_in(grid: Area) -> Area:
    """An area with a household edited twice, one removed, all of it in bundles."""
    first, _ = households.add_household(grid, {"account_no": "0010", "name": "周桂英"})
    second, _ = households.add_household(grid, {"account_no": "0011", "name": "陈老四"})
    households.edit_household(grid, first, {"note": "有狗"})
    households.edit_household(grid, first, {"note": "有狗，先打电话"})
    households.save_person(grid, first, {"name": "周小英", "phones": "13900001111"})
    households.remove_household(grid, second)
    with syncing.engine_of(grid) as engine:
        engine.own.bundle_up()
        households.add_household(grid, {"account_no": "0012", "name": "钟山金"})
        engine.own.bundle_up()
    return grid


def kinds(found: Verified) -> dict[str, int]:
    return {each.kind: each.count for each in found.problems}


def test_a_sound_area_has_nothing_wrong_and_says_how_much_there_is(worked_in: Area) -> None:
    found = verify(worked_in)
    assert kinds(found) == {}
    assert found.counts == {
        "rows": 4,
        "records": 7,
        "bundles": 2,
        "quarantine": 0,
        "parked": 0,
        "waiting": 0,
        "files": 0,
        "files_here": 0,
        "links": 10,
        "clock_back": 0,
    }


DAMAGE = {
    "row_wrong": "UPDATE household SET note = '别的' WHERE account_no = '0010'",
    "row_wrong because it is gone": "DELETE FROM person",
    "row_wrong because it was hidden": "UPDATE household SET _deleted = 1 WHERE account_no = '0012'",
    "row_without_record": (
        "INSERT INTO person (id, household_id, name, _deleted, _device, _seq) VALUES ('x', 'y', 'z', 0, 1, 99)"
    ),
    "heads_wrong": "DELETE FROM head WHERE col = 'note'",
    "record_missing": "DELETE FROM op WHERE seq = 3",
    "record_missing at the end": "DELETE FROM op WHERE seq = (SELECT max(seq) FROM op)",
    "guard_missing": "DROP TRIGGER guard_person_update",
    "bundle_missing": "DELETE FROM bundle WHERE n = 1",
    "bundle_damaged": "UPDATE bundle SET raw = zeroblob(200) WHERE n = 2",
    "bundle_damaged by another's": "UPDATE bundle SET raw = (SELECT raw FROM bundle WHERE n = 1) WHERE n = 2",
    "chain_broken": "UPDATE bundle SET hash = zeroblob(32) WHERE n = 1",
}


@pytest.mark.parametrize("what", DAMAGE)
def test_each_kind_of_damage_is_named(worked_in: Area, what: str) -> None:
    with worked_in.store.tracked() as connection:
        connection.execute(DAMAGE[what])
    assert what.partition(" ")[0] in kinds(verify(worked_in))


def test_a_flipped_byte_of_a_kept_bundle_is_found(worked_in: Area) -> None:
    ((raw,),) = worked_in.store.query("SELECT raw FROM bundle WHERE n = 1")
    for at in (0, 30, len(raw) // 2, len(raw) - 1):
        flipped = bytes(raw[:at]) + bytes([raw[at] ^ 1]) + bytes(raw[at + 1 :])
        with worked_in.store.tracked() as connection:
            connection.execute("UPDATE bundle SET raw = ? WHERE n = 1", (flipped,))
        assert kinds(verify(worked_in)) == {"bundle_damaged": 1}


def test_checking_changes_nothing(worked_in: Area) -> None:
    before = worked_in.store.state_digest()
    counted = worked_in.store.query("SELECT total_changes()")
    verify(worked_in)
    assert worked_in.store.query("SELECT total_changes()") == counted
    assert worked_in.store.state_digest() == before
