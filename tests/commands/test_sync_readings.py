"""Readings over a real hub: they come by themselves with an exchange, photos do not, and undo travels too."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import relay
from tests.commands.conftest import Call
from tests.commands.laptops import Laptops
from tests.commands.test_sync_hub import joined
from tests.intake.reading_files import csv_file

ACCOUNT = "0003302000017"


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[relay.Relay]:
    folder = tmp_path / "hub"
    folder.mkdir()
    with relay.hub_process(relay.sqlite_url(folder)) as running:
        yield running


def test_readings_reach_the_other_laptop_by_themselves(
    tmp_path: Path, call: Call, ledger: Path, hub: relay.Relay
) -> None:
    station, bike = joined(Laptops(tmp_path, call), ledger, hub.url)
    readings = csv_file(
        tmp_path, "户号,数据日期,日用电量", f"{ACCOUNT},2026-03-01,5.25", f"{ACCOUNT},2026-03-02,0"
    )
    assert station("import", "usage", readings)["created"] == 2
    assert station("sync")["files_sent"] == 1
    came = bike("sync")
    assert (came["files_received"], came["problems"]) == (1, [])
    again = bike("import", "usage", readings)
    assert (again["created"], again["unchanged"]) == (0, 2)
    assert bike("verify")["problems"] == []
    station("undo")
    station("sync")
    bike("sync")
    assert bike("import", "usage", readings)["created"] == 2
