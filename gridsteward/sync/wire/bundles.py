"""A bundle: one sealed, signed step of one writer's journal, the same bytes on every road.

    MAGIC | header length (u32, big endian) | header (msgpack) | ciphertext | Ed25519 signature (64)

The ciphertext is ChaCha20-Poly1305 over PADMÉ-padded zstd, its key and nonce derived from the epoch key, a fresh
salt and the header, which it authenticates. The signature covers everything before it. A writer's bundles are
numbered 1, 2, … and each names the hash of the one before.

`device` is who signs (a member of the area), `writer` whose journal it is: a device that was restored from a backup
goes on as a new writer, so that no op's name is ever used twice.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import msgspec
import zstandard

from gridsteward.sync.wire.codec import HASH_BYTES, ID_BYTES, Refused, digest, expect_lengths, pack, unpack
from gridsteward.sync.wire.secrets import DeviceKeys, derive, seal, unseal, verify

MAGIC: Final = b"GSB1"
SIGNATURE_BYTES: Final = 64
SALT_BYTES: Final = 16
NOTHING_BEFORE: Final = bytes(HASH_BYTES)
MOST_OPS: Final = 2_000
MOST_BYTES: Final = 1 << 20  # of one bundle, all told
MOST_OPENED: Final = 64 << 20  # a hostile frame must not fill the memory
PROTOCOL: Final = 1
_LEVEL: Final = 9


class Header(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=False):
    """What everyone may read of a bundle. Ids are 16 bytes, hashes 32; `have` is writer -> n held of everyone."""

    area: bytes
    device: bytes
    writer: bytes
    n: int
    previous: bytes
    epoch: bytes
    kind: str
    have: dict[bytes, int]
    membership: list[bytes]
    salt: bytes
    reader: int


@dataclass(frozen=True, slots=True, repr=False)
class Bundle:
    """A bundle as it travels; nothing of it is proven yet but its form."""

    raw: bytes
    header: Header
    sealed_from: int

    @property
    def hash(self) -> bytes:
        """Return the SHA-256 of all its bytes."""
        return digest(self.raw)

    def verify(self, sign: bytes) -> None:
        """Raise Refused signature when the device with this public key did not make it."""
        verify(sign, self.raw[-SIGNATURE_BYTES:], self.raw[:-SIGNATURE_BYTES])

    def open(self, epoch_key: bytes) -> bytes:
        """Return the plain body; raise Refused seal or malformed."""
        head = self.raw[: self.sealed_from]
        key, nonce = _key_and_nonce(epoch_key, self.header.salt, head)
        padded = unseal(key, nonce, self.raw[self.sealed_from : -SIGNATURE_BYTES], head)
        size = int.from_bytes(padded[:4], "big")
        if size > len(padded) - 4 or padded[4 + size :].strip(b"\0"):
            raise Refused("malformed")
        return decompress(padded[4 : 4 + size], most=MOST_OPENED)


def make(header: Header, body: bytes, *, epoch_key: bytes, keys: DeviceKeys) -> Bundle:
    """Seal and sign a body under this header (its salt is made fresh here)."""
    header = msgspec.structs.replace(header, salt=os.urandom(SALT_BYTES))
    _check(header)
    packed = pack(header)
    head = MAGIC + len(packed).to_bytes(4, "big") + packed
    key, nonce = _key_and_nonce(epoch_key, header.salt, head)
    pressed = compress(body)
    framed = len(pressed).to_bytes(4, "big") + pressed
    framed += bytes(padded(len(framed)) - len(framed))
    signed = head + seal(key, nonce, framed, head)
    return Bundle(signed + keys.sign(signed), header, len(head))


def parse(raw: bytes) -> Bundle:
    """Return the bundle these bytes are; raise Refused malformed or newer."""
    start = len(MAGIC) + 4
    if len(raw) < start + SIGNATURE_BYTES or raw[:3] != MAGIC[:3] or len(raw) > MOST_BYTES:
        raise Refused("malformed")
    if raw[: len(MAGIC)] != MAGIC:
        raise Refused("newer")
    end = start + int.from_bytes(raw[len(MAGIC) : start], "big")
    if end > len(raw) - SIGNATURE_BYTES:
        raise Refused("malformed")
    header = unpack(raw[start:end], Header)
    _check(header)
    return Bundle(raw, header, end)


def _check(header: Header) -> None:
    expect_lengths(
        (header.area, ID_BYTES),
        (header.device, ID_BYTES),
        (header.writer, ID_BYTES),
        (header.epoch, ID_BYTES),
        (header.salt, SALT_BYTES),
        (header.previous, HASH_BYTES),
        *((head, HASH_BYTES) for head in header.membership),
    )
    check_vector(header.have)
    if not 1 <= header.n < 1 << 53 or (header.n == 1) != (header.previous == NOTHING_BEFORE):
        raise Refused("malformed")


def check_vector(have: Mapping[bytes, int]) -> None:
    """Raise Refused malformed when this is no vector of writers."""
    if len(have) > 10_000 or any(
        len(writer) != ID_BYTES or not 0 <= n < 1 << 53 for writer, n in have.items()
    ):
        raise Refused("malformed")


def _key_and_nonce(epoch_key: bytes, salt: bytes, head: bytes) -> tuple[bytes, bytes]:
    made = derive(epoch_key, "bundle", length=44, salt=salt, about=digest(head))
    return made[:32], made[32:]


def padded(size: int) -> int:
    """Return the length to pad to: at most 12 % more, and it tells only O(log log) bits of the size.

    PADMÉ, Nikitin et al., "Reducing Metadata Leakage from Encrypted Files", PETS 2019, algorithm 1.
    """
    if size < 2:
        return size
    exponent = size.bit_length() - 1
    free = exponent - exponent.bit_length()
    mask = (1 << max(free, 0)) - 1
    return (size + mask) & ~mask


def compress(data: bytes) -> bytes:
    """Return `data` as one zstd frame that tells its size."""
    return zstandard.ZstdCompressor(level=_LEVEL).compress(data)


def decompress(pressed: bytes, *, most: int) -> bytes:
    """Return what `compress` pressed; raise Refused malformed, also when it would be more than `most` bytes."""
    try:
        if zstandard.frame_content_size(pressed) > most:
            raise Refused("malformed")
        return zstandard.ZstdDecompressor().decompress(pressed, max_output_size=most)
    except zstandard.ZstdError as error:
        raise Refused("malformed") from error
