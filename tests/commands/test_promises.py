"""`promise`: noted, moved with the customer's word, kept, and how many were."""

from tests.commands.conftest import Call

GUI = "0003302000017"


def test_a_promise_from_noting_to_keeping(call: Call, settled: str) -> None:
    made = call("promise", "add", GUI, "换灯头", "2030-01-05", "--to", "周桂英", "--json").json
    assert (made["state"], made["made_to"], made["source"]) == ("open", "周桂英", "other")
    assert made["short"] in call("promise", "list").out
    moved = call("promise", "renegotiate", made["short"], "2030-01-09", "周五不在家", "--json").json
    assert (moved["due"], moved["word"]) == ("2030-01-09", "周五不在家")
    assert "周五不在家" in call("promise", "list", "--account", GUI).out
    assert call("promise", "keep", made["id"], "--note", "灯亮了").code == 0
    assert call("promise", "list", "--json").json == {"promises": []}
    assert call("promise", "keep", made["short"], "--json").json["error"] == "promise_settled"
    assert call("promise", "keep", "nothing", "--json").json["error"] == "promise_not_found"
    rated = call("promise", "rate", "--from", "2030-01-01", "--to", "2030-01-31", "--json").json
    assert (rated["kept"], rated["of"], rated["percent"]) == (1, 1, 100)
    assert "100%" in call("promise", "rate", "--from", "2030-01-01", "--to", "2030-01-31").out
    assert call("promise", "add", GUI, "x", "someday").code == 2


def test_promises_of_requests_stand_in_the_same_list(call: Call, settled: str) -> None:
    case = call("case", "new", "complaint", "灯暗", "--account", GUI, "--json").json
    assert (
        call(
            "case", "event", case["number"], "promised", "--value", "check", "--until", "2030-01-05T18:00"
        ).code
        == 0
    )
    (found,) = call("promise", "list", "--json").json["promises"]
    assert (found["source"], found["case_number"], found["due"]) == ("case", case["number"], "2030-01-05")
    assert case["number"] in call("promise", "list").out
