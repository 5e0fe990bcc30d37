"""Handing over the log of a day, the report of a week or month, and portraits: which day, which form, where to."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gridsteward.desktop.dialogs.export import EXCEL, PDF, ExportDialog, Write
from gridsteward.desktop.session import Session
from gridsteward.desktop.tasks import Progress
from gridsteward.operations.area import aside
from gridsteward.operations.days import Sort
from gridsteward.records.report import WrittenReport

if TYPE_CHECKING:
    from gridsteward.operations.dashboard import AsOfToday

translate = QCoreApplication.translate


def ask_export_log(session: Session, parent: QWidget, day: date) -> ExportDialog:
    """Ask where to, and write the log of a day."""
    area, words = session.area, session.words

    def write(out: Path, password: str, overwrite: bool) -> WrittenReport:
        from gridsteward.operations import period_report

        with aside(area) as own:
            return period_report.export_log(
                own, day, out, words=words, password=password, overwrite=overwrite
            )

    what = translate(
        "ExportPeriod",
        "All that was done on {day}, line by line, with the words of the evening. "
        "As a workbook, or as a PDF to print: the ending of the name decides.",
    )
    name = translate("ExportPeriod", "work log {day}.xlsx")
    return _ask(
        session,
        parent,
        write,
        title=translate("ExportPeriod", "Daily log"),
        what=what.format(day=day.isoformat()),
        file_name=name.format(day=day.isoformat()),
    )


def ask_export_period(
    session: Session,
    parent: QWidget,
    first: date,
    last: date,
    *,
    sort: Sort,
    today: "AsOfToday | None" = None,
) -> ExportDialog:
    """Ask where to, and write the report of some days. What stands `today` is read anew when None."""
    area, words, progress = session.area, session.words, Progress()
    portraits = session.directory.portraits()

    def write(out: Path, password: str, overwrite: bool) -> WrittenReport:
        from gridsteward.operations import period_report

        with aside(area, may_stop=progress.may_stop) as own:
            return period_report.export_period(
                own,
                first,
                last,
                out,
                words=words,
                sort=sort,
                today=today,
                portraits=portraits,
                password=password,
                overwrite=overwrite,
                progress=progress,
            )

    titles = {
        "day": translate("ExportPeriod", "Daily report"),
        "week": translate("ExportPeriod", "Weekly report"),
        "month": translate("ExportPeriod", "Monthly report"),
        "own": translate("ExportPeriod", "Report of a period"),
    }
    what = translate(
        "ExportPeriod",
        "From {first} to {last}: figures, charts, visits, requests, promises, overdue care and the log. "
        "As a workbook, or as a PDF of figures and charts to print: the ending of the name decides.",
    )
    days = {"first": first.isoformat(), "last": last.isoformat()}
    name = translate("ExportPeriod", "{title} {first} {last}.xlsx")
    return _ask(
        session,
        parent,
        write,
        title=titles[sort],
        what=what.format(**days),
        file_name=name.format(title=titles[sort], **days),
        progress=progress,
    )


def ask_export_portraits(session: Session, parent: QWidget, village: str) -> ExportDialog:
    """Ask where to, and write the portraits of a village, or of all."""
    area, words = session.area, session.words

    def write(out: Path, password: str, overwrite: bool) -> WrittenReport:
        from gridsteward.operations import portrait_export

        with aside(area) as own:
            return portrait_export.export_portraits(
                own, out, words=words, village=village, password=password, overwrite=overwrite
            )

    what = translate(
        "ExportPeriod",
        "Households of: {village}. Who lives there, how they are, what is known and what is missing. "
        "Needs stand in it only as far as you may see them.",
    )
    name = translate("ExportPeriod", "portraits {day}.xlsx")
    everywhere = translate("ExportPeriod", "all villages")
    return _ask(
        session,
        parent,
        write,
        title=translate("ExportPeriod", "Household portraits"),
        what=what.format(village=village or everywhere),
        file_name=name.format(day=session.clock().date().isoformat()),
        forms=(EXCEL,),
    )


def _ask(
    session: Session,
    parent: QWidget,
    write: Write,
    *,
    title: str,
    what: str,
    file_name: str,
    forms: tuple[str, ...] = (EXCEL, PDF),
    progress: Progress | None = None,
) -> ExportDialog:
    dialog = ExportDialog(
        write,
        title=title,
        what=what,
        file_name=file_name,
        forms=forms,
        progress=progress,
        lane="cpu",
        theme=session.theme,
        tasks=session.tasks,
        words=session.words,
        parent=parent.window(),
    )
    if progress is not None:
        progress.setParent(dialog)
        dialog.finished.connect(progress.cancel)  # whoever closes the window wants no more of it
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
