"""Whoever asks for a strategy card, from any page, gets it over the window."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.session import Session


class Advisor(QObject):
    """One a session: listens for cards asked for."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(session)
        self._session, self._window = session, window
        session.card_requested.connect(self._open)

    def _open(self, household: str) -> None:
        from gridsteward.desktop.advice.dialog import (
            CardDialog,  # with the first card: the window is there sooner
        )

        dialog = CardDialog(self._session, household, parent=self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
