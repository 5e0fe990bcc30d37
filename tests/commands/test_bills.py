"""`bill`: scripts rely on its keys, people on its sentences; an example is never shown as what holds today."""

from tests.commands.conftest import Call


def test_a_bill_is_worked_out_without_an_area(call: Call) -> None:
    given = ("--kwh", "350", "--year-so-far", "4700", "--month", "2026-12", "--tariff", "zhejiang_home")
    said = call("bill", "explain", *given, "--json")
    assert said.code == 0
    assert said.json["total"] == "268.30"
    assert [line["amount"] for line in said.json["lines"]] == ["58.80", "209.50"]
    assert said.json["tariff"]["check_current_notice"] is True
    text = call("bill", "explain", *given).out
    assert "合计 268.30 元" in text
    assert "请以现行电价文件为准" in text


def test_what_would_change_stands_beside_the_bill(call: Call) -> None:
    given = ("--peak", "120", "--valley", "80", "--tariff", "zhejiang_home_hours", "--month", "2026-01")
    said = call("bill", "explain", *given, "--what-if-shift", "50", "--json")
    assert said.json["what_if"]["difference"] == "-14.00"
    assert "能省 14.00 元" in call("bill", "explain", *given, "--what-if-shift", "50").out


def test_a_household_that_was_never_read_asks_for_its_use(settled: str, call: Call) -> None:
    said = call("bill", "explain", "0003302000017")
    assert said.code == 3
    assert "没有填用电量" in said.err


def test_every_tariff_is_listed_as_an_example(call: Call) -> None:
    said = call("bill", "tariffs", "--json")
    assert {"zhejiang_home", "guangdong_home"} <= {each["key"] for each in said.json["tariffs"]}
    assert all(each["note"] for each in said.json["tariffs"])
    assert call("bill", "tariffs").out.count("请以现行电价文件为准") == len(said.json["tariffs"])


def test_what_is_no_number_or_no_tariff_is_said(call: Call) -> None:
    assert call("bill", "explain", "--kwh", "many").code == 2
    said = call("bill", "explain", "--kwh", "1", "--tariff", "nowhere")
    assert said.code == 3
    assert "nowhere" in said.err
