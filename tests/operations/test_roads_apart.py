"""Each stick is a road of its own: what one holds is never taken for what another holds."""

import shutil

from gridsteward.operations import syncing
from tests.operations.pair import Pair
from tests.sync.field import visit


def test_a_stick_named_like_the_start_of_another_is_another(pair: Pair) -> None:
    """A person who is told that the new stick lost records looks for a loss that never was."""
    pair.household()
    longer = pair.stick.with_name(pair.stick.name + "2")
    longer.mkdir()
    syncing.sync_folder(pair.first, longer)
    new = pair.stick.with_name(pair.stick.name[:-1])
    new.mkdir()
    report = syncing.sync_folder(pair.first, new)
    assert report.alarms == []
    assert syncing.alarms(pair.first) == []


def test_photos_go_onto_a_new_stick_in_the_old_ones_place(pair: Pair) -> None:
    """Two sticks are mounted at one place in turn: the photos must be on the one the other steward gets."""
    row = pair.household().id
    photo = b"a meter " * 500
    name = visit(pair.first, row, photo)
    syncing.sync_folder(pair.first, pair.stick)
    shutil.rmtree(pair.stick)
    pair.stick.mkdir()
    assert syncing.sync_folder(pair.first, pair.stick).files_sent == 1
    syncing.sync_folder(pair.other, pair.stick)
    assert pair.other.store.files.get(name) == photo
