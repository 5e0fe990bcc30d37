"""One encrypted connection, and what its failures mean to a person."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlcipher3

from gridsteward.records.faults import Fault

Connection = Any  # sqlcipher3 ships no types
APPLICATION_ID: Final = 0x47535457
BUSY_MS: Final = 10_000


def connect(path: Path, key: bytes, *, create: bool = False) -> Connection:
    """Open `path` with a raw 256-bit key (no key derivation per connection).

    Raise Fault file_missing, file_foreign (some other program's file) or file_damaged.
    """
    if not create and not path.is_file():
        raise Fault("area_file_missing", file=path.name)
    if not create:
        with path.open("rb") as file:
            if file.read(16) == b"SQLite format 3\0":
                raise Fault("area_file_foreign", file=path.name)
    # The desktop uses it from its one database thread, the command line from the main one.
    found = sqlcipher3.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        # SQLCipher would write its own lines to stderr.
        found.execute("PRAGMA cipher_log_level = NONE")
        found.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        found.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        with plain_faults():
            found.execute("SELECT count(*) FROM sqlite_master").fetchone()
        found.execute("PRAGMA journal_mode = WAL")
        # A visit that was confirmed survives a power cut, not only a crash of ours.
        found.execute("PRAGMA synchronous = FULL")
        found.execute("PRAGMA temp_store = MEMORY")
        found.execute("PRAGMA cache_size = -16000")
        if not create:
            (application,) = found.execute("PRAGMA application_id").fetchone()
            if application != APPLICATION_ID:
                raise Fault("area_file_foreign", file=path.name)
    except BaseException:
        found.close()
        raise
    return found


_BY_NAME: Final = {
    "SQLITE_FULL": "disk_full",
    "SQLITE_NOTADB": "area_file_damaged",
    "SQLITE_CORRUPT": "area_file_damaged",
    "SQLITE_BUSY": "area_busy",
    "SQLITE_LOCKED": "area_busy",
    "SQLITE_READONLY": "area_read_only",
    "SQLITE_CANTOPEN": "area_read_only",
    "SQLITE_IOERR": "disk_error",
}


@contextmanager
def plain_faults() -> Iterator[None]:
    """Turn what the disk or the file did into a Fault; a programming error passes unchanged."""
    try:
        yield
    except sqlcipher3.DatabaseError as error:
        name = str(getattr(error, "sqlite_errorname", "") or "")
        kind = next((kind for start, kind in _BY_NAME.items() if name.startswith(start)), None)
        if kind is None:
            raise
        raise Fault(kind) from error


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Take the write lock at once; commit whole or leave no trace."""
    with plain_faults():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        try:
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
