"""What readings tell of a home: findings, days set aside, and the band its use is expected in."""

from enum import StrEnum

from msgspec import Struct


class FindingKind(StrEnum):
    """What was found. `SPIKE` and `DATA` are notes: they put no work on anybody."""

    RISE = "rise"
    LEFT_ON = "left_on"
    DROP = "drop"
    VACANCY = "vacancy"
    CHANGE = "change"
    SILENCE = "silence"
    SPIKE = "spike"
    DATA = "data"


NOTES = frozenset({FindingKind.SPIKE, FindingKind.DATA})


class Trouble(StrEnum):
    """Why a reading is no level of use and was set aside as missing."""

    ABSURD = "absurd"
    """Negative, or many times what the home ever uses: a rollover, a meter exchanged, a typing error."""
    ESTIMATED = "estimated"
    """The same value day after day at the usual level: somebody's estimate."""
    COLLECTOR = "collector"
    """Zero together with most of the transformer district: the collector was down."""
    CATCH_UP = "catch_up"
    """The day after a collector was down; it holds the lost days too."""
    LOST = "lost"
    """A zero between ordinary days: a lost day that was stored as 0."""


class UsageFinding(Struct, frozen=True, kw_only=True):
    """One thing found in one home, raised on `day` from readings up to and including that day.

    `home`, `day` and `since` are indices into the arrays that were scanned; `since` is the day the new level began.
    `before` and `after` are kWh a day: what was to be expected since then with the town's movement taken out of the
    comparison, and what was used. None where no level can be told (`DATA`). `shared` is the town's own relative
    movement from the weeks before `since` to the days after it (+0.04: the town rose by 4 %).
    """

    home: int
    day: int
    kind: FindingKind
    score: float
    confidence: float
    since: int
    before: float | None = None
    after: float | None = None
    shared: float = 0.0
    trouble: Trouble | None = None

    @property
    def size(self) -> float:
        """KWh a day that came on top (negative: that fell away); 0 where no level can be told."""
        return 0.0 if self.before is None or self.after is None else self.after - self.before


class PointKind(StrEnum):
    """What the points within a day tell of a home that is watched."""

    INACTIVE = "inactive"
    """Nobody has used anything for longer than ever at this hour."""
    NIGHT_BASE = "night_base"
    """The least load of the night has been higher for nights."""


class PointFinding(Struct, frozen=True, kw_only=True):
    """One thing found in a home's points, raised at `point` from that point and those before.

    `point` and `since` count points from the first day's first one. `before` and `after` are kilowatts: the mean of
    the least there ever was in these hours and the mean now (`INACTIVE`), the usual least load of the night and the
    one now (`NIGHT_BASE`).
    """

    home: int
    point: int
    kind: PointKind
    score: float
    confidence: float
    since: int
    before: float
    after: float
