"""A map file under the homes: upside down, shifted or silently missing it would lead to the wrong door."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from gridsteward.desktop.map.homes import MapHome
from gridsteward.desktop.map.mercator import Camera, plane
from gridsteward.desktop.map.view import MapView
from gridsteward.desktop.pages.settings.map_file import MapFile
from gridsteward.desktop.session import Session
from gridsteward.operations import maps
from gridsteward.records.coordinates import Datum
from gridsteward.records.faults import Fault
from gridsteward.records.plan import Point

MakeMap = Callable[..., Path]

DOOR: Point = (119.5, 30.1)
ZOOM = 12
WORLD = 2**ZOOM
X, Y = (int(each * WORLD) for each in plane(DOOR))
# red where DOOR is, blue in the row north of it
AROUND = {
    (ZOOM, X + by, WORLD - 1 - Y + north): colour
    for by in (-1, 0, 1)
    for north, colour in enumerate(("#ff0000", "#0000ff"))
}


@pytest.fixture
def view(session: Session, qtbot: QtBot) -> MapView:
    made = MapView(session)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.show_homes([MapHome(household_id="a", name="龙桂香", longitude=DOOR[0], latitude=DOOR[1])])
    return made


def colour_at(view: MapView, right: float, down: float) -> str:
    """Return the colour at a place of DOOR's tile, in tiles from its north-west corner."""
    view.grab()  # asks for the tiles that are missing
    place = QPointF(*view.picture.camera.screen((X + right) / WORLD, (Y + down) / WORLD)).toPoint()
    return QColor(view.grab().toImage().pixel(place)).name()


def test_tiles_lie_where_they_belong(
    view: MapView, session: Session, make_map: MakeMap, qtbot: QtBot
) -> None:
    """Rows are counted from the south in the file and from the north on screen; nearer ones are drawn larger."""
    settings = MapFile(session)
    qtbot.addWidget(settings)
    settings.take(make_map("a.mbtiles", AROUND, attribution="<a href='x'>somebody</a>", format="png"))
    view.picture.camera = Camera((X + 0.5) / WORLD, Y / WORLD, ZOOM, 600, 400)
    assert colour_at(view, 0.4, 0.3) == "#ff0000"
    assert colour_at(view, 0.4, -0.3) == "#0000ff"
    view.picture.camera = Camera((X + 0.5) / WORLD, Y / WORLD, ZOOM + 3.0, 600, 400)
    assert colour_at(view, 0.53, 0.04) == "#ff0000"
    assert colour_at(view, 0.53, -0.04) == "#0000ff"
    assert view.picture.foot == "somebody"
    assert "a.mbtiles" in settings.name.text


def test_homes_move_onto_the_roofs_of_a_chinese_map(
    view: MapView, session: Session, make_map: MakeMap
) -> None:
    maps.set_map_datum(session.area, Datum.GCJ02)
    maps.choose_map(session.area, make_map("a.mbtiles", AROUND))
    session.map_changed.emit()
    assert view.picture.homes.places == [plane(maps.drawn_at(DOOR, Datum.GCJ02))]
    maps.forget_map(session.area)
    session.map_changed.emit()
    assert view.picture.homes.places == [plane(DOOR)]


def test_a_stick_that_was_pulled_out_is_told_of_and_the_homes_stay(
    view: MapView, session: Session, make_map: MakeMap
) -> None:
    path = make_map("a.mbtiles", AROUND)
    maps.choose_map(session.area, path)
    session.map_changed.emit()
    path.unlink()
    view.grab()  # asks for tiles that are gone by now
    session.map_changed.emit()
    assert "a.mbtiles" in view.picture.foot
    assert view.picture.tiles is None
    assert len(view.picture.homes.homes) == 1


def test_a_file_that_is_no_map_is_refused_and_the_one_before_stays(
    session: Session, tmp_path: Path, make_map: MakeMap
) -> None:
    good = make_map("good.mbtiles", AROUND)
    maps.choose_map(session.area, good)
    foreign, text, cut = (tmp_path / f"{name}.mbtiles" for name in ("foreign", "text", "cut"))
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE other (a)")
    text.write_bytes(b"no database at all, " * 100)
    cut.write_bytes(good.read_bytes()[:2000])
    for path, kind in (
        (foreign, "tiles_not_a_map"),
        (text, "tiles_not_a_map"),
        (cut, "tiles_not_a_map"),
        (make_map("vector.mbtiles", {(0, 0, 0): b"\x1f\x8bvector"}, format="pbf"), "tiles_vector"),
        (make_map("empty.mbtiles", {}), "tiles_empty"),
        (tmp_path / "none.mbtiles", "tiles_missing"),
    ):
        with pytest.raises(Fault) as caught:
            maps.choose_map(session.area, path)
        assert caught.value.kind == kind
    assert maps.map_path(session.area) == good
