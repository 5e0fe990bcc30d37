"""The analysis of requests: one sentence first, bars that open their cases, and it works with nothing to show."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.dialogs.survey import SurveyDialog
from gridsteward.desktop.pages.reports.case_analysis import CaseAnalysisView
from gridsteward.desktop.pages.reports.page import ReportsPage
from gridsteward.desktop.session import Session
from gridsteward.operations import cases, surveys
from gridsteward.operations.area import Area
from gridsteward.operations.cases import Entry
from gridsteward.records.case import CaseChannel, CaseKind
from gridsteward.records.sealed import Audience
from gridsteward.records.survey import SurveyAnswer
from tests.desktop.pages.conftest import Village

Show = Callable[[QWidget], QWidget]


def register(area: Area, kind: CaseKind, **more: Any) -> str:
    return cases.register_case(area, Entry(kind=kind, content="晚上灯暗", **more))[0].id


@pytest.fixture
def page(session: Session, show: Show) -> ReportsPage:
    made = ReportsPage(session)
    show(made)
    return made


def opened(page: ReportsPage) -> CaseAnalysisView:
    page.analyse.trigger()
    QApplication.processEvents()
    return page.requests


def test_it_opens_from_the_menu_and_works_with_nothing(page: ReportsPage) -> None:
    view = opened(page)

    assert page._stack.currentWidget() is view
    assert "这段时间没有诉求" in view.standout.accessibleName()
    assert view.empty.isVisible()
    assert view.no_worth.isVisible()
    assert view.no_answers.isVisible()
    assert view.figures["answer"].accessibleName() == "–"
    view.empty.wanted.emit()
    assert view.periods.value == "all"
    assert page.go_back()
    assert page._stack.currentWidget() is page.overview
    assert page.overview.isVisible()


def test_a_bar_lists_its_cases_and_one_of_them_opens(
    page: ReportsPage, area: Area, village: Village, session: Session
) -> None:
    fault = register(area, CaseKind.FAULT, household_id=village.ids["陈国福"], channel=CaseChannel.PHONE)
    register(area, CaseKind.BILL, household_id=village.ids["周国梁"])
    register(area, CaseKind.BILL)
    view = opened(page)
    assert [(each.words, each.count) for each in view.bars.bars] == [("电费疑问", 2), ("故障报修", 1)]
    assert len(view.cases.records) == 3
    assert not view.every.isVisible()

    view._open_bar(view.bars.index(1))
    assert [each.view.case.id for each in view.cases.records] == [fault]
    assert "故障报修 1" in view.cases_title.accessibleName()
    asked: list[str] = []
    session.case_requested.connect(asked.append)
    view.case_list.setFocus()
    view.case_list.setCurrentIndex(view.cases.index(0))
    QTest.keyClick(view.case_list, Qt.Key.Key_Return)
    assert asked == [fault]

    view.every.click()
    assert len(view.cases.records) == 3
    view.by.buttons["channel"].click()
    assert [(each.words, each.count) for each in view.bars.bars] == [("上门", 2), ("电话", 1)]


def test_a_home_that_comes_often_is_worth_a_look(page: ReportsPage, area: Area, village: Village) -> None:
    for _ in range(3):
        register(area, CaseKind.GRUMBLE, household_id=village.ids["陈国福"])
    register(area, CaseKind.GRUMBLE, household_id=village.ids["周国梁"])
    view = opened(page)

    (worth,) = view.worth.records
    assert (worth.name, len(worth.cases)) == ("陈国福", 3)
    view._open_worth(view.worth.index(0))
    assert len(view.cases.records) == 3


def test_a_confidential_case_is_counted_and_not_told(page: ReportsPage, area: Area, village: Village) -> None:
    register(
        area,
        CaseKind.COMPLAINT,
        household_id=village.ids["陈国福"],
        confidential=Audience.SUPERVISOR,
    )
    view = opened(page)

    (row,) = (view.cases.data(view.cases.index(at), Qt.ItemDataRole.AccessibleTextRole) for at in range(1))
    assert view.figures["cases"].accessibleName() == "1"
    assert not [each for each in ("陈国福", "晚上灯暗") if each in row]


def test_what_customers_say_is_shown_and_few_judge_nobody(
    page: ReportsPage, area: Area, village: Village, session: Session, qtbot: QtBot
) -> None:
    for score in (5, 5, 5, 1):
        surveys.add_answer(area, {"attitude": score}, household_id=village.ids["陈国福"])
    view = opened(page)
    assert view.answers.records[0].text.quiet == "too few to judge"
    _, change = surveys.add_answer(area, {"attitude": 2}, word="等久了")
    session.changed.emit(change)
    qtbot.waitUntil(lambda: bool(view.answers.records[0].text.badges))
    first, *rest = [each.text for each in view.answers.records]
    assert (first.badges[0][0], first.quiet) == ("3.6", "4 and 5: 60% · 1 and 2: 40%")
    assert "等久了" in rest[-1].strong


def test_the_round_asks_one_home_after_the_other(
    page: ReportsPage, area: Area, village: Village, session: Session, qtbot: QtBot
) -> None:
    view = opened(page)
    view.round.click()
    assert {each.text.strong for each in view.answers.records} == set(village.ids)
    first = view.answers.records[0]

    view._open_answer(view.answers.index(0))
    (survey,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, SurveyDialog)]
    assert first.text.strong in survey.windowTitle()
    survey.scores["attitude"].buttons["5"].click()
    survey.submit()
    qtbot.waitUntil(lambda: len(view.answers.records) == len(village.ids) - 1)

    (answer,) = area.store.select(SurveyAnswer)
    assert (answer.household_id, answer.channel) == (first.household, "phone")
    assert first.household not in {each.household for each in view.answers.records}
    view.round.click()
    assert view.answers.records[0].text.quiet == "too few to judge"
