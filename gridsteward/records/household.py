"""A household, the people who belong to it and the tags it carries (R1.1, R1.2, R1.4)."""

from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct


class Tenure(StrEnum):
    """Who lives behind the door."""

    OWNER = "owner"
    TENANT = "tenant"
    VACANT = "vacant"
    UNKNOWN = ""


class TariffClass(StrEnum):
    """Tariff class of the account (用电类别)."""

    RESIDENTIAL = "residential"
    COMMERCIAL = "commercial"
    AGRICULTURAL = "agricultural"
    LARGE_INDUSTRIAL = "large_industrial"
    UNKNOWN = ""


class RelationClass(StrEnum):
    """The four relation classes (R1.5); several may hold, one leads."""

    ECONOMIC = "economic"
    RISK = "risk"
    CARE = "care"
    SOCIAL = "social"
    NONE = ""


class Relation(StrEnum):
    """Relation of a person to the account holder (R1.2)."""

    HOLDER = "holder"
    SPOUSE = "spouse"
    CHILD = "child"
    CHILD_IN_LAW = "child_in_law"
    PARENT = "parent"
    GRANDCHILD = "grandchild"
    SIBLING = "sibling"
    LANDLORD = "landlord"
    TENANT = "tenant"
    NEIGHBOUR = "neighbour"
    CARER = "carer"
    OTHER = "other"


class Calendar(StrEnum):
    """In which calendar a birth date is told."""

    SOLAR = "solar"
    LUNAR = "lunar"


class TagSource(StrEnum):
    """Who or what put a tag on a household."""

    STEWARD = "steward"
    LEDGER = "ledger"
    RULE = "rule"
    SUGGESTION = "suggestion"


class Household(Struct, frozen=True, kw_only=True):
    """One account (户). Power in kW, coordinates in degrees, dates as ISO text; "" or None is "not known"."""

    id: str
    account_no: str
    name: str = ""
    address: str = ""
    village: str = ""
    transformer_district: str = ""
    meter_no: str = ""
    meter_phase: str = ""
    tariff_class: str = ""
    contracted_capacity: float | None = None
    longitude: float | None = None
    latitude: float | None = None
    tenure: str = ""
    residents: int | None = None
    moved_in: str = ""
    leading_class: str = ""
    note: str = ""
    merged_into: str = ""
    ledger_import_id: str = ""


class Person(Struct, frozen=True, kw_only=True):
    """Somebody who belongs to a household, lives there or answers for it from afar.

    `phones` holds one or several numbers separated by one space. `birth` is "YYYY", "YYYY-MM" or
    "YYYY-MM-DD" in `birth_calendar`; `birth_leap` is 1 for a lunar leap month. Flags are 0 or 1.
    """

    id: str
    household_id: str
    name: str = ""
    relation: str = Relation.HOLDER
    phones: str = ""
    birth: str = ""
    birth_calendar: str = Calendar.SOLAR
    birth_leap: int = 0
    lives_here: int = 1
    main_contact: int = 0
    emergency_contact: int = 0
    note: str = ""
    ledger_import_id: str = ""


class HouseholdTag(Struct, frozen=True, kw_only=True):
    """One tag on one household, with who put it there, on what evidence, and until when (R1.4)."""

    id: str
    household_id: str
    tag: str
    source: str = TagSource.STEWARD
    evidence: str = ""
    since: str = ""
    expires: str = ""
    ledger_import_id: str = ""


class HouseholdSummary(NamedTuple):
    """What a list row, the search and the filters need of a household.

    `names` are all its people's, a line each, the account's own first; `pinyin` and `initials` have a line for each
    of them, in which several readings of a name are separated by a space.
    A tuple, because ten thousand are made at every start.
    """

    id: str
    account_no: str
    name: str
    address: str
    village: str
    transformer_district: str
    meter_no: str
    tenure: str
    tariff_class: str
    leading_class: str
    phones: str
    tags: tuple[str, ...]
    last_visit: str
    open_commitments: int
    names: str
    pinyin: str
    initials: str


class LedgerImport(Struct, frozen=True, kw_only=True):
    """A station's ledger that was taken in; counts are households."""

    id: str
    file_name: str
    at: str
    rows: int
    created: int
    changed: int


class LedgerKept(Struct, frozen=True, kw_only=True):
    """The steward saw that the ledger says `theirs` for a field and kept the own value."""

    id: str
    row_id: str
    field: str
    theirs: str
    at: str


class HandOver(Struct, frozen=True, kw_only=True):
    """A household ("" is the whole area) goes from one steward to another, at a moment (ISO text with offset)."""

    id: str
    household_id: str
    from_steward: str
    to_steward: str
    at: str
    reason: str = ""


class ReviewOutcome(StrEnum):
    """What became of a late record of a former steward."""

    KEPT = "kept"
    TAKEN_BACK = "taken_back"


class LateReview(Struct, frozen=True, kw_only=True):
    """The new steward looked at a change the former one made without knowing of the hand-over."""

    id: str
    change_name: str
    household_id: str
    outcome: str
    steward: str
    at: str


class NotDuplicate(Struct, frozen=True, kw_only=True):
    """Two households that look alike and are not the same; `household_a` < `household_b`."""

    id: str
    household_a: str
    household_b: str
    at: str
