"""Care lights on the day's page and under a name: who waits is seen, by midnight too, once, and answered there."""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gridsteward.desktop.dialogs.look_in import LookInDialog
from gridsteward.desktop.pages.households.care_light import LightLine
from gridsteward.desktop.pages.today_view import TodayView
from gridsteward.desktop.session import Session
from gridsteward.operations import finding_words, scanning
from gridsteward.operations.area import Area
from gridsteward.records.care_light import CareLook, LookOutcome
from tests.desktop.pages.conftest import Clock, Village
from tests.marking import mark
from tests.use_data import bring

Show = Callable[[QWidget], QWidget]
LONG, CHEN = "龙桂香", "陈国福"
DAYS = 100
LAST = date(2026, 11, 21)


@pytest.fixture
def quiet(area: Area, village: Village) -> Village:
    """An old woman who lives alone has hardly used anything for two days; her neighbours live as ever."""
    ids = [village.ids[LONG], *(home for name, home in village.ids.items() if name != LONG)]
    kwh = np.random.default_rng(5).normal(4, 0.4, (len(ids), DAYS)).round(2)
    kwh[0, -2:] = 0.4
    bring(area, ids, LAST - timedelta(days=DAYS - 1), kwh)
    return village


def shown(session: Session, show: Show) -> TodayView:
    view = TodayView(session)
    show(view)
    view.lights.refresh()
    QApplication.processEvents()
    return view


def test_who_is_dark_is_answered_with_a_call_and_gone(
    quiet: Village, session: Session, area: Area, show: Show
) -> None:
    view = shown(session, show)
    (line,) = view.lights.rows
    assert (line.name.text(), line.item.step) == (LONG, "call")
    line.main.setFocus()
    QTest.keyClick(line.main, Qt.Key.Key_Space)
    (asked,) = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, LookInDialog) and each.isVisible()
    ]
    asked.outcomes.setCurrentRow(list(LookOutcome).index(LookOutcome.WELL))
    asked.submit()
    view.lights.refresh()
    QApplication.processEvents()
    assert [each.outcome for each in area.store.select(CareLook)] == ["well"]
    assert (view.lights.rows, view.lights.isVisible()) == ([], False)


def test_a_light_and_a_finding_of_one_home_are_one_row(
    quiet: Village, session: Session, area: Area, show: Show
) -> None:
    """Two rows are two people to call, and she is called twice."""
    scanning.scan_area(area)
    view = shown(session, show)
    session.findings.load()
    QApplication.processEvents()
    (line,) = view.lights.rows
    found = session.findings.current
    assert found is not None
    (silence,) = [each for each in found.waiting if each.household.id == quiet.ids[LONG]]
    assert line.why.text == finding_words.sentence(silence.finding, session.words)
    assert LONG not in [each.name.text() for each in view.looking.rows]


def test_an_open_laptop_looks_anew_when_the_day_begins_and_when_it_wakes(
    quiet: Village, session: Session, show: Show, clock: Clock
) -> None:
    """She would stay in the list of the day on which she was seen, or not come into it."""
    clock.now = clock.now.replace(hour=23, minute=59)
    view = shown(session, show)
    assert len(view.lights.rows) == 1
    clock.now += timedelta(seconds=30)
    view.lights.tick()
    assert view.lights.rows[0].item.day == "2026-11-22", "the hour is the same: nothing is worked out"
    clock.now += timedelta(minutes=1)
    view.lights.tick()
    QApplication.processEvents()
    assert view.lights.rows[0].item.day == "2026-11-23"
    clock.now += timedelta(days=5)  # asleep
    view.lights.tick()
    QApplication.processEvents()
    assert view.lights.rows == [], "nothing was read since: it cannot be told"


def test_the_light_stands_under_the_name_of_who_is_looked_after_only(
    quiet: Village, session: Session, area: Area, show: Show
) -> None:
    line = LightLine(session)
    show(line)
    line.show_household(quiet.ids[LONG])
    QApplication.processEvents()
    assert line.isVisible()
    assert line.level.text() == session.words("light.red")
    line.show_household(quiet.ids[CHEN])
    QApplication.processEvents()
    assert not line.isVisible()
    mark(area, quiet.ids[CHEN], "living_alone")
    mark(area, quiet.ids[CHEN], "forgetful")
    line.show_household(quiet.ids[CHEN])
    QApplication.processEvents()
    assert line.level.text() == session.words("light.green")
