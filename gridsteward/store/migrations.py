"""Bring a file to the schema this program speaks: plain SQL, a backup first, never backwards."""

from collections.abc import Callable

from gridsteward.assets import asset
from gridsteward.records.faults import Fault
from gridsteward.store.connection import Connection, plain_faults, transaction
from gridsteward.store.schema import SYNCED


def steps() -> dict[int, str]:
    """Return the SQL of every migration by its number."""
    return {int(path.name[:4]): path.read_text("utf-8") for path in asset("db", "migrations").glob("*.sql")}


def schema_version(connection: Connection) -> int:
    """Return the number of the last migration this file has seen."""
    with plain_faults():
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def migrate(connection: Connection, backup_first: Callable[[], object]) -> None:
    """Run what is pending; raise Fault area_newer for a file of a later program, touching nothing."""
    version, pending = schema_version(connection), steps()
    newest = max(pending)
    if version > newest:
        raise Fault("area_newer", version=version, newest=newest)
    if 0 < version < newest:
        backup_first()
    with plain_faults():
        for number, sql in sorted(pending.items()):
            if number > version:
                try:
                    connection.executescript(sql)
                except BaseException:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                    raise
        raise_guards(connection)


def guards() -> dict[str, tuple[str, str]]:
    """Return the triggers that must stand: name to (action, table)."""
    return {
        f"guard_{table}_{action.lower()}": (action, table)
        for table in SYNCED
        for action in ("INSERT", "UPDATE", "DELETE")
    }


def raise_guards(connection: Connection) -> None:
    """See that no synced table can be written but through the write API, by whichever program."""
    there = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    wanted = guards()
    if wanted.keys() <= there:
        return
    with transaction(connection):
        for name, (action, table) in wanted.items():
            # A program that lacks the function fails as well: the guard holds without us.
            connection.execute(
                f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {action} ON {table} "
                "WHEN NOT gridsteward_tracked() BEGIN SELECT RAISE(ABORT, 'untracked write'); END"
            )
