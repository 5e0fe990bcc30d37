"""One signed call to a hub: the device's signature, the hub's clock, and what can go wrong on the way."""

import json
import ssl
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from gridsteward import __version__
from gridsteward.sync.roads.road import RoadFault
from gridsteward.sync.wire.messages import (
    DEVICE_HEADER,
    FOUNDING_HEADER,
    SIGNATURE_HEADER,
    TIME_HEADER,
    request_bytes,
)
from gridsteward.sync.wire.secrets import DeviceKeys

if TYPE_CHECKING:
    import httpx

_MOST_ANSWER: Final = 64 << 20  # a hostile hub must not fill the memory
_SLOWEST: Final = 100  # bytes a second; a hub that drips would hold an exchange for ever


@dataclass(frozen=True, slots=True)
class Refusal:
    """The hub said no, and why (the key of its error)."""

    status: int
    why: str
    retry_after_s: int = 0


AREA_UNKNOWN: Final = Refusal(404, "area")


class Caller:
    """Calls of one device on one hub."""

    def __init__(
        self,
        url: str,
        device: bytes,
        keys: DeviceKeys | None,
        *,
        founding_word: str,
        authority: Path | None,
        timeout_s: float,
        transport: "httpx.BaseTransport | None",
    ) -> None:
        import httpx  # takes a tenth of a second, and many a start never talks to a hub

        self._faults = (httpx.TransportError, httpx.StreamError, httpx.DecodingError, httpx.InvalidURL)
        self._timeout_s = timeout_s
        self._device = device
        self._keys = keys
        self._founding = {FOUNDING_HEADER: quote(founding_word)} if founding_word else {}
        self._ahead_ms: float = time.time() * 1000 - time.monotonic() * 1000
        self.last_ms = 0.0  # how long the last call took
        try:
            verify = _trust(authority) if url.startswith("https:") else False
            self._client = httpx.Client(
                base_url=url,
                timeout=httpx.Timeout(timeout_s, connect=min(timeout_s, 10.0)),
                verify=verify,
                transport=transport,
                headers={"User-Agent": f"gridsteward/{__version__}", "Accept-Encoding": "identity"},
                follow_redirects=False,
            )
        except OSError as error:  # the file of certificates
            raise RoadFault("road_certificate") from error
        except (httpx.InvalidURL, ValueError) as error:
            raise RoadFault("road_unreachable") from error

    def close(self) -> None:
        """Let the connections go."""
        self._client.close()

    def hub_ms(self) -> int:
        """Return the hub's time as it was last heard, run on by a clock nobody sets; this computer's before that."""
        return int(time.monotonic() * 1000 + self._ahead_ms)

    def open(self, method: str, target: str, body: bytes = b"") -> bytes | Refusal:
        """Call without a signature."""
        return self._send(method, target, body, {})

    def signed(self, method: str, target: str, body: bytes = b"") -> bytes | Refusal:
        """Call as the device. Where the hub finds the time stale, sign once more with the time it told."""
        answer = self._send(method, target, body, self._signature(method, target, body))
        if answer == Refusal(401, "stale"):
            answer = self._send(method, target, body, self._signature(method, target, body))
        return answer

    def _signature(self, method: str, target: str, body: bytes) -> dict[str, str]:
        if self._keys is None:
            raise ValueError("a road without keys can only look up invitations")
        now = self.hub_ms()
        signature = self._keys.sign(request_bytes(method, target, time_ms=now, body=body))
        return {
            DEVICE_HEADER: self._device.hex(),
            TIME_HEADER: str(now),
            SIGNATURE_HEADER: signature.hex(),
            **(self._founding if target.endswith("/members") else {}),
        }

    def _send(self, method: str, target: str, body: bytes, headers: dict[str, str]) -> bytes | Refusal:
        started = time.monotonic()
        if body:
            headers = {**headers, "Content-Type": "application/msgpack"}
        try:
            with self._client.stream(method, target, content=body or None, headers=headers) as response:
                data, begun = bytearray(), time.monotonic()
                for piece in response.iter_raw():
                    data += piece
                    if len(data) > _MOST_ANSWER:
                        raise RoadFault("road_damaged", why="too_large")
                    if time.monotonic() - begun > self._timeout_s + len(data) / _SLOWEST:
                        raise RoadFault("road_unreachable", why="too_slow")
                told = response.headers.get(TIME_HEADER, "")
                status, retry = response.status_code, response.headers.get("Retry-After", "")
                declared = response.headers.get("Content-Length", str(len(data)))
        except self._faults as error:
            raise RoadFault(_kind(error)) from error
        if not self._hear(told) and status < 400:
            # a hotel's or carrier's page that answers for everybody: nothing is on the hub
            raise RoadFault("road_unreachable", why="not_a_hub")
        self.last_ms = (time.monotonic() - started) * 1000
        if 200 <= status < 300:
            if declared != str(len(data)):
                raise RoadFault("road_unreachable")
            return bytes(data)
        return Refusal(status, _why(bytes(data)), int(retry) if retry.isdecimal() else 0)

    def _hear(self, told: str) -> bool:
        if not (told.isdecimal() and len(told) < 16):
            return False
        self._ahead_ms = int(told) - time.monotonic() * 1000
        return True


def _trust(authority: Path | None) -> ssl.SSLContext:
    trust = ssl.create_default_context()
    if authority is not None:
        trust.load_verify_locations(cafile=authority)
    return trust


def _why(body: bytes) -> str:
    """Return the key of an error; empty where something between answered and not the hub."""
    try:
        return str(json.loads(body)["error"])
    except (ValueError, KeyError, TypeError):
        return ""


def _kind(error: BaseException | None) -> str:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return "road_certificate"
        error = error.__cause__ or error.__context__
    return "road_unreachable"
