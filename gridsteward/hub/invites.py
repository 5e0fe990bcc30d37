"""Invitations: who knows the name of one may see the area's records and leave a request, and nothing else."""

from typing import Final

from sqlalchemy import Connection, delete, func, insert, select

from gridsteward.hub import database as db
from gridsteward.hub.access import Call
from gridsteward.hub.answers import Answer, Denied, packed
from gridsteward.hub.areas import State, raw_records
from gridsteward.hub.hub import Hub
from gridsteward.hub.settings import DAY_MS
from gridsteward.hub.usage import lock
from gridsteward.sync.wire import messages
from gridsteward.sync.wire.codec import Refused
from gridsteward.sync.wire.messages import Invited

_MOST_WAITING: Final = 200  # in one answer


def invited(hub: Hub, call: Call, invite: bytes) -> Answer:
    """Answer the area of an invitation and its records; also after it was used, so that the new device hears of it."""
    hub.limits.expect_invite(call.address)
    area = _area_of(hub, call, invite)
    return packed(Invited(area, hub.database.read(lambda connection: raw_records(connection, area))))


def ask(hub: Hub, call: Call, invite: bytes) -> Answer:
    """Keep a request under an open invitation; a device's later one takes the place of its earlier one."""
    hub.limits.expect_invite(call.address)
    area = _area_of(hub, call, invite)
    if invite not in hub.areas.state(area).membership.invites:
        raise Denied("invite")
    try:
        asked = messages.parse_enrolment(call.body)
    except Refused as refused:
        raise Denied(refused.why) from refused
    if asked.invite != invite:
        raise Denied("place")

    def work(connection: Connection) -> None:
        lock(connection, area)
        mine = (db.requests.c.invite == invite, db.requests.c.device == asked.device)
        connection.execute(delete(db.requests).where(*mine))
        others = connection.scalar(
            select(func.count()).select_from(db.requests).where(db.requests.c.invite == invite)
        )
        if (others or 0) >= hub.settings.requests_an_invite:
            raise Denied("quota")
        connection.execute(
            insert(db.requests).values(
                invite=invite, device=asked.device, area=area, at_ms=call.now_ms, raw=call.body
            )
        )

    hub.database.write(work)
    return Answer()


def waiting(connection: Connection, state: State) -> list[bytes]:
    """Return the requests under open invitations of devices that are not members yet."""
    open_ones = state.membership.invites
    if not open_ones:
        return []
    query = (
        select(db.requests.c.invite, db.requests.c.device, db.requests.c.raw)
        .where(db.requests.c.area == state.membership.area)
        .order_by(db.requests.c.at_ms.desc())
        .limit(_MOST_WAITING)
    )
    return [
        raw
        for invite, device, raw in connection.execute(query)
        if invite in open_ones and device not in state.membership.members
    ]


def _area_of(hub: Hub, call: Call, invite: bytes) -> bytes:
    """Return where an invitation leads. How old it is tells the hub's clock: the inviter's may be wrong."""
    row = hub.database.read(
        lambda connection: connection.execute(
            select(db.invites.c.area, db.invites.c.at_ms).where(db.invites.c.invite == invite)
        ).one_or_none()
    )
    if row is None or call.now_ms - row.at_ms > hub.settings.invite_days * DAY_MS:
        raise Denied("invite")
    area: bytes = row.area
    return area
