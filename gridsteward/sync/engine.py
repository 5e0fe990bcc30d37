"""One exchange over one road: take what it holds, leave what it lacks, and say exactly what came of it."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from msgspec.structs import replace

from gridsteward.records.faults import Fault
from gridsteward.store.connection import transaction
from gridsteward.store.digests import comparable
from gridsteward.store.exchange import APPLIED, PARKED, Kept
from gridsteward.store.store import Store
from gridsteward.sync import body
from gridsteward.sync.anchor import Anchors, check, renew
from gridsteward.sync.circle import Circle
from gridsteward.sync.enrol import Asking, asking
from gridsteward.sync.receiving import OPS, READER, Received, Receiving, writer_bytes, writer_id
from gridsteward.sync.roads.road import Road, RoadFault
from gridsteward.sync.snapshots import Snapshots
from gridsteward.sync.wire import bundles, membership, messages
from gridsteward.sync.wire.bundles import Header
from gridsteward.sync.wire.codec import Refused, digest
from gridsteward.sync.wire.messages import Ack, PullAnswer, PullRequest

_MOST_PULLS: Final = 10_000
DIGEST_EVERY_MS: Final = 3_600_000
_KNOWN: Final = "known_when_written"
_ROLLED_BACK: Final = "rolled_back"
HUB: Final = "hub:"  # names of roads whose word is a receipt; a stick can be lost on the way


@dataclass(slots=True)
class Outcome:
    """What one exchange did. `sent` and `received` count bundles' ops; `waiting` own ops no road has confirmed yet.

    `alarms` are (kind, writer, n); `unheard` counts bundles that others are known to hold and that are not here.
    """

    road: str
    sent: int = 0
    received: int = 0
    waiting: int = 0
    refused: int = 0
    conflicts: int = 0
    requests: int = 0
    unheard: int = 0
    files_sent: int = 0
    files_received: int = 0
    files_missing: int = 0
    revoked: bool = False
    renewed: bool = False
    alarms: list[tuple[str, str, int]] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    tables: set[str] = field(default_factory=set)


class Engine:
    """Exchanges of one open area. One thread at a time, as the store."""

    def __init__(self, store: Store, circle: Circle, anchors: Anchors) -> None:
        self.store = store
        self.circle = circle
        self.anchors = anchors
        self._exchange = store.exchange
        self._receiving = Receiving(store, circle)
        self.snapshots = Snapshots(store, circle)
        self.files_there = 0  # how many files the road said it holds
        self.asking: list[Asking] = []  # laptops that wait to be admitted, as the last exchange found them

    # -- this copy's own journal -------------------------------------------------------------------------------

    def _part_ways(self, road: Road) -> None:
        """Somebody goes on under this copy's name: from here it is another, and what the road lacks moves along."""
        former = self.store.writer
        shared = self._shared(road, former)
        renew(self.store, self.anchors)
        with transaction(self.store.connection):
            self._exchange.drop_bundles(former, after=shared)
        self.bring_home()

    def _shared(self, road: Road, writer: str) -> int:
        """Return up to which of this copy's bundles the road holds the very same.

        Not by its receipts: a road that was set back forgets what it confirmed, and a twin may have filled the place.
        """
        name, at, seen = writer_bytes(writer), 0, False
        while True:
            asked = replace(self._request(), have={**self.vector(), name: at}, ack=b"")
            answer = road.pull(asked)
            if not at and answer.floors.get(name):
                at = answer.floors[name]
                continue
            found = sorted(
                (each for each in self._own(answer.bundles) if each.header.writer == name),
                key=lambda each: each.header.n,
            )
            for each in found:
                kept = self._exchange.bundle(writer, each.header.n)
                if kept is None or kept.hash != each.hash:
                    return at
                at, seen = each.header.n, True
            if not found:
                return at if seen else self._exchange.receipts(road.name).get(writer, 0)

    def _own(self, raws: Iterable[bytes]) -> Iterable[bundles.Bundle]:
        """Yield those of the bundles that this device's key signed."""
        for raw in raws:
            try:
                bundle = bundles.parse(raw)
                bundle.verify(self.circle.keys.public.sign)
            except Refused:
                continue
            yield bundle

    def bring_home(self) -> int:
        """Move to the present writer what former ones of this copy never sent; return how many ops."""
        moved = 0
        me = self.circle.device.hex()
        formers = self.store.query(
            "SELECT id FROM device WHERE member = ? AND id <> ?", (me, self.store.writer)
        )
        for (writer,) in formers:
            last = self._exchange.last(writer)
            if last is not None and last.state != APPLIED:
                continue
            after = 0 if last is None else last.last_seq
            if self.store.last_seq(writer) > after:
                with self.store.tracked():
                    moved += self.store.move_unsent(writer, after=after)
        return moved

    def reconsider(self) -> Received:
        """Look again at what waits: a supervisor's word may let it apply."""
        return self._receiving.reconsider()

    def bundle_up(self) -> int:
        """Seal this copy's ops that no bundle holds yet; return how many. The anchor is dropped before any leaves."""
        writer = self.store.writer
        sealed = 0
        most = bundles.MOST_OPS
        while True:
            last = self._exchange.last(writer)
            after = 0 if last is None else last.last_seq
            until, have = self._known_when_written()
            if after >= until:
                until, have = after + most, self.vector()
            part = self.store.part(writer, after=after, most=min(most, until - after))
            if part is None:
                break
            made = self._seal(writer, body.encode(part), last, have)
            if len(made.raw) > bundles.MOST_BYTES:
                if len(part.ops) == 1:
                    raise Fault("op_too_large")
                most = max(1, len(part.ops) // 2)
                continue
            kept = Kept(
                writer=writer,
                n=made.header.n,
                hash=made.hash,
                member=self.circle.device.hex(),
                last_seq=part.last_seq,
                state=APPLIED,
                at_ms=self.store.now_ms(),
                have={writer_id(each): n for each, n in made.header.have.items()},
                raw=made.raw,
            )
            with transaction(self.store.connection):
                self._exchange.put_bundle(self.store.device_no(writer), kept)
            sealed += len(part.ops)
        last = self._exchange.last(writer)
        if last is not None:
            self.anchors.drop(writer=writer, n=last.n, bundle_hash=last.hash)
        return sealed

    def _note_what_is_known(self) -> None:
        """Before anything is heard: what was written until now was written knowing no more than this.

        Late records go by it, and a sync that is cut off must not make somebody know what came meanwhile.
        """
        written, sealed = self.store.last_seq(self.store.writer), self._sealed_seq()
        if written > sealed >= self._known_when_written()[0]:
            known = {writer.hex(): n for writer, n in self.vector().items()}
            self.store.put_setting(_KNOWN, json.dumps([self.store.writer, written, known]))

    def _known_when_written(self) -> tuple[int, dict[bytes, int]]:
        """Return up to which of this writer's ops something is noted, and the vector their author had."""
        writer, written, known = json.loads(self.store.setting(_KNOWN) or '["", 0, {}]')
        if writer != self.store.writer:
            return 0, {}
        return written, {bytes.fromhex(each): n for each, n in known.items()}

    def _seal(
        self, writer: str, plain: bytes, last: Kept | None, have: Mapping[bytes, int]
    ) -> bundles.Bundle:
        state = self.circle.membership
        epoch = self._epoch_to_seal(state)
        key = self.circle.epoch_key(epoch)
        if key is None:
            raise Fault("key_missing")
        header = Header(
            area=self.circle.area,
            device=self.circle.device,
            writer=writer_bytes(writer),
            n=1 if last is None else last.n + 1,
            previous=bundles.NOTHING_BEFORE if last is None else last.hash,
            epoch=epoch,
            kind=OPS,
            have=dict(have),
            membership=state.heads,
            salt=b"",
            reader=READER,
        )
        return bundles.make(header, plain, epoch_key=key, keys=self.circle.keys)

    def _epoch_to_seal(self, state: membership.Membership) -> bytes:
        """Return the newest epoch whose key is here: after a rotation it did not hear of, that is an older one."""
        known = [each for each in state.epochs.values() if self.circle.epoch_key(each.id) is not None]
        if not known:
            raise Fault("key_missing")
        return max(known, key=lambda each: (each.no, each.id)).id

    def vector(self) -> dict[bytes, int]:
        """Return how far every writer's bundles lie here."""
        return {writer_bytes(writer): n for writer, n in sorted(self._exchange.vector().items())}

    # -- one exchange ------------------------------------------------------------------------------------------

    def sync(
        self, road: Road, *, progress: Callable[[str, int, int], None] = lambda _what, _at, _of: None
    ) -> Outcome:
        """Exchange everything with a road; raise RoadFault or Fault, with all that came until then kept.

        `progress` is told (what: pull or push, how far, of how many).
        """
        outcome = Outcome(road.name)
        if not self.circle.founded:
            raise Fault("sync_not_founded")
        outcome.renewed = check(self.store, self.anchors)
        self._note_what_is_known()
        try:
            answer = self._pull(road, outcome, progress)
        except RoadFault as fault:
            if fault.kind != "road_revoked" and not (fault.kind == "road_stranger" and self.circle.revoked):
                raise
            answer = self._hear_of_revocation(road)
        if self.circle.revoked:
            return self._leave(road, answer, outcome)
        self.asking = asking(self.circle, answer.requests)
        outcome.requests = len(self.asking)
        self._settle_membership(road, answer)
        self.bring_home()
        self.bundle_up()
        self._push(road, answer, outcome, progress)
        self.snapshots.tend(road)
        self.files_there = answer.files
        return self.summed_up(outcome)

    def _pull(self, road: Road, outcome: Outcome, progress: Callable[[str, int, int], None]) -> PullAnswer:
        if not self.vector():
            self._take_snapshot(road, outcome)
        before: Mapping[bytes, int] = {}
        for _turn in range(_MOST_PULLS):
            request = self._request()
            answer = road.pull(request)
            heard = self._hear_members(answer.members, outcome)
            self._hear_acks(answer.acks)
            received = self._receiving.take(answer.bundles)
            if received.twin:
                self._part_ways(road)
                outcome.renewed = True
            if heard:
                received.add(self._receiving.reconsider())
            self._count(received, outcome)
            vector = self.vector()
            progress(
                "pull", sum(vector.values()), sum(max(n, vector.get(w, 0)) for w, n in answer.have.items())
            )
            if not received.twin and not received.bundles and (not answer.more or vector == before):
                break
            before = vector
        behind = {writer: n for writer, n in answer.have.items() if n > self.vector().get(writer, 0)}
        if behind and not outcome.renewed and self._take_snapshot(road, outcome):
            return self._pull(road, outcome, progress)
        self._note_rollback(road, answer, outcome)
        return answer

    def _request(self) -> PullRequest:
        ack = self.ack()
        known = {bytes.fromhex(member): raw for member, raw in self._exchange.acks().items()}
        return PullRequest(
            have=self.vector(),
            members=self.circle.membership.heads,
            acks=messages.acks_hash(known),
            ack=ack,
        )

    def _count(self, received: Received, outcome: Outcome) -> None:
        outcome.received += received.ops
        outcome.touched |= received.touched
        outcome.tables |= received.tables
        for alarm in received.alarms:
            if alarm not in outcome.alarms:
                outcome.alarms.append(alarm)

    def _hear_members(self, records: Iterable[bytes], outcome: Outcome) -> bool:
        """Take membership records in; tell whether any was new."""
        before = len(self.circle.records())
        for why in self.circle.add(records):
            outcome.alarms.append((f"member_{why}", "", 0))
        return len(self.circle.records()) > before

    def _hear_acks(self, raws: Iterable[bytes]) -> None:
        mine = self.circle.device
        known = self._exchange.acks()
        fresh: dict[str, bytes] = {}
        for raw in raws:
            try:
                ack = messages.parse_ack(raw)
                member = self.circle.membership.members.get(ack.device)
                if member is None or ack.device == mine or ack.area != self.circle.area:
                    continue
                messages.verify_ack(raw, member.sign)
            except Refused:
                continue
            old = known.get(ack.device.hex())
            if old is None or (old != raw and not _within(ack, messages.parse_ack(old))):
                fresh[ack.device.hex()] = raw
        if fresh:
            with transaction(self.store.connection):
                for name, raw in fresh.items():
                    self._exchange.put_ack(name, raw)

    def ack(self) -> bytes:
        """Return what this device holds, signed: the same bytes as long as it is the same, so that nobody asks anew."""
        proof = b""
        if not self._exchange.waiting():
            proof = self._digest_now_and_then()
        me = self.circle.device
        kept = self._exchange.acks().get(me.hex())
        if kept is not None:
            said = messages.parse_ack(kept)
            if (said.have, said.digest) == (self.vector(), proof):
                return kept
        made = Ack(self.circle.area, me, self.vector(), proof, self.store.now_ms()).signed(self.circle.keys)
        with transaction(self.store.connection):
            self._exchange.put_ack(me.hex(), made)
        return made

    def _digest_now_and_then(self) -> bytes:
        """Return the state's digest; it is worked out at most once an hour."""
        now = self.store.now_ms()
        name = digest(repr(self.vector()).encode()).hex()
        kept_at, _, rest = self.store.setting("state_digest").partition(" ")
        kept_of, _, kept = rest.partition(" ")
        if kept_of == name:
            return bytes.fromhex(kept)
        if kept_at and 0 <= now - int(kept_at) < DIGEST_EVERY_MS:
            return b""
        return self.work_out_digest()

    def work_out_digest(self) -> bytes:
        """Work the state's digest out now and keep it for the acks to come; empty while something is in no bundle."""
        with self.store.reading():
            if self.store.last_seq(self.store.writer) > self._sealed_seq():
                return b""
            found = self.store.state_digest()
            name = digest(repr(self.vector()).encode()).hex()
        self.store.put_setting("state_digest", f"{self.store.now_ms()} {name} {found.hex()}")
        return found

    def _sealed_seq(self) -> int:
        last = self._exchange.last(self.store.writer)
        return 0 if last is None else last.last_seq

    # -- push --------------------------------------------------------------------------------------------------

    def _settle_membership(self, road: Road, answer: PullAnswer) -> None:
        """Make a new epoch where one is wanted, and leave the records the road lacks."""
        rotated = self.circle.rotate_if_wanted()
        if answer.members:
            self.push_members(road, [digest(raw) for raw in answer.members])
        elif rotated or not answer.have:  # it may know nothing of this area yet, or no longer
            self.push_members(road)

    def push_members(self, road: Road, there: Iterable[bytes] | None = None) -> None:
        """Leave the membership records a road lacks; when others were quicker, theirs are taken in first."""
        for _turn in range(5):
            if there is None:
                raws = road.members()
                self.circle.add(raws)
                there = [digest(raw) for raw in raws]
            held = set(there)
            missing = [raw for name, raw in self.circle.records().items() if name not in held]
            if not missing:
                return
            try:
                road.append_members(_in_order(missing), expected=self._heads_of(held))
            except RoadFault as fault:
                if fault.kind != "road_members_moved":
                    raise
                there = None
            else:
                return
        raise RoadFault("road_busy")

    def _heads_of(self, names: set[bytes]) -> list[bytes]:
        records = [membership.parse(raw) for name, raw in self.circle.records().items() if name in names]
        named = {parent for record in records for parent in record.content.parents}
        return sorted({record.hash for record in records} - named)

    def _push(
        self,
        road: Road,
        answer: PullAnswer,
        outcome: Outcome,
        progress: Callable[[str, int, int], None],
    ) -> None:
        there = dict(answer.have)
        todo = [
            (writer, n)
            for writer, last in self.vector().items()
            for n in range(there.get(writer, 0) + 1, last + 1)
        ]
        gone: set[bytes] = set()  # writers of whom a snapshot stands for the first bundles
        stopped: set[bytes] = set()
        for at, (writer, n) in enumerate(todo):
            kept = self._exchange.bundle(writer_id(writer), n)
            if kept is None or kept.raw is None:
                gone.add(writer)
            elif writer not in stopped:
                if self._leave_bundle(road, kept, outcome, quiet=writer in gone):
                    there[writer] = n
                    if writer_id(writer) == self.store.writer:
                        outcome.sent += kept.last_seq - self.seq_at(kept.writer, kept.n - 1)
                else:
                    stopped.add(writer)
            progress("push", at + 1, len(todo))
        if gone:
            self.snapshots.leave(road)
        have = {writer_id(writer): n for writer, n in there.items()}
        if have != self._exchange.receipts(road.name):
            with transaction(self.store.connection):
                self._exchange.put_receipts(road.name, have, at_ms=self.store.now_ms())

    def _leave_bundle(self, road: Road, kept: Kept, outcome: Outcome, *, quiet: bool) -> bool:
        """Leave one bundle; tell whether the road took it. `quiet`: that it lacks the one before is no alarm."""
        try:
            road.put(bundles.parse(kept.raw or b""))
        except RoadFault as fault:
            if fault.kind not in ("road_fork", "road_gap", "road_refused"):
                raise
            if not (quiet and fault.kind == "road_gap"):
                outcome.refused += 1
                outcome.alarms.append((fault.kind, kept.writer, kept.n))
            return False
        return True

    # -- revoked -------------------------------------------------------------------------------------------------

    def _hear_of_revocation(self, road: Road) -> PullAnswer:
        self.circle.add(road.members())
        if not self.circle.revoked:
            raise RoadFault("road_stranger")
        return PullAnswer([], more=False, have={}, members=[], acks=[], requests=[])

    def _leave(self, road: Road, answer: PullAnswer, outcome: Outcome) -> Outcome:
        """This device is out: what it never sent is left to be looked at by a supervisor."""
        self.bring_home()
        self.bundle_up()
        me = self.circle.me
        for writer in self.store.own_writers():
            name = writer_bytes(writer)
            # A road that would not say what it holds does hold what the revocation still accepts.
            held = answer.have.get(name, 0) if answer.have else (me.cuts or {}).get(name, 0) if me else 0
            for kept in self._exchange.bundles(writer, after=held, raw=True):
                if kept.raw is not None:
                    road.put(bundles.parse(kept.raw))
                    outcome.sent += kept.last_seq - self.seq_at(writer, kept.n - 1)
                    with transaction(self.store.connection):
                        self._exchange.put_receipts(road.name, {writer: kept.n}, at_ms=self.store.now_ms())
        outcome.revoked = True
        return self.summed_up(outcome)

    # -- what a person is told -----------------------------------------------------------------------------------

    def _take_snapshot(self, road: Road, outcome: Outcome) -> bool:
        received = self.snapshots.take(road)
        if received is None:
            return False
        self._count(received, outcome)
        return True

    def _note_rollback(self, road: Road, answer: PullAnswer, outcome: Outcome) -> None:
        """A road that holds less than it once confirmed was wiped or set back: said, and healed by the push.

        What it lost counts as sent no longer, photos included, and the alarm is kept, however this exchange ends.
        """
        confirmed = self._exchange.receipts(road.name)
        left = {writer: answer.have.get(writer_bytes(writer), 0) for writer in confirmed}
        lost = {writer: n for writer, n in confirmed.items() if left[writer] < n}
        if not lost:
            return
        with transaction(self.store.connection):
            now = self.store.now_ms()
            self._exchange.put_receipts(road.name, {writer: left[writer] for writer in lost}, at_ms=now)
            self._exchange.put_files_on(road.name, [])
            for writer, n in lost.items():
                self._exchange.log("alarm", road=road.name, at_ms=now, alarm=_ROLLED_BACK, writer=writer, n=n)
                outcome.alarms.append((_ROLLED_BACK, writer, n))

    def summed_up(self, outcome: Outcome) -> Outcome:
        """Fill in the totals and write the log."""
        vector = self._exchange.vector()
        outcome.waiting = self.store.last_seq(self.store.writer) - self.confirmed_seq()
        outcome.conflicts = len(self.store.conflicts())
        outcome.refused += sum(1 for each in self._exchange.waiting() if each.state != PARKED)
        outcome.unheard = sum(max(0, n - vector.get(writer, 0)) for writer, n in self.known_of().items())
        outcome.alarms += [("diverged", member, 0) for member in self.diverged()]
        with transaction(self.store.connection):
            now = self.store.now_ms()
            for kind, writer, n in outcome.alarms:
                if kind not in ("gap", _ROLLED_BACK):  # no alarm; logged when it was found
                    self._exchange.log("alarm", road=outcome.road, at_ms=now, alarm=kind, writer=writer, n=n)
            self._exchange.log(
                "synced",
                road=outcome.road,
                at_ms=now,
                sent=outcome.sent,
                received=outcome.received,
                waiting=outcome.waiting,
                refused=outcome.refused,
                conflicts=outcome.conflicts,
                unheard=outcome.unheard,
            )
        return outcome

    def confirmed_seq(self) -> int:
        """Return the number up to which a hub, or another device, has confirmed this copy's ops."""
        writer = self.store.writer
        n = max(self._exchange.receipts(HUB).get(writer, 0), max(self.held_by_others(writer), default=0))
        return self.seq_at(writer, n)

    def held_by_others(self, writer: str) -> list[int]:
        """Return how far each other active member says it holds a writer's bundles."""
        state, acks = self.circle.membership, self._exchange.acks()
        others = [each.device for each in state.active if each.device != self.circle.device]
        return [
            messages.parse_ack(acks[each.hex()]).have.get(writer_bytes(writer), 0)
            if each.hex() in acks
            else 0
            for each in others
        ]

    def seq_at(self, writer: str, n: int) -> int:
        """Return the number of the last op that a writer's bundles up to n hold."""
        kept = self._exchange.bundle(writer, n) if n else None
        return 0 if kept is None else kept.last_seq

    def known_of(self) -> dict[str, int]:
        """Return how far every writer is known to go, by what anybody said: writer -> n."""
        found: dict[str, int] = {}
        for kept in self._exchange.bundles():
            for writer, n in kept.have.items():
                found[writer] = max(found.get(writer, 0), n)
        for raw in self._exchange.acks().values():
            for each, n in messages.parse_ack(raw).have.items():
                found[writer_id(each)] = max(found.get(writer_id(each), 0), n)
        return found

    def diverged(self) -> list[str]:
        """Return the members (hex) that hold the same bundles and say their state is another than this copy's."""
        own = messages.parse_ack(self.ack())
        if not own.digest:
            return []
        others = [messages.parse_ack(raw) for raw in self._exchange.acks().values()]
        return [
            ack.device.hex()
            for ack in others
            if ack.have == own.have and comparable(ack.digest, own.digest) and ack.digest != own.digest
        ]


def _within(one: Ack, other: Ack) -> bool:
    """Tell whether `one` says nothing that `other` did not say already."""
    if one.have == other.have:
        return one.digest in (b"", other.digest)
    return all(n <= other.have.get(writer, 0) for writer, n in one.have.items())


def _in_order(raws: Iterable[bytes]) -> list[bytes]:
    """Return records so that none comes before one it names."""
    records = {record.hash: record for record in map(membership.parse, raws)}
    found: dict[bytes, bytes] = {}

    def put(name: bytes) -> None:
        todo = [name]
        while todo:
            record = records[todo[-1]]
            wanted = [each for each in record.content.parents if each in records and each not in found]
            if wanted:
                todo += wanted
            else:
                found[todo.pop()] = record.raw

    for name in sorted(records):
        if name not in found:
            put(name)
    return list(found.values())
