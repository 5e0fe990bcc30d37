"""The functions an expression may ask for, as ODK documents them (docs.getodk.org/form-operators-functions)."""

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from msgspec import Struct

Value = str | float | bool
_DATE: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?\S*)?")
_NUMBER: Final = re.compile(r"\s*[-+]?(\d+\.?\d*|\.\d+)\s*")
_EPOCH: Final = date(1970, 1, 1)
_LONGEST: Final = 1_000  # signs of an answer a pattern is tried on: a bad pattern must not stop the window


class Given(Struct, frozen=True, kw_only=True):
    """What an expression is worked out with: the answers that count, `current` the one it is about ("" for none).

    `columns` are those of the choice that is being looked at, `labels` (question, choice) to the choice's label.
    """

    values: Mapping[str, str]
    now: datetime
    current: str = ""
    columns: Mapping[str, str] = {}
    labels: Callable[[str, str], str] = lambda _question, choice: choice


def number_of(value: Value) -> float:
    """Return a value as a number: a date as days since 1970, NaN for what is none."""
    if isinstance(value, bool):
        return float(value)
    if isinstance(value, float):
        return value
    if _NUMBER.fullmatch(value):
        return float(value)
    found = _DATE.fullmatch(value)
    if found is None:
        return math.nan
    try:
        days = (date.fromisoformat(found[1]) - _EPOCH).days
    except ValueError:
        return math.nan
    hour, minute, second = (int(part or 0) for part in found.groups()[1:])
    return days + (hour * 3600 + minute * 60 + second) / 86_400


def text_of(value: Value) -> str:
    """Return a value as text: whole numbers without a point, "" for what is no number."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if math.isnan(value):
        return ""
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def truth_of(value: Value) -> bool:
    """Tell whether a value counts as true: a number other than 0, any text."""
    if isinstance(value, float):
        return not math.isnan(value) and value != 0
    return bool(value)


def _chosen(value: Value) -> list[str]:
    return text_of(value).split()


def _selected_at(_given: Given, value: Value, at: Value) -> Value:
    chosen, index = _chosen(value), number_of(at)
    return chosen[int(index)] if 0 <= index < len(chosen) else ""


def _substr(_given: Given, value: Value, begin: Value, end: Value = "") -> Value:
    text, first = text_of(value), number_of(begin)
    last = number_of(end) if end != "" else float(len(text))
    return "" if math.isnan(first) or math.isnan(last) else text[int(first) : int(last)]


def _regex(_given: Given, value: Value, pattern: Value) -> Value:
    try:
        return re.fullmatch(text_of(pattern), text_of(value)[:_LONGEST]) is not None
    except re.error:
        return False


def _day(value: Value) -> str:
    number = number_of(value)
    if math.isnan(number) or abs(number) > 1_000_000:
        return ""
    return (_EPOCH + timedelta(days=math.floor(number))).isoformat()


def _round(_given: Given, value: Value, digits: Value = 0.0) -> Value:
    number, places = number_of(value), number_of(digits)
    if math.isnan(number) or math.isnan(places):
        return math.nan
    factor = 10.0 ** int(places)
    return math.floor(number * factor + 0.5) / factor  # a half goes up, as it does there


def _format_date(_given: Given, value: Value, pattern: Value) -> Value:
    day = _day(value)
    if not day:
        return ""
    moment = datetime.fromisoformat(day) + timedelta(days=number_of(value) % 1)
    parts = {
        "%Y": f"{moment.year:04}",
        "%y": f"{moment.year % 100:02}",
        "%m": f"{moment.month:02}",
        "%n": f"{moment.month}",
        "%d": f"{moment.day:02}",
        "%e": f"{moment.day}",
        "%H": f"{moment.hour:02}",
        "%h": f"{moment.hour}",
        "%M": f"{moment.minute:02}",
        "%S": f"{moment.second:02}",
    }
    return re.sub("%[A-Za-z]", lambda found: parts.get(found[0], found[0]), text_of(pattern))


def _weighted(_given: Given, *values: Value) -> Value:
    least, most, *answers = values
    true = sum(truth_of(each) for each in answers)
    return (number_of(least) < 0 or true >= number_of(least)) and (
        number_of(most) < 0 or true <= number_of(most)
    )


def _power(_given: Given, base: Value, exponent: Value) -> Value:
    try:
        found = number_of(base) ** number_of(exponent)
    except (OverflowError, ZeroDivisionError):
        return math.nan
    return found if isinstance(found, float) else math.nan


def _of_numbers(act: Callable[[list[float]], float]) -> Callable[..., Value]:
    def run(_given: Given, *values: Value) -> Value:
        numbers = [number for each in values if not math.isnan(number := number_of(each))]
        return act(numbers) if numbers else math.nan

    return run


def _translate(_given: Given, value: Value, before: Value, after: Value) -> Value:
    one, other = text_of(before), text_of(after)
    return text_of(value).translate(
        {ord(sign): other[at] if at < len(other) else None for at, sign in reversed(list(enumerate(one)))}
    )


def _whole(act: Callable[[float], float]) -> Callable[..., Value]:
    def run(_given: Given, value: Value) -> Value:
        number = number_of(value)
        return number if math.isnan(number) or math.isinf(number) else float(act(number))

    return run


_MANY: Final = 50
FUNCTIONS: Final[Mapping[str, tuple[int, int, Callable[..., Value]]]] = {
    "if": (3, 3, lambda _given, test, one, other: one if truth_of(test) else other),
    "coalesce": (2, 2, lambda _given, one, other: one if text_of(one) else other),
    "once": (1, 1, lambda given, value: given.current or value),
    "selected": (2, 2, lambda _given, value, choice: text_of(choice) in _chosen(value)),
    "selected-at": (2, 2, _selected_at),
    "count-selected": (1, 1, lambda _given, value: float(len(_chosen(value)))),
    "choice-name": (2, 2, lambda given, value, name: given.labels(text_of(name).lstrip("$"), text_of(value))),
    "checklist": (3, _MANY, _weighted),
    "regex": (2, 2, _regex),
    "contains": (2, 2, lambda _given, value, part: text_of(part) in text_of(value)),
    "starts-with": (2, 2, lambda _given, value, part: text_of(value).startswith(text_of(part))),
    "ends-with": (2, 2, lambda _given, value, part: text_of(value).endswith(text_of(part))),
    "substr": (2, 3, _substr),
    "substring-before": (2, 2, lambda _given, value, part: _before(text_of(value), text_of(part))),
    "substring-after": (2, 2, lambda _given, value, part: text_of(value).partition(text_of(part))[2]),
    "translate": (3, 3, _translate),
    "string-length": (1, 1, lambda _given, value: float(len(text_of(value)))),
    "normalize-space": (1, 1, lambda _given, value: " ".join(text_of(value).split())),
    "concat": (1, _MANY, lambda _given, *values: "".join(map(text_of, values))),
    "join": (2, _MANY, lambda _given, between, *values: text_of(between).join(map(text_of, values))),
    "string": (1, 1, lambda _given, value: text_of(value)),
    "number": (1, 1, lambda _given, value: number_of(value)),
    "boolean": (1, 1, lambda _given, value: truth_of(value)),
    "boolean-from-string": (1, 1, lambda _given, value: text_of(value) in ("true", "1")),
    "not": (1, 1, lambda _given, value: not truth_of(value)),
    "true": (0, 0, lambda _given: True),
    "false": (0, 0, lambda _given: False),
    "int": (1, 1, _whole(math.trunc)),
    "round": (1, 2, _round),
    "floor": (1, 1, _whole(math.floor)),
    "ceiling": (1, 1, _whole(math.ceil)),
    "abs": (1, 1, lambda _given, value: abs(number_of(value))),
    "pow": (2, 2, _power),
    "sqrt": (1, 1, lambda given, value: _power(given, value, 0.5)),
    "pi": (0, 0, lambda _given: math.pi),
    "min": (1, _MANY, _of_numbers(min)),
    "max": (1, _MANY, _of_numbers(max)),
    "today": (0, 0, lambda given: given.now.date().isoformat()),
    "now": (0, 0, lambda given: given.now.isoformat(timespec="seconds")),
    "date": (1, 1, lambda _given, value: _day(value)),
    "decimal-date-time": (1, 1, lambda _given, value: number_of(value)),
    "format-date": (2, 2, _format_date),
    "format-date-time": (2, 2, _format_date),
}
"""Name → least and most arguments, and what it does."""


def _before(text: str, part: str) -> str:
    before, found, _after = text.partition(part)
    return before if found else ""
