"""`evidence`: a pack is made with one line, and anybody checks it, without an area, a passphrase or our leave."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import AREA, Call, Said
from tests.commands.laptops import Laptops

GUI = "0003302000017"


@pytest.fixture
def number(call: Call, settled: str) -> str:
    made = call(
        "case", "new", "complaint", "电表走得快", "--account", GUI, "--person", "周桂英", "--json"
    ).json
    number = str(made["number"])
    assert call("case", "event", number, "answered", "--note", "约明天上门").code == 0
    return number


def spoilt(pack: Path) -> Path:
    raw = pack.read_bytes()
    before = "约明天上门".encode()
    assert before in raw
    made = pack.with_name("spoilt.zip")
    made.write_bytes(raw.replace(before, "约后天上门".encode(), 1))  # in case.json, the first of them
    return made


def test_a_pack_is_made_checked_and_told_by_its_seal(call: Call, number: str, tmp_path: Path) -> None:
    out = tmp_path / "pack.zip"
    made = call("evidence", "pack", number, "--out", out, "--with-files", "--why", "法院调取", "--json").json
    assert (made["number"], made["entries"], made["files"], made["path"]) == (number, 2, 0, str(out))
    assert call("evidence", "seal", "--json").json == {"seal": made["seal"]}
    found = call("evidence", "verify", out, "--seal", made["seal"], "--json")
    assert found.code == 0
    assert found.json == {
        "whole": True,
        "problems": [],
        "seal": made["seal"],
        "compared": True,
        "case": number,
        "made_at": found.json["made_at"],
        "steward": "陈师傅",
        "entries": 2,
        "files": 7,
    }
    assert (
        f"网格印记和您给的一致：{made['seal']}" in call("evidence", "verify", out, "--seal", made["seal"]).out
    )
    plain = call("evidence", "verify", out)
    assert plain.code == 0
    assert f"签名的网格印记是 {made['seal']}" in plain.out, "without a seal it says what is to be compared"


def test_a_changed_pack_exits_with_one_and_names_what(call: Call, number: str, tmp_path: Path) -> None:
    out = tmp_path / "pack.zip"
    call("evidence", "pack", number, "--out", out)
    found = call("evidence", "verify", spoilt(out), "--json")
    assert found.code == 1
    assert not found.json["whole"]
    assert {(each["kind"], each["event"]) for each in found.json["problems"]} == {
        ("altered", ""),
        ("differs", "answered"),
    }
    said = call("evidence", "verify", spoilt(out)).out
    assert "文件被改过：case.json" in said
    assert "诉求内容和日志里的对不上：首次回应，" in said
    wrong = "0000-0000-0000-0000-0000-0000-0000-0000"
    foreign = call("evidence", "verify", out, "--seal", wrong, "--json")
    assert (foreign.code, [each["kind"] for each in foreign.json["problems"]]) == (1, ["seal_differs"])


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_what_cannot_be_read_exits_with_three_and_a_way_out(
    call: Call, tmp_path: Path, language: str
) -> None:
    (tmp_path / "no.zip").write_bytes(b"no zip at all, and long enough to be looked at")

    def refused(*words: object) -> str:
        said: Said = call("evidence", "verify", *words, "--json", "--language", language)
        assert said.code == 3
        assert said.json["message"]
        assert said.json["todo"]
        return str(said.json["error"])

    assert refused(tmp_path / "no.zip") == "evidence_unreadable"
    assert refused(tmp_path / "nothing.zip") == "evidence_absent"
    assert refused(tmp_path) == "evidence_unreadable"
    assert refused(tmp_path / "no.zip", "--seal", "我们的") == "evidence_seal_unreadable"
    assert call("evidence", "pack", "none").code == 2


def test_a_pack_is_not_written_over_another_file_unless_asked(
    call: Call, number: str, tmp_path: Path
) -> None:
    out = tmp_path / "pack.zip"
    out.write_bytes(b"mine")
    assert call("evidence", "pack", number, "--out", out, "--json").json["error"] == "report_exists"
    assert out.read_bytes() == b"mine"
    assert call("evidence", "pack", number, "--out", out, "--overwrite").code == 0
    assert call("evidence", "pack", number, "--out", tmp_path / "folder", "--lang", "en").code == 0
    assert call("evidence", "verify", tmp_path / "folder").code == 0


def test_anybody_checks_it_in_a_process_of_their_own_with_no_area_and_no_passphrase(
    call: Call, number: str, tmp_path: Path
) -> None:
    out = tmp_path / "pack.zip"
    call("evidence", "pack", number, "--out", out)
    bare = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "gridsteward", "evidence", "verify", str(out), "--json"],
        capture_output=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
        env={**bare, "HOME": str(tmp_path / "nobody"), "LANG": "C.UTF-8", "PYTHONIOENCODING": "utf-8"},
    )
    assert json.loads(done.stdout)["whole"]
    assert not (tmp_path / "nobody").exists(), "it leaves nothing behind"


def test_what_a_confidential_case_hides_is_put_in_by_who_may_see_it_and_says_why(
    call: Call, settled: str, tmp_path: Path
) -> None:
    made = call(
        "case",
        "new",
        "complaint",
        "抄表不上门",
        "--person",
        "周桂英",
        "--confidential",
        "supervisor",
        "--json",
    )
    number, out = made.json["number"], tmp_path / "pack"
    assert (
        call("evidence", "pack", number, "--out", out, "--with-complainant", "--json").json["error"]
        == "evidence_why"
    )
    assert call("evidence", "pack", number, "--out", out).code == 0
    assert "周桂英" not in (out / "case.json").read_text("utf-8")
    open_one = tmp_path / "open"
    told = ("--with-complainant", "--why", "法院调取")
    assert call("evidence", "pack", number, "--out", open_one, *told).code == 0
    assert "周桂英" in (open_one / "case.json").read_text("utf-8")


def test_the_seal_is_the_same_on_every_laptop_of_the_area(call: Call, tmp_path: Path, ledger: Path) -> None:
    station, bike = Laptops(tmp_path, call).pair(ledger)
    assert station("evidence", "seal") == bike("evidence", "seal")
    assert AREA not in station.plain("evidence", "seal").out
