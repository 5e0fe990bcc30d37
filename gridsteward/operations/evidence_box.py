"""The box an evidence pack travels in: a folder, or a zip that is written in one way only and read in no other.

The zip is stored, not compressed, in the order of the names, with fixed times and nothing between the files: of every
byte in it is known what it must be, there is nothing to unpack, and any program opens it. Nothing that is read is ever
written to disk.
"""

import hashlib
import os
import stat
import struct
import tempfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from msgspec import Struct

from gridsteward.records.evidence import FILES, PACK_NAMES, EvidenceProblem, safe_name
from gridsteward.records.faults import Fault
from gridsteward.reports.target import replacing

ZIP: Final = ".zip"
MOST_FILES: Final = 500
MOST_BYTES: Final = 1 << 30
MOST_READ: Final = 32 << 20  # of a file that is read, not only hashed
_READ: Final = frozenset(PACK_NAMES) - {"case.pdf", "HOW_TO_CHECK.md"}
_CHUNK: Final = 1 << 20
_LOCAL: Final = struct.Struct("<IHHHHHIIIHH")
_CENTRAL: Final = struct.Struct("<IHHHHHHIIIHHHHHII")
_END: Final = struct.Struct("<IHHHHIIH")
_DAY: Final = 0x21  # 1980-01-01, the first a zip can tell
_PLAIN: Final = (stat.S_IFREG | 0o644) << 16


class Inside(Struct, frozen=True):
    """A file of a pack: its size, its SHA-256 (hex), and its bytes where it is one of those that are read."""

    size: int
    sha256: str
    data: bytes = b""


class Box(Struct, frozen=True):
    """What a pack holds by name, and what is wrong with the box itself."""

    files: Mapping[str, Inside]
    problems: Sequence[EvidenceProblem]


# -- writing -----------------------------------------------------------------------------------------------------------


def write_box(files: Mapping[str, bytes], out: Path, *, overwrite: bool = False) -> int:
    """Write a pack, whole or not at all: a zip where `out` ends with .zip, else a folder. Return its bytes.

    Raise the Faults of `target.replacing`; a folder that is there already is never replaced.
    """
    if len(files) > MOST_FILES or sum(map(len, files.values())) > MOST_BYTES:
        raise Fault("evidence_too_large")
    if out.suffix.lower() == ZIP:
        with replacing(out, overwrite=overwrite) as stream:
            for part in zipped(files):
                stream.write(part)
            return stream.tell()
    return _write_folder(files, out)


def zipped(files: Mapping[str, bytes]) -> Iterator[bytes]:
    """Yield the bytes of the zip these files are, the only ones."""
    named = [(name, data, zlib.crc32(data)) for name, data in sorted(files.items())]
    for name, data, crc in named:
        yield _local(name, len(data), crc)
        yield data
    yield _rest([(name, len(data), crc) for name, data, crc in named])


def _local(name: str, size: int, crc: int) -> bytes:
    raw = name.encode()
    return _LOCAL.pack(0x04034B50, 10, 0, 0, 0, _DAY, crc, size, size, len(raw), 0) + raw


def _rest(listed: Sequence[tuple[str, int, int]]) -> bytes:
    """Return the directory at the end of a zip of these files (name, size, checksum)."""
    at, found = 0, []
    for name, size, crc in listed:
        raw = name.encode()
        found.append(
            _CENTRAL.pack(
                *(0x02014B50, 3 << 8 | 20, 10, 0, 0, 0, _DAY, crc, size, size, len(raw)),
                *(0, 0, 0, 0, _PLAIN, at),
            )
            + raw
        )
        at += _LOCAL.size + len(raw) + size
    whole = b"".join(found)
    return whole + _END.pack(0x06054B50, 0, 0, len(listed), len(listed), len(whole), at, 0)


def _write_folder(files: Mapping[str, bytes], out: Path) -> int:
    if out.exists():
        raise Fault("report_exists", name=out.name)
    if not out.parent.is_dir():
        raise Fault("report_folder_missing", folder=str(out.parent))
    try:
        with tempfile.TemporaryDirectory(prefix=f".{out.name[:40]}.", dir=out.parent) as beside:
            made = Path(beside, "pack")
            (made / FILES).mkdir(parents=True)
            for name, data in files.items():
                (made / name).write_bytes(data)
            with suppress(OSError):
                (made / FILES).rmdir()  # where there is none in it
            made.rename(out)
    except OSError as error:
        raise Fault("report_no_access", name=out.name, folder=str(out.parent)) from error
    return sum(map(len, files.values()))


# -- reading -----------------------------------------------------------------------------------------------------------


def read_box(path: Path) -> Box:
    """Return what lies in a pack; raise Fault evidence_absent, evidence_unreadable or evidence_repacked."""
    try:
        if path.is_dir():
            return _read_folder(path)
        if not path.is_file():
            raise Fault("evidence_absent", name=path.name)
        with path.open("rb") as stream:
            return _read_zip(stream, path.stat().st_size)
    except OSError as error:
        raise Fault("evidence_unreadable", name=path.name) from error


def _read_zip(stream: BinaryIO, size: int) -> Box:
    listed, start, tail = _directory(stream, size)
    problems = [EvidenceProblem("box")] if _rest(listed) != tail else []
    files: dict[str, Inside] = {}
    at = 0
    stream.seek(0)
    for name, long, crc in listed:
        head = _local(name, long, crc)
        at += len(head) + long
        if at > start:
            raise Fault("evidence_unreadable")
        if stream.read(len(head)) != head:
            problems.append(EvidenceProblem("box", name))
        inside, found = _taken(stream, name, long)
        if found != crc:
            problems.append(EvidenceProblem("altered", name))
        if name in files or not safe_name(name):
            problems.append(EvidenceProblem("twice" if name in files else "name", name))
        files.setdefault(name, inside)
    if at != start:
        raise Fault("evidence_unreadable")
    return Box(files, problems)


def _directory(stream: BinaryIO, size: int) -> tuple[list[tuple[str, int, int]], int, bytes]:
    """Return the files of a zip (name, size, checksum), where its directory starts, and the directory's bytes."""
    if size < _END.size or size > MOST_BYTES + (1 << 20):
        raise Fault("evidence_unreadable")
    stream.seek(size - _END.size)
    signature, _, _, count, _, long, start, _ = _END.unpack(stream.read(_END.size))
    if signature != 0x06054B50 or not 0 < count <= MOST_FILES or start + long + _END.size != size:
        stream.seek(0)
        raise Fault("evidence_repacked" if stream.read(4) == b"PK\x03\x04" else "evidence_unreadable")
    stream.seek(start)
    tail = stream.read(long + _END.size)
    listed, at = [], 0
    for _ in range(count):
        if at + _CENTRAL.size > long:
            raise Fault("evidence_unreadable")
        parts = _CENTRAL.unpack_from(tail, at)
        method, crc, packed, size_of, name_long, extra, comment = (parts[4], *parts[7:13])
        if method or packed != size_of or extra or comment:
            raise Fault("evidence_repacked")
        name = tail[at + _CENTRAL.size : at + _CENTRAL.size + name_long].decode("utf-8", "replace")
        listed.append((name, size_of, crc))
        at += _CENTRAL.size + name_long
    return listed, start, tail


def _taken(stream: BinaryIO, name: str, size: int) -> tuple[Inside, int]:
    """Read `size` bytes; return the file, and its checksum."""
    hashed, crc, left = hashlib.sha256(), 0, size
    kept: list[bytes] = []
    if name in _READ and size > MOST_READ:
        raise Fault("evidence_unreadable")
    while left:
        part = stream.read(min(left, _CHUNK))
        if not part:
            raise Fault("evidence_unreadable")
        hashed.update(part)
        crc = zlib.crc32(part, crc)
        left -= len(part)
        if name in _READ:
            kept.append(part)
    return Inside(size, hashed.hexdigest(), b"".join(kept)), crc


def _read_folder(folder: Path) -> Box:
    files: dict[str, Inside] = {}
    problems: list[EvidenceProblem] = []
    left = MOST_BYTES
    for at, (name, entry) in enumerate(_listed(folder)):
        if at >= MOST_FILES:
            raise Fault("evidence_unreadable")
        if not safe_name(name) or not entry.is_file(follow_symlinks=False):
            problems.append(EvidenceProblem("name", name))
            continue
        handle = os.open(entry.path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as stream:
            long = os.fstat(stream.fileno()).st_size
            left -= long
            if left < 0:
                raise Fault("evidence_unreadable")
            files[name], _crc = _taken(stream, name, long)
    return Box(files, problems)


def _listed(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield what lies in a folder and in its folder of files; nothing deeper is looked at, and no link followed."""
    with os.scandir(folder) as found:
        for entry in found:
            if entry.name == FILES and entry.is_dir(follow_symlinks=False):
                with os.scandir(entry.path) as inner:
                    yield from ((f"{FILES}/{each.name}", each) for each in inner)
            else:
                yield entry.name, entry
