"""People for the tests of sync: an area with member devices, their keys, records and bundles. No store behind them."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import msgspec

from gridsteward.sync.wire import acts, bundles, membership, messages
from gridsteward.sync.wire.acts import Act, Epoch, Record
from gridsteward.sync.wire.bundles import NOTHING_BEFORE, PROTOCOL, Bundle, Header
from gridsteward.sync.wire.codec import pack
from gridsteward.sync.wire.membership import Membership
from gridsteward.sync.wire.messages import Ack, Countersign, Covers, Manifest, PullRequest
from gridsteward.sync.wire.secrets import DeviceKeys, wrap_to

NOON_MS = 1_790_000_000_000


@dataclass
class Person:
    """A member device and the writer it writes as; `made` are its bundles in order."""

    area: bytes
    device: bytes = field(default_factory=lambda: os.urandom(16))
    writer: bytes = field(default_factory=lambda: os.urandom(16))
    keys: DeviceKeys = field(default_factory=DeviceKeys.new)
    made: list[Bundle] = field(default_factory=list)

    def ack(self, have: Mapping[bytes, int], *, ms: int = NOON_MS) -> bytes:
        """Return a signed ack of this vector."""
        return Ack(self.area, self.device, dict(have), b"", ms).signed(self.keys)

    def countersign(self, snapshot: bytes) -> bytes:
        """Return a countersignature of the snapshot with this name."""
        signature = self.keys.sign(Countersign.signed_bytes(snapshot, self.device))
        return pack(Countersign(snapshot, self.device, signature))


class Area:
    """An area of some people; the first is its supervisor."""

    def __init__(self, people: int = 1) -> None:
        self.id = os.urandom(16)
        self.epoch_key = os.urandom(32)
        self.recovery = DeviceKeys.new()
        first = Person(self.id)
        self.people = [first]
        self._epochs = 0
        self.epoch = self._next_epoch([first])
        create = acts.Create(first.device, first.keys.public.sign, first.keys.public.receive, self.epoch)
        self.records = [
            acts.make(self.id, create, author=first.device, parents=[], ms=NOON_MS, keys=first.keys)
        ]
        for _ in range(people - 1):
            self.admit()

    @property
    def raw_records(self) -> list[bytes]:
        """Return the records as they travel."""
        return [record.raw for record in self.records]

    @property
    def state(self) -> Membership:
        """Return what the records say."""
        return membership.join(self.records)

    @property
    def heads(self) -> list[bytes]:
        """Return the records no other names."""
        named = {parent for record in self.records for parent in record.content.parents}
        return sorted({record.hash for record in self.records} - named)

    def say(self, act: Act, *, by: Person | None = None, parents: Iterable[bytes] | None = None) -> Record:
        """Write a record, of the first person where nobody else is named, and keep it."""
        author = by or self.people[0]
        record = acts.make(
            self.id,
            act,
            author=author.device,
            parents=self.heads if parents is None else parents,
            ms=NOON_MS + len(self.records),
            keys=author.keys,
        )
        self.records.append(record)
        return record

    def admit(
        self, role: str = acts.STEWARD, *, invite: bytes = bytes(16), person: Person | None = None
    ) -> Person:
        """Take a new person in."""
        new = person or Person(self.id)
        wrapped = wrap_to(new.keys.public.receive, self.epoch_key, about=self.epoch.id)
        public = new.keys.public
        self.say(
            acts.Admit(
                new.device, public.sign, public.receive, role, invite, {self.epoch.id: wrapped}, b"", b""
            )
        )
        self.people.append(new)
        return new

    def revoke(self, person: Person, *, at: int = 0) -> Record:
        """Put a person out: of its writer, bundles up to `at` apply."""
        epoch = self._next_epoch([each for each in self.people if each is not person])
        return self.say(acts.Revoke(person.device, {person.writer: at}, epoch))

    def make_recovery(self) -> Record:
        """Write down the recovery key."""
        public = self.recovery.public
        return self.say(acts.Recovery(public.sign, public.receive, self.epoch.id, b"", b"r" * 16))

    def recover(self, person: Person) -> Record:
        """Let the holder of the recovery key make a person supervisor."""
        public = person.keys.public
        act = acts.Recover(person.device, public.sign, public.receive, {})
        record = acts.make(
            self.id, act, author=acts.RECOVERY, parents=self.heads, ms=NOON_MS, keys=self.recovery
        )
        self.records.append(record)
        return record

    def bundle(
        self, person: Person, body: bytes = b"work", *, n: int | None = None, previous: bytes | None = None
    ) -> Bundle:
        """Make a person's next bundle and keep it; with `n` any bundle, which is not kept."""
        if previous is None:
            previous = person.made[-1].hash if person.made else NOTHING_BEFORE
        header = Header(
            area=self.id,
            device=person.device,
            writer=person.writer,
            n=len(person.made) + 1 if n is None else n,
            previous=previous,
            epoch=self.epoch.id,
            kind="ops",
            have={},
            membership=self.heads,
            salt=bytes(16),
            reader=PROTOCOL,
        )
        made = bundles.make(header, body, epoch_key=self.epoch_key, keys=person.keys)
        if n is None:
            person.made.append(made)
        return made

    def snapshot(self, maker: Person, have: Mapping[bytes, int], chunks: list[bytes]) -> bytes:
        """Return a snapshot's manifest over these chunks (names), covering `have`."""
        bare = Covers(
            self.id, maker.device, dict(have), os.urandom(32), self.epoch.id, bytes(16), NOON_MS, b""
        )
        signed = msgspec.structs.replace(bare, signature=maker.keys.sign(bare.signed_bytes(chunks)))
        return pack(Manifest(len(chunks), chunks, pack(signed)))

    def _next_epoch(self, people: Iterable[Person]) -> Epoch:
        self._epochs += 1
        made = os.urandom(16)
        wraps = {
            each.device: wrap_to(each.keys.public.receive, self.epoch_key, about=made) for each in people
        }
        return Epoch(made, self._epochs, wraps, b"", {})


def asking(
    have: Mapping[bytes, int] | None = None, *, members: Iterable[bytes] = (), **more: object
) -> PullRequest:
    """Return a pull request of one who holds this and knows no acks."""
    return msgspec.structs.replace(PullRequest(dict(have or {}), list(members), b"", b""), **more)


def file_manifest(*chunks: bytes) -> bytes:
    """Return the manifest of a file of these chunks (names)."""
    return pack(messages.Manifest(len(chunks), list(chunks), b"sealed"))
