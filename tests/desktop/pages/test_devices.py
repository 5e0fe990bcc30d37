"""Who has the area is seen; letting in and putting out say what they do, and do it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gridsteward.desktop.dialogs.confirm import ConfirmDialog
from gridsteward.desktop.dialogs.invite import InviteDialog
from gridsteward.desktop.dialogs.recovery_key import RecoveryDialog
from gridsteward.desktop.exchange import FOLDER
from gridsteward.desktop.pages.sync.devices import DevicesPage
from gridsteward.desktop.session import Session
from gridsteward.operations import area as areas
from gridsteward.operations import devices, households, syncing
from gridsteward.operations.area import Area
from gridsteward.records.sync import DeviceRole
from gridsteward.sync.wire.secrets import Code
from tests.desktop.pages.conftest import Village
from tests.desktop.two import Pair


@pytest.fixture
def page(pair: Pair, session: Session, qtbot: QtBot) -> DevicesPage:
    made = DevicesPage(session)
    qtbot.addWidget(made)
    made.resize(1294, 712)
    made.show()
    return made


def _said(dialog: ConfirmDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def _confirm(page: DevicesPage) -> ConfirmDialog:
    dialog = page.findChildren(ConfirmDialog)[-1]
    assert isinstance(dialog, ConfirmDialog)
    return dialog


def test_this_laptop_comes_first_and_cannot_be_put_out(page: DevicesPage) -> None:
    assert [card.device.this for card in page.cards] == [True, False]
    assert page.cards[0].revoke.isHidden()
    assert not page.cards[1].revoke.isHidden()


def test_an_invitation_shows_a_code_that_can_be_read_in_groups_and_as_a_picture(
    page: DevicesPage, tmp_path: Path
) -> None:
    page.invite.click()
    dialog = page.findChild(InviteDialog)
    assert isinstance(dialog, InviteDialog)
    dialog.role.setCurrentIndex(dialog.role.findData("deputy"))
    dialog.make.click()
    assert dialog.invitation is not None
    assert dialog.invitation.role is DeviceRole.DEPUTY
    assert Code.read(dialog.code.text()).text == dialog.invitation.code
    picture = dialog.picture.grab().toImage()
    assert {picture.pixelColor(x, 40).lightness() > 127 for x in range(picture.width())} == {True, False}
    dialog.accept()


def test_a_laptop_that_asks_is_let_in_with_one_press(
    page: DevicesPage, pair: Pair, area: Area, tmp_path: Path
) -> None:
    code = devices.invite(area).code
    syncing.sync_folder(area, pair.stick)
    third = devices.ask_to_join(
        tmp_path / "third", code, steward="何志强", passphrase="correct horse", folder=pair.stick
    )
    page.askers.look(pair.stick)
    assert len(page.askers.buttons) == 1
    page.askers.buttons[0].click()
    assert len(page.cards) == 3
    assert devices.look_for_welcome(third, folder=pair.stick)
    assert page.askers.buttons == []
    third.close()


def test_putting_out_says_what_it_does_and_needs_a_second_press(
    page: DevicesPage, pair: Pair, area: Area
) -> None:
    page.cards[1].revoke.click()
    dialog = _confirm(page)
    assert "until now stays" in _said(dialog)
    assert "get a new key" in _said(dialog)
    dialog.cancel.click()
    assert all(each.active for each in devices.devices(area))
    page.cards[1].revoke.click()
    _confirm(page).go.click()
    assert [each.active for each in devices.devices(area)] == [True, False]
    assert page.cards[1].revoke.isHidden()


def test_late_work_of_a_laptop_that_is_out_is_taken_only_when_said(
    page: DevicesPage, pair: Pair, area: Area, village: Village
) -> None:
    household = village.ids["周国梁"]
    devices.revoke(area, pair.other_id)
    households.edit_household(pair.other, household, {"note": "后来记的"})
    pair.there()
    syncing.sync_folder(area, pair.stick)
    assert households.household_card(area, household).household.note == ""
    page._reader.read()
    page.cards[1].accept.click()
    _confirm(page).go.click()
    assert households.household_card(area, household).household.note == "后来记的"


def test_the_last_supervisor_stays_one(page: DevicesPage, session: Session, area: Area) -> None:
    told: list[object] = []
    session.notified.connect(told.append)
    role = page.cards[0].role
    role.setCurrentIndex(role.findData("steward"))
    role.activated.emit(role.currentIndex())
    assert told
    assert page.cards[0].role.currentData() == "supervisor"


def test_the_recovery_key_is_shown_once_and_can_be_saved_as_a_page(
    page: DevicesPage, area: Area, tmp_path: Path, qtbot: QtBot
) -> None:
    page.recovery.click()
    dialog = page.findChild(RecoveryDialog)
    assert isinstance(dialog, RecoveryDialog)
    assert not dialog.close_button.isEnabled()
    dialog.save_pdf(tmp_path / "key.pdf")
    assert (tmp_path / "key.pdf").read_bytes().startswith(b"%PDF")
    dialog.written.setChecked(True)
    dialog.close_button.click()
    assert syncing.sync_state(area).recovery_made
    QApplication.processEvents()


def test_a_stewards_laptop_offers_nothing_it_may_not_do(pair: Pair, session: Session, qtbot: QtBot) -> None:
    session.area = pair.other
    page = DevicesPage(session)
    qtbot.addWidget(page)
    page.show()
    assert page.invite.isHidden()
    assert page.askers.isHidden()
    assert all(card.revoke.isHidden() and card.role.isHidden() for card in page.cards)


def test_the_printed_key_makes_a_stewards_laptop_a_supervisors(
    pair: Pair, area: Area, session: Session, qtbot: QtBot
) -> None:
    key = devices.new_recovery_key(area)
    pair.carry()
    areas.put_setting(pair.other, FOLDER, str(pair.stick))
    session.area = pair.other
    session.exchange.refresh()
    page = DevicesPage(session)
    qtbot.addWidget(page)
    page.show()
    assert page.invite.isHidden()
    page.recover(key)
    assert not page.invite.isHidden()
