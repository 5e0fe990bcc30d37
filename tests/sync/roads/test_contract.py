"""A hub and a folder answer alike: what the caller of one may rely on holds on the other."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from gridsteward.sync.roads.folder import FolderRoad
from gridsteward.sync.roads.road import Road, RoadFault
from gridsteward.sync.wire import acts
from gridsteward.sync.wire.codec import digest, pack
from gridsteward.sync.wire.messages import COUNTERSIGN, FILE, SNAPSHOT, acks_hash, enrol
from gridsteward.sync.wire.secrets import Code, DeviceKeys
from tests.relay import Relay
from tests.sync.people import Area, Person, asking, file_manifest

OpenRoad = Callable[[Area, Person], Road]


@pytest.fixture(params=["hub", "folder"])
def open_road(request: pytest.FixtureRequest, tmp_path: Path) -> OpenRoad:
    """Return what opens a person's road; all roads of one test lead to one place."""
    if request.param == "folder":
        return lambda area, _person: FolderRoad(tmp_path, area.id)
    relay: Relay = request.getfixturevalue("relay")
    return relay.road


@pytest.fixture
def area() -> Area:
    """Return an area of three."""
    return Area(3)


@pytest.fixture
def road(open_road: OpenRoad, area: Area) -> Road:
    """Return the road of the first person, who brought the records."""
    road = open_road(area, area.people[0])
    road.append_members(area.raw_records, expected=[])
    return road


def test_an_area_nobody_brought_is_empty(open_road: OpenRoad, area: Area) -> None:
    road = open_road(area, area.people[0])
    assert road.members() == []
    assert road.objects(SNAPSHOT) == set()
    answer = road.pull(asking())
    assert (answer.bundles, answer.more, answer.have, answer.members, answer.acks) == ([], False, {}, [], [])
    assert road.objects(SNAPSHOT) == set()


def test_records_come_back_as_they_were_brought(road: Road, open_road: OpenRoad, area: Area) -> None:
    assert set(open_road(area, area.people[2]).members()) == set(area.raw_records)


def test_records_once_more_change_nothing(road: Road, area: Area) -> None:
    road.append_members(area.raw_records, expected=area.heads)
    road.append_members(area.raw_records, expected=[])
    assert sorted(road.members()) == sorted(area.raw_records)


def test_new_records_are_added(road: Road, area: Area) -> None:
    before = area.heads
    record = area.say(acts.Rotate(area.epoch))
    road.append_members([record.raw], expected=before)
    assert set(road.pull(asking(members=before)).members) == set(area.raw_records)
    assert road.pull(asking(members=area.heads)).members == []


def test_a_record_of_another_area_is_refused(road: Road) -> None:
    with pytest.raises(RoadFault, match="road_refused"):
        road.append_members(Area().raw_records, expected=[])


def test_bundles_arrive_once_and_in_order(road: Road, open_road: OpenRoad, area: Area) -> None:
    first, second, _ = area.people
    made = [area.bundle(first), area.bundle(first), area.bundle(second)]
    road.put(made[0])
    road.put(made[1])
    road.put(made[0])
    open_road(area, second).put(made[2])
    answer = open_road(area, area.people[2]).pull(asking())
    assert sorted(answer.bundles) == sorted(bundle.raw for bundle in made)
    assert [raw for raw in answer.bundles if raw != made[2].raw] == [made[0].raw, made[1].raw]
    assert answer.have == {first.writer: 2, second.writer: 1}
    assert road.pull(asking({first.writer: 1, second.writer: 1})).bundles == [made[1].raw]


def test_one_brings_what_another_wrote(road: Road, area: Area) -> None:
    bundle = area.bundle(area.people[2])
    road.put(bundle)
    assert road.pull(asking()).bundles == [bundle.raw]


def test_an_answer_holds_no_more_than_asked_for(road: Road, area: Area) -> None:
    me = area.people[0]
    made = [area.bundle(me, os.urandom(10_000)) for _ in range(6)]
    for bundle in made:
        road.put(bundle)
    have, got = 0, []
    while True:
        answer = road.pull(asking({me.writer: have}, most=25_000))
        assert 1 <= len(answer.bundles) <= 2
        got += answer.bundles
        have += len(answer.bundles)
        if not answer.more:
            break
    assert got == [bundle.raw for bundle in made]
    assert len(road.pull(asking(most=1)).bundles) == 1, "one larger than the answer still comes"


def test_another_bundle_under_a_number_is_a_fork(road: Road, area: Area) -> None:
    me = area.people[0]
    road.put(area.bundle(me))
    road.put(area.bundle(me))
    for n, previous in ((1, bytes(32)), (2, me.made[0].hash), (3, me.made[0].hash)):
        with pytest.raises(RoadFault, match="road_fork"):
            road.put(area.bundle(me, b"other", n=n, previous=previous))
    assert road.pull(asking()).bundles == [bundle.raw for bundle in me.made]


def test_a_bundle_ahead_of_its_turn_is_a_gap(road: Road, area: Area) -> None:
    me = area.people[0]
    road.put(area.bundle(me))
    area.bundle(me)
    with pytest.raises(RoadFault, match="road_gap"):
        road.put(area.bundle(me))
    assert road.pull(asking()).have == {me.writer: 1}


def test_a_bundle_of_another_area_is_refused(road: Road) -> None:
    other = Area()
    with pytest.raises(RoadFault, match="road_refused"):
        road.put(other.bundle(other.people[0]))


def test_acks_are_passed_on_to_who_does_not_know_them(road: Road, open_road: OpenRoad, area: Area) -> None:
    first, second, _ = area.people
    mine, theirs = first.ack({first.writer: 3}), second.ack({first.writer: 2})
    road.pull(asking(ack=mine))
    answer = open_road(area, second).pull(asking(ack=theirs))
    assert sorted(answer.acks) == sorted([mine, theirs])
    known = acks_hash({first.device: mine, second.device: theirs})
    assert road.pull(asking(acks=known)).acks == []
    later = first.ack({first.writer: 4})
    assert sorted(road.pull(asking(acks=known, ack=later)).acks) == sorted([later, theirs])


def test_chunks_are_asked_for_left_and_fetched(road: Road) -> None:
    data = [os.urandom(1000), os.urandom(100_000)]
    names = [digest(each) for each in data]
    assert road.missing_chunks(names) == set(names)
    road.put_chunk(names[0], data[0])
    road.put_chunk(names[0], data[0])
    assert road.missing_chunks(names) == {names[1]}
    assert road.get_chunk(names[0]) == data[0]
    with pytest.raises(RoadFault, match="road_damaged"):
        road.get_chunk(names[1])
    with pytest.raises(RoadFault, match="road_refused"):
        road.put_chunk(names[1], data[0])


def test_a_file_lies_there_only_with_all_its_chunks(road: Road) -> None:
    chunk, name = os.urandom(500), os.urandom(32)
    manifest = file_manifest(digest(chunk))
    with pytest.raises(RoadFault, match="road_refused") as raised:
        road.put_object(FILE, name, manifest)
    assert raised.value.values["why"] == "chunks_missing"
    assert (road.objects(FILE), road.pull(asking()).files) == (set(), 0)
    road.put_chunk(digest(chunk), chunk)
    road.put_object(FILE, name, manifest)
    road.put_object(FILE, name, manifest)
    assert (road.objects(FILE), road.pull(asking()).files) == ({name}, 1)
    assert road.get_object(FILE, name) == manifest
    with pytest.raises(RoadFault, match="road_fork"):
        road.put_object(FILE, name, file_manifest(digest(chunk), digest(chunk)))
    with pytest.raises(RoadFault, match="road_damaged"):
        road.get_object(FILE, os.urandom(32))


def test_a_snapshot_and_its_countersignature(road: Road, area: Area) -> None:
    first, second, _ = area.people
    chunk = os.urandom(500)
    road.put_chunk(digest(chunk), chunk)
    snapshot = area.snapshot(first, {}, [digest(chunk)])
    word = second.countersign(digest(snapshot))
    road.put_object(SNAPSHOT, digest(snapshot), snapshot)
    road.put_object(COUNTERSIGN, digest(word), word)
    assert road.objects(SNAPSHOT) == {digest(snapshot)}
    assert road.objects(COUNTERSIGN) == {digest(word)}
    assert road.get_object(COUNTERSIGN, digest(word)) == word
    with pytest.raises(RoadFault, match="road_refused"):
        road.put_object(SNAPSHOT, os.urandom(32), snapshot)


def test_a_new_laptop_asks_by_its_code(road: Road, open_road: OpenRoad, area: Area) -> None:
    code, before = Code.new(), area.heads
    with pytest.raises(RoadFault, match="invite_unknown"):
        road.invited(code.invite)
    record = area.say(acts.Invite(code.invite, acts.STEWARD, 2**40))
    road.append_members([record.raw], expected=before)

    found = road.invited(code.invite)
    assert (found.area, sorted(found.members)) == (area.id, sorted(area.raw_records))
    new = Person(area.id)
    request = enrol(code, device=new.device, keys=new.keys.public, steward="王芳")
    road.ask(code.invite, request)
    road.ask(code.invite, request)
    assert road.pull(asking()).requests == [request]
    with pytest.raises(RoadFault, match="road_refused"):
        road.ask(code.invite, pack([1]))
    with pytest.raises(RoadFault, match="invite_unknown"):
        road.ask(Code.new().invite, request)

    before = area.heads
    area.admit(invite=code.invite, person=new)
    road.append_members([area.raw_records[-1]], expected=before)
    assert road.pull(asking()).requests == []
    assert set(road.invited(code.invite).members) == set(area.raw_records), "it must hear that it is in"
    assert set(open_road(area, new).members()) == set(area.raw_records)


def test_a_strangers_name_leads_nowhere(road: Road) -> None:
    with pytest.raises(RoadFault, match="invite_unknown"):
        road.invited(DeviceKeys.new().sign_secret[:16])
