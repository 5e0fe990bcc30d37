"""What would be otherwise: use moved to cheaper hours, another appliance."""

from calendar import monthrange
from decimal import Decimal

from msgspec.structs import replace

from gridsteward.billing.explaining import explain
from gridsteward.records.billing import (
    NONE,
    BillDifference,
    BillUsage,
    ExplainedBill,
    LineDifference,
    Tariff,
    TimeBand,
    WhatIf,
)
from gridsteward.records.faults import Fault


def what_if(tariff: Tariff, usage: BillUsage, asked: WhatIf) -> BillDifference:
    """Return both bills and how they differ; raise Fault bill_shift_bands, bill_shift_too_much or as `explain`."""
    after = usage
    if asked.shift:
        after = shifted(tariff, after, asked.shift)
    if asked.watts and asked.hours:
        band = asked.band if tariff.banded and TimeBand.ALL not in usage.bands else TimeBand.ALL
        after = with_more(after, appliance_kwh(usage, asked.watts, asked.hours), band)
    return compared(explain(tariff, usage), explain(tariff, after))


def shifted(tariff: Tariff, usage: BillUsage, kwh: Decimal) -> BillUsage:
    """Return the use with `kwh` moved from peak to valley."""
    peak, valley = (usage.bands.get(band, NONE) for band in (TimeBand.PEAK, TimeBand.VALLEY))
    if not {TimeBand.PEAK, TimeBand.VALLEY} <= tariff.prices.keys():
        raise Fault("bill_shift_bands")
    if kwh < 0:
        raise Fault("bill_negative")
    if kwh > peak:
        raise Fault("bill_shift_too_much", peak=f"{peak:f}")
    return replace(usage, bands={**usage.bands, TimeBand.PEAK: peak - kwh, TimeBand.VALLEY: valley + kwh})


def with_more(usage: BillUsage, kwh: Decimal, band: TimeBand) -> BillUsage:
    """Return the use with `kwh` more in a band."""
    return replace(usage, bands={**usage.bands, band: usage.bands.get(band, NONE) + kwh})


def appliance_kwh(usage: BillUsage, watts: Decimal, hours: Decimal) -> Decimal:
    """Return the kWh of an appliance of so many watts over the period, `hours` every day."""
    if watts < 0 or not 0 <= hours <= 24:
        raise Fault("bill_appliance")
    year, first = int(usage.month[:4]), int(usage.month[5:7])
    days = sum(monthrange(year, month)[1] for month in range(first, first + usage.months))
    return watts * hours * days / 1000


def compared(before: ExplainedBill, after: ExplainedBill) -> BillDifference:
    """Return every line of either bill with both amounts, in the order of the bill."""
    was, will = ({(line.kind, line.key): line.amount for line in bill.lines} for bill in (before, after))
    keys = list(dict.fromkeys([*will, *was]))
    return BillDifference(
        before=before,
        after=after,
        lines=tuple(
            LineDifference(
                kind=kind, key=key, before=was.get((kind, key), NONE), after=will.get((kind, key), NONE)
            )
            for kind, key in keys
        ),
    )
