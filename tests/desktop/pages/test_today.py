"""The day: nothing due is missed, each row leads on with one key, and two hundred promises stay calm."""

from collections.abc import Callable
from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.pages.today_rows import greeting, review, sections
from gridsteward.desktop.pages.today_view import FOLD, TodayView
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.desktop.wording import lunar as say_lunar
from gridsteward.operations import households, visits
from gridsteward.operations.area import Area
from gridsteward.operations.days import lunar
from gridsteward.words import Words
from tests.desktop.pages.conftest import Clock, Village

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def busy(village: Village, area: Area) -> Village:
    """A day with one of everything."""
    village.visit("龙桂香", "2026-11-19", note="氧气够", next_visit="2026-11-22")
    promises = (("问停电时间", "2026-11-20"), ("联系卡", "2026-11-22"), ("算峰谷账", "2026-11-28"))
    village.visit("周国梁", "2026-11-18", note="算账", promises=promises)
    village.visit("周国梁", "2026-11-18", promises=(("明年的事", "2027-03-01"),))
    village.visit("陈国福", "2026-11-22", note="换表后回访")
    draft = visits.begin_visit(area, village.ids["吴秀珍"])
    visits.save_draft(area, replace(draft, note="插座发热"))
    return village


def test_the_day_in_its_order(busy: Village, session: Session, show: Show) -> None:
    view = TodayView(session)
    show(view)
    told = [(each.section.key, [row.name for row in each.section.rows]) for each in view.sections]
    assert told == [
        ("drafts", ["吴秀珍"]),
        ("agreed", ["龙桂香"]),
        ("late", ["周国梁"]),
        ("now", ["周国梁"]),
        ("soon", ["周国梁"]),
    ]
    assert [stop.strong for _home, stop in view.stops.records] == ["陈国福", "龙桂香"]
    assert (view.bar.value(), view.bar.maximum()) == (1, 2)
    assert view.month.text() == "4"
    assert view.seen.text() == "3 / 4"
    assert "十月十四" in view.day_line.text()


def test_a_promise_is_kept_by_keyboard_and_can_be_taken_back(
    busy: Village, session: Session, show: Show
) -> None:
    told: list[Notice] = []
    session.notified.connect(told.append)
    view = TodayView(session)
    show(view)
    late = next(each for each in view.sections if each.section.key == "late")
    late.rows[0].main.setFocus()
    QTest.keyClick(late.rows[0].main, Qt.Key.Key_Space)
    assert "late" not in [each.section.key for each in view.sections]
    assert told[-1].act is not None
    told[-1].act()
    assert "late" in [each.section.key for each in view.sections]


def test_two_promises_are_kept_one_after_the_other_without_the_mouse(
    village: Village, session: Session, show: Show
) -> None:
    village.visit("周国梁", "2026-11-18", promises=[(f"第 {number} 件", "2026-11-20") for number in range(3)])
    view = TodayView(session)
    show(view)
    view.sections[0].rows[0].main.setFocus()
    for left in (2, 1):
        QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Space)
        assert len(view.sections[0].rows) == left
        assert view.sections[0].rows[0].main.hasFocus()
    QTest.keyClick(QApplication.focusWidget() or view, Qt.Key.Key_Space)
    assert view.visit_button.hasFocus()


def test_a_household_told_twice_is_told_quietly_and_a_begun_visit_is_not_asked_for(
    village: Village, area: Area, words: Words
) -> None:
    village.visit("龙桂香", "2026-11-19", next_visit="2026-11-22", promises=(("联系卡", "2026-11-22"),))
    told = sections(visits.today(area), words)
    assert [(each.key, [row.again for row in each.rows]) for each in told] == [
        ("agreed", [False]),
        ("now", [True]),
    ]
    draft = visits.begin_visit(area, village.ids["龙桂香"])
    visits.save_draft(area, replace(draft, note="插座发热"))
    assert [each.key for each in sections(visits.today(area), words)] == ["drafts", "now"]


def test_rows_lead_to_the_door_and_to_the_household(busy: Village, session: Session, show: Show) -> None:
    doors: list[str] = []
    homes: list[str] = []
    session.visit_requested.connect(doors.append)
    session.household_requested.connect(homes.append)
    view = TodayView(session)
    show(view)
    for section in list(view.sections)[:2]:
        section.rows[0].main.click()
    view.sections[2].rows[0].visited.emit()
    view.sections[2].rows[0].name.click()
    assert doors == [busy.ids["吴秀珍"], busy.ids["龙桂香"], busy.ids["周国梁"]]
    assert homes == [busy.ids["周国梁"]]


def test_a_half_written_correction_is_taken_up_as_one(
    village: Village, area: Area, session: Session, show: Show
) -> None:
    village.visit("陈国福", "2026-11-20", note="a")
    (visit,) = households.household_card(area, village.ids["陈国福"]).visits
    visits.amend_visit(area, visit.visit.id)
    amended: list[str] = []
    session.amend_requested.connect(amended.append)
    view = TodayView(session)
    show(view)
    view.sections[0].rows[0].main.click()
    assert amended == [visit.visit.id]


def test_a_draft_thrown_away_comes_back(busy: Village, area: Area, session: Session, show: Show) -> None:
    told: list[Notice] = []
    session.notified.connect(told.append)
    view = TodayView(session)
    show(view)
    view.sections[0].rows[0].dropped.emit()
    assert area.store.drafts() == []
    assert told[-1].act is not None
    told[-1].act()
    assert [each.note for each in area.store.drafts()] == ["插座发热"]


def test_two_hundred_promises_fold(village: Village, session: Session, show: Show, qtbot: QtBot) -> None:
    promises = [(f"第 {number} 件", "2026-11-21") for number in range(200)]
    village.visit("周国梁", "2026-11-18", promises=promises)
    view = TodayView(session)
    show(view)
    (late,) = view.sections
    assert len(late.rows) == FOLD
    assert "200" in late.all_button.text()
    late.all_button.click()
    qtbot.waitUntil(lambda: len(late.rows) == 200, timeout=5000)
    late.rows[0].main.click()
    (late,) = view.sections
    qtbot.waitUntil(lambda: len(late.rows) == 199, timeout=5000)  # it stays unfolded


def test_an_empty_day_has_one_sentence_and_one_button(
    area: Area, session: Session, show: Show, qtbot: QtBot
) -> None:
    asked: list[str] = []
    session.page_requested.connect(asked.append)
    view = TodayView(session)
    show(view)
    assert view.empty.isVisible()
    view.empty.button.click()
    assert asked == ["import"]
    _home, change = households.add_household(area, {"account_no": "0610", "name": "陈国福"})
    session.changed.emit(change)
    view.empty.button.click()
    assert len(asked) == 1
    assert QApplication.activeModalWidget() is not None
    modal = QApplication.activeModalWidget()
    assert modal is not None
    modal.close()


def test_the_evening_looks_back_and_midnight_turns_the_page(
    busy: Village, session: Session, show: Show, clock: Clock
) -> None:
    view = TodayView(session)
    show(view)
    assert not view.evening.isVisible()
    clock.now = clock.now.replace(hour=18)
    view._next_minute()
    assert view.evening.isVisible()
    clock.now = clock.now.replace(day=23, hour=0)
    view._next_minute()
    assert view.bar.value() == 0


def test_greetings_and_review(busy: Village, area: Area, words: Words, clock: Clock) -> None:
    said = {greeting(clock.now.replace(hour=hour), "林静") for hour in (3, 8, 10, 13, 15, 20)}
    assert len(said) == 6
    page = visits.today(area)
    assert review(page, clock.now) is None
    assert review(page, clock.now.replace(hour=17)) == (1, 2)
    assert all(row.why for section in sections(page, words) for row in section.rows)


def test_lunar_days_are_said_as_on_the_wall() -> None:
    moon = lunar(date(2026, 2, 17))
    assert moon is not None
    assert say_lunar(Words("zh_CN"), moon) == "农历正月初一"
    leap = lunar(date(2025, 7, 25))
    assert leap is not None
    assert say_lunar(Words("zh_CN"), leap) == "农历闰六月初一"
    assert lunar(date(2200, 1, 1)) is None
