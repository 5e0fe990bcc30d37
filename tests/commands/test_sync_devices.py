"""Laptops invited, admitted, put out and brought back from the command line, over a stick alone."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from gridsteward.operations import households, visits
from gridsteward.records.visit import Met
from tests.commands.conftest import AREA, Call
from tests.commands.laptops import Laptops

ACCOUNT = "0003302000017"


@pytest.fixture
def laptops(tmp_path: Path, call: Call) -> Laptops:
    return Laptops(tmp_path, call)


def test_a_new_laptop_joins_by_a_code_and_says_plainly_while_it_waits(laptops: Laptops, ledger: Path) -> None:
    station, stick = laptops.founder(), laptops.stick
    station("import", "ledger", ledger)
    invited = station("device", "invite", "--folder", stick)
    assert invited.keys() == {"code", "expires"}
    bike = laptops.at("bike")
    asked = bike("device", "request", "--code", invited["code"], "--steward", "李建国", "--folder", stick)
    assert asked.keys() == {"id", "name", "folder", "opened_by"}
    waits = bike.said("sync", "--folder", stick)
    assert (waits.code, waits.json["pending"], waits.json["received"]) == (1, True, 0)
    assert [each["kind"] for each in waits.json["problems"]] == ["not_admitted"]
    assert "还在等所长收下" in bike.plain("sync", "--folder", stick).out
    admitted = station("device", "admit", "--all")  # over the folder of the last exchange
    (came,) = admitted["admitted"]
    assert (came["steward"], came["role"]) == ("李建国", "steward")
    done = bike("sync", "--folder", stick)
    assert done["received"] >= 3
    assert len(bike("search", "桂溪村")["households"]) == 2
    assert bike("area", "list")["areas"][0]["name"] == AREA
    listed = station("device", "list")["devices"]
    assert [(each["this"], each["active"]) for each in listed] == [(True, True), (False, True)]
    assert listed[0].keys() == {"id", "steward", "role", "active", "this", "heard", "behind", "parked"}


def test_a_wrong_code_and_a_laptop_nobody_invited_leave_nothing_behind(laptops: Laptops) -> None:
    station, stick, bike = laptops.founder(), laptops.stick, laptops.at("bike")
    station("sync", "--folder", stick)
    for code, kind in (("nonsense", "code_wrong"), ("A" * 26, "code_wrong")):
        said = bike.said("device", "request", "--code", code, "--steward", "李", "--folder", stick)
        assert (said.code, said.json["error"]) == (3, kind)
    assert bike("area", "list")["areas"] == []
    assert station.said("device", "admit", "--all").json["error"] == "nobody_asks"
    made = station("device", "invite", "--folder", stick)["code"]
    bike("device", "request", "--code", made, "--steward", "李", "--folder", stick)
    station("device", "admit")
    late = laptops.at("late").said("device", "request", "--code", made, "--steward", "王", "--folder", stick)
    assert late.json["error"] == "code_used", "one code admits one laptop"
    assert laptops.at("late")("area", "list")["areas"] == []


def test_where_several_ask_none_comes_in_unnamed(laptops: Laptops) -> None:
    station, stick = laptops.founder(), laptops.stick
    for name in ("one", "two"):
        code = station("device", "invite", "--folder", stick)["code"]
        laptops.at(name)("device", "request", "--code", code, "--steward", name, "--folder", stick)
    listed = station.said("device", "admit")
    assert (listed.code, listed.json["admitted"], len(listed.json["asking"])) == (1, [], 2)
    wanted = listed.json["asking"][1]
    admitted = station("device", "admit", wanted["id"][:8])["admitted"]
    assert [each["id"] for each in admitted] == [wanted["id"]]


def test_only_a_supervisor_rules_and_the_last_one_stays(laptops: Laptops) -> None:
    station = laptops.founder()
    bike = laptops.join(station, "bike", steward="李建国")
    assert bike.said("device", "invite").json["error"] == "supervisor_only"
    assert bike.said("device", "revoke", station.this).json["error"] == "supervisor_only"
    assert station.said("device", "revoke", station.this).json["error"] == "device_is_this"
    assert station.said("device", "revoke", "zz").json["error"] == "device_unknown"
    assert station.said("device", "role", station.this, "steward").json["error"] == "last_supervisor"
    assert station("device", "role", bike.this[:8], "supervisor") == {"id": bike.this, "role": "supervisor"}
    bike("sync")
    assert station("device", "role", station.this, "deputy")["role"] == "deputy"


def test_a_revoked_laptop_leaves_its_work_destroys_its_copy_and_the_work_can_be_taken(
    laptops: Laptops, ledger: Path
) -> None:
    station = laptops.founder()
    station("import", "ledger", ledger)
    bike = laptops.join(station, "bike", steward="李建国")
    deputy = laptops.join(station, "deputy", steward="赵代班", role="deputy")
    bike("sync")
    lost = bike.this
    bike("hand-over", "0003302000017", "--from", "李建国", "--to", "赵代班", "--reason", "丢之前记的")
    assert station("device", "revoke", lost[:10]).keys() == {"revoked", "steward"}
    heard = bike.said("sync")
    assert (heard.code, heard.json["error"]) == (3, "device_revoked")
    assert "1 条" in heard.json["safe"]
    assert bike.said("search", "桂溪").json["error"] == "area_none"
    assert not list((bike.home / "areas").glob("*/*"))
    for each in (deputy, station):
        told = each("sync")
        assert told["parked"] == 1, "nothing of it applies"
    assert deputy("statement")["written"] == 1, "it wrote whose it is, and nothing more"
    (out,) = [each for each in station("device", "list")["devices"] if not each["active"]]
    assert (out["id"], out["parked"]) == (lost, 1)
    assert station("device", "accept", lost)["accepted"] == 1
    assert deputy("sync")["parked"] == 0


def test_the_recovery_key_makes_a_new_supervisor_when_all_are_gone(
    laptops: Laptops, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    station, bike = laptops.pair(ledger)
    stick, deputy = laptops.stick, laptops.join(station, "deputy", steward="赵代班", role="deputy")
    key = station("device", "recovery")["key"]
    bike.edit(ACCOUNT, note="送出过的")
    bike("sync")
    bike.edit(ACCOUNT, address="还没送出的")
    former = bike.this
    assert bike.said("device", "recover").json["error"] == "recovery_needed", "never an argument"
    monkeypatch.setenv("GRIDSTEWARD_RECOVERY_KEY", "A" * 52)
    assert bike.said("device", "recover", "--folder", stick).json["error"] == "recovery_wrong"
    monkeypatch.setenv("GRIDSTEWARD_RECOVERY_KEY", key.lower())
    assert bike("device", "recover", "--folder", stick)["role"] == "supervisor"
    bike.edit(ACCOUNT, village="当了所长以后")
    bike("sync", "--folder", stick)
    assert bike("sync")["renewed"] is False
    listed = bike("device", "list")["devices"]
    (lost,) = [each["id"] for each in listed if each["role"] == "supervisor" and not each["this"]]
    bike("device", "revoke", lost)
    bike("device", "revoke", former)
    assert station.said("sync").json["error"] == "device_revoked"
    assert deputy("sync")["problems"] == []
    shown = deputy("household", "show", ACCOUNT)
    assert (shown["note"], shown["address"], shown["village"]) == ("送出过的", "还没送出的", "当了所长以后")


def test_a_new_laptop_and_the_recovery_key_bring_everything_back(
    laptops: Laptops, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    station, stick = laptops.founder(), laptops.stick
    station("import", "ledger", ledger)
    with station.open() as area:
        draft = visits.begin_visit(area, households.household_by_account(area, ACCOUNT).id)
        draft = visits.attach(area, draft, b"the meter box " * 99, name="表箱.jpg")
        visits.finish_visit(area, replace(draft, met=Met.PERSON))
    key = station("device", "recovery")["key"]
    code = station("device", "invite", "--folder", stick)["code"]
    # the only laptop is gone now, and nobody is there to admit the new one
    new = laptops.at("new")
    new("device", "request", "--code", code, "--steward", "李站长", "--folder", stick)
    monkeypatch.setenv("GRIDSTEWARD_RECOVERY_KEY", key)
    new("device", "recover", "--folder", stick)
    done = new("sync", "--folder", stick)
    assert (done["files_received"], done["files_missing"]) == (1, 0)
    assert new("verify")["ok"]
    assert new("household", "show", ACCOUNT)["visits"][0]["files"] == ["表箱.jpg"]
    assert new("area", "list")["areas"][0]["name"] == AREA


def test_what_cannot_be_passed_on_is_done_all_the_same_and_said(laptops: Laptops, ledger: Path) -> None:
    """A code, or a revocation, that was made must not be lost to a network that is down."""
    station, bike = laptops.pair(ledger)
    gone = station.plain("device", "invite", "--folder", laptops.root / "pulled out")
    assert gone.code == 0
    assert "邀请码：" in gone.out
    assert "下次同步" in gone.err
    out = station.plain("device", "revoke", bike.this, "--hub", "http://127.0.0.1:9")
    assert (out.code, "连不上" in out.err) == (0, True)
    assert [each["active"] for each in station("device", "list")["devices"]] == [True, False]
    station("sync", "--folder", laptops.stick)
    assert bike.said("sync").json["error"] == "device_revoked"
