"""Satisfaction surveys (R9.1): asked right after service and in rounds; counted by question, month and village."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache

import msgspec

from gridsteward.assets import asset
from gridsteward.cases import survey
from gridsteward.cases.survey import Edition, SurveyRules
from gridsteward.operations.area import Area
from gridsteward.records.case import Case, CaseChannel
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Change
from gridsteward.records.survey import SurveyAnswer, SurveyDue, SurveyResults, SurveyWord, Tally
from gridsteward.records.visit import Visit


@cache
def survey_rules() -> SurveyRules:
    """Return the questions and rules as shipped: resources/vocabularies/survey.toml."""
    text = asset("resources", "vocabularies", "survey.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), SurveyRules)


def asked(language: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return the questions asked now as (code, text), and the one answered in a word."""
    edition = survey_rules().asked
    return tuple((each.code, _text(each, language)) for each in edition.questions), edition.word[language]


def question(code: str, language: str) -> str:
    """Return a question of any edition, as it was last worded."""
    for edition in reversed(survey_rules().editions):
        for each in edition.questions:
            if each.code == code:
                return _text(each, language)
    return code


def _text(asked_of: survey.Question, language: str) -> str:
    return asked_of.zh_CN if language == "zh_CN" else asked_of.en


def add_answer(
    area: Area,
    scores: Mapping[str, int],
    *,
    household_id: str = "",
    visit_id: str = "",
    case_id: str = "",
    channel: CaseChannel = CaseChannel.DOOR,
    word: str = "",
    at: str = "",
) -> tuple[SurveyAnswer, Change]:
    """Keep an answer, given `at` (ISO with offset; now when ""), to a visit, a case or a round.

    Whose it is follows from the visit or case. After a confidential case the answer counts and tells no home: raise
    Fault survey_word_open for a word there, which all could read. Raise Fault survey_scores (none, unknown, not 1 to
    5), survey_ahead, or row_gone.
    """
    edition: Edition = survey_rules().asked
    if not survey.fits(scores, [each.code for each in edition.questions]):
        raise Fault("survey_scores", codes=", ".join(each.code for each in edition.questions))
    if at and datetime.fromisoformat(at) > area.now():
        raise Fault("survey_ahead", at=at)
    home, secret = _whose(area, household_id=household_id, visit_id=visit_id, case_id=case_id)
    if secret and word.strip():
        raise Fault("survey_word_open")
    answer = SurveyAnswer(
        id=made_by_hand(),
        household_id=home,
        visit_id="" if secret else visit_id,
        case_id=case_id,
        edition=edition.edition,
        at=at or area.stamp(),
        entered_at=area.stamp(),
        steward=area.steward,
        channel=channel.value,
        scores=survey.written(scores),
        word=word.strip(),
    )
    with area.store.write("survey.add", about=home) as write:
        write.insert(answer)
    return answer, write.outcome()


def _whose(area: Area, *, household_id: str, visit_id: str, case_id: str) -> tuple[str, bool]:
    """Return the home an answer is of, and whether it must not be told."""
    if case_id:
        case = area.store.get(Case, case_id)
        if case.sealed_id:
            return "", True
        household_id = household_id or case.household_id
    if visit_id:
        household_id = area.store.get(Visit, visit_id).household_id
    if household_id:
        area.store.get(Household, household_id)
    return household_id, False


def last_visit(area: Area, household_id: str) -> str:
    """Return the id of the visit to a household that whoever works here kept last, "" where there is none."""
    found = area.store.select(
        Visit,
        "household_id = ? AND steward = ?",
        (household_id, area.steward),
        order="entered_at DESC, id DESC",
        limit=1,
    )
    return found[0].id if found else ""


def lowest(answer: SurveyAnswer) -> int:
    """Return the lowest score of an answer."""
    return min(survey.read(answer.scores).values())


def results(area: Area, since: str = "", until: str = "") -> SurveyResults:
    """Count the answers given within ISO days, both included; "" leaves an end open."""
    few = survey_rules().few
    answers = area.store.select(
        SurveyAnswer,
        "substr(at, 1, 10) BETWEEN ? AND ?",
        (since or "0", until or "9"),
        order="at, id",
    )
    homes = {
        home: (name or "", village or "")
        for home, name, village in area.store.query(
            "SELECT id, name, village FROM household WHERE NOT _deleted"
        )
    }
    scores = {each.id: survey.read(each.scores) for each in answers}
    over_all, by_month = _by_month([(each.at, scores[each.id]) for each in answers])
    by_question = survey.tallies(
        ((code, [score]) for each in answers for code, score in scores[each.id].items()), few=few
    )
    by_village = survey.tallies(
        (
            (homes[each.household_id][1], list(scores[each.id].values()))
            for each in answers
            if each.household_id in homes
        ),
        few=few,
    )
    order = [each.code for edition in survey_rules().editions for each in edition.questions]
    return SurveyResults(
        answers=len(answers),
        all_questions=over_all,
        by_question=tuple(
            sorted(by_question.values(), key=lambda each: order.index(each.key) if each.key in order else 99)
        ),
        by_month=by_month,
        by_village=tuple(sorted(by_village.values(), key=_most)),
        words=tuple(
            SurveyWord(
                day=each.at[:10],
                word=each.word,
                lowest=lowest(each),
                household_id=each.household_id,
                name=homes.get(each.household_id, ("", ""))[0],
            )
            for each in reversed(answers)
            if each.word
        ),
    )


def by_month(area: Area, since: str, until: str) -> tuple[Tally, tuple[Tally, ...]]:
    """Count as `results` does, all questions together and each month of them, and nothing else."""
    return _by_month(
        [
            (at, survey.read(scores))
            for at, scores in area.store.query(
                "SELECT at, scores FROM survey_answer WHERE NOT _deleted AND substr(at, 1, 10) BETWEEN ? AND ?",
                (since, until),
            )
        ]
    )


def _by_month(answers: Sequence[tuple[str, Mapping[str, int]]]) -> tuple[Tally, tuple[Tally, ...]]:
    few = survey_rules().few
    every = [score for _, scores in answers for score in scores.values()]
    months = survey.tallies(((at[:7], list(scores.values())) for at, scores in answers), few=few)
    return survey.tally("", every, answers=len(answers), few=few), tuple(
        months[key] for key in sorted(months)
    )


def _most(found: Tally) -> tuple[int, str]:
    return -found.answers, found.key


def due(area: Area, most: int) -> list[SurveyDue]:
    """Return the homes to ask in the round, at most so many: never asked, or not since the round began.

    The order favours none: it is drawn from the homes' ids anew each quarter, the same on every laptop.
    """
    today = area.now().date()
    before = (today - timedelta(days=survey_rules().round_days)).isoformat()
    found = {
        home: SurveyDue(
            household_id=home, account_no=account or "", name=name or "", village=village or "", last=last
        )
        for home, account, name, village, last in area.store.query(
            "SELECT h.id, h.account_no, h.name, h.village, coalesce(max(substr(a.at, 1, 10)), '') AS last "
            "FROM household h LEFT JOIN survey_answer a ON a.household_id = h.id AND NOT a._deleted "
            "WHERE NOT h._deleted GROUP BY h.id HAVING last <= ?",
            (before,),
        )
    }
    return [found[home] for home in survey.drawn(found, _quarter(today))[: max(0, most)]]


def _quarter(day: date) -> str:
    return f"{day.year}-{(day.month + 2) // 3}"
