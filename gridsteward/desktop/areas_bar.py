"""In which area one is, at all times, and the way to the others of the profile (R10.2)."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QMenu

from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button

_LETTERS = 9  # of a name that are shown; the whole name is the tip's and the menu's


class AreaPlace(Struct, frozen=True):
    """An area of the profile; `opened` tells that its key is in memory: going there asks for nothing."""

    id: str
    name: str
    opened: bool


class AreaSwitcher(Button):
    """The area's name in the top bar; pressed, or by Ctrl+Shift+A, the list of all areas of this computer."""

    wanted = Signal(str)  # an area's id
    new_wanted = Signal()
    join_wanted = Signal()

    def __init__(self, session: Session, places: Callable[[], Sequence[AreaPlace]]) -> None:
        name = session.area.name
        super().__init__(session.theme, kind="text", icon="home")
        self.setAccessibleName(self.tr("Area: {name}").format(name=name))
        self._theme, self._places, self._here, self._name = session.theme, places, session.area.id, name
        self._menu: QMenu | None = None  # its first costs a start more than the button itself
        self.setToolTip(self.tr("{name} (Ctrl+Shift+A: another area)").format(name=name))
        self.clicked.connect(self.open_menu)
        session.theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        short = self._name if len(self._name) <= _LETTERS else f"{self._name[: _LETTERS - 1]}…"
        self.show_text(short)
        self.setAccessibleName(self.tr("Area: {name}").format(name=self._name))
        self.setMinimumWidth(QFontMetrics(self._theme.font("body")).horizontalAdvance(short))

    def open_menu(self) -> None:
        """Show the areas, so that the arrows and Enter choose one."""
        menu = self.list_areas()
        menu.setActiveAction(menu.actions()[0])
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def list_areas(self) -> QMenu:
        """Return the list as it is now; the present area is ticked, those that ask for a passphrase say so."""
        menu = self._menu = self._menu or QMenu(self)
        menu.clear()
        for place in self._places():
            locked = self.tr("{name} (locked)").format(name=place.name)
            action: QAction = menu.addAction(place.name if place.opened else locked)
            action.setCheckable(True)
            action.setChecked(place.id == self._here)
            action.triggered.connect(lambda _on=False, area=place.id: self.wanted.emit(area))
        menu.addSeparator()
        menu.addAction(self.tr("&New area …"), self.new_wanted.emit)
        menu.addAction(self.tr("&Join an area with a code …"), self.join_wanted.emit)
        return menu
