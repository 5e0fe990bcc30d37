"""Whoever installs a new version opens years of records with it: every schema ever released, with rows in each table.

The rows are a demonstration's, cut to what a schema knew; tables the demonstration leaves empty get a made-up row.
"""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3

from gridsteward.operations import area as areas
from gridsteward.operations import demo, visits
from gridsteward.operations.finding import load_directory
from gridsteward.records.faults import Fault
from gridsteward.store import areas as stored
from gridsteward.store import backups, keys, migrations

NUMBERS = sorted(migrations.steps())
MADE_UP: dict[str, Any] = {"INTEGER": 7, "REAL": 7.5, "BLOB": b"seven", "TEXT": "七"}
MADE_AGAIN = ("directory", "needs_seen")  # counted and listed anew from the rows, for a quick start
Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, bytes]]:
    """Return the profile of a demonstration of today's, and the key of its file."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "MEMORY_KIB", 64)
        patch.setattr(keys, "keyring_usable", lambda: False)
        profile = tmp_path_factory.mktemp("today")
        demo.make_demo(profile, households=20).close()
        opened = stored.open_area(stored.areas(profile)[0], passphrase=demo.DEMO_PASSPHRASE)
        opened.close()
        yield profile, opened.key


def connect(path: Path, key: bytes) -> Any:
    connection = sqlcipher3.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.create_function("gridsteward_tracked", 0, lambda: 1)
    return connection


def columns(connection: Any, table: str, schema: str = "main") -> dict[str, str]:
    found = connection.execute(f"PRAGMA {schema}.table_info({table})")
    return {name: kind for _, name, kind, *_ in found}


def tables(connection: Any) -> list[str]:
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return sorted(name for (name,) in found)


def rows(connection: Any, shape: dict[str, dict[str, str]]) -> Rows:
    """Return every row of every table, in the columns of `shape`."""
    return {
        table: sorted(connection.execute(f"SELECT {', '.join(known)} FROM {table}").fetchall(), key=repr)
        for table, known in shape.items()
    }


def as_it_was(
    number: int, today: tuple[Path, bytes], profile: Path
) -> tuple[Path, dict[str, dict[str, str]]]:
    """Turn a copy of today's area into one of schema `number`; return its file and its tables' columns."""
    shutil.copytree(today[0], profile)
    (file,) = profile.rglob("area.db")
    now = file.with_name("now.db")
    file.rename(now)
    old = connect(file, today[1])
    for each in NUMBERS[:number]:
        old.executescript(migrations.steps()[each])
    shape = {table: columns(old, table) for table in tables(old)}
    old.execute(f"ATTACH ? AS now KEY \"x'{today[1].hex()}'\"", (str(now),))
    for table, known in shape.items():
        both = ", ".join(known.keys() & columns(old, table, "now").keys())
        old.execute(f"INSERT OR REPLACE INTO {table} ({both}) SELECT {both} FROM now.{table}")
        if not old.execute(f"SELECT 1 FROM {table}").fetchone():
            values = [MADE_UP[kind] for kind in known.values()]
            old.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)
    old.close()
    now.unlink()
    return file, shape


@pytest.mark.parametrize("number", NUMBERS)
def test_every_row_of_every_earlier_version_is_still_there(
    number: int, today: tuple[Path, bytes], tmp_path: Path, cheap_keys: None
) -> None:
    file, shape = as_it_was(number, today, tmp_path / "profile")
    connection = connect(file, today[1])
    before = rows(connection, shape)
    connection.close()
    assert all(before.values()), "a table without a row proves nothing"
    area = areas.open_area(tmp_path / "profile", passphrase=demo.DEMO_PASSPHRASE)
    assert len(load_directory(area)) == visits.today(area).households == 20
    area.close()
    connection = connect(file, today[1])
    after = rows(connection, shape)
    assert connection.execute("PRAGMA user_version").fetchone() == (NUMBERS[-1],)
    connection.close()
    for table, lines in before.items():
        lost = [line for line in lines if line not in after[table]]
        lost = [line for line in lost if table not in MADE_AGAIN and line[0] not in MADE_AGAIN]
        assert not lost, f"{table}: {lost[:3]}"
    made = [each for each in backups.local_backups(file.parent) if "migration" in each.name]
    assert len(made) == (number < NUMBERS[-1]), (
        "a backup before the first step, and none where there is no step"
    )
    for backup in made:
        with zipfile.ZipFile(backup) as packed:
            packed.extract("area.db", tmp_path / "backup")
        connection = connect(tmp_path / "backup" / "area.db", today[1])
        assert connection.execute("PRAGMA user_version").fetchone() == (number,)
        assert {**rows(connection, shape), "directory": before["directory"]} == before
        connection.close()


def test_records_of_a_later_version_are_left_alone_and_said_so(
    today: tuple[Path, bytes], tmp_path: Path, cheap_keys: None
) -> None:
    """A stick brings a newer program's area to an older laptop: one sentence, and not a byte is changed."""
    shutil.copytree(today[0], tmp_path / "profile")
    (file,) = (tmp_path / "profile").rglob("area.db")
    connection = connect(file, today[1])
    connection.execute(f"PRAGMA user_version = {NUMBERS[-1] + 1}")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(Fault) as refused:
        areas.open_area(tmp_path / "profile", passphrase=demo.DEMO_PASSPHRASE)
    assert refused.value.kind == "area_newer"
    assert file.read_bytes() == before
