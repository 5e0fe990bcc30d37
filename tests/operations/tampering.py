"""What somebody could do to a journal who has the laptop, the passphrase and a tool for databases.

Each act takes the open file and a source of chance, changes one thing, and says what in a word.
"""

import os
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gridsteward.store import links
from gridsteward.store.chain import LINKS, link_of
from gridsteward.store.connection import connect
from gridsteward.store.schema import SYNCED

Connection = Any
Act = Callable[[Connection, Random], None]
pack, unpack = msgspec.msgpack.encode, msgspec.msgpack.decode
DAY_MS = 86_400_000


def _op(file: Connection, rng: Random, where: str = "1") -> tuple[Any, ...]:
    """Return one op: device, seq, ms, change, tbl, row, shape, body, prevs, schema."""
    lines = file.execute(f"SELECT * FROM op WHERE {where} ORDER BY device, seq").fetchall()
    return tuple(rng.choice(lines))


def _put(file: Connection, op: tuple[Any, ...], column: str, value: object) -> None:
    file.execute(f"UPDATE op SET {column} = ? WHERE device = ? AND seq = ?", (value, op[0], op[1]))


def change_a_value(file: Connection, rng: Random) -> None:
    """Alter what an entry says, and the row with it."""
    op = _op(file, rng)
    values = unpack(op[7])
    at = rng.randrange(len(values))
    values[at] = f"{values[at]}x" if isinstance(values[at], str) else (values[at] or 0) + 1
    _put(file, op, "body", pack(values))
    (names,) = file.execute("SELECT columns FROM op_shape WHERE no = ?", (op[6],)).fetchone()
    file.execute(f"UPDATE {op[4]} SET {names.split()[at]} = ? WHERE id = ?", (values[at], op[5]))


def change_the_row_alone(file: Connection, rng: Random) -> None:
    """Alter a row as it is shown."""
    op = _op(file, rng, "prevs IS NULL")
    column = rng.choice(SYNCED[op[4]].columns)
    file.execute(f"UPDATE {op[4]} SET {column} = coalesce({column}, '') || 'x' WHERE id = ?", (op[5],))


def redate_an_entry(file: Connection, rng: Random) -> None:
    """Let an entry have been typed on another day."""
    op = _op(file, rng)
    _put(file, op, "ms", op[2] + rng.choice((-DAY_MS, -60_000, 1, DAY_MS)))


def redate_a_change(file: Connection, rng: Random) -> None:
    """Let a change have been made on another day."""
    op = _op(file, rng)
    shift = rng.choice((-DAY_MS, -60_000, 1, DAY_MS))
    file.execute("UPDATE change SET ms = ms + ? WHERE no = ?", (shift, op[3]))


def redate_what_was_stated(file: Connection, rng: Random) -> None:
    """Let something have happened, or have been entered, at another time."""
    op = _op(file, rng, "tbl IN ('service_case', 'service_case_event')")
    (names,) = file.execute("SELECT columns FROM op_shape WHERE no = ?", (op[6],)).fetchone()
    column = rng.choice(("at", "entered_at"))
    values = unpack(op[7])
    at = names.split().index(column)
    values[at] = values[at].replace("2026", "2025")
    _put(file, op, "body", pack(values))
    file.execute(f"UPDATE {op[4]} SET {column} = ? WHERE id = ?", (values[at], op[5]))


def change_the_kind(file: Connection, rng: Random) -> None:
    """Let a change have been of another kind, or about another home."""
    op = _op(file, rng)
    column = rng.choice(("kind", "about"))
    file.execute(f"UPDATE change SET {column} = {column} || 'x' WHERE no = ?", (op[3],))


def change_what_it_replaces(file: Connection, rng: Random) -> None:
    """Let an edit replace something else, or an insert be an edit."""
    op = _op(file, rng)
    _put(file, op, "prevs", pack({"note": [[op[0], max(1, op[1] - 1)]]}) if op[8] is None else None)


def move_to_another_row(file: Connection, rng: Random) -> None:
    """Let an entry speak of another row or table."""
    op = _op(file, rng)
    _put(
        file,
        op,
        *rng.choice((("row", f"{op[5][:-1]}0" if op[5][-1] != "0" else f"{op[5][:-1]}1"), ("tbl", "x"))),
    )


def drop_one(file: Connection, rng: Random) -> None:
    """Take an entry out."""
    op = _op(file, rng)
    file.execute("DELETE FROM op WHERE device = ? AND seq = ?", op[:2])


def drop_a_row_with_its_entries(file: Connection, rng: Random) -> None:
    """Take out all that was ever said of a row."""
    op = _op(file, rng)
    for table in SYNCED:
        file.execute(f"DELETE FROM {table} WHERE id = ?", (op[5],))
    file.execute("DELETE FROM head WHERE row = ?", (op[5],))
    file.execute("DELETE FROM op WHERE row = ?", (op[5],))


def swap_two(file: Connection, rng: Random) -> None:
    """Let two entries change places."""
    one = _op(file, rng)
    other = _op(file, rng, f"NOT (device = {one[0]} AND seq = {one[1]}) AND device = {one[0]}")
    file.execute("UPDATE op SET seq = -1 WHERE device = ? AND seq = ?", one[:2])
    file.execute("UPDATE op SET seq = ? WHERE device = ? AND seq = ?", (one[1], *other[:2]))
    file.execute("UPDATE op SET seq = ? WHERE device = ? AND seq = -1", (other[1], one[0]))


def insert_one(file: Connection, rng: Random) -> None:
    """Put an entry in at the end, as if it had been written."""
    op = _op(file, rng, "prevs IS NULL")
    (last,) = file.execute("SELECT max(seq) FROM op WHERE device = ?", (op[0],)).fetchone()
    file.execute(
        "INSERT INTO op VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (op[0], last + 1, *op[2:5], f"{op[5]}x", *op[6:]),
    )


def insert_one_with_a_link(file: Connection, rng: Random) -> None:
    """Put an entry in, with a link signed by a key of one's own."""
    insert_one(file, rng)
    device, seq = file.execute(
        "SELECT device, max(seq) FROM op GROUP BY device ORDER BY device LIMIT 1"
    ).fetchone()
    _forge(file, rng, device=device, first=seq, last=seq)


def _forge(file: Connection, rng: Random, *, device: int, first: int, last: int) -> None:
    line = file.execute(f"{LINKS} ORDER BY link.no DESC LIMIT 1").fetchone()
    before, signature = link_of(line)
    forged = links.Link(
        before.no + 1,
        "wrote",
        before.at_ms,
        before.writer,
        first,
        last,
        rng.randbytes(32),
        before.name(signature),
    )
    file.execute(
        "INSERT INTO link VALUES (?, 'wrote', ?, ?, ?, ?, ?, ?, ?)",
        (
            forged.no,
            forged.at_ms,
            device,
            first,
            last,
            forged.root,
            forged.previous,
            Ed25519PrivateKey.generate().sign(forged.signed),
        ),
    )


def cut_the_end_off(file: Connection, rng: Random) -> None:
    """Take out the last changes, with their rows and their links: as if they had never been."""
    ((device, seq),) = file.execute(
        "SELECT device, first_seq FROM link WHERE kind IN ('wrote', 'received') ORDER BY no DESC LIMIT 1"
    ).fetchall()
    rows = [row for (row,) in file.execute("SELECT row FROM op WHERE device = ? AND seq >= ?", (device, seq))]
    for row in rows:
        for table in SYNCED:
            file.execute(
                f"DELETE FROM {table} WHERE id = ? AND _device = ? AND _seq >= ?", (row, device, seq)
            )
        file.execute("DELETE FROM head WHERE row = ?", (row,))
    file.execute("DELETE FROM op WHERE device = ? AND seq >= ?", (device, seq))
    file.execute(
        "DELETE FROM link WHERE no >= (SELECT max(no) FROM link WHERE device = ? AND last_seq >= ?)",
        (device, seq),
    )


def redate_a_link(file: Connection, rng: Random) -> None:
    """Let something have been sealed, or have come, on another day."""
    shift = rng.choice((-DAY_MS, -1, 60_000))
    file.execute("UPDATE link SET at_ms = at_ms + ? WHERE no = ?", (shift, _link(file, rng)))


def drop_a_link(file: Connection, rng: Random) -> None:
    """Take a link out."""
    file.execute("DELETE FROM link WHERE no = ?", (_link(file, rng),))


def drop_all_links(file: Connection, rng: Random) -> None:
    """Take the whole chain away."""
    file.execute("DELETE FROM link")


def change_a_root(file: Connection, rng: Random) -> None:
    """Let a link stand for something else."""
    file.execute("UPDATE link SET root = ? WHERE no = ?", (rng.randbytes(32), _link(file, rng)))


def sign_all_anew(file: Connection, rng: Random) -> None:
    """Alter an entry, then seal and sign the whole chain again with a key of one's own."""
    redate_a_change(file, rng)
    key = Ed25519PrivateKey.generate()
    file.execute("UPDATE secret SET value = ? WHERE key = 'chain_key'", (key.private_bytes_raw(),))
    name = links.NOTHING_BEFORE
    for line in file.execute(f"{LINKS} ORDER BY link.no").fetchall():
        link, _signature = link_of(line)
        link = msgspec.structs.replace(link, previous=name)
        signature = key.sign(link.signed)
        name = link.name(signature)
        file.execute(
            "UPDATE link SET previous = ?, signature = ? WHERE no = ?", (link.previous, signature, link.no)
        )


def sign_one_anew(file: Connection, rng: Random) -> None:
    """Let one link be signed by a key of one's own."""
    no = _link(file, rng)
    link, _signature = link_of(file.execute(f"{LINKS} WHERE link.no = ?", (no,)).fetchone())
    file.execute(
        "UPDATE link SET signature = ? WHERE no = ?", (Ed25519PrivateKey.generate().sign(link.signed), no)
    )


def _link(file: Connection, rng: Random) -> int:
    return int(rng.choice(file.execute("SELECT no FROM link").fetchall())[0])


def redate_a_bundle(file: Connection, rng: Random) -> None:
    """Let a packet have come at another time."""
    file.execute(
        "UPDATE bundle SET at_ms = at_ms + ? WHERE no = ?", (rng.choice((-DAY_MS, 1)), _bundle(file, rng))
    )


def flip_a_bundle(file: Connection, rng: Random) -> None:
    """Flip one bit of a packet."""
    no = _bundle(file, rng)
    raw = bytearray(file.execute("SELECT raw FROM bundle WHERE no = ?", (no,)).fetchone()[0])
    raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)
    file.execute("UPDATE bundle SET raw = ? WHERE no = ?", (bytes(raw), no))


def drop_a_bundle(file: Connection, rng: Random) -> None:
    """Take the last packet of a laptop away."""
    ((device,),) = file.execute("SELECT device FROM bundle ORDER BY random() LIMIT 1").fetchall()
    file.execute(
        "DELETE FROM bundle WHERE device = ? AND n = (SELECT max(n) FROM bundle WHERE device = ?)",
        (device, device),
    )


def _bundle(file: Connection, rng: Random) -> int:
    return int(rng.choice(file.execute("SELECT no FROM bundle WHERE raw IS NOT NULL").fetchall())[0])


def fake_an_erasure(file: Connection, rng: Random) -> None:
    """Empty an entry and say that it was erased."""
    import hashlib

    op = _op(file, rng)
    values = unpack(op[7])
    values[rng.randrange(len(values))] = ""
    file.execute(
        "INSERT OR REPLACE INTO erased_op (device, seq, hash) VALUES (?, ?, ?)",
        (op[0], op[1], hashlib.sha256(op[7]).digest()),
    )
    _put(file, op, "body", pack(values))


def be_another_writer(file: Connection, rng: Random) -> None:
    """Let another laptop have written it."""
    ((no, name),) = file.execute(
        "SELECT no, id FROM device WHERE no IN (SELECT device FROM op) ORDER BY random() LIMIT 1"
    ).fetchall()
    file.execute(
        "UPDATE device SET id = ? WHERE no = ?", (f"{name[:-1]}{'0' if name[-1] != '0' else '1'}", no)
    )


ACTS: tuple[Act, ...] = (
    change_a_value,
    change_the_row_alone,
    redate_an_entry,
    redate_a_change,
    redate_what_was_stated,
    change_the_kind,
    change_what_it_replaces,
    move_to_another_row,
    drop_one,
    drop_a_row_with_its_entries,
    swap_two,
    insert_one,
    insert_one_with_a_link,
    cut_the_end_off,
    redate_a_link,
    drop_a_link,
    drop_all_links,
    change_a_root,
    sign_all_anew,
    sign_one_anew,
    redate_a_bundle,
    flip_a_bundle,
    drop_a_bundle,
    fake_an_erasure,
    be_another_writer,
)


def tamper(path: Path, key: bytes, act: Act, rng: Random) -> bool:
    """Do one act to a closed file; tell whether it changed anything (an edit may leave things as they were)."""
    file = connect(path, key)
    try:
        file.create_function("gridsteward_tracked", 0, lambda: 1)
        before = _whole(file)
        file.execute("BEGIN IMMEDIATE")
        act(file, rng)
        file.execute("COMMIT")
        return _whole(file) != before
    finally:
        file.close()
        for left in (f"{path}-wal", f"{path}-shm"):
            if os.path.exists(left):  # noqa: PTH110  (the names are not paths of their own)
                os.unlink(left)  # noqa: PTH108


def _whole(file: Connection) -> list[Any]:
    tables = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [file.execute(f"SELECT * FROM {name}").fetchall() for name in tables if "search" not in name]
