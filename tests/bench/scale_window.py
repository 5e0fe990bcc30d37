"""A real window whose background work is counted, so that it is known when all a click asked for stands there."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from unittest import mock

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from gridsteward.desktop.application import build_application
from gridsteward.desktop.desk import Desk
from gridsteward.desktop.remember import Remembered, remember
from gridsteward.desktop.start import page_specs
from gridsteward.desktop.tasks import Lane, Progress, Tasks
from gridsteward.operations.area import open_area

if TYPE_CHECKING:
    from gridsteward.desktop.session import Session
    from gridsteward.desktop.shell import MainWindow

_PATIENCE_S: Final = 180
_QUIET_S: Final = 1.2
_SHORT_MS: Final = 1_000  # a timer that runs longer than that watches the clock, it puts nothing off


def until(done: Callable[[], object]) -> None:
    """Sleep between events as the window's own loop does: who spins here takes the interpreter from who works."""
    began = time.monotonic()
    beat = QTimer(interval=5)
    beat.timeout.connect(lambda: None)
    beat.start()
    while not done():
        if time.monotonic() - began > _PATIENCE_S:
            raise TimeoutError
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    beat.stop()


class _Counted:
    """Knows what is asked of any door to the lanes and has not come back yet."""

    def __init__(self) -> None:
        self.reading: list[str] = []
        self.drawing: list[str] = []
        self.asked: set[str] = set()
        self._run = Tasks.run
        counted = self

        def run(
            tasks: Tasks,
            name: str,
            work: Callable[[], Any],
            then: Callable[[Any], object],
            *,
            failed: Callable[[Exception], object] | None = None,
            lane: Lane = "database",
            owner: QObject | None = None,
            progress: Progress | None = None,
        ) -> None:
            if progress is not None:  # whoever reports progress shows it and is not waited for
                counted._run(
                    tasks, name, work, then, failed=failed, lane=lane, owner=owner, progress=progress
                )
                return
            going = counted.drawing if lane == "drawing" else counted.reading
            going.append(name)
            counted.asked.add(name)

            def came(found: Any) -> None:
                going.remove(name)
                if owner is None or isValid(owner):
                    then(found)

            def broke(error: Exception) -> None:
                going.remove(name)
                if failed is not None and (owner is None or isValid(owner)):
                    failed(error)
                else:
                    tasks.failed.emit(name, error)

            counted._run(tasks, name, work, came, failed=broke, lane=lane)

        self._patch = mock.patch.object(Tasks, "run", run)
        self._patch.start()

    def stop(self) -> None:
        """Count no more."""
        self._patch.stop()


class Opened:
    """The window over an area that lies there, with `first` in front, come to rest; no page was made ahead yet."""

    def __init__(self, folder: Path, *, passphrase: str, first: str) -> None:
        self.worked = 0.0
        remember(folder, Remembered(page=first, theme="light"))
        self.application = build_application([], "zh_CN", folder=folder)
        self.application.qt.setQuitOnLastWindowClosed(False)
        self._tasks = _Counted()
        self._desk = Desk(self.application, folder, pages=page_specs)
        self._desk.begin(area=open_area(folder, passphrase=passphrase))
        until(lambda: self._desk.seen and self.session.directory.current is not None)
        self.session.quiet.hold()
        self._ahead = False
        until(lambda: "gridsteward.reports.use_figure" in sys.modules)
        self.rest()
        if "directory.standings" not in self._tasks.asked:
            raise RuntimeError("the work of the pages is not counted")

    @property
    def session(self) -> "Session":
        """The session."""
        if self._desk.session is None:
            raise RuntimeError("no window")
        return self._desk.session

    @property
    def window(self) -> "MainWindow":
        """The window."""
        if self._desk.window is None:
            raise RuntimeError("no window")
        return self._desk.window

    @property
    def page(self) -> Any:
        """The page in front."""
        return self.window.pages.currentWidget()

    def make_ahead(self) -> None:
        """Leave the window alone until it has made its pages; then it is as if somebody were always typing."""
        self._ahead = True
        self.session.quiet.begin()
        self.rest()
        self.session.quiet.hold()
        self._ahead = False

    def rest(self) -> None:
        """Wait until nothing was going on for a while."""
        quiet = time.monotonic()

        def at_rest() -> bool:
            nonlocal quiet
            waits = self._ahead and self.session.quiet.waiting
            if self._tasks.reading or self._tasks.drawing or self._puts_off() or waits:
                quiet = time.monotonic()
            return time.monotonic() - quiet > _QUIET_S

        until(at_rest)

    def take(self, act: Callable[[], object] = lambda: None, *, drawn: bool = False) -> float:
        """Return the ms from an act until all it asked for has come and is painted, the `drawn` too if wanted.

        `worked` is then what all threads together worked meanwhile, in ms, whatever else the machine does.
        """
        began, used = time.perf_counter(), time.process_time()
        act()
        until(lambda: not (self._tasks.reading or self._puts_off() or (drawn and self._tasks.drawing)))
        self.window.repaint()
        self.worked = (time.process_time() - used) * 1_000
        return (time.perf_counter() - began) * 1_000

    def click(self, key: str) -> float:
        """Return the ms from the click that brings a page forward."""
        button = self.window._rail.get(key)
        return self.take(button.click if button is not None else lambda: self.session.open_page(key))

    def close(self) -> None:
        """Close it."""
        self._desk.finish()
        self._tasks.stop()
        self.application.failures.remove()

    def _puts_off(self) -> bool:
        """Tell whether the page in front waits a moment before it asks for more."""
        return any(each.isActive() and each.interval() < _SHORT_MS for each in self.page.findChildren(QTimer))
