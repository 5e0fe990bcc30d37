"""A bad line between laptops and hubs: a TCP proxy on loopback that drops, delays, repeats and cuts, by a seed.

It reads HTTP/1.1 as far as it must to know where a request ends, and keeps every byte that passed in both directions.
"""

import asyncio
import contextlib
import random
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

_READ: Final = 1 << 16
_MOST_KEPT: Final = 256 << 20
_LOOKS: Final = 0.8
LONGEST_DELAY_S: Final = 0.15
DRIP_S: Final = 0.1


class Fate(StrEnum):
    """What becomes of one request."""

    PASSED = "passed"
    DELAYED = "delayed"
    REFUSED = "refused"  # the connection ends before anything reaches the hub
    CUT_ASKING = "cut in the middle of the request"
    LOST_ANSWER = "the hub acted and nobody heard"
    CUT_ANSWER = "cut in the middle of the answer"
    REPLAYED = "sent a second time on a connection of its own"
    DRIPPED = "the answer comes a byte at a time"
    STALLED = "the hub's answer never comes, and the line stays open"


@dataclass
class Odds:
    """How often each fate befalls a request; the rest passes."""

    of: dict[Fate, float] = field(default_factory=dict)

    def draw(self, rnd: random.Random) -> Fate:
        """Return the fate of the next request."""
        left = rnd.random()
        for fate, part in self.of.items():
            left -= part
            if left < 0:
                return fate
        return Fate.PASSED


HONEST: Final = Odds()
BAD: Final = Odds(
    {
        Fate.DELAYED: 0.06,
        Fate.REFUSED: 0.02,
        Fate.CUT_ASKING: 0.03,
        Fate.LOST_ANSWER: 0.04,
        Fate.CUT_ANSWER: 0.03,
        Fate.REPLAYED: 0.10,
    }
)
DEAD: Final = Odds({Fate.STALLED: 1.0})


class BadLine:
    """Listens until it is closed. `odds` may be changed at any time; `counts` tells what befell how many requests."""

    def __init__(self, hubs: Sequence[int], *, seed: int = 0, odds: Odds = HONEST) -> None:
        """`hubs` are ports on this computer; a connection goes to one of them, by the seed."""
        self.odds = odds
        self.counts: Counter[Fate] = Counter()
        self.passed = bytearray()
        self.hubs = list(hubs)  # may be changed: a hub that starts anew may listen elsewhere
        self._seed = seed
        self._connections = 0
        self._loop = asyncio.new_event_loop()
        self._open: set[asyncio.Task[None]] = set()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(
            asyncio.start_server(self._accept, "127.0.0.1", 0, limit=1 << 24), self._loop
        ).result()
        self.url = f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def close(self) -> None:
        """End all connections and the thread."""
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _end(self) -> None:
        self._server.close()
        open_now = list(self._open)
        for task in open_now:
            task.cancel()
        await asyncio.gather(*open_now, return_exceptions=True)

    # -- one connection ------------------------------------------------------------------------------------------------

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._connections += 1
        rnd = random.Random(f"{self._seed}:{self._connections}")  # noqa: S311  (fates, not secrets)
        task = self._loop.create_task(self._carry(reader, writer, rnd))
        self._open.add(task)
        task.add_done_callback(self._open.discard)

    async def _carry(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, rnd: random.Random
    ) -> None:
        hub: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        try:
            while request := await _message(reader):
                fate = self.odds.draw(rnd)
                self.counts[fate] += 1
                if fate is Fate.REFUSED:
                    break
                hub = hub or await self._to_a_hub(rnd)
                if hub is None or not await self._one(request, hub, writer, fate, rnd):
                    break
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            for each in (writer, hub[1] if hub else None):
                if each is not None:
                    await _hang_up(each)

    async def _to_a_hub(self, rnd: random.Random) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        """Connect to a hub that is up; a line that is not honest does not always look for one."""
        hubs = rnd.sample(self.hubs, len(self.hubs))
        for port in hubs if self.odds is HONEST or rnd.random() < _LOOKS else hubs[:1]:
            with contextlib.suppress(OSError):
                return await asyncio.open_connection("127.0.0.1", port, limit=1 << 24)
        return None

    async def _one(
        self,
        request: bytes,
        hub: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        writer: asyncio.StreamWriter,
        fate: Fate,
        rnd: random.Random,
    ) -> bool:
        """Carry one request and its answer; tell whether the connection goes on."""
        if fate is Fate.DELAYED:
            await asyncio.sleep(rnd.uniform(0, LONGEST_DELAY_S))
        if fate is Fate.REPLAYED and rnd.random() < 0.5:
            await self._replay(request, rnd)
        part = request[: rnd.randrange(1, len(request))] if fate is Fate.CUT_ASKING else request
        self._keep(part)
        hub[1].write(part)
        await hub[1].drain()
        if fate is Fate.CUT_ASKING:
            return False
        answer = await _message(hub[0], answers=True)
        self._keep(answer)
        if fate is Fate.REPLAYED:
            await self._replay(request, rnd)
        if fate is Fate.STALLED:
            await asyncio.get_running_loop().create_future()
        if not answer or fate is Fate.LOST_ANSWER:
            return False
        if fate is Fate.DRIPPED:
            head = answer.index(b"\r\n\r\n") + 4
            writer.write(answer[:head])
            for at in range(head, len(answer)):
                writer.write(answer[at : at + 1])
                await writer.drain()
                await asyncio.sleep(DRIP_S)
            return True
        writer.write(answer[: rnd.randrange(1, len(answer))] if fate is Fate.CUT_ANSWER else answer)
        await writer.drain()
        return fate is not Fate.CUT_ANSWER

    async def _replay(self, request: bytes, rnd: random.Random) -> None:
        """Send a recorded request on a connection of its own, as whoever recorded it would."""
        hub = await self._to_a_hub(rnd)
        if hub is not None:
            try:
                hub[1].write(request)
                await hub[1].drain()
                self._keep(await _message(hub[0], answers=True))
            except OSError:
                pass
            finally:
                await _hang_up(hub[1])

    def _keep(self, data: bytes) -> None:
        self.passed += data
        assert len(self.passed) < _MOST_KEPT


async def _message(reader: asyncio.StreamReader, *, answers: bool = False) -> bytes:
    """Return the next whole message, b"" when the connection ended before one was whole."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
        length = 0
        for line in head.split(b"\r\n"):
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
            assert name.lower() != b"transfer-encoding", "this line reads lengths only"
        if answers and head.split(b" ", 2)[1] in (b"204", b"304"):
            length = 0
        return head + await reader.readexactly(length)
    except (OSError, asyncio.IncompleteReadError):
        return b""


async def _hang_up(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with contextlib.suppress(OSError):
        await writer.wait_closed()
