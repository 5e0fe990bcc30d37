"""Somebody sees the window for the first time: shown round once, by keys alone, and never in the way afterwards."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridsteward.desktop.application import Application
from gridsteward.desktop.desk import Desk
from gridsteward.desktop.errors import Failures
from gridsteward.desktop.remember import recall
from gridsteward.desktop.round import Round, stops
from gridsteward.desktop.shell import MainWindow
from gridsteward.desktop.start import page_specs
from gridsteward.desktop.tasks import LANES, Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.operations import area as areas
from gridsteward.store import keys
from gridsteward.words import Words
from tests.desktop.conftest import Inline

WORDS = "three calm words"
Open = Callable[[], Desk]


@pytest.fixture
def newcomer(
    qapp: QApplication, theme: Theme, words: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Open]:
    """Return what opens the window of one area, as often as it is called; the one before is closed."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "keyring_usable", lambda: False)
    areas.create_area(tmp_path, "桂溪", steward="林静", passphrase=WORDS).close()
    application = Application(qapp, theme, words, Failures(words, tmp_path))
    sat: list[Desk] = []

    def leave() -> None:
        while sat:
            sat.pop().finish()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def open_it() -> Desk:
        leave()
        tasks = Tasks(dict.fromkeys(LANES, Inline()))
        desk = Desk(application, tmp_path, pages=page_specs, tasks=tasks, show_round=True)
        sat.append(desk)
        desk.open(areas.open_area(tmp_path, passphrase=WORDS))
        for _turn in range(200):
            QApplication.processEvents()
            if desk.seen:
                break
        assert desk.seen
        return desk

    yield open_it
    leave()


def window_of(desk: Desk) -> MainWindow:
    assert desk.window is not None
    return desk.window


def sheet_of(desk: Desk) -> Round:
    (found,) = sheets_of(desk)
    return found


def sheets_of(desk: Desk) -> list[Round]:
    return [each for each in window_of(desk).findChildren(Round) if each.isVisible()]


def test_it_comes_once_by_itself_and_then_only_when_asked_for(
    newcomer: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    desk = newcomer()
    sheet = sheet_of(desk)
    assert recall(tmp_path).shown_round, "a window that is killed now must not show it again"
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    again = newcomer()
    assert not sheets_of(again)
    assert again.session is not None
    again.session.tour_requested.emit()
    assert sheet_of(again).isVisible()


def test_keys_alone_lead_through_all_stops_and_back(newcomer: Open, qtbot: QtBot) -> None:
    desk = newcomer()
    window, sheet = window_of(desk), sheet_of(desk)
    found = stops(window)
    assert 6 <= len(found) <= 8
    qtbot.waitUntil(window.chip.isVisible)
    spoken = []
    for _stop in found:
        spoken.append((sheet.accessibleName(), sheet.accessibleDescription()))
        assert not sheet.bright.isEmpty(), f"{sheet.title.text()}: it points at nothing"
        assert sheet.rect().contains(sheet.box.geometry())
        assert not sheet.box.geometry().intersects(sheet.bright), "the words cover what they speak of"
        qtbot.keyClick(sheet, Qt.Key.Key_Right)
    assert len(set(spoken)) == len(found)
    assert not sheet.isVisible(), "after the last one it is over"
    sheet_again(desk)
    sheet = sheet_of(desk)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    qtbot.keyClick(sheet, Qt.Key.Key_Left)
    assert sheet.at == 0


def sheet_again(desk: Desk) -> None:
    assert desk.session is not None
    QApplication.processEvents()
    desk.session.tour_requested.emit()


@pytest.mark.parametrize("size", [(1366, 768), (760, 520), (1920, 1080)])
def test_it_follows_the_window(newcomer: Open, size: tuple[int, int], qtbot: QtBot) -> None:
    desk = newcomer()
    window, sheet = window_of(desk), sheet_of(desk)
    window.resize(*size)
    QApplication.processEvents()
    assert sheet.size() == window.size()
    for _stop in stops(window):
        assert sheet.rect().contains(sheet.box.geometry())
        qtbot.keyClick(sheet, Qt.Key.Key_Space)


def test_what_lies_beneath_hears_no_key_but_the_one_that_locks(newcomer: Open, qtbot: QtBot) -> None:
    desk = newcomer()
    window, sheet = window_of(desk), sheet_of(desk)
    shown = window.current
    window.activateWindow()
    sheet.setFocus()
    qtbot.keyClick(sheet, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(sheet, Qt.Key.Key_Tab)
    assert (window.current, sheet.hasFocus()) == (shown, True)
