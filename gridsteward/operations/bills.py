"""A bill explained: for what a person types, or for a home with what its readings and bills say of it."""

import re
import tomllib
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from math import isnan
from typing import Any, Final

import msgspec

from gridsteward.assets import asset
from gridsteward.billing import explaining
from gridsteward.billing.tariffs import tariff_on
from gridsteward.billing.what_if import what_if as answered
from gridsteward.operations.area import Area
from gridsteward.records.billing import (
    NONE,
    BillDifference,
    BillPrefill,
    BillUsage,
    ExplainedBill,
    Tariff,
    TimeBand,
    WhatIf,
)
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household

_MONTH: Final = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])")
_HUNDREDTH: Final = Decimal("0.01")


@cache
def tariffs() -> tuple[Tariff, ...]:
    """Return every edition of every tariff, in the order of the data."""
    text = asset("resources", "vocabularies", "tariffs.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text, parse_float=Decimal)["tariff"], tuple[Tariff, ...])


def tariffs_for(tariff_class: str, month: str) -> tuple[Tariff, ...]:
    """Return what holds in a month, what is offered to this class first; "" is a home."""
    month = whole_month(month)
    valid = [
        tariff_on(tariffs(), key, month)
        for key in dict.fromkeys(each.key for each in tariffs() if each.valid_from <= f"{month}-01")
    ]
    wanted = tariff_class or "residential"
    return tuple(sorted(valid, key=lambda each: wanted not in each.classes))


def tariff(key: str, month: str) -> Tariff:
    """Return the edition that holds in a month; raise Fault bill_month, tariff_unknown, tariff_not_yet."""
    return tariff_on(tariffs(), key, whole_month(month))


def whole_month(month: str) -> str:
    """Return "YYYY-MM" as it is; raise Fault bill_month."""
    if not _MONTH.fullmatch(month):
        raise Fault("bill_month", month=month)
    return month


def last_month(today: date) -> str:
    """Return the last month that is over."""
    return f"{today.replace(day=1) - timedelta(days=1):%Y-%m}"


def bands_of(kwh: Decimal | None, bands: Mapping[TimeBand, Decimal]) -> dict[TimeBand, Decimal]:
    """Return kWh by band from what was typed; raise Fault bill_no_kwh, bill_bands_sum where both contradict."""
    if not bands:
        if kwh is None:
            raise Fault("bill_no_kwh")
        return {TimeBand.ALL: kwh}
    together = sum(bands.values(), NONE)
    if kwh is not None and kwh != together:
        raise Fault("bill_bands_sum", kwh=f"{kwh:f}", together=f"{together:f}")
    return dict(bands)


def explain(tariff_key: str, usage: BillUsage) -> ExplainedBill:
    """Return the bill by the edition that holds; raise Fault bill_month, tariff_unknown or as `billing.explain`."""
    return explaining.explain(tariff(tariff_key, usage.month), usage)


def what_if(tariff_key: str, usage: BillUsage, asked: WhatIf) -> BillDifference:
    """Return what would be otherwise; raise Fault as `explain` and `billing.what_if`."""
    return answered(tariff(tariff_key, usage.month), usage, asked)


# -- a home ------------------------------------------------------------------------------------------------------------


def prefill(area: Area, household_id: str, month: str = "") -> BillPrefill:
    """Return what is known of a home for its bill of `month`, "" for the last whole one. Raise Fault row_gone.

    A bill that was taken in stands above the readings of its month.
    """
    found = area.store.select(Household, "id = ?", (household_id,))
    if not found:
        raise Fault("row_gone")
    month = whole_month(month or last_month(area.now().date()))
    year, number = int(month[:4]), int(month[5:])
    read = _read(area, household_id, year, number)
    bills = _bills(area, household_id)
    lacking, before = [], NONE
    for earlier in range(1, number):
        key = f"{year}-{earlier:02}"
        billed = bills.get(key, (None, None))[0]
        kwh, days = read.get(key, (NONE, 0))
        before += kwh if billed is None else billed
        if billed is None and days < monthrange(year, earlier)[1]:
            lacking.append(key)
    on_bill, charged = bills.get(month, (None, None))
    kwh, days = read.get(month, (NONE, 0))
    return BillPrefill(
        month=month,
        kwh=on_bill if on_bill is not None else kwh if days else None,
        days=0 if on_bill is not None else days,
        of_days=monthrange(year, number)[1],
        billed=on_bill is not None,
        charged=charged,
        before=before,
        before_lacking=tuple(lacking),
        persons=found[0].residents,
        tariff_class=found[0].tariff_class,
    )


def _bills(area: Area, household_id: str) -> dict[str, tuple[Decimal | None, Decimal | None]]:
    """Return kWh and yuan of the bills that were taken in, by month."""
    if not area.store.query("SELECT 1 FROM usage_bill LIMIT 1"):
        return {}
    from gridsteward.store.usage import bills

    return {each.month: (_exact(each.kwh), _exact(each.amount)) for each in bills(area.store, household_id)}


def _read(area: Area, household_id: str, year: int, months: int) -> dict[str, tuple[Decimal, int]]:
    """Return kWh and the number of days read of the first `months` months of a year."""
    if not area.store.query("SELECT 1 FROM usage_series LIMIT 1"):
        return {}
    from gridsteward.store.usage import daily

    last = date(year, months, monthrange(year, months)[1])
    use = daily(area.store, first=date(year, 1, 1), last=last, households=[household_id])
    found: dict[str, tuple[Decimal, int]] = {}
    for day, kwh in zip(use.days.tolist(), use.kwh[0].tolist(), strict=True):
        if not isnan(kwh):  # what is missing is no zero
            so_far, days = found.get(f"{day:%Y-%m}", (NONE, 0))
            found[f"{day:%Y-%m}"] = (so_far + (_exact(kwh) or NONE), days + 1)
    return found


def _exact(value: Any) -> Decimal | None:
    """Return a stored figure in hundredths, as the meter and the bill show it."""
    return None if value is None else Decimal(repr(value)).quantize(_HUNDREDTH)
