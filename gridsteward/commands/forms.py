"""Questionnaires: taken in, listed, shown, retired; their answers as a workbook."""

from pathlib import Path

from gridsteward.commands.exporting import export, period
from gridsteward.commands.session import Answer, Session
from gridsteward.operations import answers_export, questionnaires
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.records.questionnaire import Questionnaire
from gridsteward.records.report import WrittenReport


def take(session: Session) -> Answer:
    """Take a questionnaire in, all of it or nothing."""
    arguments, words = session.arguments, session.words
    with session.opened() as area:
        found = questionnaires.read_form(arguments.file.expanduser())
        change = None
        if found.form is not None and not arguments.dry_run:
            _kept, change = questionnaires.take_form(area, found.form)
    sentences = questionnaires.problem_sentences(found, words)
    data = {
        "form_id": found.form.form_id if found.form else None,
        "version": found.form.version if found.form else None,
        "questions": len(found.form.questions) if found.form else 0,
        "taken": change is not None,
        "dry_run": arguments.dry_run,
        "passed_over": list(found.passed_over),
        "problems": [
            {"sheet": each.sheet, "row": each.row_no, "field": each.column, "reason": reason}
            for each, reason in zip(found.problems, sentences, strict=True)
        ],
    }
    if found.form is None:
        return Answer(
            data=data,
            lines=[words("questionnaire.refused", count=len(sentences)), *sentences],
            problems=True,
        )
    said = "dry" if arguments.dry_run else "taken" if change else "taken_same"
    form = found.form
    lines = [
        words(
            f"questionnaire.{said}",
            title=form.title,
            form_id=form.form_id,
            version=form.version or "–",
            questions=len(form.questions),
        )
    ]
    if found.passed_over:
        lines.append(words("questionnaire.passed_over", columns="、".join(found.passed_over)))
    return Answer(data=data, lines=lines)


def listed(session: Session) -> Answer:
    """List all questionnaires."""
    words = session.words
    with session.opened() as area:
        found = questionnaires.questionnaires(area, retired=True)
    lines = [
        words(
            "questionnaire.list_line",
            title=each.title,
            form_id=each.form_id,
            version=each.version or "–",
            questions=len(questionnaires.form_of(each).questions),
            state=words(f"questionnaire.{'retired' if each.retired else 'in_use'}"),
        )
        for each in found
    ]
    return Answer(
        data={
            "questionnaires": [
                {
                    "form_id": each.form_id,
                    "version": each.version,
                    "title": each.title,
                    "retired": bool(each.retired),
                    "taken_at": each.taken_at,
                }
                for each in found
            ]
        },
        lines=lines or [words("questionnaire.none")],
    )


def _latest(area: Area, form_id: str) -> Questionnaire:
    found = [each for each in questionnaires.questionnaires(area, retired=True) if each.form_id == form_id]
    if not found:
        raise Fault("form_unknown", form_id=form_id)
    return min(found, key=lambda each: (each.retired, [-ord(sign) for sign in each.taken_at]))


def show(session: Session) -> Answer:
    """Show the questions of one."""
    with session.opened() as area:
        kept = _latest(area, session.arguments.form_id)
        form = questionnaires.form_of(kept)
        asked = questionnaires.sheet(area, form, {}, session.words.language).asked
    labels = {each.question.name: each.label for each in asked}
    return Answer(
        data={
            "form_id": kept.form_id,
            "version": kept.version,
            "title": kept.title,
            "questions": [
                {
                    "name": each.name,
                    "type": str(each.kind),
                    "label": dict(each.labels),
                    "relevant": each.relevant,
                    "constraint": each.constraint,
                    "required": each.required,
                }
                for each in form.questions
            ],
        },
        lines=[
            kept.title,
            *(
                f"  {each.name}  {labels.get(each.name) or next(iter(each.labels.values()), '')}"
                for each in form.questions
            ),
        ],
    )


def retire(session: Session) -> Answer:
    """Ask one no more."""
    with session.opened() as area:
        kept = _latest(area, session.arguments.form_id)
        change = questionnaires.retire(area, kept.id)
    return Answer(
        data={"form_id": kept.form_id, "changed": change is not None},
        lines=[session.words("questionnaire.now_retired", title=kept.title)],
    )


def example(session: Session) -> Answer:
    """Write the example."""
    out: Path = session.arguments.out.expanduser()
    written = questionnaires.save_example(out, overwrite=session.arguments.overwrite)
    return Answer(
        data={"path": str(out), "rows": written.rows},
        lines=[session.words("command.form_example", path=out)],
    )


def answers(session: Session) -> Answer:
    """Write the answers given in a period."""
    first, last = period(session)

    def write(area: Area, out: Path, password: str) -> WrittenReport:
        return answers_export.export_answers(
            area,
            session.arguments.form,
            out,
            words=session.words,
            language=session.words.language,
            first=first,
            last=last,
            password=password,
            overwrite=session.arguments.overwrite,
        )

    return export(session, write)
