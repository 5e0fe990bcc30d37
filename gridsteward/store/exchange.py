"""What this copy keeps for the exchange with others: keys, membership records, bundles, receipts, acks, alarms."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from gridsteward.store.chain import Chain
from gridsteward.store.connection import Connection

APPLIED: Final = "applied"
PARKED: Final = "parked"  # of a revoked device, beyond what was accepted of it
NO_KEY: Final = "no_key"  # its epoch's key has not come yet
NEWER: Final = "newer"  # a later program made it
DAMAGED: Final = "damaged"  # signed and chained, but its body does not open or say what it must
PENDING: Final = "pending_code"  # the secret of a copy that asked to join and was not admitted yet
STATES: Final = (APPLIED, PARKED, NO_KEY, NEWER, DAMAGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A bundle as it lies here; `writer` and `member` as text (UUID, hex), `raw` only where it was asked for."""

    writer: str
    n: int
    hash: bytes
    member: str
    last_seq: int
    state: str
    at_ms: int
    have: Mapping[str, int]
    raw: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A line of the log of exchanges."""

    at_ms: int
    road: str
    kind: str
    body: Mapping[str, Any]


class Exchange:
    """The tables of the exchange. What writes must stand inside a transaction of the store's."""

    def __init__(self, connection: Connection, chain: Chain) -> None:
        self._connection, self._chain = connection, chain

    # -- secrets and membership ----------------------------------------------------------------------------

    def secret(self, key: str) -> bytes | None:
        """Return a secret of this copy."""
        found = self._connection.execute("SELECT value FROM secret WHERE key = ?", (key,)).fetchone()
        return None if found is None else bytes(found[0])

    def secrets(self, start: str) -> dict[str, bytes]:
        """Return the secrets whose key begins so: the rest of the key to the value."""
        lines = self._connection.execute(
            "SELECT key, value FROM secret WHERE substr(key, 1, ?) = ?", (len(start), start)
        )
        return {key[len(start) :]: bytes(value) for key, value in lines}

    def put_secret(self, key: str, value: bytes) -> None:
        """Keep a secret."""
        self._connection.execute("INSERT OR REPLACE INTO secret (key, value) VALUES (?, ?)", (key, value))

    def drop_secret(self, key: str) -> None:
        """Forget a secret."""
        self._connection.execute("DELETE FROM secret WHERE key = ?", (key,))

    def member_records(self) -> dict[bytes, bytes]:
        """Return all membership records: hash to bytes."""
        return {
            bytes(name): bytes(raw)
            for name, raw in self._connection.execute("SELECT hash, raw FROM member_record")
        }

    def count_member_records(self) -> int:
        """Return how many membership records there are."""
        return int(self._connection.execute("SELECT count(*) FROM member_record").fetchone()[0])

    def put_member_record(self, name: bytes, raw: bytes) -> None:
        """Keep a membership record; one that is here already stays."""
        self._connection.execute("INSERT OR IGNORE INTO member_record (hash, raw) VALUES (?, ?)", (name, raw))

    # -- bundles ---------------------------------------------------------------------------------------------

    def vector(self) -> dict[str, int]:
        """Return how far every writer's bundles lie here without a gap: writer -> n."""
        return dict(
            self._connection.execute(
                "SELECT device.id, max(n) FROM bundle JOIN device ON device.no = bundle.device "
                "GROUP BY bundle.device"
            )
        )

    def last(self, writer: str) -> Kept | None:
        """Return the last bundle of a writer that lies here."""
        found = self.bundles(writer, after=-1, last_only=True)
        return found[0] if found else None

    def last_of_each(self) -> list[Kept]:
        """Return the last bundle of every writer that lies here."""
        last = "SELECT device, max(n) FROM bundle GROUP BY device"
        return self._kept(f"(bundle.device, n) IN ({last}) ORDER BY bundle.device", (), raw=False)

    def bundle(self, writer: str, n: int) -> Kept | None:
        """Return one bundle with its bytes."""
        found = self.bundles(writer, after=n - 1, most=1, raw=True)
        return found[0] if found and found[0].n == n else None

    def bundles(
        self, writer: str = "", *, after: int = 0, most: int = -1, raw: bool = False, last_only: bool = False
    ) -> list[Kept]:
        """Return bundles of one writer beyond n = `after`, or of all, in order."""
        where, values = ("device.id = ? AND", [writer]) if writer else ("", [])
        order = "n DESC LIMIT 1" if last_only else f"bundle.device, n LIMIT {most}"
        return self._kept(f"{where} n > ? ORDER BY {order}", (*values, after), raw=raw)

    def waiting(self) -> list[Kept]:
        """Return the bundles that lie here and do not apply, oldest first, with their bytes."""
        return self._kept(f"state <> '{APPLIED}' ORDER BY bundle.no", (), raw=True)

    def _kept(self, rest: str, values: Sequence[object], *, raw: bool) -> list[Kept]:
        lines = self._connection.execute(
            f"SELECT device.id, n, hash, bundle.member, last_seq, state, at_ms, have, {'raw' if raw else 'NULL'} "
            f"FROM bundle JOIN device ON device.no = bundle.device WHERE {rest}",
            tuple(values),
        )
        return [
            Kept(
                writer=writer,
                n=n,
                hash=bytes(name),
                member=member,
                last_seq=last_seq,
                state=state,
                at_ms=at_ms,
                have=msgspec.msgpack.decode(have),
                raw=None if found is None else bytes(found),
            )
            for writer, n, name, member, last_seq, state, at_ms, have, found in lines
        ]

    def put_bundle(self, device: int, kept: Kept) -> None:
        """Keep a bundle of the writer with this number."""
        self._connection.execute(
            "INSERT INTO bundle (device, n, hash, member, last_seq, state, at_ms, have, raw) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                device,
                kept.n,
                kept.hash,
                kept.member,
                kept.last_seq,
                kept.state,
                kept.at_ms,
                msgspec.msgpack.encode(dict(kept.have)),
                kept.raw,
            ),
        )
        self._chain.arrived(device, kept.n, kept.hash, kept.at_ms)

    def set_state(self, writer: str, n: int, state: str, *, last_seq: int) -> None:
        """Say anew what became of a bundle."""
        self._connection.execute(
            "UPDATE bundle SET state = ?, last_seq = ? WHERE n = ? AND device = (SELECT no FROM device WHERE id = ?)",
            (state, last_seq, n, writer),
        )

    def drop_bundles(self, writer: str, *, after: int) -> None:
        """Forget this copy's own bundles beyond n = `after`: nobody took them, and their ops go out under another."""
        self._connection.execute(
            "DELETE FROM bundle WHERE n > ? AND device = (SELECT no FROM device WHERE id = ?)",
            (after, writer),
        )

    def drop_bundles_before(self, writer: str, n: int) -> None:
        """Forget the bundles before n: a snapshot stands for them."""
        self._connection.execute(
            "DELETE FROM bundle WHERE n < ? AND device = (SELECT no FROM device WHERE id = ?)", (n, writer)
        )

    # -- receipts and acks -----------------------------------------------------------------------------------

    def receipts(self, road: str) -> dict[str, int]:
        """Return what a road, or all of a kind ("hub:", "": any), said they hold: writer -> n."""
        which, values = _roads(road)
        return dict(
            self._connection.execute(
                "SELECT device.id, max(n) FROM receipt JOIN device ON device.no = receipt.device "
                f"WHERE {which} GROUP BY receipt.device",
                values,
            )
        )

    def put_receipts(self, road: str, have: Mapping[str, int], *, at_ms: int) -> None:
        """Keep what a road said it holds of writers that are known here."""
        self._connection.executemany(
            "INSERT INTO receipt (road, device, n, at_ms) SELECT ?, no, ?, ? FROM device WHERE id = ? "
            "ON CONFLICT (road, device) DO UPDATE SET n = excluded.n, at_ms = excluded.at_ms",
            [(road, n, at_ms, writer) for writer, n in have.items()],
        )

    def acks(self) -> dict[str, bytes]:
        """Return what every member last said it holds: member (hex) to the signed bytes."""
        return {member: bytes(raw) for member, raw in self._connection.execute("SELECT member, raw FROM ack")}

    def put_ack(self, member: str, raw: bytes) -> None:
        """Keep a member's word."""
        self._connection.execute("INSERT OR REPLACE INTO ack (member, raw) VALUES (?, ?)", (member, raw))

    def files_on(self, road: str) -> set[str]:
        """Return the content hashes of the files a road, or all of a kind ("hub:"), said they hold."""
        which, values = _roads(road)
        lines = self._connection.execute(f"SELECT content_hash FROM file_receipt WHERE {which}", values)
        return {found for (found,) in lines}

    def put_files_on(self, road: str, hashes: Iterable[str]) -> None:
        """Keep which files a road holds, in place of what was kept of it."""
        self._connection.execute("DELETE FROM file_receipt WHERE road = ?", (road,))
        self.add_files_on(road, hashes)

    def add_files_on(self, road: str, hashes: Iterable[str]) -> None:
        """Keep that a road holds these files too."""
        self._connection.executemany(
            "INSERT OR IGNORE INTO file_receipt (road, content_hash) VALUES (?, ?)",
            [(road, each) for each in hashes],
        )

    # -- the log ---------------------------------------------------------------------------------------------

    def log(self, kind: str, *, road: str, at_ms: int, **body: object) -> None:
        """Write a line into the log of exchanges."""
        self._connection.execute(
            "INSERT INTO exchange_event (at_ms, road, kind, body) VALUES (?, ?, ?, ?)",
            (at_ms, road, kind, json.dumps(body, ensure_ascii=False)),
        )

    def events(self, *kinds: str, most: int = 100) -> list[Event]:
        """Return the last lines of these kinds (or of all), the newest first."""
        where = f"WHERE kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
        return [
            Event(at_ms=at_ms, road=road, kind=kind, body=json.loads(body))
            for at_ms, road, kind, body in self._connection.execute(
                f"SELECT at_ms, road, kind, body FROM exchange_event {where} ORDER BY no DESC LIMIT {most}",
                kinds,
            )
        ]


def _roads(road: str) -> tuple[str, tuple[object, ...]]:
    """Return the condition for one road, or for a kind of roads: "folder:/stick" is not "folder:/stick2"."""
    if road and not road.endswith(":"):
        return "road = ?", (road,)
    return "substr(road, 1, ?) = ?", (len(road), road)
