"""Membership records on their way: what a road lacks is left there, what others wrote meanwhile is taken in first."""

from collections.abc import Iterable

from gridsteward.sync.circle import Circle
from gridsteward.sync.roads.road import Road, RoadFault
from gridsteward.sync.wire import acts
from gridsteward.sync.wire.codec import digest
from gridsteward.sync.wire.messages import PullAnswer


def settle_members(circle: Circle, road: Road, answer: PullAnswer, *, unsure: bool) -> None:
    """Make a new epoch where one is wanted, and leave the records the road lacks.

    `unsure`: the road may be new here or have lost something, so that it said nothing of records need not mean that it
    has them.
    """
    rotated = circle.rotate_if_wanted()
    if answer.members:
        leave_members(circle, road, [digest(raw) for raw in answer.members])
    elif rotated or unsure or not answer.have:  # it may know nothing of this area yet, or no longer
        leave_members(circle, road)


def leave_members(circle: Circle, road: Road, there: Iterable[bytes] | None = None) -> None:
    """Leave the membership records a road lacks; when others were quicker, theirs are taken in first."""
    for _turn in range(5):
        if there is None:
            raws = road.members()
            circle.add(raws)
            there = [digest(raw) for raw in raws]
        held = set(there)
        missing = [raw for name, raw in circle.records().items() if name not in held]
        if not missing:
            return
        try:
            road.append_members(_in_order(missing), expected=_heads_of(circle, held))
        except RoadFault as fault:
            if fault.kind != "road_members_moved":
                raise
            there = None
        else:
            return
    raise RoadFault("road_busy")


def _heads_of(circle: Circle, names: set[bytes]) -> list[bytes]:
    records = [acts.parse(raw) for name, raw in circle.records().items() if name in names]
    named = {parent for record in records for parent in record.content.parents}
    return sorted({record.hash for record in records} - named)


def _in_order(raws: Iterable[bytes]) -> list[bytes]:
    """Return records so that none comes before one it names."""
    records = {record.hash: record for record in map(acts.parse, raws)}
    found: dict[bytes, bytes] = {}

    def put(name: bytes) -> None:
        todo = [name]
        while todo:
            record = records[todo[-1]]
            wanted = [each for each in record.content.parents if each in records and each not in found]
            if wanted:
                todo += wanted
            else:
                found[todo.pop()] = record.raw

    for name in sorted(records):
        if name not in found:
            put(name)
    return list(found.values())
