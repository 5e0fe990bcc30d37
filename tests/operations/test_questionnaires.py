"""If these fail, an answer is lost, stands with the wrong question, or another version's question is put under it."""

from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from gridsteward.operations import answers_export, questionnaires, visits
from gridsteward.operations.area import Area
from gridsteward.operations.households import add_household
from gridsteward.records.faults import Fault
from gridsteward.records.questionnaire import Form, Questionnaire, QuestionnaireAnswer
from gridsteward.records.visit import Visit, VisitDraft
from gridsteward.words import Words
from tests.operations.conftest import WallClock
from tests.operations.pair import Pair
from tests.questionnaires.xlsforms import Rows, xlsform

HEAD = ["type", "name", "label::中文 (zh)", "label::English (en)", "relevant"]
SURVEY: Rows = (
    HEAD,
    ["select_one yn", "alone", "一个人住吗？", "Do you live alone?", None],
    ["text", "who", "谁常来看？", "Who looks in?", "${alone} = 'yes'"],
    ["integer", "rooms", "几间房？", "How many rooms?", None],
    ["select_multiple yn", "both", "都选", "Both", None],
)
CHOICES: Rows = (
    ["list_name", "name", "label::中文 (zh)", "label::English (en)"],
    ["yn", "yes", "是", "Yes"],
    ["yn", "no", "不是", "No"],
)


def form(path: Path, *, survey: Rows = SURVEY, version: str = "1") -> Form:
    settings = [["form_title", "form_id", "version"], ["独居", "alone", version]]
    found = questionnaires.read_form(xlsform(path, survey, choices=CHOICES, settings=settings))
    assert found.form is not None, found.problems
    return found.form


def visited(area: Area, answers: dict[str, dict[str, str]]) -> tuple[str, str]:
    """Return household and visit at which these were answered."""
    home, _ = add_household(
        area, {"account_no": f"00033020{len(area.store.summaries()):05}", "name": "周桂英"}
    )
    day = (area.now().date() - timedelta(days=1)).isoformat()
    draft = VisitDraft(
        id=f"d{home}",
        household_id=home,
        started_at=f"{day}T08:00:00+08:00",
        ended_at=f"{day}T08:20:00+08:00",
        purposes=("care",),
        met="person",
        answers=answers,
    )
    visits.save_draft(area, draft)
    visits.finish_visit(area, draft)
    (visit,) = area.store.select(Visit, "household_id = ?", (home,))
    return home, visit.id


def test_the_same_form_twice_changes_nothing_and_another_of_its_version_is_refused(
    grid: Area, tmp_path: Path
) -> None:
    made = form(tmp_path / "a.xlsx")
    kept, change = questionnaires.take_form(grid, made)
    assert change is not None
    assert questionnaires.form_of(kept) == made
    assert questionnaires.take_form(grid, made)[1] is None
    with pytest.raises(Fault, match="form_version_taken"):
        questionnaires.take_form(grid, replace(made, questions=made.questions[:2]))
    assert questionnaires.form_of(grid.store.get(Questionnaire, kept.id)) == made


def test_a_new_version_is_asked_and_the_old_one_keeps_its_answers(grid: Area, tmp_path: Path) -> None:
    old, _ = questionnaires.take_form(grid, form(tmp_path / "a.xlsx"))
    _, visit = visited(grid, {old.id: {"alone": "yes", "who": "侄女", "rooms": "3"}})
    renamed: Rows = (*SURVEY[:2], ["text", "who", "谁来照看？", "Who cares?", "${alone} = 'yes'"])
    new, _ = questionnaires.take_form(grid, form(tmp_path / "b.xlsx", survey=renamed, version="2"))
    assert [each.id for each in questionnaires.questionnaires(grid)] == [new.id]
    ((title, told),) = questionnaires.told(grid, visit, "zh_CN")
    assert title == "独居"
    assert told == [("一个人住吗？", "是"), ("谁常来看？", "侄女"), ("几间房？", "3")]
    assert questionnaires.told(grid, visit, "en")[0][1][0] == ("Do you live alone?", "Yes")


def test_what_does_not_apply_or_does_not_do_is_not_kept(grid: Area, tmp_path: Path) -> None:
    kept, _ = questionnaires.take_form(grid, form(tmp_path / "a.xlsx"))
    _, visit = visited(grid, {kept.id: {"alone": "no", "who": "侄女", "rooms": "many", "both": "yes no"}})
    assert questionnaires.answers_of(grid, visit) == {kept.id: {"alone": "no", "both": "yes no"}}


def test_a_correction_changes_answers_and_undo_brings_them_back(grid: Area, tmp_path: Path) -> None:
    kept, _ = questionnaires.take_form(grid, form(tmp_path / "a.xlsx"))
    _, visit = visited(grid, {kept.id: {"alone": "yes", "who": "侄女"}})
    draft = visits.amend_visit(grid, visit)
    assert draft.answers == {kept.id: {"alone": "yes", "who": "侄女"}}
    visits.finish_visit(grid, replace(draft, answers={kept.id: {"alone": "no", "who": "侄女"}}))
    assert questionnaires.answers_of(grid, visit) == {kept.id: {"alone": "no"}}
    assert grid.store.undo() is not None
    assert questionnaires.answers_of(grid, visit) == {kept.id: {"alone": "yes", "who": "侄女"}}
    visits.remove_visit(grid, visit)
    assert grid.store.select(QuestionnaireAnswer) == []


def test_two_laptops_answer_one_visit_and_meet_question_by_question(pair: Pair, tmp_path: Path) -> None:
    kept, _ = questionnaires.take_form(pair.first, form(tmp_path / "a.xlsx"))
    _, visit = visited(pair.first, {kept.id: {"alone": "yes"}})
    pair.exchange()
    assert questionnaires.answers_of(pair.other, visit) == {kept.id: {"alone": "yes"}}
    for area, answers in (
        (pair.first, {"alone": "yes", "who": "侄女"}),
        (pair.other, {"alone": "yes", "rooms": "3"}),
    ):
        draft = visits.amend_visit(area, visit)
        visits.finish_visit(area, replace(draft, answers={kept.id: answers}))
    pair.exchange()
    pair.exchange()
    both = {kept.id: {"alone": "yes", "who": "侄女", "rooms": "3"}}
    assert questionnaires.answers_of(pair.first, visit) == both
    assert questionnaires.answers_of(pair.other, visit) == both


def test_answers_of_all_versions_go_into_one_workbook(grid: Area, clock: WallClock, tmp_path: Path) -> None:
    old, _ = questionnaires.take_form(grid, form(tmp_path / "a.xlsx"))
    visited(grid, {old.id: {"alone": "yes", "who": "=1+1", "rooms": "3", "both": "yes no"}})
    more: Rows = (*SURVEY, ["date", "again", "哪天再来？", "When again?", None])
    new, _ = questionnaires.take_form(grid, form(tmp_path / "b.xlsx", survey=more, version="2"))
    visited(grid, {new.id: {"alone": "no", "again": "2026-10-01"}})
    out = tmp_path / "答案.xlsx"
    written = answers_export.export_answers(grid, "alone", out, words=Words("zh_CN"), language="zh_CN")
    assert written.rows == 2
    sheet = openpyxl.load_workbook(out).active
    assert sheet is not None
    heads = [sheet.cell(3, column).value or sheet.cell(4, column).value for column in range(1, 13)]
    assert heads[6:] == ["问卷版本", "一个人住吗？", "谁常来看？", "几间房？", "都选", "哪天再来？"]
    rows = [[sheet.cell(row, column).value for column in range(7, 12)] for row in (5, 6)]
    assert sorted(rows, key=str) == sorted(
        [["1", "是", "=1+1", 3, "是、不是"], ["2", "不是", None, None, None]], key=str
    )
    assert all(sheet.cell(row, 9).data_type != "f" for row in (5, 6))
    read = openpyxl.load_workbook(out, data_only=True).active
    assert read is not None
    assert "2 次走访、6 个答案" in str(read.cell(8, 1).value)
    with pytest.raises(Fault, match="form_unknown"):
        answers_export.export_answers(grid, "nobody", out, words=Words("zh_CN"), language="zh_CN")


def test_the_example_is_a_form(grid: Area, tmp_path: Path) -> None:
    questionnaires.save_example(tmp_path / "例.xlsx")
    found = questionnaires.read_form(tmp_path / "例.xlsx")
    assert found.problems == ()
    assert found.passed_over == ()
    assert found.form is not None
    assert questionnaires.take_form(grid, found.form)[1] is not None
