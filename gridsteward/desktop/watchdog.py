"""Notices when the main thread stalls, for how long, and in which code."""

import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from msgspec import Struct, field
from PySide6.QtCore import Qt, QTimer

_BEAT_MS: Final = 5


class Stall(Struct, frozen=True):
    """A stretch in which no event was handled, in milliseconds, and where the thread stood meanwhile."""

    milliseconds: float
    stack: str


class Stalls(Struct):
    """What was noticed so far."""

    found: list[Stall] = field(default_factory=list)

    @property
    def longest(self) -> float:
        """Length of the longest stall in milliseconds, 0 when there was none."""
        return max((stall.milliseconds for stall in self.found), default=0.0)


class _Watch:
    """A beating timer on the main thread, and a thread that looks where a missing beat hangs."""

    def __init__(self, limit_ms: float, stalls: Stalls) -> None:
        self._limit, self._stalls = limit_ms / 1000, stalls
        self._main = threading.get_ident()
        self._last = time.monotonic()
        self._stack = ""
        self._over = threading.Event()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)
        self._timer.start(_BEAT_MS)
        self._looker = threading.Thread(target=self._look, name="watchdog", daemon=True)
        self._looker.start()

    def beat(self) -> None:
        now = time.monotonic()
        gap = now - self._last
        if gap > self._limit:
            self._stalls.found.append(Stall(gap * 1000, self._stack))
        self._last, self._stack = now, ""

    def stop(self) -> None:
        self.beat()
        self._timer.stop()
        self._timer.deleteLater()
        self._over.set()
        self._looker.join()

    def _look(self) -> None:
        while not self._over.wait(_BEAT_MS / 1000):
            # Half the limit in: late enough to be the culprit, early enough to catch it at work.
            if not self._stack and time.monotonic() - self._last > self._limit / 2:
                frame = sys._current_frames().get(self._main)  # noqa: SLF001  (the one way to see a thread)
                self._stack = "".join(traceback.format_stack(frame))


@contextmanager
def watch(limit_ms: float = 50) -> Iterator[Stalls]:
    """Record every stall of the calling (main) thread longer than `limit_ms` while the body runs."""
    stalls = Stalls()
    watching = _Watch(limit_ms, stalls)
    try:
        yield stalls
    finally:
        watching.stop()
