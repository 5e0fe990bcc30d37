"""One exchange over one road: take what it holds, leave what it lacks, and say exactly what came of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from gridsteward.records.faults import Fault
from gridsteward.store.connection import transaction
from gridsteward.store.exchange import PARKED, Kept
from gridsteward.store.store import Store
from gridsteward.sync.anchor import Anchors, check
from gridsteward.sync.audiences import Audiences
from gridsteward.sync.circle import Circle
from gridsteward.sync.enrol import Asking, asking
from gridsteward.sync.members import settle_members
from gridsteward.sync.own_journal import OwnJournal
from gridsteward.sync.receiving import Received, Receiving, writer_bytes, writer_id
from gridsteward.sync.roads.road import Road, RoadFault
from gridsteward.sync.snapshots import Snapshots
from gridsteward.sync.standing import Standing
from gridsteward.sync.twin import held_alike
from gridsteward.sync.wire import bundles, messages
from gridsteward.sync.wire.messages import PullAnswer, PullRequest

_MOST_PULLS: Final = 10_000
_ROLLED_BACK: Final = "rolled_back"


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
        self.own = OwnJournal(store, circle, anchors)
        self.standing = Standing(store, circle, self.own)
        self._exchange = store.exchange
        self._receiving = Receiving(store, circle)
        self.snapshots = Snapshots(store, circle)
        self.files_there = 0  # how many files the road said it holds
        self.asking: list[Asking] = []  # laptops that wait to be admitted, as the last exchange found them

    def reconsider(self) -> Received:
        """Look again at what waits: a supervisor's word may let it apply."""
        return self._receiving.reconsider()

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
        self.own.note_what_is_known()
        met = bool(self._exchange.receipts(road.name))
        try:
            answer = self._pull(road, outcome, progress)
        except RoadFault as fault:
            if fault.kind != "road_revoked" and not (fault.kind == "road_stranger" and self.circle.revoked):
                raise
            self._hear_of_revocation(road)
            return self._leave(road, None, outcome)
        if self.circle.revoked:
            return self._leave(road, answer, outcome)
        self.asking = asking(self.circle, answer.requests)
        outcome.requests = len(self.asking)
        lost = any(kind == _ROLLED_BACK for kind, _writer, _n in outcome.alarms)
        settle_members(self.circle, road, answer, unsure=lost or not met)
        self.own.bring_home()
        audiences = Audiences(self.store, self.circle)
        audiences.tend()
        self.own.bundle_up()
        self._push(road, answer, outcome, progress)
        self.snapshots.tend(road)
        self.files_there = answer.files
        self.summed_up(outcome)
        if not outcome.unheard:
            audiences.forget_recovery()
        return outcome

    def _pull(self, road: Road, outcome: Outcome, progress: Callable[[str, int, int], None]) -> PullAnswer:
        if not self.own.vector():
            self._take_snapshot(road, outcome)
        before: Mapping[bytes, int] = {}
        for _turn in range(_MOST_PULLS):
            request = self._request()
            answer = road.pull(request)
            heard = self._hear_members(answer.members, outcome)
            self.standing.hear(answer.acks)
            received = self._receiving.take(answer.bundles)
            if received.twin:
                self.own.part_ways(shared=held_alike(road, self._request(), self.own))
                outcome.renewed = True
            if heard:
                received.add(self._receiving.reconsider())
            self._count(received, outcome)
            vector = self.own.vector()
            progress(
                "pull", sum(vector.values()), sum(max(n, vector.get(w, 0)) for w, n in answer.have.items())
            )
            if not received.twin and not received.bundles and (not answer.more or vector == before):
                break
            before = vector
        behind = {writer: n for writer, n in answer.have.items() if n > self.own.vector().get(writer, 0)}
        if behind and not outcome.renewed and self._take_snapshot(road, outcome):
            return self._pull(road, outcome, progress)
        self._note_rollback(road, answer, outcome)
        return answer

    def _request(self) -> PullRequest:
        ack = self.standing.ack()
        known = {bytes.fromhex(member): raw for member, raw in self._exchange.acks().items()}
        return PullRequest(
            have=self.own.vector(),
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
        before = self._exchange.count_member_records()
        for why in self.circle.add(records):
            outcome.alarms.append((f"member_{why}", "", 0))
        return self._exchange.count_member_records() > before

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
            for writer, last in self.own.vector().items()
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
                        outcome.sent += kept.last_seq - self.standing.seq_at(kept.writer, kept.n - 1)
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
            self._put(road, kept)
        except RoadFault as fault:
            if fault.kind not in ("road_fork", "road_gap", "road_refused"):
                raise
            if not (quiet and fault.kind == "road_gap"):
                outcome.refused += 1
                outcome.alarms.append((fault.kind, kept.writer, kept.n))
            return False
        return True

    def _put(self, road: Road, kept: Kept) -> None:
        """Leave a bundle, and first the one before it where the road says that it was spoiled after all had it."""
        bundle = bundles.parse(kept.raw or b"")
        try:
            road.put(bundle)
        except RoadFault as fault:
            before = self._exchange.bundle(kept.writer, kept.n - 1)
            if fault.kind != "road_gap" or before is None or before.raw is None:
                raise
            self._put(road, before)
            road.put(bundle)

    # -- revoked -------------------------------------------------------------------------------------------------

    def _hear_of_revocation(self, road: Road) -> None:
        self.circle.add(road.members())
        if not self.circle.revoked:
            raise RoadFault("road_stranger")

    def _leave(self, road: Road, answer: PullAnswer | None, outcome: Outcome) -> Outcome:
        """This device is out: what it never sent is left to be looked at by a supervisor."""
        self.own.bring_home()
        self.own.bundle_up()
        me = self.circle.me
        for writer in self.store.own_writers():
            name = writer_bytes(writer)
            # A road that would not say what it holds does hold what the revocation still accepts.
            held = answer.have.get(name, 0) if answer else (me.cuts or {}).get(name, 0) if me else 0
            for kept in self._exchange.bundles(writer, after=held, raw=True):
                if kept.raw is not None:
                    if not self._leave_bundle(road, kept, outcome, quiet=False):
                        break
                    outcome.sent += kept.last_seq - self.standing.seq_at(writer, kept.n - 1)
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
        outcome.waiting = self.store.last_seq(self.store.writer) - self.standing.confirmed_seq()
        outcome.conflicts = len(self.store.conflicts())
        outcome.refused += sum(1 for each in self._exchange.waiting() if each.state != PARKED)
        outcome.unheard = sum(
            max(0, n - vector.get(writer, 0)) for writer, n in self.standing.known_of().items()
        )
        outcome.alarms += [("diverged", member, 0) for member in self.standing.diverged()]
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
