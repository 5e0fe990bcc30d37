"""`alerts`: scripts rely on its keys, people on its sentences; the readings are looked at before anything is said."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from gridsteward.operations import area as areas
from gridsteward.operations import findings
from gridsteward.store.findings import findings as stored
from tests.commands.conftest import AREA, PASSPHRASE, Call
from tests.town_use import EMPTY, QUIET, RISING, bring, town_of

LAST = date(2026, 9, 15)


@pytest.fixture
def read(area: str, home: Path) -> str:
    """Take the readings of a town in; nobody has looked at them."""
    opened = areas.open_area(home, AREA, passphrase=PASSPHRASE)
    bring(opened, town_of(opened, last=LAST), at="2026-09-16T08:00:00+08:00")
    opened.close()
    return area


def account(number: int) -> str:
    return f"06104427{number:04d}"


def test_every_finding_has_what_a_script_relies_on(read: str, call: Call) -> None:
    said = call("alerts", "--json")
    assert said.code == 0
    found = said.json["findings"]
    by_home = {each["account_no"]: each for each in found}
    assert {account(number) for number in (QUIET, RISING, EMPTY)} <= by_home.keys()
    assert found[0]["account_no"] == account(QUIET), "who has gone quiet comes first"
    rise = by_home[account(RISING)]
    assert {"account_no", "day", "kind", "size", "confidence", "reason"} <= rise.keys()
    assert rise["kind"] == "rise"
    assert rise["size"] > 2
    assert 0 < rise["confidence"] <= 1
    assert date.fromisoformat(rise["day"]) <= LAST
    assert "每天用电从" in rise["reason"]
    assert not any(each["note"] for each in found)


def test_people_read_who_why_and_what_to_do_first(read: str, call: Call) -> None:
    said = call("alerts")
    assert account(QUIET) in said.out
    assert "几乎不用电" in said.out
    assert "马上打电话" in said.out
    assert "2026-09-15" in said.out
    english = call("alerts", "--language", "en")
    assert "Call at once" in english.out


def test_as_it_stood_on_a_day_is_said_and_not_kept(read: str, call: Call, home: Path) -> None:
    then = call("alerts", "--as-of", "2026-09-10", "--json").json
    assert then["until"] == "2026-09-10"
    assert account(QUIET) not in {each["account_no"] for each in then["findings"]}
    assert account(RISING) in {each["account_no"] for each in then["findings"]}
    opened = areas.open_area(home, AREA, passphrase=PASSPHRASE)
    assert stored(opened.store) == []
    opened.close()
    assert call("alerts", "--as-of", "2020-01-01", "--json").json["findings"] == []
    assert call("alerts", "--as-of", "heute").code == 2


def test_all_lists_closed_ones_and_notes_too(read: str, call: Call, home: Path) -> None:
    first = call("alerts", "--json").json["findings"]
    opened = areas.open_area(home, AREA, passphrase=PASSPHRASE)
    rise = next(each for each in stored(opened.store) if each.kind == "rise")
    findings.explain_finding(opened, rise.id, "new_appliance")
    every = len(stored(opened.store))
    opened.close()
    assert len(call("alerts", "--json").json["findings"]) == len(first) - 1
    said = call("alerts", "--all", "--json").json["findings"]
    assert len(said) == every
    (closed,) = [each for each in said if each["state"] == "explained"]
    assert (closed["account_no"], closed["because"]) == (account(RISING), "new_appliance")
    assert "属实" in call("alerts", "--all").out


def test_without_readings_it_says_how_to_get_some(area: str, call: Call) -> None:
    said = call("alerts")
    assert said.code == 0
    assert "import usage" in said.out
    assert call("alerts", "--json").json == {"until": "", "households": 0, "findings": []}


def test_an_import_is_followed_by_a_look(area: str, home: Path, call: Call, tmp_path: Path) -> None:
    opened = areas.open_area(home, AREA, passphrase=PASSPHRASE)
    town = town_of(opened, last=LAST, days=200)
    opened.close()
    file = tmp_path / "日电量.csv"
    with file.open("w", encoding="gb18030") as out:
        out.write("户号,数据日期,日用电量(kWh)\n")
        for number, row in enumerate(town.kwh):
            for at, kwh in enumerate(row):
                out.write(f"{account(number)},{town.first + timedelta(days=at)},{kwh:.2f}\n")
    assert call("import", "usage", file, "--dry-run", "--json").json["new_findings"] == 0
    said = call("import", "usage", file, "--json")
    assert said.json["new_findings"] == 1, "who went quiet"
    opened = areas.open_area(home, AREA, passphrase=PASSPHRASE)
    kept = {each.kind for each in stored(opened.store)}
    opened.close()
    assert {"silence", "rise", "vacancy"} <= kept
    assert account(QUIET) in {each["account_no"] for each in call("alerts", "--json").json["findings"]}
    assert call("import", "usage", file, "--json").json["new_findings"] == 0
