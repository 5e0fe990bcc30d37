"""Settings: the area and who works in it, hours, protection, backups, look, and what this program is."""

from PySide6.QtWidgets import QWidget

from gridsteward.desktop.pages.settings.about import About
from gridsteward.desktop.pages.settings.backup import Backups
from gridsteward.desktop.pages.settings.forms import Forms
from gridsteward.desktop.pages.settings.helper import Helper
from gridsteward.desktop.pages.settings.hours import Hours
from gridsteward.desktop.pages.settings.layouts import Layouts
from gridsteward.desktop.pages.settings.look import Look
from gridsteward.desktop.pages.settings.map_file import MapFile
from gridsteward.desktop.pages.settings.parts import group, line
from gridsteward.desktop.pages.settings.protection import Protection
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import Columns, column, frame, scrolling
from gridsteward.desktop.widgets.labels import Label


class SettingsPage(QWidget):
    """Sections in two columns, one below the other in a narrow window."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme, space = session.theme, session.theme.space
        self.protection, self.backups, self.look = Protection(session), Backups(session), Look(session)
        self.helper, self.hours = Helper(session), Hours(session)
        self.about = About(session)
        self.map_file, self.layouts, self.forms = MapFile(session), Layouts(session), Forms(session)
        left, right = QWidget(), QWidget()
        left.setLayout(
            column(self._area(), self.protection, self.forms, self.layouts, self.helper, gap=space.l)
        )
        right.setLayout(column(self.hours, self.backups, self.map_file, self.look, self.about, gap=space.l))
        inside = frame(
            "page",
            column(
                Label(theme, self.tr("Settings"), role="title"),
                Columns(theme, left, right, ruled=False),
                None,
                gap=space.m,
                pad=(space.xl, space.l, space.xl, space.xl),
            ),
        )
        self.area = scrolling(inside, "page")
        self.setLayout(column(self.area, gap=0))

    def _area(self) -> QWidget:
        session, theme = self._session, self._session.theme
        self.steward = Label(theme)
        self.ledger = Button(theme, self.tr("&Take a file in …"), icon="import")
        self.ledger.clicked.connect(lambda: session.open_page("import"))
        session.tasks.run("settings", lambda: session.area.steward, self.steward.show_text, owner=self)
        return group(
            theme,
            self.tr("Area"),
            line(theme, self.tr("Area"), Label(theme, session.area.name, role="head")),
            line(
                theme, self.tr("Steward"), self.steward, note=self.tr("Stands beside whatever is recorded.")
            ),
            line(
                theme,
                self.tr("Ledger, readings"),
                self.ledger,
                note=self.tr("Shows what it would do before anything is changed."),
            ),
        )
