"""The note of a visit: large plain text that sends pictures on."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit


class Note(QPlainTextEdit):
    """Large plain text. Nobody sets its text while it is written in, so an input method is never disturbed."""

    pasted = Signal(object)
    left = Signal()

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("look", "door")
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # what is dropped goes to the files
        self.setFixedHeight(128)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard went elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Say yes to pictures too: they go to the files."""
        return source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste words here, pictures to the files."""
        if source.hasImage() and not source.hasText():
            self.pasted.emit(source)
        else:
            super().insertFromMimeData(source)
