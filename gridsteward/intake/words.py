"""Text, numbers and words of a ledger cell, cleaned."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from gridsteward.intake.outcome import Odd, Outcome
from gridsteward.intake.synonyms import FULL_WIDTH
from gridsteward.records.ledger import Cell, ProblemKind, RepairKind

_NOTHING: Final = frozenset(
    (
        "",
        "无",
        "暂无",
        "不详",
        "未知",
        "空",
        "待补",
        "-",
        "--",
        "—",
        "——",
        "－",
        "/",
        "／",
        "\\",
        "n/a",
        "null",
        "none",
        "nan",
    )
)
_FORMULA_ERRORS: Final = frozenset(
    ("#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!", "#spill!")
)
_UNTIDY: Final = re.compile(
    r"[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]|^['‘’=#]"
)
_INVISIBLE: Final = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_FORMULA_TEXT: Final = re.compile(r'="(.*)"', re.DOTALL)
_BETWEEN_CHINESE: Final = re.compile(r"(?<=[\u3400-\u9fff·])\s+(?=[\u3400-\u9fff·])")
_SPACES: Final = re.compile(r"\s+")
_FULL_WIDTH_WORDS: Final = {
    code: plain for code, plain in FULL_WIDTH.items() if isinstance(plain, int) and chr(plain).isalnum()
}
_DIGIT_OF: Final = {"〇": 0, "零": 0, "○": 0} | {
    word: value
    for value, words in enumerate(
        ("一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"), 1
    )
    for word in words
}
_COUNT: Final = re.compile(r"(-?\d+(?:\.\d+)?)\s*(人|口|口人|个人|个|位)?")
_POWER: Final = re.compile(r"(-?\d+(?:\.\d+)?)\s*(kw|kva|k|千瓦|千伏安)?", re.IGNORECASE)
_DEGREES: Final = re.compile(
    r"[+]?(-?\d+(?:\.\d+)?)\s*[°度]?[EN]?|(?:[EN东北][经纬]?)\s*(\d+(?:\.\d+)?)\s*[°度]?"
)
_SEXAGESIMAL: Final = re.compile(
    r"(?:[EN东北][经纬]?)?\s*(\d{1,3})\s*[°º度]\s*(\d{1,2}(?:\.\d+)?)\s*[′'’分]"
    r"\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:[″\"”秒]|''|′′))?\s*[EN]?"
)
_SPLIT_PAIR: Final = re.compile(r"[,，;；、/\s]+")
_MOST_RESIDENTS: Final = 99
_MOST_KW: Final = 100_000


def said(cell: Cell) -> str:
    """Return a cell as a person would read it in Excel: whole numbers without ".0", dates in ISO form."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, timedelta | time | date):
        return str(cell)
    return str(cell).strip()


def is_nothing(text: str) -> bool:
    """Tell whether a stripped text only says that there is nothing ("无", "-", "/")."""
    return text.casefold() in _NOTHING


def unwrapped(text: str) -> tuple[str, RepairKind | None]:
    """Return a text without what spreadsheets put around it: outer and invisible spaces, ' or ="…"."""
    plain = _INVISIBLE.sub("", text).strip()
    inner = _FORMULA_TEXT.fullmatch(plain)
    if inner:
        return inner[1].strip(), RepairKind.WRAPPING
    if plain[:1] in {"'", "‘", "’"}:
        return plain[1:].strip(), RepairKind.WRAPPING
    return plain, None


def half_width(text: str) -> str:
    """Return text with full-width digits, letters and marks as plain ones, outer spaces gone."""
    return text.translate(FULL_WIDTH).strip()


def formula_error(text: str) -> bool:
    """Tell whether a text is what Excel shows for a formula that failed."""
    return text.casefold() in _FORMULA_ERRORS


def read_text(cell: Cell) -> Outcome:
    """Return a text on one line, full-width digits and letters plain."""
    return _one_line(cell, _SPACES, " ")


def read_name(cell: Cell) -> Outcome:
    """Return a name; forms stretch short ones (张　三), so spaces within Chinese go."""
    return _one_line(cell, _BETWEEN_CHINESE, "")


def _one_line(cell: Cell, spaces: re.Pattern[str], instead: str) -> Outcome:
    text = cell if isinstance(cell, str) else said(cell)
    if _UNTIDY.search(text) is None:
        return None if text.casefold() in _NOTHING else text
    plain, repair = unwrapped(text)
    if formula_error(plain):
        return Odd(problem=ProblemKind.FORMULA_ERROR)
    if is_nothing(plain):
        return None
    narrow = plain.translate(_FULL_WIDTH_WORDS)
    if narrow != plain:
        repair = RepairKind.FULL_WIDTH
    tidy = " ".join(spaces.sub(instead, narrow).split())
    if tidy != narrow:
        repair = repair or RepairKind.SPACING
    return Odd(value=tidy, repair=repair) if repair else tidy


def chinese_number(text: str) -> int | None:
    """Return the number a Chinese numeral below one hundred says (十二, 二十, 廿三, 初三), else None."""
    text = text.removeprefix("初").replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.rpartition("十")
    if not text or (tens and tens not in _DIGIT_OF) or (ones and ones not in _DIGIT_OF):
        return None
    return (_DIGIT_OF.get(tens, 1) * 10 if ten else 0) + (_DIGIT_OF[ones] if ones else 0)


def chinese_digits(text: str) -> str:
    """Return text with Chinese digits written one by one (一九五二) as plain ones."""
    return "".join(str(_DIGIT_OF.get(letter, letter)) for letter in text)


def read_residents(cell: Cell) -> Outcome:
    """Return how many people live there: 3, "3人", "三口人"."""
    if isinstance(cell, float) and 0 <= cell <= _MOST_RESIDENTS and cell.is_integer():
        return int(cell)
    text = half_width(unwrapped(said(cell))[0])
    if is_nothing(text):
        return None
    found = _COUNT.fullmatch(text)
    spelled = None if found else chinese_number(re.sub(r"(口人|个人|人|口|个|位)$", "", text))
    if spelled is not None:
        number: float = spelled
    elif found:
        number = float(found[1])
    else:
        return Odd(problem=ProblemKind.NOT_A_NUMBER)
    if not 0 <= number <= _MOST_RESIDENTS or number != int(number):
        return Odd(problem=ProblemKind.OUT_OF_RANGE)
    if spelled is not None:
        return Odd(value=spelled, repair=RepairKind.NUMERAL)
    return Odd(value=int(number), repair=RepairKind.UNIT) if text != str(int(number)) else int(number)


def read_power(cell: Cell) -> Outcome:
    """Return a power in kW: 8, "8kW", "8千瓦"; kVA is taken for kW as ledgers do."""
    if isinstance(cell, float) and 0 <= cell <= _MOST_KW:
        return cell
    text = half_width(unwrapped(said(cell))[0])
    if is_nothing(text):
        return None
    found = _POWER.fullmatch(text)
    if found is None:
        return Odd(problem=ProblemKind.NOT_A_NUMBER)
    number = float(found[1])
    if not 0 <= number <= _MOST_KW:
        return Odd(problem=ProblemKind.OUT_OF_RANGE)
    return Odd(value=number, repair=RepairKind.UNIT) if found[2] or text != cell else number


def read_degrees(cell: Cell) -> Outcome:
    """Return degrees as a number, also of degrees, minutes and seconds (119°2′24″, 119度2分24秒).

    Whether they can be right is told where both coordinates are known. Zero is what collection systems write for
    "not measured".
    """
    if isinstance(cell, float):
        return cell or Odd(problem=ProblemKind.NOT_MEASURED)
    text = half_width(unwrapped(said(cell))[0])
    if is_nothing(text):
        return None
    degrees = _degrees(text)
    if degrees is None:
        return Odd(problem=ProblemKind.NOT_A_NUMBER)
    if not degrees:
        return Odd(problem=ProblemKind.NOT_MEASURED)
    return Odd(value=degrees, repair=RepairKind.UNIT) if _SEXAGESIMAL.fullmatch(text) else degrees


def _degrees(text: str) -> float | None:
    """Return degrees that are written as a number or with minutes and seconds; None for anything else."""
    found = _DEGREES.fullmatch(text)
    if found is not None:
        return float(found[1] or found[2])
    parts = _SEXAGESIMAL.fullmatch(text)
    if parts is None or float(parts[2]) >= 60 or float(parts[3] or 0) >= 60:
        return None
    return round(float(parts[1]) + float(parts[2]) / 60 + float(parts[3] or 0) / 3600, 7)


def read_coordinates(cell: Cell) -> Outcome:
    """Return both coordinates of one cell ("+119.04,29.61") as `more`."""
    text = half_width(unwrapped(said(cell))[0]).strip("()[] ")
    if is_nothing(text):
        return None
    parts = [_degrees(part) for part in _SPLIT_PAIR.split(text)]
    numbers = [part for part in parts if part is not None]
    if len(parts) != 2 or len(numbers) != 2:
        return Odd(problem=ProblemKind.NOT_A_NUMBER)
    first, second = numbers
    if not first and not second:
        return Odd(problem=ProblemKind.NOT_MEASURED)
    return Odd(repair=RepairKind.COORDINATES_SPLIT, more={"longitude": first, "latitude": second})


def read_word(cell: Cell, words: Mapping[str, str]) -> Outcome:
    """Return the key a word stands for; a word nobody listed is a problem."""
    text = half_width(unwrapped(said(cell))[0])
    key = words.get(text.casefold()) or words.get("".join(text.split()).casefold())
    if key is None:
        return None if is_nothing(text) else Odd(problem=ProblemKind.UNKNOWN_WORD)
    return key


def read_yes(cell: Cell, words: Mapping[str, str]) -> Outcome:
    """Return True or False; a blank or a dash is not known."""
    told = read_word(cell, words)
    return told == "true" if isinstance(told, str) else told
