"""The contact round by command: taken in, called, handed over, ended, handed in as a workbook."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import load_workbook

from gridsteward.operations import area as areas
from gridsteward.operations import households, outages
from gridsteward.records.outage import OutageKind
from tests.commands.conftest import AREA, PASSPHRASE, Call
from tests.marking import mark

GUI, CHEN = "0003302000017", "0003302000025"


@pytest.fixture
def off(settled: str, home: Path) -> str:
    """Power is off where two of three households are, one of whom needs it to live; return the outage's id."""
    area = areas.open_area(home, AREA, passphrase=PASSPHRASE)
    ids = {each.account_no: each.id for each in area.store.summaries()}
    for account in (GUI, CHEN):
        households.edit_household(area, ids[account], {"transformer_district": "桂溪1号台区"})
    mark(area, ids[GUI], "oxygen_concentrator")
    mark(area, ids[CHEN], "dementia")
    households.edit_household(area, ids[CHEN], {"name": "=2+5"})
    made = outages.add_outage(area, kind=OutageKind.FAULT, begins=area.now(), names=["桂溪1号台区"])[0]
    area.close()
    return made.id


def _people(said: Any) -> list[dict[str, Any]]:
    (found,) = said.json["rounds"]
    return list(found["people"])


def test_a_round_is_called_handed_over_and_ended(call: Call, off: str, tmp_path: Path) -> None:
    first, second = _people(call("care", "round", "--json"))
    assert (first["account_no"], first["step"], first["power_dependent"]) == (GUI, "round", True)
    assert (second["account_no"], second["step"]) == (CHEN, "now")
    assert "马上通知" in call("care", "round", "--district", "桂溪1号台区").out
    said = call("care", "round", "contact", GUI, "--outcome", "reached", "--note", "=1+1 氧气够", "--json")
    assert (said.code, said.json["also"], said.json["overdue"]) == (0, [], False)
    said = call("care", "round", "contact", GUI, "--outcome", "reached", "--outage", off)
    assert "也打过" in said.out, "called twice, and told"
    for _ in range(2):
        said = call("care", "round", "contact", CHEN, "--outcome", "not_reached")
    assert "托人去看看" in said.out
    assert call("care", "round", "take", CHEN, "--steward", "王芳", "--json").json["carer"] == "王芳"
    said = call("care", "round", "restore", "--json")
    assert (said.json["state"], [each["step"] for each in said.json["people"]]) == ("over", ["after", None])

    out = tmp_path / "登记.xlsx"
    assert call("export", "care", out, "--from", "2026-01-01", "--json").json["rows"] == 7
    book = openpyxl.load_workbook(out)
    contacts, left, people = book.worksheets
    listed = {str(cell.value) for line in people.iter_rows() for cell in line}
    assert {"高风险", "制氧机", "失智", "打电话"} <= listed, (
        "who is looked after, how closely, and the last word"
    )
    texts = {str(cell.value) for line in contacts.iter_rows() for cell in line}
    assert {"=1+1 氧气够", "=2+5", "制氧机", "第 1 轮问候", "同一轮又打了", "马上通知"} <= texts
    assert all(cell.data_type != "f" for sheet in book for line in sheet.iter_rows() for cell in line)
    assert "=2+5" not in {str(cell.value) for line in left.iter_rows() for cell in line}, "not overdue yet"
    rows = load_workbook(str(out)).get_sheet_by_index(0).to_python()
    assert any("表内 4 次联系 = 系统 4 次" in str(cell) for row in rows for cell in row)
    assert call("export", "care", out, "--from", "2026-02-01", "--to", "2026-01-01").code == 3


def test_a_notice_is_tried_taken_in_and_its_bad_rows_come_back(call: Call, off: str, tmp_path: Path) -> None:
    notice, errors = tmp_path / "停电.csv", tmp_path / "错行.xlsx"
    rows = "桂溪1号,2099-01-01 8:00,18:00\n桂溪1号公变,明天,\n别处台区,2099-01-01 8:00,18:00\n"
    notice.write_bytes(f"台区,停电时间,计划送电时间\n{rows}".encode("gb18030"))
    said = call("import", "outage", notice, "--dry-run", "--json")
    assert (said.code, said.json["created"], said.json["rows"], said.json["elsewhere"]) == (1, 1, 3, 1)
    said = call("import", "outage", notice, "--errors", errors, "--json")
    assert [each["row"] for each in said.json["problems"]] == [3, 4]
    assert errors.exists()
    said = call("import", "outage", notice, "--json")
    assert (said.json["created"], said.json["unchanged"]) == (0, 1)
    notice.write_bytes(f"台区,停电时间,计划送电时间\n{rows.replace('8:00', '9:00', 1)}".encode("gb18030"))
    assert "停电时间 01-01 08:00 → 01-01 09:00" in call("import", "outage", notice).out


def test_it_says_what_it_does_not_know(call: Call, settled: str, tmp_path: Path) -> None:
    assert "眼下没有停电" in call("care", "round").out
    for words in (("contact", GUI, "--outcome", "reached"), ("take", GUI), ("restore",)):
        said = call("care", "round", *words, "--json")
        assert (said.code, said.json["error"] in ("not_in_outage", "no_outage_now")) == (3, True)
    assert call("care", "round", "--district", "没有").code == 3
