"""A model's server for tests, over real sockets: it speaks chat completions well or badly, and keeps all it got."""

import gzip
import json
import socketserver
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

ANSWER = {
    "tags": [
        {"tag": "talkative", "because": "每次见面都聊得高兴"},
        {"tag": "rich_man", "because": "看着像"},
        {"tag": "dog", "because": "⟦甲1⟧说院里有狗"},
    ],
    "summary": "先聊家常再说正事，⟦甲1⟧爱听明白话。",
    "card": {"opening": ["⟦甲1⟧您好，最近身体好吧？"], "ask": ["家里最近添了电器没有？"], "other": ["x"]},
}


def event(piece: str) -> str:
    return (
        "data: "
        + json.dumps({"choices": [{"index": 0, "delta": {"content": piece}}]}, ensure_ascii=False)
        + "\n\n"
    )


def pieces(text: str, size: int = 7) -> list[str]:
    return [text[start : start + size] for start in range(0, len(text), size)]


@dataclass
class Call:
    """One request as it came over the wire."""

    raw: bytes
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Reply:
    """What is answered: a head, and pieces of a body with a wait before each."""

    status: int = 200
    content_type: str = "text/event-stream"
    body: Sequence[bytes] = ()
    headers: dict[str, str] = field(default_factory=dict)
    wait_s: float = 0.0
    hold: threading.Event | None = None
    cut: bool = False  # promise more than is sent


def streamed(text: str, **more: object) -> Reply:
    """Answer piece by piece as DeepSeek and Ollama do, with comments that keep the line open."""
    body = [b": keep-alive\n\n", *(event(piece).encode() for piece in pieces(text)), b"data: [DONE]\n\n"]
    return Reply(body=body, **more)  # type: ignore[arg-type]


def whole(text: str) -> Reply:
    """Answer at once, as a server that does not stream."""
    data = {"choices": [{"message": {"role": "assistant", "content": text}}]}
    return Reply(content_type="application/json", body=[json.dumps(data).encode()])


def refused(status: int, error: object = "no") -> Reply:
    return Reply(status=status, content_type="application/json", body=[json.dumps({"error": error}).encode()])


def zipped(reply: Reply) -> Reply:
    body = gzip.compress(b"".join(reply.body))
    return Reply(
        content_type=reply.content_type, body=[body[:20], body[20:]], headers={"Content-Encoding": "gzip"}
    )


class Server:
    """Answers every call by `reply`; `calls` are those it got."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.reply: Callable[[Call], Reply] = lambda _call: streamed(json.dumps(ANSWER, ensure_ascii=False))
        self.url = ""
        self.gone = threading.Event()  # somebody hung up while we spoke

    @property
    def received(self) -> bytes:
        """Every byte that ever arrived."""
        return b"".join(call.raw for call in self.calls)


class _Handler(socketserver.BaseRequestHandler):
    keeper: Server

    def handle(self) -> None:
        call = self._read()
        if call is None:
            return
        self.keeper.calls.append(call)
        if call.path.endswith("/models") and call.method == "GET":
            models = {"data": [{"id": "small"}, {"id": "large"}, {"nonsense": 1}]}
            default = Reply(content_type="application/json", body=[json.dumps(models).encode()])
            reply = self.keeper.reply(call) if self.keeper.reply(call).status != 200 else default
        else:
            reply = self.keeper.reply(call)
        try:
            self._say(reply)
        except OSError:
            self.keeper.gone.set()

    def _say(self, reply: Reply) -> None:
        length = sum(map(len, reply.body)) + (100 if reply.cut else 0)
        head = (
            f"HTTP/1.1 {reply.status} X\r\nContent-Type: {reply.content_type}\r\nContent-Length: {length}\r\n"
        )
        head += "".join(f"{name}: {value}\r\n" for name, value in reply.headers.items())
        if reply.hold is not None:
            reply.hold.wait(20)
        self.request.sendall(f"{head}Connection: close\r\n\r\n".encode())
        for piece in reply.body:
            if reply.wait_s:
                time.sleep(reply.wait_s)
            self.request.sendall(piece)

    def _read(self) -> Call | None:
        raw = b""
        while b"\r\n\r\n" not in raw:
            more = self.request.recv(65536)
            if not more:
                return None
            raw += more
        head, _, body = raw.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        while len(body) < int(headers.get("content-length", 0)):
            more = self.request.recv(65536)
            if not more:
                break
            raw, body = raw + more, body + more
        method, path, _ = first.split(" ", 2)
        return Call(raw, method, path, headers, body)


class _Threads(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


@contextmanager
def serving() -> Iterator[Server]:
    """Serve until the block ends."""
    keeper = Server()
    handler = type("Handler", (_Handler,), {"keeper": keeper})
    with _Threads(("127.0.0.1", 0), handler) as server:
        keeper.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield keeper
        finally:
            server.shutdown()
            thread.join()
