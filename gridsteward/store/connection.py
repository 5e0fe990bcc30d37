"""One encrypted connection, and what its failures mean to a person."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import sqlcipher3

from gridsteward.records.faults import Fault

Connection = Any  # sqlcipher3 ships no types
APPLICATION_ID: Final = 0x47535457
BUSY_MS: Final = 10_000
_OFTEN: Final = 2_000  # steps of SQLite between two questions: a few ms where every step reads a page


def connect(path: Path, key: bytes, *, create: bool = False) -> Connection:
    """Open `path` with a raw 256-bit key (no key derivation per connection).

    Nothing is written to a file that is here; `write_ahead` comes later. Raise Fault area_file_missing,
    area_file_foreign (some other program's file), area_file_damaged or area_read_only.
    """
    if not create:
        _look_at(path)
    with plain_faults():
        # The desktop uses it from its one database thread, the command line from the main one.
        found = sqlcipher3.connect(str(path), isolation_level=None, check_same_thread=False)
    try:
        # SQLCipher would write its own lines to stderr.
        found.execute("PRAGMA cipher_log_level = NONE")
        found.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        found.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
        with plain_faults():
            found.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if not create:
                (application,) = found.execute("PRAGMA application_id").fetchone()
                if application != APPLICATION_ID:
                    raise Fault("area_file_foreign", file=path.name)
            # A visit that was confirmed survives a power cut, not only a crash of ours.
            found.execute("PRAGMA synchronous = FULL")
            found.execute("PRAGMA temp_store = MEMORY")
            found.execute("PRAGMA cache_size = -16000")
    except BaseException:
        found.close()
        raise
    return found


def write_ahead(connection: Connection) -> None:
    """Keep a write-ahead log from now on: readers and the one writer do not wait for each other."""
    with plain_faults():
        connection.execute("PRAGMA journal_mode = WAL")


def _look_at(path: Path) -> None:
    if not path.is_file():
        raise Fault("area_file_missing", file=path.name)
    with plain_faults(), path.open("rb") as file:
        start = file.read(16)
    if start == b"SQLite format 3\0":
        raise Fault("area_file_foreign", file=path.name)
    if len(start) < 16:
        # SQLite would take an empty file for a new database and begin to fill it.
        raise Fault("area_file_damaged", file=path.name)


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
_BY_ERRNO: Final = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EACCES: "area_read_only",
    errno.EPERM: "area_read_only",
    errno.EROFS: "area_read_only",
    errno.EIO: "disk_error",
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
    except OSError as error:
        kind = _BY_ERRNO.get(error.errno or 0)
        if kind is None:
            raise
        raise Fault(kind) from error


@contextmanager
def stoppable(connection: Connection, may_stop: Callable[[], object]) -> Iterator[None]:
    """Call `may_stop` over and over while a query of the block runs; what it raises ends the query and the block.

    It comes out as it was raised, whatever was made on the way of the database error it caused; a transaction that was
    going on is rolled back. The connection is as before afterwards.
    """
    raised: list[BaseException] = []

    def ask() -> int:
        try:
            may_stop()
        except BaseException as error:  # nothing passes through SQLite: raised again below
            raised.append(error)
            return 1
        return 0

    connection.set_progress_handler(ask, _OFTEN)
    try:
        yield
    except Exception as error:
        if raised and error is not raised[0]:
            raise raised.pop() from error
        raise
    else:
        if raised:  # somebody took the error for an answer
            raise raised.pop()
    finally:
        connection.set_progress_handler(None, 0)
        raised.clear()  # else what was raised keeps all that was read until garbage is collected


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
