"""What can wait is done in quiet moments: when nobody is at the keyboard and nothing else is going on."""

from collections.abc import Callable
from math import inf
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from gridsteward.desktop.idle import UNTOUCHED_S
from gridsteward.desktop.tasks import Tasks

_LOOK_MS: Final = 300


class QuietMoments(QObject):
    """Does one thing at a time, in the order asked; what is asked for again under its name is done once.

    A thing may take the window's thread for a tenth of a second: that is why it waits for a moment in which nobody
    would notice. `untouched` returns for how many seconds nobody touched keyboard or pointer.
    """

    def __init__(self, tasks: Tasks, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._waiting: dict[str, Callable[[], object]] = {}
        self._begun = False
        self.untouched: Callable[[], float] = lambda: inf
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Do what was asked for from now on."""
        self._begun = True
        if self._waiting:
            self._timer.start()

    def hold(self) -> None:
        """Do nothing until `begin`: the area is locked or put aside."""
        self._begun = False
        self._timer.stop()

    def ask(self, name: str, work: Callable[[], object]) -> None:
        """Have something done later; another `work` of this name takes the place of the one before."""
        self._waiting[name] = work
        if self._begun:
            self._timer.start()

    def drop(self, name: str) -> None:
        """Have it done no more."""
        self._waiting.pop(name, None)

    @property
    def waiting(self) -> tuple[str, ...]:
        """The names of what is still to be done, the next first."""
        return tuple(self._waiting)

    def look(self) -> None:
        """Do the next thing if the moment is quiet; the timer calls this."""
        if self._tasks.closed or not self._waiting:
            self._timer.stop()
        elif self._quiet():
            name = next(iter(self._waiting))
            self._waiting.pop(name)()

    def _quiet(self) -> bool:
        return (
            not self._tasks.busy
            and self.untouched() >= UNTOUCHED_S
            and QApplication.activeModalWidget() is None
            and QApplication.activePopupWidget() is None
        )
