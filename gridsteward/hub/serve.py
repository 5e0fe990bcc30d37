"""Running the hub: uvicorn with our settings, one process or several, stopped without cutting anybody off."""

import asyncio
import functools
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.supervisors import Multiprocess

from gridsteward.hub.app import create_app
from gridsteward.hub.settings import Settings

GRACE_S: Final = 30
_FORMAT: Final = "%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"
_LOGGING: Final[dict[str, Any]] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": _FORMAT}},
    "handlers": {
        "err": {"class": "logging.StreamHandler", "formatter": "plain", "stream": "ext://sys.stderr"}
    },
    "loggers": {
        "gridsteward.hub": {"handlers": ["err"], "level": "INFO"},
        "uvicorn": {"handlers": ["err"], "level": "WARNING"},
    },
}


@dataclass(frozen=True, slots=True)
class Listening:
    """Where a hub listens. `proxy`: addresses whose word about the asker's address is believed."""

    host: str = "127.0.0.1"
    port: int = 8470
    certificate: Path | None = None
    key: Path | None = None
    workers: int = 1
    proxy: str = "127.0.0.1"

    @property
    def is_open_and_plain(self) -> bool:
        """Tell whether others than this computer are served without TLS."""
        return self.certificate is None and self.host not in {"127.0.0.1", "::1", "localhost"}


def serve(settings: Settings, listening: Listening, *, quiet: bool = False) -> None:
    """Serve until SIGTERM or SIGINT; what is under way is finished first, for half a minute at most."""
    config = configured(functools.partial(create_app, settings), settings, listening, quiet=quiet)
    if listening.workers > 1:
        Multiprocess(config, sockets=[config.bind_socket()]).run()
    else:
        uvicorn.Server(config).run()


def configured(
    app: Callable[[], ASGIApp], settings: Settings, listening: Listening, *, quiet: bool = False
) -> uvicorn.Config:
    """Return how uvicorn serves the app that `app` makes."""
    wanted = dict(_LOGGING)
    if quiet:
        wanted["loggers"] = {
            **_LOGGING["loggers"],
            "gridsteward.hub": {"handlers": ["err"], "level": "WARNING"},
        }
    return uvicorn.Config(
        app,
        factory=True,
        host=listening.host,
        port=listening.port,
        workers=listening.workers,
        ssl_certfile=listening.certificate,
        ssl_keyfile=listening.key,
        http=functools.partial(_HeadTimedProtocol, settings.head_s),  # type: ignore[arg-type]
        ws="none",
        lifespan="on",
        access_log=False,
        server_header=False,
        log_config=wanted,
        forwarded_allow_ips=listening.proxy,
        timeout_graceful_shutdown=GRACE_S,
        timeout_keep_alive=60,
        backlog=1024,
    )


class _HeadTimedProtocol(H11Protocol):
    """Ends a connection that does not get its request's headers across in time: uvicorn would wait for ever."""

    def __init__(self, head_s: float, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._head_s = head_s
        self._head_timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            self._stop_watching()
        elif self._head_timer is None and self.conn.trailing_data[0]:
            self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_watching()
        super().connection_lost(exc)

    def _watch(self) -> None:
        self._head_timer = self.loop.call_later(self._head_s, self._end)

    def _stop_watching(self) -> None:
        if self._head_timer is not None:
            self._head_timer.cancel()
            self._head_timer = None

    def _end(self) -> None:
        if not self.transport.is_closing():
            logging.getLogger("gridsteward.hub").info("a connection ended: no whole request came")
            self.transport.close()
