"""Handing data over as a file: where to, an optional password, and a plain word on what leaves the store."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from gridsteward.desktop.dialogs.secrets import bind_show, say
from gridsteward.desktop.errors import explain
from gridsteward.desktop.places import documents, open_folder
from gridsteward.desktop.tasks import Lane, Progress, Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.where import ask_where
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.feedback import ProgressPanel
from gridsteward.desktop.widgets.frames import column, frame, row
from gridsteward.desktop.widgets.labels import Glyph, Label
from gridsteward.records.report import WrittenReport
from gridsteward.words import Words

Write = Callable[[Path, str, bool], WrittenReport]
"""(file, password or "", overwrite) to what was written; runs on the database lane."""

EXCEL = ".xlsx"
PDF = ".pdf"


class ExportDialog(Dialog):
    """Asks place and password, writes with `write`, and says in place what came of it."""

    def __init__(
        self,
        write: Write,
        *,
        title: str,
        what: str,
        file_name: str,
        with_password: bool = True,
        private: bool = True,
        forms: tuple[str, ...] = (EXCEL,),
        progress: Progress | None = None,
        lane: Lane = "database",
        theme: Theme,
        tasks: Tasks,
        words: Words,
        folder: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.written: WrittenReport | None = None
        self._write, self._tasks, self._words = write, tasks, words
        self._theme, self._forms, self._progress, self._lane = theme, forms, progress, lane
        self._agreed = ""
        self.setWindowTitle(title)
        space = theme.space
        self.place = QLineEdit(str((folder or documents()) / file_name))
        self.place.setAccessibleName(self.tr("File"))
        self.choose = Button(theme, self.tr("&Elsewhere …"))
        self.locked = QCheckBox(self.tr("Lock the file with a &password"))
        self.password, self.again = QLineEdit(), QLineEdit()
        self.password.setAccessibleName(self.tr("Password"))
        self.again.setAccessibleName(self.tr("The same once more"))
        self.again.setPlaceholderText(self.tr("The same once more"))
        self.password.setPlaceholderText(self.tr("Password"))
        show = Button(theme, kind="text", checked=False)
        bind_show(show, self.password, self.again)
        self._secrets = QWidget()
        self._secrets.setLayout(row(self.password, self.again, show))
        self._secrets.hide()
        warning = Label(
            theme,
            self.tr(
                "This file holds names, phones and addresses. Outside GridSteward they are no longer protected: "
                "give it only to whom it is meant for, and delete it when it has done its work."
            ),
            wrap=True,
        )
        alert = row(Glyph(theme, "watch"), warning, gap=space.m, pad=(space.m, space.s, space.m, space.s))
        alert.setStretch(1, 1)
        self._alert = frame("soft", alert)
        self.wrong = Label(theme, tone="alarm", wrap=True)
        self.wrong.hide()
        self.leave = Button(theme, self.tr("Cancel"))
        self.show_folder = Button(theme, self.tr("Open the &folder"), icon="eye")
        self.show_folder.hide()
        self.go = Button(theme, self.tr("E&xport"), kind="main", icon="export")
        self.go.setDefault(True)
        self._work = column()  # how far a long work is, while it runs
        box = column(
            Label(theme, title, role="title"),
            Label(theme, what, role="quiet", wrap=True),
            self._alert,
            column(Label(theme, self.tr("File"), role="caption"), row(self.place, self.choose), gap=space.xs),
            self.locked,
            self._secrets,
            self.wrong,
            self._work,
            row(None, self.leave, self.show_folder, self.go),
            gap=space.m,
            pad=(space.xl, space.xl, space.xl, space.l),
        )
        self.setLayout(box)
        self.setMinimumWidth(theme.shape.list + 160)
        self.locked.setVisible(with_password)
        self._alert.setVisible(private)
        self.locked.toggled.connect(self._secrets.setVisible)
        self.choose.clicked.connect(self._choose)
        self.leave.clicked.connect(self.reject)
        self.show_folder.clicked.connect(lambda: open_folder(Path(self.place.text()).parent))
        self.go.clicked.connect(self._start)

    def _choose(self) -> None:
        named = {EXCEL: self.tr("Excel workbooks (*.xlsx)"), PDF: self.tr("PDF documents (*.pdf)")}
        kinds = ";;".join(named[form] for form in self._forms)
        ask_where(
            self, self.tr("Where to put the file"), offered=self.place.text(), kinds=kinds, then=self._chosen
        )

    def _chosen(self, path: Path) -> None:
        self.place.setText(str(path))
        self._agreed = str(path)  # the system's own window has asked about overwriting

    def _start(self) -> None:
        for field in (self.place, self.password, self.again):
            say(self.wrong, "", field=field)
        text = self.place.text().strip()
        password = self.password.text() if self.locked.isChecked() else ""
        if not text:
            say(self.wrong, self.tr("Please say where to put the file."), field=self.place)
        elif self.locked.isChecked() and not password:
            say(self.wrong, self.tr("Please choose a password, or untick it."), field=self.password)
        elif password != (self.again.text() if self.locked.isChecked() else ""):
            say(self.wrong, self.tr("The two passwords differ."), field=self.again)
        else:
            path = Path(text).expanduser()
            if path.suffix.lower() not in self._forms:
                path = path.with_name(path.name + self._forms[0])
            overwrite = self._agreed in (text, str(path))
            self.place.setText(str(path))
            self._busy(busy=True)
            say(self.wrong, self.tr("Writing …"), tone="quiet")
            if self._progress is not None:
                panel = ProgressPanel(self._theme, self.tr("Writing …"), self._progress)
                self._work.addWidget(panel)
                self._progress.ended.connect(self._stopped)
            self._tasks.run(
                "export",
                lambda: self._write(path, password, overwrite),
                self._done,
                failed=self._refused,
                lane=self._lane,
                owner=self,
                progress=self._progress,
            )

    def _stopped(self) -> None:
        """A work that was stopped says nothing itself."""
        if self._progress is not None and self._progress.cancelled:
            self._busy(busy=False)
            say(self.wrong, self.tr("Stopped. Nothing was written."), tone="quiet")
            self.go.setEnabled(False)
            self.leave.show_text(self.tr("Close"))

    def _done(self, written: WrittenReport) -> None:
        self.written = written
        self._busy(busy=False)
        self.password.clear()
        self.again.clear()
        text = self.tr("Done: {rows} rows in “{name}”.")
        name = Path(self.place.text()).name
        say(self.wrong, text.format(rows=f"{written.rows:,}", name=name), tone="good")
        for widget in (self.place, self.choose, self.locked, self._secrets):
            widget.setEnabled(False)
        self.go.hide()
        self.show_folder.show()
        self.leave.show_text(self.tr("Close"))
        self.leave.setFocus()

    def _refused(self, error: Exception) -> None:
        self._busy(busy=False)
        said = explain(error, self._words)
        say(
            self.wrong,
            said.sentence,
            field=self.place,
        )
        if said.kind == "report_exists":
            self._agreed = self.place.text()
            self.go.show_text(self.tr("Replace it"))

    def _busy(self, *, busy: bool) -> None:
        for widget in (self.place, self.choose, self.locked, self._secrets, self.go):
            widget.setEnabled(not busy)
