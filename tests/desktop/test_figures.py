"""What draws is loaded in a quiet moment: without it the first chart keeps a steward waiting for a second."""

import gc

import pytest
from pytestqt.qtbot import QtBot

from gridsteward.desktop import figures
from gridsteward.desktop.figures import chart_look, paper_look, warm_up_when_quiet
from gridsteward.desktop.session import Session
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.operations import use_chart
from gridsteward.words import Words


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Nothing to wait for; what was asked to be drawn."""
    drawn: list[object] = []
    monkeypatch.setattr(figures, "_QUIET_MS", 0)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    warm_up = use_chart.warm_up
    monkeypatch.setattr(use_chart, "warm_up", lambda look, words: drawn.append(warm_up(look, words)))
    return drawn


def session_of(tasks: Tasks, theme: Theme, words: Words) -> Session:
    return Session(None, tasks, theme=theme, words=words)


def test_what_draws_is_loaded_off_the_main_thread(
    quiet: list[object], threads: Tasks, theme: Theme, words: Words, qtbot: QtBot
) -> None:
    failed: list[object] = []
    threads.failed.connect(lambda name, error: failed.append((name, error)))
    session = session_of(threads, theme, words)
    warm_up_when_quiet(session)
    qtbot.waitUntil(lambda: bool(quiet or failed), timeout=30_000)
    assert failed == []
    session.deleteLater()


def test_a_window_that_closed_meanwhile_loads_nothing(
    quiet: list[object], tasks: Tasks, theme: Theme, words: Words, qtbot: QtBot
) -> None:
    session = session_of(tasks, theme, words)
    warm_up_when_quiet(session)
    tasks.close()
    qtbot.wait(1)
    assert quiet == []
    session.deleteLater()


def test_paper_is_white_whatever_the_window_wears(theme: Theme) -> None:
    theme.use(choice="dark")
    assert paper_look(theme, 800, 248, scale=1).colours["surface"] == "#FFFFFF"
    assert chart_look(theme, 800, 248, scale=1).colours["surface"] != "#FFFFFF"
    theme.use(choice="light")
