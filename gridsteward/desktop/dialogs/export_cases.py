"""Handing the register of requests and complaints over as a workbook."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.dialogs.export import ExportDialog
from gridsteward.desktop.session import Session
from gridsteward.records.report import WrittenReport

translate = QCoreApplication.translate


def ask_export_cases(session: Session, parent: QWidget, *, first: str, last: str) -> ExportDialog:
    """Ask where to, and write the cases that came in within ISO dates, both included."""
    area, words = session.area, session.words

    def write(out: Path, password: str, overwrite: bool) -> WrittenReport:
        # Imported on the lane: it brings the calendar.
        from gridsteward.operations import case_export

        return case_export.export_cases(
            area, out, words=words, first=first, last=last, password=password, overwrite=overwrite
        )

    what = translate(
        "ExportCases",
        "What came in from {first} to {last}: every request, every step with its times, and the counts. "
        "Confidential ones stand in it without names or words.",
    )
    name = translate("ExportCases", "requests {first} {last}.xlsx")
    dialog = ExportDialog(
        write,
        title=translate("ExportCases", "Export requests and complaints"),
        what=what.format(first=first, last=last),
        file_name=name.format(first=first, last=last),
        theme=session.theme,
        tasks=session.tasks,
        words=words,
        parent=parent.window(),
    )
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
