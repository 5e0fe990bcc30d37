"""Household portraits as a workbook takes them."""

from msgspec import Struct

from gridsteward.records.household import Household, Person


class PortraitRow(Struct, frozen=True, kw_only=True):
    """One household: `visits` in the last 365 days, `completeness` 0 to 1, the rest keys of words ("" unknown)."""

    household: Household
    people: tuple[Person, ...]
    tags: tuple[str, ...]
    last_visit: str
    visits: int
    temperament: str
    need_level: str
    care_tier: str
    appliances: tuple[str, ...]
    completeness: float
    missing: tuple[str, ...]


class PortraitScope(Struct, frozen=True, kw_only=True):
    """Which households: of a `village` ("" all); `households` is how many the database counted."""

    station: str
    area: str
    village: str
    exported_at: str
    households: int
