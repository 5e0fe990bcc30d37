"""Membership records: what a supervisor says of who belongs to an area, signed, naming the records it builds on.

Names of people are not in here. What the records say together is `membership.join`'s to work out.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import msgspec

from gridsteward.sync.wire.bundles import SIGNATURE_BYTES, check_vector
from gridsteward.sync.wire.codec import HASH_BYTES, ID_BYTES, Refused, digest, expect_lengths, pack, unpack
from gridsteward.sync.wire.secrets import KEY_BYTES, DeviceKeys, verify

RECOVERY: Final = bytes(ID_BYTES)  # stands for the holder of the recovery key, as author
MOST_BYTES: Final = 256 << 10  # of one record: an epoch wrapped to a thousand devices
STEWARD: Final = "steward"
DEPUTY: Final = "deputy"
SUPERVISOR: Final = "supervisor"
ROLES: Final = (STEWARD, DEPUTY, SUPERVISOR)


class Epoch(msgspec.Struct, frozen=True, array_like=True):
    """A key period. `wraps`: device -> its key, wrapped; `older`: epoch id -> that key, sealed under this one."""

    id: bytes
    no: int
    wraps: dict[bytes, bytes]
    recovery_wrap: bytes
    older: dict[bytes, bytes]


class Create(msgspec.Struct, frozen=True, tag="create"):
    """The area begins; its author is its first supervisor."""

    device: bytes
    sign: bytes
    receive: bytes
    epoch: Epoch


class Invite(msgspec.Struct, frozen=True, tag="invite"):
    """A code was handed out; `invite` is its public name, `expires_ms` by the inviter's clock."""

    invite: bytes
    role: str
    expires_ms: int


class Admit(msgspec.Struct, frozen=True, tag="admit"):
    """A device joins. `wraps`: epoch id -> key wrapped to it; `welcome` and `confirm` are for its eyes (enrolment)."""

    device: bytes
    sign: bytes
    receive: bytes
    role: str
    invite: bytes
    wraps: dict[bytes, bytes]
    welcome: bytes
    confirm: bytes


class Role(msgspec.Struct, frozen=True, tag="role"):
    """A device gets another role."""

    device: bytes
    role: str


class Revoke(msgspec.Struct, frozen=True, tag="revoke"):
    """A device is out: of its writers only bundles up to `cuts` (writer -> n) apply. A new epoch comes with it."""

    device: bytes
    cuts: dict[bytes, int]
    epoch: Epoch


class Rotate(msgspec.Struct, frozen=True, tag="rotate"):
    """A new epoch."""

    epoch: Epoch


class Accept(msgspec.Struct, frozen=True, tag="accept"):
    """Parked bundles of a revoked device are taken after all, up to `cuts`."""

    device: bytes
    cuts: dict[bytes, int]


class Recovery(msgspec.Struct, frozen=True, tag="recovery"):
    """The recovery key was made (anew); `wrap` is the epoch's key, wrapped to it, `lookup` the key's public name."""

    sign: bytes
    receive: bytes
    epoch: bytes
    wrap: bytes
    lookup: bytes


class Recover(msgspec.Struct, frozen=True, tag="recover"):
    """The holder of the recovery key makes a device supervisor."""

    device: bytes
    sign: bytes
    receive: bytes
    wraps: dict[bytes, bytes]


Act: TypeAlias = Create | Invite | Admit | Role | Revoke | Rotate | Accept | Recovery | Recover


class Content(msgspec.Struct, frozen=True, array_like=True):
    """What is signed."""

    version: int
    area: bytes
    author: bytes
    parents: list[bytes]
    ms: int
    act: Act


@dataclass(frozen=True, slots=True, repr=False)
class Record:
    """One membership record: its bytes, what they say, their hash."""

    raw: bytes
    content: Content
    hash: bytes = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "hash", digest(self.raw))


def make(
    area: bytes, act: Act, *, author: bytes, parents: Iterable[bytes], ms: int, keys: DeviceKeys
) -> Record:
    """Write and sign a record."""
    content = Content(1, area, author, sorted(parents), ms, act)
    signed = pack(content)
    return parse(signed + keys.sign(b"gridsteward member 1\0" + signed))


def parse(raw: bytes) -> Record:
    """Return the record these bytes are; raise Refused malformed. Its signature is proven when it is joined."""
    if not SIGNATURE_BYTES < len(raw) <= MOST_BYTES:
        raise Refused("malformed")
    content = unpack(raw[:-SIGNATURE_BYTES], Content)
    if content.version != 1:
        raise Refused("newer")
    if pack(content) != raw[:-SIGNATURE_BYTES] or content.parents != sorted(set(content.parents)):
        raise Refused("malformed")
    expect_lengths(
        (content.area, ID_BYTES),
        (content.author, ID_BYTES),
        *((each, HASH_BYTES) for each in content.parents),
    )
    if isinstance(content.act, Create) == bool(content.parents):
        raise Refused("malformed")
    _check(content.act)
    return Record(raw, content)


def _check(act: Act) -> None:
    match act:
        case Create() | Admit() | Recover():
            expect_lengths((act.device, ID_BYTES), (act.sign, KEY_BYTES), (act.receive, KEY_BYTES))
            if act.device == RECOVERY:
                raise Refused("malformed")
        case Recovery():
            expect_lengths((act.sign, KEY_BYTES), (act.receive, KEY_BYTES))
            expect_lengths((act.epoch, ID_BYTES), (act.lookup, ID_BYTES))
        case Revoke() | Accept():
            expect_lengths((act.device, ID_BYTES))
            check_vector(act.cuts)
        case Invite():
            expect_lengths((act.invite, ID_BYTES))
        case Role():
            expect_lengths((act.device, ID_BYTES))
        case Rotate():
            pass
    if isinstance(act, Invite | Admit | Role) and act.role not in ROLES:
        raise Refused("malformed")
    if isinstance(act, Create | Revoke | Rotate):
        expect_lengths((act.epoch.id, ID_BYTES), *((each, ID_BYTES) for each in act.epoch.wraps))


def is_signed(record: Record, sign: bytes) -> bool:
    try:
        verify(sign, record.raw[-SIGNATURE_BYTES:], b"gridsteward member 1\0" + record.raw[:-SIGNATURE_BYTES])
    except Refused:
        return False
    return True
