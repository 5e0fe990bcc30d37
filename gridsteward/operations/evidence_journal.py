"""The journal's part of an evidence pack: every entry of the case's rows, with what proves it and when it came here.

An entry is hashed with a salt of its own into a tree whose root a link of this laptop's chain names; the link is signed
by the chain's key, and the chain's key by the laptop's (`store.links`). Its neighbours stay unknown.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final, TypeAlias

import msgspec
from msgspec import Struct

from gridsteward.cases.clocks import CHINA
from gridsteward.operations.area import Area
from gridsteward.records.evidence import Here, Signed
from gridsteward.records.faults import Fault
from gridsteward.records.journal import Value
from gridsteward.store import links
from gridsteward.store.links import Link, Proof
from gridsteward.store.ops import DELETED, values_of
from gridsteward.sync.circle import Circle
from gridsteward.sync.wire.codec import Refused, digest
from gridsteward.sync.wire.secrets import verify

CHAIN: Final = b"GSC1"
Place: TypeAlias = tuple[int, str, int]
"""Where an entry stands in the order of sealing: number of the link, writer, number of the entry."""
NOWHERE: Final[Place] = (0, "", 0)


class JournalEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry. `at` (ISO) is the link's time; `entry`, `body`, `salt`, `path`, `link` and `signature` are hex.

    `values` are what it says of the row, to be read; the same stands in `body`, whose hash is in `entry`.
    """

    table: str
    row: str
    writer: str
    seq: int
    values: dict[str, Value]
    at: str
    here: Here
    entry: str
    body: str
    salt: str
    path: tuple[str, ...]
    link: str
    signature: str


class Said(Struct, frozen=True, array_like=True):
    """What an entry holds, as it is hashed (`store.chain`): `values` is the SHA-256 of the body."""

    writer: bytes
    seq: int
    ms: int
    change_ms: int
    change_kind: str
    about: str
    first_seq: int
    undoes_seq: int
    table: str
    row: str
    columns: tuple[str, ...]
    values: bytes
    prevs: tuple[tuple[str, tuple[tuple[bytes, int], ...]], ...] | None
    schema: int

    @property
    def dot(self) -> tuple[bytes, int]:
        """Return the name of the entry everywhere."""
        return self.writer, self.seq

    def replaces(self, column: str) -> Iterator[tuple[bytes, int]]:
        """Yield the entries whose value of a cell this one takes the place of."""
        for name, dots in self.prevs or ():
            if name == column:
                yield from dots


_read = msgspec.msgpack.Decoder(Said, strict=True).decode


class Journal(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The entries in the order they were sealed. `chain` is the chain's key, signed by the laptop's."""

    device: str
    chain_key: str
    chain: Signed
    entries: tuple[JournalEntry, ...]


def journal_of(area: Area, circle: Circle, rows: Sequence[str]) -> Journal:
    """Return every entry of these rows, in the order they were sealed.

    Raise Fault evidence_unsealed when one is not what was sealed: such a journal proves nothing.
    """
    entries = [
        _entry(area.store.proof(writer, seq))
        for row in rows
        for writer, seq in area.store.query(
            "SELECT device.id, seq FROM op JOIN device ON device.no = op.device WHERE row = ?", (row,)
        )
    ]
    key = area.store.chain.public_key()
    return Journal(
        device=circle.device.hex(),
        chain_key=key.hex(),
        chain=Signed(circle.keys.public.sign.hex(), circle.keys.sign(CHAIN + circle.area + key).hex()),
        entries=tuple(entry for _place, entry in sorted(entries, key=lambda each: each[0])),
    )


def _entry(proof: Proof | None) -> tuple[Place, JournalEntry]:
    if proof is None:
        raise Fault("evidence_unsealed")
    said, link = _read(proof.entry), proof.link
    entry = JournalEntry(
        table=said.table,
        row=said.row,
        writer=str(uuid.UUID(bytes=said.writer)),
        seq=said.seq,
        values=_values(said, proof.values),
        at=moment(link),
        here=Here(link.kind),
        entry=proof.entry.hex(),
        body=proof.values.hex(),
        salt=proof.salt.hex(),
        path=tuple(each.hex() for each in proof.beside),
        link=msgspec.msgpack.encode(link).hex(),
        signature=proof.signature.hex(),
    )
    return _place(said, link), entry


def _values(said: Said, body: bytes) -> dict[str, Value]:
    return dict(zip(said.columns, values_of(body), strict=True))


def _place(said: Said, link: Link) -> Place:
    return link.no, said.writer.hex(), said.seq


def moment(link: Link) -> str:
    """Return when a link was made, by China's clock."""
    return datetime.fromtimestamp(link.at_ms / 1000, CHINA).isoformat(timespec="seconds")


# -- checking ----------------------------------------------------------------------------------------------------------


class ToldRow(Struct, frozen=True, kw_only=True):
    """What the entries of one row say together, and when the first of them came here."""

    table: str
    values: Mapping[str, Value]
    withdrawn: bool
    at: str
    here: str


def chain_holds(journal: Journal, area: bytes) -> bool:
    """Tell whether the laptop's signature of its chain's key holds."""
    try:
        signed = CHAIN + area + bytes.fromhex(journal.chain_key)
        verify(bytes.fromhex(journal.chain.public_key), bytes.fromhex(journal.chain.signature), signed)
    except (Refused, ValueError):
        return False
    return True


def check_entry(entry: JournalEntry, journal: Journal) -> tuple[str, Place]:
    """Return what is wrong with an entry ("" for nothing), and its place in the order of sealing."""
    try:
        raw, body = bytes.fromhex(entry.entry), bytes.fromhex(entry.body)
        link = msgspec.msgpack.decode(bytes.fromhex(entry.link), type=Link, strict=True)
        said = _read(raw)
        proof = Proof(
            entry=raw,
            values=body,
            salt=bytes.fromhex(entry.salt),
            index=said.seq - link.first_seq,
            size=link.last_seq - link.first_seq + 1,
            beside=[bytes.fromhex(each) for each in entry.path],
            link=link,
            signature=bytes.fromhex(entry.signature),
            key=bytes.fromhex(journal.chain_key),
        )
        told = (said.table, said.row, str(uuid.UUID(bytes=said.writer)), said.seq, _values(said, body))
        at = moment(link)
    except (msgspec.MsgspecError, ValueError, OverflowError, OSError, RecursionError):
        return "entry_altered", NOWHERE
    place = _place(said, link)
    if not links.signed_by(proof.key, link, proof.signature):
        return "link_signature", place
    whole = links.check_proof(proof) and link.writer == said.writer and said.values == digest(body)
    if not whole or told != (entry.table, entry.row, entry.writer, entry.seq, entry.values):
        return "entry_altered", place
    if msgspec.msgpack.encode(link).hex() != entry.link:
        return "entry_altered", place
    return "" if (entry.at, str(entry.here)) == (at, link.kind) else "entry_redated", place


def name_of(entry: JournalEntry) -> str:
    """Return how an entry is named to a person."""
    return f"{entry.table} {entry.row} ({entry.writer}:{entry.seq})"


def rows_of(entries: Sequence[JournalEntry]) -> dict[str, ToldRow]:
    """Return what the entries of each row say together. They are such as `check_entry` found nothing wrong with."""
    by_row: dict[str, list[JournalEntry]] = {}
    for each in entries:
        by_row.setdefault(each.row, []).append(each)
    return {row: _told(of_it) for row, of_it in by_row.items()}


def _told(entries: Sequence[JournalEntry]) -> ToldRow:
    """Put entries of a row together: of each cell the one no other replaces, the greatest where several stand."""
    said = [(each, _read(bytes.fromhex(each.entry))) for each in entries]
    values: dict[str, Value] = {}
    for column in dict.fromkeys(column for _, one in said for column in one.columns):
        replaced = {dot for _, one in said for dot in one.replaces(column)}
        standing = [pair for pair in said if column in pair[1].columns and pair[1].dot not in replaced]
        if standing:
            shown, _one = max(standing, key=lambda pair: (pair[1].ms, pair[0].writer, pair[1].seq))
            values[column] = shown.values[column]
    withdrawn = bool(values.pop(DELETED, 0))
    first = min(said, key=lambda pair: (pair[1].prevs is not None, pair[1].ms))[0]
    return ToldRow(table=first.table, values=values, withdrawn=withdrawn, at=first.at, here=str(first.here))
