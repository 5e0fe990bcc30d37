"""Failures: a person reads what to do; nothing that leaves the laptop holds a name."""

import errno
import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gridsteward.desktop.errors import Explained, Failures, explain, report
from gridsteward.records.faults import Fault
from gridsteward.words import LANGUAGES, Words

NAME = "周桂英"


def failing(name: str) -> Exception:
    """An error with a name in its message, its locals and its cause's message."""
    try:
        try:
            raise KeyError(name)
        except KeyError as cause:
            raise ValueError(f"no such household {name}") from cause
    except ValueError as error:
        return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(errno.ENOSPC, "x"), "disk_full"),
        (OSError(errno.EBUSY, "x"), "file_in_use"),
        (PermissionError(errno.EACCES, "x"), "permission_denied"),
        (FileNotFoundError(errno.ENOENT, "x", "C/someone/台账.xlsx"), "file_missing"),
        (ValueError("x"), "unexpected"),
    ],
)
def test_troubles_everybody_knows_have_their_own_sentence(error: Exception, kind: str, words: Words) -> None:
    said = explain(error, words)
    assert said.kind == kind
    assert said.what
    assert said.todo


def test_a_missing_file_is_named_without_its_folder(words: Words) -> None:
    said = explain(FileNotFoundError(errno.ENOENT, "x", "C/someone/台账.xlsx"), words)
    assert "台账.xlsx" in said.what
    assert "someone" not in said.sentence
    assert "台账" not in said.details


def test_sentences_join_as_each_language_writes_them() -> None:
    error = PermissionError(errno.EACCES, "x")
    assert "。 " not in explain(error, Words("zh_CN")).sentence
    assert ". " in explain(error, Words("en")).sentence


def test_a_fault_is_worded_with_its_values(words: Words) -> None:
    assert "fonts-noto-cjk" in explain(Fault("cjk_font_missing", package="fonts-noto-cjk"), words).todo


@pytest.mark.parametrize("fault", [Fault("nobody_worded_this", name=NAME), Fault("cjk_font_missing")])
def test_a_fault_without_a_sentence_still_reads_calmly(fault: Fault, words: Words) -> None:
    said = explain(fault, words)
    assert said.what
    assert fault.kind in said.details
    assert NAME not in said.details


def test_a_report_names_places_and_types_but_no_values() -> None:
    text = report(failing(NAME))
    assert NAME not in text
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert "test_errors.py" in text
    assert ":failing" in text
    assert str(Path.home()) not in text
    assert str(Path(__file__).parent) not in text


def test_a_report_names_our_own_modules_without_the_folder_they_are_in(words: Words) -> None:
    with pytest.raises(KeyError) as caught:
        words("no.such.key")
    text = report(caught.value)
    assert "  gridsteward/words.py:" in text
    assert str(Path(__file__).parents[2]) not in text


def test_what_nobody_caught_reaches_the_window_from_any_thread(
    qtbot: QtBot, words: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = Failures(words, tmp_path)
    said: list[Explained] = []
    heard_on: list[int] = []
    failures.explained.connect(said.append)
    failures.explained.connect(lambda _said: heard_on.append(threading.get_ident()))
    hooks = (sys.excepthook, threading.excepthook)
    failures.install()
    try:
        error = failing(NAME)
        sys.excepthook(type(error), error, error.__traceback__)

        def fail() -> None:
            raise error

        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: len(said) == 2, timeout=2000)
    finally:
        failures.remove()
    assert (sys.excepthook, threading.excepthook) == hooks
    assert set(heard_on) == {threading.get_ident()}
    reports = list((tmp_path / "crashes").iterdir())
    assert len(reports) == 2
    assert all(NAME not in path.read_text("utf-8") and NAME not in path.name for path in reports)


def test_a_known_fault_leaves_no_crash_report(qtbot: QtBot, words: Words, tmp_path: Path) -> None:
    failures = Failures(words, tmp_path)
    with qtbot.waitSignal(failures.explained):
        failures.task_failed("export", OSError(errno.ENOSPC, "x"))
    assert not (tmp_path / "crashes").exists()


def test_both_languages_word_the_same_faults() -> None:
    for section in ("fault", "fault_safe", "fault_todo", "date", "weekday", "month"):
        keys = [Words(language).section(section).keys() for language in LANGUAGES]
        assert keys[0] == keys[1], section
