"""From a finding to the telephone to its reason; by mouse and keyboard; and the account of how often it was right."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.pages.households.desk import Desk
from gridsteward.desktop.pages.households.detail import Detail
from gridsteward.desktop.pages.today_view import TodayView
from gridsteward.desktop.pages.usage.outcome_dialog import OutcomeDialog
from gridsteward.desktop.pages.usage.page import UsagePage
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.operations import findings, households, scanning
from gridsteward.operations.area import Area
from gridsteward.records.finding import FindingEvent
from gridsteward.records.portrait import LifeEvent
from gridsteward.store.findings import findings as stored
from tests.desktop.pages.conftest import Clock
from tests.town_use import EMPTY, QUIET, RISING, Town, bring, town_of

Show = Callable[[QWidget], QWidget]
LAST = date(2026, 11, 21)


@pytest.fixture
def town(area: Area) -> Town:
    made = town_of(area, last=LAST)
    households.save_person(
        area, made.ids[QUIET], {"name": "周丁", "phones": "13900007754", "main_contact": 1}
    )
    bring(area, made, at="2026-11-22T08:00:00+08:00")
    scanning.scan_area(area)
    return made


@pytest.fixture
def page(town: Town, session: Session, show: Show) -> UsagePage:
    made = UsagePage(session)
    show(made)
    return made


def homes(page: UsagePage, town: Town) -> list[int]:
    return [town.ids.index(each.household.id) for each in page.list.model.records]


def words_on_screen(widget: QWidget) -> str:
    return "\n".join(
        [each.accessibleName() for each in widget.findChildren(QWidget)]
        + [each.text() for each in widget.findChildren(QLabel)]
    )


def dialog(page: UsagePage) -> OutcomeDialog:
    (found,) = [each for each in page.findChildren(OutcomeDialog) if each.isVisible()]
    return found


def test_who_went_quiet_stands_first_with_the_number_to_ring(page: UsagePage, town: Town) -> None:
    assert homes(page, town)[0] == QUIET
    assert {RISING, EMPTY} <= set(homes(page, town))
    said = words_on_screen(page.detail)
    assert "139 0000 7754" in said
    assert "几乎不用电" in said
    assert "马上打电话" in said
    assert "也许" in said


def test_the_arrows_show_and_only_enter_or_a_click_counts_as_a_look(
    page: UsagePage, area: Area, town: Town
) -> None:
    page.list.take_focus()
    QTest.keyClick(page.list.list, Qt.Key.Key_Down)
    entry = page.detail.entry
    assert entry is not None
    assert town.ids.index(entry.household.id) != QUIET
    assert area.store.select(FindingEvent) == []
    QTest.keyClick(page.list.list, Qt.Key.Key_Return)
    (event,) = area.store.select(FindingEvent)
    assert (event.finding_id, event.outcome) == (entry.finding.id, "opened")
    assert page.list.current is not None
    assert page.list.current.finding.id == entry.finding.id, "the list lost its place"


def test_explained_with_a_reason_it_leaves_the_list_and_comes_back_by_undo(
    page: UsagePage, area: Area, session: Session, town: Town
) -> None:
    told: list[Notice] = []
    session.notified.connect(told.append)
    page.list.select(next(e.finding.id for e in page.list.model.records if e.household.id == town.ids[EMPTY]))
    before = homes(page, town)
    page.detail.explain.click()
    asked = dialog(page)
    assert not asked.save.isEnabled(), "nothing was chosen yet"
    assert asked.reasons.item(0).text() == "搬走了"
    asked.reasons.setCurrentRow(0)
    assert asked.life.isVisible()
    asked.note.setText("去县城了")
    asked.save.click()
    assert homes(page, town) == [home for home in before if home != EMPTY]
    assert [each.kind for each in area.store.select(LifeEvent)] == ["moved_out"]
    page.list.choose("explained")
    assert homes(page, town) == [EMPTY]
    assert "去县城了" in words_on_screen(page.detail)
    page.list.choose("open")
    assert told[-1].act is not None
    told[-1].act()
    assert homes(page, town) == before
    assert area.store.select(LifeEvent) == []


def test_dismissed_and_opened_again(page: UsagePage, area: Area, town: Town) -> None:
    page.detail.dismiss.click()
    asked = dialog(page)
    asked.reasons.setCurrentRow(1)
    asked.save.click()
    assert QUIET not in homes(page, town)
    page.list.choose("dismissed")
    assert homes(page, town) == [QUIET]
    page.detail.reopen.click()
    assert homes(page, town) == []
    page.list.choose("open")
    assert homes(page, town)[0] == QUIET


def test_when_the_one_in_front_is_closed_the_next_moves_up(page: UsagePage, town: Town) -> None:
    first, second = page.list.model.records[:2]
    page.detail.dismiss.click()
    asked = dialog(page)
    asked.reasons.setCurrentRow(0)
    asked.save.click()
    assert page.list.current is not None
    assert page.list.current.finding.id == second.finding.id
    assert first.finding.id not in {each.finding.id for each in page.list.model.records}


def test_by_kind_by_name_and_what_is_less_pressing(
    page: UsagePage, area: Area, session: Session, town: Town, qtbot: QtBot
) -> None:
    page.list.kind.setCurrentIndex(page.list.kind.findData("vacancy"))
    assert homes(page, town) == [EMPTY]
    page.list.kind.setCurrentIndex(0)
    session.directory.load()
    QTest.keyClicks(page.list.search, "06104427000")
    qtbot.waitUntil(lambda: QUIET in homes(page, town) and EMPTY not in homes(page, town))
    page.list.search.clear()
    qtbot.waitUntil(lambda: EMPTY in homes(page, town))
    busy = town.kwh.copy()
    busy[20:26, -14:] *= 2.6
    bring(area, Town(town.ids, town.first, busy.round(2)), at="2026-11-22T09:00:00+08:00")
    scanning.scan_area(area)
    session.findings.load()
    everything = len(homes(page, town))
    page.show_record()
    page.record.a_week.setValue(1)
    qtbot.waitUntil(lambda: findings.findings_a_week(area) == 1)
    qtbot.waitUntil(lambda: page.list.more.isVisibleTo(page.list))
    assert page.go_back()
    shown = len(homes(page, town))
    page.list.more.click()
    assert len(homes(page, town)) >= everything > 0
    page.list.more.click()
    assert len(homes(page, town)) == shown


def test_notes_are_kept_apart(page: UsagePage, area: Area) -> None:
    page.list.choose("notes")
    assert {each.finding.kind for each in page.list.model.records} <= {"spike", "data"}
    page.list.choose("all")
    assert len(page.list.model.records) == len(stored(area.store))


def test_without_readings_one_button_leads_to_the_import(session: Session, show: Show) -> None:
    page = UsagePage(session)
    show(page)
    asked: list[str] = []
    session.page_requested.connect(asked.append)
    assert page.list.empty.button.isVisible()
    page.setFocus()
    assert QApplication.focusWidget() is page.list.empty.button
    page.list.empty.button.click()
    assert asked == ["import"]


def test_the_record_says_what_was_right_and_that_few_say_little(
    page: UsagePage, area: Area, session: Session, town: Town
) -> None:
    first = page.list.model.records[0]
    session.changed.emit(findings.explain_finding(area, first.finding.id, "hospital"))
    QTest.mouseClick(page.list.record, Qt.MouseButton.LeftButton)
    assert page.record.record is not None
    assert page.record.record.whole.explained == 1
    said = words_on_screen(page.record)
    assert "1/1 条属实，数量太少，说明不了问题" in said
    assert "住院了" in said
    page.record.periods["month"].click()
    assert page.record.record.first == "2026-10-23"
    assert page.go_back()
    assert not page.go_back()


def test_asked_for_from_elsewhere_it_stands_in_front_and_counts_as_looked_at(
    session: Session, area: Area, town: Town, show: Show
) -> None:
    page = UsagePage(session)
    show(page)
    (vacancy,) = [each for each in stored(area.store) if each.kind == "vacancy"]
    session.open_finding(vacancy.id)
    assert page.detail.entry is not None
    assert page.detail.entry.finding.id == vacancy.id
    assert [each.outcome for each in area.store.select(FindingEvent)] == ["opened"]
    told: list[Notice] = []
    session.notified.connect(told.append)
    session.open_finding("gone")
    assert told[-1].tone == "watch"


def test_a_word_on_the_call_is_kept_and_settles_nothing(
    page: UsagePage, area: Area, session: Session, town: Town
) -> None:
    assert not page.detail.keep.isEnabled()
    QTest.keyClicks(page.detail.note, "mei ren jie")
    scanning.scan_area(area)
    session.changed.emit(findings.explain_finding(area, page.list.model.records[1].finding.id, "guests"))
    assert page.detail.note.text() == "mei ren jie", "what was typed is never lost"
    page.list.list.setCurrentIndex(page.list.model.index(1, 0))
    assert page.detail.note.text() == ""
    page.list.list.setCurrentIndex(page.list.model.index(0, 0))
    assert page.detail.note.text() == "mei ren jie"
    QTest.keyClick(page.detail.note, Qt.Key.Key_Return)
    said = [each for each in area.store.select(FindingEvent) if each.outcome == "opened"]
    assert [each.note for each in said] == ["mei ren jie"]
    assert homes(page, town)[0] == QUIET
    assert page.detail.note.text() == ""
    assert "mei ren jie" in words_on_screen(page.detail)


def test_a_visit_and_the_household_are_one_press_away(page: UsagePage, session: Session, town: Town) -> None:
    visits: list[str] = []
    opened: list[str] = []
    session.visit_requested.connect(visits.append)
    session.household_requested.connect(opened.append)
    page.detail.visit.click()
    page.detail.open_button.click()
    assert visits == opened == [town.ids[QUIET]]


def test_today_begins_with_whom_to_look_in_on(
    session: Session, area: Area, town: Town, show: Show, clock: Clock
) -> None:
    view = TodayView(session)
    show(view)
    assert not view.looking.isVisible(), "nothing is read yet"
    session.findings.load()
    assert view.looking.isVisible()
    assert 0 < len(view.looking.rows) <= 5
    asked: list[str] = []
    session.finding_requested.connect(asked.append)
    view.looking.rows[0].look.click()
    (silence,) = [each for each in stored(area.store) if each.kind == "silence"]
    assert asked == [silence.id]
    found = session.findings.current
    assert found is not None
    for each in found.waiting:
        session.changed.emit(findings.dismiss_finding(area, each.finding.id, "as_ever"))
    assert not view.looking.isVisible()


def test_the_household_in_front_says_what_to_ask_about(session: Session, town: Town, show: Show) -> None:
    desk = Desk(session)
    detail = Detail(desk)
    show(detail)
    desk.show(town.ids[EMPTY])
    assert detail.findings.isVisible()
    assert len(detail.findings.lines) == 1
    asked: list[str] = []
    session.finding_requested.connect(asked.append)
    detail.findings.lines[0].look.click()
    assert len(asked) == 1
    desk.show(town.ids[60])
    assert not detail.findings.isVisible()
