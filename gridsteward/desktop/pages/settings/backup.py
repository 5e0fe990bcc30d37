"""Backups: the last one, one now, a whole one to another place, and the way back."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gridsteward.desktop.dialogs.passphrase import PassphraseDialog
from gridsteward.desktop.errors import explain
from gridsteward.desktop.pages.settings.parts import group, line
from gridsteward.desktop.places import open_folder
from gridsteward.desktop.session import Session
from gridsteward.desktop.status import moment
from gridsteward.desktop.where import ask_where
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.desktop.widgets.frames import column
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import area as areas

SUFFIX = ".gsbackup"


class Backups(QWidget):
    """The section of that name."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme = session.theme
        self.last = Label(theme, self.tr("No backup yet"), role="body")
        self.now = Button(theme, self.tr("Back up &now"), icon="check")
        self.elsewhere = Button(theme, self.tr("&Whole backup to …"), icon="stick")
        self.restore = Button(theme, self.tr("&Restore …"), icon="import")
        self.busy = Label(theme, role="quiet", wrap=True)
        self.busy.hide()
        made = group(
            theme,
            self.tr("Backup"),
            line(
                theme,
                self.tr("On this computer"),
                self.last,
                self.now,
                note=self.tr("Made by itself once a day, encrypted. Photos are in the whole backup only."),
            ),
            line(
                theme,
                self.tr("To a stick or another drive"),
                self.elsewhere,
                note=self.tr(
                    "Everything, photos too. With it a new computer goes on where this one stopped."
                ),
            ),
            line(
                theme,
                self.tr("Bring a backup back"),
                self.restore,
                note=self.tr("What is here now is set aside, never erased."),
            ),
            self.busy,
        )
        self.setLayout(column(made))
        self.now.clicked.connect(self._make)
        self.elsewhere.clicked.connect(self._choose)
        self.restore.clicked.connect(session.restore_requested)
        session.backed_up.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Ask for the newest backup."""
        area = self._session.area
        self._session.tasks.run("backups", lambda: areas.last_backup(area), self._show, owner=self)

    def _show(self, last: datetime | None) -> None:
        session = self._session
        if last is None:
            self.last.show_text(self.tr("No backup yet"))
        else:
            self.last.show_text(moment(session.words, last, session.clock()))

    def _make(self) -> None:
        area = self._session.area
        self._working(self.tr("Backing up …"))
        self._session.tasks.run(
            "backup", lambda: areas.backup_here(area), self._made, failed=self._refused, owner=self
        )

    def _made(self, _path: Path) -> None:
        self._working("")
        self._session.backed_up.emit()

    def _choose(self) -> None:
        name = f"{self._session.area.name}-{self._session.clock():%Y%m%d}{SUFFIX}"
        title = self.tr("Where to put the whole backup")
        kinds = self.tr("Backups (*{suffix})").format(suffix=SUFFIX)
        ask_where(self.window(), title, offered=name, kinds=kinds, then=self.back_up_to, confirms=False)

    def back_up_to(self, out: Path) -> None:
        """Make a whole backup at `out`; an area without a passphrase is asked one for the backup."""
        session, area = self._session, self._session.area
        if area.info.has_passphrase:
            self._working(self.tr("Backing up …"))
            session.tasks.run(
                "backup",
                lambda: areas.backup_to(area, out),
                self._written,
                failed=self._refused,
                owner=self,
            )
            return
        dialog = PassphraseDialog(
            lambda _old, new: areas.backup_to(area, out, passphrase=new),
            title=self.tr("A passphrase for this backup"),
            note=self.tr(
                "This area opens by this computer's sign-in alone. Another computer needs a passphrase: write it down."
            ),
            ask_old=False,
            theme=session.theme,
            tasks=session.tasks,
            words=session.words,
            parent=self.window(),
        )
        dialog.accepted.connect(lambda: self._written(out))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _written(self, out: Path) -> None:
        self._working("")
        text = self.tr("The whole backup is in “{name}”.").format(name=out.name)
        self._session.notify(
            Notice(text, action=self.tr("Open the folder"), act=lambda: open_folder(out.parent))
        )

    def _refused(self, error: Exception) -> None:
        self._working("")
        said = explain(error, self._session.words)
        self._session.notify(
            Notice(said.what, tone="alarm", safe=said.safe, todo=said.todo, details=said.details)
        )

    def _working(self, text: str) -> None:
        self.busy.show_text(text)
        self.busy.setVisible(bool(text))
        for button in (self.now, self.elsewhere, self.restore):
            button.setEnabled(not text)
