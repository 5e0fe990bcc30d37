"""Reminders, hard weather and activities by command: what is typed comes back, and what is due is said."""

from pathlib import Path

from tests.commands.conftest import Call

GUI, CHEN = "0003302000017", "0003302000025"


def test_a_reminder_is_set_put_off_handed_over_done_and_stopped(call: Call, settled: str) -> None:
    made = call(
        "care",
        "remind",
        "add",
        GUI,
        "问个平安",
        "--days",
        "7",
        "--time",
        "00:00",
        "--check",
        "取暖器",
        "--json",
    )
    assert (made.code, made.json["when"]) == (0, "满 7 天没联系 00:00")
    listed = call("care", "remind", "list", "--json").json
    (due,) = listed["due"]
    assert (due["account_no"], due["what"], due["checks"], due["state"]) == (
        GUI,
        "问个平安",
        ["取暖器"],
        "due",
    )
    assert "问一问：取暖器" in call("care", "remind", "list").out
    wrong = call(
        "care", "remind", "snooze", made.json["id"], "--until", "2020-01-01T08:00", "--reason", "忙", "--json"
    )
    assert (wrong.code, wrong.json["error"]) == (3, "reminder_until")
    until = "2099-01-01T08:00"
    assert (
        "01-01 08:00"
        in call("care", "remind", "snooze", made.json["id"], "--until", until, "--reason", "忙").out
    )
    handed = call("care", "remind", "hand", made.json["id"], "--to", "王芳", "--text", "请打个电话", "--json")
    assert (handed.code, handed.json["to"]) == (0, "王芳")
    assert call("care", "remind", "list", GUI, "--json").json["resting"][0]["state"] == "handed"
    done = call("care", "remind", "done", made.json["id"], "--note", "挺好", "--json")
    assert (done.code, done.json["outcome"]) == (0, "reached")
    page = call("care", "remind", "list", GUI, "--json").json
    assert (page["due"], page["resting"], [each["stopped"] for each in page["reminders"]]) == (
        [],
        [],
        [False],
    )
    assert call("care", "remind", "stop", made.json["id"]).code == 0
    assert "已停用" in call("care", "remind", "list", GUI).out


def test_every_kind_of_day_can_be_typed(call: Call, settled: str) -> None:
    said = {
        ("--daily",): "每天",
        ("--weekday", "2", "--weekday", "5"): "每周二、周五",
        ("--weekday", "3", "--fortnight", "--until", "2099-01-01"): "每 2 周的周三",
        ("--monthly", "31"): "每月 31 号",
        ("--payment", "15", "--offset", "-2"): "每月 15 号该交电费",
        ("--lunar", "0-15"): "农历每月十五",
        ("--lunar", "8-15"): "农历八月十五",
        ("--date", "spring_festival", "--offset", "-3"): "春节前 3 天",
        ("--weather", "cold"): "寒冷当天",
        ("--outage",): "计划停电前 1 天",
    }
    for typed, when in said.items():
        made = call("care", "remind", "add", CHEN, "去看看", *typed, "--json")
        assert (made.code, made.json["when"]) == (0, f"{when} 09:00"), typed
    assert (
        call("care", "remind", "add", CHEN, "去看看", "--lunar", "初一", "--json").json["error"]
        == "reminder_no_days"
    )
    assert call("care", "remind", "add", CHEN, "去看看", "--daily", "--time", "25:00").code == 3
    assert call("care", "remind", "stop", "nothing").code == 3
    assert call("care", "remind", "list", "--overdue", "--json").json == {"overdue": []}
    assert call("care", "remind", "erase", made.json["id"]).code == 0
    assert len(call("care", "remind", "list", CHEN, "--json").json["reminders"]) == len(said) - 1


def test_weather_is_read_and_activities_are_kept(call: Call, settled: str, tmp_path: Path) -> None:
    file = tmp_path / "weather.csv"
    file.write_text("日期,最高,最低\n2026-01-05,3,-6\n2026-01-06,9,2\n", "utf-8")
    days = call("care", "weather", file, "--json").json["days"]
    assert [(each["day"], each["kind"]) for each in days] == [("2026-01-05", "cold")]
    assert "暴雨大风" in call("care", "weather", "--kind", "storm").out
    assert "暴雨大风" not in call("care", "weather", "--kind", "storm", "--not").out
    made = call(
        "care", "activity", "add", "安全用电讲座", "--date", "2026-01-08", "--place", "村部", "--json"
    ).json["id"]
    assert call("care", "activity", "invite", made, GUI, CHEN).code == 0
    assert "来了 1 户" in call("care", "activity", "came", made, GUI).out
    (listed,) = call("care", "activity", "list", "--json").json["activities"]
    assert [each["came"] for each in listed["guests"]].count(True) == 1
