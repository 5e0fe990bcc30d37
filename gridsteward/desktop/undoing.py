"""Ctrl+Z: take the last change back and say what it was."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.records.journal import Change

if TYPE_CHECKING:
    from gridsteward.desktop.session import Session

Undone = tuple[str, str, Change, int] | None


class Undoing(QObject):
    """Answers `Session.undo_requested`."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        session.undo_requested.connect(self.undo)

    def undo(self) -> None:
        """Take the last change back."""
        self._session.tasks.run("undo", self._work, self._tell, owner=self)

    def _work(self) -> Undone:
        from gridsteward.operations import households

        area = self._session.area
        last = households.last_undoable(area)
        done = households.undo(area)
        return None if last is None or done is None else (*last, *done)

    def _tell(self, undone: Undone) -> None:
        session = self._session
        if undone is None:
            session.notify(Notice(session.words("fault.nothing_to_undo"), tone="unknown"))
            return
        kind, household, change, left = undone
        directory = session.directory.current
        known = directory.get(household) if directory is not None else None
        what = session.words(f"change.{kind}")
        if known is not None and known.name:
            what = self.tr("{what} ({name})").format(what=what, name=known.name)
        stayed = self.tr("%n value(s) stayed: they were changed again since.", "", left) if left else ""
        session.changed.emit(change)
        session.notify(Notice(self.tr("Taken back: {what}").format(what=what), safe=stayed))
