"""In which of the systems used in China a place is given, and how that was told."""

from enum import StrEnum

from msgspec import Struct

from gridsteward.records.plan import Point


class Datum(StrEnum):
    """A system of coordinates. Stored is always WGS-84; the others lie hundreds of metres beside it."""

    WGS84 = "wgs84"
    GCJ02 = "gcj02"
    BD09 = "bd09"


class DatumReason(StrEnum):
    """From what the system of a sheet's coordinates is known, the surest first."""

    CHOSEN = "chosen"
    HEADING = "heading"
    AGREES = "agrees"
    REMEMBERED = "remembered"
    DEFAULT = "default"


class DatumDecision(Struct, frozen=True, kw_only=True):
    """How a sheet's coordinates are taken and why; `homes` are those already placed that they agree with."""

    sheet: str
    datum: Datum
    why: DatumReason
    rows: int
    homes: int = 0


class PlacedHome(Struct, frozen=True, kw_only=True):
    """A home whose place is known, or is said by a ledger: its number, what it lies in, (longitude, latitude)."""

    account_no: str
    village: str
    transformer_district: str
    point: Point
