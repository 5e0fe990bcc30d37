"""What goes over the wire, counted twice: every byte by a proxy on the way, questions and bodies by the asker itself.

`python -m tests.bench.sync.counting PORT` is the proxy: it says the port it listens on, passes on what comes, and for
every line it is told says [bytes towards the hub, bytes from it] since the last. In a process of its own, and the same
for us and the peers.
"""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx

_PIECE = 1 << 16


class CountingTransport(httpx.HTTPTransport):
    """Counts questions, and the bytes of their bodies (without any header of HTTP) each way."""

    def __init__(self) -> None:
        super().__init__(verify=False, trust_env=False)
        self.requests = self.up = self.down = 0

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        answer = super().handle_request(request)
        self.requests += 1
        self.up += int(request.headers.get("Content-Length", 0))
        self.down += int(answer.headers.get("Content-Length", 0))
        return answer


@dataclass
class Proxy:
    """A running proxy."""

    url: str
    process: "subprocess.Popen[str]"

    def counted(self) -> tuple[int, int]:
        """Return the bytes towards the hub and from it since the last question, headers and all."""
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError("a proxy without pipes")
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        up, down = json.loads(self.process.stdout.readline())
        return up, down


@contextmanager
def counted(port: int) -> Iterator[Proxy]:
    """Put a proxy before a port of this computer."""
    command = [sys.executable, "-m", "tests.bench.sync.counting", str(port)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            said = process.stdout.readline() if process.stdout else ""
            yield Proxy(f"http://127.0.0.1:{int(said)}", process)
        finally:
            process.terminate()


async def _serve(port: int) -> None:
    counts = [0, 0]

    async def carry(source: asyncio.StreamReader, sink: asyncio.StreamWriter, way: int) -> None:
        while piece := await source.read(_PIECE):
            counts[way] += len(piece)
            sink.write(piece)
            await sink.drain()
        sink.close()

    async def accept(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(carry(source, back, 0), carry(there, sink, 1), return_exceptions=True)

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    _say(server.sockets[0].getsockname()[1])
    told = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(told), sys.stdin)
    while await told.readline():
        _say(counts)
        counts[:] = [0, 0]


def _say(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
