"""The moods of a household's visits, moment by moment, with the most intense and the last of each (R3.2)."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridsteward.desktop.drawing import paint_text
from gridsteward.desktop.session import Session
from gridsteward.desktop.theme import Theme
from gridsteward.operations.emotions import VisitMoods, moods_of
from gridsteward.records.page import VisitEntry
from gridsteward.words import Words

MOST: Final = 12
NAMED: Final = (2, 0, -2)
_STEP: Final = 12.0  # pixels between two moments of a visit, at most
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class MoodPoint(Struct, frozen=True):
    """A visit's day (ISO), the moods of its moments, and how many of its plans there were and came about."""

    day: str
    moods: VisitMoods
    planned: int = 0
    done: int = 0


def mood_points(visits: Sequence[VisitEntry]) -> list[MoodPoint]:
    """Return the last visits that left a mood, oldest first."""
    found: list[MoodPoint] = []
    for entry in visits:
        moods = moods_of(entry.touchpoints)
        if moods is not None and len(found) < MOST:
            visit = entry.visit
            planned = bool(visit.planned_peak) + bool(visit.planned_ending)
            found.append(
                MoodPoint(visit.started_at[:10], moods, planned, visit.peak_done + visit.ending_done)
            )
    return found[::-1]


def mood_height(field: QRectF, mood: float) -> float:
    """Return where a mood stands in a field that runs from very unhappy to very happy."""
    return field.center().y() - mood / 4 * field.height()


def paint_moods(painter: QPainter, theme: Theme, words: Words, size: QSize) -> QRectF:
    """Draw the three lines named in words; return the field between them, days go below it."""
    font = theme.font("caption")
    metrics = QFontMetrics(font)
    names = {mood: words(f"mood.{mood}") for mood in NAMED}
    gutter = max(metrics.horizontalAdvance(name) for name in names.values()) + theme.space.s
    line = metrics.height()
    field = QRectF(
        gutter, line / 2 + 2, size.width() - gutter - theme.space.m, size.height() - 2.2 * line - 6
    )
    for mood, name in names.items():
        y = mood_height(field, mood)
        place = QRect(0, round(y - line / 2), gutter - theme.space.s, line)
        paint_text(painter, place, name, font=font, colour=theme.colour("quiet"), align=_RIGHT)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
    return field


class MoodCurve(QWidget):
    """Painted: a line through every moment; the face on the most intense one of a visit, a dot on its last."""

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
        told = [self._told(point) for point in self.points]
        self.setAccessibleName(self.tr("Moods of the visits"))
        self.setAccessibleDescription(", ".join(told))
        self.setToolTip("\n".join(told))
        self.update()

    def _told(self, point: MoodPoint) -> str:
        words = self._session.words
        peak, ending = (words(f"mood.{mood}") for mood in (point.moods.peak_mood, point.moods.ending_mood))
        said = self.tr("{day}: most intense {peak}, at the end {ending}")
        text = said.format(day=point.day, peak=peak, ending=ending)
        if point.planned:
            plan = self.tr("planned {planned}, came about {done}")
            text += " · " + plan.format(planned=point.planned, done=point.done)
        return text

    def sizeHint(self) -> QSize:
        """Return room for three lines and the days."""
        line = QFontMetrics(self._session.theme.font("caption")).height()
        return QSize(320, round(6.6 * line))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the curve."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            field = paint_moods(painter, self._session.theme, self._session.words, self.size())
            if self.points:
                self._paint_points(painter, field)

    def _paint_points(self, painter: QPainter, field: QRectF) -> None:
        theme = self._session.theme
        slot = field.width() / len(self.points)
        spots = [
            self._spots(field, field.left() + (at + 0.5) * slot, slot, point.moods)
            for at, point in enumerate(self.points)
        ]
        painter.setPen(QPen(theme.colour("edge"), 1.2))
        painter.drawPolyline([spot for visit in spots for spot in visit])
        painter.setPen(QPen(theme.colour("brand"), 2))
        for visit in spots:
            painter.drawPolyline(visit)
        every = max(
            1, round((QFontMetrics(theme.font("caption")).horizontalAdvance("00/00") + 8) / slot + 0.5)
        )
        last = len(self.points) - 1
        for at, (point, visit) in enumerate(zip(self.points, spots, strict=True)):
            self._paint_visit(painter, point, visit)
            if (last - at) % every == 0:
                self._paint_day(painter, point, field.left() + (at + 0.5) * slot, slot * every)

    @staticmethod
    def _spots(field: QRectF, middle: float, slot: float, moods: VisitMoods) -> list[QPointF]:
        count = len(moods.moods)
        step = min(_STEP, 0.7 * slot / max(1, count - 1))
        left = middle - step * (count - 1) / 2
        return [QPointF(left + at * step, mood_height(field, mood)) for at, mood in enumerate(moods.moods)]

    def _paint_visit(self, painter: QPainter, point: MoodPoint, spots: Sequence[QPointF]) -> None:
        theme, moods = self._session.theme, point.moods
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("brand"))
        for spot in spots:
            painter.drawEllipse(spot, 2, 2)
        ending = spots[moods.ending]
        painter.setPen(QPen(theme.colour("surface"), 1.5))
        painter.drawEllipse(ending, 5.5, 5.5)
        side, peak = theme.shape.icon - 2, spots[moods.peak]
        if moods.peak == moods.ending:
            peak = QPointF(peak.x(), peak.y() + (14 if moods.peak_mood > 0 else -14))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(peak, side / 2, side / 2)
        face = QRectF(peak.x() - side / 2, peak.y() - side / 2, side, side)
        theme.paint_glyph(painter, face, f"mood{moods.peak_mood}", tone="brand")

    def _paint_day(self, painter: QPainter, point: MoodPoint, middle: float, room: float) -> None:
        theme = self._session.theme
        font = theme.font("caption")
        metrics = QFontMetrics(font)
        day = f"{int(point.day[5:7])}/{int(point.day[8:10])}"
        wide, flag = metrics.horizontalAdvance(day), 14 if point.planned else 0
        top = self.height() - metrics.height()
        left = middle - (wide + flag) / 2
        place = QRect(round(middle - room / 2), top, round(room), metrics.height())
        if flag:
            tone = "good" if point.done == point.planned else "quiet"
            box = QRectF(left, top + (metrics.height() - 12) / 2, 12, 12)
            theme.paint_glyph(painter, box, "flag", tone=tone)
            place = QRect(round(left + flag), top, wide + 2, metrics.height())
        paint_text(painter, place, day, font=font, colour=theme.colour("quiet"), align=_CENTRE)
