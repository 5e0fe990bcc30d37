"""New membership records: compare and set. The first ones found an area."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, func, insert, select, update

from gridsteward.hub import database as db
from gridsteward.hub.access import Call, Who, key_of
from gridsteward.hub.answers import Answer, Denied
from gridsteward.hub.areas import State, heads_of, joined
from gridsteward.hub.hub import Hub
from gridsteward.sync.wire import acts
from gridsteward.sync.wire.acts import Create, Invite, Record, Recover, Recovery
from gridsteward.sync.wire.codec import Refused, unpack
from gridsteward.sync.wire.messages import Append
from gridsteward.sync.wire.secrets import same

_NOBODYS: Final = b""
_NEVER_OLD: Final = 1 << 52


def append(hub: Hub, call: Call, area: bytes) -> Answer:
    """Take records in, if the heads are those the asker expects."""
    call.expect_fresh()
    before = hub.areas.find(area)
    if before is None:
        _expect_welcome(hub, call)  # before anything is worked out for a stranger
    known = {record.hash for record in before.records} if before else set()
    sign = _key_before_reading(before, call)
    if sign:
        call.expect_signed(sign)
    asked, records = _read(call.body, area)
    if not sign:
        call.expect_signed(_key_it_brings(records, call.device))
    added = [record for record in records if record.hash not in known]
    if before and not added:
        return Answer()
    if sorted(asked.expected) != (before.heads if before else []):
        raise Denied("members_moved")
    if len(known) + len(added) > hub.settings.area_records:
        raise Denied("quota")
    after = joined([*(before.records if before else ()), *added])
    _expect_authors(after, added)
    who = Who.KNOWN if before else Who.READER
    if key_of(call.device, after.membership, who) != (sign or _key_it_brings(records, call.device)):
        raise Denied("signature")  # another took this id's place before it
    hub.database.write(
        lambda connection: _store(connection, hub, call, before=before, after=after, added=added)
    )
    hub.areas.keep(area, after)
    return Answer()


def _key_before_reading(before: State | None, call: Call) -> bytes:
    """Return the key the asker is known by; empty when only what it brings can tell."""
    if before is None:
        return _NOBODYS
    try:
        return key_of(call.device, before.membership, Who.READER)
    except Denied as denied:
        if denied.why == "stranger":
            return _NOBODYS
        raise


def _key_it_brings(records: Sequence[Record], device: bytes) -> bytes:
    """Return the key a record gives the asker that founds an area, heals a wiped hub, or comes by the recovery key."""
    founding = any(isinstance(record.content.act, Create) for record in records)
    for record in records:
        act = record.content.act
        if isinstance(act, Recover) or (founding and isinstance(act, Create | acts.Admit)):
            if act.device == device:
                return act.sign
        elif founding and isinstance(act, acts.Recovery) and device == acts.RECOVERY:
            return act.sign
    raise Denied("stranger")


def _read(body: bytes, area: bytes) -> tuple[Append, list[Record]]:
    try:
        asked = unpack(body, Append)
        records = [acts.parse(raw) for raw in asked.records]
    except Refused as refused:
        raise Denied(refused.why) from refused
    if any(record.content.area != area for record in records):
        raise Denied("foreign_area")
    return asked, list({record.hash: record for record in records}.values())


def _expect_authors(after: State, added: Sequence[Record]) -> None:
    """Refuse records whose author may not say them.

    One that a revocation beside it beats does not count either, but it is part of what the devices joined, and they
    would never agree with a hub that lacks it: so each is judged by what its author knew.
    """
    ignored = set(after.membership.ignored)
    by_hash = {record.hash: record for record in after.records}
    for record in added:
        if record.hash in ignored:
            if isinstance(record.content.act, Create):
                raise Denied("author")
            alone = joined(_with_all_it_names(record, by_hash))
            if record.hash in alone.membership.ignored:
                raise Denied("author")


def _with_all_it_names(record: Record, by_hash: dict[bytes, Record]) -> list[Record]:
    found: dict[bytes, Record] = {}
    todo = [record.hash]
    while todo:
        name = todo.pop()
        if name not in found:
            found[name] = by_hash[name]
            todo += by_hash[name].content.parents
    return list(found.values())


def _expect_welcome(hub: Hub, call: Call) -> None:
    word = hub.settings.founding_word
    if word and not same(word.encode(), call.founding_word.encode()):
        raise Denied("founding_word")
    hub.limits.expect_founding(call.address)


def _store(
    connection: Connection,
    hub: Hub,
    call: Call,
    *,
    before: State | None,
    after: State,
    added: Sequence[Record],
) -> None:
    area = after.membership.area
    size = sum(len(record.raw) for record in added)
    if before is None:
        _found(connection, hub, call, after)
    row = connection.execute(db.locked(select(db.areas).where(db.areas.c.area == area))).one()
    if before is not None and row.heads != before.packed_heads:
        raise Denied("members_moved")
    if row.members_bytes + size > hub.settings.area_members_bytes:
        raise Denied("quota")
    connection.execute(
        update(db.areas)
        .where(db.areas.c.area == area)
        .values(heads=after.packed_heads, members_bytes=row.members_bytes + size)
    )
    first = len(after.records) - len(added)
    rows = [
        {"area": area, "hash": record.hash, "place": first + at, "raw": record.raw}
        for at, record in enumerate(added)
    ]
    connection.execute(insert(db.members), rows)
    for record in added:
        act = record.content.act
        if isinstance(act, Invite):
            _keep_invite(connection, act.invite, area, call.now_ms)
        elif isinstance(act, Recovery):  # the paper lies in a drawer for years
            _keep_invite(connection, act.lookup, area, _NEVER_OLD)


def _found(connection: Connection, hub: Hub, call: Call, after: State) -> None:
    if heads_of(connection, after.membership.area) is not None:
        raise Denied("members_moved")
    if (connection.scalar(select(func.count()).select_from(db.areas)) or 0) >= hub.settings.max_areas:
        raise Denied("quota")
    nothing = dict.fromkeys(("bytes", "members_bytes", "bundles", "things", "files"), 0)
    values = {"area": after.membership.area, "heads": b"", "acks": b"", "founded_ms": call.now_ms}
    connection.execute(insert(db.areas).values(**values, **nothing))


def _keep_invite(connection: Connection, invite: bytes, area: bytes, now_ms: int) -> None:
    """Remember where an invitation leads; the first to hand it out keeps it."""
    if connection.scalar(select(db.invites.c.area).where(db.invites.c.invite == invite)) is None:
        connection.execute(insert(db.invites).values(invite=invite, area=area, at_ms=now_ms))
