"""Every word of a visit kept as it is written: on the database lane, in order, confirmed or said to be lost."""

import threading
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from gridsteward.desktop.session import Session
from gridsteward.operations import visits
from gridsteward.records.journal import Change
from gridsteward.records.visit import VisitDraft

PAUSE_MS: Final = 400  # a word typed is on the disk no later than this after it


class _Keeper:
    """The lane's side: writes a version only if none newer was written, and nothing once the visit is finished."""

    def __init__(self, area: Any) -> None:
        self._area = area
        self._lock = threading.Lock()
        self._written = 0
        self._closed = False

    def keep(self, number: int, draft: VisitDraft) -> str:
        with self._lock:
            if self._closed or number <= self._written:
                return ""
            kept = visits.save_draft(self._area, draft)
            self._written = number
            return kept.saved_at

    def finish(self, number: int, draft: VisitDraft) -> Change:
        with self._lock:
            if number > self._written:
                # Undo brings the draft back as it was saved: it must be the one that is finished.
                visits.save_draft(self._area, draft)
                self._written = number
            change = visits.finish_visit(self._area, draft)
            self._closed = True
            return change

    def discard(self, draft_id: str) -> None:
        with self._lock:
            visits.discard_draft(self._area, draft_id)
            self._closed = True


class DraftSaver(QObject):
    """Holds the visit as it stands and keeps it; `saved` only after the lane has confirmed the newest version."""

    saved = Signal(str)  # when, as records keep moments
    failed = Signal(object)
    finished = Signal(object)  # the Change
    refused = Signal(object)  # why it could not be finished; the draft stays
    discarded = Signal()

    def __init__(self, session: Session, draft: VisitDraft, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self._session = session
        self._keeper = _Keeper(session.area)
        self._number = self._sent = self._confirmed = 0
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    @property
    def settled(self) -> bool:
        """Whether the newest version is known to be on the disk."""
        return self._confirmed == self._number

    def put(self, draft: VisitDraft, *, at_once: bool = True) -> None:
        """Take a new version; text that is still being typed may wait for the pause."""
        self.draft = draft
        self._number += 1
        if at_once:
            self.flush()
        elif not self._pause.isActive():
            self._pause.start()

    def flush(self) -> None:
        """Send what has not been sent yet."""
        self._pause.stop()
        if self._sent < self._number:
            self._send()

    def retry(self) -> None:
        """Send the newest version again after a failure."""
        if not self.settled:
            self._send()

    def finish(self) -> None:
        """Turn the draft into a visit."""
        self._pause.stop()
        number, draft = self._number, self.draft
        self._sent = number
        self._session.tasks.run(
            "visit.finish",
            lambda: self._keeper.finish(number, draft),
            lambda change: self._done(number, change),
            failed=self.refused.emit,
            owner=self,
        )

    def discard(self) -> None:
        """Throw the draft away."""
        self._pause.stop()
        draft_id = self.draft.id
        self._session.tasks.run(
            "visit.discard",
            lambda: self._keeper.discard(draft_id),
            lambda _none: self.discarded.emit(),
            failed=self.refused.emit,
            owner=self,
        )

    def _send(self) -> None:
        number, draft = self._number, self.draft
        self._sent = number
        self._session.tasks.run(
            "visit.save",
            lambda: self._keeper.keep(number, draft),
            lambda at: self._kept(number, at),
            failed=self._not_kept,
            owner=self,
        )

    def _done(self, number: int, change: Change) -> None:
        self._confirmed = number
        self.finished.emit(change)

    def _kept(self, number: int, at: str) -> None:
        self._confirmed = max(self._confirmed, number)
        if at and self.settled:
            self.saved.emit(at)

    def _not_kept(self, error: Exception) -> None:
        self.failed.emit(error)
