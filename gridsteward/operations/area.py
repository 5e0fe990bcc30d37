"""Make, open, lock and protect an area; back it up and bring it back."""

import json
import uuid
from collections.abc import Callable, Iterator, Sequence, Set
from contextlib import contextmanager
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final, TypeAlias

from msgspec import Struct, field

from gridsteward.records.faults import Fault
from gridsteward.store import areas, keys
from gridsteward.store.areas import OpenArea
from gridsteward.store.connection import stoppable
from gridsteward.store.store import Store

AreaInfo: TypeAlias = areas.AreaInfo
BACKUP_EVERY: Final = timedelta(hours=20)
# what the needs this laptop may see follow from
_SEALED: Final = frozenset({"sealed", "sealed_act", "sealed_erased", "audience_key", "household"})


def _now() -> datetime:
    return datetime.now().astimezone()


def _goes_on() -> None:
    return


def _derive(area: "Area", tables: Set[str]) -> None:
    if tables & _SEALED:
        from gridsteward.operations import needs_seen

        needs_seen.derive(area)


class Area(Struct):
    """An unlocked area. `now` is the laptop's clock, local time with offset.

    What reckons for long without a query calls `may_stop` now and then; see `aside`.
    """

    opened: OpenArea
    data_dir: Path
    now: Callable[[], datetime] = field(default=_now)
    may_stop: Callable[[], object] = field(default=_goes_on)

    def __post_init__(self) -> None:
        self.store.derive = partial(_derive, self)

    @property
    def info(self) -> AreaInfo:
        """Return what can be told of the area without its key."""
        return self.opened.info

    @property
    def id(self) -> str:
        """Return the area's id."""
        return self.opened.info.id

    @property
    def name(self) -> str:
        """Return the area's name."""
        return self.opened.info.name

    @property
    def store(self) -> Store:
        """Return the open store."""
        return self.opened.store

    @property
    def steward(self) -> str:
        """Return who works on this laptop."""
        return self.store.steward

    def stamp(self) -> str:
        """Return the present moment as records keep it."""
        return self.now().isoformat(timespec="seconds")

    def close(self) -> None:
        """Lock: let go of the file and the key."""
        self.opened.close()


@contextmanager
def aside(area: Area, *, may_stop: Callable[[], object] | None = None) -> Iterator[Area]:
    """Give the area over a connection of its own, for work that takes long beside the one that saves.

    Two threads on one connection wait for each other at every row, and write into each other's transactions.
    `may_stop` is called over and over while a query runs: what it raises ends the query and comes out of the block.
    """
    store = Store(area.store.path, area.opened.key, now_ms=area.store.now_ms)
    try:
        own = Area(OpenArea(info=area.info, store=store, key=area.opened.key), area.data_dir, area.now)
        if may_stop is None:
            yield own
        else:
            own.may_stop = may_stop
            with stoppable(store.connection, may_stop):
                yield own
    finally:
        store.close()


def list_areas(data_dir: Path) -> list[AreaInfo]:
    """Return the areas of a profile."""
    return areas.areas(data_dir)


def keyring_usable() -> bool:
    """Tell whether this system's keyring can hold an area's key."""
    return keys.keyring_usable()


def create_area(data_dir: Path, name: str, *, steward: str, passphrase: str = "") -> Area:
    """Make an area and open it; see `store.areas.create` for the Faults."""
    return Area(areas.create(data_dir, name, steward=steward, passphrase=passphrase), data_dir)


def open_area(data_dir: Path, name: str = "", *, passphrase: str = "") -> Area:
    """Open the area of this name, or the only one; see `store.areas` for the Faults."""
    area = Area(areas.open_area(areas.choose(data_dir, name), passphrase=passphrase), data_dir)
    _look_at_anchor(area)
    from gridsteward.operations import needs_seen

    needs_seen.see_anew(area)
    return area


def _look_at_anchor(area: Area) -> None:
    """Before anything is written: a copy of an area goes on under a name of its own."""
    from gridsteward.sync.anchor import Anchors, check

    try:
        check(area.store, Anchors(area.data_dir, area.id))
        _read_what_was_newer(area)
    except BaseException:
        area.close()
        raise


def _read_what_was_newer(area: Area) -> None:
    """After an update: apply what an earlier program could only keep, without waiting for a road."""
    if area.store.query("SELECT 1 FROM bundle WHERE state = 'newer' LIMIT 1"):
        from gridsteward.sync.circle import Circle
        from gridsteward.sync.receiving import Receiving

        circle = Circle(area.store, uuid.UUID(area.id).bytes)
        Receiving(area.store, circle).reconsider()


def waits_to_join(area: Area) -> bool:
    """Tell whether this laptop asked to join the area and was not admitted yet."""
    from gridsteward.store.exchange import PENDING

    return area.store.exchange.secret(PENDING) is not None


def choose_area(data_dir: Path, name: str = "") -> AreaInfo:
    """Return the area of this name, or the only one, without opening it."""
    return areas.choose(data_dir, name)


def change_passphrase(area: Area, *, old: str, new: str) -> None:
    """Give the area another passphrase, or its first."""
    info = areas.change_passphrase(area.opened, old=old, new=new)
    area.opened = OpenArea(info=info, store=area.opened.store, key=area.opened.key)


def set_keyring(area: Area, *, use: bool) -> None:
    """Let the system keyring open the area, or no longer."""
    info = areas.set_keyring(area.opened, use=use)
    area.opened = OpenArea(info=info, store=area.opened.store, key=area.opened.key)


def setting(area: Area, key: str, otherwise: str = "") -> str:
    """Return a setting of this copy."""
    return area.store.setting(key) or otherwise


def put_setting(area: Area, key: str, value: str) -> None:
    """Keep a setting of this copy."""
    area.store.put_setting(key, value)


# -- backups ---------------------------------------------------------------------------------------------------


def last_backup(area: Area) -> datetime | None:
    """Return when the newest automatic backup was made."""
    from gridsteward.store import backups

    found = backups.local_backups(area.info.folder)
    return datetime.fromtimestamp(found[0].stat().st_mtime).astimezone() if found else None


def backup_if_due(area: Area) -> Path | None:
    """Make the day's automatic backup when the newest is older than twenty hours; return it when one was made.

    One that is under way in another thread is waited for, and counts.
    """
    from gridsteward.store.backups import ONE_AT_A_TIME

    with ONE_AT_A_TIME:
        return backup_here(area) if _backup_due(area) else None


def backup_beside(area: Area) -> Path | None:
    """Do what `backup_if_due` does over a connection of its own: saving goes on meanwhile, in another thread."""
    from gridsteward.store.backups import ONE_AT_A_TIME

    with ONE_AT_A_TIME:
        if not _backup_due(area):
            return None
        with aside(area) as own:
            return backup_here(own)


def _backup_due(area: Area) -> bool:
    newest = last_backup(area)
    return newest is None or not timedelta() <= area.now() - newest < BACKUP_EVERY


def backup_here(area: Area) -> Path:
    """Make an automatic backup now."""
    from gridsteward.store import backups

    return backups.make_local(area.store.connection, area.info.folder, key=area.opened.key)


def backup_to(area: Area, out: Path, *, passphrase: str = "") -> Path:
    """Make a whole backup, sealed files included, at `out`."""
    from gridsteward.store import backups

    return backups.make_full(
        area.store.connection, area.info.folder, out, key=area.opened.key, passphrase=passphrase
    )


def local_backups(area: Area) -> list[Path]:
    """Return the automatic backups, the newest first."""
    from gridsteward.store import backups

    return backups.local_backups(area.info.folder)


def restore(
    data_dir: Path, file: Path, *, passphrase: str = "", even_unsent: bool = True
) -> tuple[AreaInfo, Path | None]:
    """Bring a backup back; return the area and where the former state was set aside.

    Unless `even_unsent`, raise Fault restore_unsent when the present state holds records no other laptop can have and
    the backup lacks, restore_unseen when that cannot be told because it does not open.
    """
    from gridsteward.store import restoring

    def expect(present: AreaInfo, restored: OpenArea) -> None:
        from gridsteward.operations.unsent import expect_nothing_unsent

        expect_nothing_unsent(present, restored, data_dir=data_dir, passphrase=passphrase)

    return restoring.restore(data_dir, file, passphrase=passphrase, expect=None if even_unsent else expect)


def restore_over(area: Area, file: Path, *, passphrase: str = "") -> tuple[AreaInfo, Path | None]:
    """Bring a backup back while this area is open: it is closed first (Windows), and reopened when that fails.

    A backup that is being made of it beside is waited for.
    """
    from gridsteward.store import restoring
    from gridsteward.store.backups import ONE_AT_A_TIME

    opened = area.opened
    with ONE_AT_A_TIME:
        area.close()
        try:
            return restoring.restore(area.data_dir, file, passphrase=passphrase)
        except BaseException:
            area.opened = areas.open_with_key(opened.info, opened.key)
            raise


def unlock_again(area: Area, *, passphrase: str = "") -> None:
    """Open an area that was closed by a lock; whoever holds it goes on with it."""
    area.opened = areas.open_area(areas.info(area.info.folder), passphrase=passphrase)
    _look_at_anchor(area)


class FilesFound(Struct, frozen=True, kw_only=True):
    """How many photos and files records name, how many are here, and what is wrong with which."""

    named: int
    here: int
    problems: Sequence[str]


def verify_file(area: Area) -> str:
    """Read the whole database; return the kind of what is wrong, "" when it holds."""
    from gridsteward.store import backups

    try:
        backups.verify_open(area.store.connection)
    except Fault as fault:
        return fault.kind
    return ""


def verify_files(area: Area) -> FilesFound:
    """Open every sealed file. One that another laptop took need not be here: it comes when somebody looks at it."""
    own = "SELECT no FROM device WHERE id IN (SELECT value FROM json_each(?))"
    problems: list[str] = []
    named = here = 0
    for content_hash, ours in area.store.query(
        f"SELECT content_hash, max(_device IN ({own})) FROM "
        "(SELECT content_hash, _device FROM attachment WHERE NOT _deleted "
        "UNION ALL SELECT content_hash, _device FROM usage_import WHERE NOT _deleted) GROUP BY content_hash",
        (json.dumps(area.store.own_writers()),),
    ):
        named += 1
        try:
            area.store.files.get(content_hash)
            here += 1
        except Fault as fault:
            if ours or fault.kind != "attachment_missing":
                problems.append(fault.kind)
    return FilesFound(named=named, here=here, problems=problems)
