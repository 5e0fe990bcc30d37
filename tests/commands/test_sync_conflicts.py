"""What two laptops wrote at once is listed on both with who and when, settled once, and gone from both."""

from pathlib import Path

import pytest

from gridsteward.operations import households
from tests.commands.conftest import Call
from tests.commands.laptops import Laptop, Laptops

ACCOUNT = "0003302000017"


@pytest.fixture
def laptops(tmp_path: Path, call: Call) -> Laptops:
    return Laptops(tmp_path, call)


@pytest.fixture
def apart(laptops: Laptops, ledger: Path) -> tuple[Laptop, Laptop]:
    """Two laptops that changed the same two fields of a household without having met."""
    station, bike = laptops.pair(ledger)
    station.edit(ACCOUNT, address="桂溪村3组12号附1", residents="2")
    bike.edit(ACCOUNT, address="桂溪村3组21号", residents="3")
    for each in (station, bike, station):
        each("sync")
    return station, bike


def test_both_laptops_list_the_same_conflicts(apart: tuple[Laptop, Laptop]) -> None:
    station, bike = apart
    here, there = (each("conflicts", "list")["conflicts"] for each in apart)
    (address, residents) = here
    assert address.keys() >= {"id", "table", "row", "field", "shown", "others"}
    assert (address["table"], address["field"], residents["field"]) == ("household", "address", "residents")
    assert [(each["id"], each["shown"], each["others"]) for each in here] == [
        (each["id"], each["shown"], each["others"]) for each in there
    ]
    assert {address["shown"], *address["others"]} == {"桂溪村3组12号附1", "桂溪村3组21号"}
    assert {residents["shown"], *residents["others"]} == {2, 3}
    assert {(side["steward"], side["here"]) for side in address["sides"]} == {
        ("王站长", True),
        ("李建国", False),
    }
    assert address["account_no"] == ACCOUNT
    assert station("sync")["conflicts"] == bike("sync")["conflicts"] == 2
    shown = station.plain("conflicts", "list")
    assert shown.code == 0
    assert "用电地址" in shown.out
    assert "李建国" in shown.out


def test_a_conflict_is_settled_by_one_of_the_values_or_a_third_and_gone_on_both(
    apart: tuple[Laptop, Laptop],
) -> None:
    station, bike = apart
    address, residents = bike("conflicts", "list")["conflicts"]
    other = address["others"][0]
    settled = bike("conflicts", "resolve", address["id"], "--take", "2")
    assert settled == {"id": address["id"], "value": other, "conflicts": 1}
    assert bike("conflicts", "resolve", residents["id"], "--value", "5")["value"] == 5, "a number stays one"
    bike("sync")
    station("sync")
    for each in apart:
        assert each("conflicts", "list") == {"conflicts": []}
        shown = each("household", "show", ACCOUNT)
        assert (shown["address"], shown["residents"]) == (other, 5)
    assert station.said("conflicts", "resolve", address["id"], "--take", "1").json["error"] == "conflict_gone"


def test_what_does_not_fit_settles_nothing(apart: tuple[Laptop, Laptop]) -> None:
    station, _bike = apart
    address, residents = station("conflicts", "list")["conflicts"]
    for words, kind in (
        ((address["id"], "--take", "3"), "conflict_no_side"),
        ((address["id"], "--keep"), "conflict_take_or_value"),
        ((residents["id"], "--value", "many"), "field_number"),
        (("household:x:y", "--take", "1"), "conflict_gone"),
        (("nonsense", "--take", "1"), "conflict_gone"),
    ):
        said = station.said("conflicts", "resolve", *words)
        assert (said.code, said.json["error"]) == (3, kind), words
    assert station.plain("conflicts", "resolve", address["id"]).code == 2
    assert station.plain("conflicts", "resolve", address["id"], "--take", "1", "--keep").code == 2
    assert len(station("conflicts", "list")["conflicts"]) == 2


@pytest.mark.parametrize("word", ["--keep", "--delete"])
def test_a_row_deleted_here_and_edited_there_is_kept_or_deleted(
    laptops: Laptops, ledger: Path, word: str
) -> None:
    station, bike = laptops.pair(ledger)
    with station.open() as area:
        households.remove_household(area, households.household_by_account(area, ACCOUNT).id)
    bike.edit(ACCOUNT, note="有狗，先打电话")
    for each in (station, bike, station):
        each("sync")
    (found,) = station("conflicts", "list")["conflicts"]
    assert (found["field"], found["shown"], found["others"]) == ("_deleted", 0, [1])
    assert [(side["deletes"], side["field"], side["value"]) for side in found["sides"]] == [
        (True, "", 1),
        (False, "note", "有狗，先打电话"),
    ]
    refused = station.said("conflicts", "resolve", found["id"], "--take", "1")
    assert refused.json["error"] == "conflict_keep_or_delete"
    station("conflicts", "resolve", found["id"], word)
    station("sync")
    bike("sync")
    for each in (station, bike):
        assert each("conflicts", "list")["conflicts"] == []
        assert each.said("household", "show", ACCOUNT).code == (0 if word == "--keep" else 3)
