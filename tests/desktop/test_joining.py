"""A new laptop comes in: by the code, through the waiting page, to a window with the area's households."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gridsteward.desktop.application import Application
from gridsteward.desktop.desk import Desk
from gridsteward.desktop.dialogs.join import JoinDialog
from gridsteward.desktop.dialogs.waiting import WaitingDialog
from gridsteward.desktop.dialogs.welcome import WelcomeDialog
from gridsteward.desktop.errors import Failures
from gridsteward.desktop.start import page_specs
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.operations import area as areas
from gridsteward.operations import devices, households, syncing
from gridsteward.operations.area import Area
from gridsteward.store import keys
from gridsteward.words import Words

SECRET = "correct horse"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Area:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "keyring_usable", lambda: False)
    made = areas.create_area(tmp_path / "office", "桂溪网格", steward="林静", passphrase=SECRET)
    households.add_household(made, {"account_no": "061044273985", "name": "周桂英"})
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def desk(qapp: QApplication, theme: Theme, words: Words, tasks: Tasks, tmp_path: Path) -> Desk:
    application = Application(qapp, theme, words, Failures(words, tmp_path))
    return Desk(application, tmp_path / "new", pages=page_specs, tasks=tasks)


def _join(desk: Desk, code: str, stick: Path) -> JoinDialog:
    desk.begin()
    welcome = desk.doors.front
    assert isinstance(welcome, WelcomeDialog)
    welcome.join.click()
    dialog = welcome.findChild(JoinDialog)
    assert isinstance(dialog, JoinDialog)
    dialog.code.setText(code)
    dialog.steward.setText("陈立")
    dialog.take_folder(stick)
    dialog.protect.passphrase.setText(SECRET)
    dialog.protect.again.setText(SECRET)
    return dialog


def test_from_the_code_to_the_households(office: Area, stick: Path, desk: Desk, qtbot: QtBot) -> None:
    code = devices.invite(office).code
    syncing.sync_folder(office, stick)
    typed = " ".join(code[at : at + 4] for at in range(0, 26, 4)).lower()
    dialog = _join(desk, typed, stick)
    dialog.go.click()
    waiting = desk.doors.front
    assert isinstance(waiting, WaitingDialog)
    assert waiting.mark.text()
    devices.admit(office, folder=stick)
    waiting.again.click()
    assert desk.window is not None
    assert desk.session is not None
    assert desk.session.area.name == "桂溪网格"
    found = desk.session.area.store.query("SELECT name FROM household")
    assert found == [("周桂英",)]
    office.close()
    desk.finish()


def test_an_area_that_waits_opens_to_the_waiting_page_again(
    office: Area, stick: Path, desk: Desk, qtbot: QtBot
) -> None:
    code = devices.invite(office).code
    syncing.sync_folder(office, stick)
    _join(desk, code, stick).go.click()
    waiting = desk.doors.front
    assert isinstance(waiting, WaitingDialog)
    left: list[bool] = []
    desk.over.connect(lambda: left.append(True))
    waiting.leave.click()
    assert left == [True]
    area = areas.open_area(desk._data_dir, passphrase=SECRET)
    desk.begin(area=area)
    assert desk.window is None
    assert isinstance(desk.doors.front, WaitingDialog)
    office.close()
    desk.finish()


def test_a_code_that_is_not_one_is_refused_where_it_stands_and_leaves_nothing(
    office: Area, stick: Path, desk: Desk
) -> None:
    syncing.sync_folder(office, stick)
    dialog = _join(desk, "ABC", stick)
    dialog.go.click()
    assert dialog.code.property("wrong") is True
    dialog.code.setText("0" * 25 + "1")
    dialog.go.click()
    assert desk.application.words("fault.invite_unknown") in dialog.wrong.text()
    assert areas.list_areas(desk._data_dir) == []
    office.close()
    desk.finish()


def test_who_does_not_want_to_join_after_all_stands_at_the_welcome_again(
    office: Area, stick: Path, desk: Desk
) -> None:
    code = devices.invite(office).code
    syncing.sync_folder(office, stick)
    _join(desk, code, stick).go.click()
    waiting = desk.doors.front
    assert isinstance(waiting, WaitingDialog)
    waiting._take_back()
    assert areas.list_areas(desk._data_dir) == []
    assert isinstance(desk.doors.front, WelcomeDialog)
    office.close()
    desk.finish()


def test_with_the_printed_key_nobody_needs_to_let_it_in(office: Area, stick: Path, desk: Desk) -> None:
    key = devices.new_recovery_key(office)
    code = devices.invite(office).code
    syncing.sync_folder(office, stick)
    _join(desk, code, stick).go.click()
    waiting = desk.doors.front
    assert isinstance(waiting, WaitingDialog)
    waiting.recover("wrong")
    assert desk.application.words("fault.recovery_wrong") in waiting.said.text()
    waiting.recover(key.lower())
    assert desk.session is not None
    assert syncing.sync_state(desk.session.area).supervisor
    office.close()
    desk.finish()


def test_the_paper_in_the_code_field_brings_the_area_back(
    office: Area, stick: Path, desk: Desk, qtbot: QtBot
) -> None:
    printed = devices.new_recovery_key(office)
    syncing.sync_folder(office, stick)
    office.close()
    dialog = _join(desk, printed, stick)
    assert "52" in dialog.count.text()
    dialog.go.click()
    qtbot.waitUntil(lambda: desk.window is not None)
    assert desk.session is not None
    assert devices.devices(desk.session.area)[0].role == "supervisor"
    desk.finish()
