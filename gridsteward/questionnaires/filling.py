"""A questionnaire while it is filled in: what applies, what is offered, what is missing, what does not do.

As ODK does: a question that does not apply counts as blank, whatever was typed; a group that does not apply takes all
its questions along; a constraint is not asked about a blank; a choice that is not offered any more is taken back.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

from gridsteward.questionnaires.expressions import as_text, expression, filled
from gridsteward.questionnaires.functions import Given
from gridsteward.records.questionnaire import Asked, Choice, Form, Question, QuestionKind, Sheet, Worded

_ROUNDS: Final = 12  # longer chains of questions that decide on each other are broken off
_INTEGER: Final = re.compile(r"[-+]?\d{1,9}")
_DECIMAL: Final = re.compile(r"[-+]?(\d{1,15}(\.\d*)?|\.\d+)")
NOT_A_NUMBER, NOT_WHOLE, NOT_A_DATE, NOT_ALLOWED, MISSING = (
    *("not_a_number", "not_whole", "not_a_date", "not_allowed"),
    "missing",
)
"""Why an answer does not do: keys of the words [answer_wrong], where the form has no message of its own."""


def begun(form: Form, now: datetime) -> dict[str, str]:
    """Return the answers a form begins with: its defaults."""
    values: dict[str, str] = {}
    for question in form.questions:
        if question.default_worked_out:
            given = Given(values=values, now=now)
            values[question.name] = as_text(expression(question.default).value(given))
        elif question.default:
            values[question.name] = question.default
    return values


def sheet(form: Form, typed: Mapping[str, str], *, now: datetime, language: str) -> Sheet:
    """Return the form as it stands with the answers typed so far."""
    values, applies, offered = _settled(form, typed, now)
    labels = _labels(form, language)
    asked, begun_groups = [], set[str]()
    for question in form.questions:
        if question.name not in applies or question.kind is QuestionKind.CALCULATE:
            continue
        heading = tuple(
            text
            for name in question.groups
            if name not in begun_groups
            and (text := filled(worded(form.groups[name].labels, language, form), values))
        )
        begun_groups |= set(question.groups)
        given = Given(values=values, now=now, current=values[question.name], labels=labels)
        required = bool(question.required) and expression(question.required).holds(given)
        wrong = _wrong(question, given, worded(question.constraint_messages, language, form))
        missing = ""
        if required and not values[question.name] and question.kind is not QuestionKind.NOTE:
            missing = worded(question.required_messages, language, form) or MISSING
        asked.append(
            Asked(
                question=question,
                label=filled(worded(question.labels, language, form), values),
                hint=filled(worded(question.hints, language, form), values),
                value=values[question.name],
                heading=heading,
                choices=tuple(
                    (choice.name, filled(worded(choice.labels, language, form), values))
                    for choice in offered.get(question.name, ())
                ),
                required=required,
                wrong=filled(wrong, values),
                missing=filled(missing, values),
            )
        )
    refused = {each.question.name for each in asked if each.wrong}
    return Sheet(
        asked=tuple(asked),
        values={
            name: value for name, value in values.items() if value and name in applies and name not in refused
        },
    )


def worded(texts: Worded, language: str, form: Form) -> str:
    """Return a text in a language ("zh_CN" or "en"), else in the form's own, else in any there is."""
    wanted = {"zh_CN": ("zh", "cn", "中"), "en": ("en",)}.get(language, (language,))
    for name, text in texts.items():
        if text and any(part in name.casefold() for part in wanted):
            return text
    return texts.get(form.default_language) or texts.get("") or next((t for t in texts.values() if t), "")


def _settled(
    form: Form, typed: Mapping[str, str], now: datetime
) -> tuple[dict[str, str], set[str], dict[str, tuple[Choice, ...]]]:
    """Work out what counts until nothing changes any more: values, what applies, and what is offered."""
    values = {question.name: typed.get(question.name, "") for question in form.questions}
    applies: set[str] = set()
    offered: dict[str, tuple[Choice, ...]] = {}
    for _round in range(_ROUNDS):
        given = Given(values=values, now=now, labels=_labels(form, ""))
        groups = _applying_groups(form, given)
        after: dict[str, str] = {}
        applies = set()
        for question in form.questions:
            value = typed.get(question.name, "")
            if not groups.issuperset(question.groups) or not _holds(question.relevant, given):
                after[question.name] = ""
                continue
            applies.add(question.name)
            if question.calculation:
                once = Given(values=values, now=now, current=value, labels=given.labels)
                value = as_text(expression(question.calculation).value(once))
            if question.choices:
                offered[question.name] = _offered(form, question, values, now)
                value = _of_offered(question, value, offered[question.name])
            after[question.name] = value
        if after == values:
            break
        values = after
    return values, applies, offered


def _applying_groups(form: Form, given: Given) -> set[str]:
    found: set[str] = set()
    for group in form.groups.values():  # outer ones come first
        if found.issuperset(group.groups) and _holds(group.relevant, given):
            found.add(group.name)
    return found


def _holds(text: str, given: Given) -> bool:
    return not text or expression(text).holds(given)


def _offered(form: Form, question: Question, values: Mapping[str, str], now: datetime) -> tuple[Choice, ...]:
    choices = form.choices[question.choices]
    if not question.choice_filter:
        return choices
    test = expression(question.choice_filter)
    return tuple(
        each
        for each in choices
        if test.holds(Given(values=values, now=now, columns={**each.columns, "name": each.name}))
    )


def _of_offered(question: Question, value: str, offered: tuple[Choice, ...]) -> str:
    names = {each.name for each in offered}
    if question.kind is QuestionKind.SELECT_ONE:
        return value if value in names else ""
    return " ".join(each for each in value.split() if each in names)


def _labels(form: Form, language: str) -> Callable[[str, str], str]:
    lists = {question.name: question.choices for question in form.questions if question.choices}

    def label(question: str, choice: str) -> str:
        for each in form.choices.get(lists.get(question, ""), ()):
            if each.name == choice:
                return worded(each.labels, language, form)
        return choice

    return label


def _wrong(question: Question, given: Given, message: str) -> str:
    value = given.current
    if not value:
        return ""
    kind = question.kind
    if kind is QuestionKind.INTEGER and not _INTEGER.fullmatch(value):
        return NOT_WHOLE
    if kind is QuestionKind.DECIMAL and not _DECIMAL.fullmatch(value):
        return NOT_A_NUMBER
    if kind is QuestionKind.DATE and not _is_day(value):
        return NOT_A_DATE
    if question.constraint and not expression(question.constraint).holds(given):
        return message or NOT_ALLOWED
    return ""


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
