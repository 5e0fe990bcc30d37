"""Bundles come in: each once, in order, nothing but what its device signed."""

from sqlalchemy import Connection, Row, func, insert, select, update

from gridsteward.hub import database as db
from gridsteward.hub.access import Call
from gridsteward.hub.answers import Answer, Denied
from gridsteward.hub.areas import State
from gridsteward.hub.covering import covered
from gridsteward.hub.hub import Hub
from gridsteward.hub.usage import lock, use
from gridsteward.sync.wire import bundles
from gridsteward.sync.wire.bundles import Bundle
from gridsteward.sync.wire.codec import Refused
from gridsteward.sync.wire.membership import Member

PARKED = {"Gridsteward-Parked": "1"}


def put(hub: Hub, call: Call, state: State, writer: bytes, n: int) -> Answer:
    """Keep a bundle for good. Its maker need not be who brings it: what came by a stick goes on from here."""
    bundle = _read(call.body, state.membership.area, writer, n)
    maker = state.membership.members.get(bundle.header.device)
    if maker is None:
        raise Denied("author")
    asker = state.membership.members.get(call.device)
    if asker is None or (not asker.active and asker is not maker):
        raise Denied("revoked" if asker else "stranger")
    try:
        bundle.verify(maker.sign)
    except Refused as refused:
        raise Denied("author") from refused
    new = hub.database.write(lambda connection: _store(connection, hub, call.now_ms, state, bundle))
    return Answer(201 if new else 200, headers={} if maker.applies(writer, n) else PARKED)


def _read(raw: bytes, area: bytes, writer: bytes, n: int) -> Bundle:
    try:
        bundle = bundles.parse(raw)
    except Refused as refused:
        raise Denied(refused.why) from refused
    if bundle.header.area != area:
        raise Denied("foreign_area")
    if (bundle.header.writer, bundle.header.n) != (writer, n):
        raise Denied("place")
    return bundle


def _store(connection: Connection, hub: Hub, now_ms: int, state: State, bundle: Bundle) -> bool:
    """Keep the bundle if it is the next; tell whether it was new."""
    header = bundle.header
    row = lock(connection, header.area)
    writer = _writer(connection, header.area, header.writer)
    if writer is not None and writer.device != header.device:
        raise Denied("fork")  # a journal is its first device's own
    top = writer.top if writer is not None else 0
    if header.n <= top:
        if _hash(connection, bundle) != bundle.hash:
            raise Denied("fork")
        return False
    if header.n > top + 1 and covered(connection, state, header.writer) < header.n - 1:
        raise Denied("gap")
    if writer is not None and header.n == top + 1 and header.previous != writer.top_hash:
        raise Denied("fork")
    maker = state.membership.members[header.device]
    if not maker.applies(header.writer, header.n):
        _expect_room_to_park(connection, hub, maker, bundle)
    use(connection, hub.settings, row, size=len(bundle.raw), bundles=1)
    connection.execute(
        insert(db.bundles).values(
            area=header.area,
            writer=header.writer,
            n=header.n,
            hash=bundle.hash,
            size=len(bundle.raw),
            at_ms=now_ms,
            raw=bundle.raw,
        )
    )
    _raise_top(connection, bundle, writer)
    return True


def _writer(connection: Connection, area: bytes, writer: bytes) -> Row[tuple[object, ...]] | None:
    query = select(db.writers).where(db.writers.c.area == area, db.writers.c.writer == writer)
    return connection.execute(query).one_or_none()


def _raise_top(connection: Connection, bundle: Bundle, writer: Row[tuple[object, ...]] | None) -> None:
    header = bundle.header
    top = {"top": header.n, "top_hash": bundle.hash}
    if writer is None or header.n > writer.top + 1:
        # a hub that lost what a snapshot holds goes on behind it
        top["floor"] = header.n - 1
    if writer is None:
        values = {"area": header.area, "writer": header.writer, "device": header.device}
        connection.execute(insert(db.writers).values(**values, **top))
    else:
        mine = (db.writers.c.area == header.area, db.writers.c.writer == header.writer)
        connection.execute(update(db.writers).where(*mine).values(**top))


def _hash(connection: Connection, bundle: Bundle) -> bytes | None:
    """Return the hash of what lies under the bundle's number; its own below a floor the hub never saw beneath."""
    header = bundle.header
    found = connection.scalar(
        select(db.bundles.c.hash).where(
            db.bundles.c.area == header.area, db.bundles.c.writer == header.writer, db.bundles.c.n == header.n
        )
    )
    return bundle.hash if found is None else found


def _expect_room_to_park(connection: Connection, hub: Hub, maker: Member, bundle: Bundle) -> None:
    """A device that was put out may bring what it had not sent, not fill the disk."""
    area = bundle.header.area
    count = size = 0
    its_writers = select(db.writers.c.writer).where(
        db.writers.c.area == area, db.writers.c.device == maker.device
    )
    for writer in connection.scalars(its_writers).all():
        cut = (maker.cuts or {}).get(writer, 0)
        found = connection.execute(
            select(func.count(), func.coalesce(func.sum(db.bundles.c.size), 0)).where(
                db.bundles.c.area == area, db.bundles.c.writer == writer, db.bundles.c.n > cut
            )
        ).one()
        count, size = count + found[0], size + int(found[1])
    if count >= hub.settings.parked_bundles or size + len(bundle.raw) > hub.settings.parked_bytes:
        raise Denied("quota")
