"""How one's own visits were felt, on the reports page and on a household's: one's own alone, nothing made up."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from gridsteward.desktop.pages.households.mood_curve import MoodCurve, mood_points
from gridsteward.desktop.pages.reports.moods import signed
from gridsteward.desktop.pages.reports.page import ReportsPage
from gridsteward.desktop.session import Session
from gridsteward.operations import households, visits
from gridsteward.operations.area import Area
from gridsteward.records.visit import DraftTouchpoint, VisitDraft
from tests.desktop.pages.conftest import Village

Show = Callable[[QWidget], QWidget]


def visit(area: Area, household: str, day: str, *moods: int, **more: object) -> None:
    kinds = ("arrival", "explaining", "farewell")
    draft = VisitDraft(
        id="",
        household_id=household,
        started_at=f"{day}T09:00:00+08:00",
        ended_at=f"{day}T09:20:00+08:00",
        met="person",
        touchpoints=tuple(DraftTouchpoint(kind=kinds[at], mood=mood) for at, mood in enumerate(moods)),
        **more,  # type: ignore[arg-type]
    )
    visits.record_visits(area, [draft])


@pytest.fixture
def page(session: Session, village: Village, show: Show) -> ReportsPage:
    home = village.ids["陈国福"]
    visit(session.area, home, "2026-11-10", -1, 0, 1, planned_peak="试灯", peak_done=1)
    visit(session.area, home, "2026-11-12", 0, 2, planned_peak="试灯", planned_ending="约好", ending_done=1)
    visit(session.area, home, "2026-01-12", 0, -2)
    made = ReportsPage(session)
    show(made)
    return made


def test_the_figures_are_those_of_the_period(page: ReportsPage) -> None:
    page.views["moods"].click()
    moods = page.moods
    assert moods.isVisible()
    assert not page.export.isVisible(), "one's own moods are handed to nobody"
    said = {key: figure.accessibleName() for key, figure in moods.figures.items()}
    assert said["mean"].startswith("+0.4")
    assert said["peak"] == "+1.5"
    assert said["ending"] == "+1.5"
    assert said["change"].startswith("+2.0")
    assert said["plans"].startswith("67%")
    assert [week.monday for week in moods.curve.weeks] == ["2026-11-09"]
    moods.periods["year"].click()
    assert [week.monday for week in moods.curve.weeks] == ["2026-01-12", "2026-11-09"]
    assert "2026-01-12" in moods.curve.accessibleDescription()
    QApplication.processEvents()  # painted


def test_back_leads_to_the_overview(page: ReportsPage) -> None:
    page.use_view("moods")
    assert page.go_back()
    assert not page.moods.isVisible()
    assert page.overview.isVisible()


def test_a_time_without_moods_says_so(session: Session, village: Village, show: Show) -> None:
    made = ReportsPage(session)
    show(made)
    made.use_view("moods")
    assert made.moods.empty.isVisible()
    assert made.moods.figures["mean"].accessibleName() == "–"


def test_a_visit_made_meanwhile_is_counted(page: ReportsPage, session: Session, village: Village) -> None:
    page.use_view("moods")
    draft = VisitDraft(
        id="",
        household_id=village.ids["吴秀珍"],
        started_at="2026-11-20T09:00:00+08:00",
        ended_at="2026-11-20T09:10:00+08:00",
        met="person",
        touchpoints=(DraftTouchpoint(kind="farewell", mood=2),),
    )
    session.changed.emit(visits.record_visits(session.area, [draft]))
    assert len(page.moods.curve.weeks) == 2


def test_moods_read_with_their_sign() -> None:
    assert [signed(each) for each in (0.84, -0.3, 0.0, -0.04, None)] == ["+0.8", "−0.3", "0.0", "0.0", "–"]


def test_a_household_shows_peak_and_end_and_what_was_planned(
    session: Session, village: Village, show: Show
) -> None:
    home = village.ids["陈国福"]
    visit(session.area, home, "2026-10-10", -1, -2, 0)
    visit(
        session.area, home, "2026-11-10", 0, 1, 2, planned_peak="试灯", planned_ending="约好", ending_done=1
    )
    card = households.household_card(session.area, home)
    points = mood_points(card.visits)
    assert [(each.moods.peak_mood, each.moods.ending_mood) for each in points] == [(-2, 0), (2, 2)]
    assert [(each.planned, each.done) for each in points] == [(0, 0), (2, 1)]
    curve = MoodCurve(session)
    show(curve)
    curve.show_visits(card.visits)
    assert session.words("mood.-2") in curve.accessibleDescription()
    QApplication.processEvents()
