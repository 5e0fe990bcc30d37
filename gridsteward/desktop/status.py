"""The chip in the top bar, honest at a glance: on- or offline, what is unsent, what has to be decided, since when."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.desktop.wording import relative
from gridsteward.operations import area as areas
from gridsteward.words import Words

if TYPE_CHECKING:
    from gridsteward.records.sync import SyncState


def moment(words: Words, when: datetime, now: datetime) -> str:
    """Return 今天 08:10, 昨天 17:42, 11月9日 08:00, on the clock of `now`."""
    when = when.astimezone(now.tzinfo)
    return f"{relative(words, when.date(), now.date())} {when:%H:%M}"


def moment_ms(words: Words, ms: int, now: datetime) -> str:
    """Return a moment given in milliseconds since 1970."""
    return moment(words, datetime.fromtimestamp(ms / 1000, tz=UTC), now)


class Status(QObject):
    """Keeps the chip and the rail's count true for a session."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        session.backed_up.connect(self.refresh)
        session.exchange.told.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say how the exchange stands; while there is nobody to exchange with, when the last backup was made."""
        session, state = self._session, self._session.exchange.state
        if state is None:
            return
        session.set_count(
            "sync", state.conflicts or state.unsent, tone="watch" if state.conflicts else "unknown"
        )
        if session.exchange.in_use:
            text, tone = self._exchange(state)
            session.set_status(text, tone=tone)
        else:
            session.set_count("sync", 0)
            session.tasks.run("status", lambda: areas.last_backup(session.area), self._say, owner=self)

    def _exchange(self, state: "SyncState") -> tuple[str, Tone]:
        exchange, session = self._session.exchange, self._session
        if exchange.running is not None:
            return self.tr("Syncing …"), "unknown"
        parts = []
        if state.hub_url:
            parts.append(self.tr("Online") if exchange.online else self.tr("Offline"))
        if state.conflicts:
            parts.append(self.tr("%n to decide", "", state.conflicts))
        if state.unsent:
            parts.append(self.tr("%n unsent", "", state.unsent))
        elif state.on_the_way:
            parts.append(self.tr("%n without receipt", "", state.on_the_way))
        else:
            parts.append(self.tr("all confirmed"))
        if state.last_sync_ms and len(parts) < 3:
            when = moment_ms(session.words, state.last_sync_ms, session.clock())
            parts.append(self.tr("last sync {when}").format(when=when))
        tone: Tone = "good" if exchange.online and not state.unsent else "unknown"
        if state.alarms or state.refused:
            tone = "alarm"
        elif state.conflicts or state.on_the_way:
            tone = "watch"
        return " · ".join(parts), tone

    def _say(self, last: datetime | None) -> None:
        session = self._session
        if last is None:
            session.set_status(self.tr("On this computer only · no backup yet"), tone="watch")
            return
        when = moment(session.words, last, session.clock())
        old = session.clock() - last > 2 * areas.BACKUP_EVERY
        text = self.tr("On this computer only · last backup {when}").format(when=when)
        session.set_status(text, tone="watch" if old else "unknown")
