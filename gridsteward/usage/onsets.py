"""From a score on every day to the days on which something is raised."""

import numpy as np
from numpy.typing import NDArray

from gridsteward.usage.moving import Values


def onsets(
    score: Values, *, bar: float, release: float, quiet: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return (homes, days) on which a score first passes `bar`, ordered by home and day.

    It is raised once and again only after the score has stayed under `release` for `quiet` days. `score` is
    [days, homes]; NaN passes nothing. Only the days before have a say in whether a day is an onset.
    """
    with np.errstate(invalid="ignore"):
        home, day = np.nonzero((score > release).T)
        high = score[day, home] > bar
    if not len(home):
        return home, day
    first = np.ones(len(home), dtype=bool)
    first[1:] = (home[1:] != home[:-1]) | (np.diff(day) > quiet)
    spell = np.cumsum(first)
    _, at = np.unique(spell[high], return_index=True)
    return home[high][at], day[high][at]
