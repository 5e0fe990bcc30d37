"""Are the kept bundles whole, numbered, chained and signed, and does the journal still say what they say?"""

from collections.abc import Iterator
from typing import Final

from gridsteward.records.journal import JournalPart, PartOp
from gridsteward.store.erasing import lasting
from gridsteward.store.exchange import APPLIED, Kept
from gridsteward.store.schema import ERASABLE
from gridsteward.store.store import Store
from gridsteward.sync import body
from gridsteward.sync.circle import Circle
from gridsteward.sync.receiving import writer_bytes
from gridsteward.sync.wire import bundles
from gridsteward.sync.wire.bundles import Bundle
from gridsteward.sync.wire.codec import Refused

_AT_ONCE: Final = 50  # a bundle may be a megabyte


def check_chains(store: Store, circle: Circle | None = None) -> dict[str, int]:
    """Return what does not hold, kind (words [problem]) to how often; what is sealed only with the area's `circle`.

    bundle_missing: a number between two others is not here · bundle_damaged: its bytes are not those it was taken in
    with · chain_broken: it does not follow on the one before · record_missing: it counts, and its ops are not here ·
    bundle_unsigned: its member did not sign it · entry_differs: the journal says something else than it does.
    """
    found: dict[str, int] = {}
    for writer in store.exchange.vector():
        last_seq = store.last_seq(writer)
        before: Kept | None = None
        for kept in _bundles(store, writer):
            wrong = list(_wrong(kept, before, last_seq))
            if circle is not None and kept.raw is not None and "bundle_damaged" not in wrong:
                wrong += _wrong_inside(store, circle, kept, bundles.parse(kept.raw))
            for kind in wrong:
                found[kind] = found.get(kind, 0) + 1
            before = kept
    return found


def _bundles(store: Store, writer: str) -> Iterator[Kept]:
    after = 0
    while True:
        part = store.exchange.bundles(writer, after=after, most=_AT_ONCE, raw=True)
        if not part:
            return
        yield from part
        after = part[-1].n


def _wrong(kept: Kept, before: Kept | None, last_seq: int) -> Iterator[str]:
    # A snapshot stands for a bundle without bytes and for all before it.
    if kept.n != (1 if before is None else before.n + 1) and kept.raw is not None:
        yield "bundle_missing"
        before = None
    if kept.state == APPLIED and kept.last_seq > last_seq:
        yield "record_missing"
    if kept.raw is None:
        return
    try:
        bundle = bundles.parse(kept.raw)
    except Refused:
        yield "bundle_damaged"
        return
    header = bundle.header
    if bundle.hash != kept.hash or (header.writer, header.n) != (writer_bytes(kept.writer), kept.n):
        yield "bundle_damaged"
    elif before is not None and header.previous != before.hash:
        yield "chain_broken"


def _wrong_inside(store: Store, circle: Circle, kept: Kept, bundle: Bundle) -> Iterator[str]:
    member = circle.membership.members.get(bundle.header.device)
    try:
        bundle.verify(member.sign if member else b"")
    except Refused:
        yield "bundle_unsigned"
        return
    key = circle.epoch_key(bundle.header.epoch)
    if key is None or kept.state != APPLIED:
        return
    try:
        part = body.decode(bundle.open(key))
    except Refused:
        yield "bundle_damaged"
        return
    here = store.part(kept.writer, after=part.first_seq - 1, most=len(part.ops))
    if here is None or not _same(here, part):
        yield "entry_differs"


def _same(here: JournalPart, sealed: JournalPart) -> bool:
    """Tell whether the journal says what was sealed, but for content that was erased since."""
    if (here.schema, here.first_seq, here.changes) != (sealed.schema, sealed.first_seq, sealed.changes):
        return False
    return len(here.ops) == len(sealed.ops) and all(
        one == other or _erased(one, other) for one, other in zip(here.ops, sealed.ops, strict=True)
    )


def _erased(here: PartOp, sealed: PartOp) -> bool:
    if here.table not in ERASABLE or here._replace(values=()) != sealed._replace(values=()):
        return False
    left = lasting(here.table, here.columns, here.values)
    return left == lasting(sealed.table, sealed.columns, sealed.values)
