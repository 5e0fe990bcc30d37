"""Letting go of what nobody needs any more, so that no device is ever stranded.

A bundle's body goes only when every active device acknowledged it, a snapshot that two active devices vouch for
covers it, and both are older than the days set. Its number and hash stay. A snapshot goes when a later vouched one
covers all of it; a chunk when no manifest names it. Files and records stay.
"""

import asyncio
import logging
import random
from collections.abc import Mapping, Sequence
from typing import Final

import anyio.to_thread
from sqlalchemy import Connection, delete, func, select, update

from gridsteward.hub import database as db
from gridsteward.hub.answers import Denied
from gridsteward.hub.areas import State
from gridsteward.hub.covering import Snapshot, read_snapshot, vouched
from gridsteward.hub.hub import Hub
from gridsteward.hub.pulling import acks_of
from gridsteward.hub.settings import DAY_MS
from gridsteward.hub.usage import lock, use
from gridsteward.sync.wire import messages
from gridsteward.sync.wire.codec import unpack
from gridsteward.sync.wire.membership import Membership
from gridsteward.sync.wire.messages import Countersign, Manifest

log = logging.getLogger("gridsteward.hub")

_AT_ONCE: Final = 500


async def compact_now_and_then(hub: Hub) -> None:
    """Compact all areas again and again; processes that share a database do so at different moments."""
    while True:
        await asyncio.sleep(hub.settings.compact_every_s * random.uniform(0.8, 1.2))  # noqa: S311  (no secret)
        try:
            await anyio.to_thread.run_sync(compact, hub)
        except Exception as error:
            # whatever it was, the relay goes on; the next round tries again
            log.error("compaction failed: %s", type(error).__name__)


def compact(hub: Hub) -> int:
    """Compact every area; return how many bundles were let go."""
    names = hub.database.read(lambda connection: connection.scalars(select(db.areas.c.area)).all())
    return sum(compact_area(hub, area) for area in names)


def compact_area(hub: Hub, area: bytes) -> int:
    """Compact one area; return how many bundles were let go."""
    before_ms = hub.clock() - hub.settings.compact_days * DAY_MS
    try:
        state = hub.areas.state(area)
        gone = hub.database.write(lambda connection: _compact(connection, hub, state, before_ms))
    except Denied as denied:  # somebody is at it; the next round comes
        log.info("compaction of %s put off: %s", area.hex()[:8], denied.why)
        return 0
    hub.metrics.let_go(gone)
    return gone


def _compact(connection: Connection, hub: Hub, state: State, before_ms: int) -> int:
    area = state.membership.area
    row = lock(connection, area)
    if row.heads != state.packed_heads:
        raise Denied("members_moved")
    snapshots = [each for each in vouched(connection, state) if each.vouched_ms <= before_ms]
    gone = freed = 0
    for writer, n in _floors(connection, state.membership, snapshots).items():
        count, size = _let_go(connection, area, writer, n=n, before_ms=before_ms)
        gone, freed = gone + count, freed + size
    things, size = _drop_superseded(connection, area, snapshots, before_ms)
    connection.execute(
        delete(db.requests).where(db.requests.c.area == area, db.requests.c.at_ms <= before_ms)
    )
    if gone or things:
        use(connection, hub.settings, row, size=-(freed + size), things=-things)
    return gone


def _floors(
    connection: Connection, membership: Membership, snapshots: Sequence[Snapshot]
) -> Mapping[bytes, int]:
    """Return writer -> the last bundle that every active device has and the snapshot chosen covers.

    One snapshot covers all that is gone: a newcomer takes one and goes on with bundles from there.
    """
    acks = acks_of(connection, membership.area)
    active = membership.active
    if any(member.device not in acks for member in active):
        return {}
    haves = [messages.parse_ack(acks[member.device]).have for member in active]
    rows = connection.execute(select(db.writers).where(db.writers.c.area == membership.area)).all()
    able = [
        each.covers.have
        for each in snapshots
        if all(each.covers.have.get(row.writer, 0) >= row.floor for row in rows)
    ]
    if not able:
        return {}
    covered = max(able, key=lambda have: sum(have.get(row.writer, 0) for row in rows))
    found: dict[bytes, int] = {}
    for row in rows:
        n = min(row.top, covered.get(row.writer, 0), *(have.get(row.writer, 0) for have in haves))
        maker = membership.members.get(row.device)
        if maker is not None and maker.cuts is not None:
            n = min(n, maker.cuts.get(row.writer, 0))  # what is parked may still be accepted
        found[row.writer] = n
    return found


def _let_go(connection: Connection, area: bytes, writer: bytes, *, n: int, before_ms: int) -> tuple[int, int]:
    """Drop the bodies up to n, but for those too new and what comes after one; return their count and size."""
    table = db.bundles.c
    mine = (table.area == area, table.writer == writer)
    floor = connection.scalar(
        select(db.writers.c.floor).where(db.writers.c.area == area, db.writers.c.writer == writer)
    )
    new = connection.scalar(select(func.min(table.n)).where(*mine, table.n > floor, table.at_ms > before_ms))
    last = n if new is None else min(n, new - 1)
    if floor is None or last <= floor:
        return 0, 0
    those = (*mine, table.n > floor, table.n <= last)
    count, size = connection.execute(
        select(func.count(), func.coalesce(func.sum(table.size), 0)).where(*those)
    ).one()
    connection.execute(update(db.bundles).where(*those).values(raw=None))
    connection.execute(
        update(db.writers).where(db.writers.c.area == area, db.writers.c.writer == writer).values(floor=last)
    )
    return count, int(size)


def _drop_superseded(
    connection: Connection, area: bytes, snapshots: Sequence[Snapshot], before_ms: int
) -> tuple[int, int]:
    """Drop snapshots that another covers, their countersignatures, and chunks nobody names; return count and size."""
    table = db.objects.c
    rows = connection.execute(
        select(table.kind, table.name, table.raw, table.size, table.at_ms).where(table.area == area)
    ).all()
    gone: set[tuple[str, bytes]] = set()
    for row in rows:
        if row.kind == messages.SNAPSHOT and row.at_ms <= before_ms:
            have = _plain(read_snapshot(row.raw)[1].have)
            if any(_covers_all(each, have) and _is_later(each, row.name, have) for each in snapshots):
                gone.add((row.kind, row.name))
    gone |= {
        (row.kind, row.name)
        for row in rows
        if row.kind == messages.COUNTERSIGN
        and (messages.SNAPSHOT, unpack(row.raw, Countersign).snapshot) in gone
    }
    size = sum(row.size for row in rows if (row.kind, row.name) in gone)
    for kind, name in gone:
        connection.execute(
            delete(db.objects).where(table.area == area, table.kind == kind, table.name == name)
        )
    named = {
        chunk
        for row in rows
        if row.kind != messages.COUNTERSIGN and (row.kind, row.name) not in gone
        for chunk in unpack(row.raw, Manifest).chunks
    }
    count, chunk_size = _drop_chunks(connection, area, named, before_ms)
    return len(gone) + count, size + chunk_size


def _covers_all(snapshot: Snapshot, have: Mapping[bytes, int]) -> bool:
    return all(snapshot.covers.have.get(writer, 0) >= n for writer, n in have.items())


def _is_later(snapshot: Snapshot, name: bytes, have: Mapping[bytes, int]) -> bool:
    """Tell which of two goes: of two that cover the same, the one with the greater name stays."""
    return _plain(snapshot.covers.have) != have or snapshot.name > name


def _plain(have: Mapping[bytes, int]) -> dict[bytes, int]:
    return {writer: n for writer, n in have.items() if n}


def _drop_chunks(connection: Connection, area: bytes, named: set[bytes], before_ms: int) -> tuple[int, int]:
    table = db.chunks.c
    old = connection.execute(
        select(table.name, table.size).where(table.area == area, table.at_ms <= before_ms)
    ).all()
    loose = {name: size for name, size in old if name not in named}
    names = sorted(loose)
    for at in range(0, len(names), _AT_ONCE):
        some = names[at : at + _AT_ONCE]
        connection.execute(delete(db.chunks).where(table.area == area, table.name.in_(some)))
    return len(loose), sum(loose.values())
