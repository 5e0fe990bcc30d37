"""What tests/bench/starting.py times: a start that says when the window is usable and when the list is full.

Apart from the measuring, so that what that imports is not part of the start.
"""

import sys
from pathlib import Path
from typing import Any


def start(folder: Path, households: int) -> int:
    """Start the desktop as a person does, say "usable" and "listed" with the resident MB, leave. The exit code."""
    from gridsteward.__main__ import open_window

    run = open_window()
    from PySide6.QtCore import QEvent, QObject, QTimer

    from gridsteward.desktop import desk
    from gridsteward.desktop import start as desktop

    def say(what: str) -> None:
        sys.stdout.write(f"{what} {resident_mb()}\n")
        sys.stdout.flush()

    class Watched(desk.Desk):
        def begin(self, name: str = "", **how: Any) -> None:
            self.usable = False
            super().begin(name, **how)
            self.timer = QTimer(self)
            self.timer.timeout.connect(self._look)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
            if event.type() == QEvent.Type.Paint and watched is self.window and not self.usable:
                self.usable = True
                QTimer.singleShot(0, self, self._say_usable)  # and the event loop is free again
            return super().eventFilter(watched, event)

        def _say_usable(self) -> None:
            say("usable")
            self.timer.start(1)

        def _look(self) -> None:
            from gridsteward.operations.finding import HouseholdFilter

            if self.session is None or self.window is None:
                return
            directory = self.session.directory.current
            page: Any = self.window.pages.currentWidget()
            if directory is None or page.list.model.rowCount() < households:
                return
            if directory.find(HouseholdFilter(text="zs")):
                self.timer.stop()
                say("listed")
                self.over.emit()

    desktop.Desk = Watched  # type: ignore[attr-defined]
    return run(folder, area="", language="")


def resident_mb() -> int:
    """Return the resident memory of this process, 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    line = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024
