"""The list kept for the next start: worth nothing if it could ever show what is no longer true."""

from pathlib import Path

import pytest

from gridsteward.operations.area import Area, backup_here
from gridsteward.operations.demo import make_demo
from gridsteward.operations.finding import HouseholdFilter, load_directory
from gridsteward.operations.households import edit_household, undo
from gridsteward.store import keys
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
    request.getfixturevalue("unread")
    kept = load_directory(area)
    for wanted in (HouseholdFilter(), HouseholdFilter(text="z"), HouseholdFilter(sort="name")):
        assert kept.find(wanted) == read.find(wanted)
    area.close()


def test_any_change_makes_it_worthless(area: Area) -> None:
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


def test_another_program_reads_anew(area: Area) -> None:
    load_directory(area)
    area.store.keep_directory("another form", b"not for us", as_of=area.store.last_change())
    assert len(load_directory(area)) == 40
    area.close()


def test_what_was_written_while_it_was_read_makes_it_old(area: Area) -> None:
    before = area.store.last_change()
    home = load_directory(area).all()[0]
    edit_household(area, home.id, {"name": "改过名"})
    area.store.keep_directory("form", b"read before the edit", as_of=before)
    assert area.store.kept_directory("form") is None
    area.close()


def test_a_backup_goes_without_it(area: Area) -> None:
    load_directory(area)
    backup_here(area)
    assert area.store.query("SELECT count(*) FROM directory") == [(0,)]
    area.close()
