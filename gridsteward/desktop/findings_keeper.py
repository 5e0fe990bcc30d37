"""What use data gives reason to look at, kept fresh in the background of a session for whoever shows it.

The area is looked at after every change of readings, when a new day begins, and once a day at the start.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from gridsteward.desktop.tasks import Progress
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.operations.needs_seen import MARK_TABLES
from gridsteward.records.finding import READINGS, FindingEntry, FindingList, ScanOutcome
from gridsteward.records.journal import Change

if TYPE_CHECKING:
    from datetime import date

    from gridsteward.desktop.session import Session

T = TypeVar("T")

_REST_MS: Final = 200  # an import and what follows it are one
_FIRST_MS: Final = 3_000  # the window has work of its own when it has just come
_TICK_MS: Final = 30_000
_LISTED: Final = frozenset({"finding_event", "household", "person", *MARK_TABLES})
_PAGE: Final = "usage"


class FindingsKeeper(QObject):
    """Holds `current`, all findings as they stand; scans one at a time on the lane that computes.

    A new day is noticed by looking at the clock every half minute: a timer set for midnight would be late after
    sleep, and wrong when the clock is set.
    """

    refreshed = Signal()  # `current` is another
    told = Signal()  # `running` is another
    scanned = Signal()  # the whole area was looked at: findings and habits of use may be others

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self.current: FindingList | None = None
        self.running: Progress | None = None
        self._awake = False
        self._again = self._reading = self._read_again = False
        self._day: date | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.scan)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(_FIRST_MS)
        self._first.timeout.connect(self._look_whether_due)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.tick)
        session.changed.connect(self._changed)
        session.leaving.connect(self.sleep)

    # ------------------------------------------------------------------ when

    def begin(self) -> None:
        """Go on by itself from now on: the window is there, or the area is open again."""
        self._awake = True
        self._day = self._session.clock().date()
        self._tick.start()
        self._first.start()
        self.load()

    def sleep(self) -> None:
        """Stop what runs at its next step: the area is about to be closed."""
        self._awake = self._again = False
        for timer in (self._soon, self._first, self._tick):
            timer.stop()
        if self.running is not None:
            self.running.cancel()

    def tick(self) -> None:
        """Look at the clock: on another day than the last time, the area is looked at anew."""
        today = self._session.clock().date()
        if today != self._day:
            self._day = today
            self.scan()

    def _changed(self, change: Change) -> None:
        if self._awake and change.tables & READINGS:
            self._soon.start(_REST_MS)
        if self.current is not None and change.tables & _LISTED:
            self.load()

    def _look_whether_due(self) -> None:
        area = self._session.area

        def due() -> bool:
            from gridsteward.operations.scanning import scan_due

            return scan_due(area)

        self._run("findings.due", due, lambda wanted: self.scan() if wanted else None)

    # ------------------------------------------------------------------ scanning

    def scan(self) -> None:
        """Look at the whole area; asked for while it is being looked at, once more after that."""
        self._soon.stop()
        if self._session.tasks.closed or not self._awake:
            return
        if self.running is not None:
            self._again = True
            return
        area, progress = self._session.area, Progress(self)

        def look() -> ScanOutcome:
            from gridsteward.operations.scanning import scan_area

            return scan_area(area, progress=progress)

        self.running = progress
        progress.ended.connect(self._ended)
        self._session.tasks.run(
            "findings.scan",
            look,
            self._scanned,
            lane="cpu",
            owner=self,
            progress=progress,
        )
        self.told.emit()

    def _ended(self) -> None:
        progress, self.running = self.running, None
        if progress is not None:
            progress.deleteLater()
        again, self._again = self._again, False
        if again:
            self.scan()
        else:
            self.told.emit()

    def _scanned(self, outcome: ScanOutcome) -> None:
        if not self._awake:
            return
        self.scanned.emit()
        self.load(fresh=frozenset(each.id for each in outcome.fresh))
        if outcome.touched:
            # Whoever shows such a household (its chart, its portrait) looks anew.
            tables = frozenset({"finding"})
            change = Change(no=0, kind="findings.scan", touched=outcome.touched, tables=tables)
            self._session.changed.emit(change)

    # ------------------------------------------------------------------ reading

    def load(self, *, fresh: frozenset[str] = frozenset()) -> None:
        """Read what stands; `fresh` are ids of findings that came just now and may be told."""
        if self._reading and not fresh:
            self._read_again = True
            return
        self._reading = True
        area = self._session.area

        def read() -> FindingList:
            from gridsteward.operations.findings import finding_list

            return finding_list(area)

        self._run("findings.list", read, lambda found: self._show(found, fresh))

    def _show(self, found: FindingList, fresh: frozenset[str]) -> None:
        self._reading = False
        if self._session.tasks.closed:
            return  # read while the window was closing: nobody may ask for more
        self.current = found
        wanted = found.waiting
        pressing = any(each.finding.kind == "silence" for each in wanted)
        self._session.set_count(_PAGE, len(wanted), tone="alarm" if pressing else "watch")
        self.refreshed.emit()
        self._tell([each for each in wanted if each.finding.id in fresh])
        if self._read_again:
            self._read_again = False
            self.load()

    def _unread(self, error: Exception) -> None:
        self._reading = self._read_again = False
        if self._awake:  # else the area was closed under the reading
            self._session.tasks.failed.emit("findings.list", error)

    def _run(self, name: str, work: Callable[[], T], then: Callable[[T], object]) -> None:
        if not self._session.tasks.closed:
            self._session.tasks.run(name, work, then, failed=self._unread, owner=self)

    # ------------------------------------------------------------------ telling

    def _tell(self, news: list[FindingEntry]) -> None:
        """Say a word of what is new and asks for somebody to look; who has gone quiet comes first and stays."""
        if not news:
            return
        session, first = self._session, news[0]
        quiet = [each for each in news if each.finding.kind == "silence"]
        if quiet:
            who = quiet[0].household.name
            what = (
                self.tr("{name} has used hardly any power for days.").format(name=who)
                if len(quiet) == 1
                else self.tr("%n household(s) have used hardly any power for days.", "", len(quiet))
            )
        else:
            what = self.tr("%n new household(s) whose use gives reason to look in.", "", len(news))
        session.notify(
            Notice(
                what,
                tone="alarm" if quiet else "watch",
                action=self.tr("Look at it"),
                act=lambda: session.open_finding(first.finding.id),
            )
        )
