"""What any road answers. None is trusted: everything that comes over one is proven by who asked."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from gridsteward.sync.wire.bundles import Bundle
from gridsteward.sync.wire.messages import Invited, PullAnswer, PullRequest


class RoadFault(Exception):  # noqa: N818  (something a person can act on, not a programming error)
    """A road did not do what was asked. `kind` is a key of resources/words [fault].

    road_unreachable (try later) · road_refused (it said no: `values["why"]`) · road_fork (it holds another bundle
    under this number) · road_gap (it lacks the one before) · road_members_moved (join anew) · road_revoked (this
    device is out) · road_stranger (it does not know this device) · road_full · road_busy (try later) ·
    road_damaged (what it gave is not what it should be) · road_certificate · invite_unknown
    """

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.values = values


class Road(Protocol):
    """One road of one area. Bytes in, bytes out; names of chunks are the SHA-256 of their bytes."""

    @property
    def name(self) -> str:
        """Return the key under which receipts of this road are kept: "hub:…" or "folder:…"."""
        ...

    def pull(self, request: PullRequest) -> PullAnswer:
        """Return what the road holds beyond what the asker has; nothing at all of an area it does not know."""
        ...

    def put(self, bundle: Bundle) -> None:
        """Leave a bundle; when this returns the road holds it for good. The same bundle twice is fine."""
        ...

    def members(self) -> list[bytes]:
        """Return all membership records."""
        ...

    def append_members(self, records: Sequence[bytes], *, expected: Iterable[bytes]) -> None:
        """Add records if the road's heads are `expected`; raise RoadFault road_members_moved when they are not."""
        ...

    def missing_chunks(self, names: Sequence[bytes]) -> set[bytes]:
        """Return those of the chunks that the road lacks."""
        ...

    def put_chunk(self, name: bytes, data: bytes) -> None:
        """Leave a chunk."""
        ...

    def get_chunk(self, name: bytes) -> bytes:
        """Return a chunk; raise RoadFault road_damaged when it is not there or not whole."""
        ...

    def objects(self, kind: str) -> set[bytes]:
        """Return the names of the objects of a kind (messages.KINDS) that lie on the road whole."""
        ...

    def put_object(self, kind: str, name: bytes, data: bytes) -> None:
        """Leave a manifest (its chunks must lie there already) or a countersignature."""
        ...

    def get_object(self, kind: str, name: bytes) -> bytes:
        """Return an object; raise RoadFault road_damaged when it is not there."""
        ...

    def invited(self, invite: bytes) -> Invited:
        """Return what lies under an invitation's name; raise RoadFault invite_unknown."""
        ...

    def ask(self, invite: bytes, request: bytes) -> None:
        """Leave an enrolment under an invitation."""
        ...
