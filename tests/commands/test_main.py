"""Who calls the command line can rely on: exit status, one JSON object, the language, and no name on the wrong side."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gridsteward import __version__
from gridsteward.operations import finding
from tests.commands.conftest import PASSPHRASE, Call

ROOT = Path(__file__).resolve().parents[2]


def test_options_stand_before_or_after_the_command(call: Call, area: str, home: Path) -> None:
    after = call("area", "list", "--json", "--language", "en")
    before = call("--json", "--language", "en", "area", "list")
    between = call("area", "--json", "list")
    assert after.json == before.json == between.json
    assert [each["name"] for each in after.json["areas"]] == [area]


@pytest.mark.parametrize(
    "words",
    [
        ("fly",),
        ("area", "create", "桂溪"),
        ("export", "visits", "--from", "gestern", "out.xlsx"),
        ("export", "visits", "--class", "nobody", "out.xlsx"),
        ("demo", "--households", "0"),
        ("area",),
        ("area", "list", "--nonsense"),
        ("--data-dir",),
    ],
)
def test_wrong_use_is_2_and_says_so_in_the_language(call: Call, words: tuple[str, ...]) -> None:
    chinese = call(*words)
    assert (chinese.code, chinese.out) == (2, "")
    assert "用法" in chinese.err
    english = call(*words, "--language", "en", "--json")
    assert english.code == 2
    assert english.json["error"] == "wrong_use"
    assert english.err == ""


@pytest.mark.parametrize(
    ("variables", "word"),
    [
        ({"LANG": "en_GB.UTF-8"}, "commands"),
        ({"LANG": "zh_CN.UTF-8"}, "命令"),
        ({"LANG": "C"}, "命令"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "命令"),
    ],
)
def test_the_language_is_chinese_unless_the_system_is_english(
    call: Call,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    variables: dict[str, str],
    word: str,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit) as left:
        call("--help")
    assert left.value.code == 0
    assert word in capsys.readouterr().out


def test_no_english_is_left_in_the_chinese_help(call: Call, capsys: pytest.CaptureFixture[str]) -> None:
    for words in ((), ("import", "visits"), ("export", "visits"), ("demo",)):
        with pytest.raises(SystemExit):
            call(*words, "--help")
        text = capsys.readouterr().out
        assert "用法" in text
        assert not {"usage:", "positional arguments:", "options:"} & set(text.splitlines())


def test_version_licence_and_place_are_told_and_nothing_is_opened(call: Call, home: Path) -> None:
    """The first thing a help desk asks; it must answer on a laptop whose area does not open."""
    told = call("--version").out.splitlines()
    assert told[0] == f"GridSteward {__version__}"
    assert "Apache License 2.0" in told[1]
    assert str(home) in told[2]
    said = call("--version", "--json").json
    assert said == {"version": __version__, "licence": "Apache-2.0", "data": str(home)}


def test_a_refusal_is_3_with_what_is_safe_and_what_to_do(call: Call, area: str) -> None:
    said = call("household", "show", "42", "--json")
    assert said.code == 3
    assert said.json == {
        "error": "household_unknown",
        "message": "没有户号为 42 的住户。",
        "safe": "",
        "todo": "请核对户号。",
    }
    assert said.err == ""
    plain = call("household", "show", "42")
    assert (plain.code, plain.out) == (3, "")
    assert plain.err == "没有户号为 42 的住户。\n请核对户号。\n"


def test_a_wrong_passphrase_is_refused_and_nothing_changes(
    call: Call, settled: str, home: Path, ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    monkeypatch.setenv("GRIDSTEWARD_PASSPHRASE", "not this one")
    said = call("import", "ledger", ledger, "--json")
    assert (said.code, said.json["error"]) == (3, "passphrase_wrong")
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_without_a_passphrase_and_a_terminal_it_is_asked_for_in_words(
    call: Call, settled: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GRIDSTEWARD_PASSPHRASE")
    said = call("search", "zgy", "--json")
    assert (said.code, said.json["error"]) == (3, "passphrase_needed")
    assert "GRIDSTEWARD_PASSPHRASE" in said.json["todo"]


def test_an_unforeseen_failure_shows_no_name_anywhere(
    call: Call, settled: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_area: object) -> None:
        who = "周桂英"
        try:
            raise KeyError(f"{who} 13900001111")
        except KeyError as error:
            raise ValueError(who) from error

    monkeypatch.setattr(finding, "load_directory", broken)
    said = call("search", "zgy", "--json")
    assert (said.code, said.json["error"]) == (3, "unexpected")
    (kept,) = (home / "crashes").iterdir()
    report = kept.read_text("utf-8")
    assert "builtins.ValueError" in report
    assert "builtins.KeyError" in report
    assert "test_main.py" in report
    assert str(kept) in said.json["todo"]
    for text in (said.out, said.err, call("search", "zgy").err, report):
        assert "周桂英" not in text
        assert "13900001111" not in text


def test_ctrl_c_ends_calmly(call: Call, settled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_area: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(finding, "load_directory", interrupted)
    said = call("search", "zgy")
    assert (said.code, said.out) == (130, "")
    assert said.err.startswith("已中断")


# -- a process of its own ------------------------------------------------------------------------------------------


def _run(*words: object, home: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1", "GRIDSTEWARD_PASSPHRASE": PASSPHRASE, **variables}
    command = [sys.executable, "-m", "gridsteward", *map(str, words), "--data-dir", str(home)]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def test_what_one_process_kept_another_finds(call: Call, settled: str, home: Path) -> None:
    done = _run("search", "zgy", "--json", home=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert [each["name"] for each in json.loads(done.stdout)["households"]] == ["周桂英"]


def test_a_reader_that_goes_away_is_no_failure(call: Call, settled: str, home: Path) -> None:
    environment = {**os.environ, "PYTHONUTF8": "1", "GRIDSTEWARD_PASSPHRASE": PASSPHRASE}
    command = [sys.executable, "-m", "gridsteward", "search", "村", "--data-dir", str(home)]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


SEARCH_AND_NAME_THE_HEAVY = """
import sys
from gridsteward.__main__ import main
sys.argv = ["gridsteward", *sys.argv[1:]]
code = main()
heavy = {"PySide6", "xlsxwriter", "PIL", "pypinyin", "keyring", "pandas", "python_calamine"} & set(sys.modules)
sys.exit(f"came in: {heavy}" if heavy else code)
"""


@pytest.mark.parametrize("words", [("--version",), ("search", "zgy")])
def test_a_quick_command_imports_nothing_heavy(
    call: Call, settled: str, home: Path, words: tuple[str, ...]
) -> None:
    environment = {**os.environ, "GRIDSTEWARD_PASSPHRASE": PASSPHRASE}
    command = [sys.executable, "-c", SEARCH_AND_NAME_THE_HEAVY, *words, "--data-dir", str(home)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_console_that_is_not_unicode_still_gets_whole_json(call: Call, settled: str, home: Path) -> None:
    done = _run("search", "zgy", "--json", home=home, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, "")
    assert [each["name"] for each in json.loads(done.stdout)["households"]] == ["周桂英"]
