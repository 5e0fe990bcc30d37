"""`care due` and `care need`: who is to be seen next and why, and what may stand in the register."""

from datetime import date, timedelta

import pytest

from tests.commands.conftest import Call

GUI, CHEN = "0003302000017", "0003302000025"


def days_ago(days: int) -> str:
    return (date.today() - timedelta(days=days)).isoformat()  # noqa: DTZ011  (the day on the wall, as the laptop's)


def test_a_need_is_written_down_looked_at_and_erased(call: Call, settled: str) -> None:
    assert "heart_lung_ventilator" in call("care", "need", "codes").out
    refused = call("care", "need", "add", GUI, "dementia", "--evidence", "找不到家", "--json")
    assert (refused.code, refused.json["error"]) == (3, "need_no_consent")
    agreed = ("--evidence", "找不到家", "--consent", "女儿说可以")
    refused = call("care", "need", "add", GUI, "dementia", *agreed, "--share", "steward", "--json")
    assert refused.json["error"] == "need_not_shared"
    shared = (*agreed, "--share", "steward", "--share-consent", "你们知道就行")
    made = call("care", "need", "add", GUI, "dementia", *shared, "--json").json
    (listed,) = call("care", "need", "list", GUI, "--json").json["needs"]
    assert (listed["id"], listed["audience"], listed["evidence"]) == (made["id"], "steward", "找不到家")
    assert "失智" in call("care", "need", "list", GUI).out
    assert call("care", "need", "list", "--json").json["needs"] == [], "nothing is to be looked at yet"
    assert call("care", "need", "review", made["id"], "--words", "还是这样").code == 0
    assert call("care", "need", "erase", "0000", "--json").json["error"] == "need_not_found"
    assert call("care", "need", "erase", made["id"]).code == 0
    left = call("care", "need", "list", GUI, "--json").json
    assert (left["needs"], [each["why"] for each in left["erased"]]) == ([], ["asked"])


@pytest.mark.parametrize("days", ["0", "7"])
def test_who_is_due_is_told_with_the_reason(call: Call, settled: str, days: str) -> None:
    agreed = ("--evidence", "上门看到", "--consent", "可以")
    call("care", "need", "add", GUI, "dementia", *agreed, "--since", days_ago(20))
    call("care", "need", "add", CHEN, "destitute", *agreed, "--since", days_ago(25))
    due = call("care", "due", "--days", days, "--json").json["due"]
    first = due[0]
    assert (first["account_no"], first["tier"], first["due"]) == (GUI, "high", days_ago(13))
    assert (first["overdue_days"], first["reasons"][0]["key"]) == (13, "never")
    assert [each["account_no"] for each in due[1:]] == ([CHEN] if days == "7" else [])
    assert "已逾期 13 天" in call("care", "due").out
    call("care", "look", GUI, "--outcome", "well")
    assert call("care", "due", "--json").json["due"] == [], "a call counts as it does"
