"""Requests put together by hand, right or wrong, as no honest device would send them."""

import json
from dataclasses import dataclass

import httpx

from gridsteward.hub.hub import now_ms
from gridsteward.sync.wire.messages import (
    DEVICE_HEADER,
    SIGNATURE_HEADER,
    TIME_HEADER,
    request_bytes,
)
from gridsteward.sync.wire.secrets import DeviceKeys


@dataclass(frozen=True)
class Said:
    """What a hub answered: status, and the key of its error if it is one."""

    status: int
    error: str = ""


def headers(
    device: bytes, keys: DeviceKeys, method: str, target: str, *, body: bytes = b"", ms: int | None = None
) -> dict[str, str]:
    """Return the headers that sign a request."""
    time_ms = now_ms() if ms is None else ms
    signature = keys.sign(request_bytes(method, target, time_ms=time_ms, body=body))
    return {DEVICE_HEADER: device.hex(), TIME_HEADER: str(time_ms), SIGNATURE_HEADER: signature.hex()}


def send(
    url: str, method: str, target: str, *, body: bytes = b"", signed: dict[str, str] | None = None
) -> Said:
    """Send a request with these headers."""
    answer = httpx.request(method, url + target, content=body, headers=signed or {}, trust_env=False)
    assert answer.headers[TIME_HEADER].isdecimal(), "every answer tells the time"
    return Said(answer.status_code, error_of(answer.content))


def error_of(body: bytes) -> str:
    """Return the key of an error's body; empty for any other body."""
    try:
        return str(json.loads(body)["error"])
    except (ValueError, KeyError, TypeError):
        return ""
