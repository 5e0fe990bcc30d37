"""Readings by the command line: what came, what did not and why, for a person and for a script."""

from pathlib import Path

import openpyxl

from tests.commands.conftest import Call
from tests.intake.reading_files import csv_file

A, B = "0003302000017", "0003302000025"
HEAD = "户号,数据日期,日用电量(kWh)"


def test_readings_come_in_and_a_script_sees_what_came(call: Call, settled: str, tmp_path: Path) -> None:
    path = csv_file(tmp_path, HEAD, f"{A},2026-03-01,5.25", f"{A},2026-03-02,0", f"{B},2026-03-01,2")
    said = call("import", "usage", path, "--json")
    assert said.code == 0, said.out
    found = {key: said.json[key] for key in ("rows", "created", "changed", "unchanged", "problems")}
    assert found == {"rows": 3, "created": 3, "changed": 0, "unchanged": 0, "problems": []}
    again = call("import", "usage", path, "--json")
    assert (again.code, again.json["created"], again.json["unchanged"]) == (0, 0, 3)
    assert "没有新读数" in call("import", "usage", path).out


def test_what_is_wrong_is_named_by_row_and_counted_by_kind(call: Call, settled: str, tmp_path: Path) -> None:
    path = csv_file(
        tmp_path, HEAD, f"{A},2026-03-01,-5", "9999999,2026-03-01,5", f"{B},2026-03-01,无", encoding="gb18030"
    )
    said = call("import", "usage", path, "--json")
    assert said.code == 1
    assert [(each["row"], each["sheet"], each["field"]) for each in said.json["problems"]] == [
        (3, "readings", "account_no"),
        (2, "readings", "daily_kwh"),
        (4, "readings", "daily_kwh"),
    ]
    assert all(each["reason"] for each in said.json["problems"])
    assert said.json["unknown_accounts"] == ["9999999"]
    told = call("import", "usage", path, "--dry-run")
    assert told.code == 1
    assert "负数，当缺数：1 条（第 2 行）" in told.out


def test_a_dry_run_changes_nothing(call: Call, settled: str, tmp_path: Path) -> None:
    path = csv_file(tmp_path, HEAD, f"{A},2026-03-01,5.25")
    assert call("import", "usage", path, "--dry-run", "--json").json["created"] == 1
    assert call("import", "usage", path, "--json").json["created"] == 1


def test_rows_to_mend_are_written_beside_their_reason(call: Call, settled: str, tmp_path: Path) -> None:
    path = csv_file(tmp_path, HEAD, f"{A},2026-03-01,-5", f"{A},2026-03-02,5")
    out = tmp_path / "errors.xlsx"
    said = call("import", "usage", path, "--errors", out, "--json")
    assert (said.code, said.json["errors"]) == (1, str(out))
    rows = list(openpyxl.load_workbook(out).active.iter_rows(min_row=3, values_only=True))
    assert [row[2:] for row in rows] == [(2, A, "2026-03-01", "-5")]


def test_of_several_files_none_comes_in_when_one_is_none(call: Call, settled: str, tmp_path: Path) -> None:
    good = csv_file(tmp_path, HEAD, f"{A},2026-03-01,5", name="good.csv")
    bad = csv_file(tmp_path, "户号,户名", f"{A},周桂英", name="bad.csv")
    said = call("import", "usage", good, bad)
    assert said.code == 3
    assert "bad.csv" in said.err
    assert call("import", "usage", good, "--json").json["created"] == 1


def test_registers_go_on_from_file_to_file_in_one_call(call: Call, settled: str, tmp_path: Path) -> None:
    head = "户号,数据日期,正向有功总"
    one = csv_file(tmp_path, head, f"{A},2026-03-01,100", name="1.csv")
    two = csv_file(tmp_path, head, f"{A},2026-03-02,105", name="2.csv")
    said = call("import", "usage", one, two, "--json")
    assert (said.code, said.json["created"]) == (0, 1)


def test_undo_takes_readings_back(call: Call, settled: str, tmp_path: Path) -> None:
    path = csv_file(tmp_path, HEAD, f"{A},2026-03-01,5")
    call("import", "usage", path)
    assert "用电数据" in call("undo").out
    assert call("import", "usage", path, "--json").json["created"] == 1
    assert call("verify", "--json").json["problems"] == []
