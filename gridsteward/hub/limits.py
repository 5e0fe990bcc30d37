"""Limits: how often somebody may ask, how large a body may be, how slowly it may come."""

import asyncio
import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from starlette.requests import ClientDisconnect, Request

from gridsteward.hub.answers import Denied
from gridsteward.hub.settings import Rate, Settings

_REMEMBERED: Final = 20_000  # askers; one that was forgotten starts with a full bucket


class Buckets:
    """A bucket of tokens for each asker, of one process. Any thread may ask."""

    def __init__(self, rate: Rate, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = rate
        self._clock = clock
        self._left: OrderedDict[bytes | str, tuple[float, float]] = OrderedDict()
        self._guard = threading.Lock()

    def take(self, asker: bytes | str) -> None:
        """Take a token; raise Denied rate when there is none."""
        with self._guard:
            now = self._clock()
            left, then = self._left.pop(asker, (float(self._rate.burst), now))
            left = min(self._rate.burst, left + (now - then) * self._rate.per_s)
            self._left[asker] = (max(left - 1, 0.0) if left >= 1 else left, now)
            while len(self._left) > _REMEMBERED:
                self._left.popitem(last=False)
        if left < 1:
            raise Denied("rate", retry_after_s=max(1, math.ceil((1 - left) / self._rate.per_s)))


class Limits:
    """All limits of one process."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._area = Buckets(settings.area_rate)
        self._address = Buckets(settings.address_rate)
        self._invite = Buckets(settings.invite_rate)
        self._founding = Buckets(settings.founding_rate)
        self._receiving = 0  # bytes of bodies under way; only the event loop touches it

    def expect_request(self, address: str) -> None:
        """Count a request of an address."""
        self._address.take(address)

    def expect_area(self, area: bytes) -> None:
        """Count a request about an area."""
        self._area.take(area)

    def expect_invite(self, address: str) -> None:
        """Count a look at an invitation: nobody shall try out names."""
        self._invite.take(address)

    def expect_founding(self, address: str) -> None:
        """Count a new area."""
        self._founding.take(address)

    async def body(self, request: Request, most: int) -> bytes:
        """Return the whole body; raise Denied too_large, slow, busy, and ClientDisconnect when it broke off."""
        declared = _declared(request)
        if declared is not None and declared > most:
            raise Denied("too_large")
        held = most if declared is None else declared
        if self._receiving + held > self._settings.bodies_bytes:
            raise Denied("busy")
        self._receiving += held
        try:
            async with asyncio.timeout(self._settings.body_total_s):
                return await self._read(request, most)
        except TimeoutError as error:
            raise Denied("slow") from error
        finally:
            self._receiving -= held

    async def _read(self, request: Request, most: int) -> bytes:
        found = bytearray()
        while True:
            async with asyncio.timeout(self._settings.body_idle_s):
                message = await request.receive()
            if message["type"] == "http.disconnect":
                raise ClientDisconnect
            found += message.get("body", b"")
            if len(found) > most:
                raise Denied("too_large")
            if not message.get("more_body", False):
                return bytes(found)


def _declared(request: Request) -> int | None:
    value = request.headers.get("content-length")
    if value is None:
        return 0 if "transfer-encoding" not in request.headers else None
    if not value.isdecimal() or len(value) > 15:
        raise Denied("malformed")
    return int(value)
