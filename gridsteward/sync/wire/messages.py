"""What a device says to the hub and hears from it; a folder is spoken to in the same words.

Every request about an area is signed by the device that makes it: Ed25519 over the method, the path with its query,
the hub's time in milliseconds and the SHA-256 of the body. The time is the hub's, as the device last heard it: a
laptop with a dead clock asks once and goes on. All calls are idempotent, so a replay within the window changes nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from gridsteward.sync.wire.bundles import check_vector
from gridsteward.sync.wire.codec import HASH_BYTES, ID_BYTES, Refused, digest, expect_lengths, pack, unpack
from gridsteward.sync.wire.secrets import Code, DeviceKeys, PublicKeys, verify

DEVICE_HEADER: Final = "Gridsteward-Device"  # hex of the 16-byte device id
TIME_HEADER: Final = "Gridsteward-Time"  # ms since 1970, the hub's; also on every answer
SIGNATURE_HEADER: Final = "Gridsteward-Signature"  # hex of 64 bytes
FOUNDING_HEADER: Final = "Gridsteward-Founding-Word"  # percent-encoded; a hub may take new areas only with it
WINDOW_MS: Final = 300_000
CHUNK_BYTES: Final = 4 << 20
MOST_MANIFEST: Final = 1 << 20
MOST_PULL: Final = 8 << 20
MOST_ACK: Final = 64 << 10
MOST_REQUEST: Final = 4 << 10
MOST_NAMES: Final = 10_000  # chunks asked about at once


def request_bytes(method: str, target: str, *, time_ms: int, body: bytes) -> bytes:
    """Return what is signed of a request; `target` is the path with its query, as sent."""
    return b"gridsteward request 1\0" + pack([method, target, time_ms, digest(body)])


class Ack(msgspec.Struct, frozen=True, array_like=True):
    """What a device holds of every writer, and the digest of its state there (empty: not worked out)."""

    area: bytes
    device: bytes
    have: dict[bytes, int]
    digest: bytes
    ms: int

    def signed(self, keys: DeviceKeys) -> bytes:
        """Return it as it travels."""
        data = pack(self)
        return data + keys.sign(b"gridsteward ack 1\0" + data)


def parse_ack(raw: bytes) -> Ack:
    """Return the ack these bytes are, its signature not proven yet; raise Refused malformed."""
    if not 64 < len(raw) <= MOST_ACK:
        raise Refused("malformed")
    found = unpack(raw[:-64], Ack)
    expect_lengths((found.area, ID_BYTES), (found.device, ID_BYTES))
    check_vector(found.have)
    if found.digest:
        expect_lengths((found.digest, HASH_BYTES))
    return found


def verify_ack(raw: bytes, sign: bytes) -> None:
    """Raise Refused signature when the device with this public key did not make the ack."""
    verify(sign, raw[-64:], b"gridsteward ack 1\0" + raw[:-64])


class PullRequest(msgspec.Struct, frozen=True, array_like=True):
    """What the asker holds, so that it gets the rest. `acks` is `acks_hash` of the acks it knows."""

    have: dict[bytes, int]
    members: list[bytes]  # heads of the membership records it holds
    acks: bytes
    ack: bytes  # its own, signed; b"" leaves it as it was
    most: int = MOST_PULL  # bytes of bundles in one answer


class PullAnswer(msgspec.Struct, frozen=True, array_like=True):
    """`bundles` in an order that leaves no gap; `more`: ask again. `have` is what the road holds of every writer.

    `members` holds all records, or none when the asker's heads are the road's; `acks` holds all, or none when the
    asker knows them. `requests` are enrolments waiting to be admitted. `floors`: of these writers the road no longer
    has the bundles up to n, and the asker lacks them: a snapshot holds what was in them.
    """

    bundles: list[bytes]
    more: bool
    have: dict[bytes, int]
    members: list[bytes]
    acks: list[bytes]
    requests: list[bytes]
    files: int = 0  # how many files the road holds whole
    floors: dict[bytes, int] = {}


def acks_hash(acks: Mapping[bytes, bytes]) -> bytes:
    """Return the short hash that stands for a set of acks (device -> raw); empty for none."""
    return digest(*(acks[device] for device in sorted(acks)))[:8] if acks else b""


class Append(msgspec.Struct, frozen=True, array_like=True):
    """Membership records to add, if the road's heads are still these (compare and set)."""

    expected: list[bytes]
    records: list[bytes]


class Names(msgspec.Struct, frozen=True, array_like=True):
    """Names of chunks or objects."""

    names: list[bytes]


class Manifest(msgspec.Struct, frozen=True, array_like=True):
    """A file or snapshot on a road: its chunks in order (SHA-256 of each), and what its readers need to open it.

    `about` of a file is opaque to the road, that of a snapshot is a packed `Covers`. A manifest is named by the hash
    of its bytes where it is a snapshot, by a name only the area can make where it is a file.
    """

    size: int
    chunks: list[bytes]
    about: bytes


FILE: Final = "file"
SNAPSHOT: Final = "snapshot"
COUNTERSIGN: Final = "countersign"
KINDS: Final = (FILE, SNAPSHOT, COUNTERSIGN)


class Covers(msgspec.Struct, frozen=True, array_like=True):
    """A snapshot's `about`: what it covers, for the road to read.

    `signature` is the maker's, over the other fields and the names of the chunks.
    """

    area: bytes
    device: bytes
    have: dict[bytes, int]
    digest: bytes  # over the ops of these vectors, as any device can work it out anew
    epoch: bytes
    salt: bytes
    ms: int
    signature: bytes

    def signed_bytes(self, chunks: Sequence[bytes]) -> bytes:
        """Return what is signed of a snapshot of these chunks."""
        fields = [self.area, self.device, self.have, self.digest, self.epoch, self.salt, self.ms]
        return b"gridsteward covers 1\0" + pack([fields, chunks])


class Countersign(msgspec.Struct, frozen=True, array_like=True):
    """`device` worked the digest of the snapshot with this manifest hash out anew, and it agrees."""

    snapshot: bytes
    device: bytes
    signature: bytes

    @staticmethod
    def signed_bytes(snapshot: bytes, device: bytes) -> bytes:
        """Return what is signed."""
        return b"gridsteward countersign 1\0" + snapshot + device


class Enrolment(msgspec.Struct, frozen=True, array_like=True):
    """A new laptop asks to be admitted under an invitation."""

    invite: bytes
    device: bytes
    sign: bytes
    receive: bytes
    sealed_name: bytes
    proof: bytes

    def bytes_to_prove(self) -> bytes:
        """Return what the code's proof covers."""
        return pack([self.invite, self.device, self.sign, self.receive, self.sealed_name])


def enrol(code: Code, *, device: bytes, keys: PublicKeys, steward: str) -> bytes:
    """Return the request of a new laptop, as it travels."""
    sealed = code.seal_name(steward, device)
    bare = Enrolment(code.invite, device, keys.sign, keys.receive, sealed, b"")
    return pack(msgspec.structs.replace(bare, proof=code.proof(bare.bytes_to_prove())))


def parse_enrolment(raw: bytes) -> Enrolment:
    """Return the request these bytes are; raise Refused malformed. Only the code's holder can prove it."""
    if len(raw) > MOST_REQUEST:
        raise Refused("malformed")
    found = unpack(raw, Enrolment)
    expect_lengths(
        (found.invite, ID_BYTES),
        (found.device, ID_BYTES),
        (found.sign, 32),
        (found.receive, 32),
        (found.proof, HASH_BYTES),
    )
    return found


class Invited(msgspec.Struct, frozen=True, array_like=True):
    """What a new laptop is told by the name of its invitation: the area and its membership records."""

    area: bytes
    members: list[bytes]
