"""What was backed up comes back whole, on this laptop or another, and nothing is lost by trying."""

import json
import os
import shutil
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import keyring
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gridsteward.operations import area as operations
from gridsteward.operations.area import Area
from gridsteward.operations.verifying import verify
from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.store import areas, backups, keys
from gridsteward.store.store import Store
from tests.store import oracle
from tests.store.test_areas import WORDS, MemoryKeyring, content, ring

__all__ = ["ring"]
PHOTO = b"\xff\xd8 a photo of a meter box"


@pytest.fixture
def area(tmp_path: Path, cheap_keys: None) -> Area:
    """Return an open area with one household and one sealed file."""
    made = operations.create_area(tmp_path / "profile", "城北站", steward="李建国", passphrase=WORDS)
    add(made, "one")
    made.store.files.put(PHOTO)
    return made


def add(area: Area, row: str) -> None:
    with area.store.write("test") as write:
        write.insert(Household(id=row, account_no=row))


def rows(area: Area) -> list[str]:
    return [each.id for each in area.store.select(Household)]


def reopen(area: Area) -> Area:
    return operations.open_area(area.data_dir, passphrase=WORDS)


def test_an_automatic_backup_once_a_day(area: Area) -> None:
    now = datetime.now().astimezone()
    made = operations.backup_if_due(area)
    assert made is not None
    for hours, due in ((1, False), (19, False), (21, True)):
        area.now = lambda hours=hours: now + timedelta(hours=hours)  # type: ignore[misc]
        assert (operations.backup_if_due(area) is not None) == due
    area.now = lambda: now - timedelta(days=400)
    assert operations.backup_if_due(area) is not None, "a clock set back stops the backups"
    area.close()


class Pause:
    """Holds up a backup in the middle of copying the database, until somebody lets it go on."""

    def __init__(self) -> None:
        self.asked = 0
        self.under_way, self.go_on = threading.Event(), threading.Event()

    def __call__(self) -> None:
        self.asked += 1
        if self.asked == 5:
            self.under_way.set()
            assert self.go_on.wait(20)


@pytest.fixture
def pause(area: Area, monkeypatch: pytest.MonkeyPatch) -> Iterator[Pause]:
    """Return what holds up the next backup beside; the area is large enough for that."""
    with area.store.write("test") as write:
        for row in range(3_000):
            write.insert(Household(id=f"h{row}", account_no=f"{row}"))
    made = Pause()
    monkeypatch.setattr(operations, "aside", partial(operations.aside, may_stop=made))
    yield made
    made.go_on.set()


def test_saving_goes_on_while_a_backup_is_made_beside(area: Area, pause: Pause, tmp_path: Path) -> None:
    """What was saved meanwhile is safe on disk at once, and the backup is whole, as of when it began."""
    with ThreadPoolExecutor(1) as lane:
        making = lane.submit(operations.backup_beside, area)
        assert pause.under_way.wait(20)
        began = time.monotonic()
        add(area, "meanwhile")
        assert time.monotonic() - began < 10, "the save waited for the backup"
        shutil.copytree(area.info.folder, tmp_path / "after a power cut", ignore=lambda *_: ["backups"])
        assert not making.done()
        pause.go_on.set()
        made = making.result(20)
    assert made is not None
    assert [each.name for each in made.parent.iterdir()] == [made.name], "something half is left"
    assert "meanwhile" in rows(area)
    key = area.opened.key
    area.close()
    found = Store(tmp_path / "after a power cut" / "area.db", key)
    assert found.exists(Household, "meanwhile")
    found.close()
    operations.restore(area.data_dir, made, passphrase=WORDS)
    restored = reopen(area)
    assert len(rows(restored)) == 3_001
    assert "meanwhile" not in rows(restored)
    assert oracle.disagreements(restored.store.connection) == []
    restored.close()


def test_who_leaves_while_a_backup_is_made_waits_for_it_and_makes_no_second(area: Area, pause: Pause) -> None:
    with ThreadPoolExecutor(2) as lanes:
        beside = lanes.submit(operations.backup_beside, area)
        assert pause.under_way.wait(20)
        leaving = lanes.submit(operations.backup_if_due, area)
        assert not wait([leaving], 0.2).done
        pause.go_on.set()
        assert leaving.result(20) is None
        assert operations.local_backups(area) == [beside.result(20)]
    area.close()


def test_a_backup_somebody_asks_for_meanwhile_does_not_take_the_other_for_leftovers(
    area: Area, pause: Pause
) -> None:
    with ThreadPoolExecutor(2) as lanes:
        beside = lanes.submit(operations.backup_beside, area)
        assert pause.under_way.wait(20)
        asked = lanes.submit(operations.backup_here, area)
        assert not wait([asked], 0.2).done
        pause.go_on.set()
        assert {beside.result(20), asked.result(20)} == set(operations.local_backups(area))
    area.close()


def test_a_restore_waits_for_the_backup_that_is_being_made(area: Area, pause: Pause) -> None:
    """Else it would be told that the area is in use, or pull the folder away from under it."""
    out = operations.backup_here(area)
    os.utime(out, (0, 0))
    with ThreadPoolExecutor(2) as lanes:
        beside = lanes.submit(operations.backup_beside, area)
        assert pause.under_way.wait(20)
        back = lanes.submit(operations.restore_over, area, out, passphrase=WORDS)
        assert not wait([back], 0.2).done
        pause.go_on.set()
        assert beside.result(20) is not None
        assert back.result(20)[1] is not None


def test_a_long_import_meanwhile_does_not_spoil_a_backup(area: Area, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list for the next start cannot be dropped from the file then: the backup is made with it."""
    monkeypatch.setattr("gridsteward.store.connection.BUSY_MS", 50)
    area.store.connection.execute("INSERT INTO directory (form, change, body) VALUES (1, 1, x'00')")
    with area.store.write("test") as write:
        write.insert(Household(id="half", account_no="half"))
        with ThreadPoolExecutor(1) as lane:
            made = lane.submit(operations.backup_beside, area).result(20)
    assert made is not None
    area.close()
    operations.restore(area.data_dir, made, passphrase=WORDS)
    restored = reopen(area)
    assert rows(restored) == ["one"]
    restored.close()


def test_a_backup_under_a_dead_clock(area: Area, tmp_path: Path) -> None:
    """A laptop without a battery says 1970; a zip knows no such year."""
    for path in area.info.folder.rglob("*.*"):
        os.utime(path, (0, 0))
    out = operations.backup_to(area, tmp_path / "out.gsbackup")
    area.close()
    operations.restore(tmp_path / "other", out, passphrase=WORDS)


def test_rotation_keeps_seven_and_one_of_each_week(tmp_path: Path) -> None:
    folder = tmp_path / backups.FOLDER
    folder.mkdir()
    now = datetime.now().astimezone().replace(hour=12)
    days = [now - timedelta(days=each) for each in range(60)]
    for day in days:
        (folder / f"area-{day:%Y%m%d-%H%M%S}.gsbackup").touch()
    strange = [folder / name for name in ("area-mine.gsbackup", "area-99999999-999999.gsbackup", "notes.txt")]
    for path in strange:
        path.touch()
    backups.rotate(folder)
    left = {path.name for path in folder.iterdir()}
    weekly = {
        day.isocalendar()[:2]: day for day in reversed(days) if day >= now - timedelta(weeks=4, seconds=-60)
    }
    wanted = {f"area-{day:%Y%m%d-%H%M%S}.gsbackup" for day in (*days[:6], *weekly.values())}
    assert wanted <= left
    assert len([name for name in left if name.startswith("area-20")]) <= 7 + 4
    assert {"area-mine.gsbackup", "notes.txt"} <= left, "somebody's own file was deleted"


def test_a_backup_comes_back_on_the_same_laptop(area: Area, tmp_path: Path) -> None:
    """The former state is set aside, and no number of the lost copy is used again."""
    out = operations.backup_to(area, tmp_path / "out.gsbackup")
    add(area, "since")
    ops = area.store.query("SELECT device, seq FROM op")
    device = area.store.setting("own_device")
    area.close()
    info, aside = operations.restore(area.data_dir, out, passphrase=WORDS)
    assert aside is not None
    assert (aside / "area.db").is_file()
    restored = reopen(area)
    assert (info, rows(restored)) == (restored.info, ["one"])
    assert restored.store.setting("own_device") != device
    assert restored.steward == "李建国"
    add(restored, "after")
    after = restored.store.query("SELECT device, seq FROM op WHERE row = 'after'")
    assert not set(after) & set(ops), "an op number was used twice"
    assert oracle.disagreements(restored.store.connection) == []
    assert restored.store.files.get(next(iter(restored.store.files.hashes()))) == PHOTO
    assert restored.store.last_undoable() is not None
    restored.close()
    info, second = operations.restore(area.data_dir, out, passphrase=WORDS)
    assert second not in (None, aside)


def test_an_automatic_backup_finds_the_files_that_are_here(area: Area) -> None:
    made = operations.backup_here(area)
    area.close()
    operations.restore(area.data_dir, made, passphrase=WORDS)
    restored = reopen(area)
    assert len(restored.store.files.hashes()) == 1
    assert [path.name for path in operations.local_backups(restored)] == [made.name]
    restored.close()


def test_a_backup_comes_back_on_another_laptop(area: Area, tmp_path: Path) -> None:
    out = operations.backup_to(area, tmp_path / "out.gsbackup")
    area.close()
    before = content(area.data_dir)
    other = tmp_path / "other"
    for passphrase, kind in (("", "passphrase_needed"), ("another sentence", "passphrase_wrong")):
        with pytest.raises(Fault) as caught:
            operations.restore(other, out, passphrase=passphrase)
        assert caught.value.kind == kind
        assert content(other) == {}
    info, aside = operations.restore(other, out, passphrase=WORDS)
    assert aside is None
    opened = operations.open_area(other, passphrase=WORDS)
    assert rows(opened) == ["one"]
    assert opened.store.files.get(next(iter(opened.store.files.hashes()))) == PHOTO
    opened.close()
    assert content(area.data_dir) == before
    assert info.name == "城北站"


def test_a_keyring_alone_would_lock_a_backup_for_ever(
    tmp_path: Path, ring: MemoryKeyring, cheap_keys: None
) -> None:
    area = operations.create_area(tmp_path / "profile", "城北站", steward="李建国")
    add(area, "one")
    out = tmp_path / "out.gsbackup"
    with pytest.raises(Fault, match="backup_needs_passphrase"):
        operations.backup_to(area, out)
    assert not out.exists()
    operations.backup_to(area, out, passphrase=WORDS)
    local = operations.backup_here(area)
    assert not areas.info(area.info.folder).has_passphrase, "the area itself took the backup's passphrase"
    area.close()
    ring.kept.clear()  # another laptop
    with pytest.raises(Fault, match="keyring_empty"):
        operations.restore(tmp_path / "other", local)
    with pytest.raises(Fault, match="passphrase_needed"):
        operations.restore(tmp_path / "other", out)
    operations.restore(tmp_path / "other", out, passphrase=WORDS)
    opened = operations.open_area(tmp_path / "other", passphrase=WORDS)
    assert (rows(opened), opened.info.in_keyring) == (["one"], False)
    opened.close()
    assert keyring.get_password(keys.SERVICE, opened.id) is None


def test_a_backup_never_takes_another_file_s_place(area: Area, tmp_path: Path) -> None:
    out = tmp_path / "out.gsbackup"
    out.write_bytes(b"mine")
    for path, kind in ((out, "out_exists"), (tmp_path / "nowhere" / "out.gsbackup", "out_folder_missing")):
        with pytest.raises(Fault) as caught:
            operations.backup_to(area, path)
        assert caught.value.kind == kind
    assert out.read_bytes() == b"mine"
    area.close()


# -- backups that are none -------------------------------------------------------------------------------------------


@pytest.fixture
def packed(area: Area, tmp_path: Path) -> Path:
    """Return a full backup; the area it came from is closed."""
    out = operations.backup_to(area, tmp_path / "out.gsbackup")
    area.close()
    return out


def refused(area: Area, file: Path) -> str:
    """Return the kind a restore is refused with; the profile may not differ afterwards."""
    before = content(area.data_dir)
    with pytest.raises(Fault) as caught:
        operations.restore(area.data_dir, file, passphrase=WORDS)
    assert content(area.data_dir) == before, "a refused backup changed something"
    assert len(list((area.data_dir / "areas").iterdir())) == 1, "a refused backup left something"
    return caught.value.kind


def repacked(file: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Pack a backup anew with other parts, as somebody who knows the format would."""
    with zipfile.ZipFile(file) as found:
        parts = {name: found.read(name) for name in found.namelist()}
    change(parts)
    with zipfile.ZipFile(file, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)


def test_what_is_no_backup_is_refused(area: Area, packed: Path, tmp_path: Path) -> None:
    file = tmp_path / "x.gsbackup"
    assert refused(area, file) == "file_missing"
    for data in (b"", b"PK\x03\x04 half a zip", b"\0" * 5_000):
        file.write_bytes(data)
        assert refused(area, file) == "backup_foreign"
    with zipfile.ZipFile(file, "w") as other:
        other.writestr("holiday.txt", "x")
    assert refused(area, file) == "backup_foreign"
    for manifest in (
        b"[]",
        b"{}",
        b'{"format": "1"}',
        b'{"format": 1, "sha256": {}}',
        b'{"format": 1, "sha256": 3}',
    ):
        shutil.copy(packed, file)
        repacked(file, lambda parts, manifest=manifest: parts.update({"backup.json": manifest}))  # type: ignore[misc]
        assert refused(area, file) == "backup_foreign", manifest
    repacked(file, lambda parts: parts.update({"backup.json": b'{"format": 2}'}))
    assert refused(area, file) == "backup_newer"
    shutil.copy(packed, file)
    repacked(file, lambda parts: parts.update({"area.db": parts["area.db"][:-4096]}))
    assert refused(area, file) == "backup_damaged"


@pytest.mark.parametrize(
    "member", ["../../evil", "/etc/evil", "files/../../evil", "", ".", "area.json/x", "C:\\evil"]
)
def test_a_part_that_wants_out_of_its_folder(area: Area, packed: Path, member: str) -> None:
    """A forged backup from a stick must not write over a person's other files."""

    def forge(parts: dict[str, bytes]) -> None:
        manifest = json.loads(parts["backup.json"])
        manifest["sha256"][member] = "0" * 64
        parts["backup.json"] = json.dumps(manifest).encode()
        if member:
            parts[member] = b"evil"

    repacked(packed, forge)
    assert refused(area, packed) == "backup_damaged"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_one_flipped_bit_in_any_part_is_noticed(area: Area, packed: Path, data: st.DataObject) -> None:
    whole = packed.read_bytes()
    with zipfile.ZipFile(packed) as found:
        parts = [(each.header_offset, each.file_size, len(each.filename)) for each in found.infolist()]
    offset, size, name = data.draw(st.sampled_from(parts))
    place = data.draw(st.integers(offset + 30 + name, offset + 29 + name + size))
    changed = bytearray(whole)
    changed[place] ^= 1 << data.draw(st.integers(0, 7))
    packed.write_bytes(changed)
    try:
        assert refused(area, packed) == "backup_damaged"
    finally:
        packed.write_bytes(whole)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 10**9), bit=st.integers(0, 7), cut=st.booleans())
def test_any_damage_is_refused_or_harmless(
    area: Area, packed: Path, place: int, bit: int, *, cut: bool
) -> None:
    """In a zip's own book-keeping too: a plain sentence, never a crash, never half a restore."""
    whole = packed.read_bytes()
    at = place % (len(whole) // 8) if bit % 2 else len(whole) - 1 - place % 700
    changed = bytearray(whole)
    changed[at] ^= 1 << bit
    packed.write_bytes(bytes(changed[:at]) if cut else bytes(changed))
    into = packed.parent / "unpacked"
    into.mkdir()
    said = ""
    try:
        backups.unpack(packed, into)
    except Fault as fault:
        said = fault.kind
    else:
        with zipfile.ZipFile(packed) as found:
            assert found.read("area.db") == (into / "area.db").read_bytes()
    finally:
        shutil.rmtree(into)
        packed.write_bytes(whole)
    assert said in ("", "backup_damaged", "backup_foreign")
    assert said or not cut


def test_a_kill_between_the_two_renames_heals(area: Area, packed: Path) -> None:
    """The area would be gone from the list though every byte of it is there."""
    present = area.info.folder
    present.rename(present.with_name(f"{present.name}.before-restore-20260101-000000"))
    (present.parent / f"{area.id}.restore").mkdir()
    assert [each.id for each in operations.list_areas(area.data_dir)] == [area.id]
    opened = reopen(area)
    assert rows(opened) == ["one"]
    opened.close()


def test_verify_names_what_is_wrong(area: Area) -> None:
    assert verify(area).problems == []
    with area.store.write("test") as write:
        write.edit(
            Household, "one", {"note": "长" * 500_000}
        )  # most of the file, so its middle is nothing else
    area.close()
    path = area.info.folder / "area.db"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    opened = reopen(area)
    assert [each.kind for each in verify(opened).problems] == ["area_file_damaged"]
    with pytest.raises(Fault, match="area_file_damaged"):
        operations.backup_here(opened)
    assert operations.local_backups(opened) == [], "a damaged file took a good backup's place"
    opened.close()


def test_rests_of_a_killed_backup_are_cleared(area: Area) -> None:
    folder = area.info.folder / backups.FOLDER
    folder.mkdir()
    (folder / ".dead.zip.partial").write_bytes(b"x")
    made = operations.backup_here(area)
    assert [path.name for path in folder.iterdir()] == [made.name]
    assert operations.last_backup(area) is not None
    assert time.time() - made.stat().st_mtime < 60
    area.close()


def test_a_restore_waits_for_a_window_that_has_the_area_open(area: Area) -> None:
    made = operations.backup_here(area)
    before = area.store.query("SELECT count(*) FROM op")
    with pytest.raises(Fault, match="area_busy"):
        operations.restore(area.data_dir, made, passphrase=WORDS)
    assert area.store.query("SELECT count(*) FROM op") == before
    assert [info.id for info in operations.list_areas(area.data_dir)] == [area.id]
    area.close()
    _, aside = operations.restore(area.data_dir, made, passphrase=WORDS)
    assert aside is not None
    assert aside.exists()
