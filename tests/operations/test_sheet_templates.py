"""If these fail, a station cannot have its workbooks as it wants them, or a report breaks by what it wrote down."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gridsteward.operations import exporting, sheet_templates, visit_intake
from gridsteward.operations.area import Area
from gridsteward.operations.households import add_household
from gridsteward.operations.visits import record_visits
from gridsteward.records.faults import Fault
from gridsteward.records.sheet import LayoutProblemKind, OwnColumn, OwnSheet, StationSheet
from gridsteward.records.visit import VisitDraft
from gridsteward.reports.templates import Templates, shipped, template
from gridsteward.words import Words

ZH = Words("zh_CN")


@pytest.fixture
def visited(grid: Area) -> Area:
    home, _ = add_household(grid, {"account_no": "0003302000017", "name": "周桂英", "village": "桂溪村"})
    draft = VisitDraft(
        id="d",
        household_id=home,
        started_at="2026-09-16T08:00:00+08:00",
        ended_at="2026-09-16T08:20:00+08:00",
        purposes=("routine",),
        met="person",
        note="都好",
    )
    record_visits(grid, [draft])
    return grid


def _layout(area: Area, path: Path, change: Any) -> Path:
    """Save the layout, change it as a person does in a spreadsheet program, and return it."""
    sheet_templates.save_layout(area, path, words=ZH)
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def _use(area: Area, path: Path) -> None:
    found = sheet_templates.read_layout(path)
    assert found.problems == ()
    assert sheet_templates.use_layout(area, found) is not None


def _heads(path: Path) -> list[str]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return [
        str(sheet.cell(4, column).value or sheet.cell(3, column).value)
        for column in range(1, sheet.max_column)
    ]


def test_a_layout_that_comes_back_as_it_went_changes_nothing(visited: Area, tmp_path: Path) -> None:
    path = _layout(visited, tmp_path / "样式.xlsx", lambda _book: None)
    found = sheet_templates.read_layout(path)
    assert set(found.sheets) == set(shipped())
    assert sheet_templates.use_layout(visited, found) is None
    assert visited.store.select(StationSheet) == []


def test_titles_order_width_and_choice_are_the_station_s(visited: Area, tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["走访记录"]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
        by_key = {row[0]: row for row in rows}
        by_key["visits.visit_note"][2] = "走访详情"
        by_key["visits.village"][3] = 22
        for key in ("visits.photos", "visits.nth", "visits.planned_peak"):
            by_key[key][4] = "否"
        moved = by_key["visits.visit_note"]
        rows.remove(moved)
        rows.insert(3, moved)
        for at, row in enumerate(rows, 4):
            for column, value in enumerate(row, 1):
                sheet.cell(at, column).value = value
        sheet["C3"] = "{station}走访台账"

    _use(visited, _layout(visited, tmp_path / "样式.xlsx", change))
    out = tmp_path / "走访.xlsx"
    exporting.export_visits(visited, exporting.VisitSelection(), out, words=ZH)
    heads = _heads(out)
    assert heads[:5] == ["序号", "日期", "开始", "走访详情", "结束"]
    assert not {"照片", "本期第几次", "难忘一刻"} & set(heads)
    sheet = openpyxl.load_workbook(out).worksheets[0]
    assert sheet["A1"].value == "城北站走访台账"
    assert "一致" in openpyxl.load_workbook(out, data_only=True).worksheets[0].cell(7, 1).value
    # and it is known again when it comes back
    plan = visit_intake.plan_visits(visited, visit_intake.read_visit_file(visited, out))
    assert (plan.unchanged, plan.problems, plan.corrections) == (1, (), ())
    book = openpyxl.load_workbook(out)
    book.worksheets[0].cell(5, 4).value = "改过的"
    book.save(out)
    (found,) = visit_intake.plan_visits(visited, visit_intake.read_visit_file(visited, out)).corrections
    assert [(each.field, each.wanted) for each in found.fields] == [("note", "改过的")]


def test_the_layout_goes_back_to_what_is_shipped(visited: Area, tmp_path: Path) -> None:
    def title(book: Any) -> None:
        book["客户台账"]["C4"] = "编号"

    _use(visited, _layout(visited, tmp_path / "样式.xlsx", title))
    assert sheet_templates.templates(visited)["households"].columns[0].title == "编号"
    assert sheet_templates.reset_layout(visited) is not None
    assert sheet_templates.templates(visited)["households"] == template("households")
    assert sheet_templates.reset_layout(visited) is None
    _use(visited, _layout(visited, tmp_path / "again.xlsx", title))
    assert sheet_templates.templates(visited)["households"].columns[0].title == "编号"


def test_what_cannot_be_taken_is_named_by_sheet_and_row(visited: Area, tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet = book["走访记录"]
        sheet["A5"] = "visits.no_such"
        sheet["D6"] = "宽一点"
        sheet["A7"] = sheet["A8"].value
        sheet["C9"] = "长" * 61
        sheet["A40"] = "unknown.column"

    found = sheet_templates.read_layout(_layout(visited, tmp_path / "样式.xlsx", change))
    assert [(each.row_no, each.kind) for each in found.problems] == [
        (5, LayoutProblemKind.UNKNOWN_COLUMN),
        (6, LayoutProblemKind.WIDTH),
        (8, LayoutProblemKind.TWICE),
        (9, LayoutProblemKind.TITLE_LONG),
        (40, LayoutProblemKind.UNKNOWN_SHEET),
    ]
    for sentence in sheet_templates.problem_sentences(found, ZH):
        assert "走访记录" in sentence


def test_another_workbook_is_refused(visited: Area, tmp_path: Path) -> None:
    out = tmp_path / "走访.xlsx"
    exporting.export_visits(visited, exporting.VisitSelection(), out, words=ZH)
    with pytest.raises(Fault, match="layout_nothing"):
        sheet_templates.read_layout(out)


def test_a_needed_column_is_there_even_where_it_was_left_out() -> None:
    own = OwnSheet(columns=(OwnColumn(key="name"), OwnColumn(key="of another version")))
    made = Templates({"visits": own})["visits"]
    assert [column.key for column in made.columns] == [*template("visits").needed, "name"]


@pytest.mark.parametrize("name", shipped())
def test_every_sheet_can_be_laid_out_with_its_needed_columns_alone(name: str) -> None:
    base = template(name)
    assert set(base.needed) <= {column.key for column in base.columns}
    assert base.keep in {column.key for column in base.columns}
    for language in ("zh_CN", "en"):
        words = Words(language)
        assert words(f"sheet_name.{name}")
        for column in base.columns:
            assert words(f"report.{column.key}")
            assert not column.group or words(f"report.{column.group}")
