"""Faces and scales of a figure: a face that can write Chinese, round heights, days and months by name."""

from functools import cache
from typing import Final

import numpy as np
from matplotlib import font_manager
from matplotlib.font_manager import FontProperties

from gridsteward.records.report import WordsLike
from gridsteward.records.use import ChartWindow

_CHINESE: Final = 0x4E2D
_STEPS: Final = (1, 2, 5, 10)
_DAY_STEPS: Final = (1, 2, 7, 14)
_MONTH_STEPS: Final = (1, 2, 3, 6, 12)


@cache
def face(families: tuple[str, ...]) -> str:
    """Return the first of these faces, else any, that can write Chinese; matplotlib's own where none can."""
    by_name: dict[str, str] = {}
    for entry in font_manager.fontManager.ttflist:
        # the library brings a face along that has a box for every sign there is
        if not entry.name.startswith("Last Resort"):
            by_name.setdefault(entry.name, entry.fname)
    for name in (*(each for each in families if each in by_name), *sorted(by_name)):
        try:
            path = font_manager.findfont(FontProperties(family=[name]), fallback_to_default=False)
            if font_manager.get_font(path).get_char_index(_CHINESE):
                return name
        except (OSError, RuntimeError, ValueError):  # a file that went, or is no font after all
            continue
    return "DejaVu Sans"


def round_step(most: float) -> float:
    """Return the distance of three to six round heights."""
    rough = most / 4.2
    power = 10.0 ** np.floor(np.log10(rough))
    return float(next(step * power for step in _STEPS if step * power >= rough))


@cache
def day_number(day: str) -> int:
    """Return the days since 1970-01-01 of an ISO date."""
    return int(np.datetime64(day[:10], "D").astype(np.int64))


def time_ticks(window: ChartWindow, most: int, words: WordsLike) -> tuple[list[int], list[str]]:
    """Return at most so many days to name, and their names: days, then months, then years."""
    length = window.last - window.first + 1
    for step in _DAY_STEPS:
        if length / step <= most and length <= 100:
            return _day_ticks(window, step, words)
    first = np.datetime64(window.first, "D").astype("datetime64[M]")
    last = np.datetime64(window.last, "D").astype("datetime64[M]")
    months = int((last - first).astype(np.int64)) + 1
    step = next((step for step in _MONTH_STEPS if months / step <= most), 12 * -(-months // (12 * most)))
    at, labels = [], []
    for month in np.arange(first, last + 1):
        number = int(month.astype(np.int64))
        day = int(month.astype("datetime64[D]").astype(np.int64))
        if number % step or not window.first <= day <= window.last:
            continue
        at.append(day)
        year, name = 1970 + number // 12, words(f"month.{number % 12 + 1}")
        labels.append(words("use_chart.year", year=year) if number % 12 == 0 else name)
    if labels and not any(
        int(np.datetime64(day, "D").astype("datetime64[M]").astype(int)) % 12 == 0 for day in at
    ):
        labels[0] = _year_month(at[0], words)
    return at, labels


def _year_month(day: int, words: WordsLike) -> str:
    month = int(np.datetime64(day, "D").astype("datetime64[M]").astype(np.int64))
    name = words(f"month.{month % 12 + 1}")
    return words("use_chart.year_month", year=1970 + month // 12, month=month % 12 + 1, month_name=name)


def _day_ticks(window: ChartWindow, step: int, words: WordsLike) -> tuple[list[int], list[str]]:
    # weeks begin on a Monday; 1970-01-01 was a Thursday
    begin = window.first + (4 - window.first) % 7 if step >= 7 else window.first
    at, labels = [], []
    for day in range(begin, window.last + 1, step):
        told = np.datetime64(day, "D").item()
        at.append(day)
        labels.append(words("use_chart.day", month=told.month, day=told.day))
    return at, labels
