"""From what a meter shows to what a day used: a slip here is a false alarm at somebody's door."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.intake.reading_files import csv_file, days_from, take, workbook

A, B = "0003302000000", "0003302000001"
HEAD = "户号,数据日期,正向有功总"


def lines(account: str, first: str, shown: Sequence[float | None], tail: str = "") -> list[str]:
    """Return a register, day by day; a day of None is not there."""
    return [
        f"{account},{day},{value:.2f}{tail}"
        for day, value in zip(days_from(first, len(shown)), shown, strict=True)
        if value is not None
    ]


def test_the_use_of_a_day_is_what_the_register_moved_since_the_day_before(tmp_path: Path) -> None:
    came = take(csv_file(tmp_path, HEAD, *lines(A, "2026-11-17", [100, 105.5, 112, 112])))
    assert came.daily == {(A, "2026-11-18"): 5.5, (A, "2026-11-19"): 6.5, (A, "2026-11-20"): 0.0}
    assert came.notes == {"register_begins": 1}
    assert came.problems == {}


def test_rows_in_any_order_and_twice_give_the_same(tmp_path: Path) -> None:
    rows = [*lines(A, "2026-11-17", [100, 105.5, 112]), *lines(B, "2026-11-17", [7, 8, 9])]
    came = take(csv_file(tmp_path, HEAD, *reversed([*rows, rows[0]])))
    assert came.daily[A, "2026-11-18"] == 5.5
    assert came.daily[B, "2026-11-19"] == 1.0
    assert came.notes == {"register_begins": 2, "same_twice": 1}


def test_two_words_on_one_day_are_named_and_the_last_holds(tmp_path: Path) -> None:
    came = take(csv_file(tmp_path, HEAD, *lines(A, "2026-11-17", [100, 105]), *lines(A, "2026-11-18", [106])))
    assert came.daily == {(A, "2026-11-18"): 6.0}
    assert came.rows("contradicts") == [3]


def test_a_gap_leaves_its_days_missing_and_spreads_nothing(tmp_path: Path) -> None:
    came = take(csv_file(tmp_path, HEAD, *lines(A, "2026-11-14", [100, 105, None, None, 120, 126])))
    assert came.daily == {(A, "2026-11-15"): 5.0, (A, "2026-11-19"): 6.0}
    assert came.problems == {"register_gap": 1}
    assert came.rows("register_gap") == [4]


@pytest.mark.parametrize("full", [10_000, 100_000, 1_000_000])
def test_a_register_that_runs_over_goes_on_from_nought(tmp_path: Path, full: int) -> None:
    shown = [full - 12, full - 6.5, full - 0.01, 5.5, 11]
    came = take(csv_file(tmp_path, HEAD, *lines(A, "2026-11-16", shown)))
    assert came.daily[A, "2026-11-19"] == pytest.approx(5.51)
    assert came.daily[A, "2026-11-20"] == 5.5
    assert came.notes["rollover"] == 1
    assert came.problems == {}


def test_a_register_that_goes_back_is_another_meter(tmp_path: Path) -> None:
    came = take(csv_file(tmp_path, HEAD, *lines(A, "2026-11-16", [5230, 5236, 0.5, 6.5])))
    assert came.daily == {(A, "2026-11-17"): 6.0, (A, "2026-11-19"): 6.0}
    assert came.problems == {"meter_changed": 1}
    assert came.rows("meter_changed") == [4]


def test_a_new_meter_number_is_another_meter_even_where_it_shows_more(tmp_path: Path) -> None:
    head = "户号,数据日期,正向有功总,电能表编号"
    rows = [*lines(A, "2026-11-17", [100, 105], ",8801"), *lines(A, "2026-11-19", [300, 304], ",8802")]
    came = take(csv_file(tmp_path, head, *rows))
    assert came.daily == {(A, "2026-11-18"): 5.0, (A, "2026-11-20"): 4.0}
    assert came.problems == {"meter_changed": 1}


def test_the_multiplier_counts_and_one_that_cannot_be_is_named(tmp_path: Path) -> None:
    head = "户号,数据日期,示数,综合倍率"
    rows = [*lines(A, "2026-11-18", [100, 105], ",20"), *lines(B, "2026-11-18", [100, 105], ",0")]
    came = take(csv_file(tmp_path, head, *rows))
    assert came.daily == {(A, "2026-11-19"): 100.0, (B, "2026-11-19"): 5.0}
    assert came.problems == {"multiplier": 2}


def test_it_goes_on_from_where_the_file_before_ended(tmp_path: Path) -> None:
    path = csv_file(tmp_path, HEAD, *lines(A, "2026-11-20", [112, 118]), *lines(B, "2026-11-20", [9, 10]))
    came = take(path, before={A: ("2026-11-19", 107.5), B: ("2026-11-10", 1.0)})
    assert came.daily == {(A, "2026-11-20"): 4.5, (A, "2026-11-21"): 6.0, (B, "2026-11-21"): 1.0}
    assert came.problems == {"register_gap": 1}


def test_part_registers_beside_the_whole_are_passed_over(tmp_path: Path) -> None:
    head = "户号,数据日期,示数类型,示数"
    rows = [
        f"{A},{day},{kind},{value}"
        for day, whole in (("2026-11-19", 100), ("2026-11-20", 104))
        for kind, value in (("正向有功(总)", whole), ("正向有功(峰)", whole / 2), ("正向有功(谷)", whole / 2))
    ]
    came = take(csv_file(tmp_path, head, *rows))
    assert came.daily == {(A, "2026-11-20"): 4.0}
    assert came.notes == {"other_register": 4, "register_begins": 1}


def test_figures_across_that_only_rise_are_a_register(tmp_path: Path) -> None:
    days = days_from("2026-11-01", 12)
    head = ",".join(["户号", *map(str, days)])
    rows = [
        ",".join([home, *(f"{start + 5 * at:.2f}" for at in range(12))])
        for home, start in ((A, 100), (B, 900))
    ]
    came = take(csv_file(tmp_path, head, *rows))
    assert came.sheets[0].cumulative
    assert came.daily[A, "2026-11-02"] == 5.0
    assert len(came.daily) == 22


def test_a_cumulative_table_is_told_by_its_title(tmp_path: Path) -> None:
    came = take(csv_file(tmp_path, "日冻结示数", "户号,2026-11-19,2026-11-20", f"{A},100,103.5"))
    assert came.daily == {(A, "2026-11-20"): 3.5}


def test_registers_go_on_from_sheet_to_sheet_whatever_their_order(tmp_path: Path) -> None:
    def sheet(first: str, shown: list[float]) -> list[list[object]]:
        days = days_from(first, len(shown))
        return [
            ["户号", "日期", "示数"],
            *([A, str(day), value] for day, value in zip(days, shown, strict=True)),
        ]

    came = take(
        workbook(
            tmp_path,
            {"十一月": sheet("2026-11-01", [130.0, 135.0]), "十月": sheet("2026-10-30", [118.0, 124.0])},
        )
    )
    assert came.daily == {(A, "2026-10-31"): 6.0, (A, "2026-11-01"): 6.0, (A, "2026-11-02"): 5.0}
