"""If these fail, a report cannot be handed over from the window, or a corrected workbook is taken without a word."""

import threading
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.dialogs import export_period
from gridsteward.desktop.dialogs.corrections import CorrectionsDialog, read_corrections
from gridsteward.desktop.dialogs.export import ExportDialog
from gridsteward.desktop.pages.reports.page import ReportsPage
from gridsteward.desktop.pages.settings.layouts import Layouts
from gridsteward.desktop.session import Session
from gridsteward.desktop.tasks import Tasks
from gridsteward.operations import care_due, exporting, period_report, sheet_templates
from gridsteward.operations.area import Area
from gridsteward.operations.households import add_household
from gridsteward.operations.visits import record_visits
from gridsteward.records.care import DueContact
from gridsteward.records.visit import Visit, VisitDraft
from tests.pdf import pdf_text


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> ReportsPage:
    home, _ = add_household(session.area, {"account_no": "0610442700", "name": "周桂英", "village": "桂溪村"})
    drafts = [
        VisitDraft(
            id=f"d{day}",
            household_id=home,
            started_at=f"2026-11-{day:02d}T09:00:00+08:00",
            ended_at=f"2026-11-{day:02d}T09:30:00+08:00",
            purposes=("routine",),
            met="person",
            note="都好",
        )
        for day in (20, 21)
    ]
    record_visits(session.area, drafts)
    made = ReportsPage(session)
    qtbot.addWidget(made)
    made.resize(1294, 712)
    made.show()
    return made


def _written(page: ReportsPage, qtbot: QtBot, out: Path) -> ExportDialog:
    (dialog,) = [each for each in page.findChildren(ExportDialog) if each.isVisible()]
    dialog.place.setText(str(out))
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.written is not None, timeout=20000)
    return dialog


def test_the_monthly_report_is_written_as_workbook_and_as_pdf(
    page: ReportsPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.export_month.trigger()
    dialog = _written(page, qtbot, tmp_path / "月报.xlsx")
    dialog.reject()
    names = openpyxl.load_workbook(tmp_path / "月报.xlsx").sheetnames
    assert names[:4] == ["概况", "图表", "走访记录", "汇总"]
    page.export_month.trigger()
    _written(page, qtbot, tmp_path / "月报.pdf")
    assert "走访次数" in pdf_text(tmp_path / "月报.pdf")[0]


def test_a_report_can_be_stopped_and_leaves_nothing(page: ReportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.export_month.trigger()
    (dialog,) = [each for each in page.findChildren(ExportDialog) if each.isVisible()]
    assert dialog._progress is not None
    dialog._progress.cancel()
    dialog.place.setText(str(tmp_path / "月报.xlsx"))
    dialog.go.click()
    qtbot.waitUntil(lambda: "Nothing was written" in dialog.wrong.text(), timeout=20000)
    assert list(tmp_path.glob("*.xlsx")) == list(tmp_path.glob(".*.part")) == []


def test_a_report_in_the_middle_of_a_long_question_is_stopped(
    threads: Tasks, session: Session, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is told of a fault, nothing is left, and the next report is written."""
    began = threading.Event()
    failed: list[object] = []
    threads.failed.connect(lambda *what: failed.append(what))
    session.tasks = threads
    answered = care_due.due_contacts

    def endless(area: Area) -> list[DueContact]:
        began.set()
        area.store.query(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        )
        return answered(area)

    def ask() -> ExportDialog:
        day = session.clock().date()
        return export_period.ask_export_period(session, window, day, day, sort="day")

    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(period_report, "due_contacts", endless)
    dialog = ask()
    dialog.place.setText(str(tmp_path / "月报.xlsx"))
    dialog.go.click()
    assert began.wait(20)
    assert dialog._progress is not None
    dialog._progress.cancel()
    qtbot.waitUntil(lambda: "Nothing was written" in dialog.wrong.text(), timeout=5_000)
    assert not failed
    assert [each.name for each in tmp_path.iterdir() if "月报" in each.name] == []
    dialog.reject()
    monkeypatch.setattr(period_report, "due_contacts", answered)
    dialog = ask()
    dialog.place.setText(str(tmp_path / "月报.xlsx"))
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.written is not None, timeout=20_000)
    assert "走访记录" in openpyxl.load_workbook(tmp_path / "月报.xlsx").sheetnames
    dialog.reject()


def test_the_log_of_today_is_written(page: ReportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.export_day.trigger()
    _written(page, qtbot, tmp_path / "日志.xlsx")
    assert openpyxl.load_workbook(tmp_path / "日志.xlsx").sheetnames == ["工作日志"]


def test_portraits_are_written(page: ReportsPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.export_portraits.trigger()
    assert _written(page, qtbot, tmp_path / "画像.xlsx").written.rows == 1  # type: ignore[union-attr]


def test_corrections_are_shown_and_taken_only_when_agreed(
    page: ReportsPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    out = tmp_path / "走访.xlsx"
    exporting.export_visits(session.area, exporting.VisitSelection(), out, words=session.words)

    def change(cells: dict[tuple[int, str], str]) -> None:
        book = openpyxl.load_workbook(out)
        sheet = book.worksheets[0]
        heads = {cell.value: cell.column for row in sheet.iter_rows(min_row=3, max_row=4) for cell in row}
        for (row, title), value in cells.items():
            sheet.cell(row, heads[title]).value = value
        book.save(out)

    change({(5, "走访情况"): "表里改的", (6, "见到谁"): "家人在"})
    made = session.area.store.select(Visit, order="started_at")
    first, second = made[0], made[1]
    with session.area.store.write("visit.amend") as write:
        write.edit(Visit, second.id, {"met": "neighbour"})
    read_corrections(session, page, out)
    qtbot.waitUntil(lambda: bool(page.findChildren(CorrectionsDialog)), timeout=5000)
    dialog = page.findChildren(CorrectionsDialog)[0]
    assert dialog.table.rowCount() == 2
    assert dialog.chosen() == {(first.id, "note")}, "what was changed here too waits for a person"
    assert dialog.also.isHidden()
    item = dialog.table.item(1, 0)
    assert item is not None
    item.setCheckState(Qt.CheckState.Checked)
    assert "2" in dialog.go.text()
    dialog.activateWindow()
    dialog.table.setFocus()
    qtbot.waitUntil(dialog.table.hasFocus, timeout=5000)
    QTest.keyClick(dialog.table, Qt.Key.Key_Tab)
    assert dialog.leave.hasFocus(), "Tab goes on from the table, not from cell to cell"
    with qtbot.waitSignal(session.changed, timeout=5000):
        dialog.go.click()
    assert session.area.store.get(Visit, first.id).note == "表里改的"
    assert session.area.store.get(Visit, second.id).met == "family"


def test_a_layout_is_changed_in_excel_and_used(session: Session, qtbot: QtBot, tmp_path: Path) -> None:
    view = Layouts(session)
    qtbot.addWidget(view)
    view.show()
    assert view.reset.isHidden()
    dialog = view.ask_save()
    out = tmp_path / "样式.xlsx"
    dialog.place.setText(str(out))
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.written is not None, timeout=10000)
    book = openpyxl.load_workbook(out)
    book["客户台账"]["C5"] = "客户编号"
    book["客户台账"]["D6"] = "太宽"
    book.save(out)
    view.take(out)
    qtbot.waitUntil(lambda: "第 6 行" in view.said.text(), timeout=5000)
    assert sheet_templates.own_sheets(session.area) == {}, "a layout with a fault in it is not used by halves"
    book["客户台账"]["D6"] = 20
    book.save(out)
    with qtbot.waitSignal(session.changed, timeout=5000):
        view.take(out)
    assert sheet_templates.templates(session.area)["households"].columns[1].title == "客户编号"
    qtbot.waitUntil(view.reset.isVisible, timeout=5000)
    with qtbot.waitSignal(session.changed, timeout=5000):
        view.reset.click()
    assert sheet_templates.own_sheets(session.area) == {}
