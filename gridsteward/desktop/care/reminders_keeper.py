"""The reminders that are due, kept fresh in the background of a session for whoever shows or announces them.

They are looked at anew when something falls due, at midnight, after sleep, when the clock was set, and after every
change, one that an exchange brought too.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from gridsteward.operations.area import aside
from gridsteward.records.journal import Change
from gridsteward.records.reminder import DueReminder, RemindersPage

if TYPE_CHECKING:
    from gridsteward.desktop.session import Session

_TABLES: Final = frozenset(
    (
        *("sealed", "sealed_act", "sealed_erased", "audience_key", "care_contact", "visit"),
        *("outage", "weather_day", "household", "person"),
    )
)
_REST_MS: Final = 300  # several changes in a row are one
_TICK_MS: Final = 30_000
_ASLEEP: Final = timedelta(minutes=2)


class RemindersKeeper(QObject):
    """Holds `current`; `told` brings what was not announced on this laptop before, one list after a long sleep."""

    refreshed = Signal(object)  # RemindersPage
    told = Signal(object)  # list[DueReminder]
    unseen = Signal()  # something fell due while the area is locked; nobody knows what

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self.current: RemindersPage | None = None
        self._looked: datetime | None = None
        self._reading = self._again = self._awake = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REST_MS)
        self._soon.timeout.connect(self.refresh)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.tick)
        session.changed.connect(self._changed)
        session.leaving.connect(self.sleep)

    def begin(self) -> None:
        """Look anew, and watch the clock from now on: the window is there, or the area is open again."""
        self._awake = True
        self._tick.start()
        self._soon.start()

    def sleep(self) -> None:
        """Read nothing more: the area is about to be closed. The clock is watched all the same."""
        self._awake = self._again = False
        self._soon.stop()

    def tick(self) -> None:
        """Look anew when something fell due since, a day began, the laptop slept, or its clock was set.

        Asked every half minute: a timer set for the moment itself is late after sleep, and wrong when the clock is set.
        """
        now, looked, page = self._session.clock(), self._looked, self.current
        if not self._awake:
            if page is not None and page.next_change and datetime.fromisoformat(page.next_change) <= now:
                self.current = replace(page, next_change="")
                self.unseen.emit()
            return
        if looked is None or page is None:
            self.refresh()
            return
        jumped = now < looked or now - looked > _ASLEEP
        fell_due = bool(page.next_change) and datetime.fromisoformat(page.next_change) <= now
        another_hour = (now.date(), now.hour) != (looked.date(), looked.hour)  # what is overdue grows louder
        self._looked = now
        if fell_due or jumped or another_hour:
            self.refresh()

    def refresh(self) -> None:
        """Look anew; while that goes on, once more afterwards."""
        if self._session.tasks.closed or not self._awake:
            return
        if self._reading:
            self._again = True
            return
        self._reading = True
        self._looked = self._session.clock()
        area = self._session.area

        def look() -> tuple[RemindersPage, list[DueReminder]]:
            from gridsteward.operations import reminders

            with aside(area) as own:
                page = reminders.reminders_page(own)
                return page, reminders.announce(own, page)

        self._session.tasks.run("reminders", look, self._show, failed=self._failed, lane="cpu", owner=self)

    def _show(self, found: tuple[RemindersPage, list[DueReminder]]) -> None:
        self.current, fresh = found
        self._reading = False
        self.refreshed.emit(self.current)
        if fresh:
            self.told.emit(fresh)
        if self._again:
            self._again = False
            self._soon.start()

    def _failed(self, error: Exception) -> None:
        self._reading = False
        self._session.tasks.failed.emit("reminders", error)

    def _changed(self, change: Change) -> None:
        if self._awake and (not change.tables or not _TABLES.isdisjoint(change.tables)):
            self._soon.start()
