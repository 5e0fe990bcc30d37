"""A steward's morning: the day is planned while the window goes on, changed by hand, walked, and carried over."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gridsteward.desktop.door.doorway import Doorway
from gridsteward.desktop.door.screen import DoorScreen
from gridsteward.desktop.pages.plan.page import PlanPageView
from gridsteward.desktop.pages.today_view import TodayView
from gridsteward.desktop.session import Session
from gridsteward.desktop.shell import MainWindow
from gridsteward.desktop.start import page_specs
from gridsteward.desktop.tasks import Tasks
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.widgets.feedback import Notice
from gridsteward.operations import households, plan_changes, plan_view, planning, visits
from gridsteward.operations.area import Area, open_area
from gridsteward.records.care_light import KeptLight
from gridsteward.records.plan import StopState
from gridsteward.records.visit import VisitDraft
from gridsteward.store.care_lights import keep_lights
from gridsteward.words import Words
from tests.desktop.pages.conftest import Clock
from tests.marking import mark
from tests.pdf import pdf_text

Show = Callable[[QWidget], QWidget]
MORNING = datetime.fromisoformat("2026-11-23T08:00:00+08:00")  # a Monday
ALT = Qt.KeyboardModifier.AltModifier
NAMES = ("林桂香", "陈国福", "周国梁", "吴秀珍", "石大山", "向阳花")


@pytest.fixture
def homes(area: Area, clock: Clock) -> dict[str, str]:
    """Return six homes along a lane, somebody of 80 alone in each, by name."""
    clock.now = MORNING
    found = {}
    for number, name in enumerate(NAMES):
        values: dict[str, str | int | float | None] = {
            "account_no": f"06104427398{number}",
            "name": name,
            "address": f"桂溪村1组{number + 1}号",
            "village": "桂溪村",
            "longitude": 109.1 + number * 0.004,
            "latitude": 28.2,
        }
        found[name], _ = households.add_household(area, values)
        for tag in ("age_80", "living_alone"):
            mark(area, found[name], tag)
    return found


@pytest.fixture
def page(homes: dict[str, str], session: Session, show: Show) -> PlanPageView:
    made = PlanPageView(session)
    show(made)
    return made


@pytest.fixture
def told(session: Session) -> list[Notice]:
    found: list[Notice] = []
    session.notified.connect(found.append)
    return found


def ids(page: PlanPageView) -> list[str]:
    page.refresh()
    assert page.page is not None
    assert page.page.plan is not None
    return [stop.household_id for stop in page.page.plan.days[0].stops]


def call(area: Area, household: str, *, at: datetime, met: str = "person") -> None:
    end = at + timedelta(minutes=10)
    draft = VisitDraft(
        id="", household_id=household, started_at=at.isoformat(), ended_at=end.isoformat(), met=met
    )
    visits.record_visits(area, [draft])


@pytest.fixture
def beside(area: Area, theme: Theme, words: Words, clock: Clock, threads: Tasks) -> Iterator[Session]:
    """Return a session whose work is done in real threads."""
    made = Session(area, threads, theme=theme, words=words, clock=clock)
    yield made
    threads.close()
    made.deleteLater()


def test_planning_is_stopped_and_begun_again_while_the_window_goes_on(
    homes: dict[str, str], area: Area, beside: Session, show: Show, qtbot: QtBot
) -> None:
    told: list[Notice] = []
    beside.notified.connect(told.append)
    page = PlanPageView(beside)
    show(page)
    qtbot.waitUntil(lambda: page.page is not None)
    assert len(page.candidates.model.records) == len(homes)
    page.pane.empty.button.click()
    assert page.work.isVisible()
    page.work.cancel.click()
    qtbot.waitUntil(lambda: page.acts.running is None)
    assert told[-1].what == beside.words("fault.plan_cancelled")
    assert plan_view.planned(area, MORNING.date()) is None
    page.pane.empty.button.click()
    qtbot.waitUntil(lambda: page.page is not None and page.page.plan is not None, timeout=15_000)
    assert page.pane.timeline.current is not None
    assert page.pane.timeline.hasFocus()


def test_an_order_made_with_the_keyboard_outlives_the_program(
    page: PlanPageView, area: Area, tmp_path: Path
) -> None:
    page.plan_day()
    before = ids(page)
    timeline = page.pane.timeline
    timeline.select(before[0])
    QTest.keyClick(timeline, Qt.Key.Key_Down, ALT)
    after = ids(page)
    assert after[:2] == [before[1], before[0]]
    assert timeline.current is not None
    assert timeline.current.household_id == before[0]  # the cursor goes along
    timeline.dropped(after[-1], 0)  # what a drag to the top asks for
    dragged = ids(page)
    assert dragged == [after[-1], *after[:-1]]
    area.close()
    again = open_area(tmp_path, passphrase="correct horse")
    again.now = area.now
    plan = plan_view.planned(again, MORNING.date())
    assert plan is not None
    assert [stop.household_id for stop in plan.days[0].stops] == dragged
    again.close()


@pytest.mark.usefixtures("homes")
def test_the_door_opens_from_a_stop_and_the_stop_is_done(
    session: Session, clock: Clock, show: Show, tmp_path: Path
) -> None:
    Doorway(session)
    window = MainWindow(session, page_specs(), folder=tmp_path)
    show(window)
    session.open_page("plan")
    page = window.pages.currentWidget()
    assert isinstance(page, PlanPageView)
    page.plan_day()
    first = ids(page)[0]
    clock.now = MORNING.replace(hour=9)
    page.pane.timeline.select(first)
    QTest.keyClick(page.pane.timeline, Qt.Key.Key_Return)
    door = window.findChild(DoorScreen)
    assert isinstance(door, DoorScreen)
    door.met.choose("person")
    door.finish_button.click()
    ids(page)
    stop = page.stop_of(first)
    assert stop is not None
    assert stop.state == StopState.DONE
    assert page.pane.bar.value() == 1
    session.open_page("visits")
    assert window.current == "visits"
    window.go_back()
    assert window.current == "plan"


def test_midnight_passes_and_who_was_not_reached_is_there_again(
    page: PlanPageView, area: Area, clock: Clock, homes: dict[str, str]
) -> None:
    page.plan_day()
    first = ids(page)[0]
    clock.now = MORNING.replace(hour=23, minute=59)
    call(area, first, at=MORNING.replace(hour=9))
    clock.now += timedelta(minutes=2)
    page.tick()
    assert page.day == MORNING.date() + timedelta(days=1)
    assert page.page is not None
    assert page.page.plan is None
    assert page.pane.empty.isVisible()
    page.candidates.choose("carried")
    assert {each.household_id for each in page.candidates.model.records} == set(homes.values()) - {first}
    page.show_day(MORNING.date())  # the day that is over can be looked at, and asks for nothing
    assert not page.plan_button.isVisible()


def test_every_change_is_told_and_can_be_taken_back(
    page: PlanPageView, area: Area, session: Session, told: list[Notice]
) -> None:
    page.plan_week()
    page.refresh()
    assert page.page is not None
    full = next(each.day for each in page.page.days if each.stops)
    other = next(each.day for each in page.page.days if each.stops == ())
    page.show_day(date.fromisoformat(full))
    before = ids(page)
    one = before[-1]
    page.pane.timeline.select(one)
    QTest.keyClick(page.pane.timeline, Qt.Key.Key_Delete)
    assert ids(page) == before[:-1]
    page.show_home(one)
    assert page.pane.card.card is not None
    assert page.pane.card.card.why_not  # it says why it is not in the day
    assert page.pane.card.add.isVisible()
    page.pane.card.add.click()
    assert one in ids(page)
    assert told[-1].act is not None
    told[-1].act()
    assert ids(page) == before[:-1]
    page.to_day(before[0], to=date.fromisoformat(other))
    assert before[0] not in ids(page)
    there = plan_view.planned(area, date.fromisoformat(other))
    assert there is not None
    assert before[0] in [stop.household_id for stop in there.days[0].stops]
    assert told[-1].act is not None
    told[-1].act()
    assert ids(page) == before[:-1]
    QTest.keyClick(page.pane.timeline, Qt.Key.Key_Space)
    dialog = page.acts.pause(before[0], "林桂香")
    dialog.until.setDate(dialog.until.date().addDays(-60))
    dialog.save.click()
    assert dialog.wrong.text() == session.words("fault.pause_past")
    dialog.ends.setChecked(False)
    dialog.save.click()
    assert [each.household_id for each in plan_changes.pauses(area)] == [before[0]]
    page.candidates.choose("paused")
    page.candidates.select(before[0])
    page.show_home(before[0], source="list")
    page.pane.card.resume.click()
    assert plan_changes.pauses(area) == []


def test_a_refused_change_is_said_in_a_sentence(
    page: PlanPageView, area: Area, session: Session, clock: Clock, told: list[Notice]
) -> None:
    page.plan_day()
    first = ids(page)[0]
    clock.now = MORNING.replace(hour=10)
    call(area, first, at=MORNING.replace(hour=9))
    page.take_out(first)
    assert told[-1].what == session.words("fault.plan_visited")


def test_the_day_goes_out_on_paper_as_a_workbook_and_into_a_calendar(
    page: PlanPageView, session: Session, tmp_path: Path
) -> None:
    page.plan_day()
    count = len(ids(page))
    page.print_day()
    from gridsteward.desktop.pages.plan.paper import DayPrintDialog

    dialog = page.window().findChild(DayPrintDialog)
    assert isinstance(dialog, DayPrintDialog)
    assert not dialog.picture.pixmap().isNull()
    dialog.save(tmp_path / "走访单.pdf")
    text = "".join(pdf_text(tmp_path / "走访单.pdf"))
    assert all(name in text for name in NAMES)
    assert "桂溪村1组3号" in text
    assert "桂溪网格" in text
    assert session.words("sheet.strategy") in text
    dialog.how.setChecked(False)
    dialog.save(tmp_path / "short.pdf")
    assert session.words("sheet.strategy") not in "".join(pdf_text(tmp_path / "short.pdf"))
    dialog.accept()
    assert page.page is not None
    assert page.page.plan is not None
    export = page.acts.export_day(page.page.plan)
    export.place.setText(str(tmp_path / "day.xlsx"))
    export.go.click()
    cells = [
        cell.value for row in load_workbook(tmp_path / "day.xlsx").worksheets[0].iter_rows() for cell in row
    ]
    assert set(NAMES) <= set(cells)
    export.reject()
    page.acts.calendar(page.page.plan, tmp_path / "day.ics")
    assert (tmp_path / "day.ics").read_text("utf-8").count("BEGIN:VEVENT") == count


def test_coverage_names_the_overdue_and_leads_to_them(page: PlanPageView, session: Session) -> None:
    opened: list[str] = []
    session.household_requested.connect(opened.append)
    page.use_view("coverage")
    assert page.coverage is not None
    people = page.coverage.people
    assert len(people.records) == len(NAMES)
    page.coverage.people_list.activated.emit(people.index(0, 0))
    assert opened == [people.records[0].household_id]
    assert page.go_back()
    assert page.pane.isVisible()


def test_today_says_who_comes_next_or_offers_to_plan(
    homes: dict[str, str], session: Session, area: Area, show: Show
) -> None:
    view = TodayView(session)
    show(view)
    asked: list[str] = []
    session.page_requested.connect(asked.append)
    view.route.plan.click()
    assert asked == ["plan"]
    plan = planning.plan_day(area, MORNING.date())
    view.refresh()
    first = plan.days[0].stops[0].household_id
    assert homes[view.route.name.text()] == first
    visited: list[str] = []
    session.visit_requested.connect(visited.append)
    view.route.visit.click()
    assert visited == [first]
    assert len(view.stops.records) == len(plan.days[0].stops)


def test_the_map_shows_the_lights_that_are_on(page: PlanPageView, area: Area, homes: dict[str, str]) -> None:
    """Whoever lives beside the way and is silent must catch the eye before the steward drives past."""
    keep_lights(
        area.store,
        [
            KeptLight(household_id=homes[NAMES[0]], day="2026-11-23", level=level, reason="", at=at)
            for level, at in (("yellow", "2026-11-23T07:00:00+08:00"), ("red", "2026-11-23T08:00:00+08:00"))
        ],
    )
    area.now = lambda: datetime.fromisoformat("2026-11-23T09:00:00+08:00")
    page.refresh()
    assert page.pane.map is not None
    shown = {each.household_id: each.tone for each in page.pane.map.picture.homes.homes}
    assert shown[homes[NAMES[0]]] == "alarm"
    assert shown[homes[NAMES[1]]] == ""
