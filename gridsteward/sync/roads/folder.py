"""The road over a shared folder or a stick. Whoever comes by adds what they hold of everyone; nothing is removed.

    <area>/<writer>/<n>.bundle · members/<hash>.record · acks/<device>.ack · objects/<kind>/<name> ·
    chunks/<first two of the name>/<name> · invites/<invite>/<device>.request

Absence never means deletion. What is empty, cut, foreign or copied twice becomes a note and nothing else.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from gridsteward.sync.roads.journal import Journal
from gridsteward.sync.roads.places import Note, Places
from gridsteward.sync.roads.register import Register
from gridsteward.sync.roads.road import RoadFault
from gridsteward.sync.wire import messages
from gridsteward.sync.wire.bundles import Bundle
from gridsteward.sync.wire.codec import HASH_BYTES, Refused, digest, unpack
from gridsteward.sync.wire.messages import Invited, Manifest, PullAnswer, PullRequest

_AREA: Final = re.compile(r"[0-9a-f]{32}")
_OBJECT: Final = re.compile(r"([0-9a-f]{32,128})(\.[2-9])?")
_MOST_CHUNK: Final = messages.CHUNK_BYTES + 1024  # what sealing adds


class FolderRoad:
    """One area in a folder; without `area` only invitations can be looked up. `notes` tells of odd files."""

    def __init__(self, root: Path, area: bytes = b"") -> None:
        self._root = root
        self._area = area
        self._places = Places(root)
        self._home = root / area.hex()
        self._register = Register(self._places, self._home, area)
        self._journal = Journal(self._places, self._home, area)
        self._whole: set[bytes] = set()  # chunks this road put: they need not be read again

    @property
    def name(self) -> str:
        """Return the key under which receipts of this road are kept."""
        return f"folder:{self._root}"

    @property
    def notes(self) -> list[Note]:
        """Return what was met and left alone, as (kind, file name below the folder)."""
        return self._places.notes

    def pull(self, request: PullRequest) -> PullAnswer:
        """Return the gapless continuations of what the asker has, at most `request.most` bytes of them."""
        register = self._register
        if request.ack:
            self._put_own_ack(request.ack)
        records = register.records()
        held = self._journal.held()
        found, more = self._journal.beyond(request.have, held, most=request.most, signers=register.signers())
        acks = register.acks()
        return PullAnswer(
            bundles=[bundle.raw for bundle in found],
            more=more,
            have=self._journal.have(
                held, seen=register.seen(acks, by=request.ack), signers=register.signers()
            ),
            members=[] if set(request.members) == register.heads() else [record.raw for record in records],
            acks=[] if request.acks == messages.acks_hash(acks) else [acks[each] for each in sorted(acks)],
            requests=register.waiting(),
            files=len(self._names(messages.FILE)),
            floors={
                writer: numbers.first - 1
                for writer, numbers in held.items()
                if numbers.first > request.have.get(writer, 0) + 1
            },
        )

    def put(self, bundle: Bundle) -> None:
        """Leave a bundle; raise RoadFault road_fork, road_gap where others of its writer lie but not the one before."""
        if bundle.header.area != self._area:
            raise RoadFault("road_refused", why="foreign_area")
        self._register.records()
        self._journal.put(bundle, self._register.signers())

    # -- who belongs to it -------------------------------------------------------------------------------------

    def members(self) -> list[bytes]:
        """Return all membership records."""
        return [record.raw for record in self._register.records()]

    def append_members(self, records: Sequence[bytes], *, expected: Iterable[bytes]) -> None:  # noqa: ARG002
        """Add records. A folder cannot compare and set: what two add side by side is joined by who reads it."""
        for raw in records:
            self._register.add(raw)

    def invited(self, invite: bytes) -> Invited:
        """Return the area that speaks of this invitation; raise RoadFault invite_unknown."""
        register = self._inviting(invite)
        return Invited(register.area, [record.raw for record in register.records()])

    def ask(self, invite: bytes, request: bytes) -> None:
        """Leave an enrolment; raise RoadFault invite_unknown, road_refused."""
        self._inviting(invite).ask(invite, request)

    def _inviting(self, invite: bytes) -> Register:
        for name in self._places.entries(self._root, _AREA, folders=True, others=None):
            register = Register(self._places, self._root / name, bytes.fromhex(name))
            if register.speaks_of(invite):
                return register
        raise RoadFault("invite_unknown")

    def _put_own_ack(self, raw: bytes) -> None:
        try:
            self._register.put_ack(raw)
        except RoadFault as fault:
            if fault.values.get("why") != "read_only":
                raise
            # a stick with its lock on can still be read
            self._places.note("read_only", self._home)

    # -- chunks and objects ------------------------------------------------------------------------------------

    def missing_chunks(self, names: Sequence[bytes]) -> set[bytes]:
        """Return those of the chunks that are not there whole; each is read, a cut one would never be mended else."""
        return {name for name in names if name not in self._whole and self._chunk(name) is None}

    def put_chunk(self, name: bytes, data: bytes) -> None:
        """Leave a chunk."""
        if digest(data) != name or len(data) > _MOST_CHUNK:
            raise RoadFault("road_refused", why="hash")
        path = self._chunk_path(name)
        self._places.add(path, data, most=_MOST_CHUNK, whole=lambda there: digest(there) == name)
        self._whole.add(name)

    def get_chunk(self, name: bytes) -> bytes:
        """Return a chunk; raise RoadFault road_damaged when it is not there or not whole."""
        data = self._chunk(name)
        if data is None:
            raise RoadFault("road_damaged", file=name.hex())
        return data

    def objects(self, kind: str) -> set[bytes]:
        """Return the names of the objects of a kind whose bytes and chunks are all there."""
        there: dict[bytes, bool] = {}

        def has(chunk: bytes) -> bool:
            if chunk not in there:
                there[chunk] = self._places.has(self._chunk_path(chunk))
            return there[chunk]

        return {
            name
            for name in self._names(kind)
            if (data := self._object(kind, name)) is not None
            and (kind == messages.COUNTERSIGN or all(map(has, unpack(data, Manifest).chunks)))
        }

    def put_object(self, kind: str, name: bytes, data: bytes) -> None:
        """Leave a manifest or a countersignature; raise RoadFault road_refused when chunks are missing, road_fork."""
        if not _fits(kind, name, data):
            raise RoadFault("road_refused", why="malformed")
        if kind != messages.COUNTERSIGN and self.missing_chunks(unpack(data, Manifest).chunks):
            raise RoadFault("road_refused", why="chunks_missing")
        there = self._places.add(
            self._object_path(kind, name),
            data,
            most=messages.MOST_MANIFEST,
            whole=lambda raw: _fits(kind, name, raw),
        )
        if there != data:
            raise RoadFault("road_fork")

    def get_object(self, kind: str, name: bytes) -> bytes:
        """Return an object; raise RoadFault road_damaged when it is not there."""
        data = self._object(kind, name)
        if data is None:
            raise RoadFault("road_damaged", file=name.hex())
        return data

    def _names(self, kind: str) -> set[bytes]:
        found = self._places.entries(self._home / "objects" / kind, _OBJECT)
        return {bytes.fromhex(name.partition(".")[0]) for name in found}

    def _object_path(self, kind: str, name: bytes) -> Path:
        return self._home / "objects" / kind / name.hex()

    def _object(self, kind: str, name: bytes) -> bytes | None:
        path = self._object_path(kind, name)
        return self._places.read(path, most=messages.MOST_MANIFEST, whole=lambda raw: _fits(kind, name, raw))

    def _chunk_path(self, name: bytes) -> Path:
        return self._home / "chunks" / name.hex()[:2] / name.hex()

    def _chunk(self, name: bytes) -> bytes | None:
        path = self._chunk_path(name)
        return self._places.read(path, most=_MOST_CHUNK, whole=lambda raw: digest(raw) == name)


def _fits(kind: str, name: bytes, raw: bytes) -> bool:
    """Tell whether these bytes may lie under this name: all but files are named by their hash."""
    if kind != messages.FILE and digest(raw) != name:
        return False
    try:
        if kind == messages.COUNTERSIGN:
            unpack(raw, messages.Countersign)
        else:
            return all(len(chunk) == HASH_BYTES for chunk in unpack(raw, Manifest).chunks)
    except Refused:
        return False
    return True
