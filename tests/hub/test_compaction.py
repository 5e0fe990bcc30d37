"""Compaction: whatever the hub lets go, every device still gets everything, by bundles or by a snapshot."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, func, insert, select

from gridsteward.hub import database as db
from gridsteward.hub.compaction import compact_area
from gridsteward.hub.hub import Hub
from gridsteward.hub.settings import DAY_MS
from gridsteward.sync.roads.hub import HubRoad
from gridsteward.sync.wire.codec import digest, unpack
from gridsteward.sync.wire.messages import COUNTERSIGN, SNAPSHOT, Covers, Manifest
from tests.relay import Clock, Relay, hub_in_thread, sqlite_url, unhurried
from tests.sync.people import NOON_MS, Area, Person, asking

DAYS = 30


@dataclass
class Kept:
    """A hub over HTTP, and the same database at hand to compact it at will."""

    relay: Relay
    hub: Hub
    clock: Clock = field(default_factory=Clock)

    def compact(self, area: Area) -> int:
        """Compact an area now."""
        return compact_area(self.hub, area.id)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """Return a hub whose clock a test moves."""
    clock = Clock(NOON_MS)
    given = unhurried(sqlite_url(tmp_path_factory.mktemp("hub")), compact_days=DAYS)
    with hub_in_thread(given, clock=clock) as relay:
        hub = Hub(given, clock=clock)
        yield Kept(relay, hub, clock)
        hub.database.close()


def _snapshot(road: HubRoad, area: Area, maker: Person, have: dict[bytes, int], *, chunk: bytes) -> bytes:
    road.put_chunk(digest(chunk), chunk)
    snapshot = area.snapshot(maker, have, [digest(chunk)])
    road.put_object(SNAPSHOT, digest(snapshot), snapshot)
    return digest(snapshot)


def _vouch(road: HubRoad, person: Person, snapshot: bytes) -> None:
    word = person.countersign(snapshot)
    road.put_object(COUNTERSIGN, digest(word), word)


class _Town:
    """An area of three on a hub, the first of whom wrote ten bundles that all have and a snapshot covers."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.area = Area(3)
        self.me, self.other, self.third = self.area.people
        kept.relay.found(self.area)
        self.roads = [kept.relay.road(self.area, person) for person in self.area.people]
        for _ in range(10):
            self.roads[0].put(self.area.bundle(self.me))

    def all_have(self, *numbers: int) -> None:
        for road, person, n in zip(self.roads, self.area.people, numbers, strict=True):
            road.pull(asking(ack=person.ack({self.me.writer: n}, ms=self.kept.clock())))

    def cover(self, n: int) -> bytes:
        name = _snapshot(self.roads[1], self.area, self.other, {self.me.writer: n}, chunk=b"%d" % n)
        _vouch(self.roads[2], self.third, name)
        return name

    def later(self, days: int = DAYS + 1) -> None:
        assert self.kept.clock.ms is not None
        self.kept.clock.ms += days * DAY_MS

    def left(self) -> list[bytes]:
        return self.roads[0].pull(asking({self.me.writer: self.floor()})).bundles

    def floor(self) -> int:
        return self.roads[0].pull(asking()).floors.get(self.me.writer, 0)


@pytest.fixture
def town(kept: Kept) -> _Town:
    """Return an area whose first wrote ten bundles."""
    return _Town(kept)


def test_what_all_have_and_two_vouch_for_is_let_go_in_time(town: _Town) -> None:
    town.all_have(10, 9, 8)
    town.cover(7)
    assert town.kept.compact(town.area) == 0, "too new"
    town.later()
    assert town.kept.compact(town.area) == 7
    assert town.floor() == 7
    assert town.left() == [bundle.raw for bundle in town.me.made[7:]]
    town.roads[0].put(town.me.made[2])  # it is still known
    assert town.kept.compact(town.area) == 0


def test_a_snapshot_just_made_lets_nothing_go_yet(town: _Town) -> None:
    town.all_have(10, 10, 10)
    town.later()
    town.cover(10)
    assert town.kept.compact(town.area) == 0, "its makers may still find it wrong"


def test_a_snapshot_behind_what_is_gone_lets_nothing_more_go(town: _Town) -> None:
    """Else a newcomer would need two of them, one for each writer."""
    for _ in range(9):
        town.roads[1].put(town.area.bundle(town.other))
    have = {town.me.writer: 10, town.other.writer: 9}
    for road, person in zip(town.roads, town.area.people, strict=True):
        road.pull(asking(ack=person.ack(have)))
    town.cover(4)
    town.later()
    assert town.kept.compact(town.area) == 4
    behind = {town.me.writer: 3, town.other.writer: 9}
    _vouch(town.roads[2], town.third, _snapshot(town.roads[1], town.area, town.other, behind, chunk=b"b"))
    town.later()
    assert town.kept.compact(town.area) == 0


def test_a_number_that_was_let_go_cannot_be_taken_by_another(town: _Town) -> None:
    town.all_have(10, 10, 10)
    town.cover(10)
    town.later()
    assert town.kept.compact(town.area) == 10
    other = town.area.bundle(town.me, b"other", n=3, previous=town.me.made[1].hash)
    with pytest.raises(Exception, match="road_fork"):
        town.roads[0].put(other)
    town.roads[0].put(town.area.bundle(town.me))


@pytest.mark.parametrize("lacking", ["ack", "word", "own_word", "old_device", "new_device"])
def test_nothing_is_let_go_while_anybody_may_need_it(town: _Town, lacking: str) -> None:
    if lacking == "ack":
        for road, person in list(zip(town.roads, town.area.people, strict=True))[:2]:
            road.pull(asking(ack=person.ack({town.me.writer: 10})))
    else:
        town.all_have(10, 10, 0 if lacking == "old_device" else 10)
    if lacking in {"word", "own_word"}:
        name = _snapshot(town.roads[1], town.area, town.other, {town.me.writer: 9}, chunk=b"x")
        if lacking == "own_word":
            _vouch(town.roads[1], town.other, name)
    else:
        town.cover(9)
    if lacking == "new_device":
        before = town.area.heads
        town.area.admit()
        town.roads[0].append_members([town.area.raw_records[-1]], expected=before)
    town.later()
    assert town.kept.compact(town.area) == 0
    assert len(town.left()) == 10


def test_a_word_of_a_device_that_was_put_out_does_not_count(town: _Town) -> None:
    town.all_have(10, 10, 10)
    town.cover(9)
    before = town.area.heads
    town.roads[0].append_members([town.area.revoke(town.third).raw], expected=before)
    town.later()
    assert town.kept.compact(town.area) == 0


def test_what_is_parked_stays(town: _Town) -> None:
    writer, road = town.third, town.roads[2]
    for _ in range(4):
        road.put(town.area.bundle(writer))
    before = town.area.heads
    town.roads[0].append_members([town.area.revoke(writer, at=2).raw], expected=before)
    before = town.area.heads
    new = town.area.admit()
    town.roads[0].append_members([town.area.raw_records[-1]], expected=before)
    have = {town.me.writer: 10, writer.writer: 4}
    for person in (town.me, town.other, new):
        town.kept.relay.road(town.area, person).pull(asking(ack=person.ack(have)))
    name = _snapshot(town.roads[0], town.area, town.me, have, chunk=b"y")
    _vouch(town.roads[1], town.other, name)
    town.later()
    assert town.kept.compact(town.area) == 12
    assert town.roads[0].pull(asking({writer.writer: 2, town.me.writer: 10})).bundles == [
        bundle.raw for bundle in writer.made[2:]
    ]


def test_a_snapshot_goes_when_a_later_one_covers_it_and_its_chunks_with_it(town: _Town) -> None:
    first, second = town.cover(4), town.cover(8)
    loose = b"an upload that was broken off"
    town.roads[0].put_chunk(digest(loose), loose)
    town.kept.compact(town.area)
    assert town.roads[0].objects(SNAPSHOT) == {first, second}, "somebody may be fetching it"
    town.later()
    shared = _snapshot(town.roads[1], town.area, town.other, {town.me.writer: 9}, chunk=b"8")
    town.kept.compact(town.area)
    assert town.roads[0].objects(SNAPSHOT) == {second, shared}, "the newest has nobody's word yet"
    names = [digest(b"4"), digest(b"8"), digest(loose)]
    assert town.roads[0].missing_chunks(names) == {names[0], names[2]}
    assert len(town.roads[0].objects(COUNTERSIGN)) == 1
    _vouch(town.roads[2], town.third, shared)
    town.later()
    town.kept.compact(town.area)
    assert town.roads[0].objects(SNAPSHOT) == {shared}
    assert town.roads[0].missing_chunks([digest(b"8")]) == set()


def test_the_area_is_counted_down_with_what_goes(town: _Town) -> None:
    town.all_have(10, 10, 10)
    town.cover(10)
    town.later()
    town.kept.compact(town.area)

    def really(area: bytes) -> list[int]:
        def work(connection: Connection) -> list[int]:
            live = connection.scalar(
                select(func.sum(db.bundles.c.size)).where(
                    db.bundles.c.area == area, db.bundles.c.raw.is_not(None)
                )
            )
            sizes = [
                connection.scalar(select(func.sum(table.c.size)).where(table.c.area == area))
                for table in (db.chunks, db.objects)
            ]
            counted = connection.scalar(select(db.areas.c.bytes).where(db.areas.c.area == area))
            return [counted or 0, sum(int(size or 0) for size in (live, *sizes))]

        return town.kept.hub.database.read(work)

    counted, there = really(town.area.id)
    assert counted == there


# -- whatever lies there -----------------------------------------------------------------------------------------

_OLD = DAYS + 1
_AGES = st.sampled_from([_OLD, _OLD, _OLD, DAYS - 1])  # what can go is the likelier: there the harm is done
_WRITERS = 3
_TOP = 4
_NUMBERS = st.sampled_from([_TOP, _TOP, 3, 2, 0])
_VECTORS = st.lists(_NUMBERS, min_size=_WRITERS, max_size=_WRITERS)
_SNAPSHOTS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from([0, 1, 2, 0, 1, None]), _AGES, _VECTORS), max_size=4
)


@dataclass(frozen=True)
class Laid:
    """What lies on a hub: numbers stand for writers and people, ages are in days."""

    bundles: list[list[int]]  # of each writer, the ages of its bundles, oldest first
    acks: list[list[int] | None]
    snapshots: list[tuple[int, int | None, int, list[int]]]  # maker, who vouched, age, have
    out: bool  # the last person was put out, its writer cut at 1


_LAID = st.builds(
    Laid,
    st.lists(
        st.lists(_AGES, min_size=_TOP, max_size=_TOP).map(lambda ages: sorted(ages, reverse=True)),
        min_size=_WRITERS,
        max_size=_WRITERS,
    ),
    st.lists(
        st.one_of(*[_VECTORS] * 3, *[st.just([_TOP] * _WRITERS)] * 6, st.none()), min_size=3, max_size=3
    ),
    _SNAPSHOTS,
    st.booleans(),
)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    """Return a hub that nobody talks to."""
    url = sqlite_url(tmp_path_factory.mktemp("bare"))
    hub = Hub(unhurried(url, compact_days=DAYS), clock=lambda: NOON_MS)
    hub.database.make()
    yield hub
    hub.database.close()


def _lay(connection: Connection, area: Area, laid: Laid) -> None:
    nothing = dict.fromkeys(("bytes", "members_bytes", "bundles", "things", "files", "founded_ms"), 0)
    state = area.state
    values = {"area": area.id, "heads": b"".join(state.heads), "acks": b"", **nothing, "bytes": 10**9}
    connection.execute(insert(db.areas).values(**values))
    for place, record in enumerate(area.records):
        row = {"area": area.id, "hash": record.hash, "place": place, "raw": record.raw}
        connection.execute(insert(db.members).values(**row))
    for person, ages in zip(area.people, laid.bundles, strict=True):
        mine = {"area": area.id, "writer": person.writer}
        top = {"device": person.device, "top": len(ages), "top_hash": bytes(32), "floor": 0}
        connection.execute(insert(db.writers).values(**mine, **top))
        for n, age in enumerate(ages, 1):
            body = {"n": n, "hash": bytes(32), "size": 1, "at_ms": NOON_MS - age * DAY_MS, "raw": b"x"}
            connection.execute(insert(db.bundles).values(**mine, **body))
    for person, have in zip(area.people, laid.acks, strict=True):
        if have is not None:
            raw = person.ack(_vector(area, have))
            connection.execute(insert(db.acks).values(area=area.id, device=person.device, at_ms=0, raw=raw))
    _lay_snapshots(connection, area, laid.snapshots)


def _lay_snapshots(
    connection: Connection, area: Area, snapshots: list[tuple[int, int | None, int, list[int]]]
) -> None:
    for maker, voucher, age, have in snapshots:
        chunk = repr((maker, have)).encode()
        manifest = area.snapshot(area.people[maker], _vector(area, have), [digest(chunk)])
        put = {SNAPSHOT: [manifest], COUNTERSIGN: []}
        if voucher is not None:
            put[COUNTERSIGN] = [area.people[voucher].countersign(digest(manifest))]
        common = {"area": area.id, "size": 1, "at_ms": NOON_MS - age * DAY_MS}
        for kind, raws in put.items():
            for raw in raws:
                connection.execute(insert(db.objects).values(**common, kind=kind, name=digest(raw), raw=raw))
        there = select(db.chunks.c.name).where(db.chunks.c.area == area.id)
        if digest(chunk) not in connection.scalars(there).all():
            connection.execute(insert(db.chunks).values(**common, name=digest(chunk), raw=chunk))


def _vector(area: Area, have: list[int]) -> dict[bytes, int]:
    return {person.writer: n for person, n in zip(area.people, have, strict=True)}


def _stranded(connection: Connection, area: Area, laid: Laid) -> list[str]:
    """Return what somebody would miss."""
    mine = db.writers.c.area == area.id
    floors = {row.writer: row.floor for row in connection.execute(select(db.writers).where(mine))}
    bodies = connection.execute(
        select(db.bundles.c.writer, db.bundles.c.n).where(
            db.bundles.c.area == area.id, db.bundles.c.raw.is_(None)
        )
    ).all()
    found = [f"{n} of {writer.hex()} is gone above the floor" for writer, n in bodies if n > floors[writer]]
    active = {member.device for member in area.state.active}
    for person, have in zip(area.people, laid.acks, strict=True):
        has = _vector(area, have or [0] * _WRITERS)
        if person.device in active and any(has[writer] < floor for writer, floor in floors.items()):
            found.append("a device did not have it yet")
    for person, ages in zip(area.people, laid.bundles, strict=True):
        if any(age < DAYS for age in ages[: floors[person.writer]]):
            found.append("too new")
    if laid.out and floors[area.people[-1].writer] > 1:
        found.append("what is parked")
    chunks = set(connection.scalars(select(db.chunks.c.name).where(db.chunks.c.area == area.id)))
    there = [
        unpack(raw, Manifest)
        for raw in connection.scalars(
            select(db.objects.c.raw).where(db.objects.c.area == area.id, db.objects.c.kind == SNAPSHOT)
        )
    ]
    whole = [unpack(each.about, Covers).have for each in there if set(each.chunks) <= chunks]
    if len(whole) < len(there):
        found.append("a snapshot lost its chunks")
    if any(floors.values()) and not any(all(have[w] >= n for w, n in floors.items()) for have in whole):
        found.append("no one snapshot for a newcomer")
    return found


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(laid=_LAID, later=_SNAPSHOTS)
def test_compaction_strands_nobody(
    bare: Hub, laid: Laid, later: list[tuple[int, int | None, int, list[int]]]
) -> None:
    area = Area(3)
    if laid.out:
        area.revoke(area.people[-1], at=1)
    bare.database.write(lambda connection: _lay(connection, area, laid))
    compact_area(bare, area.id)
    assert bare.database.read(lambda connection: _stranded(connection, area, laid)) == []
    bare.database.write(lambda connection: _lay_snapshots(connection, area, later))
    compact_area(bare, area.id)
    assert bare.database.read(lambda connection: _stranded(connection, area, laid)) == []
