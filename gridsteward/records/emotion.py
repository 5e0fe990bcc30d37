"""The moods a steward left behind, week by week: a view of one's own work (R3.2)."""

from msgspec import Struct


class EmotionWeek(Struct, frozen=True, kw_only=True):
    """A week from its Monday (ISO date): visits that left a mood, and means over them, -2 … +2.

    `mean` is over all moments, `peak` and `ending` over the most intense and the last moment of each visit, `spread`
    the standard deviation of the visits' means.
    """

    monday: str
    visits: int
    mean: float
    peak: float
    ending: float
    spread: float


class StewardEmotions(Struct, frozen=True, kw_only=True):
    """One steward's visits in a period: `visits` made, `felt` of them that left a mood, and means over those.

    `first` and `last` are over the first and the last moment of visits with at least two; None where there are none.
    Planned moments and endings are counted with those that came about.
    """

    steward: str
    weeks: tuple[EmotionWeek, ...]
    visits: int
    felt: int
    mean: float | None
    spread: float | None
    first: float | None
    last: float | None
    peak: float | None
    ending: float | None
    planned_peaks: int
    peaks_done: int
    planned_endings: int
    endings_done: int
