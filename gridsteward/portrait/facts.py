"""What is known of one household, counted and put in one place for every rule to look at."""

from collections.abc import Mapping
from typing import Final, get_type_hints

from msgspec import Struct

from gridsteward.records.portrait import OwnWord


class Facts(Struct, frozen=True, kw_only=True):
    """One household in figures. None: not known. Rules in data name these fields.

    Ages are completed years of those who live here (`alone_age`: of the only one); `left_behind` is 1 where children
    live here with their grandparents and without their parents. `hard_events` are of those the rules call so.
    `tags` maps each tag to whether its day has passed. Visits are counted over the months the rules say: `met_visits`
    at which somebody was met, the others by purpose. `promises_late` were kept after their day. `rises`, `silences`
    and `left_on` are findings of late that were not dismissed. Power in W, capacity in kW; `rank`, `beside` and
    `unsteadiness` as in `UseHabits`.
    """

    household_id: str
    name: str = ""
    tariff_class: str = ""
    tenure: str = ""
    capacity: float | None = None
    residents: int | None = None
    leading_class: str = ""
    has_meter: bool = False
    has_coordinates: bool = False
    moved_in: str = ""
    tags: Mapping[str, bool] = {}
    people: int = 0
    living_here: int = 0
    with_phone: int = 0
    main_contacts: int = 0
    emergency_contacts: int = 0
    births: int = 0
    landlords: int = 0
    tenants: int = 0
    children_away: int = 0
    eldest: int | None = None
    youngest: int | None = None
    alone_age: int | None = None
    left_behind: int = 0
    met_visits: int = 0
    complaint_visits: int = 0
    outage_visits: int = 0
    safety_visits: int = 0
    bill_visits: int = 0
    business_visits: int = 0
    checked: bool = False
    low_moods: int = 0
    promises_overdue: int = 0
    promises_late: int = 0
    rises: int = 0
    silences: int = 0
    left_on: int = 0
    firm_troubles: int = 0
    hard_events: int = 0
    appliances: frozenset[str] = frozenset()
    appliance_power: float | None = None
    routine_known: bool = False
    observations: int = 0
    rank: float | None = None
    beside: float | None = None
    unsteadiness: float | None = None
    own_words: Mapping[str, OwnWord] = {}
    checks: Mapping[str, str] = {}


NUMBERS: Final = frozenset(
    name for name, kind in get_type_hints(Facts).items() if kind in (int, int | None, float | None)
)
TEXTS: Final = frozenset(("name", "tariff_class", "tenure"))
