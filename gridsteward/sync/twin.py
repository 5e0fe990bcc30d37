"""Somebody goes on with a copy of this one: up to where the two are the same, by what a road holds."""

from collections.abc import Iterable

from msgspec.structs import replace

from gridsteward.sync.own_journal import OwnJournal
from gridsteward.sync.receiving import writer_bytes
from gridsteward.sync.roads.road import Road
from gridsteward.sync.wire import bundles
from gridsteward.sync.wire.codec import Refused
from gridsteward.sync.wire.messages import PullRequest


def held_alike(road: Road, request: PullRequest, own: OwnJournal) -> int:
    """Return up to which of this copy's bundles the road holds the very same.

    Not by its receipts: a road that was set back forgets what it confirmed, and a twin may have filled the place.
    """
    writer, exchange = own.store.writer, own.store.exchange
    name, at, seen = writer_bytes(writer), 0, False
    while True:
        answer = road.pull(replace(request, have={**request.have, name: at}, ack=b""))
        if not at and answer.floors.get(name):
            at = answer.floors[name]
            continue
        found = sorted(
            (each for each in _signed_here(answer.bundles, own) if each.header.writer == name),
            key=lambda each: each.header.n,
        )
        for each in found:
            kept = exchange.bundle(writer, each.header.n)
            if kept is None or kept.hash != each.hash:
                return at
            at, seen = each.header.n, True
        if not found:
            return at if seen else exchange.receipts(road.name).get(writer, 0)


def _signed_here(raws: Iterable[bytes], own: OwnJournal) -> Iterable[bundles.Bundle]:
    """Yield those of the bundles that this device's key signed."""
    for raw in raws:
        try:
            bundle = bundles.parse(raw)
            bundle.verify(own.circle.keys.public.sign)
        except Refused:
            continue
        yield bundle
