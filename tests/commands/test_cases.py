"""`case`: registered at the door in one line, taken on to the end, and found again by whoever is asked."""

from tests.commands.conftest import Call

GUI = "0003302000017"


def test_a_case_is_registered_taken_on_and_closed(call: Call, settled: str) -> None:
    made = call(
        "case", "new", "bill", "电费比上月多一倍", "--account", GUI, "--person", "周桂英", "--json"
    ).json
    assert (made["account_no"], made["state"], made["next_deadline"]["code"]) == (
        GUI,
        "new",
        "service_response",
    )
    assert "电费疑问" in call("case", "list").out
    refused = call("case", "close", made["number"], "--json")
    assert (refused.code, refused.json["error"]) == (3, "case_not_now")
    assert call("case", "event", made["number"], "replied", "--note", "空调开得多").code == 0
    shown = call("case", "show", made["number"], "--json").json
    assert [(each["kind"], each["trust"]) for each in shown["events"]] == [("replied", "at_once")]
    assert "空调开得多" in call("case", "show", made["number"]).out
    assert call("case", "close", made["number"], "--json").json["state"] == "closed"
    assert call("case", "list", "--json").json["cases"] == []
    (found,) = call("case", "list", "--all", "--text", "空调", "--json").json["cases"]
    assert found["number"] == made["number"]
    assert call("case", "show", "none", "--json").json["error"] == "case_not_found"


def test_a_time_limit_is_worked_out_for_any_moment(call: Call, settled: str) -> None:
    def due(clock: str, at: str) -> list[str]:
        return [each["due"] for each in call("case", "until", clock, at, "--json").json["deadlines"]]

    assert due("complaint_result", "2026-09-28T09:00") == ["2026-10-10T18:00:00+08:00"]
    assert due("outage_notice", "2026-10-08T08:00") == ["2026-10-01T08:00:00+08:00"]
    assert "2027" in call("case", "until", "meter_test", "2026-12-29T09:00").out, "not announced yet is said"
    assert call("case", "until", "meter_test", "soon").code == 2


def test_a_confidential_case_is_shown_to_whoever_says_why(call: Call, settled: str) -> None:
    made = call(
        *("case", "new", "complaint", "石师傅要烟", "--account", GUI, "--person", "周桂英"),
        *("--confidential", "supervisor", "--json"),
    ).json
    number = made["number"]
    assert (made["confidential"], made["content"], made["account_no"], made["person"]) == (True, "", "", "")
    call("case", "event", number, "answered", "--note", "石师傅认错")
    for args in (("case", "list"), ("case", "show", number), ("case", "list", "--json")):
        assert not [each for each in ("石师傅", "周桂英", GUI) if each in call(*args).out]
    assert "--why" in call("case", "show", number).out
    assert call("case", "looks").out.strip() == "还没有人看过。"
    assert call("case", "show", number, "--why", "other", "--json").json["error"] == "case_look_note"
    shown = call("case", "show", number, "--why", "other", "--note", "纪检来问", "--json").json
    assert (shown["content"], shown["account_no"], shown["person"]) == ("石师傅要烟", GUI, "周桂英")
    assert [each["note"] for each in shown["events"]] == ["石师傅认错"]
    assert "石师傅认错" in call("case", "show", number, "--why", "handling").out
    looks = call("case", "looks", number, "--json").json["looks"]
    assert [(each["why"], each["note"], each["what"]) for each in looks] == [
        ("handling", "", number),
        ("other", "纪检来问", number),
    ]
    assert "其他原因：纪检来问" in call("looks").out
    assert call("looks", "--to", "2001-01-01", "--json").json["looks"] == []


def test_a_confidential_case_is_erased_and_stays_as_a_case(call: Call, settled: str) -> None:
    number = call("case", "new", "complaint", "石师傅要烟", "--confidential", "steward", "--json").json[
        "number"
    ]
    assert call("case", "erase", number).code == 2, "why is to be said"
    assert number in call("case", "erase", number, "--why", "asked").out
    shown = call("case", "show", number)
    assert "按本人要求" in shown.out
    assert call("case", "show", number, "--why", "handling", "--json").json["error"] == "case_erased"
    assert call("case", "event", number, "answered", "--json").json["erased_at"]
