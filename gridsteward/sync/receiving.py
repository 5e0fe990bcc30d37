"""Bundles of others: proven, kept, opened in order, applied; or kept waiting with the reason."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from gridsteward.records.journal import JournalPart
from gridsteward.store.exchange import APPLIED, DAMAGED, NEWER, NO_KEY, PARKED, Kept
from gridsteward.store.incoming import Twin
from gridsteward.store.store import Store
from gridsteward.sync import body
from gridsteward.sync.circle import Circle
from gridsteward.sync.wire import bundles
from gridsteward.sync.wire.bundles import Bundle, Header
from gridsteward.sync.wire.codec import Refused

READER: Final = 1  # what this program can apply; a bundle may ask for more
OPS: Final = "ops"


def writer_id(raw: bytes) -> str:
    """Return a writer as the store names it."""
    return str(uuid.UUID(bytes=raw))


def writer_bytes(writer: str) -> bytes:
    """Return a writer as bundles name it."""
    return uuid.UUID(writer).bytes


@dataclass(slots=True)
class Received:
    """What came of a batch of bundles. `alarms` are (kind, writer, n) that a person must hear of."""

    bundles: int = 0
    ops: int = 0
    touched: set[str] = field(default_factory=set)
    tables: set[str] = field(default_factory=set)
    alarms: list[tuple[str, str, int]] = field(default_factory=list)
    twin: bool = False

    def add(self, other: "Received") -> None:
        """Add what another batch brought."""
        self.bundles += other.bundles
        self.ops += other.ops
        self.touched |= other.touched
        self.tables |= other.tables
        self.alarms += other.alarms
        self.twin = self.twin or other.twin


class Receiving:
    """Takes bundles in. Every batch is one transaction: kept, applied, rows and vector together or not at all."""

    def __init__(self, store: Store, circle: Circle) -> None:
        self._store = store
        self._circle = circle
        self._exchange = store.exchange

    def take(self, raws: Iterable[bytes]) -> Received:
        """Take sealed bundles in, in any order and number; what does not fit is passed over with an alarm or not."""
        received = Received()
        found: list[Bundle] = []
        for raw in raws:
            try:
                found.append(bundles.parse(raw))
            except Refused as refused:
                received.alarms.append((refused.why, "", 0))
        try:
            with self._store.tracked():
                for bundle in sorted(found, key=lambda each: (each.header.writer, each.header.n)):
                    self._keep(bundle, received)
                self._apply_waiting(received)
        except Twin:
            return Received(alarms=[("twin", self._store.writer, 0)], twin=True)
        return received

    def reconsider(self) -> Received:
        """Look again at what lies waiting: a key, an acceptance or an update may have come; or a revocation."""
        received = Received()
        with self._store.tracked():
            self._park_what_is_cut(received)
            self._apply_waiting(received)
        return received

    # -- keep ------------------------------------------------------------------------------------------------

    def _keep(self, bundle: Bundle, received: Received) -> None:
        header = bundle.header
        writer = writer_id(header.writer)
        why = self._refused(bundle, writer)
        if why:
            received.alarms.append((why, writer, header.n))
            return
        last = self._exchange.last(writer)
        n = 0 if last is None else last.n
        if header.n <= n:
            kept = self._exchange.bundle(writer, header.n)
            if kept is not None and kept.hash != bundle.hash:
                own = writer == self._store.writer
                received.alarms.append(("twin" if own else "fork", writer, header.n))
                received.twin = received.twin or own
            return
        if header.n > n + 1:
            received.alarms.append(("gap", writer, header.n))
            return
        if header.previous != (bundles.NOTHING_BEFORE if last is None else last.hash):
            own = writer == self._store.writer
            received.alarms.append(("twin" if own else "fork", writer, header.n))
            received.twin = received.twin or own
            return
        if writer == self._store.writer:
            # Somebody writes under this copy's name: it goes on under another (`Engine` sees to it).
            received.alarms.append(("twin", writer, header.n))
            received.twin = True
            return
        device = self._store.device_no(writer, member=header.device.hex())
        have = {writer_id(each): count for each, count in header.have.items()}
        self._exchange.put_bundle(
            device,
            Kept(
                writer=writer,
                n=header.n,
                hash=bundle.hash,
                member=header.device.hex(),
                last_seq=0,
                state=NO_KEY,  # until it is looked at, below
                at_ms=self._store.now_ms(),
                have=have,
                raw=bundle.raw,
            ),
        )
        received.bundles += 1

    def _refused(self, bundle: Bundle, writer: str) -> str:
        header = bundle.header
        if header.area != self._circle.area:
            return "foreign_area"
        member = self._circle.membership.members.get(header.device)
        if member is None:
            return "stranger"
        try:
            bundle.verify(member.sign)
        except Refused as refused:
            return refused.why
        found = self._store.query("SELECT member FROM device WHERE id = ? AND member <> ''", (writer,))
        if found and found[0][0] != header.device.hex():
            return "foreign_writer"
        return ""

    # -- apply -----------------------------------------------------------------------------------------------

    def _apply_waiting(self, received: Received) -> None:
        """Apply what can be, writer by writer in order; a bundle behind one that waits, waits too."""
        parts: list[tuple[Kept, JournalPart]] = []
        blocked: dict[str, str] = {}
        reached: dict[str, int] = {}
        for kept in sorted(self._exchange.waiting(), key=lambda each: (each.writer, each.n)):
            state, part = self._look(kept, blocked, reached)
            if part is not None:
                reached[kept.writer] = part.last_seq
                parts.append((kept, part))
                self._exchange.set_state(kept.writer, kept.n, APPLIED, last_seq=part.last_seq)
                continue
            blocked[kept.writer] = state
            if state != kept.state:
                self._exchange.set_state(kept.writer, kept.n, state, last_seq=0)
            if state == DAMAGED != kept.state:
                received.alarms.append((DAMAGED, kept.writer, kept.n))
        if parts:
            self._apply(parts, received)

    def _look(
        self, kept: Kept, blocked: dict[str, str], reached: dict[str, int]
    ) -> tuple[str, JournalPart | None]:
        """Return what a waiting bundle waits for, or its opened part."""
        if kept.raw is None:
            return DAMAGED, None
        bundle = bundles.parse(kept.raw)
        header = bundle.header
        member = self._circle.membership.members[header.device]
        if not member.applies(header.writer, header.n):
            return PARKED, None
        if kept.writer in blocked:
            return blocked[kept.writer], None
        if header.reader > READER or header.kind != OPS:
            return NEWER, None
        key = self._circle.epoch_key(header.epoch)
        if key is None:
            return NO_KEY, None
        if kept.writer not in reached:
            before = self._exchange.bundle(kept.writer, kept.n - 1)
            reached[kept.writer] = 0 if before is None else before.last_seq
        return self._open(bundle, header, key, reached[kept.writer])

    @staticmethod
    def _open(bundle: Bundle, header: Header, key: bytes, reached: int) -> tuple[str, JournalPart | None]:
        try:
            part = body.decode(bundle.open(key))
        except Refused as refused:
            return (NEWER if refused.why == "newer" else DAMAGED), None
        if part.writer != writer_id(header.writer) or part.first_seq != reached + 1:
            return DAMAGED, None
        return APPLIED, part

    def _apply(self, parts: Sequence[tuple[Kept, JournalPart]], received: Received) -> None:
        taken = self._store.take(part for _kept, part in parts)
        received.ops += taken.ops
        received.touched |= taken.touched
        received.tables |= taken.tables

    # -- a revocation that came after what it cuts -------------------------------------------------------------

    def _park_what_is_cut(self, received: Received) -> None:
        for member in self._circle.membership.members.values():
            if member.cuts is None:
                continue
            for (writer,) in self._store.query(
                "SELECT id FROM device WHERE member = ?", (member.device.hex(),)
            ):
                cut = member.cuts.get(writer_bytes(writer), 0)
                beyond = [each for each in self._exchange.bundles(writer, after=cut) if each.state == APPLIED]
                if beyond and writer != self._store.writer:
                    self._park(writer, cut, beyond, received)

    def _park(self, writer: str, cut: int, beyond: Sequence[Kept], received: Received) -> None:
        at_cut = self._exchange.bundle(writer, cut)
        settled = self._store.retract(writer, after=0 if at_cut is None else at_cut.last_seq)
        for each in beyond:
            self._exchange.set_state(writer, each.n, PARKED, last_seq=0)
        self._store.see_names(settled.renamed)
        received.touched |= settled.touched
        received.tables |= settled.tables
