"""What waits for a supervisor's look, and what a steward was asked about, kept fresh in the background of a session."""

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal

from gridsteward.operations.area import aside
from gridsteward.records.journal import Change
from gridsteward.records.review import QueueEntry

if TYPE_CHECKING:
    from gridsteward.desktop.session import Session

_TABLES: Final = frozenset(("visit", "visit_review", "service_case", "service_case_event", "hand_over"))
_REST_MS: Final = 600  # several changes in a row are one; the page itself comes first
_FIRST_LOOK_MS: Final = 3_000  # the window has work of its own when it has just come
PAGE: Final = "supervisor"


class Reviews(Struct, frozen=True, kw_only=True):
    """Whether this laptop may review others' work, how much waits, and what was asked about the own."""

    may: bool
    others: bool
    waiting: int
    asked: tuple[QueueEntry, ...]


class ReviewsKeeper(QObject):
    """Holds `current`; the rail has the supervisor's page where there is somebody else's work to look at."""

    refreshed = Signal(object)  # Reviews

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self.current: Reviews | None = None
        self._awake = self._reading = self._again = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)
        session.changed.connect(self._changed)
        session.leaving.connect(self.sleep)

    def begin(self) -> None:
        """Look anew: the window is there, or the area is open again."""
        self._awake = True
        self._soon.start(_FIRST_LOOK_MS if self.current is None else _REST_MS)

    def sleep(self) -> None:
        """Read nothing more: the area is about to be closed."""
        self._awake = self._again = False
        self._soon.stop()

    def refresh(self) -> None:
        """Look anew; while that goes on, once more afterwards."""
        if self._session.tasks.closed or not self._awake:
            return
        if self._reading:
            self._again = True
            return
        self._reading = True
        area = self._session.area

        def look() -> Reviews:
            from gridsteward.operations import visit_reviews

            with aside(area) as own:
                may = visit_reviews.may_review(own)
                queue = visit_reviews.queue(own) if may else None
                return Reviews(
                    may=may,
                    others=queue is not None and bool(queue.entries),
                    waiting=queue.waiting if queue is not None else 0,
                    asked=tuple(visit_reviews.asked_back(own)),
                )

        self._session.tasks.run("reviews", look, self._show, failed=self._failed, lane="cpu", owner=self)

    def _show(self, found: Reviews) -> None:
        self._reading = False
        self.current = found
        if found.may and found.others:
            self._session.offer_page(PAGE)
        self._session.set_count(PAGE, found.waiting, tone="watch")
        self.refreshed.emit(found)
        if self._again:
            self._again = False
            self._soon.start(_REST_MS)

    def _failed(self, error: Exception) -> None:
        self._reading = False
        self._session.tasks.failed.emit("reviews", error)

    def _changed(self, change: Change) -> None:
        if self._awake and (not change.tables or not _TABLES.isdisjoint(change.tables)):
            self._soon.start(_REST_MS)
