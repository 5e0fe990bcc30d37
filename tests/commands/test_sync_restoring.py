"""A restore puts nothing out of reach that no other laptop has, unless somebody says so knowing the number."""

from pathlib import Path

import pytest

from tests.commands.conftest import Call
from tests.commands.laptops import Laptops

ACCOUNT = "0003302000017"


@pytest.fixture
def laptops(tmp_path: Path, call: Call) -> Laptops:
    return Laptops(tmp_path, call)


def test_unsent_work_that_the_backup_lacks_stops_a_restore(laptops: Laptops, ledger: Path) -> None:
    station, bike = laptops.pair(ledger)
    backup = laptops.root / "桂溪.gsbackup"
    bike("backup", backup)
    bike.edit(ACCOUNT, note="只有这台有")
    bike.edit(ACCOUNT, address="也只有这台有")
    stopped = bike.said("restore", backup)
    assert (stopped.code, stopped.json["error"]) == (3, "restore_unsent")
    assert " 2 条" in stopped.json["message"]
    assert bike("household", "show", ACCOUNT)["note"] == "只有这台有"
    bike("sync")
    assert Path(bike("restore", backup)["set_aside"]).is_dir(), "sent: nothing would be lost"
    assert bike("household", "show", ACCOUNT)["note"] == ""
    station("sync")
    bike("sync")
    assert bike("household", "show", ACCOUNT)["note"] == "只有这台有", "and it comes back from the stick"


def test_a_backup_that_has_the_unsent_work_stops_nobody(laptops: Laptops, ledger: Path) -> None:
    station, bike = laptops.pair(ledger)
    bike.edit(ACCOUNT, note="没发出，但在备份里")
    backup = laptops.root / "桂溪.gsbackup"
    bike("backup", backup)
    bike("restore", backup)
    bike("sync")
    station("sync")
    assert station("household", "show", ACCOUNT)["note"] == "没发出，但在备份里"


def test_who_insists_gets_it_restored(laptops: Laptops, ledger: Path) -> None:
    _station, bike = laptops.pair(ledger)
    backup = laptops.root / "桂溪.gsbackup"
    bike("backup", backup)
    bike.edit(ACCOUNT, note="只有这台有")
    assert Path(bike("restore", backup, "--even-unsent")["set_aside"]).is_dir()


def test_what_does_not_open_is_said_not_to_be_known(laptops: Laptops, ledger: Path) -> None:
    station = laptops.founder()
    station("import", "ledger", ledger)
    backup = laptops.root / "桂溪.gsbackup"
    station("backup", backup)
    assert station("restore", backup)["name"], "an area that never exchanged is restored as ever"
    (database,) = station.home.glob("areas/????????-????-????-????-????????????/area.db")
    database.write_bytes(bytes(database.stat().st_size))
    assert station.said("restore", backup).json["error"] == "restore_unseen"
    station("restore", backup, "--even-unsent")
    assert station("verify")["ok"]
