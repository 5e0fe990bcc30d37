"""How much an area holds, counted in its row under its lock, so that the count is always right."""

from typing import Any

from sqlalchemy import Connection, Row, select, update

from gridsteward.hub import database as db
from gridsteward.hub.answers import Denied
from gridsteward.hub.settings import Settings


def lock(connection: Connection, area: bytes) -> Row[Any]:
    """Return the area's row, locked until the transaction ends; raise Denied area."""
    row = connection.execute(db.locked(select(db.areas).where(db.areas.c.area == area))).one_or_none()
    if row is None:
        raise Denied("area")
    return row


def use(
    connection: Connection,
    settings: Settings,
    row: Row[Any],
    *,
    size: int,
    bundles: int = 0,
    things: int = 0,
    files: int = 0,
) -> None:
    """Count what is added (or, negative, let go) in a row that is locked; raise Denied quota."""
    if size > 0 and (
        row.bytes + size > settings.area_bytes
        or row.bundles + bundles > settings.area_bundles
        or row.things + things > settings.area_things
    ):
        raise Denied("quota")
    connection.execute(
        update(db.areas)
        .where(db.areas.c.area == row.area)
        .values(
            bytes=row.bytes + size,
            bundles=row.bundles + bundles,
            things=row.things + things,
            files=row.files + files,
        )
    )
