"""When no laptop of an area is left, the paper in the drawer and a hub or stick bring it back."""

from pathlib import Path

import pytest

from gridsteward.operations import devices, syncing
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.records.sync import DeviceRole
from tests.operations.pair import PASSPHRASE, Pair
from tests.relay import hub_in_thread, sqlite_url, unhurried


def test_a_laptop_that_knows_nothing_becomes_supervisor_by_the_paper(pair: Pair, tmp_path: Path) -> None:
    pair.household("周桂英")
    printed = devices.new_recovery_key(pair.first)
    pair.exchange()
    area = devices.recover_here(
        tmp_path / "new", printed.lower(), steward="新站长", passphrase=PASSPHRASE, folder=pair.stick
    )
    syncing.sync_folder(area, pair.stick)
    assert [home.name for home in area.store.select(Household)] == ["周桂英"]
    assert area.name == "青石区"
    (this,) = [each for each in devices.devices(area) if each.this]
    assert (this.role, this.steward) == (DeviceRole.SUPERVISOR, "新站长")
    pair.exchange()
    assert len([each for each in devices.devices(pair.other) if each.active]) == 3
    area.close()


def test_a_wrong_paper_leaves_nothing_behind(pair: Pair, tmp_path: Path) -> None:
    printed = devices.new_recovery_key(pair.first)
    devices.new_recovery_key(pair.first)  # the first paper no longer holds
    pair.exchange()
    for key in (printed, "0" * 52, "no key"):
        with pytest.raises(Fault, match="recovery_wrong"):
            devices.recover_here(
                tmp_path / "new", key, steward="新站长", passphrase=PASSPHRASE, folder=pair.stick
            )
    assert not list((tmp_path / "new" / "areas").glob("*")) or not any((tmp_path / "new" / "areas").iterdir())


def test_a_hub_knows_the_paper_for_years(pair: Pair, tmp_path: Path) -> None:
    with hub_in_thread(unhurried(sqlite_url(tmp_path))) as relay:
        syncing.set_hub(pair.first, relay.url)
        pair.household("李大山")
        printed = devices.new_recovery_key(pair.first)
        syncing.sync_hub(pair.first)
        relay.clock.ms = pair.first.store.now_ms() + 5 * 365 * 86_400_000
        area = devices.recover_here(
            tmp_path / "new", printed, steward="新站长", passphrase=PASSPHRASE, url=relay.url
        )
        syncing.sync_hub(area)
        assert [home.name for home in area.store.select(Household)] == ["李大山"]
        area.close()
