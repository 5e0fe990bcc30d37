"""The households in memory follow every write; a page that trusts them shows nothing stale."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from gridsteward.desktop import directory as directories
from gridsteward.desktop.session import Session
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.operations.area import create_area
from gridsteward.operations.finding import HouseholdFilter
from gridsteward.operations.households import add_household, edit_household, remove_household
from gridsteward.records.portrait import Standing
from gridsteward.store import keys
from gridsteward.words import Words

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=timezone(timedelta(hours=8)))


@pytest.mark.parametrize("many", [300, 0], ids=["row by row", "all anew"])
def test_what_is_written_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: Theme, *, tasks: Tasks, words: Words, many: int
) -> None:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(directories, "MANY", many)
    area = create_area(tmp_path, "桂溪", steward="林晓", passphrase="山里的桂花十月开")
    first, _ = add_household(area, {"account_no": "1", "name": "周桂英"})
    session = Session(area, tasks, theme=theme, words=words, clock=lambda: NOW)
    told: list[frozenset[str]] = []
    session.directory.refreshed.connect(told.append)
    session.directory.load()
    session.directory.load()
    assert told == [frozenset()]

    def names(text: str) -> list[str]:
        assert session.directory.current is not None
        return [each.name for each in session.directory.current.find(HouseholdFilter(text=text))]

    assert names("zgy") == ["周桂英"]
    session.changed.emit(edit_household(area, first, {"name": "向德贵"}))
    assert (names("zgy"), names("xdg")) == ([], ["向德贵"])
    second, change = add_household(area, {"account_no": "2", "name": "龙桂香"})
    session.changed.emit(change)
    assert names("lgx") == ["龙桂香"]
    session.changed.emit(remove_household(area, second))
    assert names("lgx") == []
    assert len(told) == 4
    area.close()


def test_a_window_that_closes_while_portraits_are_read_asks_for_no_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: Theme, *, tasks: Tasks, words: Words
) -> None:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(directories, "TURN", 1)
    area = create_area(tmp_path, "桂溪", steward="林晓", passphrase="山里的桂花十月开")
    for number in "12":
        add_household(area, {"account_no": number, "name": "周桂英"})
    asked: list[object] = []

    def close(_area: object, households: object) -> dict[str, Standing]:
        asked.append(households)
        tasks.close()
        return {}

    monkeypatch.setattr(directories, "standings", close)
    session = Session(area, tasks, theme=theme, words=words, clock=lambda: NOW)
    session.directory.load()
    assert len(asked) == 1
    area.close()
