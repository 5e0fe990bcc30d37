"""A hub that lost its disk, came back from an old backup or keeps something to itself: said, and healed (I11).

The hub is real, over HTTP and SQLite; what goes wrong is done to its file.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from gridsteward.operations import syncing
from gridsteward.operations.area import Area, open_area
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.sync.files import Files
from tests.relay import hub_in_thread, sqlite_url, unhurried
from tests.sync import field
from tests.sync.bad_line import BadLine

PHOTO = b"\xff\xd8 a meter nobody photographed before" * 900


class LocalHub:
    """A hub at one address (that of an honest line) that can be stopped, set back and started again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._running = ExitStack()
        self._line = BadLine([0])
        self.url = self._line.url
        self._start()

    def _start(self) -> None:
        relay = self._running.enter_context(hub_in_thread(unhurried(sqlite_url(self._folder))))
        self._line.hubs = [int(relay.url.rpartition(":")[2])]

    def close(self) -> None:
        self._running.close()
        self._line.close()

    def keep_backup(self) -> None:
        with (
            closing(sqlite3.connect(self._folder / "hub.db")) as now,
            closing(sqlite3.connect(self._folder / "backup.db")) as kept,
        ):
            now.backup(kept)

    def set_back(self) -> None:
        """Come back from the backup."""
        self._running.close()
        for path in self._folder.glob("hub.db*"):
            path.unlink()
        shutil.copy(self._folder / "backup.db", self._folder / "hub.db")
        self._start()

    def change(self, *statements: str) -> None:
        with closing(sqlite3.connect(self._folder / "hub.db")) as connection, connection:
            for each in statements:
                connection.execute(each)

    def count(self, table: str) -> int:
        with closing(sqlite3.connect(self._folder / "hub.db")) as connection:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])

    def wipe(self) -> None:
        """Lose every row."""
        self.change(*(f"DELETE FROM {table}" for table in TABLES))


TABLES = ("areas", "members", "writers", "bundles", "chunks", "objects", "acks", "invites", "requests")


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[LocalHub]:
    (tmp_path / "hub").mkdir()
    made = LocalHub(tmp_path / "hub")
    yield made
    made.close()


@pytest.fixture
def team(tmp_path: Path, hub: LocalHub, cheap_keys: None) -> Iterator[list[Area]]:
    made = field.team(tmp_path, hub.url)
    yield made
    field.close(made)


def expect_healed(team: list[Area], hub: LocalHub, before: dict[str, int]) -> None:
    field.until_quiet(team)
    field.expect_one_state(team)
    for table in ("members", "bundles", "chunks", "objects"):
        assert hub.count(table) >= before[table], f"{table} of the hub were not brought back"
    assert all(not syncing.sync_hub(each).alarms for each in team), "healed, and the alarm goes on"
    with syncing.engine_of(team[0]) as engine, syncing.hub_road(engine.circle) as road:
        files = Files(engine.store)
        assert files.look(road) == files.named(), "photos are named and lie on no hub"


def now_on(hub: LocalHub) -> dict[str, int]:
    return {table: hub.count(table) for table in TABLES}


@pytest.mark.parametrize("first_to_come", [0, 1], ids=["the supervisor comes first", "a steward comes first"])
def test_a_wiped_hub_is_said_and_filled_again(team: list[Area], hub: LocalHub, first_to_come: int) -> None:
    """Else the photos lie on one laptop alone while all are told that the hub has them."""
    row = field.household(team[1], "周桂英")
    field.visit(team[1], row, PHOTO)
    field.until_quiet(team)
    before = now_on(hub)
    assert before["chunks"] == 1
    assert syncing.sync_state(team[1]).files_on_hub == 1
    assert syncing.sync_hub(team[0]).files_missing == 0
    hub.wipe()
    report = syncing.sync_hub(team[first_to_come])
    assert "rolled_back" in report.alarms
    assert field.told(team[first_to_come]) == {"rolled_back"}
    expect_healed(team, hub, before)
    for each in team:
        assert field.told(each) <= {"rolled_back"}


def test_a_hub_from_an_old_backup_is_said_and_brought_up_to_date(team: list[Area], hub: LocalHub) -> None:
    row = field.household(team[1], "周桂英")
    field.until_quiet(team)
    hub.keep_backup()
    field.edit(team[2], row, note="有狗")
    field.visit(team[1], row, PHOTO)
    field.edit(team[0], row, address="一组")
    field.until_quiet(team)
    before = now_on(hub)
    hub.set_back()
    report = syncing.sync_hub(team[2])
    assert "rolled_back" in report.alarms
    assert field.told(team[2]) == {"rolled_back"}
    expect_healed(team, hub, before)


def test_a_laptop_a_set_back_hub_does_not_know_is_let_in_again(
    team: list[Area], hub: LocalHub, tmp_path: Path
) -> None:
    """The hub forgets who came in after the backup: what that laptop typed must not stay on it for ever."""
    hub.keep_backup()
    late = field.join(tmp_path / "late", team[0], steward="新来的", url=hub.url)
    everybody = [*team, late]
    row = field.household(late, "吴小妹")
    field.until_quiet(everybody)
    before = now_on(hub)
    hub.set_back()
    with pytest.raises(Fault, match="road_stranger"):
        syncing.sync_hub(late)
    syncing.sync_hub(team[0])
    expect_healed(everybody, hub, before)
    assert team[1].store.get(Household, row).name == "吴小妹"
    late.close()


def test_what_a_hub_keeps_to_itself_is_counted(team: list[Area], hub: LocalHub) -> None:
    """A steward must not believe to have all while the hub shows a part."""
    row = field.household(team[1], "周桂英")
    syncing.sync_hub(team[1])
    writer = team[1].store.writer.replace("-", "")
    top = team[1].store.exchange.vector()[team[1].store.writer]
    syncing.sync_hub(team[0])
    before = now_on(hub)
    hub.change(
        f"DELETE FROM bundles WHERE writer = x'{writer}' AND n = {top}",
        f"UPDATE writers SET top = {top - 1}, top_hash = (SELECT hash FROM bundles WHERE writer = x'{writer}' "
        f"AND n = {top - 1}) WHERE writer = x'{writer}'",
    )
    report = syncing.sync_hub(team[2])
    assert report.unheard == 1
    assert syncing.sync_state(team[2]).unheard == 1
    assert team[2].store.exists(Household, row) is None
    report = syncing.sync_hub(team[1])
    assert "rolled_back" in report.alarms
    assert field.told(team[1]) == {"rolled_back"}
    expect_healed(team, hub, before)
    assert syncing.sync_state(team[2]).unheard == 0


def test_two_histories_of_one_laptop_are_said_wherever_they_meet(
    team: list[Area], hub: LocalHub, tmp_path: Path
) -> None:
    """A copied profile goes on while the hub is set back: one number names two bundles, and people must be told.

    What both copies typed goes on to whoever heard of neither. Who holds the lost history keeps it, and is told so with
    every exchange until somebody acts: no laptop can tell which of the two is the right one.
    """
    field.household(team[1], "复制前")
    field.until_quiet(team)
    hub.keep_backup()
    team[1].close()
    shutil.copytree(tmp_path / "laptop1", tmp_path / "copied")
    team[1] = open_area(tmp_path / "laptop1", passphrase=field.PASSPHRASE)
    typed = field.household(team[1], "原机")
    syncing.sync_hub(team[1])
    syncing.sync_hub(team[2])
    hub.set_back()
    twin = open_area(tmp_path / "copied", passphrase=field.PASSPHRASE)
    copied = [field.household(twin, "副本一")]
    syncing.sync_hub(twin)
    copied.append(field.household(twin, "副本二"))
    syncing.sync_hub(twin)
    syncing.sync_hub(team[2])
    syncing.sync_hub(team[1])
    assert "fork" in field.told(team[2])
    assert "twin" in field.told(team[1])
    for _round in range(2):
        for each in (*team, twin):
            syncing.sync_hub(each)
    assert "fork" in syncing.sync_hub(team[2]).alarms, "the alarm stays until somebody acts"
    for holder in (team[1], team[2]):
        assert holder.store.exists(Household, typed)
    for holder in (team[0], twin):
        assert holder.store.exists(Household, typed), "it was called sent, and then the hub forgot it"
    for row in copied:
        assert team[1].store.exists(Household, row)
        assert team[0].store.exists(Household, row)
        assert twin.store.exists(Household, row)
    twin.close()
