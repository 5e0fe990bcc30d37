"""Where areas lie and how one is made, opened, protected: `<data>/areas/<area id>/{area.json, area.db, files/}`.

area.json is readable by anyone who has the laptop: it holds the area's name and how its key is kept, no person.
"""

import json
import re
import shutil
import time
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from gridsteward.records.faults import Fault
from gridsteward.store import keys
from gridsteward.store.connection import Connection, plain_faults
from gridsteward.store.durable import flush_folder, write_whole
from gridsteward.store.store import Store

SETTINGS: Final = "area.json"
DATABASE: Final = "area.db"
FORMAT: Final = 1
_ID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class AreaInfo(Struct, frozen=True, kw_only=True):
    """What can be told of an area without its key."""

    id: str
    name: str
    folder: Path
    created_at: str
    in_keyring: bool
    has_passphrase: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenArea:
    """An area whose key is in memory."""

    info: AreaInfo
    store: Store
    key: bytes = field(repr=False)

    def close(self) -> None:
        """Let go of the file and the key."""
        self.store.close()


def settings(folder: Path) -> dict[str, Any]:
    """Return area.json of a folder; raise Fault area_settings_damaged, area_newer or area_file_missing."""
    path = folder / SETTINGS
    if not path.is_file():
        raise Fault("area_file_missing", file=SETTINGS)
    try:
        with plain_faults():
            content = path.read_bytes()
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Fault("area_settings_damaged") from error
    if not isinstance(found, dict) or type(found.get("format")) is not int:
        raise Fault("area_settings_damaged")
    if found["format"] > FORMAT:
        raise Fault("area_newer", version=found["format"], newest=FORMAT)
    texts = [found.get(name) for name in ("area_id", "name", "created_at")]
    if not all(isinstance(each, str) for each in texts) or not isinstance(found.get("key"), dict):
        raise Fault("area_settings_damaged")
    # The id is also the folder's name: only the one spelling.
    if not _ID.fullmatch(found["area_id"]):
        raise Fault("area_settings_damaged")
    return found


def info(folder: Path) -> AreaInfo:
    """Return what area.json tells."""
    found = settings(folder)
    return AreaInfo(
        id=found["area_id"],
        name=found["name"],
        folder=folder,
        created_at=found["created_at"],
        in_keyring=bool(found["key"].get("keyring")),
        has_passphrase="passphrase" in found["key"],
    )


def areas(data_dir: Path) -> list[AreaInfo]:
    """Return the areas of a profile by name; a folder that is none of ours is passed over."""
    _heal(data_dir / "areas")
    found = []
    for path in sorted((data_dir / "areas").glob("*/" + SETTINGS)):
        if "." not in path.parent.name:
            try:
                found.append(info(path.parent))
            except Fault:
                continue
    return sorted(found, key=lambda area: area.name)


def _heal(home: Path) -> None:
    """A restore that was killed between its two renames is taken back: the former state stands again."""
    for aside in sorted(home.glob("*.before-restore-*"), reverse=True):
        target = home / aside.name.partition(".")[0]
        if not target.exists():
            aside.rename(target)
    # What a killed creation or restore left half made; a day old, so that nobody is still at it.
    yesterday = time.time() - 86_400
    for pattern in ("*.new", "*.restore"):
        for left in home.glob(pattern):
            if left.stat().st_mtime < yesterday:
                shutil.rmtree(left, ignore_errors=True)


def choose(data_dir: Path, name: str = "") -> AreaInfo:
    """Return the area of this name, or the only one; raise Fault area_none, area_unknown or area_several."""
    found = areas(data_dir)
    if name:
        found = [area for area in found if name in (area.name, area.id)]
        if not found:
            raise Fault("area_unknown", name=name)
    if not found:
        raise Fault("area_none")
    if len(found) > 1:
        raise Fault("area_several", names="、".join(area.name for area in found))
    return found[0]


def create(data_dir: Path, name: str, *, steward: str, passphrase: str = "", area_id: str = "") -> OpenArea:
    """Make an area. With a passphrase it opens by that, else by the system keyring.

    `area_id` is that of an area which other laptops have already. Raise Fault area_name_empty, area_exists,
    steward_empty, passphrase_short or keyring_unusable.
    """
    name, steward = name.strip(), steward.strip()
    if not name:
        raise Fault("area_name_empty")
    if not steward:
        raise Fault("steward_empty")
    for area in areas(data_dir):
        if area.name == name or area.id == area_id:
            raise Fault("area_exists", name=area.name)
    area_id, key = area_id or str(uuid.uuid4()), keys.new_key()
    slots: dict[str, Any] = {}
    if passphrase:
        slots["passphrase"] = keys.wrap(key, passphrase, area_id=area_id)
    else:
        if not keys.keyring_usable():
            raise Fault("keyring_unusable")
        keys.keep_in_keyring(area_id, key)
        slots["keyring"] = True
    # Under another name until it is whole: a kill half-way leaves no half area.
    made = data_dir / "areas" / f"{area_id}.new"
    try:
        with plain_faults():
            made.mkdir(parents=True)
        store = Store(made / DATABASE, key, create=True)
        try:
            store.become_device(steward)
        finally:
            store.close()
        _write_settings(
            made,
            {
                "format": FORMAT,
                "area_id": area_id,
                "name": name,
                "created_at": datetime.now().astimezone().isoformat(timespec="seconds"),
                "key": slots,
            },
        )
        folder = made.with_suffix("")
        made.rename(folder)
        flush_folder(folder.parent)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        if "keyring" in slots:
            keys.forget_in_keyring(area_id)
        raise
    return open_area(info(folder), passphrase=passphrase)


def rename(opened: OpenArea, name: str) -> OpenArea:
    """Give an area the name it has on other laptops."""
    content = settings(opened.info.folder)
    content["name"] = name
    _write_settings(opened.info.folder, content)
    return OpenArea(info=info(opened.info.folder), store=opened.store, key=opened.key)


def destroy(area: AreaInfo) -> None:
    """Make an area unreadable for good. The key goes first: without it what may be left of the files says nothing."""
    if area.in_keyring:
        keys.forget_in_keyring(area.id)
    with plain_faults():
        write_whole(area.folder / SETTINGS, b"{}")
        for path in (area.folder, *area.folder.parent.glob(f"{area.id}.before-restore-*")):
            shutil.rmtree(path, ignore_errors=True)
        flush_folder(area.folder.parent)


def _write_settings(folder: Path, content: dict[str, Any]) -> None:
    with plain_faults():
        write_whole(folder / SETTINGS, json.dumps(content, ensure_ascii=False, indent=2).encode())


def key_of(area: AreaInfo, passphrase: str = "") -> bytes:
    """Return the area's key by passphrase when one is given, else from the keyring.

    Raise Fault passphrase_needed, passphrase_wrong, keyring_refused, keyring_empty or area_settings_damaged.
    """
    slots = settings(area.folder)["key"]
    if passphrase and "passphrase" in slots:
        return keys.unwrap(slots["passphrase"], passphrase, area_id=area.id)
    if not slots.get("keyring"):
        raise Fault("passphrase_needed")
    return keys.from_keyring(area.id)


def open_area(area: AreaInfo, *, passphrase: str = "") -> OpenArea:
    """Unlock an area; raise the Faults of `key_of`, `connection.connect` and `migrations.migrate`."""
    return open_with_key(area, key_of(area, passphrase))


def open_with_key(area: AreaInfo, key: bytes) -> OpenArea:
    """Open an area whose key is known; raise the Faults of `connection.connect` and `migrations.migrate`."""

    def backup_first(connection: Connection) -> object:
        from gridsteward.store import backups  # only a start with an older file needs it

        return backups.make_local(connection, area.folder, key=key, why="migration")

    store = Store(area.folder / DATABASE, key, backup_first=backup_first)
    return OpenArea(info=area, store=store, key=key)


def change_passphrase(opened: OpenArea, *, old: str, new: str) -> AreaInfo:
    """Give the area another passphrase (or its first). The data are not rewritten: the key stays.

    Raise Fault passphrase_wrong or passphrase_short; the old passphrase then still holds.
    """
    content = settings(opened.info.folder)
    slot = content["key"].get("passphrase")
    if slot is not None:
        keys.unwrap(slot, old, area_id=opened.info.id)
    content["key"]["passphrase"] = keys.wrap(opened.key, new, area_id=opened.info.id)
    _write_settings(opened.info.folder, content)
    return info(opened.info.folder)


def set_keyring(opened: OpenArea, *, use: bool) -> AreaInfo:
    """Let the system keyring open the area, or no longer.

    Raise Fault keyring_unusable, or passphrase_needed when nothing else would open it.
    """
    content = settings(opened.info.folder)
    if use:
        if not keys.keyring_usable():
            raise Fault("keyring_unusable")
        keys.keep_in_keyring(opened.info.id, opened.key)
        content["key"]["keyring"] = True
    else:
        if "passphrase" not in content["key"]:
            raise Fault("passphrase_needed")
        content["key"].pop("keyring", None)
    _write_settings(opened.info.folder, content)
    if not use:
        keys.forget_in_keyring(opened.info.id)
    return info(opened.info.folder)
