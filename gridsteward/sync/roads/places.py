"""Files on a stick that many hands write: only whole ones are added, none is ever changed or deleted.

Names are lower-case hex, so that FAT takes them and no two differ in case alone. Where a name is taken by a damaged
file the whole one goes beside it (`5.bundle.2`); readers look at both.
"""

import errno
import os
import re
from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from gridsteward.store.durable import flush_folder, write_whole
from gridsteward.sync.roads.road import RoadFault

_PLACES: Final = 9  # a name damaged nine times over is a broken stick
_COPY: Final = re.compile(r".*( \(\d+\)| - (copy|副本)( \(\d+\))?|~\d+)(\.[a-z]+)?", re.IGNORECASE)
_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN: Final = {errno.EROFS, errno.EACCES, errno.EPERM}


class Note(NamedTuple):
    """A file that is not what it should be: empty, damaged, foreign, duplicate, wrong_case, newer, read_only."""

    kind: str
    file: str


@contextmanager
def faults() -> Iterator[None]:
    """Turn what a stick does into RoadFault: full, forbidden, or pulled out."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise RoadFault("road_full") from error
        if error.errno in _FORBIDDEN:
            raise RoadFault("road_refused", why="read_only") from error
        raise RoadFault("road_unreachable") from error


class Places:
    """The files below one folder. `notes` gathers what a person may want to hear about."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.notes: list[Note] = []
        with faults():
            self._device = root.stat().st_dev

    def note(self, kind: str, path: Path) -> None:
        """Remember a file once."""
        note = Note(kind, path.relative_to(self.root).as_posix())
        if note not in self.notes:
            self.notes.append(note)

    def entries(
        self,
        folder: Path,
        pattern: re.Pattern[str],
        *,
        folders: bool = False,
        others: Container[str] | None = (),
    ) -> dict[str, int]:
        """Return name -> size of the entries whose name fits; no folder: nothing in it.

        The rest is noted, but for `others`, and in a folder that is somebody's own (None) not at all.
        """
        self.check()
        with faults():
            try:
                listed = [entry for entry in os.scandir(folder) if not entry.name.startswith(".")]
            except FileNotFoundError:
                return {}
            sizes = (
                self._size(entry, pattern, folders=folders, quiet=others is None)
                for entry in listed
                if entry.name not in (others or ())
            )
            return dict(filter(None, sizes))

    def _size(
        self, entry: os.DirEntry[str], pattern: re.Pattern[str], *, folders: bool, quiet: bool
    ) -> tuple[str, int] | None:
        path, lower = Path(entry.path), entry.name.lower()
        odd = ""
        if not pattern.fullmatch(lower):
            odd = "duplicate" if _COPY.fullmatch(lower) else "foreign"
        elif entry.name != lower and not (path.parent / lower).exists():
            odd = "wrong_case"  # where case does not matter it is the same file
        elif entry.is_symlink() or entry.is_dir() != folders:
            odd = "foreign"
        elif not folders and not entry.stat().st_size:
            odd = "empty"
        if odd and not quiet:
            self.note(odd, path)
        return None if odd else (lower, 0 if folders else entry.stat().st_size)

    def read(self, path: Path, *, most: int, whole: Callable[[bytes], bool]) -> bytes | None:
        """Return the first of the files under this name that is whole; None when there is none."""
        self.check()
        for place in _places(path):
            data = self._read_one(place, most)
            if data is None:
                return None
            if whole(data):
                return data
            self.note("damaged" if data else "empty", place)
        return None

    def add(self, path: Path, data: bytes, *, most: int, whole: Callable[[bytes], bool]) -> bytes:
        """Leave a file, unless a whole one is there; return the bytes that lie there, durable now."""
        self.check()
        for place in _places(path):
            there = self._read_one(place, most)
            if there is None:
                self.replace_own(place, data)
                return data
            if whole(there):
                return there
            self.note("damaged" if there else "empty", place)
        raise RoadFault("road_damaged", file=path.name)

    def has(self, path: Path) -> bool:
        """Tell whether a file of some length lies under this name, whole or not."""
        with faults():
            return any(place.is_file() and place.stat().st_size for place in _places(path))

    def replace_own(self, path: Path, data: bytes) -> None:
        """Write a file that is this device's own, or new."""
        self.check()
        with faults():
            self._make(path.parent)
            write_whole(path, data)

    def check(self) -> None:
        """Raise RoadFault road_unreachable when the stick is no longer there.

        An empty mount point would else be filled in its stead, and the work would seem to be on the stick.
        """
        with faults():
            if self.root.stat().st_dev != self._device:
                raise RoadFault("road_unreachable")

    def _make(self, folder: Path) -> None:
        lacking: list[Path] = []
        while folder != self.root and not folder.is_dir():
            lacking.append(folder)
            folder = folder.parent
        for each in reversed(lacking):
            each.mkdir(exist_ok=True)
            flush_folder(each.parent)

    def _read_one(self, path: Path, most: int) -> bytes | None:
        """Return at most one byte more than `most`; None when there is no such file."""
        with faults():
            try:
                with path.open("rb") as file:
                    return file.read(most + 1)
            except FileNotFoundError:
                return None
            except IsADirectoryError:
                return b""


def _places(path: Path) -> Iterable[Path]:
    yield path
    for number in range(2, _PLACES + 1):
        yield path.with_name(f"{path.name}.{number}")
