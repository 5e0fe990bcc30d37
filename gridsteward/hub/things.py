"""Chunks, named by the hash of their bytes, and objects: manifests of files and snapshots, countersignatures."""

from collections.abc import Callable, Sequence
from typing import Final

from sqlalchemy import Connection, insert, select

from gridsteward.hub import database as db
from gridsteward.hub.access import Call
from gridsteward.hub.answers import Answer, Denied, packed, raw
from gridsteward.hub.areas import State
from gridsteward.hub.covering import expect_countersigned, expect_signed, read_snapshot
from gridsteward.hub.hub import Hub
from gridsteward.hub.usage import lock, use
from gridsteward.sync.wire import messages
from gridsteward.sync.wire.codec import HASH_BYTES, Refused, digest, expect_lengths, unpack
from gridsteward.sync.wire.messages import Countersign, Manifest, Names

_NAMES_AT_ONCE: Final = 500


def missing(hub: Hub, call: Call, state: State) -> Answer:
    """Answer which of these chunks are not here."""
    try:
        names = unpack(call.body, Names).names
        expect_lengths(*((name, HASH_BYTES) for name in names))
    except Refused as refused:
        raise Denied(refused.why) from refused
    if len(names) > messages.MOST_NAMES:
        raise Denied("too_large")
    return packed(
        Names(hub.database.read(lambda connection: _missing(connection, state.membership.area, names)))
    )


def put_chunk(hub: Hub, call: Call, state: State, name: bytes) -> Answer:
    """Keep a chunk."""
    if digest(call.body) != name:
        raise Denied("hash")
    area = state.membership.area
    values = {"area": area, "name": name, "size": len(call.body), "at_ms": call.now_ms, "raw": call.body}

    def work(connection: Connection) -> bool:
        row = lock(connection, area)
        if not _missing(connection, area, [name]):
            return False
        use(connection, hub.settings, row, size=len(call.body), things=1)
        connection.execute(insert(db.chunks).values(**values))
        return True

    return Answer(201 if hub.database.write(work) else 200)


def get_chunk(hub: Hub, call: Call, state: State, name: bytes) -> Answer:  # noqa: ARG001
    """Answer a chunk."""
    query = select(db.chunks.c.raw).where(db.chunks.c.area == state.membership.area, db.chunks.c.name == name)
    return _found(hub, lambda connection: connection.scalar(query))


def list_objects(hub: Hub, call: Call, state: State, kind: str) -> Answer:  # noqa: ARG001
    """Answer the names of all objects of a kind."""
    query = select(db.objects.c.name).where(
        db.objects.c.area == state.membership.area, db.objects.c.kind == kind
    )
    return packed(Names(sorted(hub.database.read(lambda connection: connection.scalars(query).all()))))


def put_object(hub: Hub, call: Call, state: State, kind: str, name: bytes) -> Answer:
    """Keep an object whose chunks are all here; other bytes under the same name are a fork."""
    area = state.membership.area
    chunks = _expect_object(call.body, state, kind, name)
    values = {"area": area, "kind": kind, "name": name, "at_ms": call.now_ms, "raw": call.body}

    def work(connection: Connection) -> bool:
        row = lock(connection, area)
        there = _object(connection, area, kind, name)
        if there is not None:
            if there != call.body:
                raise Denied("fork")
            return False
        if _missing(connection, area, chunks):
            raise Denied("chunks_missing")
        use(connection, hub.settings, row, size=len(call.body), things=1, files=int(kind == messages.FILE))
        connection.execute(insert(db.objects).values(size=len(call.body), **values))
        return True

    return Answer(201 if hub.database.write(work) else 200)


def get_object(hub: Hub, call: Call, state: State, kind: str, name: bytes) -> Answer:  # noqa: ARG001
    """Answer an object."""
    return _found(hub, lambda connection: _object(connection, state.membership.area, kind, name))


def _expect_object(body: bytes, state: State, kind: str, name: bytes) -> Sequence[bytes]:
    """Return the chunks an object needs; raise Denied when it is not what its kind and name say."""
    if kind != messages.FILE and digest(body) != name:
        raise Denied("hash")
    try:
        if kind == messages.COUNTERSIGN:
            expect_countersigned(unpack(body, Countersign), state.membership)
            return ()
        manifest = unpack(body, Manifest)
        expect_lengths(*((chunk, HASH_BYTES) for chunk in manifest.chunks))
        if kind == messages.SNAPSHOT:
            covers = read_snapshot(body)[1]
            if covers.area != state.membership.area:
                raise Denied("foreign_area")
            expect_signed(covers, manifest.chunks, state.membership)
    except Refused as refused:
        raise Denied("author" if refused.why == "signature" else refused.why) from refused
    return manifest.chunks


def _object(connection: Connection, area: bytes, kind: str, name: bytes) -> bytes | None:
    table = db.objects.c
    return connection.scalar(
        select(table.raw).where(table.area == area, table.kind == kind, table.name == name)
    )


def _missing(connection: Connection, area: bytes, names: Sequence[bytes]) -> list[bytes]:
    there: set[bytes] = set()
    for at in range(0, len(names), _NAMES_AT_ONCE):
        some = names[at : at + _NAMES_AT_ONCE]
        there |= set(
            connection.scalars(
                select(db.chunks.c.name).where(db.chunks.c.area == area, db.chunks.c.name.in_(some))
            )
        )
    return sorted(set(names) - there)


def _found(hub: Hub, look: Callable[[Connection], bytes | None]) -> Answer:
    found = hub.database.read(look)
    if found is None:
        raise Denied("not_found")
    return raw(found)
