"""The register of cases says what the database says, in the station's format, and nothing of what is confidential."""

from collections.abc import Sequence
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import msoffcrypto
import openpyxl
import pytest
from python_calamine import load_workbook

from gridsteward.operations import cases, households
from gridsteward.operations.area import Area
from gridsteward.operations.case_export import case_report, export_cases
from gridsteward.operations.cases import Entry
from gridsteward.records.case import CaseChannel, CaseKind
from gridsteward.records.faults import Fault
from gridsteward.records.sealed import Audience
from gridsteward.reports import cases as sheets
from gridsteward.words import Words
from tests.operations.conftest import WallClock, clock, grid

__all__ = ["clock", "grid"]
SECRET = ("龙桂香", "13900001234", "晒谷场边", "石师傅要烟", "纪检已找过她")
FORMULA = '=HYPERLINK("http://x.example","看")'


@pytest.fixture
def zh() -> Words:
    return Words("zh_CN")


@pytest.fixture
def taken(grid: Area, clock: WallClock) -> Area:
    """Return an area with four cases: met, overdue and late entered, confidential, of another month."""
    home, _ = households.add_household(grid, {"account_no": "0610442739", "name": "何志强"})
    met, _ = cases.register_case(
        grid,
        Entry(kind=CaseKind.COMPLAINT, topic="price", content="电费高", household_id=home, person="何志强"),
    )
    clock.at += timedelta(minutes=20)
    cases.add_event(grid, met.id, "answered", note="先道歉")
    cases.add_event(grid, met.id, "dispatched", value="pricing")
    cases.add_event(grid, met.id, "replied", note=FORMULA)
    cases.add_event(grid, met.id, "called_back", value="5")
    cases.add_event(grid, met.id, "closed")
    old = Entry(kind=CaseKind.BILL, content=FORMULA, channel=CaseChannel.HOTLINE, at="2026-09-14T08:00")
    cases.register_case(grid, old)
    secret = Entry(
        kind=CaseKind.COMPLAINT,
        content=SECRET[3],
        household_id=home,
        person=SECRET[0],
        phone=SECRET[1],
        place=SECRET[2],
        confidential=Audience.STEWARD,
    )
    kept, _ = cases.register_case(grid, secret)
    cases.add_event(grid, kept.id, "answered", note=SECRET[4])
    cases.register_case(grid, Entry(kind=CaseKind.ENQUIRY, content="问容量", at="2026-08-31T23:30+08:00"))
    return grid


def _rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    """Return the rows of a sheet by column, a title that stands twice as the title and its number."""
    lines = load_workbook(str(path)).get_sheet_by_name(sheet).to_python()
    heads: list[str] = []
    for below, above in zip(lines[3], lines[2], strict=True):
        head = str(below or above)
        heads.append(f"{head} {heads.count(head) + 1}" if head in heads else head)
    body = [line for line in lines[4:] if isinstance(line[0], int | float)]
    return [dict(zip(heads, line, strict=True)) for line in body]


def _write(area: Area, words: Words, out: Path, **values: Any) -> Path:
    export_cases(area, out, words=words, overwrite=True, **values)
    return out


def test_every_case_stands_with_how_it_went_and_whether_in_time(
    taken: Area, zh: Words, tmp_path: Path
) -> None:
    out = _write(taken, zh, tmp_path / "诉求.xlsx", first="2026-09-01", last="2026-09-30")
    late, met, secret = _rows(out, "诉求")
    assert (late["来源"], late["可信程度"], late["是否按时"]) == ("服务热线", "隔天以上才补记", "已超时")
    assert (met["类别"], met["分类"], met["户号"], met["户名或地点"]) == (
        *("投诉", "价格", "0610442739"),
        "何志强",
    )
    assert (met["状态"], met["承办"], met["满意度"]) == ("已办结", "价格", 5)
    assert f"{met['应答复']:%m-%d %H:%M}" == "09-16 10:30"
    assert f"{met['实际答复']:%m-%d %H:%M}" == "09-16 09:50"
    assert (met["是否按时"], met["是否按时 2"]) == ("按时做到", "按时做到")
    assert [secret[key] for key in ("户名或地点", "户号", "谁提的", "说了什么", "保密")] == [
        *["保密"] * 4,
        "是",
    ]
    happened = _rows(out, "办理经过")
    assert [(each["办了什么"], each["备注"]) for each in happened] == [
        ("首次回应", "先道歉"),
        ("派给部门", ""),
        ("答复结果", FORMULA),
        ("回访", ""),
        ("办结", ""),
        ("首次回应", "保密"),
    ]
    assert {each["可信程度"] for each in happened} == {"当时记的"}
    assert all(each["收到时间"] and each["发生时间"] for each in happened)


def test_nothing_confidential_lies_in_the_file(taken: Area, tmp_path: Path) -> None:
    for language in ("zh_CN", "en"):
        out = _write(taken, Words(language), tmp_path / f"{language}.xlsx")
        book = openpyxl.load_workbook(out)
        cells = " ".join(str(cell.value) for sheet in book for row in sheet for cell in row)
        assert not [each for each in SECRET if each in cells]
        assert "电费高" in cells, "the search finds what is there"


def test_totals_are_those_of_the_database_and_are_checked(taken: Area, zh: Words, tmp_path: Path) -> None:
    out = _write(taken, zh, tmp_path / "诉求.xlsx")
    sheet = openpyxl.load_workbook(out, data_only=True)["诉求"]
    assert [sheet.cell(9, column).value for column in (2, 6, 9)] == [4, 1, 2]
    assert sheet.cell(10, 1).value == (
        "核对：表内 4 件 = 系统 4 件，保密 1 件、隔天以上补记 2 件、办理记录 6 条，一致"
    )
    formulas = openpyxl.load_workbook(out)["诉求"]
    assert formulas.cell(9, 2).value == "=COUNT('诉求'!$A$5:$A$8)"
    assert "COUNT('办理经过'!$A$5:$A$10)=6" in formulas.cell(10, 1).value
    counts = openpyxl.load_workbook(out, data_only=True)["诉求统计"]
    table = [[cell.value for cell in row] for row in counts.iter_rows(min_row=4, max_row=8)]
    assert table[1][:6] == ["投诉", 2, 1, 1, 1, 0]
    assert table[-1][:6] == ["合计", 4, 1, 3, 1, 2]
    report = case_report(taken, "", "")
    lost = type(report)(rows=report.rows[1:], scope=report.scope, totals=report.totals)
    with pytest.raises(Fault, match="report_totals_differ"):
        sheets.cases_workbook(lost, words=zh, out=BytesIO())


def test_it_has_the_station_s_format(taken: Area, zh: Words, tmp_path: Path) -> None:
    out = _write(taken, zh, tmp_path / "诉求.xlsx", last="2026-09-30")
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["诉求", "办理经过", "诉求统计"]
    sheet = book["诉求"]
    assert sheet["A1"].value == "城北站 诉求工单登记表"
    assert "最早 至 2026-09-30" in sheet["A2"].value
    assert {"A1:Z1", "A2:Z2", "A3:A4", "B3:F3"} <= {str(each) for each in sheet.merged_cells.ranges}
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C5", "A4:Z8")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$3:$4"
    texts: Sequence[Any] = [cell for row in sheet.iter_rows(min_row=5, max_row=8) for cell in row]
    assert {cell.data_type for cell in texts if cell.value == FORMULA} == {"s"}, "a text stays a text"
    assert sheet["G5"].number_format == "yyyy-mm-dd hh:mm"


def test_a_password_locks_it_and_an_empty_period_says_so(taken: Area, zh: Words, tmp_path: Path) -> None:
    out = _write(taken, zh, tmp_path / "locked.xlsx", password="十二月的雪")
    with out.open("rb") as file:
        locked = msoffcrypto.OfficeFile(file)
        locked.load_key(password="十二月的雪")
        plain = BytesIO()
        locked.decrypt(plain)
    assert openpyxl.load_workbook(plain)["诉求"]["A1"].value
    empty = _write(taken, zh, tmp_path / "empty.xlsx", first="2030-01-01")
    assert openpyxl.load_workbook(empty)["诉求"]["B5"].value == "没有诉求"
