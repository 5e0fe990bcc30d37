"""Row ids: content-derived for what a file brings (two imports of one list meet), else time-ordered."""

import os
import time
import uuid


def made_by_hand() -> str:
    """Return a UUIDv7 (RFC 9562 section 5.7): sorts by creation, unique without a network."""
    ms = time.time_ns() // 1_000_000
    value = (ms << 80) | int.from_bytes(os.urandom(10), "big")
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return str(uuid.UUID(int=value))


def from_source(area_id: str, source: str, natural_key: str) -> str:
    """Return the UUIDv5 of a row that `source` names `natural_key` within one area."""
    return str(uuid.uuid5(uuid.UUID(area_id), f"{source}\x1f{natural_key}"))
