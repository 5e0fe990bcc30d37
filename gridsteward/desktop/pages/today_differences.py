"""The line on the day's page that says how much was written differently on two laptops."""

from PySide6.QtWidgets import QFrame

from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import row
from gridsteward.desktop.widgets.labels import Glyph, Label


class DifferenceLine(QFrame):
    """Shown only while something is to be decided."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self._session = session
        theme, space = session.theme, session.theme.space
        self.words = Label(theme, wrap=True)
        self.look = Button(theme, self.tr("Look at them"), icon="next", icon_after=True)
        self.look.clicked.connect(lambda: session.open_page("conflicts"))
        line = row(Glyph(theme, "watch"), self.words, self.look, gap=space.m)
        line.setContentsMargins(space.l, space.s, space.l, space.s)
        line.setStretch(1, 1)
        self.setLayout(line)
        session.exchange.told.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        state = self._session.exchange.state
        count = state.conflicts if state is not None else 0
        self.words.show_text(
            self.tr("%n value(s) were written differently on two laptops. Please choose.", "", count)
        )
        self.setVisible(bool(count))
