"""Which edition of a tariff holds, and where its tiers end for a home."""

from collections.abc import Iterable
from decimal import Decimal

from gridsteward.records.billing import NONE, BillUsage, Tariff, TierSpan
from gridsteward.records.faults import Fault


def tariff_on(tariffs: Iterable[Tariff], key: str, month: str) -> Tariff:
    """Return the edition that holds on the first of `month`; raise Fault tariff_unknown, tariff_not_yet."""
    editions = sorted((each for each in tariffs if each.key == key), key=lambda each: each.valid_from)
    if not editions:
        raise Fault("tariff_unknown", tariff=key)
    valid = [each for each in editions if each.valid_from <= f"{month}-01"]
    if not valid:
        raise Fault("tariff_not_yet", first=editions[0].valid_from)
    return valid[-1]


def months_of(usage: BillUsage) -> list[int]:
    """Return the months (1 to 12) of a period; raise Fault bill_crosses_year."""
    first = int(usage.month[5:7])
    if first + usage.months > 13:
        raise Fault("bill_crosses_year")
    return list(range(first, first + usage.months))


def allowance(tariff: Tariff, usage: BillUsage) -> Decimal:
    """Return by how many kWh a large household's tiers are widened, over the period or the year."""
    fits = [each for each in tariff.allowances if (usage.persons or 0) >= each.persons]
    if not (fits and tariff.tiers):
        return NONE
    months = 12 if tariff.tier_span is TierSpan.YEAR else usage.months
    return max(fits, key=lambda each: each.persons).kwh * months


def tier_ends(tariff: Tariff, usage: BillUsage) -> list[Decimal | None]:
    """Return in kWh where each tier ends, a large household's allowance included; None for the last."""
    if not tariff.tiers:
        return []
    wider = allowance(tariff, usage)
    if tariff.tier_span is TierSpan.YEAR:
        return [tier.up_to + wider if tier.up_to is not None else None for tier in tariff.tiers[0].tiers]
    tables = [table for month in months_of(usage) for table in tariff.tiers if month in table.months]
    ends: list[Decimal | None] = []
    for tiers in zip(*(table.tiers for table in tables), strict=True):
        limits = [tier.up_to for tier in tiers if tier.up_to is not None]
        ends.append(sum(limits, wider) if limits else None)
    return ends
