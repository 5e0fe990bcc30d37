"""Copies of one laptop: whatever was copied, no op's name is used twice and nothing typed on either is lost (I12)."""

import shutil
from pathlib import Path

import pytest

from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from tests.store import oracle
from tests.sync.laptops import Clock, Laptop, founder, joiner, new_area
from tests.sync.memory_road import MemoryRoad


def home(name: str) -> Household:
    return Household(id=made_by_hand(), account_no="0610442739", name=name)


def clone(laptop: Laptop, to: Path, *, machine: str) -> Laptop:
    """Return a second laptop that goes on with a copy of the whole profile."""
    laptop.close()
    shutil.copytree(laptop.home, to)
    laptop.open()
    return Laptop(laptop.name, to, laptop.area, Clock(), machine=machine).open()


@pytest.mark.parametrize("machine", ["another machine", ""], ids=["told by its machine", "told by nothing"])
@pytest.mark.parametrize("first_to_sync", [0, 1])
def test_both_copies_keep_what_was_typed(tmp_path: Path, machine: str, first_to_sync: int) -> None:
    road = MemoryRoad()
    first = founder(tmp_path, new_area())
    laptop = joiner(tmp_path, first, road, name="李建国")
    laptop.add(home("复制前"))
    laptop.sync(road)
    laptop.add(home("复制前未送"))
    twin = clone(laptop, tmp_path / "copied", machine=machine)
    laptop.add(home("原机"))
    twin.add(home("副本"))
    pair = [laptop, twin] if first_to_sync == 0 else [twin, laptop]
    for _round in range(3):
        for each in (*pair, first):
            each.sync(road)
    expected = sorted(["复制前", "复制前未送", "原机", "副本"])
    for each in (first, laptop, twin):
        assert sorted(one.name for one in each.store.select(Household)) == expected
        assert oracle.disagreements(each.store.connection) == []
    assert len({each.store.state_digest() for each in (first, laptop, twin)}) == 1
    assert laptop.store.writer != twin.store.writer
    for each in (first, laptop, twin):
        each.close()


def test_a_twin_is_said(tmp_path: Path) -> None:
    road = MemoryRoad()
    first = founder(tmp_path, new_area())
    laptop = joiner(tmp_path, first, road, name="李建国")
    laptop.add(home("一"))
    laptop.sync(road)
    twin = clone(laptop, tmp_path / "copied", machine="")
    laptop.add(home("二"))
    twin.add(home("三"))
    laptop.sync(road)
    outcome = twin.sync(road)
    assert outcome.renewed
    assert "twin" in {kind for kind, _writer, _n in outcome.alarms}
    for each in (first, laptop, twin):
        each.close()
