"""Garbage is collected in the window's thread alone, and what work let go of goes back to the system.

Python collects in whichever thread happens to allocate. A ring of objects that holds a widget nobody shows any more
would then be taken apart in a lane, beside the window that works on its neighbours: Qt's widgets are of one thread, and
the memory of both comes to harm (https://doc.qt.io/qt-6/threads-qobject.html).
"""

import gc
import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from gridsteward.desktop.idle import UNTOUCHED_S
from gridsteward.desktop.tasks import Tasks

_STARTED_MS: Final = 1_000
"""By then the window is painted and the households are read."""
_LOOK_MS: Final = 1_000
_LONGEST_S: Final = 20.0
"""While work that reads much is under way there is little garbage and much to look through: it waits, so long."""


class Collector(QObject):
    """Collects what is young every second when there is some, and what is old when nobody is at the keyboard.

    After work, when nobody is at the keyboard, memory is given back that the C library keeps (a tenth of what an area
    of 12,000 households takes once its pages are made). It begins a second after it was made, in a window that runs;
    all that is there by then is never looked through. `untouched` returns for how many seconds nobody touched keyboard
    or pointer.
    """

    def __init__(
        self, tasks: Tasks, untouched: Callable[[], float], *, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks, self._untouched = tasks, untouched
        self._last = 0.0
        self._worked = True
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._start = QTimer(self, singleShot=True, interval=_STARTED_MS)
        self._start.timeout.connect(self._begin)
        self._start.start()

    def end(self) -> None:
        """Leave it to Python again: there is no window any more."""
        self._start.stop()
        self._timer.stop()
        gc.enable()

    def look(self) -> None:
        """Collect if there is enough of it; the timer calls this."""
        gc.disable()  # work that began before may have switched it on as it ended
        now, busy = time.monotonic(), self._tasks.busy
        self._worked = self._worked or busy
        if busy and now - self._last < _LONGEST_S:
            return
        self._last = now
        counted, enough = gc.get_count(), gc.get_threshold()
        quiet = self._untouched() >= UNTOUCHED_S
        if counted[2] > enough[2] and quiet:
            gc.collect(2)
        elif counted[1] > enough[1]:
            gc.collect(1)
        elif counted[0] > enough[0]:
            gc.collect(0)
        if self._worked and quiet and not busy:
            self._worked = False
            give_back()

    def _begin(self) -> None:
        gc.disable()
        gc.freeze()
        self._last = time.monotonic()
        self._timer.start()


def give_back() -> None:
    """Give free memory back to the system where the C library keeps it: glibc does, others do it by themselves."""
    import ctypes  # no start waits for it

    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # another library; Windows, which has no name for it
        return
    trim(0)
