"""Who has which seat: the area in front with its window, and those put aside, of which nothing runs or shows."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from gridsteward.desktop.application import Application
from gridsteward.desktop.areas_bar import AreaPlace
from gridsteward.desktop.doors import Doors
from gridsteward.desktop.session import Session
from gridsteward.desktop.shell import MainWindow
from gridsteward.desktop.tasks import Tasks
from gridsteward.operations import area as areas
from gridsteward.operations.area import Area

if TYPE_CHECKING:  # made once the window is there to be seen
    from gridsteward.desktop.tray import Tray


class Seat(Struct, kw_only=True):
    """An area that is put aside: its window and dialogs are hidden as they stand, nothing of it runs or shows."""

    session: Session
    window: MainWindow
    tray: "Tray | None"
    hidden: list[QWidget]
    painted: bool
    seen: bool
    locked: bool = False


class Seats(QObject):
    """Holds the area in front (`session`, `window`) and those put aside, and changes between them."""

    over = Signal()  # the person went away: the program may end

    def __init__(
        self,
        application: Application,
        data_dir: Path,
        *,
        tasks: Tasks | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.application, self._data_dir = application, data_dir
        self.tasks = tasks or Tasks(parent=self)
        self.tasks.failed.connect(application.failures.task_failed)
        self.doors = Doors(application, data_dir, self.tasks, parent=self)
        self.session: Session | None = None
        self.window: MainWindow | None = None
        self.locked = False
        self._painted = False
        self.seen = False  # the window was painted, and what could wait for that is begun
        self._hidden: list[QWidget] = []
        self._tray: Tray | None = None
        self._aside: dict[str, Seat] = {}
        self._then: tuple[str, object] | None = None  # the page to show where one goes, and what on it

    def _unlocked(self) -> None:
        raise NotImplementedError

    def switch_to(self, area_id: str) -> None:
        """Go on in another area of the profile: as it stands where it is open, else through its door."""
        if self.locked or self.session is None or self.session.area.id == area_id:
            return
        seat = self._aside.get(area_id)
        if seat is None:
            self.doors.also(area_id)
        elif seat.locked:
            self.doors.again(seat.session.area, staying=True)
        else:
            self._bring(area_id)

    def _go_to(self, area_id: str, page: str, what: object) -> None:
        self._then = (page, what)
        self.switch_to(area_id)

    def _add(self, *, join: bool) -> None:
        if self.window is not None:
            self.doors.add(self.window, join=join)

    def _places(self) -> list[AreaPlace]:
        opened = self._opened_areas()
        return [AreaPlace(info.id, info.name, info.id in opened) for info in areas.list_areas(self._data_dir)]

    def _opened_areas(self) -> dict[str, Area]:
        """Return the areas whose key is in memory, by id."""
        found = {area: seat.session.area for area, seat in self._aside.items() if not seat.locked}
        if self.session is not None and not self.locked:
            found[self.session.area.id] = self.session.area
        return found

    def _put_aside(self) -> None:
        """Hand what is typed to the store and hide all of the area in front; nothing of it runs until it is back."""
        session, window = self.session, self.window
        if session is None or window is None:
            return
        session.leaving.emit()
        hidden = self._hide_dialogs()
        window.hide()
        if self._tray is not None:
            self._tray.rest()
        seat = Seat(
            session=session,
            window=window,
            tray=self._tray,
            hidden=hidden,
            painted=self._painted,
            seen=self.seen,
        )
        self._aside[session.area.id] = seat
        self.session = self.window = self._tray = None

    def _bring(self, area_id: str) -> None:
        """Bring an area that was put aside to the front, where the other one stood."""
        place = self.window.geometry() if self.window is not None else None
        self._put_aside()
        seat = self._aside.pop(area_id)
        self.session, self.window, self._tray = seat.session, seat.window, seat.tray
        self._painted, self.seen, self._hidden, self.locked = seat.painted, seat.seen, seat.hidden, False
        if place is not None and not seat.window.isMaximized():
            seat.window.setGeometry(place)
        if seat.tray is not None:
            seat.tray.rest(False)
        self._unlocked()
        self._show_then()

    def _show_then(self) -> None:
        then, self._then = self._then, None
        if then is not None and self.session is not None:
            self.session.open_page(then[0])
            self.session.shown_anew.emit(then[1])

    def _stayed(self) -> None:
        """Another area was not opened after all. Where the one in front is gone meanwhile, another comes."""
        self._then = None
        if self.session is None:
            for area_id, seat in list(self._aside.items()):
                if seat.locked:
                    self.doors.again(seat.session.area)
                else:
                    self._bring(area_id)
                return
            self.over.emit()

    def _hide_dialogs(self) -> list[QWidget]:
        shown: list[QWidget] = [
            each
            for each in QApplication.topLevelWidgets()
            if each.isVisible() and isinstance(each, QDialog) and each is not self.doors.front
        ]
        for each in shown:
            each.hide()
        return shown
