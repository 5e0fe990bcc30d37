"""The exchange beside its own pages: forms, visits, hand-over, late records, photos, the account."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from gridsteward.desktop.delegates import ROW_ROLE
from gridsteward.desktop.dialogs.attachment import AttachmentDialog
from gridsteward.desktop.dialogs.hand_over import HandOverDialog
from gridsteward.desktop.pages.households.page import HouseholdsPage
from gridsteward.desktop.pages.sync.late import LatePage
from gridsteward.desktop.pages.sync.statement import StatementPage
from gridsteward.desktop.pages.today_view import TodayView
from gridsteward.desktop.session import Session
from gridsteward.operations import conflicts, handing_over, households, syncing, visits
from gridsteward.operations.area import Area
from gridsteward.records.sync import RecordState
from gridsteward.records.visit import DraftFile
from tests.desktop.pages.conftest import Village
from tests.desktop.two import Pair
from tests.marking import mark


@pytest.fixture
def page(pair: Pair, session: Session, qtbot: QtBot) -> HouseholdsPage:
    session.exchange.refresh()
    made = HouseholdsPage(session)
    qtbot.addWidget(made)
    made.resize(1294, 712)
    made.show()
    return made


def _type(page: HouseholdsPage, person: str, field: str, text: str) -> None:
    block = next(each for each in page.detail.people.blocks if each.person and each.person.id == person)
    row = block.fields[field]
    if row.editor is None:
        row.open()
    assert row.editor is not None
    editor = row.editor.main
    assert isinstance(editor, QLineEdit)
    editor.setText(text)


def test_a_phone_being_typed_while_another_comes_loses_neither(
    page: HouseholdsPage, pair: Pair, session: Session, village: Village
) -> None:
    household = village.ids["周国梁"]
    person = pair.person(household, "周国梁")
    page.open_household(household)
    _type(page, person, "phones", "13900000003")
    households.save_person(pair.other, household, {"phones": "13900000002"}, person_id=person)
    pair.there()
    session.exchange.sync(pair.stick)
    block = next(each for each in page.detail.people.blocks if each.person and each.person.id == person)
    row = block.fields["phones"]
    assert row.editor is not None, "what is being typed stays"
    assert isinstance(row.editor.main, QLineEdit)
    assert row.editor.main.text() == "13900000003"
    row.finish()
    (card,) = conflicts.conflict_cards(pair.area)
    assert {side.value for side in card.sides} == {"13900000002", "13900000003"}


def test_what_came_is_on_the_open_page_without_asking(
    page: HouseholdsPage, pair: Pair, session: Session, village: Village
) -> None:
    household = village.ids["周国梁"]
    page.open_household(household)
    households.edit_household(pair.other, household, {"note": "换了新表"})
    pair.there()
    session.exchange.sync(pair.stick)
    assert page.desk.card is not None
    assert page.desk.card.household.note == "换了新表"


def test_a_visit_that_has_not_left_says_so_and_no_longer_once_it_arrived(
    page: HouseholdsPage, pair: Pair, session: Session, village: Village
) -> None:
    household = village.ids["吴秀珍"]
    village.visit("吴秀珍", "2026-11-20")
    page.open_household(household)
    badge = page.detail.visits.blocks[0].state
    assert badge.text == "未送出"
    assert not badge.isHidden()
    pair.carry()
    session.exchange.refresh()
    page.open_household(village.ids["陈国福"])
    page.open_household(household)
    assert page.detail.visits.blocks[0].state.isHidden()


def test_the_history_tells_where_each_own_change_is(
    page: HouseholdsPage, pair: Pair, village: Village, area: Area
) -> None:
    household = village.ids["吴秀珍"]
    households.edit_household(area, household, {"note": "新的"})
    page.open_household(household)
    page.detail.open_history()
    model = page.detail.history.model
    badges = [model.data(model.index(at, 0), ROW_ROLE).badges for at in range(model.rowCount())]
    assert badges[0] == (("未送出", "unknown"),)
    assert (("各台电脑都有", "good"),) in badges


def test_a_household_is_handed_over_from_its_menu_and_says_whose_it_is(
    page: HouseholdsPage, village: Village, session: Session
) -> None:
    page.open_household(village.ids["吴秀珍"])
    page.detail.title.hand_over_wanted.emit()
    dialog = page.window().findChild(HandOverDialog)
    assert isinstance(dialog, HandOverDialog)
    dialog.go.click()
    assert dialog.wrong.text()
    dialog.taker.setCurrentText("陈立")
    dialog.reason.setText("片区调整")
    dialog.go.click()
    assert page.desk.card is not None
    assert page.desk.card.steward == "陈立"
    assert "陈立" in page.detail.title._where.text
    page.detail.open_history()
    model = page.detail.history.model
    said = [model.data(model.index(at, 0), ROW_ROLE).strong for at in range(model.rowCount())]
    assert any("片区调整" in each for each in said)


@pytest.fixture
def late(pair: Pair, session: Session, village: Village, qtbot: QtBot) -> LatePage:
    household = village.ids["周国梁"]
    households.edit_household(pair.other, household, {"note": "迟到的"})
    handing_over.hand_over(pair.area, [household], from_steward="陈立", to_steward="林静")
    pair.there()
    syncing.sync_folder(pair.area, pair.stick)
    made = LatePage(session)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_late_record_says_what_it_says_and_is_kept(late: LatePage, area: Area, village: Village) -> None:
    assert len(late.cards) == 1
    said = "\n".join(label.text() for label in late.cards[0].findChildren(QLabel))
    assert "迟到的" in said
    assert "陈立" in said
    late.cards[0].keep.click()
    assert late.cards == []
    assert late.empty.isVisible()
    assert households.household_card(area, village.ids["周国梁"]).household.note == "迟到的"


def test_a_late_record_taken_back_no_longer_shows(late: LatePage, area: Area, village: Village) -> None:
    late.cards[0].back.click()
    assert late.cards == []
    assert households.household_card(area, village.ids["周国梁"]).household.note == ""


def test_the_account_adds_up_and_narrows_by_state(
    pair: Pair, session: Session, village: Village, qtbot: QtBot
) -> None:
    mark(pair.area, village.ids["吴秀珍"], "forgetful")
    page = StatementPage(session)
    qtbot.addWidget(page)
    page.show()
    unsent = page.chips[RecordState.UNSENT]
    assert unsent.text().endswith("1")
    unsent.click()
    assert page.model.rowCount() == 1
    unsent.click()
    assert page.model.rowCount() > 1


def test_todays_page_says_what_waits_to_be_decided(
    pair: Pair, session: Session, village: Village, qtbot: QtBot
) -> None:
    page = TodayView(session)
    qtbot.addWidget(page)
    page.show()
    assert page.differing.isHidden()
    pair.differ(village.ids["周国梁"], "note", "甲", "乙")
    session.exchange.refresh()
    assert not page.differing.isHidden()
    asked: list[str] = []
    session.page_requested.connect(asked.append)
    page.differing.look.click()
    assert asked == ["conflicts"]


def test_a_photo_on_another_laptop_is_fetched_from_the_stick_that_has_it(
    pair: Pair, session: Session, village: Village, area: Area, qtbot: QtBot
) -> None:
    content = b"not a picture"
    content_hash = pair.other.store.files.put(content)
    file = DraftFile(
        content_hash=content_hash, name="票.pdf", media_type="application/pdf", size=len(content)
    )
    draft = visits.begin_visit(pair.other, village.ids["周国梁"])
    from msgspec.structs import replace

    visits.finish_visit(pair.other, replace(draft, met="person", files=(file,)))
    pair.there()
    syncing.sync_folder(area, pair.stick)
    area.store.files.path(content_hash).unlink()
    session.exchange.refresh()
    dialog = AttachmentDialog(session, content_hash, name="票.pdf", media_type="application/pdf")
    qtbot.addWidget(dialog)
    dialog.show()
    out = Path(area.data_dir) / "out.pdf"
    dialog.save_to(out)
    assert not out.exists()
    assert dialog.stick_button.isVisible()
    assert "蓝色U盘" in dialog.word.text()
    dialog.fetch(pair.stick)
    dialog.save_to(out)
    assert out.read_bytes() == content
