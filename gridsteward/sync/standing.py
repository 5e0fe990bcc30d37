"""How this copy stands beside the others: who holds what by its own signed word, and whether the states agree."""

from collections.abc import Iterable
from typing import Final

from gridsteward.store.connection import transaction
from gridsteward.store.digests import comparable
from gridsteward.store.store import Store
from gridsteward.sync.circle import Circle
from gridsteward.sync.own_journal import OwnJournal
from gridsteward.sync.receiving import writer_bytes, writer_id
from gridsteward.sync.wire import messages
from gridsteward.sync.wire.codec import Refused, digest
from gridsteward.sync.wire.messages import Ack

DIGEST_EVERY_MS: Final = 3_600_000
HUB: Final = "hub:"  # names of roads whose word is a receipt; a stick can be lost on the way


class Standing:
    """What is known of the others' copies, and what this one says of itself."""

    def __init__(self, store: Store, circle: Circle, own: OwnJournal) -> None:
        self.store = store
        self.circle = circle
        self._own = own
        self._exchange = store.exchange

    def hear(self, raws: Iterable[bytes]) -> None:
        """Keep what others say they hold, as far as they signed it and it is news."""
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
            if (said.have, said.digest) == (self._own.vector(), proof):
                return kept
        made = Ack(self.circle.area, me, self._own.vector(), proof, self.store.now_ms()).signed(
            self.circle.keys
        )
        with transaction(self.store.connection):
            self._exchange.put_ack(me.hex(), made)
        return made

    def _digest_now_and_then(self) -> bytes:
        """Return the state's digest; it is worked out at most once an hour."""
        now = self.store.now_ms()
        name = digest(repr(self._own.vector()).encode()).hex()
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
            if self.store.last_seq(self.store.writer) > self._own.sealed_seq():
                return b""
            found = self.store.state_digest()
            name = digest(repr(self._own.vector()).encode()).hex()
        self.store.put_setting("state_digest", f"{self.store.now_ms()} {name} {found.hex()}")
        return found

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
        for kept in self._exchange.last_of_each():  # what a writer holds only grows
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
