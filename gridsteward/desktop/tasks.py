"""Run work off the main thread and bring its result back to it."""

import sys
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from typing import Final, Literal, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal
from shiboken6 import isValid

T = TypeVar("T")
Lane = Literal["database", "network", "cpu", "drawing"]

LANES: Final[tuple[Lane, ...]] = ("database", "network", "cpu", "drawing")
_MOVE_EVERY = 0.04


class Cancelled(Exception):  # noqa: N818  (somebody pressed stop: no error)
    """Raised inside a work by its own progress report, so that a transaction rolls back."""


class Progress(QObject):
    """How far a work is. The work calls it as `progress(done, total)` from its thread; the window listens."""

    moved = Signal(int, int)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._last = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Report, 25 times a second at most; raise Cancelled when somebody asked to stop."""
        self.may_stop()
        now = time.monotonic()
        if done >= total or now - self._last >= _MOVE_EVERY:
            self._last = now
            self.moved.emit(done, total)

    def may_stop(self) -> None:
        """Report nothing; raise Cancelled when somebody asked to stop."""
        if self._stop.is_set():
            raise Cancelled

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked the work to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to stop at its next report."""
        self._stop.set()


def thread_lanes() -> dict[Lane, Executor]:
    """Return one thread a lane: what is asked of a lane happens in the order asked.

    A lane that computes hands the interpreter over after 50 µs instead of 5 ms: one repaint of the window asks for it
    a hundred times (the longest stall of an import fell from 100 ms to 40, measured by tests/bench/stalls.py).
    """
    sys.setswitchinterval(0.00005)
    return {lane: ThreadPoolExecutor(1, thread_name_prefix=lane) for lane in LANES}


class Tasks(QObject):
    """One door to background work; results and failures arrive on the main thread."""

    failed = Signal(str, object)
    _landed = Signal(object)

    def __init__(
        self, lanes: Mapping[Lane, Executor] | None = None, *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._lanes = dict(lanes) if lanes is not None else thread_lanes()
        self._closed = False
        self._going = 0
        self._trunk: Tasks | None = None
        self._branches: list[Tasks] = []
        self._landed.connect(self._deliver)

    def branch(self) -> "Tasks":
        """Return a door of its own to the same lanes: what fails there is told there. It closes with this one."""
        made = Tasks(self._lanes, parent=self)
        made._trunk = self
        self._branches.append(made)
        return made

    def run(
        self,
        name: str,
        work: Callable[[], T],
        then: Callable[[T], object],
        *,
        failed: Callable[[Exception], object] | None = None,
        lane: Lane = "database",
        owner: QObject | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Run `work` in a lane, then hand its result to `then`.

        A failure goes to `failed`, else to the signal. Once `owner` is destroyed nobody is called, but a
        failure is still signalled. `progress` is told when the work has ended; a cancelled work says nothing.
        """
        if self.closed:
            raise RuntimeError(name)

        counts = lane != "network"  # an exchange waits for the road

        def finish(future: Future[T]) -> None:
            self._going -= counts
            if progress is not None and isValid(progress):
                progress.ended.emit()
            alive = owner is None or isValid(owner)
            error = future.exception()
            if error is None:
                if alive and not self._too_late(lane):
                    then(future.result())
            elif not isinstance(error, Cancelled):
                if failed is not None and alive and isinstance(error, Exception):
                    failed(error)
                else:
                    self.failed.emit(name, error)

        def land(future: Future[T]) -> None:
            if not future.cancelled() and isValid(self):
                self._landed.emit(lambda: finish(future))

        self._going += counts
        self._lanes[lane].submit(work).add_done_callback(land)

    @property
    def busy(self) -> bool:
        """Whether anything asked for here or at a door of its own has not come back yet, an exchange aside."""
        return self._going > 0 or any(each.busy for each in self._branches)

    @property
    def closed(self) -> bool:
        """Whether no more work is taken."""
        return self._closed or (self._trunk is not None and self._trunk.closed)

    def close(self) -> None:
        """Take no more work; wait for what the database lane holds, drop what waits in the others."""
        if self._closed:
            return
        self._closed = True
        for lane, executor in self._lanes.items():
            if lane != "database":
                executor.shutdown(wait=False, cancel_futures=True)
        self._lanes["database"].shutdown(wait=True)
        # A save that failed in the last moment is still told.
        for each in (self, *self._branches):
            if isValid(each):
                QCoreApplication.sendPostedEvents(each)

    def _too_late(self, lane: Lane) -> bool:
        """What was only read or reckoned is for nobody once the window closes, and might ask for more."""
        return self.closed and lane != "database"

    def _deliver(self, finish: Callable[[], None]) -> None:
        finish()
