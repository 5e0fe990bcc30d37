"""A time of day, however a sheet writes it."""

import re
from datetime import datetime, time, timedelta
from typing import Final

from gridsteward.intake.outcome import Odd
from gridsteward.intake.words import chinese_number, half_width, is_nothing, said, unwrapped
from gridsteward.records.ledger import Cell

_CLOCK: Final = re.compile(
    r"(?P<half>凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|am|pm)?\s*"
    r"(?P<hour>\d{1,2})\s*"
    r"(?:[:.]\s*(?P<minute>[0-5]\d)(?::\d{2})?|[时点]\s*(?:(?P<spoken>[0-5]?\d)分|(?P<bare>[0-5]\d)|(?P<part>半|一刻|三刻|整))?)?"
    r"\s*(?P<after>am|pm)?",
    re.IGNORECASE,
)
_NUMERAL: Final = re.compile(r"[一二两三四五六七八九十]+(?=[点时分])")
_PARTS: Final = {"半": 30, "一刻": 15, "三刻": 45}
_AFTERNOON: Final = frozenset(("下午", "傍晚", "晚上", "pm"))
_MIDNIGHT: Final = re.compile(r"晚上\s*12.*")
_DAY_MINUTES: Final = 24 * 60


def read_time(cell: Cell) -> str | Odd | None:
    """Return a time of day as "HH:MM"; an Odd without a value where it is none, None for an empty cell."""
    if isinstance(cell, datetime | time):
        return f"{cell:%H:%M}"
    if isinstance(cell, timedelta):
        return _from_minutes(round(cell.total_seconds() / 60))
    if isinstance(cell, float) and 0 < cell < 1:  # Excel keeps a time as part of a day
        return _from_minutes(round(cell * _DAY_MINUTES))
    text = half_width(unwrapped(said(cell))[0])
    if is_nothing(text):
        return None
    text = _NUMERAL.sub(lambda found: str(chinese_number(found[0].replace("两", "二"))), text)
    found = _CLOCK.fullmatch(text)
    # A bare 9 may be a count, the number 9.3 was 9:30 or 9:03, midnight belongs to two days: no guessing.
    if found is None or text.isdigit() or not isinstance(cell, str) or _MIDNIGHT.fullmatch(text):
        return Odd()
    hour = int(found["hour"])
    half = (found["half"] or found["after"] or "").lower()
    if hour < (12 if half in _AFTERNOON else 3 if half == "中午" else 0):
        hour += 12
    elif half in {"am", "凌晨"} and hour == 12:
        hour = 0
    minutes = int(found["minute"] or found["spoken"] or found["bare"] or _PARTS.get(found["part"] or "", 0))
    return _from_minutes(hour * 60 + minutes)


def _from_minutes(minutes: int) -> str | Odd:
    if not 0 <= minutes < _DAY_MINUTES:
        return Odd()
    return f"{minutes // 60:02}:{minutes % 60:02}"
