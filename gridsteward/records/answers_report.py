"""The answers to a questionnaire as a workbook takes them."""

from collections.abc import Mapping

from msgspec import Struct

from gridsteward.records.questionnaire import QuestionKind


class AnswersColumn(Struct, frozen=True, kw_only=True):
    """A question of any version of the form, as its latest version words it."""

    name: str
    label: str
    kind: QuestionKind


class AnswersRow(Struct, frozen=True, kw_only=True):
    """One visit and what was answered at it, in words by question; `version` is the version that was asked."""

    at: str
    steward: str
    account_no: str
    name: str
    village: str
    version: str
    answers: Mapping[str, str]


class AnswersReport(Struct, frozen=True, kw_only=True):
    """All of it; `visits` and `answers` are what the database counted, apart from the rows."""

    station: str
    area: str
    title: str
    first: str
    last: str
    exported_at: str
    questions: tuple[AnswersColumn, ...]
    rows: tuple[AnswersRow, ...]
    visits: int
    answers: int
