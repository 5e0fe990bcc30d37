"""The chip in the top bar, honest while there is nothing to sync with: where the data are, and the last backup."""

from datetime import datetime

from PySide6.QtCore import QObject

from gridsteward.desktop.session import Session
from gridsteward.desktop.wording import relative
from gridsteward.operations import area as areas
from gridsteward.words import Words


def moment(words: Words, when: datetime, now: datetime) -> str:
    """Return 今天 08:10, 昨天 17:42, 11月9日 08:00, on the clock of `now`."""
    when = when.astimezone(now.tzinfo)
    return f"{relative(words, when.date(), now.date())} {when:%H:%M}"


class Status(QObject):
    """Keeps the chip true for a session: after the start, and whenever a backup was made."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        session.backed_up.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Ask when the newest backup was made, and say so."""
        session = self._session
        session.tasks.run("status", lambda: areas.last_backup(session.area), self._say, owner=self)

    def _say(self, last: datetime | None) -> None:
        session = self._session
        if last is None:
            session.set_status(self.tr("On this computer only · no backup yet"), tone="watch")
            return
        when = moment(session.words, last, session.clock())
        old = session.clock() - last > 2 * areas.BACKUP_EVERY
        text = self.tr("On this computer only · last backup {when}").format(when=when)
        session.set_status(text, tone="watch" if old else "unknown")
