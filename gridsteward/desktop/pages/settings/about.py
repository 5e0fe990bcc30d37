"""About: the version, under which licence, where the data lie, and what a help desk asks first."""

import platform
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gridsteward import __version__
from gridsteward.desktop.pages.settings.parts import group, line
from gridsteward.desktop.places import open_folder
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Elided, Label


class About(QWidget):
    """The section of that name."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme, folder = session.theme, session.area.data_dir
        self.copy = Button(theme, self.tr("Copy details"))
        self.copy.clicked.connect(self._copy)
        self.guide = Button(theme, self.tr("Open the &guide"), icon="help")
        self.guide.clicked.connect(lambda: session.open_help(""))
        path = Elided(theme, str(folder), role="quiet")
        show = Button(theme, self.tr("&Open"), kind="text")
        show.clicked.connect(lambda: open_folder(folder))
        places = row(Label(theme, self.tr("Where the data lie")), path, show, gap=theme.space.m)
        places.setStretch(1, 1)
        licence = self.tr("Apache License 2.0. Built with Qt for Python (LGPL), SQLCipher and others.")
        closed = self.tr(
            "All names, phones and notes in there are encrypted; only the area's name is readable."
        )
        section = group(
            theme,
            self.tr("About"),
            line(theme, f"GridSteward {__version__}", self.copy, note=licence),
            line(theme, self.tr("How it is used"), self.guide, note=self.tr("Pages, keys, what to do when.")),
            places,
            Label(theme, closed, role="caption", wrap=True),
        )
        self.setLayout(column(section, gap=0))

    @property
    def details(self) -> str:
        """Return versions and the data folder, its home folder as ~: that may be named like its owner."""
        folder = Path(self._session.area.data_dir)
        home = Path.home()
        shown = Path("~") / folder.relative_to(home) if folder.is_relative_to(home) else folder
        return "\n".join(
            (
                f"GridSteward {__version__}",
                f"Python {platform.python_version()}, Qt {qVersion()}",
                f"{platform.system()} {platform.release()} {platform.machine()}",
                self._session.words("about.licence"),
                self._session.words("about.data", folder=shown),
            )
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details)
        self._session.notify(Notice(self.tr("Version and place of the data are on the clipboard.")))
