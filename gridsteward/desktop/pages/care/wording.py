"""What the care page says of somebody: when a word is due, how long ago the last was."""

from datetime import date

from PySide6.QtCore import QObject

from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Tone
from gridsteward.records.care_wall import WallPerson


class CareSaying(QObject):
    """Short lines about people who are looked after, as of today."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    @property
    def today(self) -> date:
        """Return the day on the wall."""
        return self._session.clock().date()

    def when_due(self, person: WallPerson) -> tuple[str, Tone]:
        """Return when a word with somebody is due, and what it means: overdue, today or tomorrow, later."""
        if person.due.beyond:
            return self.tr("%n day(s) late", "", person.due.beyond), "alarm"
        ahead = (date.fromisoformat(person.due.due.day) - self.today).days
        if ahead <= 0:
            return self.tr("today"), "watch"
        if ahead == 1:
            return self.tr("tomorrow"), "watch"
        return self.tr("in %n day(s)", "", ahead), ""

    def last_word(self, person: WallPerson) -> str:
        """Return how long ago the last word with somebody was."""
        if not person.due.last:
            return self.tr("no word yet")
        ago = (self.today - date.fromisoformat(person.due.last)).days
        return self.tr("heard today") if ago <= 0 else self.tr("heard %n day(s) ago", "", ago)

    def place(self, person: WallPerson) -> str:
        """Return village and tier on one line."""
        village = person.light.household.village
        tier = self._session.words(f"care_tier.{person.due.cared.tier}")
        return " · ".join(part for part in (village, tier) if part)
