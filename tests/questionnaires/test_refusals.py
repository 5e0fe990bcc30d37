"""If these fail, a form is taken in that cannot be asked, or a station is left guessing why it is not."""

from pathlib import Path

import pytest

from gridsteward.operations.questionnaires import problem_sentences, read_form
from gridsteward.records.faults import Fault
from gridsteward.records.questionnaire import FormProblemKind
from gridsteward.words import Words
from tests.questionnaires.xlsforms import Rows, xlsform

HEAD = ["type", "name", "label"]
UNSUPPORTED = (
    *("geopoint", "geotrace", "geoshape", "image", "audio", "video", "file", "barcode", "time", "dateTime"),
    *("range", "acknowledge", "hidden", "start", "end", "today", "deviceid", "username", "phonenumber"),
    *("begin repeat", "csv-external", "xml-external", "audit", "rank x", "select_one_from_file x.csv"),
    "select_multiple_from_file x.csv",
)


def _kinds(path: Path) -> list[tuple[int, FormProblemKind, str]]:
    found = read_form(path)
    assert found.form is None
    for language in ("zh_CN", "en"):
        assert all(problem_sentences(found, Words(language)))
    return [(each.row_no, each.kind, each.value) for each in found.problems]


@pytest.mark.parametrize("kind", UNSUPPORTED)
def test_a_type_that_is_not_supported_is_refused_by_name(tmp_path: Path, kind: str) -> None:
    path = xlsform(tmp_path / "f.xlsx", [HEAD, ["text", "a", "A"], [kind, "b", "B"]])
    assert _kinds(path) == [(3, FormProblemKind.TYPE_UNSUPPORTED, kind)]


@pytest.mark.parametrize(
    "column",
    [
        "repeat_count",
        "trigger",
        "parameters",
        "media::image",
        "image",
        "audio",
        "bind::odk:length",
        "guidance_hint",
    ],
)
def test_a_column_that_changes_what_is_asked_is_refused_by_name(tmp_path: Path, column: str) -> None:
    path = xlsform(tmp_path / "f.xlsx", [[*HEAD, column], ["text", "a", "A", None], ["text", "b", "B", "x"]])
    assert _kinds(path) == [(3, FormProblemKind.COLUMN_UNSUPPORTED, column)]


@pytest.mark.parametrize(
    ("expression", "kind", "value"),
    [
        ("pulldata('f', 'a', 'b', ${a}) = 1", FormProblemKind.FUNCTION_UNSUPPORTED, "pulldata"),
        ("indexed-repeat(${a}, ${a}, 1) = 1", FormProblemKind.FUNCTION_UNSUPPORTED, "indexed-repeat"),
        ("once(random()) = 1", FormProblemKind.FUNCTION_UNSUPPORTED, "random"),
        ("../a = 1", FormProblemKind.EXPRESSION_BAD, "../a = 1"),
    ],
)
def test_an_expression_that_cannot_be_worked_out_is_refused_by_name(
    tmp_path: Path, expression: str, kind: FormProblemKind, value: str
) -> None:
    path = xlsform(
        tmp_path / "f.xlsx", [[*HEAD, "relevant"], ["text", "a", "A", None], ["text", "b", "B", expression]]
    )
    assert _kinds(path) == [(3, kind, value)]


@pytest.mark.parametrize(
    ("survey", "expected"),
    [
        ([HEAD, ["text", None, "A"]], (2, FormProblemKind.NAME_MISSING, "")),
        ([HEAD, ["text", "a b", "A"]], (2, FormProblemKind.NAME_BAD, "a b")),
        ([HEAD, ["text", "a", "A"], ["note", "a", "B"]], (3, FormProblemKind.NAME_TWICE, "a")),
        ([HEAD, ["text", "a", None]], (2, FormProblemKind.LABEL_MISSING, "a")),
        ([HEAD, ["select_one no", "a", "A"]], (2, FormProblemKind.CHOICES_MISSING, "no")),
        (
            [HEAD, ["select_one yn or_other", "a", "A"]],
            (2, FormProblemKind.OR_OTHER, "select_one yn or_other"),
        ),
        ([HEAD, ["txet", "a", "A"]], (2, FormProblemKind.TYPE_UNKNOWN, "txet")),
        ([HEAD, ["begin group", "g", "G"], ["text", "a", "A"]], (2, FormProblemKind.GROUP_OPEN, "g")),
        ([HEAD, ["text", "a", "A"], ["end group", None, None]], (3, FormProblemKind.GROUP_NOT_OPEN, "")),
        ([HEAD], (0, FormProblemKind.NO_QUESTION, "")),
    ],
)
def test_a_slip_is_named_with_its_row(
    tmp_path: Path, survey: Rows, expected: tuple[int, FormProblemKind, str]
) -> None:
    choices = [["list_name", "name", "label"], ["yn", "yes", "Yes"]]
    assert _kinds(xlsform(tmp_path / "f.xlsx", survey, choices=choices)) == [expected]


def test_what_pyxform_refuses_is_refused(tmp_path: Path) -> None:
    path = xlsform(
        tmp_path / "f.xlsx",
        [[*HEAD, "relevant"], ["text", "a", "A", None], ["text", "b", "B", "${nobody} = 1"]],
    )
    ((row, kind, value),) = _kinds(path)
    assert (row, kind) == (3, FormProblemKind.XLSFORM)
    assert "nobody" in value


def test_another_workbook_and_no_workbook_are_told_apart(tmp_path: Path) -> None:
    assert _kinds(xlsform(tmp_path / "f.xlsx", (), choices=[["a"], ["b"]])) == [
        (0, FormProblemKind.NO_SURVEY, "")
    ]
    (tmp_path / "f.csv").write_text("type,name\n", "utf-8")
    with pytest.raises(Fault, match="ledger_not_a_table"):
        read_form(tmp_path / "f.csv")


def test_all_slips_are_told_at_once_and_nothing_is_kept(tmp_path: Path) -> None:
    survey = [HEAD, ["geopoint", "a", "A"], ["text", "b b", "B"], ["select_one x", "c", "C"]]
    assert len(_kinds(xlsform(tmp_path / "f.xlsx", survey))) == 3
