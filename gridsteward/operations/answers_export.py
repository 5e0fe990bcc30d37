"""Hand the answers to a questionnaire over as a workbook, all its versions beside each other."""

from pathlib import Path

from gridsteward.operations.area import Area
from gridsteward.operations.questionnaires import answer_text, form_of
from gridsteward.records.answers_report import AnswersColumn, AnswersReport, AnswersRow
from gridsteward.records.faults import Fault
from gridsteward.records.questionnaire import Form, QuestionKind, Questionnaire
from gridsteward.records.report import WordsLike, WrittenReport

_CHOSEN = (
    "FROM questionnaire_answer a JOIN questionnaire q ON q.id = a.questionnaire_id JOIN visit v ON v.id = a.visit_id "
    "WHERE NOT a._deleted AND NOT v._deleted AND q.form_id = :form "
    "AND (:first = '' OR substr(v.started_at, 1, 10) >= :first) "
    "AND (:last = '' OR substr(v.started_at, 1, 10) <= :last)"
)


def answers_report(
    area: Area, form_id: str, *, first: str = "", last: str = "", language: str = "zh_CN"
) -> AnswersReport:
    """Return the answers given at visits of ISO days, both included. Raise Fault form_unknown."""
    versions = area.store.select(Questionnaire, "form_id = ?", (form_id,), order="taken_at DESC, id")
    if not versions:
        raise Fault("form_unknown", form_id=form_id)
    forms = {kept.id: form_of(kept) for kept in versions}
    values = {"form": form_id, "first": first, "last": last}
    given: dict[tuple[str, str], dict[str, str]] = {}
    for visit, questionnaire, question, value in area.store.query(
        f"SELECT a.visit_id, a.questionnaire_id, a.question, a.value {_CHOSEN}", values
    ):
        given.setdefault((visit, questionnaire), {})[question] = value
    homes = {
        visit: line
        for visit, *line in area.store.query(
            "SELECT DISTINCT v.id, v.started_at, v.steward, coalesce(h.account_no, ''), coalesce(h.name, ''), "
            f"coalesce(h.village, '') {_CHOSEN.replace('WHERE', 'JOIN household h ON h.id = v.household_id WHERE', 1)}",
            values,
        )
    }
    rows = [
        AnswersRow(
            at=homes[visit][0],
            steward=homes[visit][1],
            account_no=homes[visit][2],
            name=homes[visit][3],
            village=homes[visit][4],
            version=forms[questionnaire].version,
            answers={
                name: answer_text(forms[questionnaire], name, value, language)
                for name, value in answers.items()
            },
        )
        for (visit, questionnaire), answers in given.items()
    ]
    ((visits, answers_count),) = area.store.query(
        f"SELECT count(DISTINCT a.visit_id || a.questionnaire_id), count(*) {_CHOSEN}", values
    )
    return AnswersReport(
        station=area.name,
        area=area.name,
        title=versions[0].title,
        first=first,
        last=last,
        exported_at=area.stamp(),
        questions=_questions(list(forms.values()), language),
        rows=tuple(sorted(rows, key=lambda row: (row.at, row.account_no))),
        visits=visits,
        answers=answers_count,
    )


def _questions(forms: list[Form], language: str) -> tuple[AnswersColumn, ...]:
    """Return every question of any version, those of the latest first and in its words."""
    from gridsteward.questionnaires.filling import worded

    found: dict[str, AnswersColumn] = {}
    for form in forms:
        for question in form.questions:
            if question.kind is not QuestionKind.NOTE:
                label = worded(question.labels, language, form) or question.name
                found.setdefault(
                    question.name, AnswersColumn(name=question.name, label=label, kind=question.kind)
                )
    return tuple(found.values())


def export_answers(
    area: Area,
    form_id: str,
    out: Path,
    *,
    words: WordsLike,
    language: str,
    first: str = "",
    last: str = "",
    password: str = "",
    overwrite: bool = False,
) -> WrittenReport:
    """Write the answers; see `exporting.export_visits`."""
    from gridsteward.reports.answers import answers_workbook

    return answers_workbook(
        answers_report(area, form_id, first=first, last=last, language=language),
        words=words,
        out=out,
        password=password or None,
        overwrite=overwrite,
    )
