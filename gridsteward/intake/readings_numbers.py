"""Figures and numbers of homes in use data: what a cell says, or why it says nothing."""

import math
import re
from typing import Final

from gridsteward.intake.words import formula_error, half_width, is_nothing, said, unwrapped
from gridsteward.records.ledger import Cell
from gridsteward.records.reading_plan import ReadingProblemKind

_NUMBER: Final = re.compile(
    r"([+-]?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,2})?)\s*(?:kwh|kw|度|千瓦时|元)?",
    re.IGNORECASE,
)
_CODE: Final = re.compile(r"(?=.*[0-9])[0-9A-Za-z]+(?:[-_.][0-9A-Za-z]+)*")
_SCIENTIFIC: Final = re.compile(r"(\d)(?:\.(\d+))?[eE]\+?(\d+)")
# A spreadsheet keeps fifteen digits of a number and writes zeros for the rest.
_EXACT: Final = 1e15


def tight(cell: Cell) -> str:
    """Return a cell's text without any spaces, half width and lower case: 合 计 is 合计."""
    return "".join(half_width(said(cell)).split()).casefold()


def read_number(cell: Cell) -> float | ReadingProblemKind:
    """Return the number in a cell, or why there is none."""
    if isinstance(cell, bool):
        return ReadingProblemKind.NOT_A_NUMBER
    if isinstance(cell, int | float):
        return float(cell) if math.isfinite(cell) else ReadingProblemKind.NO_VALUE
    text = half_width(unwrapped(said(cell))[0])
    if found := _NUMBER.fullmatch(text):
        return float(found[1].replace(",", ""))
    return _no_number(text)


def _no_number(text: str) -> ReadingProblemKind:
    if not text:
        return ReadingProblemKind.EMPTY
    if formula_error(text):
        return ReadingProblemKind.FORMULA_ERROR
    return ReadingProblemKind.NO_VALUE if is_nothing(text) else ReadingProblemKind.NOT_A_NUMBER


def plain_id(cell: Cell) -> str:
    """Return an account or meter number without what spreadsheets put around or behind it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell)) if abs(cell) < _EXACT else f"{cell:.14e}"  # the digits beyond are lost
    return plain_text_id(cell if isinstance(cell, str) else said(cell))


def plain_text_id(text: str) -> str:
    """Return a number's text: half width, without spaces, quotes and ".0"; "" for a dash."""
    plain = "".join(half_width(unwrapped(text)[0]).split())
    if is_nothing(plain):
        return ""
    if (found := _SCIENTIFIC.fullmatch(plain)) and len(found[2] or "") == int(found[3]):
        return found[1] + (found[2] or "")  # all digits are still there
    return re.sub(r"^(\d+)\.0$", r"\1", plain)


def id_problem(text: str) -> ReadingProblemKind | None:
    """Return why a text can be no account or meter number."""
    if not text:
        return ReadingProblemKind.NO_ACCOUNT
    if _SCIENTIFIC.fullmatch(text):
        return ReadingProblemKind.DIGITS_LOST
    return None if _CODE.fullmatch(text) and text.strip("0") else ReadingProblemKind.NOT_AN_ACCOUNT
