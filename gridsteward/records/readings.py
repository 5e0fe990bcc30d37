"""What came from the collection system: files of readings taken in, corrections, and a home's habits of use (R2.1).

Readings themselves are no records: they travel as sealed files that a `UsageImport` names, and lie in the store as
packed blocks. Energy is in kWh. A reading that is missing is missing, never zero.
"""

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

if TYPE_CHECKING:  # never at start-up
    import numpy as np
    from numpy.typing import NDArray


class ReadingKind(StrEnum):
    """What a file of readings holds."""

    DAILY = "daily"
    BILLS = "bills"
    POINTS = "points"


class UsageImport(Struct, frozen=True, kw_only=True):
    """A file of readings that was taken in.

    `first` and `last` are ISO dates of the readings it brought, `homes` and `readings` are counts. What it said lies
    packed and sealed under `content_hash` (keyed hash, hex; `size` in bytes) and travels as photos do. Of two imports
    that differ on a day the later one (`at`, then `id`) holds.
    """

    id: str
    kind: str
    file_name: str
    at: str
    first: str
    last: str
    homes: int
    readings: int
    content_hash: str
    size: int


class ReadingCorrection(Struct, frozen=True, kw_only=True):
    """The steward's own word on one day's reading: `kwh`, or None for "this reading is wrong and nobody knows better".

    It stands above whatever a file says of that day.
    """

    id: str
    household_id: str
    day: str
    kwh: float | None
    reason: str
    steward: str
    at: str


class UseHabits(Struct, frozen=True, kw_only=True):
    """How a home uses power, from its own readings up to `until` (ISO date). None: not enough readings to say.

    `daily` and `before` are mean kWh a day of the last 30 days and of the 30 before, `year` kWh of the last 365 days
    scaled to the days that were read, `rank` the home's place by use within the area (0 lowest … 1 highest),
    `beside` its use as a multiple of the median of its transformer district, `unsteadiness` the spread of its days
    around its own level (robust, relative; 0.3 is ordinary), `weekend` weekend over weekday use, `cooling` and
    `heating` how much more it uses in the hottest and coldest weeks than in mild ones (relative, 0 for none).
    """

    until: str
    days: int
    daily: float | None = None
    before: float | None = None
    year: float | None = None
    rank: float | None = None
    beside: float | None = None
    unsteadiness: float | None = None
    weekend: float | None = None
    cooling: float | None = None
    heating: float | None = None


class Bill(Struct, frozen=True, kw_only=True):
    """A home's bill of one month ("YYYY-MM"): kWh and yuan, None where the file says nothing."""

    month: str
    kwh: float | None
    amount: float | None


class Superseded(Struct, frozen=True, kw_only=True):
    """A word of an earlier file that a later one gave otherwise.

    `what` is "daily", "bill_kwh" or "bill_amount", `day` an ISO date (the first of the month for a bill), `value` kWh
    or yuan as they were, `at` when the file that replaced it was taken in.
    """

    day: str
    what: str
    value: float
    file_name: str
    at: str


class DailyUse(NamedTuple):
    """Daily use of several homes.

    `days` is datetime64[D], every day of the span; `kwh` float32 [homes × days], NaN where nothing is known. What a
    steward corrected is corrected; what lies under a household that was merged stands under the one it became.
    """

    households: list[str]
    days: "NDArray[np.datetime64]"
    kwh: "NDArray[np.float32]"


class PointUse(NamedTuple):
    """Use of one home through the day.

    `days` is datetime64[D], only days with a reading; `kwh` float32 [days × intervals of a day], NaN where missing.
    Where days were read at different paces all are added up to the coarsest.
    """

    days: "NDArray[np.datetime64]"
    kwh: "NDArray[np.float32]"
