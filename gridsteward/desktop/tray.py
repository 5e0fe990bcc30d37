"""The icon in the system's tray: says that care contacts are due, never whose or why, and brings the window back."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from gridsteward.assets import asset
from gridsteward.desktop.session import Session
from gridsteward.records.reminder import DueReminder, RemindersPage

_SHOWN_MS = 15_000


class Tray(QObject):
    """Lives as long as the window; nothing where the system has no tray."""

    def __init__(self, session: Session, window: QWidget, *, front: Callable[[], QWidget | None]) -> None:
        super().__init__(window)
        self._session, self._window, self._front = session, window, front
        self.icon = QSystemTrayIcon(QIcon(str(asset("resources", "icons", "gridsteward.svg"))), self)
        self.menu = QMenu(window)
        self.menu.addAction(self.tr("Open GridSteward"), self.bring_back)
        self.menu.addAction(self.tr("Hide the window, keep reminding"), window.hide)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        self.icon.messageClicked.connect(self.open_due)
        session.reminders.refreshed.connect(self._refreshed)
        session.reminders.told.connect(self.tell)
        session.reminders.unseen.connect(self.tell_locked)
        if QSystemTrayIcon.isSystemTrayAvailable():
            self.icon.show()

    def rest(self, resting: bool = True) -> None:
        """Say nothing while another area is in front, or be there again."""
        if resting:
            self.icon.hide()
        elif QSystemTrayIcon.isSystemTrayAvailable():
            self.icon.show()

    def tell(self, fresh: list[DueReminder]) -> None:
        """Say how many are due, unless the window is being looked at: it shows them itself."""
        if not self._window.isActiveWindow() and self.icon.isVisible():
            self.icon.showMessage("GridSteward", self.words(len(fresh)), self.icon.icon(), _SHOWN_MS)

    def tell_locked(self) -> None:
        """Say that something fell due while the area is locked."""
        if self.icon.isVisible():
            said = self.tr("A care contact is due. Unlock to see it.")
            self.icon.showMessage("GridSteward", said, self.icon.icon(), _SHOWN_MS)

    def words(self, count: int) -> str:
        """Return what is said: others may look at the screen, so no name and no reason."""
        return self.tr("%n care contact(s) due", "", count)

    def bring_back(self) -> None:
        """Bring to the front what is to be seen now: the window, or the door while the area is locked."""
        front = self._front()
        if front is not None:
            front.show()
            front.raise_()
            front.activateWindow()

    def open_due(self) -> None:
        """Show the day's list."""
        self.bring_back()
        self._session.open_page("today")

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.bring_back()

    def _refreshed(self, page: RemindersPage) -> None:
        self.icon.setToolTip(self.words(len(page.due)) if page.due else "GridSteward")
