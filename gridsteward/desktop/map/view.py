"""The map: homes and the way of a day, moved and zoomed by pointer, fingers and keys; no network is asked."""

from collections.abc import Callable, Sequence
from math import atan2
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QMenu

from gridsteward.desktop.errors import explain
from gridsteward.desktop.map.homes import Gathered, MapHome, Spot
from gridsteward.desktop.map.marks import RADIUS
from gridsteward.desktop.map.mercator import MOST_ZOOM, TILE, Camera, plane
from gridsteward.desktop.map.picture import MapPicture
from gridsteward.desktop.map.surface import FIT_MARGIN, MapSurface
from gridsteward.desktop.map.tiles import TileLayer
from gridsteward.desktop.session import Session
from gridsteward.desktop.widgets.buttons import Button
from gridsteward.desktop.wording import listed
from gridsteward.operations.maps import drawn_at, map_file
from gridsteward.records.plan import Placed, Point
from gridsteward.records.tiles import TileFileInfo

_CHOSEN_ZOOM: Final = 16.5
_DRAG: Final = 6
_STEP: Final = 80.0
_MENU: Final = 40


class MapView(MapSurface):
    """Shows homes and a way; a click on a home says `chosen`, one on a spot of several comes nearer."""

    chosen = Signal(str)  # household

    def __init__(self, session: Session) -> None:
        super().__init__(MapPicture(session.theme, self._lines, self._length), session.theme)
        self.setProperty("layered", True)  # marks lie over one another, as on any map
        self._session = session
        self._pressed: QPointF | None = None
        self._dragging = False
        theme = session.theme
        self.nearer = Button(theme, "+", name_for_readers=self.tr("Nearer"))
        self.farther = Button(theme, "−", name_for_readers=self.tr("Farther"))
        self.whole = Button(theme, self.tr("All homes"))
        self.way = Button(theme, self.tr("The way"), icon="route")
        for button, act in (
            (self.nearer, lambda: self._zoom(1)),
            (self.farther, lambda: self._zoom(-1)),
            (self.whole, self.fit_all),
            (self.way, self.fit_route),
        ):
            button.setParent(self)
            button.clicked.connect(act)
        self.nearer.setToolTip(self.tr("Nearer (+)"))
        self.farther.setToolTip(self.tr("Farther (−)"))
        self.whole.setToolTip(self.tr("Show all homes (0)"))
        self.way.setToolTip(self.tr("Show the whole way (R)"))
        theme.changed.connect(self._lay_out)
        self._given: tuple[MapHome, ...] = ()
        self._way_given: tuple[tuple[str, ...], Point | None, Point | None] = (), None, None
        self._tell()
        session.map_changed.connect(self.read_map)
        self.read_map()

    # ------------------------------------------------------------------ what is shown

    def show_homes(self, homes: Sequence[MapHome]) -> None:
        """Show these homes; the view stays where somebody moved it."""
        self._given = tuple(homes)
        self.picture.homes = Gathered(homes, [self._place((each.longitude, each.latitude)) for each in homes])
        self.picture.homes.leave_out(self.picture.stops)
        self.picture.hovered = ""
        self.picture.chosen = self.picture.chosen if self.picture.chosen in self.picture.homes.at else ""
        self._shown()

    def show_route(self, stops: Sequence[str], start: Point | None, finish: Point | None) -> None:
        """Show the way from `start` by the homes `stops` to `finish`; no stops and no ends: no way."""
        self._way_given = tuple(stops), start, finish
        self.picture.stops = list(stops)
        self.picture.homes.leave_out(self.picture.stops)
        ends = [(start, self.tr("Start")), (finish, self.tr("Finish"))]
        if start is not None and start == finish:
            ends = [(start, self.tr("Start and finish")), (finish, "")]
        self.picture.ends = [(*self._place(point), text) for point, text in ends if point is not None]
        self.picture.closed = start is not None, finish is not None
        if self._fitted is not None:
            self._fitted = self.fit_route if self.picture.way() else self.fit_all
        self._shown()

    def choose(self, household_id: str) -> None:
        """Let a home stand out, moving there where it is out of view or within a spot; "" for none."""
        index = self.picture.homes.at.get(household_id)
        self.picture.chosen = household_id if index is not None else ""
        if index is not None:
            x, y = self.picture.homes.places[index]
            spot = self.picture.homes.spot_of(index, self.picture.camera)
            zoom = self.picture.camera.zoom
            if spot is not None and len(spot.homes) > 1 and zoom < _CHOSEN_ZOOM:
                zoom = _CHOSEN_ZOOM
            left, top = self.picture.camera.screen(x, y)
            seen = QRectF(self.rect()).adjusted(30, 30, -30, -30).contains(left, top)
            if not seen or zoom != self.picture.camera.zoom:
                self._fitted = None
                self._look(Camera(x, y, zoom, self.width(), self.height()))
        self._tell()
        self.update()

    def _place(self, point: Point) -> tuple[float, float]:
        """Return where a place is drawn: over the tiles, in their system."""
        tiles = self.picture.tiles
        return plane(point if tiles is None else drawn_at(point, tiles.file.datum))

    # ------------------------------------------------------------------ the map file

    def read_map(self) -> None:
        """Look which map file was chosen, and draw it under the homes."""
        area = self._session.area
        self._session.tasks.run(
            "map.file", lambda: map_file(area), self._have_map, failed=self._no_map, owner=self
        )

    def _have_map(self, file: TileFileInfo | None) -> None:
        tiles = None if file is None else TileLayer(file, self._session.tasks, parent=self)
        if tiles is not None:
            tiles.arrived.connect(self.update)
        self._use(tiles, file.attribution if file is not None else "")

    def _no_map(self, error: Exception) -> None:
        """Say below why there are no tiles; the homes are shown all the same."""
        self._use(None, explain(error, self._session.words).what)

    def _use(self, tiles: TileLayer | None, foot: str) -> None:
        before, self.picture.tiles, self.picture.foot = self.picture.tiles, tiles, foot
        if before is not None:
            before.deleteLater()
        self.show_homes(self._given)
        self.show_route(*self._way_given)

    def _shown(self) -> None:
        self.way.setVisible(bool(self.picture.way()))
        if self._fitted is not None:
            self._fitted()
        self._tell()
        self._lay_out()

    def _tell(self) -> None:
        """Say to a screen reader what a glance tells."""
        self.setAccessibleName(self.tr("Map"))
        guessed = sum(each.placed != Placed.OWN for each in self.picture.homes.homes)
        parts = [self.tr("{count} homes").format(count=len(self.picture.homes.homes))]
        if guessed:
            parts.append(self.tr("{count} of them at a guessed place").format(count=guessed))
        if self.picture.stops:
            parts.append(self.tr("a way with {count} stops").format(count=len(self.picture.stops)))
        if self.picture.chosen:
            parts.append(
                self.tr("chosen: {name}").format(
                    name=listed(self._session.words, self._lines(self.picture.chosen))
                )
            )
        parts.append(self.tr("arrow keys move, plus and minus zoom, N goes to the next home, Enter opens it"))
        self.setAccessibleDescription(listed(self._session.words, parts))

    def _lines(self, household_id: str) -> list[str]:
        """Return what is told of a home: name; stop and class; light; that its place is a guess."""
        home = self.picture.homes.homes[self.picture.homes.at[household_id]]
        lines = [home.name]
        if household_id in self.picture.stops:
            lines.append(self.tr("stop {number}").format(number=self.picture.stops.index(household_id) + 1))
        if home.relation_class:
            lines.append(
                self._session.words.section("relation_class").get(home.relation_class, home.relation_class)
            )
        light = {
            "good": self.tr("care light green"),
            "watch": self.tr("care light yellow"),
            "alarm": self.tr("care light red"),
            "unknown": self.tr("care light not known"),
        }.get(home.tone)
        if light:
            lines.append(light)
        guess = {
            Placed.NEIGHBOURS: self.tr("place guessed from the neighbours"),
            Placed.VILLAGE: self.tr("place guessed: middle of the village"),
            Placed.AREA: self.tr("place guessed: middle of the area"),
        }.get(home.placed)
        if guess:
            lines.append(guess)
        return lines

    def _length(self, metres: float) -> str:
        """Word the length of the scale's bar."""
        if metres >= 1000:
            return self.tr("{length} km").format(length=f"{metres / 1000:g}")
        return self.tr("{length} m").format(length=f"{metres:g}")

    # ------------------------------------------------------------------ pointer and fingers

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragging = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the map, or name what is under the pointer."""
        place = event.position()
        if self._pressed is not None:
            gone = place - self._pressed
            if self._dragging or gone.manhattanLength() >= _DRAG:
                self._dragging, self._pressed, self._fitted = True, place, None
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self._look(self.picture.camera.moved(-gone.x(), -gone.y()))
            return
        found = self.picture.at(place)
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        hovered = found if isinstance(found, str) else ""
        if hovered != self.picture.hovered:
            self.picture.hovered = hovered
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the home that was clicked, or open the spot."""
        pressed, dragged = self._pressed, self._dragging
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        self._pressed, self._dragging = None, False
        self.unsetCursor()
        if not dragged:
            self._open(self.picture.at(event.position()), event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Come nearer where nothing stands."""
        if self.picture.at(event.position()) is None:
            self._zoom(1, event.position())

    def _open(self, found: Spot | str | None, place: QPointF) -> None:
        if isinstance(found, str):
            self._pick(found)
        elif found is not None:
            self._open_spot(found, place)

    def _pick(self, household_id: str) -> None:
        self.picture.chosen = household_id
        self._tell()
        self.update()
        self.chosen.emit(household_id)

    def _open_spot(self, spot: Spot, place: QPointF) -> None:
        """Come so near that the homes part; where they lie on one place offer their names."""
        places = [self.picture.homes.places[index] for index in spot.homes]
        camera = self.picture.camera.fitted(places, margin=FIT_MARGIN, most=MOST_ZOOM)
        wide = max(x for x, _ in places) - min(x for x, _ in places)
        tall = max(y for _, y in places) - min(y for _, y in places)
        if self.picture.camera.zoom < MOST_ZOOM and max(wide, tall) * TILE * 2**MOST_ZOOM > RADIUS:
            self._fitted = None
            nearer = Camera(
                camera.x,
                camera.y,
                max(camera.zoom, self.picture.camera.zoom + 1),
                camera.width,
                camera.height,
            )
            self._look(nearer)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names = sorted((self.picture.homes.homes[index] for index in spot.homes), key=lambda each: each.name)
        for each in names[:_MENU]:
            menu.addAction(each.name).triggered.connect(
                lambda _on=False, household=each.household_id: self._pick(household)
            )
        if len(names) > _MENU:
            menu.addAction(self.tr("and {count} more").format(count=len(names) - _MENU)).setEnabled(False)
        menu.popup(self.mapToGlobal(place.toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Name nothing any more."""
        super().leaveEvent(event)
        self.picture.hovered = ""
        self.update()

    # ------------------------------------------------------------------ keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do by keys everything the pointer can."""
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Left: lambda: self._pan(-_STEP, 0),
            Qt.Key.Key_Right: lambda: self._pan(_STEP, 0),
            Qt.Key.Key_Up: lambda: self._pan(0, -_STEP),
            Qt.Key.Key_Down: lambda: self._pan(0, _STEP),
            Qt.Key.Key_Plus: lambda: self._zoom(1),
            Qt.Key.Key_Equal: lambda: self._zoom(1),
            Qt.Key.Key_Minus: lambda: self._zoom(-1),
            Qt.Key.Key_0: self.fit_all,
            Qt.Key.Key_R: self.fit_route,
            Qt.Key.Key_N: lambda: self._walk(1),
            Qt.Key.Key_P: lambda: self._walk(-1),
            Qt.Key.Key_Return: self._enter,
            Qt.Key.Key_Enter: self._enter,
        }
        act = acts.get(event.key())
        if act is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            act()

    def _enter(self) -> None:
        if self.picture.chosen:
            self.chosen.emit(self.picture.chosen)

    def _walk(self, step: int) -> None:
        """Choose the next stop; without a way the next home, going around the middle of all."""
        order = [each for each in self.picture.stops if each in self.picture.homes.at] or self._around()
        if not order:
            return
        at = (
            order.index(self.picture.chosen) + step
            if self.picture.chosen in order
            else (0 if step > 0 else -1)
        )
        self.choose(order[at % len(order)])

    def _around(self) -> list[str]:
        homes = self.picture.homes
        if not homes.homes:
            return []
        middle_x = sum(x for x, _ in homes.places) / len(homes.places)
        middle_y = sum(y for _, y in homes.places) / len(homes.places)
        turns = sorted(
            (atan2(y - middle_y, x - middle_x), index) for index, (x, y) in enumerate(homes.places)
        )
        return [homes.homes[index].household_id for _, index in turns]

    def _lay_out(self) -> None:
        air = self._theme.space.s
        right = self.width() - air
        side = self.nearer.sizeHint().height()
        top = air
        for button in (self.nearer, self.farther):
            button.setGeometry(right - side, top, side, side)
            top += side + air // 2
        left = air
        for button in (self.whole, self.way):
            hint = button.sizeHint()
            button.setGeometry(left, air, hint.width(), hint.height())
            left += hint.width() + air // 2
        self.update()
