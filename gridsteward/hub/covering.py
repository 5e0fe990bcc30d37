"""Snapshots that two active devices vouch for, and what they cover."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from gridsteward.hub import database as db
from gridsteward.hub.areas import State
from gridsteward.sync.wire import messages
from gridsteward.sync.wire.codec import Refused, unpack
from gridsteward.sync.wire.membership import Membership
from gridsteward.sync.wire.messages import Countersign, Covers, Manifest
from gridsteward.sync.wire.secrets import verify


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot on the hub. `vouched_ms`: when the second device's word for it came (hub's time)."""

    name: bytes
    covers: Covers
    chunks: list[bytes]
    vouched_ms: int


def vouched(connection: Connection, state: State) -> list[Snapshot]:
    """Return the area's snapshots that an active device made and another active device found to be right."""
    area = state.membership.area
    words = list(_countersigns(connection, state.membership))
    found = []
    for row in _objects(connection, area, messages.SNAPSHOT):
        manifest, covers = read_snapshot(row.raw)
        if not _made_by_active(covers, state.membership):
            continue
        times = [at for word, at in words if word.snapshot == row.name and word.device != covers.device]
        if times:
            found.append(Snapshot(row.name, covers, manifest.chunks, max(min(times), row.at_ms)))
    return found


def covered(connection: Connection, state: State, writer: bytes) -> int:
    """Return the highest n of a writer that a vouched snapshot covers."""
    return max((each.covers.have.get(writer, 0) for each in vouched(connection, state)), default=0)


def read_snapshot(raw: bytes) -> tuple[Manifest, Covers]:
    """Return a snapshot's manifest and what it covers; raise Refused malformed."""
    manifest = unpack(raw, Manifest)
    return manifest, unpack(manifest.about, Covers)


def expect_signed(covers: Covers, chunks: Sequence[bytes], membership: Membership) -> None:
    """Raise Refused author unless a member made the snapshot."""
    member = membership.members.get(covers.device)
    if member is None:
        raise Refused("author")
    verify(member.sign, covers.signature, covers.signed_bytes(chunks))


def expect_countersigned(word: Countersign, membership: Membership) -> None:
    """Raise Refused author unless a member said this."""
    member = membership.members.get(word.device)
    if member is None:
        raise Refused("author")
    verify(member.sign, word.signature, Countersign.signed_bytes(word.snapshot, word.device))


def _made_by_active(covers: Covers, membership: Membership) -> bool:
    member = membership.members.get(covers.device)
    return member is not None and member.active


def _countersigns(connection: Connection, membership: Membership) -> Iterator[tuple[Countersign, int]]:
    """Yield the words of devices that are active now; their signatures were proven when they came."""
    for row in _objects(connection, membership.area, messages.COUNTERSIGN):
        word = unpack(row.raw, Countersign)
        member = membership.members.get(word.device)
        if member is not None and member.active:
            yield word, row.at_ms


def _objects(connection: Connection, area: bytes, kind: str) -> list[db.ObjectRow]:
    query = select(db.objects.c.name, db.objects.c.raw, db.objects.c.at_ms).where(
        db.objects.c.area == area, db.objects.c.kind == kind
    )
    return [db.ObjectRow(*row) for row in connection.execute(query)]
