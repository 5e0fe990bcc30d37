"""Where a report goes: whole or not at all, and never in clear when it has a password."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from gridsteward.records.faults import Fault

_FULL = {errno.ENOSPC, errno.EDQUOT}


@contextmanager
def replacing(out: Path, *, overwrite: bool) -> Iterator[BinaryIO]:
    """Yield a stream whose bytes become `out` at the end; an error inside leaves `out` as it was.

    The bytes are gathered in a file beside `out` (readable by its owner only) that takes its place once it
    is safe on disk. Raises Fault report_exists, report_folder_missing, report_no_access, report_file_open,
    report_disk_full or report_not_written.
    """
    if not overwrite and out.exists():
        raise Fault("report_exists", name=out.name)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{out.name[:40]}.", suffix=".part", dir=out.parent)
    except OSError as error:
        raise _fault(error, out) from error
    part = Path(name)
    try:
        try:
            with os.fdopen(handle, "w+b") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            if not overwrite and out.exists():
                raise Fault("report_exists", name=out.name)
            part.replace(out)
            _settle(out.parent)
        except OSError as error:
            raise _fault(error, out) from error
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def encrypted(plain: BytesIO, password: str) -> bytes:
    """Return the workbook locked with `password` (ECMA-376 agile, AES-256), all in memory."""
    from msoffcrypto.format.ooxml import OOXMLFile

    locked = BytesIO()
    OOXMLFile(plain).encrypt(password, locked)
    return locked.getvalue()


def _settle(folder: Path) -> None:
    """Make the new name itself survive a power cut; Windows has no way to ask for it and needs none."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        # some network folders refuse to sync a folder; the file itself is safe by then
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def _fault(error: OSError, out: Path) -> Fault:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Fault("report_folder_missing", folder=str(out.parent))
    if error.errno in _FULL:
        return Fault("report_disk_full", folder=str(out.parent))
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        # Windows refuses to replace a file that Excel holds open
        kind = "report_file_open" if out.exists() and os.access(out.parent, os.W_OK) else "report_no_access"
        return Fault(kind, name=out.name, folder=str(out.parent))
    return Fault("report_not_written", name=out.name, why=error.strerror or type(error).__name__)
