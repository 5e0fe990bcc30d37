"""Every address of the hub, once: the app serves this table and /openapi.json tells it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from gridsteward.hub import bundles, invites, joining, probes, pulling, things
from gridsteward.hub.access import Who
from gridsteward.hub.answers import JSON, MSGPACK, OCTETS, TEXT, Answer
from gridsteward.sync.wire import messages
from gridsteward.sync.wire.bundles import MOST_BYTES

MOST_CHUNK: Final = messages.CHUNK_BYTES + 1024  # what sealing adds
MOST_APPEND: Final = 16 << 20
_NAMES: Final = messages.MOST_NAMES * 36

_SIGNED: Final = (
    "malformed",
    "unsigned",
    "signature",
    "stale",
    "stranger",
    "revoked",
    "area",
    "too_large",
    "slow",
)
_BODY: Final = ("malformed", "too_large", "slow")


@dataclass(frozen=True, slots=True)
class Route:
    """One method of one address. `refusals` are keys of answers.REFUSALS beyond those every address may give."""

    method: str
    path: str
    work: Callable[..., Answer]
    summary: str
    who: Who = Who.ANYBODY
    takes: str = ""  # media type of the body
    takes_what: str = ""  # name of its schema
    most: int = 0  # bytes of the body
    gives: str = ""
    gives_what: str = ""
    successes: tuple[int, ...] = (200,)
    refusals: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return a name for logs, figures and OpenAPI."""
        words = [word for word in self.path.replace("/v1", "").split("/") if word]
        plain = [word.strip("{}.").replace(".", "_") for word in words]
        return "_".join([self.method.lower(), *plain])

    @property
    def signed(self) -> bool:
        """Tell whether a device must sign the request."""
        return self.who is not Who.ANYBODY


_AREA: Final = "/v1/areas/{area}"
_OBJECT: Final = f"{_AREA}/objects/{{kind}}/{{name}}"

ROUTES: Final = (
    Route("GET", "/v1/time", probes.time, "The hub's time; every answer tells it too", successes=(204,)),
    Route(
        "POST",
        f"{_AREA}/pull",
        pulling.pull,
        "What the area holds beyond what the asker has",
        Who.READER,
        takes=MSGPACK,
        takes_what="PullRequest",
        most=messages.MOST_ACK + (1 << 20),
        gives=MSGPACK,
        gives_what="PullAnswer",
        refusals=(*_SIGNED, "foreign_area", "author"),
    ),
    Route(
        "PUT",
        f"{_AREA}/bundles/{{writer}}/{{n}}",
        bundles.put,
        "Keep a bundle; of a revoked device beyond its cut it is parked (Gridsteward-Parked: 1)",
        Who.KNOWN,
        takes=OCTETS,
        takes_what="Bundle",
        most=MOST_BYTES,
        successes=(200, 201),
        refusals=(*_SIGNED, "newer", "foreign_area", "place", "author", "fork", "gap", "quota", "full"),
    ),
    Route(
        "GET",
        f"{_AREA}/members",
        probes.members,
        "All membership records; a revoked device may hear that it is out",
        Who.KNOWN,
        gives=MSGPACK,
        gives_what="Records",
        refusals=_SIGNED,
    ),
    Route(
        "POST",
        f"{_AREA}/members",
        joining.append,
        "Add membership records if the heads are as expected; the first ones found the area",
        Who.FOUNDER,
        takes=MSGPACK,
        takes_what="Append",
        most=MOST_APPEND,
        successes=(204,),
        refusals=(
            *(each for each in _SIGNED if each != "area"),
            *("newer", "foreign_area", "no_root", "records_missing", "author"),
            *("founding_word", "members_moved", "quota", "full"),
        ),
    ),
    Route(
        "PUT",
        f"{_AREA}/ack",
        pulling.put_ack,
        "Keep what the asking device says it holds",
        Who.MEMBER,
        takes=OCTETS,
        takes_what="Ack",
        most=messages.MOST_ACK,
        successes=(204,),
        refusals=(*_SIGNED, "foreign_area", "author", "full"),
    ),
    Route(
        "POST",
        f"{_AREA}/chunks/missing",
        things.missing,
        "Which of these chunks are not here",
        Who.MEMBER,
        takes=MSGPACK,
        takes_what="Names",
        most=_NAMES,
        gives=MSGPACK,
        gives_what="Names",
        refusals=_SIGNED,
    ),
    Route(
        "PUT",
        f"{_AREA}/chunks/{{chunk}}",
        things.put_chunk,
        "Keep a chunk under the SHA-256 of its bytes",
        Who.MEMBER,
        takes=OCTETS,
        takes_what="Chunk",
        most=MOST_CHUNK,
        successes=(200, 201),
        refusals=(*_SIGNED, "hash", "quota", "full"),
    ),
    Route(
        "GET",
        f"{_AREA}/chunks/{{chunk}}",
        things.get_chunk,
        "A chunk",
        Who.READER,
        gives=OCTETS,
        gives_what="Chunk",
        refusals=(*_SIGNED, "not_found"),
    ),
    Route(
        "GET",
        f"{_AREA}/objects/{{kind}}",
        things.list_objects,
        "The names of all objects of a kind",
        Who.READER,
        gives=MSGPACK,
        gives_what="Names",
        refusals=_SIGNED,
    ),
    Route(
        "PUT",
        _OBJECT,
        things.put_object,
        "Keep a manifest or a countersignature",
        Who.MEMBER,
        takes=OCTETS,
        takes_what="Object",
        most=messages.MOST_MANIFEST,
        successes=(200, 201),
        refusals=(*_SIGNED, "hash", "foreign_area", "author", "chunks_missing", "fork", "quota", "full"),
    ),
    Route(
        "GET",
        _OBJECT,
        things.get_object,
        "An object",
        Who.READER,
        gives=OCTETS,
        gives_what="Object",
        refusals=(*_SIGNED, "not_found"),
    ),
    Route(
        "GET",
        "/v1/invites/{invite}",
        invites.invited,
        "The area of an invitation and its membership records",
        gives=MSGPACK,
        gives_what="Invited",
        refusals=("malformed", "invite", "too_large"),
    ),
    Route(
        "PUT",
        "/v1/invites/{invite}/request",
        invites.ask,
        "Ask to be admitted under an invitation",
        takes=OCTETS,
        takes_what="Enrolment",
        most=messages.MOST_REQUEST,
        successes=(204,),
        refusals=(*_BODY, "invite", "place", "quota", "full"),
    ),
    Route("GET", "/healthz", probes.alive, "The process lives", successes=(204,)),
    Route("GET", "/readyz", probes.ready, "The database answers", successes=(204,), refusals=("database",)),
    Route("GET", "/metrics", probes.metrics, "Figures for Prometheus", gives=TEXT, gives_what="Text"),
    Route("GET", "/openapi.json", probes.openapi, "This description", gives=JSON, gives_what="Any"),
)
