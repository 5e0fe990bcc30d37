"""Areas and their members: the state of each is worked out anew only when its records changed."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

from gridsteward.hub import database as db
from gridsteward.hub.answers import Denied
from gridsteward.hub.database import Database
from gridsteward.sync.wire import acts, membership
from gridsteward.sync.wire.acts import Record
from gridsteward.sync.wire.codec import HASH_BYTES, Refused
from gridsteward.sync.wire.membership import Membership

_KEPT: Final = 2_000  # areas in memory
_LANES: Final = 16


@dataclass(frozen=True, slots=True, repr=False)
class State:
    """What the hub knows of an area's members. `packed_heads` is how the database names this very state."""

    packed_heads: bytes
    membership: Membership
    records: Sequence[Record]

    @property
    def heads(self) -> list[bytes]:
        """Return the hashes of the records no other names."""
        return split(self.packed_heads)


class Areas:
    """The members of all areas, as they stand in the database at each question."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: OrderedDict[bytes, State] = OrderedDict()
        self._guard = threading.Lock()
        self._lanes = [
            threading.Lock() for _ in range(_LANES)
        ]  # one works a state out, the others wait for it

    def state(self, area: bytes) -> State:
        """Return the state of an area now; raise Denied area when there is none."""
        found = self.find(area)
        if found is None:
            raise Denied("area")
        return found

    def find(self, area: bytes) -> State | None:
        """Return the state of an area now, None when there is none."""
        heads = self._database.read(lambda connection: heads_of(connection, area))
        if heads is None:
            return None
        kept = self._get(area, heads)
        if kept is not None:
            return kept
        with self._lanes[area[0] % _LANES]:
            kept = self._get(area, heads)
            return kept or self._work_out(area)

    def keep(self, area: bytes, state: State) -> None:
        """Remember a state that was just written."""
        with self._guard:
            self._kept[area] = state
            self._kept.move_to_end(area)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)

    def _get(self, area: bytes, heads: bytes) -> State | None:
        with self._guard:
            kept = self._kept.get(area)
            if kept is None or kept.packed_heads != heads:
                return None
            self._kept.move_to_end(area)
            return kept

    def _work_out(self, area: bytes) -> State:
        raws = self._database.read(lambda connection: raw_records(connection, area))
        state = joined([acts.parse(raw) for raw in raws])
        self.keep(area, state)
        return state


def heads_of(connection: Connection, area: bytes) -> bytes | None:
    """Return the packed heads of an area; None when there is none."""
    return connection.scalar(select(db.areas.c.heads).where(db.areas.c.area == area))


def raw_records(connection: Connection, area: bytes) -> list[bytes]:
    """Return the records of an area in the order they came."""
    query = select(db.members.c.raw).where(db.members.c.area == area).order_by(db.members.c.place)
    return [raw for raw in connection.scalars(query) if raw is not None]


def joined(records: Sequence[Record]) -> State:
    """Return the state these records make; raise Denied."""
    try:
        state = membership.join(records)
    except Refused as refused:
        raise Denied("author" if refused.why == "signature" else refused.why) from refused
    return State(b"".join(state.heads), state, records)


def split(heads: bytes) -> list[bytes]:
    """Return the heads that `State.packed_heads` packs."""
    return [heads[at : at + HASH_BYTES] for at in range(0, len(heads), HASH_BYTES)]
