"""What is set stays set, and nothing can lock the steward out by a single tick."""

from pathlib import Path

import pytest
from PySide6.QtCore import QTime
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from gridsteward import __version__
from gridsteward.desktop.dialogs.choose_household import ChooseHousehold
from gridsteward.desktop.dialogs.passphrase import PassphraseDialog
from gridsteward.desktop.idle import lock_minutes
from gridsteward.desktop.pages.settings.page import SettingsPage
from gridsteward.desktop.remember import recall
from gridsteward.desktop.session import Session
from gridsteward.operations import area as areas
from gridsteward.operations import households, planning, questionnaires
from gridsteward.operations.area import Area
from gridsteward.records.faults import Fault
from gridsteward.store import keys

OLD = "correct horse"
NEW = "four rather calm words"


@pytest.fixture
def page(session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> SettingsPage:
    monkeypatch.setattr(keys, "keyring_usable", lambda: True)
    ring: dict[str, bytes] = {}
    monkeypatch.setattr(keys, "keep_in_keyring", ring.__setitem__)
    monkeypatch.setattr(keys, "forget_in_keyring", lambda area: ring.pop(area, None))
    made = SettingsPage(session)
    qtbot.addWidget(made)
    made.resize(1294, 712)
    made.show()
    return made


def test_the_page_tells_area_and_steward(page: SettingsPage, area: Area) -> None:
    assert page.steward.text() == area.steward


def test_idle_minutes_hold_for_the_next_day_and_at_once(
    page: SettingsPage, session: Session, area: Area
) -> None:
    told: list[int] = []
    session.lock_minutes_changed.connect(told.append)
    assert page.protection.minutes.value() == 10
    page.protection.minutes.setValue(3)
    assert told == [3]
    assert lock_minutes(area) == 3


def test_a_changed_passphrase_opens_and_the_old_one_no_longer(page: SettingsPage, area: Area) -> None:
    page.protection.passphrase.click()
    dialog = page.findChild(PassphraseDialog)
    assert isinstance(dialog, PassphraseDialog)
    dialog.old.setText("not it")
    dialog.new.setText(NEW)
    dialog.again.setText(NEW)
    dialog.go.click()
    assert dialog.isVisible()
    assert dialog.old.property("wrong") is True
    dialog.old.setText(OLD)
    dialog.go.click()
    assert not dialog.isVisible()
    again = areas.open_area(area.data_dir, passphrase=NEW)
    again.close()
    with pytest.raises(Fault):
        areas.open_area(area.data_dir, passphrase=OLD)


@pytest.mark.parametrize(("new", "again"), [("short", "short"), (NEW, "another thing")])
def test_a_weak_or_mistyped_passphrase_changes_nothing(
    page: SettingsPage, area: Area, new: str, again: str
) -> None:
    page.protection.passphrase.click()
    dialog = page.findChild(PassphraseDialog)
    assert isinstance(dialog, PassphraseDialog)
    dialog.old.setText(OLD)
    dialog.new.setText(new)
    dialog.again.setText(again)
    dialog.go.click()
    assert dialog.wrong.text()
    areas.open_area(area.data_dir, passphrase=OLD).close()


def test_the_keyring_is_taken_in_and_let_go(page: SettingsPage, area: Area) -> None:
    page.protection.keyring.click()
    assert area.info.in_keyring
    page.protection.keyring.click()
    assert not area.info.in_keyring


def test_the_last_key_cannot_be_ticked_away(
    session: Session, page: SettingsPage, area: Area, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.protection.keyring.click()

    def refuse(_area: Area, *, use: bool) -> None:
        raise Fault("passphrase_needed")

    monkeypatch.setattr(areas, "set_keyring", refuse)
    page.protection.keyring.click()
    assert page.protection.keyring.isChecked()
    assert page.protection.wrong.isVisible()


def test_look_and_language_are_remembered(page: SettingsPage, session: Session, area: Area) -> None:
    look = page.look
    look.light.setCurrentIndex(look.light.findData("dark"))
    look.light.activated.emit(look.light.currentIndex())
    look.density.setCurrentIndex(look.density.findData("compact"))
    look.density.activated.emit(look.density.currentIndex())
    look.language.setCurrentIndex(look.language.findData("en"))
    look.language.activated.emit(look.language.currentIndex())
    kept = recall(area.data_dir)
    assert (kept.theme, kept.density, kept.language) == ("dark", "compact", "en")
    assert session.theme.name == "dark"
    assert look.later.isVisible()


def test_a_whole_backup_goes_elsewhere_and_is_never_written_over(
    page: SettingsPage, session: Session, tmp_path: Path
) -> None:
    told: list[str] = []
    session.notified.connect(lambda notice: told.append(notice.what))
    out = tmp_path / "stick.gsbackup"
    page.backups.back_up_to(out)
    assert out.exists()
    page.backups.back_up_to(out)
    assert "stick.gsbackup" in told[0]
    assert "已经存在" in told[1]
    assert page.backups.elsewhere.isEnabled()


def test_hours_of_work_are_kept_at_once_and_what_makes_no_day_is_refused(
    page: SettingsPage, session: Session, area: Area, qtbot: QtBot
) -> None:
    hours = page.hours
    qtbot.waitUntil(lambda: hours.begin.time().toString("HH:mm") == "08:30")
    hours.begin.setTime(QTime(7, 0))
    hours.begin.editingFinished.emit()
    hours.days[6].click()
    qtbot.waitUntil(lambda: planning.work_hours(area).weekdays == (1, 2, 3, 4, 5, 7))
    assert planning.work_hours(area).begin == 7 * 60
    hours.end.setTime(QTime(6, 0))
    hours.end.editingFinished.emit()
    qtbot.waitUntil(lambda: hours.said.property("tone") == "alarm")
    assert hours.end.time().toString("HH:mm") == "17:30"
    assert planning.work_hours(area).end == 17 * 60 + 30


def test_a_day_starts_at_somebodys_door(page: SettingsPage, area: Area, qtbot: QtBot) -> None:
    home, _ = households.add_household(
        area, {"account_no": "0003302000991", "name": "Depot", "longitude": 119.6, "latitude": 29.2}
    )
    qtbot.waitUntil(lambda: page.hours.lunch.time().toString("HH:mm") == "12:00")
    page.hours.start.choose.click()
    dialog = page.findChild(ChooseHousehold)
    assert isinstance(dialog, ChooseHousehold)
    dialog.chosen.emit(home)
    qtbot.waitUntil(lambda: planning.work_hours(area).start == (119.6, 29.2))
    qtbot.waitUntil(lambda: page.hours.start.where.text == "Depot")
    page.hours.start.back.click()
    qtbot.waitUntil(lambda: planning.work_hours(area).start is None)


def test_what_a_help_desk_asks_is_on_the_clipboard_and_names_nobody(
    page: SettingsPage, area: Area, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: area.data_dir.parent)
    page.about.copy.click()
    said = QGuiApplication.clipboard().text()
    assert f"GridSteward {__version__}" in said
    assert "Qt 6." in said
    assert f"~/{area.data_dir.name}" in said
    assert str(area.data_dir.parent) not in said, "the home folder is called like its owner"
    assert area.name not in said
    assert area.steward not in said


@pytest.mark.parametrize("which", ["forms", "layouts"])
def test_a_file_that_is_chosen_is_taken_or_refused_aloud(
    page: SettingsPage, qtbot: QtBot, tmp_path: Path, which: str
) -> None:
    section = {"forms": page.forms, "layouts": page.layouts}[which]
    button = {"forms": page.forms.take_in, "layouts": page.layouts.use}[which]
    assert section.said.isHidden()
    button.click()
    chosen = section.findChild(QFileDialog)
    assert isinstance(chosen, QFileDialog)
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"not a workbook")
    chosen.fileSelected.emit(str(broken))
    chosen.reject()
    qtbot.waitUntil(section.said.isVisible, timeout=5000)
    assert section.said.text()


def test_what_others_changed_stands_there(page: SettingsPage, session: Session, tmp_path: Path) -> None:
    questionnaires.save_example(example := tmp_path / "example.xlsx")
    read = questionnaires.read_form(example)
    assert read.form is not None
    kept, change = questionnaires.take_form(session.area, read.form)
    assert change is not None
    assert not page.forms.looks
    session.changed.emit(change)
    assert set(page.forms.looks) == {kept.id}
