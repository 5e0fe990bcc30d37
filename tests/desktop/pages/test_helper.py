"""The optional helper on screen: off means not there, what is shown is what goes out, and nothing is taken unasked."""

import json
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.dialogs.helper import ANSWER, ASK, WAIT, HelperDialog
from gridsteward.desktop.pages.households.page import HouseholdsPage
from gridsteward.desktop.pages.settings.helper import Helper
from gridsteward.desktop.session import Session
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.operations import helping, households
from gridsteward.operations.area import Area
from gridsteward.words import Words
from tests.desktop.pages.conftest import Clock, Village
from tests.helper.model_server import Reply, Server, refused, serving, streamed

Show = Callable[[QWidget], QWidget]
KEY = "sk-very-secret"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as made:
        yield made


@pytest.fixture
def switched_on(area: Area, village: Village, server: Server) -> Village:
    """The helper is on, and somebody's note names people."""
    helping.set_helper(area, base_url=server.url, model="small", key=KEY)
    helping.switch_helper(area, on=True)
    note = "龙桂香怕生，电话139 0000 6612。女儿龙晓岚周末回来。"
    village.visit("龙桂香", "2026-11-19", note=note)
    return village


def dialog(session: Session, village: Village, show: Show) -> HelperDialog:
    made = HelperDialog(session, village.ids["龙桂香"], name="龙桂香")
    show(made)
    return made


def said(widget: QWidget) -> str:
    QApplication.processEvents()  # what was just added is shown now
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


# -- settings ---------------------------------------------------------------------------------------------------------


def test_it_is_off_and_takes_three_deeds_to_switch_on(
    session: Session, area: Area, server: Server, show: Show
) -> None:
    made = Helper(session)
    show(made)
    assert not made.on.isChecked()
    assert made.fields.isHidden()
    made.on.click()
    assert made.fields.isVisibleTo(made)
    assert not helping.helper_settings(area).on, "a tick alone sends nobody anywhere"
    made.url.setText(server.url)
    made.model.setText("small")
    made.key.setText(KEY)
    assert made.near.isVisibleTo(made), "http is said to be for the own network alone"
    made.test.click()
    assert "Reached" in made.said.text()
    made.keep.click()
    assert helping.helper_settings(area).ready
    assert helping.endpoint(area).key == KEY
    assert KEY not in said(made) + "".join(edit.text() for edit in made.findChildren(QLineEdit))


def test_a_preset_fills_in_where_it_is(session: Session, show: Show) -> None:
    made = Helper(session)
    show(made)
    made.on.click()
    made.preset.setCurrentIndex(made.preset.findData("deepseek"))
    made.preset.activated.emit(made.preset.currentIndex())
    assert (made.url.text(), made.model.text()) == ("https://api.deepseek.com", "deepseek-chat")


def test_what_does_not_work_is_said_in_place(
    session: Session, area: Area, server: Server, show: Show
) -> None:
    made = Helper(session)
    show(made)
    made.on.click()
    made.url.setText("http://api.example.com")
    made.model.setText("small")
    made.keep.click()
    assert "没有加密" in made.said.text()
    assert not helping.helper_settings(area).on
    made.url.setText(server.url)
    server.reply = lambda _call: refused(401)
    made.test.click()
    assert "不认这个密钥" in made.said.text()
    server.reply = lambda _call: streamed("")
    made.model.setText("huge")
    made.test.click()
    assert "small" in made.said.text()


def test_switching_it_off_forgets_the_key_and_the_button(
    switched_on: Village, session: Session, area: Area, show: Show
) -> None:
    page = HouseholdsPage(session)
    show(page)
    page.open_household(switched_on.ids["龙桂香"])
    assert page.detail.helper.ask.isVisibleTo(page)
    made = Helper(session)
    show(made)
    made.on.click()
    assert not helping.helper_settings(area).has_key
    page.open_household(switched_on.ids["陈国福"])
    assert not page.detail.helper.ask.isVisibleTo(page)


# -- the dialog -------------------------------------------------------------------------------------------------------


def test_what_stands_on_screen_is_what_the_server_gets(
    switched_on: Village, session: Session, server: Server, show: Show
) -> None:
    made = dialog(session, switched_on, show)
    assert "独居" not in made.ask.text.toPlainText().partition('"user"')[2]
    made.ask.notes.click()
    shown = made.ask.text.toPlainText()
    assert "龙桂香" not in shown
    assert "⟦甲1⟧" in shown
    assert "龙桂香" in said(made.ask), "the legend says what a token stands for"
    made.ask.hide_words.setText("周末")
    assert not made.ask.send.isEnabled(), "nothing goes out that is not on screen yet"
    made.ask.refresh()
    shown = made.ask.text.toPlainText()
    assert "周末" not in shown
    assert server.calls == []
    made.ask.take_focus()
    QTest.keyClick(made.ask.send, Qt.Key.Key_Return)
    (call,) = server.calls
    assert call.body.decode() == shown
    assert made.steps.currentIndex() == ANSWER
    made.reject()


def test_each_item_is_taken_or_left_by_itself(
    switched_on: Village, session: Session, area: Area, server: Server, show: Show
) -> None:
    made = dialog(session, switched_on, show)
    made.ask.notes.click()
    made.ask.send.click()
    tag, dog, summary = made.answer.rows
    told = said(made.answer)
    assert tag.accept.accessibleName().endswith("爱聊天")
    assert "rich_man" in told, "what is left out is named"
    assert "怎么开口" in told
    assert "⟦" not in told
    household = switched_on.ids["龙桂香"]
    before = {each.tag for each in households.household_card(area, household).tags}
    QTest.keyClick(tag.accept, Qt.Key.Key_Space)
    dog.skip.click()
    after = {each.tag for each in households.household_card(area, household).tags}
    assert after - before == {"talkative"}
    assert "left" in said(dog)
    made.answer.copies[0].click()
    assert "您好" in QApplication.clipboard().text()
    summary.accept.click()
    made.answer.done.click()
    page = HouseholdsPage(session)
    show(page)
    page.open_household(household)
    assert "先聊家常" in page.detail.helper.summary.text()
    page.detail.helper.withdraw.click()
    assert not page.detail.helper.said.isVisibleTo(page)


def test_a_refusal_leads_back_with_a_sentence_and_can_be_tried_again(
    switched_on: Village, session: Session, server: Server, show: Show
) -> None:
    made = dialog(session, switched_on, show)
    good = server.reply
    server.reply = lambda _call: refused(429)
    made.ask.send.click()
    assert made.steps.currentIndex() == ASK
    assert "额度" in made.ask.wrong.text()
    server.reply = good
    made.ask.send.click()
    assert made.steps.currentIndex() == ANSWER
    assert not made.ask.wrong.isVisibleTo(made.ask)
    made.reject()


def test_nonsense_is_said_to_be_nonsense(
    switched_on: Village, session: Session, server: Server, show: Show
) -> None:
    made = dialog(session, switched_on, show)
    server.reply = lambda _call: streamed("我不知道")
    made.ask.send.click()
    assert "Nothing in the answer can be used" in said(made.answer)
    assert "看不懂" in said(made.answer)
    made.answer.again.emit()
    assert made.steps.currentIndex() == ASK
    made.reject()


@pytest.fixture
def threaded(area: Area, theme: Theme, threads: Tasks, words: Words, clock: Clock) -> Iterator[Session]:
    """A session whose work is done in real threads."""
    made = Session(area, threads, theme=theme, words=words, clock=clock)
    yield made
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_stop_and_close_end_it_at_once(
    switched_on: Village, threaded: Session, server: Server, show: Show, qtbot: QtBot
) -> None:
    hold = threading.Event()

    def reply(_call: object) -> Reply:
        return streamed(json.dumps({"summary": "太晚了"}, ensure_ascii=False), hold=hold)

    server.reply = reply
    made = dialog(threaded, switched_on, show)
    qtbot.waitUntil(made.ask.send.isEnabled)
    made.ask.send.click()
    qtbot.waitUntil(lambda: bool(server.calls))
    assert made.steps.currentIndex() == WAIT
    QTest.keyClick(made.wait.stop, Qt.Key.Key_Space)
    assert made.steps.currentIndex() == ASK
    made.ask.send.click()
    qtbot.waitUntil(lambda: len(server.calls) == 2)
    QTest.keyClick(made, Qt.Key.Key_Escape)
    done: list[object] = []
    threaded.tasks.run("rest", lambda: 1, done.append, lane="network")
    qtbot.waitUntil(lambda: bool(done))  # the lane is free again though the server still says nothing
    hold.set()
