"""The map on screen: a home that cannot be found or opened from it leaves the steward to ask the way."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gridsteward.desktop.map.homes import MapHome
from gridsteward.desktop.map.mercator import plane
from gridsteward.desktop.map.view import MapView
from gridsteward.desktop.session import Session
from gridsteward.records.plan import Placed

HOMES = (
    MapHome(
        household_id="a", name="龙桂香", longitude=119.500, latitude=30.100, village="桂溪村", tone="alarm"
    ),
    MapHome(household_id="b", name="陈国福", longitude=119.5002, latitude=30.100, village="桂溪村"),
    MapHome(
        household_id="c",
        name="周国梁",
        longitude=119.52,
        latitude=30.11,
        village="石桥头",
        placed=Placed.VILLAGE,
    ),
)


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> MapView:
    made = MapView(session)
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show()
    made.show_homes(HOMES)
    return made


def pixel(view: MapView, household: str) -> QPoint:
    homes = view.picture.homes
    return QPointF(*view.picture.camera.screen(*homes.places[homes.at[household]])).toPoint()


def test_a_click_opens_a_spot_and_then_the_home(view: MapView, qtbot: QtBot) -> None:
    """Two homes that lie on each other come apart, and each is then reached by itself."""
    said: list[str] = []
    view.chosen.connect(said.append)
    assert sorted(len(spot.homes) for spot in view.picture.homes.spots(view.picture.camera)) == [1, 2]
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=pixel(view, "a"))
    assert said == []
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=pixel(view, "b"))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=pixel(view, "a"))
    assert said == ["b", "a"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # offscreen, of the menu
def test_homes_on_one_place_are_offered_by_name(view: MapView, qtbot: QtBot) -> None:
    """All homes of a village without coordinates lie in its middle: none may be out of reach."""
    from PySide6.QtWidgets import QMenu

    said: list[str] = []
    view.chosen.connect(said.append)
    view.show_homes(
        [
            MapHome(
                household_id=str(at), name=f"吴{at}", longitude=119.5, latitude=30.1, placed=Placed.VILLAGE
            )
            for at in range(3)
        ]
    )
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=pixel(view, "1"))
    (menu,) = view.findChildren(QMenu)
    menu.actions()[2].trigger()
    menu.close()
    assert said == ["2"]


def test_the_keys_reach_what_the_pointer_does(view: MapView) -> None:
    said: list[str] = []
    view.chosen.connect(said.append)
    view.show_route(["c", "a"], (119.51, 30.09), None)
    for key in (
        Qt.Key.Key_N,
        Qt.Key.Key_Return,
        Qt.Key.Key_N,
        Qt.Key.Key_Return,
        Qt.Key.Key_P,
        Qt.Key.Key_Return,
    ):
        QTest.keyClick(view, key)
    assert said == ["c", "a", "c"]
    before = view.picture.camera
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.picture.camera.x > before.x
    assert view.picture.camera.zoom == before.zoom + 1
    QTest.keyClick(view, Qt.Key.Key_0)
    for household in "abc":
        assert view.rect().contains(pixel(view, household))


def test_dragging_moves_the_ground_with_the_pointer(view: MapView) -> None:
    """A drag is no click: letting go over a home must not open it."""
    said: list[str] = []
    view.chosen.connect(said.append)
    start, before = QPoint(400, 500), pixel(view, "c")
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(-30, -20))
    QTest.mouseMove(view, start + QPoint(-60, -40))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(-60, -40))
    assert (pixel(view, "c") - before - QPoint(-60, -40)).manhattanLength() <= 1
    assert said == []


def test_a_reader_hears_what_a_glance_tells(view: MapView) -> None:
    view.show_route(["c", "a"], None, None)
    view.choose("c")
    told = view.accessibleDescription()
    assert "3 " in told
    assert "stop 1" in told or "第 1 站" in told
    assert "周国梁" in told


def test_the_way_is_drawn_from_its_start_by_the_stops_to_its_finish(view: MapView) -> None:
    start, finish = (119.49, 30.09), (119.53, 30.12)
    view.show_route(["c", "gone", "a"], start, finish)
    homes = view.picture.homes
    assert view.picture.way() == [plane(start), homes.places[2], homes.places[0], plane(finish)]
