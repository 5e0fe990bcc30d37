"""What stands on the map: a home by its light, a spot of several, a stop with its number, names."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from gridsteward.desktop.drawing import paint_text
from gridsteward.desktop.map.homes import Spot
from gridsteward.desktop.theme import Theme
from gridsteward.desktop.tokens import Role

_CENTRE: Final = Qt.AlignmentFlag.AlignCenter
_SIDE: Final = 22
RADIUS: Final = 7.0
STOP_RADIUS: Final = 12.0


def _shape(tone: str, middle: QPointF, radius: float) -> QPainterPath:
    """Return the outline that tells a light apart without its colour, as everywhere in the window."""
    path = QPainterPath()
    if tone == "watch":
        corners = [QPointF(0, -radius), QPointF(radius, 0.85 * radius), QPointF(-radius, 0.85 * radius)]
        path.addPolygon(QPolygonF([middle + corner for corner in corners]))
        path.closeSubpath()
    elif tone == "alarm":
        side = 0.85 * radius
        path.addRoundedRect(QRectF(middle.x() - side, middle.y() - side, 2 * side, 2 * side), 2, 2)
    else:
        path.addEllipse(middle, 0.85 * radius, 0.85 * radius)
    return path


class MarkPen:
    """Draws with the theme in force; a home's mark is drawn once and copied thousands of times."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[tuple[str, bool, float], QPixmap] = {}
        theme.changed.connect(self._kept.clear)

    def home(self, painter: QPainter, place: QPointF, *, tone: str, guessed: bool) -> None:
        """Draw a home; hollow where its place is a guess."""
        scale = painter.device().devicePixelRatioF()
        key = (tone, guessed, scale)
        if key not in self._kept:
            self._kept[key] = self._draw(*key)
        painter.drawPixmap(place - QPointF(_SIDE / 2, _SIDE / 2), self._kept[key])

    def _draw(self, tone: str, guessed: bool, scale: float) -> QPixmap:
        picture = QPixmap(round(_SIDE * scale), round(_SIDE * scale))
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(_SIDE / 2, _SIDE / 2)
        surface, colour = self._theme.colour("surface"), self._theme.colour(tone or "brand")
        path = _shape(tone, middle, RADIUS)
        painter.setPen(QPen(surface, 3.5 if guessed or tone == "unknown" else 3))
        painter.setBrush(surface)
        painter.drawPath(path)
        pen = QPen(colour, 1.8)
        if tone == "unknown":
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([1.1, 1.1])
        painter.setPen(pen if guessed or tone == "unknown" else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if guessed or tone == "unknown" else QBrush(colour))
        painter.drawPath(path)
        if tone == "unknown" and not guessed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(middle, 2, 2)
        painter.end()
        return picture

    def spot_radius(self, count: int) -> float:
        """Return how large a spot of `count` homes is, in pixels."""
        return 11.0 + 2.5 * len(str(count))

    def spot(self, painter: QPainter, place: QPointF, spot: Spot) -> None:
        """Draw a spot of several homes: how many, and the worst light among them."""
        theme, count = self._theme, len(spot.homes)
        radius = self.spot_radius(count)
        pen = QPen(theme.colour("brand"), 1.5)
        if spot.guessed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("surface" if spot.guessed else "brand_soft"))
        painter.drawEllipse(place, radius, radius)
        box = QRect(
            round(place.x() - radius), round(place.y() - radius), round(2 * radius), round(2 * radius)
        )
        paint_text(
            painter, box, str(count), font=theme.font("caption"), colour=theme.colour("ink"), align=_CENTRE
        )
        if spot.tone in ("alarm", "watch"):
            side = 0.72 * radius
            self.home(painter, place + QPointF(side, -side), tone=spot.tone, guessed=False)

    def way(self, painter: QPainter, places: Sequence[QPointF]) -> None:
        """Draw the line from stop to stop."""
        if len(places) < 2:
            return
        for colour, width in (("surface", 5.0), ("link", 2.5)):
            painter.setPen(
                QPen(
                    self._theme.colour(colour),
                    width,
                    Qt.PenStyle.SolidLine,
                    Qt.PenCapStyle.RoundCap,
                    Qt.PenJoinStyle.RoundJoin,
                )
            )
            painter.drawPolyline(QPolygonF(list(places)))

    def stop(self, painter: QPainter, place: QPointF, number: int, *, guessed: bool) -> None:
        """Draw a stop with its number; hollow where its place is a guess."""
        theme = self._theme
        link, surface = theme.colour("link"), theme.colour("surface")
        painter.setPen(QPen(link if guessed else surface, 2))
        painter.setBrush(surface if guessed else link)
        painter.drawEllipse(place, STOP_RADIUS, STOP_RADIUS)
        side = round(STOP_RADIUS)
        box = QRect(round(place.x()) - side, round(place.y()) - side, 2 * side, 2 * side)
        ink = theme.colour("ink") if guessed else surface
        paint_text(
            painter, box, str(number), font=theme.font("caption", bold=True), colour=ink, align=_CENTRE
        )

    def end(self, painter: QPainter, place: QPointF) -> None:
        """Draw where the day begins or ends."""
        theme = self._theme
        side = 7.0
        painter.setPen(QPen(theme.colour("surface"), 2))
        painter.setBrush(theme.colour("ink"))
        painter.drawRoundedRect(QRectF(place.x() - side, place.y() - side, 2 * side, 2 * side), 2, 2)

    def ring(self, painter: QPainter, place: QPointF, radius: float) -> None:
        """Draw the ring around what is chosen."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in (("surface", 5.0), ("ink", 2.0)):
            painter.setPen(QPen(self._theme.colour(colour), width))
            painter.drawEllipse(place, radius, radius)

    def label_box(self, place: QPointF, text: str, role: Role = "caption") -> QRectF:
        """Return the room a name takes, centred at a place."""
        metrics = QFontMetrics(self._theme.font(role))
        wide, tall = metrics.horizontalAdvance(text) + 2 * self._theme.space.xs, metrics.height() + 2
        return QRectF(place.x() - wide / 2, place.y() - tall / 2, wide, tall)

    def label(self, painter: QPainter, place: QPointF, text: str, *, role: Role = "caption") -> None:
        """Draw a name on a ground that any tile leaves legible."""
        box = self.label_box(place, text, role)
        ground = QColor(self._theme.colour("surface"))
        ground.setAlpha(215)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 3, 3)
        paint_text(
            painter,
            box.toAlignedRect(),
            text,
            font=self._theme.font(role),
            colour=self._theme.colour("ink"),
            align=_CENTRE,
        )

    def callout(self, painter: QPainter, place: QPointF, lines: Sequence[str], within: QRectF) -> None:
        """Draw what is told of a home beside it, inside the window; the first line is its name."""
        theme = self._theme
        air = theme.space.s
        roles: list[Role] = ["strong" if at == 0 else "caption" for at in range(len(lines))]
        metrics = [QFontMetrics(theme.font(role)) for role in roles]
        most = within.width() - 4 * air
        wide = min(
            most, max(m.horizontalAdvance(t) for m, t in zip(metrics, lines, strict=True)) + 2 * air + 2
        )
        tall = sum(m.height() for m in metrics) + 2 * air
        left = place.x() + 14 if place.x() + 14 + wide <= within.right() - 2 else place.x() - 14 - wide
        left = max(within.left() + 2, min(left, within.right() - wide - 2))
        top = max(within.top() + 2, min(place.y() - tall / 2, within.bottom() - tall - 2))
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(QRectF(left, top, wide, tall), theme.shape.corner, theme.shape.corner)
        line_top = top + air
        for text, role, measure in zip(lines, roles, metrics, strict=True):
            box = QRect(round(left) + air, round(line_top), round(wide) - 2 * air, measure.height())
            colour = theme.colour("ink" if role == "strong" else "quiet")
            paint_text(painter, box, text, font=theme.font(role), colour=colour)
            line_top += measure.height()
