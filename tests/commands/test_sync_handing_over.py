"""Households go to another steward; what the former one wrote in ignorance of it is kept or taken back."""

from pathlib import Path

import pytest

from tests.commands.conftest import Call
from tests.commands.laptops import Laptop, Laptops

ACCOUNT = "0003302000017"


@pytest.fixture
def laptops(tmp_path: Path, call: Call) -> Laptops:
    return Laptops(tmp_path, call)


@pytest.fixture
def pair(laptops: Laptops, ledger: Path) -> tuple[Laptop, Laptop]:
    """The station's laptop, and that of 李建国 who goes on working while he is replaced."""
    station, bike = laptops.pair(ledger)
    station("hand-over", ACCOUNT, "--from", "李建国", "--to", "赵代班", "--reason", "休假")
    bike.edit(ACCOUNT, note="门锁换了")
    bike.edit("0003302000025", note="不在交接的那户")
    for each in (station, bike, station):
        each("sync")
    return station, bike


def test_a_hand_over_says_what_it_did(laptops: Laptops, ledger: Path) -> None:
    station, _bike = laptops.pair(ledger)
    done = station("hand-over", ACCOUNT, "0003302000025", "--from", "李建国", "--to", " 赵代班 ")
    assert done == {"households": 2, "whole_area": False, "from": "李建国", "to": "赵代班"}
    whole = station("hand-over", "--whole-area", "--from", "李建国", "--to", "赵代班")
    assert (whole["households"], whole["whole_area"]) == (0, True)
    for words, kind in (
        ((ACCOUNT, "--from", "赵", "--to", "赵"), "hand_over_same"),
        ((ACCOUNT, "--from", "赵", "--to", " "), "steward_empty"),
        (("000", "--from", "赵", "--to", "李"), "household_unknown"),
    ):
        said = station.said("hand-over", *words)
        assert (said.code, said.json["error"]) == (3, kind)
    assert station.plain("hand-over", "--from", "赵", "--to", "李").code == 2
    assert station.plain("hand-over", ACCOUNT, "--whole-area", "--from", "赵", "--to", "李").code == 2


def test_late_records_are_listed_and_kept(pair: tuple[Laptop, Laptop]) -> None:
    station, bike = pair
    (late,) = station("late", "list")["late"]
    assert late.keys() == {"id", "account_no", "name", "steward", "kind", "at", "arrived", "fields"}
    assert (late["account_no"], late["steward"], late["kind"]) == (ACCOUNT, "李建国", "household.edit")
    assert late["fields"] == [{"table": "household", "field": "note", "value": "门锁换了"}]
    assert station("sync")["late"] == 1
    assert "门锁换了" in station.plain("late", "list").out
    assert station("late", "keep", late["id"]) == {"reviewed": 1, "outcome": "kept", "left": 0, "late": 0}
    assert station.said("late", "keep", late["id"]).json["error"] == "late_gone"
    assert station("household", "show", ACCOUNT)["note"] == "门锁换了"
    station("sync")
    bike("sync")
    assert bike("late", "list")["late"] == []


def test_a_late_record_is_taken_back_on_all(pair: tuple[Laptop, Laptop]) -> None:
    station, bike = pair
    (late,) = station("late", "list")["late"]
    done = station("late", "take-back", late["id"])
    assert (done["outcome"], done["left"]) == ("taken_back", 0)
    station("sync")
    bike("sync")
    for each in pair:
        assert each("household", "show", ACCOUNT)["note"] == ""
        assert each("household", "show", "0003302000025")["note"] == "不在交接的那户"


def test_what_was_changed_since_is_left_and_said(pair: tuple[Laptop, Laptop]) -> None:
    station, _bike = pair
    (late,) = station("late", "list")["late"]
    station.edit(ACCOUNT, note="又换回来了")
    said = station.said("late", "take-back", late["id"])
    assert (said.code, said.json["left"]) == (1, 1)
    assert station("household", "show", ACCOUNT)["note"] == "又换回来了"
