"""Who is let in: without this a stranger reads who talks when, or fills a district's disk."""

import pytest

from gridsteward.sync.roads.road import RoadFault
from gridsteward.sync.wire import acts
from gridsteward.sync.wire.acts import RECOVERY
from gridsteward.sync.wire.codec import pack
from gridsteward.sync.wire.messages import WINDOW_MS
from gridsteward.sync.wire.secrets import DeviceKeys
from tests.hub.asking import Said, headers, send
from tests.relay import Relay, hub_in_thread, sqlite_url, unhurried
from tests.sync.people import NOON_MS, Area, Person, asking

PULL = pack(asking())
ROUTES = (
    ("POST", "pull", PULL),
    ("GET", "members", b""),
    ("POST", "members", b""),
    ("PUT", "ack", b""),
    ("POST", "chunks/missing", b""),
    ("GET", f"chunks/{'0' * 64}", b""),
    ("PUT", f"chunks/{'0' * 64}", b""),
    ("GET", "objects/file", b""),
    ("GET", f"objects/file/{'0' * 64}", b""),
    ("PUT", f"objects/file/{'0' * 64}", b""),
    ("PUT", f"bundles/{'0' * 32}/1", b""),
)


@pytest.fixture
def area(shared: Relay) -> Area:
    """Return an area of two that is on the hub."""
    area = Area(2)
    shared.found(area)
    return area


@pytest.mark.parametrize(("method", "path", "body"), ROUTES, ids=lambda each: str(each)[:20])
def test_nothing_about_an_area_is_said_without_a_signature(
    shared: Relay, area: Area, method: str, path: str, body: bytes
) -> None:
    target = f"/v1/areas/{area.id.hex()}/{path}"
    assert send(shared.url, method, target, body=body) == Said(401, "unsigned")


@pytest.mark.parametrize(("method", "path", "body"), ROUTES, ids=lambda each: str(each)[:20])
def test_a_stranger_gets_nothing(shared: Relay, area: Area, method: str, path: str, body: bytes) -> None:
    target = f"/v1/areas/{area.id.hex()}/{path}"
    stranger = Person(area.id)
    body = body or (pack([[], []]) if target.endswith("/members") and method == "POST" else b"")
    signed = headers(stranger.device, stranger.keys, method, target, body=body)
    assert send(shared.url, method, target, body=body, signed=signed) == Said(403, "stranger")


def test_a_signature_serves_one_request_only(shared: Relay, area: Area) -> None:
    me, target = area.people[0], f"/v1/areas/{area.id.hex()}/pull"
    signed = headers(me.device, me.keys, "POST", target, body=PULL)
    assert send(shared.url, "POST", target, body=PULL, signed=signed) == Said(200)
    forged = (
        ("POST", target, pack(asking({bytes(16): 1}))),
        ("POST", f"{target}?most=1", PULL),
        ("POST", f"/v1/areas/{area.id.hex()}/chunks/missing", PULL),
    )
    for method, where, body in forged:
        assert send(shared.url, method, where, body=body, signed=signed) == Said(401, "signature")
    other = {**signed, **headers(area.people[1].device, me.keys, "POST", target, body=PULL)}
    assert send(shared.url, "POST", target, body=PULL, signed=other) == Said(401, "signature")


def test_a_member_of_one_area_is_a_stranger_in_another(shared: Relay, area: Area) -> None:
    other = Area()
    shared.found(other)
    me = area.people[0]
    with pytest.raises(RoadFault, match="road_stranger"):
        shared.road(other, me).pull(asking())


@pytest.mark.parametrize("wrong", ["zz", "", "00", "0" * 31, "٣" * 32])
def test_headers_that_say_nothing_are_no_signature(shared: Relay, area: Area, wrong: str) -> None:
    me, target = area.people[0], f"/v1/areas/{area.id.hex()}/members"
    signed = headers(me.device, me.keys, "GET", target)
    for name in signed:
        sent = {**signed, name: wrong}
        raw = {key: value.encode() for key, value in sent.items()}
        said = send(shared.url, "GET", target, signed=raw)  # type: ignore[arg-type]
        assert (said.status, said.error) in {(401, "unsigned"), (401, "stale")}


def test_an_old_request_said_again_is_stale_and_within_the_window_changes_nothing(
    tmp_path: pytest.TempPathFactory,
) -> None:
    with hub_in_thread(unhurried(sqlite_url(tmp_path))) as relay:  # type: ignore[arg-type]
        relay.clock.ms = NOON_MS
        area = Area()
        road, me = relay.found(area), area.people[0]
        bundle = area.bundle(me)
        target = f"/v1/areas/{area.id.hex()}/bundles/{me.writer.hex()}/1"
        signed = headers(me.device, me.keys, "PUT", target, body=bundle.raw, ms=NOON_MS)

        def again() -> Said:
            return send(relay.url, "PUT", target, body=bundle.raw, signed=signed)

        assert again() == Said(201)
        relay.clock.ms = NOON_MS + WINDOW_MS
        assert again() == Said(200)
        for ms in (NOON_MS + WINDOW_MS + 1, NOON_MS - WINDOW_MS - 1):
            relay.clock.ms = ms
            assert again() == Said(401, "stale")
        assert road.pull(asking()).bundles == [bundle.raw]


def test_a_laptop_with_a_dead_clock_asks_once_more_and_goes_on(tmp_path: pytest.TempPathFactory) -> None:
    with hub_in_thread(unhurried(sqlite_url(tmp_path))) as relay:  # type: ignore[arg-type]
        relay.clock.ms = 1_000_000_000_000  # decades from this computer's clock
        area = Area()
        road = relay.found(area)
        road.put(area.bundle(area.people[0]))
        relay.clock.ms += 10 * WINDOW_MS
        assert len(road.pull(asking()).bundles) == 1
        assert road.test().hub_ms // 10_000 == relay.clock.ms // 10_000


def test_a_device_put_out_hears_that_it_is_and_nothing_else(shared: Relay, area: Area) -> None:
    first, second = area.people
    before = area.heads
    record = area.revoke(second)
    shared.road(area, first).append_members([record.raw], expected=before)
    road = shared.road(area, second)
    assert set(road.members()) == set(area.raw_records)
    for ask in (
        lambda: road.pull(asking()),
        lambda: road.missing_chunks([bytes(32)]),
        lambda: road.get_chunk(bytes(32)),
        lambda: road.objects("file"),
        lambda: road.append_members([], expected=area.heads),
        lambda: road.put(area.bundle(first)),
    ):
        with pytest.raises(RoadFault, match="road_revoked"):
            ask()


def test_the_recovery_key_reads_but_does_not_write(shared: Relay, area: Area) -> None:
    before = area.heads
    shared.road(area, area.people[0]).append_members([area.make_recovery().raw], expected=before)
    holder = Person(area.id, device=RECOVERY, keys=area.recovery)
    road = shared.road(area, holder)
    assert set(road.pull(asking()).members) == set(area.raw_records)
    with pytest.raises(RoadFault, match="road_stranger"):
        road.put(area.bundle(area.people[0]))
    with pytest.raises(RoadFault, match="road_stranger"):
        road.put_chunk(bytes(32), b"x")
    impostor = shared.road(area, Person(area.id, device=RECOVERY, keys=DeviceKeys.new()))
    with pytest.raises(RoadFault, match="road_refused"):
        impostor.pull(asking())


def test_the_holder_of_the_recovery_key_brings_a_new_laptop_in(shared: Relay, area: Area) -> None:
    before = area.heads
    shared.road(area, area.people[0]).append_members([area.make_recovery().raw], expected=before)
    new, before = Person(area.id), area.heads
    road = shared.road(area, new)
    with pytest.raises(RoadFault, match="road_stranger"):
        road.pull(asking())
    road.append_members([area.recover(new).raw], expected=before)
    assert area.state.is_supervisor(new.device)
    assert set(road.pull(asking()).members) == set(area.raw_records)


def test_a_recovery_nobody_made_brings_nobody_in(shared: Relay, area: Area) -> None:
    new, before = Person(area.id), area.heads
    forged = area.recover(new)
    with pytest.raises(RoadFault) as raised:
        shared.road(area, new).append_members([forged.raw], expected=before)
    assert raised.value.values["why"] == "author"
    admit = acts.Admit(
        new.device, new.keys.public.sign, new.keys.public.receive, "supervisor", bytes(16), {}, b"", b""
    )
    by_itself = acts.make(area.id, admit, author=new.device, parents=before, ms=NOON_MS, keys=new.keys)
    with pytest.raises(RoadFault, match="road_stranger"):
        shared.road(area, new).append_members([by_itself.raw], expected=before)
