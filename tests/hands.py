"""Real hands on a real window: run by tests/test_journey.py in a process of its own, under an X display.

Keys and mouse go through xdotool to the X server and come back to Qt as any person's would. This program only
looks where things are and waits until the window shows what the next step needs.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from gridsteward.desktop import start as desktop
from gridsteward.desktop.desk import Desk
from gridsteward.desktop.dialogs.export import ExportDialog
from gridsteward.desktop.dialogs.unlock import UnlockDialog
from gridsteward.desktop.door.rows import PromiseRow
from gridsteward.desktop.door.screen import DoorScreen
from gridsteward.desktop.round import Round

PASSPHRASE = "three calm words"
PATIENCE = 1_500  # looks of 20 ms at one step
Step = Callable[[], bool]


def xdotool(*words: str) -> None:
    """Have the X server believe in a hand."""
    subprocess.run(["xdotool", *words], check=True, timeout=10)


def press(*keys: str) -> None:
    """Press keys, one after the other."""
    xdotool("key", "--delay", "15", *keys)


def write(text: str) -> None:
    """Type text."""
    xdotool("type", "--delay", "15", text)


def click(widget: QWidget) -> None:
    """Move the mouse onto a widget and press its button."""
    middle = widget.mapToGlobal(QPoint(widget.width() // 2, widget.height() // 2))
    xdotool("mousemove", "--sync", str(middle.x()), str(middle.y()), "click", "1")


def seen(widget: QWidget | None) -> bool:
    """Tell whether a hand could reach the widget's middle."""
    if widget is None or not widget.isVisible() or not widget.isEnabled():
        return False
    middle = widget.mapToGlobal(QPoint(widget.width() // 2, widget.height() // 2))
    return QApplication.widgetAt(middle) is widget


def journey(desk: Desk, initials: str, household: str, out: Path) -> Iterator[Step]:
    """Unlock, search, visit, promise, export. Each yield waits until its test holds."""
    yield from unlock(desk)
    window: Any = desk.window
    yield from search(window, initials, household)
    yield from visit(window)
    yield from export(window, out)
    window.close()


def unlock(desk: Desk) -> Iterator[Step]:
    """Type the passphrase."""
    yield lambda: isinstance(desk.doors.front, UnlockDialog) and seen(desk.doors.front.form.passphrase)
    front: Any = desk.doors.front
    click(front.form.passphrase)
    yield front.form.passphrase.hasFocus
    write(PASSPHRASE)
    press("Return")
    yield lambda: desk.window is not None and desk.window.isActiveWindow()
    yield lambda: desk.session is not None and desk.session.directory.current is not None
    yield from round_window(desk.window)


def round_window(window: Any) -> Iterator[Step]:
    """Let the first opening show the window round for a stop, then end it."""
    yield lambda: bool(window.findChildren(Round)) and window.findChild(Round).hasFocus()
    sheet: Any = window.findChild(Round)
    press("Right")
    yield lambda: sheet.at == 1
    press("Escape")
    yield lambda: not window.findChildren(Round)


def search(window: Any, initials: str, household: str) -> Iterator[Step]:
    """Type initials and click the row that was meant."""
    press("ctrl+k")
    yield window.search.hasFocus
    write(initials)
    yield lambda: window.search.text() == initials
    page: Any = window.pages.currentWidget()
    yield lambda: page.list.model.row_of(household) >= 0
    view = page.list.view
    view.scrollTo(page.list.model.index(page.list.model.row_of(household)))
    place = view.visualRect(page.list.model.index(page.list.model.row_of(household))).center()
    at = view.viewport().mapToGlobal(place)
    xdotool("mousemove", "--sync", str(at.x()), str(at.y()), "click", "1")
    yield lambda: page.desk.household == household and seen(page.detail.title.visit)
    click(page.detail.title.visit)


def visit(window: Any) -> Iterator[Step]:
    """Fill the door's screen by mouse and keys, with a promise, and finish."""
    yield lambda: seen(_door_part(window, "purposes", "care"))
    door: Any = window.findChild(DoorScreen)
    click(door.purposes.buttons["care"])
    yield lambda: door.purposes.values == ("care",)
    press("alt+m", "1")
    yield lambda: door.met.value == "person"
    press("alt+n")
    yield door.note.hasFocus
    write("dian re tan yi guan")
    press("alt+r")
    yield lambda: bool(door.promises.rows)
    promise: Any = door.promises.rows[-1]
    yield lambda: isinstance(promise, PromiseRow)
    yield lambda: seen(promise.what)
    click(promise.what)
    yield promise.what.hasFocus
    write("dai lian xi ka")
    xdotool("click", "--repeat", "6", "--delay", "15", "5")  # the wheel, downwards
    yield lambda: seen(promise.due.choices.buttons["7"])
    click(promise.due.choices.buttons["7"])
    yield lambda: bool(promise.due.day) and promise.what.text() == "dai lian xi ka"
    press("ctrl+Return")
    yield lambda: window.findChild(DoorScreen) is None and window.search.isVisible()


def export(window: Any, out: Path) -> Iterator[Step]:
    """Hand the month's visits over as a workbook."""
    press("ctrl+5")
    yield lambda: window.current == "reports"
    reports: Any = window.pages.currentWidget()
    yield lambda: seen(reports.views["visits"])
    click(reports.views["visits"])
    yield lambda: seen(reports.export) and reports.visits.rowCount() > 0
    click(reports.export)
    yield lambda: isinstance(window.findChild(ExportDialog), ExportDialog)
    dialog: Any = window.findChild(ExportDialog)
    yield lambda: seen(dialog.place)
    click(dialog.place)
    yield dialog.place.hasFocus
    press("ctrl+a")
    write(str(out))
    yield lambda: dialog.place.text() == str(out)
    press("Return")
    yield lambda: dialog.written is not None
    press("Escape")
    yield lambda: window.findChild(ExportDialog) is None


def _door_part(window: QWidget, group: str, key: str) -> QWidget | None:
    door: Any = window.findChild(DoorScreen)
    return None if door is None else getattr(door, group).buttons[key]


class Hands(Desk):
    """The desk, with hands; the last argument of the program is where a picture goes when they are stuck."""

    journey: Callable[[Desk], Iterator[Step]]

    def begin(self, name: str = "", **how: Any) -> None:
        super().begin(name, **how)
        self._steps = type(self).journey(self)
        self._ready: Step = lambda: True
        self._looks = self._done = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(20)

    def _look(self) -> None:
        self._looks += 1
        if self._looks > PATIENCE:
            sys.stderr.write(f"stuck at step {self._done}\n")
            screen = QApplication.primaryScreen()
            screen.grabWindow(0).save(str(Path(sys.argv[-1]).with_suffix(".png")))
            QApplication.exit(1)
            self._timer.stop()
        elif self._ready():
            self._looks, self._done = 0, self._done + 1
            following = next(self._steps, None)
            if following is None:
                self._timer.stop()
            else:
                self._ready = following


def run(journey_of: Callable[[Desk], Iterator[Step]]) -> int:
    """Start the program as a person does, and go through a journey; return its exit code."""

    class Going(Hands):
        journey = staticmethod(journey_of)

    vars(desktop)["Desk"] = Going
    return desktop.run(Path(sys.argv[1]), language="zh_CN")


if __name__ == "__main__":
    raise SystemExit(run(lambda desk: journey(desk, sys.argv[2], sys.argv[3], Path(sys.argv[4]))))
