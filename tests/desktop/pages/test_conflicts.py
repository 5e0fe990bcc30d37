"""Both values are seen with who and when; one press settles, a third can be typed, and it can be undone."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from gridsteward.desktop.pages.households.editors import FieldEditor
from gridsteward.desktop.pages.sync.conflicts import ConflictsPage
from gridsteward.desktop.pages.sync.settling import ThirdValue
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.operations import conflicts, households, syncing
from gridsteward.operations.area import Area
from tests.desktop.pages.conftest import Village
from tests.desktop.two import Pair


@pytest.fixture
def home(pair: Pair, village: Village) -> str:
    household = village.ids["周国梁"]
    pair.differ(household, "note", "我记的", "他记的")
    return household


@pytest.fixture
def page(home: str, session: Session, qtbot: QtBot) -> ConflictsPage:
    made = ConflictsPage(session)
    qtbot.addWidget(made)
    made.resize(1294, 712)
    made.show()
    made.activateWindow()
    QApplication.processEvents()
    return made


def _words(page: ConflictsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def test_both_values_stand_beside_each_other_mine_first(page: ConflictsPage, home: str) -> None:
    assert len(page.views) == 1
    said = _words(page)
    assert said.index("我记的") < said.index("他记的")


def test_the_keyboard_alone_settles_and_the_next_comes_forward(
    page: ConflictsPage, pair: Pair, village: Village, qtbot: QtBot
) -> None:
    area = pair.area
    pair.differ(village.ids["吴秀珍"], "note", "甲", "乙")
    page._reader.read()
    assert len(page.views) == 2
    first = page.views[0].buttons[1]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Return)
    assert len(page.views) == 1
    assert len(conflicts.conflict_cards(area)) == 1
    qtbot.waitUntil(page.views[0].buttons[0].hasFocus, timeout=2_000)
    QTest.keyClick(page.views[0].buttons[0], Qt.Key.Key_Return)
    assert page.views == []
    assert page.empty.isVisible()


def test_a_choice_can_be_undone(page: ConflictsPage, session: Session, home: str, area: Area) -> None:
    told: list[Notice] = []
    session.notified.connect(told.append)
    shown = households.household_card(area, home).household.note
    other = next(at for at, button in enumerate(page.views[0].buttons) if ("我记的", "他记的")[at] != shown)
    page.views[0].buttons[other].click()
    assert households.household_card(area, home).household.note != shown
    assert told[-1].act is not None
    told[-1].act()
    assert households.household_card(area, home).household.note == shown


def test_a_third_value_is_checked_before_it_holds(
    pair: Pair, village: Village, session: Session, area: Area, qtbot: QtBot
) -> None:
    household = village.ids["龙桂香"]
    person = pair.person(household, "龙桂香")
    households.save_person(pair.other, household, {"phones": "13800006027"}, person_id=person)
    households.save_person(area, household, {"phones": "13800006021"}, person_id=person)
    pair.there()
    syncing.sync_folder(area, pair.stick)
    page = ConflictsPage(session)
    qtbot.addWidget(page)
    page.show()
    page.views[0].third[0].click()
    dialog = page.findChild(ThirdValue)
    assert isinstance(dialog, ThirdValue)
    editor = dialog.editor
    assert isinstance(editor, FieldEditor)
    assert isinstance(editor.main, QLineEdit)
    editor.main.setText("abc")
    dialog.go.click()
    assert dialog.isVisible()
    assert dialog.wrong.text()
    editor.main.setText("138 0000 6029")
    dialog.go.click()
    assert not dialog.isVisible()
    assert [p.phones for p in households.household_card(area, household).people if p.id == person] == [
        "13800006029"
    ]


def test_what_came_meanwhile_is_asked_about_anew(
    page: ConflictsPage, pair: Pair, session: Session, home: str, area: Area
) -> None:
    told: list[Notice] = []
    session.notified.connect(told.append)
    button = page.views[0].buttons[0]
    households.edit_household(pair.other, home, {"note": "又改了"})
    pair.there()
    syncing.sync_folder(area, pair.stick)
    button.click()
    assert told[-1].what == session.words("fault.conflict_changed")
    assert len(conflicts.conflict_cards(area)) == 1
    assert "又改了" in _words(page)


def test_what_somebody_settled_already_is_said_and_gone(
    page: ConflictsPage, session: Session, area: Area
) -> None:
    told: list[Notice] = []
    session.notified.connect(told.append)
    button = page.views[0].buttons[0]
    conflicts.resolve(area, page.views[0].group.first.id, "他记的")
    button.click()
    assert told[-1].what == session.words("fault.conflict_gone")
    assert page.views == []


def test_a_household_deleted_there_and_edited_here_says_what_would_go(
    pair: Pair, village: Village, session: Session, area: Area, qtbot: QtBot
) -> None:
    household = village.ids["龙桂香"]
    households.remove_household(pair.other, household)
    households.edit_household(area, household, {"note": "还在"})
    pair.there()
    syncing.sync_folder(area, pair.stick)
    page = ConflictsPage(session)
    qtbot.addWidget(page)
    page.show()
    said = _words(page)
    assert "3 person(s)" in said
    assert "Until you decide it stays" in said
    page.views[0].buttons[0].click()
    assert conflicts.conflict_cards(area) == []
    assert households.household_card(area, household).household.note == "还在"


def test_several_fields_of_one_household_are_settled_by_one_press_and_one_undo(
    page: ConflictsPage, pair: Pair, home: str, session: Session, area: Area
) -> None:
    pair.differ(home, "meter_no", "111", "222")
    page._reader.read()
    assert [len(view.group.cards) for view in page.views] == [2]
    whole = page.views[0].buttons[-1]
    whole.click()
    household = households.household_card(area, home).household
    assert (household.note, household.meter_no) == ("他记的", "222")
    assert conflicts.conflict_cards(area) == []


def test_a_clock_that_was_off_is_named(pair: Pair, village: Village, session: Session, qtbot: QtBot) -> None:
    household = village.ids["陈国福"]
    store = pair.other.store
    ahead = store.now_ms() + round(timedelta(days=300).total_seconds() * 1_000)
    store._now_ms = lambda: ahead
    pair.differ(household, "note", "我记的", "他记的")
    page = ConflictsPage(session)
    qtbot.addWidget(page)
    page.show()
    assert "clock was off" in _words(page)
