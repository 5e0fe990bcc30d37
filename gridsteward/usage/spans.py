"""Days put together to weeks and months: the mean of the days that were read, so that a lost day lowers nothing."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from gridsteward.records.use import ChartSpan

_ENOUGH: Final = 0.5
"""Share of a span's days that must have been read for it to have a level."""


class Spans(NamedTuple):
    """Consecutive spans: `starts` (datetime64[D]), `lengths` and `read` in days, `of` the span each day belongs to.

    The first and the last span hold only the days there are.
    """

    starts: NDArray[np.datetime64]
    lengths: NDArray[np.intp]
    of: NDArray[np.intp]


def spans(days: NDArray[np.datetime64], span: ChartSpan) -> Spans:
    """Divide consecutive days into days, weeks (from Monday) or calendar months."""
    if span is ChartSpan.DAY:
        key = days.astype(np.int64)
    elif span is ChartSpan.WEEK:
        key = (days.astype(np.int64) + 3) // 7  # 1970-01-01 was a Thursday
    else:
        key = days.astype("datetime64[M]").astype(np.int64)
    first = np.flatnonzero(np.diff(key, prepend=key[0] - 1 if len(key) else 0))
    lengths = np.diff(first, append=len(days))
    return Spans(days[first], lengths, np.repeat(np.arange(len(first)), lengths))


def means(values: NDArray[np.float32], divided: Spans) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Return the mean a day of each span, NaN where less than half of it was read, and how many days were."""
    known = ~np.isnan(values)
    count = len(divided.starts)
    read = np.bincount(divided.of[known], minlength=count)
    total = np.bincount(divided.of[known], weights=values[known], minlength=count)
    enough = read >= _ENOUGH * divided.lengths
    return np.where(enough & (read > 0), total / np.maximum(read, 1), np.nan), read
