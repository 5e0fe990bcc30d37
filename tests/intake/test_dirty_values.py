"""Single cells as people fill them in: one household, one column, and what must come of it.

A case that fails is a wrong fact about somebody, or one that was lost without a word.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import pytest

from tests.intake.conftest import Import, xlsx

VALUES = [
    ("电话", 13800138000, {"phones": "13800138000"}, "number_as_text"),
    ("电话", 1.38e10, {"phones": "13800000000"}, "number_as_text"),
    ("电话", "13800138000.0", {"phones": "13800138000"}, "phone_format"),
    ("电话", "138 0013 8000", {"phones": "13800138000"}, "phone_format"),
    ("电话", "138-0013-8000", {"phones": "13800138000"}, "phone_format"),
    ("电话", "+86 13800138000", {"phones": "13800138000"}, "phone_format"),
    ("电话", "１３８００１３８０００", {"phones": "13800138000"}, "phone_format"),
    ("电话", "13800138000/13900139000", {"phones": "13800138000 13900139000"}, "phone_format"),
    ("电话", "13800138000、13900139000；", {"phones": "13800138000 13900139000"}, "phone_format"),
    ("电话", "13800138000\n13900139000", {"phones": "13800138000 13900139000"}, "phone_format"),
    ("电话", "13800138000 13900139000", {"phones": "13800138000 13900139000"}, None),
    ("电话", "0571-64123456", {"phones": "057164123456"}, "phone_format"),
    ("电话", "13800138000（儿子）", {"phones": "13800138000"}, "phone_remark"),
    ("电话", "138 0013 8000 139 0013 9000", {"phones": "13800138000 13900139000"}, "phone_format"),
    ("电话", "1380013800013900139000", {"phones": "13800138000 13900139000"}, "phone_format"),
    ("电话", 57164123456, {"phones": "057164123456"}, "leading_zeros"),
    ("电话", "无", {"phones": None}, None),
    ("电话", "1380013800", {"phones": None}, "!not_a_phone"),
    ("电话", "1.38E+10", {"phones": None}, "!digits_lost"),
    ("手机", "13800138000/139001", {"phones": "13800138000"}, "!not_a_phone"),
    ("常住人口", "3人", {"residents": 3}, "unit"),
    ("常住人口", "三人", {"residents": 3}, "numeral"),
    ("常住人口", "十二", {"residents": 12}, "numeral"),
    ("常住人口", 3, {"residents": 3}, None),
    ("常住人口", "/", {"residents": None}, None),
    ("常住人口", -3, {"residents": None}, "!out_of_range"),
    ("常住人口", "好几个", {"residents": None}, "!not_a_number"),
    ("合同容量", "8kW", {"contracted_capacity": 8.0}, "unit"),
    ("合同容量", "１２千瓦", {"contracted_capacity": 12.0}, "unit"),
    ("是否独居", "√", {"living_alone": True}, None),
    ("独居老人", "独居", {"living_alone": True}, None),
    ("是否独居", 1, {"living_alone": True}, None),
    ("是否独居", "Ｙ", {"living_alone": True}, None),
    ("是否独居", "×", {"living_alone": False}, None),
    ("是否独居", "无", {"living_alone": False}, None),
    ("是否独居", 0, {"living_alone": False}, None),
    ("是否独居", False, {"living_alone": False}, None),
    ("是否独居", "-", {"living_alone": None}, None),
    ("是否独居", "看情况", {"living_alone": None}, "!unknown_word"),
    ("用电类别", "居民生活", {"tariff_class": "residential"}, None),
    ("用电性质", "非居民", {"tariff_class": "commercial"}, None),
    ("电价类别", "农业生产", {"tariff_class": "agricultural"}, None),
    ("用电类别", "大工业", {"tariff_class": "large_industrial"}, None),
    ("用电类别", "其他", {"tariff_class": None}, "!unknown_word"),
    ("房屋性质", "自有", {"tenure": "owner"}, None),
    ("居住情况", "出租", {"tenure": "tenant"}, None),
    ("居住情况", "无人居住", {"tenure": "vacant"}, None),
    ("出生日期", "1985.3.2", {"birth": "1985-03-02", "birth_calendar": "solar"}, "date_format"),
    ("出生日期", "1985-3-2", {"birth": "1985-03-02"}, "date_format"),
    ("出生日期", "1985/3", {"birth": "1985-03"}, "date_format"),
    ("出生日期", "1985年3月", {"birth": "1985-03"}, "date_format"),
    ("出生日期", "1985年3月2日", {"birth": "1985-03-02"}, "date_format"),
    ("出生日期", "一九八五年三月二日", {"birth": "1985-03-02"}, "date_format"),
    ("出生日期", "19850302", {"birth": "1985-03-02"}, "date_format"),
    ("出生日期", 19850302, {"birth": "1985-03-02"}, "date_format"),
    ("出生年月", "198503", {"birth": "1985-03"}, "date_format"),
    ("出生年月", 1985.3, {"birth": "1985-03"}, "date_format"),
    ("出生年月", 1985.1, {"birth": "1985"}, "month_unclear"),
    ("出生日期", "1985年", {"birth": "1985"}, "date_format"),
    ("出生日期", 1985, {"birth": "1985"}, None),
    ("出生日期", 31108, {"birth": "1985-03-02"}, "date_serial"),
    ("出生日期", date(1985, 3, 2), {"birth": "1985-03-02"}, None),
    ("出生日期", datetime(1985, 3, 2, 8, 30), {"birth": "1985-03-02"}, None),  # noqa: DTZ001  (Excel has no zones)
    ("出生日期", "1985-03-02 00:00:00", {"birth": "1985-03-02"}, "date_format"),
    ("出生日期", "85年3月", {"birth": None, "birth_calendar": None}, "!two_digit_year"),
    ("出生日期", "850302", {"birth": None}, "!two_digit_year"),
    ("出生日期", "1985-02-30", {"birth": None}, "!not_a_date"),
    ("出生日期", "2030-01-01", {"birth": None}, "!date_in_future"),
    ("出生日期", date(2030, 1, 1), {"birth": None}, "!date_in_future"),
    ("出生日期", date(1900, 1, 1), {"birth": None}, "!not_a_date"),
    ("出生日期", "1850-01-01", {"birth": None}, "!date_too_early"),
    ("出生日期", "1985年三月2号", {"birth": "1985-03-02"}, "date_format"),
    ("出生日期", "1952年八月十五", {"birth": "1952-08-15", "birth_calendar": "lunar"}, "lunar_kept"),
    ("出生日期", "76", {"birth": None}, "!two_digit_year"),
    ("出生日期", "农历52年八月初三", {"birth": None}, "!two_digit_year"),
    ("出生日期", "1952.8.3(阴)", {"birth": "1952-08-03", "birth_calendar": "lunar"}, "lunar_kept"),
    ("出生日期", "农历：1952年8月初3", {"birth": "1952-08-03", "birth_calendar": "lunar"}, "lunar_kept"),
    (
        "出生日期",
        "农历1952年八月初三",
        {"birth": "1952-08-03", "birth_calendar": "lunar", "birth_leap": 0},
        "lunar_kept",
    ),
    ("出生日期", "农历1952.8.3", {"birth": "1952-08-03", "birth_calendar": "lunar"}, "lunar_kept"),
    ("出生日期", "1952-8-3（阴历）", {"birth": "1952-08-03", "birth_calendar": "lunar"}, "lunar_kept"),
    (
        "出生日期",
        "1952年闰五月廿三",
        {"birth": "1952-05-23", "birth_calendar": "lunar", "birth_leap": 1},
        "lunar_kept",
    ),
    ("出生日期", "农历一九五二年腊月三十", {"birth": "1952-12-30", "birth_calendar": "lunar"}, "lunar_kept"),
    ("出生日期", "农历1952年八月三十一", {"birth": None}, "!not_a_date"),
    ("出生日期", "农历1953年闰五月初三", {"birth": None}, "!not_a_date"),
    ("农历生日", "1952.8.3", {"birth": "1952-08-03", "birth_calendar": "lunar"}, "lunar_kept"),
    ("出生日期（农历）", date(1952, 8, 3), {"birth": "1952-08-03", "birth_calendar": "lunar"}, "lunar_kept"),
    ("农历生日", "公历1952.8.3", {"birth": "1952-08-03", "birth_calendar": "solar"}, "date_format"),
    ("入住日期", "2019年5月", {"moved_in": "2019-05"}, "date_format"),
    ("坐标", "+119.04,29.61", {"longitude": 119.04, "latitude": 29.61}, "coordinates_split"),
    ("经度", 0, {"longitude": None}, "!not_measured"),
    ("经度", 219.04, {"longitude": None}, "!out_of_range"),
    ("用电地址", "一组１号\u00a0\n 院内", {"address": "一组1号 院内"}, "full_width"),
    ("用电地址", " 一组1号 ", {"address": "一组1号"}, None),
    ("用电地址", "#N/A", {"address": None}, "!formula_error"),
    ("房东姓名", "赵 六", {"landlord_name": "赵六"}, "spacing"),
]


@pytest.mark.parametrize(("title", "cell", "values", "said"), VALUES, ids=lambda value: repr(value)[:40])
def test_a_value_is_repaired_and_said_or_named_as_a_problem(
    title: str, cell: Any, values: Mapping[str, Any], said: str | None, take_in: Import
) -> None:
    """A `said` beginning with "!" is a problem, else a repair; None is a value that needed neither."""
    reading = take_in(xlsx([["户号", "户名", title], ["0003302000001", "张三", cell]]))
    (row,) = reading.rows
    assert {name: row.values.get(name) for name in values} == values
    problems = [f"!{problem.kind}" for problem in reading.problems]
    repairs = [str(repair.kind) for repair in row.repairs]
    wanted = [said] if said else []
    assert (problems or repairs) == wanted
