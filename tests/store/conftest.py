"""A store of its own for every test; Argon2 at its cheapest unless a test asks for the real thing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gridsteward.store import keys
from gridsteward.store.store import Store


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a passphrase cost milliseconds: the parameters travel with the area, so all else is as it is."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "PASSES", 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a new store with a device of its own."""
    made = Store(tmp_path / "area.db", keys.new_key(), create=True)
    made.become_device("李建国")
    yield made
    made.close()
