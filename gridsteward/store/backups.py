"""Backups: a zip of sealed parts with a manifest of their hashes. Nothing in it is readable without the key.

`backups/` of the area holds the automatic ones (database only: sealed files are written once and never change);
a backup a person asks for carries the sealed files as well and can be restored on another laptop.
"""

import hashlib
import json
import lzma
import re
import shutil
import struct
import threading
import zipfile
import zlib
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from gridsteward.records.faults import Fault
from gridsteward.records.ids import made_by_hand
from gridsteward.store import keys
from gridsteward.store.connection import Connection, connect, plain_faults
from gridsteward.store.durable import flush_file, flush_folder
from gridsteward.store.sealed import SealedFiles

FOLDER: Final = "backups"
SUFFIX: Final = ".gsbackup"
MANIFEST: Final = "backup.json"
FORMAT: Final = 1
KEEP_NEWEST: Final = 7
KEEP_WEEKS: Final = 4
ONE_AT_A_TIME: Final = threading.RLock()
"""Held while an automatic backup is made: what another one began looks like what a kill left, and is removed."""
_NAME: Final = re.compile(r"area-(\d{8}-\d{6})(-[a-z]+)?\.gsbackup", re.ASCII)
_MEMBER: Final = re.compile(r"area\.(json|db)|files/([0-9a-f]{2})/\2[0-9a-f]{62}\.sealed")
# What zipfile raises on a file with wrong bytes, beside BadZipFile.
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    RuntimeError,
    EOFError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OverflowError,
    OSError,
)


def make_local(connection: Connection, area_folder: Path, *, key: bytes, why: str = "") -> Path:
    """Make a backup of the database in the area's own folder, then drop what rotation no longer keeps.

    Whoever writes over another connection meanwhile is not held up, and stands in the backup whole or not at all.
    """
    with ONE_AT_A_TIME:
        return _make_local(connection, area_folder, key=key, why=why)


def _make_local(connection: Connection, area_folder: Path, *, key: bytes, why: str) -> Path:
    stamp = f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    name = f"area-{stamp}{'-' + why if why else ''}{SUFFIX}"
    path = area_folder / FOLDER / name
    path.parent.mkdir(exist_ok=True)
    for forgotten in path.parent.glob(".*"):  # left by a kill
        forgotten.unlink(missing_ok=True)
    settings = (area_folder / "area.json").read_bytes()
    _make(connection, path, key=key, settings=settings, files=None)
    rotate(path.parent)
    return path


def make_full(
    connection: Connection, area_folder: Path, out: Path, *, key: bytes, passphrase: str = ""
) -> Path:
    """Make a backup with all sealed files at `out`.

    An area that only this system's keyring opens needs a `passphrase` for the backup, or no other laptop could
    ever open it: else Fault backup_needs_passphrase. An existing file is never overwritten: Fault out_exists.
    """
    if out.exists():
        raise Fault("out_exists", file=out.name)
    content = json.loads((area_folder / "area.json").read_text("utf-8"))
    if "passphrase" not in content["key"]:
        if not passphrase:
            raise Fault("backup_needs_passphrase")
        content["key"]["passphrase"] = keys.wrap(key, passphrase, area_id=content["area_id"])
    settings = json.dumps(content, ensure_ascii=False, indent=2).encode()
    _make(connection, out, key=key, settings=settings, files=SealedFiles(area_folder / "files", key))
    return out


def _make(
    connection: Connection, out: Path, *, key: bytes, settings: bytes, files: SealedFiles | None
) -> None:
    mark = made_by_hand()
    copy = out.with_name(f".{mark}.db.partial")
    partial = out.with_name(f".{mark}.zip.partial")
    if not out.parent.is_dir():
        raise Fault("out_folder_missing", file=out.name)
    try:
        with plain_faults():
            try:
                copy.touch()  # tells a folder that refuses from a database that does not hold
            except PermissionError as error:
                raise Fault("out_refused", file=out.name) from error
            # The list kept for the next start is worked out again when the window closes.
            if connection.execute("SELECT count(*) FROM directory").fetchone() != (0,):
                _forget_directory(connection)
            connection.execute("VACUUM INTO ?", (str(copy),))
            verify_database(copy, key)
            with zipfile.ZipFile(partial, "w", zipfile.ZIP_STORED) as packed:
                parts = {"area.db": copy} | (_sealed_parts(files) if files else {})
                hashes = {"area.json": hashlib.sha256(settings).hexdigest()}
                packed.writestr(zipfile.ZipInfo("area.json"), settings)
                for member, source in parts.items():
                    _pack(packed, member, source)
                    hashes[member] = _sha256(source)
                made_at = datetime.now().astimezone().isoformat(timespec="seconds")
                manifest = {"format": FORMAT, "made_at": made_at, "sha256": hashes}
                packed.writestr(zipfile.ZipInfo(MANIFEST), json.dumps(manifest))
            flush_file(partial)
            try:
                partial.replace(out)
            except PermissionError as error:
                raise Fault("out_refused", file=out.name) from error
            flush_folder(out.parent)
    finally:
        with suppress(OSError):  # a stick that was pulled out cannot be tidied
            copy.unlink(missing_ok=True)
            partial.unlink(missing_ok=True)


def _forget_directory(connection: Connection) -> None:
    try:
        with plain_faults():
            connection.execute("DELETE FROM directory")
    except Fault as fault:
        # Somebody imports for long over another connection. The backup is larger for it, and no worse.
        if fault.kind != "area_busy":
            raise


def _sealed_parts(files: SealedFiles) -> dict[str, Path]:
    return {f"files/{name[:2]}/{name}.sealed": files.path(name) for name in sorted(files.hashes())}


def _pack(packed: zipfile.ZipFile, member: str, source: Path) -> None:
    """Add a file under a fixed date: a zip knows no year before 1980, a laptop with a dead clock does."""
    info = zipfile.ZipInfo(member)
    info.file_size = source.stat().st_size
    with source.open("rb") as file, packed.open(info, "w") as part:
        shutil.copyfileobj(file, part)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def verify_database(path: Path, key: bytes) -> None:
    """Read every page of a database; raise Fault area_file_damaged when one does not hold."""
    connection = connect(path, key)
    try:
        verify_open(connection)
    finally:
        connection.close()


def verify_open(connection: Connection) -> None:
    """Read every page through an open connection; raise Fault area_file_damaged."""
    with plain_faults():
        broken = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        (said,) = connection.execute("PRAGMA quick_check").fetchone()
    if broken or said != "ok":
        raise Fault("area_file_damaged")


def local_backups(area_folder: Path) -> list[Path]:
    """Return the automatic backups, the newest first."""
    found = (area_folder / FOLDER).glob(f"area-*{SUFFIX}")
    return sorted((path for path in found if _NAME.fullmatch(path.name)), reverse=True)


def rotate(folder: Path) -> None:
    """Keep the newest seven and the newest of each of the last four weeks."""
    kept: set[Path] = set()
    weeks: dict[tuple[int, int], Path] = {}
    found = local_backups(folder.parent)
    kept.update(found[:KEEP_NEWEST])
    oldest = datetime.now().astimezone() - timedelta(weeks=KEEP_WEEKS)
    for path in found:
        made = _made(path)
        if made >= oldest:
            weeks.setdefault(made.isocalendar()[:2], path)
    for path in set(found) - kept - set(weeks.values()):
        path.unlink(missing_ok=True)


def _made(path: Path) -> datetime:
    try:
        return datetime.strptime(path.name[5:20], "%Y%m%d-%H%M%S").astimezone()
    except ValueError:  # no such day
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()


def unpack(file: Path, into: Path) -> dict[str, Any]:
    """Unpack a backup into an empty folder and return its manifest.

    Raise Fault backup_foreign for a file that is no backup of ours, backup_damaged when a part was altered.
    """
    if not file.is_file():
        raise Fault("file_missing", file=file.name)
    damaged = Fault("backup_damaged", file=file.name)
    if not zipfile.is_zipfile(file):
        raise Fault("backup_foreign", file=file.name)
    try:
        with zipfile.ZipFile(file) as packed:
            manifest = _manifest(packed, file.name)
            for member, digest in manifest["sha256"].items():
                if not _MEMBER.fullmatch(member):
                    raise damaged  # made to write outside the folder, or by nobody of ours
                target = into / member
                with plain_faults():
                    target.parent.mkdir(parents=True, exist_ok=True)
                    with packed.open(member) as source, target.open("wb") as copy:
                        shutil.copyfileobj(source, copy)
                    flush_file(target)
                if _sha256(target) != digest:
                    raise damaged
    except (KeyError, ValueError, *_UNREADABLE) as error:
        raise damaged from error
    return manifest


def _manifest(packed: zipfile.ZipFile, name: str) -> dict[str, Any]:
    if MANIFEST not in packed.namelist():
        raise Fault("backup_foreign", file=name)
    manifest = json.loads(packed.read(MANIFEST))
    if not isinstance(manifest, dict) or type(manifest.get("format")) is not int:
        raise Fault("backup_foreign", file=name)
    if manifest["format"] > FORMAT:
        raise Fault("backup_newer", file=name)
    if (
        not isinstance(manifest.get("sha256"), dict)
        or not {"area.json", "area.db"} <= manifest["sha256"].keys()
    ):
        raise Fault("backup_foreign", file=name)
    return manifest
