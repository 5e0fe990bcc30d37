"""Account and meter numbers: what a spreadsheet does to them, and how far it can be undone."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from msgspec import Struct

from gridsteward.intake.outcome import Odd, Outcome
from gridsteward.intake.words import formula_error, half_width, is_nothing, said, unwrapped
from gridsteward.records.ledger import Cell, ProblemKind, RepairKind

_DIGITS: Final = re.compile(r"[0-9]+")
_CODE: Final = re.compile(r"(?=.*[0-9])[0-9A-Za-z]+(?:[-_.][0-9A-Za-z]+)*")
_SCIENTIFIC: Final = re.compile(r"\d(?:\.\d+)?[eE]\+\d+")
# A spreadsheet keeps fifteen digits of a number and writes zeros for the rest.
_EXACT: Final = 1e15
_CLEAR_MAJORITY: Final = 2 / 3


class Lengths(Struct, frozen=True):
    """How long the numbers of a column are. `sure` when shorter ones can only have lost leading zeros."""

    usual: int = 0
    sure: bool = False
    unsure: bool = False


def usual_length(cells: Iterable[Cell], known: int | None) -> Lengths:
    """Return what the cells of a column say about the length of its numbers.

    Only texts have a say: a number cell has lost its zeros whatever its length. Zeros may be put back when a
    clear majority of texts agrees on a length and mostly starts with zero, or when all texts are shorter than
    the length known from elsewhere (or of it, starting with zero).
    """
    texts = [text for cell in cells if isinstance(cell, str) and _DIGITS.fullmatch(text := half_width(cell))]
    votes = Counter(map(len, texts))
    zero_led = Counter(len(text) for text in texts if text.startswith("0"))
    if known:
        longer = sum(count for length, count in votes.items() if length > known)
        fits = zero_led[known] * 2 >= votes[known] and longer <= (1 - _CLEAR_MAJORITY) * len(texts)
        return Lengths(known, sure=fits, unsure=not fits)
    usual = max(votes, key=lambda length: votes[length], default=0)
    if votes[usual] < max(2, _CLEAR_MAJORITY * len(texts)):
        return Lengths(max(zero_led, default=0), unsure=bool(zero_led))
    fits = zero_led[usual] * 2 >= votes[usual]
    return Lengths(usual, sure=fits, unsure=not fits)


def read_number(cell: Cell, lengths: Lengths) -> Outcome:
    """Return an account or meter number as text, its leading zeros put back where that is no guess."""
    if isinstance(cell, str) and len(cell) == lengths.usual and _DIGITS.fullmatch(cell):
        return cell
    if not isinstance(cell, str):
        return _from_number(cell, lengths)
    shown, unwrapping = unwrapped(said(cell))
    narrow = half_width(shown)
    if is_nothing(narrow):
        return None
    joined = "".join(narrow.split())
    text = re.sub(r"^(\d+)\.0$", r"\1", joined)
    if problem := _problem(text):
        return Odd(problem=problem)
    repair = unwrapping
    if narrow != shown:
        repair = RepairKind.FULL_WIDTH
    elif joined != narrow:
        repair = RepairKind.SPACING
    elif text != joined:
        repair = RepairKind.NUMBER_AS_TEXT
    return _with_zeros(text, lengths, repair)


def _problem(text: str) -> ProblemKind | None:
    if formula_error(text):
        return ProblemKind.FORMULA_ERROR
    if _SCIENTIFIC.fullmatch(text):
        return ProblemKind.DIGITS_LOST
    return None if _CODE.fullmatch(text) and text.strip("0") else ProblemKind.NOT_AN_ACCOUNT


def _from_number(cell: Cell, lengths: Lengths) -> Outcome:
    if isinstance(cell, bool) or not isinstance(cell, int | float) or cell <= 0 or cell != int(cell):
        return Odd(problem=ProblemKind.NOT_AN_ACCOUNT)
    if cell >= _EXACT:
        return Odd(problem=ProblemKind.DIGITS_LOST)
    return _with_zeros(str(int(cell)), lengths, RepairKind.NUMBER_AS_TEXT)


def _with_zeros(text: str, lengths: Lengths, repair: RepairKind | None) -> Outcome:
    short = lengths.usual - len(text)
    if short > 0 and lengths.sure and _DIGITS.fullmatch(text):
        return Odd(value=text.zfill(lengths.usual), repair=RepairKind.LEADING_ZEROS)
    unsure = ProblemKind.LENGTH_UNSURE if short and lengths.unsure else None
    if repair or unsure:
        return Odd(value=text, repair=repair, problem=unsure, other=str(lengths.usual) if unsure else "")
    return text
