"""Bundles go out, by what the asker has: never by a running number, which skips what is committed late."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, or_, select, update

from gridsteward.hub import database as db
from gridsteward.hub.access import Call
from gridsteward.hub.answers import Answer, Denied, packed
from gridsteward.hub.areas import State
from gridsteward.hub.hub import Hub
from gridsteward.hub.invites import waiting
from gridsteward.hub.usage import lock
from gridsteward.sync.wire import bundles, messages
from gridsteward.sync.wire.codec import Refused, unpack
from gridsteward.sync.wire.messages import MOST_PULL, PullAnswer, PullRequest, acks_hash

_WRITERS_AT_ONCE: Final = 100
_BUNDLES_AT_ONCE: Final = 5_000

Floors = dict[bytes, tuple[int, int]]  # writer -> its floor, its top


def pull(hub: Hub, call: Call, state: State) -> Answer:
    """Answer what the area holds beyond what the asker has."""
    try:
        asked = unpack(call.body, PullRequest)
        bundles.check_vector(asked.have)
    except Refused as refused:
        raise Denied(refused.why) from refused
    if asked.ack:
        keep_ack(hub, call, state, asked.ack)
    return packed(hub.database.read(lambda connection: _answer(connection, asked, state)))


def put_ack(hub: Hub, call: Call, state: State) -> Answer:
    """Keep an ack."""
    keep_ack(hub, call, state, call.body)
    return Answer()


def keep_ack(hub: Hub, call: Call, state: State, raw: bytes) -> None:
    """Keep the asker's own ack in place of its last one."""
    area = state.membership.area
    try:
        ack = messages.parse_ack(raw)
        member = state.membership.members.get(ack.device)
        if ack.area != area:
            raise Denied("foreign_area")
        if member is None or ack.device != call.device:
            raise Denied("author")
        messages.verify_ack(raw, member.sign)
    except Refused as refused:
        raise Denied("author" if refused.why == "signature" else refused.why) from refused
    mine = (db.acks.c.area == area, db.acks.c.device == ack.device)
    same = hub.database.read(lambda connection: connection.scalar(select(db.acks.c.raw).where(*mine)) == raw)
    if same:
        return

    def work(connection: Connection) -> None:
        lock(connection, area)
        connection.execute(delete(db.acks).where(*mine))
        connection.execute(insert(db.acks).values(area=area, device=ack.device, at_ms=call.now_ms, raw=raw))
        known = acks_hash(acks_of(connection, area))
        connection.execute(update(db.areas).where(db.areas.c.area == area).values(acks=known))

    hub.database.write(work)


def acks_of(connection: Connection, area: bytes) -> dict[bytes, bytes]:
    """Return device -> its ack."""
    query = select(db.acks.c.device, db.acks.c.raw).where(db.acks.c.area == area)
    return {row.device: row.raw for row in connection.execute(query)}


def _answer(connection: Connection, asked: PullRequest, state: State) -> PullAnswer:
    area = state.membership.area
    row = connection.execute(
        select(db.areas.c.acks, db.areas.c.files).where(db.areas.c.area == area)
    ).one_or_none()
    if row is None:
        raise Denied("area")
    acks = {} if row.acks == asked.acks else acks_of(connection, area)
    rows = connection.execute(
        select(db.writers.c.writer, db.writers.c.floor, db.writers.c.top).where(db.writers.c.area == area)
    )
    tops: Floors = {writer: (floor, top) for writer, floor, top in rows}
    behind = {
        writer: asked.have.get(writer, 0)
        for writer, (floor, top) in tops.items()
        if floor <= asked.have.get(writer, 0) < top
    }
    found, more = _beyond(connection, area, behind, max(1, min(asked.most, MOST_PULL)))
    return PullAnswer(
        bundles=found,
        more=more,
        have={writer: top for writer, (_, top) in tops.items()},
        members=[] if sorted(asked.members) == state.heads else [record.raw for record in state.records],
        acks=[acks[device] for device in sorted(acks)],
        requests=waiting(connection, state),
        files=row.files,
        floors={writer: floor for writer, (floor, _) in tops.items() if asked.have.get(writer, 0) < floor},
    )


def _beyond(
    connection: Connection, area: bytes, behind: Mapping[bytes, int], most: int
) -> tuple[list[bytes], bool]:
    """Return the bundles behind these numbers, writer by writer, at least one, then as many as fit into `most`."""
    names = sorted(behind)
    found: list[bytes] = []
    for at in range(0, len(names), _WRITERS_AT_ONCE):
        some = names[at : at + _WRITERS_AT_ONCE]
        ends, size, more = _that_fit(connection, area, {each: behind[each] for each in some}, most)
        found += _bodies(connection, area, {each: (behind[each], ends[each]) for each in ends})
        most -= size
        if more or (most <= 0 and at + _WRITERS_AT_ONCE < len(names)):
            return found, True
    return found, False


def _that_fit(
    connection: Connection, area: bytes, behind: Mapping[bytes, int], most: int
) -> tuple[dict[bytes, int], int, bool]:
    """Return writer -> the last number that fits, their size together, and whether some did not fit."""
    table = db.bundles.c
    wanted = or_(*(and_(table.writer == writer, table.n > n) for writer, n in behind.items()))
    query = (
        select(table.writer, table.n, table.size)
        .where(table.area == area, wanted)
        .order_by(table.writer, table.n)
        .limit(_BUNDLES_AT_ONCE)
    )
    ends: dict[bytes, int] = {}
    total = count = 0
    for writer, n, size in connection.execute(query):
        if count and total + size > most:
            return ends, total, True
        ends[writer] = n
        total, count = total + size, count + 1
    return ends, total, count == _BUNDLES_AT_ONCE


def _bodies(connection: Connection, area: bytes, spans: Mapping[bytes, tuple[int, int]]) -> list[bytes]:
    if not spans:
        return []
    table = db.bundles.c
    each: list[ColumnElement[bool]] = [
        and_(table.writer == writer, table.n > after, table.n <= last)
        for writer, (after, last) in spans.items()
    ]
    query = select(table.raw).where(table.area == area, or_(*each)).order_by(table.writer, table.n)
    return [raw for raw in connection.scalars(query) if raw is not None]
