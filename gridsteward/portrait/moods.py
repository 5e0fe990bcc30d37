"""What remains of a visit: its most intense moment and its last one (peak and end, R3.2)."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from gridsteward.records.visit import Touchpoint

_OVERALL: Final = "overall"


class VisitMoods(Struct, frozen=True):
    """The moods of a visit's moments in their order, -2 … +2; `peak` and `ending` are places in it."""

    moods: tuple[int, ...]
    peak: int
    ending: int

    @property
    def mean(self) -> float:
        """Return the mean of all moments."""
        return sum(self.moods) / len(self.moods)

    @property
    def peak_mood(self) -> int:
        """Return the mood of the most intense moment."""
        return self.moods[self.peak]

    @property
    def ending_mood(self) -> int:
        """Return the mood of the last moment."""
        return self.moods[self.ending]


def moods_of(touchpoints: Sequence[Touchpoint]) -> VisitMoods | None:
    """Return the moods of a visit, None where none was noted; see `felt`."""
    ordered = sorted(touchpoints, key=lambda each: (each.position, each.id))
    return felt([(each.kind, each.mood) for each in ordered])


def felt(moments: Sequence[tuple[str, int]]) -> VisitMoods | None:
    """Return the moods of what was noted at a visit, (kind, mood) in order; None where nothing was.

    The mood of the whole is no moment of it; it stands alone where no moment was noted. Of two moments as intense as
    each other the happier one is the peak, then the later: that is what people tell of.
    """
    moods = tuple([mood for kind, mood in moments if kind != _OVERALL] or [mood for _, mood in moments])
    if not moods:
        return None
    peak = max(range(len(moods)), key=lambda at: (abs(moods[at]), moods[at], at))
    return VisitMoods(moods, peak, len(moods) - 1)
