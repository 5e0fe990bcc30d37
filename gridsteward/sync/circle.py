"""This device among those of its area: its keys, the membership records it holds, and the keys of the epochs."""

import os
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from gridsteward.records.faults import Fault
from gridsteward.store.connection import transaction
from gridsteward.store.exchange import PENDING
from gridsteward.store.store import Store
from gridsteward.sync.wire import acts, membership
from gridsteward.sync.wire.acts import Act, Epoch, Record, Recovery
from gridsteward.sync.wire.codec import ID_BYTES, Refused, pack, unpack
from gridsteward.sync.wire.membership import Member, Membership
from gridsteward.sync.wire.secrets import (
    KEY_BYTES,
    Code,
    DeviceKeys,
    derive,
    read_recovery,
    recovery_lookup,
    same,
    seal,
    unseal,
    wrap_to,
    write_recovery,
)

_DEVICE: Final = "device"
_SIGN: Final = "sign"
_RECEIVE: Final = "receive"
_EPOCH: Final = "epoch:"
_CODE: Final = "code:"
# After a recovery, until all that was wrapped to the recovery key has come: its private half, then its public name.
RECOVERED: Final = "recovered"
_NO_NONCE: Final = bytes(12)  # every key under it seals one message only


class Welcome(msgspec.Struct, frozen=True, array_like=True):
    """What a new laptop is told for its eyes only."""

    name: str
    naming: bytes


class Circle:
    """The area's membership as this copy knows it. One thread at a time, as the store."""

    def __init__(self, store: Store, area: bytes) -> None:
        self.store = store
        self.area = area
        self._exchange = store.exchange
        self._joined: Membership | None = None
        self._known = -1

    # -- what is -------------------------------------------------------------------------------------------

    @property
    def founded(self) -> bool:
        """Tell whether this device has keys and the area a beginning."""
        return self._exchange.secret(_DEVICE) is not None and self._exchange.count_member_records() > 0

    @property
    def pending(self) -> bool:
        """Tell whether this laptop asked to join and was not admitted yet."""
        return self._exchange.secret(PENDING) is not None

    @property
    def device(self) -> bytes:
        """Return this device's id."""
        return self._need(_DEVICE)

    @property
    def keys(self) -> DeviceKeys:
        """Return this device's keys."""
        return DeviceKeys(self._need(_SIGN), self._need(_RECEIVE))

    def _need(self, key: str) -> bytes:
        found = self._exchange.secret(key)
        if found is None:
            raise Fault("sync_not_founded")
        return found

    def records(self) -> dict[bytes, bytes]:
        """Return all membership records: hash to bytes."""
        return self._exchange.member_records()

    @property
    def membership(self) -> Membership:
        """Return what the records say together."""
        count = self._exchange.count_member_records()  # none ever goes
        if self._joined is None or self._known != count:
            records = self.records()
            self._joined = membership.join([acts.parse(raw) for raw in records.values()])
            self._known = len(records)
        return self._joined

    @property
    def me(self) -> Member | None:
        """Return this device as a member, None before it was admitted."""
        return self.membership.members.get(self.device) if self._exchange.count_member_records() else None

    @property
    def active(self) -> bool:
        """Tell whether this device belongs to the area now."""
        return self.me is not None and self.me.active

    @property
    def revoked(self) -> bool:
        """Tell whether this device was put out of the area."""
        return self.me is not None and not self.me.active

    def expect_supervisor(self) -> None:
        """Raise Fault supervisor_only when this device may not change the membership."""
        if not self.membership.is_supervisor(self.device):
            raise Fault("supervisor_only")

    # -- the beginning ---------------------------------------------------------------------------------------

    def found(self) -> None:
        """Give a new area its first supervisor and key; one that has them already keeps them."""
        if self.founded or self.pending:
            return
        device, keys = os.urandom(ID_BYTES), DeviceKeys.new()
        epoch_id, key = os.urandom(ID_BYTES), os.urandom(KEY_BYTES)
        wraps = {device: wrap_to(keys.public.receive, key, about=self._about(epoch_id, device))}
        epoch = Epoch(epoch_id, 1, wraps, b"", {})
        act = acts.Create(device, keys.public.sign, keys.public.receive, epoch)
        record = acts.make(self.area, act, author=device, parents=(), ms=self.store.now_ms(), keys=keys)
        with transaction(self.store.connection):
            self._put_keys(device, keys)
            self._exchange.put_secret(_EPOCH + epoch_id.hex(), key)
            self._exchange.put_member_record(record.hash, record.raw)
            self.claim_writers()

    def claim_writers(self) -> None:
        """Say of every writer of this copy that nobody else claimed that it is this device's. In a transaction."""
        self.store.connection.execute("UPDATE device SET member = ? WHERE member = ''", (self.device.hex(),))

    def _put_keys(self, device: bytes, keys: DeviceKeys) -> None:
        self._exchange.put_secret(_DEVICE, device)
        self._exchange.put_secret(_SIGN, keys.sign_secret)
        self._exchange.put_secret(_RECEIVE, keys.receive_secret)

    # -- records ---------------------------------------------------------------------------------------------

    def add(self, raws: Iterable[bytes]) -> list[str]:
        """Take records in and return why some were not: foreign_area, signature, malformed, … Keys are learnt."""
        known = self.records()
        refused: list[str] = []
        fresh: dict[bytes, Record] = {}
        for raw in raws:
            try:
                record = acts.parse(raw)
            except Refused as why:
                refused.append(why.why)
                continue
            if record.content.area != self.area:
                refused.append("foreign_area")
            elif record.hash not in known:
                fresh[record.hash] = record
        if fresh:
            refused += self._add_fresh([acts.parse(raw) for raw in known.values()], fresh)
        return refused

    def _add_fresh(self, known: Sequence[Record], fresh: dict[bytes, Record]) -> list[str]:
        try:
            joined = membership.join([*known, *fresh.values()])
        except Refused as why:
            return [why.why]
        # A record that does not count is kept when one of us wrote it (others may build on it), else dropped.
        strange = {name for name in joined.ignored if name in fresh and not joined.wrote(fresh[name])}
        if strange:
            kept = {name: record for name, record in fresh.items() if name not in strange}
            return ["signature", *(self._add_fresh(known, kept) if kept else ())]
        with transaction(self.store.connection):
            for record in fresh.values():
                self._exchange.put_member_record(record.hash, record.raw)
        self.learn_keys()
        return []

    def act(self, act: Act) -> Record:
        """Sign an act as this device, on top of all it knows, and keep it."""
        record = acts.make(
            self.area,
            act,
            author=self.device,
            parents=self.membership.heads,
            ms=self.store.now_ms(),
            keys=self.keys,
        )
        with transaction(self.store.connection):
            self._exchange.put_member_record(record.hash, record.raw)
        return record

    # -- keys of epochs ----------------------------------------------------------------------------------------

    def _about(self, epoch: bytes, device: bytes) -> bytes:
        return self.area + epoch + device

    def epoch_key(self, epoch: bytes) -> bytes | None:
        """Return the key of an epoch, None when it has not come."""
        return self._exchange.secret(_EPOCH + epoch.hex())

    def learn_keys(self) -> None:
        """Open every epoch key that is wrapped to this device, and those sealed under one that is known."""
        me = self.me
        if me is None:
            return
        state = self.membership
        known = {bytes.fromhex(name): key for name, key in self._exchange.secrets(_EPOCH).items()}
        found = dict(known)
        for epoch, wrapped in self._wraps(state, me):
            if epoch not in found:
                try:
                    found[epoch] = self.keys.receive(wrapped, about=self._about(epoch, me.device))
                except Refused:  # made badly by another: a later rotation mends it
                    continue
        _open_older(state, found)
        fresh = {name: key for name, key in found.items() if name not in known}
        if fresh:
            with transaction(self.store.connection):
                for name, key in fresh.items():
                    self._exchange.put_secret(_EPOCH + name.hex(), key)

    @staticmethod
    def _wraps(state: Membership, me: Member) -> list[tuple[bytes, bytes]]:
        own = [
            (epoch.id, epoch.wraps[me.device]) for epoch in state.epochs.values() if me.device in epoch.wraps
        ]
        return [*me.wraps.items(), *own]

    def _new_epoch(self, *, without: bytes = b"") -> Epoch:
        """Return an epoch for all active devices but one; its key seals every key this device knows."""
        state = self.membership
        epoch_id, key = os.urandom(ID_BYTES), os.urandom(KEY_BYTES)
        wraps = {
            each.device: wrap_to(each.receive, key, about=self._about(epoch_id, each.device))
            for each in state.active
            if each.device != without
        }
        older = {
            bytes.fromhex(name): seal(
                derive(key, "older epoch", about=bytes.fromhex(name)), _NO_NONCE, old, epoch_id
            )
            for name, old in self._exchange.secrets(_EPOCH).items()
        }
        recovery = b""
        if state.recovery is not None:
            about = self._about(epoch_id, acts.RECOVERY)
            recovery = wrap_to(state.recovery.receive, key, about=about)
        return Epoch(epoch_id, state.epoch.no + 1, wraps, recovery, older)

    def rotate_if_wanted(self) -> bool:
        """Make a new epoch when one is wanted and this device may; tell whether it did."""
        state = self.membership
        if not (state.wants_rotation() and state.is_supervisor(self.device)):
            return False
        if self.epoch_key(state.epoch.id) is None:  # it could not seal the key in force
            return False
        self.act(acts.Rotate(self._new_epoch()))
        self.learn_keys()
        return True

    # -- acts of a supervisor ----------------------------------------------------------------------------------

    def invite(self, *, role: str, expires_ms: int) -> Code:
        """Hand out a code under which one laptop may ask to join."""
        self.expect_supervisor()
        code = Code.new()
        self.act(acts.Invite(code.invite, role, expires_ms))
        with transaction(self.store.connection):
            self._exchange.put_secret(_CODE + code.invite.hex(), code.secret)
        return code

    def codes(self) -> dict[bytes, Code]:
        """Return the codes this device handed out that still stand: the invitation's name to the code."""
        return {
            bytes.fromhex(name): Code(secret)
            for name, secret in self._exchange.secrets(_CODE).items()
            if bytes.fromhex(name) in self.membership.invites
        }

    def admit(self, code: Code, *, device: bytes, sign: bytes, receive: bytes, name: str) -> Record:
        """Take in a laptop that proved it holds the code. `name` is the area's."""
        self.expect_supervisor()
        state = self.membership
        role = state.invites[code.invite].role
        epoch = state.epoch.id
        key = self._need(_EPOCH + epoch.hex())
        about = self._about(epoch, device)
        welcome = pack(Welcome(name, self.store.files.naming))
        record = self.act(
            acts.Admit(
                device,
                sign,
                receive,
                role,
                code.invite,
                {epoch: wrap_to(receive, key, about=about)},
                wrap_to(receive, welcome, about=b"welcome" + about),
                code.proof(self._confirmed(device, sign, receive, role, state)),
            )
        )
        with transaction(self.store.connection):
            self._exchange.drop_secret(_CODE + code.invite.hex())
        return record

    def _confirmed(self, device: bytes, sign: bytes, receive: bytes, role: str, state: Membership) -> bytes:
        return b"admit" + pack([self.area, state.root, device, sign, receive, role])

    def revoke(self, device: bytes) -> Record:
        """Put a device out: what lies here of its writers still applies, nothing later; a new key for the others."""
        self.expect_supervisor()
        member = self.membership.members.get(device)
        if member is None or not member.active:
            raise Fault("device_unknown")
        record = self.act(acts.Revoke(device, self._writers(device), self._new_epoch(without=device)))
        self.learn_keys()
        return record

    def accept(self, device: bytes) -> Record:
        """Take the parked bundles of a revoked device that lie here."""
        self.expect_supervisor()
        return self.act(acts.Accept(device, self._writers(device)))

    def _writers(self, device: bytes) -> dict[bytes, int]:
        """Return how far the bundles of a device's writers lie here."""
        writers = self.store.query("SELECT id FROM device WHERE member = ?", (device.hex(),))
        vector = self._exchange.vector()
        return {uuid.UUID(writer).bytes: vector[writer] for (writer,) in writers if writer in vector}

    def set_role(self, device: bytes, role: str) -> Record:
        """Give a device another role; the last supervisor stays one."""
        self.expect_supervisor()
        state = self.membership
        if device not in state.members:
            raise Fault("device_unknown")
        others = [each for each in state.active if state.is_supervisor(each.device) and each.device != device]
        if role != acts.SUPERVISOR and not others:
            raise Fault("last_supervisor")
        return self.act(acts.Role(device, role))

    # -- the recovery key ----------------------------------------------------------------------------------------

    def new_recovery(self, *, name: str = "") -> str:
        """Make a recovery key in place of any former one and return it to be printed; it is kept nowhere.

        What a new laptop must know of the area, its `name` among it, is sealed to the key as well.
        """
        self.expect_supervisor()
        seed = os.urandom(KEY_BYTES)
        public = DeviceKeys.from_seed(seed).public
        epoch = self.membership.epoch.id
        told = self._need(_EPOCH + epoch.hex()) + pack(Welcome(name, self.store.files.naming))
        wrapped = wrap_to(public.receive, told, about=self._about(epoch, acts.RECOVERY))
        lookup = recovery_lookup(seed)
        self.act(acts.Recovery(public.sign, public.receive, epoch, wrapped, lookup))
        return write_recovery(seed)

    def recovery_signs(self) -> set[str]:
        """Return the public halves (hex) of all recovery keys there ever were."""
        found = (acts.parse(raw).content.act for raw in self.records().values())
        return {act.sign.hex() for act in found if isinstance(act, acts.Recovery)}

    def recover(self, text: str) -> str:
        """Make this laptop a supervisor by the recovery key and return the area's name; raise Fault recovery_wrong.

        It needs the membership records. It is a new device from here on, under a writer of its own: what it wrote
        before and sealed stays the former one's, the rest moves along with the next exchange.
        """
        keys = recovery_keys(text)
        state = self.membership
        recovery = state.recovery
        if recovery is None or recovery.sign != keys.public.sign:
            raise Fault("recovery_wrong")
        told = self._told(recovery, keys)
        wrapped = {each.id: each.recovery_wrap for each in state.epochs.values() if each.recovery_wrap}
        found = {recovery.epoch: told[:KEY_BYTES]}
        for epoch, wrap in wrapped.items():
            try:
                found[epoch] = keys.receive(wrap, about=self._about(epoch, acts.RECOVERY))
            except Refused:
                continue
        _open_older(state, found)
        welcome = unpack(told[KEY_BYTES:], Welcome)
        former, device, own = self.device.hex(), os.urandom(ID_BYTES), DeviceKeys.new()
        wraps = {
            epoch: wrap_to(own.public.receive, key, about=self._about(epoch, device))
            for epoch, key in found.items()
        }
        record = acts.make(
            self.area,
            acts.Recover(device, own.public.sign, own.public.receive, wraps),
            author=acts.RECOVERY,
            parents=state.heads,
            ms=self.store.now_ms(),
            keys=keys,
        )
        self.store.become_device(self.store.steward, member=device.hex())
        self.store.put_naming(welcome.naming)
        with transaction(self.store.connection):
            self.store.connection.execute(
                "UPDATE device SET member = ? WHERE member = ? AND no NOT IN (SELECT device FROM bundle)",
                (device.hex(), former),
            )
            self._put_keys(device, own)
            self._exchange.drop_secret(PENDING)
            self._exchange.put_secret(RECOVERED, keys.receive_secret + keys.public.sign)
            for epoch, key in found.items():
                self._exchange.put_secret(_EPOCH + epoch.hex(), key)
            self._exchange.put_member_record(record.hash, record.raw)
        return welcome.name

    def _told(self, recovery: Recovery, keys: DeviceKeys) -> bytes:
        """Return what was sealed to the recovery key: the key of its epoch, then the welcome."""
        try:
            return keys.receive(recovery.wrap, about=self._about(recovery.epoch, acts.RECOVERY))
        except Refused as error:
            raise Fault("recovery_wrong") from error

    # -- a laptop that asks to join ------------------------------------------------------------------------------

    def begin_pending(self, code: Code) -> None:
        """Give a new laptop its keys; it is no member yet."""
        with transaction(self.store.connection):
            self._put_keys(os.urandom(ID_BYTES), DeviceKeys.new())
            self._exchange.put_secret(PENDING, code.secret)
            self.claim_writers()

    @property
    def pending_code(self) -> Code:
        """Return the code this laptop asks under."""
        return Code(self._need(PENDING))

    def welcomed(self, raws: Iterable[bytes]) -> str | None:
        """Join when the records admit this laptop and prove to be those of the code's holder; the area's name then.

        Raise Fault invite_forged when somebody without the code admitted it.
        """
        records = [acts.parse(raw) for raw in raws]
        state = membership.join(records)
        me = state.members.get(self.device)
        admit = next(
            (each.content.act for each in records if me is not None and each.hash == me.admitted), None
        )
        if not isinstance(admit, acts.Admit):
            return None
        code, public = self.pending_code, self.keys.public
        said = self._confirmed(self.device, public.sign, public.receive, admit.role, state)
        if state.area != self.area or not same(admit.confirm, code.proof(said)):
            raise Fault("invite_forged")
        (epoch,) = admit.wraps
        opened = self.keys.receive(admit.welcome, about=b"welcome" + self._about(epoch, self.device))
        welcome = unpack(opened, Welcome)
        self.store.put_naming(welcome.naming)
        refused = self.add(raws)
        if refused:
            raise Fault("invite_forged")
        with transaction(self.store.connection):
            self._exchange.drop_secret(PENDING)
        return welcome.name


def recovery_keys(text: str) -> DeviceKeys:
    """Return the keys a printed recovery key stands for; raise Fault recovery_wrong."""
    return DeviceKeys.from_seed(_seed(text))


def recovery_name(text: str) -> bytes:
    """Return by which name roads know the printed recovery key; raise Fault recovery_wrong."""
    return recovery_lookup(_seed(text))


def _seed(text: str) -> bytes:
    try:
        return read_recovery(text)
    except Refused as error:
        raise Fault("recovery_wrong") from error


def _open_older(state: Membership, found: dict[bytes, bytes]) -> None:
    """Add the keys that are sealed under keys already in `found`."""
    todo = list(found)
    while todo:
        each = todo.pop()
        epoch: Epoch | None = state.epochs.get(each)
        older: Mapping[bytes, bytes] = {} if epoch is None else epoch.older
        for name, sealed in older.items():
            if name not in found:
                try:
                    key = derive(found[each], "older epoch", about=name)
                    found[name] = unseal(key, _NO_NONCE, sealed, each)
                except Refused:
                    continue
                todo.append(name)
