"""`check` and `supply`: looked at, refused until it is settled, recorded, and back again."""

from tests.commands.conftest import Call

GUI = "0003302000017"


def test_a_cut_off_is_refused_until_everything_is_settled(call: Call, settled: str) -> None:
    shown = call("check", "list", "cut_off", "--account", GUI, "--json").json
    codes = [each["code"] for each in shown["items"]]
    assert shown["facts"]["open_case"]["known"] == "no"
    assert "停电通知书" in call("check", "list", "cut_off", "--account", GUI).out
    refused = call("supply", "cut-off", GUI, "--reason", "欠费", "--yes", ",".join(codes[:3]), "--json")
    assert (refused.code, refused.json["error"]) == (3, "supply_guard")
    assert "逾期满 30 天" in call("supply", "cut-off", GUI, "--reason", "欠费").err
    done = call(
        "supply",
        "cut-off",
        GUI,
        "--reason",
        "9、10 月欠费",
        "--yes",
        ",".join(codes),
        "--granted-by",
        "王站长",
        "--substitute",
        "发电机",
        "--json",
    )
    assert (done.code, done.json["kind"]) == (0, "cut_off")
    assert "9、10 月欠费" in call("supply", "list").out
    restored = [each["code"] for each in call("check", "list", "restore", "--json").json["items"]]
    assert call("supply", "restore", GUI, "--yes", ",".join(restored)).code == 0
    assert call("supply", "list", "--json").json == {"cut_off": []}
    kept = call("check", "fill", "metering", "--account", GUI, "--yes", "right_meter", "--json").json
    assert kept["answers"] == "right_meter:yes"
    assert call("check", "fill", "metering", "--yes", "nothing", "--json").json["error"] == "check_unknown"
