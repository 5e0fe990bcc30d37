"""A store of its own for every test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gridsteward.store import keys
from gridsteward.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a new store with a device of its own."""
    made = Store(tmp_path / "area.db", keys.new_key(), create=True)
    made.become_device("李建国")
    yield made
    made.close()
