"""Questionnaires of the station: take one in from Excel, look at it, ask it no more, save an example to begin with."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gridsteward.desktop.dialogs.export import ExportDialog
from gridsteward.desktop.door.questions import FormView
from gridsteward.desktop.pages.settings.parts import FileSection, group, line
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.dialog import Dialog
from gridsteward.desktop.widgets.frames import clear, column, row, scrolling
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import questionnaires
from gridsteward.records.journal import Change
from gridsteward.records.questionnaire import FormReading, Questionnaire

_MOST = 8  # problems told here; the command line names them all


class Forms(FileSection):
    """The section of that name."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, table="questionnaire")
        theme = session.theme
        self.take_in = Button(theme, self.tr("Take one &in …"), icon="import")
        self.example = Button(theme, self.tr("Save an &example …"), kind="text")
        self._list = column(gap=theme.space.s)
        self.looks: dict[str, Button] = {}
        self.retires: dict[str, Button] = {}
        self.setLayout(
            column(
                group(
                    theme,
                    self.tr("Questionnaires"),
                    line(
                        theme,
                        self.tr("Asked at the door"),
                        self.example,
                        self.take_in,
                        note=self.tr(
                            "Made in Excel as an XLSForm: questions, choices, what depends on what. "
                            "A version that was asked stays with its answers."
                        ),
                    ),
                    self._list,
                    self.said,
                )
            )
        )
        self.take_in.clicked.connect(
            lambda: self._choose(self.tr("Choose a questionnaire"), self.tr("Workbooks (*.xlsx *.xls)"))
        )
        self.example.clicked.connect(self.ask_example)
        self._look()

    def _look(self) -> None:
        area = self._session.area
        self._session.tasks.run(
            "questionnaires",
            lambda: questionnaires.questionnaires(area, retired=True),
            self._show,
            owner=self,
        )

    def _show(self, found: Sequence[Questionnaire]) -> None:
        theme = self._session.theme
        clear(self._list)
        self.looks, self.retires = {}, {}
        for kept in found:
            count = len(questionnaires.form_of(kept).questions)
            about = self.tr("%n question(s)", "", count)
            version = self.tr("version {version}").format(version=kept.version or "–")
            state = self.tr("in use") if not kept.retired else self.tr("asked no more")
            look = Button(
                theme, self.tr("Look"), kind="text", name_for_readers=f"{self.tr('Look')}: {kept.title}"
            )
            words = self.tr("Ask again") if kept.retired else self.tr("Ask no more")
            turn = Button(theme, words, kind="text", name_for_readers=f"{words}: {kept.title}")
            look.clicked.connect(lambda _on=False, kept=kept: self.look_at(kept))
            turn.clicked.connect(lambda _on=False, kept=kept: self._turn(kept))
            self.looks[kept.id], self.retires[kept.id] = look, turn
            self._list.addWidget(line(theme, kept.title, look, turn, note=f"{version} · {about} · {state}"))

    def look_at(self, kept: Questionnaire) -> "LookDialog":
        """Show a questionnaire as it is asked; nothing is kept."""
        dialog = LookDialog(self._session, kept, parent=self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _turn(self, kept: Questionnaire) -> None:
        area, retired = self._session.area, not kept.retired
        self._session.tasks.run(
            "questionnaire.retire",
            lambda: questionnaires.retire(area, kept.id, retired=retired),
            self._tell,
            failed=self._refused,
            owner=self,
        )

    def take(self, path: Path) -> None:
        """Take a questionnaire in, or say sentence by sentence why it is none."""
        area = self._session.area

        def work() -> tuple[FormReading, Questionnaire | None, Change | None]:
            found = questionnaires.read_form(path)
            if found.form is None:
                return found, None, None
            return found, *questionnaires.take_form(area, found.form)

        self._session.tasks.run(
            "questionnaire.take", work, self._taken, failed=self._refused, lane="database", owner=self
        )

    def _taken(self, done: tuple[FormReading, Questionnaire | None, Change | None]) -> None:
        found, kept, change = done
        if kept is None:
            told = questionnaires.problem_sentences(found, self._session.words)
            more = [self.tr("… and %n more", "", len(told) - _MOST)] if len(told) > _MOST else []
            self._say("\n".join([self.tr("Not taken in. To be mended:"), *told[:_MOST], *more]), "watch")
            return
        if change is None:
            self._say(self.tr("This questionnaire is here already."), "quiet")
            return
        self._tell(change)
        self._say(self.tr("Taken in: {title}. It can be asked at the door.").format(title=kept.title), "good")

    def ask_example(self) -> ExportDialog:
        """Ask where to, and write the example."""
        return self._save(
            lambda out, overwrite: questionnaires.save_example(out, overwrite=overwrite),
            title=self.tr("Save an example questionnaire"),
            what=self.tr("A workbook to change: replace the questions, then take it in."),
            file_name=self.tr("questionnaire.xlsx"),
        )


class LookDialog(Dialog):
    """A questionnaire to be tried out: what is typed here is kept nowhere."""

    def __init__(self, session: Session, kept: Questionnaire, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme, space = session.theme, session.theme.space
        self.setWindowTitle(kept.title)
        form = questionnaires.form_of(kept)
        self.view = FormView(session, form, questionnaires.begin(session.area, form))
        inside = QWidget()
        inside.setLayout(column(self.view, None, pad=(0, 0, space.s, 0)))
        close = Button(theme, self.tr("Close"))
        close.clicked.connect(self.accept)
        note = Label(
            theme, self.tr("Try it out: nothing of what you choose here is kept."), role="quiet", wrap=True
        )
        box = column(
            note,
            scrolling(inside, "page"),
            row(None, close),
            gap=space.m,
            pad=(space.xl, space.l, space.xl, space.l),
        )
        box.setStretch(1, 1)
        self.setLayout(box)
        self.resize(820, 600)
