"""The chain a copy of an area seals its journal in: each link stands for entries it wrote or took in, and when.

A link names the writer and the numbers of the entries, the root of a Merkle tree over them (RFC 6962, section 2.1),
the link before it, and is signed with Ed25519 by the key of this copy. An entry is hashed with a salt of its own:
whoever is shown one entry and its path up to the root can prove that it is the one, and learns nothing about its
neighbours.

    leaf  = SHA-256(00 | salt (16) | entry)
    node  = SHA-256(01 | left | right)
    link  = msgpack [no, kind, at_ms, writer (16), first_seq, last_seq, root (32), previous (32)]
    name of a link = SHA-256("GSL1" | link | signature (64));  signed is "GSL1" | link
"""

import hashlib
import hmac
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

import msgspec

MAGIC: Final = b"GSL1"
NOTHING_BEFORE: Final = bytes(32)
SALT_BYTES: Final = 16


class LinkKind(StrEnum):
    """Why entries were sealed."""

    BEGUN = "begun"  # they were there when the chain, or this part of it, began
    WROTE = "wrote"  # written by this copy at that moment
    RECEIVED = "received"  # came to this copy at that moment
    ARRIVED = "arrived"  # a bundle, by its number: the root is its hash


class Link(msgspec.Struct, frozen=True, array_like=True):
    """One link. `at_ms` is this copy's clock, ms since 1970; `first_seq` … `last_seq` are entries of `writer`."""

    no: int
    kind: str
    at_ms: int
    writer: bytes
    first_seq: int
    last_seq: int
    root: bytes
    previous: bytes

    @property
    def signed(self) -> bytes:
        """Return the bytes that are signed."""
        return MAGIC + msgspec.msgpack.encode(self)

    def name(self, signature: bytes) -> bytes:
        """Return the hash by which the next link names this one."""
        return hashlib.sha256(self.signed + signature).digest()


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """One entry with all that proves it: `values` as written (msgpack), the way up to the root, the signed link."""

    entry: bytes
    values: bytes
    salt: bytes
    index: int
    size: int
    beside: list[bytes]
    link: Link
    signature: bytes
    key: bytes


def check_proof(proof: Proof) -> bool:
    """Tell whether an entry is the one its link was signed for. What key may sign is another question."""
    link = proof.link
    if proof.size != link.last_seq - link.first_seq + 1 or len(proof.salt) != SALT_BYTES:
        return False
    if climb(leaf(proof.salt, proof.entry), proof.index, proof.size, proof.beside) != link.root:
        return False
    return signed_by(proof.key, link, proof.signature)


def signed_by(key: bytes, link: Link, signature: bytes) -> bool:
    """Tell whether the holder of an Ed25519 key signed a link."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, link.signed)
    except (InvalidSignature, ValueError):
        return False
    return True


def salt(secret: bytes, writer: bytes, seq: int) -> bytes:
    """Return the salt of one entry; it tells nothing about those of others."""
    return hmac.digest(secret, writer + seq.to_bytes(8, "big"), "sha256")[:SALT_BYTES]


def leaf(entry_salt: bytes, entry: bytes) -> bytes:
    """Return the leaf of an entry."""
    return hashlib.sha256(b"\x00" + entry_salt + entry).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """Return the root of the tree over some leaves, at least one."""
    level = list(leaves)
    while len(level) > 1:
        paired = [_node(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
        level = paired + level[len(level) - len(level) % 2 :]
    return level[0]


def path(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """Return the hashes beside the way from a leaf to the root, from below."""
    found, level = [], list(leaves)
    while len(level) > 1:
        beside = index ^ 1
        if beside < len(level):
            found.append(level[beside])
        paired = [_node(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
        level = paired + level[len(level) - len(level) % 2 :]
        index //= 2
    return found


def climb(start: bytes, index: int, size: int, beside: Sequence[bytes]) -> bytes | None:
    """Return the root a leaf leads to by its path in a tree of `size` leaves, None when the path does not fit."""
    at, left = start, list(beside)
    if not 0 <= index < size:
        return None
    while size > 1:
        if index ^ 1 < size:
            if not left:
                return None
            other = left.pop(0)
            at = _node(other, at) if index & 1 else _node(at, other)
        index, size = index // 2, (size + 1) // 2
    return None if left else at


def _node(one: bytes, other: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + one + other).digest()
