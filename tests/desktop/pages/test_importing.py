"""A dirty ledger through the page: what is shown is what happens, and nothing of it freezes the window."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.dialogs.export import ExportDialog
from gridsteward.desktop.pages.importing import columns
from gridsteward.desktop.pages.importing.columns import FieldChoice
from gridsteward.desktop.pages.importing.lines import ANSWER_COLUMN
from gridsteward.desktop.pages.importing.page import ImportPage
from gridsteward.desktop.session import Session
from gridsteward.operations.area import Area
from gridsteward.operations.households import edit_household, household_by_account
from gridsteward.operations.ledgers import recognise_again
from gridsteward.records.journal import Change

HEAD = ("序号", "户号", "户名", "用电地址", "村", "联系电话", "身份证号", "掌柜")
ROWS = (
    (1, "0610442700011", "周桂英", "桂溪村1组1号", "桂溪村", "139-0000-6021", "430000199001010010", "甲"),
    (2, 610442700012, "何 志强", "桂溪村1组2号", "桂溪村", 13900006022.0, "430000199001010010", "乙"),
    (3, "0610442700013", "罗文海", "桂溪村1组3号", "桂溪村", "139", "430000199001010010", "丙"),
    (4, None, "没有号的", "桂溪村1组4号", "桂溪村", None, None, None),
)


def ledger(path: Path, rows: Sequence[Sequence[Any]] = ROWS, head: Sequence[str] = HEAD) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "桂溪村"
    sheet.append(["桂溪供电所客户台账"])
    sheet.append(list(head))
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


@pytest.fixture
def page(session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> ImportPage:
    monkeypatch.setattr(columns, "SLICE", 60.0)  # all lines in one turn, so that nothing has to be waited for
    made = ImportPage(session)
    qtbot.addWidget(made)
    made.resize(1294, 712)
    made.show()
    return made


def figures(page: ImportPage) -> dict[str, str]:
    return {key: pair.accessibleName() for key, pair in page.preview.figures.items()}


def test_a_dirty_ledger_is_shown_then_taken_in_then_undone(
    page: ImportPage, session: Session, area: Area, tmp_path: Path
) -> None:
    changes: list[Change] = []
    session.changed.connect(changes.append)
    page.read(ledger(tmp_path / "台账.xlsx"))
    assert page.pages.currentIndex() == 1
    assert figures(page) == {"created": "3", "changed": "0", "unchanged": "0", "merged": "0", "lost": "1"}
    assert [line[1] for line in page.preview.problems.lines] == ["5", "6"]
    assert "补上户号" in page.preview.problems.lines[-1][3]
    assert any("610442700012" in line[3] for line in page.preview.repairs.lines)
    assert area.store.query("SELECT count(*) FROM household") == [(0,)]
    page.go.click()
    assert page.pages.currentIndex() == 2
    assert "3" in page.result.text()
    assert household_by_account(area, "0610442700012").name == "何志强"
    assert len(changes) == 1
    asked: list[int] = []
    session.undo_requested.connect(lambda: asked.append(1))
    page.undo.click()
    assert asked == [1]
    page.see.click()


def test_what_must_not_be_kept_is_neither_shown_nor_chosen(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.read(ledger(tmp_path / "l.xlsx"))
    shown = page.columns.currentWidget()
    assert isinstance(shown, QWidget)
    qtbot.waitUntil(lambda: len(shown.findChildren(FieldChoice)) == len(HEAD) - 1)
    spoken = " ".join(each.accessibleName() for each in shown.findChildren(QWidget))
    assert "430000199001010010" not in spoken
    assert "不导入也不保存" in spoken
    assert "没认出来" in spoken or "not recognised" in spoken


def test_the_same_ledger_again_has_nothing_new(page: ImportPage, tmp_path: Path) -> None:
    path = ledger(tmp_path / "l.xlsx", ROWS[:3])
    page.read(path)
    page.go.click()
    page.read(path)
    assert figures(page)["unchanged"] == "3"
    assert not page.go.isEnabled()


def test_a_column_read_otherwise_changes_the_plan_and_is_remembered(
    page: ImportPage, session: Session, area: Area, tmp_path: Path, qtbot: QtBot
) -> None:
    path = ledger(tmp_path / "l.xlsx", ROWS[:3])
    page.read(path)
    assert page.file is not None
    at = HEAD.index("掌柜")
    page.understand("桂溪村", at, "note")
    qtbot.waitUntil(page.go.isEnabled, timeout=2000)
    page.go.click()
    assert household_by_account(area, "0610442700011").note == "甲"
    page.read(path)
    file = page.file
    assert file is not None
    again = recognise_again(area, file, {})
    assert next(each.field for each in again.plans[0].columns if each.index == at) == "note"


def typed_over(area: Area, session: Session) -> None:
    home = household_by_account(area, "0610442700011")
    session.changed.emit(edit_household(area, home.id, {"address": "桂溪村9组9号"}))


def ask_two(page: ImportPage, area: Area, session: Session, tmp_path: Path) -> None:
    page.read(ledger(tmp_path / "one.xlsx", ROWS[:3]))
    page.go.click()
    typed_over(area, session)
    moved = [[*row[:3], row[3].replace("1组", "7组"), *row[4:]] for row in ROWS[:3]]
    page.read(ledger(tmp_path / "two.xlsx", moved))


def test_what_the_steward_typed_is_asked_about_and_kept_unless_ticked(
    page: ImportPage, area: Area, session: Session, tmp_path: Path
) -> None:
    ask_two(page, area, session, tmp_path)
    questions = page.preview.questions
    assert questions.rowCount() == 1
    line = questions.lines[0]
    assert "桂溪村9组9号" in line[2]
    assert area.steward in line[2]
    assert line[3] == "桂溪村7组1号"
    assert figures(page)["changed"] == "2"
    page.go.click()
    assert household_by_account(area, "0610442700011").address == "桂溪村9组9号"
    assert household_by_account(area, "0610442700012").address == "桂溪村7组2号"


def test_a_ticked_question_takes_the_ledgers_word(
    page: ImportPage, area: Area, session: Session, tmp_path: Path
) -> None:
    ask_two(page, area, session, tmp_path)
    questions = page.preview.questions
    index = questions.index(0, ANSWER_COLUMN)
    before = index.data()
    questions.setData(index, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert index.data() != before
    page.go.click()
    assert household_by_account(area, "0610442700011").address == "桂溪村7组1号"


def test_all_questions_can_be_answered_at_once(
    page: ImportPage, area: Area, session: Session, tmp_path: Path
) -> None:
    ask_two(page, area, session, tmp_path)
    page.preview.take_all.click()
    page.go.click()
    assert household_by_account(area, "0610442700011").address == "桂溪村7组1号"


def test_problem_rows_go_out_with_their_reasons_and_come_back_mended(
    page: ImportPage, area: Area, tmp_path: Path
) -> None:
    page.read(ledger(tmp_path / "l.xlsx"))
    page.go.click()
    page.left_over.click()
    dialog = page.window().findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    assert dialog.locked.isHidden()
    out = tmp_path / "问题行.xlsx"
    dialog.place.setText(str(out))
    dialog.go.click()
    assert dialog.written is not None
    book = load_workbook(out)
    sheet = book.worksheets[0]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert any("补上户号" in str(cell.value) for cell in cells)
    named = next(cell for cell in cells if cell.value == "没有号的")
    account = next(cell for cell in cells if cell.value == "户号")
    sheet.cell(named.row, account.column).value = "0610442700014"
    book.save(out)
    dialog.reject()
    page.read(out)
    page.go.click()
    assert household_by_account(area, "0610442700014").name == "没有号的"


def test_a_file_that_is_no_ledger_is_refused_in_words(page: ImportPage, tmp_path: Path) -> None:
    broken = tmp_path / "x.xlsx"
    broken.write_bytes(b"PK\x03\x04" + bytes(range(200)))
    page.read(broken)
    assert page.pages.currentIndex() == 0
    assert page.refused.isVisible()
    assert "x.xlsx" in page.refused.text()
    assert page.choose.isEnabled()


def test_a_ledger_without_a_known_head_can_still_be_told_its_columns(
    page: ImportPage, area: Area, tmp_path: Path, qtbot: QtBot
) -> None:
    head = ("编码甲", "谁", "在哪")
    page.read(ledger(tmp_path / "odd.xlsx", [("0610442700031", "周桂英", "桂溪村")], head))
    if not page.go.isEnabled():
        assert page.wrong.isVisible()
        page.understand("桂溪村", 0, "account_no")
        page.understand("桂溪村", 1, "name")
        qtbot.waitUntil(page.go.isEnabled, timeout=2000)
    page.go.click()
    assert household_by_account(area, "0610442700031").account_no


def test_escape_leaves_the_plan_for_the_choice_of_a_file(page: ImportPage, tmp_path: Path) -> None:
    page.read(ledger(tmp_path / "l.xlsx"))
    assert page.go_back()
    assert page.pages.currentIndex() == 0
    assert page.file is None
    assert not page.go_back()


def test_a_person_says_what_the_coordinates_are_when_the_ledger_does_not(
    page: ImportPage, area: Area, tmp_path: Path
) -> None:
    """Read as GPS, what 百度 shows would put every home a kilometre beside its door."""
    rows = [(1, "0610442700011", "周桂英", 116.416627, 39.922699)]
    page.read(ledger(tmp_path / "台账.xlsx", rows, ("序号", "户号", "户名", "经度", "纬度")))
    assert "先按 GPS 算" in page.preview.datum_note.text()
    page.preview.datum.setCurrentIndex(page.preview.datum.findData("bd09"))
    page.preview.datum.activated.emit(page.preview.datum.currentIndex())
    assert "按您选的" in page.preview.datum_note.text()
    page.go.click()
    home = household_by_account(area, "0610442700011")
    assert (home.longitude, home.latitude) == pytest.approx((116.404, 39.915), abs=1e-5)
