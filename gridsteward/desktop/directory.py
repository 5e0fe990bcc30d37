"""Every household in memory, once a session, in step with what is written."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from gridsteward.desktop.tasks import Tasks
from gridsteward.operations.finding import Directory, changed_rows, load_directory
from gridsteward.records.household import HouseholdSummary
from gridsteward.records.journal import Change
from gridsteward.records.portrait import Standing

# Taking in a row costs about 20 µs on the main thread; more than this are read anew beside it and swapped.
MANY: Final = 300
TURN: Final = 500  # households whose portraits are read in one go, about 50 ms


def standings(area: Any, households: Sequence[str]) -> dict[str, Standing]:
    """Return how the portraits of these households stand; what judges them comes with the first, on its lane."""
    from gridsteward.operations import portraits

    return portraits.standings(area, households)


class DirectoryKeeper(QObject):
    """Holds the session's `Directory`; reads on the database lane, changes it on the main thread only."""

    standings_read = Signal()  # of all households: filters by portrait now know every one
    refreshed = Signal(object)  # frozenset of the household ids that may differ; empty: any of them

    def __init__(self, area: Any, tasks: Tasks, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._area, self._tasks = area, tasks
        self._asked = False
        self._held = False
        self.current: Directory | None = None
        self._reading = 0  # which reading of the standings is under way

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
            lambda: (changed_rows(self._area, touched), standings(self._area, sorted(touched))),
            lambda found: self._take(touched, *found),
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
        known = self.current.standings if self.current is not None else {}
        self.current = directory
        directory.standings = dict(known)  # until they are read anew
        self.refreshed.emit(frozenset())
        self.read_standings()

    def portraits(self) -> dict[str, Standing] | None:
        """Return how the portraits stand as far as all of them were read, else None: whoever asks reads them."""
        if self.current is None or len(self.current.standings) < len(self.current.all()):
            return None
        return dict(self.current.standings)

    def read_standings(self) -> None:
        """Read anew how the portraits of all households stand, where they are known at all."""
        if self.current is not None:
            self._reading += 1
            self._read_standings([each.id for each in self.current.all()], self._reading)

    def _read_standings(self, households: list[str], reading: int) -> None:
        """Read how the portraits stand, some at a time: whoever asks the database meanwhile waits for one turn only."""
        if reading != self._reading or self._tasks.closed:
            return
        if not households:
            self.standings_read.emit()
            return
        now, later = households[:TURN], households[TURN:]

        def arrived(found: dict[str, Standing]) -> None:
            if self.current is not None and reading == self._reading:
                self.current.standings |= found
            self._read_standings(later, reading)

        area = self._area
        self._tasks.run("directory.standings", lambda: standings(area, now), arrived, owner=self)

    def _take(
        self, touched: frozenset[str], present: list[HouseholdSummary], known: dict[str, Standing]
    ) -> None:
        # The lane works in order: a reading asked for before this one has arrived.
        if self.current is not None:
            self.current.refresh(touched, present)
            self.current.standings |= known
            self.refreshed.emit(touched)
