"""`rollup` and `review queue|mark`: the supervisor's view without a window."""

from pathlib import Path

from gridsteward.operations import area as areas
from gridsteward.operations.area import Area
from gridsteward.records.ids import made_by_hand
from gridsteward.records.visit import Visit
from tests.commands.conftest import PASSPHRASE, Call

GUI = "0003302000017"


def _visit(area: Area, steward: str) -> str:
    (there,) = area.store.query("SELECT id FROM household WHERE account_no = ?", (GUI,))[0]
    now = area.now()
    stamp = now.isoformat(timespec="seconds")
    made = Visit(
        id=made_by_hand(),
        household_id=there,
        started_at=stamp,
        ended_at=stamp,
        entered_at=stamp,
        steward=steward,
        met="person",
        checks="meter_box",
    )
    with area.store.write("visit.finish", about=there) as write:
        write.insert(made)
    return made.id


def test_what_a_colleague_did_is_looked_at_and_counted(call: Call, settled: str, home: Path) -> None:
    area = areas.open_area(home, passphrase=PASSPHRASE)
    row = _visit(area, "陈秀兰")
    area.close()
    told = call("rollup", "--json").json
    assert [(each["key"], each["visits"]) for each in told["areas"][0]["found"]["rows"] if each["key"]] == [
        ("陈秀兰", 1)
    ]
    said = call("rollup", "--by", "village").out
    assert "不排名次" in said
    assert call("review", "queue", "--json").json["waiting"] == 1
    assert "留张照片" in call("review", "queue", "--unusual").out
    assert call("review", "mark", row).out.strip() == "已标记 1 条。"
    assert call("review", "queue", "--json").json["entries"] == []
    asked = call("review", "mark", row, "--ask", "电表箱锁好了吗？", "--json")
    assert asked.json["marked"] == [row]
    assert "陈秀兰" in call("review", "queue", "--all").out
    refused = call("review", "mark", row, "--answer", "锁好了", "--json")
    assert refused.json["error"] == "review_not_yours"


def test_all_areas_are_counted_and_one_that_stays_shut_is_named(call: Call, settled: str, home: Path) -> None:
    areas.create_area(home, "河东", steward="赵站长", passphrase="另一句不同的口令话").close()
    told = call("rollup", "--all-areas", "--json")
    assert told.code == 1
    found = {each["name"]: each["fault"] for each in told.json["areas"]}
    assert found.pop("河东") == "passphrase_wrong"
    assert set(found.values()) == {""}
    assert "河东 没有算进来" in call("rollup", "--all-areas").out
