"""Strict msgpack and hashes: what does not decode is refused here and nowhere later."""

import hashlib
from collections.abc import Hashable
from functools import cache
from typing import Any, Final, TypeVar, cast

import msgspec

T = TypeVar("T")

ID_BYTES: Final = 16
HASH_BYTES: Final = 32


class Refused(Exception):  # noqa: N818  (it is an answer, not a programming error)
    """Bytes that are not what they claim to be. `why` is a short key: malformed, signature, foreign_area, …"""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@cache
def _decoder(kind: Hashable) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(cast("Any", kind), strict=True)


def pack(value: object) -> bytes:
    """Return `value` as msgpack. What is hashed is always the bytes that travel, never a value packed anew."""
    return msgspec.msgpack.encode(value)


def unpack(data: bytes, kind: type[T]) -> T:
    """Return the `kind` these bytes hold; raise Refused malformed."""
    try:
        found: T = _decoder(cast("Hashable", kind)).decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:  # ValueError: text that is no UTF-8
        raise Refused("malformed") from error
    return found


def digest(*parts: bytes) -> bytes:
    """Return the SHA-256 of the parts one after the other."""
    found = hashlib.sha256()
    for part in parts:
        found.update(part)
    return found.digest()


def expect_lengths(*pairs: tuple[bytes, int]) -> None:
    """Raise Refused malformed when a field has not the length it must have."""
    if any(len(value) != length for value, length in pairs):
        raise Refused("malformed")
