"""What is known on screen: found as typed, read whole, told completely, and a fault narrowed down by four keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.knowledge.documents import DocumentsDialog
from gridsteward.desktop.knowledge.fault_check import FaultCheck, FaultCheckDialog
from gridsteward.desktop.pages.households.list_pane import ListPane
from gridsteward.desktop.pages.knowledge.page import KnowledgePage
from gridsteward.desktop.session import Session
from gridsteward.operations import knowledge
from gridsteward.records.knowledge import KnowledgeKind
from tests.desktop.pages.conftest import Village

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def page(session: Session, show: Show) -> KnowledgePage:
    made = KnowledgePage(session)
    show(made)
    made.setFocus()
    QApplication.processEvents()
    return made


def codes(page: KnowledgePage) -> list[str]:
    return [each.code for each in page.list.model.records]


def said(widget: QWidget) -> str:
    QApplication.processEvents()  # what was put into a layout is shown now
    return "\n".join(
        each.accessibleName() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)
    )


def press(key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_the_first_article_is_there_at_once_and_arrows_read_on(page: KnowledgePage) -> None:
    assert codes(page) == [each.code for each in knowledge.articles()]
    assert page.list.list.hasFocus()
    assert page.article.title.accessibleName() == "新装用电"
    QTest.keyClick(page.list.list, Qt.Key.Key_Down)
    assert page.article.title.accessibleName() == "过户和更名"


def test_an_article_tells_its_text_its_source_and_what_to_check(page: KnowledgePage) -> None:
    page.open_article("arrears")
    told = said(page.article)
    for line in knowledge.article("arrears").body:
        assert line.removeprefix("- ") in told
    assert "《电力供应与使用条例》" in page.article.origin.accessibleName()
    assert page.article.check.isVisible()
    page.open_article("heating")
    assert "通行做法" in page.article.origin.accessibleName()
    assert not page.article.check.isVisible()
    assert "《电力供应与使用条例》" not in said(page.article)


def test_what_people_say_finds_the_article_when_the_typing_rests(page: KnowledgePage, qtbot: QtBot) -> None:
    page.list.search.setText("户主去世了怎么过户")
    assert len(codes(page)) > 1, "a keystroke itself searches nothing"
    qtbot.waitUntil(lambda: codes(page) == ["change_name"])
    assert page.article.title.accessibleName() == "过户和更名"

    page.list.search.setText("不存在的东西")
    qtbot.waitUntil(lambda: page.list.states.currentWidget() is page.list.empty)
    page.list.empty.button.click()
    assert len(codes(page)) == len(knowledge.articles())


def test_a_kind_narrows_the_list_and_an_article_asked_for_widens_it(page: KnowledgePage) -> None:
    page.list.chips["safety"].click()
    assert {each.kind for each in page.list.model.records} == {KnowledgeKind.SAFETY}
    page.open_article("e_bill")
    assert page.article.title.accessibleName() == "电子账单和发票"
    assert page.list.current is not None
    assert page.list.current.code == "e_bill"


def test_the_session_asks_for_an_article(page: KnowledgePage, session: Session) -> None:
    asked: list[str] = []
    session.page_asked.connect(asked.append)
    session.open_article("meter_test")
    assert asked == ["article"]
    assert page.article.title.accessibleName() == "怀疑电表不准：校表"


def test_documents_are_told_once_and_completely(page: KnowledgePage) -> None:
    page.list.documents.click()
    shown = page.documents
    shown.topic.setCurrentIndex(shown.topic.findData("transfer"))
    wanted = knowledge.documents("transfer")
    for each in (*wanted.person, wanted.note):
        assert each in said(shown)
    shown.who.buttons["business"].click()
    assert wanted.business[0] in said(shown)
    assert wanted.person[0] not in said(shown)

    shown.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert all(each in copied for each in (*wanted.business, wanted.note, "过户更名", "单位"))
    assert page.go_back()
    assert page.detail.currentWidget() is page.article
    assert not page.go_back()


def test_keys_answer_and_backspace_goes_back(page: KnowledgePage) -> None:
    page.list.check.click()
    check = page.check
    ended: list[tuple[str, str]] = []
    check.done.connect(lambda code, where: ended.append((code, where)))
    assert check.answers[0].hasFocus()
    for key in (Qt.Key.Key_4, Qt.Key.Key_1, Qt.Key.Key_1, Qt.Key.Key_2):
        press(key)
    assert ended == [("area_outage", "outside")]
    assert "都没有" in said(check), "the way here is shown"
    assert "不上杆，不碰表箱" in said(check)

    press(Qt.Key.Key_Backspace)
    assert check.text.accessibleName() == "有没有收到停电通知？"
    assert check.answers[0].hasFocus()
    QTest.keyClick(check.answers[0], Qt.Key.Key_4)  # no such answer
    assert check.text.accessibleName() == "有没有收到停电通知？"
    check.again.click()
    assert check.text.accessibleName() == "现在有没有危险？"
    assert not check.go_back()


def test_danger_ends_the_questions_at_once(session: Session, show: Show) -> None:
    check = FaultCheck(session)
    show(check)
    check.answer(2)
    assert check.text.accessibleName() == "离远点，守住，打 95598"
    assert check.text.property("tone") == "alarm"
    assert not check.answers
    for step in knowledge.walk((2,)).at.steps:  # type: ignore[union-attr]
        assert step in said(check)


def test_a_case_takes_over_the_end_of_the_self_check(session: Session, show: Show) -> None:
    dialog = FaultCheckDialog(session)
    show(dialog)
    taken: list[tuple[str, str]] = []
    dialog.chosen.connect(lambda code, where: taken.append((code, where)))
    assert not dialog.take.isEnabled()
    for number in (3, 1, 2):
        dialog.check.answer(number)
    dialog.take.click()
    assert taken == [("appliance", "inside")]


def test_going_back_from_the_end_leaves_nothing_to_take_over(session: Session, show: Show) -> None:
    dialog = FaultCheckDialog(session)
    show(dialog)
    dialog.check.answer(0)
    assert dialog.take.isEnabled()
    dialog.check.go_back()
    assert not dialog.take.isEnabled()


def test_a_case_shows_the_documents_of_its_own_topic(session: Session, show: Show) -> None:
    dialog = DocumentsDialog(session, "meter_test")
    show(dialog)
    assert not dialog.list.topic.isVisible()
    assert dialog.list.title.accessibleName().startswith("校表")
    assert knowledge.documents("meter_test").person[-1] in said(dialog)


def test_the_one_search_offers_knowledge_beneath_the_households(
    village: Village, session: Session, show: Show, qtbot: QtBot
) -> None:
    pane = ListPane(session)
    show(pane)
    asked: list[str] = []
    session.article_requested.connect(asked.append)

    pane.search("漏电")
    assert not pane.known.isVisible(), "a keystroke itself searches nothing"
    qtbot.waitUntil(pane.known.isVisible)
    assert 1 <= len(pane.known.buttons) <= 3
    pane.known.buttons[0].click()
    assert asked == [knowledge.search("漏电")[0].code]

    pane.search("龙桂香")
    qtbot.waitUntil(lambda: not pane.known.isVisible())
    pane.search("漏电")
    qtbot.waitUntil(pane.known.isVisible)
    pane.search("")
    assert not pane.known.isVisible()
