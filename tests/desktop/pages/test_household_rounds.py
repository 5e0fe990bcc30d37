"""A household that is left in peace, or that asked for somebody to come: its page says so and knows the way back."""

from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from gridsteward.desktop.dialogs.rounds import PauseDialog, RequestDialog
from gridsteward.desktop.pages.households.page import HouseholdsPage
from gridsteward.desktop.pages.households.rounds import Rounds
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.widgets.labels import Label
from gridsteward.operations import households, plan_changes
from gridsteward.operations.area import Area
from tests.desktop.pages.conftest import Village


def _said(rounds: Rounds) -> list[str]:
    return [each.text() for each in rounds.findChildren(Label) if each.isVisibleTo(rounds)]


def test_a_pause_and_a_request_stand_under_the_name_and_can_be_ended(
    session: Session, area: Area, village: Village, qtbot: QtBot
) -> None:
    home = village.ids["陈国福"]
    page = HouseholdsPage(session)
    qtbot.addWidget(page)
    page.resize(1294, 712)
    page.show()
    page.open_household(home)
    rounds = page.detail.rounds
    assert not rounds.isVisible()
    page.detail.title.pause_wanted.emit()
    pause = page.window().findChild(PauseDialog)
    assert isinstance(pause, PauseDialog)
    pause.until.setDate(QDate(2026, 11, 20))
    pause.save.click()
    assert pause.isVisible()  # a day that is past is refused, and what was chosen stays
    pause.until.setDate(QDate(2026, 12, 24))
    pause.note.setText("去城里儿子家")
    pause.save.click()
    page.detail.title.request_wanted.emit()
    request = page.window().findChild(RequestDialog)
    assert isinstance(request, RequestDialog)
    request.why.setText("电表走得快")
    request.save.click()
    qtbot.waitUntil(lambda: len(_said(rounds)) == 2)
    said = " ".join(_said(rounds))
    assert "12月24日" in said
    assert "去城里儿子家" in said
    assert "电表走得快" in said
    for left in (1, 0):
        next(each for each in rounds.findChildren(Button) if each.isVisibleTo(rounds)).click()
        qtbot.waitUntil(lambda left=left: len(_said(rounds)) == left)  # type: ignore[misc]
    assert not rounds.isVisible()
    assert plan_changes.pauses(area) == []
    assert households.household_card(area, home).requests == ()
