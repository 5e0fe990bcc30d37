"""What would be out of reach if another state of an area took the place of the present one."""

from pathlib import Path

from gridsteward.records.faults import Fault
from gridsteward.store import areas
from gridsteward.store.areas import AreaInfo, OpenArea
from gridsteward.store.store import Store


def expect_nothing_unsent(
    present: AreaInfo, restored: OpenArea, *, data_dir: Path, passphrase: str = ""
) -> None:
    """Raise Fault restore_unsent with the number, or restore_unseen where the present state cannot be opened.

    It opens by the backup's key (of this laptop, most likely), else by its own keyring entry or the passphrase.
    """
    try:
        opened = _open(present, restored.key, passphrase)
    except Fault as fault:
        raise Fault("restore_unseen") from fault
    try:
        count = _unsent_beyond(opened.store, restored.store, present.id, data_dir)
    finally:
        opened.close()
    if count:
        raise Fault("restore_unsent", count=count)


def _open(present: AreaInfo, key: bytes, passphrase: str) -> OpenArea:
    try:
        return areas.open_with_key(present, key)
    except Fault as fault:
        if fault.kind != "area_file_damaged":  # so it looks with another key, too
            raise
    return areas.open_area(present, passphrase=passphrase)


def _unsent_beyond(store: Store, restored: Store, area_id: str, data_dir: Path) -> int:
    """Return how many records no road took and the restored state lacks; 0 where nothing was ever exchanged."""
    from gridsteward.sync.anchor import Anchors
    from gridsteward.sync.circle import Circle
    from gridsteward.sync.engine import Engine

    circle = Circle(store, bytes.fromhex(area_id.replace("-", "")))
    if circle.pending or not circle.founded or not store.exchange.events("synced", most=1):
        return 0
    engine = Engine(store, circle, Anchors(data_dir, area_id))
    taken = store.exchange.receipts("")
    return sum(
        max(
            0,
            store.last_seq(writer)
            - max(
                engine.standing.seq_at(
                    writer, max([taken.get(writer, 0), *engine.standing.held_by_others(writer)])
                ),
                restored.last_seq(writer),
            ),
        )
        for writer in store.own_writers()
    )
