"""The road over HTTP to a hub. The hub is not trusted with anything but to keep sealed bytes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import urlsplit

from gridsteward.sync.roads.hub_caller import AREA_UNKNOWN, Caller, Refusal
from gridsteward.sync.roads.road import RoadFault
from gridsteward.sync.wire import messages
from gridsteward.sync.wire.bundles import Bundle
from gridsteward.sync.wire.codec import Refused, digest, pack, unpack
from gridsteward.sync.wire.messages import Append, Invited, Names, PullAnswer, PullRequest
from gridsteward.sync.wire.secrets import DeviceKeys

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")

_LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")
_REFUSALS: Final = {
    "fork": "road_fork",
    "gap": "road_gap",
    "members_moved": "road_members_moved",
    "revoked": "road_revoked",
    "stranger": "road_stranger",
    "quota": "road_full",
    "full": "road_full",
    "busy": "road_busy",
    "rate": "road_busy",
    "invite": "invite_unknown",
}


@dataclass(frozen=True, slots=True)
class Tested:
    """What a try of the road told: the round trip in milliseconds, and the hub's time (ms since 1970)."""

    round_trip_ms: float
    hub_ms: int


class HubRoad:
    """One area on a hub, as one device. Connections are kept; `close` lets them go.

    `device` may be acts.RECOVERY with the keys of the recovery key: it may read, and bring a device in.
    Without area and device only invitations can be looked up. `authority` is a file of certificates to trust besides
    the system's own.
    """

    def __init__(
        self,
        url: str,
        area: bytes = b"",
        device: bytes = b"",
        keys: DeviceKeys | None = None,
        *,
        founding_word: str = "",
        authority: Path | None = None,
        timeout_s: float = 30.0,
        transport: "httpx.BaseTransport | None" = None,
    ) -> None:
        self._url = url.rstrip("/")
        self._area = area
        self._base = f"/v1/areas/{area.hex()}"
        self._call = Caller(
            self._url,
            device,
            keys,
            founding_word=founding_word,
            authority=authority,
            timeout_s=timeout_s,
            transport=transport,
        )

    @property
    def name(self) -> str:
        """Return the key under which receipts of this road are kept."""
        return f"hub:{self._url}"

    @property
    def plain(self) -> bool:
        """Tell whether the way to the hub is neither encrypted nor this computer: who listens sees who talks when."""
        parts = urlsplit(self._url)
        return parts.scheme != "https" and parts.hostname not in _LOOPBACK

    def close(self) -> None:
        """Let the connections go."""
        self._call.close()

    def test(self) -> Tested:
        """Ask the hub for its time; raise RoadFault as any call does."""
        self._said(self._call.open("GET", "/v1/time"))
        return Tested(self._call.last_ms, self._call.hub_ms())

    # -- bundles -----------------------------------------------------------------------------------------------

    def pull(self, request: PullRequest) -> PullAnswer:
        """Return what the hub holds beyond what the asker has; of an area it does not know, nothing."""
        answer = self._call.signed("POST", f"{self._base}/pull", pack(request))
        if answer == AREA_UNKNOWN:
            return PullAnswer([], more=False, have={}, members=[], acks=[], requests=[])
        return _read(self._said(answer), PullAnswer)

    def put(self, bundle: Bundle) -> None:
        """Leave a bundle; when this returns the hub holds it for good."""
        header = bundle.header
        self._ask("PUT", f"{self._base}/bundles/{header.writer.hex()}/{header.n}", bundle.raw)

    # -- members -----------------------------------------------------------------------------------------------

    def members(self) -> list[bytes]:
        """Return all membership records; none of an area the hub does not know."""
        answer = self._call.signed("GET", f"{self._base}/members")
        return [] if answer == AREA_UNKNOWN else _read(self._said(answer), list[bytes])

    def append_members(self, records: Sequence[bytes], *, expected: Iterable[bytes]) -> None:
        """Add records if the hub's heads are `expected`; the first ones found the area."""
        self._ask("POST", f"{self._base}/members", pack(Append(sorted(expected), list(records))))

    def invited(self, invite: bytes) -> Invited:
        """Return what lies under an invitation's name; raise RoadFault invite_unknown."""
        return _read(self._said(self._call.open("GET", f"/v1/invites/{invite.hex()}")), Invited)

    def ask(self, invite: bytes, request: bytes) -> None:
        """Leave an enrolment under an invitation."""
        self._said(self._call.open("PUT", f"/v1/invites/{invite.hex()}/request", request))

    # -- chunks and objects ------------------------------------------------------------------------------------

    def missing_chunks(self, names: Sequence[bytes]) -> set[bytes]:
        """Return those of the chunks that the hub lacks."""
        found: set[bytes] = set()
        for at in range(0, len(names), messages.MOST_NAMES):
            some = list(names[at : at + messages.MOST_NAMES])
            answer = self._ask("POST", f"{self._base}/chunks/missing", pack(Names(some)))
            found |= set(_read(answer, Names).names)
        return found

    def put_chunk(self, name: bytes, data: bytes) -> None:
        """Leave a chunk."""
        self._ask("PUT", f"{self._base}/chunks/{name.hex()}", data)

    def get_chunk(self, name: bytes) -> bytes:
        """Return a chunk; raise RoadFault road_damaged when it is not there or not whole."""
        data = self._found("GET", f"{self._base}/chunks/{name.hex()}")
        if digest(data) != name:
            raise RoadFault("road_damaged", file=name.hex())
        return data

    def objects(self, kind: str) -> set[bytes]:
        """Return the names of the objects of a kind that lie on the hub whole; none of an area it does not know."""
        answer = self._call.signed("GET", f"{self._base}/objects/{kind}")
        return set() if answer == AREA_UNKNOWN else set(_read(self._said(answer), Names).names)

    def put_object(self, kind: str, name: bytes, data: bytes) -> None:
        """Leave a manifest (its chunks must lie there already) or a countersignature."""
        self._ask("PUT", f"{self._base}/objects/{kind}/{name.hex()}", data)

    def get_object(self, kind: str, name: bytes) -> bytes:
        """Return an object; raise RoadFault road_damaged when it is not there."""
        return self._found("GET", f"{self._base}/objects/{kind}/{name.hex()}")

    # -- what comes back ---------------------------------------------------------------------------------------

    def _ask(self, method: str, target: str, body: bytes = b"") -> bytes:
        return self._said(self._call.signed(method, target, body))

    def _found(self, method: str, target: str) -> bytes:
        answer = self._call.signed(method, target)
        if isinstance(answer, Refusal) and answer.why == "not_found":
            raise RoadFault("road_damaged", file=target.rpartition("/")[2])
        return self._said(answer)

    @staticmethod
    def _said(answer: bytes | Refusal) -> bytes:
        """Return the body; raise the RoadFault a refusal stands for."""
        if not isinstance(answer, Refusal):
            return answer
        if answer == AREA_UNKNOWN:
            raise RoadFault("road_stranger", why=answer.why)
        kind = _REFUSALS.get(answer.why, "road_busy" if answer.status >= 500 else "road_refused")
        raise RoadFault(kind, why=answer.why, retry_after_s=answer.retry_after_s)


def _read(body: bytes, kind: type[T]) -> T:
    try:
        return unpack(body, kind)
    except Refused as refused:
        raise RoadFault("road_damaged", why=refused.why) from refused
