"""The app: reads a request, finds out who asks, lets a thread do the work, and says what came of it."""

import asyncio
import dataclasses
import functools
import logging
import re
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final, TypeVar
from urllib.parse import unquote

import anyio
import anyio.to_thread
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route as PathRoute
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gridsteward.hub.access import Call, Signature, Who, key_of
from gridsteward.hub.answers import Answer, Denied, refused
from gridsteward.hub.compaction import compact_now_and_then
from gridsteward.hub.hub import Hub, now_ms
from gridsteward.hub.routes import ROUTES, Route
from gridsteward.hub.settings import Settings
from gridsteward.sync.wire.messages import (
    DEVICE_HEADER,
    FOUNDING_HEADER,
    KINDS,
    SIGNATURE_HEADER,
    TIME_HEADER,
)

T = TypeVar("T")

log = logging.getLogger("gridsteward.hub")

_LOOK_FIRST: Final = 64 << 10  # of a larger body nothing is read before the asker is known
_HEX: Final[Mapping[str, re.Pattern[str]]] = {
    "area": re.compile(r"[0-9a-f]{32}"),
    "writer": re.compile(r"[0-9a-f]{32}"),
    "invite": re.compile(r"[0-9a-f]{32}"),
    "chunk": re.compile(r"[0-9a-f]{64}"),
    "name": re.compile(r"([0-9a-f]{2}){16,64}"),
}
_ROUTE: Final = "gridsteward.route"  # in the scope: the name of the address without what was put into it
_READ: Final = "gridsteward.read"  # in the scope: the whole body came
_NUMBER: Final = re.compile(r"[1-9][0-9]{0,15}")


def create_app(settings: Settings, *, clock: Callable[[], int] = now_ms) -> ASGIApp:
    """Return the hub as an ASGI app."""
    hub = Hub(settings, clock=clock)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        await anyio.to_thread.run_sync(hub.database.make)
        compacting = asyncio.create_task(compact_now_and_then(hub))
        yield
        compacting.cancel()
        await asyncio.gather(compacting, return_exceptions=True)
        await anyio.to_thread.run_sync(hub.database.close)

    desk = _Desk(hub)
    paths: dict[str, dict[str, Route]] = {}
    for route in ROUTES:
        paths.setdefault(route.path, {})[route.method] = route
    routes = [_path_route(desk, path, methods) for path, methods in paths.items()]
    inner = Starlette(routes=routes, lifespan=lifespan, exception_handlers={HTTPException: _not_routed})
    inner.router.redirect_slashes = False
    return _Front(inner, hub)


def _path_route(desk: "_Desk", path: str, methods: Mapping[str, Route]) -> PathRoute:
    async def endpoint(request: Request) -> Response:
        route = methods[request.method]
        request.scope[_ROUTE] = route.name
        return _response(await desk.answer(route, request))

    found = PathRoute(path, endpoint, methods=list(methods))
    found.methods = set(methods)  # Starlette adds HEAD, which nobody could have signed for
    return found


def _response(answer: Answer) -> Response:
    return Response(answer.body, answer.status, answer.headers, answer.media or None)


async def _not_routed(_request: Request, error: Exception) -> Response:
    method = isinstance(error, HTTPException) and error.status_code == 405
    answer = _response(refused(Denied("method" if method else "not_found")))
    if isinstance(error, HTTPException) and error.headers:
        answer.headers.update(error.headers)
    return answer


class _Desk:
    """Takes requests of the table in."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._threads = anyio.CapacityLimiter(hub.settings.threads)

    async def answer(self, route: Route, request: Request) -> Answer:
        try:
            return await self._answer(route, request)
        except Denied as denied:
            answer = refused(denied)
        except ClientDisconnect:
            return Answer(499)  # nobody hears it; the log does
        except DBAPIError as error:
            answer = refused(_broken(error))
        if request.scope.get(_READ):
            return answer
        # what is still to come of the body is not waited for
        return dataclasses.replace(answer, headers={**answer.headers, "Connection": "close"})

    async def _answer(self, route: Route, request: Request) -> Answer:
        hub = self._hub
        address = request.client.host if request.client else ""
        hub.limits.expect_request(address)
        headers = request.headers
        signature = None
        if route.signed:
            told = (headers.get(name, "") for name in (DEVICE_HEADER, TIME_HEADER, SIGNATURE_HEADER))
            signature = Signature.read(*told)
        values = _values(request.path_params)
        call = Call(
            method=request.method,
            target=_target(request.scope),
            body=b"",
            address=address,
            now_ms=hub.clock(),
            signature=signature,
            founding_word=unquote(headers.get(FOUNDING_HEADER, "")),
        )
        large = int(headers.get("content-length", _LOOK_FIRST + 1)) > _LOOK_FIRST if route.most else False
        if large and route.who not in (Who.ANYBODY, Who.FOUNDER):
            await self._in_thread(functools.partial(self._look, route, call, values["area"]))
        body = await hub.limits.body(request, route.most)
        request.scope[_READ] = True
        call = dataclasses.replace(call, body=body)
        return await self._in_thread(functools.partial(self._work, route, call, values))

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await anyio.to_thread.run_sync(work, limiter=self._threads)

    def _look(self, route: Route, call: Call, area: bytes) -> None:
        """Refuse whoever may not ask this before its body is read."""
        call.expect_fresh()
        key_of(call.device, self._hub.areas.state(area).membership, route.who)

    def _work(self, route: Route, call: Call, values: Mapping[str, Any]) -> Answer:
        if route.who in (Who.ANYBODY, Who.FOUNDER):
            return route.work(self._hub, call, **values)
        others = dict(values)
        area = others.pop("area")
        call.expect_fresh()
        state = self._hub.areas.state(area)
        call.expect_signed(key_of(call.device, state.membership, route.who))
        self._hub.limits.expect_area(area)
        return route.work(self._hub, call, state, **others)


def _values(params: Mapping[str, str]) -> dict[str, Any]:
    """Return what the path holds as bytes and numbers; raise Denied malformed, not_found."""
    found: dict[str, Any] = {}
    for name, text in params.items():
        if name == "kind":
            if text not in KINDS:
                raise Denied("not_found")
            found[name] = text
        elif name == "n":
            if not _NUMBER.fullmatch(text):
                raise Denied("malformed")
            found[name] = int(text)
        else:
            if not _HEX[name].fullmatch(text):
                raise Denied("malformed")
            found["name" if name == "chunk" else name] = bytes.fromhex(text)
    return found


def _target(scope: Scope) -> str:
    """Return the path with its query as it was sent: that is what the device signed."""
    path: bytes = scope.get("raw_path") or scope["path"].encode()
    query: bytes = scope["query_string"]
    return (path + (b"?" + query if query else b"")).decode("latin-1")


def _broken(error: DBAPIError) -> Denied:
    state = getattr(error.orig, "sqlstate", None)
    if state == "53100" or "disk is full" in str(error.orig):
        return Denied("full")
    if isinstance(error, OperationalError | InterfaceError):
        log.error("the database does not answer: %s", type(error.orig).__name__)
        return Denied("database")
    log.error("the database refused a statement: %s", state or type(error.orig).__name__)
    return Denied("internal")


class _Front:
    """Around the app: the time on every answer, the log, the figures, and a body for what nobody foresaw."""

    def __init__(self, inner: ASGIApp, hub: Hub) -> None:
        self._inner = inner
        self._hub = hub

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        started = time.perf_counter()
        status, sizes = 0, {"received": 0, "sent": 0}

        async def hear() -> Message:
            message = await receive()
            sizes["received"] += len(message.get("body", b""))
            return message

        async def tell(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"].append((TIME_HEADER.lower().encode(), str(self._hub.clock()).encode()))
            sizes["sent"] += len(message.get("body", b""))
            await send(message)

        try:
            await self._inner(scope, hear, tell)
        except Exception as error:
            # its text could hold what somebody sent, so only where it happened is written down
            log.error("unforeseen: %s at %s", type(error).__name__, _where(error))
            if status:
                raise
            await _response(refused(Denied("internal")))(scope, hear, tell)
        finally:
            self._note(scope, status, time.perf_counter() - started, sizes)

    def _note(self, scope: Scope, status: int, seconds: float, sizes: Mapping[str, int]) -> None:
        name = scope.get(_ROUTE, "unknown")
        self._hub.metrics.answered(name, status, seconds, **sizes)
        area = str(scope.get("path_params", {}).get("area", ""))[:8]
        device = next((v for k, v in scope["headers"] if k == DEVICE_HEADER.lower().encode()), b"")
        log.info(
            "%s %s %.0fms area=%s device=%s", name, status, seconds * 1000, area, device[:8].decode("latin-1")
        )


def _where(error: BaseException) -> str:
    trace = error.__traceback__
    found = ""
    while trace is not None:
        found = f"{trace.tb_frame.f_code.co_filename.rpartition('/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found
