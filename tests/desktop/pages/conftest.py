"""A real encrypted area with a few invented households, and the session a page is given."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from gridsteward.desktop.session import Session
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.operations.area import Area, create_area
from gridsteward.operations.households import add_household, save_person
from gridsteward.store import keys
from gridsteward.words import Words

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture
def area(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Area]:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    made = create_area(tmp_path, "桂溪网格", steward="林晓", passphrase="山里的桂花十月开")
    made.now = lambda: NOW
    yield made
    made.close()


@pytest.fixture
def session(area: Area, theme: Theme, tasks: Tasks, words: Words) -> Session:
    return Session(area, tasks, theme=theme, words=words, clock=lambda: NOW)


@pytest.fixture
def home(area: Area) -> Callable[..., str]:
    """Adds a household with its holder; returns its id."""

    def add(name: str, *, phones: str = "", **values: str) -> str:
        number = area.store.query("SELECT count(*) FROM household")[0][0]
        kept = {"account_no": f"0610442700{number:02d}", "name": name, "village": "桂溪村", **values}
        household, _change = add_household(area, kept)
        save_person(area, household, {"name": name, "phones": phones, "main_contact": 1})
        return household

    return add
