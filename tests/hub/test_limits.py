"""Limits: one who floods, dawdles or sends too much keeps nobody else from syncing."""

import contextlib
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from gridsteward.hub.answers import Denied
from gridsteward.hub.limits import Buckets
from gridsteward.hub.settings import Rate
from gridsteward.sync.roads.road import RoadFault
from gridsteward.sync.wire.bundles import MOST_BYTES
from gridsteward.sync.wire.messages import DEVICE_HEADER
from tests.hub.asking import error_of, headers
from tests.relay import Relay, hub_in_thread, sqlite_url, unhurried
from tests.sync.people import Area, Person, asking


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Relay]:
    """Return a hub that waits for nobody."""
    url = sqlite_url(tmp_path_factory.mktemp("hub"))
    with hub_in_thread(unhurried(url, body_idle_s=0.2, body_total_s=0.6, head_s=0.3)) as relay:
        yield relay


@contextlib.contextmanager
def _connected(relay: Relay) -> Iterator[socket.socket]:
    host, _, port = relay.url.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        yield connection


def _put_head(area: Area, me: Person, length: int | None, *, device: bytes | None = None) -> bytes:
    target = f"/v1/areas/{area.id.hex()}/bundles/{me.writer.hex()}/1"
    lines = [f"PUT {target} HTTP/1.1", "Host: hub"]
    signed = headers(me.device, me.keys, "PUT", target)
    if device is not None:
        signed[DEVICE_HEADER] = device.hex()
    lines += [f"{name}: {value}" for name, value in signed.items()]
    lines += ["Transfer-Encoding: chunked"] if length is None else [f"Content-Length: {length}"]
    return "\r\n".join([*lines, "", ""]).encode()


def _rest(connection: socket.socket) -> tuple[int, str]:
    """Read until the hub hangs up; return status and error."""
    data = b""
    while piece := connection.recv(65536):
        data += piece
    head, _, body = data.partition(b"\r\n\r\n")
    return (int(head.split()[1]), error_of(body)) if head else (0, "")


def test_a_bucket_fills_again() -> None:
    now = [0.0]
    buckets = Buckets(Rate(2, 3), clock=lambda: now[0])
    for _ in range(3):
        buckets.take("a")
    with pytest.raises(Denied) as raised:
        buckets.take("a")
    assert (raised.value.why, raised.value.retry_after_s) == ("rate", 1)
    buckets.take("b")
    now[0] = 0.5
    buckets.take("a")
    with pytest.raises(Denied):
        buckets.take("a")


def test_who_floods_is_told_when_to_come_again(tmp_path: Path) -> None:
    limits = {"area_rate": Rate(0.1, 3), "address_rate": Rate(100, 1000)}
    with hub_in_thread(unhurried(sqlite_url(tmp_path), **limits)) as relay:
        area, other = Area(), Area()
        road, its = relay.found(area), relay.found(other)
        for _ in range(3):
            road.pull(asking())
        with pytest.raises(RoadFault, match="road_busy") as raised:
            road.pull(asking())
        assert raised.value.values["retry_after_s"] in range(1, 12)
        its.pull(asking())


def test_names_of_invitations_cannot_be_tried_out(tmp_path: Path) -> None:
    with hub_in_thread(unhurried(sqlite_url(tmp_path), invite_rate=Rate(0.1, 5))) as relay:
        road = relay.found(Area())
        for _ in range(5):
            with pytest.raises(RoadFault, match="invite_unknown"):
                road.invited(bytes(16))
        with pytest.raises(RoadFault, match="road_busy"):
            road.invited(bytes(16))


def test_what_is_too_large_is_refused_before_it_is_read(hasty: Relay) -> None:
    area = Area()
    hasty.found(area)
    with _connected(hasty) as connection:
        connection.sendall(_put_head(area, area.people[0], MOST_BYTES + 1))
        assert _rest(connection) == (413, "too_large")
    with _connected(hasty) as connection:
        connection.sendall(_put_head(area, area.people[0], None))
        piece = b"10000\r\n" + bytes(0x10000) + b"\r\n"
        with contextlib.suppress(ConnectionError):
            for _ in range(MOST_BYTES // 0x10000 + 1):
                connection.sendall(piece)
            assert _rest(connection) == (413, "too_large")


def test_a_stranger_does_not_get_to_send_a_large_body(hasty: Relay) -> None:
    area = Area()
    hasty.found(area)
    with _connected(hasty) as connection:
        connection.sendall(_put_head(area, area.people[0], MOST_BYTES, device=bytes(16)))
        assert _rest(connection)[0] == 403


def test_who_dawdles_is_let_go_and_nothing_is_kept(hasty: Relay) -> None:
    area = Area()
    road, me = hasty.found(area), area.people[0]
    raw = area.bundle(me).raw
    with _connected(hasty) as connection:
        connection.sendall(_put_head(area, me, len(raw)) + raw[:-1])
        assert _rest(connection) == (408, "slow")
    with _connected(hasty) as connection:
        connection.sendall(_put_head(area, me, len(raw)) + raw[:-1])  # and hangs up
    with _connected(hasty) as connection:
        connection.sendall(b"GET /v1/time HTTP/1.1\r\nHost:")
        assert _rest(connection) == (0, "")
    assert road.pull(asking()).have == {}


def test_a_request_after_another_may_take_its_time_but_not_for_ever(hasty: Relay) -> None:
    whole = b"GET /v1/time HTTP/1.1\r\nHost: hub\r\n\r\n"
    with _connected(hasty) as connection:
        connection.sendall(whole)
        assert connection.recv(65536).startswith(b"HTTP/1.1 204")
        connection.sendall(whole[:-4])
        assert _rest(connection) == (0, "")


def test_all_bodies_together_have_a_size(tmp_path: Path) -> None:
    with hub_in_thread(unhurried(sqlite_url(tmp_path), bodies_bytes=100_000)) as relay:
        area = Area()
        relay.found(area)
        with _connected(relay) as connection:
            connection.sendall(_put_head(area, area.people[0], 200_000))
            assert _rest(connection) == (429, "busy")
