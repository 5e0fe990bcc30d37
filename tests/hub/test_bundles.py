"""Bundles on the hub, on both databases: what was answered is there, once, and only what its device signed."""

import os

import pytest

from gridsteward.sync.roads.road import RoadFault
from gridsteward.sync.wire import acts
from gridsteward.sync.wire.bundles import Bundle, parse
from gridsteward.sync.wire.codec import digest
from gridsteward.sync.wire.messages import COUNTERSIGN, SNAPSHOT
from tests.hub.asking import Said, headers, send
from tests.relay import Relay
from tests.sync.people import Area, Person, asking


@pytest.fixture
def area(relay: Relay) -> Area:
    """Return an area of three that is on the hub."""
    area = Area(3)
    relay.found(area)
    return area


def _put(relay: Relay, area: Area, me: Person, bundle: Bundle, *, target: str = "") -> Said:
    header = bundle.header
    target = target or f"/v1/areas/{area.id.hex()}/bundles/{header.writer.hex()}/{header.n}"
    signed = headers(me.device, me.keys, "PUT", target, body=bundle.raw)
    return send(relay.url, "PUT", target, body=bundle.raw, signed=signed)


def _revoke(relay: Relay, area: Area, person: Person, *, at: int) -> None:
    before = area.heads
    record = area.revoke(person, at=at)
    relay.road(area, area.people[0]).append_members([record.raw], expected=before)


def test_new_same_fork_gap_and_rewind(relay: Relay, area: Area) -> None:
    me = area.people[0]
    made = [area.bundle(me) for _ in range(4)]
    assert _put(relay, area, me, made[1]) == Said(409, "gap")
    for bundle in made[:3]:
        assert _put(relay, area, me, bundle) == Said(201)
    for bundle in made[:3]:  # a laptop that came from a backup brings what it has once more
        assert _put(relay, area, me, bundle) == Said(200)
    other = area.bundle(me, b"other", n=2, previous=made[0].hash)
    assert _put(relay, area, me, other) == Said(409, "fork")
    broken = area.bundle(me, b"other", n=4, previous=other.hash)
    assert _put(relay, area, me, broken) == Said(409, "fork")
    assert _put(relay, area, me, made[3]) == Said(201)
    assert relay.road(area, me).pull(asking()).bundles == [bundle.raw for bundle in made]


def test_a_journal_belongs_to_its_first_device(relay: Relay, area: Area) -> None:
    first, second, _ = area.people
    assert _put(relay, area, first, area.bundle(first)) == Said(201)
    thief = Person(area.id, device=second.device, keys=second.keys, writer=first.writer)
    stolen = area.bundle(thief, n=2, previous=first.made[0].hash)
    assert _put(relay, area, second, stolen) == Said(409, "fork")


def test_only_what_its_device_signed_is_taken(relay: Relay, area: Area) -> None:
    first, second, _ = area.people
    honest = area.bundle(first)
    for at in (len(honest.raw) - 1, len(honest.raw) - 100):
        flipped = bytearray(honest.raw)
        flipped[at] ^= 1
        assert _put(relay, area, first, parse(bytes(flipped))) == Said(400, "author")
    impostor = Person(area.id, device=first.device, keys=second.keys)
    assert _put(relay, area, second, area.bundle(impostor)) == Said(400, "author")
    unknown = Person(area.id)
    assert _put(relay, area, second, area.bundle(unknown)) == Said(400, "author")
    cut = Bundle(honest.raw[:-1], honest.header, honest.sealed_from)
    assert _put(relay, area, first, cut) == Said(400, "author")
    nothing = Bundle(b"no bundle at all", honest.header, 0)
    assert _put(relay, area, first, nothing) == Said(400, "malformed")
    assert relay.road(area, first).pull(asking()).have == {}


def test_a_bundle_goes_to_its_own_place_only(relay: Relay, area: Area) -> None:
    me, other = area.people[0], Area()
    relay.found(other)
    bundle = area.bundle(me)
    base = f"/v1/areas/{area.id.hex()}/bundles"
    for place in (f"{base}/{me.writer.hex()}/2", f"{base}/{'0' * 32}/1"):
        assert _put(relay, area, me, bundle, target=place) == Said(400, "place")
    foreign = other.bundle(other.people[0])
    place = f"{base}/{foreign.header.writer.hex()}/1"
    assert _put(relay, area, me, foreign, target=place) == Said(400, "foreign_area")


def test_what_a_device_put_out_had_not_sent_is_parked_not_lost(relay: Relay, area: Area) -> None:
    first, second, _ = area.people
    made = [area.bundle(second) for _ in range(5)]
    assert _put(relay, area, second, made[0]) == Said(201)
    _revoke(relay, area, second, at=2)
    assert _put(relay, area, second, made[1]) == Said(201)  # it was in time
    assert _put(relay, area, second, made[2]) == Said(201)
    assert _put(relay, area, first, made[3]) == Said(201), "found on a stick"
    assert _put(relay, area, second, made[4]) == Said(413, "quota")
    assert _put(relay, area, second, made[3]) == Said(200)
    assert relay.road(area, first).pull(asking()).bundles == [bundle.raw for bundle in made[:4]]
    before = area.heads
    record = area.say(acts.Accept(second.device, {second.writer: 5}))
    relay.road(area, first).append_members([record.raw], expected=before)
    assert _put(relay, area, second, made[4]) == Said(201), "accepted now"


def test_a_device_put_out_brings_its_own_only(relay: Relay, area: Area) -> None:
    first, second, _ = area.people
    _revoke(relay, area, second, at=0)
    assert _put(relay, area, second, area.bundle(first)) == Said(403, "revoked")


def test_an_area_has_a_size_and_says_when_it_is_full(relay: Relay, area: Area) -> None:
    me, road = area.people[0], relay.road(area, area.people[0])
    large = [area.bundle(me, os.urandom(900_000)) for _ in range(4)]
    for bundle in large[:3]:
        road.put(bundle)
    with pytest.raises(RoadFault, match="road_full"):
        road.put(large[3])
    data = os.urandom(1_000_000)
    with pytest.raises(RoadFault, match="road_full"):
        road.put_chunk(digest(data), data)
    road.put(large[2])
    assert len(road.pull(asking()).bundles) == 3, "what is there stays, and is said again"


def test_a_hub_that_was_wiped_goes_on_behind_a_snapshot(relay: Relay, area: Area) -> None:
    first, second, third = area.people
    made = [area.bundle(first) for _ in range(6)]
    tail = made[4]  # all that a laptop has that came by the snapshot
    assert _put(relay, area, third, tail) == Said(409, "gap")
    road, chunk = relay.road(area, second), os.urandom(99)
    road.put_chunk(digest(chunk), chunk)
    snapshot = area.snapshot(second, {first.writer: 4}, [digest(chunk)])
    road.put_object(SNAPSHOT, digest(snapshot), snapshot)
    by_itself = second.countersign(digest(snapshot))
    road.put_object(COUNTERSIGN, digest(by_itself), by_itself)
    assert _put(relay, area, third, tail) == Said(409, "gap"), "nobody vouches for one's own"
    word = third.countersign(digest(snapshot))
    road.put_object(COUNTERSIGN, digest(word), word)
    assert _put(relay, area, third, tail) == Said(201)
    assert _put(relay, area, first, made[5]) == Said(201)
    answer = road.pull(asking())
    assert (answer.bundles, answer.floors) == ([], {first.writer: 4}), "a newcomer needs the snapshot"
    answer = road.pull(asking({first.writer: 4}))
    assert (answer.bundles, answer.floors) == ([tail.raw, made[5].raw], {})


def test_a_snapshot_somebody_else_is_said_to_have_made_is_refused(relay: Relay, area: Area) -> None:
    first, second, _ = area.people
    liar = Person(area.id, device=first.device, keys=second.keys)
    forged = area.snapshot(liar, {}, [])
    with pytest.raises(RoadFault, match="road_refused"):
        relay.road(area, second).put_object(SNAPSHOT, digest(forged), forged)
    liar = Person(area.id, device=first.device, keys=second.keys)
    word = liar.countersign(bytes(32))
    with pytest.raises(RoadFault, match="road_refused"):
        relay.road(area, second).put_object(COUNTERSIGN, digest(word), word)


def test_an_ack_is_its_devices_own(relay: Relay, area: Area) -> None:
    first, second, _ = area.people
    road = relay.road(area, first)
    for forged in (second.ack({}), Person(area.id, device=first.device).ack({}), Person(bytes(16)).ack({})):
        with pytest.raises(RoadFault, match="road_refused"):
            road.pull(asking(ack=forged))
    assert road.pull(asking()).acks == []
