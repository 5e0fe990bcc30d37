"""Ctrl+Z anywhere outside a field: the last change of this laptop is taken back, and said so."""

from PySide6.QtCore import QObject

from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.operations import households
from gridsteward.records.journal import Change


class Undoing(QObject):
    """Answers a session's `undo_requested`."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        session.undo_requested.connect(self.undo)

    def undo(self) -> None:
        """Take the last change back."""
        area = self._session.area

        def work() -> tuple[str, Change, int] | None:
            last = households.last_undoable(area)
            done = households.undo(area)
            return None if last is None or done is None else (last[0], *done)

        self._session.tasks.run("undo", work, self._done, owner=self)

    def _done(self, found: tuple[str, Change, int] | None) -> None:
        session = self._session
        if found is None:
            session.notify(Notice(session.words("fault.nothing_to_undo"), tone="unknown"))
            return
        kind, change, left = found
        session.changed.emit(change)
        what = session.words(f"change.{kind}") if f"change.{kind}" in session.words else kind
        safe = ""
        if left:
            safe = self.tr("{count} fields stay: somebody has changed them since.").format(count=left)
        session.notify(Notice(self.tr("Taken back: {what}").format(what=what), safe=safe))
