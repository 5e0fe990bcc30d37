"""If these fail, the station sends the report back, or it says something the database does not."""

from collections import Counter
from datetime import date, time
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from gridsteward.records.faults import Fault
from gridsteward.records.report import VisitReportRow, VisitReportScope, VisitReportTotals, WrittenReport
from gridsteward.reports import sheet as sheet_module
from gridsteward.reports import visits_workbook
from gridsteward.words import Words

TOTALS = VisitReportTotals(visits=3, households=2, late=1, met=2, nobody=1, commitments=3)
SCOPE = VisitReportScope(
    station="青石埠供电所",
    area="桂溪网格",
    first="2026-11-01",
    last="2026-11-30",
    exported_at="2026-11-30T17:42:10+08:00",
)


def _counted(rows: list[VisitReportRow]) -> VisitReportTotals:
    """Count the way a database would, without the code under test."""
    met = Counter(row.met for row in rows)
    return VisitReportTotals(
        visits=len(rows),
        households=len({row.household_id for row in rows}),
        late=sum(row.late for row in rows),
        met=met["person"] + met["family"],
        nobody=met["nobody"],
        commitments=sum(len(row.commitments) for row in rows),
    )


def _write(
    rows: list[VisitReportRow], words: Words, *, totals: VisitReportTotals | None = None
) -> tuple[WrittenReport, BytesIO]:
    out = BytesIO()
    written = visits_workbook(rows, scope=SCOPE, totals=totals or _counted(rows), words=words, out=out)
    out.seek(0)
    return written, out


def _read(out: BytesIO, sheet: int = 0) -> list[list[Any]]:
    out.seek(0)
    return list(load_workbook(out).get_sheet_by_index(sheet).to_python())


def _column(sheet: Any, title: str) -> int:
    found = [
        cell.column for row in sheet.iter_rows(min_row=3, max_row=4) for cell in row if cell.value == title
    ]
    assert len(found) == 1, title
    return int(found[0])


def test_station_format(visits: list[VisitReportRow], zh: Words) -> None:
    _, out = _write(visits, zh)
    sheet = openpyxl.load_workbook(out)["走访记录"]
    assert sheet["A1"].value == "青石埠供电所 桂溪网格 走访记录表"
    assert "2026-11-01 至 2026-11-30" in sheet["A2"].value
    assert "2026-11-30 17:42" in sheet["A2"].value
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A1:AD1", "A2:AD2", "A3:A4", "B3:G3", "H3:O3", "P3:V3", "W3:Z3", "AA3:AD3"} <= merged
    groups = [sheet[at].value for at in ("B3", "H3", "P3", "W3", "AA3")]
    assert groups == ["走访", "住户", "情况", "一刻和收尾", "承诺"]
    assert sheet.freeze_panes == "C5"
    assert sheet.auto_filter.ref == "A4:AD7"
    setup = sheet.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToHeight) == ("landscape", 9, 0)
    assert setup.fitToWidth in (None, 1)  # one page wide is what the format means by leaving it out
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$3:$4"
    assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"
    assert sheet["A1"].font.name == "Microsoft YaHei"
    assert sheet["J5"].font.name == "宋体"
    assert sheet.cell(5, _column(sheet, "走访情况")).alignment.wrap_text
    assert sheet.column_dimensions["B"].width > 10
    assert sheet.row_dimensions[5].height > 30, "two promises need more than one line"


def test_values_keep_their_kinds(visits: list[VisitReportRow], zh: Words) -> None:
    _, out = _write(visits, zh)
    sheet = openpyxl.load_workbook(out)["走访记录"]

    def cell(row: int, title: str) -> Any:
        return sheet.cell(row, _column(sheet, title))

    assert cell(5, "户号").value == "0003302000017"
    assert cell(5, "户号").number_format == "@"
    assert cell(5, "日期").value.date() == date(2026, 11, 9)
    assert cell(5, "日期").number_format == "yyyy-mm-dd"
    assert (cell(5, "开始").value, cell(5, "结束").value) == (time(9, 5), time(9, 25))
    assert cell(5, "补录于").value is None
    assert cell(6, "补录于").value.date() == date(2026, 11, 12)
    assert cell(5, "目的").value == "关爱看望、安全检查"
    assert cell(5, "标签").value == "独居、健忘"
    assert cell(5, "查看内容").value == "电热毯、取暖器"
    assert cell(5, "见到谁").value == "见到本人"
    assert cell(5, "平均心情").value == pytest.approx(2 / 3)
    assert cell(5, "离开时").value == "很高兴"
    assert cell(7, "平均心情").value == 0
    assert [cell(5, title).value for title in ("难忘一刻", "一刻做到", "怎样收尾", "收尾做到")] == [
        *("一起试一遍应急灯", "做到了"),
        *("约好哪天再来看他", "没做到"),
    ]
    assert [cell(6, title).value for title in ("难忘一刻", "一刻做到")] == [None, None]
    assert cell(6, "平均心情").value is None
    assert (
        cell(5, "答应的事").value == "1. 带一张大字联系卡（2026-11-20 前）\n2. 换门口的灯头（2026-11-16 前）"
    )
    assert cell(5, "最早期限").value.date() == date(2026, 11, 16)
    assert cell(7, "答应的事").value == "问清峰谷电价"
    assert [cell(row, "本期第几次").value for row in (5, 6, 7)] == [1, 1, 2]


def test_totals_are_there_for_excel_and_for_readers_that_do_not_calculate(
    visits: list[VisitReportRow], words: Words
) -> None:
    written, out = _write(visits, words)
    assert (written.rows, written.sheets, written.path) == (3, 2, None)
    read = _read(out)
    total, check = read[7], read[8]
    assert total[0] == words("report.total")
    assert [value for value in total[1:] if value != ""] == [3, 1, 2, 2, 1, 2, 3]
    assert check[0] == words(
        "report.check_equal", visits=3, households=2, late=1, met=2, nobody=1, commitments=3
    )
    formulas = openpyxl.load_workbook(out).worksheets[0]
    assert all(str(cell.value).startswith("=") for cell in formulas[8][1:] if cell.value is not None)
    assert str(formulas["A9"].value).startswith("=IF(AND(")


def test_summaries_add_up(visits: list[VisitReportRow], zh: Words) -> None:
    _, out = _write(visits, zh)
    read = _read(out, 1)
    blocks = {row[0]: at for at, row in enumerate(read) if str(row[0]).startswith("按")}
    assert set(blocks) == {"按村（社区）", "按走访人", "按主要分类"}
    for at in blocks.values():
        rows = read[at + 1 :]
        end = next(n for n, row in enumerate(rows) if row[0] == "合计")
        for column in (1, 3, 5, 6, 7):
            assert sum(row[column] for row in rows[:end]) == rows[end][column]
        assert rows[end][1:8] == [3, 2, 2, pytest.approx(2 / 3), 1, 1, 3]
    stewards = {row[0]: row for row in read[blocks["按走访人"] + 1 : blocks["按主要分类"]]}
    assert stewards["李师傅"][1:4] == [2, 2, 1]
    assert stewards["陈师傅"][1:4] == [1, 1, 1]


@pytest.mark.parametrize("field", ["visits", "households", "late", "met", "nobody", "commitments"])
def test_totals_that_differ_from_the_database_are_refused(
    visits: list[VisitReportRow], zh: Words, tmp_path: Path, field: str
) -> None:
    from msgspec.structs import replace

    out = tmp_path / "走访.xlsx"
    out.write_bytes(b"before")
    wrong = replace(TOTALS, **{field: getattr(TOTALS, field) + 1})
    with pytest.raises(Fault) as caught:
        visits_workbook(visits, scope=SCOPE, totals=wrong, words=zh, out=out, overwrite=True)
    assert caught.value.kind == "report_totals_differ"
    assert out.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["走访.xlsx"]


def test_an_empty_period_is_a_whole_report(words: Words) -> None:
    written, out = _write([], words)
    read = _read(out)
    assert written.rows == 0
    assert read[4][1] == words("report.no_visits")
    assert read[5][1] == 0


def test_a_full_sheet_goes_on_on_the_next(
    visits: list[VisitReportRow], zh: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_module, "_ROOM", 2)
    written, out = _write(visits, zh)
    assert written.sheets == 3
    assert load_workbook(out).sheet_names == ["走访记录", "走访记录 2", "汇总"]
    assert len(_read(out)) == 6
    last = _read(out, 1)
    assert last[4][0] == 3
    assert [value for value in last[5][1:] if value != ""] == [3, 1, 2, 2, 1, 2, 3]
    formula = openpyxl.load_workbook(out)["走访记录 2"]["B6"].value
    assert formula == "=COUNT('走访记录'!$A$5:$A$6)+COUNT('走访记录 2'!$A$5)"


def _one(**fields: Any) -> VisitReportRow:
    moment = "2026-11-09T09:05:00+08:00"
    return VisitReportRow(household_id="h", started_at=moment, ended_at=moment, entered_at=moment, **fields)


@pytest.mark.parametrize(
    "note",
    [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+86 100",
        "-3",
        "@SUM(A1)",
        "{=1}",
        "http://a.b/c",
        "<r><t>x</t></r>",
        "_x0041_",
        " 前后空格 ",
    ],
)
def test_what_a_customer_said_stays_text(zh: Words, note: str) -> None:
    _, out = _write([_one(note=note)], zh)
    sheet = openpyxl.load_workbook(out)["走访记录"]
    cell = sheet.cell(5, _column(sheet, "走访情况"))
    assert cell.data_type == "s"
    assert cell.hyperlink is None
    read = _read(out)[4][cell.column - 1]
    assert str(read).rstrip() == note.rstrip()


def test_a_text_too_long_for_a_cell_is_cut_and_says_so(zh: Words) -> None:
    written, out = _write([_one(note="电" * 20_000 + "🔌" * 10_000), _one(note="电" * 32_767)], zh)
    assert written.shortened == 1
    notes = [row[20] for row in _read(out)[4:6]]
    assert notes[0].endswith(zh("report.cut_short"))
    assert len(notes[0].encode("utf-16-le")) // 2 <= 32_767
    assert notes[1] == "电" * 32_767


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    notes=st.lists(
        st.text(st.characters(), max_size=60) | st.sampled_from(["\x00", "\ud800x", "a\r\nb\r", "\x1b[0m"]),
        max_size=4,
    )
)
def test_odd_texts_never_break_the_file(zh: Words, notes: list[str]) -> None:
    _, out = _write([_one(note=note, name=note, village=note, steward=note) for note in notes], zh)
    book = openpyxl.load_workbook(out)
    sheet = book.worksheets[0]
    assert sheet.cell(6 + max(len(notes), 1), 1).value is not None
    for at, note in enumerate(notes, 5):
        kept = sheet.cell(at, 21).value or ""
        assert (
            "".join(c for c in kept if c.isprintable()).strip()
            == "".join(c for c in note if c.isprintable()).strip()
        )


def test_the_same_report_twice_is_the_same_file(visits: list[VisitReportRow], zh: Words) -> None:
    first, second = _write(visits, zh)[1], _write(visits, zh)[1]
    assert first.getvalue() == second.getvalue()


def test_nothing_in_clear_beside_the_file(
    visits: list[VisitReportRow], zh: Words, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import tempfile

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a temporary file was opened")

    for name in ("mkstemp", "TemporaryFile", "NamedTemporaryFile", "mkdtemp", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, name, refuse)
    out = BytesIO()
    visits_workbook(visits, scope=SCOPE, totals=TOTALS, words=zh, out=out, password="一把伞42")
    assert "周桂英".encode() not in out.getvalue()
    assert out.getvalue()[:4] == b"\xd0\xcf\x11\xe0"


def test_a_password_opens_the_same_workbook(visits: list[VisitReportRow], zh: Words, tmp_path: Path) -> None:
    import msoffcrypto

    _, plain = _write(visits, zh)
    out = tmp_path / "走访.xlsx"
    written = visits_workbook(visits, scope=SCOPE, totals=TOTALS, words=zh, out=out, password="一把伞42")
    assert written.path == out
    assert written.size == out.stat().st_size
    with out.open("rb") as stream:
        locked = msoffcrypto.OfficeFile(stream)
        with pytest.raises(msoffcrypto.exceptions.InvalidKeyError):
            locked.load_key(password="别的", verify_password=True)
        locked.load_key(password="一把伞42", verify_password=True)
        opened = BytesIO()
        locked.decrypt(opened, verify_integrity=True)
        assert locked.info["passwordKeyBits"] == 256
    assert opened.getvalue() == plain.getvalue()


def test_a_date_nobody_can_read_is_shown_as_it_stands(zh: Words) -> None:
    row = VisitReportRow(household_id="h", started_at="上个月", ended_at="", entered_at="", late=1)
    _, out = _write([row], zh)
    read = _read(out)
    assert read[4][1] == "上个月"
    assert read[4][4] == "补录"
