"""Bills worked out by hand, to the cent: who explains a bill wrongly at the door has lost the household's trust."""

from decimal import Decimal
from typing import Any

import pytest

from gridsteward.billing.explaining import explain
from gridsteward.billing.tariffs import tariff_on
from gridsteward.operations.bills import tariffs
from gridsteward.records.billing import BillUsage, ExplainedBill, TimeBand

Worked = tuple[str, str, dict[str, Any], list[str], str]


def bill(key: str, month: str, **known: Any) -> ExplainedBill:
    """Return a bill; numbers are given as text, as a person types them."""
    bands = {TimeBand(band): Decimal(known.pop(band)) for band in TimeBand if band in known}
    whole = {name: known.pop(name) for name in ("persons", "months") if name in known}
    more: dict[str, Any] = {name: Decimal(value) for name, value in known.items()}
    usage = BillUsage(month=month, bands=bands, **(whole | more))
    return explain(tariff_on(tariffs(), key, month), usage)


# 0.538, from 2760 kWh a year 0.588, from 4800 kWh 0.838; from five people on 1200 kWh more a year
YEARLY: list[Worked] = [
    ("zhejiang_home", "2026-01", {"all": "100"}, ["53.80"], "53.80"),
    ("zhejiang_home", "2026-01", {"all": "1"}, ["0.54"], "0.54"),
    ("zhejiang_home", "2026-01", {"all": "2.5"}, ["1.35"], "1.35"),
    ("zhejiang_home", "2026-01", {"all": "123.45"}, ["66.42"], "66.42"),
    ("zhejiang_home", "2026-01", {"all": "2760"}, ["1484.88"], "1484.88"),
    ("zhejiang_home", "2026-01", {"all": "2761"}, ["1484.88", "0.59"], "1485.47"),
    ("zhejiang_home", "2026-09", {"all": "300", "before": "2600"}, ["86.08", "82.32"], "168.40"),
    ("zhejiang_home", "2026-12", {"all": "350", "before": "4700"}, ["58.80", "209.50"], "268.30"),
    ("zhejiang_home", "2026-12", {"all": "250", "before": "5000"}, ["209.50"], "209.50"),
    (
        "zhejiang_home",
        "2026-12",
        {"all": "2500", "before": "2500"},
        ["139.88", "1199.52", "167.60"],
        "1507.00",
    ),
    ("zhejiang_home", "2026-12", {"all": "0", "before": "3000"}, [], "0.00"),
    (
        "zhejiang_home",
        "2026-12",
        {"all": "300", "before": "3800", "persons": 5},
        ["86.08", "82.32"],
        "168.40",
    ),
    ("zhejiang_home", "2026-12", {"all": "300", "before": "3800", "persons": 4}, ["176.40"], "176.40"),
    (
        "zhejiang_home",
        "2026-12",
        {"all": "200", "before": "5900", "persons": 7},
        ["58.80", "83.80"],
        "142.60",
    ),
    (
        "zhejiang_home",
        "2026-11",
        {"all": "500", "before": "2700", "months": 2},
        ["32.28", "258.72"],
        "291.00",
    ),
    # no tiers
    ("zhejiang_shared", "2026-01", {"all": "180"}, ["100.44"], "100.44"),
    ("zhejiang_shared", "2026-12", {"all": "180", "before": "5000"}, ["100.44"], "100.44"),
]

# peak 0.568, valley 0.288; the tiers add 0.05 and 0.30 to either
PEAK_AND_VALLEY: list[Worked] = [
    ("zhejiang_home_hours", "2026-01", {"peak": "120", "valley": "80"}, ["68.16", "23.04"], "91.20"),
    ("zhejiang_home_hours", "2026-01", {"valley": "100"}, ["28.80"], "28.80"),
    ("zhejiang_home_hours", "2026-01", {"peak": "33", "valley": "17"}, ["18.74", "4.90"], "23.64"),
    (
        "zhejiang_home_hours",
        "2026-08",
        {"peak": "100", "valley": "60", "before": "2700"},
        ["56.80", "17.28", "5.00"],
        "79.08",
    ),
    (
        "zhejiang_home_hours",
        "2026-12",
        {"peak": "60", "valley": "40", "before": "4780"},
        ["34.08", "11.52", "1.00", "24.00"],
        "70.60",
    ),
    (
        "zhejiang_home_hours",
        "2026-12",
        {"peak": "150", "valley": "250", "before": "5000"},
        ["85.20", "72.00", "120.00"],
        "277.20",
    ),
    (
        "zhejiang_home_hours",
        "2026-12",
        {"peak": "80", "valley": "20", "before": "3900", "persons": 6},
        ["45.44", "5.76", "2.00"],
        "53.20",
    ),
]

# 0.60, 0.65, 0.90; May to October from 260 and 600 kWh, else from 200 and 400; five people 100 kWh more a month
MONTHLY: list[Worked] = [
    ("guangdong_home", "2026-07", {"all": "260"}, ["156.00"], "156.00"),
    ("guangdong_home", "2026-07", {"all": "261"}, ["156.00", "0.65"], "156.65"),
    ("guangdong_home", "2026-07", {"all": "700"}, ["156.00", "221.00", "90.00"], "467.00"),
    ("guangdong_home", "2026-10", {"all": "601"}, ["156.00", "221.00", "0.90"], "377.90"),
    ("guangdong_home", "2026-01", {"all": "260"}, ["120.00", "39.00"], "159.00"),
    ("guangdong_home", "2026-11", {"all": "450"}, ["120.00", "130.00", "45.00"], "295.00"),
    ("guangdong_home", "2026-07", {"all": "700", "persons": 5}, ["216.00", "221.00"], "437.00"),
    ("guangdong_home", "2026-04", {"all": "700", "months": 2}, ["276.00", "156.00"], "432.00"),
    (
        "guangdong_home",
        "2026-01",
        {"all": "700", "months": 2, "persons": 5},
        ["360.00", "65.00"],
        "425.00",
    ),
    ("guangdong_home", "2026-07", {"all": "100", "before": "900"}, ["60.00"], "60.00"),
]

# capacity 30 a kVA, demand 48 a kW; sharp 1.20, peak 0.98, flat 0.66, valley 0.32; funds 0.019 and 0.008
FACTORY: dict[str, Any] = {"peak": "1000", "flat": "2000", "valley": "1000", "capacity": "100"}
CHARGED = ["3000.00", "980.00", "1320.00", "320.00"]
FUNDS = ["76.00", "32.00"]
TWO_PART: list[Worked] = [
    ("zhejiang_two_part", "2026-03", FACTORY, [*CHARGED, *FUNDS], "5728.00"),
    (
        "zhejiang_two_part",
        "2026-03",
        {"sharp": "100", "peak": "500", "demand": "80", "capacity": "100"},
        ["3840.00", "120.00", "490.00", "11.40", "4.80"],
        "4466.20",
    ),
    (
        "zhejiang_two_part",
        "2026-03",
        FACTORY | {"power_factor": "0.85"},
        [*CHARGED, "140.50", *FUNDS],
        "5868.50",
    ),
    (
        "zhejiang_two_part",
        "2026-03",
        FACTORY | {"power_factor": "0.95"},
        [*CHARGED, "-42.15", *FUNDS],
        "5685.85",
    ),
    (
        "zhejiang_two_part",
        "2026-03",
        FACTORY | {"power_factor": "1"},
        [*CHARGED, "-42.15", *FUNDS],
        "5685.85",
    ),
    (
        "zhejiang_two_part",
        "2026-03",
        FACTORY | {"power_factor": "0.68"},
        [*CHARGED, "674.40", *FUNDS],
        "6402.40",
    ),
    (
        "zhejiang_two_part",
        "2026-03",
        FACTORY | {"power_factor": "0.60"},
        [*CHARGED, "1405.00", *FUNDS],
        "7133.00",
    ),
    ("zhejiang_two_part", "2026-03", FACTORY | {"power_factor": "0.90"}, [*CHARGED, *FUNDS], "5728.00"),
]


@pytest.mark.parametrize(
    ("key", "month", "known", "lines", "total"), [*YEARLY, *PEAK_AND_VALLEY, *MONTHLY, *TWO_PART]
)
def test_a_bill_is_right_to_the_cent(
    key: str, month: str, known: dict[str, Any], lines: list[str], total: str
) -> None:
    found = bill(key, month, **dict(known))
    assert [str(line.amount) for line in found.lines] == lines
    assert str(found.total) == total


def test_a_bill_says_how_full_each_tier_is_and_when_it_gets_dearer() -> None:
    found = bill("zhejiang_home", "2026-09", all="300", before="2600", persons=5)
    first, second, last = found.tiers
    assert [first.before, first.now, first.end] == [Decimal(each) for each in (2600, 300, 3960)]
    assert [second.begin, second.end, second.now] == [Decimal(each) for each in (3960, 6000, 0)]
    assert last.end is None
    assert [found.allowance, found.to_next] == [Decimal(1200), Decimal(1060)]


def test_in_the_last_tier_nothing_gets_dearer() -> None:
    assert bill("zhejiang_home", "2026-12", all="250", before="5000").to_next is None
