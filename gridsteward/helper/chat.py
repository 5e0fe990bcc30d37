"""Chat completions as OpenAI words them, over HTTP: streamed, stoppable, and bounded in time and size.

Nothing is tried twice: a request costs money, and what failed is told to the person who asked.
"""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

from gridsteward import __version__
from gridsteward.helper.endpoint import SYSTEM_PROXY, Endpoint, checked_address
from gridsteward.records.faults import Fault

if TYPE_CHECKING:
    import httpx

T = TypeVar("T")
MOST_BYTES: Final = 2 << 20  # on the way, after unpacking
MOST_TEXT: Final = 64 * 1024  # characters of an answer
_MOST_ERROR: Final = 16 * 1024
_ASK_STOP_S: Final = 0.05
_DONE: Final = "[DONE]"
# A gateway of one's own may be slow to wake; its words are for people and are not shown.
_OF_STATUS: Final[Mapping[int, str]] = {
    401: "helper_key_refused",
    403: "helper_key_refused",
    402: "helper_quota",
    429: "helper_quota",
    404: "helper_model_unknown",
    408: "helper_too_slow",
    504: "helper_too_slow",
}


class Stopped(Exception):  # noqa: N818  (somebody pressed stop: no error)
    """Somebody asked the answer to end."""


class Chat:
    """A model at an endpoint."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._url = checked_address(endpoint.base_url)

    def answer(self, body: str, *, heard: Callable[[str], object], stop: Callable[[], bool]) -> str:
        """Send a body as it stands and return the whole answer; `heard` is told it piece by piece.

        Raise Stopped when `stop` says so, Fault helper_… for what went wrong. An answer that breaks off after it
        began is returned as far as it came.
        """
        return self._run(lambda: self._answer(body.encode(), heard), stop)

    def models(self, *, stop: Callable[[], bool]) -> tuple[str, ...]:
        """Return the models that are offered there; empty where the server lists none."""
        return self._run(self._models, stop)

    # ------------------------------------------------------------------ asking

    async def _answer(self, body: bytes, heard: Callable[[str], object]) -> str:
        said: list[str] = []
        size = 0
        async with self._client() as client:
            try:
                async with client.stream(
                    "POST",
                    f"{self._url}/chat/completions",
                    content=body,
                    headers={"Content-Type": "application/json", "Accept": "text/event-stream"},
                ) as response:
                    await _expect_ok(response)
                    async for piece in _pieces(response):
                        said.append(piece)
                        size += len(piece)
                        heard(piece)
                        if size > MOST_TEXT:
                            break
            except _errors() as error:
                if not said:  # else it broke off: what came is shown
                    raise _fault(error) from None
        if not said:
            raise Fault("helper_unreadable")
        return "".join(said)[:MOST_TEXT]

    async def _models(self) -> tuple[str, ...]:
        async with self._client() as client:
            try:
                async with client.stream("GET", f"{self._url}/models") as response:
                    if response.status_code in (404, 405, 501):
                        return ()
                    await _expect_ok(response)
                    data = await _whole(response, MOST_BYTES)
            except _errors() as error:
                raise _fault(error) from None
        match _json(data):
            case {"data": [*listed]}:
                return tuple(each["id"] for each in listed if _is_named(each))
            case _:
                raise Fault("helper_unreadable")

    def _client(self) -> "httpx.AsyncClient":
        import httpx  # takes a tenth of a second, and most starts never ask

        own = self._endpoint
        headers = {
            "User-Agent": f"gridsteward/{__version__}",
            "Accept-Encoding": "identity",
            **({"Authorization": f"Bearer {own.key}"} if own.key else {}),
        }
        try:
            return httpx.AsyncClient(
                headers=headers,
                timeout=httpx.Timeout(own.silence_s, connect=own.connect_s),
                verify=ssl.create_default_context() if self._url.startswith("https:") else False,
                proxy=own.proxy if own.proxy and own.proxy != SYSTEM_PROXY else None,
                trust_env=own.proxy == SYSTEM_PROXY,
                follow_redirects=False,  # the key is for this host alone
            )
        except UnicodeEncodeError:  # a key of other than Latin letters was pasted wrongly
            raise Fault("helper_key_refused") from None
        except ValueError:
            raise Fault("helper_proxy_wrong") from None

    def _run(self, work: Callable[[], Awaitable[T]], stop: Callable[[], bool]) -> T:
        """Do a work in a loop of its own; end it when `stop` says so or its time is up."""

        async def watched() -> T:
            task = asyncio.ensure_future(work())
            clock = asyncio.get_running_loop().time
            end = clock() + self._endpoint.whole_s
            try:
                while not task.done():
                    await asyncio.wait((task,), timeout=_ASK_STOP_S)
                    if stop():
                        raise Stopped
                    if clock() > end and not task.done():
                        raise Fault("helper_too_slow")
            finally:
                task.cancel()
                await asyncio.gather(task, return_exceptions=True)
            return task.result()

        return asyncio.run(watched())


# ---------------------------------------------------------------------- reading


async def _pieces(response: "httpx.Response") -> AsyncIterator[str]:
    """Yield the text of an answer as it comes: server-sent events, or one JSON object where it is not streamed."""
    if "json" in response.headers.get("Content-Type", ""):
        yield _of_whole(await _whole(response, MOST_BYTES))
        return
    async for line in _lines(response):
        name, _, value = line.partition(":")
        if name != "data":  # a comment that keeps the line open, or the name of an event
            continue
        if value.strip() == _DONE:
            return
        if piece := _delta(value):
            yield piece


async def _lines(response: "httpx.Response") -> AsyncIterator[str]:
    size, rest = 0, b""
    async for data in response.aiter_bytes():
        size += len(data)
        if size > MOST_BYTES:
            raise Fault("helper_unreadable")
        *lines, rest = (rest + data).replace(b"\r\n", b"\n").split(b"\n")
        for line in lines:
            yield line.decode("utf-8", "replace")
    if rest:
        yield rest.decode("utf-8", "replace")


def _delta(text: str) -> str:
    """Return what one event adds, "" for anything that is no piece of an answer; raise Fault where it is an error."""
    match _json(text):
        case {"error": error} if error:
            raise Fault(_of_error(error))
        case {"choices": [{"delta": {"content": str(piece)}}, *_]}:
            return piece
        case _:
            return ""


def _of_whole(data: bytes) -> str:
    match _json(data):
        case {"error": error} if error:
            raise Fault(_of_error(error))
        case {"choices": [{"message": {"content": str(text)}}, *_]} if text:
            return text
        case _:
            raise Fault("helper_unreadable")


def _json(data: str | bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


async def _whole(response: "httpx.Response", most: int) -> bytes:
    data = bytearray()
    async for piece in response.aiter_bytes():
        data += piece
        if len(data) > most:
            raise Fault("helper_unreadable")
    return bytes(data)


async def _expect_ok(response: "httpx.Response") -> None:
    status = response.status_code
    if status == 200:
        return
    if 300 <= status < 400:
        raise Fault("helper_redirected")
    if status in _OF_STATUS:
        raise Fault(_OF_STATUS[status])
    if status >= 500:
        raise Fault("helper_down", status=status)
    told = _json((await _whole(response, _MOST_ERROR))[:_MOST_ERROR])
    raise Fault(_of_error(told.get("error") if isinstance(told, dict) else None))


def _of_error(error: object) -> str:
    """Return the kind of an error told in words: DeepSeek answers 400 to a model it does not have."""
    told = json.dumps(error).lower()
    if "model" in told and any(each in told for each in ("exist", "not found", "unknown", "not_found")):
        return "helper_model_unknown"
    if any(each in told for each in ("quota", "balance", "rate limit", "rate_limit")):
        return "helper_quota"
    return "helper_unreadable"


def _is_named(listed: object) -> bool:
    return isinstance(listed, dict) and isinstance(listed.get("id"), str)


# ---------------------------------------------------------------------- going wrong


def _errors() -> tuple[type[Exception], ...]:
    import httpx

    return (httpx.HTTPError, httpx.StreamError, httpx.InvalidURL, OSError)


def _fault(error: Exception) -> Fault:
    """Return what an error of the way means; its own words may hold addresses and are dropped."""
    import httpx

    if isinstance(error, httpx.ConnectTimeout):
        return Fault("helper_unreachable")
    if isinstance(error, httpx.TimeoutException):
        return Fault("helper_too_slow")
    if isinstance(error, httpx.DecodingError):
        return Fault("helper_unreadable")
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Fault("helper_certificate")
        cause = cause.__cause__ or cause.__context__
    return Fault("helper_unreachable")
