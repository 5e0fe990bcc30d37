"""Planning from the command line: what scripts rely on, and a workbook that a steward can carry."""

import json
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.commands.conftest import Call

STATION = Path(__file__).parents[3] / "shared" / "data" / "station_ledger.xlsx"


@pytest.fixture
def day() -> str:
    """Return a Monday ahead."""
    today = datetime.now().astimezone().date()
    return (today + timedelta(days=7 - today.weekday())).isoformat()


def rows(path: Path, sheet: int = 0) -> list[tuple[Any, ...]]:
    page = openpyxl.load_workbook(path).worksheets[sheet]
    return list(page.iter_rows(values_only=True))


@pytest.fixture
def settled(call: Call, home: Path, made: Path) -> None:
    import shutil

    shutil.copytree(made / "settled", home, dirs_exist_ok=True)


@pytest.mark.usefixtures("settled")
def test_a_plan_says_whom_when_and_why(call: Call, day: str, tmp_path: Path) -> None:
    out, ics = tmp_path / "走访单.xlsx", tmp_path / "走访.ics"
    said = call("plan", "--date", day, "--out", out, "--ics", ics, "--json")
    assert said.code == 0
    stops = said.json["stops"]
    assert {stop["account_no"] for stop in stops} == {"0003302000017", "0003302000025", "0003302000033"}
    assert [stop["order"] for stop in stops] == [1, 2, 3]
    assert all(re.fullmatch(r"\d\d:\d\d", stop[name]) for stop in stops for name in ("arrive", "leave"))
    assert stops[0]["reasons"] == ["普通户，一年一访，还没走访过"]
    assert said.json["left_out"] == []
    sheet = rows(out)
    assert [row[10] for row in sheet[3:] if row[0]] == [stop["account_no"] for stop in stops]
    assert [row[1].strftime("%H:%M") for row in sheet[3:] if row[0]] == [stop["arrive"] for stop in stops]
    assert [row[6] for row in sheet[3:] if row[0]] == [stop["reasons"][0] for stop in stops]
    page = openpyxl.load_workbook(out).worksheets[0]
    assert (page.page_setup.paperSize, page.page_setup.orientation) in ((9, "landscape"), ("9", "landscape"))
    assert page.print_title_rows == "$3:$3"
    text = ics.read_bytes().decode()
    assert text.count("BEGIN:VEVENT\r\n") == 3
    begun = re.findall(r"DTSTART:(\d{8})T(\d{4})00\r\n", text)
    assert {at for at, _ in begun} == {day.replace("-", "")}
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


@pytest.mark.usefixtures("settled")
def test_hours_given_for_once_are_kept_to(call: Call, day: str) -> None:
    said = call("plan", "--date", day, "--from", "14:00", "--until", "14:20", "--by", "foot", "--json")
    assert len(said.json["stops"]) == 1
    assert said.json["stops"][0]["arrive"] >= "14:00"
    assert {each["reason_key"] for each in said.json["left_out"]} <= {"hours_full", "as_good", "longer_way"}
    assert call("plan", "--date", day, "--from", "25:00").code == 3
    account = said.json["left_out"][0]["account_no"]
    why = call("why-not", account, "--date", day, "--json")
    assert why.code == 0
    assert why.json["reason"]
    assert call("why-not", said.json["stops"][0]["account_no"], "--date", day).out.strip() == "已在计划里"


@pytest.mark.usefixtures("settled")
def test_a_day_that_is_over_is_refused_in_a_sentence(call: Call) -> None:
    said = call("plan", "--date", "2020-01-01")
    assert said.code == 3
    assert "2020-01-01" in said.err


@pytest.mark.usefixtures("settled")
def test_coverage_and_roads(call: Call, tmp_path: Path) -> None:
    said = call("coverage", "--json")
    assert sum(row["homes"] for row in said.json["by_village"]) == 3
    assert len(said.json["overdue"]) == 3
    assert call("coverage").out.startswith(f"{datetime.now().astimezone().month}月")
    table = tmp_path / "roads.csv"
    table.write_text("0003302000017,0003302000025,12\n", "utf-8")
    assert call("import", "roads", table, "--json").json == {"ways": 1}
    table.write_text("1,2,3\n", "utf-8")
    assert call("import", "roads", table).code == 3


@pytest.mark.usefixtures("settled")
def test_both_languages_say_every_line(call: Call, day: str, tmp_path: Path) -> None:
    out = tmp_path / "en.xlsx"
    english = call("plan", "--date", day, "--until", "09:00", "--language", "en", "--out", out)
    assert english.code == 0
    assert "Once a year" in english.out
    assert rows(out)[2][0] == "No."


def test_a_week_of_a_station_is_planned_end_to_end(
    call: Call, home: Path, made: Path, day: str, tmp_path: Path
) -> None:
    """1,013 households from a real lay-out: nobody twice, everybody accounted for, the sheet as the plan."""
    import shutil

    if not STATION.exists():
        pytest.skip("the station's ledger is not here")
    shutil.copytree(made / "empty", home, dirs_exist_ok=True)
    assert call("import", "ledger", STATION).code in (0, 1)
    out = tmp_path / "week.xlsx"
    said = call("plan", "--date", day, "--days", "7", "--out", out, "--json")
    assert said.code == 0
    found = said.json
    seen = [stop["account_no"] for stop in found["stops"]]
    left = [each["account_no"] for each in found["left_out"]]
    assert len(seen) == len(set(seen)) > 100
    assert not set(seen) & set(left)
    assert len(found["days"]) == 5
    assert max(each["back"] for each in found["days"]) <= "17:30"
    book = openpyxl.load_workbook(out)
    assert len(book.sheetnames) == 6
    for at, each in enumerate(found["days"]):
        assert book.sheetnames[at] == each["day"]
        planned = [stop["account_no"] for stop in found["stops"] if stop["day"] == each["day"]]
        assert [row[10] for row in rows(out, at)[3:] if row[0]] == planned
    unseen = rows(out, 5)[3:]
    assert [row[1] for row in unseen] == left
    assert all(row[6] for row in unseen)
    assert len(json.dumps(found["budget"])) > 10
    assert found["budget"]["planned"] + found["budget"]["travel"] <= found["budget"]["available"]
