"""A bill of a home: what was read is not typed again, and what was not read is said, not made up."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from gridsteward.operations import bill_words, bills, households
from gridsteward.operations.area import Area
from gridsteward.records.billing import BillUsage, TimeBand
from gridsteward.records.faults import Fault
from gridsteward.words import LANGUAGES, Words
from tests.use_data import bring


def test_a_read_home_fills_its_bill_and_says_which_days_are_lacking(grid: Area) -> None:
    values: dict[str, str | int] = {
        "account_no": "0003302000017",
        "name": "周桂英",
        "residents": 5,
        "tariff_class": "residential",
    }
    home = households.add_household(grid, values)[0]
    nothing = bills.prefill(grid, home)
    assert (nothing.month, nothing.kwh, nothing.persons) == ("2026-08", None, 5)
    kwh = np.full((1, 31 + 31), 4.25)  # July and August
    kwh[0, 40] = np.nan
    bring(grid, [home], date(2026, 7, 1), kwh)
    found = bills.prefill(grid, home, "2026-08")
    assert (found.kwh, found.days, found.of_days) == (Decimal("127.50"), 30, 31)
    assert found.before == Decimal("131.75")
    assert found.before_lacking == tuple(f"2026-0{month}" for month in range(1, 7))
    said = "".join(bill_words.known(found, Words()))
    assert "30 天" in said
    assert "6 个月" in said


def test_a_class_is_offered_its_own_tariffs_first() -> None:
    assert bills.tariffs_for("residential", "2026-08")[0].key == "zhejiang_home"
    assert bills.tariffs_for("large_industrial", "2026-08")[0].two_part
    assert "zhejiang_two_part" not in [each.key for each in bills.tariffs_for("", "2023-12")]


def test_what_was_typed_must_not_contradict_itself() -> None:
    peak = {TimeBand.PEAK: Decimal(60), TimeBand.VALLEY: Decimal(40)}
    assert bills.bands_of(Decimal(100), peak) == peak
    for kwh, bands, kind in ((Decimal(99), peak, "bill_bands_sum"), (None, {}, "bill_no_kwh")):
        with pytest.raises(Fault, match=kind):
            bills.bands_of(kwh, bands)
    with pytest.raises(Fault, match="bill_month"):
        bills.whole_month("2026-13")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_of_every_tariff_is_said_in_words(language: str) -> None:
    words = Words(language)
    for each in bills.tariffs():
        usage = BillUsage(
            month="2026-03",
            bands={band: Decimal(5000) for band in each.prices},
            persons=6,
            capacity=Decimal(50),
            power_factor=Decimal("0.8"),
        )
        bill = bills.explain(each.key, usage)
        assert len(bill_words.lines(bill, words)) == len(bill.lines)
        assert words("bill.check_notice") in bill_words.source(each, words)
        assert bill_words.remarks(bill, words) or not bill.tiers
        assert bill_words.tariff_name(each, words)


def test_a_bill_that_was_taken_in_stands_above_the_readings(grid: Area) -> None:
    home = households.add_household(grid, {"account_no": "0003302000017", "name": "周桂英"})[0]
    bills_in = [(0, "2026-07", 140.0, 75.32), (0, "2026-08", 130.5, 70.21)]
    bring(grid, [home], date(2026, 7, 1), np.full((1, 62), 4.0), bills=bills_in)
    found = bills.prefill(grid, home)
    assert (found.kwh, found.charged, found.before) == (
        Decimal("130.50"),
        Decimal("70.21"),
        Decimal("140.00"),
    )
    assert found.billed
    assert "2026-07" not in found.before_lacking
    assert "账单上写的是 70.21 元" in "".join(bill_words.known(found, Words()))
