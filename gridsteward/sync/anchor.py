"""How far this copy's journal went, kept outside its database: a file that is behind was restored or copied.

The anchor lies in the profile beside the areas, not in the area's folder: whoever copies or restores the folder leaves
it behind. It names the machine too, so that a copied profile is told from the one it was copied from.
"""

import hashlib
import json
import os
import socket
import sys
from dataclasses import asdict, dataclass
from pathlib import Path

from gridsteward.store.connection import plain_faults, transaction
from gridsteward.store.durable import write_whole
from gridsteward.store.store import Store


@dataclass(frozen=True, slots=True)
class Anchor:
    """The writer that goes on here, its last bundle, and on which machine."""

    writer: str
    n: int
    hash: str
    machine: str


def machine(area: str) -> str:
    """Return what stands for this machine within one area, "" where the system gives nothing to go by."""
    told = _machine_id()
    return hashlib.sha256(f"{area}\n{told}".encode()).hexdigest()[:32] if told else ""


def _machine_id() -> str:
    for path in ("/etc/machine-id", "/var/lib/dbus/machine-id"):
        try:
            return Path(path).read_text("ascii").strip()
        except (OSError, ValueError):
            continue
    if sys.platform == "win32":
        import winreg

        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
                return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        except OSError:
            return ""
    return f"{socket.gethostname()}/{os.environ.get('USER', '')}"


class Anchors:
    """The anchor of one area in one profile."""

    def __init__(self, data_dir: Path, area: str, *, machine_id: str | None = None) -> None:
        self._path = data_dir / "anchors" / f"{area}.json"
        self._machine = machine(area) if machine_id is None else machine_id

    def read(self) -> Anchor | None:
        """Return the anchor; None when there is none or it cannot be read."""
        try:
            found = json.loads(self._path.read_text("ascii"))
            return Anchor(str(found["writer"]), int(found["n"]), str(found["hash"]), str(found["machine"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def drop(self, *, writer: str, n: int, bundle_hash: bytes) -> None:
        """Say durably how far the journal went. Before a bundle leaves, never after. Raise Fault disk_full …"""
        anchor = Anchor(writer, n, bundle_hash.hex(), self._machine)
        if anchor != self.read():
            with plain_faults():
                self._path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(self._path, json.dumps(asdict(anchor)).encode())

    def doubts(self, *, writer: str, n: int, bundle_hash: bytes) -> bool:
        """Tell whether a database that stands at bundle `n` of `writer` may be a copy or an earlier state."""
        anchor = self.read()
        if anchor is None or anchor.writer != writer:
            return n > 0 or anchor is not None
        if anchor.machine and self._machine and anchor.machine != self._machine:
            return True
        return anchor.n > n or (anchor.n == n and anchor.hash != bundle_hash.hex())


def check(store: Store, anchors: Anchors) -> bool:
    """Let the store go on under a new name when its file may be a copy or an earlier state; tell whether it did.

    Before anything is written: a number that another copy may have given out is never given out again.
    """
    writer = store.writer
    found = store.query(
        "SELECT n, hash FROM bundle WHERE device = (SELECT no FROM device WHERE id = ?) ORDER BY n DESC LIMIT 1",
        (writer,),
    )
    n, name = (int(found[0][0]), bytes(found[0][1])) if found else (0, b"")
    if anchors.doubts(writer=writer, n=n, bundle_hash=name):
        renew(store, anchors)
        return True
    if n:
        anchors.drop(writer=writer, n=n, bundle_hash=name)
    return False


def renew(store: Store, anchors: Anchors) -> None:
    """Let the store go on under a new name, and remember that a person must hear of it."""
    store.become_device(store.steward)
    with transaction(store.connection):
        store.exchange.log("renewed", road="", at_ms=store.now_ms())
    anchors.drop(writer=store.writer, n=0, bundle_hash=b"")
