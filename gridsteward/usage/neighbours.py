"""What is used around a home: a line that tells of many, never of one."""

from typing import Final

import bottleneck as bn
import numpy as np
from numpy.typing import NDArray

LEAST: Final = 5
"""Others that must have been read on a day: nobody's single use may be read off a line that a neighbour sees."""


def around(kwh: NDArray[np.float32], at: int) -> NDArray[np.float32]:
    """Return the median [days] of all homes [homes, days] but one, NaN on days when fewer than `LEAST` were read."""
    others = np.delete(kwh, at, axis=0)
    if len(others) < LEAST:
        return np.full(kwh.shape[1], np.nan, np.float32)
    enough = (~np.isnan(others)).sum(axis=0) >= LEAST
    return np.where(enough, bn.nanmedian(others, axis=0), np.nan).astype(np.float32)
