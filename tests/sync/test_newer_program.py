"""Old app + new data + update = new app from the start (I13): half an area updates, and nobody loses a field.

The newer program is this one with a table, a column and a migration more; a laptop runs it while a block says so.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from gridsteward.records.household import Household
from gridsteward.records.ids import made_by_hand
from gridsteward.store import migrations, schema
from gridsteward.store.schema import Table
from gridsteward.sync import own_journal, receiving
from gridsteward.sync.roads.folder import FolderRoad
from gridsteward.sync.wire import bundles
from tests.store import oracle
from tests.sync.laptops import Laptop, founder, joiner, new_area
from tests.sync.memory_road import MemoryRoad

NUMBER = max(migrations.steps()) + 1
MIGRATION = f"""
BEGIN;
ALTER TABLE household ADD COLUMN roof TEXT NOT NULL DEFAULT '';
CREATE TABLE solar (
    id TEXT PRIMARY KEY, household_id TEXT NOT NULL, kilowatts REAL, maker TEXT NOT NULL DEFAULT '',
    _deleted INTEGER NOT NULL DEFAULT 0, _device INTEGER NOT NULL, _seq INTEGER NOT NULL
);
PRAGMA user_version = {NUMBER};
COMMIT;
"""


class NewHousehold(Household, frozen=True, kw_only=True):
    """A household with a field the older program knows nothing of."""

    roof: str = ""


class Solar(msgspec.Struct, frozen=True, kw_only=True):
    """A roof's panels, of which the older program knows nothing."""

    id: str
    household_id: str
    kilowatts: float | None = None
    maker: str = ""


@contextmanager
def newer(*, reader: int = receiving.READER) -> Iterator[None]:
    """Run the newer program in the block: what is opened in it is of the newer schema."""
    old = migrations.steps
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "steps", lambda: {**old(), NUMBER: MIGRATION})
        for table in (Table("household", NewHousehold), Table("solar", Solar)):
            patch.setitem(schema.SYNCED, table.name, table)
            patch.setitem(schema.OF_RECORD, table.record, table)
        patch.setitem(schema.OF_RECORD, Household, schema.SYNCED["household"])
        for module in (own_journal, receiving):
            patch.setattr(module, "READER", reader)
        yield


class Trio:
    """A laptop with the newer program, two with the older; `fresh` joined with the newer program at the start."""

    def __init__(self, folder: Path) -> None:
        self.hub = MemoryRoad("hub:memory")
        (folder / "stick").mkdir()
        self._folder = folder
        self.old = founder(folder, new_area())
        self.far = joiner(folder, self.old, self.hub, name="李建国")
        self.home = Household(id=made_by_hand(), account_no="0610442739", name="周桂英")
        self.other = Household(id=made_by_hand(), account_no="0610442740", name="吴小妹")
        for each in (self.home, self.other):
            self.old.add(each)
        self.old.sync(self.hub)
        self.far.sync(self.hub)
        with newer():
            self.new = joiner(folder, self.old, self.hub, name="陈立")
            self.fresh = joiner(folder, self.old, self.hub, name="新来的")
            for laptop in (self.new, self.fresh):
                laptop.sync(self.hub)
        self.all = [self.old, self.far, self.new, self.fresh]

    @property
    def stick(self) -> FolderRoad:
        return FolderRoad(self._folder / "stick", self.old.area)

    def close(self) -> None:
        for each in self.all:
            each.close()


@pytest.fixture
def trio(tmp_path: Path) -> Iterator[Trio]:
    made = Trio(tmp_path)
    yield made
    made.close()


def expect_sound(*laptops: Laptop) -> None:
    for each in laptops:
        assert oracle.disagreements(each.store.connection) == []


def expect_equal(*laptops: Laptop) -> None:
    expect_sound(*laptops)
    assert len({each.store.state_digest() for each in laptops}) == 1
    listed = [
        [(each.id, [side.value for side in each.sides]) for each in laptop.store.conflicts()]
        for laptop in laptops
    ]
    assert all(each == listed[0] for each in listed)


def write_new_things(trio: Trio) -> str:
    """Let the newer program write into its table and column, alone and together with what the older one knows."""
    with newer():
        return _write_new_things(trio)


def _write_new_things(trio: Trio) -> str:
    panel = Solar(id=made_by_hand(), household_id=trio.home.id, kilowatts=5.5, maker="隆基")
    with trio.new.store.write("household_edit", about=trio.home.id) as write:
        write.edit(NewHousehold, trio.home.id, {"roof": "平顶", "note": "有光伏"})
        write.insert(panel)
    with trio.new.store.write("household_edit", about=trio.home.id) as write:
        write.edit(Solar, panel.id, {"kilowatts": 6.6})
        write.edit(NewHousehold, trio.other.id, {"roof": "瓦"})
    whole = NewHousehold(id=made_by_hand(), account_no="0610442741", name="郑阿婆", roof="茅草")
    with trio.new.store.write("household_new", about=whole.id) as write:
        write.insert(whole)
    return panel.id


def quarantined(laptop: Laptop) -> int:
    return int(laptop.store.query("SELECT count(*) FROM quarantine")[0][0])


def test_what_an_older_program_cannot_read_waits_travels_on_and_comes_with_the_update(trio: Trio) -> None:
    """Else a steward who updates late never sees what the others wrote with the new version."""
    panel = write_new_things(trio)
    with newer():
        trio.new.sync(trio.hub)
        trio.fresh.sync(trio.hub)
    trio.old.sync(trio.hub)
    assert quarantined(trio.old) == 5
    shown = trio.old.households()
    assert shown[trio.home.id].note == "有光伏", "what it can read of an op, it shows"
    assert "郑阿婆" in {each.name for each in shown.values()}
    expect_sound(trio.old)
    # The third laptop sees no hub: everything comes by the old one's stick, the sealed bytes untouched.
    trio.old.sync(trio.stick)
    trio.far.sync(trio.stick)
    for each in (trio.old, trio.far):
        assert {
            kept.n: kept.raw for kept in each.store.exchange.bundles(trio.new.store.writer, raw=True)
        } == {kept.n: kept.raw for kept in trio.new.store.exchange.bundles(trio.new.store.writer, raw=True)}
    assert trio.old.store.state_digest() == trio.far.store.state_digest()
    with newer():
        trio.far.reopen()
        assert quarantined(trio.far) == 0
        assert trio.far.store.get(Solar, panel) == Solar(
            id=panel, household_id=trio.home.id, kilowatts=6.6, maker="隆基"
        )
        assert trio.far.store.get(NewHousehold, trio.home.id).roof == "平顶"
        expect_equal(trio.far, trio.fresh, trio.new)
        trio.old.reopen()
        expect_equal(*trio.all)


def test_older_and_newer_programs_edit_side_by_side(trio: Trio) -> None:
    """Both kinds of laptop go on working on the same households; after the update all say the same, conflicts too."""
    write_new_things(trio)
    with newer():
        trio.new.sync(trio.hub)
    trio.old.sync(trio.hub)
    trio.far.sync(trio.hub)
    trio.old.edit(trio.home.id, note="光伏已拆")
    trio.far.edit(trio.home.id, note="光伏还在", address="一组")
    added = Household(id=made_by_hand(), account_no="0610442742", name="旧程序记的")
    trio.far.add(added)
    with newer():
        trio.fresh.sync(trio.hub)
        with trio.fresh.store.write("household_edit", about=trio.home.id) as write:
            write.edit(NewHousehold, trio.home.id, {"roof": "坡顶"})
        with trio.new.store.write("household_edit", about=trio.home.id) as write:
            write.edit(NewHousehold, trio.home.id, {"roof": "半坡"})
    for _round in range(2):
        trio.old.sync(trio.hub)
        trio.far.sync(trio.hub)
        with newer():
            trio.new.sync(trio.hub)
            trio.fresh.sync(trio.hub)
            with trio.new.store.write("household_edit", about=added.id) as write:
                write.edit(NewHousehold, added.id, {"roof": "铁皮"})
    expect_equal(trio.old, trio.far)
    assert {each.field for each in trio.old.store.conflicts()} == {"note"}, (
        "it asks of nothing it cannot show"
    )
    with newer():
        trio.new.sync(trio.hub)
        for each in (trio.old, trio.far):
            each.reopen().sync(trio.hub)
        trio.fresh.sync(trio.hub)
        expect_equal(*trio.all)
        assert {each.field for each in trio.old.store.conflicts()} == {"note", "roof"}
        assert trio.old.store.get(NewHousehold, added.id).roof == "铁皮"


def test_a_delete_by_an_older_program_does_not_hide_what_it_never_showed(trio: Trio) -> None:
    """I16: who deletes a household with the old app has not seen the new field somebody just filled in."""
    write_new_things(trio)
    with newer():
        trio.new.sync(trio.hub)
    trio.old.sync(trio.hub)
    trio.far.sync(trio.hub)
    trio.old.delete(trio.other.id)
    expect_sound(trio.old)
    for _round in range(2):
        trio.old.sync(trio.hub)
        trio.far.sync(trio.hub)
        with newer():
            trio.new.sync(trio.hub)
            trio.fresh.sync(trio.hub)
    expect_equal(trio.old, trio.far)
    assert not any(
        outcome for laptop in (trio.old, trio.far) for outcome in laptop.engine.standing.diverged()
    )
    with newer():
        for each in (trio.old, trio.far):
            each.reopen()
        expect_equal(*trio.all)
        (conflict,) = trio.new.store.conflicts()
        assert (conflict.row, conflict.field) == (trio.other.id, "_deleted")
        assert "瓦" in {side.value for side in conflict.sides}


def test_a_bundle_for_a_later_reader_is_kept_said_and_applied_after_the_update(trio: Trio) -> None:
    """A form of bundle this program must not guess at: it waits, and the person is told that something does."""
    with newer(reader=receiving.READER + 1):
        with trio.new.store.write("household_edit", about=trio.home.id) as write:
            write.edit(NewHousehold, trio.home.id, {"note": "新程序记的"})
        trio.new.sync(trio.hub)
        trio.fresh.sync(trio.hub)
    outcome = trio.old.sync(trio.hub)
    assert outcome.refused == 1
    assert [kept.state for kept in trio.old.store.exchange.waiting()] == ["newer"]
    assert trio.old.households()[trio.home.id].note == ""
    trio.old.edit(trio.home.id, address="一组")  # work goes on
    trio.old.sync(trio.stick)
    trio.far.sync(trio.stick)
    (kept,) = trio.far.store.exchange.waiting()
    assert bundles.parse(kept.raw or b"").header.reader == receiving.READER + 1
    assert trio.far.households()[trio.home.id].address == "一组"
    expect_equal(trio.old, trio.far)
    with newer(reader=receiving.READER + 1):
        for each in (trio.far, trio.old):
            each.reopen().sync(trio.hub)
            assert each.store.exchange.waiting() == []
        for each in (trio.new, trio.fresh, trio.far, trio.old):
            each.sync(trio.hub)
        expect_equal(*trio.all)
        assert trio.far.store.get(NewHousehold, trio.home.id).note == "新程序记的"
        assert trio.far.engine.summed_up(trio.far.sync(trio.hub)).refused == 0


def test_a_late_laptop_with_the_old_program_starts_from_a_snapshot_it_cannot_read_whole(
    trio: Trio, tmp_path: Path
) -> None:
    """A snapshot made by the newer program carries its fields to whoever updates later."""
    panel = write_new_things(trio)
    with newer():
        trio.new.sync(trio.hub)
        trio.fresh.sync(trio.hub)
        trio.new.engine.snapshots.make(trio.hub)
    trio.old.sync(trio.hub)
    late = joiner(tmp_path, trio.old, trio.hub, name="后来的")
    late.sync(trio.hub)
    assert late.store.exchange.bundles(trio.new.store.writer, raw=True)[0].raw is None, "it took the snapshot"
    assert quarantined(late) == 5
    trio.all.append(late)
    expect_equal(trio.old, late)
    with newer():
        late.reopen()
        assert late.store.get(Solar, panel).kilowatts == 6.6
        expect_equal(late, trio.new, trio.fresh)
