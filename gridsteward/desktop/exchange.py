"""The exchange with other laptops in the background of a session: by hand or by itself, told to whoever shows it."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from gridsteward.desktop.pace import Pace
from gridsteward.desktop.tasks import Progress
from gridsteward.operations.needs_seen import MARK_TABLES
from gridsteward.records.faults import Fault
from gridsteward.records.journal import Change

if TYPE_CHECKING:
    from gridsteward.desktop.reach import Reach
    from gridsteward.desktop.session import Session
    from gridsteward.records.sync import SyncReport, SyncState

FOLDER: Final = "sync_folder"
"""The setting of a copy: the folder or stick used last."""

PUT_OUT: Final = "put_out"
"""The setting of a copy that heard it was put out of its area: it opens to nothing but that."""

_REST_MS: Final = 200
_FIRST_LOOK_MS: Final = 1_000  # the window has work of its own when it has just come
_FIRST_TRY_S: Final = 8.0
_ALL: Final = frozenset(
    {
        *(
            "household",
            "person",
            *MARK_TABLES,
            "visit",
            "touchpoint",
            "commitment",
            "commitment_event",
        ),
        *("attachment", "hand_over", "planned_day", "planned_stop", "visit_pause", "visit_request"),
    }
)
_NETWORK_CAME_S: Final = 3.0
_AWAY: Final = frozenset({"road_unreachable", "road_busy"})


class Exchange(QObject):
    """Holds `state`, and runs one exchange at a time on the network lane, where it has a connection of its own.

    Failures of what runs by itself are kept in `trouble` for the chip and the page; nothing ever pops up.
    """

    told = Signal()  # state, running, report or trouble is another
    revoked = Signal()  # this laptop heard that it was put out, and its unsent work was handed over

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self.state: SyncState | None = None
        self.running: Progress | None = None
        self.doing = ""  # pull, push, files
        self.over_hub = True  # which way the running or last exchange goes or went
        self.report: SyncReport | None = None
        self.trouble: Exception | None = None
        self.online: bool | None = None
        self.folder = ""
        self._moved = False  # the running exchange said that something came or went
        self._missed: Change | None = None  # what came while the area was locked
        self._reach: Reach | None = None
        self._pace = Pace()
        self._awake, self._automatic = True, False
        self._reading = self._again = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self.refresh)
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._try)
        session.changed.connect(self._changed)
        session.leaving.connect(self.sleep)

    # ------------------------------------------------------------------ where it stands

    @property
    def in_use(self) -> bool:
        """Whether this area exchanges with others at all."""
        return self.state is not None and bool(self.state.hub_url or self.state.last_sync_ms)

    def begin(self) -> None:
        """Go on by itself from now on: the window is there, or the area is open again."""
        self._awake = self._automatic = True
        if self._reach is None:
            from gridsteward.desktop.reach import Reach

            self._reach = Reach(self)
            self._reach.came.connect(lambda: self._soon(_NETWORK_CAME_S, anew=True))
            self._rest.start(_FIRST_LOOK_MS)
        else:
            self.refresh()
        missed, self._missed = self._missed, None
        if missed is not None:
            self._session.changed.emit(missed)
        self._soon(_FIRST_TRY_S)

    def sleep(self) -> None:
        """Stop what runs at its next report: the area is about to be closed."""
        self._awake = False
        self._next.stop()
        self._rest.stop()
        self.cancel()

    def refresh(self) -> None:
        """Read the state anew, one reading at a time."""
        self._rest.stop()
        if not self._awake or self._session.tasks.closed:
            return
        if self._reading:
            self._again = True
            return
        self._reading = True
        self._session.tasks.run("sync.state", self._read, self._show, failed=self._unread, owner=self)

    def _read(self) -> "tuple[SyncState, str]":
        from gridsteward.operations import syncing

        area = self._session.area
        return syncing.sync_state(area), area.store.setting(FOLDER)

    def _show(self, found: "tuple[SyncState, str]") -> None:
        self._reading = False
        self.state, self.folder = found
        if self._again:
            self._again = False
            self.refresh()
        self.told.emit()

    def _unread(self, error: Exception) -> None:
        self._reading = self._again = False
        if self._awake:  # else the area was closed under the reading
            self._session.tasks.failed.emit("sync.state", error)

    def _changed(self, change: Change) -> None:
        if self._awake:
            self._rest.start(_REST_MS)
        if change.kind != "sync" and self._automatic and not self._pace.failures:
            self._soon(self._pace.next_s(unsent=True))

    # ------------------------------------------------------------------ exchanging

    def sync(self, folder: Path | None = None) -> None:
        """Exchange with the hub, or with a folder or stick; while one runs another is not begun."""
        if self.running is not None or self._session.tasks.closed:
            return
        self._next.stop()
        progress = Progress(self)
        self.running, self.doing, self.over_hub = progress, "", folder is None
        progress.ended.connect(self._ended)
        session, area = self._session, self._session.area

        self._moved = False

        def tell(what: str, at: int, of: int) -> None:
            self.doing, self._moved = what, True
            progress(at, of)

        def work() -> "SyncReport":
            from gridsteward.operations import syncing

            if folder is None:
                return syncing.sync_hub(area, progress=tell)
            return syncing.sync_folder(area, folder, progress=tell)

        session.tasks.run(
            "sync", work, self._done, failed=self._failed, lane="network", owner=self, progress=progress
        )
        self.told.emit()

    def cancel(self) -> None:
        """Stop the running exchange at its next report; what came and went until then is kept."""
        if self.running is not None:
            self.running.cancel()

    def remember_folder(self, folder: Path) -> None:
        """Offer this folder first from now on."""
        from gridsteward.operations import area as areas

        self.folder = str(folder)
        area = self._session.area
        self._session.tasks.run(
            "sync.folder",
            lambda: areas.put_setting(area, FOLDER, str(folder)),
            lambda _none: None,
            owner=self,
        )

    def _ended(self) -> None:
        progress, self.running = self.running, None
        if progress is None:
            return
        if progress.cancelled:
            self._half_done()
            self._soon(self._pace.next_s())
        progress.deleteLater()
        self.told.emit()

    def _half_done(self) -> None:
        """What came until it stopped is kept, and nobody said what it was."""
        if self._moved:
            self.everything_changed()

    def everything_changed(self) -> None:
        """Have all pages look anew: something came, and it is not known what."""
        self._tell_change(Change(no=0, kind="sync", tables=_ALL))

    def _tell_change(self, change: Change) -> None:
        if self._awake:
            self._session.changed.emit(change)
        elif self._missed is None:
            self._missed = change
        else:
            self._missed = Change(no=0, kind="sync", tables=_ALL)

    def _done(self, report: "SyncReport") -> None:
        self.report, self.trouble = report, None
        if self.over_hub:
            self.online = True
            self._pace.succeeded()
        if report.touched or report.tables:
            self._tell_change(Change(no=0, kind="sync", touched=report.touched, tables=report.tables))
        if not self._awake and not report.revoked:
            return
        self.refresh()
        self._soon(self._pace.next_s())
        if report.revoked:
            self._next.stop()
            self.revoked.emit()  # only now: its unsent work was handed over

    def _failed(self, error: Exception) -> None:
        self.trouble = error
        self._half_done()
        wait = 0.0
        if self.over_hub:
            kind = error.kind if isinstance(error, Fault) else ""
            self.online = None if kind == "hub_not_set" else kind not in _AWAY and self.online
            self._pace.failed()
            with suppress(ValueError):
                wait = float(str(error.values.get("retry_after_s") or 0)) if isinstance(error, Fault) else 0.0
        if not isinstance(error, Fault | OSError):
            self._session.tasks.failed.emit("sync", error)  # our bug: it leaves a report
        if self._awake:
            self.refresh()
            self._soon(self._pace.next_s(not_before_s=wait))
        self.told.emit()

    # ------------------------------------------------------------------ by itself

    def _soon(self, seconds: float, *, anew: bool = False) -> None:
        """Try by itself after so long, or earlier when that was meant already."""
        if not self._automatic or not self._awake:
            return
        if anew:
            self._pace.succeeded()
        wanted = round(seconds * 1_000)
        if not self._next.isActive() or self._next.remainingTime() > wanted:
            self._next.start(wanted)

    def _try(self) -> None:
        state = self.state
        if state is None or not state.hub_url or state.pending or self.running is not None:
            self._soon(self._pace.next_s())
        elif self._reach is not None and self._reach.there is False:
            self.online = False
            self.told.emit()  # the system says when a network comes
        else:
            self.sync()
