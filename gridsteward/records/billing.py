"""What a bill is made of: a tariff as data, what was used, and the bill line by line (R8.1).

Money is yuan, energy kWh, both Decimal and never a float. Money is rounded half up to the cent, once a line.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Final

from msgspec import Struct

NONE: Final = Decimal(0)
_YEAR: Final = tuple(range(1, 13))


class TimeBand(StrEnum):
    """The hours a price holds for."""

    ALL = "all"
    SHARP = "sharp"
    PEAK = "peak"
    FLAT = "flat"
    VALLEY = "valley"


class TierSpan(StrEnum):
    """Over what tiers count."""

    MONTH = "month"
    YEAR = "year"


class BillLineKind(StrEnum):
    """What a line of a bill charges for."""

    ENERGY = "energy"
    """kWh of a time band at its price."""
    TIER = "tier"
    """kWh of a tier: at its whole price where there is one price, at what it adds where there are time bands."""
    CAPACITY = "capacity"
    DEMAND = "demand"
    SURCHARGE = "surcharge"
    POWER_FACTOR = "power_factor"


class Tier(Struct, frozen=True, kw_only=True):
    """A step of use: up to so many kWh (None: all beyond), and yuan a kWh on top of the price."""

    up_to: Decimal | None = None
    adds: Decimal = NONE


class TierTable(Struct, frozen=True, kw_only=True):
    """The tiers of these months (1 to 12)."""

    tiers: tuple[Tier, ...]
    months: tuple[int, ...] = _YEAR


class Allowance(Struct, frozen=True, kw_only=True):
    """From so many people on, every tier ends so many kWh a month later."""

    persons: int
    kwh: Decimal


class Slope(Struct, frozen=True, kw_only=True):
    """Percent for every hundredth of the power factor, as far as `until`."""

    until: Decimal
    percent: Decimal


class PowerFactorRule(Struct, frozen=True, kw_only=True):
    """What a power factor other than the standard adds to a bill, or takes from it, from the standard outwards."""

    standard: Decimal
    below: tuple[Slope, ...]
    above: tuple[Slope, ...]


class Tariff(Struct, frozen=True, kw_only=True):
    """One edition of a tariff. Prices are yuan a kWh; capacity yuan a kVA and month, demand yuan a kW and month.

    Editions of one tariff share its `key`; each holds from `valid_from` (ISO date) until the next. `classes` are the
    tariff classes it is offered to. `surcharges` are funds by key of the words [bill_surcharge].
    """

    key: str
    province: str
    classes: tuple[str, ...]
    issuer: str
    edition: str
    valid_from: str
    prices: Mapping[TimeBand, Decimal]
    unit: str = "yuan/kWh"
    check_current_notice: bool = True
    tier_span: TierSpan = TierSpan.MONTH
    tiers: tuple[TierTable, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    surcharges: Mapping[str, Decimal] = {}
    capacity_price: Decimal | None = None
    demand_price: Decimal | None = None
    power_factor: PowerFactorRule | None = None

    def __post_init__(self) -> None:
        """Raise ValueError for a table that contradicts itself, or by which more kWh could cost less."""
        amounts = [*self.prices.values(), *self.surcharges.values(), *(each.kwh for each in self.allowances)]
        if not self.prices or (TimeBand.ALL in self.prices and len(self.prices) > 1):
            raise ValueError(f"{self.key}: one price, or a price for each time band")
        if any(amount < 0 for amount in amounts):
            raise ValueError(f"{self.key}: a negative price")
        if self.tiers and sorted(month for each in self.tiers for month in each.months) != list(_YEAR):
            raise ValueError(f"{self.key}: every month has its tiers once")
        if self.tier_span is TierSpan.YEAR and len(self.tiers) > 1:
            raise ValueError(f"{self.key}: tiers of a year are the same all year")
        for table in self.tiers:
            adds = [tier.adds for tier in table.tiers]
            ends = [tier.up_to for tier in table.tiers]
            limits = [end for end in ends[:-1] if end is not None]
            if adds != [tier.adds for tier in self.tiers[0].tiers] or adds != sorted(adds) or adds[0] < 0:
                raise ValueError(f"{self.key}: a later tier is never cheaper, and adds the same all year")
            if ends[-1] is not None or len(limits) < len(ends) - 1 or limits != sorted(set(limits)):
                raise ValueError(f"{self.key}: each tier ends later than the one before, the last one never")

    @property
    def banded(self) -> bool:
        """Whether the price depends on the hour."""
        return TimeBand.ALL not in self.prices

    @property
    def two_part(self) -> bool:
        """Whether the connection is paid for beside the energy."""
        return self.capacity_price is not None or self.demand_price is not None


class BillUsage(Struct, frozen=True, kw_only=True):
    """What was used in `months` whole months from `month` ("YYYY-MM") on.

    `bands` is kWh by time band (`ALL` alone where nobody knows when), `before` kWh of this year before `month`,
    `persons` how many live there. For two-part tariffs `capacity` is kVA, `demand` kW, `power_factor` 0 … 1.
    """

    month: str
    bands: Mapping[TimeBand, Decimal]
    months: int = 1
    before: Decimal = NONE
    persons: int | None = None
    capacity: Decimal | None = None
    demand: Decimal | None = None
    power_factor: Decimal | None = None

    @property
    def kwh(self) -> Decimal:
        """All kWh together."""
        return sum(self.bands.values(), NONE)


class BillLine(Struct, frozen=True, kw_only=True):
    """One line: `quantity` times `price` is `amount`, rounded half up to the cent.

    `key` is a TimeBand, a tier's number from "1" on, or a fund's key. `quantity` is kWh, kVA, kW (those two times
    the months), or for the power factor percent of the yuan in `price`.
    """

    kind: BillLineKind
    key: str
    quantity: Decimal
    price: Decimal
    amount: Decimal


class TierFill(Struct, frozen=True, kw_only=True):
    """How full a tier is: it reaches from `begin` to `end` kWh (None: without end), allowance included.

    `before` kWh were in it from earlier months of the year, `now` came with this bill. `price` is yuan a kWh with
    what the tier adds, None where that depends on the hour.
    """

    number: int
    begin: Decimal
    end: Decimal | None
    before: Decimal
    now: Decimal
    adds: Decimal
    price: Decimal | None


class ExplainedBill(Struct, frozen=True, kw_only=True):
    """A bill: its lines add up to `total`.

    `allowance` is what a large household's tiers were widened by, in kWh of the period or the year; `to_next` the
    kWh left before a dearer tier begins, None in the last one or where there are none.
    """

    tariff: Tariff
    usage: BillUsage
    lines: tuple[BillLine, ...]
    tiers: tuple[TierFill, ...]
    allowance: Decimal
    to_next: Decimal | None
    total: Decimal


class LineDifference(Struct, frozen=True, kw_only=True):
    """A line of two bills: the amounts, 0 where a bill has no such line."""

    kind: BillLineKind
    key: str
    before: Decimal
    after: Decimal

    @property
    def difference(self) -> Decimal:
        """Yuan more (negative: less)."""
        return self.after - self.before


class BillDifference(Struct, frozen=True, kw_only=True):
    """What would be otherwise, line by line."""

    before: ExplainedBill
    after: ExplainedBill
    lines: tuple[LineDifference, ...]

    @property
    def difference(self) -> Decimal:
        """Yuan more (negative: less)."""
        return self.after.total - self.before.total


class WhatIf(Struct, frozen=True, kw_only=True):
    """A question: `shift` kWh from peak to valley, an appliance of `watts` for `hours` a day in `band`."""

    shift: Decimal = NONE
    watts: Decimal = NONE
    hours: Decimal = NONE
    band: TimeBand = TimeBand.PEAK

    def __bool__(self) -> bool:
        """Tell whether anything is asked."""
        return bool(self.shift or (self.watts and self.hours))


class BillPrefill(Struct, frozen=True, kw_only=True):
    """What is known of a home for a bill of `month`.

    `kwh` is of the month, None where nothing is known; `days` of its `of_days` days were read, 0 where the kWh stand
    on a bill that was taken in (`billed`). `charged` is what that bill said in yuan. `before` is the year so far and
    `before_lacking` the months ("YYYY-MM") of which not every day is known.
    """

    month: str
    kwh: Decimal | None
    days: int
    of_days: int
    billed: bool
    charged: Decimal | None
    before: Decimal
    before_lacking: tuple[str, ...]
    persons: int | None
    tariff_class: str
