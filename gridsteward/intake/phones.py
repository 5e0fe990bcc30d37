"""Telephone numbers out of a ledger cell: one or several, however they were typed."""

import re
from typing import Final

from gridsteward.intake.outcome import Odd, Outcome
from gridsteward.intake.words import formula_error, half_width, is_nothing, said, unwrapped
from gridsteward.records.ledger import Cell, ProblemKind, RepairKind

_PLAIN: Final = re.compile(r"1[3-9]\d{9}(?: 1[3-9]\d{9})*")
# A mobile; a fixed line with or without its area code; the 400 and 800 service numbers.
_AREA_CODE: Final = re.compile(r"0[1-9]\d{1,2}[2-9]\d{6,7}")
_NUMBER: Final = re.compile(rf"1[3-9]\d{{9}}|{_AREA_CODE.pattern}|[2-9]\d{{6,7}}|[48]00\d{{7}}")
_MOBILE: Final = re.compile(r"1[3-9]\d{9}")
_COUNTRY: Final = re.compile(r"^(?:\+|00)?86(?=1[3-9]\d{9}$)")
_BETWEEN: Final = re.compile(r"[/、;,|\\\n\r\t]+|(?<=\d)(?:和|或|及)(?=\d)")
_IN_A_NUMBER: Final = re.compile(r"[\s\-.—–()]+")
_SCIENTIFIC: Final = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+")
_RUN: Final = re.compile(r"\+?\d[\d\s\-.—–()]*\d|\d")


def read_phones(cell: Cell) -> Outcome:
    """Return the numbers of a cell, digits only, separated by one space.

    What is not a number is a problem of its own: the good numbers beside it are still taken.
    """
    if isinstance(cell, str) and _PLAIN.fullmatch(cell):
        return cell
    text = half_width(unwrapped(said(cell))[0])
    if is_nothing(text):
        return None
    if formula_error(text):
        return Odd(problem=ProblemKind.FORMULA_ERROR)
    if isinstance(cell, str) and _SCIENTIFIC.fullmatch(text):
        return Odd(problem=ProblemKind.DIGITS_LOST)
    return _several(text, cell)


def _several(text: str, cell: Cell) -> Outcome:
    if not isinstance(cell, str) and not _NUMBER.fullmatch(text) and _AREA_CODE.fullmatch(f"0{text}"):
        return Odd(value=f"0{text}", repair=RepairKind.LEADING_ZEROS)
    good: list[str] = []
    wrong: list[str] = []
    repair = RepairKind.PHONE_FORMAT if isinstance(cell, str) else RepairKind.NUMBER_AS_TEXT
    for part in filter(None, map(str.strip, _BETWEEN.split(text))):
        numbers, remark = _numbers(part)
        good += numbers
        if remark and numbers:
            repair = RepairKind.PHONE_REMARK
        elif not numbers and not is_nothing(part):
            wrong.append(part)
    problem = ProblemKind.NOT_A_PHONE if wrong else None
    value = " ".join(dict.fromkeys(good))
    if not value:
        return Odd(problem=problem, before=" ".join(wrong)) if problem else None
    return (
        value if value == cell else Odd(value=value, repair=repair, problem=problem, before=" ".join(wrong))
    )


def _numbers(part: str) -> tuple[list[str], bool]:
    """Return the numbers of one part, and whether words stood beside them; no number when any is wrong."""
    whole = _joined(part)
    if whole:
        return [whole], False
    digits = _IN_A_NUMBER.sub("", part)
    if re.fullmatch(rf"(?:{_MOBILE.pattern}){{2,}}", digits):
        return _MOBILE.findall(digits), False
    found = []
    for run in _RUN.findall(part):
        one = _joined(run)
        several = [one] if one else [_joined(piece) for piece in run.split()]
        if not all(several):
            return [], False
        found += several
    return found, bool(re.search(r"[^\W\d_]", part))


def _joined(text: str) -> str:
    digits = _COUNTRY.sub("", _IN_A_NUMBER.sub("", re.sub(r"\.0+$", "", text)))
    return digits if _NUMBER.fullmatch(digits) else ""
