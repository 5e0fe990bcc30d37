"""What a home's use chart shows: every day since its first reading, what stood around it, and what is marked (R1.3)."""

from collections.abc import Mapping
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from gridsteward.records.readings import Bill, ReadingCorrection, Superseded

if TYPE_CHECKING:  # who only names a record needs no array
    import numpy as np
    from numpy.typing import NDArray


class DayState(IntEnum):
    """How far a day's reading can be relied on."""

    READ = 0
    MISSING = 1
    ESTIMATED = 2
    SET_ASIDE = 3
    CORRECTED = 4


class MarkKind(StrEnum):
    """What is marked above a use chart."""

    FINDING = "finding"
    VISIT = "visit"
    LIFE_EVENT = "life_event"
    CORRECTION = "correction"


class UseMark(Struct, frozen=True, kw_only=True):
    """Something that happened on a day (ISO date): `id` is its row's, `kind` the key it is worded by.

    `kind` is a FindingKind, the purposes of a visit separated by a space, a key of [life_event], or "". `since` is
    when a finding's new level began ("" else). `note` is in the steward's words. `quiet` marks a finding that asks
    for nothing.
    """

    what: MarkKind
    id: str
    day: str
    kind: str = ""
    note: str = ""
    since: str = ""
    quiet: bool = False


class UseView(NamedTuple):
    """All of a home's use chart.

    Arrays run over `days` (datetime64[D], every day from the first reading to the last of the area): `kwh` as read
    or corrected (NaN missing), `state` a DayState, `low` and `high` the home's own expected band in kWh, `neighbours`
    the median of its transformer district (NaN where fewer than five others were read). `set_aside` says why a
    reading was: a key of the words [trouble] by ISO date. `marks` are in order of their days.
    """

    household_id: str
    days: "NDArray[np.datetime64]"
    kwh: "NDArray[np.float32]"
    state: "NDArray[np.uint8]"
    low: "NDArray[np.float32]"
    high: "NDArray[np.float32]"
    neighbours: "NDArray[np.float32]"
    set_aside: dict[str, str]
    marks: tuple[UseMark, ...]
    bills: tuple[Bill, ...]
    corrections: tuple[ReadingCorrection, ...]
    superseded: tuple[Superseded, ...]


class ChartSpan(StrEnum):
    """What one point of a use chart stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class ChartWindow(Struct, frozen=True):
    """The stretch of days a chart shows, both included, as days since 1970-01-01."""

    first: int
    last: int
    span: ChartSpan = ChartSpan.DAY


class ChartLook(Struct, frozen=True, kw_only=True):
    """What a chart is drawn with: `colours` by token, faces best first, points, and the room it has.

    `width` and `height` are device-independent pixels at 96 to the inch, `scale` is how many of the picture's stand
    for one of them.
    """

    colours: Mapping[str, str]
    families: tuple[str, ...]
    size: float
    width: int
    height: int
    scale: float = 1.0


class ChartPicture(Struct, frozen=True, kw_only=True):
    """A drawn chart: RGBA rows from the top, and where things stand on it, in device-independent pixels.

    `plot` is (left, top, width, height) of the field whose width runs over the window's days and whose height over
    0 … `most` kWh; `lane` the height at which marks stand, measured from the top.
    """

    pixels: bytes
    width: int
    height: int
    scale: float
    window: ChartWindow
    plot: tuple[float, float, float, float]
    lane: float
    most: float
