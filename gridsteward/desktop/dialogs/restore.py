"""Bringing a backup back: which file, its passphrase, what it would do to what is here."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QWidget

from gridsteward.desktop.dialogs.secrets import bind_show, say
from gridsteward.desktop.errors import explain
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Elided, Label
from gridsteward.words import Words

SUFFIX = ".gsbackup"


class RestoreDialog(Dialog):
    """Gathers a file and a passphrase and restores with `work(file, passphrase)`; `restored` is its result.

    While `unsent` records lie here and nowhere else, it asks to sync first; going on needs a tick.
    """

    sync_wanted = Signal()

    def __init__(
        self,
        work: Callable[[Path, str], object],
        *,
        theme: Theme,
        tasks: Tasks,
        words: Words,
        start_in: Path | None = None,
        unsent: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.restored: object = None
        self._work, self._tasks, self._words, self._start_in = work, tasks, words, start_in
        self._file: Path | None = None
        self.setWindowTitle(self.tr("Restore from a backup"))
        self.choose = Button(theme, self.tr("Choose a &file …"), icon="import")
        self.file = Elided(theme, self.tr("No file chosen yet"), role="quiet")
        self.passphrase = QLineEdit()
        self.passphrase.setAccessibleName(self.tr("Passphrase of the backup"))
        self.show_passphrase = Button(theme, kind="text", checked=False)
        bind_show(self.show_passphrase, self.passphrase)
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        self.leave = Button(theme, self.tr("Cancel"))
        self.go = Button(theme, self.tr("&Restore"), kind="main")
        self.go.setDefault(True)
        self.go.setEnabled(False)
        label = Label(theme, self.tr("Passphrase of the backup"), role="caption")
        note = Label(
            theme,
            self.tr(
                "The backup is proven whole before anything moves. What is here now is set aside, never erased."
            ),
            role="quiet",
            wrap=True,
        )
        space = theme.space
        self.unsent = Label(
            theme,
            self.tr(
                "%n record(s) written here were never sent. Restored, they lie only in what is set aside.",
                "",
                unsent,
            ),
            tone="watch",
            wrap=True,
        )
        self.sync_first = Button(theme, self.tr("Sync &or save to a stick first"), icon="sync")
        self.all_the_same = QCheckBox(self.tr("Restore &without sending them"))
        self._warning = QWidget()
        self._warning.setLayout(
            column(self.unsent, row(self.sync_first, None), self.all_the_same, gap=space.s)
        )
        self._warning.setVisible(bool(unsent))
        self.all_the_same.toggled.connect(self._ready)
        self.sync_first.clicked.connect(self._sync_first)
        files = row(self.choose, self.file)
        files.setStretch(1, 1)
        box = column(
            Label(theme, self.tr("Restore from a backup"), role="title"),
            note,
            self._warning,
            files,
            column(label, row(self.passphrase, self.show_passphrase), gap=space.xs),
            self.wrong,
            row(None, self.leave, self.go),
            gap=space.m,
            pad=(space.xl, space.xl, space.xl, space.l),
        )
        self.setLayout(box)
        self.setMinimumWidth(theme.shape.list + 80)
        self.choose.clicked.connect(self._choose)
        self.leave.clicked.connect(self.reject)
        self.go.clicked.connect(self._start)

    def take(self, file: Path) -> None:
        """Use this file."""
        self._file = file
        self.file.show_text(file.name)
        self.wrong.hide()
        self._ready()
        self.passphrase.setFocus()

    def _ready(self) -> None:
        held = not self._warning.isHidden() and not self.all_the_same.isChecked()
        self.go.setEnabled(self._file is not None and not held)

    def _sync_first(self) -> None:
        self.reject()
        self.sync_wanted.emit()

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a backup"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Backups (*{suffix})").format(suffix=SUFFIX))
        if self._start_in is not None:
            dialog.setDirectory(str(self._start_in))
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _start(self) -> None:
        file, passphrase = self._file, self.passphrase.text()
        if file is None:
            return
        self._busy(busy=True)
        say(self.wrong, self.tr("Checking and restoring …"), tone="quiet")
        self._tasks.run(
            "restore", lambda: self._work(file, passphrase), self._done, failed=self._refused, owner=self
        )

    def _done(self, restored: object) -> None:
        self.restored = restored
        self.passphrase.clear()
        self.accept()

    def _refused(self, error: Exception) -> None:
        self._busy(busy=False)
        said = explain(error, self._words)
        say(self.wrong, said.sentence)
        self.passphrase.setFocus()
        self.passphrase.selectAll()

    def _busy(self, *, busy: bool) -> None:
        for widget in (self.choose, self.passphrase, self.leave, self.go):
            widget.setEnabled(not busy)
