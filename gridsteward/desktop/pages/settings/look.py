"""How it looks: light or dark, how dense, in which language. All of it can be undone by choosing again."""

from contextlib import suppress
from pathlib import Path
from typing import get_args

from msgspec.structs import replace
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.pages.settings.parts import choice, group, line
from gridsteward.desktop.remember import recall, remember
from gridsteward.desktop.session import Session
from gridsteward.desktop.tokens import Choice, Density
from gridsteward.desktop.widgets.frames import column
from gridsteward.desktop.widgets.labels import Label


class Look(QWidget):
    """The section of that name."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme = session.theme
        lights = {
            "system": self.tr("As the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
        }
        rows = {
            "compact": self.tr("Dense"),
            "comfortable": self.tr("Comfortable"),
            "door": self.tr("Large, for fingers"),
        }
        self.light = choice(self.tr("Colours"), list(lights.items()), theme.choice)
        self.density = choice(self.tr("Rows"), list(rows.items()), theme.density)
        languages = [("zh_CN", "简体中文"), ("en", "English")]
        self.language = choice(self.tr("Language"), languages, session.words.language)
        self.later = Label(theme, role="caption", tone="brand", wrap=True)
        self.later.hide()
        self.setLayout(
            column(
                group(
                    theme,
                    self.tr("Appearance"),
                    line(theme, self.tr("Colours"), self.light),
                    line(theme, self.tr("Rows"), self.density),
                    line(theme, self.tr("Language"), self.language),
                    self.later,
                )
            )
        )
        self.light.activated.connect(self._use)
        self.density.activated.connect(self._use)
        self.language.activated.connect(self._speak)

    def _use(self) -> None:
        light, density = self.light.currentData(), self.density.currentData()
        if light in get_args(Choice) and density in get_args(Density):
            self._session.theme.use(choice=light, density=density)
            self._keep(theme=light, density=density)

    def _speak(self) -> None:
        language = self.language.currentData()
        self._keep(language=language)
        self.later.show_text(self.tr("From the next start on."))
        self.later.setVisible(language != self._session.words.language)

    def _keep(self, **chosen: str) -> None:
        folder: Path = self._session.area.data_dir
        with suppress(OSError):  # what is shown holds all the same
            remember(folder, replace(recall(folder), **chosen))
