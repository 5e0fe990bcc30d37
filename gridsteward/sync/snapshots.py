"""A snapshot: the whole journal up to a vector in one sealed file, so that a new laptop need not replay bundles.

It holds ops, not rows: the state is a pure function of them, so what a snapshot gives is what a full replay gives, the
history of every field included. A second device works the digest over the same ops out anew and countersigns.
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import msgspec

from gridsteward.records.journal import JournalPart
from gridsteward.store.connection import transaction
from gridsteward.store.exchange import APPLIED, Kept
from gridsteward.store.incoming import Twin
from gridsteward.store.store import Store
from gridsteward.sync import body
from gridsteward.sync.circle import Circle
from gridsteward.sync.receiving import Received, writer_bytes, writer_id
from gridsteward.sync.roads.road import Road, RoadFault
from gridsteward.sync.wire.bundles import MOST_OPS, compress, decompress
from gridsteward.sync.wire.codec import Refused, digest, pack, unpack
from gridsteward.sync.wire.messages import CHUNK_BYTES, COUNTERSIGN, SNAPSHOT, Countersign, Covers, Manifest
from gridsteward.sync.wire.secrets import derive, seal, unseal, verify

EVERY_BUNDLES: Final = 64  # so many beyond the last snapshot ask for the next
MOST_OPENED: Final = 2 << 30
_PART_BYTES: Final = CHUNK_BYTES - 1_024


class _Writer(msgspec.Struct, frozen=True, array_like=True):
    writer: bytes
    member: bytes
    n: int
    hash: bytes
    last_seq: int
    have: dict[bytes, int]


class _Inside(msgspec.Struct, frozen=True, array_like=True):
    writers: list[_Writer]
    parts: list[bytes]


@dataclass(frozen=True, slots=True)
class Found:
    """A snapshot that lies on a road, its maker's signature proven; `countersigners` are active members beside it."""

    name: bytes
    manifest: Manifest
    covers: Covers
    countersigners: frozenset[bytes]

    @property
    def total(self) -> int:
        """Return how many bundles it stands for."""
        return sum(self.covers.have.values())


class Snapshots:
    """Makes, takes and countersigns snapshots."""

    def __init__(self, store: Store, circle: Circle) -> None:
        self._store = store
        self._circle = circle
        self._exchange = store.exchange

    # -- make ------------------------------------------------------------------------------------------------

    def make(self, road: Road) -> bytes:
        """Seal all that applies here into a snapshot and leave it on the road; return its name."""
        writers = self._writers()
        inside = _Inside(writers, [body.encode(part) for each in writers for part in self._parts(each)])
        salt = uuid.uuid4().bytes
        epoch = self._circle.membership.epoch.id
        pressed = compress(pack(inside))
        name_key = self._key(epoch, salt)
        cut = [pressed[at : at + _PART_BYTES] for at in range(0, len(pressed), _PART_BYTES)]
        chunks = [
            seal(name_key, at.to_bytes(12, "big"), each, pack([self._circle.area, at, len(cut)]))
            for at, each in enumerate(cut)
        ]
        unsigned = Covers(
            area=self._circle.area,
            device=self._circle.device,
            have={each.writer: each.n for each in writers},
            digest=self._digest({writer_id(each.writer): each.last_seq for each in writers}),
            epoch=epoch,
            salt=salt,
            ms=self._store.now_ms(),
            signature=b"",
        )
        names = [digest(chunk) for chunk in chunks]
        signature = self._circle.keys.sign(unsigned.signed_bytes(names))
        covers = msgspec.structs.replace(unsigned, signature=signature)
        raw = pack(Manifest(len(pressed), names, pack(covers)))
        missing = road.missing_chunks(names)
        for name, chunk in zip(names, chunks, strict=True):
            if name in missing:
                road.put_chunk(name, chunk)
        road.put_object(SNAPSHOT, digest(raw), raw)
        return digest(raw)

    def _writers(self) -> list[_Writer]:
        """Return where every writer stands here, as far as it applies."""
        found: dict[str, Kept] = {}
        for kept in self._exchange.bundles():
            if kept.state == APPLIED:
                found[kept.writer] = kept
        return [
            _Writer(
                writer_bytes(writer),
                bytes.fromhex(kept.member),
                kept.n,
                kept.hash,
                kept.last_seq,
                {writer_bytes(each): n for each, n in kept.have.items()},
            )
            for writer, kept in sorted(found.items())
        ]

    def _parts(self, each: _Writer) -> Iterable[JournalPart]:
        after = 0
        writer = writer_id(each.writer)
        while after < each.last_seq:
            part = self._store.part(writer, after=after, most=min(MOST_OPS, each.last_seq - after))
            if part is None:
                return
            yield part
            after = part.last_seq

    def _digest(self, last_seqs: Mapping[str, int]) -> bytes:
        return self._store.ops_digest(last_seqs)

    def _key(self, epoch: bytes, salt: bytes) -> bytes:
        key = self._circle.epoch_key(epoch)
        if key is None:
            raise Refused("no_key")
        return derive(key, "snapshot", salt=salt)

    # -- find ------------------------------------------------------------------------------------------------

    def on(self, road: Road) -> list[Found]:
        """Return the snapshots of active members that lie on a road, the fullest first."""
        names = road.objects(SNAPSHOT)
        if not names:
            return []
        signers = self._countersigners(road)
        members = self._circle.membership.members
        found = []
        for name in names:
            try:
                raw = road.get_object(SNAPSHOT, name)
                if digest(raw) != name:
                    continue
                manifest = unpack(raw, Manifest)
                covers = unpack(manifest.about, Covers)
                maker = members[covers.device]
                verify(maker.sign, covers.signature, covers.signed_bytes(manifest.chunks))
            except (Refused, RoadFault, KeyError):
                continue
            if covers.area == self._circle.area and maker.active:
                by = frozenset(signers.get(name, set()) - {covers.device})
                found.append(Found(name, manifest, covers, by))
        return sorted(
            found, key=lambda each: (bool(each.countersigners), each.total, each.name), reverse=True
        )

    def _countersigners(self, road: Road) -> dict[bytes, set[bytes]]:
        members = self._circle.membership.members
        found: dict[bytes, set[bytes]] = {}
        for name in road.objects(COUNTERSIGN):
            try:
                said = unpack(road.get_object(COUNTERSIGN, name), Countersign)
                member = members[said.device]
                signed = Countersign.signed_bytes(said.snapshot, said.device)
                verify(member.sign, said.signature, signed)
            except (Refused, RoadFault, KeyError):
                continue
            if member.active:
                found.setdefault(said.snapshot, set()).add(said.device)
        return found

    # -- take ------------------------------------------------------------------------------------------------

    def take(self, road: Road) -> Received | None:
        """Take in the best snapshot that goes beyond what lies here; None when there is none."""
        vector = {writer_bytes(writer): n for writer, n in self._exchange.vector().items()}
        for each in self.on(road):
            if all(n <= vector.get(writer, 0) for writer, n in each.covers.have.items()):
                continue
            try:
                return self._take(road, each)
            except Refused as refused:
                return Received(alarms=[(f"snapshot_{refused.why}", each.covers.device.hex(), 0)])
        return None

    def _take(self, road: Road, found: Found) -> Received | None:
        covers = found.covers
        if self._circle.epoch_key(covers.epoch) is None:
            return None
        key = self._key(covers.epoch, covers.salt)
        count = len(found.manifest.chunks)
        pressed = b"".join(
            unseal(key, at.to_bytes(12, "big"), road.get_chunk(name), pack([self._circle.area, at, count]))
            for at, name in enumerate(found.manifest.chunks)
        )
        inside = unpack(decompress(pressed, most=MOST_OPENED), _Inside)
        if {each.writer: each.n for each in inside.writers} != covers.have:
            raise Refused("malformed")
        received = Received()
        try:
            with self._store.tracked():
                taken = self._store.take(part for raw in inside.parts for part in (body.decode(raw),))
                expected = {writer_id(each.writer): each.last_seq for each in inside.writers}
                if self._digest(expected) != covers.digest:
                    raise Refused("digest")  # and nothing of it stays
                for each in inside.writers:
                    self._stand_for(each, received)
        except Twin:
            raise Refused("twin") from None
        received.ops += taken.ops
        received.touched |= taken.touched
        received.tables |= taken.tables
        return received if received.bundles else None

    def _stand_for(self, each: _Writer, received: Received) -> None:
        writer = writer_id(each.writer)
        last = self._exchange.last(writer)
        device = self._store.device_no(writer, member=each.member.hex())
        if last is not None and last.n >= each.n:
            return
        kept = Kept(
            writer=writer,
            n=each.n,
            hash=each.hash,
            member=each.member.hex(),
            last_seq=each.last_seq,
            state=APPLIED,
            at_ms=self._store.now_ms(),
            have={writer_id(other): n for other, n in each.have.items()},
        )
        # An old copy that was put back holds the first of them; alone they lead nowhere, and what waited among them
        # is in the snapshot.
        self._exchange.drop_bundles_before(writer, each.n)
        self._exchange.put_bundle(device, kept)
        received.bundles += each.n - (0 if last is None else last.n)

    # -- tend ------------------------------------------------------------------------------------------------

    def leave(self, road: Road) -> None:
        """Leave a snapshot on a road that lacks bundles whose bytes are no longer here."""
        have = {each.writer: each.n for each in self._writers()}
        if not any(all(n <= each.covers.have.get(w, 0) for w, n in have.items()) for each in self.on(road)):
            self.make(road)

    def tend(self, road: Road) -> None:
        """Now and then: make the snapshot that is due, countersign what others made."""
        total = sum(self._exchange.vector().values())
        seen = int(self._store.setting(f"snapshot_at {road.name}") or 0)
        if total < seen + EVERY_BUNDLES or self._exchange.waiting():
            return
        found = self.on(road)
        for each in found:
            self.countersign(road, each)
        covered = max((each.total for each in found), default=0)
        if total >= covered + EVERY_BUNDLES:
            self.make(road)
            covered = total
        self._store.put_setting(f"snapshot_at {road.name}", str(covered))

    def countersign(self, road: Road, found: Found) -> bool:
        """Work the digest of another's snapshot out anew and put this device's name to it; tell whether it agrees."""
        mine = self._circle.device
        if found.covers.device == mine or mine in found.countersigners:
            return False
        last_seqs: dict[str, int] = {}
        for writer, n in found.covers.have.items():
            kept = self._exchange.bundle(writer_id(writer), n)
            if kept is None or kept.state != APPLIED:
                return False
            last_seqs[writer_id(writer)] = kept.last_seq
        if self._digest(last_seqs) != found.covers.digest:
            with transaction(self._store.connection):
                self._exchange.log(
                    "alarm",
                    road=road.name,
                    at_ms=self._store.now_ms(),
                    alarm="snapshot_digest",
                    writer=found.covers.device.hex(),
                    n=0,
                )
            return False
        signature = self._circle.keys.sign(Countersign.signed_bytes(found.name, mine))
        raw = pack(Countersign(found.name, mine, signature))
        road.put_object(COUNTERSIGN, digest(raw), raw)
        return True
