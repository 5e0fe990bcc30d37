"""Where a helper model is, and whether what is typed in can be used."""

import ipaddress
from typing import Final
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct

from gridsteward.records.faults import Fault

_LAN_NAMES: Final = (".local", ".lan", ".internal", ".home.arpa", ".localhost")
SYSTEM_PROXY: Final = "system"


class Endpoint(Struct, frozen=True, kw_only=True):
    """A model behind an OpenAI-compatible address.

    `proxy` is "" for none, "system" for the computer's own, or an address. Times are in seconds: to connect, between
    two pieces of an answer (the first included), and for all of it.
    """

    base_url: str
    model: str
    key: str = ""
    proxy: str = ""
    connect_s: float = 10.0
    silence_s: float = 60.0
    whole_s: float = 180.0

    def __repr__(self) -> str:
        """Leave the key out: it must not reach a log."""
        return f"Endpoint({self.base_url!r}, {self.model!r})"


def checked_address(text: str) -> str:
    """Return an address without its end; raise Fault helper_address_wrong or helper_plain_http."""
    url = text.strip().rstrip("/").removesuffix("/chat/completions")
    parts = _split(url)
    if (
        parts is None
        or parts.scheme not in ("http", "https")
        or not parts.hostname
        or parts.username
        or parts.query
        or parts.fragment
    ):
        raise Fault("helper_address_wrong")
    if parts.scheme == "http" and not is_near(parts.hostname):
        raise Fault("helper_plain_http")
    return url


def checked_proxy(text: str) -> str:
    """Return a proxy's address; raise Fault helper_proxy_wrong."""
    proxy = text.strip()
    if proxy and proxy != SYSTEM_PROXY:
        parts = _split(proxy)
        if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
            raise Fault("helper_proxy_wrong")
    return proxy


def is_near(host: str) -> bool:
    """Tell whether a host is this computer or stands in the same network: there http harms nobody."""
    name = host.lower().rstrip(".")
    try:
        found = ipaddress.ip_address(name)
    except ValueError:
        return "." not in name or name.endswith(_LAN_NAMES)
    return found.is_loopback or (found.is_private and not found.is_unspecified) or found.is_link_local


def _split(text: str) -> SplitResult | None:
    try:
        parts = urlsplit(text)
        _ = parts.port  # out of range: ValueError
    except ValueError:
        return None
    return None if any(char.isspace() or not char.isprintable() for char in text) else parts
