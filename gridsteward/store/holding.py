"""Who has an area open: a restore must not pull the folder from under a window that goes on writing.

Windows needs none of this: it refuses to rename a folder with open files.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from gridsteward.records.faults import Fault

LOCK: Final = "area.lock"


def hold(folder: Path) -> IO[bytes]:
    """Say that this program has the area open, until the returned file is closed."""
    file = (folder / LOCK).open("ab")
    if os.name != "nt":
        import fcntl

        fcntl.flock(file, fcntl.LOCK_SH)
    return file


@contextmanager
def held_by_nobody_else(folder: Path) -> Iterator[None]:
    """Keep everybody from opening the area in the block; raise Fault area_busy when somebody has it open."""
    if os.name == "nt":
        yield
        return
    import fcntl

    with (folder / LOCK).open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Fault("area_busy") from error
        yield
