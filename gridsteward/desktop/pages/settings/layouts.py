"""The station's own workbooks: save the layout, change it in Excel, use it; or go back to what is shipped."""

from pathlib import Path

from gridsteward.desktop.dialogs.export import ExportDialog
from gridsteward.desktop.pages.settings.parts import FileSection, group, line
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.frames import column, row
from gridsteward.operations import sheet_templates
from gridsteward.records.journal import Change


class Layouts(FileSection):
    """The section of that name."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, table="station_sheet")
        theme = session.theme
        self.save = Button(theme, self.tr("Save the la&yout …"), icon="export")
        self.use = Button(theme, self.tr("Use a changed one …"), icon="import")
        self.reset = Button(theme, self.tr("As shipped"), kind="text")
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
        self.use.clicked.connect(
            lambda: self._choose(self.tr("Choose the changed layout"), self.tr("Excel workbooks (*.xlsx)"))
        )
        self.reset.clicked.connect(self._reset)
        self._look()

    def _look(self) -> None:
        area = self._session.area
        self._session.tasks.run(
            "layouts", lambda: bool(sheet_templates.own_sheets(area)), self.reset.setVisible, owner=self
        )

    def ask_save(self) -> ExportDialog:
        """Ask where to, and write the layout."""
        area, words = self._session.area, self._session.words
        return self._save(
            lambda out, overwrite: sheet_templates.save_layout(area, out, words=words, overwrite=overwrite),
            title=self.tr("Save the layout of workbooks"),
            what=self.tr(
                "A worksheet for each, a row for each column. There is nothing of households in it."
            ),
            file_name=self.tr("layout of workbooks.xlsx"),
        )

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
            self._tell(change)
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
            self._tell(change)
            self._say(self.tr("Workbooks look as shipped again."), "good")
