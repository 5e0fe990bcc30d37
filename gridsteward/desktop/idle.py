"""Locks an unattended laptop: after idle minutes, and when it wakes from sleep."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from gridsteward.operations.area import Area, setting

_DOING: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.InputMethod,
        QEvent.Type.TabletPress,
    }
)
_TICK_SECONDS: Final = 5.0
_ASLEEP_SECONDS: Final = 60.0

UNTOUCHED_S: Final = 2.0
"""Who has not touched keyboard or pointer for so long is reading, or away."""

LOCK_MINUTES: Final = "lock_minutes"
"""The setting of a copy."""

LOCK_AFTER: Final = 10
LOCK_KEYS: Final = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L)


def lock_minutes(area: Area) -> int:
    """Return after how many idle minutes this copy locks; 0: only when the laptop slept."""
    kept = setting(area, LOCK_MINUTES)
    return int(kept) if kept.isdecimal() else LOCK_AFTER


class IdleLock(QObject):
    """Emits `locked` on Ctrl+L, once after `minutes` without keyboard or pointer, or after the machine slept.

    `clock` does not go back and may stand still during sleep; `wall` goes on. Zero minutes: sleep only.
    """

    locked = Signal()

    def __init__(
        self,
        minutes: int,
        *,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._minutes, self._clock, self._wall = minutes, clock, wall
        self._timer = QTimer(self)
        self._timer.setInterval(round(_TICK_SECONDS * 1000))
        self._timer.timeout.connect(self.tick)

    def watch(self, application: QObject) -> None:
        """Follow the application's events from now on (call again after an unlock)."""
        application.removeEventFilter(self)
        application.installEventFilter(self)
        self.start()

    def start(self) -> None:
        """Count from now on; until `watch` nobody counts as there."""
        self._last = self._clock()
        self._tick = (self._clock(), self._wall())
        self._timer.start()

    def untouched(self) -> float:
        """Return for how many seconds nobody touched keyboard or pointer."""
        return self._clock() - self._last

    def set_minutes(self, minutes: int) -> None:
        """Change the limit."""
        self._minutes = minutes

    def tick(self) -> None:
        """Look at the clocks; the timer calls this."""
        if not self._timer.isActive():
            return
        now, wall = self._clock(), self._wall()
        slept = max(now - self._tick[0], wall - self._tick[1]) > _TICK_SECONDS + _ASLEEP_SECONDS
        self._tick = (now, wall)
        if slept or (self._minutes and now - self._last >= 60 * self._minutes):
            self._timer.stop()
            self.locked.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice that somebody is there."""
        if event.type() in _DOING:
            self._last = self._clock()
            # Here and not a shortcut of the window: it must work over an open dialog and at the door too.
            if isinstance(event, QKeyEvent) and event.keyCombination() == LOCK_KEYS:
                if event.type() == QEvent.Type.KeyPress:
                    self.locked.emit()
                return True
        return False
