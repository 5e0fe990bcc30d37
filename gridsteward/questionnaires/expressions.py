"""Expressions of XLSForm: parsed by elementpath, worked out as ODK does (docs.getodk.org/form-operators-functions).

A blank is "". Dates are ISO text and compare as days; what is no number is NaN, and compares with nothing. Nothing of a
person's file is run: what this does not know is refused when the form is taken in.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from math import nan
from typing import Any, Final

from elementpath import ElementPathError, XPath1Parser, XPathToken
from elementpath.tdop import Parser

from gridsteward.questionnaires.functions import FUNCTIONS, Given, Value, number_of, text_of, truth_of

_REFERENCE: Final = re.compile(r"\$\{\s*([^}\s]+)\s*\}")
_STRING: Final = re.compile(r"'[^']*'|\"[^\"]*\"")
_CALL: Final = re.compile(r"([A-Za-z_][\w:.-]*)\s*\(")
_OPERATORS: Final = frozenset(("and", "or", "div", "mod"))
_LONGEST: Final = 4_000


class BadExpression(Exception):  # noqa: N818  (what was written is bad, the program is not)
    """An expression that cannot be read."""


class UnknownFunction(BadExpression):
    """It asks for a function this program does not have; its name is the argument."""


class Expression:
    """A parsed expression; `names` are the questions it asks for."""

    def __init__(self, text: str) -> None:
        if len(text) > _LONGEST:
            raise BadExpression(text[:40])
        self.text = text
        # a reference inside of a text names a question too: jr:choice-name(${a}, '${a}')
        self.names = frozenset(_REFERENCE.findall(text))
        plain = _REFERENCE.sub(r"$\1", text).replace("jr:choice-name", "choice-name")
        for name in _CALL.findall(_STRING.sub("''", plain)):
            if name not in FUNCTIONS and name not in _OPERATORS:
                raise UnknownFunction(name)
        try:
            self._root = _Parser(strict=False).parse(_renamed(plain))
        except (ElementPathError, RecursionError, ValueError) as error:
            raise BadExpression(text) from error
        _expect_known(self._root)

    def value(self, given: Given) -> Value:
        """Return what it comes to."""
        return _value(self._root, given)

    def holds(self, given: Given) -> bool:
        """Tell whether it is true."""
        return truth_of(self.value(given))


@lru_cache(maxsize=4096)
def expression(text: str) -> Expression:
    """Return the expression of a text; raise BadExpression, UnknownFunction."""
    return Expression(text)


class _Parser(XPath1Parser):
    """Knows ODK's functions by name and number of arguments; it works nothing out."""

    def parse(self, source: str) -> XPathToken:
        """Return the tree, without the parser's own trial of working it out."""
        if self.tokenizer is None:
            self.tokenizer = self.create_tokenizer(self.symbol_table)
        found: XPathToken = Parser.parse(self, source)
        return found


# Under names of their own: some that XPath has too take another number of arguments.
_OURS: Final = {f"odk-{name}": name for name in FUNCTIONS}
for _symbol, _name in _OURS.items():
    _least, _most, _run = FUNCTIONS[_name]
    _Parser.function(_symbol, nargs=_least if _least == _most else (_least, _most))


def _renamed(text: str) -> str:
    """Return an expression with the functions under our names; what stands in quotes stays."""
    parts, at = [], 0
    for quoted in _STRING.finditer(text):
        parts += [_CALL.sub(_ours, text[at : quoted.start()]), quoted[0]]
        at = quoted.end()
    return "".join((*parts, _CALL.sub(_ours, text[at:])))


def _ours(call: re.Match[str]) -> str:
    return call[0] if call[1] in _OPERATORS else f"odk-{call[0]}"


_Worker = Callable[[XPathToken, Given], Value]


def _expect_known(token: XPathToken) -> None:
    if token.symbol not in _WORKERS and token.symbol not in _OURS:
        raise BadExpression(token.source)
    if token.symbol not in ("$", "(name)"):
        for child in token:
            _expect_known(child)


def _value(token: XPathToken, given: Given) -> Value:
    worker = _WORKERS.get(token.symbol)
    if worker is not None:
        return worker(token, given)
    name = _OURS[token.symbol]
    _least, _most, run = FUNCTIONS[name]
    if name == "if":  # only the branch that is taken
        return _value(token[1 if truth_of(_value(token[0], given)) else 2], given)
    return run(given, *(_value(child, given) for child in token))


def _compared(token: XPathToken, given: Given) -> bool:
    one, other = _value(token[0], given), _value(token[1], given)
    if token.symbol in ("=", "!="):
        return _equal(one, other) == (token.symbol == "=")
    left, right = number_of(one), number_of(other)
    return bool(_ORDER[token.symbol](left, right))


def _equal(one: Value, other: Value) -> bool:
    if isinstance(one, bool) or isinstance(other, bool):
        return truth_of(one) == truth_of(other)
    if isinstance(one, str) and isinstance(other, str):
        return one == other
    if "" in (one, other):
        return False
    return number_of(one) == number_of(other)


_ORDER: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "<": lambda a, b: a < b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    ">=": lambda a, b: a >= b,
}


def _reckoned(token: XPathToken, given: Given) -> float:
    if len(token) == 1:
        value = number_of(_value(token[0], given))
        return -value if token.symbol == "-" else value
    one, other = (number_of(_value(child, given)) for child in token)
    if token.symbol in ("div", "mod") and not other:
        return nan
    found: float = _SUMS[token.symbol](one, other)
    return found


_SUMS: Final[Mapping[str, Callable[[float, float], Any]]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "div": lambda a, b: a / b,
    "mod": lambda a, b: a - b * int(a / b),
}


def _variable(token: XPathToken, given: Given) -> Value:
    return given.values.get(str(token[0].value), "")


def _named(token: XPathToken, given: Given) -> Value:
    """A bare name is a column of the choice that is being looked at."""
    return given.columns.get(str(token.value), "")


_WORKERS: Final[Mapping[str, _Worker]] = {
    "(integer)": lambda token, _given: float(str(token.value)),
    "(decimal)": lambda token, _given: float(str(token.value)),
    "(float)": lambda token, _given: float(str(token.value)),
    "(string)": lambda token, _given: str(token.value),
    "(name)": _named,
    "$": _variable,
    ".": lambda _token, given: given.current,
    "(": lambda token, given: _value(token[0], given),
    "and": lambda token, given: truth_of(_value(token[0], given)) and truth_of(_value(token[1], given)),
    "or": lambda token, given: truth_of(_value(token[0], given)) or truth_of(_value(token[1], given)),
    **dict.fromkeys(("=", "!=", "<", ">", "<=", ">="), _compared),
    **dict.fromkeys(("+", "-", "*", "div", "mod"), _reckoned),
}


def referenced(text: str) -> frozenset[str]:
    """Return the questions a label or hint names in ${…}."""
    return frozenset(_REFERENCE.findall(text))


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a label with the answers in place of ${…}."""
    return _REFERENCE.sub(lambda found: values.get(found[1], ""), text)


def as_text(value: Value) -> str:
    """Return what an expression came to as an answer is kept."""
    return text_of(value)
