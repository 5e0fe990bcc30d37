"""What is wrong with the expressions of a form, before anybody is asked by it."""

from collections.abc import Iterator

from gridsteward.questionnaires.expressions import (
    BadExpression,
    Expression,
    UnknownFunction,
    expression,
    referenced,
)
from gridsteward.records.questionnaire import Form, FormProblemKind, Group, Question

Wrong = tuple[str, str, FormProblemKind, str]
"""(question or group, column, kind, value)."""


def wrong_expressions(form: Form) -> Iterator[Wrong]:
    """Yield every expression that cannot be read, and every question named that there is not."""
    known = {question.name for question in form.questions}
    for group in form.groups.values():
        yield from _parts(group, known, {"relevant": group.relevant})
    for question in form.questions:
        columns = {
            "required": question.required,
            "relevant": question.relevant,
            "constraint": question.constraint,
            "calculation": question.calculation,
            "choice_filter": question.choice_filter,
            "default": question.default if question.default_worked_out else "",
        }
        yield from _parts(question, known, columns)


def _parts(item: Question | Group, known: set[str], columns: dict[str, str]) -> Iterator[Wrong]:
    for column, text in columns.items():
        if not text:
            continue
        try:
            found: Expression = expression(text)
        except UnknownFunction as unknown:
            yield item.name, column, FormProblemKind.FUNCTION_UNSUPPORTED, str(unknown)
        except BadExpression:
            yield item.name, column, FormProblemKind.EXPRESSION_BAD, text
        else:
            yield from _unknown(item.name, column, found.names - known)
    texts = [*item.labels.values(), *(item.hints.values() if isinstance(item, Question) else ())]
    for text in texts:
        yield from _unknown(item.name, "label", referenced(text) - known)


def _unknown(name: str, column: str, missing: frozenset[str] | set[str]) -> Iterator[Wrong]:
    for each in sorted(missing):
        yield name, column, FormProblemKind.NAME_UNKNOWN, each
