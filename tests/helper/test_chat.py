"""A model far away may be slow, rude or broken: the person hears why, and waits no longer than they want to."""

import json
import threading
from collections.abc import Iterator

import pytest

from gridsteward.helper.chat import MOST_TEXT, Chat, Stopped
from gridsteward.helper.endpoint import Endpoint, checked_address, checked_proxy, is_near
from gridsteward.records.faults import Fault
from tests.helper.model_server import Reply, Server, event, refused, serving, streamed, whole, zipped

BODY = json.dumps({"model": "small", "messages": [{"role": "user", "content": "你好"}]}, ensure_ascii=False)
TEXT = '{"summary": "爱聊天，先说家常。"}'


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as made:
        yield made


def endpoint(server: Server, **more: object) -> Endpoint:
    given = {"base_url": server.url, "model": "small", "key": "sk-secret-1", **more}
    return Endpoint(**given)  # type: ignore[arg-type]


def answer(server: Server, **more: object) -> str:
    return Chat(endpoint(server, **more)).answer(BODY, heard=lambda _piece: None, stop=lambda: False)


def fault(server: Server, **more: object) -> str:
    with pytest.raises(Fault) as caught:
        answer(server, **more)
    return caught.value.kind


def test_an_answer_is_heard_piece_by_piece_and_the_body_goes_out_as_it_stands(server: Server) -> None:
    server.reply = lambda _call: streamed(TEXT)
    heard: list[str] = []
    assert Chat(endpoint(server)).answer(BODY, heard=heard.append, stop=lambda: False) == TEXT
    assert len(heard) > 2
    assert "".join(heard) == TEXT
    (call,) = server.calls
    assert (call.method, call.path) == ("POST", "/v1/chat/completions")
    assert call.body == BODY.encode()
    assert call.headers["authorization"] == "Bearer sk-secret-1"
    assert call.headers["user-agent"].startswith("gridsteward/")
    assert "cookie" not in call.headers


def test_a_server_that_does_not_stream_and_one_that_packs_are_understood(server: Server) -> None:
    for reply in (whole(TEXT), zipped(streamed(TEXT)), zipped(whole(TEXT))):
        server.reply = lambda _call, reply=reply: reply  # type: ignore[misc]
        assert answer(server) == TEXT


def test_without_a_key_none_is_sent(server: Server) -> None:
    server.reply = lambda _call: streamed(TEXT)
    answer(server, key="")
    assert "authorization" not in server.calls[0].headers


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (refused(401), "helper_key_refused"),
        (refused(403), "helper_key_refused"),
        (refused(402), "helper_quota"),
        (refused(429), "helper_quota"),
        (refused(404), "helper_model_unknown"),
        (refused(400, {"message": "Model Not Exist"}), "helper_model_unknown"),
        (refused(400, {"message": "Insufficient Balance"}), "helper_quota"),
        (refused(422), "helper_unreadable"),
        (refused(500), "helper_down"),
        (refused(503, ["a", {"list": 1}]), "helper_down"),
        (Reply(body=[b"<html>hotel wifi</html>"], content_type="text/html"), "helper_unreadable"),
        (
            Reply(body=[b"data: {not json\n\n", b"\xff\xfe\n"], content_type="text/event-stream"),
            "helper_unreadable",
        ),
        (Reply(body=[b"[[[[" * 50_000], content_type="application/json"), "helper_unreadable"),
        (Reply(body=[b'{"choices": 5}'], content_type="application/json"), "helper_unreadable"),
        (Reply(body=[b'data: {"error": {"message": "rate limit"}}\n\n']), "helper_quota"),
        (Reply(body=[b"data: [DONE]\n\n"]), "helper_unreadable"),
        (Reply(body=[b"not gzip"], headers={"Content-Encoding": "gzip"}), "helper_unreadable"),
        (Reply(body=[b": still here\n" * 20_000] * 10), "helper_unreadable"),
    ],
)
def test_each_way_of_refusing_has_its_sentence(server: Server, reply: Reply, kind: str) -> None:
    server.reply = lambda _call: reply
    assert fault(server) == kind
    assert len(server.calls) == 1, "nothing is tried twice: it costs money"


def test_a_redirect_is_not_followed_and_the_key_goes_nowhere_else(server: Server) -> None:
    with serving() as other:
        server.reply = lambda _call: Reply(status=307, headers={"Location": f"{other.url}/chat/completions"})
        assert fault(server) == "helper_redirected"
        assert other.calls == []


def test_a_silent_and_a_dripping_server_are_given_up(server: Server) -> None:
    hold = threading.Event()
    server.reply = lambda _call: streamed(TEXT, hold=hold)
    assert fault(server, silence_s=0.2) == "helper_too_slow"
    hold.set()
    server.reply = lambda _call: Reply(body=[b": wait\n"] * 400, wait_s=0.02)
    assert fault(server, whole_s=0.3) == "helper_too_slow"


def test_stop_is_heard_at_once_though_the_server_says_nothing(server: Server) -> None:
    hold, asked = threading.Event(), threading.Event()

    def reply(_call: object) -> Reply:
        asked.set()
        return streamed(TEXT, hold=hold)

    server.reply = reply
    with pytest.raises(Stopped):
        Chat(endpoint(server)).answer(BODY, heard=lambda _piece: None, stop=asked.is_set)
    hold.set()


def test_an_answer_that_breaks_off_is_kept_as_far_as_it_came(server: Server) -> None:
    server.reply = lambda _call: Reply(body=[event("前半").encode(), event("句话").encode()], cut=True)
    assert answer(server) == "前半句话"


def test_an_endless_answer_is_cut(server: Server) -> None:
    server.reply = lambda _call: Reply(body=[event("长" * 1000).encode()] * 200)
    assert len(answer(server)) == MOST_TEXT


def test_nobody_there(server: Server) -> None:
    with pytest.raises(Fault) as caught:
        Chat(Endpoint(base_url="http://127.0.0.1:9/v1", model="m")).models(stop=lambda: False)
    assert caught.value.kind == "helper_unreachable"
    with pytest.raises(Fault) as caught:  # it speaks http, not TLS
        Chat(endpoint(server, base_url=server.url.replace("http:", "https:"), connect_s=0.3)).models(
            stop=lambda: False
        )
    assert caught.value.kind == "helper_unreachable"


def test_the_list_of_models_is_read_and_its_lack_is_no_failure(server: Server) -> None:
    assert Chat(endpoint(server)).models(stop=lambda: False) == ("small", "large")
    server.reply = lambda _call: refused(404)
    assert Chat(endpoint(server)).models(stop=lambda: False) == ()
    server.reply = lambda _call: refused(401)
    with pytest.raises(Fault) as caught:
        Chat(endpoint(server)).models(stop=lambda: False)
    assert caught.value.kind == "helper_key_refused"


def test_the_surroundings_proxy_is_used_only_when_asked(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving() as proxy:
        address = proxy.url.removesuffix("/v1")
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, address)
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        server.reply = proxy.reply = lambda _call: streamed(TEXT)
        answer(server)
        assert (len(server.calls), len(proxy.calls)) == (1, 0)
        answer(server, proxy="system")
        answer(server, proxy=address)
        assert (len(server.calls), len(proxy.calls)) == (1, 2)


def test_the_key_is_in_no_repr_and_no_fault(server: Server) -> None:
    server.reply = lambda _call: refused(401, {"message": "key sk-secret-1 is wrong"})
    where = endpoint(server)
    with pytest.raises(Fault) as caught:
        Chat(where).answer(BODY, heard=lambda _piece: None, stop=lambda: False)
    told = f"{where!r} {caught.value!r} {caught.value} {caught.value.values} {caught.value.__cause__!r}"
    assert "sk-secret" not in told


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://api.deepseek.com/", "https://api.deepseek.com"),
        (" https://x.cn/v1/chat/completions ", "https://x.cn/v1"),
        ("http://localhost:11434/v1", "http://localhost:11434/v1"),
        ("http://192.168.1.20:8000/v1", "http://192.168.1.20:8000/v1"),
        ("http://[::1]:11434/v1", "http://[::1]:11434/v1"),
        ("http://ai-server/v1", "http://ai-server/v1"),
    ],
)
def test_addresses_are_taken_as_people_type_them(typed: str, kept: str) -> None:
    assert checked_address(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("http://api.deepseek.com", "helper_plain_http"),
        ("http://8.8.8.8/v1", "helper_plain_http"),
        ("http://0.0.0.0/v1", "helper_plain_http"),
        ("api.deepseek.com", "helper_address_wrong"),
        ("ftp://x.cn", "helper_address_wrong"),
        ("https://user:pw@x.cn", "helper_address_wrong"),
        ("https://x.cn/v1?key=1", "helper_address_wrong"),
        ("https://x.cn:99999", "helper_address_wrong"),
        ("https:// x.cn", "helper_address_wrong"),
        ("", "helper_address_wrong"),
    ],
)
def test_other_addresses_are_refused_before_anything_goes_out(typed: str, kind: str) -> None:
    with pytest.raises(Fault) as caught:
        checked_address(typed)
    assert caught.value.kind == kind


def test_proxies_and_near_hosts() -> None:
    assert checked_proxy(" http://10.0.0.1:8080 ") == "http://10.0.0.1:8080"
    assert checked_proxy("system") == "system"
    with pytest.raises(Fault):
        checked_proxy("10.0.0.1")
    assert [is_near(host) for host in ("127.0.0.1", "fe80::1", "nas.local", "x.com", "1.1.1.1")] == [
        True,
        True,
        True,
        False,
        False,
    ]
