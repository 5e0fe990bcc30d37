"""What can stand between a laptop and its hub: each has its own kind, and none passes for success."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from gridsteward.sync.roads.hub import HubRoad
from gridsteward.sync.roads.road import RoadFault
from gridsteward.sync.wire.codec import pack
from gridsteward.sync.wire.messages import TIME_HEADER, PullAnswer
from tests.relay import Relay, free_port
from tests.sync.people import NOON_MS, Area, asking

Answering = Callable[[BaseHTTPRequestHandler], None]
ANSWER = pack(PullAnswer([], more=False, have={}, members=[], acks=[], requests=[]))


@contextmanager
def _something(answering: Answering) -> Iterator[str]:
    """Serve one answer to everything, as a proxy, a captive portal or a broken hub would."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            answering(self)

        do_PUT = do_GET = do_POST  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=[0.01])
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def _says(status: int, body: bytes, *, length: int | None = None, from_hub: bool = True) -> Answering:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        if from_hub:
            handler.send_header(TIME_HEADER, str(NOON_MS))
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def _road(url: str, area: Area, **more: object) -> HubRoad:
    me = area.people[0]
    return HubRoad(url, area.id, me.device, me.keys, **more)  # type: ignore[arg-type]


def _fault(url: str, **more: object) -> RoadFault:
    area = Area()
    road = _road(url, area, **more)
    try:
        with pytest.raises(RoadFault) as raised:
            road.pull(asking())
        with pytest.raises(RoadFault):
            road.put(area.bundle(area.people[0]))
    finally:
        road.close()
    return raised.value


@pytest.mark.parametrize(
    ("answering", "kind"),
    [
        (_says(200, b"<html>log in to the hotel</html>", from_hub=False), "road_unreachable"),
        (_says(302, b"", from_hub=False), "road_unreachable"),
        (_says(502, b"<html>bad gateway</html>", from_hub=False), "road_busy"),
        (_says(413, b"<html>too large</html>", from_hub=False), "road_refused"),
        (_says(500, b'{"error": "internal", "message": ""}'), "road_busy"),
        (_says(503, b'{"error": "database", "message": ""}'), "road_busy"),
        (_says(507, b'{"error": "full", "message": ""}'), "road_full"),
        (_says(413, b'{"error": "quota", "message": ""}'), "road_full"),
        (_says(429, b'{"error": "rate", "message": ""}'), "road_busy"),
        (_says(401, b'{"error": "signature", "message": ""}'), "road_refused"),
        (_says(401, b'{"error": "stale", "message": ""}'), "road_refused"),
        (_says(403, b'{"error": "revoked", "message": ""}'), "road_revoked"),
        (_says(400, b"[1]"), "road_refused"),
        (_says(200, ANSWER[:-1], length=len(ANSWER)), "road_unreachable"),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_what_is_no_answer_of_a_hub_is_no_success(answering: Answering, kind: str) -> None:
    with _something(answering) as url:
        assert _fault(url).kind == kind


@pytest.mark.parametrize("body", [b"", ANSWER[:-1], b"\xff" * 10, pack([1, 2, 3])])
def test_an_answer_that_is_not_what_it_should_be_is_damaged(body: bytes) -> None:
    with _something(_says(200, body)) as url:
        area = Area()
        road = _road(url, area)
        with pytest.raises(RoadFault, match="road_damaged"):
            road.pull(asking())
        road.close()


def test_a_chunk_of_other_bytes_is_damaged() -> None:
    with _something(_says(200, b"other bytes")) as url:
        road = _road(url, Area())
        with pytest.raises(RoadFault, match="road_damaged"):
            road.get_chunk(bytes(32))
        road.close()


def test_nobody_there_and_nobody_by_that_name() -> None:
    assert _fault(f"http://127.0.0.1:{free_port()}").kind == "road_unreachable"
    assert _fault("http://hub.invalid").kind == "road_unreachable"


@pytest.mark.parametrize("url", ["", "http://", "hub", "ftp://127.0.0.1", "http://[::1", "http://hub:99999"])
def test_what_is_no_address_leads_nowhere(url: str) -> None:
    with pytest.raises(RoadFault, match="road_unreachable"):
        _road(url, Area()).pull(asking())


def test_a_hub_that_does_not_answer_is_given_up() -> None:
    def never(handler: BaseHTTPRequestHandler) -> None:
        handler.connection.recv(1)  # until the other side hangs up

    with _something(never) as url:
        assert _fault(url, timeout_s=0.2).kind == "road_unreachable"


def test_a_file_of_certificates_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("no certificate")
    for name in ("ca.pem", "nowhere.pem"):
        with pytest.raises(RoadFault, match="road_certificate"):
            _road("https://hub.invalid", Area(), authority=tmp_path / name)


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://hub.example", False),
        ("http://127.0.0.1:8470", False),
        ("http://localhost", False),
        ("http://192.0.2.1", True),
        ("http://hub.example", True),
    ],
)
def test_a_way_others_can_listen_on_is_called_plain(url: str, plain: bool) -> None:
    road = _road(url, Area())
    assert road.plain is plain
    assert road.name == f"hub:{url}"
    road.close()


def test_trying_a_road_tells_how_long_it_took_and_the_hubs_time(relay: Relay) -> None:
    area = Area()
    tested = relay.road(area, area.people[0]).test()
    assert 0 < tested.round_trip_ms < 10_000
    assert abs(tested.hub_ms - relay.clock()) < 10_000


def test_a_road_without_keys_can_look_up_an_invitation(relay: Relay) -> None:
    road = HubRoad(relay.url)
    with pytest.raises(RoadFault, match="invite_unknown"):
        road.invited(bytes(16))
    road.close()
