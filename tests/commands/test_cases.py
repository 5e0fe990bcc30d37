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
