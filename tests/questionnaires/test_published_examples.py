"""If these fail, a form that works in ODK works otherwise here.

Each form is written anew after an example or a rule of the XLSForm and ODK documentation (the page is named beside it),
and is put before pyxform as a station's own would be.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from gridsteward.operations.questionnaires import read_form
from gridsteward.questionnaires import filling
from gridsteward.records.questionnaire import Asked, Form, Sheet
from tests.questionnaires.xlsforms import Rows, xlsform

NOW = datetime(2026, 11, 26, 10, 5, tzinfo=timezone(timedelta(hours=8)))
YES_NO: Rows = (["list_name", "name", "label"], ["yn", "yes", "Yes"], ["yn", "no", "No"])
Read = Callable[..., Form]
TWO_OF_THREE = "checklist(2, -1, selected(${risks}, 'a'), selected(${risks}, 'b'), selected(${risks}, 'c'))"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def run(survey: Rows, *, choices: Rows = (), settings: Rows = ()) -> Form:
        found = read_form(xlsform(tmp_path / "form.xlsx", survey, choices=choices, settings=settings))
        assert found.problems == ()
        assert found.form is not None
        return found.form

    return run


def _sheet(form: Form, typed: Mapping[str, str], language: str = "en") -> Sheet:
    return filling.sheet(form, typed, now=NOW, language=language)


def _shown(sheet: Sheet) -> list[str]:
    return [each.question.name for each in sheet.asked]


def _one(sheet: Sheet, name: str) -> Asked:
    return next(each for each in sheet.asked if each.question.name == name)


def test_skip_logic_one_answer_opens_another_question(read: Read) -> None:
    """docs.getodk.org/form-logic: showing and skipping questions with relevant."""
    form = read(
        [
            ["type", "name", "label", "relevant"],
            ["select_one yn", "has_dog", "Is there a dog?", None],
            ["text", "dog_name", "What is it called?", "${has_dog} = 'yes'"],
        ],
        choices=YES_NO,
    )
    assert _shown(_sheet(form, {})) == ["has_dog"]
    assert _shown(_sheet(form, {"has_dog": "no", "dog_name": "Wang"})) == ["has_dog"]
    assert _sheet(form, {"has_dog": "no", "dog_name": "Wang"}).values == {"has_dog": "no"}
    opened = _sheet(form, {"has_dog": "yes", "dog_name": "Wang"})
    assert opened.values == {"has_dog": "yes", "dog_name": "Wang"}


def test_a_whole_group_is_skipped_with_what_hangs_on_it(read: Read) -> None:
    """docs.getodk.org/form-logic: relevance of a group covers its questions; what is skipped counts as blank."""
    form = read(
        [
            ["type", "name", "label", "relevant"],
            ["select_one yn", "rents", "Do you rent?", None],
            ["begin group", "landlord", "Landlord", "${rents} = 'yes'"],
            ["text", "landlord_name", "Name", None],
            ["begin group", "reach", "How to reach them", None],
            ["text", "landlord_phone", "Phone", None],
            ["end group", None, None, None],
            ["end group", None, None, None],
            ["note", "call", "Call ${landlord_name} first.", "${landlord_phone} != ''"],
        ],
        choices=YES_NO,
    )
    typed = {"rents": "yes", "landlord_name": "Chen", "landlord_phone": "123"}
    sheet = _sheet(form, typed)
    assert _shown(sheet) == ["rents", "landlord_name", "landlord_phone", "call"]
    assert _one(sheet, "landlord_phone").heading == ("How to reach them",)
    assert _one(sheet, "call").label == "Call Chen first."
    assert _shown(_sheet(form, {**typed, "rents": "no"})) == ["rents"]


@pytest.mark.parametrize(
    ("value", "wrong"), [("17", "too young"), ("18", ""), ("120", ""), ("121", "too young"), ("", "")]
)
def test_a_constraint_is_asked_of_answers_and_not_of_blanks(read: Read, value: str, wrong: str) -> None:
    """xlsform.org: constraint and constraint_message, the example of an age."""
    form = read(
        [
            ["type", "name", "label", "constraint", "constraint_message"],
            ["integer", "age", "How old?", ". >= 18 and . <= 120", "too young"],
        ]
    )
    assert _one(_sheet(form, {"age": value}), "age").wrong == wrong


@pytest.mark.parametrize(
    ("value", "good"), [("0000123456", True), ("123", False), ("00001234567", False), ("00001x3456", False)]
)
def test_a_pattern_has_to_fit_the_whole_answer(read: Read, value: str, good: bool) -> None:
    """docs.getodk.org/form-logic: constraints with regex()."""
    form = read(
        [
            ["type", "name", "label", "constraint"],
            ["text", "account", "Account number", "regex(., '[0-9]{10}')"],
        ]
    )
    assert (_one(_sheet(form, {"account": value}), "account").wrong == "") == good


def test_none_of_these_excludes_all_others(read: Read) -> None:
    """docs.getodk.org/form-logic: selected() and count-selected() in a select_multiple."""
    form = read(
        [
            ["type", "name", "label", "constraint", "relevant"],
            [
                "select_multiple fuel",
                "fuels",
                "Heats with",
                "not(selected(., 'none') and count-selected(.) > 1)",
                None,
            ],
            ["integer", "coal_kg", "Coal in kg", None, "selected(${fuels}, 'coal')"],
        ],
        choices=[
            ["list_name", "name", "label"],
            ["fuel", "coal", "Coal"],
            ["fuel", "gas", "Gas"],
            ["fuel", "none", "None"],
        ],
    )
    assert _one(_sheet(form, {"fuels": "coal none"}), "fuels").wrong
    assert not _one(_sheet(form, {"fuels": "none"}), "fuels").wrong
    assert "coal_kg" in _shown(_sheet(form, {"fuels": "gas coal"}))
    assert "coal_kg" not in _shown(_sheet(form, {"fuels": "charcoal"})), "no part of a name is the name"


def test_cascading_selects_offer_what_belongs_to_the_first_choice(read: Read) -> None:
    """docs.getodk.org/form-logic: filtering options in select questions with choice_filter."""
    form = read(
        [
            ["type", "name", "label", "choice_filter"],
            ["select_one village", "village", "Village", None],
            ["select_one district", "district", "District", "village = ${village}"],
        ],
        choices=[
            ["list_name", "name", "label", "village"],
            ["village", "gui", "Guixi", None],
            ["village", "liu", "Liutang", None],
            ["district", "gui_1", "Guixi 1", "gui"],
            ["district", "gui_2", "Guixi 2", "gui"],
            ["district", "liu_1", "Liutang 1", "liu"],
        ],
    )
    assert _one(_sheet(form, {}), "district").choices == ()
    sheet = _sheet(form, {"village": "gui", "district": "gui_2"})
    assert [name for name, _ in _one(sheet, "district").choices] == ["gui_1", "gui_2"]
    moved = _sheet(form, {"village": "liu", "district": "gui_2"})
    assert moved.values == {"village": "liu"}, "a choice that is not offered any more is taken back"


def test_defaults_stand_or_are_worked_out(read: Read) -> None:
    """xlsform.org: default; docs.getodk.org/form-logic: dynamic defaults."""
    form = read(
        [
            ["type", "name", "label", "default"],
            ["date", "day", "Day", "today()"],
            ["integer", "people", "People", 2],
            ["text", "place", "Place", "by-pass"],
            ["integer", "beds", "Beds", "${people} * 2"],
        ]
    )
    assert filling.begun(form, NOW) == {"day": "2026-11-26", "people": "2", "place": "by-pass", "beds": "4"}


@pytest.mark.parametrize(
    ("value", "good"),
    [
        ("2026-11-26", True),
        ("2026-11-27", False),
        ("2025-12-31", False),
        ("2026-01-01", True),
        ("26.11.2026", False),
    ],
)
def test_dates_compare_as_days(read: Read, value: str, good: bool) -> None:
    """docs.getodk.org/form-operators-functions: today(), date()."""
    form = read(
        [
            ["type", "name", "label", "constraint"],
            ["date", "seen", "Last seen", ". <= today() and . >= date('2026-01-01')"],
        ]
    )
    assert (not _one(_sheet(form, {"seen": value}), "seen").wrong) == good


def test_an_age_is_worked_out_of_a_birthday(read: Read) -> None:
    """docs.getodk.org/form-logic: calculate, int() and the number of days between two dates."""
    form = read(
        [
            ["type", "name", "label", "calculation"],
            ["date", "born", "Born", None],
            ["calculate", "age", None, "int((today() - ${born}) div 365.25)"],
            ["calculate", "group", None, "if(${age} >= 80, 'old', if(${age} >= 18, 'grown', 'child'))"],
            ["note", "told", "You are ${age}: ${group}.", None],
        ]
    )
    sheet = _sheet(form, {"born": "1944-05-01"})
    assert (sheet.values["age"], sheet.values["group"]) == ("82", "old")
    assert _one(sheet, "told").label == "You are 82: old."
    assert "age" not in _sheet(form, {}).values, "of nothing nothing is worked out"


def test_required_holds_where_a_question_applies(read: Read) -> None:
    """xlsform.org: required and required_message; a condition may stand there too."""
    form = read(
        [
            ["type", "name", "label", "required", "required_message", "relevant"],
            ["select_one yn", "met", "Met?", "yes", None, None],
            ["text", "who", "Who?", "true()", "Say who", "${met} = 'yes'"],
            ["text", "why", "Why not?", "${met} = 'no'", None, None],
        ],
        choices=YES_NO,
    )
    assert [each.question.name for each in _sheet(form, {}).faults] == ["met"]
    sheet = _sheet(form, {"met": "yes"})
    assert [(each.question.name, each.missing) for each in sheet.faults] == [("who", "Say who")]
    assert [each.question.name for each in _sheet(form, {"met": "no"}).faults] == ["why"]


def test_two_languages(read: Read) -> None:
    """xlsform.org: multiple language support, label::language (code)."""
    form = read(
        [
            ["type", "name", "label::中文 (zh)", "label::English (en)", "hint::中文 (zh)"],
            ["select_one yn", "alone", "一个人住吗？", "Do you live alone?", "不追问"],
            ["note", "thanks", "谢谢", None, None],
        ],
        choices=[
            ["list_name", "name", "label::中文 (zh)", "label::English (en)"],
            ["yn", "yes", "是", "Yes"],
            ["yn", "no", "不是", "No"],
        ],
        settings=[
            ["form_title", "form_id", "version", "default_language"],
            ["独居", "alone", "3", "中文 (zh)"],
        ],
    )
    chinese, english = _sheet(form, {}, "zh_CN"), _sheet(form, {}, "en")
    assert _one(chinese, "alone").label == "一个人住吗？"
    assert _one(chinese, "alone").hint == "不追问"
    assert _one(english, "alone").choices == (("yes", "Yes"), ("no", "No"))
    assert _one(english, "thanks").label == "谢谢", (
        "what has no translation is shown in the form's own language"
    )
    assert (form.title, form.form_id, form.version) == ("独居", "alone", "3")


def test_the_label_of_a_choice_stands_in_a_sentence(read: Read) -> None:
    """docs.getodk.org/form-operators-functions: jr:choice-name()."""
    form = read(
        [
            ["type", "name", "label", "calculation"],
            ["select_one yn", "ok", "All right?", None],
            ["calculate", "ok_label", None, "jr:choice-name(${ok}, '${ok}')"],
            ["note", "echo", "You said: ${ok_label}", None],
        ],
        choices=YES_NO,
    )
    assert _one(_sheet(form, {"ok": "yes"}), "echo").label == "You said: Yes"


def test_texts_are_put_together_and_counted(read: Read) -> None:
    """docs.getodk.org/form-operators-functions: concat, string-length, round, coalesce, format-date."""
    form = read(
        [
            ["type", "name", "label", "calculation"],
            ["text", "first", "First", None],
            ["text", "nick", "Nick", None],
            ["decimal", "kwh", "kWh", None],
            ["calculate", "shown", None, "concat(coalesce(${nick}, ${first}), '!')"],
            ["calculate", "cost", None, "round(${kwh} * 0.588, 2)"],
            ["calculate", "signs", None, "string-length(${shown})"],
            ["calculate", "when", None, "format-date(today(), '%e.%n.%Y')"],
        ]
    )
    values = _sheet(form, {"first": "Li", "kwh": "100.5"}).values
    assert [values[each] for each in ("shown", "cost", "signs", "when")] == [
        "Li!",
        "59.09",
        "3",
        "26.11.2026",
    ]


def test_a_checklist_and_a_minimum(read: Read) -> None:
    """docs.getodk.org/form-operators-functions: checklist(), min(), selected-at()."""
    form = read(
        [
            ["type", "name", "label", "calculation", "relevant"],
            ["select_multiple risk", "risks", "Risks", None, None],
            ["calculate", "first_risk", None, "selected-at(${risks}, 0)", None],
            [
                "calculate",
                "two",
                None,
                TWO_OF_THREE,
                None,
            ],
            ["note", "care", "Look in weekly", None, "boolean-from-string(${two})"],
            ["calculate", "least", None, "min(3, count-selected(${risks}), 2)", None],
        ],
        choices=[["list_name", "name", "label"], ["risk", "a", "A"], ["risk", "b", "B"], ["risk", "c", "C"]],
    )
    assert "care" not in _shown(_sheet(form, {"risks": "a"}))
    sheet = _sheet(form, {"risks": "a c"})
    assert "care" in _shown(sheet)
    assert (sheet.values["first_risk"], sheet.values["least"]) == ("a", "2")
