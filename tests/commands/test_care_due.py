"""`care due` and `care need`: who is to be seen next and why, and what may stand in the register."""

from datetime import date, timedelta

from tests.commands.conftest import Call

GUI, CHEN = "0003302000017", "0003302000025"


def in_days(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()  # noqa: DTZ011  (the day on the wall, as the laptop's)


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


def test_who_is_due_is_told_with_the_reason(call: Call, settled: str) -> None:
    agreed = ("--evidence", "上门看到", "--consent", "可以")
    call("care", "need", "add", GUI, "dementia", *agreed)
    call("care", "need", "add", CHEN, "destitute", *agreed)
    first, second = call("care", "due", "--date", in_days(13), "--json").json["due"]
    assert (first["account_no"], first["tier"], first["due"]) == (GUI, "high", in_days(0)), (
        "nobody called yet"
    )
    assert (first["overdue_days"], first["reasons"][0]["key"]) == (13, "never")
    assert (second["account_no"], second["tier"]) == (CHEN, "key")
    assert "已逾期 13 天" in call("care", "due", "--date", in_days(13)).out
    call("care", "look", GUI, "--outcome", "well")
    (left,) = call("care", "due", "--json").json["due"]
    assert left["account_no"] == CHEN, "a call counts as it does"
    soon = call("care", "due", "--days", "7", "--json").json["due"]
    assert [(each["account_no"], each["due"]) for each in soon] == [(CHEN, in_days(0)), (GUI, in_days(7))]
