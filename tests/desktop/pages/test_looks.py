"""Who looked at what is sensitive is listed for those who are to know, and only for them."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from gridsteward.desktop.delegates import ROW_ROLE, RowText
from gridsteward.desktop.dialogs.export import ExportDialog
from gridsteward.desktop.dialogs.looks import LooksDialog, show_looks
from gridsteward.desktop.pages.reports.page import ReportsPage
from gridsteward.desktop.pages.sync.devices import DevicesPage
from gridsteward.desktop.session import Session
from gridsteward.operations import cases, devices
from gridsteward.operations.area import Area
from gridsteward.operations.cases import Entry
from gridsteward.operations.door_words import agree_word, look_at_word
from gridsteward.records.case import CaseKind, LookReason
from gridsteward.records.sealed import Audience
from gridsteward.records.sync import DeviceRole
from tests.desktop.pages.conftest import Village
from tests.desktop.two import Pair

SECRET = Entry(
    kind=CaseKind.COMPLAINT, content="石师傅要烟", person="龙桂香", confidential=Audience.SUPERVISOR
)


def _rows(dialog: LooksDialog) -> list[RowText]:
    model = dialog.model
    return [model.data(model.index(at, 0), ROW_ROLE) for at in range(model.rowCount())]


@pytest.fixture
def shown(session: Session, village: Village, qtbot: QtBot) -> Any:
    def show(case_id: str = "") -> LooksDialog:
        page = ReportsPage(session)
        qtbot.addWidget(page)
        return show_looks(session, page, case_id)

    return show


def test_a_look_stands_there_with_who_when_and_why(shown: Any, area: Area, village: Village) -> None:
    home = village.ids["龙桂香"]
    agree_word(area, home, "竹篮")
    look_at_word(area, home)
    case, _ = cases.register_case(area, SECRET)
    cases.reveal(area, case.id, LookReason.OTHER, "纪检来问")
    case_line, word_line = _rows(shown())
    assert (word_line.strong, word_line.quiet, word_line.note) == (
        *("林静", "敲门口令 龙桂香"),
        "11月22日 14:03",
    )
    assert case_line.quiet == f"保密诉求 {cases.case_number(case)} · 纪检来问"
    assert case_line.badges == (("其他原因", "watch"),)
    (only,) = _rows(shown(case.id))
    assert only.quiet == "纪检来问"


def test_where_nobody_looked_it_says_so(shown: Any, area: Area) -> None:
    dialog = shown()
    assert dialog.list.isHidden()
    assert dialog.empty.words.text() == "Nobody has looked yet."


def test_only_a_supervisor_finds_the_list_and_is_shown_it(
    pair: Pair, session: Session, area: Area, shown: Any, qtbot: QtBot
) -> None:
    page = DevicesPage(session)
    qtbot.addWidget(page)
    page.show()
    assert page.looks.isVisible()
    page.looks.show_all.click()
    assert page.findChild(LooksDialog) is not None
    (other,) = [each for each in devices.devices(area) if not each.this]
    devices.set_role(area, other.id, DeviceRole.SUPERVISOR)
    (me,) = [each for each in devices.devices(area) if each.this]
    devices.set_role(area, me.id, DeviceRole.STEWARD)
    session.exchange.told.emit()
    assert not page.looks.isVisible()
    assert "主管" in shown().empty.words.text()


def test_the_requests_of_the_period_go_into_a_workbook(
    session: Session, area: Area, village: Village, tmp_path: Path, qtbot: QtBot
) -> None:
    cases.register_case(area, SECRET)
    cases.register_case(area, Entry(kind=CaseKind.BILL, content="电费高", at="2026-11-20T09:00"))
    cases.register_case(area, Entry(kind=CaseKind.BILL, content="上月的", at="2026-10-20T09:00"))
    page = ReportsPage(session)
    qtbot.addWidget(page)
    page.show()
    page.export_cases.trigger()
    dialog = page.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    dialog.place.setText(str(tmp_path / "诉求.xlsx"))
    dialog.go.click()
    assert dialog.written is not None
    assert dialog.written.rows == 2
    cells = {
        str(cell.value) for sheet in load_workbook(tmp_path / "诉求.xlsx") for row in sheet for cell in row
    }
    assert {"电费高", "保密"} <= cells
    assert not {"石师傅要烟", "龙桂香", "上月的"} & cells
