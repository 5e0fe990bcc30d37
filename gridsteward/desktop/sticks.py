"""Removable drives that are plugged in now, as a person knows them."""

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QStorageInfo

_MEDIA = ("/media/", "/run/media/", "/mnt/", "/Volumes/")


class Stick(Struct, frozen=True):
    """A drive's name and root."""

    name: str
    root: Path


def sticks() -> list[Stick]:
    """Return the writable drives that look removable: a letter beyond the system's own, or mounted as media."""
    system = QStorageInfo.root().rootPath()
    found = []
    for drive in QStorageInfo.mountedVolumes():
        root = drive.rootPath()
        if not drive.isValid() or not drive.isReady() or drive.isReadOnly() or root == system:
            continue
        if root.startswith(_MEDIA) or (len(root) <= 3 and root[1:2] == ":" and root[:1].upper() > "C"):
            found.append(Stick(drive.displayName() or root, Path(root)))
    return found
