"""Put a backup back: proven before anything moves, and what was there is set aside, never erased."""

import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from gridsteward.records.faults import Fault
from gridsteward.records.ids import made_by_hand
from gridsteward.store import areas, backups
from gridsteward.store.chain import drop_head, move_head
from gridsteward.store.connection import plain_faults
from gridsteward.store.durable import flush_file, flush_folder, write_whole
from gridsteward.store.holding import held_by_nobody_else


def restore(
    data_dir: Path,
    file: Path,
    *,
    passphrase: str = "",
    expect: Callable[[areas.AreaInfo, areas.OpenArea], None] | None = None,
) -> tuple[areas.AreaInfo, Path | None]:
    """Restore `file` and return the area and where the former state was set aside (None: there was none).

    `expect` is given the present area and the restored one, and raises when the one shall not replace the other.
    Raise Fault backup_foreign, backup_damaged, passphrase_needed, passphrase_wrong …; nothing has moved then.
    """
    home = data_dir / "areas"
    work = home / f"{made_by_hand()}.restore"
    with plain_faults():
        work.mkdir(parents=True)
    try:
        backups.unpack(file, work)
        found = areas.info(work)
        _drop_keyring_if_empty(found, work, passphrase)
        found = areas.info(work)
        key = areas.key_of(found, passphrase)
        backups.verify_database(work / areas.DATABASE, key)
        target = home / found.id
        opened = areas.open_area(found, passphrase=passphrase)
        try:
            if expect is not None and target.exists():
                expect(areas.info(target), opened)
            # A restored copy must never write under a number the lost copy has used (SYNC design, anchors).
            opened.store.become_device(opened.store.steward)
            with opened.store.tracked():
                opened.store.chain.begin_all(opened.store.now_ms())
        finally:
            opened.close()
        aside = None
        if target.exists():
            aside = home / f"{found.id}.before-restore-{datetime.now().astimezone():%Y%m%d-%H%M%S-%f}"
            with plain_faults(), held_by_nobody_else(target):
                _bring_over(target, work)
                try:
                    target.rename(aside)
                except PermissionError as error:  # Windows, while a window has the area open
                    raise Fault("area_busy") from error
        work.rename(target)
        move_head(work, target)
        flush_folder(home)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        drop_head(work)
        raise
    return areas.info(target), aside


def _drop_keyring_if_empty(found: areas.AreaInfo, work: Path, passphrase: str) -> None:
    """On another laptop the keyring knows nothing of this area: then only the passphrase opens it."""
    if not found.in_keyring:
        return
    try:
        areas.key_of(found)
    except Fault:
        if not found.has_passphrase:
            raise
        if not passphrase:
            raise Fault("passphrase_needed") from None
        path = work / areas.SETTINGS
        content = json.loads(path.read_text("utf-8"))
        content["key"].pop("keyring")
        write_whole(path, json.dumps(content, ensure_ascii=False, indent=2).encode())


def _bring_over(present: Path, work: Path) -> None:
    """Sealed files and automatic backups of the state now replaced stay within reach of the restored one."""
    for folder in ("files", backups.FOLDER):
        for path in (present / folder).rglob("*"):
            copy = work / folder / path.relative_to(present / folder)
            if path.is_file() and not path.name.startswith(".") and not copy.exists():
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, copy)
                flush_file(copy)
