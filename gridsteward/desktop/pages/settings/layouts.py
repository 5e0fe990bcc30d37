"""The station's own workbooks: save the layout, change it in Excel, use it; or go back to what is shipped."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from gridsteward.desktop.dialogs.export import ExportDialog
from gridsteward.desktop.errors import explain
from gridsteward.desktop.pages.settings.parts import group, line
from gridsteward.desktop.places import documents
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.desktop.widgets.labels import Label, restyle
from gridsteward.operations import sheet_templates
from gridsteward.records.journal import Change
from gridsteward.records.report import WrittenReport


class Layouts(QWidget):
    """The section of that name."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        theme = session.theme
        self.save = Button(theme, self.tr("Save the la&yout …"), icon="export")
        self.use = Button(theme, self.tr("Use a changed one …"), icon="import")
        self.reset = Button(theme, self.tr("As shipped"), kind="text")
        self.said = Label(theme, role="caption", wrap=True)
        self.said.hide()
        self.setLayout(
            column(
                group(
                    theme,
                    self.tr("Workbooks"),
                    line(
                        theme,
                        self.tr("Titles and columns"),
                        note=self.tr(
                            "Which columns, in what order, under which titles: change it in Excel. "
                            "It holds on every computer of this area."
                        ),
                    ),
                    row(self.save, self.use, self.reset, None, gap=theme.space.s),
                    self.said,
                )
            )
        )
        self.save.clicked.connect(self.ask_save)
        self.use.clicked.connect(self._choose)
        self.reset.clicked.connect(self._reset)
        session.changed.connect(self._changed)
        self._look()

    def _changed(self, change: Change) -> None:
        if "station_sheet" in change.tables:
            self._look()

    def _look(self) -> None:
        area = self._session.area
        self._session.tasks.run(
            "layouts", lambda: bool(sheet_templates.own_sheets(area)), self.reset.setVisible, owner=self
        )

    def ask_save(self) -> ExportDialog:
        """Ask where to, and write the layout."""
        session, area, words = self._session, self._session.area, self._session.words

        def write(out: Path, _password: str, overwrite: bool) -> WrittenReport:
            return sheet_templates.save_layout(area, out, words=words, overwrite=overwrite)

        dialog = ExportDialog(
            write,
            title=self.tr("Save the layout of workbooks"),
            what=self.tr(
                "A worksheet for each, a row for each column. There is nothing of households in it."
            ),
            file_name=self.tr("layout of workbooks.xlsx"),
            with_password=False,
            private=False,
            theme=session.theme,
            tasks=session.tasks,
            words=words,
            parent=self.window(),
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose the changed layout"), str(documents()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Excel workbooks (*.xlsx)"))
        dialog.fileSelected.connect(lambda name: self.take(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, path: Path) -> None:
        """Use a changed layout; one with a row that cannot be taken is not used at all, and says which."""
        area, words = self._session.area, self._session.words

        def work() -> tuple[Change | None, list[str]]:
            found = sheet_templates.read_layout(path)
            problems = sheet_templates.problem_sentences(found, words)
            return (None if problems else sheet_templates.use_layout(area, found)), problems

        self._session.tasks.run("layouts.use", work, self._taken, failed=self._refused, owner=self)

    def _taken(self, done: tuple[Change | None, list[str]]) -> None:
        change, problems = done
        if problems:
            self._say("\n".join([self.tr("Nothing was changed yet:"), *problems]), "watch")
        elif change is None:
            self._say(self.tr("The layout is as it was."), "quiet")
        else:
            self._session.changed.emit(change)
            self._say(self.tr("In use. What is exported from now on looks like this."), "good")

    def _reset(self) -> None:
        area = self._session.area
        self._session.tasks.run(
            "layouts.reset",
            lambda: (sheet_templates.reset_layout(area), list[str]()),
            self._was_reset,
            owner=self,
        )

    def _was_reset(self, done: tuple[Change | None, list[str]]) -> None:
        change, _none = done
        if change is not None:
            self._session.changed.emit(change)
            self._say(self.tr("Workbooks look as shipped again."), "good")

    def _refused(self, error: Exception) -> None:
        self._say(explain(error, self._session.words).sentence, "alarm")

    def _say(self, text: str, tone: str) -> None:
        self.said.setProperty("tone", tone)
        self.said.show_text(text)
        self.said.show()
        restyle(self.said)
