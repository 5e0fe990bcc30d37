"""The list kept for the next start: worth nothing if it could ever show what is no longer true."""

from pathlib import Path

import pytest

from gridsteward.operations import area as areas
from gridsteward.operations.area import Area
from gridsteward.operations.demo import make_demo
from gridsteward.operations.finding import HouseholdFilter, keep_directory, load_directory
from gridsteward.operations.households import edit_household, undo
from gridsteward.store import cache, keys
from gridsteward.store.store import Store


@pytest.fixture
def area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Area:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    return make_demo(tmp_path, households=40, passphrase="three calm words")


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make reading the rows themselves fail."""

    def refuse(_store: Store, *_which: object) -> None:
        raise AssertionError("read anew")

    monkeypatch.setattr(Store, "summaries", refuse)


def test_what_was_kept_is_what_would_be_read(area: Area, request: pytest.FixtureRequest) -> None:
    read = load_directory(area)
    keep_directory(area)
    request.getfixturevalue("unread")
    kept = load_directory(area)
    for wanted in (HouseholdFilter(), HouseholdFilter(text="z"), HouseholdFilter(sort="name")):
        assert kept.find(wanted) == read.find(wanted)
    keep_directory(area)  # nothing changed: nothing is read
    area.close()


def test_any_change_makes_it_worthless(area: Area) -> None:
    keep_directory(area)
    home = load_directory(area).all()[0]
    edit_household(area, home.id, {"name": "改过名"})
    changed = load_directory(area).get(home.id)
    assert changed is not None
    assert changed.name == "改过名"
    undo(area)
    back = load_directory(area).get(home.id)
    assert back is not None
    assert back.name == home.name
    area.close()


@pytest.mark.parametrize("harm", [b"", b"not a database at all" * 300])
def test_a_damaged_file_is_made_anew(area: Area, harm: bytes, request: pytest.FixtureRequest) -> None:
    keep_directory(area)
    (area.info.folder / cache.FILE).write_bytes(harm)
    assert len(load_directory(area)) == 40
    keep_directory(area)
    request.getfixturevalue("unread")
    assert len(load_directory(area)) == 40
    area.close()


def test_it_holds_no_name_and_no_stranger_reads_it(area: Area) -> None:
    keep_directory(area)
    name = load_directory(area).all()[0].name.encode()
    for part in area.info.folder.glob(f"{cache.FILE}*"):
        assert name not in part.read_bytes()
    stamp = area.store.stamp()
    assert cache.read(area.info.folder, keys.new_key(), name="directory", stamp=stamp) is None
    area.close()


def test_a_backup_goes_without_it(area: Area, tmp_path: Path) -> None:
    import zipfile

    keep_directory(area)
    out = areas.backup_to(area, tmp_path / "whole.gsbackup")
    with zipfile.ZipFile(out) as packed:
        assert cache.FILE not in packed.namelist()
    area.close()
