"""An area's file from an old copy: the laptop goes on under a new name, and whoever opens it is told (I12)."""

from gridsteward.operations import syncing
from gridsteward.operations.area import open_area
from gridsteward.records.household import Household
from tests.operations.pair import PASSPHRASE, Pair
from tests.sync.field import household


def test_who_opens_an_old_copy_is_told(pair: Pair) -> None:
    """Somebody put yesterday's file back; who does not know looks in vain for what was typed since."""
    path = pair.other.store.path
    pair.other.close()
    yesterday = path.read_bytes()
    pair.other = open_area(pair.other.data_dir, passphrase=PASSPHRASE)
    assert syncing.alarms(pair.other) == []
    since = household(pair.other, "昨天以后记的")
    pair.exchange()
    pair.other.close()
    path.write_bytes(yesterday)
    pair.other = open_area(pair.other.data_dir, passphrase=PASSPHRASE)
    assert [each.kind for each in syncing.alarms(pair.other)] == ["renewed"]
    pair.other.close()
    pair.other = open_area(pair.other.data_dir, passphrase=PASSPHRASE)
    assert [each.kind for each in syncing.alarms(pair.other)] == ["renewed"], "said until it is put aside"
    pair.exchange()
    assert pair.other.store.exists(Household, since)
    syncing.put_alarms_aside(pair.other)
    assert syncing.alarms(pair.other) == []
