"""One window on the demonstration area, in one language: pages are put before it, dressed, sized and looked at."""

import os
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import QColor, QCursor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget

from gridsteward.assets import asset
from gridsteward.desktop.application import build_application
from gridsteward.desktop.desk import Desk
from gridsteward.desktop.door.screen import DoorScreen
from gridsteward.desktop.errors import Explained
from gridsteward.desktop.pictures import SCREEN
from gridsteward.desktop.session import Session
from gridsteward.desktop.shell import GoesBack, MainWindow
from gridsteward.desktop.start import page_specs
from gridsteward.desktop.tasks import Lane
from gridsteward.desktop.tour import NOW
from gridsteward.operations import area as areas
from gridsteward.operations import demo
from gridsteward.operations.area import Area
from gridsteward.operations.demo_exchange import DemoClock, meet
from gridsteward.records.household import HouseholdSummary

W = TypeVar("W", bound=QWidget)

HOUSEHOLDS: Final = 60
TYPED: Final = "没有这个人"
"""What is typed where nothing is to be found."""

_PATIENCE_S: Final = 60.0
_DIALOG_S: Final = 15.0
_DEPTH: Final = 4
_REST_S: Final = 0.15  # longer than what waits for the typing to end
_LANES: Final[tuple[Lane, ...]] = ("database", "cpu", "drawing", "network", "database")


class Stage:
    """The window, and what a screen needs to bring itself to the front."""

    def __init__(self, desk: Desk, clock: DemoClock, folder: Path) -> None:
        if desk.session is None or desk.window is None:
            raise RuntimeError("no window")
        self.session: Session = desk.session
        self.window: MainWindow = desk.window
        self.desk, self.clock, self.folder = desk, clock, folder
        self.ledger = demo.next_ledger(desk.session.area, folder / "ledger.xlsx", households=HOUSEHOLDS)
        self._failed: list[Explained] = []
        desk.application.failures.explained.connect(self._failed.append)
        self.wait(lambda: self.session.directory.current is not None and desk.seen)
        self.rest()
        self.window.notices.dismiss()

    @property
    def now(self) -> datetime:
        """Return the hour of the area's own clock."""
        return self.clock()

    @property
    def area(self) -> Area:
        """Return the open area."""
        return self.session.area  # type: ignore[no-any-return]

    @property
    def front(self) -> QWidget:
        """Return what is in front: the page, or what took the whole window."""
        whole = self.window._whole.currentWidget()
        front = self.window.pages.currentWidget() if whole is self.window.home else whole
        return front or self.window

    @property
    def households(self) -> Sequence[HouseholdSummary]:
        """Return all of the area."""
        directory = self.session.directory.current
        return directory.all() if directory is not None else ()

    def wait(self, until: Callable[[], bool], seconds: float = _PATIENCE_S) -> None:
        """Let the window live until something is so; raise TimeoutError, or RuntimeError for a failure told."""
        end = time.monotonic() + seconds
        while not until():
            QApplication.processEvents()
            if self._failed:
                raise RuntimeError(self._failed[0].details)
            if time.monotonic() > end:
                raise TimeoutError
            time.sleep(0.001)

    def pause(self, seconds: float) -> None:
        """Let time pass, the first time round: what was seen is seen."""
        if self.session.theme.choice == "light":
            end = time.monotonic() + seconds
            self.wait(lambda: time.monotonic() > end)

    def rest(self, *, seen: bool = False) -> None:
        """Wait until the lanes have said all they had to say; who was `seen` before has nothing to read anew."""
        began = time.monotonic()
        self.wait(lambda: time.monotonic() - began > (_REST_S if not seen else 0.02))
        for lane in _LANES:
            done: list[object] = []
            self.session.tasks.run("rest", lambda: 1, done.append, lane=lane)
            self.wait(lambda done=done: bool(done))  # type: ignore[misc]
        QApplication.processEvents()

    def page(self, key: str, kind: type[W]) -> W:
        """Open a page and return it."""
        self.session.open_page(key)
        found = self.window.pages.currentWidget()
        if not isinstance(found, kind):
            raise TypeError(f"{key} is a {type(found).__name__}")
        return found

    def dialog(self, kind: str) -> QWidget:
        """Return the dialog of a class that is open now."""
        try:
            self.wait(lambda: any(type(each).__name__ == kind for each in self._dialogs()), _DIALOG_S)
        except TimeoutError:
            raise TimeoutError(kind, [type(each).__name__ for each in self._dialogs()]) from None
        return next(each for each in self._dialogs() if type(each).__name__ == kind)

    def _dialogs(self) -> list[QWidget]:
        return [
            each for each in QApplication.topLevelWidgets() if each.isVisible() and isinstance(each, QDialog)
        ]

    def put_away(self) -> None:
        """Close what lies over the window, leave a page's own depth and put the search away."""
        for each in self._dialogs():
            each.hide()
            each.deleteLater()
        door = self.window.findChild(DoorScreen)
        if isinstance(door, DoorScreen):
            door.leave_button.click()
            self.wait(lambda: self.window._whole.currentWidget() is self.window.home)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.window.notices.dismiss()
        self.window.search.clear()
        for _ in range(_DEPTH):
            page: object = self.window.pages.currentWidget()
            if not isinstance(page, GoesBack) or not page.go_back():
                break
        QApplication.processEvents()

    # ------------------------------------------------------------------ looks

    def room(self, scale: int) -> QSize:
        """Return what a screen of 1366 x 768 holds at a scale, in device-independent pixels."""
        return QSize(SCREEN[0] // scale, SCREEN[1] // scale)

    def fit(self, widget: QWidget, scale: int) -> None:
        """Give the window the whole screen."""
        QCursor.setPos(4 * SCREEN[0], 4 * SCREEN[1])  # nothing reacts to a hovering pointer
        widget.resize(self.room(scale))
        for _ in range(4):
            QApplication.processEvents()
        # What came in the last round is laid out before it is painted, and so before anybody sees it.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def picture(self, widget: QWidget, path: Path, *, scale: int) -> None:
        """Keep a picture of it; where it scrolls, another of the whole content."""
        _paint(widget, path, scale, self.session.theme.colour("ground"))
        inner = [
            each for each in widget.findChildren(QScrollArea) if each.isVisibleTo(widget) and each.widget()
        ]
        tall = [each for each in inner if each.verticalScrollBar().maximum() > 0]
        if tall:
            most = max(tall, key=lambda each: each.width() * each.height())
            _paint(
                most.widget() or most,
                path.with_stem(f"{path.stem}-whole"),
                scale,
                self.session.theme.colour("surface"),
            )

    # ------------------------------------------------------------------ words

    @cached_property
    def data(self) -> str:
        """Return all that the area knows in Chinese: what is allowed on an English screen."""
        from openpyxl import load_workbook

        connection = self.area.store.connection
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        known: set[str] = {self.area.name, TYPED}
        # Needs are sealed there: what was invented for them is in the material.
        known.update(each.read_text("utf-8") for each in asset("resources", "demo").glob("*.toml"))
        for sheet in load_workbook(self.ledger, read_only=True).worksheets:
            known.update(str(cell) for line in sheet.iter_rows(values_only=True) for cell in line if cell)
        for name in names:
            for line in connection.execute(f'SELECT * FROM "{name}"'):
                known.update(
                    value for value in line if isinstance(value, str) and re.search("[一-鿿]", value)
                )
        return "\n".join(known)


def _paint(widget: QWidget, path: Path, scale: int, ground: QColor) -> None:
    image = QImage(widget.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(ground)
    with QPainter(image) as painter:
        widget.render(painter, QPoint(0, 0))
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(path))


@contextmanager
def stage(folder: Path, language: str) -> Iterator[Stage]:
    """Make the demonstration in `folder` and show its window."""
    clock = DemoClock(NOW)
    area = demo.make_demo(folder, households=HOUSEHOLDS, passphrase=demo.DEMO_PASSPHRASE, now=clock)
    passing = folder / "passing"
    passing.mkdir()
    meet(area, clock, passing)
    backup, morning = areas.backup_here(area), NOW.replace(hour=8, minute=10).timestamp()
    os.utime(backup, (morning, morning))
    application = build_application(["gridsteward"], language, folder=folder, theme="light")
    application.qt.setQuitOnLastWindowClosed(False)
    desk = Desk(application, folder, pages=page_specs)
    try:
        desk.begin(area=area)
        yield Stage(desk, clock, folder)
    finally:
        desk.finish()
        application.failures.remove()
