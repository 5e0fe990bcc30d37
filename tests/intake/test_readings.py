"""Readings as the collection system hands them out: what is lost or wrong here, every chart and finding gets wrong."""

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gridsteward.intake.readings_gather import MISSING
from gridsteward.records.faults import Fault
from gridsteward.records.reading_plan import Layout
from gridsteward.records.readings import ReadingKind
from tests.intake.reading_files import csv_file, days_from, take, workbook

A, B = "0003302000000", "0003302000001"
HEAD = "户号,数据日期,日用电量(kWh)"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_of_a_text_file_is_read(tmp_path: Path, encoding: str) -> None:
    path = csv_file(tmp_path, HEAD, f"{A},2026-11-19,5.25", f"{A},2026-11-20,6", encoding=encoding)
    assert take(path).daily == {(A, "2026-11-19"): 5.25, (A, "2026-11-20"): 6.0}


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，"])
def test_every_delimiter_is_read(tmp_path: Path, delimiter: str) -> None:
    lines = (HEAD, f"{A},2026-11-19,5.25", f"{B},2026-11-19,1.5")
    path = csv_file(tmp_path, *(line.replace(",", delimiter) for line in lines))
    assert take(path).daily == {(A, "2026-11-19"): 5.25, (B, "2026-11-19"): 1.5}


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-20",
        "2026/11/20",
        "2026.11.20",
        "20261120",
        "2026年11月20日",
        "11月20日",
        "46346",
        "2026-11-20 00:00:00",
    ],
)
def test_a_day_is_understood_however_it_is_written(tmp_path: Path, written: str) -> None:
    path = csv_file(tmp_path, HEAD, f"{A},{written},5.25", f"{B},{written},4")
    assert take(path).daily == {(A, "2026-11-20"): 5.25, (B, "2026-11-20"): 4.0}


def test_a_day_without_a_year_has_the_year_the_title_names(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "2025年日用电量明细,,", HEAD, f"{A},11月20日,5.25", f"{A},11月21日,5")
    assert set(take(path).daily) == {(A, "2025-11-20"), (A, "2025-11-21")}


def test_a_day_without_any_year_is_the_last_one_that_was(tmp_path: Path) -> None:
    path = csv_file(tmp_path, HEAD, f"{A},12-31,5.25", f"{A},1-1,5")
    assert set(take(path).daily) == {(A, "2025-12-31"), (A, "2026-01-01")}


def test_titles_above_the_head_and_totals_below_are_no_readings(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path,
        "桂溪供电所日用电量,,",
        "导出时间：2026-11-21,,",
        HEAD,
        f"{A},2026-11-20,5",
        "",
        HEAD,
        f"{B},2026-11-20,2",
        "合计,,7",
    )
    came = take(path)
    assert came.daily == {(A, "2026-11-20"): 5.0, (B, "2026-11-20"): 2.0}
    assert came.problems == {}
    assert came.notes == {"totals": 1, "repeated_head": 1}


def test_zero_stays_zero_and_nothing_stays_missing(tmp_path: Path) -> None:
    days = [f"2026-11-{day:02}" for day in range(1, 9)]
    said = ["0", "0.00", "", "--", "无", "#N/A", "-3", "abc"]
    came = take(
        csv_file(tmp_path, HEAD, *(f"{A},{day},{value}" for day, value in zip(days, said, strict=True)))
    )
    assert came.daily == {(A, "2026-11-01"): 0.0, (A, "2026-11-02"): 0.0}
    assert came.problems == {"empty": 1, "no_value": 2, "formula_error": 1, "negative": 1, "not_a_number": 1}
    assert came.rows("negative") == [8]
    assert came.gathered.missing == 6


def test_an_absurd_reading_is_left_out_and_named_with_its_row(tmp_path: Path) -> None:
    came = take(csv_file(tmp_path, HEAD, f"{A},2026-11-19,5", f"{A},2026-11-20,9999999"))
    assert came.daily == {(A, "2026-11-19"): 5.0}
    assert came.rows("absurd") == [3]


def test_the_same_day_twice_is_merged_and_another_word_on_it_is_named(tmp_path: Path) -> None:
    came = take(
        csv_file(
            tmp_path,
            HEAD,
            f"{A},2026-11-19,5",
            f"{A},2026-11-20,6",
            f"{A},2026-11-19,5",
            f"{A},2026-11-20,7.5",
        )
    )
    assert came.daily == {(A, "2026-11-19"): 5.0, (A, "2026-11-20"): 7.5}
    assert came.notes == {"same_twice": 1}
    assert came.problems == {"contradicts": 1}
    assert came.rows("contradicts") == [3]


def test_a_million_bad_rows_are_counted_and_only_some_named(tmp_path: Path) -> None:
    days = days_from("2025-01-01", 600)
    came = take(csv_file(tmp_path, HEAD, *(f"{A},{day},-1" for day in days)))
    assert came.problems == {"negative": 600}
    assert len(came.rows("negative")) == 100


def test_a_day_to_come_and_one_that_is_none_are_named(tmp_path: Path) -> None:
    came = take(
        csv_file(tmp_path, HEAD, f"{A},2026-11-30,5", f"{A},2026-02-30,5", f"{A},,5", f"{A},1998-01-01,5")
    )
    assert came.daily == {}
    assert came.problems == {"date_in_future": 1, "not_a_date": 2, "date_too_early": 1}


def test_estimated_readings_keep_their_value_and_are_marked(tmp_path: Path) -> None:
    path = csv_file(tmp_path, f"{HEAD},抄表方式", f"{A},2026-11-19,5,自动", f"{A},2026-11-20,6,估抄")
    came = take(path)
    assert came.daily[A, "2026-11-20"] == 6.0
    assert came.notes == {"estimated": 1}
    assert came.gathered.days.estimated.tolist() == [1 << 19]


def test_a_file_whose_column_is_all_different_is_read_as_well(tmp_path: Path) -> None:
    """Three decimals and many homes: nothing repeats, and one word among the numbers must not stop it."""
    numbers = [f"{at / 1000 + 1:.3f}" for at in range(300)]
    days = days_from("2025-01-01", 300)
    lines = [f"{A},{day},{value}" for day, value in zip(days, numbers, strict=True)]
    came = take(csv_file(tmp_path, HEAD, *lines))
    assert len(came.daily) == 300
    assert came.daily[A, "2025-10-27"] == 1.299
    lines[7] = f"{A},{days[7]},--"
    came = take(csv_file(tmp_path, HEAD, *lines))
    assert len(came.daily) == 299
    assert came.rows("no_value") == [9]


def test_rows_of_uneven_length_are_read_cell_by_cell(tmp_path: Path) -> None:
    filler = [f"{A},{day},5" for day in days_from("2026-01-01", 70)]
    path = csv_file(tmp_path, HEAD, *filler, f"{A},2026-11-19,5,多了,一列", f"{A},2026-11-20")
    came = take(path)
    assert came.daily[A, "2026-11-19"] == 5.0
    assert came.problems == {"empty": 1}


def test_chinese_far_down_in_a_file_of_digits_is_read(tmp_path: Path) -> None:
    """Whether a file is GB18030 may show after a megabyte of digits only."""
    lines = [f"{A},{day},5" for day in days_from("2000-01-01", 9_000)]
    lines = [*lines, *lines, *lines, *lines, *lines, f"{A},2026-11-20,无"]
    came = take(csv_file(tmp_path, "account,date,kwh", *lines, encoding="gb18030"))
    assert came.problems == {"no_value": 1}
    assert len(came.daily) == 9_000


# -- wide ------------------------------------------------------------------------------------------------------------


def test_a_row_a_home_with_a_column_a_day(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path, "户号,户名,2026-11-19,2026-11-20", f"{A},张三,5.25,", f"{B},李四,--,2.5", encoding="gb18030"
    )
    came = take(path)
    assert came.sheets[0].layout is Layout.DAYS_ACROSS
    assert came.daily == {(A, "2026-11-19"): 5.25, (B, "2026-11-20"): 2.5}
    assert came.problems == {"no_value": 1}
    assert came.rows("no_value") == [3]
    assert came.notes == {"blank": 1}
    assert came.gathered.missing == 2


def test_a_row_a_day_with_a_column_a_home(tmp_path: Path) -> None:
    came = take(csv_file(tmp_path, f"日期,{A},{B}", "2026-11-19,5,1", "2026-11-20,6,2"))
    assert came.sheets[0].layout is Layout.HOMES_ACROSS
    assert came.daily == {
        (A, "2026-11-19"): 5.0,
        (B, "2026-11-19"): 1.0,
        (A, "2026-11-20"): 6.0,
        (B, "2026-11-20"): 2.0,
    }


def test_days_counted_one_to_thirty_under_the_month_in_the_title(tmp_path: Path) -> None:
    head = ["序号", "户号", "户名", *range(1, 31)]
    rows: list[list[Any]] = [
        ["2026年9月日用电量明细"],
        head,
        [1, A, "张三", *(float(day % 7) for day in range(1, 31))],
    ]
    came = take(workbook(tmp_path, {"Sheet1": rows}))
    assert len(came.daily) == 30
    assert came.daily[A, "2026-09-30"] == 2.0


def test_months_that_stand_above_the_days_of_each(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["", "2026年9月", "", "", "", "", "2026年10月", "", "", "", ""],
        ["户号", 26, 27, 28, 29, 30, 1, 2, 3, 4, 5],
        [A, *(float(value) for value in range(1, 11))],
    ]
    came = take(workbook(tmp_path, {"Sheet1": rows}))
    assert came.daily[A, "2026-09-26"] == 1.0
    assert came.daily[A, "2026-10-05"] == 10.0


def test_a_workbook_with_dates_numbers_and_lost_zeros(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["户号", date(2026, 11, 19), date(2026, 11, 20)],
        [3302000000, 5.25, "#N/A"],
        [3302000001, 4, 0],
    ]
    came = take(workbook(tmp_path, {"日用电量": rows}))
    assert came.daily == {
        ("3302000000", "2026-11-19"): 5.25,
        ("3302000001", "2026-11-19"): 4.0,
        ("3302000001", "2026-11-20"): 0.0,
    }
    assert came.problems == {"formula_error": 1}


def test_a_file_without_any_head_is_understood_from_what_stands_in_it(tmp_path: Path) -> None:
    came = take(csv_file(tmp_path, f"{A},2026-11-19,5.25", f"{A},2026-11-20,6"))
    assert came.daily == {(A, "2026-11-19"): 5.25, (A, "2026-11-20"): 6.0}
    assert not any(column.sure for column in came.sheets[0].columns)


def test_a_sheet_of_something_else_is_not_understood(tmp_path: Path) -> None:
    came = take(csv_file(tmp_path, "户号,户名,用电地址,台区", f"{A},张三,一组,桂溪一台区"))
    assert came.sheets[0].layout is Layout.UNKNOWN


def test_an_empty_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_text("\n\n")
    with pytest.raises(Fault) as refused:
        take(tmp_path / "empty.csv")
    assert refused.value.kind == "ledger_empty"


def test_a_person_says_what_a_column_is(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "户号,那天,用了多少", f"{A},2026-11-19,5.25")
    assert take(path).sheets[0].layout is Layout.UNKNOWN
    assert take(path, chosen={1: "date", 2: "daily_kwh"}).daily == {(A, "2026-11-19"): 5.25}


# -- bills and points --------------------------------------------------------------------------------------------------


def test_monthly_bills_with_use_and_charge(tmp_path: Path) -> None:
    path = csv_file(
        tmp_path,
        "用户编号,电费年月,结算电量,应收电费(元)",
        f"{A},202610,210,113.4",
        f'{A},2026年9月,190,"1,002.60"',
        f"{B},202610,,--",
    )
    came = take(path)
    assert came.sheets[0].kind is ReadingKind.BILLS
    bills = came.gathered.bills
    assert bills is not None
    assert [bills.home.tolist(), bills.month.tolist(), bills.kwh.tolist(), bills.amount.tolist()] == [
        [0, 0],
        [2026 * 12 + 8, 2026 * 12 + 9],
        [190.0, 210.0],
        [1002.6, 113.4],
    ]


def test_bills_with_a_column_a_month(tmp_path: Path) -> None:
    came = take(csv_file(tmp_path, "户号,2026-08,2026-09,2026-10", f"{A},180,190,210"))
    assert came.sheets[0].kind is ReadingKind.BILLS
    assert came.gathered.bills is not None
    assert came.gathered.bills.kwh.tolist() == [180.0, 190.0, 210.0]


@pytest.mark.parametrize("count", [24, 48, 96])
def test_a_day_of_many_points(tmp_path: Path, count: int) -> None:
    step = 24 * 60 // count
    clock = [f"{at * step // 60:02}:{at * step % 60:02}" for at in range(count)]
    path = csv_file(
        tmp_path, ",".join(["户号", "数据日期", *clock]), ",".join([A, "2026-11-20", *(["0.25"] * count)])
    )
    points = take(path).gathered.points
    assert points[count].wh.tolist() == [[250] * count]


def test_points_of_power_are_turned_into_energy(tmp_path: Path) -> None:
    titles = [f"P{at}" for at in range(1, 97)]
    path = csv_file(
        tmp_path,
        "有功功率曲线(kW)",
        ",".join(["户号", "日期", *titles]),
        ",".join([A, "2026-11-20", *(["2"] * 96)]),
    )
    assert take(path).gathered.points[96].wh.tolist() == [[500] * 96]


def test_points_one_below_the_other(tmp_path: Path) -> None:
    lines = [f"{A},2026-11-20 {at // 4:02}:{at % 4 * 15:02}:00,0.5" for at in range(96) if at != 7]
    points = take(csv_file(tmp_path, "户号,数据时间,电量", *lines)).gathered.points[96]
    assert points.wh.shape == (1, 96)
    assert np.flatnonzero(points.wh[0] == MISSING).tolist() == [7]


def test_the_home_of_a_sheet_may_stand_in_its_title(tmp_path: Path) -> None:
    titles = [f"{at:02}:00" for at in range(24)]
    path = csv_file(
        tmp_path, f"户号：{A} 用电明细", ",".join(["日期", *titles]), ",".join(["2026-11-20", *(["1"] * 24)])
    )
    came = take(path)
    assert came.homes == [A]
    assert came.gathered.points[24].wh.sum() == 24_000
