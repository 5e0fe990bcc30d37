"""One exchange from the command line: what it says, which road it takes, and the account of every record."""

from pathlib import Path

import pytest

from tests.commands.conftest import Call
from tests.commands.laptops import Laptop, Laptops

COUNTED = {"sent", "received", "waiting", "refused", "conflicts"}


@pytest.fixture
def laptops(tmp_path: Path, call: Call) -> Laptops:
    return Laptops(tmp_path, call)


@pytest.fixture
def pair(laptops: Laptops, ledger: Path) -> tuple[Laptop, Laptop]:
    return laptops.pair(ledger)


def test_sync_counts_what_went_and_what_nobody_has_confirmed(
    laptops: Laptops, pair: tuple[Laptop, Laptop]
) -> None:
    station, bike = pair
    station("hand-over", "--whole-area", "--from", "王站长", "--to", "李建国")
    sent = station("sync", "--folder", laptops.stick)
    assert sent.keys() == COUNTED | {
        "requests",
        "unheard",
        "files_sent",
        "files_received",
        "files_missing",
        "pending",
        "road",
        "renewed",
        "parked",
        "late",
        "notes",
        "problems",
    }
    assert (sent["sent"], sent["waiting"]) == (1, 1), "on the stick, and nobody has it yet"
    assert bike("sync")["received"] == 1
    assert station("sync")["waiting"] == 0
    said = bike.plain("sync")
    assert said.code == 0
    assert "发出 0 条，收到 0 条" in said.out


def test_without_any_road_it_says_what_to_give(laptops: Laptops) -> None:
    station = laptops.founder()
    said = station.said("sync")
    assert (said.code, said.json["error"]) == (3, "hub_not_set")
    assert station.said("sync", "--folder", laptops.root / "gone").json["error"] == "folder_missing"
    assert station.said("sync", "--hub", "ftp:/x").json["error"] == "hub_address_wrong"
    assert station.plain("sync", "--hub", "http://h", "--folder", laptops.stick).code == 2
    assert station.plain("device", "request", "--code", "x", "--steward", "y").code == 2


def test_a_hub_that_cannot_be_reached_changes_nothing_and_is_remembered(laptops: Laptops) -> None:
    station = laptops.founder()
    for words in (("sync", "--hub", "http://127.0.0.1:9"), ("sync",)):
        said = station.said(*words)
        assert (said.code, said.json["error"]) == (3, "road_unreachable")
        assert said.json["safe"]


def test_odd_files_on_the_stick_are_named_and_left_alone(
    laptops: Laptops, pair: tuple[Laptop, Laptop]
) -> None:
    station, _bike = pair
    (home,) = laptops.stick.iterdir()
    odd = home / "members" / "thumbs.txt"
    odd.write_text("not ours")
    (note,) = station("sync", "--folder", laptops.stick)["notes"]
    assert (note["kind"], Path(note["file"]).name) == ("foreign", odd.name)
    assert "不是电管家的文件" in note["message"]
    assert odd.read_text() == "not ours"


def test_a_damaged_bundle_is_a_named_problem_until_a_whole_one_comes(
    laptops: Laptops, pair: tuple[Laptop, Laptop]
) -> None:
    station, bike = pair
    station("hand-over", "--whole-area", "--from", "王站长", "--to", "李建国")
    station("sync")
    newest = max(laptops.stick.glob("*/*/*.bundle"), key=lambda path: int(path.name.partition(".")[0]))
    whole = newest.read_bytes()
    newest.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    told = bike("sync")
    assert (told["received"], [each["kind"] for each in told["notes"]]) == (0, ["damaged"])
    healed = station.said("sync")  # lays the whole one beside it
    assert (healed.code, [each["kind"] for each in healed.json["problems"]]) == (1, ["rolled_back"])
    assert bike("sync")["received"] == 1


def test_the_account_adds_up_and_says_where_everything_is(
    laptops: Laptops, pair: tuple[Laptop, Laptop]
) -> None:
    station, bike = pair
    station("sync")
    station("hand-over", "--whole-area", "--from", "王站长", "--to", "李建国")
    told = station("statement")
    assert told.keys() == {"written", "accepted", "waiting", "refused", "superseded", "lines", "others"}
    assert told["accepted"] + told["waiting"] + told["refused"] + told["superseded"] == told["written"]
    assert told["waiting"] == 1
    newest = told["lines"][0]
    assert (newest["kind"], newest["state"], newest["records"]) == ("hand_over", "unsent", 1)
    for each in (station, bike, station):
        each("sync")
    told = station("statement")
    assert (told["waiting"], told["accepted"] + told["superseded"]) == (0, told["written"])
    (other,) = told["others"]
    assert (other["steward"], other["holds"]) == ("李建国", other["of"])
    assert "在等 0" in station.plain("statement").out


def test_english_says_it_too(laptops: Laptops, pair: tuple[Laptop, Laptop]) -> None:
    station, _bike = pair
    for words in (("sync",), ("statement",), ("device", "list"), ("conflicts", "list"), ("late", "list")):
        said = station.plain(*words, "--language", "en")
        assert said.code == 0
        assert said.out.replace("李建国", "").replace("王站长", "").isascii() or "“" in said.out
    for name in ("device", "conflicts", "late", "hand-over", "sync"):
        with pytest.raises(SystemExit) as shown:
            station.plain(name, "--help", "--language", "en")
        assert shown.value.code == 0
