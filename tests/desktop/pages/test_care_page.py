"""The wall of names: whoever is overdue is seen first, a name opens the person, and a call noted counts at once."""

from collections.abc import Callable
from datetime import timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gridsteward.desktop.care.card_sheet import fitted
from gridsteward.desktop.dialogs.contact import ContactDialog
from gridsteward.desktop.dialogs.need import EraseDialog, NeedDialog, ReviewDialog
from gridsteward.desktop.pages.care.page import CarePage
from gridsteward.desktop.pages.care.routine import MessageDialog
from gridsteward.desktop.pages.care.tiles import TILE_ROLE, Tile
from gridsteward.desktop.pages.reports.page import ReportsPage
from gridsteward.desktop.pages.today_care import TodayCare
from gridsteward.desktop.session import Session
from gridsteward.operations import contacts, households, needs
from gridsteward.operations.area import Area
from gridsteward.operations.needs_ledger import Told, sealing_for, take_from_ledger
from gridsteward.records.contact import ContactWay
from gridsteward.records.journal import Value
from tests.desktop.pages.conftest import Clock, Village
from tests.marking import mark

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def page(area: Area, village: Village, session: Session, show: Show, clock: Clock) -> CarePage:
    """Long Guixiang was never called, Chen Guofu was today; both are looked after every week."""
    clock.now += timedelta(days=9)
    mark(area, village.ids["陈国福"], "dementia")
    contacts.record_contact(area, village.ids["陈国福"], way=ContactWay.HOTLINE)
    made = CarePage(session)
    show(made)
    made.setFocus()
    QApplication.processEvents()
    return made


def _dialog(kind: type[QWidget]) -> QWidget:
    (found,) = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
    ]
    return found


def _tiles(page: CarePage) -> list[Tile]:
    model = page.wall.tiles.tiles
    return [model.data(model.index(at), TILE_ROLE) for at in range(model.rowCount())]


def test_who_is_overdue_stands_first_and_a_call_takes_them_off(
    page: CarePage, area: Area, village: Village, session: Session
) -> None:
    wall = page.wall
    assert [each.household_id for each in wall.first.records] == [village.ids["龙桂香"]]
    assert wall.list.hasFocus(), "the keys are where the work begins"
    assert [(each.name, bool(each.household)) for each in _tiles(page)] == [
        ("桂溪村", False),
        ("陈国福", True),
        ("石桥头", False),
        ("龙桂香", True),
    ]
    assert _tiles(page)[3].tone == "alarm"
    QTest.keyClick(wall.list, Qt.Key.Key_Return)
    assert wall.page.person is not None
    assert wall.page.name.text == "龙桂香"
    wall.page.called.click()
    dialog = cast("ContactDialog", _dialog(ContactDialog))
    assert dialog.way.currentData() == ContactWay.HOTLINE
    dialog.note.setText("炉子关了")
    dialog.submit()
    wall.refresh()
    assert wall.first.records == ()
    assert _tiles(page)[3].tone == ""
    assert wall.page.person.due.beyond == 0
    assert page.go_back()
    assert not page.go_back()


def test_names_are_sorted_by_tier_and_by_light(page: CarePage, session: Session) -> None:
    page.wall.chips["tier"].click()
    heads = [each.name for each in _tiles(page) if not each.household]
    assert heads == [session.words("care_tier.high")]
    page.wall.chips["light"].click()
    heads = [each.name for each in _tiles(page) if not each.household]
    assert heads == [session.words("light.grey")], "without readings nobody can tell"


def test_a_screen_reader_hears_name_light_and_when(page: CarePage, session: Session) -> None:
    model = page.wall.tiles.tiles
    said = model.data(model.index(3), Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith(f"龙桂香, {session.words('light.grey')}, ")
    assert model.flags(model.index(0)) == Qt.ItemFlag.NoItemFlags, "the head of a group is nobody"


def test_what_a_ledger_says_is_asked_about_and_what_is_late_is_looked_at(
    page: CarePage, area: Area, village: Village, session: Session, clock: Clock
) -> None:
    home = village.ids["周国梁"]
    told = Told(began=[home], over=[], kept=[], ledger="台账.xlsx")
    here = sealing_for(area, told)
    assert here is not None
    with area.store.write("ledger.import") as write:
        take_from_ledger(area, write, here, told, code="living_alone")
    session.changed.emit(write.outcome())
    page.chips["reviews"].click()
    (line,) = page.reviews.lines
    assert line.ask.isVisibleTo(line)
    line.ask.click()
    dialog = cast("NeedDialog", _dialog(NeedDialog))
    dialog.submit()
    assert dialog.wrong.text(), "without the person's words nothing is written"
    dialog.words.setText("记吧")
    dialog.share.setText("你们知道就行")
    dialog.submit()
    (known,) = needs.known_needs(area, home)
    assert (known.need.record is not None, known.audience) == (True, "steward")
    assert page.reviews.lines == []
    clock.now += timedelta(days=380)
    page.reviews.refresh()
    late = next(each for each in page.reviews.lines if each.known and each.known.id == known.id)
    late.review.click()
    review = cast("ReviewDialog", _dialog(ReviewDialog))
    review.words.setText("还是一个人住")
    review.submit()
    assert known.id not in {each.known.id for each in page.reviews.lines if each.known}
    last = page.reviews.lines[0]
    last._say(last.erase_wanted)
    cast("EraseDialog", _dialog(EraseDialog)).submit()
    assert last.known is not None
    assert needs.erased_needs(area, last.known.household_id)


def test_who_forgets_has_a_list_for_the_wall_and_family_is_written_to_by_hand(
    page: CarePage, area: Area, village: Village, session: Session
) -> None:
    son: dict[str, Value] = {"name": "龙小军", "relation": "child", "phones": "13900005678", "lives_here": 0}
    households.save_person(area, village.ids["龙桂香"], son)
    page.wall.open_person(village.ids["龙桂香"])
    box = page.wall.page.routine
    assert box.isVisible(), "she is known to forget"
    said = [text for kind, text in box.sheet() if kind == "step"]
    assert session.words("switch_off.kettle") in said
    box.write.click()
    dialog = cast("MessageDialog", _dialog(MessageDialog))
    assert (dialog.to.currentText(), "龙桂香" in dialog.text.toPlainText()) == ("龙小军", True)
    dialog.to.setCurrentText("")
    dialog.submit()
    assert dialog.wrong.text(), "a message to nobody is not kept"
    dialog.to.setCurrentText("女婿")
    dialog.submit()
    (kept,) = contacts.contacts_with(area, village.ids["龙桂香"])
    assert "女婿" in kept.note
    page.wall.open_person(village.ids["陈国福"])
    assert box.isVisible(), "so does he"


def test_the_list_for_the_wall_is_read_by_somebody_of_seventy_five(page: CarePage, village: Village) -> None:
    page.wall.open_person(village.ids["龙桂香"])
    _document, points, _paper = fitted(page.wall.page.routine.sheet())
    assert points >= 20


def test_today_and_the_reports_say_with_how_many_a_word_is_overdue(
    page: CarePage, area: Area, village: Village, session: Session, show: Show
) -> None:
    line = TodayCare(session)
    show(line)
    line.refresh()
    assert line.text.text() == "Of 2 looked after: a word is overdue with 1"
    asked: list[str] = []
    session.page_requested.connect(asked.append)
    line.open.click()
    assert asked == ["care"]
    reports = ReportsPage(session)
    show(reports)
    reports.use_view("visits")
    assert ">50%<" in reports.figures["care"].text()
    contacts.record_contact(area, village.ids["龙桂香"], way=ContactWay.HOTLINE)
    line.refresh()
    assert line.isHidden(), "nobody is due"
