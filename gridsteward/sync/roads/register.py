"""Who belongs to an area, as a folder tells: membership records, acks, invitations and the requests under them."""

import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from gridsteward.sync.roads.places import Places
from gridsteward.sync.roads.road import RoadFault
from gridsteward.sync.wire import acts, messages
from gridsteward.sync.wire.acts import Admit, Create, Invite, Record, Recover, Recovery, Revoke
from gridsteward.sync.wire.codec import Refused
from gridsteward.sync.wire.messages import Ack, Enrolment

_RECORD: Final = re.compile(r"([0-9a-f]{64})\.record(\.[2-9])?")
_ACK: Final = re.compile(r"([0-9a-f]{32})\.ack")
_ID: Final = re.compile(r"[0-9a-f]{32}")
_REQUEST: Final = re.compile(r"([0-9a-f]{32})\.request")


class Register:
    """The records of one area below `home`. Each is read once; `records` looks for new ones."""

    def __init__(self, places: Places, home: Path, area: bytes) -> None:
        self.area = area
        self._places = places
        self._home = home
        self._known: dict[bytes, Record] = {}

    def records(self) -> list[Record]:
        """Return all whole records of the area, those that others name first."""
        names = {
            bytes.fromhex(name.partition(".")[0])
            for name in self._places.entries(self._home / "members", _RECORD)
        }
        for name in names - self._known.keys():
            raw = self._places.read(
                self._path(name), most=acts.MOST_BYTES, whole=partial(self._is, name=name)
            )
            if raw is not None:
                self._known[name] = acts.parse(raw)
        return _in_order(self._known)

    def heads(self) -> set[bytes]:
        """Return the hashes of the records that no other names."""
        named = {parent for record in self._known.values() for parent in record.content.parents}
        return self._known.keys() - named

    def signers(self) -> dict[bytes, set[bytes]]:
        """Return device -> the public keys that records give it, whether they count or not."""
        found: dict[bytes, set[bytes]] = {}
        for record in self._known.values():
            act = record.content.act
            if isinstance(act, Create | Admit | Recover):
                found.setdefault(act.device, set()).add(act.sign)
        return found

    def add(self, raw: bytes) -> None:
        """Leave a record."""
        try:
            record = acts.parse(raw)
        except Refused as refused:
            raise RoadFault("road_refused", why=refused.why) from refused
        if record.content.area != self.area:
            raise RoadFault("road_refused", why="foreign_area")
        self._places.add(
            self._path(record.hash),
            raw,
            most=acts.MOST_BYTES,
            whole=lambda there: self._is(there, record.hash),
        )

    def _path(self, name: bytes) -> Path:
        return self._home / "members" / f"{name.hex()}.record"

    def _is(self, raw: bytes, name: bytes) -> bool:
        try:
            record = acts.parse(raw)
        except Refused:
            return False
        return record.hash == name and record.content.area == self.area

    # -- acks --------------------------------------------------------------------------------------------------

    def acks(self) -> dict[bytes, bytes]:
        """Return device -> its ack, where it is whole and the device's own."""
        found: dict[bytes, bytes] = {}
        for name in self._places.entries(self._home / "acks", _ACK):
            device = bytes.fromhex(name.partition(".")[0])
            path = self._home / "acks" / name
            raw = self._places.read(
                path,
                most=messages.MOST_ACK,
                whole=partial(self._is_ack_of, device=device),
            )
            if raw is not None:
                found[device] = raw
        return found

    def seen(self, acks: Mapping[bytes, bytes], *, by: bytes) -> Mapping[bytes, int] | None:
        """Return how far every writer has come to all who come by here, but the one whose ack is `by`.

        None where nobody else does. Who was put out of the area does not count.
        """
        out = {
            record.content.act.device
            for record in self._known.values()
            if isinstance(record.content.act, Revoke)
        }
        asker = _ack(by)
        others = [
            ack.have
            for raw in acks.values()
            if (ack := _ack(raw)) is not None
            and ack.device not in out
            and (asker is None or ack.device != asker.device)
        ]
        if not others:
            return None
        return {writer: min(have.get(writer, 0) for have in others) for have in others for writer in have}

    def put_ack(self, raw: bytes) -> None:
        """Leave a device's own ack in place of its earlier one."""
        ack = _ack(raw)
        if ack is None or ack.area != self.area:
            raise RoadFault("road_refused", why="malformed")
        path = self._home / "acks" / f"{ack.device.hex()}.ack"
        if self._places.read(path, most=messages.MOST_ACK, whole=bool) != raw:
            self._places.replace_own(path, raw)

    def _is_ack_of(self, raw: bytes, device: bytes) -> bool:
        ack = _ack(raw)
        return ack is not None and (ack.area, ack.device) == (self.area, device)

    # -- invitations -------------------------------------------------------------------------------------------

    def speaks_of(self, invite: bytes) -> bool:
        """Tell whether a record here hands this invitation out, or is known by this name of a recovery key."""
        acts = [record.content.act for record in self.records()]
        return any(isinstance(act, Invite) and act.invite == invite for act in acts) or any(
            isinstance(act, Recovery) and act.lookup == invite for act in acts
        )

    def ask(self, invite: bytes, raw: bytes) -> None:
        """Leave an enrolment. The same device asking anew takes its earlier request's place: both are its own."""
        asked = _enrolment(raw)
        if asked is None or asked.invite != invite:
            raise RoadFault("road_refused", why="malformed")
        folder = self._home / "invites" / invite.hex()
        self._places.replace_own(folder / f"{asked.device.hex()}.request", raw)

    def waiting(self) -> list[bytes]:
        """Return the enrolments of devices that no record takes in yet."""
        members = self.signers()
        used = {
            record.content.act.invite
            for record in self._known.values()
            if isinstance(record.content.act, Admit)
        }
        found: list[bytes] = []
        for name in sorted(self._places.entries(self._home / "invites", _ID, folders=True)):
            invite = bytes.fromhex(name)
            if invite in used:
                continue
            folder = self._home / "invites" / name
            for file in sorted(self._places.entries(folder, _REQUEST)):
                device = bytes.fromhex(file.partition(".")[0])
                raw = self._places.read(
                    folder / file,
                    most=messages.MOST_REQUEST,
                    whole=partial(_is_of, invite=invite, device=device),
                )
                if raw is not None and device not in members:
                    found.append(raw)
        return found


def _ack(raw: bytes) -> Ack | None:
    try:
        return messages.parse_ack(raw)
    except Refused:
        return None


def _enrolment(raw: bytes) -> Enrolment | None:
    try:
        return messages.parse_enrolment(raw)
    except Refused:
        return None


def _is_of(raw: bytes, invite: bytes, device: bytes) -> bool:
    asked = _enrolment(raw)
    return asked is not None and (asked.invite, asked.device) == (invite, device)


def _in_order(known: dict[bytes, Record]) -> list[Record]:
    """Return the records, parents first; one that names a record not here comes last."""
    found: dict[bytes, Record] = {}
    waiting = dict(sorted(known.items()))
    while waiting:
        ready = [name for name, record in waiting.items() if all(p in found for p in record.content.parents)]
        for name in ready or list(waiting):
            found[name] = waiting.pop(name)
    return list(found.values())
