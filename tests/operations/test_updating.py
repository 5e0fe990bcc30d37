"""What a newer program sent is kept by an older one and read as soon as that is updated, with no road at hand."""

import pytest

from gridsteward.operations import syncing
from gridsteward.operations.area import open_area
from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.sync import own_journal, receiving
from tests.operations.pair import PASSPHRASE, Pair


def test_an_update_reads_what_waited_for_it(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    home = Household(id=made_by_hand(), account_no="0610442739", name="周桂英")
    with pair.first.store.write("household_new", about=home.id) as write:
        write.insert(home)
    with monkeypatch.context() as patch:
        patch.setattr(own_journal, "READER", receiving.READER + 1)
        syncing.sync_folder(pair.first, pair.stick)
    syncing.sync_folder(pair.other, pair.stick)
    assert syncing.sync_state(pair.other).waiting == 1
    assert pair.other.store.select(Household) == []
    pair.other.close()
    monkeypatch.setattr(receiving, "READER", receiving.READER + 1)
    updated = open_area(pair.other.data_dir, passphrase=PASSPHRASE)
    assert [each.name for each in updated.store.select(Household)] == ["周桂英"]
    assert syncing.sync_state(updated).waiting == 0
    updated.close()
