"""Handing the answers to a questionnaire over: which one, where to."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from gridsteward.desktop.dialogs.export import ExportDialog
from gridsteward.desktop.session import Session
from gridsteward.operations import questionnaires
from gridsteward.operations.area import aside
from gridsteward.records.questionnaire import Questionnaire
from gridsteward.records.report import WrittenReport

translate = QCoreApplication.translate


def ask_export_answers(session: Session, parent: QWidget, *, first: str, last: str) -> None:
    """Ask which questionnaire where there are several, then where to; say so where there is none."""
    area, at = session.area, QCursor.pos()

    def choose(found: list[Questionnaire]) -> None:
        forms = {each.form_id: each for each in reversed(found)}
        if len(forms) == 1:
            (only,) = forms.values()
            ask_where(session, parent, only, first=first, last=last)
        else:
            _menu(session, parent, list(forms.values()), at, (first, last))

    session.tasks.run(
        "answers.forms", lambda: questionnaires.questionnaires(area, retired=True), choose, owner=parent
    )


def _menu(
    session: Session, parent: QWidget, forms: list[Questionnaire], at: QPoint, days: tuple[str, str]
) -> None:
    menu = QMenu(parent)
    for form in forms:
        menu.addAction(
            form.title.replace("&", "&&"),
            partial(ask_where, session, parent, form, first=days[0], last=days[1]),
        )
    if not forms:
        menu.addAction(
            translate("ExportAnswers", "No questionnaires yet: take one in under Settings"),
            lambda: session.open_page("settings"),
        )
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)


def ask_where(
    session: Session, parent: QWidget, form: Questionnaire, *, first: str, last: str
) -> ExportDialog:
    """Ask where to, and write the answers given at visits of ISO days, both included."""
    area, words = session.area, session.words

    def write(out: Path, password: str, overwrite: bool) -> WrittenReport:
        from gridsteward.operations import answers_export

        with aside(area) as own:
            return answers_export.export_answers(
                own,
                form.form_id,
                out,
                words=words,
                language=words.language,
                first=first,
                last=last,
                password=password,
                overwrite=overwrite,
            )

    what = translate(
        "ExportAnswers",
        "{title}, answered from {first} to {last}: a row for each visit, a column for each question, all versions.",
    )
    name = translate("ExportAnswers", "{title} {first} {last}.xlsx")
    days = {"title": form.title, "first": first, "last": last}
    dialog = ExportDialog(
        write,
        title=translate("ExportAnswers", "Export answers"),
        what=what.format(**days),
        file_name=name.format(**days),
        lane="cpu",
        theme=session.theme,
        tasks=session.tasks,
        words=words,
        parent=parent.window(),
    )
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
