"""Who asks: the signed request, and whether this device may ask it."""

from dataclasses import dataclass
from enum import StrEnum

from gridsteward.hub.answers import Denied
from gridsteward.sync.wire import messages
from gridsteward.sync.wire.acts import RECOVERY
from gridsteward.sync.wire.codec import ID_BYTES, Refused
from gridsteward.sync.wire.membership import Membership
from gridsteward.sync.wire.messages import WINDOW_MS
from gridsteward.sync.wire.secrets import verify


class Who(StrEnum):
    """Whom an address serves."""

    ANYBODY = "anybody"
    MEMBER = "member"  # active
    READER = "reader"  # active, or the holder of the recovery key
    KNOWN = "known"  # a revoked device too
    FOUNDER = "founder"  # also one that comes to be known by what it brings


@dataclass(frozen=True, slots=True, repr=False)
class Signature:
    """What the headers of a signed request say."""

    device: bytes
    time_ms: int
    bytes: bytes

    @staticmethod
    def read(device: str, time_ms: str, signature: str) -> "Signature":
        """Return what the three headers say; raise Denied unsigned."""
        try:
            found = Signature(bytes.fromhex(device), int(time_ms), bytes.fromhex(signature))
        except ValueError as error:
            raise Denied("unsigned") from error
        if len(found.device) != ID_BYTES or len(found.bytes) != 64 or not 0 <= found.time_ms < 1 << 53:
            raise Denied("unsigned")
        return found


@dataclass(frozen=True, slots=True, repr=False)
class Call:
    """One request, whole. `target` is the path with its query, as sent; `now_ms` the hub's time when it came."""

    method: str
    target: str
    body: bytes
    address: str
    now_ms: int
    signature: Signature | None = None
    founding_word: str = ""

    def expect_fresh(self) -> None:
        """Raise Denied stale when it was signed too long ago, or for the future."""
        if self.signature is None or abs(self.signature.time_ms - self.now_ms) > WINDOW_MS:
            raise Denied("stale")

    def expect_signed(self, sign: bytes) -> None:
        """Raise Denied signature unless the holder of this key signed this very request."""
        signature = self.signature
        if signature is None:
            raise Denied("unsigned")
        told = messages.request_bytes(self.method, self.target, time_ms=signature.time_ms, body=self.body)
        try:
            verify(sign, signature.bytes, told)
        except Refused as refused:
            raise Denied("signature") from refused

    @property
    def device(self) -> bytes:
        """Return the device that asks."""
        if self.signature is None:
            raise Denied("unsigned")
        return self.signature.device


def key_of(device: bytes, membership: Membership, who: Who) -> bytes:
    """Return the public key a device signs with, if it may ask what is for `who`; raise Denied stranger, revoked."""
    if device == RECOVERY:
        if membership.recovery is None or who is Who.MEMBER:
            raise Denied("stranger")
        return membership.recovery.sign
    member = membership.members.get(device)
    if member is None:
        raise Denied("stranger")
    if not member.active and who is not Who.KNOWN:
        raise Denied("revoked")
    return member.sign
