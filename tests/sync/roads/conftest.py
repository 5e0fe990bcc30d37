"""One hub for the tests of roads; every test has areas of its own on it."""

from collections.abc import Iterator

import pytest

from tests.relay import Relay, hub_in_thread, sqlite_url, unhurried


@pytest.fixture(scope="session")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Relay]:
    """Return a hub over SQLite."""
    with hub_in_thread(unhurried(sqlite_url(tmp_path_factory.mktemp("hub")))) as relay:
        yield relay
