"""The journal's chain: everything this copy writes and takes in is sealed, link by link, as it happens (R7.2).

An entry is what an op and its change say, values hashed. Every entry is covered by the newest link that names it; older
links stay, so that nothing drops out of the chain. Where the program itself gives entries other numbers (a copy that
goes on under another name, a device that was put out), links of the kind "begun" cover them anew.

The name of the last link lies outside the database, beside the anchors: a chain that ends before it was cut.
"""

import hashlib
import json
import os
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import msgspec

from gridsteward.store import links
from gridsteward.store.connection import Connection
from gridsteward.store.erasing import hash_erased, lasting
from gridsteward.store.links import NOTHING_BEFORE, Link, LinkKind, Proof
from gridsteward.store.ops import Shapes, encode_body, values_of
from gridsteward.store.schema import ERASABLE

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

MOST: Final = 2_000  # entries one link stands for
NO_ENTRY: Final = bytes(32)  # root of a link that says there are none
_KEY: Final = "chain_key"
_SALT: Final = "chain_salt"
_SECRET_BYTES: Final = 32
_pack = msgspec.msgpack.Encoder().encode
_prevs = msgspec.msgpack.Decoder(dict[str, list[tuple[int, int]]]).decode
_ENTRIES: Final = (
    "SELECT op.seq, op.ms, change.ms, change.kind, change.about, change.first_seq, change.undoes_seq, op.tbl, op.row, "
    "op.shape, op.body, op.prevs, op.schema, erased_op.hash FROM op LEFT JOIN change ON change.no = op.change "
    "LEFT JOIN erased_op ON erased_op.device = op.device AND erased_op.seq = op.seq "
    "WHERE op.device = ? AND op.seq BETWEEN ? AND ? ORDER BY op.seq"
)
LINKS: Final = (
    "SELECT link.no, kind, link.at_ms, device.id, first_seq, last_seq, root, previous, signature "
    "FROM link LEFT JOIN device ON device.no = link.device"
)


class Chain:
    """The chain of one file. What seals must stand in the transaction of what is sealed; `tell_head` after it."""

    def __init__(self, connection: Connection, shapes: Shapes, path: Path) -> None:
        self._connection, self._shapes = connection, shapes
        self._head = head_of(path.parent)
        self._key: Ed25519PrivateKey | None = None
        self._salt = b""
        self._last: tuple[int, bytes] = (0, b"")
        self._told: tuple[int, bytes] = (0, b"")

    # -- sealing -------------------------------------------------------------------------------------------

    def wrote(self, device: int, first: int, last: int, at_ms: int) -> None:
        """Seal what was written just now."""
        if not self._begun():
            self._begin(at_ms, until={device: first - 1})
        self._seal(LinkKind.WROTE, device, first, last, at_ms)

    def reached(self) -> dict[int, int]:
        """Return how far the journal of every device goes: to be asked before something is taken in."""
        return {
            no: self._connection.execute(
                "SELECT coalesce(max(seq), 0) FROM op WHERE device = ?", (no,)
            ).fetchone()[0]
            for (no,) in self._connection.execute("SELECT no FROM device").fetchall()
        }

    def took(self, before: Mapping[int, int], at_ms: int) -> None:
        """Seal what came in since `before`."""
        if not self._begun():
            self._begin(at_ms, until=before)
        for device, last in self.reached().items():
            if last > before.get(device, 0):
                self._seal(LinkKind.RECEIVED, device, before.get(device, 0) + 1, last, at_ms)

    def arrived(self, device: int, n: int, bundle_hash: bytes, at_ms: int) -> None:
        """Seal that a bundle was made or came, and when."""
        if not self._begun():
            self._begin(at_ms, until={})  # this bundle lies here already, and is among them
            return
        self._put(LinkKind.ARRIVED, device, (n, n), bundle_hash, at_ms)

    def begin_anew(self, devices: Sequence[int], at_ms: int) -> None:
        """Cover all entries of some devices as they stand now: they have other numbers, or some were taken out."""
        for device in devices:
            last = self._connection.execute(
                "SELECT coalesce(max(seq), 0) FROM op WHERE device = ?", (device,)
            ).fetchone()[0]
            self._begin_device(device, last, at_ms)

    def begin_all(self, at_ms: int) -> None:
        """Cover everything anew: the file was put back from a backup."""
        self._begin(at_ms, until={})

    def _begun(self) -> bool:
        return self._connection.execute("SELECT 1 FROM link LIMIT 1").fetchone() is not None

    def _begin(self, at_ms: int, *, until: Mapping[int, int]) -> None:
        for device, last in self.reached().items():
            self._begin_device(device, until.get(device, last), at_ms)
        for device, n, name, came in self._connection.execute(
            "SELECT device, n, hash, at_ms FROM bundle ORDER BY no"
        ).fetchall():
            self._put(LinkKind.ARRIVED, device, (n, n), bytes(name), came)

    def _begin_device(self, device: int, last: int, at_ms: int) -> None:
        if last:
            self._seal(LinkKind.BEGUN, device, 1, last, at_ms)
        else:
            self._put(LinkKind.BEGUN, device, (1, 0), NO_ENTRY, at_ms)

    def _seal(self, kind: LinkKind, device: int, first: int, last: int, at_ms: int) -> None:
        writer, salt = self._writer(device), self.secret_salt()
        for start in range(first, last + 1, MOST):
            end = min(last, start + MOST - 1)
            found = list(entries(self._connection, self._shapes, device, start, end))
            leaves = [links.leaf(links.salt(salt, writer, seq), entry) for seq, entry, _body in found]
            self._put(kind, device, (start, end), links.root(leaves) if leaves else NO_ENTRY, at_ms)

    def _put(self, kind: LinkKind, device: int, span: tuple[int, int], root: bytes, at_ms: int) -> None:
        no, name = self._end()
        link = Link(no + 1, kind, at_ms, self._writer(device), *span, root, name)
        signature = self._signing().sign(link.signed)
        self._connection.execute(
            "INSERT INTO link (no, kind, at_ms, device, first_seq, last_seq, root, previous, signature) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (link.no, str(kind), at_ms, device, *span, root, name, signature),
        )
        self._last = (link.no, link.name(signature))

    def _end(self) -> tuple[int, bytes]:
        """Return number and name of the last link; asked of the file, other connections write too."""
        line = self._connection.execute(f"{LINKS} ORDER BY link.no DESC LIMIT 1").fetchone()
        if line is None:
            return 0, NOTHING_BEFORE
        if line[0] != self._last[0]:
            link, signature = link_of(line)
            self._last = (link.no, link.name(signature))
        return self._last

    def _writer(self, device: int) -> bytes:
        ((writer,),) = self._connection.execute("SELECT id FROM device WHERE no = ?", (device,)).fetchall()
        return writer_bytes(writer)

    # -- keys ----------------------------------------------------------------------------------------------

    def _signing(self) -> "Ed25519PrivateKey":
        if self._key is None:
            from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

            self._key = Ed25519PrivateKey.from_private_bytes(self._secret(_KEY))
        return self._key

    def secret_salt(self) -> bytes:
        """Return the secret all salts are made of."""
        self._salt = self._salt or self._secret(_SALT)
        return self._salt

    def _secret(self, key: str) -> bytes:
        found = self._connection.execute("SELECT value FROM secret WHERE key = ?", (key,)).fetchone()
        if found is None:
            found = (os.urandom(_SECRET_BYTES),)
            self._connection.execute("INSERT INTO secret (key, value) VALUES (?, ?)", (key, found[0]))
        return bytes(found[0])

    def public_key(self) -> bytes:
        """Return the public half of the key this copy's links are signed with. Made in a transaction if need be."""
        return self._signing().public_key().public_bytes_raw()

    def has_key(self) -> bool:
        """Tell whether this copy has a key to sign links with."""
        keys = "SELECT count(*) FROM secret WHERE key IN (?, ?)"
        (count,) = self._connection.execute(keys, (_KEY, _SALT)).fetchone()
        return int(count) == len((_KEY, _SALT))

    def forget(self) -> None:
        """Drop what is remembered: a transaction that was rolled back may have taken it along."""
        self._key, self._salt, self._last = None, b"", (0, b"")

    # -- the head outside ------------------------------------------------------------------------------------

    def tell_head(self) -> None:
        """Keep the name of the last link outside the database; a full disk makes it stay behind, which is no harm."""
        if self._head is None or not self._last[0] or self._last == self._told:
            return
        doubts = doubted(self._head, self._connection) if self._told == (0, b"") else None
        with suppress(OSError):
            write_head(self._head, self._last, self.public_key(), doubts)
            self._told = self._last

    # -- proving ---------------------------------------------------------------------------------------------

    def proof(self, device: int, seq: int) -> Proof | None:
        """Return what proves one entry, without a word about its neighbours; None where no link holds for it.

        It is by the oldest link that holds: the nearest to when the entry was written here or came here.
        """
        lines = self._connection.execute(
            f"{LINKS} WHERE link.device = ? AND first_seq <= ? AND last_seq >= ? AND kind <> 'arrived' "
            "ORDER BY link.no",
            (device, seq, seq),
        ).fetchall()
        found = (self._proof(device, seq, *link_of(line)) for line in lines)
        return next((each for each in found if links.check_proof(each)), None)

    def _proof(self, device: int, seq: int, link: Link, signature: bytes) -> Proof:
        writer, secret = self._writer(device), self.secret_salt()
        found = list(entries(self._connection, self._shapes, device, link.first_seq, link.last_seq))
        leaves = [links.leaf(links.salt(secret, writer, at), entry) for at, entry, _body in found]
        index = next((at for at, each in enumerate(found) if each[0] == seq), 0)
        _seq, entry, values = found[index]
        return Proof(
            entry=entry,
            values=values,
            salt=links.salt(secret, writer, seq),
            index=index,
            size=len(leaves),
            beside=links.path(leaves, index),
            link=link,
            signature=signature,
            key=self.public_key(),
        )

    def begin_if_never(self, at_ms: int) -> None:
        """Cover everything, where this file was never written to since it has a chain. Inside a transaction."""
        if not self._begun():
            self._begin(at_ms, until={})


def entries(
    connection: Connection, shapes: Shapes, device: int, first: int, last: int
) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield (number, entry, values as they lie here) of a device's ops, in order."""
    ids = {no: writer_bytes(writer) for no, writer in connection.execute("SELECT no, id FROM device")}
    writer = ids[device]
    for line in connection.execute(_ENTRIES, (device, first, last)).fetchall():
        seq, ms, *change, table, row, shape, body, prevs, schema, erased = line
        named = None
        if prevs is not None:
            named = sorted(
                [column, [[ids.get(dot[0], b""), dot[1]] for dot in dots]]
                for column, dots in _prevs(prevs).items()
            )
        columns = shapes.columns(shape)
        values = _hashed(table, columns, body, erased)
        entry = [writer, seq, ms, *change, table, row, list(columns), values, named, schema]
        yield seq, _pack(entry), bytes(body)


def _hashed(table: str, columns: Sequence[str], body: bytes, erased: bytes | None) -> bytes:
    """Return the hash of what an op says; where part of that may be erased, of the hashes of what stays and of that."""
    gone = ERASABLE.get(table)
    if gone not in columns:
        return hashlib.sha256(body).digest()
    values = values_of(body)
    stays = hashlib.sha256(encode_body(lasting(table, columns, values))).digest()
    goes = erased if erased is not None else hash_erased(values[columns.index(gone)])
    return hashlib.sha256(stays + goes).digest()


def link_of(line: Sequence[Any]) -> tuple[Link, bytes]:
    """Return the link of a line of LINKS with its signature."""
    no, kind, at_ms, writer, first, last, root, previous, signature = line
    name = writer_bytes(writer) if writer else b""
    return Link(no, kind, at_ms, name, first, last, bytes(root), bytes(previous)), bytes(signature)


def writer_bytes(writer: str) -> bytes:
    """Return a writer's id as 16 bytes."""
    return uuid.UUID(writer).bytes


def head_of(folder: Path) -> Path | None:
    """Return where the head of an area's chain lies, None for a file that is in no profile."""
    if folder.parent.name != "areas":
        return None
    return folder.parent.parent / "anchors" / f"{folder.name}.chain"


def read_head(path: Path) -> Mapping[str, Any] | None:
    """Return the head kept outside, None when there is none or it cannot be read."""
    try:
        found = json.loads(path.read_text("ascii"))
        int(found["no"]), bytes.fromhex(found["name"]), bytes.fromhex(found["key"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if isinstance(found, dict) else None


def move_head(before: Path, after: Path) -> None:
    """Let the head of an area's folder follow it to another name."""
    source, target = head_of(before), head_of(after)
    if source is not None and target is not None and source.exists():
        source.replace(target)


def drop_head(folder: Path) -> None:
    """Forget the head of a folder that came to nothing."""
    place = head_of(folder)
    if place is not None:
        place.unlink(missing_ok=True)


def write_head(
    path: Path, last: tuple[int, bytes], key: bytes, doubts: Sequence[Mapping[str, Any]] | None
) -> None:
    """Keep a head; `doubts` are heads this chain once had and does not hold any more, None for those kept already."""
    before = read_head(path) or {}
    kept = before.get("doubts", []) if doubts is None else list(doubts)
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    head = {"no": last[0], "name": last[1].hex(), "key": key.hex(), "doubts": kept}
    partial.write_text(json.dumps(head), "ascii")
    partial.replace(path)


def doubted(path: Path, connection: Connection) -> list[Mapping[str, Any]]:
    """Return the heads kept outside which the chain does not hold: what was cut off is not forgotten by going on."""
    head = read_head(path)
    if head is None:
        return []
    doubts = list(head.get("doubts", []))
    if not holds(connection, head):
        doubts.append({"no": head["no"], "name": head["name"]})
    return doubts


def holds(connection: Connection, head: Mapping[str, Any]) -> bool:
    """Tell whether the chain has the link a head names."""
    line = connection.execute(f"{LINKS} WHERE link.no = ?", (int(head["no"]),)).fetchone()
    if line is None:
        return False
    link, signature = link_of(line)
    return link.name(signature).hex() == str(head["name"])
