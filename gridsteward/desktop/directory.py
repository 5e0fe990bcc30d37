"""Every household in memory, once a session, in step with what is written."""

from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from gridsteward.desktop.tasks import Tasks
from gridsteward.operations.finding import Directory, changed_rows, load_directory
from gridsteward.records.household import HouseholdSummary
from gridsteward.records.journal import Change

# Taking in a row costs about 20 µs on the main thread; more than this are read anew beside it and swapped.
MANY: Final = 300


class DirectoryKeeper(QObject):
    """Holds the session's `Directory`; reads on the database lane, changes it on the main thread only."""

    refreshed = Signal(object)  # frozenset of the household ids that may differ; empty: any of them

    def __init__(self, area: Any, tasks: Tasks, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._area, self._tasks = area, tasks
        self._asked = False
        self._held = False
        self.current: Directory | None = None

    def load(self) -> None:
        """Read all households in the background; asked a second time it does nothing."""
        if not self._asked:
            self._asked = True
            if not self._held:
                self._reload()

    def hold(self) -> None:
        """Put the first reading off until `go_on`: a lane at work takes turns with whoever builds a window."""
        self._held = True

    def go_on(self) -> None:
        """Read now, whether somebody has asked meanwhile or not."""
        if self._held:
            self._held, self._asked = False, True
            self._reload()

    def refresh(self, change: Change) -> None:
        """Read the households a change touched; after an exchange that names none it may be any."""
        many = len(change.touched) > MANY or (change.kind == "sync" and not change.touched)
        if not self._asked or not (change.touched or many):
            return
        if many:
            self._reload()
            return
        touched = change.touched
        self._tasks.run(
            "directory.refresh",
            lambda: changed_rows(self._area, touched),
            lambda present: self._take(touched, present),
            owner=self,
        )

    def _reload(self) -> None:
        self._tasks.run("directory.load", self._read, self._swap, failed=self._not_read, owner=self)

    def _not_read(self, error: Exception) -> None:
        # The next page that needs it asks again.
        self._asked = self.current is not None
        self._tasks.failed.emit("directory.load", error)

    def _read(self) -> Directory:
        return load_directory(self._area)

    def _swap(self, directory: Directory) -> None:
        self.current = directory
        self.refreshed.emit(frozenset())

    def _take(self, touched: frozenset[str], present: list[HouseholdSummary]) -> None:
        # The lane works in order: a reading asked for before this one has arrived.
        if self.current is not None:
            self.current.refresh(touched, present)
            self.refreshed.emit(touched)
