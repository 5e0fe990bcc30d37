"""What holds for every bill, whatever was used: a person adds the lines up, and compares two bills."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from gridsteward.billing.explaining import explain
from gridsteward.billing.tariffs import tariff_on
from gridsteward.billing.what_if import appliance_kwh, what_if
from gridsteward.operations.bills import tariffs
from gridsteward.records.billing import BillUsage, ExplainedBill, Tariff, TimeBand, WhatIf
from gridsteward.records.faults import Fault

HALF_A_CENT = Decimal("0.005")
KWH = st.decimals(0, 6000, places=2)
BY_KEY = {each.key: each for each in tariffs()}


@st.composite
def bills(draw: st.DrawFn) -> tuple[Tariff, BillUsage]:
    """Draw any tariff there is and any use it can be asked for."""
    tariff = draw(st.sampled_from(tariffs()))
    months = draw(st.integers(1, 3))
    usage = BillUsage(
        month=f"2026-{draw(st.integers(1, 13 - months)):02}",
        months=months,
        bands={band: draw(KWH) for band in tariff.prices},
        before=draw(KWH),
        persons=draw(st.none() | st.integers(1, 9)),
        capacity=draw(KWH),
        power_factor=draw(st.none() | st.decimals("0.01", 1, places=2)),
    )
    return tariff, usage


def amounts(bill: ExplainedBill) -> Decimal:
    return sum((line.amount for line in bill.lines), Decimal(0))


@given(bills())
def test_the_lines_add_up_to_the_total_and_each_is_its_own_product(drawn: tuple[Tariff, BillUsage]) -> None:
    bill = explain(*drawn)
    assert amounts(bill) == bill.total
    for line in bill.lines:
        exact = line.quantity * line.price / (100 if line.kind == "power_factor" else 1)
        assert abs(exact - line.amount) <= HALF_A_CENT
        assert line.amount == line.amount.quantize(Decimal("0.01"))


@given(bills(), KWH)
def test_more_use_never_costs_less(drawn: tuple[Tariff, BillUsage], more: Decimal) -> None:
    tariff, usage = drawn
    for band in tariff.prices:
        larger = replace(usage, bands={**usage.bands, band: usage.bands[band] + more})
        assert explain(tariff, larger).total >= explain(tariff, usage).total


@given(bills())
def test_every_kwh_is_in_one_tier(drawn: tuple[Tariff, BillUsage]) -> None:
    bill = explain(*drawn)
    if bill.tiers:
        assert sum(tier.now for tier in bill.tiers) == bill.usage.kwh
        yearly = bill.tariff.tier_span == "year"
        assert sum(tier.before for tier in bill.tiers) == (bill.usage.before if yearly else 0)


@given(st.lists(st.decimals(0, 900, places=2), min_size=12, max_size=12))
def test_twelve_months_make_the_same_year_as_one_bill(months: list[Decimal]) -> None:
    """Each kWh falls into the same tier; the money differs by no more than each line's own rounding."""
    tariff = BY_KEY["zhejiang_home"]
    before = [Decimal(0), *accumulate(months)]
    parts = [
        explain(tariff, BillUsage(month=f"2026-{month:02}", bands={TimeBand.ALL: kwh}, before=so_far))
        for month, (kwh, so_far) in enumerate(zip(months, before, strict=False), 1)
    ]
    year = explain(tariff, BillUsage(month="2026-01", months=12, bands={TimeBand.ALL: before[-1]}))
    for tier in range(3):
        assert sum(part.tiers[tier].now for part in parts) == year.tiers[tier].now
    lines = sum(len(part.lines) for part in parts) + len(year.lines)
    assert abs(sum(part.total for part in parts) - year.total) <= HALF_A_CENT * lines


@given(bills(), st.decimals(0, 3000, places=0), st.decimals(0, 24, places=1))
def test_money_and_energy_are_never_a_float(
    drawn: tuple[Tariff, BillUsage], watts: Decimal, hours: Decimal
) -> None:
    tariff, usage = drawn
    found = what_if(tariff, usage, WhatIf(watts=watts, hours=hours))
    assert not [value for value in _values(found) if isinstance(value, float)]
    assert found.difference >= 0
    assert sum(line.difference for line in found.lines) == found.difference


def _values(of: Any) -> Iterator[Any]:
    if isinstance(of, msgspec.Struct):
        for name in of.__struct_fields__:
            yield from _values(getattr(of, name))
    elif isinstance(of, dict):
        for pair in of.items():
            yield from _values(pair)
    elif isinstance(of, (tuple, list)):
        for each in of:
            yield from _values(each)
    else:
        yield of


def test_kwh_moved_to_the_valley_cost_the_difference_of_the_prices() -> None:
    hours = BY_KEY["zhejiang_home_hours"]
    usage = BillUsage(month="2026-01", bands={TimeBand.PEAK: Decimal(120), TimeBand.VALLEY: Decimal(80)})
    found = what_if(hours, usage, WhatIf(shift=Decimal(50)))
    assert found.difference == Decimal("-14.00")  # 50 kWh, 0.28 yuan less each
    assert [(line.key, line.difference) for line in found.lines] == [
        ("peak", Decimal("-28.40")),
        ("valley", Decimal("14.40")),
    ]


def test_an_appliance_may_lift_a_home_into_the_dearer_tier() -> None:
    usage = BillUsage(month="2026-07", bands={TimeBand.ALL: Decimal(250)})
    assert appliance_kwh(usage, Decimal(1000), Decimal(2)) == 62  # 31 days
    found = what_if(BY_KEY["guangdong_home"], usage, WhatIf(watts=Decimal(1000), hours=Decimal(2)))
    assert found.difference == Decimal("39.80")  # 10 kWh at 0.60, 52 kWh at 0.65


def test_a_later_notice_holds_from_its_day_and_not_before() -> None:
    now = BY_KEY["guangdong_home"]
    later = replace(now, valid_from="2026-07-01", edition="2026-07")
    both = (later, now)
    assert tariff_on(both, now.key, "2026-06") is now
    assert tariff_on(both, now.key, "2026-07") is later
    with pytest.raises(Fault, match="tariff_not_yet"):
        tariff_on(both, now.key, "2012-06")
    with pytest.raises(Fault, match="tariff_unknown"):
        tariff_on(both, "nowhere", "2026-06")


@pytest.mark.parametrize(
    ("key", "usage", "asked", "kind"),
    [
        ("zhejiang_home", {"bands": {TimeBand.ALL: Decimal(-1)}}, None, "bill_negative"),
        ("zhejiang_home_hours", {"bands": {TimeBand.ALL: Decimal(100)}}, None, "bill_needs_bands"),
        ("zhejiang_home", {"month": "2026-12", "months": 2}, None, "bill_crosses_year"),
        ("zhejiang_two_part", {"bands": {TimeBand.PEAK: Decimal(5)}}, None, "bill_needs_capacity"),
        (
            "zhejiang_two_part",
            {"bands": {TimeBand.PEAK: Decimal(5)}, "capacity": Decimal(1), "power_factor": Decimal(2)},
            None,
            "bill_power_factor",
        ),
        ("zhejiang_home", {}, WhatIf(shift=Decimal(1)), "bill_shift_bands"),
        (
            "zhejiang_home_hours",
            {"bands": {TimeBand.PEAK: Decimal(5)}},
            WhatIf(shift=Decimal(6)),
            "bill_shift_too_much",
        ),
        ("zhejiang_home", {}, WhatIf(watts=Decimal(100), hours=Decimal(25)), "bill_appliance"),
    ],
)
def test_what_cannot_be_worked_out_says_why(
    key: str, usage: dict[str, Any], asked: WhatIf | None, kind: str
) -> None:
    known: dict[str, Any] = {"month": "2026-01", "bands": {TimeBand.ALL: Decimal(100)}} | usage
    with pytest.raises(Fault, match=kind):
        what_if(BY_KEY[key], BillUsage(**known), asked or WhatIf())


@pytest.mark.parametrize(
    "change",
    [
        {"prices": {}},
        {"prices": {TimeBand.ALL: Decimal("0.5"), TimeBand.PEAK: Decimal("0.6")}},
        {"prices": {TimeBand.ALL: Decimal("-0.5")}},
        {"tiers": BY_KEY["guangdong_home"].tiers[:1]},
        {"tiers": BY_KEY["guangdong_home"].tiers},  # over the year
        {"tiers": tuple(replace(each, tiers=each.tiers[:2]) for each in BY_KEY["zhejiang_home"].tiers)},
        {"tiers": tuple(replace(each, tiers=each.tiers[::-1]) for each in BY_KEY["zhejiang_home"].tiers)},
    ],
)
def test_a_table_that_contradicts_itself_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="zhejiang_home"):
        replace(BY_KEY["zhejiang_home"], **change)
