"""An area from the command line: made, protected, backed up, brought back, taken back, proved."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gridsteward.store import keys
from tests.commands.conftest import PASSPHRASE, Call


def test_an_area_is_made_and_listed_with_how_it_opens(call: Call, home: Path) -> None:
    made = call("area", "create", "桂溪网格", "--steward", "陈师傅", "--json")
    assert (made.code, made.json["opened_by"]) == (0, "passphrase")
    assert Path(made.json["folder"]).is_relative_to(home)
    (listed,) = call("area", "list", "--json").json["areas"]
    assert (listed["name"], listed["has_passphrase"], listed["in_keyring"]) == ("桂溪网格", True, False)
    assert "口令" in call("area", "list").out


def test_the_keyring_is_used_where_there_is_one(
    call: Call, ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: dict[str, bytes] = {}
    monkeypatch.setattr(keys, "keyring_usable", lambda: True)
    monkeypatch.setattr(keys, "keep_in_keyring", kept.__setitem__)
    monkeypatch.setattr(keys, "from_keyring", kept.__getitem__)
    monkeypatch.delenv("GRIDSTEWARD_PASSPHRASE")
    assert call("area", "create", "桂溪", "--steward", "陈师傅", "--json").json["opened_by"] == "keyring"
    assert call("import", "ledger", ledger, "--json").json["created"] == 3
    # A backup that only this keyring opens would be lost with the laptop.
    out = tmp_path / "桂溪.gsbackup"
    assert call("backup", out, "--json").json["error"] == "backup_needs_passphrase"
    monkeypatch.setenv("GRIDSTEWARD_PASSPHRASE", PASSPHRASE)
    assert call("backup", out).code == 0


def test_without_keyring_terminal_and_passphrase_no_area_is_made(
    call: Call, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GRIDSTEWARD_PASSPHRASE")
    said = call("area", "create", "桂溪", "--steward", "陈师傅", "--json")
    assert (said.code, said.json["error"]) == (3, "area_unprotected")
    assert not home.exists()


class _Terminal:
    """Somebody at the keyboard, typing these secrets."""

    def __init__(self, *secrets: str) -> None:
        self.secrets: Iterator[str] = iter(secrets)

    def isatty(self) -> bool:
        return True


def _typing(monkeypatch: pytest.MonkeyPatch, *secrets: str) -> None:
    terminal = _Terminal(*secrets)
    monkeypatch.setattr(sys, "stdin", terminal)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: next(terminal.secrets))


def test_at_a_terminal_the_passphrase_is_asked_for_twice_when_made_and_once_after(
    call: Call, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GRIDSTEWARD_PASSPHRASE")
    _typing(monkeypatch, PASSPHRASE, "something else")
    assert (
        call("area", "create", "桂溪", "--steward", "陈师傅", "--json").json["error"] == "passphrases_differ"
    )
    _typing(monkeypatch, PASSPHRASE, PASSPHRASE)
    assert call("area", "create", "桂溪", "--steward", "陈师傅").code == 0
    _typing(monkeypatch, PASSPHRASE)
    assert call("import", "ledger", ledger).code == 0


def test_a_new_passphrase_holds_and_the_old_one_no_longer(
    call: Call, settled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("area", "passphrase", "--json").json["error"] == "new_passphrase_needed"
    monkeypatch.setenv("GRIDSTEWARD_NEW_PASSPHRASE", "流水不争先 2027")
    assert call("area", "passphrase").code == 0
    assert call("search", "zgy", "--json").json["error"] == "passphrase_wrong"
    monkeypatch.setenv("GRIDSTEWARD_PASSPHRASE", "流水不争先 2027")
    assert call("search", "zgy", "--json").code == 0


def test_several_areas_want_a_name(call: Call, settled: str) -> None:
    call("area", "create", "马家坡网格", "--steward", "李师傅")
    assert call("search", "zgy", "--json").json["error"] == "area_several"
    assert len(call("search", "zgy", "--area", settled, "--json").json["households"]) == 1
    assert call("search", "zgy", "--area", "马家坡网格", "--json").json["households"] == []


def test_undo_takes_the_ledger_back_and_says_so(call: Call, settled: str) -> None:
    said = call("undo", "--json")
    assert (said.code, said.json) == (0, {"undone": "ledger.import", "households": 3, "left": 0})
    assert call("search", "zgy", "--json").json["households"] == []
    assert call("undo", "--json").json["error"] == "nothing_to_undo"


def test_a_backup_comes_back_on_another_computer(call: Call, settled: str, tmp_path: Path) -> None:
    out, other = tmp_path / "桂溪.gsbackup", tmp_path / "other"
    made = call("backup", out, "--json")
    assert (made.code, made.json["size"]) == (0, out.stat().st_size)
    assert call("backup", out, "--json").json["error"] == "out_exists"
    back = call("restore", out, "--json", data_dir=other)
    assert (back.code, back.json["set_aside"]) == (0, None)
    assert len(call("search", "zgy", "--json", data_dir=other).json["households"]) == 1
    again = call("restore", out, "--json", data_dir=other)
    assert Path(again.json["set_aside"]).is_dir()


def test_restoring_without_the_passphrase_moves_nothing(
    call: Call, settled: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, other = tmp_path / "桂溪.gsbackup", tmp_path / "other"
    call("backup", out)
    monkeypatch.delenv("GRIDSTEWARD_PASSPHRASE")
    assert call("restore", out, "--json", data_dir=other).json["error"] == "passphrase_needed"
    assert list((other / "areas").iterdir()) == []
    _typing(monkeypatch, PASSPHRASE)
    assert call("restore", out, data_dir=other).code == 0


def test_verify_holds_for_a_sound_area_and_names_what_is_lost(call: Call, settled: str, home: Path) -> None:
    sound = call("verify", "--json").json
    assert (sound["ok"], sound["problems"]) == (True, [])
    assert sound["counts"]["rows"] >= 3
    assert "资料" in call("verify").out
    (database,) = home.glob("areas/*/area.db")
    whole = database.read_bytes()
    database.write_bytes(whole[:-2000] + bytes(500) + whole[-1500:])
    broken = call("verify", "--json")
    assert broken.code in (1, 3)
    assert "area_file_damaged" in (
        broken.json.get("error"),
        *(p["kind"] for p in broken.json.get("problems", ())),
    )


def test_another_data_folder_stays_untouched(call: Call, settled: str, home: Path, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    other = tmp_path / "other"
    assert call("area", "create", "别处", "--steward", "李师傅", data_dir=other).code == 0
    assert call("undo", "--json", data_dir=other).json["error"] == "nothing_to_undo"
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
