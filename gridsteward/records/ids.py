"""Row ids: content-derived for what a file brings (two imports of one list meet), else time-ordered."""

import hashlib
import os
import threading
import time
import uuid
from functools import lru_cache
from typing import Final

_TICKS_A_SECOND: Final = 1_000 << 12
_LOCK: Final = threading.Lock()
_last = 0


def made_by_hand() -> str:
    """Return a UUIDv7 (RFC 9562 sections 5.7 and 6.2, method 3): unique without a network, sorts by creation.

    The twelve bits behind the milliseconds are a finer clock, and no two of one program share a tick: what was
    made one after the other within a millisecond (photos of a visit, people of a home) keeps its order.
    """
    global _last  # noqa: PLW0603  (the one thing that must be remembered between two calls)
    nanoseconds = time.time_ns()
    tick = (nanoseconds // 1_000_000 << 12) | (nanoseconds % 1_000_000 * 4096 // 1_000_000)
    with _LOCK:
        # A clock set back makes ids as of its new time again, not as of the future it came from.
        tick = _last + 1 if 0 <= _last - tick < _TICKS_A_SECOND else tick
        _last = tick
    value = (tick >> 12 << 80) | (0x7 << 76) | ((tick & 0xFFF) << 64)
    value |= (0x2 << 62) | (int.from_bytes(os.urandom(8), "big") >> 2)
    return str(uuid.UUID(int=value))


@lru_cache(maxsize=8)
def _namespace(area_id: str) -> bytes:
    return uuid.UUID(area_id).bytes


def from_source(area_id: str, source: str, natural_key: str) -> str:
    """Return the UUIDv5 (RFC 9562 section 5.5) of a row that `source` names `natural_key` within one area.

    The same text as `uuid.uuid5` gives, without its objects: a ledger asks for thirty thousand.
    """
    name = f"{source}\x1f{natural_key}".encode()
    found = hashlib.sha1(_namespace(area_id) + name, usedforsecurity=False).digest()
    text = (found[:6] + bytes((found[6] & 0x0F | 0x50, found[7], found[8] & 0x3F | 0x80)) + found[9:16]).hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
