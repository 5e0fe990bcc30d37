"""The list of the week on the command line: scripts rely on its keys."""

from pathlib import Path

from gridsteward.operations import area as areas
from gridsteward.operations import households, visits
from tests.commands.conftest import PASSPHRASE, Call


def test_it_tells_account_score_and_reasons(call: Call, settled: str, home: Path) -> None:
    area = areas.open_area(home, settled, passphrase=PASSPHRASE)
    household = households.household_by_account(area, "0003302000017").id
    overdue = area.now().date().isoformat()
    visits.promise(area, household, what="换灯头", due="2020-01-01")  # too long ago to count
    for what in ("查线路", "送联系卡"):
        visits.promise(area, household, what=what, due=overdue)
    area.close()
    assert call("warnings", "--json").json == {"warnings": []}, "due today is not overdue"
    assert call("warnings").out == "这周没有要特别留意的住户\n"


def test_a_broken_promise_is_told_in_words(call: Call, settled: str, home: Path) -> None:
    from datetime import timedelta

    area = areas.open_area(home, settled, passphrase=PASSPHRASE)
    household = households.household_by_account(area, "0003302000017").id
    due = area.now().date() - timedelta(days=3)
    visits.promise(area, household, what="查线路", due=due.isoformat())
    area.close()
    (found,) = call("warnings", "--json").json["warnings"]
    assert found.keys() == {"account_no", "score", "reasons"}
    assert found["account_no"] == "0003302000017"
    assert 0.3 <= found["score"] < 1
    assert found["reasons"] == [f"答应{due.month}月{due.day}日前办的事过期了：查线路"]
    said = call("warnings", "--most", "3").out
    assert "周桂英" in said
    assert "先做：先把答应的事办了" in said
