"""`questionnaire …` and `export answers`."""

from pathlib import Path

from tests.commands.conftest import Call
from tests.questionnaires.xlsforms import xlsform

HEAD = ["type", "name", "label"]


def test_a_questionnaire_is_taken_in_listed_shown_and_retired(
    call: Call, settled: str, tmp_path: Path
) -> None:
    assert call("questionnaire", "list").out.strip() == "还没有问卷。"
    example = tmp_path / "例.xlsx"
    assert call("questionnaire", "example", str(example)).code == 0
    tried = call("questionnaire", "import", str(example), "--dry-run", "--json").json
    assert (tried["taken"], tried["form_id"], tried["problems"]) == (False, "safe_use", [])
    assert "已收下" in call("questionnaire", "import", str(example)).out
    assert "没有改动" in call("questionnaire", "import", str(example)).out
    (kept,) = call("questionnaire", "list", "--json").json["questionnaires"]
    assert (kept["form_id"], kept["retired"]) == ("safe_use", False)
    shown = call("questionnaire", "show", "safe_use", "--json").json
    assert {each["name"] for each in shown["questions"]} >= {"rcd_works", "faults", "fault_place"}
    out = tmp_path / "答案.xlsx"
    assert call("export", "answers", str(out), "--form", "safe_use", "--json").json["rows"] == 0
    assert call("questionnaire", "retire", "safe_use", "--json").json["changed"]
    assert "停用" in call("questionnaire", "list").out
    assert call("questionnaire", "show", "nobody").code == 3


def test_slips_are_problems_by_row_and_nothing_is_taken(call: Call, settled: str, tmp_path: Path) -> None:
    path = xlsform(tmp_path / "f.xlsx", [HEAD, ["image", "a", "A"], ["text", "b c", "B"]])
    said = call("questionnaire", "import", str(path), "--json")
    assert said.code == 1
    assert [each["row"] for each in said.json["problems"]] == [2, 3]
    assert call("questionnaire", "list", "--json").json["questionnaires"] == []
