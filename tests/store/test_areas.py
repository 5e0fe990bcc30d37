"""An area opens for its owner and for nobody else, and every way it can fail has a sentence of its own."""

import base64
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import keyring
import keyring.backend
import keyring.core
import keyring.errors
import pytest
import sqlcipher3
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gridsteward.records.faults import Fault
from gridsteward.records.household import Household
from gridsteward.store import areas, keys
from gridsteward.store.areas import AreaInfo

WORDS = "春风又到江南岸上"


class MemoryKeyring(keyring.backend.KeyringBackend):
    """A keyring that forgets when the test ends."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError


class LockedKeyring(MemoryKeyring):
    """A keyring whose owner says no."""

    def get_password(self, service: str, username: str) -> str | None:  # noqa: ARG002  (keyring's own shape)
        raise keyring.errors.KeyringLocked


@contextmanager
def keyring_in_use(backend: keyring.backend.KeyringBackend) -> Iterator[None]:
    before = keyring.get_keyring()
    keyring.set_keyring(backend)
    try:
        yield
    finally:
        keyring.set_keyring(before)


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[MemoryKeyring]:
    """Let a keyring of the test's own count as one that seals what it keeps."""
    monkeypatch.setattr(keys, "SAFE_BACKENDS", keys.SAFE_BACKENDS | {MemoryKeyring.__module__})
    backend = MemoryKeyring()
    with keyring_in_use(backend):
        yield backend


@pytest.fixture
def area(tmp_path: Path, cheap_keys: None) -> AreaInfo:
    """Return a closed area with one household."""
    opened = areas.create(tmp_path, "城北站", steward="李建国", passphrase=WORDS)
    with opened.store.write("test") as write:
        write.insert(Household(id="h", account_no="0010", name="张三"))
    opened.close()
    return opened.info


def content(folder: Path) -> dict[str, str]:
    """Return a hash of every file under a folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def refused(area: AreaInfo, passphrase: str = WORDS) -> str:
    """Return the kind an attempt to open is refused with; nothing on the disk may differ afterwards."""
    before = content(area.folder)
    with pytest.raises(Fault) as caught:
        areas.open_area(area, passphrase=passphrase)
    assert content(area.folder) == before, "a failed attempt changed something"
    return caught.value.kind


def test_the_owner_comes_back_to_what_was_written(area: AreaInfo, tmp_path: Path) -> None:
    assert areas.areas(tmp_path) == [area]
    opened = areas.open_area(areas.choose(tmp_path), passphrase=WORDS)
    assert opened.store.get(Household, "h").name == "张三"
    assert opened.store.steward == "李建国"
    assert opened.key.hex() not in repr(opened)
    opened.close()
    assert sorted(content(area.folder)) == ["area.db", "area.json", "area.lock"]


def test_the_real_parameters_open_as_well(tmp_path: Path) -> None:
    opened = areas.create(tmp_path, "城北站", steward="李建国", passphrase=WORDS)
    opened.close()
    slot = areas.settings(opened.info.folder)["key"]["passphrase"]
    assert (slot["memory_kib"], slot["passes"], slot["lanes"]) == (65_536, 3, 4), "RFC 9106, second option"
    assert refused(opened.info, "not this one") == "passphrase_wrong"
    areas.open_area(opened.info, passphrase=WORDS).close()


def test_another_passphrase_opens_and_the_old_one_stops(area: AreaInfo) -> None:
    """A passphrase that was overheard would open the area for ever."""
    database = content(area.folder)["area.db"]
    opened = areas.open_area(area, passphrase=WORDS)
    for old, new, kind in (
        ("wrong words", "another sentence", "passphrase_wrong"),
        (WORDS, "short", "passphrase_short"),
    ):
        with pytest.raises(Fault) as caught:
            areas.change_passphrase(opened, old=old, new=new)
        assert caught.value.kind == kind
    changed = areas.change_passphrase(opened, old=WORDS, new="another sentence")
    opened.close()
    assert content(area.folder)["area.db"] == database, "the data were rewritten"
    assert refused(changed) == "passphrase_wrong"
    areas.open_area(changed, passphrase="another sentence").close()


def test_what_creating_refuses(area: AreaInfo, tmp_path: Path, ring: MemoryKeyring) -> None:
    for name, steward, passphrase, kind in (
        ("  ", "李建国", WORDS, "area_name_empty"),
        ("城南站", " ", WORDS, "steward_empty"),
        ("城北站", "李建国", WORDS, "area_exists"),
        ("城南站", "李建国", "short", "passphrase_short"),
    ):
        with pytest.raises(Fault) as caught:
            areas.create(tmp_path, name, steward=steward, passphrase=passphrase)
        assert caught.value.kind == kind
    assert [path.name for path in (tmp_path / "areas").iterdir()] == [area.id], "something half made was left"


def test_choosing_among_areas(tmp_path: Path, cheap_keys: None) -> None:
    with pytest.raises(Fault, match="area_none"):
        areas.choose(tmp_path)
    for name in ("乙", "甲"):
        areas.create(tmp_path, name, steward="李建国", passphrase=WORDS).close()
    with pytest.raises(Fault, match="area_several"):
        areas.choose(tmp_path)
    with pytest.raises(Fault, match="area_unknown"):
        areas.choose(tmp_path, "丙")
    assert areas.choose(tmp_path, "甲").name == "甲"


# -- the keyring ---------------------------------------------------------------------------------------------------


def test_the_keyring_opens_without_a_passphrase(
    tmp_path: Path, ring: MemoryKeyring, cheap_keys: None
) -> None:
    opened = areas.create(tmp_path, "城北站", steward="李建国")
    assert (opened.info.in_keyring, opened.info.has_passphrase) == (True, False)
    with pytest.raises(Fault, match="passphrase_needed"):
        areas.set_keyring(opened, use=False)  # nothing else would open it
    areas.change_passphrase(opened, old="", new=WORDS)
    areas.open_area(opened.info).close()
    areas.open_area(opened.info, passphrase=WORDS).close()
    info = areas.set_keyring(opened, use=False)
    assert ring.kept == {}
    assert refused(info, "") == "passphrase_needed"
    info = areas.set_keyring(opened, use=True)
    opened.close()
    areas.open_area(info).close()
    ring.kept.clear()
    assert refused(info, "") == "keyring_empty"
    ring.kept[keys.SERVICE, info.id] = "bm90IGEga2V5"
    assert refused(info, "") == "keyring_empty"
    with keyring_in_use(LockedKeyring()):
        assert refused(info, "") == "keyring_refused"


def test_the_systems_own_keyring_is_asked_without_a_search_and_a_chosen_one_wins(
    tmp_path: Path, ring: MemoryKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = areas.create(tmp_path, "桂溪", steward="林静")
    opened.close()
    own = MemoryKeyring()
    monkeypatch.setitem(keys.OWN_BACKENDS, sys.platform, "own")
    monkeypatch.setattr(keyring.core, "load_keyring", lambda _name: own)
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)
    assert keys.from_keyring(opened.info.id) == opened.key  # not in the own one: found by the search
    own.set_password(keys.SERVICE, opened.info.id, base64.b64encode(opened.key).decode())
    with keyring_in_use(LockedKeyring()):
        assert keys.from_keyring(opened.info.id) == opened.key
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "somebody.chose.Another")
        assert refused(opened.info, "") == "keyring_refused"


def test_a_keyring_that_keeps_plain_text_is_not_used(tmp_path: Path) -> None:
    """Anyone with the laptop would read the key out of a file."""
    with keyring_in_use(MemoryKeyring()):
        assert not keys.keyring_usable()
        with pytest.raises(Fault, match="keyring_unusable"):
            areas.create(tmp_path, "城北站", steward="李建国")
    assert areas.areas(tmp_path) == []


# -- files that are not what they should be --------------------------------------------------------------------------


def spoil(path: Path, **parts: Any) -> None:
    """Write bytes at places of a file (names p<offset>), or the whole of it."""
    data = bytearray(path.read_bytes())
    for place, value in parts.items():
        data[int(place[1:])] ^= value
    path.write_bytes(data)


def other_database(path: Path, key: bytes, *, application: int, version: int) -> None:
    path.unlink()
    made = sqlcipher3.connect(str(path), isolation_level=None)
    made.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    made.execute("CREATE TABLE another (one)")
    made.execute(f"PRAGMA application_id = {application}")
    made.execute(f"PRAGMA user_version = {version}")
    made.close()


def test_every_wrong_file_is_named_for_what_it_is(area: AreaInfo) -> None:
    """One sentence for all would send a steward to restore a backup where a passphrase was mistyped."""
    path, settings_file = area.folder / "area.db", area.folder / "area.json"
    whole = path.read_bytes()
    key = areas.key_of(area, WORDS)
    assert refused(area, "another sentence") == "passphrase_wrong"
    assert refused(area, "") == "passphrase_needed"
    for wrong in (b"\0" * len(whole), b"", b"short", os.urandom(8192), whole[:2048], whole[1:]):
        path.write_bytes(wrong)
        assert refused(area) == "area_file_damaged", len(wrong)
    path.write_bytes(b"SQLite format 3\0" + whole[16:])
    assert refused(area) == "area_file_foreign"
    other_database(path, key, application=77, version=1)
    assert refused(area) == "area_file_foreign"
    other_database(path, key, application=0x47535457, version=9_999)
    assert refused(area) == "area_newer"
    path.unlink()
    assert refused(area) == "area_file_missing"
    path.write_bytes(whole)
    settings_file.unlink()
    assert refused(area) == "area_file_missing"


def test_a_newer_area_is_refused_in_the_journal_mode_it_has(area: AreaInfo) -> None:
    opened = areas.open_area(area, passphrase=WORDS)
    opened.store.connection.execute("PRAGMA user_version = 9999")
    opened.close()
    assert refused(area) == "area_newer"


@pytest.mark.parametrize("cut", [1, 4096, 3 * 4096])
def test_a_file_cut_short_is_not_taken_for_whole(area: AreaInfo, cut: int) -> None:
    """A full stick, a pulled plug: better a plain sentence than households missing without a word."""
    path = area.folder / "area.db"
    path.write_bytes(path.read_bytes()[:-cut])
    assert damage_noticed(area)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_one_flipped_bit_anywhere_is_noticed(area: AreaInfo, place: float, bit: int) -> None:
    path = area.folder / "area.db"
    whole = path.read_bytes()
    spoil(path, **{f"p{int(place * len(whole))}": 1 << bit})
    try:
        assert damage_noticed(area)
    finally:
        path.write_bytes(whole)


def damage_noticed(area: AreaInfo) -> bool:
    """Tell whether opening or a full read says that the file is damaged, and nothing but that."""
    from gridsteward.store import backups

    try:
        opened = areas.open_area(area, passphrase=WORDS)
    except Fault as fault:
        return fault.kind == "area_file_damaged"
    try:
        backups.verify_open(opened.store.connection)
    except Fault as fault:
        return fault.kind == "area_file_damaged"
    finally:
        opened.close()
    return False


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
PLACES = (
    ("format",), ("area_id",), ("name",), ("created_at",), ("key",), ("key", "passphrase"),
    *((("key", "passphrase", name)) for name in ("memory_kib", "passes", "lanes", "salt", "nonce", "sealed")),
)  # fmt: skip


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(PLACES), value=JSON, drop=st.booleans())
def test_settings_in_any_disorder_make_a_plain_sentence(
    area: AreaInfo, place: tuple[str, ...], value: Any, *, drop: bool
) -> None:
    """A crash at the very first window is the one a person cannot get past."""
    path = area.folder / "area.json"
    whole = path.read_bytes()
    found = json.loads(whole)
    inner = found
    for name in place[:-1]:
        inner = inner[name]
    if drop:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    path.write_text(json.dumps(found), "utf-8")
    said = ""
    try:
        areas.areas(area.folder.parent.parent)
        areas.open_area(area, passphrase=WORDS).close()
    except Fault as fault:
        said = fault.kind
    finally:
        path.write_bytes(whole)
    assert said in ("", "area_settings_damaged", "area_newer", "passphrase_wrong", "passphrase_needed")
    assert said or json.loads(whole) == found or len(place) == 1, "a damaged key slot opened the area"


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode()))
def test_settings_that_are_no_settings(area: AreaInfo, data: bytes) -> None:
    path = area.folder / "area.json"
    whole = path.read_bytes()
    path.write_bytes(data)
    try:
        assert areas.areas(area.folder.parent.parent) == []
        assert refused(area) == "area_settings_damaged"
    finally:
        path.write_bytes(whole)


def test_deep_nesting_does_not_end_the_program(area: AreaInfo) -> None:
    (area.folder / "area.json").write_text("[" * 100_000, "utf-8")
    assert refused(area) == "area_settings_damaged"


def test_a_forged_cost_does_not_freeze_the_laptop(area: AreaInfo) -> None:
    path = area.folder / "area.json"
    found = json.loads(path.read_text("utf-8"))
    found["key"]["passphrase"]["memory_kib"] = 2**40
    path.write_text(json.dumps(found), "utf-8")
    assert refused(area) == "area_settings_damaged"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_a_folder_that_may_not_be_written(area: AreaInfo, tmp_path: Path) -> None:
    """A write-protected stick: say so, rather than lose the first visit."""
    with nobody_may_write(area.folder, up_to=tmp_path):
        assert refused(area) == "area_read_only"
        with pytest.raises(Fault, match="area_read_only"):
            areas.create(area.folder, "城南站", steward="李建国", passphrase=WORDS)
    areas.open_area(area, passphrase=WORDS).close()


@contextmanager
def nobody_may_write(folder: Path, *, up_to: Path) -> Iterator[None]:
    """Take the right to write from a folder; root, whom that does not stop, becomes nobody for the while."""
    parents = [up_to, *up_to.parents[:3]] if os.geteuid() == 0 else []
    modes = {path: path.stat().st_mode for path in (*parents, folder, folder.parent, *folder.iterdir())}
    for path in parents:
        path.chmod(0o755)
    folder.parent.chmod(0o755)
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65_534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        for path, mode in modes.items():
            path.chmod(mode)


def test_a_folder_that_is_none_of_ours_is_passed_over(area: AreaInfo, tmp_path: Path) -> None:
    shutil.copytree(area.folder, tmp_path / "areas" / f"{area.id}.restore")
    (tmp_path / "areas" / "照片").mkdir()
    assert areas.areas(tmp_path) == [area]
