"""The moods of a household's visits over time, as a small line between very unhappy and very happy (R3.2)."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridsteward.desktop.drawing import paint_text
from gridsteward.desktop.session import Session
from gridsteward.records.page import VisitEntry

MOST = 12
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class MoodPoint(Struct, frozen=True):
    """A visit's day (ISO) and the mean mood of its moments, -2 to 2."""

    day: str
    mood: float


def mood_points(visits: Sequence[VisitEntry]) -> list[MoodPoint]:
    """Return the last visits that left a mood, oldest first."""
    with_mood = [each for each in visits if each.touchpoints][:MOST]
    return [
        MoodPoint(each.visit.started_at[:10], sum(t.mood for t in each.touchpoints) / len(each.touchpoints))
        for each in reversed(with_mood)
    ]


class MoodCurve(QWidget):
    """Painted: three lines named in words, a dot a visit, its face, its day beneath."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.points: list[MoodPoint] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        session.theme.changed.connect(self.update)

    def show_visits(self, visits: Sequence[VisitEntry]) -> None:
        """Show these visits' moods; one alone is no curve."""
        self.points = mood_points(visits)
        self.setVisible(len(self.points) > 1)
        words = self._session.words
        told = [f"{point.day} {words(f'mood.{round(point.mood)}')}" for point in self.points]
        self.setAccessibleName(self.tr("Moods of the visits"))
        self.setAccessibleDescription(", ".join(told))
        self.setToolTip("\n".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for three lines and the days."""
        line = QFontMetrics(self._session.theme.font("caption")).height()
        return QSize(320, 6 * line)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the curve."""
        theme, words = self._session.theme, self._session.words
        font = theme.font("caption")
        metrics = QFontMetrics(font)
        names = {mood: words(f"mood.{mood}") for mood in (2, 0, -2)}
        gutter = max(metrics.horizontalAdvance(name) for name in names.values()) + theme.space.s
        line = metrics.height()
        field = QRectF(
            gutter, line / 2 + 2, self.width() - gutter - theme.space.m, self.height() - 2 * line - 6
        )
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for mood, name in names.items():
                y = _height(field, mood)
                place = QRect(0, round(y - line / 2), gutter - theme.space.s, line)
                paint_text(painter, place, name, font=font, colour=theme.colour("quiet"), align=_RIGHT)
                painter.setPen(QPen(theme.colour("line"), 1))
                painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            self._paint_points(painter, field)

    def _paint_points(self, painter: QPainter, field: QRectF) -> None:
        theme = self._session.theme
        font = theme.font("caption")
        metrics = QFontMetrics(font)
        wide = metrics.horizontalAdvance("00-00") + theme.space.s
        step = (field.width() - wide) / max(1, len(self.points) - 1)
        spots = [
            QPointF(field.left() + wide / 2 + at * step, _height(field, point.mood))
            for at, point in enumerate(self.points)
        ]
        painter.setPen(QPen(theme.colour("brand"), 1.8))
        painter.drawPolyline(spots)
        every = max(1, round(wide / step + 0.5)) if step else 1
        last = len(spots) - 1
        side = theme.shape.icon
        for at, (spot, point) in enumerate(zip(spots, self.points, strict=True)):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(spot, side / 2, side / 2)
            face = QRectF(spot.x() - side / 2, spot.y() - side / 2, side, side)
            theme.paint_glyph(painter, face, f"mood{round(point.mood)}", tone="brand")
            if (last - at) % every == 0:
                place = QRect(
                    round(spot.x() - wide / 2),
                    round(self.height() - metrics.height()),
                    wide,
                    metrics.height(),
                )
                day = f"{int(point.day[5:7])}/{int(point.day[8:10])}"
                paint_text(painter, place, day, font=font, colour=theme.colour("quiet"), align=_CENTRE)


def _height(field: QRectF, mood: float) -> float:
    return field.center().y() - mood / 4 * field.height()
