"""The description is true: whatever is sent, the hub answers as described, never breaks, and keeps nothing unsigned."""

import contextlib
import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)
from sqlalchemy import Connection, func, select

from gridsteward.hub.database import Database, schema
from gridsteward.hub.openapi import description
from gridsteward.hub.routes import ROUTES
from tests.hub.asking import headers
from tests.relay import Relay, hub_in_thread, sqlite_url, unhurried
from tests.sync.people import Area

CHECKS: list[Callable[..., Any]] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
    negative_data_rejection,
    unsupported_method,
]


@schemathesis.serializer("application/msgpack")
def _msgpack(_context: Any, value: Any) -> bytes:
    """Send whatever was made up: the hub must refuse what is no msgpack."""
    value = getattr(value, "data", value)
    return value if isinstance(value, bytes) else str(value).encode()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the URL of the hub's database."""
    return sqlite_url(tmp_path_factory.mktemp("hub"))


@pytest.fixture(scope="module")
def described(place: str) -> Iterator[Relay]:
    """Return a hub that everything is tried on."""
    with hub_in_thread(unhurried(place)) as relay:
        yield relay


def _counts(place: str) -> dict[str, int]:
    def work(connection: Connection) -> dict[str, int]:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in schema.sorted_tables
        }

    database = Database(place, connections=1)
    try:
        return database.read(work)
    finally:
        database.close()


def test_every_address_is_described_with_all_it_may_answer() -> None:
    told = json.loads(description())
    assert {(path, method.upper()) for path, found in told["paths"].items() for method in found} == {
        (route.path, route.method) for route in ROUTES
    }
    names = [found["operationId"] for path in told["paths"].values() for found in path.values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("signed", [False, True])
def test_whatever_is_sent_is_answered_as_described(
    described: Relay, place: str, signed: bool, mode: GenerationMode
) -> None:
    area = Area(2)
    described.found(area)
    before = _counts(place)
    whole = schemathesis.openapi.from_dict(json.loads(description()))
    for found in whole.get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr]
        _try_out(operation, described.url, area if signed else None, mode)
    assert _counts(place) == before, "what a stranger or a confused device sent was kept"


def _try_out(operation: Any, url: str, area: Area | None, mode: GenerationMode) -> None:
    @settings(
        max_examples=12,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    @given(case=operation.as_strategy(mode))
    def one(case: Any) -> None:
        more = {}
        if area is not None and "area" in case.path_parameters and mode is GenerationMode.POSITIVE:
            case.path_parameters["area"] = area.id.hex()
        if area is not None:
            more["auth"] = partial(_sign, area)
        case.call_and_validate(base_url=url, checks=CHECKS, **more)

    with contextlib.suppress(Unsatisfiable):  # an address without anything to get wrong
        one()


def _sign(area: Area, request: Any) -> Any:
    """Sign a request of the library `requests` as the area's first person."""
    me, body = area.people[0], request.body or b""
    body = body.encode() if isinstance(body, str) else body
    request.headers.update(headers(me.device, me.keys, request.method, request.path_url, body=body))
    return request
