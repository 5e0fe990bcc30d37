"""A questionnaire as a station authored it (XLSForm, xlsform.org), and the answers it is given at visits."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

Worded = Mapping[str, str]
"""Text by language as the workbook names it ("" the one without a name)."""


class QuestionKind(StrEnum):
    """What a question asks for; a note tells something and asks nothing, a calculation is not shown."""

    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    NOTE = "note"
    CALCULATE = "calculate"


class Choice(Struct, frozen=True, kw_only=True):
    """A choice: what is kept, what is read, and further columns that a choice filter may ask for."""

    name: str
    labels: Worded
    columns: Mapping[str, str] = {}


class Question(Struct, frozen=True, kw_only=True):
    """One question. Expressions are XPath as written, "" for none; `groups` are the groups around it, outermost first.

    `default` is a value, or with `default_worked_out` an expression. `choices` names a list of choices.
    """

    name: str
    kind: QuestionKind
    labels: Worded
    hints: Worded = {}
    required: str = ""
    required_messages: Worded = {}
    relevant: str = ""
    constraint: str = ""
    constraint_messages: Worded = {}
    default: str = ""
    default_worked_out: bool = False
    calculation: str = ""
    choices: str = ""
    choice_filter: str = ""
    groups: tuple[str, ...] = ()


class Group(Struct, frozen=True, kw_only=True):
    """A group: its heading, and when its questions are asked at all. `groups` are those around it."""

    name: str
    labels: Worded
    relevant: str = ""
    groups: tuple[str, ...] = ()


class Form(Struct, frozen=True, kw_only=True):
    """A questionnaire of one version: groups and questions in the order they stand."""

    form_id: str
    version: str
    title: str
    languages: tuple[str, ...]
    default_language: str
    questions: tuple[Question, ...]
    groups: Mapping[str, Group] = {}
    choices: Mapping[str, tuple[Choice, ...]] = {}


class FormProblemKind(StrEnum):
    """Why a workbook is not taken as a questionnaire. It is taken in whole or not at all."""

    NO_SURVEY = "no_survey"
    TYPE_UNSUPPORTED = "type_unsupported"
    TYPE_UNKNOWN = "type_unknown"
    COLUMN_UNSUPPORTED = "column_unsupported"
    OR_OTHER = "or_other"
    NAME_MISSING = "name_missing"
    NAME_BAD = "name_bad"
    NAME_TWICE = "name_twice"
    LABEL_MISSING = "label_missing"
    CHOICES_MISSING = "choices_missing"
    CHOICE_BAD = "choice_bad"
    CHOICE_TWICE = "choice_twice"
    GROUP_OPEN = "group_open"
    GROUP_NOT_OPEN = "group_not_open"
    EXPRESSION_BAD = "expression_bad"
    FUNCTION_UNSUPPORTED = "function_unsupported"
    NAME_UNKNOWN = "name_unknown"
    NO_QUESTION = "no_question"
    XLSFORM = "xlsform"


class FormProblem(Struct, frozen=True, kw_only=True):
    """One thing that is wrong: where it stands (row 0 for the sheet as a whole), and the value it fails by."""

    sheet: str
    row_no: int
    column: str
    kind: FormProblemKind
    value: str = ""


class FormReading(Struct, frozen=True, kw_only=True):
    """What came of a workbook: a form, or why it is none.

    `rows` says in which row of the survey each question and group stands; `passed_over` are columns that are not read.
    """

    form: Form | None
    rows: Mapping[str, int] = {}
    problems: tuple[FormProblem, ...] = ()
    passed_over: tuple[str, ...] = ()


class Questionnaire(Struct, frozen=True, kw_only=True):
    """A version of a form, kept and exchanged; `definition` is the Form as JSON, and never changes.

    `content_hash` (SHA-256, hex) tells two forms of one name and version apart. `retired` ones are asked no more.
    """

    id: str
    form_id: str
    version: str
    title: str
    definition: str
    content_hash: str
    taken_at: str
    steward: str
    retired: int = 0


class QuestionnaireAnswer(Struct, frozen=True, kw_only=True):
    """An answer given at a visit. Its id follows from visit, questionnaire and question: two laptops meet in one row.

    `value` is as XLSForm keeps it: text, a number, an ISO date, a choice's name, or several with a space between.
    """

    id: str
    visit_id: str
    household_id: str
    questionnaire_id: str
    question: str
    value: str
    at: str
    steward: str


class Asked(Struct, frozen=True, kw_only=True):
    """A question as it stands now, given the answers so far.

    `heading` are the groups that begin with it. `choices` are (name, label) of those offered. `wrong` is why the answer
    does not do, `missing` that it has to be answered and is not.
    """

    question: Question
    label: str
    hint: str
    value: str
    heading: tuple[str, ...]
    choices: tuple[tuple[str, str], ...]
    required: bool
    wrong: str = ""
    missing: str = ""


class Sheet(Struct, frozen=True, kw_only=True):
    """A questionnaire as it stands: the questions that apply in order, and every answer that counts and does."""

    asked: tuple[Asked, ...]
    values: Mapping[str, str]

    @property
    def faults(self) -> tuple[Asked, ...]:
        """Return the questions whose answer does not do, or is missing."""
        return tuple(each for each in self.asked if each.wrong or each.missing)
