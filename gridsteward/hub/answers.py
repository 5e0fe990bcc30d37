"""What the hub says: bodies, and refusals by a key with a sentence for whoever reads them with bare eyes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from gridsteward.sync.wire.codec import pack

MSGPACK: Final = "application/msgpack"
OCTETS: Final = "application/octet-stream"
JSON: Final = "application/json"
TEXT: Final = "text/plain; version=0.0.4; charset=utf-8"

REFUSALS: Final[Mapping[str, tuple[int, str]]] = {
    "malformed": (400, "These bytes are not what this address takes."),
    "newer": (400, "This was made by a newer version; update the hub."),
    "foreign_area": (400, "This belongs to another area."),
    "hash": (400, "The bytes do not fit their name."),
    "place": (400, "The bundle belongs to another address."),
    "no_root": (400, "An area begins with exactly one record that creates it."),
    "records_missing": (400, "A record names another one that is not here."),
    "author": (400, "Not signed by a device that may say this."),
    "unsigned": (401, "The request is not signed by a device."),
    "signature": (401, "The signature is not that of the device."),
    "stale": (401, "The time of the request is too far from the hub's; sign again with the hub's time."),
    "stranger": (403, "This device does not belong to the area."),
    "revoked": (403, "This device was put out of the area."),
    "founding_word": (403, "A new area needs the word that the keeper of this hub gives out."),
    "area": (404, "There is no such area."),
    "invite": (404, "There is no such invitation."),
    "not_found": (404, "There is nothing under this address."),
    "method": (405, "This address does not take this method."),
    "slow": (408, "The request came too slowly."),
    "fork": (409, "Another one lies under this number or name."),
    "gap": (409, "The bundle before this one is not here."),
    "members_moved": (409, "The membership changed meanwhile; read it again."),
    "chunks_missing": (409, "Not all chunks of this are here."),
    "too_large": (413, "This is larger than what is taken here."),
    "quota": (413, "The area, or the hub, has no room left."),
    "rate": (429, "Too many requests; try again later."),
    "busy": (429, "The hub is busy; try again later."),
    "internal": (500, "Something went wrong in the hub."),
    "full": (507, "The hub's disk is full."),
    "database": (503, "The hub's database does not answer."),
}
RETRY_S: Final = 2


class Denied(Exception):  # noqa: N818  (it is an answer, not a programming error)
    """A refusal. `why` is a key of REFUSALS; `retry_after_s` says when to try again."""

    def __init__(self, why: str, *, retry_after_s: int = RETRY_S) -> None:
        super().__init__(why)
        self.why = why
        self.retry_after_s = retry_after_s


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back."""

    status: int = 204
    body: bytes = b""
    media: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


def packed(value: object) -> Answer:
    """Return a value as msgpack."""
    return Answer(200, pack(value), MSGPACK)


def raw(body: bytes) -> Answer:
    """Return sealed bytes as they are."""
    return Answer(200, body, OCTETS)


def refused(denied: Denied) -> Answer:
    """Return the answer a refusal is."""
    status, sentence = REFUSALS.get(denied.why, REFUSALS["malformed"])
    headers = {"Retry-After": str(denied.retry_after_s)} if status == 429 else {}
    body = json.dumps({"error": denied.why, "message": sentence}).encode()
    return Answer(status, body, JSON, headers)
