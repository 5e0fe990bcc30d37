"""The household in front: card and portrait are read, writes are made, one after the other, off the main thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from gridsteward.desktop.session import Session
from gridsteward.records.faults import Fault
from gridsteward.records.journal import Change
from gridsteward.records.page import HouseholdCard
from gridsteward.records.portrait import Portrait

Failed = Callable[[Exception], object]


def _card_and_portrait(area: Any, household: str) -> tuple[HouseholdCard, Portrait]:
    # What reads them comes with the list, on its lane: the window is there sooner.
    from gridsteward.operations import households, portraits

    return households.household_card(area, household), portraits.portrait(area, household)


class Desk(QObject):
    """Keeps the card in front fresh; every write is told to the session."""

    card_read = Signal(object)  # HouseholdCard
    portrait_read = Signal(object)  # Portrait of the card just read
    card_gone = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.household = ""
        self.card: HouseholdCard | None = None
        self.portrait: Portrait | None = None
        self._reading = False
        self._again = False
        session.changed.connect(self._changed)
        session.findings.scanned.connect(self._scanned)

    def show(self, household: str) -> None:
        """Bring a household to the front; an empty id clears it."""
        self.household = household
        self.card = self.portrait = None
        if household:
            self._read()

    def hold(self, card: HouseholdCard, portrait: Portrait) -> None:
        """Bring a household to the front that has just been read."""
        self.household, self.card, self.portrait = card.household.id, card, portrait

    def write(
        self,
        name: str,
        work: Callable[[], Change],
        *,
        then: Callable[[Change], object] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Do a write, tell the session what it changed, then `then`."""

        def done(change: Change) -> None:
            self.session.changed.emit(change)
            if then is not None:
                then(change)

        self.session.tasks.run(name, work, done, failed=failed, owner=self)

    def _changed(self, change: Change) -> None:
        if self.household and (self.household in change.touched or not change.touched):
            self._read()

    def _scanned(self) -> None:
        if self.household:
            self._read()

    def _read(self) -> None:
        # One reading at a time: who pages through a thousand rows waits for the last, not for all.
        if self._reading:
            self._again = True
            return
        self._reading = True
        area, household = self.session.area, self.household
        self.session.tasks.run(
            "household.card",
            lambda: _card_and_portrait(area, household),
            self._arrived,
            failed=self._missed,
            owner=self,
        )

    def _arrived(self, found: tuple[HouseholdCard, Portrait]) -> None:
        card, portrait = found
        if self._landed() and card.household.id == self.household:
            self.card, self.portrait = card, portrait
            self.card_read.emit(card)
            self.portrait_read.emit(portrait)

    def _missed(self, error: Exception) -> None:
        if not self._landed():
            return
        if isinstance(error, Fault) and error.kind == "row_gone":
            self.card = self.portrait = None
            self.household = ""
            self.card_gone.emit()
        else:
            self.session.tasks.failed.emit("household.card", error)

    def _landed(self) -> bool:
        """Tell whether what landed is still wanted; read again when it is not."""
        self._reading = False
        if not self._again:
            return bool(self.household)
        self._again = False
        if self.household:
            self._read()
        return False
