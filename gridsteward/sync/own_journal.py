"""This copy's own journal on its way out: sealed in order, under one name that no other copy uses."""

import json
from collections.abc import Mapping
from typing import Final

from gridsteward.records.faults import Fault
from gridsteward.store.connection import transaction
from gridsteward.store.exchange import APPLIED, Kept
from gridsteward.store.store import Store
from gridsteward.sync import body
from gridsteward.sync.anchor import Anchors, renew
from gridsteward.sync.circle import Circle
from gridsteward.sync.receiving import OPS, READER, writer_bytes, writer_id
from gridsteward.sync.wire import bundles, membership
from gridsteward.sync.wire.bundles import Header

_KNOWN: Final = "known_when_written"


class OwnJournal:
    """What this copy wrote: its bundles, and what no bundle holds yet."""

    def __init__(self, store: Store, circle: Circle, anchors: Anchors) -> None:
        self.store = store
        self.circle = circle
        self.anchors = anchors
        self._exchange = store.exchange

    def vector(self) -> dict[bytes, int]:
        """Return how far every writer's bundles lie here."""
        return {writer_bytes(writer): n for writer, n in sorted(self._exchange.vector().items())}

    def sealed_seq(self) -> int:
        """Return the number of the last op that a bundle holds."""
        last = self._exchange.last(self.store.writer)
        return 0 if last is None else last.last_seq

    def part_ways(self, *, shared: int) -> None:
        """Somebody goes on under this copy's name: it is another now, and what came after `shared` moves along."""
        former = self.store.writer
        renew(self.store, self.anchors)
        with transaction(self.store.connection):
            self._exchange.drop_bundles(former, after=shared)
            self.store.chain.begin_anew((self.store.device_no(former),), self.store.now_ms())
        self.bring_home()

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

    def note_what_is_known(self) -> None:
        """Before anything is heard: what was written until now was written knowing no more than this.

        Late records go by it, and a sync that is cut off must not make somebody know what came meanwhile.
        """
        written, sealed = self.store.last_seq(self.store.writer), self.sealed_seq()
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
