"""The evening of Today: what the day came to in a line, and the way to look back on it."""

from PySide6.QtWidgets import QFrame

from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import row
from gridsteward.desktop.widgets.labels import Paragraph


class EveningLine(QFrame):
    """There when the evening has something to look back on."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "spoken")
        self._session, theme, space = session, session.theme, session.theme.space
        self.words = Paragraph(theme)
        self.button = Button(theme, self.tr("Look back on the day"), icon="note")
        self.button.setToolTip("Ctrl+Shift+D")
        self.button.clicked.connect(self._look_back)
        line = row(self.words, self.button, gap=space.m, pad=(space.l, space.s, space.l, space.s))
        line.setStretch(0, 1)
        self.setLayout(line)
        self.hide()

    def show_day(self, looked_back: tuple[int, int] | None) -> None:
        """Say how many visits were made and promises due are open; None hides the line."""
        self.setVisible(looked_back is not None)
        if looked_back is not None:
            made, left = looked_back
            said = self.tr("Today: %n visit(s).", "", made)
            open_ones = self.tr("%n promise(s) still open.", "", left)
            none_open = self.tr("Every promise due is kept.")
            self.words.show_text(f"{said} {open_ones if left else none_open}")

    def _look_back(self) -> None:
        from gridsteward.desktop.dialogs.day_review import look_back

        look_back(self._session, self)
