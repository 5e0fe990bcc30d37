"""Planning from the command line: what scripts rely on, and a workbook that a steward can carry."""

import json
import re
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest

from tests.commands.conftest import Call, workbook

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


def invented_station(path: Path) -> Path:
    """Write a ledger of 1,013 invented households in twelve villages, some without coordinates."""
    chance = Random(1013)  # noqa: S311  (invented homes, no secrets)
    villages = [
        (f"{name}村", chance.gauss(119.6, 0.03), chance.gauss(29.2, 0.03))
        for name in "东南西北上下前后左右里外"
    ]
    lines: list[tuple[Any, ...]] = [
        ("户号", "户名", "用电地址", "村", "联系电话", "用电类别", "经度", "纬度")
    ]
    for number in range(1_013):
        village, longitude, latitude = villages[number % len(villages)]
        place = (round(chance.gauss(longitude, 0.003), 6), round(chance.gauss(latitude, 0.003), 6))
        lines.append(
            (
                f"{3302100000 + number:013}",
                chance.choice("赵钱孙李周吴郑王") + chance.choice("春夏秋冬明亮") + chance.choice("生华英平"),
                f"{village}{1 + number % 9}组{1 + number // 9}号",
                village,
                f"139{number:08}",
                chance.choice(("居民", "居民", "居民", "一般工商业")),
                *(place if number % 20 else (None, None)),
            )
        )
    return workbook(path, lines)


@pytest.mark.parametrize("ledger", ["station", "invented"])
def test_a_week_of_a_station_is_planned_end_to_end(
    call: Call, home: Path, made: Path, day: str, tmp_path: Path, *, ledger: str
) -> None:
    """1,013 households, from the ledger up: nobody twice, everybody accounted for, the sheet as the plan."""
    import shutil

    if ledger == "station" and not STATION.exists():
        pytest.skip("the station's ledger is not here")
    file = STATION if ledger == "station" else invented_station(tmp_path / "台账.xlsx")
    shutil.copytree(made / "empty", home, dirs_exist_ok=True)
    assert call("import", "ledger", file).code in (0, 1)
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


@pytest.mark.usefixtures("settled")
def test_a_planned_day_is_changed_by_hand(call: Call, day: str) -> None:
    """What was moved, locked and taken out stays so when the day is planned anew."""
    first = [stop["account_no"] for stop in call("plan", "--date", day, "--json").json["stops"]]
    moved = call("stop", "move", first[2], "--date", day, "--to", "1", "--json").json["stops"]
    assert [stop["account_no"] for stop in moved] == [first[2], first[0], first[1]]
    assert [stop["locked"] for stop in moved] == [True, False, False]
    assert call("stop", "unlock", first[2], "--date", day, "--json").json["stops"][0]["locked"] is False
    left = call("stop", "remove", first[0], "--date", day, "--json").json["stops"]
    assert [stop["account_no"] for stop in left] == [first[2], first[1]]
    again = call("stop", "add", first[0], "--date", day, "--json").json["stops"]
    assert {stop["account_no"] for stop in again} == set(first)
    later = (datetime.fromisoformat(day) + timedelta(days=1)).date().isoformat()
    refused = call("stop", "move", first[1], "--date", day, "--day", later)
    assert refused.code == 3
    call("stop", "remove", first[1], "--date", day)
    call("plan", "--date", later)
    call("stop", "remove", first[1], "--date", later)
    call("stop", "add", first[1], "--date", day)
    assert call("stop", "move", first[1], "--date", day, "--day", later, "--json").code == 0
    assert call("why-not", first[1], "--date", day, "--json").json["reason_key"] != ""


@pytest.mark.usefixtures("settled")
def test_a_paused_home_is_left_out_and_comes_back(call: Call, day: str) -> None:
    account = "0003302000017"
    assert call("pause", account, "--reason", "away", "--until", day, "--json").json["until"] == day
    (pause,) = call("pauses", "--json").json["pauses"]
    assert (pause["account_no"], pause["reason"]) == (account, "away")
    assert "外出一段时间" in call("pauses").out
    before = (datetime.fromisoformat(day) - timedelta(days=1)).date()
    if before > datetime.now().astimezone().date():
        early = call("plan", "--date", before.isoformat(), "--json").json
        assert account not in {stop["account_no"] for stop in early["stops"]}
    on_day = call("plan", "--date", day, "--json").json["stops"]
    assert account in {stop["account_no"] for stop in on_day}
    assert call("resume", account).code == 0
    assert call("pauses", "--json").json["pauses"] == []
    assert call("pause", account, "--until", "2020-01-01").code == 3


@pytest.mark.usefixtures("settled")
def test_a_request_is_a_reason_until_it_is_taken_back(call: Call, day: str) -> None:
    account = "0003302000017"
    assert call("request", account, "--by", day, "--why", "看看电表", "--json").code == 0

    def reasons() -> list[str]:
        stops = call("plan", "--date", day, "--json").json["stops"]
        return next(stop["reason_keys"] for stop in stops if stop["account_no"] == account)

    assert "request" in reasons()
    assert call("withdraw", account, "--json").json["withdrawn"] == 1
    assert "request" not in reasons()


@pytest.mark.usefixtures("settled")
def test_hours_are_kept_and_a_plan_keeps_to_them(call: Call, day: str) -> None:
    assert call("hours", "--json").json["from"] == "08:30"
    kept = (
        "--from",
        "13:00",
        "--until",
        "16:00",
        "--by",
        "foot",
        "--weekdays",
        "135",
        "--start",
        "119.5,29.1",
    )
    assert call("hours", *kept).code == 0
    found = call("hours", "--json").json
    assert (found["from"], found["until"], found["by"]) == ("13:00", "16:00", "foot")
    assert (found["weekdays"], found["start"]) == ([1, 3, 5], [119.5, 29.1])
    assert all(stop["arrive"] >= "13:00" for stop in call("plan", "--date", day, "--json").json["stops"])
    read_off = call("hours", "--start", "119.5050266,29.0975", "--coordinates", "gcj02", "--json").json[
        "start"
    ]
    assert 119.499 < read_off[0] < 119.502
    assert call("hours", "--start", "middle", "--json").json["start"] is None
    for wrong in (("--start", "here,there"), ("--from", "17:00"), ("--weekdays", "89")):
        assert call("hours", *wrong).code == 3
    assert call("hours", "--json").json["from"] == "13:00"


@pytest.mark.usefixtures("settled")
def test_the_rest_of_today_is_planned_from_where_one_stands(call: Call) -> None:
    """A visit that overran, late in the day too: what is left is planned from now on or left out, never an error."""
    account = "0003302000025"
    here = call("plan", "--from-here", account, "--json")
    assert here.code == 0
    now = datetime.now().astimezone().strftime("%H:%M")
    assert all(stop["arrive"] >= now for stop in here.json["stops"])
    assert call("plan", "--from-here", "--date", "2030-01-01").code == 2
