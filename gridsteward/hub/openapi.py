"""The description of the hub's addresses (OpenAPI 3.1), made from the same table that serves them."""

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from gridsteward import __version__
from gridsteward.hub.access import Who
from gridsteward.hub.answers import JSON, REFUSALS
from gridsteward.hub.routes import ROUTES, Route
from gridsteward.sync.wire.messages import DEVICE_HEADER, KINDS, SIGNATURE_HEADER, TIME_HEADER

_EVERYWHERE: Final = ("rate", "busy", "too_large", "slow", "internal", "database")
_PARKED: Final = "Gridsteward-Parked"  # where it is absent the bundle counts
_HEX: Final[Mapping[str, str]] = {
    "area": "^[0-9a-f]{32}$",
    "writer": "^[0-9a-f]{32}$",
    "invite": "^[0-9a-f]{32}$",
    "chunk": "^[0-9a-f]{64}$",
    "name": "^([0-9a-f]{2}){16,64}$",
}
_WHAT: Final[Mapping[str, str]] = {
    "PullRequest": "[have {writer: n}, heads, acks hash, own ack, most bytes] (sync.wire.messages.PullRequest)",
    "PullAnswer": "[bundles, more, have, members, acks, requests, files, floors] (sync.wire.messages.PullAnswer)",
    "Bundle": "one sealed, signed bundle (sync.wire.bundles)",
    "Records": "membership records (sync.wire.membership)",
    "Append": "[expected heads, records] (sync.wire.messages.Append)",
    "Ack": "a signed ack (sync.wire.messages.Ack)",
    "Names": "[names] (sync.wire.messages.Names)",
    "Chunk": "sealed bytes, named by their SHA-256",
    "Object": "a manifest or a countersignature (sync.wire.messages)",
    "Invited": "[area, records] (sync.wire.messages.Invited)",
    "Enrolment": "a request to be admitted (sync.wire.messages.Enrolment)",
}


@cache
def description() -> bytes:
    """Return the whole description as JSON."""
    paths: dict[str, dict[str, Any]] = {}
    for route in ROUTES:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route)
    schemas = {
        name: {"type": "string", "format": "binary", "description": text} for name, text in _WHAT.items()
    }
    return json.dumps(
        {
            "openapi": "3.1.0",
            "info": {"title": "GridSteward hub", "version": __version__, "license": {"name": "Apache-2.0"}},
            "paths": paths,
            "components": {
                "schemas": {
                    **schemas,
                    "Text": {"type": "string"},
                    "Any": {"type": "object"},
                    "Error": _error(),
                },
                "securitySchemes": {
                    "device": _header(DEVICE_HEADER, "The device, 16 bytes in hex"),
                    "time": _header(TIME_HEADER, "The hub's time in ms since 1970, within five minutes"),
                    "signature": _header(
                        SIGNATURE_HEADER,
                        "Ed25519 over 'gridsteward request 1\\0' and msgpack [method, target, time, SHA-256 of the "
                        "body], in hex",
                    ),
                },
            },
        },
        ensure_ascii=False,
    ).encode()


def _operation(route: Route) -> dict[str, Any]:
    found: dict[str, Any] = {
        "operationId": route.name,
        "summary": route.summary,
        "responses": _responses(route),
    }
    parameters = [_parameter(name) for name in re.findall(r"{(\w+)}", route.path)]
    if parameters:
        found["parameters"] = parameters
    if route.takes:
        found["requestBody"] = {
            "required": True,
            "content": {route.takes: {"schema": _ref(route.takes_what)}},
        }
    if route.who is not Who.ANYBODY:
        found["security"] = [{"device": [], "time": [], "signature": []}]
    return found


def _responses(route: Route) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for status in route.successes:
        content = {route.gives: {"schema": _ref(route.gives_what)}} if route.gives else {}
        found[str(status)] = {
            "description": "Done",
            "headers": _time(),
            **({"content": content} if content else {}),
        }
    for why in dict.fromkeys((*route.refusals, *_EVERYWHERE)):
        status, sentence = REFUSALS[why]
        told = found.setdefault(
            str(status), {"description": "", "headers": _time(), "content": {JSON: {"schema": _ref("Error")}}}
        )
        told["description"] = f"{told['description']} {why}: {sentence}".strip()
        if status == 429:
            told["headers"] = {**_time(), "Retry-After": {"schema": {"type": "integer"}}}
    return found


def _parameter(name: str) -> dict[str, Any]:
    if name == "kind":
        schema: dict[str, Any] = {"type": "string", "enum": list(KINDS)}
    elif name == "n":
        schema = {"type": "integer", "minimum": 1, "maximum": 10**16 - 1}
    else:
        schema = {"type": "string", "pattern": _HEX[name]}
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _error() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["error", "message"],
        "properties": {
            "error": {"type": "string", "enum": list(REFUSALS)},
            "message": {"type": "string"},
        },
    }


def _time() -> dict[str, Any]:
    return {TIME_HEADER: {"description": "The hub's time in ms since 1970", "schema": {"type": "integer"}}}


def _header(name: str, what: str) -> dict[str, Any]:
    return {"type": "apiKey", "in": "header", "name": name, "description": what}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}
