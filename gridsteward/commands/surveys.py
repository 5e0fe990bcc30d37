"""Satisfaction surveys on the command line: an answer, what all say, whom to ask next (R9.1)."""

from collections.abc import Iterator

from msgspec import to_builtins

from gridsteward.commands.session import Answer, Session
from gridsteward.operations import cases, households, surveys
from gridsteward.records.case import CaseChannel
from gridsteward.records.survey import SurveyResults, Tally
from gridsteward.words import Words


def add(session: Session) -> Answer:
    """Keep one answer."""
    given = session.arguments
    with session.opened() as area:
        home = households.household_by_account(area, given.account) if given.account else None
        answer, _ = surveys.add_answer(
            area,
            dict(given.scores),
            household_id=home.id if home else "",
            case_id=cases.case_numbered(area, given.case).id if given.case else "",
            channel=CaseChannel(given.channel),
            word=given.word,
            at=given.at or "",
        )
    lines = [session.words("survey.kept")]
    if surveys.lowest(answer) <= 2:
        lines.append(session.words("survey.low"))
    return Answer(data=to_builtins(answer), lines=lines)


def results(session: Session) -> Answer:
    """Say what all answers of a period come to."""
    with session.opened() as area:
        found = surveys.results(area, session.arguments.first or "", session.arguments.last or "")
    return Answer(data=to_builtins(found), lines=list(_lines(found, session.words)))


def _lines(found: SurveyResults, words: Words) -> Iterator[str]:
    if not found.answers:
        yield words("survey.none")
        return
    yield _tally(words("survey.all"), found.all_questions, words)
    for each in found.by_question:
        yield _tally(surveys.question(each.key, words.language), each, words)
    for each in (*found.by_month, *found.by_village):
        yield _tally(each.key or words("report.unnamed"), each, words)
    for said in found.words:
        yield words("survey.word", day=said.day, name=said.name, word=said.word)


def _tally(name: str, found: Tally, words: Words) -> str:
    if found.mean is None:
        return words("survey.few", name=name, count=found.answers)
    return words(
        "survey.line",
        name=name,
        count=found.answers,
        mean=f"{found.mean:.1f}",
        good=f"{found.good:.0%}",
        low=f"{found.low:.0%}",
    )


def due(session: Session) -> Answer:
    """List the homes to ask next."""
    words = session.words
    with session.opened() as area:
        found = surveys.due(area, session.arguments.most)
    lines = [
        words(
            "survey.due",
            account_no=each.account_no,
            name=each.name,
            village=each.village,
            last=each.last or words("survey.never"),
        )
        for each in found
    ]
    return Answer(data={"due": to_builtins(found)}, lines=lines or [words("survey.none_due")])
