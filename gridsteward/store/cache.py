"""What could be worked out again, kept so that a start need not: `cache.db` beside the area, under its key.

Nothing here is true by itself. Every entry carries the stamp of the state it was made from; with another stamp, or
when the file is damaged, it counts as not there. It goes into no backup, and may be deleted at any time.
"""

from contextlib import closing
from pathlib import Path
from typing import Final

import sqlcipher3

from gridsteward.records.faults import Fault
from gridsteward.store.connection import APPLICATION_ID, Connection, connect, transaction

FILE: Final = "cache.db"


def read(folder: Path, key: bytes, *, name: str, stamp: str) -> bytes | None:
    """Return what was kept under `name` at this very stamp."""
    path = folder / FILE
    if not path.is_file():
        return None
    try:
        with closing(connect(path, key)) as connection:
            found = connection.execute(
                "SELECT body FROM kept WHERE name = ? AND stamp = ?", (name, stamp)
            ).fetchone()
    except (Fault, sqlcipher3.DatabaseError):
        return None
    return None if found is None else bytes(found[0])


def keep(folder: Path, key: bytes, *, name: str, stamp: str, body: bytes) -> None:
    """Keep `body`; a damaged file is made anew. What cannot be kept is worked out again next time."""
    path = folder / FILE
    for attempt in (1, 2):
        try:
            with closing(connect(path, key, create=not path.is_file())) as connection:
                _keep(connection, name, stamp, body=body)
        except (Fault, sqlcipher3.DatabaseError):
            if attempt == 1:
                for part in folder.glob(f"{FILE}*"):
                    part.unlink(missing_ok=True)
        else:
            return


def _keep(connection: Connection, name: str, stamp: str, *, body: bytes) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    # It may be lost at any time: no need to wait for the disk.
    connection.execute("PRAGMA synchronous = OFF")
    with transaction(connection):
        connection.execute("CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, stamp TEXT, body BLOB)")
        connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (name, stamp, body))
