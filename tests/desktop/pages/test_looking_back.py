"""The look back on the day, and customers asked how it was: keys only, and nothing typed is lost unasked."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gridsteward.desktop.dialogs.case_new import CaseDialog
from gridsteward.desktop.dialogs.confirm import ConfirmDialog
from gridsteward.desktop.dialogs.day_review import DayReviewDialog
from gridsteward.desktop.dialogs.survey import SurveyDialog
from gridsteward.desktop.door.doorway import Doorway
from gridsteward.desktop.pages.today_view import TodayView
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.feedback import Notice, NoticeBar
from gridsteward.operations import cases
from gridsteward.operations.area import Area
from gridsteward.operations.cases import Entry
from gridsteward.operations.day_review import keep_review, reviews
from gridsteward.records.case import CaseKind
from gridsteward.records.sealed import Audience
from gridsteward.records.survey import SurveyAnswer
from gridsteward.records.visit import Visit
from tests.desktop.pages.conftest import Clock, Village

Show = Callable[[QWidget], QWidget]


def dialog(kind: type[QWidget]) -> Any:
    (found,) = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()
    ]
    return found


def at_keys() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.fixture
def window(show: Show) -> QWidget:
    return show(QWidget())


@pytest.fixture
def told(session: Session) -> list[Notice]:
    notices: list[Notice] = []
    session.notified.connect(notices.append)
    return notices


def test_the_evening_offers_to_look_back(
    session: Session, village: Village, clock: Clock, show: Show, area: Area
) -> None:
    village.visit("陈国福", "2026-11-22")
    clock.now += timedelta(hours=4)
    view = TodayView(session)
    show(view)
    assert view.evening.isVisible()
    view.evening.button.click()
    review = dialog(DayReviewDialog)
    facts = [
        each.accessibleName() for each in review.findChildren(QWidget) if "走访" in each.accessibleName()
    ]
    assert facts == ["走访 1 户，在户里 0.2 小时"]
    review.reject()


def test_three_words_are_kept_by_keys_alone(
    session: Session, window: QWidget, area: Area, told: list[Notice]
) -> None:
    review = DayReviewDialog(session, session.clock().date(), parent=window)
    review.open()
    review.activateWindow()
    QApplication.processEvents()
    QTest.keyClick(review, Qt.Key.Key_Return)
    assert review.wrong.isVisible()
    QTest.keyClicks(at_keys(), "ok")
    QTest.keyClick(at_keys(), Qt.Key.Key_Tab)
    QTest.keyClicks(at_keys(), "late")
    QTest.keyClick(at_keys(), Qt.Key.Key_Return)
    (kept,) = reviews(area)
    assert (kept.went_well, kept.do_better, kept.for_tomorrow) == ("ok", "late", "")
    assert told[-1].action


def test_what_was_kept_stands_there_again_and_leaving_asks_only_for_what_is_new(
    session: Session, window: QWidget, area: Area
) -> None:
    keep_review(area, session.clock().date(), went_well="话说清楚了")
    review = DayReviewDialog(session, session.clock().date(), parent=window)
    review.open()
    assert review.fields["went_well"].text() == "话说清楚了"
    review.fields["do_better"].setText("早点出门")
    review.reject()
    assert review.isVisible()
    ask = dialog(ConfirmDialog)
    ask.cancel.click()
    assert review.isVisible()
    assert review.fields["do_better"].text() == "早点出门"
    review.reject()
    dialog(ConfirmDialog).go.click()
    assert not review.isVisible()
    assert reviews(area)[0].do_better == ""
    unchanged = DayReviewDialog(session, session.clock().date(), parent=window)
    unchanged.open()
    unchanged.reject()
    assert not unchanged.isVisible()


def test_what_stands_there_is_kept_when_the_area_is_locked(
    session: Session, window: QWidget, area: Area
) -> None:
    review = DayReviewDialog(session, session.clock().date(), parent=window)
    review.open()
    review.fields["for_tomorrow"].setText("带联系卡")
    session.leaving.emit()
    assert [each.for_tomorrow for each in reviews(area)] == ["带联系卡"]
    assert not review.typed
    review.reject()
    assert not review.isVisible()


def asked(session: Session, window: QWidget, **more: Any) -> SurveyDialog:
    made = SurveyDialog(session, parent=window, **more)
    made.open()
    made.activateWindow()
    QApplication.processEvents()
    return made


def test_three_digits_and_enter_keep_an_answer(
    session: Session, window: QWidget, area: Area, village: Village, told: list[Notice]
) -> None:
    survey = asked(session, window, household_id=village.ids["陈国福"])
    for digit in (Qt.Key.Key_5, Qt.Key.Key_4, Qt.Key.Key_5):
        QTest.keyClick(at_keys(), digit)
    assert survey.word.hasFocus()
    QTest.keyClick(survey.word, Qt.Key.Key_Return)

    (answer,) = area.store.select(SurveyAnswer)
    assert answer.scores == "attitude:5 speed:4 solved:5"
    assert answer.household_id == village.ids["陈国福"]
    assert told[-1].offer == ""


def test_a_low_answer_offers_a_grumble_of_that_home(
    session: Session, window: QWidget, area: Area, village: Village, told: list[Notice]
) -> None:
    survey = asked(session, window, household_id=village.ids["陈国福"])
    QTest.keyClick(at_keys(), Qt.Key.Key_2)
    survey.submit()
    assert told[-1].go_on is not None
    told[-1].go_on()
    grumble = dialog(CaseDialog)
    assert (grumble.kind.value, grumble.household.household_id) == (
        CaseKind.GRUMBLE,
        village.ids["陈国福"],
    )
    grumble.reject()


def test_nothing_answered_keeps_nothing(session: Session, window: QWidget, area: Area) -> None:
    survey = asked(session, window)
    survey.submit()
    assert survey.wrong.isVisible()
    assert area.store.select(SurveyAnswer) == []
    survey.reject()


def test_after_a_confidential_case_no_words_are_asked(
    session: Session, window: QWidget, area: Area, village: Village
) -> None:
    home = village.ids["陈国福"]
    entry = Entry(
        kind=CaseKind.COMPLAINT, content="要烟", household_id=home, confidential=Audience.SUPERVISOR
    )
    case = cases.register_case(area, entry)[0]
    survey = asked(session, window, household_id=home, case_id=case.id, confidential=True)
    assert not survey.word.isVisible()
    for _ in range(3):
        QTest.keyClick(at_keys(), Qt.Key.Key_5)
    assert survey.save.hasFocus()
    survey.submit()
    (answer,) = area.store.select(SurveyAnswer)
    assert (answer.household_id, answer.case_id, answer.channel) == ("", case.id, "phone")


def visited(session: Session, window: QWidget, household: str, met: str) -> None:
    doorway = Doorway(session)
    session.window_taken.connect(lambda screen: screen.setParent(window))
    session.start_visit(household)
    assert doorway.screen is not None
    doorway.screen.met.choose(met)
    doorway.screen.finish()


def test_a_visit_that_met_somebody_offers_to_ask(
    session: Session, window: QWidget, area: Area, village: Village, told: list[Notice]
) -> None:
    home = village.ids["陈国福"]
    visited(session, window, home, "person")
    assert told[-1].go_on is not None
    told[-1].go_on()
    dialog(SurveyDialog).scores["solved"].buttons["4"].click()
    dialog(SurveyDialog).submit()

    (visit,) = area.store.select(Visit)
    (answer,) = area.store.select(SurveyAnswer)
    assert (answer.visit_id, answer.household_id, answer.channel) == (visit.id, home, "door")


def test_nobody_at_home_is_asked_nothing(
    session: Session, window: QWidget, village: Village, told: list[Notice]
) -> None:
    visited(session, window, village.ids["陈国福"], "nobody")
    assert (told[-1].offer, told[-1].go_on) == ("", None)


def test_a_notice_goes_on_by_its_main_button(theme: Any, show: Show) -> None:
    bar = NoticeBar(theme)
    show(bar)
    pressed: list[str] = []
    bar.tell(
        Notice(
            "a", action="b", act=lambda: pressed.append("act"), offer="c", go_on=lambda: pressed.append("go")
        )
    )
    bar.offer.click()
    assert pressed == ["go"]
    assert not bar.isVisible()
    bar.tell(Notice("a"))
    assert not bar.offer.isVisible()
