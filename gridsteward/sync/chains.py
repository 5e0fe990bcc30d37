"""Are the kept bundles whole, numbered and chained, and their ops here?"""

from collections.abc import Iterator
from typing import Final

from gridsteward.store.exchange import APPLIED, Kept
from gridsteward.store.store import Store
from gridsteward.sync.receiving import writer_bytes
from gridsteward.sync.wire import bundles
from gridsteward.sync.wire.codec import Refused

_AT_ONCE: Final = 50  # a bundle may be a megabyte


def check_chains(store: Store) -> dict[str, int]:
    """Return what does not hold, kind (words [problem]) to how often.

    bundle_missing: a number between two others is not here · bundle_damaged: its bytes are not those it was taken in
    with · chain_broken: it does not follow on the one before · record_missing: it counts, and its ops are not here.
    """
    found: dict[str, int] = {}
    for writer in store.exchange.vector():
        last_seq = store.last_seq(writer)
        before: Kept | None = None
        for kept in _bundles(store, writer):
            for kind in _wrong(kept, before, last_seq):
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
