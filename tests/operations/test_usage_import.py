"""Readings come in once, whole, and are the same on every laptop; what was wrong with them is named."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

from gridsteward.operations import households, syncing, usage_import, verifying
from gridsteward.operations.area import Area
from gridsteward.operations.usage_import import UsagePlan
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.records.journal import Change
from gridsteward.store import usage
from gridsteward.words import Words
from tests.intake.reading_files import csv_file, workbook
from tests.operations.pair import Pair

A, B, C = "0003302000000", "0003302000001", "0003302000002"
HEAD = "户号,数据日期,日用电量(kWh)"


def settle(area: Area) -> dict[str, str]:
    """Bring three homes in; return their ids by account."""
    homes = {account: made_by_hand() for account in (A, B, C)}
    with area.store.write("household.add") as write:
        write.insert(
            *(
                Household(id=row, account_no=account, meter_no=f"88{account[-4:]}")
                for account, row in homes.items()
            )
        )
    return homes


def take(area: Area, path: Path) -> tuple[UsagePlan, Change | None]:
    file = usage_import.read_usage_file(area, path)
    return usage_import.import_usage(area, usage_import.plan_usage(area, file))


def kwh(area: Area, household: str) -> dict[str, float]:
    """Return what is known of a home by day."""
    found = usage.daily(area.store, households=[household])
    return {
        str(day): round(float(value), 3)
        for day, value in zip(found.days, found.kwh[0], strict=True)
        if not np.isnan(value)
    }


def test_a_file_comes_in_as_one_change_that_undo_takes_back(grid: Area, tmp_path: Path) -> None:
    homes = settle(grid)
    path = csv_file(tmp_path, HEAD, f"{A},2026-09-14,5.25", f"{A},2026-09-15,0", f"{B},2026-09-15,--")
    plan, change = take(grid, path)
    assert change is not None
    assert change.tables == {"usage_import"}
    assert (plan.counts.created, plan.counts.homes, plan.counts.missing) == (2, 1, 1)
    assert kwh(grid, homes[A]) == {"2026-09-14": 5.25, "2026-09-15": 0.0}
    (made,) = usage_import.imports(grid)
    assert (made.first, made.last, made.readings, made.file_name) == (
        "2026-09-14",
        "2026-09-15",
        2,
        "readings.csv",
    )
    households.undo(grid)
    assert kwh(grid, homes[A]) == {}
    assert usage_import.imports(grid) == []


def test_the_same_file_again_brings_nothing(grid: Area, tmp_path: Path) -> None:
    settle(grid)
    path = csv_file(tmp_path, HEAD, f"{A},2026-09-14,5.253", f"{B},2026-09-14,1")
    take(grid, path)
    plan, change = take(grid, path)
    assert change is None
    assert (plan.counts.created, plan.counts.changed, plan.counts.unchanged) == (0, 0, 2)
    assert len(usage_import.imports(grid)) == 1


def test_a_later_file_corrects_and_says_how_much(grid: Area, tmp_path: Path) -> None:
    homes = settle(grid)
    take(grid, csv_file(tmp_path, HEAD, f"{A},2026-09-13,5", f"{A},2026-09-14,6", name="first.csv"))
    plan, _ = take(
        grid, csv_file(tmp_path, HEAD, f"{A},2026-09-14,6.5", f"{A},2026-09-15,7", name="second.csv")
    )
    assert (plan.counts.created, plan.counts.changed, plan.counts.unchanged) == (1, 1, 0)
    assert kwh(grid, homes[A]) == {"2026-09-13": 5.0, "2026-09-14": 6.5, "2026-09-15": 7.0}
    (before,) = usage.superseded(grid.store, homes[A])
    assert (before.day, before.value, before.file_name) == ("2026-09-14", 6.0, "second.csv")


def test_a_preview_writes_nothing(grid: Area, tmp_path: Path) -> None:
    homes = settle(grid)
    before = grid.store.last_change()
    file = usage_import.read_usage_file(grid, csv_file(tmp_path, HEAD, f"{A},2026-09-14,5"))
    usage_import.plan_usage(grid, file)
    assert grid.store.last_change() == before
    assert kwh(grid, homes[A]) == {}


def test_what_was_written_since_the_preview_counts(grid: Area, tmp_path: Path) -> None:
    homes = settle(grid)
    file = usage_import.read_usage_file(grid, csv_file(tmp_path, HEAD, f"{A},2026-09-14,5", name="one.csv"))
    plan = usage_import.plan_usage(grid, file)
    take(grid, csv_file(tmp_path, HEAD, f"{A},2026-09-14,5", name="two.csv"))
    done, change = usage_import.import_usage(grid, plan)
    assert change is None
    assert done.counts.unchanged == 1
    assert kwh(grid, homes[A]) == {"2026-09-14": 5.0}


def test_lost_zeros_tails_and_meter_numbers_find_their_home(grid: Area, tmp_path: Path) -> None:
    homes = settle(grid)
    rows: list[list[Any]] = [
        ["户号", "电能表编号", "数据日期", "日用电量"],
        [3302000000, "", "2026-09-14", 1.0],
        ["3302000001", "", "2026-09-14", 2.0],
        ["9999999999999", "880002", "2026-09-14", 3.0],
        ["3.302E+12", "", "2026-09-14", 4.0],
        ["8888888888888", "", "2026-09-14", 5.0],
        ["8888888888888", "", "2026-09-15", 5.0],
    ]
    plan, _ = take(grid, workbook(tmp_path, {"Sheet1": rows}))
    assert [kwh(grid, homes[each]) for each in (A, B, C)] == [{"2026-09-14": float(n)} for n in (1, 2, 3)]
    assert {note.value: count for note, count in plan.notes.items()} == {"zeros_restored": 2, "by_meter": 1}
    assert {each.kind.value: each.count for each in plan.problems} == {"digits_lost": 1, "account_unknown": 2}
    assert plan.unknown == ("8888888888888",)


def test_a_merged_household_takes_what_still_comes_under_its_old_number(grid: Area, tmp_path: Path) -> None:
    homes = settle(grid)
    with grid.store.write("household.merge") as write:
        write.delete(Household, homes[A], also={"merged_into": homes[B]})
    take(grid, csv_file(tmp_path, HEAD, f"{A},2026-09-14,5"))
    assert kwh(grid, homes[B]) == {"2026-09-14": 5.0}


def test_registers_go_on_from_file_to_file(grid: Area, tmp_path: Path) -> None:
    homes = settle(grid)
    head = "户号,数据日期,正向有功总"
    first = csv_file(tmp_path, head, f"{A},2026-09-13,100.5", name="1.csv")
    plan, change = take(grid, first)
    assert change is not None, "a register that begins is something new"
    assert plan.counts.created == 0
    assert take(grid, first)[1] is None
    take(grid, csv_file(tmp_path, head, f"{A},2026-09-14,106", f"{A},2026-09-15,110", name="2.csv"))
    assert kwh(grid, homes[A]) == {"2026-09-14": 5.5, "2026-09-15": 4.0}
    households.undo(grid)
    take(grid, csv_file(tmp_path, head, f"{A},2026-09-14,107", name="3.csv"))
    assert kwh(grid, homes[A]) == {"2026-09-14": 6.5}


def test_a_file_of_something_else_is_refused_with_what_to_do(grid: Area, tmp_path: Path) -> None:
    file = usage_import.read_usage_file(grid, csv_file(tmp_path, "户号,户名", f"{A},张三"))
    with pytest.raises(Fault, match="usage_no_head"):
        usage_import.plan_usage(grid, file)


def test_what_a_person_said_of_a_column_holds_for_the_next_file(grid: Area, tmp_path: Path) -> None:
    homes = settle(grid)
    lines = ("户号,那天,用了多少", f"{A},2026-09-14,5")
    file = usage_import.read_usage_file(grid, csv_file(tmp_path, *lines))
    file = usage_import.recognise_again(grid, file, {"readings": {1: "date", 2: "daily_kwh"}})
    usage_import.import_usage(grid, usage_import.plan_usage(grid, file))
    take(grid, csv_file(tmp_path, lines[0], f"{A},2026-09-15,6", name="next.csv"))
    assert kwh(grid, homes[A]) == {"2026-09-14": 5.0, "2026-09-15": 6.0}


def test_a_ledger_and_readings_are_told_apart(tmp_path: Path) -> None:
    today = date(2026, 9, 16)
    ledger = csv_file(tmp_path, "户号,户名,用电地址,表号", f"{A},张三,一组,8801", name="ledger.csv")
    readings = csv_file(tmp_path, HEAD, f"{A},2026-09-14,5")
    assert not usage_import.holds_readings(ledger, today=today)
    assert usage_import.holds_readings(readings, today=today)


def test_problem_rows_are_written_as_they_stand_with_the_reason(grid: Area, tmp_path: Path) -> None:
    settle(grid)
    path = csv_file(tmp_path, "标题", HEAD, f"{A},2026-09-14,-5", f"{A},2026-09-15,5", encoding="gb18030")
    plan = usage_import.plan_usage(grid, usage_import.read_usage_file(grid, path))
    out = tmp_path / "errors.xlsx"
    usage_import.export_problems([plan], out, words=Words())
    sheet = openpyxl.load_workbook(out).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert rows[0][3:] == ["户号", "数据日期", "日用电量(kWh)"]
    assert rows[1][1:] == ["readings", 3, A, "2026-09-14", "-5"]
    assert "-5" in rows[1][0]
    assert len(rows) == 2


def test_a_steward_corrects_a_day_and_undoes_it(grid: Area, tmp_path: Path) -> None:
    homes = settle(grid)
    take(grid, csv_file(tmp_path, HEAD, f"{A},2026-09-14,500"))
    change = usage_import.correct_reading(grid, homes[A], date(2026, 9, 14), 5.0, reason="抄错小数点")
    assert change.touched == {homes[A]}
    assert change.tables == {"reading_correction"}
    assert kwh(grid, homes[A]) == {"2026-09-14": 5.0}
    households.undo(grid)
    assert kwh(grid, homes[A]) == {"2026-09-14": 500.0}


@pytest.mark.parametrize(
    ("day", "value", "reason", "kind"),
    [
        (date(2026, 9, 14), -1.0, "错", "field_number"),
        (date(2026, 9, 20), 1.0, "错", "reading_in_future"),
        (date(2026, 9, 14), 1.0, "  ", "reading_reason"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(
    grid: Area, day: date, value: float, reason: str, kind: str
) -> None:
    homes = settle(grid)
    with pytest.raises(Fault, match=kind):
        usage_import.correct_reading(grid, homes[A], day, value, reason=reason)


# -- between laptops ---------------------------------------------------------------------------------------------------


def test_readings_reach_the_other_laptop_and_undo_does_too(pair: Pair, tmp_path: Path) -> None:
    homes = settle(pair.first)
    pair.exchange()
    path = csv_file(tmp_path, HEAD, f"{A},2026-09-14,5.25", f"{B},2026-09-14,2")
    take(pair.first, path)
    sent = syncing.sync_folder(pair.first, pair.stick)
    came = syncing.sync_folder(pair.other, pair.stick)
    assert (sent.files_sent, came.files_received) == (1, 1)
    assert "usage_import" in came.tables
    assert kwh(pair.other, homes[A]) == {"2026-09-14": 5.25}
    state = syncing.sync_state(pair.other)
    assert (state.files_named, state.files_here) == (1, 1)
    assert take(pair.other, path)[1] is None, "what the other laptop brought is not brought again"
    households.undo(pair.first)
    pair.exchange()
    assert kwh(pair.other, homes[A]) == {}
    for each in (pair.first, pair.other):
        assert verifying.verify(each).problems == []


def test_both_laptops_import_apart_and_come_to_the_same(pair: Pair, tmp_path: Path) -> None:
    homes = settle(pair.first)
    pair.exchange()
    days = [date(2026, 9, 1) + timedelta(days=at) for at in range(10)]
    one = csv_file(tmp_path, HEAD, *(f"{A},{day},5" for day in days[:7]), name="one.csv")
    two = csv_file(tmp_path, HEAD, *(f"{A},{day},6" for day in days[3:]), name="two.csv")
    take(pair.first, one)
    take(pair.other, two)
    usage_import.correct_reading(pair.other, homes[A], days[0], None, reason="没人住")
    pair.exchange()
    assert kwh(pair.first, homes[A]) == kwh(pair.other, homes[A])
    assert len(kwh(pair.first, homes[A])) == 9
    told = [
        [(each.day, each.value) for each in usage.superseded(area.store, homes[A])]
        for area in (pair.first, pair.other)
    ]
    assert told[0] == told[1]
    for each in (pair.first, pair.other):
        assert verifying.verify(each).problems == []


def test_an_exchange_that_was_cut_short_is_made_good_at_the_next_opening(pair: Pair, tmp_path: Path) -> None:
    homes = settle(pair.first)
    take(pair.first, csv_file(tmp_path, HEAD, f"{A},2026-09-14,5"))
    syncing.sync_folder(pair.first, pair.stick)
    (row,) = usage_import.imports(pair.first)
    syncing.sync_folder(pair.other, pair.stick)
    pair.other.store.connection.execute("DELETE FROM usage_applied")
    pair.other.store.connection.execute("DELETE FROM usage_month")
    assert [each.kind for each in verifying.verify(pair.other).problems] == ["usage_behind"]
    change = usage_import.catch_up(pair.other)
    assert change is not None
    assert change.tables == {"usage_import"}
    assert kwh(pair.other, homes[A]) == {"2026-09-14": 5.0}
    assert usage_import.catch_up(pair.other) is None
    assert row.readings == 1


def test_a_damaged_file_of_readings_is_named(grid: Area, tmp_path: Path) -> None:
    settle(grid)
    take(grid, csv_file(tmp_path, HEAD, f"{A},2026-09-14,5"))
    (row,) = usage_import.imports(grid)
    path = grid.store.files.path(row.content_hash)
    path.write_bytes(path.read_bytes()[:-1] + b"\0")
    assert [each.kind for each in verifying.verify(grid).problems] == ["attachment_damaged"]
