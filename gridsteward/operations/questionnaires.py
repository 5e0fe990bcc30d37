"""Questionnaires: taken in from a workbook, asked at the door, kept with the visit in the version that was asked."""

import hashlib
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from gridsteward.assets import asset
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.ids import from_source
from gridsteward.records.journal import Change
from gridsteward.records.questionnaire import (
    Form,
    FormProblem,
    FormReading,
    QuestionKind,
    Questionnaire,
    QuestionnaireAnswer,
    Sheet,
)
from gridsteward.records.report import WordsLike, WrittenReport
from gridsteward.store.write import Write

Answers = Mapping[str, Mapping[str, str]]
"""By questionnaire and question."""


# -- taking in -----------------------------------------------------------------------------------------------------


def read_form(path: Path) -> FormReading:
    """Read a workbook; raise Fault ledger_… for none. Nothing is kept."""
    from gridsteward.intake.xlsform import read_xlsform
    from gridsteward.questionnaires.checking import wrong_expressions

    found = read_xlsform(path)
    if found.form is None:
        return found
    problems = tuple(
        FormProblem(sheet="survey", row_no=found.rows.get(name, 0), column=column, kind=kind, value=value)
        for name, column, kind, value in wrong_expressions(found.form)
    )
    if not problems:
        return found
    return msgspec.structs.replace(found, form=None, problems=problems)


def problem_sentences(found: FormReading, words: WordsLike) -> list[str]:
    """Return why a workbook is no questionnaire, sentence by sentence with sheet, row and column."""
    return [
        words(
            f"form_problem.{each.kind}",
            sheet=each.sheet,
            row=each.row_no,
            column=each.column,
            value=each.value,
        )
        for each in found.problems
    ]


def take_form(area: Area, form: Form) -> tuple[Questionnaire, Change | None]:
    """Keep a form; None for the change where the very same is here already (a retired one is asked again).

    Raise Fault form_version_taken for another form of the same name and version: answers stay with what was asked.
    """
    definition = msgspec.json.encode(form, order="deterministic").decode()
    digest = hashlib.sha256(definition.encode()).hexdigest()
    made = Questionnaire(
        id=from_source(area.id, "questionnaire", f"{form.form_id}\x1f{form.version}"),
        form_id=form.form_id,
        version=form.version,
        title=form.title,
        definition=definition,
        content_hash=digest,
        taken_at=area.stamp(),
        steward=area.steward,
    )
    here = area.store.exists(Questionnaire, made.id)
    if here is None:
        with area.store.write("questionnaire.take") as write:
            write.insert(made)
            _retire_older(area, write, made)
        return made, write.outcome()
    kept = area.store.get(Questionnaire, made.id)
    if kept.content_hash != digest:
        raise Fault("form_version_taken", title=form.title, form_id=form.form_id, version=form.version or "–")
    return kept, retire(area, kept.id, retired=False) if kept.retired else None


def _retire_older(area: Area, write: Write, made: Questionnaire) -> None:
    for each in area.store.select(Questionnaire, "form_id = ? AND NOT retired", (made.form_id,)):
        if each.id != made.id:
            write.edit(Questionnaire, each.id, {"retired": 1})


def retire(area: Area, questionnaire_id: str, *, retired: bool = True) -> Change | None:
    """Ask a questionnaire no more, or again; its answers stay. None when it is so already."""
    kept = area.store.get(Questionnaire, questionnaire_id)
    if bool(kept.retired) == retired:
        return None
    with area.store.write("questionnaire.retire") as write:
        write.edit(Questionnaire, questionnaire_id, {"retired": int(retired)})
    return write.outcome()


# -- asking --------------------------------------------------------------------------------------------------------


def questionnaires(area: Area, *, retired: bool = False) -> list[Questionnaire]:
    """Return what is asked, or all that ever was, by title, the latest version first."""
    where = "1" if retired else "NOT retired"
    return area.store.select(Questionnaire, where, order="title, taken_at DESC, id")


def form_of(kept: Questionnaire) -> Form:
    """Return the questions of a questionnaire."""
    return _form(kept.definition)


@lru_cache(maxsize=32)
def _form(definition: str) -> Form:
    return msgspec.json.decode(definition, type=Form)


def begin(area: Area, form: Form) -> dict[str, str]:
    """Return the answers a form begins with."""
    from gridsteward.questionnaires.filling import begun

    return begun(form, area.now())


def sheet(area: Area, form: Form, typed: Mapping[str, str], language: str) -> Sheet:
    """Return a form as it stands with the answers typed so far."""
    from gridsteward.questionnaires import filling

    return filling.sheet(form, typed, now=area.now(), language=language)


def wrong_text(told: str, words: WordsLike) -> str:
    """Return why an answer does not do: the form's own message, or ours."""
    return words.section("answer_wrong").get(told, told)


# -- keeping, as part of a visit -----------------------------------------------------------------------------------


def keep_answers(area: Area, write: Write, answers: Answers, *, visit_id: str, household_id: str) -> None:
    """Write the answers that count inside an open write; what was answered before and is blank now goes."""
    for questionnaire_id, typed in answers.items():
        form = form_of(area.store.get(Questionnaire, questionnaire_id))
        counted = sheet(area, form, typed, "").values
        for question in form.questions:
            if question.kind is QuestionKind.NOTE:
                continue
            row_id = from_source(area.id, "answer", f"{visit_id}\x1f{questionnaire_id}\x1f{question.name}")
            value, here = counted.get(question.name, ""), area.store.exists(QuestionnaireAnswer, row_id)
            if not value:
                if here:
                    write.delete(QuestionnaireAnswer, row_id)
            elif here is None:
                write.insert(
                    QuestionnaireAnswer(
                        id=row_id,
                        visit_id=visit_id,
                        household_id=household_id,
                        questionnaire_id=questionnaire_id,
                        question=question.name,
                        value=value,
                        at=area.stamp(),
                        steward=area.steward,
                    )
                )
            else:
                if here is False:
                    write.bring_back(QuestionnaireAnswer, row_id)
                if here is False or area.store.get(QuestionnaireAnswer, row_id).value != value:
                    write.edit(QuestionnaireAnswer, row_id, {"value": value, "at": area.stamp()})


def answers_of(area: Area, visit_id: str) -> dict[str, dict[str, str]]:
    """Return the answers of a visit by questionnaire and question."""
    found: dict[str, dict[str, str]] = {}
    for each in area.store.select(QuestionnaireAnswer, "visit_id = ?", (visit_id,)):
        found.setdefault(each.questionnaire_id, {})[each.question] = each.value
    return found


def told(area: Area, visit_id: str, language: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the answers of a visit as read: title, and (question, answer) in the form's order."""
    found = []
    for questionnaire_id, values in answers_of(area, visit_id).items():
        kept = area.store.get(Questionnaire, questionnaire_id)
        found.append((kept.title, worded_answers(form_of(kept), values, language)))
    return sorted(found)


def worded_answers(form: Form, values: Mapping[str, str], language: str) -> list[tuple[str, str]]:
    """Return (question, answer) in words, in the form's order; what is worked out stands under its name."""
    from gridsteward.questionnaires.expressions import filled
    from gridsteward.questionnaires.filling import worded

    return [
        (
            filled(worded(question.labels, language, form), values) or question.name,
            answer_text(form, question.name, values[question.name], language),
        )
        for question in form.questions
        if values.get(question.name)
    ]


def answer_text(form: Form, name: str, value: str, language: str) -> str:
    """Return an answer in words: choices by their labels."""
    from gridsteward.questionnaires.filling import worded

    question = next(each for each in form.questions if each.name == name)
    if not question.choices or not value:
        return value
    labels = {each.name: worded(each.labels, language, form) for each in form.choices[question.choices]}
    parts = value.split() if question.kind is QuestionKind.SELECT_MULTIPLE else [value]
    return (
        "、".join(labels.get(each, each) for each in parts)
        if language == "zh_CN"
        else ", ".join(labels.get(each, each) for each in parts)
    )


# -- the example ---------------------------------------------------------------------------------------------------


def save_example(out: Path, *, overwrite: bool = False) -> WrittenReport:
    """Write the example as a workbook to begin with; see `exporting.export_visits`."""
    from gridsteward.reports.xlsform_book import xlsform_workbook

    return xlsform_workbook(_example(), out=out, overwrite=overwrite)


def _example() -> Mapping[str, list[list[str]]]:
    data = tomllib.loads(asset("resources", "questionnaires", "safe_use.toml").read_text("utf-8"))
    return {
        sheet: [columns, *([str(row.get(key, "")) for key in columns] for row in data[sheet])]
        for sheet, columns in data["columns"].items()
    }
