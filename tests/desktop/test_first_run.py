"""A newcomer counts the steps: whoever needs more than five goes back to paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from gridsteward.desktop.application import Application
from gridsteward.desktop.desk import Desk
from gridsteward.desktop.dialogs.join import JoinDialog
from gridsteward.desktop.dialogs.new_area import NewAreaDialog
from gridsteward.desktop.dialogs.waiting import WaitingDialog
from gridsteward.desktop.dialogs.welcome import WelcomeDialog
from gridsteward.desktop.errors import Failures
from gridsteward.desktop.pages.importing.page import ImportPage
from gridsteward.desktop.pages.today_view import TodayView
from gridsteward.desktop.start import page_specs
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.operations import area as areas
from gridsteward.operations import devices, households, syncing
from gridsteward.store import keys
from gridsteward.words import Words

SECRET = "correct horse"
MOST = 5
LEDGER = "户号,户名,用电地址,村\n0610442700011,周桂英,桂溪村1组1号,桂溪村\n0610442700012,何志强,桂溪村1组2号,桂溪村\n"


class Newcomer:
    """Presses one button after the other, and counts; what has to be typed between is part of the step."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.steps = desk, 0
        desk.begin()

    def press(self, button: QAbstractButton) -> None:
        assert button.isEnabled()
        assert button.isVisible(), f"{button.text()} is not there to be pressed"
        self.steps += 1
        button.click()
        QApplication.processEvents()

    @property
    def welcome(self) -> WelcomeDialog:
        front = self.desk.doors.front
        assert isinstance(front, WelcomeDialog)
        return front


@pytest.fixture
def newcomer(
    theme: Theme,
    words: Words,
    tasks: Tasks,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Newcomer]:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "keyring_usable", lambda: False)
    qapp = QApplication.instance()
    assert isinstance(qapp, QApplication)
    application = Application(qapp, theme, words, Failures(words, tmp_path))
    desk = Desk(application, tmp_path / "new", pages=page_specs, tasks=tasks)
    yield Newcomer(desk)
    desk.finish()


def test_from_the_first_window_to_ones_own_households(
    newcomer: Newcomer, tmp_path: Path, qtbot: QtBot
) -> None:
    desk, ledger = newcomer.desk, tmp_path / "ledger.csv"
    ledger.write_text(LEDGER, "utf-8")
    newcomer.press(newcomer.welcome.new)
    dialog = newcomer.welcome.findChild(NewAreaDialog)
    assert isinstance(dialog, NewAreaDialog)
    dialog.form.area_name.setText("桂溪网格")
    dialog.form.steward.setText("林静")
    dialog.form.passphrase.setText(SECRET)
    dialog.form.again.setText(SECRET)
    newcomer.press(dialog.form.create)
    assert desk.window is not None
    assert desk.session is not None
    today = desk.window.pages.currentWidget()
    assert isinstance(today, TodayView)
    qtbot.waitUntil(today.empty.button.isVisible)
    newcomer.press(today.empty.button)
    page = desk.window.pages.currentWidget()
    assert isinstance(page, ImportPage)
    newcomer.steps += 1  # choosing the file, in the system's own window
    page.read(ledger)
    qtbot.waitUntil(page.go.isEnabled)
    newcomer.press(page.go)
    qtbot.waitUntil(lambda: page.done is not None)
    assert newcomer.steps == MOST
    found = desk.session.area.store.query("SELECT count(*) FROM household")
    assert found == [(2,)]


def test_from_the_first_window_into_the_station_s_area(
    newcomer: Newcomer, tmp_path: Path, qtbot: QtBot
) -> None:
    office = areas.create_area(tmp_path / "office", "桂溪网格", steward="林静", passphrase=SECRET)
    households.add_household(office, {"account_no": "061044273985", "name": "周桂英"})
    stick = tmp_path / "stick"
    stick.mkdir()
    code = devices.invite(office).code
    syncing.sync_folder(office, stick)
    newcomer.press(newcomer.welcome.join)
    dialog = newcomer.welcome.findChild(JoinDialog)
    assert isinstance(dialog, JoinDialog)
    dialog.code.setText(code)
    dialog.steward.setText("陈立")
    dialog.take_folder(stick)
    dialog.protect.passphrase.setText(SECRET)
    dialog.protect.again.setText(SECRET)
    newcomer.press(dialog.go)
    waiting = newcomer.desk.doors.front
    assert isinstance(waiting, WaitingDialog)
    devices.admit(office, folder=stick)
    newcomer.press(waiting.again)
    office.close()
    assert newcomer.steps == 3 <= MOST
    assert newcomer.desk.session is not None
    assert newcomer.desk.session.area.store.query("SELECT name FROM household") == [("周桂英",)]
