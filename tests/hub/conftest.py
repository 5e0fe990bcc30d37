"""Hubs for the tests of the hub."""

from collections.abc import Iterator

import pytest

from tests.relay import Relay, hub_in_thread, sqlite_url, unhurried


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Relay]:
    """Return a hub over SQLite with the real clock; a test has areas of its own on it."""
    with hub_in_thread(unhurried(sqlite_url(tmp_path_factory.mktemp("hub")))) as relay:
        yield relay


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def relay(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Relay]:
    """Return a hub over each kind of database; a test has areas of its own on it."""
    if request.param == "sqlite":
        url = sqlite_url(tmp_path_factory.mktemp("hub"))
    else:
        url = request.getfixturevalue("postgres")
    limits = {"parked_bundles": 2, "requests_an_invite": 2, "area_bytes": 3_000_000, "area_records": 12}
    with hub_in_thread(unhurried(url, **limits)) as relay:
        yield relay
