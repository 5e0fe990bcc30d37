"""Peak and end at the door: asked in one line, kept as typed, looked back on at the end."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gridsteward.desktop.door.moments import suggestions_in
from gridsteward.desktop.door.screen import DoorScreen
from gridsteward.desktop.session import Session
from gridsteward.operations import households, visit_list
from gridsteward.operations.area import Area
from gridsteward.records.visit import Visit
from gridsteward.words import LANGUAGES, Words
from tests.desktop.pages.conftest import Village

Show = Callable[[QWidget], QWidget]
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def door(session: Session, village: Village, show: Show) -> DoorScreen:
    screen = DoorScreen(session, visit_list.door_page(session.area, village.ids["陈国福"]))
    show(screen)
    return screen


def test_a_visit_without_a_plan_is_asked_nothing_more(door: DoorScreen, area: Area) -> None:
    assert door.planned.ask.isVisible()
    assert not door.planned.peak.isVisible()
    assert not door.came_about.isVisible()
    door.met.choose("person")
    door.finish()
    (visit,) = area.store.select(Visit)
    told = (visit.planned_peak, visit.planned_ending, visit.peak_done, visit.ending_done)
    assert told == ("", "", 0, 0)


def test_planned_by_keyboard_kept_at_once_and_looked_back_on(
    door: DoorScreen, area: Area, session: Session, village: Village, show: Show
) -> None:
    QTest.keyClick(door, Qt.Key.Key_G, ALT)
    focus = QApplication.focusWidget()
    assert focus is door.planned.peak.field
    QTest.keyClicks(focus, "lamp")
    door.planned.ending.offers[0].click()
    (draft,) = area.store.drafts()
    assert (draft.planned_peak, draft.planned_ending) == ("lamp", door.planned.ending.field.text())
    assert draft.planned_ending
    # a laptop that died here has lost nothing
    again = DoorScreen(session, visit_list.door_page(area, village.ids["陈国福"]))
    show(again)
    assert again.planned.texts == ("lamp", draft.planned_ending)
    assert again.came_about.peak.isVisible()
    again.came_about.peak.click()
    again.met.choose("person")
    again.finish()
    (visit,) = area.store.select(Visit)
    assert (visit.planned_peak, visit.peak_done, visit.ending_done) == ("lamp", 1, 0)
    assert visit.planned_ending == draft.planned_ending


def test_a_correction_holds_the_plan_and_changes_only_what_was_changed(
    area: Area, session: Session, village: Village, show: Show
) -> None:
    village.visit("陈国福", "2026-11-19", planned_peak="灯亮了", planned_ending="约好再来", peak_done=1)
    (visit,) = area.store.select(Visit)
    screen = DoorScreen(session, visit_list.amend_page(area, visit.id))
    show(screen)
    assert screen.planned.texts == ("灯亮了", "约好再来")
    assert screen.came_about.done == (1, 0)
    screen.came_about.ending.click()
    screen.finish()
    (visit,) = area.store.select(Visit)
    assert (visit.peak_done, visit.ending_done) == (1, 1)
    changed = {each.field for each in households.history(area, visit.household_id) if not each.created}
    assert changed == {"ending_done"}


def test_a_plan_taken_back_has_not_come_about(door: DoorScreen, area: Area) -> None:
    door.planned.unfold()
    door.planned.peak.field.setText("灯亮了")
    door.came_about.peak.click()
    door.planned.peak.field.clear()
    assert not door.came_about.isVisible()
    door.met.choose("person")
    door.finish()
    (visit,) = area.store.select(Visit)
    assert visit.peak_done == 0


def test_suggestions_follow_the_purposes(door: DoorScreen, session: Session) -> None:
    words = session.words
    door.planned.unfold()
    assert [each.text() for each in door.planned.peak.offers] == list(words.section("peak_routine").values())
    door.purposes.choose("bill")
    assert [each.text() for each in door.planned.peak.offers] == list(words.section("peak_bill").values())
    door.purposes.choose("care")
    offered = [each.text() for each in door.planned.ending.offers]
    assert {words("ending_bill.1"), words("ending_care.1")} <= set(offered)


def test_better_suggestions_may_be_handed_in(session: Session, village: Village, show: Show) -> None:
    page = visit_list.door_page(session.area, village.ids["陈国福"])
    screen = DoorScreen(session, page, suggestions=lambda _purposes: (["按画像的一刻"], ["按画像的收尾"]))
    show(screen)
    screen.planned.unfold()
    shown = [each.text() for each in screen.planned.peak.offers if each.isVisible()]
    assert shown == ["按画像的一刻"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_purpose_has_three_moments_and_three_endings(language: str) -> None:
    words = Words(language)
    suggest = suggestions_in(words)
    for purpose in words.section("purpose"):
        peaks, endings = suggest([purpose])
        assert len(set(peaks)) == len(set(endings)) == 3, purpose


def test_what_was_not_planned_cannot_have_come_about(area: Area, village: Village) -> None:
    village.visit("陈国福", "2026-11-19", peak_done=1, planned_ending="约好", ending_done=1)
    (visit,) = area.store.select(Visit)
    assert (visit.peak_done, visit.ending_done) == (0, 1)
