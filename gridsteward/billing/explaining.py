"""A bill line by line: what was used, at which price, what it comes to."""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Final

from gridsteward.billing.tariffs import allowance, months_of, tier_ends
from gridsteward.records.billing import (
    NONE,
    BillLine,
    BillLineKind,
    BillUsage,
    ExplainedBill,
    PowerFactorRule,
    Tariff,
    TierFill,
    TierSpan,
    TimeBand,
)
from gridsteward.records.faults import Fault

CENT: Final = Decimal("0.01")


def explain(tariff: Tariff, usage: BillUsage) -> ExplainedBill:
    """Return the bill of a home by one edition of a tariff.

    Raise Fault bill_negative, bill_needs_bands, bill_crosses_year, bill_needs_capacity or bill_power_factor.
    """
    months_of(usage)
    bands = _bands(tariff, usage)
    kwh = sum(bands.values(), NONE)
    tiers = tuple(_fills(tariff, usage, kwh))
    lines = [*_connection(tariff, usage), *_energy(tariff, bands, tiers)]
    adjustment = _power_factor(tariff, usage, sum((line.amount for line in lines), NONE))
    funds = [
        _line(BillLineKind.SURCHARGE, key, kwh, price) for key, price in tariff.surcharges.items() if kwh
    ]
    lines += [*adjustment, *funds]
    return ExplainedBill(
        tariff=tariff,
        usage=usage,
        lines=tuple(lines),
        tiers=tiers,
        allowance=allowance(tariff, usage),
        to_next=_to_next(tiers, _before(tariff, usage) + kwh),
        total=sum((line.amount for line in lines), Decimal("0.00")),
    )


def to_cent(yuan: Decimal) -> Decimal:
    """Round half up to the cent."""
    return yuan.quantize(CENT, ROUND_HALF_UP)


def _line(kind: BillLineKind, key: str, quantity: Decimal, price: Decimal) -> BillLine:
    return BillLine(kind=kind, key=key, quantity=quantity, price=price, amount=to_cent(quantity * price))


def _bands(tariff: Tariff, usage: BillUsage) -> Mapping[TimeBand, Decimal]:
    """Return kWh by the bands this tariff has a price for."""
    if usage.before < 0 or any(kwh < 0 for kwh in usage.bands.values()):
        raise Fault("bill_negative")
    if not tariff.banded:
        return {TimeBand.ALL: usage.kwh}
    if any(kwh for band, kwh in usage.bands.items() if band not in tariff.prices):
        raise Fault("bill_needs_bands")
    return {band: usage.bands.get(band, NONE) for band in tariff.prices}


def _before(tariff: Tariff, usage: BillUsage) -> Decimal:
    return usage.before if tariff.tier_span is TierSpan.YEAR else NONE


def _fills(tariff: Tariff, usage: BillUsage, kwh: Decimal) -> Iterator[TierFill]:
    ends = tier_ends(tariff, usage)
    before = _before(tariff, usage)
    base = tariff.prices.get(TimeBand.ALL)
    for number, (begin, end) in enumerate(pairwise([NONE, *ends]), 1):
        adds = tariff.tiers[0].tiers[number - 1].adds
        begin_kwh = begin if begin is not None else NONE
        yield TierFill(
            number=number,
            begin=begin_kwh,
            end=end,
            before=_within(before, begin_kwh, end),
            now=_within(before + kwh, begin_kwh, end) - _within(before, begin_kwh, end),
            adds=adds,
            price=base + adds if base is not None else None,
        )


def _within(kwh: Decimal, begin: Decimal, end: Decimal | None) -> Decimal:
    """Return how many of the first `kwh` lie between `begin` and `end`."""
    return max(NONE, (kwh if end is None else min(kwh, end)) - begin)


def _to_next(tiers: tuple[TierFill, ...], used: Decimal) -> Decimal | None:
    return next((each.end - used for each in tiers if each.end is not None and used < each.end), None)


def _energy(
    tariff: Tariff, bands: Mapping[TimeBand, Decimal], tiers: tuple[TierFill, ...]
) -> Iterator[BillLine]:
    """Yield one line a tier where there is one price; else one a band, and what the tiers add to them."""
    if tariff.banded or not tiers:
        for band, kwh in bands.items():
            if kwh:
                yield _line(BillLineKind.ENERGY, band.value, kwh, tariff.prices[band])
    for tier in tiers:
        price = tier.adds if tier.price is None else tier.price
        if tier.now and price:
            yield _line(BillLineKind.TIER, str(tier.number), tier.now, price)


def _connection(tariff: Tariff, usage: BillUsage) -> Iterator[BillLine]:
    """Yield what the connection costs: by the demand where one was measured, by the capacity otherwise."""
    if not tariff.two_part:
        return
    if any(each is not None and each < 0 for each in (usage.capacity, usage.demand)):
        raise Fault("bill_negative")
    if usage.demand is not None and tariff.demand_price is not None:
        yield _line(BillLineKind.DEMAND, "", usage.demand * usage.months, tariff.demand_price)
    elif usage.capacity is not None and tariff.capacity_price is not None:
        yield _line(BillLineKind.CAPACITY, "", usage.capacity * usage.months, tariff.capacity_price)
    else:
        raise Fault("bill_needs_capacity")


def _power_factor(tariff: Tariff, usage: BillUsage, base: Decimal) -> Iterator[BillLine]:
    """Yield what the power factor adds to connection and energy, or takes from them; funds are left out."""
    if tariff.power_factor is None or usage.power_factor is None:
        return
    if not 0 < usage.power_factor <= 1:
        raise Fault("bill_power_factor")
    percent = power_factor_percent(tariff.power_factor, usage.power_factor)
    if percent:
        yield BillLine(
            kind=BillLineKind.POWER_FACTOR,
            key="",
            quantity=percent,
            price=base,
            amount=to_cent(base * percent / 100),
        )


def power_factor_percent(rule: PowerFactorRule, factor: Decimal) -> Decimal:
    """Return the percent a power factor adds (negative: takes away), counted in whole hundredths."""
    factor = to_cent(factor)
    below = factor < rule.standard
    at, percent = rule.standard, NONE
    for slope in rule.below if below else rule.above:
        end = max(factor, slope.until) if below else min(factor, slope.until)
        percent += abs(at - end) * 100 * slope.percent
        at = end
        if at == factor:
            break
    return percent if below else -percent
