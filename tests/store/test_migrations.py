"""A file grows with the program, never loses anything by it, and no program writes past the write API."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3
from msgspec.structs import fields

from gridsteward.records.faults import Fault
from gridsteward.records.household import Household, NotDuplicate
from gridsteward.store import areas, backups, keys, migrations
from gridsteward.store.schema import SYNCED
from gridsteward.store.store import Store

ACTIONS = ("INSERT", "UPDATE", "DELETE")


@pytest.mark.parametrize("table", SYNCED.values(), ids=lambda table: table.name)
def test_columns_are_the_record_s_fields(store: Store, table: Any) -> None:
    """A field without a column is a field nobody can fill in."""
    columns = [name for _, name, *_ in store.query(f"PRAGMA table_info({table.name})")]
    assert set(columns) == {each.name for each in fields(table.record)} | {"_deleted", "_device", "_seq"}
    indexes = store.query(f"PRAGMA index_list({table.name})")
    assert [origin for _, _, unique, origin, _ in indexes if unique] == ["pk"], "a sync would fail on it"
    assert store.query(f"PRAGMA foreign_key_list({table.name})") == []


def test_every_synced_table_is_guarded(store: Store) -> None:
    triggers = {
        name
        for (name,) in store.query(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard!_%' ESCAPE '!'"
        )
    }
    assert triggers == {f"guard_{table}_{action.lower()}" for table in SYNCED for action in ACTIONS}


def untracked(table: str) -> tuple[str, ...]:
    values = "SELECT * FROM " + table
    return (
        f"INSERT INTO {table} (id, _deleted, _device, _seq) VALUES ('x', 0, 1, 1)",
        f"INSERT OR IGNORE INTO {table} (id, _deleted, _device, _seq) VALUES ('x', 0, 1, 1)",
        f"INSERT OR REPLACE INTO {table} {values}",
        f"REPLACE INTO {table} {values}",
        f"UPDATE {table} SET _deleted = 1",
        f"UPDATE OR REPLACE {table} SET id = 'y'",
        f"DELETE FROM {table}",
    )


@pytest.mark.parametrize("table", SYNCED)
def test_an_untracked_write_is_refused(store: Store, tmp_path: Path, table: str) -> None:
    """A row without its op would never reach another laptop, and its history would lie."""
    columns = SYNCED[table].columns
    record = SYNCED[table].record
    with store.write("test") as write:
        write.insert(record(id="x", **dict.fromkeys(columns, "")))
    foreign = sqlcipher3.connect(str(store.path), isolation_level=None)
    foreign.execute(f"PRAGMA key = \"x'{foreign_key(store)}'\"")
    before = store.query(f"SELECT * FROM {table}")
    for connection in (store.connection, foreign):
        for sql in untracked(table):
            with pytest.raises(sqlcipher3.DatabaseError, match=r"untracked write|no such function"):
                connection.execute(sql)
    foreign.close()
    assert store.query(f"SELECT * FROM {table}") == before


_KEY = bytes(range(32))


def foreign_key(store: Store) -> str:
    return _KEY.hex()


@pytest.fixture
def store(tmp_path: Path) -> Any:
    made = Store(tmp_path / "area.db", _KEY, create=True)
    made.become_device("李建国")
    yield made
    made.close()


# -- the next version ------------------------------------------------------------------------------------------------

NEXT = "BEGIN IMMEDIATE; ALTER TABLE visit_draft ADD COLUMN colour TEXT; {more} PRAGMA user_version = {number}; COMMIT;"


@pytest.fixture
def plan(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let the program know one more migration."""

    def add(more: str = "") -> int:
        known = migrations.steps()
        number = max(known) + 1
        sql = NEXT.format(more=more, number=number)
        monkeypatch.setattr(migrations, "steps", lambda: {**known, number: sql})
        return number

    return add


def made_area(tmp_path: Path) -> areas.AreaInfo:
    opened = areas.create(tmp_path, "城北站", steward="李建国", passphrase="春风又到江南岸上")
    with opened.store.write("test") as write:
        write.insert(Household(id="h", account_no="0010", name="张三"))
    opened.close()
    return opened.info


def open_again(info: areas.AreaInfo) -> areas.OpenArea:
    return areas.open_area(info, passphrase="春风又到江南岸上")


def test_a_backup_is_made_before_the_first_step(tmp_path: Path, cheap_keys: None, plan: Any) -> None:
    """Whatever a new version does wrong, yesterday's file is there."""
    info = made_area(tmp_path)
    before = max(migrations.steps())
    number = plan()
    opened = open_again(info)
    assert migrations.schema_version(opened.store.connection) == number
    assert opened.store.get(Household, "h").name == "张三"
    guards = opened.store.query(
        "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard%'"
    )
    assert guards == [(len(SYNCED) * 3,)]
    (backup,) = backups.local_backups(info.folder)
    assert backup.name.endswith("-migration.gsbackup")
    opened.close()
    with zipfile.ZipFile(backup) as packed:
        packed.extract("area.db", tmp_path)
    old = sqlcipher3.connect(str(tmp_path / "area.db"))
    old.execute(f"PRAGMA key = \"x'{opened.key.hex()}'\"")
    assert old.execute("PRAGMA user_version").fetchone() == (before,)
    assert old.execute("SELECT name FROM household").fetchall() == [("张三",)]
    old.close()
    open_again(info).close()
    assert len(backups.local_backups(info.folder)) == 1, "a backup for nothing"


def test_a_step_that_fails_leaves_the_old_version_whole(tmp_path: Path, cheap_keys: None, plan: Any) -> None:
    info = made_area(tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        known = migrations.steps()
        broken = NEXT.format(more="INSERT INTO no_such_table VALUES (1);", number=max(known) + 1)
        patch.setattr(migrations, "steps", lambda: {**known, max(known) + 1: broken})
        with pytest.raises(sqlcipher3.OperationalError, match="no_such_table"):
            open_again(info)
    opened = open_again(info)
    assert migrations.schema_version(opened.store.connection) == max(known)
    columns = [name for _, name, *_ in opened.store.query("PRAGMA table_info(visit_draft)")]
    assert "colour" not in columns
    assert opened.store.get(Household, "h").name == "张三"
    opened.close()


def test_a_guard_that_a_migration_dropped_is_raised_again(
    tmp_path: Path, cheap_keys: None, plan: Any
) -> None:
    info = made_area(tmp_path)
    plan("DROP TRIGGER guard_household_update;")
    opened = open_again(info)
    with pytest.raises(sqlcipher3.DatabaseError, match="untracked write"):
        opened.store.connection.execute("UPDATE household SET name = ''")
    opened.close()


def test_a_file_of_a_later_program_is_refused(tmp_path: Path, cheap_keys: None, plan: Any) -> None:
    info = made_area(tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        known = migrations.steps()
        patch.setattr(migrations, "steps", lambda: {**known, 99: NEXT.format(more="", number=99)})
        open_again(info).close()
    with pytest.raises(Fault) as caught:
        open_again(info)
    assert (caught.value.kind, caught.value.values["version"]) == ("area_newer", 99)


def test_a_new_key_opens_nothing_else(store: Store) -> None:
    with store.write("test") as write:
        write.insert(NotDuplicate(id="n", household_a="a", household_b="b", at=""))
    with pytest.raises(Fault, match="area_file_damaged"):
        Store(store.path, keys.new_key())
