"""The sync page never says "done" without a receipt, and its sums come out."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gridsteward.desktop.dialogs.hub import HubDialog
from gridsteward.desktop.pages.sync.page import SyncPage
from gridsteward.desktop.session import Session
from gridsteward.operations import households, syncing
from gridsteward.operations.area import Area
from gridsteward.records.journal import Change
from tests.desktop.pages.conftest import Village
from tests.desktop.two import Pair
from tests.marking import mark


@pytest.fixture
def page(session: Session, qtbot: QtBot) -> SyncPage:
    made = SyncPage(session)
    qtbot.addWidget(made)
    made.resize(1294, 712)
    made.show()
    return made


def _counts(page: SyncPage) -> tuple[int, int, int]:
    figures = (page.figures.unsent, page.figures.on_the_way, page.figures.confirmed)
    unsent, on_the_way, confirmed = (int(figure.count.text().replace(",", "")) for figure in figures)
    return unsent, on_the_way, confirmed


def test_an_area_that_never_exchanged_says_so_and_counts_everything_as_unsent(
    village: Village, page: SyncPage, area: Area
) -> None:
    written = syncing.sync_state(area).written
    assert written > 0
    assert _counts(page) == (written, 0, 0)
    assert "Not exchanged" in page.line.text()
    assert page.stick_button.property("kind") == "main"


def test_what_lies_on_a_stick_is_not_confirmed(
    page: SyncPage, village: Village, area: Area, tmp_path: Path
) -> None:
    page.sync_folder(tmp_path)
    written = syncing.sync_state(area).written
    assert _counts(page) == (0, written, 0)
    assert "nobody has confirmed" in page.happening.rest.text()
    assert page.happening.said.property("tone") == "watch"


def test_the_figures_add_up_and_move_to_confirmed_by_the_others_word(
    pair: Pair, page: SyncPage, village: Village, area: Area
) -> None:
    mark(area, village.ids["吴秀珍"], "forgetful")
    page.sync_folder(pair.stick)
    unsent, on_the_way, confirmed = _counts(page)
    assert (unsent, on_the_way) == (0, 1)
    assert unsent + on_the_way + confirmed == syncing.sync_state(area).written
    pair.there()
    page.sync_folder(pair.stick)
    assert _counts(page)[:2] == (0, 0)
    assert page.happening.said.property("tone") == "good"


def test_what_came_is_told_to_the_other_pages_once(
    pair: Pair, page: SyncPage, session: Session, village: Village
) -> None:
    heard: list[Change] = []
    session.changed.connect(heard.append)
    household = village.ids["周国梁"]
    households.edit_household(pair.other, household, {"note": "换了新表"})
    pair.there()
    page.sync_folder(pair.stick)
    assert [(change.kind, change.touched) for change in heard] == [("sync", frozenset({household}))]


def test_a_stick_that_is_gone_leaves_the_records_and_says_what_to_do(
    village: Village, page: SyncPage, session: Session, tmp_path: Path
) -> None:
    before = _counts(page)
    page.sync_folder(tmp_path / "not there")
    assert _counts(page) == before
    assert page.happening.what.text() == session.words("fault.folder_missing", folder="not there")
    assert session.words("fault_todo.folder_missing") in page.happening.rest.accessibleName()


def test_without_an_address_syncing_asks_for_one(page: SyncPage, session: Session, area: Area) -> None:
    QTest.mouseClick(page.hub_button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(HubDialog)
    assert isinstance(dialog, HubDialog)
    dialog.url.setText("sync.example.cn")
    dialog.keep.click()
    assert dialog.url.property("wrong") is True
    assert syncing.hub_url(area) == ""
    dialog.url.setText("http://sync.example.cn/")
    assert not dialog.plain.isHidden()
    dialog.keep.click()
    assert syncing.hub_url(area) == "http://sync.example.cn"


def test_a_hub_that_cannot_be_reached_is_told_on_the_page_only(
    page: SyncPage, session: Session, area: Area, village: Village
) -> None:
    told: list[object] = []
    session.notified.connect(told.append)
    session.tasks.failed.connect(lambda *parts: told.append(parts))
    syncing.set_hub(area, "http://127.0.0.1:9")
    session.exchange.refresh()
    page.hub_button.click()
    assert page.happening.what.text() == session.words("fault.road_unreachable")
    assert session.exchange.online is False
    assert told == []


def test_alarms_stay_until_they_were_read(pair: Pair, page: SyncPage, area: Area) -> None:
    area.store.exchange.log(
        "alarm", road="folder:x", at_ms=area.store.now_ms(), alarm="diverged", writer="", n=0
    )
    page._session.exchange.refresh()
    assert page.alarms.isVisible()
    page.alarms.aside.click()
    assert not page.alarms.isVisible()


def test_a_difference_stands_on_the_page_and_is_settled_there(
    pair: Pair, page: SyncPage, village: Village, area: Area
) -> None:
    household = village.ids["周国梁"]
    pair.differ(household, "note", "我记的", "他记的")
    page._reader.read()
    view = page.first
    assert view is not None
    assert view.group.first.household == household
    view.buttons[1].click()
    assert page._conflict.count() == 0
    assert households.household_card(area, household).household.note == "他记的"
