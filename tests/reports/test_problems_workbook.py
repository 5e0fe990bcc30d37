"""If these fail, the rows an import left out cannot be mended and are lost."""

from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from gridsteward.records.report import ProblemRow
from gridsteward.reports import problems_workbook
from gridsteward.words import Words

TITLES = ("户号", "户名", "出生日期", "容量", "独居")


def _row(cells: tuple[object, ...], *, sheet: str = "客户台账", row_no: int = 7) -> ProblemRow:
    return ProblemRow(sheet=sheet, row_no=row_no, titles=TITLES, cells=cells, reasons=("户号少了位数",))


def _write(rows: list[ProblemRow], words: Words) -> BytesIO:
    out = BytesIO()
    problems_workbook(rows, words=words, out=out)
    out.seek(0)
    return out


def test_reason_and_place_stand_before_the_row_as_it_was(words: Words) -> None:
    row = ProblemRow(
        sheet="客户台账",
        row_no=7,
        titles=TITLES,
        cells=("0003302000017", "周桂英", date(1948, 8, 12), 4, True),
        reasons=("电话少一位", "台区是空的"),
    )
    sheet = openpyxl.load_workbook(_write([row], words)).worksheets[0]
    assert sheet.title == "客户台账"
    assert sheet["A1"].value == words("report.problems_hint")
    heads = [words(f"report.{key}") for key in ("reason", "source_sheet", "source_row")]
    assert [cell.value for cell in sheet[2]] == [*heads, *TITLES]
    assert [cell.value for cell in sheet[3]] == [
        "电话少一位\n台区是空的",
        "客户台账",
        7,
        "0003302000017",
        "周桂英",
        datetime.combine(date(1948, 8, 12), time()),
        4,
        True,
    ]
    assert sheet["A3"].fill.fgColor.rgb == "FFFBE4E1"
    assert sheet["D3"].number_format == "@"
    assert sheet.freeze_panes == "D3"
    assert sheet.auto_filter.ref == "A2:H3"


def test_cells_excel_would_spoil_stay_as_they_were(zh: Words) -> None:
    cells = ("00017", "=1+1", float("inf"), 3302000017123456, datetime(1899, 1, 1, 8))  # noqa: DTZ001
    read = load_workbook(_write([_row(cells)], zh)).get_sheet_by_index(0).to_python()
    assert read[2][3:] == ["00017", "=1+1", "inf", "3302000017123456", "1899-01-01 08:00:00"]


def test_each_head_has_its_own_sheet_under_a_name_excel_takes(zh: Words) -> None:
    long_name = "特别长的工作表名称" * 4
    rows = [
        _row(("1",), sheet="一/二[*]"),
        _row(("2",), sheet="一二"),
        _row(("3",), sheet=long_name),
        _row(("4",), sheet=long_name + "！"),
        _row(("5",), sheet=""),
        _row(("6",), sheet="History"),
        ProblemRow(sheet="一二", row_no=2, titles=("户号",), cells=("7", "多出来的"), reasons=()),
    ]
    book = load_workbook(_write(rows, zh))
    assert len(book.sheet_names) == len({name.casefold() for name in book.sheet_names}) == 7
    assert all(len(name) <= 31 for name in book.sheet_names)
    firsts = [book.get_sheet_by_name(name).to_python()[2][3] for name in book.sheet_names]
    assert firsts == ["1", "2", "3", "4", "5", "6", "7"]


_CELLS: st.SearchStrategy[Any] = (
    st.none()
    | st.text(max_size=20)
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.dates()
    | st.datetimes()
    | st.times()
)


@settings(max_examples=60, deadline=None)
@given(
    cells=st.lists(_CELLS, max_size=6),
    titles=st.lists(st.text(max_size=8), max_size=4),
    sheet=st.text(max_size=40),
)
def test_any_row_of_any_file_can_be_written(cells: list[object], titles: list[str], sheet: str) -> None:
    row = ProblemRow(sheet=sheet, row_no=3, titles=tuple(titles), cells=tuple(cells), reasons=("原因",))
    read = openpyxl.load_workbook(_write([row], Words("zh_CN"))).worksheets[0]
    assert read["A3"].value == "原因"
    assert read["C3"].value == 3
