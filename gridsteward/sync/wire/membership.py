"""Who belongs to an area: signed records, each naming the records its author knew. Names of people are not in here.

The state is a pure function of the set of records, so two supervisors who were apart simply join theirs:

- a record counts only if its author was a supervisor by the records it names (and those they name …);
- what a device wrote beside its own revocation, not knowing of it, does not count: revoke beats admit. Of two
  supervisors who revoke each other, the one admitted earlier prevails; the recovery key is above all;
- each epoch key is wrapped to every active device and seals the keys before it, so one key opens the history.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gridsteward.sync.wire.acts import (
    RECOVERY,
    SUPERVISOR,
    Accept,
    Admit,
    Create,
    Epoch,
    Invite,
    Record,
    Recover,
    Recovery,
    Revoke,
    Role,
    Rotate,
    is_signed,
)
from gridsteward.sync.wire.codec import Refused
from gridsteward.sync.wire.secrets import write_area_seal

MOST_RECORDS: Final = 10_000


@dataclass(slots=True)
class Member:
    """A device as the records tell: `cuts` are None while it is active, else writer -> last n that applies."""

    device: bytes
    sign: bytes
    receive: bytes
    role: str
    admitted: bytes  # hash of the record
    wraps: dict[bytes, bytes]
    cuts: dict[bytes, int] | None = None

    @property
    def active(self) -> bool:
        """Tell whether it belongs to the area now."""
        return self.cuts is None

    def applies(self, writer: bytes, n: int) -> bool:
        """Tell whether bundle n of its writer counts."""
        return self.cuts is None or n <= self.cuts.get(writer, 0)


@dataclass(slots=True)
class Membership:
    """The state of an area's membership. `heads` are the records no other names."""

    area: bytes
    root: bytes
    members: dict[bytes, Member]
    epochs: dict[bytes, Epoch]
    invites: dict[bytes, Invite]
    heads: list[bytes]
    recovery: Recovery | None
    ignored: list[bytes]
    unsettled: bool  # a revocation the newest epoch did not know of

    @property
    def active(self) -> list[Member]:
        """Return the devices that belong to the area now."""
        return [member for member in self.members.values() if member.active]

    @property
    def seal(self) -> str:
        """Return what people compare to know that it is this area and no other."""
        return write_area_seal(self.root)

    @property
    def epoch(self) -> Epoch:
        """Return the epoch in force."""
        return max(self.epochs.values(), key=lambda epoch: (epoch.no, epoch.id))

    def is_supervisor(self, device: bytes) -> bool:
        """Tell whether a device may change the membership now."""
        member = self.members.get(device)
        return member is not None and member.active and member.role == SUPERVISOR

    def wrote(self, record: Record) -> bool:
        """Tell whether a device that is or was of the area, or the recovery key, signed this record."""
        author = record.content.author
        if author == RECOVERY:
            return self.recovery is not None and is_signed(record, self.recovery.sign)
        return author in self.members and is_signed(record, self.members[author].sign)

    def wants_rotation(self) -> bool:
        """Tell whether a supervisor should make a new epoch: someone lacks the key, or a revocation came beside it."""
        epoch = self.epoch
        loose = {each.id for each in self.epochs.values()} - self._reached(epoch)
        lacking = any(m.device not in epoch.wraps and epoch.id not in m.wraps for m in self.active)
        return self.unsettled or lacking or bool(loose)

    def _reached(self, epoch: Epoch) -> set[bytes]:
        found, todo = set(), [epoch.id]
        while todo:
            each = todo.pop()
            if each not in found:
                found.add(each)
                todo += self.epochs[each].older if each in self.epochs else ()
        return found


def join(records: Sequence[Record]) -> Membership:
    """Return what the records say together, whatever their order.

    Raise Refused no_root (none, or several beginnings), foreign_area, or records_missing when one names another that
    is not here.
    """
    by_hash = {record.hash: record for record in records}
    roots = [record for record in by_hash.values() if isinstance(record.content.act, Create)]
    if len(roots) != 1:
        raise Refused("no_root")
    if len(by_hash) > MOST_RECORDS:
        raise Refused("malformed")
    (root,) = roots
    if any(record.content.area != root.content.area for record in by_hash.values()):
        raise Refused("foreign_area")
    return _Joining(by_hash, root).result()


class _Joining:
    def __init__(self, by_hash: Mapping[bytes, Record], root: Record) -> None:
        self._by_hash = by_hash
        self._root = root
        self._order = _ordered(by_hash)
        self._place = {record.hash: place for place, record in enumerate(self._order)}
        self._ancestors: dict[bytes, int] = {}  # hash -> bits of the places of all it builds on
        self._valid: set[bytes] = set()

    def result(self) -> Membership:
        for record in self._order:
            bits = 0
            for parent in record.content.parents:
                bits |= self._ancestors[parent] | 1 << self._place[parent]
            self._ancestors[record.hash] = bits
            if self._is_valid(record, self._valid):
                self._valid.add(record.hash)
        effective: set[bytes] = set()
        for record in self._order:
            if record.hash in self._valid and self._is_valid(record, effective) and not self._beaten(record):
                effective.add(record.hash)
        return self._state(effective)

    def _knows(self, record: Record, other: bytes) -> bool:
        return bool(self._ancestors[record.hash] >> self._place[other] & 1)

    def _known(self, record: Record, among: set[bytes]) -> list[Record]:
        bits = self._ancestors[record.hash]
        return [each for each in self._order if each.hash in among and bits >> self._place[each.hash] & 1]

    def _is_valid(self, record: Record, among: set[bytes]) -> bool:
        """Tell whether the author may say this, by those of the records it builds on that are in `among`."""
        content = record.content
        act = content.act
        if isinstance(act, Create):
            return record is self._root and content.author == act.device and is_signed(record, act.sign)
        past = self._replay(self._known(record, among))
        if past is None:
            return False
        if isinstance(act, Recover):
            recovery = past.recovery
            return recovery is not None and content.author == RECOVERY and is_signed(record, recovery.sign)
        return past.is_supervisor(content.author) and is_signed(record, past.members[content.author].sign)

    def _beaten(self, record: Record) -> bool:
        """Tell whether a revocation of the author, beside this record, takes its word away."""
        author = record.content.author
        for each in self._order:
            act = each.content.act
            if (
                each.hash not in self._valid
                or not isinstance(act, Revoke)
                or act.device != author
                or self._knows(record, each.hash)
                or self._knows(each, record.hash)
            ):
                continue
            if not isinstance(record.content.act, Revoke) or not self._senior(author, each.content.author):
                return True
        return False

    def _senior(self, one: bytes, other: bytes) -> bool:
        if RECOVERY in (one, other):
            return one == RECOVERY
        return self._admitted_at(one) < self._admitted_at(other)

    def _admitted_at(self, device: bytes) -> int:
        places = (
            self._place[each.hash]
            for each in self._order
            if each.hash in self._valid
            and isinstance(each.content.act, Create | Admit | Recover)
            and each.content.act.device == device
        )
        return min(places, default=len(self._order))

    def _state(self, effective: set[bytes]) -> Membership:
        counted = [record for record in self._order if record.hash in effective]
        state = self._replay(counted)
        if state is None:
            raise Refused("signature")
        named = {parent for record in self._order for parent in record.content.parents}
        state.heads = sorted(self._by_hash.keys() - named)
        state.ignored = sorted(self._by_hash.keys() - effective)
        newest = max(
            (each for each in counted if isinstance(each.content.act, Create | Revoke | Rotate)),
            key=lambda each: (_epoch(each).no, _epoch(each).id),
        )
        state.unsettled = any(
            isinstance(each.content.act, Revoke) and each is not newest and not self._knows(newest, each.hash)
            for each in counted
        )
        return state

    def _replay(self, records: Sequence[Record]) -> Membership | None:
        """Return the state after these records, in the order given; None without the beginning."""
        if not records or records[0] is not self._root:
            return None
        state = Membership(
            self._root.content.area, self._root.hash, {}, {}, {}, [], None, [], unsettled=False
        )
        cuts: dict[bytes, list[dict[bytes, int]]] = {}
        for record in records:
            _add(state, record, cuts)
        for device, several in cuts.items():
            if device in state.members:
                writers = {writer for each in several for writer in each}
                # Two supervisors may cut at different places: what either still accepted is accepted.
                state.members[device].cuts = {w: max(each.get(w, 0) for each in several) for w in writers}
        return state


def _epoch(record: Record) -> Epoch:
    act = record.content.act
    if not isinstance(act, Create | Revoke | Rotate):
        raise TypeError(type(act))
    return act.epoch


def _add(state: Membership, record: Record, cuts: dict[bytes, list[dict[bytes, int]]]) -> None:
    act = record.content.act
    match act:
        case Create() | Admit() | Recover():
            _add_member(state, record)
        case Invite():
            state.invites[act.invite] = act
        case Role():
            if act.device in state.members:
                state.members[act.device].role = act.role
        case Revoke() | Accept():
            cuts.setdefault(act.device, []).append(act.cuts)
            if isinstance(act, Revoke) and act.device in state.members:
                state.members[act.device].cuts = dict(act.cuts)
        case Recovery():
            state.recovery = act
        case Rotate():
            pass
    if isinstance(act, Create | Revoke | Rotate):
        state.epochs[act.epoch.id] = act.epoch


def _add_member(state: Membership, record: Record) -> None:
    """Take a device in. An id is taken once: nobody takes another's place."""
    act = record.content.act
    if not isinstance(act, Create | Admit | Recover):
        raise TypeError(type(act))
    if isinstance(act, Admit):
        state.invites.pop(act.invite, None)
    if act.device not in state.members:
        role = act.role if isinstance(act, Admit) else SUPERVISOR
        wraps = {} if isinstance(act, Create) else dict(act.wraps)
        state.members[act.device] = Member(act.device, act.sign, act.receive, role, record.hash, wraps)


def _ordered(by_hash: Mapping[bytes, Record]) -> list[Record]:
    """Return the records so that each comes after all it names; ties by hash, so that everybody has one order."""
    waiting = {record.hash: set(record.content.parents) for record in by_hash.values()}
    children: dict[bytes, list[bytes]] = {}
    for record in by_hash.values():
        for parent in record.content.parents:
            if parent not in by_hash:
                raise Refused("records_missing")
            children.setdefault(parent, []).append(record.hash)
    ready = sorted(name for name, parents in waiting.items() if not parents)
    found: list[Record] = []
    while ready:
        layer, ready = ready, []
        for each in layer:
            found.append(by_hash[each])
            for child in children.get(each, ()):
                waiting[child].discard(each)
                if not waiting[child]:
                    ready.append(child)
        ready.sort()
    return found
