"""What customers say when they are asked how it was (R9.1)."""

from msgspec import Struct


class SurveyAnswer(Struct, frozen=True, kw_only=True):
    """One answer, append-only. `scores` are "code:score" of the edition's questions, 1 to 5, separated by one space.

    `visit_id` or `case_id` is what it was asked after, "" for a round. After a confidential case `household_id` and
    `word` are "". `channel` is how it was asked, a CaseChannel.
    """

    id: str
    household_id: str
    visit_id: str
    case_id: str
    edition: str
    at: str
    entered_at: str
    steward: str
    channel: str
    scores: str
    word: str = ""


class Tally(Struct, frozen=True, kw_only=True):
    """Answers to something: how many, their mean, the share of 4 and 5 and of 1 and 2 (0 to 1).

    Where there are too `few` to judge, mean and shares are None.
    """

    key: str
    answers: int
    mean: float | None
    good: float | None
    low: float | None

    @property
    def few(self) -> bool:
        """Tell whether there are too few to judge."""
        return self.mean is None


class SurveyWord(Struct, frozen=True, kw_only=True):
    """What somebody said in their own words; `household_id` and `name` are "" where that is not told."""

    day: str
    word: str
    lowest: int
    household_id: str = ""
    name: str = ""


class SurveyResults(Struct, frozen=True, kw_only=True):
    """The answers of a period, by question, by month and by village of the homes that are told."""

    answers: int
    all_questions: Tally
    by_question: tuple[Tally, ...]
    by_month: tuple[Tally, ...]
    by_village: tuple[Tally, ...]
    words: tuple[SurveyWord, ...]


class SurveyDue(Struct, frozen=True, kw_only=True):
    """A home to be asked in the round; `last` is the ISO day of its last answer, "" for never."""

    household_id: str
    account_no: str
    name: str
    village: str
    last: str
