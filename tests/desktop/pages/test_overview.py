"""If these fail, the overview cannot be read or opened without a mouse, or a chart cannot be taken along."""

import threading
from datetime import date
from typing import Any
from unittest import mock

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gridsteward.desktop.pages.reports.overview import OverviewView
from gridsteward.desktop.session import Session
from gridsteward.desktop.tasks import Tasks
from gridsteward.operations import charts, dashboard
from gridsteward.operations.area import Area
from gridsteward.operations.households import add_household
from gridsteward.operations.visits import record_visits
from gridsteward.records.chart import Chart, ChartImage, Dashboard
from gridsteward.records.use import ChartLook
from gridsteward.records.visit import VisitDraft
from gridsteward.words import Words


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> OverviewView:
    home, _ = add_household(session.area, {"account_no": "0610442700", "name": "周桂英", "village": "桂溪村"})
    drafts = [
        VisitDraft(
            id=f"d{at}",
            household_id=home,
            started_at=f"2026-11-{day:02d}T09:00:00+08:00",
            ended_at=f"2026-11-{day:02d}T09:30:00+08:00",
            purposes=("routine",),
            met="person",
        )
        for at, day in enumerate((2, 20, 21))
    ]
    record_visits(session.area, drafts)
    made = OverviewView(session)
    qtbot.addWidget(made)
    made.resize(1260, 640)
    made.show()
    made.refresh()
    qtbot.waitUntil(lambda: "visits" in made.tiles, timeout=5000)
    qtbot.waitUntil(lambda: made.tiles["visits"].canvas.image is not None, timeout=10000)
    return made


def test_figures_and_charts_stand_there(view: OverviewView) -> None:
    assert view.figures["visits"].accessibleName() == "3"
    assert view.figures["hours"].accessibleName() == "1.5"
    assert len(view.tiles) == 12
    assert view.tiles["satisfaction"].canvas.isHidden(), "an empty chart says so in words"


def test_a_chart_is_gone_through_and_opened_with_keys(
    view: OverviewView, session: Session, qtbot: QtBot
) -> None:
    canvas = view.tiles["visits"].canvas
    canvas.setFocus()
    latest = len(canvas.chart.columns) - 1
    assert canvas.at == latest
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    qtbot.keyClick(canvas, Qt.Key.Key_Left)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.at == latest - 1
    while not sum(value or 0 for value in canvas.chart.columns[canvas.at].values):
        qtbot.keyClick(canvas, Qt.Key.Key_Left)
    assert "见到人" in canvas.accessibleDescription()
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(view.rows.records), timeout=5000)
    with qtbot.waitSignal(session.household_requested, timeout=2000):
        qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert view.go_back()
    assert not view.go_back()


def test_a_click_opens_the_column_under_it(view: OverviewView, qtbot: QtBot) -> None:
    canvas = view.tiles["visits"].canvas
    picture = canvas._picture
    assert picture is not None
    at = next(at for at, each in enumerate(canvas.chart.columns) if any(each.values))
    left, top, width, height = picture.boxes[at]
    place = QPoint(round(left + width / 2), round(top + height / 2))
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: bool(view.rows.records), timeout=5000)
    assert sum(value or 0 for value in canvas.chart.columns[at].values) == len(view.rows.records)


def test_a_chart_goes_along_as_picture_and_as_table(view: OverviewView) -> None:
    tile = view.tiles["visits"]
    tile.copy_table()
    told = QGuiApplication.clipboard().text().splitlines()
    assert told[0].split("\t") == ["走访", "见到人", "没见到"]
    assert sum(float(line.split("\t")[1]) for line in told[1:]) == 3
    tile.copy_picture()
    assert QGuiApplication.clipboard().image().width() == tile.canvas.image.width()  # type: ignore[union-attr]


def another_visit(session: Session) -> None:
    ((home,),) = session.area.store.query("SELECT id FROM household")
    draft = VisitDraft(
        id="another",
        household_id=home,
        started_at="2026-11-22T10:00:00+08:00",
        ended_at="2026-11-22T10:30:00+08:00",
        purposes=("routine",),
        met="person",
    )
    session.changed.emit(record_visits(session.area, [draft]))


def test_a_period_looked_at_before_stands_there_at_once(
    view: OverviewView, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    reckon = dashboard.dashboard

    def count(area: Area, first: date, last: date, **how: Any) -> Dashboard:
        asked.append((first, last))
        return reckon(area, first, last, **how)

    monkeypatch.setattr(dashboard, "dashboard", count)
    view.periods.use("year")
    view.periods.use("quarter")
    view.periods.use("year")
    assert len(asked) == 1, "the quarter was there, the year the second time too"
    assert view.found is not None
    assert (view.found.first, view.found.last) == tuple(each.isoformat() for each in view.periods.days())


def test_what_was_kept_goes_with_the_first_change(view: OverviewView, session: Session) -> None:
    """A visit made elsewhere counts when one comes back, in every period."""
    view.periods.use("year")
    view.hide()
    another_visit(session)
    view.show()
    assert view.figures["visits"].accessibleName() == "4"
    view.periods.use("quarter")
    assert view.figures["visits"].accessibleName() == "4"


def test_no_chart_stands_there_in_the_colours_of_another_theme(
    view: OverviewView, session: Session, threads: Tasks, qtbot: QtBot
) -> None:
    """What was asked for before is not drawn any more, and what was drawn does not stay."""
    canvas, session.tasks = view.tiles["visits"].canvas, threads
    gate, drawn = threading.Event(), list[ChartLook]()
    draw = charts.draw

    def noted(chart: Chart, look: ChartLook, words: Words) -> ChartImage:
        drawn.append(look)
        return draw(chart, look, words)

    threads.run("gate", gate.wait, lambda _: None, lane="drawing")
    with mock.patch.object(charts, "draw", noted):
        canvas._draw()  # as after the chart of another period
        session.theme.use(choice="dark")
        try:
            assert canvas.image is None
            gate.set()
            qtbot.waitUntil(lambda: canvas.image is not None, timeout=10_000)
            qtbot.waitUntil(lambda: not threads.busy, timeout=20_000)
            grounds = {each.colours["ground"] for each in drawn}
        finally:
            gate.set()
            session.theme.use(choice="light")
    assert grounds == {session.theme.tokens.colours["dark"]["ground"]}
