"""The demonstration is a whole area; if these fail it could erase somebody's real one."""

from pathlib import Path

import pytest

from gridsteward.operations import area as areas
from gridsteward.operations import visits
from gridsteward.operations.demo import DEMO_NAME, DEMO_PASSPHRASE, is_demo, make_demo
from gridsteward.operations.finding import HouseholdFilter, load_directory
from gridsteward.records.faults import Fault
from gridsteward.store import keys


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "keyring_usable", lambda: False)


def test_a_demo_is_found_searched_and_opened_again(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    area = make_demo(tmp_path, households=60, progress=lambda *step: steps.append(step))
    directory = load_directory(area)
    assert len(directory) == 60
    home = directory.all()[0]
    assert home.id in {each.id for each in directory.find(HouseholdFilter(text=home.initials.split()[0]))}
    assert visits.today(area).households == 60
    area.close()
    assert steps == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    areas.open_area(tmp_path, DEMO_NAME, passphrase=DEMO_PASSPHRASE).close()


def test_made_again_it_replaces_itself_and_nothing_else(tmp_path: Path) -> None:
    own = areas.create_area(tmp_path, "桂溪", steward="林静", passphrase="three calm words")
    own.close()
    first = make_demo(tmp_path, households=20)
    first.close()
    second = make_demo(tmp_path, households=30, passphrase="four calm words")
    assert len(load_directory(second)) == 30
    second.close()
    assert sorted(each.name for each in areas.list_areas(tmp_path)) == sorted(["桂溪", DEMO_NAME])
    areas.open_area(tmp_path, "桂溪", passphrase="three calm words").close()


def test_a_real_area_of_the_same_name_is_never_touched(tmp_path: Path) -> None:
    own = areas.create_area(tmp_path, DEMO_NAME, steward="林静", passphrase="three calm words")
    own.close()
    with pytest.raises(Fault) as refused:
        make_demo(tmp_path, households=20)
    assert refused.value.kind == "area_exists"
    assert not is_demo(own.info.folder)
    areas.open_area(tmp_path, DEMO_NAME, passphrase="three calm words").close()
