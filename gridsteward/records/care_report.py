"""The register of contact rounds, and who is looked after, as a workbook takes it (R5.2, R5.6)."""

from msgspec import Struct

from gridsteward.records.care_wall import WallPerson
from gridsteward.records.outage_round import CareRound


class CareReportScope(Struct, frozen=True, kw_only=True):
    """What it covers: outages that began within ISO dates, both included; "" means all."""

    station: str
    area: str
    first: str
    last: str
    exported_at: str


class CareReportTotals(Struct, frozen=True, kw_only=True):
    """The same contacts counted by the database itself, apart from the rows."""

    contacts: int
    reached: int


class CareReport(Struct, frozen=True, kw_only=True):
    """Rounds and everybody looked after, needs as far as the exporter may see them, and what the database counted."""

    rounds: tuple[CareRound, ...]
    people: tuple[WallPerson, ...]
    scope: CareReportScope
    totals: CareReportTotals
