"""Birth and moving-in dates, however a ledger writes them. A lunar date stays lunar."""

import re
from datetime import date, datetime, timedelta
from typing import Final

from gridsteward.intake.outcome import Odd, Outcome
from gridsteward.intake.words import chinese_digits, chinese_number, half_width, is_nothing, said, unwrapped
from gridsteward.records.ledger import Cell, ProblemKind, RepairKind, Value

_EARLIEST: Final = 1890
_LUNAR_WORD: Final = re.compile(r"[(\[【]?(?:农历|阴历|旧历|夏历|农|阴)[)\]】]?:?")
_SOLAR_WORD: Final = re.compile(r"[(\[【]?(?:公历|阳历|新历|公|阳)[)\]】]?:?")
_ISO: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_SEPARATED: Final = re.compile(
    r"(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?(?:[ T]0?0:00(?::00)?(?:\.0+)?)?"
)
_RUN_TOGETHER: Final = re.compile(r"((?:18|19|20)\d\d)(\d\d)(\d\d)?")
_YEAR: Final = re.compile(r"((?:18|19|20)\d\d)(?:年|\.0)?")
_SHORT_YEAR: Final = re.compile(r"'?\d\d(?:[-./年]\d{1,2}(?:[-./月](?:\d{1,2}日?)?)?|\d{4}|年)?|'?\d\d年.*")
_LUNAR: Final = re.compile(
    r"([\d〇零○一二三四五六七八九]{4})[-./年](闰)?(正|冬|腊|十[一二]?|[一二三四五六七八九]|\d{1,2})[-./月]?"
    r"(?:(初?[一二三四五六七八九十]|[廿卅二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|初?\d{1,2})[日号]?)?"
)
_CHINESE_NUMERAL: Final = re.compile(r"[〇零一二三四五六七八九十]")
_NAMED_MONTHS: Final = {"正": 1, "冬": 11, "腊": 12}
# 初三, 廿三, 正月, 腊月, 闰, 八月十五 without 日: nobody says these of a solar date; 三月 is said of both.
_ONLY_LUNAR: Final = re.compile(r"[闰正冬腊初廿卅]|月[一二三四五六七八九十]+$")
# Excel counts days from here; 1900-02-29, which it invents, only matters before March 1900.
_SERIAL_ZERO: Final = date(1899, 12, 30)
_BLANK_DATE: Final = date(1900, 1, 1)
_SERIALS: Final = range(2101, 60_000)


def read_date(cell: Cell, *, today: date) -> Outcome:
    """Return a solar date as "YYYY", "YYYY-MM" or "YYYY-MM-DD"."""
    return _solar(cell, today)


def read_birth(cell: Cell, *, today: date, lunar: bool = False) -> Outcome:
    """Return a birth date; a lunar one carries `birth_calendar` and `birth_leap` in `more`.

    `lunar` says that the column is lunar; a cell that names its calendar overrules it.
    """
    if not lunar and (isinstance(cell, date | float) or (isinstance(cell, str) and _ISO.fullmatch(cell))):
        return _solar(cell, today)
    text = half_width(unwrapped(said(cell))[0])
    if _SOLAR_WORD.search(text):
        return _solar(_SOLAR_WORD.sub("", text).strip(), today)
    bare = re.sub(r"\s+", "", _LUNAR_WORD.sub("", text))
    if lunar or bare != re.sub(r"\s+", "", text) or _ONLY_LUNAR.search(bare):
        return None if is_nothing(bare) else _lunar(bare, cell, today)
    return _solar(cell, today)


def _solar(cell: Cell, today: date) -> Outcome:
    if isinstance(cell, date):
        day = cell.date() if isinstance(cell, datetime) else cell
        if day > today:
            return Odd(problem=ProblemKind.DATE_IN_FUTURE)
        # A cell formatted as a date that holds nothing shows the first days of 1900.
        return day.isoformat() if day > _BLANK_DATE else Odd(problem=ProblemKind.NOT_A_DATE)
    if isinstance(cell, float):
        return _from_number(cell, today)
    text = half_width(unwrapped(said(cell))[0])
    return None if is_nothing(text) else _from_text(text, cell, today)


def _from_text(text: str, cell: Cell, today: date) -> Outcome:
    if "年" in text and _CHINESE_NUMERAL.search(text):
        text = _plain_numerals(text)
    text = re.sub(r"\s*([-./年月日号])\s*", r"\1", text).replace("号", "日").rstrip(".")
    as_is = text == cell and bool(_ISO.fullmatch(text) or (text.isdigit() and len(text) == 4))
    found = _SEPARATED.fullmatch(text) or _RUN_TOGETHER.fullmatch(text) or _YEAR.fullmatch(text)
    if found:
        parts = tuple(int(part) for part in found.groups() if part)
        return _checked(parts, None if as_is else RepairKind.DATE_FORMAT, today)
    if re.fullmatch(r"\d{5}(?:\.0)?", text) and int(float(text)) in _SERIALS:
        return _from_number(float(text), today)
    short = _SHORT_YEAR.fullmatch(text)
    return Odd(problem=ProblemKind.TWO_DIGIT_YEAR if short else ProblemKind.NOT_A_DATE)


def _plain_numerals(text: str) -> str:
    """Return 一九八五年三月二日 as 1985年3月2日."""
    year, _, rest = text.rpartition("年")
    parts = re.split(r"([月日号])", rest)
    spelled = (str(number) if (number := chinese_number(part)) is not None else part for part in parts)
    return f"{chinese_digits(year)}年{''.join(spelled)}"


def _from_number(number: float, today: date) -> Outcome:
    """A bare number is a year, a month typed with a point, digits run together, or Excel's day count."""
    if not number.is_integer():
        year, _, month = f"{number:.2f}".rstrip("0").partition(".")
        if not _EARLIEST <= int(year) <= today.year:
            return Odd(problem=ProblemKind.NOT_A_DATE)
        if month == "1":  # Excel makes 1985.10 and 1985.1 one and the same number
            return _checked((int(year),), RepairKind.MONTH_UNCLEAR, today)
        return _checked((int(year), int(month)), RepairKind.DATE_FORMAT, today)
    whole = int(number)
    if whole in _SERIALS:
        day = _SERIAL_ZERO + timedelta(days=whole)
        return _checked((day.year, day.month, day.day), RepairKind.DATE_SERIAL, today)
    return _from_text(str(whole), str(whole), today)


def _checked(parts: tuple[int, ...], repair: RepairKind | None, today: date) -> Outcome:
    """Return the date if it can be: a day there is, not in the future, not before anybody alive was born."""
    year, month, day = (*parts, 1, 1)[:3]
    if month == 0 or (len(parts) > 2 and day == 0):
        return Odd(problem=ProblemKind.NOT_A_DATE)
    try:
        start = date(year, month, day)
    except ValueError:
        return Odd(problem=ProblemKind.NOT_A_DATE)
    if start > today:
        return Odd(problem=ProblemKind.DATE_IN_FUTURE)
    if year < _EARLIEST:
        return Odd(problem=ProblemKind.DATE_TOO_EARLY)
    text = start.isoformat()[: (4, 7, 10)[len(parts) - 1]]
    return Odd(value=text, repair=repair) if repair else text


def _lunar(text: str, cell: Cell, today: date) -> Outcome:
    if isinstance(cell, datetime | date):
        text = f"{cell.year}-{cell.month}-{cell.day}"
    text = re.sub(r"^(\d{4})(\d\d)(\d\d)$", r"\1-\2-\3", text)
    year_only = re.fullmatch(r"(\d{4})年?", text)
    found = _LUNAR.fullmatch(text)
    if year_only:
        year, month, day, leap = int(year_only[1]), 0, 0, 0
    elif found:
        year = int(chinese_digits(found[1]))
        month = _NAMED_MONTHS.get(found[3]) or _small(found[3])
        day = _small(found[4]) if found[4] else 0
        leap = int(bool(found[2]))
    else:
        short = _SHORT_YEAR.fullmatch(text)
        return Odd(problem=ProblemKind.TWO_DIGIT_YEAR if short else ProblemKind.NOT_A_DATE)
    if year < _EARLIEST:
        return Odd(problem=ProblemKind.DATE_TOO_EARLY)
    if year > today.year:
        return Odd(problem=ProblemKind.DATE_IN_FUTURE)
    if month and (problem := _lunar_problem(year, month, day or 1, leap=leap, today=today)):
        return Odd(problem=problem)
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part)]
    more: dict[str, Value] = {"birth_calendar": "lunar", "birth_leap": leap}
    return Odd(value="-".join(parts), repair=RepairKind.LUNAR_KEPT, more=more)


def _small(text: str) -> int:
    text = text.removeprefix("初")
    return int(text) if text.isdigit() else chinese_number(text) or 0


def _lunar_problem(year: int, month: int, day: int, *, leap: int, today: date) -> ProblemKind | None:
    from borax.calendars.lunardate import LunarDate

    try:
        solar = LunarDate(year, month, day, leap).to_solar_date()
    except ValueError:
        return ProblemKind.NOT_A_DATE
    return ProblemKind.DATE_IN_FUTURE if solar > today else None
