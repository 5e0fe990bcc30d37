"""If these fail, a workbook that comes back overwrites what was changed here, or a correction is lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gridsteward.operations import exporting, households, visit_corrections, visit_intake, visits
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.journal import Change
from gridsteward.records.visit import DraftCommitment, Visit, VisitDraft
from gridsteward.records.visit_mark import MARKED, is_same, mark, read_mark
from gridsteward.records.visit_sheet import VisitPlan, VisitProblemKind
from gridsteward.words import Words
from tests.operations.conftest import WallClock

ACCOUNT = "0003302000017"


@pytest.fixture
def made(grid: Area, clock: WallClock) -> str:
    """Return the id of a visit that was made and is in the area."""
    home, _ = households.add_household(grid, {"account_no": ACCOUNT, "name": "周桂英"})
    begun = visits.begin_visit(grid, home)
    day = grid.now().date().isoformat()
    draft = _draft(
        begun,
        started_at=f"{day}T08:05:00+08:00",
        ended_at=f"{day}T08:25:00+08:00",
        purposes=("care", "safety"),
        met="person",
        note="电热毯收好了。\n月底再来。",
        checks=("blanket",),
        commitments=(DraftCommitment(what="带一张大字联系卡", due="2026-11-20"),),
    )
    visits.finish_visit(grid, draft)
    return grid.store.select(Visit)[0].id


def _draft(begun: VisitDraft, **fields: Any) -> VisitDraft:
    from msgspec.structs import replace

    return replace(begun, **fields)


def _handed_out(area: Area, out: Path) -> Path:
    exporting.export_visits(area, exporting.VisitSelection(), out, words=Words("zh_CN"))
    return out


def _corrected(path: Path, change: Callable[[Any, dict[str, int]], None]) -> Path:
    """Change the workbook as a person does in a spreadsheet program, and save it."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for row in sheet.iter_rows(min_row=3, max_row=4) for cell in row}
    change(sheet, heads)
    book.save(path)
    return path


def _plan(area: Area, path: Path) -> VisitPlan:
    return visit_intake.plan_visits(area, visit_intake.read_visit_file(area, path))


def _take(area: Area, plan: VisitPlan) -> tuple[int, Change | None]:
    agreed = visit_corrections.agreed_by_itself(plan.corrections)
    return visit_corrections.take_corrections(area, plan.corrections, agreed)


def test_a_workbook_that_comes_back_as_it_went_changes_nothing(grid: Area, made: str, tmp_path: Path) -> None:
    plan = _plan(grid, _corrected(_handed_out(grid, tmp_path / "走访.xlsx"), lambda *_all: None))
    assert (plan.unchanged, plan.corrections, plan.created, plan.problems) == (1, (), (), ())


def test_what_only_the_sheet_changed_is_taken_and_can_be_undone(
    grid: Area, made: str, tmp_path: Path
) -> None:
    before = grid.store.get(Visit, made)

    def change(sheet: Any, heads: dict[str, int]) -> None:
        sheet.cell(5, heads["走访情况"]).value = "电热毯收好了。\n换了插座。"
        sheet.cell(5, heads["见到谁"]).value = "家人在"
        sheet.cell(5, heads["开始"]).value = "08:15"
        sheet.cell(5, heads["查看内容"]).value = None

    plan = _plan(grid, _corrected(_handed_out(grid, tmp_path / "走访.xlsx"), change))
    assert plan.problems == ()
    (found,) = plan.corrections
    assert {each.field for each in found.fields} == {"started", "met", "checks", "note"}
    assert grid.store.get(Visit, made) == before, "nothing is written before somebody agreed"
    taken, done = _take(grid, plan)
    after = grid.store.get(Visit, made)
    assert taken == 4
    assert (after.note, after.met, after.checks) == ("电热毯收好了。\n换了插座。", "family", "")
    assert (after.started_at[11:16], after.ended_at) == ("08:15", before.ended_at)
    assert done is not None
    assert grid.store.undo() is not None
    assert grid.store.get(Visit, made) == before


def test_what_was_changed_here_meanwhile_stays_or_is_asked_about(
    grid: Area, made: str, tmp_path: Path
) -> None:
    path = _handed_out(grid, tmp_path / "走访.xlsx")
    with grid.store.write("visit.amend") as write:
        write.edit(Visit, made, {"note": "本机后来改的", "met_who": "老伴"})
    plan = _plan(
        grid,
        _corrected(path, lambda sheet, heads: setattr(sheet.cell(5, heads["走访情况"]), "value", "表里改的")),
    )
    (found,) = plan.corrections
    (field,) = found.fields
    assert (field.field, field.here, field.wanted, field.both) == ("note", "本机后来改的", "表里改的", True)
    assert plan.kept == 1, "met_who was changed here only"
    assert _take(grid, plan) == (0, None)
    assert grid.store.get(Visit, made).note == "本机后来改的"
    assert visit_corrections.take_corrections(grid, plan.corrections, {(made, "note")})[0] == 1
    assert grid.store.get(Visit, made).note == "表里改的"
    with pytest.raises(Fault, match="correction_overtaken"):
        visit_corrections.take_corrections(grid, plan.corrections, {(made, "note")})


def test_another_day_takes_the_end_along_and_may_make_it_a_late_entry(
    grid: Area, made: str, tmp_path: Path
) -> None:
    def change(sheet: Any, heads: dict[str, int]) -> None:
        sheet.cell(5, heads["日期"]).value = "2026-09-14"
        sheet.cell(5, heads["结束"]).value = "08:40"

    _take(grid, _plan(grid, _corrected(_handed_out(grid, tmp_path / "走访.xlsx"), change)))
    after = grid.store.get(Visit, made)
    assert (after.started_at, after.ended_at, after.late) == (
        "2026-09-14T08:05:00+08:00",
        "2026-09-14T08:40:00+08:00",
        1,
    )


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        (("户号", "0003302000018"), VisitProblemKind.OTHER_HOME),
        (("户名", "别的人"), VisitProblemKind.OTHER_HOME),
        (("答应的事", "什么都没答应"), VisitProblemKind.PROMISES_APART),
    ],
)
def test_what_a_sheet_cannot_change_is_named(
    grid: Area, made: str, tmp_path: Path, cell: tuple[str, str], kind: VisitProblemKind
) -> None:
    plan = _plan(
        grid,
        _corrected(
            _handed_out(grid, tmp_path / "走访.xlsx"),
            lambda sheet, heads: setattr(sheet.cell(5, heads[cell[0]]), "value", cell[1]),
        ),
    )
    assert {each.kind for each in plan.problems} == {kind}
    assert plan.corrections == ()


def test_a_column_that_was_taken_out_says_nothing(grid: Area, made: str, tmp_path: Path) -> None:
    path = _handed_out(grid, tmp_path / "走访.xlsx")

    def change(sheet: Any, heads: dict[str, int]) -> None:
        for group in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(group))
        sheet.delete_cols(heads["走访情况"])

    plan = _plan(grid, _corrected(path, change))
    assert (plan.corrections, plan.unchanged, plan.problems) == ((), 1, ())


def test_a_visit_that_is_not_here_is_not_made_twice(grid: Area, made: str, tmp_path: Path) -> None:
    path = _handed_out(grid, tmp_path / "走访.xlsx")
    visits.remove_visit(grid, made)
    assert {each.kind for each in _plan(grid, path).problems} == {VisitProblemKind.REMOVED_HERE}


def test_a_mark_holds_nothing_that_can_be_read() -> None:
    shown = [f"周桂英{at}" for at in range(len(MARKED))]
    text = mark("0190-visit", shown)
    assert "周" not in text
    read = read_mark(text)
    assert read is not None
    visit_id, sums = read
    assert visit_id == "0190-visit"
    assert all(is_same(each, base) for each, base in zip(shown, sums.values(), strict=True))
    assert is_same("周 桂英\n０", sums["account_no"]), "spaces, lines and full-width figures are no change"
    assert not is_same("周桂兰0", sums["account_no"])
    assert [read_mark(bad) for bad in ("", "v1 ", "v1 x !!!", "v2 x AAAA", "v1 x AAAA")] == [None] * 5
