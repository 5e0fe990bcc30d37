"""The way to who looked at what is confidential."""

from PySide6.QtWidgets import QFrame

from gridsteward.desktop.pages.sync.wording import translate
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label


class LooksPanel(QFrame):
    """A line of what is kept, and the button that shows it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self._session = session
        theme, space = session.theme, session.theme.space
        self.show_all = Button(theme, translate("Devices", "Who &looked …"), icon="eye")
        self.show_all.clicked.connect(self._show)
        said = translate(
            "Devices", "Who opened a confidential request or asked for the word at a door, when and why."
        )
        title = Label(theme, translate("Devices", "Sensitive records"), role="strong")
        box = column(
            row(title, None, self.show_all), Label(theme, said, role="quiet", wrap=True), gap=space.s
        )
        box.setContentsMargins(space.l, space.m, space.l, space.m)
        self.setLayout(box)

    def _show(self) -> None:
        from gridsteward.desktop.dialogs.looks import show_looks

        show_looks(self._session, self)
