"""Whom to give thought to this week: a broken promise is seen on the day's page, and leads on with one key."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from gridsteward.desktop.pages.today_view import TodayView
from gridsteward.desktop.pages.today_warnings import SHOWN, WarningsDialog
from gridsteward.desktop.session import Session
from gridsteward.operations import households, promises, visits
from gridsteward.operations.area import Area
from gridsteward.records.visit import CommitmentOutcome, DraftTouchpoint
from tests.desktop.pages.conftest import Village

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def worried(village: Village) -> Village:
    """One home with a promise overdue after a complaint, one with a complaint just now."""
    left = (DraftTouchpoint(kind="overall", mood=0),)
    promised = [("查线路", "2026-11-10")]
    village.visit("周国梁", "2026-11-02", purposes=("complaint",), touchpoints=left, promises=promised)
    village.visit("吴秀珍", "2026-11-21", purposes=("complaint",), touchpoints=left)
    return village


def shown(session: Session, show: Show) -> TodayView:
    view = TodayView(session)
    show(view)
    view.warnings.refresh()
    QApplication.processEvents()
    return view


def test_it_says_who_why_and_leads_there_by_keyboard(worried: Village, session: Session, show: Show) -> None:
    opened: list[str] = []
    begun: list[str] = []
    session.household_requested.connect(opened.append)
    session.visit_requested.connect(begun.append)
    view = shown(session, show)
    rows = view.warnings.rows
    assert [each.item.household.name for each in rows] == ["周国梁", "吴秀珍"]
    rows[0].main.setFocus()
    QTest.keyClick(rows[0].main, Qt.Key.Key_Return)
    assert opened == [worried.ids["周国梁"]], "something is to be finished first: its household opens"
    QTest.keyClick(rows[1].main, Qt.Key.Key_Space)
    assert begun == [worried.ids["吴秀珍"]]
    rows[1].name.click()
    assert opened[-1] == worried.ids["吴秀珍"]


def test_it_follows_what_is_done_and_hides_when_nobody_is_left(
    worried: Village, session: Session, area: Area, show: Show
) -> None:
    view = shown(session, show)
    (promise,) = households.household_card(area, worried.ids["周国梁"]).commitments
    change = promises.settle(area, promise.commitment.id, CommitmentOutcome.KEPT)
    session.changed.emit(change)
    assert view.warnings.rows[0].item.household.name == "周国梁", (
        "it rests first: several changes are one reading"
    )
    view.warnings.refresh()
    assert view.warnings.rows[0].item.household.name == "吴秀珍"
    for name in ("周国梁", "吴秀珍"):
        households.remove_household(area, worried.ids[name])
    view.warnings.refresh()
    assert not view.warnings.isVisible()
    assert view.warnings.rows == []


def test_the_page_shows_few_and_the_list_all_with_every_reason(
    worried: Village, session: Session, area: Area, show: Show
) -> None:
    for number in range(SHOWN):
        home, _ = households.add_household(area, {"account_no": f"0700{number:06}", "name": f"试{number}"})
        visits.promise(area, home, what="送联系卡", due="2026-11-20")
    view = shown(session, show)
    assert len(view.warnings.rows) == SHOWN
    view.warnings.all_button.click()
    dialog = view.findChild(WarningsDialog)
    assert dialog is not None
    assert len(dialog.rows) == SHOWN + 2
    said = [label.text() for label in dialog.rows[0].findChildren(QLabel)]
    assert any("答应11月10日前办的事过期了：查线路" in each for each in said)
    assert any("11月2日有过投诉" in each for each in said)
    dialog.rows[0].main.click()
    assert not dialog.isVisible(), "whoever goes to a household leaves the list"
