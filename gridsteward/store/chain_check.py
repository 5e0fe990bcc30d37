"""Does the journal still say what it said when it was sealed? Reads only, in parts: memory stays small."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from gridsteward.records.journal import Place
from gridsteward.store import links
from gridsteward.store.chain import (
    LINKS,
    NO_ENTRY,
    Chain,
    entries,
    head_of,
    holds,
    link_of,
    read_head,
    writer_bytes,
)
from gridsteward.store.connection import Connection, plain_faults
from gridsteward.store.erasing import opens
from gridsteward.store.links import NOTHING_BEFORE, Link, LinkKind
from gridsteward.store.ops import Shapes, values_of
from gridsteward.store.schema import ERASABLE

MOST_PLACES: Final = 5
_CLOCK_ERROR_MS: Final = 5 * 60 * 1_000


@dataclass(slots=True)
class Sealing:
    """What was found: kind (words [problem]) to how often, and the first places; how many links there are.

    `clock_back`: how often the clock of this laptop was set back while it wrote.
    """

    problems: dict[str, int] = field(default_factory=dict)
    places: dict[str, list[Place]] = field(default_factory=dict)
    links: int = 0
    clock_back: int = 0

    def note(self, kind: str, times: int = 1, place: Place | None = None) -> None:
        """Count a problem."""
        if times:
            self.problems[kind] = self.problems.get(kind, 0) + times
            if place is not None and len(self.places.setdefault(kind, [])) < MOST_PLACES:
                self.places[kind].append(place)


def check(connection: Connection, shapes: Shapes, chain: Chain, path: Path) -> Sealing:
    """Hold the journal against its chain.

    link_forged: not signed by this copy's key · link_missing: the numbers or names of links have a gap · entry_altered:
    entries do not say what was sealed · entry_missing: sealed entries are not here · entry_unsealed: entries that no
    link covers · erased_forged: something passes itself off as erased · bundle_unsealed: a bundle, or when it came, is
    not what was sealed · journal_cut: the chain ends before the head kept outside · journal_head_missing: none is.
    """
    found = Sealing()
    with plain_faults():
        (found.links,) = connection.execute("SELECT count(*) FROM link").fetchone()
        if found.links and not chain.has_key():
            found.note("link_forged", found.links)
        elif found.links:
            covers, arrived = _check_links(connection, chain, found)
            _check_entries(connection, shapes, covers, _Salts(chain), found)
            _check_bundles(connection, arrived, found)
        _check_erased(connection, shapes, found)
        _check_head(connection, chain, path, found)
    return found


class _Salts:
    """The salts of entries, by the chain's secret."""

    def __init__(self, chain: Chain) -> None:
        self._secret = chain.secret_salt()

    def __call__(self, writer: bytes, seq: int) -> bytes:
        return links.salt(self._secret, writer, seq)


Covers = Mapping[bytes, list[Link]]


@dataclass(slots=True)
class _Arrived:
    """The last word on each bundle, and up to which number they came since a writer's entries were covered anew."""

    links: dict[tuple[bytes, int], Link] = field(default_factory=dict)
    reached: dict[bytes, int] = field(default_factory=dict)

    def take(self, link: Link) -> None:
        self.links[link.writer, link.first_seq] = link
        self.reached[link.writer] = max(link.first_seq, self.reached.get(link.writer, 0))


def _check_links(connection: Connection, chain: Chain, found: Sealing) -> tuple[Covers, _Arrived]:
    """Check the links themselves; return those that count for each writer, and the last word on each bundle."""
    key = chain.public_key()
    covers: dict[bytes, list[Link]] = {}
    arrived = _Arrived()
    no, name, wrote = 0, NOTHING_BEFORE, 0
    for line in connection.execute(f"{LINKS} ORDER BY link.no"):
        link, signature = link_of(line)
        if link.no != no + 1 or link.previous != name:
            found.note("link_missing")
        if not links.signed_by(key, link, signature):
            found.note("link_forged")
        no, name = link.no, link.name(signature)
        if link.kind == LinkKind.ARRIVED:
            arrived.take(link)
            continue
        if link.kind == LinkKind.BEGUN and link.first_seq == 1:
            covers[link.writer] = []
            arrived.reached.pop(link.writer, None)
        covers.setdefault(link.writer, []).append(link)
        if link.kind == LinkKind.WROTE:
            found.clock_back += link.at_ms < wrote - _CLOCK_ERROR_MS
            wrote = link.at_ms
    return covers, arrived


def _check_entries(
    connection: Connection, shapes: Shapes, covers: Covers, salts: _Salts, found: Sealing
) -> None:
    devices = {writer_bytes(writer): no for no, writer in connection.execute("SELECT no, id FROM device")}
    for writer, their in covers.items():
        device = devices.get(writer)
        if device is None:
            found.note("entry_missing", sum(each.last_seq - each.first_seq + 1 for each in their))
            continue
        reached = 0
        for link in their:
            if link.root == NO_ENTRY and link.last_seq < link.first_seq:
                continue
            if link.first_seq != reached + 1:
                found.note("entry_unsealed", abs(link.first_seq - reached - 1) or 1)
            reached = link.last_seq
            _check_link(connection, shapes, device, link, salts=salts, found=found)
        _count_beyond(connection, device, reached, found)
    for writer, device in devices.items():
        if writer not in covers:
            _count_beyond(connection, device, 0, found)


def _check_link(
    connection: Connection, shapes: Shapes, device: int, link: Link, *, salts: _Salts, found: Sealing
) -> None:
    size = link.last_seq - link.first_seq + 1
    leaves = [
        links.leaf(salts(link.writer, seq), entry)
        for seq, entry, _values in entries(connection, shapes, device, link.first_seq, link.last_seq)
    ]
    if len(leaves) < size:
        found.note("entry_missing", size - len(leaves), _place(connection, device, link))
    elif (links.root(leaves) if leaves else NO_ENTRY) != link.root:
        found.note("entry_altered", 1, _place(connection, device, link))


def _place(connection: Connection, device: int, link: Link) -> Place:
    line = connection.execute(
        "SELECT change.kind FROM op JOIN change ON change.no = op.change "
        "WHERE op.device = ? AND op.seq BETWEEN ? AND ? LIMIT 1",
        (device, link.first_seq, link.last_seq),
    ).fetchone()
    return Place(
        kind=str(line[0]) if line else "",
        at_ms=link.at_ms,
        first_seq=link.first_seq,
        last_seq=link.last_seq,
    )


def _count_beyond(connection: Connection, device: int, reached: int, found: Sealing) -> None:
    (count,) = connection.execute(
        "SELECT count(*) FROM op WHERE device = ? AND seq > ?", (device, reached)
    ).fetchone()
    if count:
        ((ms, kind, first, last),) = connection.execute(
            "SELECT op.ms, change.kind, min(op.seq), max(op.seq) FROM op LEFT JOIN change ON change.no = op.change "
            "WHERE op.device = ? AND op.seq > ?",
            (device, reached),
        ).fetchall()
        place = Place(kind=str(kind or ""), at_ms=int(ms), first_seq=first, last_seq=last)
        found.note("entry_unsealed", count, place)


def _check_bundles(connection: Connection, arrived: _Arrived, found: Sealing) -> None:
    last: dict[bytes, int] = {}
    for writer, n, name, at_ms in connection.execute(
        "SELECT device.id, n, hash, at_ms FROM bundle JOIN device ON device.no = bundle.device ORDER BY bundle.no"
    ):
        key = writer_bytes(writer)
        link = arrived.links.get((key, n))
        last[key] = max(n, last.get(key, 0))
        if link is None or link.root != bytes(name) or link.at_ms != at_ms:
            found.note("bundle_unsealed")
    found.note("bundle_missing", sum(n > last.get(writer, 0) for writer, n in arrived.reached.items()))


def _check_erased(connection: Connection, shapes: Shapes, found: Sealing) -> None:
    """What is taken for erased must be: the record proven erased, its content empty here."""
    proven = {
        row
        for row, lock, proof in connection.execute(
            "SELECT sealed.id, lock, proof FROM sealed_erased JOIN sealed ON sealed.id = sealed_id"
        )
        if opens(lock, proof)
    }
    acts = dict(connection.execute("SELECT id, sealed_id FROM sealed_act"))
    for table, row, shape, body, ms, seq in connection.execute(
        "SELECT op.tbl, op.row, op.shape, op.body, op.ms, op.seq FROM erased_op "
        "LEFT JOIN op ON op.device = erased_op.device AND op.seq = erased_op.seq"
    ).fetchall():
        erased = table in ERASABLE and (row in proven or acts.get(row) in proven)
        if not erased or not _is_empty(shapes, table, shape, body):
            place = Place(kind="", at_ms=ms or 0, first_seq=seq or 0, last_seq=seq or 0)
            found.note("erased_forged", 1, place)


def _is_empty(shapes: Shapes, table: str, shape: int, body: bytes) -> bool:
    columns = shapes.columns(shape)
    return values_of(body)[columns.index(ERASABLE[table])] == "" if ERASABLE[table] in columns else False


def _check_head(connection: Connection, chain: Chain, path: Path, found: Sealing) -> None:
    place = head_of(path.parent)
    if place is None:
        return
    head = read_head(place)
    if head is None:
        found.note("journal_head_missing", int(found.links > 0))
        return
    if not holds(connection, head) or head.get("doubts"):
        found.note("journal_cut")
    elif chain.has_key() and chain.public_key().hex() != head["key"]:
        found.note("link_forged")
