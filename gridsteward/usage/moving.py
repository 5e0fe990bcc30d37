"""Looking back over the last days, along the last axis. The array's length never has a say in a day's value."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float32]


def moving(what: Callable[..., Values], values: Values, *, days: int, at_least: int) -> Values:
    """Return bottleneck's `move_...` of the last `days`, each day included; NaN where `at_least` are not known."""
    window = min(days, values.shape[-1])
    if window < at_least:
        return np.full_like(values, np.nan)
    return what(values, window, min_count=at_least, axis=-1)


def day_before(values: Values) -> Values:
    """Return what stood there the day before; NaN on the first day."""
    return later(values, 1)


def later(values: Values, days: int) -> Values:
    """Return what stood there `days` before; NaN where there was nothing yet."""
    out = np.full_like(values, np.nan)
    out[..., days:] = values[..., : max(values.shape[-1] - days, 0)]
    return out


def run_length(true: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Return how many days in a row are true, up to and with each day; 0 where the day is false."""
    at = np.arange(true.shape[-1], dtype=np.int32)
    last_false = np.maximum.accumulate(np.where(true, np.int32(-1), at), axis=-1)
    return np.where(true, at - last_false, 0).astype(np.int32)
